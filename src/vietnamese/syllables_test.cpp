// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/syllables.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace vietnamese {
namespace {

TEST(Syllables, ordinary_syllables_are_valid) {
  for (const char* word :
       {"quốc",  "nghiêng", "khuyến", "giếng", "gìn",  "gì", "giữ",   "giá",  "quý", "yếu", "ước", "đường",
        "xoong", "oanh",    "khuỷu",  "tuần",  "Đảng", "UỶ", "quyết", "thuở", "y",   "kỹ",  "in",  "kiểm"})
    EXPECT_TRUE(is_valid_syllable(word)) << word;
}

TEST(Syllables, both_places_of_the_tone_are_valid) {
  for (const char* word : {"hoà", "hòa", "thuỷ", "thủy", "khoẻ", "khỏe"}) EXPECT_TRUE(is_valid_syllable(word)) << word;
  for (const char* word : {"đừơng", "tịên", "hoành"})
    EXPECT_EQ(is_valid_syllable(word), word == std::string("hoành")) << word;
}

TEST(Syllables, spelling_rules_are_kept) {
  for (const char* word : {"ka", "ci", "nge", "ghà", "cac", "viêc", "phap", "ngườii", "cdng", "tw", "hoc", "strong",
                           "các1", "bòá", "quu", "ienn", "", "-", "nhất nhất"})
    EXPECT_FALSE(is_valid_syllable(word)) << word;
}

TEST(Syllables, names_of_the_state_in_their_own_spelling_are_valid) {
  for (const char* word : {"Kạn", "Đắk", "Lắk", "Kon"}) EXPECT_TRUE(is_valid_syllable(word)) << word;
}

TEST(Syllables, decomposed_text_is_valid) { EXPECT_TRUE(is_valid_syllable("Vie\u0323\u0302t")); }

TEST(Syllables, numbers_symbols_addresses_and_abbreviations_are_not_counted) {
  const SyllableCount count =
      count_syllables("UBND ban hành 65/KH-UBND, xem https://a.gov.vn hoặc b@c.vn; CCHC 2025, mục a)");
  EXPECT_EQ(count.words, 5u);  // ban hành xem hoặc mục
  EXPECT_EQ(count.valid, 5u);
  EXPECT_EQ(count.marked, 3u);
}

TEST(Syllables, a_line_in_capitals_is_counted) {
  EXPECT_EQ(count_syllables("SO KHOA HQC VA CONG NGHE").words, 6u);
  EXPECT_EQ(count_syllables("theo UBND").words, 1u);
}

TEST(Syllables, sound_text_is_told_from_damaged_stripped_and_foreign_text) {
  EXPECT_GT(valid_share("Tuyên truyền công tác cải cách hành chính năm 2025 của UBND tỉnh"), 0.95);
  EXPECT_LT(valid_share("Tuyén truyén cdng tac cai cach hanh chinh nam 2025 cua UBND tinh"), 0.53);
  EXPECT_LT(valid_share("Tuyen truyen cong tac cai cach hanh chinh nam 2025 cua UBND tinh"), 0.1);
  EXPECT_LT(valid_share("The quick brown fox jumps over the lazy dog and then it sleeps"), 0.1);
  EXPECT_LT(valid_share("Tên ÿѫQ Yӏ WKӵF KLӋQ NӃ KRҥFK"), 0.3);
  EXPECT_EQ(valid_share(""), 0);
  EXPECT_EQ(valid_share("12/2025 – 3,5 %"), 0);
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

TEST(Syllables, real_plans_are_over_the_gate_and_a_damaged_one_under_it) {
  const std::filesystem::path seeds = SOURCE_DIR "/../shared/seeds";
  if (!std::filesystem::exists(seeds)) GTEST_SKIP() << "skipped: " << seeds << " is missing";
  for (const auto& entry : std::filesystem::directory_iterator(seeds)) {
    const double share = valid_share(contents(entry.path()));
    if (entry.path().filename().string().starts_with("001"))
      EXPECT_LT(share, 0.53);
    else
      EXPECT_GT(share, 0.97) << entry.path();
  }
}

}  // namespace
}  // namespace vietnamese
