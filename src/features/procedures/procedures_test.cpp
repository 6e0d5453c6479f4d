// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "features/procedures/service.h"
#include "support/engines.h"

namespace {

using procedures::Change;
using procedures::Draft;
using procedures::State;

class Procedures : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    queue.emplace(db(), clock);
    index.emplace(folder() / "search", procedures::index_facets());
    service.emplace(db(), *audit, *index, clock);
    queue->on(std::string(procedures::index_job), [this](const jobs::Job& job) { service->index(job); });
  }
  static Draft draft(const char* code, const char* name, const char* from = "2026-01-09") {
    Draft d;
    d.code = code;
    d.decision_number = "15/QĐ-UBND";
    d.decision_date = "2026-01-05";
    d.effective_from = from;
    d.content.name = name;
    d.content.field = "Hoạt động xây dựng";
    d.content.online = procedures::Online::full;
    d.content.fee = "150.000 đồng";
    for (const procedures::Part& part : procedures::parts())
      if (part.key != "le-phi") d.content.*part.text = std::string(part.label) + " của thủ tục.";
    return d;
  }
  std::string added(const Draft& d) {
    const auto id = service->add(office, d);
    EXPECT_TRUE(id) << id.error().message;
    return id ? *id : "";
  }
  std::string refused(const Draft& d) {
    const auto id = service->add(office, d);
    EXPECT_FALSE(id);
    return id ? "" : id.error().field;
  }
  base::Result<bool> change(const std::string& id, Change kind, const char* from, std::int64_t seen,
                            const char* limit = "10 ngày.") {
    Draft d = draft("1.000001", "Cấp giấy phép xây dựng", from);
    d.change = kind;
    d.content.time_limit = limit;
    return service->record(office, id, d, seen);
  }
  static std::int64_t day(int year, int month, int date) {
    return base::day_number(*base::make_date(year, month, date));
  }
  std::string limit_on(const std::string& id, std::int64_t on, std::int64_t known) const {
    const auto version = service->as_of("t", id, on, known);
    return version ? version->content.time_limit : "-";
  }
  procedures::FoundPage found(const char* text) const {
    procedures::Search search;
    search.tenant = "t";
    search.agency = "a";
    search.text = text;
    return service->search(search);
  }
  std::optional<audit::Service> audit{};
  std::optional<jobs::Queue> queue{};
  std::optional<search::Index> index{};
  std::optional<procedures::Service> service{};
  base::Actor office = actor(base::Role::office);
};

TEST_P(Procedures, are_kept_with_what_held_on_a_day_and_what_was_known_then) {
  const std::string id = added(draft("1.000001", "Cấp giấy phép xây dựng"));
  const std::int64_t first_known = now;
  move_days(10);  // 19/01: an amendment that begins on 01/02
  ASSERT_TRUE(change(id, Change::amended, "2026-02-01", 1, "7 ngày."));
  const std::int64_t then = now;
  move_days(30);  // 18/02: a correction of what has held since 09/01
  ASSERT_TRUE(change(id, Change::amended, "2026-01-09", 2, "12 ngày."));
  EXPECT_EQ(limit_on(id, day(2026, 1, 8), now), "-");
  EXPECT_EQ(limit_on(id, day(2026, 1, 20), then), "Thời hạn giải quyết của thủ tục.");
  EXPECT_EQ(limit_on(id, day(2026, 1, 20), now), "12 ngày.");
  EXPECT_EQ(limit_on(id, day(2026, 1, 31), then), "Thời hạn giải quyết của thủ tục.");
  EXPECT_EQ(limit_on(id, day(2026, 2, 1), first_known), "Thời hạn giải quyết của thủ tục.");
  EXPECT_EQ(limit_on(id, day(2026, 2, 1), then), "7 ngày.");
  EXPECT_EQ(limit_on(id, day(2026, 3, 1), now), "7 ngày.");
}

TEST_P(Procedures, follow_announcements_of_every_kind) {
  const std::string id = added(draft("1.000001", "Cấp giấy phép xây dựng"));
  EXPECT_EQ(change(id, Change::added, "2026-01-10", 1).error().field, "thay-doi");
  ASSERT_TRUE(change(id, Change::amended, "2026-01-10", 1));
  ASSERT_TRUE(change(id, Change::abolished, "2026-01-11", 2));
  EXPECT_EQ(change(id, Change::amended, "2026-01-12", 3).error().kind, base::ErrorKind::conflict);
  ASSERT_TRUE(change(id, Change::added, "2026-01-13", 3));
  Draft replaced = draft("1.000001", "", "2026-01-14");
  replaced.change = Change::replaced;
  EXPECT_EQ(service->record(office, id, replaced, 4).error().field, "thay-bang");
  replaced.replaced_by = "1.000001";
  EXPECT_EQ(service->record(office, id, replaced, 4).error().field, "thay-bang");
  replaced.replaced_by = "2.000002";
  ASSERT_TRUE(service->record(office, id, replaced, 4));
  const auto last = service->as_of("t", id, day(2026, 1, 14), now);
  EXPECT_EQ(last->state, State::abolished);
  EXPECT_EQ(last->replaced_by, "2.000002");
  EXPECT_EQ(last->content.name, "Cấp giấy phép xây dựng");  // what ends keeps its words
  EXPECT_EQ(last->decision.number, "15/QĐ-UBND");
  EXPECT_EQ(service->versions("t", id).size(), 5U);
}

TEST_P(Procedures, are_refused_with_a_sentence_where_something_is_missing) {
  Draft d = draft("khong-ma", "Tên");
  EXPECT_EQ(refused(d), "ma");
  d = draft("1.000001", "  ");
  EXPECT_EQ(refused(d), "ten");
  d = draft("1.000001", "Tên");
  d.content.papers = " \n ";
  EXPECT_EQ(refused(d), "thanh-phan");
  d = draft("1.000001", "Tên");
  d.content.steps = std::string(20'001, 'x');
  EXPECT_EQ(refused(d), "trinh-tu");
  d = draft("1.000001", "Tên");
  d.decision_number.clear();
  EXPECT_EQ(refused(d), "so-quyet-dinh");
  d = draft("1.000001", "Tên");
  d.decision_date = "2026-01-10";  // tomorrow
  EXPECT_EQ(refused(d), "ngay-quyet-dinh");
  EXPECT_EQ(refused(draft("1.000001", "Tên", "2026-01-04")), "hieu-luc-tu");
  EXPECT_EQ(refused(draft("1.000001", "Tên", "hôm nay")), "hieu-luc-tu");
  d = draft("1.000001", "Tên");
  d.change = Change::abolished;
  EXPECT_EQ(refused(d), "thay-doi");
  added(draft("1.000001", "Tên"));
  EXPECT_EQ(refused(draft("1.000001", "Tên khác")), "ma");
  EXPECT_EQ(service->list("t", {.agency = "a"}).entries.size(), 1U);
}

TEST_P(Procedures, two_people_never_write_over_each_other) {
  const std::string id = added(draft("1.000001", "Cấp giấy phép xây dựng"));
  ASSERT_TRUE(change(id, Change::amended, "2026-01-10", 1));
  EXPECT_EQ(change(id, Change::amended, "2026-01-11", 1).error().kind, base::ErrorKind::conflict);
  base::Actor stranger = office;
  stranger.agency = "b";
  EXPECT_EQ(service->record(stranger, id, draft("1.000001", "Tên"), 2).error().kind, base::ErrorKind::not_found);
  stranger = office;
  stranger.tenant = "elsewhere";
  EXPECT_EQ(service->record(stranger, id, draft("1.000001", "Tên"), 2).error().kind, base::ErrorKind::not_found);
  audit->seal();
  EXPECT_EQ(audit->first_fault("t").value_or(""), "");
  EXPECT_EQ(audit->page("t", {}).lines.size(), 2U);
}

TEST_P(Procedures, are_listed_by_filter_in_vietnamese_order_page_by_page) {
  added(draft("1.000001", "Ẩn danh"));
  added(draft("1.000002", "An toàn"));
  Draft other = draft("1.000003", "Bến xe");
  other.content.field = "Đường bộ";
  other.content.level = procedures::Level::commune;
  other.content.online = procedures::Online::none;
  added(other);
  added(draft("1.000004", "Chưa đến ngày", "2026-02-01"));
  for (int i = 100; i < 160; ++i)
    added(draft(("1.000" + std::to_string(i)).c_str(), ("Đ " + std::to_string(i)).c_str()));
  procedures::Filter filter;
  filter.agency = "a";
  const procedures::Page first = service->list("t", filter);
  ASSERT_EQ(first.entries.size(), 50U);
  EXPECT_EQ(first.entries[0].version.content.name, "An toàn");
  EXPECT_EQ(first.entries[1].version.content.name, "Ẩn danh");
  EXPECT_EQ(first.entries[2].version.content.name, "Bến xe");
  filter.after = first.next;
  const procedures::Page second = service->list("t", filter);
  EXPECT_EQ(second.entries.size(), 13U);
  EXPECT_TRUE(second.next.empty());
  EXPECT_EQ(service->all("t", {.agency = "a"}).size(), 63U);
  EXPECT_EQ(service->list("t", {.agency = "a", .field = "Đường bộ"}).entries.size(), 1U);
  EXPECT_EQ(service->list("t", {.agency = "a", .field = {}, .level = procedures::Level::commune}).entries.size(), 1U);
  EXPECT_TRUE(service->list("t", {.agency = "b"}).entries.empty());
  EXPECT_EQ(service->upcoming("t", "a").size(), 1U);
  EXPECT_EQ(service->fields("t", "a"), (std::vector<std::string>{"Đường bộ", "Hoạt động xây dựng"}));
}

TEST_P(Procedures, differ_word_by_word) {
  const std::string id = added(draft("1.000001", "Cấp giấy phép xây dựng"));
  ASSERT_TRUE(change(id, Change::amended, "2026-01-10", 1, "Thời hạn giải quyết 7 ngày của thủ tục."));
  const auto versions = service->versions("t", id);
  const auto all = procedures::differences(versions[1], versions[0]);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().label, "Thời hạn giải quyết");
  ASSERT_EQ(all.front().pieces.size(), 3U);
  EXPECT_TRUE(all.front().pieces[1].is_added);
  EXPECT_EQ(all.front().pieces[1].text, "7 ngày");
}

TEST_P(Procedures, are_found_as_soon_as_the_job_ran_and_as_they_hold_today) {
  const std::string id = added(draft("1.000001", "Cấp giấy phép xây dựng"));
  added(draft("1.000002", "Thuê nhà ở công vụ", "2026-01-12"));
  EXPECT_TRUE(found("giay phep").found.empty());
  queue->work_all();
  ASSERT_EQ(found("giay phpe xaay dung").found.size(), 1U);
  EXPECT_EQ(found("giấy phép").found.front().code, "1.000001");
  EXPECT_EQ(found("").total, 1);
  EXPECT_EQ(found("").fields.front().value, "Hoạt động xây dựng");
  move_days(3);  // 12/01, the first day of the other one
  queue->work_all();
  EXPECT_EQ(found("thue nha o cong vu").found.front().code, "1.000002");
  EXPECT_EQ(found("").total, 2);
  ASSERT_TRUE(change(id, Change::abolished, "2026-01-12", 1));
  queue->work_all();
  EXPECT_EQ(found("").total, 1);
  EXPECT_EQ(found("1.000001").total, 0);
}

TEST_P(Procedures, of_the_database_make_the_index_again) {
  added(draft("1.000001", "Cấp giấy phép xây dựng"));
  added(draft("1.000002", "Thuê nhà ở công vụ"));
  EXPECT_TRUE(index->wants_rebuild());
  service->rebuild_index();
  EXPECT_FALSE(index->wants_rebuild());
  EXPECT_EQ(found("").total, 2);
  EXPECT_EQ(found("nha o").found.front().code, "1.000002");
}

TEST_P(Procedures, leave_as_a_file_and_come_back_from_it) {
  Draft first = draft("1.000001", "Cấp giấy phép; “đặc biệt”");
  first.content.steps = "- Bước 1, nộp.\n- Bước 2: \"nhận\".";
  added(first);
  added(draft("1.000002", "Thuê nhà ở công vụ"));
  const auto entries = service->all("t", {.agency = "a"});
  base::Actor other = office;
  other.agency = "b";
  const procedures::Rows rows = procedures::rows_from_csv(procedures::csv_of(entries));
  EXPECT_TRUE(rows.faults.empty());
  const procedures::Loaded loaded = service->load(other, rows);
  EXPECT_EQ(loaded.recorded, 2);
  const auto again = service->all("t", {.agency = "b"});
  ASSERT_EQ(again.size(), 2U);
  EXPECT_EQ(again[0].version.content.steps, "- Bước 1, nộp.\n- Bước 2: \"nhận\".");
  EXPECT_EQ(procedures::csv_of(again), procedures::csv_of(entries));
  const auto json = nlohmann::json::parse(procedures::json_of(entries));
  EXPECT_EQ(json["schema"], "lantoa.procedures/1");
  EXPECT_EQ(json["procedures"][0]["code"], "1.000001");
  EXPECT_EQ(json["procedures"][1]["online"], "full");
}

TEST_P(Procedures, of_a_file_are_loaded_all_or_none_and_each_fault_names_its_line) {
  added(draft("1.000009", "Có sẵn"));
  auto entries = service->all("t", {.agency = "a"});
  entries[0].procedure.code = "1.000001";
  std::string text = procedures::csv_of(entries);
  const std::string good = text.substr(text.find('\n') + 1);
  std::string bad_code = good, bad_change = good, no_name = good;
  bad_code.replace(bad_code.find("1.000001"), 8, "XYZ");
  bad_change.replace(bad_change.find("ban hành mới"), std::string("ban hành mới").size(), "gì đó");
  no_name.replace(no_name.find("Có sẵn"), std::string("Có sẵn").size(), "");
  no_name.replace(no_name.find("1.000001"), 8, "1.000003");
  const auto loaded = service->load(office, procedures::rows_from_csv(text + bad_code + bad_change + no_name));
  EXPECT_EQ(loaded.recorded, 0);
  ASSERT_EQ(loaded.faults.size(), 3U);
  EXPECT_TRUE(loaded.faults[0].starts_with("Dòng 4: "));  // found while reading the file
  EXPECT_TRUE(loaded.faults[1].starts_with("Dòng 3: "));
  EXPECT_TRUE(loaded.faults[2].starts_with("Dòng 5: Hãy ghi tên thủ tục"));
  EXPECT_FALSE(service->find_by_code("t", "a", "1.000001"));
  EXPECT_EQ(procedures::rows_from_csv("a,b\n1,2\n").faults.front(), "Dòng 1: thiếu cột “Mã”.");
  EXPECT_EQ(procedures::rows_from_csv("").faults.size(), 1U);
  EXPECT_EQ(procedures::rows_from_csv("\xFF\xFF").faults.size(), 1U);
}

ON_EVERY_ENGINE(Procedures);

}  // namespace
