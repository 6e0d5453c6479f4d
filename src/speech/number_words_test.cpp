// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/number_words.h"

#include <gtest/gtest.h>

#include <utility>

namespace {

TEST(NumberWords, are_those_of_the_language) {
  const std::pair<const char*, const char*> cases[] = {
      {"0", "không"},
      {"000", "không"},
      {"1", "một"},
      {"5", "năm"},
      {"10", "mười"},
      {"11", "mười một"},
      {"14", "mười bốn"},
      {"15", "mười lăm"},
      {"20", "hai mươi"},
      {"21", "hai mươi mốt"},
      {"24", "hai mươi tư"},
      {"25", "hai mươi lăm"},
      {"91", "chín mươi mốt"},
      {"100", "một trăm"},
      {"101", "một trăm linh một"},
      {"104", "một trăm linh bốn"},
      {"105", "một trăm linh năm"},
      {"110", "một trăm mười"},
      {"115", "một trăm mười lăm"},
      {"555", "năm trăm năm mươi lăm"},
      {"1000", "một nghìn"},
      {"1001", "một nghìn không trăm linh một"},
      {"1010", "một nghìn không trăm mười"},
      {"2025", "hai nghìn không trăm hai mươi lăm"},
      {"1975", "một nghìn chín trăm bảy mươi lăm"},
      {"10000", "mười nghìn"},
      {"21000", "hai mươi mốt nghìn"},
      {"1250000", "một triệu hai trăm năm mươi nghìn"},
      {"1000005", "một triệu không trăm linh năm"},
      {"1000000000", "một tỷ"},
      {"1000000000000", "một nghìn tỷ"},
      {"2500000000000000", "hai triệu năm trăm nghìn tỷ"},
      {"1002003004", "một tỷ không trăm linh hai triệu không trăm linh ba nghìn không trăm linh bốn"},
  };
  for (const auto& [digits, words] : cases) EXPECT_EQ(speech::in_words(digits), words) << digits;
  EXPECT_TRUE(speech::in_words("1234567890123456789").starts_with("một hai ba bốn"));
}

TEST(NumberWords, months_days_and_ranks_have_their_own) {
  EXPECT_EQ(speech::day_words(2), "mùng hai");
  EXPECT_EQ(speech::day_words(10), "mùng mười");
  EXPECT_EQ(speech::day_words(11), "mười một");
  EXPECT_EQ(speech::month_words(4), "tư");
  EXPECT_EQ(speech::month_words(12), "mười hai");
  EXPECT_EQ(speech::ordinal_words(1), "nhất");
  EXPECT_EQ(speech::ordinal_words(4), "tư");
  EXPECT_EQ(speech::ordinal_words(14), "mười bốn");
}

TEST(NumberWords, roman_numbers_are_only_the_well_formed_ones) {
  EXPECT_EQ(speech::roman_value(U"I"), 1);
  EXPECT_EQ(speech::roman_value(U"IV"), 4);
  EXPECT_EQ(speech::roman_value(U"XIV"), 14);
  EXPECT_EQ(speech::roman_value(U"XXIX"), 29);
  EXPECT_EQ(speech::roman_value(U"XL"), 40);
  EXPECT_EQ(speech::roman_value(U"XC"), 90);
  for (const char32_t* wrong : {U"", U"IIII", U"VX", U"IC", U"MI", U"xiv"}) EXPECT_EQ(speech::roman_value(wrong), 0);
}

}  // namespace
