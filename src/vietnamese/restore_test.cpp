// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/restore.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "vietnamese/syllables.h"
#include "vietnamese/text.h"
#include "vietnamese/tokens.h"

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
  const Lines line{"thon Doi Dung"};
  Model model;
  const std::string before = model.restore(line, {Damage::stripped, {}})[0].text;
  for (int i = 0; i < 3; ++i) model.learn("Thôn Đồi Dùng họp.\nNhân dân thôn Đồi Dùng.");
  const std::string after = model.restore(line, {Damage::stripped, {}})[0].text;
  EXPECT_NE(before, after);
  EXPECT_EQ(after, "thôn Đồi Dùng");

  Model other;
  other.load(model.save());
  EXPECT_EQ(other.restore(line, {Damage::stripped, {}})[0].text, "thôn Đồi Dùng");
}

TEST(Restore, a_word_never_met_is_learnt) {
  const Lines line{"trên ứng dụng Vneqo cua tinh"};
  Model model;
  EXPECT_EQ(model.restore(line, {Damage::stripped, {}})[0].text, "trên ứng dụng Vneqo của tỉnh");
  for (int i = 0; i < 3; ++i) model.learn("Ứng dụng Vnếqo của tỉnh.");
  EXPECT_EQ(model.restore(line, {Damage::stripped, {}})[0].text, "trên ứng dụng Vnếqo của tỉnh");
}

TEST(Restore, a_damaged_overlay_is_passed_over) {
  Model model;
  model.load("no tabs\n\t\t\t5\na\tb\tc\tmany\n\xFF\t\xFE\tx\t2\nmột\thai\tba\t3");
  EXPECT_NE(model.save().find("một\thai\tba\t3\n"), std::string::npos);
  EXPECT_EQ(model.save().find("many"), std::string::npos);
}

TEST(Restore, a_word_before_a_number_is_one_that_takes_numbers) {
  EXPECT_EQ(restored("S6: 65 /KH-SKHCN"), "Số: 65 /KH-SKHCN");
  EXPECT_EQ(restored("S& Noi vy; S6 Tai chinh"), "Sở Nội vụ; Sở Tài chính");
}

TEST(Restore, short_numbers_stay_numbers_where_one_is_looked_for) {
  EXPECT_EQ(restored("moi thang dang 2 tin, 5 bai va 02 phong su"), "mỗi tháng đăng 2 tin, 5 bài và 02 phóng sự");
}

TEST(Restore, a_quotation_mark_read_for_a_space_becomes_one) {
  EXPECT_EQ(restored("cac nén‘tang sé"), "các nền tảng số");
}

TEST(Restore, an_abbreviation_with_l_for_i_is_mended) {
  EXPECT_EQ(restored("tri tué nhan tao (Al)"), "trí tuệ nhân tạo (AI)");
}

// Lines of "line <tab> damaged <tab> true", or nothing where the folder is missing.
struct TruthLine {
  std::string damaged{}, truth{};
};
std::vector<TruthLine> truth_lines() {
  std::ifstream file(SOURCE_DIR "/../shared/gold/seeds/001_truth_lines.tsv");
  std::vector<TruthLine> out;
  for (std::string line; std::getline(file, line);) {
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1);
    if (b != std::string::npos) out.push_back({to_nfc(line.substr(a + 1, b - a - 1)), to_nfc(line.substr(b + 1))});
  }
  return out;
}

// The words of letters of a line, small, without the punctuation around them; labels, numbers and symbols left out.
std::vector<std::string> syllables_of(const std::string& line) {
  std::vector<std::string> out;
  for (const Token& token : tokenise(line))
    out.push_back(token.kind == TokenKind::word ? lower(base::from_code_points(token.text)) : "");
  return out;
}

TEST(Restore, a_whole_plan_comes_back_from_an_engine_without_vietnamese) {
  const std::vector<TruthLine> lines = truth_lines();
  if (lines.empty()) GTEST_SKIP() << "skipped: ../shared/gold/seeds/001_truth_lines.tsv is missing";
  Lines damaged;
  for (const TruthLine& line : lines) damaged.push_back(line.damaged);
  const auto out = builtin_model().restore(damaged);
  EXPECT_EQ(tidy(out[0].text), "SỞ KHOA HỌC VÀ CÔNG NGHỆ Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(out[1].text, "Số: 65 /KH-SKHCN Sơn La, ngày 07 tháng 8 năm 2025");
  int all = 0, right = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::vector<std::string> got = syllables_of(out[i].text), wanted = syllables_of(lines[i].truth);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      if (wanted[k].empty()) continue;
      ++all;
      right += k < got.size() && got[k] == wanted[k] ? 1 : 0;
    }
  }
  EXPECT_GT(all, 1900);
  EXPECT_GE(right, all * 0.985) << right << " of " << all;
}

TEST(Restore, of_sound_plans_hardly_a_syllable_is_changed) {
  int all = 0, changed = 0;
  for (const char* name : {"seeds/000_ee903168ec461ea1.txt", "seeds/003_004c2acb9805c4a7.txt",
                           "seeds/004_331f24a2e5309b33.txt", "documents/141-kh-ubnd__09daab28.md"}) {
    std::ifstream file(std::string(SOURCE_DIR "/../shared/") + name);
    Lines lines;
    for (std::string line; std::getline(file, line);) lines.push_back(to_nfc(line));
    for (const std::string& line : lines) all += static_cast<int>(words(line).size());
    for (const Restored& line : builtin_model().restore(lines, {Damage::with_vietnamese, {}}))
      for (const RepairedToken& repair : line.repairs) changed += is_valid_syllable(repair.source) ? 1 : 0;
  }
  if (all == 0) GTEST_SKIP() << "skipped: ../shared is missing";
  EXPECT_LT(changed, all * 0.0005) << changed << " of " << all;
}

}  // namespace
}  // namespace vietnamese
