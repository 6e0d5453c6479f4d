// SPDX-License-Identifier: AGPL-3.0-or-later
// What each page asks of the database: a page that asks once for every row of a list would be found here.
#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "db/database.h"
#include "documents/read/read.h"
#include "documents/read/workbook.h"
#include "support/demo_product.h"

namespace {

constexpr std::int64_t most_statements = 12;

class Pages : public support::DemoProduct {
 protected:
  void SetUp() override { start(); }
  // A plan in force with thirty activities, each with units of its own.
  std::string plan() {
    std::string text = "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026 của Sở Xây dựng\n\nI. NHIỆM VỤ\n";
    for (int i = 1; i <= 30; ++i)
      text += std::to_string(i) + ". Đăng tin, bài số " + std::to_string(i) +
              " về cải cách hành chính.\n- Chủ trì: " + (i % 2 == 0 ? "Văn phòng Sở" : "Phòng Quy hoạch - Kiến trúc") +
              ".\n- Phối hợp: Đoàn Thanh niên Sở.\n- Thời gian thực hiện: Hằng tháng.\n";
    const auto document = documents::read(text, "plan.txt", {});
    const auto id = product->plans.import(people["Văn phòng"], "doc", compiler::compile(*document));
    EXPECT_TRUE(id);
    const auto accepted = product->plans.accept(people["Lãnh đạo"], *id, "");
    EXPECT_TRUE(accepted) << accepted.error().message;
    return *id;
  }
  std::int64_t statements(const std::string& who, const std::string& path) {
    const std::int64_t before = db::statements_so_far();
    EXPECT_EQ(open(people[who], path).status, 200) << path;
    return db::statements_so_far() - before;
  }
};

TEST_F(Pages, ask_at_most_twelve_things_of_the_database) {
  const std::string id = plan();
  product->audit.seal();  // as the worker does each second
  obligations::Filter filter;
  filter.plan = id;
  const std::string duty = product->obligations.list(people["Văn phòng"].tenant, filter).occurrences.front().id;
  for (const char* path : {"/viec-cua-toi", "/nghia-vu", "/lich", "/minh-chung", "/ke-hoach", "/don-vi", "/don-doc",
                           "/thong-bao", "/tai-khoan", "/su-kien", "/su-kien/moi", "/noi-dung", "/noi-dung/moi",
                           "/kenh", "/sang-kien", "/sang-kien/moi", "/nguon-luc"})
    EXPECT_LE(statements("Văn phòng", path), most_statements) << path;
  for (const std::string& path :
       {"/ke-hoach/" + id, "/ke-hoach/" + id + "/ra-soat", "/nghia-vu/" + duty, "/nghia-vu/" + duty + "/bao-cao"})
    EXPECT_LE(statements("Văn phòng", path), most_statements) << path;
  EXPECT_LE(statements("Lãnh đạo", "/viec-cua-toi"), most_statements);
  EXPECT_LE(statements("Người thực hiện", "/viec-cua-toi"), most_statements);
  for (const char* path : {"/quan-tri", "/quan-tri/tai-khoan", "/quan-tri/nhat-ky", "/quan-tri/lich-nghi",
                           "/quan-tri/viec-hong", "/quan-tri/thu", "/quan-tri/cong", "/quan-tri/kenh"})
    EXPECT_LE(statements("Quản trị", path), most_statements) << path;
}

TEST_F(Pages, offer_the_named_days_that_come) {
  const auto shown = [&](const std::string& day) {
    product.reset();
    start([moment = base::start_of(*base::parse_date(day))] { return moment; });
    return open(people["Văn phòng"], "/su-kien").body;
  };
  const std::string april = shown("20/04/2026"), september = shown("20/09/2026");
  EXPECT_NE(april.find("18/05/2026"), std::string::npos);
  EXPECT_EQ(april.find("10/10/2026"), std::string::npos) << "too far away";
  EXPECT_NE(september.find("10/10/2026"), std::string::npos);
}

TEST_F(Pages, ask_each_for_what_is_theirs_to_decide) {
  product.reset();
  std::int64_t now = base::start_of(*base::parse_date("20/04/2026"));
  start([&now] { return now; });
  const base::Actor editor = people["Biên tập viên"], office = people["Văn phòng"], head = people["Lãnh đạo"];
  content::Draft text;
  text.kind = "article";
  text.title = "Bài cần xem lại";
  text.body = "Nội dung.";
  text.review_by = "25/04/2026";
  const std::string id = *product->content.add(editor, text);
  ASSERT_TRUE(product->content.submit(editor, id, 0));
  ASSERT_TRUE(product->initiatives.propose(people["Người thực hiện"],
                                           {"", "idea", "Ý tưởng mới", "Hòa", "", "Làm khác đi.", "", ""}, {}));
  const auto home_of = [&](const base::Actor& who) { return open(who, "/viec-cua-toi").body; };
  const auto asks = [&](const base::Actor& who, const char* words) {
    return home_of(who).find(words) != std::string::npos;
  };
  EXPECT_TRUE(asks(head, "Duyệt nội dung: 1 bài"));
  EXPECT_FALSE(asks(office, "Duyệt nội dung"));
  EXPECT_TRUE(asks(office, "Chờ thẩm định: Ý tưởng mới"));
  EXPECT_FALSE(asks(people["Người thực hiện"], "Chờ thẩm định"));
  ASSERT_TRUE(product->content.approve(head, id, 1, ""));
  EXPECT_FALSE(asks(editor, "Đến ngày xem lại"));
  now += 5 * base::ms_per_day;
  come_in();
  EXPECT_TRUE(asks(people["Biên tập viên"], "Đến ngày xem lại: Bài cần xem lại"));
  EXPECT_FALSE(asks(people["Người xem"], "Đến ngày xem lại"));
}

// Of the same province, and of another agency.
TEST_F(Pages, show_nothing_of_what_others_owe_each_other) {
  const std::string id = plan();
  obligations::Filter filter;
  filter.plan = id;
  const auto duty = product->obligations.list(people["Văn phòng"].tenant, filter).occurrences.front();
  base::Actor stranger = people["Văn phòng"];
  stranger.agency = "elsewhere";
  stranger.unit = "elsewhere";
  EXPECT_EQ(open(people["Văn phòng"], "/nghia-vu/" + duty.id).status, 200);
  EXPECT_EQ(open(stranger, "/nghia-vu/" + duty.id).status, 404);
  const auto rows = [&](const base::Actor& actor, const char* path, const char* by, const std::string& what) {
    const std::string page = open(actor, path, {{by, what}}).body;
    return page.find("Đăng tin, bài số") != std::string::npos;
  };
  for (const char* path : {"/nghia-vu", "/nghia-vu.csv"}) {
    EXPECT_TRUE(rows(people["Văn phòng"], path, "ke-hoach", id)) << path;
    EXPECT_FALSE(rows(stranger, path, "ke-hoach", id)) << path;
    EXPECT_FALSE(rows(stranger, path, "don-vi", duty.unit)) << path;
  }
  const auto sheet = [&](const base::Actor& actor) {
    const auto read = documents::read_workbook(open(actor, "/nghia-vu.xlsx", {{"ke-hoach", id}}).body);
    return read ? read->front().rows.size() : 0;
  };
  EXPECT_GT(sheet(people["Văn phòng"]), 30U);
  EXPECT_EQ(sheet(stranger), 1U);
}

// A page whose rows are all hidden still leads to the next one, and not to itself.
TEST_F(Pages, of_the_table_follow_each_other_to_the_end) {
  const std::string id = plan();
  http::Fields query{{"ke-hoach", id}};
  std::size_t pages = 0;
  for (bool is_more = true; is_more && pages < 100; ++pages) {
    const std::string page = open(people["Văn phòng"], "/nghia-vu", query).body;
    const std::size_t at = page.find("sau=");
    is_more = at != std::string::npos;
    if (is_more) query = {{"ke-hoach", id}, {"sau", page.substr(at + 4, page.find('"', at) - at - 4)}};
  }
  EXPECT_GT(pages, 3U);
  EXPECT_LT(pages, 100U);
}

}  // namespace
