// SPDX-License-Identifier: AGPL-3.0-or-later
// A year of work with a moved clock: a plan comes into force in January, units report, forget and catch up, the plan is
// amended in September, and on New Year the sums say what happened.
#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "documents/read/read.h"
#include "support/demo_product.h"

namespace {

using obligations::Occurrence;
using obligations::State;

constexpr const char* text = R"(ỦY BAN NHÂN DÂN TỈNH THANH HÓA
SỞ XÂY DỰNG
Số: 12/KH-SXD
Thanh Hóa, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2026 của Sở Xây dựng

I. NHIỆM VỤ
1. Viết tin, bài về cải cách hành chính; mỗi tháng ít nhất 02 tin, bài.
- Chủ trì: Văn phòng.
- Phối hợp: Đoàn Thanh niên Sở.
- Thời gian thực hiện: Thường xuyên.
2. Tổ chức hội nghị tuyên truyền cải cách hành chính.
- Chủ trì: Phòng Quy hoạch - Kiến trúc.
- Thời gian thực hiện: Quý II/2026.
3. Tổ chức đối thoại với doanh nghiệp.
- Chủ trì: Phòng Phát triển đô thị và Nhà ở.
- Thời gian thực hiện: Theo Kế hoạch của tỉnh.
)";

class Year : public support::DemoProduct {
 protected:
  std::int64_t today = day(2026, 1, 5);
  std::string plan{};

  static std::int64_t day(int year, int month, int date) {
    return base::day_number(*base::make_date(year, month, date));
  }
  // Half past seven in the morning, in Viet Nam.
  std::int64_t now() const { return (today * 24 * 60 + 7 * 60 + 30 - 7 * 60) * 60'000; }

  void SetUp() override {
    start([this] { return now(); });
    const auto document = documents::read(text, "ke-hoach.txt", {});
    plan = *product->plans.import(people["Văn phòng"], "doc", compiler::compile(*document));
    for (const plans::Unbound& name : product->plans.unbound(*product->plans.find(tenant(), plan)))
      ADD_FAILURE() << name.printed << " is nobody";
    const auto accepted = product->plans.accept(people["Lãnh đạo"], plan, "");
    ASSERT_TRUE(accepted) << accepted.error().message;
  }
  std::string tenant() { return people["Văn phòng"].tenant; }
  void live_until(std::int64_t last) {
    for (; today < last; ++today) {
      product->queue.write_scheduled({tenant()});
      product->queue.work_all();
      product->audit.seal();
    }
  }
  // What of the plan is in that state, by its label.
  std::map<std::string, Occurrence> in_state(State state) {
    obligations::Filter filter;
    filter.plan = plan;
    filter.state = state;
    std::map<std::string, Occurrence> all;
    for (const Occurrence& o : product->obligations.list(tenant(), filter).occurrences)
      if (o.role == obligations::UnitRole::lead) all.emplace(o.label, o);
    return all;
  }
  void report(const std::string& label, int times) {
    const auto open = in_state(State::open);
    ASSERT_TRUE(open.contains(label)) << label;
    for (int i = 0; i < times; ++i) {
      evidence::Report piece;
      piece.text = "Đã đăng bài thứ " + std::to_string(i + 1);
      const auto kept = product->evidence.report(people["Văn phòng"], open.at(label).id, std::move(piece));
      ASSERT_TRUE(kept) << kept.error().message;
    }
  }
  void amend() {
    const std::vector<plans::Activity> activities = product->plans.activities(tenant(), plan);
    ASSERT_TRUE(product->plans.propose(people["Người thực hiện"], plan, activities.front().id,
                                       "Nâng lên 3 bài mỗi tháng", "Có thêm chuyên mục"));
    const auto wishes = product->plans.proposals(tenant(), plan);
    ASSERT_EQ(wishes.size(), 1U);
    ASSERT_TRUE(product->plans.answer(people["Văn phòng"], plan, wishes.front().id, plans::Service::Answer::taken, ""));
    plans::Edit edit;
    edit.text = activities.front().text;
    edit.lead = "Văn phòng";
    edit.coordinate = "Đoàn Thanh niên Sở";
    edit.time_raw = "Thường xuyên";
    edit.time_kind = "continuous";
    edit.quota_count = "3";
    edit.quota_per = "month";
    edit.quota_unit = "tin, bài";
    edit.is_included = true;
    const auto edited =
        product->plans.edit(people["Văn phòng"], plan, activities.front().id, edit, activities.front().edits);
    ASSERT_TRUE(edited) << edited.error().message;
    const auto accepted = product->plans.accept(people["Lãnh đạo"], plan, "Theo đề nghị của Văn phòng");
    ASSERT_TRUE(accepted) << accepted.error().message;
  }
};

TEST_F(Year, of_work_ends_with_sums_that_say_what_happened) {
  for (int month = 1; month <= 12; ++month) {
    live_until(day(2026, month, 20));
    come_in();                                  // whoever stays away for 45 days is shut out
    if (month == 4) report("Tháng 3/2026", 2);  // forgotten in March, and urged
    if (month == 5) report("Quý II/2026", 1);
    if (month == 9) amend();
    if (month != 3 && month != 7) report("Tháng " + std::to_string(month) + "/2026", month < 9 ? 2 : 3);
  }
  live_until(day(2027, 1, 2));

  const auto done = in_state(State::done), open = in_state(State::open), undated = in_state(State::undated);
  EXPECT_EQ(done.size(), 12U);  // eleven months and the conference
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open.begin()->first, "Tháng 7/2026");
  EXPECT_TRUE(open.begin()->second.is_late);
  EXPECT_EQ(undated.size(), 1U);
  EXPECT_EQ(done.at("Tháng 8/2026").required, 2);
  EXPECT_EQ(done.at("Tháng 10/2026").required, 3);

  const obligations::Tally tally = product->obligations.tally_of_plan(tenant(), plan);
  EXPECT_EQ(tally.total, 14);
  EXPECT_EQ(tally.done, 12);
  EXPECT_EQ(tally.done_late, 1);
  EXPECT_EQ(tally.late, 1);
  EXPECT_EQ(tally.undated, 1);
  EXPECT_TRUE(product->obligations.sum_faults().empty());
  EXPECT_EQ(product->audit.first_fault(tenant()).value_or(""), "");
  EXPECT_EQ(product->plans.versions(tenant(), plan).size(), 2U);

  for (const jobs::Job& job : product->queue.failed(tenant())) ADD_FAILURE() << job.kind << ": " << job.last_error;

  // People were urged about July, after its day too, and never on a day off.
  const base::Calendar calendar = product->obligations.calendar(tenant());
  const auto told = product->reminders.of(people["Người thực hiện"]);
  EXPECT_FALSE(told.empty());
  for (const reminders::Reminder& reminder : told) EXPECT_TRUE(calendar.is_working(reminder.day)) << reminder.sentence;
  bool head_knows = false;
  for (const reminders::Reminder& reminder : product->reminders.of(people["Lãnh đạo"]))
    head_knows = head_knows || reminder.occurrence == open.begin()->second.id;
  EXPECT_TRUE(head_knows);
}

}  // namespace
