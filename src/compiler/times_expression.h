// SPDX-License-Identifier: AGPL-3.0-or-later
// Time expressions in words: what times.cpp puts together. Each function gives the expression that begins at a word.
#pragma once
#include <optional>
#include <string_view>

#include "compiler/plan.h"
#include "compiler/times_calendar.h"
#include "compiler/words.h"

namespace compiler {

struct TimeText {
  const Words& words;
  int year = 0;        // of the plan, 0 where unknown
  bool whole = false;  // a value of its own, in which bare years and dates are times; else a sentence
};

// One expression. Dates are resolved; `impossible` where no calendar has them.
struct Expression {
  std::size_t from = 0, to = 0;  // words
  TimeKind kind = TimeKind::other;
  std::optional<base::Date> begin{}, end{};
  std::string_view every{};
  bool impossible = false;
};

// "thường xuyên, liên tục trong năm"
std::optional<Expression> always_at(const TimeText& text, std::size_t i);
// "hàng tháng", "định kỳ hằng quý", "04 số/tháng", "6 tháng một lần", "ngày 20 hằng tháng"
std::optional<Expression> rhythm_at(const TimeText& text, std::size_t i);
// "ngày 20 hằng tháng" at `i`, in an expression that begins at `from`
std::optional<Expression> dated_rhythm_at(const TimeText& text, std::size_t from, std::size_t i);
// "từ ngày 15/11 đến ngày 15/12", "từ 01/7/2025", "giai đoạn 2026-2030 và những năm tiếp theo"
std::optional<Expression> period_at(const TimeText& text, std::size_t i);
// "trước ngày 15/11/2025", "chậm nhất ngày 10/12", "xong trong tháng 12/2025"
std::optional<Expression> deadline_at(const TimeText& text, std::size_t i);
// "Quý II/2025", "trong năm 2025", "Quý IV/2025 và Quý I/2026"
std::optional<Expression> stretch_expression_at(const TimeText& text, std::size_t i);
// "sau khi có Quy chế của TW", "ngay sau khi ban hành"
std::optional<Expression> after_at(const TimeText& text, std::size_t i);
// "dịp 18/5", "nhân Ngày Chuyển đổi số quốc gia"
std::optional<Expression> occasion_at(const TimeText& text, std::size_t i);

// "hàng tháng", "hằng năm", "mỗi quý": the number of the period and the words it takes.
Lexicon::Match each_period(const Words& words, std::size_t at);
std::string_view period_name(int period);  // "day", "week", "month", "quarter", "half", "year" from 1

// The end of the clause an expression of words runs to ("sau khi … được ban hành").
std::size_t clause_end(const TimeText& text, std::size_t i);
// Words of a time of day: "8h00", "08 giờ 30".
std::size_t hour_words(const TimeText& text, std::size_t i);
bool is_day_word(const TimeText& text, std::size_t i);

}  // namespace compiler
