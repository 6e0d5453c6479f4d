// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/activities.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::word_document;

std::string names(const std::vector<Mention>& mentions) {
  std::string out;
  for (const Mention& mention : mentions) out += (out.empty() ? "" : ", ") + mention.text;
  return out;
}

std::string brief(const Activity& activity) {
  static constexpr const char* kinds[] = {"assigned", "content", "form", "duty"};
  std::string out = activity.path + " " + kinds[static_cast<int>(activity.kind)] + ": " + activity.text;
  if (!activity.lead.empty()) out += " < " + names(activity.lead);
  if (!activity.coordinate.empty()) out += " + " + names(activity.coordinate);
  if (activity.time) out += " @ " + activity.time->raw;
  return out;
}

Plan plan_of(std::string_view body) {
  return compile(word_document("KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\nSở ban hành Kế hoạch như sau:\n" +
                               std::string(body)));
}

std::vector<std::string> activities(std::string_view body) {
  std::vector<std::string> out;
  for (const Activity& activity : plan_of(body).activities) out.push_back(brief(activity));
  return out;
}

using Briefs = std::vector<std::string>;

TEST(Activities, fields_below_an_item_assign_it) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Đăng tin, bài.\n- Đơn vị chủ trì: Văn phòng Sở.\n- Đơn vị phối hợp: Thanh tra "
                       "Sở.\n- Thời gian thực hiện: Quý II/2026.\n2. Mở lớp tập huấn.\n- Chủ trì: Phòng Nghiệp vụ.\n"
                       "- Thời gian: Quý III/2026."),
            (Briefs{"I/1 assigned: Đăng tin, bài. < Văn phòng Sở + Thanh tra Sở @ Quý II/2026",
                    "I/2 assigned: Mở lớp tập huấn. < Phòng Nghiệp vụ @ Quý III/2026"}));
}

TEST(Activities, the_bullets_of_an_item_are_part_of_it) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Đăng tin, bài\n- Về thể chế;\n- Về thủ tục.\nChủ trì: Văn phòng Sở.\n"
                       "Thời gian: Quý II/2026.\n2. Mở lớp.\n- Chủ trì: Phòng Nghiệp vụ.")
                .front(),
            "I/1 assigned: Đăng tin, bài\n- Về thể chế;\n- Về thủ tục. < Văn phòng Sở @ Quý II/2026");
}

TEST(Activities, each_run_of_fields_speaks_of_the_bullets_before_it) {
  EXPECT_EQ(
      activities("I. NỘI DUNG\n1. Trên mạng\n- Đăng tin về thể chế.\nChủ trì: Văn phòng Sở.\nThời gian: Quý I/2026.\n"
                 "- Đăng tin về thủ tục.\nChủ trì: Thanh tra Sở.\nThời gian: Quý II/2026."),
      (Briefs{"I/1/-1 assigned: Đăng tin về thể chế. < Văn phòng Sở @ Quý I/2026",
              "I/1/-2 assigned: Đăng tin về thủ tục. < Thanh tra Sở @ Quý II/2026"}));
}

TEST(Activities, units_may_stand_as_bullets_below_an_empty_field) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Đăng tin, bài.\n- Đơn vị thực hiện:\n+ Văn phòng Sở;\n+ Thanh tra Sở.\n"
                       "- Thời gian: Quý I/2026."),
            (Briefs{"I/1 assigned: Đăng tin, bài. < Văn phòng Sở, Thanh tra Sở @ Quý I/2026"}));
}

TEST(Activities, a_field_at_the_end_of_a_sentence_assigns) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Mở lớp tập huấn. Chủ trì: Văn phòng Sở; thời gian: Quý I/2026."),
            (Briefs{"I/1 assigned: Mở lớp tập huấn. < Văn phòng Sở @ Quý I/2026"}));
}

TEST(Activities, a_sentence_that_lays_the_lead_on_a_unit_assigns) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Đăng tin.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở chủ trì, phối hợp với Thanh "
                       "tra Sở theo dõi việc thực hiện Kế hoạch."),
            (Briefs{"I/1 content: Đăng tin.",
                    "II/1 assigned: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở theo dõi việc thực hiện Kế hoạch. "
                    "< Văn phòng Sở + Thanh tra Sở"}));
}

TEST(Activities, aims_are_none) {
  EXPECT_EQ(activities("I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức.\n2. Tạo đồng thuận.\nII. NỘI DUNG\n1. Đăng tin."),
            (Briefs{"II/1 content: Đăng tin."}));
}

TEST(Activities, contents_and_forms_are_told_apart) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Kết quả cải cách.\nII. HÌNH THỨC TUYÊN TRUYỀN\n1. Qua hội nghị."),
            (Briefs{"I/1 content: Kết quả cải cách.", "II/1 form: Qua hội nghị."}));
}

TEST(Activities, a_sentence_that_only_opens_a_list_is_none) {
  EXPECT_EQ(activities("I. NỘI DUNG\nCác đơn vị tuyên truyền những nội dung dưới đây:\n- Thể chế.\n- Thủ tục.").front(),
            "I/-1 content: Thể chế.");
}

TEST(Activities, rows_of_a_table_assign) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Phân công\n| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |\n"
                       "| 1 | Đăng tin | Văn phòng Sở | Thanh tra Sở; Phòng Nghiệp vụ | Quý I/2026 |"),
            (Briefs{"I/1/T1/r1 assigned: Đăng tin < Văn phòng Sở + Thanh tra Sở, Phòng Nghiệp vụ @ Quý I/2026"}));
}

TEST(Activities, a_cell_may_label_its_own_parts) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Phân công\n| TT | Nội dung | Đơn vị thực hiện | Thời gian |\n"
                       "| 1 | Đăng tin | Chủ trì: Văn phòng Sở; Phối hợp: Thanh tra Sở | Quý I/2026 |"),
            (Briefs{"I/1/T1/r1 assigned: Đăng tin < Văn phòng Sở + Thanh tra Sở @ Quý I/2026"}));
}

TEST(Activities, a_cell_may_say_who_leads_in_words) {
  EXPECT_EQ(activities("I. NỘI DUNG\n1. Phân công\n| TT | Nội dung | Đơn vị thực hiện | Thời gian |\n"
                       "| 1 | Đăng tin | Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở | Quý I/2026 |"),
            (Briefs{"I/1/T1/r1 assigned: Đăng tin < Văn phòng Sở + Thanh tra Sở @ Quý I/2026"}));
}

TEST(Activities, an_appendix_table_assigns_under_the_name_of_the_appendix) {
  const Plan plan = compile(word_document(
      "KẾ HOẠCH\nTuyên truyền năm 2026\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn "
      "An\nPHỤ LỤC I\n| TT | Nội dung | Chủ trì | Thời gian |\n| I | TRÊN MẠNG | << | << |\n| 1 | Đăng tin | Văn phòng "
      "Sở | Quý I/2026 |"));
  ASSERT_EQ(plan.activities.size(), 1U);
  EXPECT_EQ(brief(plan.activities[0]), "PHỤ LỤC I/I/1 assigned: Đăng tin < Văn phòng Sở @ Quý I/2026");
  EXPECT_EQ(plan.sections.back().path, "PHỤ LỤC I/I");
}

TEST(Activities, quota_channel_and_audience_are_read_from_their_words) {
  const Plan plan = plan_of(
      "I. NỘI DUNG\n1. Đăng ít nhất 02 tin, bài/tháng trên Trang thông tin điện tử của Sở đến người dân.\n- Chủ trì: "
      "Văn phòng Sở.\n- Sản phẩm: Tin, bài.");
  ASSERT_EQ(plan.activities.size(), 1U);
  const Activity& activity = plan.activities[0];
  ASSERT_TRUE(activity.quota);
  EXPECT_EQ(activity.quota->count, 2);
  EXPECT_EQ(activity.quota->bound, Bound::min);
  EXPECT_EQ(activity.quota->per, "month");
  ASSERT_FALSE(activity.channels.empty());
  EXPECT_EQ(activity.channels[0].code, "website_unit");
  ASSERT_FALSE(activity.audiences.empty());
  EXPECT_EQ(activity.audiences[0].text, "người dân");
  EXPECT_EQ(activity.output, "Tin, bài.");
}

TEST(Activities, every_fact_has_a_place_in_the_source) {
  const Document document = word_document(
      "KẾ HOẠCH\nTuyên truyền năm 2026\nI. NỘI DUNG\n1. Đăng tin, bài.\n- Chủ trì: Văn phòng Sở.\n- Phối hợp: Thanh "
      "tra Sở.\n- Thời gian: Quý II/2026.");
  const Plan plan = compile(document);
  ASSERT_EQ(plan.activities.size(), 1U);
  const Activity& activity = plan.activities[0];
  EXPECT_EQ(quote(document, activity.at), "Đăng tin, bài.");
  EXPECT_EQ(quote(document, activity.lead.at(0).at), "Văn phòng Sở");
  EXPECT_EQ(quote(document, activity.coordinate.at(0).at), "Thanh tra Sở");
  EXPECT_EQ(quote(document, activity.time.value().at), "Quý II/2026.");
}

TEST(Sections, have_headings_without_labels_and_colons) {
  const Plan plan =
      plan_of("I. NỘI DUNG\n1. Cải cách thể chế: Tuyên truyền các văn bản mới.\n2. Thủ tục:\na) Đăng tin.");
  ASSERT_EQ(plan.sections.size(), 3U);
  EXPECT_EQ(plan.sections[0].heading, "NỘI DUNG");
  EXPECT_EQ(plan.sections[1].heading, "Cải cách thể chế");
  EXPECT_EQ(plan.sections[2].heading, "Thủ tục");
  EXPECT_EQ(plan.sections[2].path, "I/2");
}

TEST(Slogans, stand_without_their_quotation_marks) {
  const Plan plan =
      plan_of("I. NỘI DUNG\n1. Đăng tin.\nII. KHẨU HIỆU TUYÊN TRUYỀN\n1. “Hành chính phục vụ”\n2. Nhanh, đúng, gọn");
  ASSERT_EQ(plan.slogans.size(), 2U);
  EXPECT_EQ(plan.slogans[0].text, "Hành chính phục vụ");
  EXPECT_EQ(plan.slogans[1].text, "Nhanh, đúng, gọn");
  EXPECT_EQ(plan.slogans[1].path, "II/2");
}

TEST(Budget, is_what_its_section_says) {
  const Plan plan = plan_of(
      "I. NỘI DUNG\n1. Đăng tin.\nII. KINH PHÍ THỰC HIỆN\nTừ ngân sách năm 2026.\nThanh toán theo quy định.\n"
      "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở theo dõi.");
  ASSERT_TRUE(plan.budget);
  EXPECT_EQ(plan.budget->text, "Từ ngân sách năm 2026. Thanh toán theo quy định.");
}

}  // namespace
