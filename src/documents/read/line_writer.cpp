// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/line_writer.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "documents/read/lines.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

// Letters that only Unicode has: text of an old font cannot hold them.
bool has_unicode_vietnamese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if ((c >= 0x1EA0 && c <= 0x1EF9) || c == U'ă' || c == U'Ă' || c == U'đ' || c == U'Đ' || c == U'ơ' || c == U'Ơ' ||
        c == U'ư' || c == U'Ư')
      return true;
  }
  return false;
}

}  // namespace

bool PieceLine::printed() const {
  return std::any_of(pieces.begin(), pieces.end(),
                     [](const Piece& piece) { return !vietnamese::trim(piece.text).empty(); });
}

void PieceLine::append(std::string_view text, const Piece& look) {
  if (text.empty()) return;
  const bool same = !pieces.empty() && pieces.back().bold == look.bold && pieces.back().italic == look.italic &&
                    pieces.back().capitals == look.capitals && pieces.back().font == look.font;
  if (!same) {
    pieces.push_back(look);
    pieces.back().text.clear();
  }
  pieces.back().text += text;
}

void LineWriter::paragraph(const std::vector<PieceLine>& lines, const std::string& label, const Line& like) {
  bool unicode = false;
  for (const PieceLine& line : lines)
    for (const Piece& piece : line.pieces) unicode = unicode || has_unicode_vietnamese(piece.text);
  Line line = like;
  line.cell = part == Part::body ? cell : std::nullopt;
  line.part = part;
  bool first = true;
  for (const PieceLine& pieces : lines) {
    if (error_) return;
    line.start = first ? Start::paragraph : Start::unknown;
    line.place = pieces.place;
    if (write(pieces, first ? label : std::string(), line, unicode)) first = false;
  }
}

bool LineWriter::write(const PieceLine& source, const std::string& label, Line line, bool unicode) {
  const std::vector<Piece>& pieces = source.pieces;
  std::string printed = label.empty() ? std::string() : label + " ";
  Emphasis emphasis;
  std::size_t largest = 0;
  for (std::size_t i = 0; i < pieces.size();) {
    // Letter and mark of VNI may stand in two runs.
    const vietnamese::FontEncoding font = unicode ? vietnamese::FontEncoding::unicode : pieces[i].font;
    const bool capitals = pieces[i].capitals;
    std::string text;
    for (; i < pieces.size() && (unicode || pieces[i].font == font) && pieces[i].capitals == capitals; ++i) {
      const Piece& piece = pieces[i];
      text += piece.text;
      for (std::size_t at = 0; at < piece.text.size();)
        emphasis.count(base::next_code_point(piece.text, at), piece.bold, piece.italic);
      if (piece.text.size() <= largest) continue;
      largest = piece.text.size();
      line.font_size = piece.size;
    }
    if (font != vietnamese::FontEncoding::unicode) {
      text = vietnamese::from_font(text, font);
      if (encoding_.empty()) encoding_ = font == vietnamese::FontEncoding::vni ? "VNI" : "TCVN3";
    }
    printed += capitals ? vietnamese::upper(text) : text;
  }
  if (!set_text(line, printed)) return false;
  if (lines_.size() >= options_.limits.lines) {
    error_ = too_many_lines(options_.limits);
    return false;
  }
  line.bold = emphasis.bold();
  line.italic = emphasis.italic();
  if (line.start == Start::unknown) line.start = start_after_break(lines_.back().text, line.text);
  line.blank_lines_before = std::exchange(blank_, 0);
  lines_.push_back(std::move(line));
  return true;
}

bool LineWriter::go_on() {
  if (!error_ && ++steps_ % 256 == 0 && !report(options_, "Đọc văn bản", 0, 1)) error_ = cancelled();
  return !error_;
}

}  // namespace documents
