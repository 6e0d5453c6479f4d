// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <thread>

#include "compiler/compile.h"
#include "documents/read/read.h"
#include "features/resources/service.h"
#include "support/engines.h"

namespace {

using base::ErrorKind;
using base::Role;

class Resources : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    agencies.emplace(db(), *audit, clock);
    owed.emplace(db(), *audit, clock);
    plans.emplace(db(), *audit, *agencies, *owed, clock);
    service.emplace(db(), *audit, *plans, clock);
    const auto document = documents::read(
        "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\n\nI. NHIỆM VỤ\n1. In tờ rơi.\n- Chủ trì: Văn phòng Sở.\n"
        "- Thời gian thực hiện: Quý I/2026.\n",
        "plan.txt", {});
    plan = *plans->import(office, "doc", compiler::compile(*document));
  }
  resources::NewLine line(const std::string& planned) { return {plan, "", "In tờ rơi", "Ngân sách đã giao", planned}; }
  resources::NewMaterial leaflets() { return {"", "leaflet", "Tờ rơi dịch vụ công", "tờ", "1000", ""}; }

  std::optional<audit::Service> audit{};
  std::optional<agencies::Service> agencies{};
  std::optional<obligations::Service> owed{};
  std::optional<plans::Service> plans{};
  std::optional<resources::Service> service{};
  base::Actor office = actor(Role::office, "a"), staff = actor(Role::staff);
  std::string plan{};
};

TEST_P(Resources, money_planned_and_spent_adds_up_and_a_form_sent_twice_pays_once) {
  const std::string id = *service->add_line(office, line("15.000.000 đồng"));
  ASSERT_TRUE(service->pay(staff, id, {"f1", "2.500.000", "", "HĐ 12", ""}));
  ASSERT_TRUE(service->pay(staff, id, {"f1", "2.500.000", "", "HĐ 12", ""}));
  ASSERT_TRUE(service->pay(staff, id, {"f2", "-500.000", "", "", "thu hồi"}));
  EXPECT_EQ(service->pay(staff, id, {"f3", "-3.000.000", "", "", ""}).error().field, "so-tien")
      << "more than was spent";
  const auto now_is = *service->line(office, id);
  EXPECT_EQ(now_is.planned, 15'000'000);
  EXPECT_EQ(now_is.spent, 2'000'000);
  EXPECT_EQ(service->payments(office, id).size(), 2U) << "what was refused left nothing";
  EXPECT_EQ(service->lines(office, plan).size(), 1U);
}

TEST_P(Resources, an_activity_gives_its_name_to_its_money) {
  resources::NewLine of = line("1.000");
  of.title.clear();
  EXPECT_EQ(service->add_line(office, of).error().field, "noi-dung");
  of.activity = "khong-co";
  EXPECT_EQ(service->add_line(office, of).error().field, "hoat-dong");
  of.activity = plans->activities("t", plan).front().id;
  ASSERT_TRUE(service->add_line(office, of));
  EXPECT_FALSE(service->lines(office, plan).front().title.empty());
  EXPECT_EQ(service->add_line(office, line("nhiều")).error().field, "du-kien");
  base::Actor elsewhere = office;
  elsewhere.agency = "b";
  EXPECT_EQ(service->add_line(elsewhere, line("1.000")).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(service->lines(elsewhere, plan).empty());
}

TEST_P(Resources, nothing_is_given_out_that_was_not_made) {
  const std::string id = *service->add_material(staff, leaflets());
  ASSERT_TRUE(service->hand_out(staff, id, {"f1", "Phường Hạc Thành", "600", "", ""}));
  ASSERT_TRUE(service->hand_out(staff, id, {"f1", "Phường Hạc Thành", "600", "", ""}));
  EXPECT_EQ(service->hand_out(staff, id, {"f2", "Phường Sầm Sơn", "500", "", ""}).error().kind, ErrorKind::conflict);
  EXPECT_EQ(service->material(staff, id)->left(), 400);
  EXPECT_EQ(service->handouts(staff, id).size(), 1U);
  EXPECT_EQ(service->hand_out(staff, id, {"f3", "", "1", "", ""}).error().field, "noi-nhan");
  EXPECT_EQ(service->hand_out(staff, id, {"f3", "Ai đó", "1", "2027-01-01", ""}).error().field, "ngay-phat");
}

TEST_P(Resources, two_hands_at_once_do_not_take_the_same_pieces) {
  const std::string id = *service->add_material(staff, leaflets());
  std::vector<std::thread> hands;
  for (int i = 0; i < 4; ++i)
    hands.emplace_back([&, i] {
      static_cast<void>(
          service->hand_out(staff, id, {"g" + std::to_string(i), "Nơi " + std::to_string(i), "400", "", ""}));
    });
  for (std::thread& hand : hands) hand.join();
  EXPECT_EQ(service->material(staff, id)->given, 800);
  EXPECT_EQ(service->handouts(staff, id).size(), 2U);
}

TEST_P(Resources, a_wrong_piece_of_material_is_told_at_its_field) {
  const auto wrong = [&](auto change) {
    resources::NewMaterial bad = leaflets();
    change(bad);
    const auto added = service->add_material(staff, bad);
    return added ? std::string("added") : added.error().field;
  };
  EXPECT_EQ(wrong([](auto& m) { m.title = ""; }), "ten");
  EXPECT_EQ(wrong([](auto& m) { m.kind = "x"; }), "loai");
  EXPECT_EQ(wrong([](auto& m) { m.made = "0"; }), "so-luong");
  EXPECT_EQ(wrong([](auto& m) { m.made_on = "ngày mai"; }), "ngay-in");
  EXPECT_EQ(wrong([](auto& m) { m.plan = "khong-co"; }), "ke-hoach");
}

ON_EVERY_ENGINE(Resources);

}  // namespace
