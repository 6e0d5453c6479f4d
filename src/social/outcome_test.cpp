// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/outcome.h"

#include <gtest/gtest.h>

#include "social/common.h"
#include "social/said.h"

namespace {

using namespace std::string_literals;
using social::Found;
using social::Outcome;
using social::Step;

TEST(Outcomes, only_later_leads_to_sending_again) {
  Outcome outcome;
  EXPECT_EQ(social::next_step(outcome), Step::ask_person);
  outcome.check = Outcome::Check::recent;
  EXPECT_EQ(social::next_step(outcome), Step::look);
  outcome.check = Outcome::Check::ticket;
  EXPECT_EQ(social::next_step(outcome), Step::ask_person) << "without a ticket there is nothing to ask";
  outcome.ticket = "t";
  EXPECT_EQ(social::next_step(outcome), Step::ask_ticket);
  outcome.kind = Outcome::Kind::sent;
  EXPECT_EQ(social::next_step(outcome), Step::done);
  outcome.kind = Outcome::Kind::refused;
  EXPECT_EQ(social::next_step(outcome), Step::tell_editor);
  outcome.kind = Outcome::Kind::later;
  EXPECT_EQ(social::next_step(outcome), Step::send);
}

TEST(Outcomes, a_look_settles_what_was_unsure) {
  const Outcome sent = social::after_look({Found::Kind::found, "1", "https://x/1", {}, {}, 0}, 7);
  EXPECT_EQ(sent.kind, Outcome::Kind::sent);
  EXPECT_EQ(sent.id, "1");
  EXPECT_EQ(sent.address, "https://x/1");
  const Outcome again = social::after_look({Found::Kind::absent, {}, {}, {}, {}, 0}, 7);
  EXPECT_EQ(social::next_step(again), Step::send);
  EXPECT_EQ(again.retry_at_ms, 7);
  const Outcome still = social::after_look({Found::Kind::unknown, {}, {}, "Chưa rõ.", {}, 99}, 7);
  EXPECT_EQ(social::next_step(still), Step::look);
  EXPECT_EQ(still.retry_at_ms, 99);
  EXPECT_EQ(still.reason, "Chưa rõ.");
}

TEST(Outcomes, no_secret_is_left_in_words_of_others) {
  EXPECT_EQ(social::without_secrets("token a/b+c or a%2Fb%2Bc\r\nend", {"a/b+c", ""}), "token … or …  end");
  EXPECT_EQ(social::without_secrets("xsecretlongy", {"secret", "secretlong"}), "x…y");
  EXPECT_EQ(social::without_secrets("a\nb", {"a b"}), "…");
  EXPECT_LE(social::without_secrets(std::string(5000, 'x'), {}).size(), 300U);
}

TEST(Links, are_found_whole_and_not_as_the_beginning_of_others) {
  const std::string link = "https://so.vn/tin/1";
  for (const char* text :
       {"https://so.vn/tin/1", "Xem https://so.vn/tin/1.", "(https://so.vn/tin/1)", "https://so.vn/tin/1/",
        "https://so.vn/tin/1?fbclid=abc", "https://so.vn/tin/1?utm_source=fb",
        "https://so.vn/tin/12 và https://so.vn/tin/1", "https://so.vn/tin/1\nhết"})
    EXPECT_TRUE(social::holds_link(text, link)) << text;
  for (const char* text : {"", "https://so.vn/tin/12", "https://so.vn/tin/1-moi", "https://so.vn/tin/1/anh",
                           "https://so.vn/tin/1.html", "https://so.vn/tin/1?trang=2", "https://so.vn/tin/"})
    EXPECT_FALSE(social::holds_link(text, link)) << text;
  EXPECT_TRUE(social::holds_link("https://so.vn/tin/1", "https://so.vn/tin/1/"));
  EXPECT_FALSE(social::holds_link("anything", ""));
}

TEST(Answers, of_any_shape_are_read_without_a_fault) {
  for (const auto& bytes : {""s, "null"s, "[]"s, "\"x\""s, "{"s, "{\"a\":\xff}"s, std::string(100'000, '[')})
    EXPECT_FALSE(social::Said::parse(bytes));
  const auto said =
      social::Said::parse(R"({"error":"-216","data":{"id":7,"n":18446744073709551615,"t":["x",{"k":3},{"k":"9"}]}})");
  ASSERT_TRUE(said);
  EXPECT_EQ(said->number("error"), -216);
  EXPECT_EQ(said->text("data/id"), "7");
  EXPECT_FALSE(said->number("data/n"));
  EXPECT_EQ(said->text("data/id/deeper"), "");
  EXPECT_EQ(said->list("data/t").size(), 2U);
  EXPECT_EQ(said->greatest("k"), 9);
  const auto deep =
      social::Said::parse("{\"a\":" + std::string(50'000, '[') + "\"https://x/1\"" + std::string(50'000, ']') + "}");
  ASSERT_TRUE(deep);
  EXPECT_TRUE(deep->mentions("https://x/1"));
}

TEST(Texts, that_are_too_long_are_told_by_how_much) {
  const auto wrong = social::text_fault("ếếếếế", 3, false, "Tiêu đề", "tieu-de");
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->message, "Tiêu đề dài 5 ký tự, nhiều nhất được 3 ký tự; hãy rút bớt 2 ký tự.");
  EXPECT_EQ(wrong->field, "tieu-de");
  EXPECT_FALSE(social::text_fault("ếếế", 3, false, "Tiêu đề", ""));
  EXPECT_TRUE(social::text_fault("", 3, false, "Tiêu đề", ""));
  EXPECT_FALSE(social::text_fault("", 3, true, "Tiêu đề", ""));
  EXPECT_TRUE(social::text_fault("\xff", 3, false, "Tiêu đề", ""));
}

}  // namespace
