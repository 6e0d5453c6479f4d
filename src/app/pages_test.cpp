// SPDX-License-Identifier: AGPL-3.0-or-later
// What each page asks of the database: a page that asks once for every row of a list would be found here.
#include <gtest/gtest.h>

#include "app/app.h"
#include "app/demo.h"
#include "base/ids.h"
#include "compiler/compile.h"
#include "db/database.h"
#include "documents/read/read.h"
#include "secrets/passwords.h"

namespace {

namespace fs = std::filesystem;
constexpr std::int64_t most_statements = 12;

class Pages : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("lantoa-pages-" + base::random_secret());
  std::optional<app::App> product{};
  std::map<std::string, base::Actor> people{};

  void SetUp() override {
    secrets::use_cheap_passwords();
    app::AppConfig config;
    config.data = folder;
    config.port = 0;
    config.program = "/proc/self/exe";
    config.works = false;
    fs::create_directories(folder);
    product.emplace(config);
    for (const app::DemoAccount& account : app::ensure_demo(*product))
      people[account.role] = product->accounts.actor_of(
          product->accounts.sign_in(account.email, account.password, "127.0.0.1", "")->token, "127.0.0.1");
  }
  void TearDown() override {
    product.reset();
    fs::remove_all(folder);
  }
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
    http::Request request;
    request.method = "GET";
    const std::size_t question = std::min(path.find('?'), path.size());
    request.path = path.substr(0, question);
    http::Router::Match match = product->router.find("GET", request.path);
    EXPECT_NE(match.route, nullptr) << path;
    request.params = std::move(match.params);
    request.actor = people[who];
    EXPECT_TRUE(request.actor.may(match.route->right)) << who << " " << path;
    const std::int64_t before = db::statements_so_far();
    const http::Response response = match.route->handler(request);
    EXPECT_EQ(response.status, 200) << path;
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
                           "/thong-bao", "/tai-khoan"})
    EXPECT_LE(statements("Văn phòng", path), most_statements) << path;
  for (const std::string& path :
       {"/ke-hoach/" + id, "/ke-hoach/" + id + "/ra-soat", "/nghia-vu/" + duty, "/nghia-vu/" + duty + "/bao-cao"})
    EXPECT_LE(statements("Văn phòng", path), most_statements) << path;
  EXPECT_LE(statements("Lãnh đạo", "/viec-cua-toi"), most_statements);
  EXPECT_LE(statements("Người thực hiện", "/viec-cua-toi"), most_statements);
  for (const char* path :
       {"/quan-tri", "/quan-tri/tai-khoan", "/quan-tri/nhat-ky", "/quan-tri/lich-nghi", "/quan-tri/viec-hong"})
    EXPECT_LE(statements("Quản trị", path), most_statements) << path;
}

}  // namespace
