// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "features/portal/service.h"
#include "features/portal/views.h"
#include "support/owed_work.h"

namespace {

using base::ErrorKind;
using base::Role;

class Portal : public support::OwedWork {
 protected:
  void SetUp() override {
    OwedWork::SetUp();
    if (IsSkipped()) return;
    agencies.emplace(db(), *audit, clock);
    queue.emplace(db(), clock);
    content.emplace(db(), *audit, *agencies, *owed, *service, *shelf, clock);
    portal.emplace(db(), *audit, *content, clock);
    queue->on(std::string(portal::fresh_job), [this](const jobs::Job&) { ++freshened; });
    content->on_publish(
        [this](db::Connection& c, const content::Item& item, std::int64_t) { portal->changed(c, item.tenant); });
    EXPECT_TRUE(portal->save(admin, site()));
  }
  static portal::Site site() {
    portal::Site site;
    site.code = "so";
    site.name = "Sở Nội vụ";
    site.base_url = "https://so.vn/";
    return site;
  }
  std::string published(const std::string& title, const std::string& kind = "article") {
    content::Draft draft;
    draft.kind = kind;
    draft.title = title;
    draft.summary = "Tóm tắt <b>&amp;";
    draft.body = "Thân bài.";
    draft.topics = {"digital"};
    const std::string id = *content->add(writer, draft);
    EXPECT_TRUE(content->submit(writer, id, 0));
    EXPECT_TRUE(content->approve(head, id, 1, ""));
    now += 1;
    return id;
  }
  std::optional<agencies::Service> agencies{};
  std::optional<jobs::Queue> queue{};
  std::optional<content::Service> content{};
  std::optional<portal::Service> portal{};
  int freshened = 0;
  base::Actor writer = actor(Role::staff), head = actor(Role::head, "a", "head"),
              admin = actor(Role::administrator, "a", "admin");
};

TEST_P(Portal, shows_what_was_published_by_kind_and_topic_and_nothing_else) {
  published("Tin một");
  published("Thông báo hai", "notice");
  published("Khẩu hiệu ba", "slogan");
  const portal::Site of = *portal->by_code("so");
  const portal::Home home = portal->home(of);
  EXPECT_EQ(home.news.size(), 1U);
  EXPECT_EQ(home.notices.size(), 1U);
  EXPECT_EQ(home.slogans, std::vector<std::string>{"Khẩu hiệu ba"});
  EXPECT_EQ(portal->news(of, "digital", "", "").items.size(), 3U);
  EXPECT_EQ(portal->news(of, "", "notice", "").items.size(), 1U);
  EXPECT_TRUE(portal->news(of, "finance", "", "").items.empty());
  queue->work_all();
  EXPECT_GE(freshened, 1);
}

TEST_P(Portal, pages_of_news_follow_each_other_to_the_end) {
  for (int i = 0; i < 45; ++i) published("Tin " + std::to_string(i));
  const portal::Site of = *portal->by_code("so");
  std::set<std::string> seen;
  std::string next;
  int pages = 0;
  do {
    const portal::NewsList list = portal->news(of, "", "", next);
    for (const portal::Teaser& teaser : list.items) EXPECT_TRUE(seen.insert(teaser.slug).second);
    next = list.next;
    ++pages;
  } while (!next.empty());
  EXPECT_EQ(seen.size(), 45U);
  EXPECT_EQ(pages, 3);
}

TEST_P(Portal, a_withdrawn_page_says_so_at_its_old_address) {
  const std::string id = published("Tin sai");
  const std::string slug = content->find("t", id)->slug;
  ASSERT_TRUE(content->withdraw(writer, id, "Số liệu chưa đúng."));
  const portal::Site of = *portal->by_code("so");
  const auto article = portal->article(of, slug);
  ASSERT_TRUE(article);
  const std::string page = portal::article_page({of, {}}, *article);
  EXPECT_NE(page.find("đã được gỡ"), std::string::npos);
  EXPECT_NE(page.find("Số liệu chưa đúng."), std::string::npos);
  EXPECT_EQ(page.find("Thân bài."), std::string::npos);
  EXPECT_FALSE(portal->article(of, "khong-co"));
}

TEST_P(Portal, feeds_are_whole_and_escape_what_they_carry) {
  published("Tin <một> & \"hai\"");
  const portal::Site of = *portal->by_code("so");
  const auto latest = portal->latest(of);
  const std::string rss = portal::rss(of, latest);
  EXPECT_NE(rss.find("<title>Tin &lt;một&gt; &amp;"), std::string::npos) << rss;
  EXPECT_NE(rss.find("<link>https://so.vn/cong/so/tin/"), std::string::npos);
  EXPECT_NE(rss.find("<pubDate>Fri, 09 Jan 2026 09:00:00 +0700</pubDate>"), std::string::npos) << rss;
  EXPECT_NE(portal::atom(of, latest).find("<updated>2026-01-09T09:00:00+07:00</updated>"), std::string::npos);
  const auto json = nlohmann::json::parse(portal::json_feed(of, latest));
  EXPECT_EQ(json["items"][0]["title"], "Tin <một> & \"hai\"");
  EXPECT_NE(portal::sitemap(of, latest).find("<lastmod>2026-01-09"), std::string::npos);
}

TEST_P(Portal, settings_are_checked_and_two_people_do_not_overwrite_each_other) {
  portal::Site bad = site();
  bad.code = "Sở Nội vụ";
  base::Actor other = admin;
  other.agency = "b";
  EXPECT_EQ(portal->save(other, bad).error().field, "ma");
  EXPECT_EQ(portal->save(other, site()).error().kind, ErrorKind::conflict) << "the code is another's";
  portal::Site change = *portal->by_code("so");
  change.base_url = "javascript:alert(1)";
  EXPECT_EQ(portal->save(admin, change).error().field, "dia-chi-web");
  change.base_url = "https://moi.vn";
  ASSERT_TRUE(portal->save(admin, change));
  EXPECT_EQ(portal->save(admin, change).error().kind, ErrorKind::conflict);
  EXPECT_EQ(portal->by_code("so")->base_url, "https://moi.vn");
}

TEST_P(Portal, hotline_addresses_and_what_may_be_told_there_are_public) {
  portal::Site of = *portal->by_code("so");
  of.hotline = "0237 000 0000";
  of.feedback_url = "https://pakn.example.vn";
  of.email = "phananh@so.vn";
  ASSERT_TRUE(portal->save(admin, of));
  const std::string page = portal::contact_page({*portal->by_code("so"), {}});
  for (const char* word :
       {"0237 000 0000", "href=\"https://pakn.example.vn\"", "mailto:phananh@so.vn", "thái độ giao tiếp, ứng xử"})
    EXPECT_NE(page.find(word), std::string::npos) << word;
}

ON_EVERY_ENGINE(Portal);

TEST(PortalMemory, keeps_a_page_until_something_changes_or_its_time_is_over) {
  std::int64_t now = 1'000;
  portal::Memory<std::string> memory([&] { return now; });
  const auto page = std::make_shared<const std::string>("a");
  memory.keep("/cong/so", page, 1, memory.generation());
  EXPECT_EQ(memory.find("/cong/so"), page);
  EXPECT_EQ(memory.find("/cong/khac"), nullptr);
  const std::uint64_t before = memory.generation();
  memory.forget();
  EXPECT_EQ(memory.find("/cong/so"), nullptr);
  memory.keep("/cong/so", page, 1, before);
  EXPECT_EQ(memory.find("/cong/so"), nullptr) << "it was made before the change";
  memory.keep("/cong/so", page, 1, memory.generation());
  memory.keep("/cong/lon", page, portal::Memory<std::string>::most_bytes, memory.generation());
  EXPECT_EQ(memory.find("/cong/so"), nullptr) << "there is room for so much only";
  EXPECT_EQ(memory.find("/cong/lon"), page);
  memory.keep("/cong/qua-lon", page, portal::Memory<std::string>::most_bytes + 1, memory.generation());
  EXPECT_EQ(memory.find("/cong/qua-lon"), nullptr);
  memory.keep("/cong/so", page, 1, memory.generation());
  now += portal::Memory<std::string>::longest_ms;
  EXPECT_EQ(memory.find("/cong/so"), nullptr);
}

}  // namespace
