// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/labels.h"

#include <array>
#include <cctype>

#include "base/utf8.h"
#include "compiler/scan.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

constexpr std::array<std::string_view, 23> letters = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                                      "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_blanks(std::string_view line, std::size_t at) {
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

// The code point at `at`, or 0 behind the end.
char32_t peek(std::string_view line, std::size_t at) {
  if (at >= line.size()) return 0;
  return base::next_code_point(line, at);
}

bool begins_item(std::string_view line, std::size_t at, bool blank_between) {
  const char32_t c = peek(line, at);
  // the label stands alone, its text on the next line
  if (c == 0) return true;
  return blank_between || vietnamese::is_upper(c) || c == U'“' || c == U'"';
}

// "A. MỤC TIÊU": a capital before a heading in capitals.
Label read_capital(std::string_view line) {
  if (line.size() < 6 || line[0] < 'A' || line[0] > 'H' || (line[1] != '.' && line[1] != ')')) return {};
  const std::size_t behind = skip_blanks(line, 2);
  const std::string_view rest = line.substr(behind);
  if (rest.size() < 4 || !vietnamese::is_all_upper(rest)) return {};
  return {Marker::part, std::string(line.substr(0, 1)), behind, true, line[1]};
}

Label read_part(std::string_view line) {
  if (Label label = read_capital(line); label.marker != Marker::none) return label;
  const Folded folded(line);
  for (const std::string_view word : {"phan thu", "phan", "chuong", "muc"}) {
    if (!folded.starts_with_word(word)) continue;
    std::size_t at = skip_blanks(folded.text(), word.size());
    const std::size_t from = at;
    while (at < folded.text().size() && folded.text()[at] != ' ' && folded.text()[at] != '.' &&
           folded.text()[at] != ':')
      ++at;
    const std::string number =
        vietnamese::upper(line.substr(folded.origin(from), folded.origin(at) - folded.origin(from)));
    static constexpr std::array<std::string_view, 6> words = {"NHAT", "HAI", "BA", "TU", "NAM", "SAU"};
    int value = roman_value(number);
    const std::string bare = vietnamese::upper(vietnamese::fold(number));
    for (std::size_t i = 0; i < words.size(); ++i)
      if (bare == words[i]) value = static_cast<int>(i) + 1;
    if (value == 0) continue;
    while (at < folded.text().size() &&
           (folded.text()[at] == '.' || folded.text()[at] == ':' || folded.text()[at] == ' '))
      ++at;
    return {Marker::part, std::string(line.substr(0, folded.origin(from))) + number, folded.origin(at), true};
  }
  if (folded.starts_with_word("dieu")) {
    std::size_t at = skip_blanks(folded.text(), 4);
    const std::size_t from = at;
    while (at < folded.text().size() && is_digit(folded.text()[at])) ++at;
    if (at > from && at < folded.text().size() && (folded.text()[at] == '.' || folded.text()[at] == ':'))
      return {Marker::article, "Điều " + std::string(folded.text().substr(from, at - from)),
              folded.origin(skip_blanks(folded.text(), at + 1)), true};
  }
  return {};
}

Label read_bullet(std::string_view line) {
  std::size_t at = 0;
  const char32_t c = line.empty() ? 0 : base::next_code_point(line, at);
  const bool dash = c == U'-' || c == U'–' || c == U'—' || c == U'•' || c == U'●' || c == U'▪' || c == U'◦' ||
                    c == U'○' || c == U'*' || c == U'■' || c == U'→' || c == U'·' || c == U'\uF0B7' || c == U'\uF02D' ||
                    c == U'−';
  if (!dash && c != U'+') return {};
  const std::size_t behind = skip_blanks(line, at);
  const char32_t next = peek(line, behind);
  // "-5 độ" is a number; "- 05 tin" is an item
  if (next == 0 || (behind == at && !vietnamese::is_letter(next) && next != U'“' && next != U'"')) return {};
  if (next == U'-' || next == c) return {};
  return {dash ? Marker::dash : Marker::plus, dash ? "-" : "+", behind, true};
}

// "(1)", "(a)"
Label read_bracket(std::string_view line) {
  if (line.empty() || line[0] != '(') return {};
  const std::size_t close = line.find(')');
  if (close == std::string_view::npos || close < 2 || close > 4) return {};
  const std::string_view inside = line.substr(1, close - 1);
  bool digits = true;
  for (const char c : inside) digits = digits && is_digit(c);
  if (!(digits && inside.size() <= 2) && letter_position(inside) == 0 && roman_value(vietnamese::upper(inside)) == 0)
    return {};
  const std::size_t behind = skip_blanks(line, close + 1);
  if (!begins_item(line, behind, behind > close + 1)) return {};
  return {Marker::bracket, "(" + std::string(inside) + ")", behind, true};
}

// "1.", "1)", "1/", "1.1.", "1.1"
Label read_number(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && is_digit(line[at])) ++at;
  if (at == 0 || at > 2) return {};
  std::size_t groups = 1;
  std::size_t end = at;
  while (end + 1 < line.size() && line[end] == '.' && is_digit(line[end + 1])) {
    std::size_t next = end + 1;
    while (next < line.size() && is_digit(line[next])) ++next;
    if (next - end > 3) return {};
    end = next;
    ++groups;
  }
  if (groups > 4) return {};
  const std::string text(line.substr(0, end));
  // "1- Nội dung", as Party documents number
  const bool hyphen = end + 1 < line.size() && line[end] == '-' && line[end + 1] == ' ' &&
                      begins_item(line, skip_blanks(line, end + 1), false);
  if (end < line.size() && (line[end] == '.' || line[end] == ')' || line[end] == '/' || hyphen)) {
    if (line[end] == '/' && end + 1 < line.size() && line[end + 1] != ' ') return {};
    const std::size_t behind = skip_blanks(line, end + 1);
    if (!begins_item(line, behind, behind > end + 1)) return {};
    return {groups > 1 ? Marker::decimal : Marker::number, text, behind, true, line[end]};
  }
  if (groups > 1 && end < line.size() && line[end] == ' ') {
    const std::size_t behind = skip_blanks(line, end);
    if (begins_item(line, behind, false)) return {Marker::decimal, text, behind, true};
  }
  return {};
}

Label read_roman(std::string_view line, bool damaged) {
  std::size_t at = 0;
  while (at < line.size() && (line[at] == 'I' || line[at] == 'V' || line[at] == 'X')) ++at;
  if (at > 0 && at <= 5 && at < line.size() && roman_value(line.substr(0, at)) > 0) {
    std::size_t mark = skip_blanks(line, at);
    if (mark < line.size() && (line[mark] == '.' || line[mark] == '/' || line[mark] == ')' || line[mark] == ':' ||
                               (line[mark] == '-' && mark == at))) {
      const std::size_t behind = skip_blanks(line, mark + 1);
      if (begins_item(line, behind, behind > mark + 1))
        return {Marker::roman, std::string(line.substr(0, at)), behind, true};
    }
  }
  if (!damaged) return {};
  // recognition reads the strokes of I as 1, l, |, !, T and two of them as H
  std::size_t to = 0;
  std::size_t count = 0;
  while (to < line.size() && count < 6) {
    std::size_t next = to;
    const char32_t c = base::next_code_point(line, next);
    if (!(c == U'I' || c == U'1' || c == U'l' || c == U'|' || c == U'!' || c == U'T' || c == U'H' || c == U'V' ||
          c == U'X' || c == U'L' || c == U'Ï' || c == U'Í' || c == U'Ì' || c == U'Y'))
      break;
    to = next;
    ++count;
  }
  if (to == 0 || to >= line.size() || (line[to] != '.' && line[to] != ',' && line[to] != ':')) return {};
  const std::size_t behind = skip_blanks(line, to + 1);
  std::string_view rest = line.substr(behind);
  if (rest.size() < 6 || !vietnamese::is_all_upper(rest)) return {};
  return {Marker::roman, std::string(line.substr(0, to)), behind, false};
}

Label read_letter(std::string_view line, bool damaged) {
  std::size_t at = 0;
  std::size_t count = 0;
  while (at < line.size() && count < 3) {
    std::size_t next = at;
    const char32_t c = base::next_code_point(line, next);
    if (c == U')' || c == U'.' || c == U'/' || c == U' ' || c == U'(') break;
    at = next;
    ++count;
  }
  if (count == 0 || count > 2 || at >= line.size()) return {};
  const std::string text(line.substr(0, at));
  const bool clean = letter_position(text) > 0;
  const char close = line[at];
  const std::size_t behind = skip_blanks(line, at + 1);
  const char32_t next = peek(line, behind);
  if (close == ')' && (clean || (damaged && !vietnamese::is_digit(peek(text, 0)))) && next != 0 &&
      (behind > at + 1 || vietnamese::is_upper(next)))
    return {Marker::letter, text, behind, clean, close};
  if (close == ')' && clean && next == 0) return {Marker::letter, text, line.size(), true, close};
  if ((close == '.' || close == '/') && clean && behind > at + 1 && vietnamese::is_upper(next))
    return {Marker::letter, text, behind, true, close};
  return {};
}

}  // namespace

int roman_value(std::string_view roman) {
  for (int value = 1; value <= 39; ++value)
    if (roman_numeral(value) == roman) return value;
  return 0;
}

std::string roman_numeral(int value) {
  static constexpr std::array<std::string_view, 10> ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  if (value < 1 || value > 39) return {};
  return std::string(static_cast<std::size_t>(value / 10), 'X') +
         std::string(ones[static_cast<std::size_t>(value % 10)]);
}

int letter_position(std::string_view letter) {
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (letters[i] == letter) return static_cast<int>(i) + 1;
  return 0;
}

std::string letter_at(int position) {
  if (position < 1 || position > static_cast<int>(letters.size())) return {};
  return std::string(letters[static_cast<std::size_t>(position) - 1]);
}

bool may_be(const Label& printed, std::string_view expected) {
  if (printed.text == expected) return true;
  if (printed.marker == Marker::roman) {
    const int value = roman_value(expected);
    if (value == 0) return false;
    // compare the number of strokes: H stands for two, every other glyph for one
    std::size_t strokes = 0;
    for (const char32_t c : base::to_code_points(printed.text)) strokes += c == U'H' ? 2 : 1;
    const std::size_t wanted = expected.size();
    return strokes + 1 >= wanted && strokes <= wanted + 1;
  }
  if (printed.marker == Marker::letter) {
    struct Confusion {
      std::string_view letter, seen_as;
    };
    static constexpr std::array<Confusion, 12> confusions = {{{"c", "¢ e ó ç o"},
                                                              {"đ", "d ä p b ä"},
                                                              {"d", "đ đ"},
                                                              {"e", "@ é ê c ẻ ẹ"},
                                                              {"g", "ø q 9 ø ợ ơ s ỡ"},
                                                              {"i", "ï í ì 1 l ! | ĩ ¡ j"},
                                                              {"l", "1 ] | I i ! )"},
                                                              {"h", "n b"},
                                                              {"a", "á à â ă 4 ả ạ"},
                                                              {"b", "6 h"},
                                                              {"k", "K x"},
                                                              {"m", "rn nn"}}};
    for (const Confusion& confusion : confusions)
      if (confusion.letter == expected)
        for (const std::string_view glyph : vietnamese::words(confusion.seen_as))
          if (glyph == printed.text) return true;
  }
  return false;
}

Label read_label(std::string_view line, bool damaged) {
  if (Label label = read_bullet(line); label.marker != Marker::none) return label;
  if (Label label = read_bracket(line); label.marker != Marker::none) return label;
  if (Label label = read_number(line); label.marker != Marker::none) {
    // "11. NỘI DUNG" in a recognised text may be the second Roman heading: the sequence decides
    return label;
  }
  if (Label label = read_roman(line, damaged); label.marker != Marker::none) return label;
  if (Label label = read_letter(line, damaged); label.marker != Marker::none) return label;
  return read_part(line);
}

}  // namespace compiler
