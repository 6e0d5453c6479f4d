// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <fstream>

#include "base/ids.h"
#include "features/events/service.h"
#include "features/events/views.h"
#include "support/owed_work.h"

namespace {

using base::ErrorKind;
using base::Role;
using obligations::State;

class Events : public support::OwedWork {
 protected:
  void SetUp() override {
    OwedWork::SetUp();
    if (IsSkipped()) return;
    agencies.emplace(db(), *audit, clock);
    events.emplace(db(), *audit, *agencies, *owed, *service, *shelf, clock);
  }
  // Today at ten: an hour from now.
  events::Draft draft() {
    events::Draft draft;
    draft.kind = "training";
    draft.title = "Tập huấn ISO 9001:2015";
    draft.place = "Hội trường tầng 2";
    draft.day = "2026-01-09";
    draft.from = "10:00";
    draft.to = "11h30";
    return draft;
  }
  events::Event planned(const events::Draft& of) {
    const auto id = events->add(staff, of);
    EXPECT_TRUE(id) << id.error().message;
    return *events->find("t", *id);
  }
  base::Result<events::Arrived> arrive(const events::Event& event, const std::string& name,
                                       const std::string& mark = "", const std::string& unit = "Phòng Một cửa") {
    return events->arrive(event.key, {mark, name, unit, "qr", ""});
  }
  std::filesystem::path file(const std::string& content) {
    const std::filesystem::path path = folder() / base::random_secret();
    std::ofstream(path) << content;
    return path;
  }
  std::optional<agencies::Service> agencies{};
  std::optional<events::Service> events{};
  base::Actor staff = actor(Role::staff), office = actor(Role::office, "a"), stranger = actor(Role::staff, "v");
};

TEST_P(Events, what_was_held_counts_once_for_its_duty_with_papers_and_people) {
  obligations::Assigned activity;
  activity.title = "Tập huấn ISO";
  compiler::Quota once;
  once.count = 1;
  once.per = "month";
  activity.quota = once;
  const auto duty = lay(activity).front();
  events::Draft plan = draft();
  plan.occurrence = duty.id;
  events::Event event = planned(plan);
  EXPECT_FALSE(events->hold(staff, event.id, {})) << "it has not begun";
  now += 2 * base::ms_per_hour;
  ASSERT_TRUE(arrive(event, "Lê Thị Hoà"));
  std::vector<events::NewFile> papers;
  papers.push_back({file("biên bản"), "bien-ban.txt"});
  ASSERT_TRUE(events->add_files(staff, event.id, std::move(papers)));
  EXPECT_EQ(events->hold(staff, event.id, {"Đã xong", "0"}).error().field, "so-nguoi-du") << "fewer than signed";
  ASSERT_TRUE(events->hold(staff, event.id, {"Đã hướng dẫn đánh giá nội bộ.", "45"}));
  EXPECT_EQ(events->hold(staff, event.id, {"", "46"}).error().kind, ErrorKind::conflict);
  event = *events->find("t", event.id);
  EXPECT_EQ(event.people(), 45);
  EXPECT_EQ(owed->find("t", duty.id)->counted, 1);
  EXPECT_EQ(owed->find("t", duty.id)->state, State::done);
  const auto piece = service->find("t", event.evidence);
  ASSERT_TRUE(piece);
  EXPECT_NE(piece->text.find("45 người tham dự"), std::string::npos) << piece->text;
  EXPECT_EQ(piece->files.size(), 1U);
  EXPECT_EQ(events->of_occurrence("t", duty.id).size(), 1U);
  EXPECT_TRUE(events->lost_files().empty());
}

TEST_P(Events, every_kind_that_plans_ask_for_is_held_and_counts) {
  obligations::Assigned activity;
  activity.title = "Hội nghị, tập huấn, sinh hoạt";
  compiler::Quota many;
  many.count = static_cast<int>(events::kinds.size());
  many.per = "month";
  activity.quota = many;
  const auto duty = lay(activity).front();
  for (const events::Kind& kind : events::kinds) {
    events::Draft plan = draft();
    plan.kind = kind.code;
    plan.title = kind.word;
    plan.from = "08:00";
    plan.occurrence = duty.id;
    const events::Event event = planned(plan);
    ASSERT_TRUE(events->hold(staff, event.id, {"Đã tổ chức", "12"})) << kind.code;
    EXPECT_NE(service->find("t", events->find("t", event.id)->evidence)->text.find(kind.word), std::string::npos);
  }
  EXPECT_EQ(owed->find("t", duty.id)->counted, static_cast<std::int64_t>(events::kinds.size()));
  EXPECT_EQ(owed->find("t", duty.id)->state, State::done);
}

TEST_P(Events, a_campaign_lasts_days_and_counts_once) {
  obligations::Assigned activity;
  activity.title = "Tuần lễ Chuyển đổi số";
  compiler::Quota once;
  once.count = 1;
  once.per = "month";
  activity.quota = once;
  const auto duty = lay(activity).front();
  events::Draft plan = draft();
  plan.kind = "campaign";
  plan.occurrence = duty.id;
  plan.last_day = "2026-01-15";
  const events::Event event = planned(plan);
  EXPECT_EQ(events::span_of(event), "09/01/2026 10:00 – 15/01/2026 11:30");
  move_days(4);
  EXPECT_TRUE(arrive(event, "Lê Thị Hoà")) << "in the middle of it";
  ASSERT_TRUE(events->hold(staff, event.id, {"", ""}));
  EXPECT_EQ(events->find("t", event.id)->people(), 1);
  EXPECT_EQ(owed->find("t", duty.id)->counted, 1);
}

TEST_P(Events, a_person_counts_once_and_a_telephone_may_send_twice_and_late) {
  const events::Event event = planned(draft());
  EXPECT_EQ(*arrive(event, "Lê Thị Hoà", "m1"), events::Arrived::now);
  EXPECT_EQ(*arrive(event, "Lê Thị Hoà", "m1"), events::Arrived::before) << "sent again";
  EXPECT_EQ(*arrive(event, "LÊ THỊ HÒA", "m2"), events::Arrived::before) << "the same person";
  EXPECT_EQ(*arrive(event, "Lê Thị Hoà", "m3", "Phòng khác"), events::Arrived::now);
  now += 3 * base::ms_per_day;
  const std::int64_t then = event.starts_at + base::ms_per_minute;
  EXPECT_TRUE(events->arrive(event.key, {"m4", "Trần Văn Bản", "", "qr", std::to_string(then)}));
  EXPECT_EQ(events->find("t", event.id)->signed_in, 3);
  EXPECT_EQ(events->attendance(event).back().at, then) << "what the telephone said";
  now += 10 * base::ms_per_day;
  EXPECT_FALSE(arrive(event, "Quá Muộn"));
  EXPECT_EQ(events->arrive("khong-co", {}).error().kind, ErrorKind::not_found);
}

TEST_P(Events, nobody_can_be_there_long_before_or_without_a_name) {
  events::Draft later = draft();
  later.day = "2026-01-20";
  EXPECT_FALSE(arrive(planned(later), "Lê Thị Hoà"));
  const events::Event event = planned(draft());
  EXPECT_EQ(arrive(event, "  ").error().field, "ho-ten");
  EXPECT_FALSE(arrive(event, std::string(200, 'a')));
}

TEST_P(Events, names_are_erased_and_their_number_stays) {
  const events::Event event = planned(draft());
  ASSERT_TRUE(arrive(event, "Lê Thị Hoà"));
  ASSERT_TRUE(arrive(event, "Trần Văn Bản"));
  EXPECT_FALSE(events->erase_names(stranger, event.id));
  ASSERT_TRUE(events->erase_names(staff, event.id));
  EXPECT_TRUE(events->attendance(event).empty());
  EXPECT_EQ(events->find("t", event.id)->people(), 2);
}

TEST_P(Events, a_wrong_form_is_told_at_its_field) {
  const auto wrong = [&](auto change) {
    events::Draft bad = draft();
    change(bad);
    const auto added = events->add(staff, bad);
    return added ? std::string("added") : added.error().field;
  };
  EXPECT_EQ(wrong([](auto& d) { d.title = " "; }), "ten");
  EXPECT_EQ(wrong([](auto& d) { d.kind = "party time"; }), "loai");
  EXPECT_EQ(wrong([](auto& d) { d.day = "31/02/2026"; }), "ngay");
  EXPECT_EQ(wrong([](auto& d) { d.from = "25:00"; }), "gio");
  EXPECT_EQ(wrong([](auto& d) { d.to = "09:00"; }), "den-gio");
  EXPECT_EQ(wrong([](auto& d) { d.last_day = "2026-01-01"; }), "den-ngay");
  EXPECT_EQ(wrong([](auto& d) { d.expected = "nhiều"; }), "so-nguoi");
  EXPECT_EQ(wrong([](auto& d) { d.from = "8 giờ 30"; }), "added");
}

TEST_P(Events, only_who_holds_it_runs_it_and_two_people_do_not_overwrite_each_other) {
  const events::Event event = planned(draft());
  EXPECT_EQ(events->cancel(stranger, event.id, "x").error().kind, ErrorKind::forbidden);
  events::Draft moved = draft();
  moved.place = "Hội trường B";
  ASSERT_TRUE(events->edit(office, event.id, moved, event.edits));
  EXPECT_EQ(events->edit(staff, event.id, draft(), event.edits).error().kind, ErrorKind::conflict);
  EXPECT_FALSE(events->cancel(staff, event.id, " "));
  ASSERT_TRUE(events->cancel(staff, event.id, "Bão"));
  EXPECT_FALSE(arrive(event, "Lê Thị Hoà"));
  base::Actor elsewhere = office;
  elsewhere.agency = "b";
  elsewhere.unit = "b";
  EXPECT_EQ(events->cancel(elsewhere, event.id, "x").error().kind, ErrorKind::not_found);
}

TEST_P(Events, a_unit_that_is_asked_sees_it_before_the_day_and_the_letter_names_it) {
  agencies::NewUnit unit;
  unit.is_agency = true;
  unit.kind = agencies::UnitKind::department;
  unit.name = "Sở Nội vụ";
  const std::string guest = *agencies->add(office, unit);
  const events::Event event = planned(draft());
  ASSERT_TRUE(events->invite(staff, event.id, {guest}));
  EXPECT_FALSE(events->invite(staff, event.id, {"khong-co"}));
  const base::Actor asked = actor(Role::staff, guest);
  ASSERT_EQ(events->invited_to(asked).size(), 1U);
  base::Actor other_agency = asked;
  other_agency.agency = guest;
  EXPECT_TRUE(events->may_see(other_agency, event));
  other_agency.unit = other_agency.agency = "khac";
  EXPECT_FALSE(events->may_see(other_agency, event));
  EXPECT_TRUE(events->letter(event).starts_with("PK"));
  move_days(1);
  EXPECT_TRUE(events->invited_to(asked).empty());
}

TEST_P(Events, the_page_escapes_what_guests_write) {
  const events::Event event = planned(draft());
  ASSERT_TRUE(arrive(event, "<script>alert(1)</script>"));
  events::EventPage page;
  page.event = *events->find("t", event.id);
  page.came = events->attendance(event);
  page.may_run = true;
  page.address = "http://localhost/diem-danh/x";
  EXPECT_EQ(events::event_page({staff, "", nullptr}, page).find("<script>alert"), std::string::npos);
}

ON_EVERY_ENGINE(Events);

}  // namespace
