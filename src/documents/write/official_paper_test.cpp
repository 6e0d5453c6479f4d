// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/official_paper.h"

#include <gtest/gtest.h>

#include "documents/read/read.h"

namespace {

documents::OfficialPaper plan() {
  documents::OfficialPaper paper;
  paper.parent_agency = "Ủy ban nhân dân tỉnh Sơn La";
  paper.agency = "Sở Khoa học và Công nghệ";
  paper.number = "65/KH-SKHCN";
  paper.place_and_date = "Sơn La, ngày 07 tháng 8 năm 2025";
  paper.type = "Kế hoạch";
  paper.subject = "Tuyên truyền <cải cách> & “hành chính”";
  paper.body = {{documents::OfficialParagraph::Kind::heading, "I. MỤC ĐÍCH"},
                {documents::OfficialParagraph::Kind::text, "Nâng cao nhận thức."}};
  paper.tables = {{{"STT", "Nội dung"}, {{"1", "Đăng tin, bài"}}}};
  paper.authority = "Giám đốc";
  paper.signer = "Nguyễn Văn An";
  paper.recipients = {"UBND tỉnh (b/c)", "Lưu: VT, VP"};
  return paper;
}

TEST(OfficialPaper, is_read_back_as_it_was_written) {
  const auto document = documents::read(documents::as_docx(plan()), "ke-hoach.docx", {});
  ASSERT_TRUE(document) << document.error().message;
  std::string text;
  for (const documents::Line& line : document->lines) text += line.text + "\n";
  for (const char* words :
       {"ỦY BAN NHÂN DÂN TỈNH SƠN LA", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 65/KH-SKHCN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH",
        "Tuyên truyền <cải cách> & “hành chính”", "Đăng tin, bài", "GIÁM ĐỐC", "Nơi nhận:", "- Lưu: VT, VP."})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

TEST(OfficialPaper, the_same_paper_gives_the_same_bytes) {
  EXPECT_EQ(documents::as_docx(plan()), documents::as_docx(plan()));
}

TEST(OfficialPaper, a_letter_names_its_addressees) {
  documents::OfficialPaper letter = plan();
  letter.type.clear();
  letter.subject = "đôn đốc thực hiện kế hoạch";
  letter.addressees = {"Phòng A", "Phòng B"};
  const auto document = documents::read(documents::as_docx(letter), "cv.docx", {});
  ASSERT_TRUE(document);
  std::string text;
  for (const documents::Line& line : document->lines) text += line.text + "\n";
  EXPECT_NE(text.find("V/v đôn đốc"), std::string::npos);
  EXPECT_NE(text.find("- Phòng B."), std::string::npos);
}

}  // namespace
