// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/blocks.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "compiler/fields.h"
#include "compiler/scan.h"
#include "compiler/units.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

using documents::Document;
using documents::Line;
using documents::Part;
using documents::Start;

// How the lines of a document came to be, measured over its body.
struct Setting {
  bool guessed = false;       // `paragraphs` follows from how the lines begin only
  bool paragraphs = false;    // a line is a paragraph: word processors, web pages, unwrapped text
  bool blanks_speak = false;  // blank lines stand between paragraphs and not after every line
  double width = 80;          // letters of a full line
};

Setting measure(const Source& source, Lines range) {
  std::vector<std::size_t> lengths;
  std::size_t blanks = 0, known = 0, counted = 0, very_long = 0, lower = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (source.dropped[i] || source.cells[i]) continue;
    const Line& line = source.document.lines[i];
    const std::size_t length = base::count_code_points(line.text);
    ++counted;
    if (line.start != Start::unknown) ++known;
    if (line.blank_lines_before > 0) ++blanks;
    if (length > 150) ++very_long;
    if (vietnamese::starts_lower(line.text) && read_label(line.text, source.damaged).marker == Marker::none) ++lower;
    if (length > 20) lengths.push_back(length);
  }
  Setting setting;
  if (counted == 0) return setting;
  // wrapped lines begin with a small letter again and again
  const bool unwrapped = counted >= 8 && lower * 12 < counted && !source.damaged;
  setting.paragraphs = known * 2 > counted || very_long > 5 || very_long * 4 > counted || unwrapped;
  setting.guessed = setting.paragraphs && known * 2 <= counted;
  setting.blanks_speak = blanks * 10 > counted && blanks * 10 < counted * 6;
  if (!lengths.empty()) {
    std::sort(lengths.begin(), lengths.end());
    setting.width = static_cast<double>(lengths[lengths.size() * 9 / 10]);
  }
  return setting;
}

bool ends_open(std::string_view text) {
  return text.ends_with(',') || text.ends_with('-') || text.ends_with('(') || text.ends_with('/');
}

// "…theo khoản" + "5. Điều này": a number that belongs to the sentence before it.
bool number_continues(std::string_view before) {
  static constexpr std::array<std::string_view, 9> words = {"so",   "ngay", "thang", "nam", "khoan",
                                                            "dieu", "quy",  "muc",   "diem"};
  const std::vector<std::string_view> parts = vietnamese::words(before);
  if (parts.empty()) return false;
  const std::string last = vietnamese::fold(parts.back());
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return last == w; });
}

class Builder {
 public:
  Builder(const Source& source, Lines range) : source_(source), setting_(measure(source, range)) {}

  std::vector<Block> build(Lines range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (source_.dropped[i]) continue;
      if (source_.cells[i]) {
        add_table(source_.cells[i]->table);
        continue;
      }
      add(i);
    }
    return std::move(blocks_);
  }

 private:
  const Line& line(std::size_t i) const { return source_.document.lines[i]; }

  void add_table(int table) {
    if (!blocks_.empty() && blocks_.back().table == table) return;
    Block block;
    block.table = table;
    blocks_.push_back(std::move(block));
    open_ = false;
  }

  void add(std::size_t i) {
    const Label label = read_label(line(i).text, source_.damaged);
    if (!open_ || begins_block(i, label)) {
      Block block;
      block.label = label;
      block.text = line(i).text;
      block.pieces.push_back({static_cast<int>(i), 0, 0, block.text.size()});
      block.bold = line(i).bold;
      block.italic = line(i).italic;
      block.centred = line(i).centred;
      blocks_.push_back(std::move(block));
      open_ = true;
    } else {
      append(blocks_.back(), i);
    }
    last_ = i;
  }

  void append(Block& block, std::size_t i) const {
    while (block.text.ends_with("--")) block.text.pop_back();
    const bool hyphen = block.text.size() > 1 && block.text.back() == '-' && block.text[block.text.size() - 2] != ' ';
    if (!hyphen) block.text.push_back(' ');
    if (block.pieces.back().in_block + block.pieces.back().length > block.text.size())
      block.pieces.back().length = block.text.size() - block.pieces.back().in_block;
    block.pieces.push_back({static_cast<int>(i), block.text.size(), 0, line(i).text.size()});
    if (block.label.marker != Marker::none && block.label.length + 1 == block.text.size())
      block.label.length = block.text.size();
    block.text += line(i).text;
    block.bold = block.bold && line(i).bold;
  }

  bool begins_block(std::size_t i, const Label& label) const {
    const Line& now = line(i);
    const Line& before = line(last_);
    const Block& block = blocks_.back();
    if (block.label.marker != Marker::none && block.body().empty()) return label.marker != Marker::none;
    if (now.start == Start::paragraph) return !continues_heading(i, label);
    if (now.start == Start::continuation) return false;
    if (continues_heading(i, label)) return false;
    if (is_field(now.text)) return true;
    if (label.marker != Marker::none && really_begins(now, before, label)) return true;
    const bool full_stop = ends_sentence(before.text);
    const bool upper = begins_upper(now.text);
    // the formula that closes a plan begins a paragraph of its own
    if (full_stop && folded_starts_with(now.text, "tren day la")) return true;
    // a heading in capitals ends where the capitals do
    if (block.label.marker == Marker::roman && vietnamese::is_all_upper(block.body()) &&
        !vietnamese::is_all_upper(now.text) && !ends_open(before.text))
      return true;
    // a heading that is nothing but the names of units
    if (upper && block.pieces.size() == 1 && block.label.marker != Marker::none && !(before.bold && now.bold) &&
        is_unit_list(block.body()))
      return true;
    const auto length = static_cast<double>(base::count_code_points(before.text));
    const double with_next_word = length + 1 + static_cast<double>(first_word_length(now.text));
    if (setting_.guessed && !full_stop && with_next_word > 0.85 * setting_.width && length < 130) return false;
    if (setting_.paragraphs)
      return now.start != Start::continuation && !(vietnamese::starts_lower(now.text) && !full_stop);
    if (now.blank_lines_before > 0 && setting_.blanks_speak) return full_stop || upper || before.bold != now.bold;
    if (ends_open(before.text)) return false;
    if (before.bold && !now.bold && upper && block.label.marker != Marker::none && block.pieces.size() <= 3 &&
        length < 0.9 * setting_.width)
      return true;
    if (!upper) return false;
    if (full_stop) return length < 0.86 * setting_.width;
    if (setting_.blanks_speak) return false;
    // the line ended although the next word had room
    return with_next_word < 0.8 * setting_.width;
  }

  static bool is_unit_list(std::string_view text) {
    text = strip_closing(text);
    return vietnamese::words(text).size() > 1 && begins_with_unit(text) && leading_units(text) >= text.size();
  }

  static std::size_t first_word_length(std::string_view text) {
    return base::count_code_points(text.substr(0, text.find(' ')));
  }

  // "I. MỤC ĐÍCH," + "YÊU CẦU": the rest of a heading in capitals.
  bool continues_heading(std::size_t i, const Label& label) const {
    const Line& now = line(i);
    const Block& block = blocks_.back();
    if (label.marker != Marker::none || block.label.marker == Marker::none) return false;
    const Line& before = line(last_);
    if (vietnamese::is_all_upper(block.body()) && vietnamese::is_all_upper(now.text))
      return !setting_.blanks_speak || now.blank_lines_before == 0;
    // a bold heading cut in two paragraphs: "3. Đề nghị …, Hội Liên hiệp" + "Phụ nữ Thành phố …"
    return block.bold && now.bold && before.bold && !ends_sentence(before.text) &&
           block.label.marker != Marker::roman && base::count_code_points(block.text) > 40 && !is_field(now.text);
  }

  // A label at the start of a wrapped line may only look like one.
  bool really_begins(const Line& now, const Line& before, const Label& label) const {
    if (setting_.paragraphs) return true;
    const bool full_stop = ends_sentence(before.text);
    if (label.marker == Marker::dash) {
      const std::string_view rest = std::string_view(now.text).substr(label.length);
      const auto length = static_cast<double>(base::count_code_points(before.text));
      return full_stop || !vietnamese::starts_lower(rest) || length <= 0.69 * setting_.width;
    }
    if (label.marker == Marker::number || label.marker == Marker::decimal)
      return full_stop || !number_continues(before.text);
    return true;
  }

  static bool begins_upper(std::string_view text) {
    std::size_t at = 0;
    if (text.empty()) return false;
    const char32_t c = base::next_code_point(text, at);
    return vietnamese::is_upper(c) || c == U'“' || c == U'"' || c == U'(';
  }

  const Source& source_;
  Setting setting_;
  std::vector<Block> blocks_{};
  bool open_ = false;
  std::size_t last_ = 0;
};

}  // namespace

Source::Source(const Document& d) : document(d), damaged(d.ocr || d.restored) {
  cells.reserve(d.lines.size());
  dropped.reserve(d.lines.size());
  const bool printed =
      d.format == documents::Format::text || d.format == documents::Format::pdf || d.format == documents::Format::image;
  for (const Line& line : d.lines) {
    cells.push_back(line.cell);
    bool letters = false, digits_only = true;
    for (std::size_t at = 0; at < line.text.size();) {
      const char32_t c = base::next_code_point(line.text, at);
      letters = letters || vietnamese::is_letter(c) || vietnamese::is_digit(c);
      digits_only = digits_only && (vietnamese::is_digit(c) || c == U' ' || c == U'-');
    }
    const bool page_number = printed && digits_only && line.text.size() <= 7 && !line.cell;
    dropped.push_back(line.part != Part::body || !letters || page_number);
  }
}

Span Block::span(std::size_t from, std::size_t to) const {
  Span span;
  for (const Piece& piece : pieces) {
    const std::size_t end = piece.in_block + piece.length;
    if (end <= from && !(from == to && end == from)) continue;
    if (piece.in_block >= to && span.known()) break;
    if (!span.known()) {
      span.first = piece.line;
      span.from = piece.in_line + (from > piece.in_block ? from - piece.in_block : 0);
    }
    span.last = piece.line;
    span.to = piece.in_line + std::min(piece.length, to > piece.in_block ? to - piece.in_block : 0);
  }
  return span;
}

std::vector<Block> build_blocks(const Source& source, Lines range) { return Builder(source, range).build(range); }

Block join_lines(const Source& source, const std::vector<std::size_t>& lines) {
  Block block;
  for (const std::size_t i : lines) {
    const Line& line = source.document.lines[i];
    if (!block.text.empty()) {
      while (block.text.ends_with("--")) block.text.pop_back();
      const bool hyphen = block.text.size() > 1 && block.text.back() == '-' && block.text[block.text.size() - 2] != ' ';
      if (!hyphen) block.text.push_back(' ');
    } else {
      block.bold = line.bold;
      block.italic = line.italic;
      block.centred = line.centred;
    }
    block.pieces.push_back({static_cast<int>(i), block.text.size(), 0, line.text.size()});
    block.text += line.text;
    block.bold = block.bold && line.bold;
  }
  return block;
}

}  // namespace compiler
