// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/repair.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace documents {
namespace {

Document document_of(const std::vector<std::string>& lines) {
  Document document;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line line;
    line.text = lines[i];
    line.place.line = static_cast<int>(i + 1);
    document.lines.push_back(line);
  }
  return document;
}

const std::vector<std::string> damaged{
    "1. Uy ban nhan dan tinh ban hanh Ké hoach cai cach hanh chinh nam 2025 va giao So Noi vu theo ddi",
    "2. Cac so, nganh, don vi chi dong trién khai thyc hién nhiém vu duoc giao theo ding quy dinh cua phap luat",
    "3. Ban hanh theo Quyét dinh s6 12/QD-UBND ngay 01/8/2025 cua UBND tinh."};

TEST(RepairDocument, a_damaged_document_is_restored_and_keeps_what_stood_there) {
  Document document = document_of(damaged);
  repair_document(document, {});
  EXPECT_TRUE(document.restored);
  EXPECT_EQ(document.lines[2].text, "3. Ban hành theo Quyết định số 12/QĐ-UBND ngày 01/8/2025 của UBND tỉnh.");
  EXPECT_EQ(document.lines[2].source, damaged[2]);
  EXPECT_EQ(document.lines[2].printed(), damaged[2]);
  ASSERT_FALSE(document.lines[2].repairs.empty());
  for (const Repair& repair : document.lines[2].repairs) {
    EXPECT_LT(repair.from, repair.to);
    EXPECT_LE(repair.to, document.lines[2].text.size());
    EXPECT_NE(damaged[2].find(repair.source), std::string::npos);
  }
}

TEST(RepairDocument, restoring_can_be_switched_off) {
  Document document = document_of(damaged);
  Options options;
  options.restore = false;
  repair_document(document, options);
  EXPECT_FALSE(document.restored);
  EXPECT_EQ(document.lines[0].text, damaged[0]);
}

TEST(RepairDocument, text_in_another_language_is_left_alone) {
  const std::string english =
      "The committee shall report on the implementation of the programme before the end of March";
  Document document = document_of({english, english, english, english});
  repair_document(document, {});
  EXPECT_FALSE(document.restored);
  EXPECT_EQ(document.lines[0].text, english);
  EXPECT_TRUE(document.lines[0].source.empty());
}

TEST(RepairDocument, of_recognised_lines_only_what_is_surely_wrong_is_changed) {
  const std::vector<std::string> lines{"Tuyên truyền công tác cải cách hành chính cho cán bô, công chức, viên chưc",
                                       "tại xã Nhù Cồ và trên Tiktok, Facebook theo Kế hoạch số 12/KH-UBND"};
  Document document = document_of(lines);
  for (Line& line : document.lines) line.confidences.assign(16, 96);
  document.lines[0].confidences = {96, 96, 95, 96, 96, 96, 96, 96, 96, 96, 71, 95, 96, 96, 70};
  document.ocr = true;
  repair_document(document, {});
  EXPECT_EQ(document.lines[0].text, "Tuyên truyền công tác cải cách hành chính cho cán bộ, công chức, viên chức");
  ASSERT_EQ(document.lines[0].repairs.size(), 2u);
  EXPECT_EQ(document.lines[0].repairs[0].source, "bô");
  EXPECT_EQ(document.lines[1].text, lines[1]);
  EXPECT_TRUE(document.lines[1].repairs.empty());
}

TEST(RepairDocument, sound_documents_are_not_touched) {
  const std::filesystem::path shared = SOURCE_DIR "/../shared";
  if (!std::filesystem::exists(shared)) GTEST_SKIP() << "skipped: " << shared << " is missing";
  std::size_t seen = 0;
  for (const char* folder : {"seeds", "documents", "nd30"})
    for (const auto& entry : std::filesystem::directory_iterator(shared / folder)) {
      const std::string extension = entry.path().extension();
      if ((extension != ".txt" && extension != ".md") || entry.path().filename().string().starts_with("001")) continue;
      std::ifstream file(entry.path());
      std::vector<std::string> lines;
      for (std::string line; std::getline(file, line);)
        if (!line.empty()) lines.push_back(line);
      Document document = document_of(lines);
      repair_document(document, {});
      EXPECT_FALSE(document.restored) << entry.path();
      ++seen;
    }
  EXPECT_GE(seen, 10u);
}

}  // namespace
}  // namespace documents
