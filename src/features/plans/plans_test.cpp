// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "compiler/compile.h"
#include "documents/read/read.h"
#include "features/plans/differences.h"
#include "features/plans/service.h"
#include "support/engines.h"

namespace {

using agencies::UnitKind;
using base::Role;

class Plans : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    units.emplace(db(), *audit, clock);
    owed.emplace(db(), *audit, clock);
    service.emplace(db(), *audit, *units, *owed, clock);
  }
  std::string unit(const std::string& parent, UnitKind kind, const std::string& name, bool is_agency = false) {
    agencies::NewUnit unit;
    unit.parent = parent;
    unit.kind = kind;
    unit.name = name;
    unit.is_agency = is_agency;
    return *units->add(actor(Role::administrator), unit);
  }
  // A department with its parts; the actors of the test work there.
  void department(const std::string& name, const std::vector<std::pair<UnitKind, std::string>>& parts) {
    agency = unit("", UnitKind::department, name, true);
    for (const auto& [kind, part] : parts) unit(agency, kind, part);
  }
  base::Actor somebody(Role role) const {
    base::Actor who = actor(role);
    who.agency = agency;
    who.unit = agency;
    return who;
  }
  static compiler::Plan read(const std::string& bytes, const std::string& name) {
    const auto document = documents::read(bytes, name, {});
    EXPECT_TRUE(document);
    return compiler::compile(*document);
  }
  std::string import(const std::string& text) {
    const auto id = service->import(somebody(Role::office), "doc", read(text, "plan.txt"));
    EXPECT_TRUE(id) << (id ? "" : id.error().message);
    return id ? *id : "";
  }
  plans::Plan plan(const std::string& id) const { return *service->find("t", id); }
  static plans::Edit edit_of(const plans::Activity& activity) {
    plans::Edit edit;
    edit.text = activity.text;
    for (const plans::Party& party : activity.lead) edit.lead += party.printed + ";";
    for (const plans::Party& party : activity.coordinate) edit.coordinate += party.printed + ";";
    if (activity.time) {
      edit.time_raw = activity.time->raw;
      edit.time_kind = plans::code_of(activity.time->kind);
      edit.time_every = activity.time->every;
    }
    edit.is_included = activity.is_included;
    return edit;
  }

  std::optional<audit::Service> audit{};
  std::optional<agencies::Service> units{};
  std::optional<obligations::Service> owed{};
  std::optional<plans::Service> service{};
  std::string agency{};
};

constexpr const char* small_plan = R"(KẾ HOẠCH
Tuyên truyền công tác cải cách hành chính năm 2026 của Sở Xây dựng

I. NHIỆM VỤ
1. Duy trì chuyên mục “Cải cách hành chính” trên Trang thông tin điện tử của Sở, mỗi tháng ít nhất 02 tin, bài.
- Chủ trì: Văn phòng Sở.
- Phối hợp: Các phòng, đơn vị thuộc Sở.
- Thời gian thực hiện: Thường xuyên trong năm.
2. Tổ chức hội nghị đối thoại với doanh nghiệp.
- Chủ trì: Phòng Nhà ở.
- Phối hợp: Hội Doanh nghiệp trẻ.
- Thời gian thực hiện: Quý II/2026.
)";

TEST_P(Plans, a_document_becomes_a_draft_whose_known_names_are_bound) {
  department("Sở Xây dựng", {{UnitKind::office, "Văn phòng"}, {UnitKind::division, "Phòng Nhà ở"}});
  const std::string id = import(small_plan);
  EXPECT_EQ(plan(id).state, plans::State::draft);
  EXPECT_EQ(plan(id).year, 2026);
  const std::vector<plans::Activity> activities = service->activities("t", id);
  ASSERT_GE(activities.size(), 2U);
  EXPECT_EQ(activities[0].lead.front().how, "exact");
  EXPECT_EQ(activities[0].lead.front().target_name, "Văn phòng");
  EXPECT_EQ(activities[0].coordinate.front().target, "set:all");
  const std::vector<plans::Unbound> unbound = service->unbound(plan(id));
  ASSERT_EQ(unbound.size(), 1U);
  EXPECT_EQ(unbound.front().printed, "Hội Doanh nghiệp trẻ");
}

TEST_P(Plans, are_not_accepted_before_every_name_is_bound_and_then_lay_obligations) {
  department("Sở Xây dựng", {{UnitKind::office, "Văn phòng"}, {UnitKind::division, "Phòng Nhà ở"}});
  const std::string id = import(small_plan);
  const auto refused = service->accept(somebody(Role::head), id, "");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("Hội Doanh nghiệp trẻ"), std::string::npos);
  EXPECT_FALSE(service->bind(somebody(Role::office), id, "Hội Doanh nghiệp trẻ", "nowhere"));
  ASSERT_TRUE(service->bind(somebody(Role::office), id, "Hội Doanh nghiệp trẻ", "open"));
  const auto accepted = service->accept(somebody(Role::head), id, "Ban hành");
  ASSERT_TRUE(accepted) << accepted.error().message;
  EXPECT_EQ(accepted->version, 1);
  // Twelve months and a conference to lead; the office and the division coordinate the column.
  EXPECT_EQ(owed->tally_of_plan("t", id).total, 13);
  EXPECT_EQ(owed->tally_of_plan("t", id).coordinate_total, 2);
  EXPECT_FALSE(service->accept(somebody(Role::head), id, "again"));
  // The answer is remembered for the next plan.
  const std::string next = import(small_plan);
  EXPECT_TRUE(service->unbound(plan(next)).empty());
  EXPECT_EQ(audit->first_fault("t").value_or(""), "");
}

TEST_P(Plans, corrections_are_kept_apart_from_what_was_read_and_nobody_overwrites_another) {
  department("Sở Xây dựng", {{UnitKind::office, "Văn phòng"}, {UnitKind::division, "Phòng Nhà ở"}});
  const std::string id = import(small_plan);
  const plans::Activity activity = service->activities("t", id)[1];
  plans::Edit edit = edit_of(activity);
  edit.time_raw = "Quý III/2026";
  edit.time_kind = "quarter";
  edit.time_from = "01/07/2026";
  edit.time_to = "30/09/2026";
  ASSERT_TRUE(service->edit(somebody(Role::office), id, activity.id, edit, activity.edits));
  const auto second = service->edit(somebody(Role::office), id, activity.id, edit, activity.edits);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, base::ErrorKind::conflict);
  const std::vector<plans::Correction> corrections = service->corrections("t", id);
  ASSERT_EQ(corrections.size(), 1U);
  EXPECT_EQ(corrections.front().field, "thời gian");
  EXPECT_EQ(corrections.front().was, "Quý II/2026");
  EXPECT_EQ(corrections.front().becomes, "Quý III/2026");
  edit.time_to = "31/02/2026";
  const auto wrong = service->edit(somebody(Role::office), id, activity.id, edit, activity.edits + 1);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().field, "den");
}

TEST_P(Plans, are_worked_on_by_their_own_agency_alone_and_by_those_who_may) {
  department("Sở Xây dựng", {{UnitKind::office, "Văn phòng"}, {UnitKind::division, "Phòng Nhà ở"}});
  const std::string id = import(small_plan);
  const plans::Activity activity = service->activities("t", id)[1];
  base::Actor stranger = somebody(Role::office);
  stranger.agency = unit("", UnitKind::commune, "Xã Mường La", true);
  for (const base::Actor& who : {stranger, somebody(Role::staff)}) {
    const auto edited = service->edit(who, id, activity.id, edit_of(activity), activity.edits);
    ASSERT_FALSE(edited);
    EXPECT_EQ(edited.error().kind, base::ErrorKind::forbidden);
    EXPECT_FALSE(service->edit_head(who, id, {"Tên", "", "", "2026", "", {}, {}}, 1));
    EXPECT_FALSE(service->bind(who, id, "Hội Doanh nghiệp trẻ", "open"));
    EXPECT_FALSE(service->clear(who, id, 1, ""));
    EXPECT_FALSE(service->add(who, id, edit_of(activity)));
  }
  EXPECT_FALSE(service->import(somebody(Role::staff), "doc", read(small_plan, "plan.txt")));
  ASSERT_TRUE(service->bind(somebody(Role::office), id, "Hội Doanh nghiệp trẻ", "open"));
  const auto accepted = service->accept(somebody(Role::office), id, "");
  ASSERT_FALSE(accepted);
  EXPECT_EQ(accepted.error().kind, base::ErrorKind::forbidden);
  EXPECT_FALSE(service->propose(somebody(Role::staff), id, activity.id, "Bỏ", "Không cần"));  // not in force yet
}

TEST_P(Plans, keep_their_bases_and_money_until_somebody_changes_them) {
  department("Sở Xây dựng", {{UnitKind::office, "Văn phòng"}});
  const std::string id = import(small_plan);
  plans::HeadEdit head{"Kế hoạch mới", "12/KH-SXD", "05/01/2026", "2026", "Như trên", "Luật A", {}};
  ASSERT_TRUE(service->edit_head(somebody(Role::office), id, head, 1));
  head.bases.reset();
  ASSERT_TRUE(service->edit_head(somebody(Role::office), id, head, 2));
  EXPECT_EQ(plan(id).bases, "Luật A");
  EXPECT_EQ(plans::title_below(plan(id)), "Thực hiện Kế hoạch số 12/KH-SXD ngày 05/01/2026 (Kế hoạch mới)");
}

TEST_P(Plans, an_amendment_goes_from_unit_to_office_to_head_and_loses_nothing) {
  department("Sở Xây dựng", {{UnitKind::office, "Văn phòng"}, {UnitKind::division, "Phòng Nhà ở"}});
  const std::string id = import(small_plan);
  ASSERT_TRUE(service->bind(somebody(Role::office), id, "Hội Doanh nghiệp trẻ", "open"));
  ASSERT_TRUE(service->accept(somebody(Role::head), id, ""));
  obligations::Filter filter;
  filter.plan = id;
  const obligations::Occurrence first = owed->list("t", filter).occurrences.front();
  ASSERT_TRUE(db().write([&](db::Connection& c) { return owed->count(c, "t", first.id, 2); }));
  const plans::Activity second = service->activities("t", id)[1];
  EXPECT_FALSE(service->propose(somebody(Role::staff), id, second.id, "Lùi sang quý III", ""));
  ASSERT_TRUE(service->propose(somebody(Role::staff), id, second.id, "Lùi sang quý III", "Trùng cao điểm"));
  const plans::Proposal proposal = service->proposals("t", id).front();
  EXPECT_FALSE(service->answer(somebody(Role::office), id, proposal.id, plans::Service::Answer::refused, ""));
  ASSERT_TRUE(service->answer(somebody(Role::office), id, proposal.id, plans::Service::Answer::taken, ""));
  EXPECT_FALSE(service->answer(somebody(Role::office), id, proposal.id, plans::Service::Answer::taken, ""));
  plans::Edit edit = edit_of(second);
  edit.time_raw = "Quý III/2026";
  edit.time_kind = "quarter";
  edit.time_from = "2026-07-01";
  edit.time_to = "2026-09-30";
  ASSERT_TRUE(service->edit(somebody(Role::office), id, second.id, edit, second.edits));
  ASSERT_EQ(service->pending(plan(id)).size(), 1U);
  EXPECT_EQ(plan(id).version, 1);  // not in force before the head says so
  ASSERT_TRUE(service->accept(somebody(Role::head), id, "Theo đề nghị của Phòng Nhà ở"));
  EXPECT_EQ(owed->find("t", first.id)->state, obligations::State::done);
  EXPECT_EQ(owed->tally_of_plan("t", id).total, 13);
  const auto difference = service->difference("t", id, 2);
  ASSERT_TRUE(difference);
  ASSERT_EQ(difference->size(), 1U);
  EXPECT_NE(difference->front().after.find("Quý III"), std::string::npos);
  EXPECT_TRUE(owed->sum_faults().empty());
}

TEST_P(Plans, a_plan_below_is_drafted_from_the_one_above) {
  department("Sở Xây dựng", {{UnitKind::office, "Văn phòng"}, {UnitKind::division, "Phòng Nhà ở"}});
  const std::string above = import(small_plan);
  const std::string activity = service->activities("t", above).front().id;
  EXPECT_FALSE(service->draft_from(somebody(Role::office), above, {activity}, ""));  // not in force yet
  ASSERT_TRUE(service->bind(somebody(Role::office), above, "Hội Doanh nghiệp trẻ", "open"));
  ASSERT_TRUE(service->accept(somebody(Role::head), above, ""));
  base::Actor below = somebody(Role::office);
  below.agency = unit("", UnitKind::commune, "Xã Mường La", true);
  EXPECT_FALSE(service->draft_from(below, above, {}, ""));
  const auto id = service->draft_from(below, above, {activity}, "");
  ASSERT_TRUE(id);
  EXPECT_EQ(plan(*id).parent, above);
  EXPECT_NE(plan(*id).bases.find("Tuyên truyền công tác cải cách hành chính năm 2026"), std::string::npos);
  EXPECT_TRUE(service->activities("t", *id).front().lead.empty());
  EXPECT_EQ(service->children("t", above).size(), 1U);
  EXPECT_EQ(service->above(somebody(Role::office)).size(), 1U);
  const auto tallies = owed->tallies_of_plans("t", {above, *id});
  ASSERT_EQ(tallies.size(), 1U);
  EXPECT_EQ(tallies.at(above).total, owed->tally_of_plan("t", above).total);
}

// The five plans that the product exists for: every assigned activity, quota and report comes out as obligations.
TEST_P(Plans, the_five_real_plans_become_dated_obligations) {
  const std::filesystem::path seeds = SOURCE_DIR "/../shared/seeds";
  if (!std::filesystem::is_directory(seeds)) GTEST_SKIP() << "the real plans lie outside the repository";
  int assigned = 0, quotas = 0, reports = 0;
  for (const auto& file : std::filesystem::directory_iterator(seeds)) {
    if (file.path().extension() != ".txt") continue;
    std::ostringstream bytes;
    bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
    department(
        "Cơ quan " + file.path().stem().string(),
        {{UnitKind::office, "Văn phòng"}, {UnitKind::division, "Phòng A"}, {UnitKind::public_unit, "Trung tâm B"}});
    const auto id = service->import(somebody(Role::office), "doc", read(bytes.str(), file.path().filename()));
    ASSERT_TRUE(id) << file.path();
    const std::string office =
        units->match("t", agency, "Văn phòng", base::day_number(base::date_of(now))).front().unit;
    for (const plans::Activity& activity : service->activities("t", *id)) {
      assigned += activity.kind == "assigned";
      quotas += activity.quota.has_value();
      reports += activity.kind == "report";
      if (!activity.is_included || !activity.lead.empty()) continue;
      plans::Edit edit = edit_of(activity);  // a person says who
      edit.lead = "Văn phòng";
      edit.quota_count = activity.quota ? std::to_string(activity.quota->count) : "";
      edit.quota_per = activity.quota ? activity.quota->per : "";
      ASSERT_TRUE(service->edit(somebody(Role::office), *id, activity.id, edit, activity.edits));
    }
    for (const plans::Unbound& name : service->unbound(plan(*id)))
      ASSERT_TRUE(service->bind(somebody(Role::office), *id, name.printed, office)) << name.printed;
    const auto accepted = service->accept(somebody(Role::head), *id, "");
    ASSERT_TRUE(accepted) << file.path() << ": " << accepted.error().message;
    const obligations::Tally tally = owed->tally_of_plan("t", *id);
    EXPECT_GT(tally.total, 0) << file.path();
    EXPECT_LT(tally.undated, tally.total) << file.path();
  }
  EXPECT_EQ(assigned, 28);
  EXPECT_EQ(quotas, 2);
  EXPECT_EQ(reports, 2);
  EXPECT_TRUE(owed->sum_faults().empty());
}

ON_EVERY_ENGINE(Plans);

TEST(WordDifferences, show_what_went_and_what_came) {
  const auto pieces = plans::word_differences("trong Quý II năm 2026", "trong Quý III năm 2026 và 2027");
  ASSERT_EQ(pieces.size(), 5U);
  EXPECT_EQ(pieces[1].text, "II");
  EXPECT_EQ(pieces[1].change, plans::Change::dropped);
  EXPECT_EQ(pieces[2].text, "III");
  EXPECT_EQ(pieces[4].text, "và 2027");
}

}  // namespace
