// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "features/upkeep/mail_setup.h"
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

class MailSetup : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    vault.emplace(folder() / "key");
    setup.emplace(
        db(), *audit, *vault, [this](std::string_view) { return kept; }, clock,
        [this](const mail::Server&, const mail::Message& message) -> base::Result<bool> {
          if (is_down) throw mail::NotNow("421 busy");
          mails.push_back(message.to);
          return true;
        });
  }
  std::string stored(const char* name) {
    const db::Query value{"value", "SELECT value FROM setting WHERE tenant = $1 AND name = $2",
                          "SELECT value FROM setting WHERE tenant = $1 AND name = $2"};
    const db::Rows rows = db().read([&](db::Connection& c) { return c.run(value, "t", name); });
    return rows.empty() ? "" : rows.front().text("value");
  }
  std::optional<audit::Service> audit{};
  std::optional<secrets::Vault> vault{};
  std::optional<upkeep::MailSetup> setup{};
  mail::Server kept{};
  std::vector<std::string> mails{};
  bool is_down = false;
  base::Actor admin = actor(base::Role::administrator);
};

TEST_P(MailSetup, keeps_the_password_sealed_and_an_empty_one_as_it_was) {
  upkeep::MailServer server{"smtps://thu.so.vn:465", "tin@so.vn", "tin", "bí mật", true, false};
  ASSERT_TRUE(setup->save(admin, server));
  const std::string sealed = stored("mail.password");
  EXPECT_EQ(sealed.find("bí mật"), std::string::npos);
  EXPECT_EQ(vault->open(sealed, "mail"), "bí mật");
  server.password.clear();
  ASSERT_TRUE(setup->save(admin, server));
  EXPECT_EQ(vault->open(stored("mail.password"), "mail"), "bí mật");
  server.url = "http://thu.so.vn";
  EXPECT_EQ(setup->save(admin, server).error().field, "may-chu");
  server.url = "smtp://thu.so.vn:587";
  server.from = "không phải thư";
  EXPECT_EQ(setup->save(admin, server).error().field, "dia-chi-gui");
  server = {};
  ASSERT_TRUE(setup->save(admin, server)) << "no mail at all";
  EXPECT_EQ(stored("mail.url"), "");
}

TEST_P(MailSetup, a_trial_says_what_the_server_said) {
  EXPECT_EQ(setup->try_it(admin, "a@so.vn").error().field, "may-chu") << "nothing is set up";
  kept.url = "smtp://thu.so.vn";
  EXPECT_EQ(setup->try_it(admin, "x").error().field, "gui-thu");
  ASSERT_TRUE(setup->try_it(admin, "a@so.vn"));
  EXPECT_EQ(mails, std::vector<std::string>{"a@so.vn"});
  is_down = true;
  EXPECT_NE(setup->try_it(admin, "a@so.vn").error().message.find("421 busy"), std::string::npos);
}

ON_EVERY_ENGINE(MailSetup);

}  // namespace
