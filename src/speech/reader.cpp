// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/reader.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "speech/number_words.h"
#include "vietnamese/syllables.h"
#include "vietnamese/text.h"

namespace speech {
namespace {

using vietnamese::is_digit;
using vietnamese::is_letter;
using vietnamese::is_space;
using vietnamese::is_upper;

// Words that a Roman number may follow: quý II, khóa XIII, Đại hội XIV, khu vực I, phụ lục II.
constexpr std::array<std::string_view, 26> before_roman{
    "quý",  "phần", "chương", "mục", "khóa", "khoá", "thứ",  "kỷ",  "kỳ",  "hạng",  "cấp", "loại", "nhóm",
    "vùng", "vực",  "độ",     "hội", "tập",  "lục",  "đoạn", "đợt", "bậc", "quyển", "lần", "điều", "mức"};

// Behind a slash they say how often or to whom: "2 buổi/tuần"; "ngày/tháng/năm" is a list.
constexpr std::array<std::string_view, 9> rates{"giờ", "phút", "ngày", "tuần", "tháng", "quý", "năm", "người", "hộ"};

bool is_one_of(std::string_view word, const auto& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_mostly_capitals(View text) {
  constexpr std::size_t least = 6;
  std::size_t letters = 0, capitals = 0;
  for (const char32_t c : text) {
    letters += is_letter(c) ? 1 : 0;
    capitals += is_upper(c) ? 1 : 0;
  }
  constexpr std::size_t four_fifths = 4, of_five = 5;
  return letters >= least && capitals * of_five >= letters * four_fifths;
}

// ASEAN and UNESCO can be read as words, KHXHNV cannot.
bool can_be_read(View capitals) {
  constexpr std::size_t least = 5, a_third = 3;
  std::size_t vowels = 0;
  for (const char32_t c : capitals) {
    const char32_t bare = vietnamese::lower(vietnamese::bare(c));
    if (View(U"aeiouy").find(bare) != View::npos) ++vowels;
  }
  return capitals.size() >= least && vowels * a_third >= capitals.size();
}

}  // namespace

std::string Reader::read(std::string_view line) {
  text_ = base::to_code_points(line);
  at_ = 0;
  out_.clear();
  before_.clear();
  value_ = Value::none;
  after_roman_ = false;
  all_capitals_ = is_mostly_capitals(text_);
  while (at_ < text_.size()) {
    const char32_t c = text_[at_];
    if (is_space(c)) {
      ++at_;
    } else if (is_digit(c) || is_letter(c)) {
      if (address() || (is_digit(c) && value()) || roman() || symbol() || entry()) continue;
      word();
    } else {
      sign();
    }
  }
  return std::move(out_);
}

bool Reader::at_word_start() const { return at_ == 0 || !(is_letter(text_[at_ - 1]) || is_digit(text_[at_ - 1])); }

View Reader::token() const {
  constexpr std::size_t most = 300;  // nobody says a longer address, and a text without spaces is read in one go
  std::size_t end = at_;
  while (end < text_.size() && end - at_ < most && !is_space(text_[end])) ++end;
  return View(text_).substr(at_, end - at_);
}

std::string Reader::next_word() const {
  const std::size_t from = skip_spaces(text_, at_);
  std::size_t end = from;
  while (is_letter_at(text_, end)) ++end;
  return vietnamese::lower(base::from_code_points(View(text_).substr(from, end - from)));
}

void Reader::say(std::string_view words) {
  if (words.empty()) return;
  if (!out_.empty()) out_ += ' ';
  out_ += words;
}

void Reader::pause(char mark) {
  constexpr std::string_view strength = ",;:.!?";
  if (out_.empty()) return;
  const std::size_t had = strength.find(out_.back()), wanted = strength.find(mark);
  if (had == std::string_view::npos)
    out_ += mark;
  else if (wanted > had)
    out_.back() = mark;
}

void Reader::done(std::size_t end, Value value) {
  at_ = end;
  value_ = value;
  before_.clear();
  if (value != Value::roman) after_roman_ = false;
}

bool Reader::roman() {
  if (!at_word_start() || !(after_roman_ || is_one_of(before_, before_roman))) return false;
  std::size_t end = at_;
  while (is_letter_at(text_, end)) ++end;
  const int value = roman_value(View(text_).substr(at_, end - at_));
  if (value == 0 || is_digit_at(text_, end)) return false;
  say(before_ == "thứ" ? ordinal_words(value) : in_words(value));
  done(end, Value::roman);
  after_roman_ = true;
  constexpr std::size_t year_digits = 4;
  if (at_ < text_.size() && text_[at_] == U'/' && digits_at(text_, at_ + 1).size() == year_digits) {
    say("năm");
    ++at_;
  }
  return true;
}

bool Reader::entry() {
  if (!at_word_start()) return false;
  const auto found = table_.longest(Table::Of::word, text_, at_);
  if (!found) return false;
  say(*found->spoken);
  if (out_.back() == ':') {
    done(found->end, Value::none);
    return true;
  }
  done(found->end, Value::none);
  before_ = out_.substr(out_.rfind(' ') + 1);
  return true;
}

void Reader::word() {
  std::size_t end = at_;
  while (is_letter_at(text_, end)) ++end;
  const View letters = View(text_).substr(at_, end - at_);
  const std::string written = base::from_code_points(letters);
  const bool touches_digit = (at_ > 0 && is_digit(text_[at_ - 1])) || is_digit_at(text_, end);
  std::string spoken = written;
  if (letters.size() == 1) {
    const bool consonant = !vietnamese::is_valid_syllable(written);
    if (is_upper(letters[0]) && (consonant || touches_digit)) spoken = table_.letters(letters);
  } else if (vietnamese::is_all_upper(written)) {
    const bool reads = vietnamese::is_valid_syllable(written) || can_be_read(letters);
    spoken = reads ? vietnamese::lower(written) : table_.letters(letters);
  }
  say(spoken);
  const bool keeps_roman = after_roman_ && (spoken == "và" || spoken == "đến" || spoken == "hoặc");
  done(end, Value::none);
  after_roman_ = keeps_roman;
  before_ = vietnamese::lower(written);
}

// Between two figures or Roman numbers "đến"; within a word nothing; else a pause.
void Reader::dash() {
  const bool tight = at_ > 0 && !is_space(text_[at_ - 1]) && at_ + 1 < text_.size() && !is_space(text_[at_ + 1]);
  if (range()) return;
  ++at_;
  if (!tight) pause(',');
  value_ = Value::none;
}

void Reader::sign() {
  const char32_t c = text_[at_];
  const bool digit_next = is_digit_at(text_, skip_spaces(text_, at_ + 1));
  if (c == U'(' || c == U'+')
    if (phone()) return;
  if (is_dash(c)) {
    const bool minus = is_digit_at(text_, at_ + 1) && (at_ == 0 || is_space(text_[at_ - 1]) || text_[at_ - 1] == U'(');
    if (minus && value_ == Value::none) {
      say("âm");
      ++at_;
      return;
    }
    return dash();
  }
  if (c == U'/') {
    const bool behind_word =
        at_ > 0 && !is_digit(text_[at_ - 1]) && (!is_one_of(before_, rates) || out_.ends_with("mỗi " + before_));
    ++at_;
    if (unit(true) || symbol()) return;
    if (behind_word && is_one_of(next_word(), rates)) return say("mỗi");
    if (value_ != Value::none && digit_next) say("trên");
    return;
  }
  ++at_;
  const bool kept = value_ == Value::roman && (c == U',' || c == U';');
  const Value value = value_;
  value_ = Value::none;
  after_roman_ = after_roman_ && kept;
  switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case U':':
    case U';':
      return pause(static_cast<char>(c));
    case U',':
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'|':
    case U'…':
    case U'→':
      return pause(',');
    case U'&':
      return say("và");
    case U'@':
      return say("a còng");
    case U'=':
      return say("bằng");
    case U'×':
      return say("nhân");
    case U'±':
      return say("cộng trừ");
    case U'≥':
      return say("lớn hơn hoặc bằng");
    case U'≤':
      return say("nhỏ hơn hoặc bằng");
    case U'+':
      return digit_next && value == Value::number ? say("cộng") : void();
    case U'<':
      return digit_next ? say("nhỏ hơn") : void();
    case U'>':
      return digit_next ? say("lớn hơn") : void();
    case U'%':
      return say("phần trăm");
    default:
      return;  // quotation marks, asterisks, drawings
  }
}

}  // namespace speech
