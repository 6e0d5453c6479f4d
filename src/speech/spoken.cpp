// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/spoken.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "speech/number_words.h"
#include "speech/reader.h"
#include "vietnamese/text.h"

namespace speech {
namespace {

using vietnamese::trim;

constexpr std::string_view ends = ".!?", pauses = ".!?,;:";

bool ends_with_one_of(std::string_view text, std::string_view marks) {
  return !text.empty() && marks.find(text.back()) != std::string_view::npos;
}

// "I.", "1.", "1.2.", "12)", "a)" at the head of a line, as they are spoken.
std::string label_words(std::u32string_view head) {
  constexpr std::size_t longest = 9, longest_number = 3;
  if (head.size() < 2 || head.size() > longest || (head.back() != U'.' && head.back() != U')')) return {};
  const bool bracket = head.back() == U')';
  head.remove_suffix(1);
  if (const int roman = roman_value(head); roman > 0) return in_words(roman);
  if (head.size() == 1 && vietnamese::is_letter(head[0])) return bracket ? Table::builtin().letters(head) : "";
  std::string words;
  for (std::size_t at = 0; at <= head.size();) {
    const std::string digits = digits_at(head, at);
    if (digits.empty() || digits.size() > longest_number) return {};
    words += (words.empty() ? "" : " chấm ") + in_words(digits);
    at += digits.size();
    if (at == head.size()) return words;
    if (head[at++] != U'.') return {};
  }
  return {};
}

struct Line {
  std::string text{};
  bool begins_piece = false;  // it had a bullet, a label or a heading's mark, or stands behind an empty line
};

// Takes bullets and heading marks away; a label becomes a word of its own.
Line line_of(std::string_view text) {
  Line line;
  text = trim(text);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view bullet : {"- ", "+ ", "* ", "• ", "● ", "– ", "— ", "· ", "▪ ", "✓ ", "> "}) {
      if (!text.starts_with(bullet)) continue;
      text = trim(text.substr(bullet.size()));
      line.begins_piece = again = true;
    }
    const std::size_t hashes = text.find_first_not_of('#');
    if (hashes != std::string_view::npos && hashes > 0 && text[hashes] == ' ') {
      text = trim(text.substr(hashes));
      line.begins_piece = again = true;
    }
  }
  const std::size_t space = std::min(text.find(' '), text.size());
  const std::string label = space < text.size() ? label_words(base::to_code_points(text.substr(0, space))) : "";
  line.text = label;
  if (!label.empty()) {
    line.text += ". ";
    text = trim(text.substr(space));
    line.begins_piece = true;
  }
  line.text += text;
  return line;
}

// A line that goes on with the one before: no bullet, a small letter, and nothing ended there.
bool goes_on(std::string_view before, const Line& line) {
  return !before.empty() && !line.begins_piece && vietnamese::starts_lower(line.text) &&
         !ends_with_one_of(before, ".!?;:");
}

std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  bool gap = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\r\f\v"), text.size());
    Line line = line_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.text.empty()) {
      gap = true;
      continue;
    }
    if (!gap && goes_on(pieces.back(), line))
      pieces.back() += " " + line.text;
    else
      pieces.push_back(std::move(line.text));
    gap = false;
  }
  return pieces;
}

// Where a line of at most `most` letters had best end, in bytes: behind a mark, before a joining word, at a space.
std::size_t place_of_breath(std::string_view text, std::size_t most) {
  constexpr std::size_t least = 40;  // letters: shorter breaths sound torn
  std::size_t at = 0, mark = 0, joint = 0, space = 0;
  bool late_mark = false;  // a mark in the first half only is no reason for a short line
  for (std::size_t letters = 0; letters < most && at < text.size(); ++letters) {
    const std::size_t from = at;
    base::next_code_point(text, at);
    if (text[from] != ' ' || letters < least) continue;
    space = from;
    if (ends_with_one_of(text.substr(0, from), ",;:")) {
      mark = from;
      late_mark = letters * 2 > most;
    }
    for (const std::string_view word :
         {" và ", " để ", " nhưng ", " hoặc ", " theo ", " trong ", " của ", " do ", " từ "})
      if (text.substr(from).starts_with(word)) joint = from;
  }
  if (at == text.size()) return at;
  for (const std::size_t place : {late_mark ? mark : joint, std::max(mark, joint), space})
    if (place > 0) return place;
  return at;
}

void add_breaths(std::vector<std::string>& lines, std::string_view sentence) {
  constexpr std::size_t enough = 4 * longest_breath;  // bytes: that many hold a breath in any case
  while (base::count_code_points(sentence.substr(0, enough)) >= longest_breath) {  // a mark may come to its end
    const std::size_t end = place_of_breath(sentence, longest_breath - 1);         // one letter is kept for the mark
    std::string line(trim(sentence.substr(0, end)));
    if (!ends_with_one_of(line, pauses)) line += ',';
    lines.push_back(std::move(line));
    sentence = trim(sentence.substr(end));
  }
  if (!sentence.empty()) lines.emplace_back(sentence);
}

}  // namespace

std::string spoken(std::string_view text) {
  std::vector<std::string> lines;
  Reader reader(Table::builtin());
  for (const std::string& piece : pieces_of(vietnamese::to_nfc(text))) {
    const std::string words = reader.read(piece);
    if (words.empty()) continue;
    if (!lines.empty()) {
      std::string& before = lines.back();
      if (ends_with_one_of(before, ",;"))
        before.back() = '.';
      else if (!ends_with_one_of(before, pauses))
        before += '.';
    }
    std::string_view rest = words;
    for (std::size_t at = 0; at < rest.size(); ++at) {
      if (ends.find(rest[at]) == std::string_view::npos || at + 1 >= rest.size() || rest[at + 1] != ' ') continue;
      add_breaths(lines, trim(rest.substr(0, at + 1)));
      rest = trim(rest.substr(at + 1));
      at = 0;
    }
    add_breaths(lines, rest);
  }
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

}  // namespace speech
