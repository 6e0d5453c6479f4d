// SPDX-License-Identifier: AGPL-3.0-or-later
// Voice, file and what is read back of it.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <numbers>
#include <thread>

#include "speech/encode.h"
#include "speech/ogg.h"
#include "speech/voice.h"

namespace {

speech::Sound tone(double seconds, int rate = 22'050) {
  speech::Sound sound;
  sound.rate = rate;
  sound.samples.resize(static_cast<std::size_t>(seconds * rate));
  for (std::size_t i = 0; i < sound.samples.size(); ++i)
    sound.samples[i] =
        static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / rate));
  return sound;
}

double loudness(const speech::Sound& sound) {
  double sum = 0;
  for (const std::int16_t sample : sound.samples) sum += std::abs(sample);
  return sound.samples.empty() ? 0 : sum / static_cast<double>(sound.samples.size());
}

speech::VoiceSettings plain() {
  speech::VoiceSettings settings;
  settings.first_sentence.clear();
  return settings;
}

TEST(Voice, says_a_text_and_a_longer_one_longer) {
  const speech::Voice voice(plain());
  const auto brief = voice.say("Xin chào bà con.");
  ASSERT_TRUE(brief) << brief.error().message;
  EXPECT_TRUE(brief->is_machine_made);
  EXPECT_GT(brief->seconds(), 0.5);
  EXPECT_LT(brief->seconds(), 4);
  EXPECT_GT(loudness(*brief), 100);
  const auto number = voice.say("281/KH-SKHCN");
  ASSERT_TRUE(number);
  EXPECT_GT(number->seconds(), 2.5) << "a symbol is said in words";
}

TEST(Voice, tones_are_heard) {
  const speech::Voice voice(plain());
  const auto level = voice.say("ma ma ma"), falling = voice.say("mà mà mà");
  ASSERT_TRUE(level && falling);
  EXPECT_NE(level->samples, falling->samples);
}

TEST(Voice, settings_hold_for_their_voice_only) {
  speech::VoiceSettings fast = plain();
  fast.words_per_minute = 320;
  const speech::Voice slow(plain()), quick(fast);
  const std::string text = "Bà con mang theo căn cước đến bộ phận một cửa.";
  const auto first = slow.say(text), second = quick.say(text), third = slow.say(text);
  ASSERT_TRUE(first && second && third);
  EXPECT_LT(second->seconds(), first->seconds() * 0.8);
  EXPECT_NEAR(first->seconds(), third->seconds(), 0.02);
}

TEST(Voice, the_first_sentence_says_that_a_machine_speaks) {
  const auto with = speech::Voice().say("Xin chào."), without = speech::Voice(plain()).say("Xin chào.");
  ASSERT_TRUE(with && without);
  EXPECT_GT(with->seconds(), without->seconds() + 1);
}

TEST(Voice, refuses_nothing_to_say_and_too_much_and_can_be_stopped) {
  const speech::Voice voice;
  EXPECT_EQ(voice.say(" *** ").error().kind, base::ErrorKind::invalid);
  std::string much;
  while (much.size() < 2 * speech::Voice::longest_text) much += "nói mãi không thôi ";
  EXPECT_EQ(voice.say(much).error().kind, base::ErrorKind::too_large);
  int asked = 0;
  const auto stopped = voice.say("Một hai ba bốn năm sáu bảy tám chín mười.", [&] { return ++asked > 3; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, base::ErrorKind::cancelled);
  EXPECT_TRUE(voice.say("Lại nói.")) << "a stop leaves the voice usable";
  speech::VoiceSettings none;
  none.name = "không-có";
  EXPECT_THROW(speech::Voice{none}, std::runtime_error);
}

TEST(Voice, several_threads_take_turns) {
  const speech::Voice voice(plain());
  double seconds[3] = {};
  {
    std::vector<std::jthread> threads;
    for (double& length : seconds)
      threads.emplace_back([&voice, &length] { length = voice.say("Xin chào.")->seconds(); });
  }
  EXPECT_NEAR(seconds[0], seconds[1], 0.02);
  EXPECT_NEAR(seconds[0], seconds[2], 0.02);
}

TEST(Encode, a_file_has_the_length_of_its_sound_and_its_tags) {
  for (const int rate : {22'050, 48'000, 16'000}) {
    const std::string bytes =
        speech::as_ogg_opus(tone(2.5, rate), {"Bản tin ngày 26/3", "UBND xã Đồng Văn", "2026-03-26"});
    const auto file = speech::look_at_ogg_opus(bytes);
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_NEAR(file->seconds, 2.5, 0.01);
    EXPECT_EQ(file->tag("TITLE"), "Bản tin ngày 26/3");
    EXPECT_EQ(file->tag("ARTIST"), "UBND xã Đồng Văn");
    EXPECT_EQ(file->tag("DATE"), "2026-03-26");
    EXPECT_FALSE(file->is_machine_made());
    EXPECT_LT(bytes.size(), 20'000U);
  }
}

TEST(Encode, what_a_machine_spoke_says_so) {
  const auto said = speech::Voice().say("Xin chào.");
  ASSERT_TRUE(said);
  const auto file = speech::look_at_ogg_opus(speech::as_ogg_opus(*said, {"Một\ndòng", "", ""}));
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->is_machine_made());
  EXPECT_EQ(file->tag("COMMENT"), speech::machine_sentence);
  EXPECT_EQ(file->tag("TITLE"), "Một dòng");
  EXPECT_NEAR(file->seconds, said->seconds(), 0.01);
}

TEST(Encode, the_same_sound_gives_the_same_bytes) {
  EXPECT_EQ(speech::as_ogg_opus(tone(1), {"A", "B", ""}), speech::as_ogg_opus(tone(1), {"A", "B", ""}));
  EXPECT_THROW(speech::as_ogg_opus({}, {}), std::invalid_argument);
}

TEST(Ogg, a_title_longer_than_a_page_is_read_back) {
  const std::string title(100'000, 't');
  const auto file = speech::look_at_ogg_opus(speech::as_ogg_opus(tone(0.5), {title, "", ""}));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->tag("TITLE"), title);
}

TEST(Ogg, recordings_behind_one_another_are_one) {
  const std::string two = speech::as_ogg_opus(tone(1), {"A", "", ""}) + speech::as_ogg_opus(tone(0.5), {"B", "", ""});
  const auto file = speech::look_at_ogg_opus(two);
  ASSERT_TRUE(file);
  EXPECT_NEAR(file->seconds, 1.5, 0.02);
  EXPECT_EQ(file->tag("TITLE"), "A");
}

TEST(Ogg, every_damage_is_refused_with_a_sentence) {
  const std::string good = speech::as_ogg_opus(tone(0.5), {"A", "B", ""});
  for (const std::string& bad : {std::string(), std::string("RIFF"), good.substr(0, good.size() - 1), good.substr(1),
                                 good + "x", std::string("OggS\0", 5)}) {
    const auto file = speech::look_at_ogg_opus(bad);
    ASSERT_FALSE(file);
    EXPECT_TRUE(file.error().message.ends_with(".")) << file.error().message;
  }
  for (std::size_t at = 0; at < good.size(); at += 7) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    EXPECT_FALSE(speech::look_at_ogg_opus(bad)) << at;
  }
}

}  // namespace
