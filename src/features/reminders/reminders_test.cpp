// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "features/reminders/service.h"
#include "secrets/passwords.h"
#include "support/engines.h"

namespace {

using base::Role;

class Reminders : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    secrets::use_cheap_passwords();
    audit.emplace(db(), clock);
    vault.emplace(folder() / "key");
    people.emplace(db(), *audit, *vault, clock);
    owed.emplace(db(), *audit, clock);
    service.emplace(db(), *people, *owed, *vault, clock,
                    [this](const mail::Server&, const mail::Message& message) -> base::Result<bool> {
                      if (is_down) throw mail::NotNow("down");
                      posted.push_back(message);
                      return true;
                    });
    staff = person("an@so.vn", Role::staff, "u");
    head = person("binh@so.vn", Role::head, "a");
    office = person("chi@so.vn", Role::office, "a");
    queue.emplace(db(), clock);
    queue->on(std::string(reminders::mail_job), [this](const jobs::Job& job) { service->send_mail(job); });
  }
  std::string person(const std::string& email, Role role, const std::string& unit) {
    accounts::NewAccount account;
    account.agency = "a";
    account.unit = unit;
    account.name = "Nguyễn Văn " + email.substr(0, 1);
    account.email = email;
    account.grants.push_back({unit, role});
    return people->found("t", account, "mật khẩu đủ dài để dùng");
  }
  // A duty of unit u that is due on a day.
  std::string duty(std::string_view due) {
    obligations::Programme programme;
    programme.tenant = "t";
    programme.plan = "p" + std::string(due);
    programme.agency = "a";
    programme.year = 2026;
    obligations::Assigned one;
    one.activity = programme.plan;
    one.title = "Báo cáo, tổng hợp; kết quả";
    one.lead = {{"u", "Văn phòng"}};
    compiler::Time time;
    time.kind = compiler::TimeKind::date;
    time.raw = due;
    time.to = base::parse_date(due);
    one.time = time;
    programme.activities = {one};
    db().write([&](db::Connection& c) { owed->lay(c, programme); });
    obligations::Filter filter;
    filter.plan = programme.plan;
    return owed->list("t", filter).occurrences.front().id;
  }
  void go_to(std::string_view day) {
    now = base::start_of(*base::parse_date(day)) + reminders::morning * base::ms_per_minute;
  }
  std::vector<std::int64_t> steps_of(const std::string& account, Role role) const {
    base::Actor actor = this->actor(role);
    actor.account = account;
    std::vector<std::int64_t> steps;
    for (const reminders::Reminder& r : service->of(actor)) steps.insert(steps.begin(), r.step);
    return steps;
  }
  void a_month() {
    for (int day = 0; day < 40; ++day, move_days(1)) {
      owed->mark_late("t");
      service->plan("t");
      service->plan("t");  // a second node
    }
  }

  bool is_down = false;
  std::vector<mail::Message> posted{};
  std::optional<audit::Service> audit{};
  std::optional<secrets::Vault> vault{};
  std::optional<accounts::Service> people{};
  std::optional<obligations::Service> owed{};
  std::optional<reminders::Service> service{};
  std::optional<jobs::Queue> queue{};
  std::string staff{}, head{}, office{};
};

using Steps = std::vector<std::int64_t>;

TEST_P(Reminders, come_once_each_to_the_person_then_the_head_then_the_office) {
  go_to("2026-03-02");
  duty("2026-03-18");  // a Wednesday; none of its steps falls on a day off but +3 (Saturday)
  a_month();
  EXPECT_EQ(steps_of(staff, Role::staff), (Steps{-7, -2, 0, 1}));
  EXPECT_EQ(steps_of(head, Role::head), (Steps{3}));
  EXPECT_EQ(steps_of(office, Role::office), (Steps{7}));
}

TEST_P(Reminders, of_days_off_come_on_the_next_working_morning) {
  duty("2026-02-18");  // in the middle of Tết
  go_to("2026-02-13");
  EXPECT_EQ(service->plan("t"), 0);
  for (const char* off : {"2026-02-14", "2026-02-16", "2026-02-18", "2026-02-22"}) {
    go_to(off);
    EXPECT_EQ(service->plan("t"), 0) << off;
  }
  go_to("2026-02-23");
  owed->mark_late("t");
  EXPECT_EQ(service->plan("t"), 4);  // -2, 0 and 1 to the person, 3 to the head
}

TEST_P(Reminders, stop_when_it_is_done) {
  const std::string id = duty("2026-03-18");
  ASSERT_TRUE(db().write([&](db::Connection& c) { return owed->count(c, "t", id, 1); }));
  go_to("2026-03-02");
  a_month();
  EXPECT_TRUE(steps_of(staff, Role::staff).empty());
}

TEST_P(Reminders, go_out_as_one_mail_a_day_and_are_tried_again_when_the_server_is_down) {
  db().write([](db::Connection& c) {
    c.script(
        "INSERT INTO setting (tenant, name, value) VALUES ('t', 'mail.url', 'smtp://localhost'), ('t', 'mail.from', "
        "'lantoa@so.vn')");
  });
  duty("2026-03-18");
  duty("2026-03-19");
  go_to("2026-03-11");
  EXPECT_EQ(service->plan("t"), 1);
  go_to("2026-03-12");
  is_down = true;
  EXPECT_EQ(service->plan("t"), 1);
  queue->work_all();
  EXPECT_TRUE(posted.empty());
  is_down = false;
  now += base::ms_per_hour;
  queue->work_all();
  ASSERT_EQ(posted.size(), 1U);  // both days' reminders, once
  EXPECT_EQ(posted.front().to, "an@so.vn");
  EXPECT_NE(posted.front().text.find("18/03/2026"), std::string::npos);
  EXPECT_NE(posted.front().text.find("19/03/2026"), std::string::npos);
  now += base::ms_per_hour;
  queue->work_all();
  EXPECT_EQ(posted.size(), 1U);
}

TEST_P(Reminders, a_unit_has_a_calendar_that_only_its_secret_opens) {
  duty("2026-03-18");
  const std::string path = service->calendar_path("t", "u");
  const std::string secret = path.substr(path.rfind('/') + 1);
  const auto calendar = service->calendar("t", "u", secret);
  ASSERT_TRUE(calendar);
  EXPECT_NE(calendar->find("DTSTART;VALUE=DATE:20260318\r\n"), std::string::npos);
  EXPECT_NE(calendar->find("Báo cáo\\, tổng hợp\\; kết quả"), std::string::npos);
  for (std::size_t at = 0; at < calendar->size();) {
    const std::size_t end = calendar->find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 75U);
    at = end + 2;
  }
  EXPECT_FALSE(service->calendar("t", "v", secret));
  EXPECT_FALSE(service->calendar("t", "u", ""));
}

TEST_P(Reminders, tell_the_office_of_accounts_that_were_shut) {
  const std::string colleague = person("dung@so.vn", Role::staff, "u");
  queue->on(std::string(accounts::disabled_job), [this](const jobs::Job& job) {
    service->tell_of_disabled(job);
    service->tell_of_disabled(job);  // handlers may run twice
  });
  base::Actor an_office = actor(Role::office);
  an_office.account = office;
  move_days(46);
  const auto session = people->sign_in("chi@so.vn", "mật khẩu đủ dài để dùng", "10.0.0.1", "");
  ASSERT_TRUE(session);
  people->tidy("t");
  queue->work_all();
  EXPECT_EQ(people->find("t", colleague)->state, accounts::State::disabled);
  const auto told = service->of(an_office);
  ASSERT_EQ(told.size(), 3U);  // An, Bình and Dung
  EXPECT_NE((told[0].sentence + told[1].sentence + told[2].sentence).find("(dung@so.vn) đã bị khóa vì 45 ngày"),
            std::string::npos);
  people->tidy("t");
  queue->work_all();
  EXPECT_EQ(service->of(an_office).size(), 3U);
}

TEST_P(Reminders, carry_invitations_whose_link_no_request_can_bend) {
  int carried = 0;
  queue->on(std::string(accounts::invitation_job), [&](const jobs::Job& job) {
    const auto message = people->invitation_mail(job);
    carried += message && service->post(job.tenant, *message) ? 1 : 0;
  });
  accounts::NewAccount guest;
  guest.agency = guest.unit = "a";
  guest.name = "Khách";
  guest.email = "khach@so.vn";
  guest.grants.push_back({"a", Role::viewer});
  const auto admin = actor(Role::administrator);
  ASSERT_TRUE(people->invite(admin, guest));
  queue->work_all();
  EXPECT_TRUE(posted.empty()) << "nobody configured where people open this system";
  people->public_address = "https://lantoa.so.vn";
  guest.email = "khach2@so.vn";
  ASSERT_TRUE(people->invite(admin, guest));
  queue->work_all();
  EXPECT_EQ(carried, 0) << "no mail server";
  db().write([](db::Connection& c) {
    c.script(
        "INSERT INTO setting (tenant, name, value) VALUES ('t', 'mail.url', 'smtp://localhost'), ('t', 'mail.from', "
        "'lantoa@so.vn')");
  });
  guest.email = "khach3@so.vn";
  const auto token = people->invite(admin, guest);
  ASSERT_TRUE(token);
  is_down = true;
  queue->work_all();
  is_down = false;
  now += base::ms_per_hour;
  queue->work_all();
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_EQ(posted.front().to, "khach3@so.vn");
  EXPECT_NE(posted.front().text.find("https://lantoa.so.vn/loi-moi/" + *token + "\n"), std::string::npos)
      << posted.front().text;
}

ON_EVERY_ENGINE(Reminders);

}  // namespace
