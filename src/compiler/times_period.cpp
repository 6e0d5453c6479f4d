// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/times_expression.h"

namespace compiler {
namespace {

struct PeriodEnd {
  std::optional<base::Date> date{};
  std::size_t to = 0;
  int year = 0;
  bool open = false;  // "trở đi", "nay", "khi ban hành": no date of its own
  bool impossible = false;
  std::optional<Stretch> stretch{};
};

// One end of a period. `start`: the first day counts, else the last.
std::optional<PeriodEnd> bound(const TimeText& text, std::size_t i, bool start, int year) {
  static const Lexicon now{
      {"nay|khi ban hành|ngày ban hành|ngày ban hành kế hoạch|khi ban hành kế hoạch|ngày ký|ngày ký ban hành|"
       "ngày kế hoạch được ban hành|ngày kế hoạch có hiệu lực|khi kế hoạch được ban hành|khi có kế hoạch|"
       "ngày có hiệu lực|khi kế hoạch được phê duyệt|thời điểm ban hành|đầu năm|bây giờ",
       1}};
  static const Lexicon ends{{"hết năm|cuối năm", 1}};
  if (start) {
    if (const std::size_t count = now.longest(text.words, i).count; count != 0) {
      PeriodEnd found;
      found.to = i + count;
      found.open = true;
      return found;
    }
  } else if (const std::size_t count = ends.longest(text.words, i).count;
             count != 0 && !(i + count < text.words.size() && text.words[i + count].digits == 4)) {
    PeriodEnd found;
    found.to = i + count;
    if (year != 0) found.date = base::make_date(year, 12, 31);
    found.open = !found.date;
    return found;
  }
  std::size_t first = i;
  while (first < text.words.size()) {
    if (const std::size_t hour = hour_words(text, first); hour != 0) {
      first += hour;
      continue;
    }
    static const Lexicon plain_shades{{"hết|đầu|giữa|cuối|trước|khoảng|tận|của|,|trong", 1}};
    const std::size_t count = plain_shades.longest(text.words, first).count;
    if (count == 0) break;
    first += count;
  }
  const auto stretch = stretch_at(text.words, first, true);
  if (!stretch) return {};
  PeriodEnd found;
  found.to = stretch->to;
  found.stretch = stretch;
  found.year = stretch->grain == Grain::year ? stretch->last : stretch->year;
  found.impossible = is_impossible(*stretch);
  if (const auto days = days_of(*stretch, year)) found.date = start ? days->from : days->to;
  return found;
}

const Lexicon& onward() {
  static const Lexicon lexicon{
      {"trở đi|và những năm tiếp theo|và các năm tiếp theo|và các năm sau|và những năm sau|về sau|"
       "và những năm tiếp sau|và các năm tiếp sau|và những năm sau đó|trở về sau|và các năm",
       1}};
  return lexicon;
}

// Both ends are known words; a year that only one of them has holds for the other, over New Year's Eve too.
void resolve(const TimeText& text, const PeriodEnd& begin, const PeriodEnd& end, Expression& found) {
  found.impossible = begin.impossible || end.impossible;
  const int year = begin.year != 0 ? begin.year : end.year != 0 ? end.year : text.year;
  const auto first_day = [&](int of) {
    if (!begin.stretch) return;
    if (const auto days = days_of(*begin.stretch, of)) found.begin = days->from;
  };
  const auto last_day = [&](int of) {
    if (const auto days = days_of(*end.stretch, of)) found.end = days->to;
  };
  const auto reversed = [&] { return found.begin && found.end && *found.end < *found.begin; };
  first_day(year);
  found.end = end.date;
  if (end.stretch && end.year == 0) {
    last_day(year);
    if (reversed()) last_day(year + 1);
  } else if (begin.stretch && begin.year == 0 && reversed()) {
    first_day(year - 1);
  }
  if (reversed()) found.impossible = true;
}

Expression closed_period(const TimeText& text, std::size_t i, const PeriodEnd& begin, const PeriodEnd& end) {
  Expression found{i, end.to, TimeKind::period};
  resolve(text, begin, end, found);
  if (const std::size_t more = onward().longest(text.words, found.to).count; more != 0) {
    found.to += more;
    found.end.reset();
  }
  if (const Lexicon::Match period = each_period(text.words, found.to); period && begin.year == 0 && end.year == 0) {
    found.kind = TimeKind::recurring;
    found.every = period_name(period.value);
    found.to += period.count;
  }
  return found;
}

// "từ 01/7/2025", "từ năm 2025 trở đi", "kể từ ngày ký"
std::optional<Expression> open_period(const TimeText& text, std::size_t i, const PeriodEnd& begin, bool said_from) {
  const std::size_t more = onward().longest(text.words, begin.to).count;
  if (!said_from && more == 0) return {};
  Expression found{i, begin.to + more, TimeKind::period};
  if (said_from && begin.open) {
    found.to = begin.to;
    found.kind = TimeKind::after_issue;
    return found;
  }
  found.impossible = begin.impossible;
  if (!begin.stretch) return found;
  if (const auto days = days_of(*begin.stretch, text.year)) {
    found.begin = days->from;
    // "từ năm 2025 - 2030"
    if (begin.stretch->last > begin.stretch->first && more == 0) found.end = days->to;
  }
  return found;
}

}  // namespace

std::optional<Expression> period_at(const TimeText& text, std::size_t i) {
  static const Lexicon from_words{{"từ|kể từ|bắt đầu từ|tính từ|từ:", 1}};
  static const Lexicon to_words{{"đến|tới|cho đến|đến hết|đến ngày|-|cho tới|đến trước", 1}};
  static const Lexicon to_open{{"khi|lúc", 1}};
  const std::size_t from = from_words.longest(text.words, i).count;
  const std::size_t first = i + from;
  if (from == 0 && !stretch_at(text.words, first, text.whole)) return {};
  const std::optional<PeriodEnd> begin = bound(text, first, true, 0);
  if (!begin) return {};
  // "giai đoạn 2026-2030" names things in a sentence.
  if (from == 0 && !text.whole && begin->stretch && begin->stretch->grain == Grain::year) return {};
  std::size_t joint = to_words.longest(text.words, begin->to).count;
  if (joint != 0 && is_mark(text.words, begin->to, U'-')) joint = 1;
  if (joint != 0 && from != 0 && to_open.has(text.words, begin->to + joint)) {
    // "đến khi tổ chức thành công Đại hội"
    Expression found{i, clause_end(text, begin->to + joint), TimeKind::period};
    if (begin->stretch)
      if (const auto days = days_of(*begin->stretch, text.year)) found.begin = days->from;
    return found;
  }
  if (joint != 0)
    if (const auto end = bound(text, begin->to + joint, false, text.year)) return closed_period(text, i, *begin, *end);
  return open_period(text, i, *begin, from != 0);
}

}  // namespace compiler
