// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/two_columns.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "documents/read/text.h"

namespace documents {
namespace {

std::vector<std::string> told(std::string_view text) {
  auto document = read_text(text, {});
  part_columns(document->lines);
  std::vector<std::string> out;
  for (const Line& line : document->lines) {
    std::string one = std::to_string(line.place.line) + " ";
    if (line.cell) one += "[" + std::to_string(line.cell->table) + "," + std::to_string(line.cell->column) + "] ";
    out.push_back(one + line.text);
  }
  return out;
}
using Told = std::vector<std::string>;

TEST(TwoColumns, a_letterhead_set_with_blanks_is_parted) {
  EXPECT_EQ(told("     UBND TỈNH A                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                 "      SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc\n\n"
                 "  Số:      /KH-SNV                        Tỉnh A, ngày    tháng 3 năm 2025\n\n"
                 "                              KẾ HOẠCH\n"
                 "                 Tuyên truyền cải cách     hành chính\n"),
            (Told{"1 [0,0] UBND TỈNH A", "2 [0,0] SỞ NỘI VỤ", "4 [0,0] Số: /KH-SNV",
                  "1 [0,1] CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "2 [0,1] Độc lập - Tự do - Hạnh phúc",
                  "4 [0,1] Tỉnh A, ngày tháng 3 năm 2025", "6 KẾ HOẠCH", "7 Tuyên truyền cải cách hành chính"}));
}

TEST(TwoColumns, tabs_part_columns_as_well_and_lines_of_one_column_find_their_side) {
  EXPECT_EQ(told("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ BÌNH AN\nĐộc lập - Tự do - Hạnh phúc\nSố: "
                 "1/KH-UBND\tBình An, ngày 1 tháng 2 năm 2025\nKẾ HOẠCH\n"),
            (Told{"1 [0,0] ỦY BAN NHÂN DÂN", "2 [0,0] XÃ BÌNH AN", "4 [0,0] Số: 1/KH-UBND",
                  "1 [0,1] CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "3 [0,1] Độc lập - Tự do - Hạnh phúc",
                  "4 [0,1] Bình An, ngày 1 tháng 2 năm 2025", "5 KẾ HOẠCH"}));
}

TEST(TwoColumns, recipients_and_signature_are_parted) {
  EXPECT_EQ(told("thực hiện./.\n\nNơi nhận:                          TM. ỦY BAN NHÂN DÂN\n- Như trên;                  "
                 "          KT. CHỦ TỊCH\n"
                 "- Các sở, ban, ngành;                PHÓ CHỦ TỊCH\n- Lưu: VT.\n\n                                    "
                 "Nguyễn Văn An\n\nPHỤ LỤC\nDanh mục     nhiệm vụ\n"),
            (Told{"1 thực hiện./.", "3 [0,0] Nơi nhận:", "4 [0,0] - Như trên;", "5 [0,0] - Các sở, ban, ngành;",
                  "6 [0,0] - Lưu: VT.", "3 [0,1] TM. ỦY BAN NHÂN DÂN", "4 [0,1] KT. CHỦ TỊCH", "5 [0,1] PHÓ CHỦ TỊCH",
                  "8 [0,1] Nguyễn Văn An", "10 PHỤ LỤC", "11 Danh mục nhiệm vụ"}));
}

TEST(TwoColumns, gaps_elsewhere_part_nothing) {
  const std::string_view text = "KẾ HOẠCH\nSố:  281   /KH-SKHCN\nA    B\nNơi nhận:\n- Như trên;     và các đơn vị\n";
  EXPECT_EQ(told(text),
            (Told{"1 KẾ HOẠCH", "2 Số: 281 /KH-SKHCN", "3 A B", "4 Nơi nhận:", "5 - Như trên; và các đơn vị"}));
}

}  // namespace
}  // namespace documents
