// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/restore.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vietnamese {
namespace {

using Lines = std::vector<std::string>;

std::string restored(const std::string& line, Damage damage = Damage::without_vietnamese) {
  return builtin_model().restore({line}, {damage, {}})[0].text;
}

TEST(Restore, garbled_words_become_vietnamese_again) {
  EXPECT_EQ(restored("Tuyén truyén cong tac cai cach hanh chinh"), "Tuyên truyền công tác cải cách hành chính");
  EXPECT_EQ(restored("S& Nong nghiép va Méi trwong"), "Sở Nông nghiệp và Môi trường");
}

TEST(Restore, stripped_words_become_vietnamese_again) {
  EXPECT_EQ(restored("Uy ban nhan dan tinh ban hanh ke hoach thuc hien nghi quyet", Damage::stripped),
            "Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện nghị quyết");
}

TEST(Restore, capitals_are_kept) {
  EXPECT_EQ(restored("CONG HOA XA HOI CHU NGHIA VIET NAM"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  EXPECT_EQ(restored("Doc lap - Tw do - Hanh phuc"), "Độc lập - Tự do - Hạnh phúc");
}

TEST(Restore, punctuation_spaces_and_numbers_stay) {
  EXPECT_EQ(restored("(theo Quyét dinh  s6 12/QD-UBND ngay 01/8/2025);"),
            "(theo Quyết định  số 12/QĐ-UBND ngày 01/8/2025);");
}

TEST(Restore, addresses_abbreviations_and_foreign_names_stay) {
  EXPECT_EQ(restored("gtri vé banbientap@sonla.gov.vn va https://dichvucong.gov.vn trén Zalo, Facebook"),
            "gửi về banbientap@sonla.gov.vn và https://dichvucong.gov.vn trên Zalo, Facebook");
  EXPECT_EQ(restored("cong tac CCHC cua UBND"), "công tác CCHC của UBND");
}

TEST(Restore, labels_of_lists_are_left_to_the_compiler) {
  for (const char* label : {"@)", "¢)", "1)", "I1.", "111.", "|.", "-", "2.1."}) {
    const std::string line = std::string(label) + " nhiém vu";
    EXPECT_EQ(restored(line), std::string(label) + " nhiệm vụ");
  }
}

TEST(Restore, a_phrase_runs_over_the_end_of_its_line) {
  const auto out = builtin_model().restore({"theo Nghi quyét cua Chinh", "phu va Thu tuéng Chinh phu"},
                                           {Damage::without_vietnamese, {}});
  EXPECT_EQ(out[0].text, "theo Nghị quyết của Chính");
  EXPECT_EQ(out[1].text, "phủ và Thủ tướng Chính phủ");
}

TEST(Restore, every_change_names_its_place_and_what_stood_there) {
  const Restored out = builtin_model().restore({"1. Muc dich: (yéu cau)"}, {Damage::without_vietnamese, {}})[0];
  EXPECT_EQ(out.text, "1. Mục đích: (yêu cầu)");
  ASSERT_EQ(out.repairs.size(), 4u);
  EXPECT_EQ(out.text.substr(out.repairs[2].from, out.repairs[2].to - out.repairs[2].from), "yêu");
  EXPECT_EQ(out.repairs[2].source, "yéu");
  for (const RepairedToken& repair : out.repairs) {
    EXPECT_GT(repair.confidence, 0.5);
    EXPECT_LE(repair.confidence, 1);
  }
}

TEST(Restore, sound_text_is_not_changed) {
  const std::string line = "Sở Khoa học và Công nghệ chủ trì, phối hợp với UBND các xã, phường trong tháng 12/2025.";
  EXPECT_EQ(restored(line, Damage::automatic), line);
}

TEST(Restore, broken_bytes_and_empty_lines_pass_through) {
  const Lines lines{"", "\xFF\xFE abc \xC3", std::string(5000, 'x'), "   "};
  const auto out = builtin_model().restore(lines);
  ASSERT_EQ(out.size(), lines.size());
  EXPECT_EQ(out[0].text, "");
  EXPECT_EQ(out[2].text, lines[2]);
  EXPECT_EQ(out[3].text, "   ");
}

TEST(Restore, a_learnt_phrase_changes_a_decision) {
  const Lines line{"xa Ta Xua"};
  Model model;
  const std::string before = model.restore(line, {Damage::stripped, {}})[0].text;
  for (int i = 0; i < 3; ++i) model.learn("UBND xã Tà Xùa họp.\nNhân dân xã Tà Xùa.");
  const std::string after = model.restore(line, {Damage::stripped, {}})[0].text;
  EXPECT_NE(before, after);
  EXPECT_EQ(after, "xã Tà Xùa");

  Model other;
  other.load(model.save());
  EXPECT_EQ(other.restore(line, {Damage::stripped, {}})[0].text, "xã Tà Xùa");
}

TEST(Restore, a_damaged_overlay_is_passed_over) {
  Model model;
  model.load("no tabs\n\t\t\t5\na\tb\tc\tmany\n\xFF\t\xFE\tx\t2\nmột\thai\tba\t3");
  EXPECT_NE(model.save().find("một\thai\tba\t3\n"), std::string::npos);
  EXPECT_EQ(model.save().find("many"), std::string::npos);
}

}  // namespace
}  // namespace vietnamese
