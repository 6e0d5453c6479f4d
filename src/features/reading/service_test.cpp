// SPDX-License-Identifier: AGPL-3.0-or-later
// The queue, with readers that are small shell scripts: they speak to the service as the real reader does.
#include "features/reading/service.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <fstream>
#include <thread>

#include "features/reading/archive.h"
#include "features/reading/routes.h"
#include "http/router.h"
#include "support/plans.h"

namespace reading {
namespace {

namespace fs = std::filesystem;

std::string message(char letter, const std::string& bytes) {
  char head[16];
  std::snprintf(head, sizeof head, "%c%08zx", letter, bytes.size());
  return head + bytes;
}

class AService : public ::testing::Test {
 protected:
  AService() : folder(fs::path(::testing::TempDir()) / ("service_test_" + std::to_string(::getpid()))) {
    fs::remove_all(folder);
    fs::create_directories(folder / "samples");
    const Reading small = support::small_reading();
    put("answer", message('P', "1 3 Đang đọc") + message('A', "plan\n{\"schema\": \"lantoa.plan/1\"}") +
                      message('A', "reading\n" + pack(small.document, small.plan)) + message('Z', ""));
    put("picture", message('A', "picture\n\x89PNG\r\n\x1A\npixels") + message('Z', ""));
    put("no-picture", message('A', "picture\n<html>") + message('Z', ""));
    put("broken-answer", message('A', "plan\n{}") + message('A', "reading\n{}") + message('Z', ""));
    put("refusal", message('E', "0 Tệp này không phải văn bản."));
    store.emplace(folder / "data");
  }
  ~AService() override {
    service.reset();
    store.reset();
    fs::remove_all(folder);
  }

  void put(const std::string& name, const std::string& bytes) { std::ofstream(folder / name) << bytes; }

  // The service with a reader that runs `script`; $2 is what to do, $3 the name or the page.
  void start(const std::string& script, int readers = 1) {
    const fs::path program = folder / "reader";
    std::ofstream(program) << "#!/bin/sh\ncd '" << folder.string() << "'\n" << script << "\n";
    fs::permissions(program, fs::perms::owner_all);
    ServiceConfig config;
    config.program = program;
    config.reader = "test";
    config.readers = readers;
    config.now = [this] { return ++clock; };
    service.emplace(*store, config);
  }
  NewFile file(const std::string& name, const std::string& bytes) {
    const fs::path path = store->incoming() / ("in-" + std::to_string(++files));
    std::ofstream(path) << bytes;
    return {name, path.string()};
  }
  std::string bring(const std::string& name, const std::string& bytes) {
    std::vector<NewFile> one;
    one.push_back(file(name, bytes));
    return *service->bring(std::move(one));
  }
  Turn when(const std::string& turn, const std::function<bool(const Turn&)>& is_so) {
    for (;;) {
      const Turn now = *service->turn(turn);
      if (is_so(now)) return now;
      std::this_thread::yield();
    }
  }
  Turn when_over(const std::string& turn) {
    return when(turn, [](const Turn& t) { return t.is_over(); });
  }

  fs::path folder;
  std::optional<Store> store;
  std::optional<Service> service;
  std::int64_t clock = 1000;
  int files = 0;
};

constexpr const char* answering = "if [ \"$2\" = page ]; then cat picture >&3; else cat answer >&3; fi";

TEST_F(AService, a_file_is_read_and_kept) {
  start(answering);
  const Turn turn = when_over(bring("Kế hoạch.pdf", "%PDF"));
  ASSERT_EQ(turn.works.size(), 1u);
  EXPECT_EQ(turn.works[0].state, State::done);
  const base::Result<Entry> entry = service->entry(turn.works[0].document);
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->file, "Kế hoạch.pdf");
  EXPECT_EQ(entry->number, "18/KH-SXD");
  EXPECT_EQ(entry->activities, 2);
  EXPECT_EQ(entry->warnings, 1);
  EXPECT_EQ(entry->notes, 1);
  EXPECT_EQ(entry->bytes, 4u);
  EXPECT_EQ(service->open(entry->id)->plan.activities.size(), 2u);
  EXPECT_EQ(*service->plan(entry->id), "{\"schema\": \"lantoa.plan/1\"}");
  EXPECT_EQ(*service->source(entry->id), "%PDF");
}

TEST_F(AService, several_files_are_one_turn) {
  start("if [ \"$3\" = b ]; then cat refusal >&3; else cat answer >&3; fi", 2);
  std::vector<NewFile> three;
  for (const char* name : {"a", "b", "c"}) three.push_back(file(name, name));
  const Turn turn = when_over(*service->bring(std::move(three)));
  EXPECT_EQ(turn.works[0].state, State::done);
  EXPECT_EQ(turn.works[1].state, State::failed);
  EXPECT_EQ(turn.works[1].error.message, "Tệp này không phải văn bản.");
  EXPECT_EQ(turn.works[2].state, State::done);
  EXPECT_NE(turn.works[0].document, turn.works[2].document);
}

TEST_F(AService, nothing_brought_is_told) {
  start(answering);
  const base::Result<std::string> turn = service->bring({});
  ASSERT_FALSE(turn);
  EXPECT_EQ(turn.error().message, "Chưa có tệp nào được chọn.");
}

TEST_F(AService, progress_is_seen_and_the_reading_can_be_stopped) {
  start("printf 'P0000000d1 3 Nhan dang' >&3; while :; do sleep 1; done");
  const std::string turn = bring("a", "x");
  const Turn seen = when(turn, [](const Turn& t) { return t.works[0].total == 3; });
  EXPECT_EQ(seen.works[0].state, State::reading);
  EXPECT_EQ(seen.works[0].step, "Nhan dang");
  service->stop(turn);
  EXPECT_EQ(when_over(turn).works[0].state, State::stopped);
}

TEST_F(AService, what_waits_is_stopped_without_being_read) {
  start("printf 'P000000051 3 x' >&3; while :; do sleep 1; done");
  const std::string first = bring("a", "x");
  when(first, [](const Turn& t) { return t.works[0].total == 3; });
  const std::string second = bring("b", "y");
  service->stop(second);
  EXPECT_EQ(service->turn(second)->works[0].state, State::stopped);
  service->stop(first);
  EXPECT_EQ(when_over(first).works[0].state, State::stopped);
}

TEST_F(AService, trying_again_reads_only_what_did_not_succeed) {
  put("which", "refusal");
  start("if [ \"$3\" = a ]; then cat answer >&3; else cat $(cat which) >&3; fi");
  std::vector<NewFile> two;
  two.push_back(file("a", "1"));
  two.push_back(file("b", "2"));
  const std::string turn = *service->bring(std::move(two));
  when_over(turn);
  put("which", "answer");
  const base::Result<std::string> again = service->try_again(turn);
  ASSERT_TRUE(again);
  const Turn second = when_over(*again);
  ASSERT_EQ(second.works.size(), 1u);
  EXPECT_EQ(second.works[0].file, "b");
  EXPECT_EQ(second.works[0].state, State::done);
}

TEST_F(AService, a_reader_that_crashes_or_lies_fails_that_file_only) {
  start(
      "case $3 in crash) kill -SEGV $$;; lie) echo nonsense >&3;; broken) cat broken-answer >&3;; *) cat answer >&3;; "
      "esac");
  for (const char* name : {"crash", "lie", "broken"})
    EXPECT_EQ(when_over(bring(name, name)).works[0].state, State::failed) << name;
  EXPECT_EQ(when_over(bring("good", "good")).works[0].state, State::done);
}

TEST_F(AService, the_same_bytes_are_not_read_twice_unless_asked_for) {
  start(answering);
  const std::string first = when_over(bring("a", "x")).works[0].document;
  const std::int64_t read_at = service->entry(first)->read_at;
  EXPECT_EQ(when_over(bring("b", "x")).works[0].document, first);
  EXPECT_EQ(service->entry(first)->read_at, read_at);
  const base::Result<std::string> again = service->read_again(first);
  ASSERT_TRUE(again);
  EXPECT_EQ(when_over(*again).works[0].document, first);
  EXPECT_GT(service->entry(first)->read_at, read_at);
}

TEST_F(AService, samples_are_read_once_and_stay_where_they_are) {
  put("samples/mau.docx", "x");
  start(answering);
  service->bring_samples(folder / "samples");
  while (service->samples_to_come() > 0) std::this_thread::yield();
  while (service->entries().empty()) std::this_thread::yield();
  EXPECT_TRUE(service->entries()[0].sample);
  EXPECT_TRUE(fs::exists(folder / "samples" / "mau.docx"));
}

TEST_F(AService, a_page_is_drawn_once) {
  start(answering);
  const std::string id = when_over(bring("a", "x")).works[0].document;
  const base::Result<std::string> picture = service->picture_of_page(id, 1);
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_TRUE(picture->starts_with("\x89PNG"));
  fs::remove(folder / "picture");
  EXPECT_TRUE(service->picture_of_page(id, 1));
  EXPECT_FALSE(service->picture_of_page(id, 2));
  EXPECT_FALSE(service->picture_of_page(id, 0));
  EXPECT_FALSE(service->picture_of_page("nothing", 1));
}

TEST_F(AService, what_is_no_picture_is_not_shown_as_one) {
  start("if [ \"$2\" = page ]; then cat no-picture >&3; else cat answer >&3; fi");
  EXPECT_FALSE(service->picture_of_page(when_over(bring("a", "x")).works[0].document, 1));
}

TEST_F(AService, what_is_removed_is_not_found_any_more) {
  start(answering);
  const std::string id = when_over(bring("a", "x")).works[0].document;
  EXPECT_TRUE(service->remove(id));
  const base::Result<Entry> entry = service->entry(id);
  ASSERT_FALSE(entry);
  EXPECT_EQ(entry.error().kind, base::ErrorKind::not_found);
  EXPECT_FALSE(service->open(id));
  EXPECT_FALSE(service->read_again(id));
}

TEST_F(AService, leaving_stops_what_is_being_read) {
  start("printf 'P000000051 3 x' >&3; while :; do sleep 1; done");
  const std::string turn = bring("a", "x");
  when(turn, [](const Turn& t) { return t.works[0].total == 3; });
  service.reset();  // comes back
}

// ----------------------------------------------------------------------------------------------------------- addresses

class AnAddress : public AService {
 protected:
  http::Response get(const std::string& path, http::Fields query = {}) { return call("GET", path, std::move(query)); }
  http::Response post(const std::string& path) { return call("POST", path, {}); }
  http::Response call(const std::string& method, const std::string& path, http::Fields query) {
    http::Router router;
    add_routes(router, *service, {});
    const http::Router::Match match = router.find(method, path);
    if (match.route == nullptr) return error_page(404, "");
    http::Request request;
    request.method = method;
    request.path = path;
    request.params = match.params;
    request.query = std::move(query);
    request.csrf = "the-token";
    return match.route->handler(request);
  }
  static std::string location(const http::Response& response) {
    return std::string(http::value_of(response.headers, "Location"));
  }
  static bool has(const http::Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
  }
  std::string a_document() { return when_over(bring("Kế hoạch.txt", "x")).works[0].document; }
};

TEST_F(AnAddress, the_start_page_tells_the_limits_and_lists_what_was_read) {
  start(answering);
  EXPECT_TRUE(has(get("/doc"), "Chưa có văn bản nào"));
  EXPECT_TRUE(has(get("/doc"), "tối đa 20 tệp, tổng cộng 64 MB"));
  EXPECT_TRUE(has(get("/doc"), "value=\"the-token\""));
  const std::string id = a_document();
  EXPECT_TRUE(has(get("/doc"), "href=\"/doc/" + id + "\""));
  EXPECT_TRUE(has(get("/doc"), "Tuyên truyền &lt;cải cách&gt; hành chính"));
}

TEST_F(AnAddress, sending_nothing_is_told_on_the_start_page) {
  start(answering);
  const http::Response response = post("/doc");
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "Chưa có tệp nào được chọn."));
}

TEST_F(AnAddress, a_turn_of_one_file_leads_to_its_document) {
  start(answering);
  const std::string turn = bring("a", "x");
  const std::string id = when_over(turn).works[0].document;
  EXPECT_EQ(location(get("/luot/" + turn)), "/doc/" + id);
  EXPECT_EQ(get("/luot/khongco").status, 404);
}

TEST_F(AnAddress, a_turn_that_failed_keeps_the_name_says_why_and_offers_another_try) {
  start("cat refusal >&3");
  const std::string turn = bring("Báo cáo <b>.bin", "x");
  when_over(turn);
  const http::Response response = get("/luot/" + turn);
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(has(response, "Báo cáo &lt;b&gt;.bin"));
  EXPECT_TRUE(has(response, "Tệp này không phải văn bản."));
  EXPECT_TRUE(has(response, "action=\"/luot/" + turn + "/thu-lai\""));
  EXPECT_TRUE(has(response, "Có thể thử"));
}

TEST_F(AnAddress, a_turn_under_way_can_be_watched_and_stopped) {
  start("printf 'P0000000d1 3 Nhan dang' >&3; while :; do sleep 1; done");
  const std::string turn = bring("a", "x");
  when(turn, [](const Turn& t) { return t.works[0].total == 3; });
  const http::Response page = get("/luot/" + turn);
  EXPECT_TRUE(has(page, "Nhan dang 1/3"));
  EXPECT_TRUE(has(page, "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>"));
  const http::Response events = get("/luot/" + turn + "/tien-trinh");
  ASSERT_TRUE(events.events);
  EXPECT_NE(events.events()->find(R"("sentence":"Nhan dang 1/3")"), std::string::npos);
  EXPECT_EQ(events.events(), "");
  EXPECT_EQ(location(post("/luot/" + turn + "/dung")), "/luot/" + turn);
  when_over(turn);
  EXPECT_NE(events.events()->find("event: over"), std::string::npos);
  EXPECT_EQ(events.events(), std::nullopt);
}

TEST_F(AnAddress, a_document_is_shown_filtered_and_sent) {
  start(answering);
  const std::string id = a_document();
  const http::Response page = get("/doc/" + id);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Tổng hợp, báo cáo"));
  const http::Response filtered = get("/doc/" + id, {{"loai", "viec-giao"}});
  EXPECT_FALSE(has(filtered, "Tổng hợp, báo cáo"));
  EXPECT_TRUE(has(filtered, "Đang hiện 1 trên 2 hoạt động."));
  const http::Response none = get("/doc/" + id, {{"tim", "<script>"}});
  EXPECT_TRUE(has(none, "value=\"&lt;script&gt;\""));
  EXPECT_TRUE(has(none, "Không có hoạt động nào khớp"));
  const http::Response plan = get("/doc/" + id + "/ke-hoach.json");
  EXPECT_EQ(plan.type, "application/json; charset=utf-8");
  const http::Response source = get("/doc/" + id + "/tep-goc");
  EXPECT_EQ(source.type, "application/octet-stream");
  EXPECT_NE(http::value_of(source.headers, "Content-Disposition").find("attachment"), std::string_view::npos);
  EXPECT_EQ(get("/doc/" + id + "/trang/1").type, "image/png");
  for (const char* bad : {"0", "-1", "x", "1x", "99999999999"})
    EXPECT_EQ(get("/doc/" + id + "/trang/" + bad).status, 404) << bad;
  EXPECT_EQ(get("/doc/khong-co").status, 404);
}

TEST_F(AnAddress, removal_asks_first) {
  start(answering);
  const std::string id = a_document();
  EXPECT_TRUE(has(get("/doc/" + id + "/xoa"), "Xóa văn bản này?"));
  EXPECT_EQ(get("/doc/" + id).status, 200);
  EXPECT_EQ(location(post("/doc/" + id + "/xoa")), "/doc");
  EXPECT_EQ(get("/doc/" + id).status, 404);
}

}  // namespace
}  // namespace reading
