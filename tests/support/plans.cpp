// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/plans.h"

#include <stdexcept>

namespace support {
namespace {

documents::Line line(int number, std::string text) {
  documents::Line line;
  line.text = std::move(text);
  line.place.line = number;
  return line;
}

compiler::Mention mention(const documents::Document& document, int at, std::string words, std::string code = {}) {
  const compiler::Span span = place_of(document, at, words);
  return {std::move(words), std::move(code), span};
}

documents::Document small_document() {
  documents::Document document;
  document.file = "kế hoạch.txt";
  document.sha256 = std::string(64, 'a');
  document.encoding = "UTF-8";
  document.lines = {line(1, "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ"),
                    line(2, "II. NỘI DUNG"),
                    line(3, "1. Đăng ít nhất 02 tin, bài/tháng trên Zalo cho người dân"),
                    line(4, "- Chủ trì: Văn phòng Sở; phối hợp: các phòng, đơn vị"),
                    line(5, "- Thời gian: Quý II/2026"),
                    line(6, "Báo cáo trước ngày 15/11/2026")};
  documents::Line& restored = document.lines[4];
  restored.source = "- Thoi gian: Quy II/2026";
  restored.repairs = {{2, 8, "Thoi", 0.9}};
  document.restored = true;
  return document;
}

}  // namespace

compiler::Span place_of(const documents::Document& document, int at, std::string_view words) {
  const std::size_t from = document.lines.at(static_cast<std::size_t>(at)).text.find(words);
  if (from == std::string::npos) throw std::logic_error("not in the line: " + std::string(words));
  return {at, at, from, from + words.size()};
}

reading::Reading small_reading() {
  reading::Reading reading{small_document(), {}};
  const documents::Document& document = reading.document;
  compiler::Plan& plan = reading.plan;
  plan.header.type = "KẾ HOẠCH";
  plan.header.title = "Tuyên truyền <cải cách> hành chính";
  plan.header.agency = "Sở Xây dựng";
  plan.header.number = "18";
  plan.header.symbol = "KH-SXD";
  plan.header.inferred = {"agency"};
  plan.header.year = 2026;
  plan.header.signer = compiler::Signer{"", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Hạnh", {}};
  plan.header.recipients = {{"Sở Nội vụ", "", {}}};
  plan.legal_bases = {{"Nghị quyết", "76/NQ-CP", base::make_date(2021, 7, 15), "Chính phủ", "", compiler::Role::base,
                       "", "", place_of(document, 0, "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ")}};
  plan.abbreviations = {{"CCHC", "cải cách hành chính", {}}};
  plan.sections = {{"II", "NỘI DUNG", place_of(document, 1, "II. NỘI DUNG")}};
  compiler::Activity activity;
  activity.path = "II/1";
  activity.kind = compiler::Kind::assigned;
  activity.text = "Đăng ít nhất 02 tin, bài/tháng trên Zalo cho người dân";
  activity.lead = {mention(document, 3, "Văn phòng Sở")};
  activity.coordinate = {mention(document, 3, "các phòng, đơn vị")};
  activity.channels = {mention(document, 2, "Zalo", "zalo")};
  activity.audiences = {mention(document, 2, "người dân")};
  activity.quota =
      compiler::Quota{2,       compiler::Bound::min,        "tin, bài",
                      "month", "ít nhất 02 tin, bài/tháng", place_of(document, 2, "ít nhất 02 tin, bài/tháng")};
  activity.time = compiler::Time{"Quý II/2026",
                                 compiler::TimeKind::quarter,
                                 base::make_date(2026, 4, 1),
                                 base::make_date(2026, 6, 30),
                                 "",
                                 place_of(document, 4, "Quý II/2026")};
  activity.output = "Tin, bài";
  activity.at = {2, 4, 0, document.lines[4].text.size()};
  compiler::Activity duty;
  duty.path = "III/r2";
  duty.kind = compiler::Kind::duty;
  duty.text = "Tổng hợp, báo cáo";
  duty.lead = {{"VĂN PHÒNG SỞ", "", {}}};
  plan.activities = {activity, duty};
  plan.deadlines = {{"Các đơn vị", "báo cáo", "Văn phòng Sở", base::make_date(2026, 11, 15), "trước ngày 15/11/2026",
                     "III", place_of(document, 5, "trước ngày 15/11/2026")}};
  plan.slogans = {{"II", "Vì dân!", {}}};
  plan.indices = {{"SIPAS", "Chỉ số hài lòng", {}}};
  plan.contacts = {{"hotline", "", "đường dây nóng", {}}};
  plan.units = {{"Văn phòng Sở", {"VP"}}};
  plan.budget = compiler::Budget{"Từ ngân sách", {}};
  plan.diagnostics = {{"LT038", compiler::Severity::note, "Một ghi chú.", {}},
                      {"LT021", compiler::Severity::warning, "Một cảnh báo.", place_of(document, 5, "Báo cáo")}};
  return reading;
}

}  // namespace support
