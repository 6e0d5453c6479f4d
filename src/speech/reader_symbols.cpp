// SPDX-License-Identifier: AGPL-3.0-or-later
// Symbols of documents (281/KH-SKHCN) and addresses of the net.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "speech/number_words.h"
#include "speech/reader.h"
#include "vietnamese/text.h"

namespace speech {
namespace {

constexpr View closing = U".,;:!?)]}>\"'”’»…";

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

bool is_net_address(View token) {
  if (token.find(U"://") != View::npos || token.starts_with(U"www.")) return true;
  const std::size_t at = token.find(U'@');
  if (at != View::npos && at > 0) return token.find(U'.', at) != View::npos;
  const View host = token.substr(0, token.find(U'/'));
  if (!std::all_of(host.begin(), host.end(),
                   [](char32_t c) { return is_ascii_letter(c) || vietnamese::is_digit(c) || c == U'.' || c == U'-'; }))
    return false;
  constexpr std::array<View, 7> ends{U".vn", U".com", U".org", U".net", U".edu", U".info", U".asia"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](View end) { return host.size() > end.size() && host.ends_with(end); });
}

std::string_view name_of_sign(char32_t c) {
  switch (c) {
    case U'.':
      return "chấm";
    case U'/':
      return "gạch chéo";
    case U'-':
      return "gạch ngang";
    case U'_':
      return "gạch dưới";
    case U'@':
      return "a còng";
    case U':':
      return "hai chấm";
    case U'?':
      return "hỏi chấm";
    case U'=':
      return "bằng";
    case U'&':
      return "và";
    case U'#':
      return "thăng";
    case U'%':
      return "phần trăm";
    case U'+':
      return "cộng";
    default:
      return "";
  }
}

bool has_vowel(View letters) {
  return std::any_of(letters.begin(), letters.end(),
                     [](char32_t c) { return View(U"aeiouy").find(vietnamese::bare(c)) != View::npos; });
}

std::vector<View> parts_of(View token) {
  std::vector<View> parts;
  for (std::size_t from = 0; from <= token.size();) {
    const std::size_t to = std::min(token.find_first_of(U"/-–", from), token.size());
    parts.push_back(token.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

bool is_all_digits(View part) {
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char32_t c) { return vietnamese::is_digit(c); });
}

}  // namespace

bool Reader::address() {
  if (!at_word_start()) return false;
  View address = token();
  if (const std::size_t bracket = address.find_first_of(U"<>\"”»,;"); bracket != View::npos)
    address = address.substr(0, bracket);
  while (!address.empty() && closing.find(address.back()) != View::npos) address.remove_suffix(1);
  if (!is_net_address(address)) return false;
  const std::size_t end = at_ + address.size();
  if (const std::size_t scheme = address.find(U"://"); scheme != View::npos)
    address.remove_prefix(scheme + View(U"://").size());
  while (!address.empty() && address.back() == U'/') address.remove_suffix(1);
  for (std::size_t i = 0; i < address.size();) {
    if (const std::string digits = digits_at(address, i); !digits.empty()) {
      say(digit_words(digits));
      i += digits.size();
      continue;
    }
    std::size_t to = i;
    while (is_letter_at(address, to)) ++to;
    if (to == i) {
      say(name_of_sign(address[i++]));
      continue;
    }
    std::u32string run(address.substr(i, to - i));
    for (char32_t& c : run) c = vietnamese::lower(c);
    if (const std::string* name = table_.find(Table::Of::host, run))
      say(*name);
    else
      say(has_vowel(run) ? base::from_code_points(run) : table_.letters(run));
    i = to;
  }
  done(end, Value::none);
  return true;
}

// Parts in capitals, of which numbers stand only in front; some part must have two letters and, where no number leads,
// be one that is known.
bool Reader::is_symbol(View token, std::size_t& numbers) const {
  const std::vector<View> parts = parts_of(token);
  constexpr std::size_t most_parts = 8;
  if (parts.size() > most_parts) return false;
  numbers = 0;
  while (numbers < parts.size() && is_all_digits(parts[numbers])) ++numbers;
  constexpr std::size_t most_numbers = 2;  // number and year
  if (numbers > most_numbers || numbers == parts.size()) return false;
  bool known = false, long_part = false;
  for (std::size_t i = numbers; i < parts.size(); ++i) {
    const View part = parts[i];
    const bool in_table = table_.knows_symbol(part);
    const bool capitals = !part.empty() && std::all_of(part.begin(), part.end(), [](char32_t c) {
      return vietnamese::is_upper(c) || vietnamese::is_digit(c) || c == U'&';
    });
    if (!in_table && (!capitals || vietnamese::is_digit(part[0]))) return false;
    known = known || in_table;
    long_part = long_part || part.size() > 1;
  }
  return long_part && (numbers > 0 || (known && parts.size() > 1));
}

void Reader::say_symbol_number(const std::string& digits, bool first) {
  constexpr std::size_t year_digits = 4;
  if (!first && digits.size() == year_digits) return say("năm " + in_words(digits));
  const bool zero_led = digits.size() > 1 && digits[0] == '0';
  const std::size_t zeros = zero_led ? std::min(digits.find_first_not_of('0'), digits.size() - 1) : 0;
  std::string words;
  for (std::size_t i = 0; i < zeros; ++i) words += "không ";
  say(words + in_words(digits));
}

bool Reader::symbol() {
  const bool behind_slash = at_ > 0 && text_[at_ - 1] == U'/';
  if (!at_word_start()) return false;
  constexpr std::size_t most = 80;
  std::size_t end = at_;
  while (end < text_.size() && end - at_ < most &&
         (vietnamese::is_letter(text_[end]) || vietnamese::is_digit(text_[end]) ||
          View(U"/-–&").find(text_[end]) != View::npos))
    ++end;
  while (end > at_ && !vietnamese::is_letter(text_[end - 1]) && !vietnamese::is_digit(text_[end - 1])) --end;
  const View whole = View(text_).substr(at_, end - at_);
  // an entry as long as this has a better reading
  if (const auto found = table_.longest(Table::Of::word, text_, at_); found && found->end >= end) return false;
  std::size_t numbers = 0;
  if (!is_symbol(whole, numbers)) return false;
  const std::vector<View> parts = parts_of(whole);
  if (behind_slash && parts.size() == 1) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) pause(',');
    if (i < numbers)
      say_symbol_number(base::from_code_points(parts[i]), i == 0);
    else
      say(table_.symbol_part(parts[i], i == numbers));
  }
  done(end, Value::none);
  return true;
}

}  // namespace speech
