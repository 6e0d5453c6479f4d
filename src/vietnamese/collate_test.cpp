// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/collate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vietnamese {
namespace {

std::vector<std::string> sorted(std::vector<std::string> texts, std::string (*key)(std::string_view) = sort_key) {
  std::sort(texts.begin(), texts.end(), [key](const std::string& a, const std::string& b) { return key(a) < key(b); });
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Collate, letters_stand_in_the_order_of_the_vietnamese_alphabet) {
  EXPECT_EQ(sorted({"Ước", "Êđê", "Đỗ", "Uyên", "Em", "Dung", "Ân", "An", "Ăn"}),
            (Texts{"An", "Ăn", "Ân", "Dung", "Đỗ", "Em", "Êđê", "Uyên", "Ước"}));
}

TEST(Collate, tones_decide_after_all_letters_of_the_syllable) {
  EXPECT_EQ(sorted({"mạ", "mang", "má", "mã", "mả", "mà", "ma"}), (Texts{"ma", "mà", "mả", "mã", "má", "mạ", "mang"}));
}

TEST(Collate, syllables_are_compared_one_after_another) {
  EXPECT_EQ(sorted({"bà an", "ba xa", "bá ai"}), (Texts{"ba xa", "bà an", "bá ai"}));
}

TEST(Collate, capitals_decide_last) { EXPECT_EQ(sorted({"Sở", "sở tư", "sở"}), (Texts{"sở", "Sở", "sở tư"})); }

TEST(Collate, composed_and_decomposed_text_have_one_key) {
  EXPECT_EQ(sort_key("Sở Nội vụ"), sort_key("So\u031B\u0309 No\u0323\u0302i vu\u0323"));
}

TEST(Collate, numbers_stand_before_letters_and_other_scripts_last) {
  EXPECT_EQ(sorted({"Ω", "an", "7"}), (Texts{"7", "an", "Ω"}));
}

TEST(Collate, people_are_ordered_by_given_name_then_family_name) {
  EXPECT_EQ(sorted({"Trần Văn Bình", "Lê Thị An", "Bùi Văn An"}, person_sort_key),
            (Texts{"Bùi Văn An", "Lê Thị An", "Trần Văn Bình"}));
}

}  // namespace
}  // namespace vietnamese
