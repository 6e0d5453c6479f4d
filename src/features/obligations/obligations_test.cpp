// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "features/obligations/service.h"
#include "support/engines.h"

namespace {

using compiler::TimeKind;
using obligations::Assigned;
using obligations::State;

base::Date date(std::string_view iso) { return *base::parse_date(iso); }
std::int64_t day(std::string_view iso) { return base::day_number(date(iso)); }

compiler::Time time_of(TimeKind kind, const std::string& raw, std::string_view from = {}, std::string_view to = {},
                       const std::string& every = {}) {
  compiler::Time time;
  time.kind = kind;
  time.raw = raw;
  time.every = every;
  if (!from.empty()) time.from = date(from);
  if (!to.empty()) time.to = date(to);
  return time;
}

compiler::Quota quota_of(int count, const std::string& per) {
  compiler::Quota quota;
  quota.count = count;
  quota.per = per;
  quota.unit = "tin, bài";
  return quota;
}

std::vector<std::string> days_of(const Assigned& activity, std::string_view issued = "2025-01-02", int year = 2025) {
  std::vector<std::string> text;
  for (const obligations::Period& p : obligations::schedule_of(activity, year, day(issued), base::Calendar()).periods)
    text.push_back(p.label + "|" + (p.starts_on ? base::iso(base::date_of_day(*p.starts_on)) : "-") + "|" +
                   (p.due_on ? base::iso(base::date_of_day(*p.due_on)) : "-") + "|" + std::to_string(p.required));
  return text;
}

Assigned at(compiler::Time time) {
  Assigned activity;
  activity.time = std::move(time);
  return activity;
}

using Days = std::vector<std::string>;

TEST(Schedule, words_of_the_plans_become_days) {
  EXPECT_EQ(days_of(at(time_of(TimeKind::continuous, "Thường xuyên"))), (Days{"Năm 2025|2025-01-02|2025-12-31|1"}));
  EXPECT_EQ(days_of(at(time_of(TimeKind::year, "Năm 2025", "2025-01-01", "2025-12-31"))),
            (Days{"Năm 2025|2025-01-02|2025-12-31|1"}));
  EXPECT_EQ(days_of(at(time_of(TimeKind::quarter, "Quý II/2025", "2025-04-01", "2025-06-30"))),
            (Days{"Quý II/2025|2025-04-01|2025-06-30|1"}));
  EXPECT_EQ(days_of(at(time_of(TimeKind::quarter, "Quý I - II/2025", "2025-01-01", "2025-06-30"))),
            (Days{"Quý I - II/2025|2025-01-02|2025-06-30|1"}));
  EXPECT_EQ(days_of(at(time_of(TimeKind::month, "Tháng 12/2023", "2023-12-01", "2023-12-31")), "2023-02-01", 2023),
            (Days{"Tháng 12/2023|2023-12-01|2023-12-31|1"}));
  EXPECT_EQ(days_of(at(time_of(TimeKind::before, "trước ngày 15/11/2025", "", "2025-11-15"))),
            (Days{"trước ngày 15/11/2025|2025-01-02|2025-11-14|1"}));
}

TEST(Schedule, a_rhythm_begins_with_the_issue_of_the_plan) {
  const Days months = days_of(at(time_of(TimeKind::recurring, "hằng tháng", "", "", "month")), "2025-08-07");
  ASSERT_EQ(months.size(), 5U);
  EXPECT_EQ(months.front(), "Tháng 8/2025|2025-08-07|2025-08-31|1");
  EXPECT_EQ(days_of(at(time_of(TimeKind::recurring, "hằng quý", "", "", "quarter"))).size(), 4U);
  EXPECT_EQ(days_of(at(time_of(TimeKind::recurring, "6 tháng", "", "", "half"))).size(), 2U);
  EXPECT_EQ(days_of(at(time_of(TimeKind::recurring, "hằng tuần", "", "", "week"))).size(), 53U);
}

TEST(Schedule, a_quota_for_a_period_rules_over_the_time) {
  Assigned activity = at(time_of(TimeKind::continuous, "Thường xuyên"));
  activity.quota = quota_of(2, "month");
  const Days months = days_of(activity, "2025-08-07");
  ASSERT_EQ(months.size(), 5U);
  EXPECT_EQ(months.back(), "Tháng 12/2025|2025-12-01|2025-12-31|2");
  activity.time = time_of(TimeKind::quarter, "Quý IV/2025", "2025-10-01", "2025-12-31");
  EXPECT_EQ(days_of(activity, "2025-08-07").size(), 3U);
  activity.quota = quota_of(4, "");
  EXPECT_EQ(days_of(activity), (Days{"Quý IV/2025|2025-10-01|2025-12-31|4"}));
}

TEST(Schedule, a_time_that_ended_before_the_issue_keeps_its_day_and_starts_no_later) {
  EXPECT_EQ(days_of(at(time_of(TimeKind::quarter, "Quý I/2025", "2025-01-01", "2025-03-31")), "2025-08-07"),
            (Days{"Quý I/2025|2025-03-31|2025-03-31|1"}));
}

TEST(Schedule, no_duty_is_lost_between_the_years) {
  const auto open = [](const Assigned& activity, std::string_view issued) {
    const auto schedule = obligations::schedule_of(activity, 2025, day(issued), base::Calendar());
    return schedule.periods.size() == 1 && !schedule.periods.front().due_on && !schedule.open_reason.empty();
  };
  // Issued after its year was over.
  EXPECT_TRUE(open(at(time_of(TimeKind::continuous, "Thường xuyên")), "2026-02-01"));
  EXPECT_TRUE(open(at(time_of(TimeKind::recurring, "hằng tháng", "", "", "month")), "2026-02-01"));
  // A monthly quota in a quarter of the year that follows is laid in that quarter.
  Assigned next = at(time_of(TimeKind::quarter, "Quý I/2026", "2026-01-01", "2026-03-31"));
  next.quota = quota_of(2, "month");
  const Days months = days_of(next, "2025-08-07");
  ASSERT_EQ(months.size(), 3U);
  EXPECT_EQ(months.front(), "Tháng 1/2026|2026-01-01|2026-01-31|2");
}

TEST(Schedule, a_time_of_several_years_has_its_periods_in_each) {
  const Days years = days_of(at(time_of(TimeKind::continuous, "giai đoạn 2025 - 2027", "2025-01-01", "2027-12-31")));
  EXPECT_EQ(years, (Days{"Năm 2025|2025-01-02|2025-12-31|1", "Năm 2026|2026-01-01|2026-12-31|1",
                         "Năm 2027|2027-01-01|2027-12-31|1"}));
  EXPECT_EQ(days_of(at(time_of(TimeKind::recurring, "hằng quý", "2025-01-01", "2026-12-31", "quarter"))).size(), 8U);
  const auto long_time = obligations::schedule_of(
      at(time_of(TimeKind::recurring, "hằng ngày đến 2045", "2025-01-01", "2045-12-31", "day")), 2025,
      day("2025-01-02"), base::Calendar());
  ASSERT_EQ(long_time.periods.size(), 1U);
  EXPECT_FALSE(long_time.periods.front().due_on);
}

TEST(Schedule, right_after_issue_is_counted_in_working_days) {
  // Issued on Friday 13 February 2026: the week after is Tết.
  EXPECT_EQ(days_of(at(time_of(TimeKind::after_issue, "ngay sau khi ban hành")), "2026-02-13", 2026),
            (Days{"ngay sau khi ban hành|2026-02-13|2026-02-27|1"}));
}

TEST(Schedule, what_the_text_does_not_fix_stays_open_and_says_why) {
  const auto open = obligations::schedule_of(at(time_of(TimeKind::other, "Theo Kế hoạch của tỉnh")), 2025,
                                             day("2025-01-02"), base::Calendar());
  ASSERT_EQ(open.periods.size(), 1U);
  EXPECT_FALSE(open.periods.front().due_on);
  EXPECT_FALSE(open.open_reason.empty());
  EXPECT_FALSE(obligations::schedule_of(Assigned{}, 2025, 0, base::Calendar()).periods.front().due_on);
}

class Obligations : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    service.emplace(db(), *audit, clock);
    programme.tenant = "t";
    programme.plan = "p";
    programme.agency = "a";
    programme.title = "Kế hoạch 2026";
    programme.year = 2026;
    programme.issued_on = day("2026-01-05");
    Assigned monthly = at(time_of(TimeKind::continuous, "Thường xuyên"));
    monthly.activity = "a1";
    monthly.title = "Đăng tin, bài";
    monthly.quota = quota_of(2, "month");
    monthly.lead = {{"u", "Văn phòng"}};
    monthly.coordinate = {{"v", "Phòng A"}};
    Assigned undated = at(time_of(TimeKind::other, "Theo Kế hoạch của tỉnh"));
    undated.activity = "a2";
    undated.title = "Đối thoại";
    undated.lead = {{"v", "Phòng A"}};
    programme.activities = {monthly, undated};
  }
  obligations::Laid lay() {
    return db().write([&](db::Connection& c) { return service->lay(c, programme); });
  }
  obligations::Page open_of(const std::string& unit) const {
    obligations::Filter filter;
    filter.unit = unit;
    return service->list("t", filter);
  }
  void count(const std::string& id, std::int64_t amount) {
    const auto counted = db().write([&](db::Connection& c) { return service->count(c, "t", id, amount); });
    ASSERT_TRUE(counted);
  }
  std::string faults() const {
    std::string text;
    for (const std::string& fault : service->sum_faults()) text += fault + "\n";
    return text;
  }

  std::optional<audit::Service> audit{};
  std::optional<obligations::Service> service{};
  obligations::Programme programme{};
};

TEST_P(Obligations, are_laid_on_each_unit_in_the_order_of_their_days) {
  EXPECT_EQ(lay().added, 14);
  const obligations::Page page = open_of("u");
  ASSERT_EQ(page.occurrences.size(), 12U);
  EXPECT_EQ(page.occurrences.front().label, "Tháng 1/2026");
  EXPECT_EQ(page.occurrences.front().required, 2);
  EXPECT_EQ(page.occurrences.front().title, "Đăng tin, bài");
  EXPECT_EQ(open_of("v").occurrences.size(), 1U);
  obligations::Filter undated;
  undated.plan = "p";
  undated.state = State::undated;
  EXPECT_EQ(service->list("t", undated).occurrences.size(), 1U);
  const obligations::Tally tally = service->tally_of_plan("t", "p");
  EXPECT_EQ(tally.total, 13);
  EXPECT_EQ(tally.undated, 1);
  EXPECT_EQ(tally.coordinate_total, 1);
  EXPECT_EQ(faults(), "");
}

TEST_P(Obligations, are_done_when_enough_is_counted_and_open_again_when_it_is_taken_back) {
  lay();
  const std::string january = open_of("u").occurrences.front().id;
  count(january, 1);
  EXPECT_EQ(service->tally_of_plan("t", "p").done, 0);
  count(january, 1);
  EXPECT_EQ(service->tally_of_plan("t", "p").done, 1);
  EXPECT_EQ(service->find("t", january)->state, State::done);
  EXPECT_EQ(open_of("u").occurrences.size(), 11U);
  count(january, -1);
  EXPECT_EQ(service->tally_of_plan("t", "p").done, 0);
  EXPECT_EQ(service->find("t", january)->state, State::open);
  EXPECT_EQ(faults(), "");
  EXPECT_FALSE(db().write([&](db::Connection& c) { return service->count(c, "t", "nowhere", 1); }));
}

TEST_P(Obligations, become_late_as_days_pass_and_done_late_stays_known) {
  lay();
  move_days(40);  // 18 February: January is over
  EXPECT_EQ(service->mark_late("t"), 1);
  EXPECT_EQ(service->mark_late("t"), 0);
  EXPECT_EQ(service->tally_of_plan("t", "p").late, 1);
  const std::string january = open_of("u").occurrences.front().id;
  EXPECT_TRUE(service->find("t", january)->is_late);
  count(january, 2);
  const obligations::Tally tally = service->tally_of_plan("t", "p");
  EXPECT_EQ(tally.late, 0);
  EXPECT_EQ(tally.done_late, 1);
  EXPECT_EQ(service->months("t", "a", 2026).front().done_late, 1);
  EXPECT_EQ(faults(), "");
}

TEST_P(Obligations, a_new_version_keeps_what_was_done_and_drops_what_is_no_longer_asked) {
  lay();
  const std::string january = open_of("u").occurrences.front().id;
  count(january, 2);
  programme.version = 2;
  programme.activities[0].lead = {{"w", "Phòng B"}};  // another unit from now on
  programme.activities[1].time = time_of(TimeKind::quarter, "Quý II/2026", "2026-04-01", "2026-06-30");
  const obligations::Laid laid = lay();
  EXPECT_EQ(laid.added, 13);
  EXPECT_EQ(laid.dropped, 12);
  EXPECT_EQ(service->find("t", january)->state, State::done);
  EXPECT_TRUE(open_of("u").occurrences.empty());
  EXPECT_EQ(open_of("w").occurrences.size(), 12U);
  EXPECT_EQ(service->tally_of_plan("t", "p").done, 1);
  EXPECT_EQ(faults(), "");
  EXPECT_EQ(lay().added, 0);  // again: nothing changes
  EXPECT_EQ(faults(), "");
}

TEST_P(Obligations, a_piece_of_a_duty_that_is_asked_no_longer_counts_and_no_more_is_owed) {
  lay();
  const std::string january = open_of("u").occurrences.front().id;
  count(january, 1);  // of two
  programme.version = 2;
  programme.activities[0].lead = {{"w", "Phòng B"}};
  lay();
  EXPECT_EQ(service->find("t", january)->state, State::done);
  EXPECT_TRUE(open_of("u").occurrences.empty());
  move_days(40);
  service->mark_late("t");
  EXPECT_FALSE(service->find("t", january)->is_late);
  count(january, -1);  // returned: there is nothing left to do about it
  EXPECT_EQ(service->find("t", january)->state, State::dropped);
  EXPECT_TRUE(open_of("u").occurrences.empty());
  EXPECT_EQ(faults(), "");
}

TEST_P(Obligations, an_amendment_asks_nothing_more_of_the_months_that_are_over) {
  lay();
  const std::string january = open_of("u").occurrences.front().id;
  count(january, 2);
  move_days(100);  // April
  service->mark_late("t");
  programme.version = 2;
  programme.activities[0].quota = quota_of(3, "month");
  programme.activities[0].lead.push_back({"w", "Phòng B"});
  lay();
  EXPECT_EQ(service->find("t", january)->state, State::done);
  EXPECT_EQ(service->find("t", january)->required, 2);
  const auto of_u = open_of("u").occurrences, of_w = open_of("w").occurrences;
  ASSERT_EQ(of_u.size(), 11U);
  EXPECT_TRUE(of_u.front().is_late);  // February stays owed, as it was
  EXPECT_EQ(of_u.front().required, 2);
  EXPECT_EQ(of_u.back().required, 3);
  ASSERT_EQ(of_w.size(), 9U);
  EXPECT_EQ(of_w.front().label, "Tháng 4/2026");
  EXPECT_EQ(faults(), "");
}

TEST_P(Obligations, a_check_finds_sums_that_were_tampered_with) {
  lay();
  db().write([](db::Connection& c) {
    c.script(
        "UPDATE tally SET done_late = done_late + 1 WHERE unit_id = ''; "
        "UPDATE month_tally SET done = done + 1 WHERE month = 202601;");
  });
  EXPECT_EQ(service->sum_faults().size(), 2U);
}

TEST_P(Obligations, a_person_fixes_the_day_that_the_plan_left_open) {
  lay();
  obligations::Filter undated;
  undated.plan = "p";
  undated.state = State::undated;
  const std::string id = service->list("t", undated).occurrences.front().id;
  EXPECT_TRUE(service->set_day(actor(base::Role::office), id, day("2026-05-10")));
  EXPECT_FALSE(service->set_day(actor(base::Role::office), id, day("2026-05-11")));
  EXPECT_EQ(service->find("t", id)->due_on, day("2026-05-10"));
  EXPECT_EQ(service->tally_of_plan("t", "p").undated, 0);
  EXPECT_EQ(faults(), "");
}

TEST_P(Obligations, an_office_of_another_agency_may_not_fix_a_day) {
  lay();
  obligations::Filter undated;
  undated.plan = "p";
  undated.state = State::undated;
  const std::string id = service->list("t", undated).occurrences.front().id;
  base::Actor stranger = actor(base::Role::office);
  stranger.agency = "elsewhere";
  EXPECT_FALSE(service->set_day(stranger, id, day("2026-05-10")));
  EXPECT_FALSE(service->find("t", id)->due_on);
}

// Once such a page was empty and promised another: the file of it crashed.
TEST_P(Obligations, late_ones_of_a_plan_come_in_pages_that_are_not_empty) {
  for (int i = 0; i < 5; ++i) programme.activities[0].lead.push_back({"u" + std::to_string(i), "Phòng"});
  lay();
  obligations::Filter late;
  late.plan = "p";
  late.only_late = true;
  EXPECT_TRUE(service->list("t", late).occurrences.empty());
  EXPECT_FALSE(service->list("t", late).has_more);
  late.unit = "u1";
  EXPECT_FALSE(service->list("t", late).has_more);
  move_days(40);  // January is over
  EXPECT_EQ(service->list("t", late).occurrences.size(), 1U);
  late.unit.clear();
  EXPECT_EQ(service->list("t", late).occurrences.size(), 6U);
  EXPECT_FALSE(service->list("t", late).has_more);
}

TEST_P(Obligations, days_off_that_are_announced_move_working_days) {
  const auto office = actor(base::Role::administrator);
  EXPECT_FALSE(service->set_calendar_day(office, {day("2026-01-10"), false, ""}));
  EXPECT_TRUE(service->set_calendar_day(office, {day("2026-01-10"), false, "Thông báo 12729/VPCP-KGVX"}));
  EXPECT_TRUE(service->calendar("t").is_working(day("2026-01-10")));
  service->drop_calendar_day(office, day("2026-01-10"));
  EXPECT_FALSE(service->calendar("t").is_working(day("2026-01-10")));
}

TEST_P(Obligations, announced_days_are_offered_and_only_taken_over_by_hand) {
  const auto admin = actor(base::Role::administrator);
  const auto offered = service->announced_days("t");
  ASSERT_GE(offered.size(), 4U);
  EXPECT_TRUE(service->calendar("t").is_working(day("2026-01-02")));
  const auto is_sure = [&](std::string_view iso) {
    for (const auto& one : offered)
      if (one.day == day(iso)) return one.is_sure;
    return false;
  };
  EXPECT_TRUE(is_sure("2026-01-10"));
  EXPECT_FALSE(is_sure("2026-08-31"));
  EXPECT_FALSE(service->take_announced_days(admin, {}));
  EXPECT_FALSE(service->take_announced_days(admin, {day("2026-01-05")}));
  EXPECT_EQ(*service->take_announced_days(admin, {day("2026-01-02"), day("2026-01-10")}), 2);
  EXPECT_FALSE(service->calendar("t").is_working(day("2026-01-02")));
  EXPECT_TRUE(service->calendar("t").is_working(day("2026-01-10")));
  EXPECT_EQ(service->announced_days("t").size(), offered.size() - 2);
}

ON_EVERY_ENGINE(Obligations);

}  // namespace
