// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/lines.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "documents/read/genre.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

bool is_unseen(char32_t c) {
  if (c < 0x20) return c != U'\t' && c != U'\n' && c != U'\v' && c != U'\f' && c != U'\r';
  return (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0xFFFC || (c >= 0xFE00 && c <= 0xFE0F);
}

bool joins_symbols(char32_t c) { return vietnamese::is_upper(c) || vietnamese::is_digit(c); }

// Hyphens of every kind look alike and are one character in "QĐ-UBND". A soft hyphen shows only where programs put it
// for a hard one, between the parts of a document's symbol.
char32_t as_printed(char32_t before, char32_t c, char32_t after) {
  if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2212 || c == 0xF02D) return U'-';
  if (c == 0xAD && joins_symbols(before) && vietnamese::is_upper(after)) return U'-';
  if (c == 0xF0B7 || c == 0xF0A7 || c == 0xF076 || c == 0xF0D8) return U'•';
  return c;
}

std::string seen(std::string_view printed) {
  std::string out;
  out.reserve(printed.size());
  char32_t before = 0;
  for (std::size_t at = 0; at < printed.size();) {
    const char32_t c = base::next_code_point(printed, at);
    std::size_t next = at;
    const char32_t after = at < printed.size() ? base::next_code_point(printed, next) : 0;
    const char32_t shown = as_printed(before, c, after);
    if (!is_unseen(shown)) base::append_utf8(out, shown);
    before = c;
  }
  return out;
}

// Most lines are tidy as they stand: letters that no normalisation changes, and single spaces.
bool is_tidy(std::string_view text) {
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    char32_t c = byte;
    if (byte < 0x80)
      ++at;
    else
      c = base::next_code_point(text, at);
    if (c == U' ' && space) return false;
    space = c == U' ';
    const bool stable = (c >= 0x20 && c < 0x7F) || (c > 0xA0 && c < 0x300 && c != 0xAD) ||
                        (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2013 && c < 0x2028);
    if (!stable) return false;
  }
  return true;
}

}  // namespace

bool set_text(Line& line, std::string_view printed) {
  const std::string_view trimmed = vietnamese::trim(printed);
  if (is_tidy(trimmed)) {
    line.text = std::string(trimmed);
    line.source.clear();
    return !trimmed.empty();
  }
  line.text = vietnamese::tidy(vietnamese::to_nfc(seen(trimmed)));
  line.source = line.text == trimmed ? std::string() : std::string(trimmed);
  // Broken bytes show as the replacement character in the source as in the text.
  if (!base::is_valid_utf8(line.source)) line.source = base::from_code_points(base::to_code_points(line.source));
  if (line.source == line.text) line.source.clear();
  return !line.text.empty();
}

std::vector<std::string_view> file_lines(std::string_view text) {
  // A lone carriage return ends a line only in files that know no other end.
  const char end = text.find('\n') == std::string_view::npos ? '\r' : '\n';
  std::vector<std::string_view> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(end, from), text.size());
    lines.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return lines;
}

Start start_after_break(std::string_view before, std::string_view text) {
  const std::string_view label = text.substr(0, text.find(' '));
  if (label.size() < text.size() && is_row_label(label) &&
      !vietnamese::is_letter(base::code_point_before(label, label.size())))
    return Start::paragraph;
  const bool ended = before.empty() || std::string_view(".;:!?").find(before.back()) != std::string_view::npos;
  return !ended && vietnamese::starts_lower(text) ? Start::continuation : Start::unknown;
}

void number_tables(std::vector<Line>& lines) {
  std::map<int, int> numbers;
  for (Line& line : lines)
    if (line.cell) line.cell->table = numbers.emplace(line.cell->table, static_cast<int>(numbers.size())).first->second;
}

double indent_columns(std::string_view line) {
  int columns = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = base::next_code_point(line, at);
    if (c == U'\f' || c == 0xFEFF || c == 0x200B) continue;
    if (!vietnamese::is_space(c)) return columns;
    columns = c == U'\t' ? (columns / 8 + 1) * 8 : columns + 1;
  }
  return columns;
}

bool Emphasis::bold() const { return letters > 0 && bold_letters * 5 >= letters * 4; }
bool Emphasis::italic() const { return letters > 0 && italic_letters * 5 >= letters * 4; }

void Emphasis::count(char32_t c, bool is_bold, bool is_italic) {
  if (!vietnamese::is_letter(c) && !vietnamese::is_digit(c)) return;
  ++letters;
  bold_letters += is_bold ? 1 : 0;
  italic_letters += is_italic ? 1 : 0;
}

base::Error too_many_lines(const Limits& limits) {
  return {base::ErrorKind::too_large,
          "Văn bản có hơn " + std::to_string(limits.lines) + " dòng, vượt quá giới hạn cho phép."};
}

bool report(const Options& options, std::string_view step, int done, int total) {
  return !options.progress || options.progress({step, done, total});
}

base::Error cancelled() { return {base::ErrorKind::cancelled, "Việc đọc tệp đã bị dừng theo yêu cầu."}; }

}  // namespace documents
