// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/scan.h"

#include <charconv>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

bool is_word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

}  // namespace

Folded::Folded(std::string_view original) {
  folded_.reserve(original.size());
  map_.reserve(original.size() + 1);
  for (std::size_t at = 0; at < original.size();) {
    const std::size_t here = at;
    const char32_t c = vietnamese::lower(vietnamese::bare(base::next_code_point(original, at)));
    base::append_utf8(folded_, c == 0xA0 ? U' ' : c);
    while (map_.size() < folded_.size()) map_.push_back(static_cast<std::uint32_t>(here));
  }
  map_.push_back(static_cast<std::uint32_t>(original.size()));
}

std::size_t Folded::find_word(std::string_view words, std::size_t from) const {
  for (std::size_t at = folded_.find(words, from); at != std::string::npos; at = folded_.find(words, at + 1))
    if (is_whole_word(folded_, at, words.size())) return at;
  return std::string_view::npos;
}

bool Folded::starts_with_word(std::string_view words) const {
  return folded_.starts_with(words) && is_whole_word(folded_, 0, words.size());
}

bool is_whole_word(std::string_view folded, std::size_t at, std::size_t length) {
  const bool free_before = at == 0 || !is_word_byte(folded[at - 1]) || !is_word_byte(folded[at]);
  const std::size_t end = at + length;
  const bool free_behind =
      end >= folded.size() || length == 0 || !is_word_byte(folded[end]) || !is_word_byte(folded[end - 1]);
  return free_before && free_behind;
}

bool folded_contains(std::string_view text, std::string_view words) { return Folded(text).contains_word(words); }
bool folded_starts_with(std::string_view text, std::string_view words) { return Folded(text).starts_with_word(words); }

bool ends_sentence(std::string_view text) {
  text = vietnamese::trim(text);
  if (text.empty()) return false;
  const char32_t last = base::code_point_before(text, text.size());
  if (last == U'.' || last == U';' || last == U':' || last == U'!' || last == U'?' || last == U'…') return true;
  // a sentence may close inside quotation marks or a bracket
  if (last == U'”' || last == U'"' || last == U')') {
    std::string encoded;
    base::append_utf8(encoded, last);
    const std::string_view inner = text.substr(0, text.size() - encoded.size());
    const char32_t before = inner.empty() ? 0 : base::code_point_before(inner, inner.size());
    return before == U'.' || before == U'!' || before == U'?' || before == U'…';
  }
  return false;
}

int to_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end != digits.data() ? value : 0;
}

std::string_view strip_closing(std::string_view text) {
  text = vietnamese::trim(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ';' || text.back() == ',' || text.back() == '/')) {
    if (text.back() == '/' && !text.ends_with("./")) break;
    text.remove_suffix(1);
    text = vietnamese::trim(text);
  }
  return text;
}

}  // namespace compiler
