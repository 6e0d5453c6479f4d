// SPDX-License-Identifier: AGPL-3.0-or-later
// Every diagnostic is told of a plan with the fault, and of the same plan without it not.
#include "compiler/diagnose.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include "compiler/compile.h"
#include "support/plan_text.h"
#include "vietnamese/text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::text_document;

// A whole plan of a department that a careful reader has nothing to say about. Every test makes one fault in it.
constexpr std::string_view sound_plan = R"(UBND TỈNH LÀO CAI
SỞ CÔNG THƯƠNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-SCT
Lào Cai, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2026

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;
Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính năm 2026 (sau đây viết tắt là CCHC);
Sở Công Thương ban hành Kế hoạch tuyên truyền như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Nâng cao nhận thức, trách nhiệm của người đứng đầu các phòng, đơn vị trong công tác CCHC.
b) Tạo sự đồng thuận của người dân và doanh nghiệp.
2. Yêu cầu
a) Nội dung ngắn gọn, chính xác, dễ hiểu.
b) Hình thức phù hợp với từng đối tượng.

II. NHIỆM VỤ
1. Đăng tải kết quả CCHC trên Trang thông tin điện tử của Sở.
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp: Phòng Quản lý thương mại.
- Thời gian thực hiện: Quý II/2026.
2. Đăng ít nhất 02 tin, bài/tháng trên Trang thông tin điện tử của Sở.
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp: Thanh tra Sở.
- Thời gian thực hiện: Thường xuyên.
3. Tổ chức hội nghị đối thoại với doanh nghiệp về thủ tục hành chính.
- Đơn vị chủ trì: Phòng Quản lý thương mại.
- Đơn vị phối hợp: Văn phòng Sở.
- Thời gian thực hiện: Quý III/2026.
4. Tuyên truyền hưởng ứng Ngày Chuyển đổi số quốc gia.
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp: Thanh tra Sở.
- Thời gian thực hiện: Tháng 10/2026.

III. KINH PHÍ THỰC HIỆN
Kinh phí thực hiện từ nguồn ngân sách nhà nước năm 2026 đã giao cho Sở.

IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
a) Theo dõi, đôn đốc các phòng thực hiện Kế hoạch.
b) Tổng hợp, báo cáo UBND tỉnh trước ngày 15/12/2026.
2. Phòng Quản lý thương mại
a) Cung cấp tin, bài về lĩnh vực thương mại.
b) Giải đáp vướng mắc của doanh nghiệp.
Trên đây là Kế hoạch tuyên truyền cải cách hành chính năm 2026 của Sở Công Thương.

Nơi nhận:
- UBND tỉnh (báo cáo);
- Các phòng thuộc Sở;
- Lưu: VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC


Trần Văn An)";

// The plan with `from` replaced by `to`; `from` must stand in it.
std::string plan_with(std::string_view from, std::string_view to) {
  std::string text(sound_plan);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

std::string listed(const Document& document) {
  std::string out;
  for (const Diagnostic& d : compile(document).diagnostics) out += d.code + " " + d.message + "\n";
  return out;
}

// "LT036 @ quoted words" of the diagnostics with this code.
std::vector<std::string> of_code(const Document& document, std::string_view code) {
  std::vector<std::string> out;
  for (const Diagnostic& d : compile(document).diagnostics)
    if (d.code == code) out.push_back(quote(document, d.at));
  return out;
}

// The plan that `text` is yields exactly one diagnostic of this code and none of another one.
void expect_only(const std::string& text, std::string_view code, std::string_view at) {
  const Document document = text_document(text);
  const std::vector<std::string> found = of_code(document, code);
  ASSERT_EQ(found.size(), 1U) << listed(document);
  EXPECT_EQ(found[0], at);
  EXPECT_EQ(compile(document).diagnostics.size(), 1U) << listed(document);
}

TEST(Diagnose, a_sound_plan_yields_nothing) { EXPECT_EQ(listed(text_document(sound_plan)), ""); }

TEST(Diagnose, a_sound_word_file_yields_nothing) { EXPECT_EQ(listed(support::word_document(sound_plan)), ""); }

TEST(Diagnose, LT001_a_letter_is_no_plan) {
  const Document document = text_document("Kính gửi ông An,\nTôi viết thư này để hỏi thăm sức khỏe.\nChào ông.\n");
  EXPECT_EQ(of_code(document, "LT001").size(), 1U) << listed(document);
  EXPECT_TRUE(compile(document).has_errors());
  EXPECT_EQ(compile(document).diagnostics.size(), 1U);
}

TEST(Diagnose, LT001_an_empty_document_is_no_plan) { EXPECT_EQ(of_code(text_document(""), "LT001").size(), 1U); }

TEST(Diagnose, LT002_a_letterhead_without_number) {
  expect_only(plan_with("Số: 12/KH-SCT", "Số:      /KH-SCT"), "LT002", "Tuyên truyền cải cách hành chính năm 2026");
}

TEST(Diagnose, LT002_names_all_that_is_missing) {
  std::string text(sound_plan);
  text.erase(0, text.find("KẾ HOẠCH"));
  const Plan plan = compile(text_document(text));
  ASSERT_FALSE(plan.diagnostics.empty());
  EXPECT_EQ(plan.diagnostics[0].code, "LT002");
  EXPECT_EQ(plan.diagnostics[0].message, "Phần đầu văn bản thiếu số, ký hiệu, ngày ban hành và tên cơ quan ban hành.");
}

TEST(Diagnose, LT003_an_agency_that_was_inferred) {
  std::string text(sound_plan);
  text.erase(0, text.find("KẾ HOẠCH"));
  EXPECT_EQ(of_code(text_document(text), "LT003"), (std::vector<std::string>{"Sở Công Thương"}));
}

TEST(Diagnose, LT004_no_signature) {
  std::string text(sound_plan);
  text.erase(text.find("KT. GIÁM ĐỐC"));
  expect_only(text, "LT004", "");
}

TEST(Diagnose, LT010_a_document_that_carries_out_a_later_one) {
  expect_only(plan_with("Sở Công Thương ban hành",
                        "Thực hiện Kế hoạch số 22/KH-UBND ngày 21/7/2025 của UBND tỉnh về việc thực hiện Kế hoạch số "
                        "36/KH-TU ngày 08/11/2025 của Tỉnh ủy về tuyên truyền;\nSở Công Thương ban hành"),
              "LT010", "Kế hoạch số 36/KH-TU ngày 08/11/2025 của Tỉnh ủy về tuyên truyền");
}

TEST(Diagnose, LT010_not_where_the_dates_are_in_order) {
  EXPECT_EQ(listed(text_document(
                plan_with("Sở Công Thương ban hành",
                          "Thực hiện Kế hoạch số 22/KH-UBND ngày 21/7/2025 của UBND tỉnh về việc thực hiện Kế hoạch số "
                          "36/KH-TU ngày 08/01/2025 của Tỉnh ủy về tuyên truyền;\nSở Công Thương ban hành"))),
            "");
}

TEST(Diagnose, LT011_one_document_with_two_dates) {
  const Document document =
      text_document(plan_with("Đăng tải kết quả CCHC", "Đăng tải Nghị quyết số 76/NQ-CP ngày 16/7/2021 của Chính phủ"));
  EXPECT_EQ(of_code(document, "LT011").size(), 1U) << listed(document);
  EXPECT_EQ(of_code(text_document(plan_with("Đăng tải kết quả CCHC",
                                            "Đăng tải Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ")),
                    "LT011")
                .size(),
            0U);
}

TEST(Diagnose, LT012_a_basis_later_than_the_plan) {
  const Document document = text_document(plan_with("ngày 05/01/2026", "ngày 05/4/2026"));
  EXPECT_EQ(of_code(document, "LT012").size(), 1U) << listed(document);
  EXPECT_EQ(compile(document).diagnostics.size(), 1U) << listed(document);
}

TEST(Diagnose, LT014_a_date_that_the_calendar_does_not_have) {
  const Document document = text_document(plan_with("ngày 05/01/2026", "ngày 31/02/2026"));
  EXPECT_EQ(of_code(document, "LT014").size(), 1U) << listed(document);
  EXPECT_TRUE(compile(document).has_errors());
}

TEST(Diagnose, LT020_a_time_that_does_not_hold_its_day) {
  expect_only(plan_with("Tháng 10/2026", "Quý II/2026"), "LT020", "Quý II/2026.");
}

TEST(Diagnose, LT020_not_for_a_whole_year) {
  EXPECT_EQ(listed(text_document(plan_with("Tháng 10/2026", "Năm 2026"))), "");
}

TEST(Diagnose, LT021_a_report_due_before_the_work) {
  expect_only(plan_with("Tháng 10/2026", "Quý IV/2026"), "LT021", "trước ngày 15/12/2026");
}

TEST(Diagnose, LT022_a_time_left_to_another_plan) {
  expect_only(plan_with("Quý III/2026", "Theo Kế hoạch tuyên truyền của tỉnh"), "LT022",
              "Theo Kế hoạch tuyên truyền của tỉnh.");
}

TEST(Diagnose, LT030_one_unit_under_two_names) {
  const Document document = text_document(
      plan_with("chủ trì: Văn phòng Sở.\n- Đơn vị phối hợp: Phòng Quản lý thương mại.\n- Thời gian thực hiện: Quý II",
                "chủ trì: Phòng Quản lý tiêu chuẩn đo lường chất lượng.\n- Đơn vị phối hợp: Chi cục tiêu chuẩn đo "
                "lường chất lượng.\n- Thời gian thực hiện: Quý II"));
  EXPECT_EQ(of_code(document, "LT030"), (std::vector<std::string>{"Chi cục tiêu chuẩn đo lường chất lượng"}))
      << listed(document);
}

TEST(Diagnose, LT030_a_collective_name_in_two_wordings) {
  const Document document = text_document(plan_with("phối hợp: Thanh tra Sở.\n- Thời gian thực hiện: Thường xuyên",
                                                    "phối hợp: Các đơn vị thuộc Sở; các đơn vị trực thuộc.\n- Thời "
                                                    "gian thực hiện: Thường xuyên"));
  EXPECT_EQ(of_code(document, "LT030").size(), 1U) << listed(document);
}

TEST(Diagnose, LT031_three_leads) {
  expect_only(plan_with("chủ trì: Phòng Quản lý thương mại.",
                        "chủ trì: Phòng Quản lý thương mại; Thanh tra Sở; Phòng Tổ chức cán bộ."),
              "LT031", "Phòng Quản lý thương mại");
}

TEST(Diagnose, LT032_a_lead_that_nobody_can_name) {
  expect_only(plan_with("chủ trì: Phòng Quản lý thương mại.", "chủ trì: Các phòng liên quan."), "LT032",
              "Các phòng liên quan");
}

TEST(Diagnose, LT033_an_address_of_mail_for_a_channel) {
  expect_only(plan_with("tin, bài/tháng trên Trang thông tin điện tử của Sở.",
                        "tin, bài/tháng trên Cổng thông tin điện tử tỉnh, địa chỉ bbt@laocai.example.vn."),
              "LT033", "bbt@laocai.example.vn");
}

TEST(Diagnose, LT033_not_where_the_text_says_that_it_is_mail) {
  EXPECT_EQ(listed(text_document(plan_with("tin, bài/tháng trên Trang thông tin điện tử của Sở.",
                                           "tin, bài/tháng trên Cổng thông tin điện tử tỉnh, gửi qua hộp thư "
                                           "bbt@laocai.example.vn."))),
            "");
}

TEST(Diagnose, LT034_a_body_that_is_no_more) {
  expect_only(plan_with("a) Cung cấp tin, bài", "a) Cùng UBND các huyện cung cấp tin, bài"), "LT034", "UBND các huyện");
}

TEST(Diagnose, LT034_not_in_a_plan_of_the_time) {
  const std::string text = plan_with("a) Cung cấp tin, bài", "a) Cùng UBND các huyện cung cấp tin, bài");
  const std::string old = std::regex_replace(text, std::regex("2026"), "2024");
  EXPECT_TRUE(of_code(text_document(old), "LT034").empty());
}

TEST(Diagnose, LT034_not_in_the_title_of_a_document) {
  EXPECT_TRUE(of_code(text_document(plan_with("Đăng tải kết quả CCHC",
                                              "Đăng tải Quyết định số 5/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về "
                                              "giao việc cho UBND các huyện")),
                      "LT034")
                  .empty());
}

TEST(Diagnose, LT035_a_plan_of_a_body_of_the_past) {
  std::string text(sound_plan);
  text.replace(0, text.find("CỘNG HÒA"), "UBND THÀNH PHỐ LÀO CAI\n");
  const std::string old = std::regex_replace(text, std::regex("2026"), "2023");
  EXPECT_EQ(of_code(text_document(old), "LT035").size(), 1U);
  EXPECT_TRUE(
      of_code(text_document(std::regex_replace(std::string(sound_plan), std::regex("2026"), "2023")), "LT035").empty());
}

TEST(Diagnose, LT036_an_amount_without_a_period) {
  expect_only(plan_with("Đăng ít nhất 02 tin, bài/tháng", "Đăng ít nhất 02 tin, bài"), "LT036", "ít nhất 02 tin, bài");
}

TEST(Diagnose, LT037_work_without_a_lead) {
  const Document document = text_document(plan_with("- Đơn vị chủ trì: Phòng Quản lý thương mại.\n", ""));
  EXPECT_EQ(of_code(document, "LT037").size(), 1U) << listed(document);
  EXPECT_EQ(compile(document).diagnostics.size(), 1U) << listed(document);
}

TEST(Diagnose, LT038_work_without_a_time) {
  const Document document = text_document(plan_with("- Thời gian thực hiện: Quý III/2026.\n", ""));
  EXPECT_EQ(of_code(document, "LT038").size(), 1U) << listed(document);
  EXPECT_EQ(compile(document).diagnostics.size(), 1U) << listed(document);
}

TEST(Diagnose, LT040_work_that_is_neither_assigned_nor_dated) {
  const Document document =
      text_document(plan_with("\nIII. KINH PHÍ", "5. Treo pa nô, áp phích tại trụ sở.\n\nIII. KINH PHÍ"));
  EXPECT_EQ(of_code(document, "LT040").size(), 1U) << listed(document);
  EXPECT_EQ(compile(document).diagnostics.size(), 1U) << listed(document);
}

TEST(Diagnose, LT041_work_without_partners_among_others_that_have_them) {
  const Document document = text_document(plan_with("- Đơn vị phối hợp: Văn phòng Sở.\n", ""));
  EXPECT_EQ(of_code(document, "LT041").size(), 1U) << listed(document);
  EXPECT_EQ(compile(document).diagnostics.size(), 1U) << listed(document);
}

TEST(Diagnose, LT050_a_misprint_is_kept_in_the_quote_and_corrected_in_the_model) {
  const Document document = text_document(plan_with("4. Tuyên truyền hưởng ứng", "4. Công tác tuyên tryền hưởng ứng"));
  EXPECT_EQ(of_code(document, "LT050"), (std::vector<std::string>{"tryền"})) << listed(document);
  const Plan plan = compile(document);
  const auto work = std::find_if(plan.activities.begin(), plan.activities.end(),
                                 [](const Activity& activity) { return activity.path == "II/4"; });
  ASSERT_NE(work, plan.activities.end());
  EXPECT_EQ(work->text, "Công tác tuyên truyền hưởng ứng Ngày Chuyển đổi số quốc gia.");
  EXPECT_EQ(quote(document, work->at), "Công tác tuyên tryền hưởng ứng Ngày Chuyển đổi số quốc gia.");
}

TEST(Diagnose, LT051_a_lost_bullet) {
  expect_only(plan_with("- Thời gian thực hiện: Quý III/2026.", "Thời gian thực hiện: Quý III/2026."), "LT051", "T");
}

TEST(Diagnose, LT052_a_table_whose_cells_stand_apart) {
  const Document document =
      text_document(plan_with("\nIII. KINH PHÍ",
                              "5. Phân công\nSTT\nNội dung\nChủ trì\nThời gian\n1\nMở lớp tập huấn\nThanh tra Sở\n"
                              "Quý I/2026\nIII. KINH PHÍ"));
  EXPECT_EQ(of_code(document, "LT052").size(), 1U) << listed(document);
}

TEST(Diagnose, LT053_page_numbers_among_the_text) {
  expect_only(plan_with("2. Yêu cầu\n", "2\n2. Yêu cầu\n"), "LT053", "2");
}

TEST(Diagnose, LT060_restored_diacritics) {
  Document document = text_document(sound_plan);
  document.restored = true;
  document.lines[0].repairs = {{0, 4, "UBMD", 0.9}};
  EXPECT_EQ(of_code(document, "LT060").size(), 1U) << listed(document);
  EXPECT_EQ(compile(document).diagnostics.size(), 1U) << listed(document);
}

TEST(Diagnose, LT061_labels_mended_by_their_sequence) {
  Document document = text_document(plan_with("b) Tạo sự đồng thuận", "6) Tạo sự đồng thuận"));
  document.ocr = true;
  EXPECT_EQ(of_code(document, "LT061").size(), 1U) << listed(document);
}

TEST(Diagnose, LT061_d_where_stroke_d_belongs) {
  const std::string list = "a) Một việc cụ thể.\nb) Hai việc cụ thể.\nc) Ba việc cụ thể.\nd) Bốn việc cụ thể.\n";
  const std::string begin = "a) Nội dung ngắn gọn, chính xác, dễ hiểu.\nb) Hình thức phù hợp với từng đối tượng.\n";
  EXPECT_EQ(listed(text_document(plan_with(begin, list + "đ) Năm việc cụ thể.\n"))), "");
  expect_only(plan_with(begin, list + "d) Năm việc cụ thể.\n"), "LT061", "d) ");
}

TEST(Diagnose, follows_the_order_of_the_text) {
  const Plan plan = compile(text_document(
      plan_with("Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2026", "Căn cứ Kế hoạch số 10/KH-UBND ngày 05/4/2026")));
  EXPECT_TRUE(std::is_sorted(plan.diagnostics.begin(), plan.diagnostics.end(),
                             [](const Diagnostic& a, const Diagnostic& b) { return a.at.first < b.at.first; }));
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// code → severities, as the sources of this room say them.
std::map<std::string, std::set<std::string>> told_by_the_program() {
  std::map<std::string, std::set<std::string>> told;
  const std::regex pattern("\"(LT[0-9]{3})\",\\s*Severity::([a-z]+)");
  for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/src/compiler")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".cpp") || name.ends_with("_test.cpp")) continue;
    const std::string text = file_text(entry.path());
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
      told[(*it)[1].str()].insert((*it)[2].str());
  }
  return told;
}

TEST(DiagnosticsDocument, describes_every_code_with_its_severity_and_no_other) {
  std::map<std::string, std::set<std::string>> described;
  const std::string text = file_text(SOURCE_DIR "/docs/diagnostics.md");
  const std::regex row("\n\\| (LT[0-9]{3}) \\| ([a-z, ]+) \\|");
  for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) {
    std::string words = (*it)[2].str();
    std::replace(words.begin(), words.end(), ',', ' ');
    EXPECT_TRUE(described[(*it)[1].str()].empty()) << (*it)[1] << " stands twice";
    for (const std::string_view word : vietnamese::words(words)) described[(*it)[1].str()].emplace(word);
  }
  EXPECT_FALSE(described.empty());
  EXPECT_EQ(described, told_by_the_program());
}

}  // namespace
