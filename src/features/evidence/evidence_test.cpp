// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "base/hash.h"
#include "documents/read/read.h"
#include "http/server.h"
#include "support/owed_work.h"

namespace {

using base::Role;
using evidence::Report;
using evidence::State;

TEST(Links, that_mean_the_same_page_are_alike) {
  EXPECT_EQ(evidence::link_key("https://WWW.Example.gov.vn/bai/1/?utm_source=zalo&a=1#x"),
            evidence::link_key("http://example.gov.vn/bai/1?a=1"));
  EXPECT_NE(evidence::link_key("https://a.vn/1"), evidence::link_key("https://a.vn/2"));
  EXPECT_EQ(evidence::link_key(""), "");
}

class Evidence : public support::OwedWork {
 protected:
  void SetUp() override {
    support::OwedWork::SetUp();
    if (IsSkipped()) return;
    obligations::Assigned monthly;
    // Long enough to be cut, and then inside a letter if it were cut by bytes.
    monthly.title = "Đăng tin, bài";
    for (int i = 0; i < 60; ++i) monthly.title += " đềàữ";
    compiler::Quota quota;
    quota.count = 2;
    quota.per = "month";
    monthly.quota = quota;
    const auto open = lay(monthly);
    january = open.at(0).id;
    february = open.at(1).id;
  }
  static Report text(const std::string& what, const std::string& token = "") {
    Report report;
    report.text = what;
    report.form_token = token;
    return report;
  }
  evidence::NewFile file(const std::string& name, const std::string& bytes) const {
    const auto path = folder() / std::to_string(++names);
    std::ofstream(path, std::ios::binary) << bytes;
    return {path, name};
  }
  obligations::Occurrence occurrence() const { return *owed->find("t", january); }

  mutable int names = 0;
  std::string january{}, february{};
  base::Actor staff = actor(Role::staff), office = actor(Role::office);
};

TEST_P(Evidence, counts_for_its_month_until_the_quota_is_met) {
  const auto first = service->report(staff, january, text("Bài về một cửa"));
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->counted, 1);
  EXPECT_FALSE(first->is_done);
  EXPECT_TRUE(service->report(staff, january, text("Bài về dịch vụ công"))->is_done);
  EXPECT_EQ(occurrence().state, obligations::State::done);
  EXPECT_EQ(service->of_occurrence("t", january).size(), 2U);
  EXPECT_TRUE(owed->sum_faults().empty());
}

TEST_P(Evidence, sent_twice_by_the_same_form_counts_once) {
  const auto first = service->report(staff, january, text("Bài", "form-1"));
  const auto again = service->report(staff, january, text("Bài", "form-1"));
  EXPECT_EQ(first->id, again->id);
  Report link = text("Bài", "form-2");
  link.link = "https://so.example.gov.vn/hai-lan";
  EXPECT_EQ(service->report(staff, january, link)->warning, "");
  EXPECT_EQ(service->report(staff, january, link)->warning, "");  // itself is no duplicate
  EXPECT_EQ(occurrence().counted, 2);
}

TEST_P(Evidence, says_what_is_wrong_and_keeps_nothing) {
  EXPECT_EQ(service->report(staff, january, text("")).error().field, "noi-dung");
  Report report = text("x");
  report.amount = "hai";
  EXPECT_EQ(service->report(staff, january, report).error().field, "so-luong");
  report.amount = "1";
  report.link = "javascript:alert(1)";
  EXPECT_EQ(service->report(staff, january, report).error().field, "duong-dan");
  report.link.clear();
  report.done_on = "31/12/2099";
  EXPECT_EQ(service->report(staff, january, report).error().field, "ngay");
  EXPECT_EQ(service->report(actor(Role::staff, "other"), january, text("x")).error().kind, base::ErrorKind::forbidden);
  EXPECT_EQ(service->report(actor(Role::viewer), january, text("x")).error().kind, base::ErrorKind::forbidden);
  EXPECT_EQ(service->report(staff, "nowhere", text("x")).error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(occurrence().counted, 0);
}

TEST_P(Evidence, a_returned_piece_counts_no_more_until_it_is_corrected) {
  const std::string id = service->report(staff, january, text("Bài"))->id;
  EXPECT_EQ(service->give_back(office, id, "").error().field, "ly-do");
  ASSERT_TRUE(service->give_back(office, id, "Thiếu đường dẫn"));
  EXPECT_FALSE(service->give_back(office, id, "again"));
  EXPECT_EQ(occurrence().counted, 0);
  EXPECT_EQ(service->find("t", id)->reason, "Thiếu đường dẫn");
  ASSERT_TRUE(service->correct(staff, id, "Bài, đã bổ sung", "2", ""));
  EXPECT_EQ(occurrence().counted, 2);
  ASSERT_TRUE(service->withdraw(staff, id));
  EXPECT_EQ(occurrence().counted, 0);
  EXPECT_EQ(service->find("t", id)->state, State::withdrawn);
  EXPECT_TRUE(owed->sum_faults().empty());
}

TEST_P(Evidence, photographs_lose_their_place_unless_it_is_kept_on_purpose) {
  using namespace std::string_literals;
  const std::string photo =
      "\xFF\xD8\xFF\xE1\x00\x0C"
      "Exif\0\0GPS!\xFF\xDA\x00\x02pixels\xFF\xD9"s;
  Report report = text("Ảnh hội nghị");
  report.files.push_back(file("anh.jpg", photo));
  const std::string id = service->report(staff, january, std::move(report))->id;
  const evidence::File kept = service->find("t", id)->files.front();
  EXPECT_EQ(kept.type, "image/jpeg");
  EXPECT_EQ(service->file("t", id, kept.sha256)->bytes.find("GPS"), std::string::npos);
  EXPECT_FALSE(shelf->path(base::sha256_hex(photo)));  // not even the original is kept
  EXPECT_TRUE(service->lost_files().empty());
  Report on_purpose = text("Ảnh pano");
  on_purpose.keeps_place = true;
  on_purpose.files.push_back(file("pano.jpg", photo));
  const std::string other = service->report(staff, january, std::move(on_purpose))->id;
  EXPECT_NE(service->file("t", other, service->find("t", other)->files.front().sha256)->bytes.find("GPS"),
            std::string::npos);
  EXPECT_FALSE(service->file("t", other, kept.sha256));
}

TEST_P(Evidence, a_file_that_lies_about_its_type_is_kept_as_what_it_is) {
  Report report = text("Tệp");
  report.files.push_back(file("anh.png", "<html><script>alert(1)</script>"));
  const std::string id = service->report(staff, january, std::move(report))->id;
  EXPECT_EQ(service->find("t", id)->files.front().type, "text/plain");
}

TEST_P(Evidence, the_same_link_or_file_twice_is_told) {
  Report report = text("Bài");
  report.link = "https://so.example.gov.vn/bai?utm_source=zalo";
  EXPECT_EQ(service->report(staff, january, report)->warning, "");
  report.link = "https://so.example.gov.vn/bai/";
  // For the same month it would count twice; for another it may be meant.
  const auto twice = service->report(staff, january, report);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, base::ErrorKind::conflict);
  EXPECT_EQ(occurrence().counted, 1);
  EXPECT_NE(service->report(staff, february, report)->warning, "");
  Report one = text("Tệp"), two = text("Tệp");
  one.files.push_back(file("a.txt", "nội dung"));
  two.files.push_back(file("b.txt", "nội dung"));
  EXPECT_EQ(service->report(staff, january, std::move(one))->warning, "");
  EXPECT_NE(service->report(staff, january, std::move(two))->warning, "");
}

TEST_P(Evidence, a_page_is_kept_with_its_own_title_text_and_hash) {
  const std::string page =
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><TITLE>Một cửa &amp; dịch vụ công</TITLE></head>"
      "<body><p>Trang chủ</p><p>Sở đã giải quyết 1.250 hồ sơ.</p></body></html>";
  http::Router router;
  router.get("/bai", http::Right::anyone, [&](http::Request&) { return http::page(page); });
  http::Config config;
  config.port = 0;
  config.upload_folder = folder();
  http::Server server(config, router,
                      [](int status, const std::string& sentence) { return http::page(sentence, status); });
  std::thread running([&] { server.run(); });
  Report report = text("Bài");
  report.link = "http://localhost:" + std::to_string(server.port()) + "/bai";
  const std::string id = service->report(staff, january, report)->id;
  fetch::Limits limits;
  limits.may_go_inside = true;
  jobs::Queue queue(db(), clock);
  queue.on(std::string(evidence::capture_job), [&](const jobs::Job& job) {
    service->capture(
        job,
        [](const std::string& bytes) {
          std::string all;
          const auto document = documents::read(bytes, "trang.html", {});
          for (const documents::Line& line : document->lines) all += line.text + "\n";
          return all;
        },
        limits);
  });
  queue.work_all();
  server.stop();
  running.join();
  const auto piece = service->find("t", id);
  EXPECT_EQ(piece->capture, evidence::Capture::kept);
  EXPECT_EQ(piece->capture_title, "Một cửa & dịch vụ công");
  EXPECT_NE(piece->capture_text.find("1.250 hồ sơ"), std::string::npos);
  EXPECT_EQ(piece->capture_sha256, base::sha256_hex(page));
}

TEST_P(Evidence, a_link_that_cannot_be_opened_says_so) {
  Report report = text("Bài");
  report.link = "http://127.0.0.1:1/";
  const std::string id = service->report(staff, january, report)->id;
  jobs::Queue queue(db(), clock);
  queue.on(std::string(evidence::capture_job),
           [&](const jobs::Job& job) { service->capture(job, [](const std::string& page) { return page; }, {}); });
  EXPECT_EQ(queue.work_all(), 1);
  EXPECT_EQ(service->find("t", id)->capture, evidence::Capture::dead);
  EXPECT_NE(service->find("t", id)->capture_note.find("nội bộ"), std::string::npos);
}

TEST_P(Evidence, a_link_that_opens_for_nobody_is_tried_for_a_day_and_then_proves_nothing) {
  Report report = text("Bài");
  report.link = "http://127.0.0.1:1/bai";
  fetch::Limits limits;
  limits.may_go_inside = true;
  const std::string id = service->report(staff, january, report)->id;
  Report with_file = text("Bài, có ảnh chụp màn hình");
  with_file.link = "http://127.0.0.1:1/bai-khac";
  with_file.files.push_back(file("a.txt", "nội dung"));
  const std::string proved = service->report(staff, january, std::move(with_file))->id;
  jobs::Queue queue(db(), clock);
  queue.on(std::string(evidence::capture_job), [&](const jobs::Job& job) {
    service->capture(
        job, [](const std::string& page) { return page; }, limits);
  });
  queue.work_all();
  EXPECT_EQ(service->find("t", id)->capture, evidence::Capture::waiting);
  EXPECT_NE(service->find("t", id)->capture_note, "");
  EXPECT_EQ(occurrence().counted, 2);
  move_days(2);
  queue.work_all();
  EXPECT_EQ(service->find("t", id)->capture, evidence::Capture::dead);
  EXPECT_EQ(service->find("t", id)->state, State::returned);
  EXPECT_EQ(service->find("t", proved)->state, State::counted);
  EXPECT_EQ(occurrence().counted, 1);
  // Mended by its unit, it counts and is fetched anew.
  ASSERT_TRUE(service->correct(staff, id, "Bài", "1", "http://127.0.0.1:1/dung"));
  EXPECT_EQ(occurrence().counted, 2);
  queue.work_all();  // the day is counted anew
  EXPECT_EQ(service->find("t", id)->capture, evidence::Capture::waiting);
  EXPECT_EQ(service->find("t", id)->state, State::counted);
  EXPECT_TRUE(owed->sum_faults().empty());
}

TEST_P(Evidence, of_the_same_page_brought_by_many_at_once_one_counts) {
  std::atomic<int> kept = 0;
  std::vector<std::thread> threads;
  for (int w = 0; w < 8; ++w)
    threads.emplace_back([&] {
      Report report = text("Bài");
      report.link = "https://so.example.gov.vn/mot-bai";
      if (service->report(staff, january, std::move(report))) ++kept;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(kept, 1);
  EXPECT_EQ(occurrence().counted, 1);
  EXPECT_EQ(service->of_occurrence("t", january).size(), 1U);
}

TEST_P(Evidence, a_picture_that_cannot_be_cleaned_is_kept_only_on_purpose) {
  using namespace std::string_literals;
  const std::string photo = "\0\0\0\x18"s + "ftypheic" + "\0\0\0\0mif1heic GPS"s;
  Report report = text("Ảnh");
  report.files.push_back(file("anh.heic", photo));
  EXPECT_EQ(service->report(staff, january, std::move(report)).error().field, "tep");
  EXPECT_FALSE(shelf->path(base::sha256_hex(photo)));  // what is refused is not kept either
  Report on_purpose = text("Ảnh");
  on_purpose.keeps_place = true;
  on_purpose.files.push_back(file("anh.heic", photo));
  const auto kept = service->report(staff, january, std::move(on_purpose));
  ASSERT_TRUE(kept);
  EXPECT_EQ(service->find("t", kept->id)->files.front().type, "image/heif");
}

TEST_P(Evidence, of_many_at_once_is_all_counted) {
  std::vector<std::thread> threads;
  for (int w = 0; w < 8; ++w)
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) EXPECT_TRUE(service->report(staff, january, text("Bài")));
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(occurrence().counted, 40);
  EXPECT_TRUE(owed->sum_faults().empty());
  EXPECT_EQ(audit->first_fault("t").value_or(""), "");
}

ON_EVERY_ENGINE(Evidence);

}  // namespace
