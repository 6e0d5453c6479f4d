// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <set>

#include "features/channels/service.h"
#include "support/owed_work.h"

namespace {

using base::ErrorKind;
using base::Role;
using channels::Outcome;
using channels::State;

struct Crash : std::runtime_error {
  Crash() : std::runtime_error("the worker is gone") {}
};

class Channels : public support::OwedWork {
 protected:
  void SetUp() override {
    OwedWork::SetUp();
    if (IsSkipped()) return;
    agencies.emplace(db(), *audit, clock);
    queue.emplace(db(), clock);
    content.emplace(db(), *audit, *agencies, *owed, *service, *shelf, clock);
    portal.emplace(db(), *audit, *content, clock);
    vault.emplace(folder() / "key");
    channels.emplace(
        db(), *audit, *content, *portal, *vault, [this](std::string_view) { return server; }, clock,
        [this](const mail::Server&, const mail::Message& message) -> base::Result<bool> {
          if (mail_is_down) throw mail::NotNow("421");
          mails.push_back(message);
          return true;
        });
    content->on_publish([this](db::Connection& c, const content::Item& item, std::int64_t version) {
      channels->publish(c, item, version);
    });
    content->on_withdraw([this](db::Connection& c, const content::Item& item) { channels->withdraw(c, item); });
    queue->on(std::string(channels::post_job), [this](const jobs::Job& job) { channels->work(job); });
    queue->on(std::string(channels::confirm_job), [this](const jobs::Job& job) { channels->confirm(job); });
    server.url = "smtp://localhost";
    server.from = "tin@so.vn";
    portal::Site site;
    site.code = "so";
    site.name = "Sở Nội vụ";
    site.base_url = "https://so.vn";
    EXPECT_TRUE(portal->save(admin, site));
  }
  // A page that records what is posted, and misbehaves on request.
  void serve_page(bool has_finder) {
    channels::Service::Finder finder;
    if (has_finder)
      finder = [this](const channels::Posting& posting, const content::Item&, const channels::Channel&) {
        return page.count(posting.item) > 0
                   ? std::optional(Outcome{Outcome::Kind::sent, "p1", "https://page/p1", {}, 0})
                   : std::nullopt;
      };
    channels->serve(
        "facebook",
        [this](const channels::Posting& posting, const content::Item&, const content::Version& version,
               const channels::Channel& of) {
          last_token = of.settings.at("page_token");
          if (dies_before) throw Crash();
          if (next.kind != Outcome::Kind::refused && next.kind != Outcome::Kind::later) {
            ++posts;
            page[posting.item] = version.title;
          }
          if (dies_after) throw Crash();
          return next;
        },
        finder);
    channels::Channel on{"facebook", true, {{"page_id", "1"}, {"page_token", "secret-token"}, {"version", "v23.0"}}};
    ASSERT_TRUE(channels->save(admin, on));
  }
  std::string published(const std::vector<std::string>& on) {
    content::Draft draft;
    draft.kind = "article";
    draft.title = "Nộp hồ sơ trực tuyến";
    draft.body = "Nội dung **bài**.";
    draft.channels = on;
    const std::string id = *content->add(writer, draft);
    EXPECT_TRUE(content->submit(writer, id, 0));
    EXPECT_TRUE(content->approve(head, id, 1, ""));
    return id;
  }
  channels::Posting only(const std::string& item) { return channels->of_item("t", item).front(); }
  void work_for_a_while() {
    for (int i = 0; i < 8; ++i) {
      queue->work_all();
      now += base::ms_per_hour;
    }
  }

  std::optional<agencies::Service> agencies{};
  std::optional<jobs::Queue> queue{};
  std::optional<content::Service> content{};
  std::optional<portal::Service> portal{};
  std::optional<secrets::Vault> vault{};
  std::optional<channels::Service> channels{};
  base::Actor writer = actor(Role::staff), head = actor(Role::head, "a", "head"),
              admin = actor(Role::administrator, "a", "admin");
  mail::Server server{};
  std::vector<mail::Message> mails{};
  std::map<std::string, std::string> page{};
  Outcome next{Outcome::Kind::sent, "p1", "https://page/p1", {}, 0};
  std::string last_token{};
  int posts = 0;
  bool dies_before = false, dies_after = false, mail_is_down = false;
};

TEST_P(Channels, bring_an_item_there_once_with_a_receipt) {
  serve_page(true);
  const std::string item = published({"site", "facebook"});
  queue->work_all();
  for (const channels::Posting& posting : channels->of_item("t", item))
    EXPECT_EQ(posting.state, State::sent) << posting.channel;
  EXPECT_EQ(posts, 1);
  EXPECT_EQ(last_token, "secret-token");
  const auto posting = channels->list(admin, "sent", "").postings;
  ASSERT_EQ(posting.size(), 2U);
  jobs::Job again;
  again.tenant = "t";
  for (const channels::Posting& one : posting) {
    again.subject = one.id;
    channels->work(again);
  }
  EXPECT_EQ(posts, 1);
}

TEST_P(Channels, a_revision_is_not_posted_a_second_time) {
  serve_page(true);
  const std::string item = published({"facebook"});
  queue->work_all();
  content::Draft draft;
  draft.kind = "article";
  draft.title = "Đã sửa";
  draft.body = "Bài đã sửa.";
  draft.channels = {"facebook"};
  ASSERT_TRUE(content->edit(writer, item, draft, content->find("t", item)->edits));
  ASSERT_TRUE(content->submit(writer, item, content->find("t", item)->edits));
  ASSERT_TRUE(content->approve(head, item, content->find("t", item)->edits, ""));
  queue->work_all();
  EXPECT_EQ(posts, 1);
}

TEST_P(Channels, a_worker_that_dies_before_the_post_posts_later_once) {
  serve_page(true);
  dies_before = true;
  const std::string item = published({"facebook"});
  queue->work_all();
  EXPECT_EQ(only(item).state, State::claimed);
  dies_before = false;
  work_for_a_while();
  EXPECT_EQ(only(item).state, State::sent);
  EXPECT_EQ(posts, 1);
}

TEST_P(Channels, a_worker_that_dies_after_the_post_finds_it_and_posts_no_more) {
  serve_page(true);
  dies_after = true;
  const std::string item = published({"facebook"});
  queue->work_all();
  dies_after = false;
  work_for_a_while();
  EXPECT_EQ(only(item).state, State::sent);
  EXPECT_EQ(only(item).address, "https://page/p1");
  EXPECT_EQ(posts, 1);
}

TEST_P(Channels, what_may_be_there_is_left_to_a_person_where_nobody_can_look) {
  serve_page(false);
  dies_after = true;
  const std::string item = published({"facebook"});
  queue->work_all();
  dies_after = false;
  work_for_a_while();
  EXPECT_EQ(only(item).state, State::unsure);
  EXPECT_NE(only(item).reason.find("Hãy mở kênh xem"), std::string::npos);
  EXPECT_EQ(posts, 1);
  EXPECT_FALSE(channels->is_there(writer, only(item).id, "javascript:alert(1)", ""));
  ASSERT_TRUE(channels->is_there(writer, only(item).id, "https://page/p1", ""));
  EXPECT_EQ(only(item).state, State::sent);
  EXPECT_EQ(posts, 1);
}

TEST_P(Channels, a_timeout_after_the_other_side_took_it_posts_no_second_time) {
  serve_page(true);
  next = {Outcome::Kind::unsure, {}, {}, {}, 0};
  const std::string item = published({"facebook"});
  work_for_a_while();
  EXPECT_EQ(posts, 1);
  EXPECT_EQ(only(item).state, State::sent);
}

TEST_P(Channels, what_a_look_cannot_tell_for_a_day_is_left_to_a_person) {
  serve_page(true);
  channels->serve(
      "facebook",
      [this](const channels::Posting&, const content::Item&, const content::Version&, const channels::Channel&) {
        ++posts;
        return Outcome{Outcome::Kind::unsure, {}, {}, {}, 0, {}, {}};
      },
      [](const channels::Posting&, const content::Item&, const channels::Channel&) {
        return std::optional(Outcome{Outcome::Kind::unsure, {}, {}, {}, 0, {}, {}});
      });
  const std::string item = published({"facebook"});
  for (int hour = 0; hour < 26; ++hour) {
    queue->work_all();
    now += base::ms_per_hour;
  }
  EXPECT_EQ(only(item).state, State::unsure);
  EXPECT_EQ(posts, 1);
}

TEST_P(Channels, what_is_refused_says_why_and_is_tried_again_by_a_person) {
  serve_page(true);
  next = {Outcome::Kind::refused, {}, {}, "Token đã bị thu hồi; hãy cấp lại.", 0};
  const std::string item = published({"facebook"});
  work_for_a_while();
  EXPECT_EQ(only(item).state, State::refused);
  EXPECT_EQ(only(item).reason, "Token đã bị thu hồi; hãy cấp lại.");
  next = {Outcome::Kind::sent, "p1", "https://page/p1", {}, 0};
  ASSERT_TRUE(channels->try_again(writer, only(item).id));
  EXPECT_FALSE(channels->try_again(writer, only(item).id));
  queue->work_all();
  EXPECT_EQ(only(item).state, State::sent);
  EXPECT_EQ(posts, 1);
}

TEST_P(Channels, a_channel_that_is_down_for_a_day_gets_it_when_it_is_back) {
  serve_page(true);
  next = {Outcome::Kind::later, {}, {}, "Kênh đang quá tải.", 0};
  const std::string item = published({"facebook"});
  for (int hour = 0; hour < 24; ++hour) {
    next.retry_at_ms = now + base::ms_per_hour;
    queue->work_all();
    now += base::ms_per_hour + 1;
  }
  EXPECT_EQ(only(item).state, State::waiting);
  next = {Outcome::Kind::sent, "p1", "https://page/p1", {}, 0};
  queue->work_all();
  EXPECT_EQ(only(item).state, State::sent);
  EXPECT_EQ(posts, 1);
}

TEST_P(Channels, an_item_that_is_withdrawn_goes_nowhere) {
  serve_page(true);
  const std::string item = published({"facebook", "van"});
  ASSERT_TRUE(content->withdraw(writer, item, "Sai số liệu."));
  queue->work_all();
  EXPECT_EQ(posts, 0);
  for (const channels::Posting& posting : channels->of_item("t", item)) EXPECT_EQ(posting.state, State::dropped);
}

TEST_P(Channels, people_bring_it_where_no_machine_can) {
  const std::string item = published({"van"});
  EXPECT_EQ(only(item).state, State::by_hand);
  EXPECT_EQ(channels->is_there(writer, only(item).id, "", "").error().field, "ghi-chu");
  ASSERT_TRUE(channels->is_there(writer, only(item).id, "", "Xe chạy 3 xã, 12/01/2026"));
  EXPECT_EQ(only(item).receipt, "Xe chạy 3 xã, 12/01/2026");
  base::Actor elsewhere = writer;
  elsewhere.agency = "b";
  EXPECT_EQ(channels->give_up(elsewhere, only(item).id).error().kind, ErrorKind::not_found);
}

TEST_P(Channels, a_channel_that_is_off_or_lacks_its_settings_is_told) {
  serve_page(true);
  EXPECT_EQ(channels->save(admin, {"facebook", true, {{"page_id", ""}}}).error().field, "page_id");
  ASSERT_TRUE(channels->save(admin, {"facebook", false, {{"page_id", "1"}}}));
  const std::string item = published({"facebook"});
  queue->work_all();
  EXPECT_EQ(only(item).state, State::refused);
  EXPECT_NE(only(item).reason.find("chưa bật"), std::string::npos);
  ASSERT_TRUE(channels->save(admin, {"facebook", true, {{"page_id", "1"}, {"version", "v23.0"}}}));
  ASSERT_TRUE(channels->try_again(writer, only(item).id));
  queue->work_all();
  EXPECT_EQ(only(item).state, State::sent);
  EXPECT_EQ(last_token, "secret-token") << "a secret that is left empty stays";
}

TEST_P(Channels, credentials_lie_sealed) {
  serve_page(true);
  const db::Query all{"all", "SELECT settings FROM channel", "SELECT settings FROM channel"};
  for (const db::Row& row : db().read([&](db::Connection& c) { return c.run(all); }))
    EXPECT_EQ(row.text("settings").find("secret-token"), std::string::npos);
}

TEST_P(Channels, a_reader_confirms_first_gets_each_item_once_and_leaves_with_one_click) {
  EXPECT_EQ(channels->subscribe("so", "khong-phai-thu").error().field, "thu");
  EXPECT_EQ(channels->subscribe("khac", "a@b.vn").error().kind, ErrorKind::not_found);
  ASSERT_TRUE(channels->subscribe("so", " Hoa@Vidu.vn "));
  ASSERT_TRUE(channels->subscribe("so", "hoa@vidu.vn")) << "tells nobody that it is known";
  queue->work_all();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].to, "hoa@vidu.vn");
  const std::size_t at = mails[0].text.find("https://so.vn/nhan-tin/");
  ASSERT_NE(at, std::string::npos) << mails[0].text;
  const std::string token = mails[0].text.substr(at + 23, 32);
  channels::Channel on{"newsletter", true, {}};
  ASSERT_TRUE(channels->save(admin, on));
  published({"newsletter"});
  queue->work_all();
  EXPECT_EQ(mails.size(), 1U) << "nothing before they confirmed";
  ASSERT_TRUE(channels->confirm_subscriber(token));
  EXPECT_FALSE(channels->confirm_subscriber(token));
  const std::string item = published({"newsletter"});
  queue->work_all();
  ASSERT_EQ(mails.size(), 2U);
  EXPECT_NE(mails[1].text.find("Nội dung bài."), std::string::npos);
  EXPECT_EQ(mails[1].unsubscribe, "https://so.vn/nhan-tin/" + token + "/huy");
  EXPECT_EQ(only(item).receipt, "1 thư đã gửi");
  channels->forget_subscriber(token);
  EXPECT_FALSE(channels->subscriber(token));
  published({"newsletter"});
  queue->work_all();
  EXPECT_EQ(mails.size(), 2U);
}

TEST_P(Channels, mail_that_cannot_go_now_goes_on_where_it_ended) {
  ASSERT_TRUE(channels->save(admin, {"press", true, {{"addresses", "bao1@bao.vn\nbao2@bao.vn\nsai\n"}}}));
  mail_is_down = true;
  const std::string item = published({"press"});
  queue->work_all();
  EXPECT_EQ(only(item).state, State::waiting);
  mail_is_down = false;
  work_for_a_while();
  EXPECT_EQ(only(item).state, State::sent);
  EXPECT_EQ(mails.size(), 2U);
  server.url.clear();
  const std::string other = published({"press"});
  queue->work_all();
  EXPECT_EQ(only(other).state, State::refused);
  EXPECT_NE(only(other).reason.find("máy chủ thư"), std::string::npos);
}

TEST_P(Channels, a_mail_that_another_worker_sends_is_left_alone_and_many_go_in_several_runs) {
  std::string addresses;
  const std::size_t many = channels::most_mails_a_run + 20;
  for (std::size_t i = 0; i < many; ++i) addresses += "a" + std::to_string(i) + "@b.vn\n";
  const base::Result<bool> too_many = channels->save(admin, {"press", true, {{"addresses", addresses}}});
  EXPECT_EQ(too_many.error().field, "addresses") << "the list has its limit";
  ASSERT_TRUE(channels->save(admin, {"newsletter", true, {}}));
  const db::Query reader{
      "reader",
      "INSERT INTO subscriber (tenant, id, agency_id, email, token, state, created_at) VALUES ('t', $1, "
      "'a', $2, $1, 'active', 0)",
      "INSERT INTO subscriber (tenant, id, agency_id, email, token, state, created_at) VALUES ('t', $1, "
      "'a', $2, $1, 'active', 0)"};
  db().write([&](db::Connection& c) {
    for (std::size_t i = 0; i < many; ++i) c.run(reader, "r" + std::to_string(i), "a" + std::to_string(i) + "@b.vn");
  });
  const std::string item = published({"newsletter"});
  const db::Query taken{"taken",
                        "INSERT INTO mailing (tenant, posting_id, receiver, state) VALUES ('t', $1, 'r7', 'sending')",
                        "INSERT INTO mailing (tenant, posting_id, receiver, state) VALUES ('t', $1, 'r7', 'sending')"};
  db().write([&](db::Connection& c) { c.run(taken, only(item).id); });
  ASSERT_TRUE(queue->work_one());
  while (mails.empty()) ASSERT_TRUE(queue->work_one());
  EXPECT_EQ(mails.size(), channels::most_mails_a_run);
  EXPECT_EQ(only(item).state, State::waiting);
  queue->work_all();
  EXPECT_EQ(only(item).state, State::sent);
  EXPECT_EQ(mails.size(), many - 1);
  std::set<std::string> once;
  for (const mail::Message& message : mails) EXPECT_TRUE(once.insert(message.to).second) << message.to;
}

TEST_P(Channels, a_flood_of_strangers_is_stopped_and_forgotten) {
  for (std::int64_t i = 0; i < channels::most_waiting_an_hour; ++i)
    ASSERT_TRUE(channels->subscribe("so", "a" + std::to_string(i) + "@b.vn"));
  EXPECT_EQ(channels->subscribe("so", "last@b.vn").error().kind, ErrorKind::too_large);
  move_days(8);
  channels->tidy("t");
  EXPECT_TRUE(channels->subscribe("so", "a0@b.vn"));
}

ON_EVERY_ENGINE(Channels);

}  // namespace
