// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/duties.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "support/plan_text.h"

namespace {
using namespace compiler;

// "path: lead + partners" of each activity of the organisation part.
std::vector<std::string> duties(std::string_view part) {
  const Plan plan = compile(support::word_document(
      "KẾ HOẠCH\nTuyên truyền năm 2026\nI. NỘI DUNG\n1. Đăng tin.\nII. TỔ CHỨC THỰC HIỆN\n" + std::string(part)));
  std::vector<std::string> out;
  for (const Activity& activity : plan.activities) {
    if (!activity.path.starts_with("II")) continue;
    std::string text = activity.path + (activity.kind == Kind::assigned ? "!" : "") + ":";
    for (const Mention& mention : activity.lead) text += " [" + mention.text + "]";
    for (const Mention& mention : activity.coordinate) text += " +[" + mention.text + "]";
    out.push_back(text);
  }
  return out;
}

using Duties = std::vector<std::string>;

TEST(Duties, lie_on_the_unit_their_heading_names) {
  EXPECT_EQ(duties("1. Văn phòng Sở\na) Theo dõi, đôn đốc việc thực hiện.\nb) Tổng hợp kết quả.\n2. Thanh tra Sở\n"
                   "a) Kiểm tra việc thực hiện."),
            (Duties{"II/1/a: [Văn phòng Sở]", "II/1/b: [Văn phòng Sở]", "II/2/a: [Thanh tra Sở]"}));
}

TEST(Duties, lie_on_the_subject_of_their_sentence) {
  EXPECT_EQ(duties("1. Văn phòng Sở theo dõi, đôn đốc việc thực hiện.\n2. Thủ trưởng các đơn vị chịu trách nhiệm về "
                   "nội dung."),
            (Duties{"II/1: [Văn phòng Sở]", "II/2: [Thủ trưởng các đơn vị]"}));
}

TEST(Duties, lie_on_the_unit_that_is_ordered) {
  EXPECT_EQ(duties("1. Giao Văn phòng Sở theo dõi, đôn đốc việc thực hiện."), (Duties{"II/1: [Văn phòng Sở]"}));
}

TEST(Duties, a_run_in_heading_names_the_unit) {
  EXPECT_EQ(duties("1. Văn phòng Sở: Theo dõi, đôn đốc việc thực hiện."), (Duties{"II/1: [Văn phòng Sở]"}));
}

TEST(Duties, lead_and_partners_in_one_sentence_assign) {
  EXPECT_EQ(duties("1. Văn phòng Sở\na) Chủ trì, phối hợp với Thanh tra Sở kiểm tra việc thực hiện."),
            (Duties{"II/1/a!: [Văn phòng Sở] +[Thanh tra Sở]"}));
}

TEST(Duties, the_closing_paragraph_lays_a_duty_on_those_it_names) {
  EXPECT_EQ(duties("1. Văn phòng Sở theo dõi việc thực hiện.\nTrong quá trình thực hiện, các phòng, đơn vị phản ánh "
                   "khó khăn về Văn phòng Sở để tổng hợp.")
                .back(),
            "II/¶end: [các phòng, đơn vị]");
}

TEST(IsDutyClosing, knows_the_formula_that_asks_for_nothing) {
  EXPECT_FALSE(is_duty_closing("Trên đây là Kế hoạch tuyên truyền năm 2026 của Sở."));
  EXPECT_TRUE(is_duty_closing("Trong quá trình thực hiện, các phòng đề xuất gửi Văn phòng tổng hợp."));
  EXPECT_FALSE(is_duty_closing("Trong quá trình thực hiện có nhiều thuận lợi."));
}

}  // namespace
