// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/times_expression.h"

#include <array>

namespace compiler {
namespace {

const Lexicon& period_words() {
  static const Lexicon lexicon{
      {"ngày", 1}, {"tuần", 2}, {"tháng", 3}, {"quý|quí", 4}, {"6 tháng|06 tháng|sáu tháng|nửa năm", 5}, {"năm", 6}};
  return lexicon;
}
const Lexicon& each_words() {
  static const Lexicon lexicon{{"hàng|hằng|mỗi|từng|theo từng", 1}};
  return lexicon;
}

// "3 tháng" is a quarter, "1 năm" a year.
std::string_view counted(int count, int period) {
  if (period == 3 && count == 3) return period_name(4);
  if (period == 3 && count == 6) return period_name(5);
  if (period == 3 && count == 12) return period_name(6);
  return count == 1 ? period_name(period) : std::string_view{};
}

// "định kỳ", "định kỳ 6 tháng, hàng năm", "định kỳ và đột xuất theo quy định"
std::optional<Expression> periodic(const TimeText& text, std::size_t i) {
  static const Lexicon lexicon{{"định kỳ|theo định kỳ|định kì", 1}};
  static const Lexicon also{{"và đột xuất|,đột xuất|hoặc đột xuất|/đột xuất|và khi có yêu cầu|hoặc khi có yêu cầu", 1}};
  static const Lexicon rules{{"theo quy định", 1}};
  const std::size_t count = lexicon.longest(text.words, i).count;
  if (count == 0) return {};
  Expression found{i, i + count, TimeKind::recurring};
  const auto take = [&](std::size_t at) -> bool {
    if (const Lexicon::Match period = each_period(text.words, at); period) {
      if (found.every.empty()) found.every = period_name(period.value);
      found.to = at + period.count;
      return true;
    }
    if (const Lexicon::Match period = period_words().longest(text.words, at);
        period && (period.value != 6 || at + 1 >= text.words.size() || !is_digits(text.words, at + 1))) {
      if (found.every.empty()) found.every = period_name(period.value);
      found.to = at + period.count;
      return true;
    }
    if (is_digits(text.words, at) && period_words().has(text.words, at + 1) && text.words[at].digits <= 2) {
      const Lexicon::Match period = period_words().longest(text.words, at + 1);
      if (found.every.empty()) found.every = counted(text.words[at].number, period.value);
      found.to = at + 1 + period.count;
      return true;
    }
    return false;
  };
  take(found.to);
  while ((is_mark(text.words, found.to, U',') || is_mark(text.words, found.to, U'/')) && take(found.to + 1)) {
  }
  static const Lexicon and_words{{"và", 1}};
  if (and_words.has(text.words, found.to)) take(found.to + 1);
  if (const std::size_t more = also.longest(text.words, found.to).count; more != 0) found.to += more;
  if (const std::size_t more = rules.longest(text.words, found.to).count; more != 0) found.to += more;
  return found;
}

// "04 số/tháng", "02 tin, bài/quý", "6 tháng/lần", "6 tháng một lần"
std::optional<Expression> per(const TimeText& text, std::size_t i) {
  if (!is_digits(text.words, i) || text.words[i].digits > 3) return {};
  // "1,5 lần/năm" counts nothing.
  if (i > 1 && (is_mark(text.words, i - 1, U',') || is_mark(text.words, i - 1, U'.')) && !text.words[i].spaced &&
      is_digits(text.words, i - 2))
    return {};
  static const Lexicon once{{"/lần|/1 lần|/01 lần|một lần|1 lần|01 lần|/ lần", 1}};
  if (const Lexicon::Match period = period_words().longest(text.words, i); period) {
    if (const std::size_t count = once.longest(text.words, i + period.count).count; count != 0) {
      Expression found{i, i + period.count + count, TimeKind::recurring};
      found.every = period_name(period.value);
      return found;
    }
  }
  if (const Lexicon::Match period = period_words().longest(text.words, i + 1); period) {
    if (const std::size_t count = once.longest(text.words, i + 1 + period.count).count; count != 0) {
      Expression found{i, i + 1 + period.count + count, TimeKind::recurring};
      found.every = counted(text.words[i].number, period.value);
      return found;
    }
  }
  if (is_mark(text.words, i + 1, U'%')) return {};
  // A count and its unit of at most four words, then "/tháng" or "mỗi tháng".
  for (std::size_t end = i + 2; end < text.words.size() && end <= i + 6; ++end) {
    const char32_t mark = text.words[end].mark;
    if (mark == U'.' || mark == U';' || mark == U':' || mark == U'(' || text.words[end].digits != 0) break;
    if (mark == U'/' && (period_words().has(text.words, end + 1))) {
      const Lexicon::Match period = period_words().longest(text.words, end + 1);
      Expression found{i, end + 1 + period.count, TimeKind::recurring};
      found.every = period_name(period.value);
      return found;
    }
  }
  return {};
}

}  // namespace

std::string_view period_name(int period) {
  static constexpr std::array<std::string_view, 7> names{"", "day", "week", "month", "quarter", "half", "year"};
  return names[static_cast<std::size_t>(period)];
}

Lexicon::Match each_period(const Words& words, std::size_t at) {
  const std::size_t each = each_words().longest(words, at).count;
  if (each == 0) return {};
  Lexicon::Match period = period_words().longest(words, at + each);
  // "mỗi năm 2025" is no rhythm.
  if (!period ||
      (period.value == 6 && is_digits(words, at + each + period.count) && words[at + each + period.count].digits == 4))
    return {};
  period.count += each;
  return period;
}

std::optional<Expression> dated_rhythm_at(const TimeText& text, std::size_t from, std::size_t i) {
  static const Lexicon weekdays{
      {"thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật|sáng thứ hai|chiều thứ sáu|thứ 2|thứ 3|thứ 4|"
       "thứ 5|thứ 6|thứ 7",
       1}};
  static const Lexicon day_words{{"ngày", 1}};
  static const Lexicon of{{"của", 1}};
  static const Lexicon last_month{
      {"tháng cuối quý|tháng cuối của quý|tháng cuối mỗi quý|tháng cuối hàng quý|tháng cuối hằng quý|"
       "tháng cuối cùng của quý|tháng đầu quý|tháng đầu quý sau|tháng đầu của quý|cuối quý|cuối mỗi quý",
       4},
      {"tháng sau|tháng liền kề|tháng tiếp theo|tháng kế tiếp|tháng báo cáo|cuối tháng", 3}};
  Expression found{from, 0, TimeKind::recurring};
  std::size_t end = 0;
  if (const std::size_t count = weekdays.longest(text.words, i).count; count != 0) {
    end = i + count;
  } else if (const auto stretch = stretch_at(text.words, i, true);
             stretch && stretch->year == 0 && stretch->grain != Grain::year) {
    if (is_impossible(*stretch)) return {};
    end = stretch->to;
  } else {
    const std::size_t day = day_words.longest(text.words, i).count;
    if (day == 0 || !is_digits(text.words, i + day) || text.words[i + day].number < 1 ||
        text.words[i + day].number > 31)
      return {};
    end = i + day + 1;
    if (of.has(text.words, end)) ++end;
    if (const Lexicon::Match month = last_month.longest(text.words, end); month) {
      found.to = end + month.count;
      found.every = period_name(month.value);
      return found;
    }
  }
  if (of.has(text.words, end)) ++end;
  const Lexicon::Match period = each_period(text.words, end);
  if (!period) return {};
  found.to = end + period.count;
  found.every = period_name(period.value);
  return found;
}

std::optional<Expression> rhythm_at(const TimeText& text, std::size_t i) {
  if (auto found = periodic(text, i)) return found;
  if (auto found = per(text, i)) return found;
  if (const Lexicon::Match period = each_period(text.words, i); period) {
    Expression found{i, i + period.count, TimeKind::recurring};
    found.every = period_name(period.value);
    // "hằng tháng, quý, năm"
    while (is_mark(text.words, found.to, U',') && period_words().has(text.words, found.to + 1))
      found.to += 1 + period_words().longest(text.words, found.to + 1).count;
    return found;
  }
  if (auto found = dated_rhythm_at(text, i, i)) return found;
  static const Lexicon by{{"theo tháng", 3}, {"theo quý", 4}, {"theo tuần", 2}, {"theo năm", 6}, {"theo ngày", 1}};
  if (const Lexicon::Match match = by.longest(text.words, i);
      match && (text.whole ? i + match.count == text.words.size() : false)) {
    Expression found{i, i + match.count, TimeKind::recurring};
    found.every = period_name(match.value);
    return found;
  }
  return {};
}

std::optional<Expression> always_at(const TimeText& text, std::size_t i) {
  static const Lexicon lexicon{
      {"thường xuyên|liên tục|thường xuyên,liên tục|thường xuyên liên tục|thường xuyên và liên tục|"
       "liên tục,thường xuyên|quanh năm|xuyên suốt|suốt năm|suốt cả năm|thường kỳ",
       1}};
  static const Lexicon spending{{"chi|kinh phí|chi phí|ngân sách|chi ngân sách|nguồn|dự toán|nguồn chi|vốn|không", 1}};
  const Lexicon::Match match = lexicon.longest(text.words, i);
  if (!match || (!text.whole && i > 0 && spending.has(text.words, i - 1))) return {};
  static const Lexicon regular{{"thường kỳ", 1}};
  if (!text.whole && regular.has(text.words, i)) return {};  // "phiên họp thường kỳ"
  Expression found{i, i + match.count, TimeKind::continuous};
  static const Lexicon within{{"trong năm|trong các năm|trong cả năm|trong suốt năm", 1}};
  if (const std::size_t more = within.longest(text.words, found.to).count; more != 0) {
    found.to += more;
    if (is_digits(text.words, found.to) && text.words[found.to].digits == 4) ++found.to;
  }
  return found;
}

}  // namespace compiler
