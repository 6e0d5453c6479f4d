// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/words.h"

#include <gtest/gtest.h>

namespace {
using namespace compiler;

TEST(Words, the_place_of_the_tone_mark_and_the_case_do_not_matter) {
  EXPECT_EQ(word_key("hoà"), word_key("HÒA"));
  EXPECT_EQ(word_key("Uỷ"), word_key("ủy"));
  EXPECT_NE(word_key("chủ"), word_key("chú"));
  EXPECT_NE(word_key("ban"), word_key("bán"));
}

TEST(Words, decomposed_letters_are_the_same_words) {
  EXPECT_EQ(word_key("Quy\u0301"), word_key("quý"));
  EXPECT_EQ(split_words("Quy\u0301 I").size(), 2u);
}

TEST(Words, letters_digits_and_marks_stand_apart_with_their_bytes) {
  const std::string_view text = "Quý IV/2025 – 35%";
  const Words words = split_words(text);
  ASSERT_EQ(words.size(), 7u);
  EXPECT_EQ(text.substr(words[0].from, words[0].to - words[0].from), "Quý");
  EXPECT_TRUE(words[1].all_upper);
  EXPECT_EQ(words[2].mark, U'/');
  EXPECT_FALSE(words[2].spaced);
  EXPECT_EQ(words[3].number, 2025);
  EXPECT_EQ(words[4].mark, U'-');
  EXPECT_TRUE(words[4].spaced);
  EXPECT_EQ(words[5].digits, 2);
}

TEST(Words, a_number_too_long_has_no_value) { EXPECT_EQ(split_words("123456789012")[0].number, -1); }

TEST(Words, broken_bytes_are_marks) {
  const Words words = split_words("a\xff\xc3");
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[2].to, 3u);
}

TEST(Lexicon, the_longest_phrase_is_found) {
  const Lexicon lexicon{{"ban|ban chỉ đạo", 1}, {"ban hành", 2}};
  const Words words = split_words("Ban Chỉ đạo ban hành ban");
  EXPECT_EQ(lexicon.longest(words, 0).count, 3u);
  EXPECT_EQ(lexicon.longest(words, 3).value, 2);
  EXPECT_EQ(lexicon.longest(words, 5).count, 1u);
  EXPECT_FALSE(lexicon.longest(words, 1));
}

TEST(Lexicon, many_phrases_are_kept_apart) {
  Lexicon::Match match;
  const Lexicon lexicon{
      {"một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một|mười hai|trăm|nghìn|triệu|tỷ|linh|lẻ|rưỡi|chục|"
       "mốt|tư|lăm|nhăm|vạn|nửa|phần|đôi|cặp|tá|dăm",
       7}};
  for (const std::string_view word : {"một", "mười hai", "dăm", "nửa"}) {
    const Words words = split_words(word);
    match = lexicon.longest(words, 0);
    EXPECT_EQ(match.count, words.size()) << word;
    EXPECT_EQ(match.value, 7);
  }
  EXPECT_FALSE(lexicon.longest(split_words("không"), 0));
}

}  // namespace
