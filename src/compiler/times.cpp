// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/times.h"

#include <algorithm>
#include <array>

#include "compiler/citations_words.h"
#include "compiler/times_calendar.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

// One expression in the words of a text.
struct Expression {
  std::size_t from = 0, to = 0;
  TimeKind kind = TimeKind::other;
  std::optional<Stretch> stretch{};  // of year, month, quarter …: not yet days
  std::optional<base::Date> begin{}, end{};
  std::string_view every{};
  bool impossible = false;
};

constexpr std::array<std::string_view, 7> periods{"", "day", "week", "month", "quarter", "half", "year"};

const Lexicon& period_words() {
  static const Lexicon lexicon{
      {"ngày", 1}, {"tuần", 2}, {"tháng", 3}, {"quý|quí", 4}, {"6 tháng|06 tháng|sáu tháng|nửa năm", 5}, {"năm", 6}};
  return lexicon;
}
const Lexicon& each_words() {
  static const Lexicon lexicon{{"hàng|hằng|mỗi|từng|theo từng", 1}};
  return lexicon;
}

// "hàng tháng", "hằng năm", "mỗi quý": the period, and the words it takes.
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

class TimeScanner {
 public:
  TimeScanner(const Words& words, int year, bool whole) : words_(words), year_(year), whole_(whole) {}

  // The expression that begins at a word. A whole value may hold bare years and dates; a sentence may not.
  std::optional<Expression> at(std::size_t i) const {
    if (!words_[i].letters && !is_digits(words_, i)) return {};
    if (auto found = after(i)) return found;
    if (auto found = range(i)) return found;
    if (auto found = deadline(i)) return found;
    if (auto found = rhythm(i)) return found;
    if (auto found = always(i)) return found;
    if (auto found = occasion(i)) return found;
    return plain(i);
  }

 private:
  // "thường xuyên, liên tục trong năm"
  std::optional<Expression> always(std::size_t i) const {
    static const Lexicon lexicon{
        {"thường xuyên|liên tục|thường xuyên,liên tục|thường xuyên liên tục|thường xuyên và liên tục|"
         "liên tục,thường xuyên|quanh năm|xuyên suốt|suốt năm|suốt cả năm|thường kỳ",
         1}};
    static const Lexicon spending{
        {"chi|kinh phí|chi phí|ngân sách|chi ngân sách|nguồn|dự toán|nguồn chi|vốn|không", 1}};
    const Lexicon::Match match = lexicon.longest(words_, i);
    if (!match || (!whole_ && i > 0 && spending.has(words_, i - 1))) return {};
    static const Lexicon regular{{"thường kỳ", 1}};
    if (!whole_ && regular.has(words_, i)) return {};  // "phiên họp thường kỳ"
    Expression found{i, i + match.count, TimeKind::continuous};
    static const Lexicon within{{"trong năm|trong các năm|trong cả năm|trong suốt năm", 1}};
    if (const std::size_t more = within.longest(words_, found.to).count; more != 0) {
      found.to += more;
      if (is_digits(words_, found.to) && words_[found.to].digits == 4) ++found.to;
    }
    return found;
  }

  // "hàng tháng", "định kỳ hằng quý", "04 số/tháng", "6 tháng một lần", "ngày 20 hằng tháng"
  std::optional<Expression> rhythm(std::size_t i) const {
    if (auto found = periodic(i)) return found;
    if (auto found = per(i)) return found;
    if (const Lexicon::Match period = each_period(words_, i); period) {
      Expression found{i, i + period.count, TimeKind::recurring};
      found.every = periods[static_cast<std::size_t>(period.value)];
      // "hằng tháng, quý, năm"
      while (is_mark(words_, found.to, U',') && period_words().has(words_, found.to + 1))
        found.to += 1 + period_words().longest(words_, found.to + 1).count;
      return found;
    }
    if (auto found = dated_rhythm(i, i)) return found;
    static const Lexicon by{{"theo tháng", 3}, {"theo quý", 4}, {"theo tuần", 2}, {"theo năm", 6}, {"theo ngày", 1}};
    if (const Lexicon::Match match = by.longest(words_, i);
        match && (whole_ ? i + match.count == words_.size() : false)) {
      Expression found{i, i + match.count, TimeKind::recurring};
      found.every = periods[static_cast<std::size_t>(match.value)];
      return found;
    }
    return {};
  }

  // "định kỳ", "định kỳ 6 tháng, hàng năm", "định kỳ và đột xuất theo quy định"
  std::optional<Expression> periodic(std::size_t i) const {
    static const Lexicon lexicon{{"định kỳ|theo định kỳ|định kì", 1}};
    static const Lexicon also{
        {"và đột xuất|,đột xuất|hoặc đột xuất|/đột xuất|và khi có yêu cầu|hoặc khi có yêu cầu", 1}};
    static const Lexicon rules{{"theo quy định", 1}};
    const std::size_t count = lexicon.longest(words_, i).count;
    if (count == 0) return {};
    Expression found{i, i + count, TimeKind::recurring};
    const auto take = [&](std::size_t at) -> bool {
      if (const Lexicon::Match period = each_period(words_, at); period) {
        if (found.every.empty()) found.every = periods[static_cast<std::size_t>(period.value)];
        found.to = at + period.count;
        return true;
      }
      if (const Lexicon::Match period = period_words().longest(words_, at);
          period && (period.value != 6 || at + 1 >= words_.size() || !is_digits(words_, at + 1))) {
        if (found.every.empty()) found.every = periods[static_cast<std::size_t>(period.value)];
        found.to = at + period.count;
        return true;
      }
      if (is_digits(words_, at) && period_words().has(words_, at + 1) && words_[at].digits <= 2) {
        const Lexicon::Match period = period_words().longest(words_, at + 1);
        if (found.every.empty()) found.every = counted(words_[at].number, period.value);
        found.to = at + 1 + period.count;
        return true;
      }
      return false;
    };
    take(found.to);
    while ((is_mark(words_, found.to, U',') || is_mark(words_, found.to, U'/')) && take(found.to + 1)) {
    }
    static const Lexicon and_words{{"và", 1}};
    if (and_words.has(words_, found.to)) take(found.to + 1);
    if (const std::size_t more = also.longest(words_, found.to).count; more != 0) found.to += more;
    if (const std::size_t more = rules.longest(words_, found.to).count; more != 0) found.to += more;
    return found;
  }

  // "3 tháng" is a quarter, "1 năm" a year.
  static std::string_view counted(int count, int period) {
    if (period == 3 && count == 3) return periods[4];
    if (period == 3 && count == 6) return periods[5];
    if (period == 3 && count == 12) return periods[6];
    return count == 1 ? periods[static_cast<std::size_t>(period)] : std::string_view{};
  }

  // "04 số/tháng", "02 tin, bài/quý", "6 tháng/lần", "6 tháng một lần"
  std::optional<Expression> per(std::size_t i) const {
    if (!is_digits(words_, i) || words_[i].digits > 3) return {};
    // "1,5 lần/năm" counts nothing.
    if (i > 1 && (is_mark(words_, i - 1, U',') || is_mark(words_, i - 1, U'.')) && !words_[i].spaced &&
        is_digits(words_, i - 2))
      return {};
    static const Lexicon once{{"/lần|/1 lần|/01 lần|một lần|1 lần|01 lần|/ lần", 1}};
    if (const Lexicon::Match period = period_words().longest(words_, i); period) {
      if (const std::size_t count = once.longest(words_, i + period.count).count; count != 0) {
        Expression found{i, i + period.count + count, TimeKind::recurring};
        found.every = periods[static_cast<std::size_t>(period.value)];
        return found;
      }
    }
    if (const Lexicon::Match period = period_words().longest(words_, i + 1); period) {
      if (const std::size_t count = once.longest(words_, i + 1 + period.count).count; count != 0) {
        Expression found{i, i + 1 + period.count + count, TimeKind::recurring};
        found.every = counted(words_[i].number, period.value);
        return found;
      }
    }
    if (is_mark(words_, i + 1, U'%')) return {};
    // A count and its unit of at most four words, then "/tháng" or "mỗi tháng".
    for (std::size_t end = i + 2; end < words_.size() && end <= i + 6; ++end) {
      const char32_t mark = words_[end].mark;
      if (mark == U'.' || mark == U';' || mark == U':' || mark == U'(' || words_[end].digits != 0) break;
      if (mark == U'/' && (period_words().has(words_, end + 1))) {
        const Lexicon::Match period = period_words().longest(words_, end + 1);
        Expression found{i, end + 1 + period.count, TimeKind::recurring};
        found.every = periods[static_cast<std::size_t>(period.value)];
        return found;
      }
    }
    return {};
  }

  // "ngày 20 hằng tháng", "tháng 12 hằng năm", "ngày 15 tháng 11 hằng năm", "thứ Hai hằng tuần", "ngày 25 tháng cuối
  // quý"
  std::optional<Expression> dated_rhythm(std::size_t from, std::size_t i) const {
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
    if (const std::size_t count = weekdays.longest(words_, i).count; count != 0) {
      end = i + count;
    } else if (const auto stretch = stretch_at(words_, i, true);
               stretch && stretch->year == 0 && stretch->grain != Grain::year) {
      if (is_impossible(*stretch)) return {};
      end = stretch->to;
    } else {
      const std::size_t day = day_words.longest(words_, i).count;
      if (day == 0 || !is_digits(words_, i + day) || words_[i + day].number < 1 || words_[i + day].number > 31)
        return {};
      end = i + day + 1;
      if (of.has(words_, end)) ++end;
      if (const Lexicon::Match month = last_month.longest(words_, end); month) {
        found.to = end + month.count;
        found.every = periods[static_cast<std::size_t>(month.value)];
        return found;
      }
    }
    if (of.has(words_, end)) ++end;
    const Lexicon::Match period = each_period(words_, end);
    if (!period) return {};
    found.to = end + period.count;
    found.every = periods[static_cast<std::size_t>(period.value)];
    return found;
  }

  // What may stand before a stretch and leaves it what it is.
  std::size_t skip_shades(std::size_t i) const {
    static const Lexicon shades{
        {"trong|vào|khoảng|dự kiến|dự kiến trong|dự kiến vào|đầu|giữa|cuối|trong thời gian|hoàn thành|"
         "hoàn thành trong|xong|xong trong|hoàn thành xong trong|trong cả|cả|nửa đầu|nửa cuối|thời gian|"
         "thời gian:|các ngày|từ đầu|bắt đầu|trong suốt|tuần đầu|tuần cuối|đầu tuần|trong hai|trong 2|tuần 1|"
         "tuần 2|tuần 3|tuần 4|tuần thứ nhất|tuần thứ hai|tuần thứ ba|tuần thứ tư|tuần i|tuần ii|tuần iii|tuần iv|"
         ",|của|hoàn thành vào|buổi|sáng|chiều|tối|lúc",
         1}};
    while (i < words_.size()) {
      const std::size_t count = shades.longest(words_, i).count;
      if (count != 0) {
        i += count;
      } else if (const std::size_t hour = hour_words(i); hour != 0) {
        i += hour;
      } else {
        break;
      }
    }
    return i;
  }

  // "8h00", "08 giờ 30", "17h00'"
  std::size_t hour_words(std::size_t i) const {
    static const Lexicon hours{{"h|giờ|g", 1}};
    static const Lexicon minutes{{"phút|p|'", 1}};
    if (!is_digits(words_, i) || words_[i].digits > 2 || !hours.has(words_, i + 1)) return 0;
    std::size_t end = i + 2;
    if (is_digits(words_, end) && words_[end].digits <= 2) ++end;
    if (minutes.has(words_, end)) ++end;
    return end - i;
  }

  struct Bound {
    std::optional<base::Date> date{};
    std::size_t to = 0;
    int year = 0;
    bool open = false;  // "trở đi", "nay", "khi ban hành": no date of its own
    bool impossible = false;
    std::optional<Stretch> stretch{};
  };

  // One end of a period. `start`: the first day counts, else the last.
  std::optional<Bound> bound(std::size_t i, bool start, int year) const {
    static const Lexicon now{
        {"nay|khi ban hành|ngày ban hành|ngày ban hành kế hoạch|khi ban hành kế hoạch|ngày ký|ngày ký ban hành|"
         "ngày kế hoạch được ban hành|ngày kế hoạch có hiệu lực|khi kế hoạch được ban hành|khi có kế hoạch|"
         "ngày có hiệu lực|khi kế hoạch được phê duyệt|thời điểm ban hành|đầu năm|bây giờ",
         1}};
    static const Lexicon ends{{"hết năm|cuối năm", 1}};
    if (start) {
      if (const std::size_t count = now.longest(words_, i).count; count != 0) {
        Bound found;
        found.to = i + count;
        found.open = true;
        return found;
      }
    } else if (const std::size_t count = ends.longest(words_, i).count;
               count != 0 && !(i + count < words_.size() && words_[i + count].digits == 4)) {
      Bound found;
      found.to = i + count;
      if (year != 0) found.date = base::make_date(year, 12, 31);
      found.open = !found.date;
      return found;
    }
    std::size_t first = i;
    while (first < words_.size()) {
      if (const std::size_t hour = hour_words(first); hour != 0) {
        first += hour;
        continue;
      }
      static const Lexicon plain_shades{{"hết|đầu|giữa|cuối|trước|khoảng|tận|của|,|trong", 1}};
      const std::size_t count = plain_shades.longest(words_, first).count;
      if (count == 0) break;
      first += count;
    }
    const auto stretch = stretch_at(words_, first, true);
    if (!stretch) return {};
    Bound found;
    found.to = stretch->to;
    found.stretch = stretch;
    found.year = stretch->grain == Grain::year ? stretch->last : stretch->year;
    found.impossible = is_impossible(*stretch);
    if (const auto days = days_of(*stretch, year)) found.date = start ? days->from : days->to;
    return found;
  }

  // "từ ngày 15/11 đến ngày 15/12", "tháng 11/2025 đến tháng 4/2026", "từ 01/7/2025", "giai đoạn … và những năm tiếp
  // theo"
  std::optional<Expression> range(std::size_t i) const {
    static const Lexicon from_words{{"từ|kể từ|bắt đầu từ|tính từ|từ:", 1}};
    static const Lexicon to_words{{"đến|tới|cho đến|đến hết|đến ngày|-|cho tới|đến trước", 1}};
    static const Lexicon onward{
        {"trở đi|và những năm tiếp theo|và các năm tiếp theo|và các năm sau|và những năm sau|về sau|"
         "và những năm tiếp sau|và các năm tiếp sau|và những năm sau đó|trở về sau|và các năm",
         1}};
    const std::size_t shades = i;
    const std::size_t from = from_words.longest(words_, shades).count;
    const std::size_t first = shades + from;
    if (from == 0 && !stretch_begins(first)) return {};
    std::optional<Bound> begin = bound(first, true, 0);
    if (!begin) return {};
    if (from == 0 && !whole_ && begin->stretch && begin->stretch->grain == Grain::year) {
      // "giai đoạn 2026-2030" names things in a sentence.
      return {};
    }
    Expression found{i, begin->to, TimeKind::period};
    std::size_t joint = to_words.longest(words_, begin->to).count;
    if (joint != 0 && is_mark(words_, begin->to, U'-')) joint = 1;
    static const Lexicon to_open{{"khi|lúc", 1}};
    if (joint != 0 && from != 0 && to_open.has(words_, begin->to + joint)) {
      // "đến khi tổ chức thành công Đại hội"
      found.to = clause_end(begin->to + joint);
      if (begin->stretch)
        if (const auto days = days_of(*begin->stretch, year_)) found.begin = days->from;
      return found;
    }
    std::optional<Bound> end;
    if (joint != 0) end = bound(begin->to + joint, false, year_);
    if (end) {
      found.to = end->to;
      found.impossible = begin->impossible || end->impossible;
      int begin_year = begin->year != 0 ? begin->year : end->year != 0 ? end->year : year_;
      if (begin->stretch) {
        if (const auto days = days_of(*begin->stretch, begin_year)) found.begin = days->from;
      }
      found.end = end->date;
      if (end->stretch && end->year == 0) {
        const int end_year = begin_year;
        if (const auto days = days_of(*end->stretch, end_year)) found.end = days->to;
        if (found.begin && found.end && *found.end < *found.begin) {
          if (const auto days = days_of(*end->stretch, end_year + 1)) found.end = days->to;
        }
      } else if (begin->stretch && begin->year == 0 && found.begin && found.end && *found.end < *found.begin) {
        if (const auto days = days_of(*begin->stretch, begin_year - 1)) found.begin = days->from;
      }
      if (found.begin && found.end && *found.end < *found.begin) found.impossible = true;
      if (const std::size_t more = onward.longest(words_, found.to).count; more != 0) {
        found.to += more;
        found.end.reset();
      }
      if (const Lexicon::Match period = each_period(words_, found.to); period && begin->year == 0 && end->year == 0) {
        found.kind = TimeKind::recurring;
        found.every = periods[static_cast<std::size_t>(period.value)];
        found.to += period.count;
      }
      return found;
    }
    const std::size_t more = onward.longest(words_, begin->to).count;
    if (from == 0 && more == 0) return {};
    if (from != 0 && begin->open) {
      // "từ ngày ký": after it is issued.
      found.kind = TimeKind::after_issue;
      return found;
    }
    found.to = begin->to + more;
    found.impossible = begin->impossible;
    if (begin->stretch) {
      if (const auto days = days_of(*begin->stretch, year_)) {
        found.begin = days->from;
        // "từ năm 2025 - 2030"
        if (begin->stretch->last > begin->stretch->first && more == 0) found.end = days->to;
      }
    }
    // "từ 02 tin, bài" is no time.
    if (begin->stretch && begin->stretch->grain == Grain::day && begin->stretch->month == 0) return {};
    return found;
  }

  bool stretch_begins(std::size_t i) const {
    const auto stretch = stretch_at(words_, i, whole_);
    return stretch.has_value();
  }

  // "trước ngày 15/11/2025", "chậm nhất ngày 10/12", "đến hết tháng 12/2025"
  std::optional<Expression> deadline(std::size_t i) const {
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
    std::size_t first = i + done.longest(words_, i).count;
    const Lexicon::Match match = lexicon.longest(words_, first);
    if (!match) {
      // "xong trong tháng 12/2025", "hoàn thành quý II"
      if (first == i) return {};
      const std::size_t inner = skip_shades(first);
      auto found = inner < words_.size() ? plain(inner) : std::nullopt;
      if (!found) return {};
      found->from = i;
      return found;
    }
    std::size_t inner = first + match.count;
    bool printed_day = match.value == 1;
    // "trước ngày" has already taken "ngày".
    if (match.count > 1 && is_day_word(inner - 1)) --inner;
    if (auto rhythm_found = dated_rhythm(i, inner)) return rhythm_found;
    while (inner < words_.size()) {
      static const Lexicon shades{{"hết|cuối|đầu|giữa|là|vào|khoảng|trước", 1}};
      static const Lexicon before{{"trước", 1}};
      if (const std::size_t hour = hour_words(inner); hour != 0) {
        inner += hour;
        continue;
      }
      const std::size_t count = shades.longest(words_, inner).count;
      if (count == 0) break;
      if (before.has(words_, inner)) printed_day = true;
      inner += count;
    }
    const auto stretch = stretch_at(words_, inner, true);
    if (!stretch) return {};
    if (!whole_ && stretch->grain == Grain::year && !firm.has(words_, first)) return {};
    if (!whole_ && stretch->grain == Grain::year && stretch->first != stretch->last) return {};
    Expression found{i, stretch->to, TimeKind::before};
    found.impossible = is_impossible(*stretch);
    if (const auto days = days_of(*stretch, year_))
      found.end = printed_day && stretch->grain != Grain::day ? days->from : days->to;
    if (stretch->year == 0 && stretch->grain == Grain::day && yearly_context(i, stretch->to)) {
      found.kind = TimeKind::recurring;
      found.every = periods[6];
      found.end.reset();
    }
    return found;
  }

  bool is_day_word(std::size_t i) const {
    static const Lexicon day{{"ngày", 1}};
    return day.has(words_, i);
  }

  // A day without a year comes back every year where its sentence says so: "hằng năm (trước ngày 15 tháng 11)".
  bool yearly_context(std::size_t from, std::size_t to) const {
    if (whole_) return false;
    static const Lexicon yearly{{"hằng năm|hàng năm|mỗi năm|định kỳ|hằng năm(", 1}};
    const std::size_t begin = from > 30 ? from - 30 : 0, end = std::min(words_.size(), to + 30);
    for (std::size_t i = from; i > begin; --i) {
      if (words_[i - 1].mark == U'.' || words_[i - 1].mark == U';') break;
      if (yearly.has(words_, i - 1)) return true;
    }
    for (std::size_t i = to; i < end && words_[i].mark != U'.' && words_[i].mark != U';'; ++i)
      if (yearly.has(words_, i)) return true;
    return false;
  }

  // "sau khi có Quy chế của TW", "ngay sau khi ban hành", "khi có hướng dẫn"
  std::optional<Expression> after(std::size_t i) const {
    static const Lexicon lexicon{{"sau khi|ngay sau khi|ngay khi|kể từ khi|sau ngày|trong vòng|ngay sau|sau", 1},
                                 {"khi có|khi được", 2}};
    static const Lexicon issued{
        {"ban hành|phê duyệt|công bố|thông qua|có hiệu lực|ký|quy chế|hướng dẫn|quyết định|văn bản|kế hoạch|"
         "nghị định|thông tư|nghị quyết|luật|chỉ đạo|quy định|được duyệt|đề án|chương trình|công văn",
         1}};
    const Lexicon::Match match = lexicon.longest(words_, i);
    if (!match) return {};
    static const Lexicon strong{{"sau khi|ngay sau khi|ngay khi|kể từ khi|khi có|khi được", 1}};
    const bool clear = strong.has(words_, i);
    if (!clear && !(whole_ && i == 0)) return {};
    if (!whole_ && match.value == 2) return {};
    Expression found{i, clause_end(i + match.count), TimeKind::event};
    for (std::size_t k = i + match.count; k < found.to; ++k)
      if (issued.has(words_, k)) found.kind = TimeKind::after_issue;
    if (match.value == 2 && found.kind == TimeKind::event) found.kind = TimeKind::other;
    return found;
  }

  std::size_t clause_end(std::size_t i) const {
    if (whole_) return words_.size();
    const std::size_t limit = std::min(words_.size(), i + 16);
    while (i < limit &&
           (words_[i].letters || words_[i].digits != 0 || words_[i].mark == U'-' || words_[i].mark == U'/'))
      ++i;
    return i;
  }

  // "dịp 18/5", "nhân Ngày Chuyển đổi số quốc gia", "trước, trong và sau Đại hội"
  std::optional<Expression> occasion(std::size_t i) const {
    static const Lexicon lexicon{
        {"dịp|nhân dịp|vào dịp|trong dịp|nhân|nhân ngày|trước,trong và sau|trước và trong|trước,trong,sau|"
         "trong và sau|trước và sau",
         1},
        {"chào mừng|hưởng ứng|kỷ niệm|lễ kỷ niệm|trong tuần lễ|tuần lễ|trong tháng hành động|tháng hành động|"
         "ngày hội|tháng thanh niên|tháng cao điểm|đợt cao điểm|đợt|tết nguyên đán",
         2}};
    const Lexicon::Match match = lexicon.longest(words_, i);
    if (!match || (match.value == 2 && !whole_)) return named_day(i);
    const std::size_t next = i + match.count;
    if (next >= words_.size()) return {};
    static const Lexicon times{{"dịp|nhân dịp|vào dịp|trong dịp", 1}};
    if (!whole_ && !times.has(words_, i) && !words_[next].upper && !words_[i].upper) return {};
    static const Lexicon people{
        {"nhân dân|nhân rộng|nhân lực|nhân sự|nhân viên|nhân quyền|nhân tài|nhân tố|nhân văn", 1}};
    if (people.has(words_, i)) return {};
    Expression found{i, clause_end(next), TimeKind::event};
    if (const auto stretch = stretch_at(words_, next, true);
        stretch && stretch->grain == Grain::day && !is_impossible(*stretch)) {
      if (!whole_) found.to = stretch->to;
      if (const auto days = days_of(*stretch, year_)) {
        found.begin = days->from;
        found.end = days->to;
      }
    }
    return found;
  }

  // "Ngày Pháp luật Việt Nam", "Ngày Chuyển đổi số quốc gia 10/10"
  std::optional<Expression> named_day(std::size_t i) const {
    if (!whole_ || !is_day_word(i) || i + 2 >= words_.size() || !words_[i + 1].upper || !words_[i + 2].letters)
      return {};
    static const Lexicon months{{"tháng|quý", 1}};
    if (months.has(words_, i + 1)) return {};
    return Expression{i, words_.size(), TimeKind::event};
  }

  // A stretch alone, or several: "Quý IV/2025 và Quý I/2026".
  std::optional<Expression> plain(std::size_t i) const {
    const std::size_t first = skip_shades(i);
    const auto stretch = stretch_at(words_, first, whole_);
    if (!stretch) return this_year(i);
    if (!whole_ && !stands_as_adverb(i, first, *stretch)) return {};
    static const Lexicon joints{{",|và|;|hoặc|,và|- |+", 1}};
    Expression found{i, stretch->to, TimeKind::other};
    Stretch last = *stretch;
    Stretch begin = *stretch;
    bool several = false;
    while (const std::size_t joint = joints.longest(words_, found.to).count) {
      const auto next = stretch_at(words_, skip_shades(found.to + joint), whole_);
      if (!next || (next->grain == Grain::year && stretch->grain != Grain::year)) break;
      last = *next;
      found.to = next->to;
      several = true;
    }
    const int begin_year = begin.year != 0                               ? begin.year
                           : last.grain != Grain::year && last.year != 0 ? last.year
                                                                         : year_;
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
    if (found.begin && found.end && *found.end < *found.begin)
      found.end = days ? std::optional(days->to) : std::nullopt;
    return found;
  }

  static TimeKind kind_of(const Stretch& stretch) {
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
  std::optional<Expression> this_year(std::size_t i) const {
    static const Lexicon lexicon{
        {"trong năm|cả năm|trong cả năm|năm nay|cuối năm|đầu năm|giữa năm|trong năm nay|các tháng trong năm|"
         "các tháng cuối năm|những tháng cuối năm|các tháng còn lại của năm|quý cuối năm",
         1}};
    const std::size_t count = lexicon.longest(words_, i).count;
    if (count == 0) return {};
    static const Lexicon whole_year{{"trong năm|cả năm|trong cả năm|năm nay|trong năm nay", 1}};
    if (!whole_ && !whole_year.has(words_, i)) return {};
    Expression found{i, i + count, TimeKind::year};
    if (year_ != 0) {
      found.begin = base::make_date(year_, 1, 1);
      found.end = base::make_date(year_, 12, 31);
    }
    return found;
  }

  // In a sentence "Kế hoạch năm 2025" and "giai đoạn 2021-2030" name things; "trong năm 2025, …" tells when.
  bool stands_as_adverb(std::size_t i, std::size_t first, const Stretch& stretch) const {
    static const Lexicon when{{"trong|vào|hoàn thành|xong|dự kiến|khoảng|trong suốt|ngay trong|cả", 1}};
    if (stretch.grain == Grain::day) return first != i || is_day_word(first);
    if (stretch.grain != Grain::year) return true;
    if (first != i && when.has(words_, i)) return true;
    return i == 0 && is_mark(words_, stretch.to, U',');
  }

  const Words& words_;
  int year_;
  bool whole_;
};

Time as_time(const Expression& found) {
  Time time;
  time.kind = found.impossible ? TimeKind::other : found.kind;
  if (found.impossible) return time;
  time.every = std::string(found.every);
  if (time.kind == TimeKind::recurring || time.kind == TimeKind::continuous || time.kind == TimeKind::after_issue)
    return time;
  time.from = time.kind == TimeKind::before ? std::nullopt : found.begin;
  time.to = found.end;
  return time;
}

std::string_view without_end(std::string_view value) {
  value = vietnamese::trim(value);
  while (!value.empty() && (value.back() == '.' || value.back() == ';' || value.back() == ',' || value.back() == ':' ||
                            value.back() == '/'))
    value = vietnamese::trim(value.substr(0, value.size() - 1));
  return value;
}

}  // namespace

Time parse_time(std::string_view value, int year) {
  const std::string_view raw = without_end(value);
  const Words words = split_words(raw);
  Time time;
  static const Lexicon by_plan{{"theo", 1}};
  static const Lexicon by_rhythm{{"theo tháng|theo quý|theo tuần|theo năm|theo ngày|theo định kỳ", 1}};
  const bool refers = by_plan.has(words, 0) && !by_rhythm.has(words, 0);
  const TimeScanner scanner(words, year, true);
  // What stands in parentheses only explains, unless there is nothing else.
  for (const bool inside : {false, true}) {
    int depth = 0;
    std::optional<Expression> found;
    for (std::size_t i = 0; i < words.size() && !refers && !found; ++i) {
      if (words[i].mark == U'(') ++depth;
      if (words[i].mark == U')') --depth;
      if ((depth > 0) == inside) found = scanner.at(i);
    }
    if (!found) continue;
    time = as_time(*found);
    break;
  }
  time.raw = std::string(raw);
  return time;
}

std::vector<FoundTime> find_times(std::string_view sentence, int year) {
  const Words words = split_words(sentence);
  const std::vector<CitationHead> heads = citation_heads(sentence, words);
  const TimeScanner scanner(words, year, false);
  std::vector<FoundTime> found;
  auto head = heads.begin();
  for (std::size_t i = 0; i < words.size(); ++i) {
    while (head != heads.end() && head->to <= i) ++head;
    if (head != heads.end() && i >= head->from) {
      i = head->to - 1;
      continue;
    }
    const auto expression = scanner.at(i);
    if (!expression) continue;
    Time time = as_time(*expression);
    const std::size_t from = words[expression->from].from, to = words[expression->to - 1].to;
    time.raw = std::string(sentence.substr(from, to - from));
    found.push_back({from, to, std::move(time)});
    i = expression->to - 1;
  }
  return found;
}

}  // namespace compiler
