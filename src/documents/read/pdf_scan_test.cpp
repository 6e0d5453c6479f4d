// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading what came out of a scanner. Recognition takes a second a page, so the pages are small.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "documents/read/pdf.h"
#include "support/page_maker.h"
#include "support/page_scan.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

const std::string first_paragraph =
    "Thực hiện Quyết định số 1928/QĐ-UBND ngày 01/8/2025 của Ủy ban nhân dân tỉnh về việc ban hành Kế hoạch tuyên "
    "truyền công tác cải cách hành chính, Sở Khoa học và Công nghệ ban hành Kế hoạch tuyên truyền như sau:";
const std::string second_paragraph =
    "Nâng cao nhận thức, trách nhiệm của người đứng đầu cơ quan, đơn vị trong công tác chỉ đạo triển khai; tạo chuyển "
    "biến tích cực về tinh thần, thái độ làm việc, ý thức phục vụ người dân, tổ chức, doanh nghiệp.";

support::Paper small_paper() {
  support::Paper paper;
  paper.width = 480, paper.height = 420;
  paper.left = 50, paper.right = 30, paper.top = 40, paper.bottom = 30;
  paper.size = 13;
  return paper;
}

std::string printed() {
  support::PageMaker maker(small_paper());
  maker.head({{"UBND TỈNH BÌNH MINH", "SỞ NỘI VỤ"}, "Số: 45/KH-SNV", "Bình Minh, ngày 12 tháng 3 năm 2025"});
  maker.paragraph(first_paragraph);
  maker.paragraph(second_paragraph);
  return maker.pdf();
}

std::vector<std::string> words_of(const Document& document) {
  std::vector<std::string> words;
  for (const Line& line : document.lines)
    for (const std::string_view word : vietnamese::words(line.text)) words.emplace_back(word);
  return words;
}

// Words of `truth` that stand in `read` in the same order, as a share.
double share_right(const std::vector<std::string>& truth, const std::vector<std::string>& read) {
  std::vector<std::size_t> row(read.size() + 1), before(read.size() + 1);
  for (const std::string& word : truth) {
    std::swap(row, before);
    for (std::size_t i = 0; i < read.size(); ++i)
      row[i + 1] = word == read[i] ? before[i] + 1 : std::max(before[i + 1], row[i]);
  }
  return static_cast<double>(row.back()) / static_cast<double>(truth.size());
}

Document read_well(const std::string& pdf) {
  const base::Result<Document> document = read_pdf(pdf, {});
  EXPECT_TRUE(document) << (document ? "" : document.error().message);
  return document ? *document : Document{};
}

TEST(ReadScan, a_tilted_and_noisy_page_under_a_stamp_is_read) {
  support::Wear wear;
  wear.stamp = true;
  const std::string pdf = printed();
  const Document truth = read_well(pdf), read = read_well(support::scan_to_pdf(pdf, wear));
  EXPECT_FALSE(truth.ocr);
  EXPECT_TRUE(read.ocr);
  EXPECT_GE(share_right(words_of(truth), words_of(read)), 0.96);
  ASSERT_GE(read.lines.size(), 6u);
  EXPECT_EQ(read.lines[1].text, "SỞ NỘI VỤ");
  EXPECT_EQ(read.lines[2].text, "Số: 45/KH-SNV");
}

TEST(ReadScan, recognised_words_say_how_sure_they_are_and_stand_where_the_ink_is) {
  const std::string pdf = printed();
  const Document truth = read_well(pdf), read = read_well(support::scan_to_pdf(pdf, {}));
  for (const Line& line : read.lines) EXPECT_EQ(line.confidences.size(), vietnamese::words(line.text).size());
  for (const Line& line : truth.lines) EXPECT_TRUE(line.confidences.empty());
  const auto with = [](const Document& document, std::string_view text) {
    return *std::find_if(document.lines.begin(), document.lines.end(),
                         [&](const Line& line) { return line.text.find(text) != std::string::npos; });
  };
  const Line printed_line = with(truth, "Số: 45"), scanned_line = with(read, "Số: 45");
  EXPECT_NEAR(printed_line.place.box.x0, scanned_line.place.box.x0, 8);
  EXPECT_NEAR(printed_line.place.box.y1, scanned_line.place.box.y1, 8);
}

TEST(ReadScan, a_text_layer_without_vietnamese_letters_is_not_believed) {
  support::Wear wear;
  wear.text_beneath =
      "SO KHOA HQC VA CONG NGHE\nThuc hién Quyét dinh sb 1928/Qb-UBND ngay 01/8/2025 cua UBND\n"
      "tinh ban hanh Ké hoach tuyén truyén céng tac cai cach hanh chinh tinh Son La\n"
      "nam 2025. S& Khoa hoc va Céng nghé (goi tit 1a S¢) ban hanh ké hoach trién";
  const std::string pdf = printed();
  const Document truth = read_well(pdf), read = read_well(support::scan_to_pdf(pdf, wear));
  EXPECT_TRUE(read.ocr);
  EXPECT_GE(share_right(words_of(truth), words_of(read)), 0.96);
}

TEST(ReadScan, a_signature_box_over_a_scan_does_not_hide_it) {
  support::Wear wear;
  wear.text_beneath =
      "Người ký: Ủy ban nhân dân tỉnh Bình Minh\nCơ quan: Tỉnh Bình Minh\nThời gian ký: 12.03.2025 09:12";
  const std::string pdf = printed();
  const Document truth = read_well(pdf), read = read_well(support::scan_to_pdf(pdf, wear));
  EXPECT_GE(share_right(words_of(truth), words_of(read)), 0.96);
}

TEST(ReadScan, print_in_another_language_keeps_its_own_letters) {
  support::PageMaker maker(small_paper());
  maker.paragraph(
      "The plan of the department shall be carried out by all of its units in the year to come, and each "
      "of them reports to the office before the end of the month.");
  const Document read = read_well(maker.pdf());
  EXPECT_FALSE(read.ocr);
  EXPECT_TRUE(read.lines[0].text.starts_with("The plan of the department"));
}

TEST(ReadScan, an_empty_page_is_not_sent_to_recognition) {
  support::PageMaker maker(small_paper());
  maker.page_break();
  maker.paragraph(first_paragraph);
  int recognised = 0;
  Options options;
  options.progress = [&](const Progress& progress) { return recognised += progress.step == "Nhận dạng trang", true; };
  ASSERT_TRUE(read_pdf(maker.pdf(), options));
  EXPECT_EQ(recognised, 0);
}

TEST(ReadScan, the_cells_of_a_scanned_table_are_read) {
  support::PageMaker maker(small_paper());
  support::PrintedTable table;
  table.widths = {32, 170, 110, 80};
  table.rows = {{{"STT"}, {"Nội dung"}, {"Chủ trì"}, {"Thời gian"}},
                {{"1"}, {"Tuyên truyền kết quả Chỉ số cải cách hành chính"}, {"Văn phòng"}, {"Quý II"}},
                {{"2"}, {"Cập nhật tin, bài về công tác cải cách hành chính"}, {"Sở Nội vụ"}, {"Tháng 12"}},
                {{"3"}, {"Tổ chức lớp bồi dưỡng nghiệp vụ"}, {"Sở Nội vụ"}, {"Tháng 9"}}};
  maker.table(table);
  std::map<std::string, std::string> cells;
  for (const Line& line : read_well(support::scan_to_pdf(maker.pdf(), {})).lines) {
    if (!line.cell) continue;
    std::string& text = cells[std::to_string(line.cell->row) + "," + std::to_string(line.cell->column)];
    text += (text.empty() ? "" : " ") + line.text;
  }
  std::size_t right = 0;
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    for (std::size_t c = 0; c < table.rows[r].size(); ++c)
      right += cells[std::to_string(r) + "," + std::to_string(c)] == table.rows[r][c].text;
  EXPECT_GE(right, 15u);
  EXPECT_EQ(cells["2,0"], "2");
}

TEST(ReadScan, tells_how_far_it_is_and_stops_when_asked) {
  const std::string pdf = support::scan_to_pdf(printed(), {});
  std::vector<std::string> steps;
  Options options;
  options.progress = [&](const Progress& progress) {
    steps.push_back(std::string(progress.step) + " " + std::to_string(progress.done) + "/" +
                    std::to_string(progress.total));
    return progress.step != "Nhận dạng trang";
  };
  const base::Result<Document> document = read_pdf(pdf, options);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, base::ErrorKind::cancelled);
  EXPECT_EQ(steps, (std::vector<std::string>{"Đọc trang 1/1", "Nhận dạng trang 0/1"}));
}

TEST(ReadScan, more_scanned_pages_than_allowed_are_refused) {
  Options options;
  options.limits.recognised_pages = 0;
  const base::Result<Document> document = read_pdf(support::scan_to_pdf(printed(), {}), options);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, base::ErrorKind::too_large);
}

TEST(ReadScan, a_huge_picture_is_refused_before_it_is_decoded) {
  Options options;
  options.limits.image_pixels = 1'000'000;
  const base::Result<Document> document = read_pdf(support::scan_to_pdf(printed(), {}), options);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().message, "Trang 1 có ảnh quá lớn nên không nhận dạng được.");
}

TEST(ReadPdfFile, a_password_is_asked_for) {
  std::ifstream in(SOURCE_DIR "/tests/fixtures/locked.pdf", std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  const base::Result<Document> document = read_pdf(bytes.str(), {});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, base::ErrorKind::forbidden);
  EXPECT_EQ(document.error().message, "Tệp PDF được khóa bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại.");
}

TEST(ReadPdfFile, a_file_without_its_end_is_read_as_far_as_it_goes) {
  const std::string pdf = printed();
  const base::Result<Document> document = read_pdf(pdf.substr(0, pdf.rfind("xref")), {});
  ASSERT_TRUE(document);
  EXPECT_EQ(words_of(*document), words_of(read_well(pdf)));
}

}  // namespace
}  // namespace documents
