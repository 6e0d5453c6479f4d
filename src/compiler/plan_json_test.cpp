// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "compiler/compile.h"
#include "support/json_schema.h"
#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using Json = nlohmann::json;

const std::string& schema() {
  static const std::string text = [] {
    std::ifstream file(SOURCE_DIR "/docs/plan.schema.json", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return text;
}

std::string breach(Document document) {
  document.sha256 = std::string(64, 'a');
  return support::schema_breach(schema(), to_json(compile(document), document));
}

Json json_of(const Document& document) { return Json::parse(to_json(compile(document), document)); }

constexpr std::string_view full_plan = R"(UBND TỈNH LÀO CAI
SỞ CÔNG THƯƠNG
Số: 12/KH-SCT
Lào Cai, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2026
Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính (sau đây viết tắt là CCHC);
I. NỘI DUNG
1. Đăng ít nhất 02 tin, bài/tháng trên Trang thông tin điện tử của Sở đến người dân.
- Chủ trì: Văn phòng Sở.
- Phối hợp: Thanh tra Sở.
- Thời gian: Quý II/2026.
- Sản phẩm: Tin, bài.
2. Công khai Chỉ số SIPAS; thư gửi vp@sct.example.vn.
II. KHẨU HIỆU
1. Nhanh, đúng, gọn
III. KINH PHÍ
Từ ngân sách năm 2026.
IV. TỔ CHỨC THỰC HIỆN
1. Các phòng, đơn vị báo cáo kết quả gửi về Văn phòng Sở trước ngày 15/11/2026.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Trần Văn An)";

TEST(PlanJson, of_every_format_keeps_the_schema) {
  for (const auto make : {support::text_document, support::word_document, support::scan_document}) {
    EXPECT_EQ(breach(make(full_plan)), "");
    EXPECT_EQ(breach(make("")), "");
    EXPECT_EQ(breach(make("Một bức thư không phải là kế hoạch.")), "");
  }
}

TEST(PlanJson, the_schema_would_notice_a_breach) {
  Document document = support::text_document(full_plan);
  document.sha256 = "no digest";
  EXPECT_NE(support::schema_breach(schema(), to_json(compile(document), document)), "");
}

TEST(PlanJson, says_what_the_plan_says) {
  const Json json = json_of(support::text_document(full_plan));
  EXPECT_EQ(json["schema"], "lantoa.plan/1");
  EXPECT_EQ(json["source"]["file"], "ke-hoach.txt");
  EXPECT_EQ(json["source"]["pages"], nullptr);
  EXPECT_EQ(json["document"]["number"], "12");
  EXPECT_EQ(json["document"]["date"], "2026-03-05");
  EXPECT_EQ(json["document"]["signer"]["authority"], "KT. GIÁM ĐỐC");
  EXPECT_EQ(json["document"]["signer"]["on_behalf"], nullptr);
  EXPECT_EQ(json["document"]["recipients"], Json({"UBND tỉnh", "Lưu: VT"}));
  EXPECT_EQ(json["legal_bases"][0]["role"], "base");
  EXPECT_EQ(json["abbreviations"][0]["short"], "CCHC");
  EXPECT_EQ(json["indices"][0]["code"], "SIPAS");
  EXPECT_EQ(json["contacts"][0]["kind"], "email");
  EXPECT_EQ(json["slogans"][0]["text"], "Nhanh, đúng, gọn");
  EXPECT_EQ(json["budget"]["text"], "Từ ngân sách năm 2026.");
  EXPECT_EQ(json["deadlines"][0]["date"], "2026-11-15");
}

TEST(PlanJson, an_activity_has_all_its_facts) {
  const Json json = json_of(support::text_document(full_plan))["activities"][0];
  EXPECT_EQ(json["path"], "I/1");
  EXPECT_EQ(json["kind"], "assigned");
  EXPECT_EQ(json["lead"], Json({"Văn phòng Sở"}));
  EXPECT_EQ(json["coordinate"], Json({"Thanh tra Sở"}));
  EXPECT_EQ(json["time"]["kind"], "quarter");
  EXPECT_EQ(json["time"]["from"], "2026-04-01");
  EXPECT_EQ(json["time"]["to"], "2026-06-30");
  EXPECT_EQ(json["time"]["every"], nullptr);
  EXPECT_EQ(json["quota"]["count"], 2);
  EXPECT_EQ(json["quota"]["bound"], "min");
  EXPECT_EQ(json["quota"]["per"], "month");
  EXPECT_EQ(json["channels"], Json({"website_unit"}));
  EXPECT_EQ(json["output"], "Tin, bài.");
}

TEST(PlanJson, what_the_text_does_not_say_is_null_or_empty) {
  const Json json = json_of(support::text_document("KẾ HOẠCH\nTuyên truyền\nI. NỘI DUNG\n1. Đăng tin.\n"));
  EXPECT_EQ(json["document"]["number"], nullptr);
  EXPECT_EQ(json["document"]["date"], nullptr);
  EXPECT_EQ(json["document"]["year"], nullptr);
  EXPECT_EQ(json["document"]["signer"], nullptr);
  EXPECT_EQ(json["document"]["recipients"], Json::array());
  EXPECT_EQ(json["budget"], nullptr);
  EXPECT_EQ(json["activities"][0]["time"], nullptr);
  EXPECT_EQ(json["activities"][0]["quota"], nullptr);
  EXPECT_EQ(json["activities"][0]["lead"], Json::array());
}

TEST(PlanJson, a_place_in_a_text_file_is_a_range_of_lines) {
  const Json at = json_of(support::text_document(full_plan))["activities"][0]["at"];
  EXPECT_EQ(at["lines"], Json({9, 9}));
  EXPECT_EQ(at["quote"], "Đăng ít nhất 02 tin, bài/tháng trên Trang thông tin điện tử của Sở đến người dân.");
}

TEST(PlanJson, a_place_in_a_word_file_is_a_paragraph) {
  const Json at = json_of(support::word_document(full_plan))["activities"][0]["at"];
  EXPECT_EQ(at["block"], 9);
  EXPECT_FALSE(at.contains("lines"));
}

TEST(PlanJson, a_place_on_a_page_is_the_box_around_its_lines) {
  Document document = support::scan_document(full_plan);
  document.lines[8].text = "1. Đăng tin, bài trên Trang thông tin điện tử của Sở về cải cách";
  documents::Line more = document.lines[8];
  more.text = "hành chính đến người dân.";
  more.place.box = {50, 172.04, 300, 185.96};
  document.lines.insert(document.lines.begin() + 9, more);
  const Json at = json_of(document)["activities"][0]["at"];
  EXPECT_EQ(at["page"], 1);
  EXPECT_EQ(at["box"], Json({50.0, 172.0, 500.0, 186.0}));
}

TEST(PlanJson, the_quote_is_what_stands_in_the_source) {
  Document document = support::text_document(full_plan);
  document.restored = true;
  document.lines[9].source = "- Chu tri: Van phdng So.";
  const Json json = json_of(document);
  EXPECT_EQ(json["activities"][0]["lead"], Json({"Văn phòng Sở"}));
  for (const Json& diagnostic : json["diagnostics"]) EXPECT_TRUE(diagnostic["message"].is_string());
}

TEST(PlanText, shows_the_plan_and_its_diagnostics_with_their_lines) {
  const Document document = support::text_document(
      "KẾ HOẠCH\nTuyên truyền năm 2026\nI. NỘI DUNG\n1. Đăng 04 tin trên Zalo.\n- Chủ trì: Văn phòng Sở.\n- Thời "
      "gian: Thường xuyên.\n");
  const std::string text = to_text(compile(document), document);
  EXPECT_NE(text.find("KẾ HOẠCH — Tuyên truyền năm 2026\n"), std::string::npos) << text;
  EXPECT_NE(text.find("[I/1] Đăng 04 tin trên Zalo.\n  Chủ trì: Văn phòng Sở\n"), std::string::npos) << text;
  EXPECT_NE(text.find("ke-hoach.txt:4: warning LT036: "), std::string::npos) << text;
  EXPECT_NE(text.find("\n    1. Đăng 04 tin trên Zalo.\n"), std::string::npos) << text;
}

TEST(PlanText, shows_who_signs_for_whom) {
  const Document document = support::text_document(full_plan);
  const std::string text = to_text(compile(document), document);
  EXPECT_NE(text.find("Người ký: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Trần Văn An\n"), std::string::npos) << text;
}

TEST(Compile, gives_the_same_plan_every_time) {
  const Document document = support::text_document(full_plan);
  EXPECT_EQ(to_json(compile(document), document), to_json(compile(document), document));
}

}  // namespace
