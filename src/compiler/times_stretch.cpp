// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/times_expression.h"

namespace compiler {
namespace {

// What may stand before a stretch and leaves it what it is.
std::size_t skip_shades(const TimeText& text, std::size_t i) {
  static const Lexicon shades{
      {"trong|vào|khoảng|dự kiến|dự kiến trong|dự kiến vào|đầu|giữa|cuối|trong thời gian|hoàn thành|"
       "hoàn thành trong|xong|xong trong|hoàn thành xong trong|trong cả|cả|nửa đầu|nửa cuối|thời gian|"
       "thời gian:|các ngày|từ đầu|bắt đầu|trong suốt|tuần đầu|tuần cuối|đầu tuần|trong hai|trong 2|tuần 1|"
       "tuần 2|tuần 3|tuần 4|tuần thứ nhất|tuần thứ hai|tuần thứ ba|tuần thứ tư|tuần i|tuần ii|tuần iii|tuần iv|"
       ",|của|hoàn thành vào|buổi|sáng|chiều|tối|lúc",
       1}};
  while (i < text.words.size()) {
    const std::size_t count = shades.longest(text.words, i).count;
    if (count != 0) {
      i += count;
    } else if (const std::size_t hour = hour_words(text, i); hour != 0) {
      i += hour;
    } else {
      break;
    }
  }
  return i;
}

// A day without a year comes back every year where its sentence says so: "hằng năm (trước ngày 15 tháng 11)".
bool yearly_context(const TimeText& text, std::size_t from, std::size_t to) {
  if (text.whole) return false;
  static const Lexicon yearly{{"hằng năm|hàng năm|mỗi năm|định kỳ|hằng năm(", 1}};
  const std::size_t begin = from > 30 ? from - 30 : 0, end = std::min(text.words.size(), to + 30);
  for (std::size_t i = from; i > begin; --i) {
    if (text.words[i - 1].mark == U'.' || text.words[i - 1].mark == U';') break;
    if (yearly.has(text.words, i - 1)) return true;
  }
  for (std::size_t i = to; i < end && text.words[i].mark != U'.' && text.words[i].mark != U';'; ++i)
    if (yearly.has(text.words, i)) return true;
  return false;
}

TimeKind kind_of(const Stretch& stretch) {
  switch (stretch.grain) {
    case Grain::day:
      return TimeKind::date;
    case Grain::month:
      // "9 tháng đầu năm"
      return stretch.last - stretch.first >= 2 && (stretch.first == 1 || stretch.last == 12) ? TimeKind::period
                                                                                             : TimeKind::month;
    case Grain::quarter:
      return TimeKind::quarter;
    case Grain::half:
      return TimeKind::half;
    case Grain::year:
      return TimeKind::year;
  }
  return TimeKind::other;
}

// "trong năm", "cả năm", "cuối năm": the year of the plan.
std::optional<Expression> this_year(const TimeText& text, std::size_t i) {
  static const Lexicon lexicon{
      {"trong năm|cả năm|trong cả năm|năm nay|cuối năm|đầu năm|giữa năm|trong năm nay|các tháng trong năm|"
       "các tháng cuối năm|những tháng cuối năm|các tháng còn lại của năm|quý cuối năm",
       1}};
  const std::size_t count = lexicon.longest(text.words, i).count;
  if (count == 0) return {};
  static const Lexicon whole_year{{"trong năm|cả năm|trong cả năm|năm nay|trong năm nay", 1}};
  if (!text.whole && !whole_year.has(text.words, i)) return {};
  Expression found{i, i + count, TimeKind::year};
  if (text.year != 0) {
    found.begin = base::make_date(text.year, 1, 1);
    found.end = base::make_date(text.year, 12, 31);
  }
  return found;
}

// In a sentence "Kế hoạch năm 2025" and "giai đoạn 2021-2030" name things; "trong năm 2025, …" tells when.
bool stands_as_adverb(const TimeText& text, std::size_t i, std::size_t first, const Stretch& stretch) {
  static const Lexicon when{{"trong|vào|hoàn thành|xong|dự kiến|khoảng|trong suốt|ngay trong|cả", 1}};
  if (stretch.grain == Grain::day) return first != i || is_day_word(text, first);
  if (stretch.grain != Grain::year) return true;
  if (first != i && when.has(text.words, i)) return true;
  return i == 0 && (is_mark(text.words, stretch.to, U',') || is_mark(text.words, stretch.to, U':'));
}

}  // namespace

std::optional<Expression> stretch_expression_at(const TimeText& text, std::size_t i) {
  const std::size_t first = skip_shades(text, i);
  const auto stretch = stretch_at(text.words, first, text.whole);
  if (!stretch) return this_year(text, i);
  if (!text.whole && !stands_as_adverb(text, i, first, *stretch)) return {};
  static const Lexicon joints{{",|và|;|hoặc|,và|- |+", 1}};
  Expression found{i, stretch->to, TimeKind::other};
  Stretch last = *stretch;
  Stretch begin = *stretch;
  bool several = false;
  while (const std::size_t joint = joints.longest(text.words, found.to).count) {
    const auto next = stretch_at(text.words, skip_shades(text, found.to + joint), text.whole);
    if (!next || (next->grain == Grain::year && stretch->grain != Grain::year)) break;
    last = *next;
    found.to = next->to;
    several = true;
  }
  const int begin_year = begin.year != 0                               ? begin.year
                         : last.grain != Grain::year && last.year != 0 ? last.year
                                                                       : text.year;
  const auto days = days_of(begin, begin_year), last_days = days_of(last, last.year != 0 ? last.year : begin_year);
  found.impossible = is_impossible(begin) || is_impossible(last);
  found.kind = kind_of(begin);
  if (days) found.begin = days->from;
  if (last_days) found.end = last_days->to;
  if (several && (begin.grain != last.grain || (last.year != 0 && last.year != begin_year)))
    found.kind = TimeKind::period;
  if (begin.grain == Grain::year && last.last > begin.first) found.kind = TimeKind::period;
  if (begin.grain == Grain::day && begin.last > begin.first) found.kind = TimeKind::period;
  if (several && begin.grain == Grain::day) found.kind = TimeKind::period;
  if (found.begin && found.end && *found.end < *found.begin) found.end = days ? std::optional(days->to) : std::nullopt;
  return found;
}

std::optional<Expression> deadline_at(const TimeText& text, std::size_t i) {
  static const Lexicon done{{"hoàn thành|xong|hoàn thành xong|kết thúc|hoàn tất", 1}};
  // 1: the printed day itself ends it; 2: the whole stretch counts.
  static const Lexicon lexicon{{"trước|trước ngày|xong trước|trước thời điểm|trước 17h00|trước mốc", 1},
                               {"chậm nhất|chậm nhất là|chậm nhất đến|chậm nhất vào|chậm nhất trong|"
                                "chậm nhất là vào|chậm nhất là đến|muộn nhất|muộn nhất là|không quá|"
                                "không muộn hơn|không chậm quá|không sau|đến hết|hết|đến|tới|cho đến|"
                                "cho đến hết|đến trước|đến cuối|hạn cuối|thời hạn|hạn chót|chậm nhất trước|"
                                "chậm nhất là trước|muộn nhất trước|hạn",
                                2}};
  static const Lexicon firm{
      {"trước|chậm nhất|muộn nhất|không quá|không muộn|không chậm|hết|đến hết|không sau|xong trước|cho đến hết|"
       "hạn|thời hạn",
       1}};
  std::size_t first = i + done.longest(text.words, i).count;
  const Lexicon::Match match = lexicon.longest(text.words, first);
  if (!match) {
    // "xong trong tháng 12/2025", "hoàn thành quý II"
    if (first == i) return {};
    const std::size_t inner = skip_shades(text, first);
    auto found = inner < text.words.size() ? stretch_expression_at(text, inner) : std::nullopt;
    if (!found) return {};
    found->from = i;
    return found;
  }
  std::size_t inner = first + match.count;
  bool printed_day = match.value == 1;
  // "trước ngày" has already taken "ngày".
  if (match.count > 1 && is_day_word(text, inner - 1)) --inner;
  if (auto rhythm_found = dated_rhythm_at(text, i, inner)) return rhythm_found;
  while (inner < text.words.size()) {
    static const Lexicon shades{{"hết|cuối|đầu|giữa|là|vào|khoảng|trước", 1}};
    static const Lexicon before{{"trước", 1}};
    if (const std::size_t hour = hour_words(text, inner); hour != 0) {
      inner += hour;
      continue;
    }
    const std::size_t count = shades.longest(text.words, inner).count;
    if (count == 0) break;
    if (before.has(text.words, inner)) printed_day = true;
    inner += count;
  }
  const auto stretch = stretch_at(text.words, inner, true);
  if (!stretch) return {};
  if (!text.whole && stretch->grain == Grain::year && !firm.has(text.words, first)) return {};
  if (!text.whole && stretch->grain == Grain::year && stretch->first != stretch->last) return {};
  Expression found{i, stretch->to, TimeKind::before};
  found.impossible = is_impossible(*stretch);
  if (const auto days = days_of(*stretch, text.year))
    found.end = printed_day && stretch->grain != Grain::day ? days->from : days->to;
  if (stretch->year == 0 && stretch->grain == Grain::day && yearly_context(text, i, stretch->to)) {
    found.kind = TimeKind::recurring;
    found.every = period_name(6);
    found.end.reset();
  }
  return found;
}

}  // namespace compiler
