// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/times.h"

#include <gtest/gtest.h>

namespace {
using namespace compiler;

std::string kind_name(TimeKind kind) {
  static constexpr const char* names[] = {"continuous", "year",   "half",      "quarter", "month",       "date",
                                          "before",     "period", "recurring", "event",   "after_issue", "other"};
  return names[static_cast<int>(kind)];
}

// "quarter 2025-01-01 2025-06-30", "recurring month"
std::string brief(const Time& time) {
  std::string out = kind_name(time.kind);
  if (time.from || time.to)
    out += " " + (time.from ? base::iso(*time.from) : "-") + " " + (time.to ? base::iso(*time.to) : "-");
  if (!time.every.empty()) out += " " + time.every;
  return out;
}
std::string parsed(std::string_view value, int year = 2025) { return brief(parse_time(value, year)); }

std::string found(std::string_view sentence, int year = 2025) {
  std::string out;
  for (const FoundTime& one : find_times(sentence, year)) {
    EXPECT_EQ(sentence.substr(one.from, one.to - one.from), one.time.raw);
    out += (out.empty() ? "" : "; ") + one.time.raw + " = " + brief(one.time);
  }
  return out;
}

TEST(ParseTime, keeps_the_value_without_its_closing_mark) {
  EXPECT_EQ(parse_time(" Thường xuyên. ", 2025).raw, "Thường xuyên");
  EXPECT_EQ(parse_time("Quý I/2026;", 2025).raw, "Quý I/2026");
  EXPECT_EQ(parse_time("", 2025).raw, "");
}

TEST(ParseTime, continuous) {
  for (const char* value : {"Thường xuyên", "thường xuyên, theo yêu cầu nhiệm vụ", "Thường xuyên trong năm", "Liên tục",
                            "Thường xuyên, liên tục"})
    EXPECT_EQ(parsed(value), "continuous") << value;
}

TEST(ParseTime, recurring) {
  EXPECT_EQ(parsed("Hàng ngày"), "recurring day");
  EXPECT_EQ(parsed("Hằng tuần"), "recurring week");
  EXPECT_EQ(parsed("hàng tháng"), "recurring month");
  EXPECT_EQ(parsed("Hằng quý"), "recurring quarter");
  EXPECT_EQ(parsed("Hằng năm"), "recurring year");
  EXPECT_EQ(parsed("Định kỳ"), "recurring");
  EXPECT_EQ(parsed("Định kỳ 6 tháng, hàng năm"), "recurring half");
  EXPECT_EQ(parsed("định kỳ và đột xuất theo quy định"), "recurring");
  EXPECT_EQ(parsed("04 số/tháng"), "recurring month");
  EXPECT_EQ(parsed("6 tháng một lần"), "recurring half");
  EXPECT_EQ(parsed("03 tháng/lần"), "recurring quarter");
  EXPECT_EQ(parsed("Mỗi tháng 01 lần"), "recurring month");
  EXPECT_EQ(parsed("Tháng 12 hằng năm"), "recurring year");
  EXPECT_EQ(parsed("Ngày 20 hằng tháng"), "recurring month");
  EXPECT_EQ(parsed("Trước ngày 15 tháng 11 hằng năm"), "recurring year");
  EXPECT_EQ(parsed("Trước ngày 25 của tháng cuối quý"), "recurring quarter");
  EXPECT_EQ(parsed("Sáng thứ Hai hằng tuần"), "recurring week");
  EXPECT_EQ(parsed("Từ tháng 01 đến tháng 3 hằng năm"), "recurring year");
}

TEST(ParseTime, quarters) {
  EXPECT_EQ(parsed("Quý II/2025"), "quarter 2025-04-01 2025-06-30");
  EXPECT_EQ(parsed("Quý I - II/2025"), "quarter 2025-01-01 2025-06-30");
  EXPECT_EQ(parsed("Quý III, IV năm 2026"), "quarter 2026-07-01 2026-12-31");
  EXPECT_EQ(parsed("Trong quý 3/2025"), "quarter 2025-07-01 2025-09-30");
  EXPECT_EQ(parsed("Hoàn thành trong Quý III/2025"), "quarter 2025-07-01 2025-09-30");
  EXPECT_EQ(parsed("Quý IV/2025 và Quý I/2026"), "period 2025-10-01 2026-03-31");
}

TEST(ParseTime, the_year_of_the_plan_stands_in) {
  EXPECT_EQ(parsed("Quý II", 2024), "quarter 2024-04-01 2024-06-30");
  EXPECT_EQ(parsed("Quý II", 0), "quarter");
  EXPECT_EQ(parsed("Trước ngày 20/11", 2025), "before - 2025-11-20");
  EXPECT_EQ(parsed("Trước ngày 20/11", 0), "before");
  EXPECT_EQ(parsed("Tháng 2", 2024), "month 2024-02-01 2024-02-29");
}

TEST(ParseTime, months) {
  EXPECT_EQ(parsed("Tháng 12/2025"), "month 2025-12-01 2025-12-31");
  EXPECT_EQ(parsed("tháng 3, 4 năm 2025"), "month 2025-03-01 2025-04-30");
  EXPECT_EQ(parsed("xong trong tháng 12/2025"), "month 2025-12-01 2025-12-31");
  EXPECT_EQ(parsed("10/2025"), "month 2025-10-01 2025-10-31");
  EXPECT_EQ(parsed("T10/2025"), "month 2025-10-01 2025-10-31");
  EXPECT_EQ(parsed("Tuần 2 tháng 10/2025"), "month 2025-10-01 2025-10-31");
}

TEST(ParseTime, what_stands_in_parentheses_only_explains) {
  EXPECT_EQ(parsed("Dự kiến tháng 11/2025 (sau khi Ban Thường trực ban hành Hướng dẫn)"),
            "month 2025-11-01 2025-11-30");
  EXPECT_EQ(parsed("(Quý IV/2025)"), "quarter 2025-10-01 2025-12-31");
}

TEST(ParseTime, years_and_halves) {
  EXPECT_EQ(parsed("Năm 2025"), "year 2025-01-01 2025-12-31");
  EXPECT_EQ(parsed("2026"), "year 2026-01-01 2026-12-31");
  EXPECT_EQ(parsed("Trong năm"), "year 2025-01-01 2025-12-31");
  EXPECT_EQ(parsed("6 tháng đầu năm 2025"), "half 2025-01-01 2025-06-30");
  EXPECT_EQ(parsed("06 tháng cuối năm"), "half 2025-07-01 2025-12-31");
  EXPECT_EQ(parsed("9 tháng đầu năm 2025"), "period 2025-01-01 2025-09-30");
}

TEST(ParseTime, periods) {
  EXPECT_EQ(parsed("2025 - 2030"), "period 2025-01-01 2030-12-31");
  EXPECT_EQ(parsed("Giai đoạn 2026-2030"), "period 2026-01-01 2030-12-31");
  EXPECT_EQ(parsed("Giai đoạn 2026-2030 và những năm tiếp theo"), "period 2026-01-01 -");
  EXPECT_EQ(parsed("Từ 01/7/2025"), "period 2025-07-01 -");
  EXPECT_EQ(parsed("Từ tháng 11/2025 đến quý I/2026"), "period 2025-11-01 2026-03-31");
  EXPECT_EQ(parsed("tháng 11/2025 đến tháng 4/2026"), "period 2025-11-01 2026-04-30");
  EXPECT_EQ(parsed("từ ngày 15/11 đến ngày 15/12"), "period 2025-11-15 2025-12-15");
  EXPECT_EQ(parsed("từ 15/12 đến 15/01"), "period 2025-12-15 2026-01-15");
  EXPECT_EQ(parsed("Từ 8h00 ngày 01/9 đến 17h00 ngày 30/9/2025"), "period 2025-09-01 2025-09-30");
  EXPECT_EQ(parsed("Ngày 10-15/11/2025"), "period 2025-11-10 2025-11-15");
  EXPECT_EQ(parsed("Từ nay đến hết năm 2025"), "period - 2025-12-31");
  EXPECT_EQ(parsed("Từ năm 2025 trở đi"), "period 2025-01-01 -");
}

TEST(ParseTime, deadlines) {
  EXPECT_EQ(parsed("Trước ngày 30/11/2025"), "before - 2025-11-30");
  EXPECT_EQ(parsed("Chậm nhất là ngày 10 tháng 12 năm 2025"), "before - 2025-12-10");
  EXPECT_EQ(parsed("Hoàn thành trước 20/10/2025"), "before - 2025-10-20");
  EXPECT_EQ(parsed("Trước 17h00 ngày 15/11/2025"), "before - 2025-11-15");
  EXPECT_EQ(parsed("Đến hết tháng 12/2025"), "before - 2025-12-31");
  EXPECT_EQ(parsed("Hết năm 2025"), "before - 2025-12-31");
}

TEST(ParseTime, after_a_document_or_an_event) {
  for (const char* value :
       {"Sau khi có Quy chế của TW", "Ngay sau khi ban hành", "Khi có văn bản chỉ đạo của tỉnh", "Kể từ ngày ký"})
    EXPECT_EQ(parsed(value), "after_issue") << value;
  for (const char* value :
       {"Sau khi kết thúc hội thi", "Nhân Ngày Chuyển đổi số quốc gia", "Trước, trong và sau Đại hội"})
    EXPECT_EQ(parsed(value), "event") << value;
  EXPECT_EQ(parsed("Dịp 18/5"), "event 2025-05-18 2025-05-18");
}

TEST(ParseTime, other) {
  for (const char* value : {"Theo Kế hoạch của tỉnh", "Theo kế hoạch công tác tư pháp hàng năm", "khi có yêu cầu",
                            "Đột xuất", "…", "Chưa xác định"})
    EXPECT_EQ(parsed(value), "other") << value;
}

TEST(ParseTime, days_that_no_calendar_has_are_other) {
  for (const char* value : {"31/02/2025", "Trước ngày 31/11/2025", "Tháng 13/2025", "Quý V/2025", "29/02/2025"})
    EXPECT_EQ(parsed(value), "other") << value;
  EXPECT_EQ(parsed("29/02/2024"), "date 2024-02-29 2024-02-29");
}

TEST(FindTimes, adverbs_of_a_sentence) {
  EXPECT_EQ(found("Thường xuyên rà soát, cập nhật"), "Thường xuyên = continuous");
  EXPECT_EQ(found("trong các buổi phổ biến pháp luật hàng quý, cuộc họp giao ban thường kỳ hàng tháng của Sở"),
            "hàng quý = recurring quarter; hàng tháng = recurring month");
  EXPECT_EQ(found("Phát hành Bản tin với số lượng 04 số/tháng và đăng tải"), "04 số/tháng = recurring month");
}

TEST(FindTimes, deadlines_with_their_words) {
  EXPECT_EQ(found("gửi về Sở trước ngày 15/11/2025 để tổng hợp, báo cáo UBND tỉnh trước ngày 30/11/2025./."),
            "trước ngày 15/11/2025 = before - 2025-11-15; trước ngày 30/11/2025 = before - 2025-11-30");
  EXPECT_EQ(found("xây dựng Kế hoạch thực hiện xong trong tháng 12/2025."),
            "xong trong tháng 12/2025 = month 2025-12-01 2025-12-31");
  EXPECT_EQ(found("báo cáo về Phòng trước ngày 18 hằng tháng, đảm bảo"), "trước ngày 18 hằng tháng = recurring month");
}

TEST(FindTimes, the_hour_before_a_day_belongs_to_it) {
  EXPECT_EQ(found("gửi báo cáo trước 22:00 ngày 15/3/2025"), "trước 22:00 ngày 15/3/2025 = before - 2025-03-15");
}

TEST(FindTimes, a_year_before_a_colon_tells_when) {
  EXPECT_EQ(found("Năm 2018: hoàn thành 5 bài"), "Năm 2018 = year 2018-01-01 2018-12-31");
}

TEST(FindTimes, a_day_without_year_recurs_where_its_sentence_says_so) {
  EXPECT_EQ(found("báo cáo kết quả hằng năm (trước ngày 15 tháng 11) để tổng hợp"),
            "hằng năm = recurring year; trước ngày 15 tháng 11 = recurring year");
  EXPECT_EQ(found("báo cáo trước ngày 05/12 để tổng hợp"), "trước ngày 05/12 = before - 2025-12-05");
}

TEST(FindTimes, regular_spending_is_no_time) { EXPECT_EQ(found("bố trí kinh phí chi thường xuyên"), ""); }

TEST(FindTimes, dates_of_documents_are_no_times) {
  EXPECT_EQ(found("Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ"), "");
  EXPECT_EQ(found("Thực hiện Luật Thi đua, khen thưởng ngày 15/6/2022"), "");
}

TEST(FindTimes, years_in_names_are_no_times) {
  EXPECT_EQ(found("Kế hoạch CCHC năm 2025 và Chương trình giai đoạn 2021-2030"), "");
  EXPECT_EQ(found("Trong năm 2025, tổ chức hội nghị"), "Trong năm 2025 = year 2025-01-01 2025-12-31");
}

TEST(FindTimes, shares_and_counts_are_no_times) {
  EXPECT_EQ(found("từ 30 hộ trở lên; 4/100.000 trẻ; tăng 1,5 lần/năm"), "");
}

}  // namespace
