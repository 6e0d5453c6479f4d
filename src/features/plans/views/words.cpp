// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/views/words.h"

#include <algorithm>

#include "base/time.h"

namespace plans {
namespace {

std::string_view label_of(const std::vector<html::Option>& options, std::string_view value) {
  static const std::string nothing;
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const html::Option& option) { return option.value == value; });
  return found == options.end() ? std::string_view(nothing) : std::string_view(found->label);
}

const std::vector<html::Option>& known_kinds() {
  static const std::vector<html::Option> all{{"assigned", "Việc được giao"},
                                             {"content", "Nội dung tuyên truyền"},
                                             {"form", "Hình thức tuyên truyền"},
                                             {"duty", "Trách nhiệm"},
                                             {"report", "Báo cáo phải nộp"}};
  return all;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::vector<html::Option> kinds() { return known_kinds(); }

std::vector<html::Option> time_kinds() {
  return {{"", "Không ghi thời gian"},
          {"continuous", "Thường xuyên"},
          {"year", "Trong năm"},
          {"half", "Nửa năm"},
          {"quarter", "Quý"},
          {"month", "Tháng"},
          {"date", "Một ngày"},
          {"before", "Trước một ngày"},
          {"period", "Từ ngày đến ngày"},
          {"recurring", "Định kỳ"},
          {"event", "Theo sự kiện"},
          {"after_issue", "Sau khi ban hành"},
          {"other", "Khác"}};
}

std::vector<html::Option> periods() {
  return {{"", "Không theo kỳ"}, {"day", "Ngày"},       {"week", "Tuần"}, {"month", "Tháng"},
          {"quarter", "Quý"},    {"half", "Sáu tháng"}, {"year", "Năm"}};
}

std::string_view word(State state) {
  switch (state) {
    case State::draft:
      return "Dự thảo";
    case State::in_force:
      return "Có hiệu lực";
    case State::closed:
      return "Đã kết thúc";
  }
  return {};
}

html::Tone tone(State state) {
  switch (state) {
    case State::draft:
      return html::Tone::warn;
    case State::in_force:
      return html::Tone::good;
    case State::closed:
      return html::Tone::quiet;
  }
  return html::Tone::plain;
}

std::string_view word_of_kind(std::string_view kind) { return label_of(known_kinds(), kind); }

std::string_view word_of_severity(std::string_view severity) {
  if (severity == "error") return "Lỗi";
  return severity == "warning" ? "Cảnh báo" : "Ghi chú";
}

std::string_view word_of_proposal(std::string_view state) {
  if (state == "open") return "Chờ trả lời";
  return state == "taken" ? "Đã tiếp thu" : "Không tiếp thu";
}

std::string_view word_of_binding(std::string_view how) {
  if (how == "exact") return "đúng tên";
  if (how == "alias") return "tên gọi khác";
  if (how == "abbreviation") return "tên viết tắt";
  if (how == "fuzzy") return "gần giống";
  if (how == "set") return "tên chung";
  if (how == "remembered") return "đã trả lời lần trước";
  return how == "person" ? "do người chọn" : "";
}

std::string word_of_period(std::string_view per) {
  if (per == "day") return "ngày";
  if (per == "week") return "tuần";
  if (per == "month") return "tháng";
  if (per == "quarter") return "quý";
  if (per == "half") return "sáu tháng";
  return per == "year" ? "năm" : "";
}

std::string sentence_of(const compiler::Quota& quota) {
  std::string text = quota.bound == compiler::Bound::min ? "ít nhất " : "";
  text += std::to_string(quota.count);
  if (!quota.unit.empty()) text += " " + quota.unit;
  if (!quota.per.empty()) text += " mỗi " + word_of_period(quota.per);
  return text;
}

std::string day_for_people(std::int64_t day) { return day > 0 ? base::for_people(base::date_of_day(day)) : "chưa có"; }

std::string moment_for_people(std::int64_t at_ms) {
  constexpr std::int64_t ms_per_minute = 60'000, minutes_per_day = 1440, vietnam_minutes = 420;
  const std::int64_t minute = (at_ms / ms_per_minute + vietnam_minutes) % minutes_per_day;
  return two_digits(minute / 60) + ":" + two_digits(minute % 60) + " ngày " + base::for_people(base::date_of(at_ms));
}

}  // namespace plans
