// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/collect.h"

#include <gtest/gtest.h>

#include "compiler/changed_units.h"
#include "compiler/compile.h"
#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::word_document;

Plan plan_of(std::string_view preamble, std::string_view body) {
  return compile(word_document("KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\n" + std::string(preamble) +
                               "\nI. NỘI DUNG\n1. Đăng tin, bài.\n" + std::string(body)));
}

Plan plan_with_duties(std::string_view duties) {
  return plan_of("Sở ban hành Kế hoạch như sau:", "II. TỔ CHỨC THỰC HIỆN\n" + std::string(duties));
}

TEST(LegalBases, of_the_preamble_are_bases_and_those_of_the_body_mentions) {
  const Plan plan = plan_of("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;",
                            "2. Tuyên truyền Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh.");
  ASSERT_EQ(plan.legal_bases.size(), 2U);
  EXPECT_EQ(plan.legal_bases[0].number, "76/NQ-CP");
  EXPECT_EQ(plan.legal_bases[0].role, Role::base);
  EXPECT_EQ(plan.legal_bases[0].path, "");
  EXPECT_EQ(plan.legal_bases[1].number, "12/QĐ-UBND");
  EXPECT_EQ(plan.legal_bases[1].role, Role::mention);
  EXPECT_EQ(plan.legal_bases[1].path, "I/2");
}

TEST(LegalBases, are_found_in_the_cells_of_tables) {
  const Plan plan = plan_of("Sở ban hành Kế hoạch:",
                            "2. Phân công\n| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Tuyên truyền Nghị quyết số "
                            "18-NQ/TW ngày 25/10/2017 | Văn phòng Sở | Quý I/2026 |");
  ASSERT_EQ(plan.legal_bases.size(), 1U);
  EXPECT_EQ(plan.legal_bases[0].number, "18-NQ/TW");
  EXPECT_EQ(plan.legal_bases[0].role, Role::mention);
}

TEST(SmallFacts, stand_once_in_a_plan) {
  const Plan plan = plan_of("Thực hiện cải cách hành chính (sau đây viết tắt là CCHC);",
                            "2. Công khai Chỉ số SIPAS; thư gửi vp@hoaan.example.vn.\n3. Nâng cao Chỉ số SIPAS; gửi "
                            "vp@hoaan.example.vn.");
  ASSERT_EQ(plan.abbreviations.size(), 1U);
  EXPECT_EQ(plan.abbreviations[0].brief, "CCHC");
  EXPECT_EQ(plan.abbreviations[0].full, "cải cách hành chính");
  ASSERT_EQ(plan.indices.size(), 1U);
  EXPECT_EQ(plan.indices[0].code, "SIPAS");
  ASSERT_EQ(plan.contacts.size(), 1U);
  EXPECT_EQ(plan.contacts[0].value, "vp@hoaan.example.vn");
  EXPECT_EQ(plan.contacts[0].kind, "email");
}

TEST(Deadlines, say_who_owes_what_to_whom_until_when) {
  const Plan plan =
      plan_with_duties("1. Các phòng, đơn vị báo cáo kết quả thực hiện gửi về Văn phòng Sở trước ngày 15/11/2026.");
  ASSERT_EQ(plan.deadlines.size(), 1U);
  const Deadline& deadline = plan.deadlines[0];
  EXPECT_EQ(deadline.who, "Các phòng, đơn vị");
  EXPECT_EQ(deadline.what, "báo cáo kết quả thực hiện gửi về Văn phòng Sở");
  EXPECT_EQ(deadline.to, "Văn phòng Sở");
  EXPECT_EQ(deadline.raw, "trước ngày 15/11/2026");
  EXPECT_EQ(base::iso(deadline.date.value()), "2026-11-15");
  EXPECT_EQ(deadline.path, "II/1");
}

TEST(Deadlines, take_the_unit_of_the_heading_where_the_sentence_names_none) {
  const Plan plan = plan_with_duties("1. Văn phòng Sở\na) Báo cáo UBND tỉnh trước ngày 30/11/2026.");
  ASSERT_EQ(plan.deadlines.size(), 1U);
  EXPECT_EQ(plan.deadlines[0].who, "Văn phòng Sở");
  EXPECT_EQ(plan.deadlines[0].to, "UBND tỉnh");
}

TEST(Deadlines, of_every_month_have_no_date) {
  const Plan plan =
      plan_with_duties("1. Các phòng, đơn vị báo cáo kết quả gửi về Văn phòng Sở trước ngày 18 hằng tháng.");
  ASSERT_EQ(plan.deadlines.size(), 1U);
  EXPECT_FALSE(plan.deadlines[0].date);
}

TEST(Deadlines, times_that_bind_nobody_are_none) {
  EXPECT_TRUE(plan_with_duties("1. Văn phòng Sở tổ chức hội nghị trong Quý II/2026.").deadlines.empty());
  EXPECT_TRUE(plan_with_duties("1. Văn phòng Sở thường xuyên theo dõi.").deadlines.empty());
}

TEST(Units, different_spellings_of_one_name_are_aliases) {
  const Plan plan = plan_of("Sở ban hành Kế hoạch:",
                            "2. Mở lớp.\n- Chủ trì: UBND các xã, phường.\n3. Thi tìm hiểu.\n- Chủ trì: Ủy ban nhân dân "
                            "các xã, phường.\n4. Kiểm tra.\n- Chủ trì: Thanh tra Sở.");
  ASSERT_EQ(plan.units.size(), 2U);
  EXPECT_EQ(plan.units[0].name, "UBND các xã, phường");
  EXPECT_EQ(plan.units[0].aliases, (std::vector<std::string>{"Ủy ban nhân dân các xã, phường"}));
  EXPECT_EQ(plan.units[1].name, "Thanh tra Sở");
  EXPECT_TRUE(plan.units[1].aliases.empty());
}

TEST(Units, an_abbreviation_of_the_text_is_an_alias) {
  const Plan plan = plan_of("Thực hiện chuyển đổi số (sau đây viết tắt là CĐS);",
                            "2. Mở lớp.\n- Chủ trì: Phòng Chuyển đổi số.\n3. Thi tìm hiểu.\n- Chủ trì: Phòng CĐS.");
  ASSERT_EQ(plan.units.size(), 1U);
  EXPECT_EQ(plan.units[0].aliases, (std::vector<std::string>{"Phòng CĐS"}));
}

TEST(ChangedUnits, are_folded_and_dated) {
  for (const ChangedUnit& unit : changed_units()) {
    EXPECT_TRUE(base::make_date(unit.year, unit.month, unit.day)) << unit.printed;
    EXPECT_FALSE(unit.became.empty());
  }
  EXPECT_EQ(base::iso(district_level_ended()), "2025-07-01");
}

}  // namespace
