// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "features/initiatives/service.h"
#include "features/initiatives/views.h"
#include "support/owed_work.h"

namespace {

using base::ErrorKind;
using base::Role;
using initiatives::State;
using Opinion = initiatives::Service::Opinion;

class Initiatives : public support::OwedWork {
 protected:
  void SetUp() override {
    OwedWork::SetUp();
    if (IsSkipped()) return;
    agencies.emplace(db(), *audit, clock);
    initiatives.emplace(db(), *audit, *agencies, *owed, *service, *shelf, clock);
  }
  static initiatives::Draft draft() {
    initiatives::Draft draft;
    draft.kind = "initiative";
    draft.title = "Trả kết quả tại nhà trong ngày";
    draft.authors = "Lê Thị Hòa";
    draft.solution = "Ghép tuyến bưu tá theo giờ trả kết quả.";
    draft.award = "Giấy khen";
    return draft;
  }
  std::string proposed(const initiatives::Draft& of) {
    const auto id = initiatives->propose(staff, of, {});
    EXPECT_TRUE(id) << id.error().message;
    return *id;
  }
  std::optional<agencies::Service> agencies{};
  std::optional<initiatives::Service> initiatives{};
  base::Actor staff = actor(Role::staff), office = actor(Role::office, "a"), head = actor(Role::head, "a");
};

TEST_P(Initiatives, go_from_a_proposal_to_what_others_do_and_count_for_their_duty) {
  obligations::Assigned activity;
  activity.title = "Nhân rộng sáng kiến";
  compiler::Quota once;
  once.count = 1;
  once.per = "month";
  activity.quota = once;
  const auto duty = lay(activity).front();
  initiatives::Draft of = draft();
  of.occurrence = duty.id;
  const std::string id = proposed(of);
  EXPECT_EQ(initiatives->recognise(head, id, {"12/QĐ-SXD", "2026-01-08", ""}).error().kind, ErrorKind::conflict)
      << "nobody gave an opinion yet";
  EXPECT_EQ(initiatives->take_over(staff, id, {"Sở Nội vụ", "2026-01-08", ""}).error().kind, ErrorKind::conflict);
  EXPECT_EQ(initiatives->appraise(office, id, Opinion::support, " ").error().field, "y-kien");
  ASSERT_TRUE(initiatives->appraise(office, id, Opinion::support, "Đã chạy thử ba tháng."));
  EXPECT_FALSE(initiatives->appraise(office, id, Opinion::oppose, "Muộn"));
  EXPECT_TRUE(initiatives->submission(office).starts_with("PK"));
  EXPECT_EQ(initiatives->recognise(head, id, {"", "2026-01-08", ""}).error().field, "so-quyet-dinh");
  EXPECT_EQ(initiatives->recognise(head, id, {"12", "2026-02-08", ""}).error().field, "ngay-quyet-dinh");
  ASSERT_TRUE(initiatives->recognise(head, id, {"12/QĐ-SXD", "2026-01-08", "Giấy khen"}));
  const auto recognised = *initiatives->find(head, id);
  EXPECT_EQ(recognised.state, State::recognised);
  EXPECT_EQ(owed->find("t", duty.id)->state, obligations::State::done);
  EXPECT_EQ(service->find("t", recognised.evidence)->unit, "u") << "the duty of the unit that proposed it";
  ASSERT_TRUE(initiatives->take_over(staff, id, {"Sở Nội vụ", "2026-01-09", "Ba xã"}));
  EXPECT_FALSE(initiatives->take_over(staff, id, {"SỞ NỘI VỤ", "2026-01-09", ""})) << "once for each unit";
  EXPECT_EQ(initiatives->find(head, id)->uses, 1);
  EXPECT_EQ(initiatives->uses(recognised).front().unit, "Sở Nội vụ");
}

TEST_P(Initiatives, a_refusal_has_a_reason_and_stays_known) {
  const std::string id = proposed(draft());
  ASSERT_TRUE(initiatives->appraise(office, id, Opinion::support, "Tốt."));
  EXPECT_EQ(initiatives->refuse(head, id, "").error().field, "ly-do");
  ASSERT_TRUE(initiatives->refuse(head, id, "Đã có đơn vị làm trước."));
  EXPECT_EQ(initiatives->find(head, id)->reason, "Đã có đơn vị làm trước.");
  const std::string other = proposed(draft());
  ASSERT_TRUE(initiatives->appraise(office, other, Opinion::oppose, "Chưa rõ hiệu quả."));
  EXPECT_EQ(initiatives->list(office, State::refused, {}).initiatives.size(), 2U);
  EXPECT_TRUE(initiatives->list(office, State::proposed, {}).initiatives.empty());
}

TEST_P(Initiatives, are_edited_until_they_are_judged_and_by_one_at_a_time) {
  const std::string id = proposed(draft());
  initiatives::Draft better = draft();
  better.effect = "Giảm 30% thời gian chờ.";
  ASSERT_TRUE(initiatives->edit(staff, id, better, 0));
  EXPECT_EQ(initiatives->edit(office, id, draft(), 0).error().kind, ErrorKind::conflict);
  EXPECT_EQ(initiatives->edit(actor(Role::staff, "v", "other"), id, better, 1).error().kind, ErrorKind::forbidden);
  ASSERT_TRUE(initiatives->withdraw(staff, id));
  EXPECT_FALSE(initiatives->edit(staff, id, better, 2));
}

TEST_P(Initiatives, a_wrong_form_is_told_at_its_field_and_others_see_nothing) {
  initiatives::Draft bad = draft();
  bad.authors = "";
  EXPECT_EQ(initiatives->propose(staff, bad, {}).error().field, "tac-gia");
  bad = draft();
  bad.kind = "x";
  EXPECT_EQ(initiatives->propose(staff, bad, {}).error().field, "loai");
  bad = draft();
  bad.solution = std::string(30'000, 'a');
  EXPECT_EQ(initiatives->propose(staff, bad, {}).error().field, "giai-phap");
  base::Actor elsewhere = office;
  elsewhere.agency = "b";
  EXPECT_FALSE(initiatives->find(elsewhere, proposed(draft())));
  EXPECT_TRUE(initiatives->list(elsewhere, std::nullopt, {}).initiatives.empty());
}

ON_EVERY_ENGINE(Initiatives);

}  // namespace
