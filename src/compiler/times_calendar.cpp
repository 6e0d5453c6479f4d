// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/times_calendar.h"

#include <algorithm>

namespace compiler {
namespace {

bool is_number(const Words& words, std::size_t at, int least, int most, int digits = 2) {
  return at < words.size() && words[at].digits > 0 && words[at].digits <= digits && words[at].number >= least &&
         words[at].number <= most;
}
bool is_year(const Words& words, std::size_t at) {
  return at < words.size() && words[at].digits == 4 && words[at].number >= 1900 && words[at].number <= 2100;
}

bool is_joint(const Words& words, std::size_t at) {
  return is_mark(words, at, U'/') || is_mark(words, at, U'-') || is_mark(words, at, U'.');
}

const Lexicon& year_words() {
  static const Lexicon lexicon{{"năm|,năm", 1}};
  return lexicon;
}

// A year behind a stretch: "/2025", "năm 2025", ", năm 2025", "-2025".
int year_behind(const Words& words, std::size_t& at) {
  std::size_t year = at;
  if (const std::size_t count = year_words().longest(words, at).count; count != 0)
    year = at + count;
  else if (is_mark(words, at, U'/') || (is_mark(words, at, U'-') && !words[at].spaced))
    year = at + 1;
  else
    return 0;
  if (!is_year(words, year)) return 0;
  at = year + 1;
  return words[year].number;
}

// What joins the numbers of one stretch: a dash for a row, a comma or "và" for neighbours. "đến" makes a period.
std::size_t joint_words(const Words& words, std::size_t at) {
  static const Lexicon lexicon{{"-|,|và|hoặc|&", 1}};
  return lexicon.longest(words, at).count;
}
std::size_t day_joint_words(const Words& words, std::size_t at) {
  static const Lexicon lexicon{{"-|,|và|đến|tới", 1}};
  return lexicon.longest(words, at).count;
}

std::optional<Stretch> date_at(const Words& words, std::size_t at, bool bare) {
  static const Lexicon day_words{{"ngày|các ngày", 1}};
  static const Lexicon month_words{{"tháng", 1}};
  const std::size_t day_word = day_words.longest(words, at).count;
  std::size_t i = at + day_word;
  if (!is_number(words, i, 0, 99)) return {};
  Stretch found{Grain::day, 0, 0, words[i].number, words[i].number, 0};
  ++i;
  // "10 - 15/11/2025", "10, 11/12/2025"
  if (day_word != 0 || bare) {
    const std::size_t joint = day_joint_words(words, i);
    if (joint != 0 && is_number(words, i + joint, 1, 31) && is_mark(words, i + joint + 1, U'/') &&
        is_number(words, i + joint + 2, 1, 12) && words[i + joint].number > found.first) {
      found.last = words[i + joint].number;
      i += joint + 1;
    }
  }
  if (is_joint(words, i) && is_number(words, i + 1, 0, 99) && is_mark(words, i + 2, words[i].mark) &&
      is_year(words, i + 3)) {
    found.month = words[i + 1].number;
    found.year = words[i + 3].number;
    found.to = i + 4;
    return found;
  }
  if (day_word != 0 && month_words.has(words, i) && is_number(words, i + 1, 0, 99)) {
    found.month = words[i + 1].number;
    found.to = i + 2;
    found.year = year_behind(words, found.to);
    return found;
  }
  if ((day_word != 0 || bare) && is_mark(words, i, U'/') && !words[i].spaced && is_number(words, i + 1, 1, 12)) {
    found.month = words[i + 1].number;
    found.to = i + 2;
    if (is_mark(words, found.to, U'/') || is_mark(words, found.to, U'%')) return {};
    if (year_words().has(words, found.to)) found.year = year_behind(words, found.to);
    return found;
  }
  return {};
}

int roman_or_number(const Words& words, std::size_t at) {
  static const Lexicon romans{{"i", 1},  {"ii", 2},  {"iii", 3}, {"iv", 4}, {"v", 5},
                              {"vi", 6}, {"một", 1}, {"hai", 2}, {"ba", 3}, {"bốn|tư", 4}};
  if (const Lexicon::Match match = romans.longest(words, at); match) return match.value;
  return is_number(words, at, 0, 99) ? words[at].number : -1;
}

// "tháng 12/2025", "tháng 3, 4 năm 2025", "các tháng 11 và 12", "T12/2025"
std::optional<Stretch> months_at(const Words& words, std::size_t at) {
  static const Lexicon month_words{{"tháng|các tháng|t|t.", 1}};
  static const Lexicon names{{"hai", 2}, {"ba", 3},   {"tư", 4},    {"sáu", 6},       {"bảy", 7},
                             {"tám", 8}, {"chín", 9}, {"mười", 10}, {"mười một", 11}, {"mười hai", 12}};
  const std::size_t word = month_words.longest(words, at).count;
  if (word == 0) return {};
  std::size_t i = at + word;
  const bool brief = words[at].to - words[at].from == 1;
  if (brief && (i >= words.size() || words[i].spaced || !words[at].upper)) return {};
  if (const Lexicon::Match name = names.longest(words, i); name && words[i].upper) {
    Stretch found{Grain::month, 0, 0, name.value, name.value, i + name.count};
    found.year = year_behind(words, found.to);
    return found;
  }
  if (!is_number(words, i, 0, 99)) return {};
  Stretch found{Grain::month, 0, 0, words[i].number, words[i].number, i + 1};
  while (const std::size_t joint = joint_words(words, found.to)) {
    std::size_t next = found.to + joint;
    if (month_words.has(words, next) && words[next].letters) ++next;
    if (!is_number(words, next, 1, 12) || words[next].number <= found.last || is_mark(words, next + 1, U'%')) break;
    // "tháng 3, 15/4": the second number is a day.
    if (is_mark(words, next + 1, U'/') && !is_year(words, next + 2)) break;
    found.last = words[next].number;
    found.to = next + 1;
  }
  found.year = year_behind(words, found.to);
  if (brief && found.year == 0) return {};
  return found;
}

// "Quý II/2025", "Quý I - II/2025", "quý III và quý IV năm 2025"
std::optional<Stretch> quarters_at(const Words& words, std::size_t at) {
  static const Lexicon quarter_words{{"quý|quí|các quý|q", 1}};
  const std::size_t word = quarter_words.longest(words, at).count;
  if (word == 0) return {};
  const std::size_t i = at + word;
  if (words[at].to - words[at].from == 1 && (i >= words.size() || words[i].spaced)) return {};
  const int first = roman_or_number(words, i);
  if (first < 0) return {};
  Stretch found{Grain::quarter, 0, 0, first, first, i + 1};
  while (const std::size_t joint = joint_words(words, found.to)) {
    std::size_t next = found.to + joint;
    if (quarter_words.has(words, next)) ++next;
    const int last = roman_or_number(words, next);
    if (last <= found.last || last > 4) break;
    found.last = last;
    found.to = next + 1;
  }
  found.year = year_behind(words, found.to);
  return found;
}

// "6 tháng đầu năm 2025", "nửa cuối năm", "9 tháng đầu năm"
std::optional<Stretch> part_of_year_at(const Words& words, std::size_t at) {
  static const Lexicon half_words{{"nửa đầu năm|nửa năm đầu", 1}, {"nửa cuối năm|nửa năm cuối", 2}};
  static const Lexicon months_words{{"tháng đầu năm|tháng đầu của năm", 1},
                                    {"tháng cuối năm|tháng cuối của năm", 2},
                                    {"tháng đầu", 3},
                                    {"tháng cuối", 4}};
  static const Lexicon six{{"sáu", 6}, {"chín", 9}, {"ba", 3}};
  Stretch found{Grain::half, 0, 0, 1, 1, 0};
  if (const Lexicon::Match half = half_words.longest(words, at); half) {
    found.first = found.last = half.value;
    found.to = at + half.count;
  } else {
    const Lexicon::Match spelt = six.longest(words, at);
    const int count = spelt ? spelt.value : is_number(words, at, 1, 11) ? words[at].number : 0;
    const Lexicon::Match end = months_words.longest(words, at + 1);
    if (count == 0 || !end) return {};
    found.to = at + 1 + end.count;
    const bool first_part = end.value % 2 == 1;
    if (count == 6) {
      found.first = found.last = first_part ? 1 : 2;
    } else {
      found.grain = Grain::month;
      found.first = first_part ? 1 : 13 - count;
      found.last = first_part ? count : 12;
    }
    if (end.value > 2) {
      // "6 tháng đầu" needs its year: "quý đầu", "tuần đầu" are something else.
      if (!year_words().has(words, found.to)) return {};
      found.year = year_behind(words, found.to);
      return found;
    }
  }
  if (is_year(words, found.to)) found.year = words[found.to++].number;
  return found;
}

// "năm 2025", "năm 2025 - 2026", "giai đoạn 2021-2025", "2025 - 2030"
std::optional<Stretch> years_at(const Words& words, std::size_t at, bool bare) {
  static const Lexicon year_names{{"năm|các năm|giai đoạn|thời kỳ|giai đoạn năm|nhiệm kỳ|trong các năm", 1}};
  const std::size_t word = year_names.longest(words, at).count;
  const std::size_t i = at + word;
  if ((word == 0 && !bare) || !is_year(words, i)) return {};
  if (word == 0 && (is_mark(words, i + 1, U'/') || (i > 0 && !words[i].spaced))) return {};
  Stretch found{Grain::year, 0, 0, words[i].number, words[i].number, i + 1};
  while (const std::size_t joint = joint_words(words, found.to)) {
    std::size_t next = found.to + joint;
    if (year_names.has(words, next)) ++next;
    if (!is_year(words, next) || words[next].number <= found.last || is_mark(words, next + 1, U'/')) break;
    found.last = words[next].number;
    found.to = next + 1;
  }
  return found;
}

std::optional<Days> days_between(std::optional<base::Date> from, std::optional<base::Date> to) {
  if (!from || !to) return {};
  return Days{*from, *to};
}

}  // namespace

std::optional<Stretch> stretch_at(const Words& words, std::size_t at, bool bare) {
  if (at >= words.size()) return {};
  if (auto found = part_of_year_at(words, at)) return found;
  if (auto found = date_at(words, at, bare)) return found;
  if (auto found = months_at(words, at)) return found;
  if (auto found = quarters_at(words, at)) return found;
  // "11/2025"
  if (bare && is_number(words, at, 1, 12) && is_mark(words, at + 1, U'/') && is_year(words, at + 2))
    return Stretch{Grain::month, words[at + 2].number, 0, words[at].number, words[at].number, at + 3};
  return years_at(words, at, bare);
}

bool is_impossible(const Stretch& s) {
  switch (s.grain) {
    case Grain::day:
      return s.month < 1 || s.month > 12 || s.first < 1 ||
             s.last > base::days_in_month(s.year != 0 ? s.year : 2024, s.month);
    case Grain::month:
      return s.first < 1 || s.last > 12;
    case Grain::quarter:
      return s.first < 1 || s.last > 4;
    case Grain::half:
    case Grain::year:
      return false;
  }
  return false;
}

std::optional<Days> days_of(const Stretch& s, int year) {
  if (is_impossible(s)) return {};
  const int y = s.year != 0 ? s.year : year;
  if (y == 0 && s.grain != Grain::year) return {};
  switch (s.grain) {
    case Grain::day:
      return days_between(base::make_date(y, s.month, s.first), base::make_date(y, s.month, s.last));
    case Grain::month:
      return days_between(base::make_date(y, s.first, 1), base::make_date(y, s.last, base::days_in_month(y, s.last)));
    case Grain::quarter:
      return days_between(base::make_date(y, s.first * 3 - 2, 1),
                          base::make_date(y, s.last * 3, base::days_in_month(y, s.last * 3)));
    case Grain::half:
      return days_between(base::make_date(y, s.first * 6 - 5, 1),
                          base::make_date(y, s.last * 6, base::days_in_month(y, s.last * 6)));
    case Grain::year:
      return days_between(base::make_date(s.first, 1, 1), base::make_date(s.last, 12, 31));
  }
  return {};
}

}  // namespace compiler
