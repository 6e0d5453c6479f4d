// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "features/upkeep/service.h"
#include "features/upkeep/views.h"
#include "support/engines.h"

namespace {

class Upkeep : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    queue.emplace(db(), clock);
    service.emplace(db(), *audit, *queue, clock);
    queue->on("reminders.mail", [this](const jobs::Job&) {
      ++tries;
      if (is_down) throw std::runtime_error("451 <b>down</b>");
    });
    db().write([&](db::Connection& c) { jobs::enqueue(c, "t", "reminders.mail", "somebody", now); });
    for (int day = 0; day < 8; ++day) {  // tried again and again, then given to a person
      queue->work_all();
      move_days(1);
      queue->work_all();
    }
  }
  std::optional<audit::Service> audit{};
  std::optional<jobs::Queue> queue{};
  std::optional<upkeep::Service> service{};
  base::Actor admin = actor(base::Role::administrator);
  bool is_down = true;
  int tries = 0;
};

TEST_P(Upkeep, what_failed_for_good_is_shown_in_plain_words_and_tried_again) {
  const auto failed = service->failed("t");
  ASSERT_EQ(failed.size(), 1U);
  const std::string page = upkeep::failed_page({admin, "", nullptr}, failed);
  EXPECT_NE(page.find("Gửi thư nhắc việc"), std::string::npos);
  EXPECT_NE(page.find("451 &lt;b&gt;down"), std::string::npos);
  EXPECT_TRUE(service->failed("elsewhere").empty());
  is_down = false;
  const int before = tries;
  ASSERT_TRUE(service->try_again(admin, failed.front().id));
  EXPECT_EQ(service->try_again(admin, failed.front().id).error().kind, base::ErrorKind::conflict);
  queue->work_all();
  EXPECT_EQ(tries, before + 1);
  EXPECT_TRUE(service->failed("t").empty());
}

TEST_P(Upkeep, what_is_given_up_is_done_no_more_and_stands_in_the_trail) {
  const std::string id = service->failed("t").front().id;
  base::Actor stranger = admin;
  stranger.tenant = "elsewhere";
  EXPECT_FALSE(service->give_up(stranger, id));
  ASSERT_TRUE(service->give_up(admin, id));
  EXPECT_FALSE(service->give_up(admin, id));
  EXPECT_TRUE(service->failed("t").empty());
  audit->seal();
  EXPECT_EQ(audit->first_fault("t").value_or(""), "");
}

ON_EVERY_ENGINE(Upkeep);

}  // namespace
