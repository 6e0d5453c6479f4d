// SPDX-License-Identifier: AGPL-3.0-or-later
// The plan as a terminal shows it: what was read, then the diagnostics with the line they stand in.
#include <algorithm>
#include <string>

#include "base/date.h"
#include "base/utf8.h"
#include "compiler/compile.h"
#include "compiler/places.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

constexpr std::size_t wide = 96;  // letters of a shortened text

// At most `letters` letters, cut between words.
std::string shortened(const std::string& text, std::size_t letters) {
  std::string line = vietnamese::tidy(text);
  if (base::count_code_points(line) <= letters) return line;
  std::size_t at = 0, cut = 0, count = 0;
  while (at < line.size() && count < letters) {
    if (line[at] == ' ') cut = at;
    base::next_code_point(line, at);
    ++count;
  }
  return line.substr(0, cut > 0 ? cut : at) + " …";
}

std::string joined(const std::vector<Mention>& mentions) {
  std::string out;
  for (const Mention& mention : mentions) out += (out.empty() ? "" : "; ") + mention.text;
  return out;
}

void field(std::string& out, std::string_view label, const std::string& value) {
  if (value.empty()) return;
  out += "  " + std::string(label) + ": " + value + "\n";
}

std::string_view in_words(Kind kind) {
  switch (kind) {
    case Kind::assigned:
      return "việc có phân công";
    case Kind::content:
      return "nội dung";
    case Kind::form:
      return "hình thức";
    case Kind::duty:
      return "trách nhiệm";
  }
  return "";
}

std::string_view in_words(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

// "tệp.txt:12", "tệp.pdf:trang 3", "tệp.docx:đoạn 7"
std::string where(const documents::Document& document, const Span& span) {
  if (!span.known()) return document.file;
  const documents::Place& place = document.lines[static_cast<std::size_t>(span.first)].place;
  if (place.page > 0) return document.file + ":trang " + std::to_string(place.page);
  if (place.block > 0) return document.file + ":đoạn " + std::to_string(place.block);
  return document.file + ":" + std::to_string(place.line);
}

void add_header(std::string& out, const Header& header) {
  out += header.type.empty() ? "VĂN BẢN" : header.type;
  if (!header.title.empty()) out += " — " + header.title;
  out += "\n";
  field(out, "Cơ quan", header.agency + (header.parent_agency.empty() ? "" : " (" + header.parent_agency + ")"));
  if (!header.number.empty() || !header.symbol.empty()) field(out, "Số", header.number + "/" + header.symbol);
  if (header.date)
    field(out, "Ngày", base::for_people(*header.date) + (header.place.empty() ? "" : ", " + header.place));
  if (header.signer) {
    std::string signer = header.signer->on_behalf;
    for (const std::string* part : {&header.signer->authority, &header.signer->capacity, &header.signer->name})
      if (!part->empty()) signer += (signer.empty() ? "" : " / ") + *part;
    field(out, "Người ký", signer);
  }
  field(out, "Nơi nhận", joined(header.recipients));
}

void add_activity(std::string& out, const Activity& activity) {
  out += "\n[" + activity.path + "] " + shortened(activity.text, wide) + "\n";
  field(out, "Chủ trì", joined(activity.lead));
  field(out, "Phối hợp", joined(activity.coordinate));
  if (activity.time) field(out, "Thời gian", activity.time->raw);
  if (activity.quota) field(out, "Chỉ tiêu", activity.quota->raw);
  std::string channels;
  for (const Mention& channel : activity.channels) channels += (channels.empty() ? "" : "; ") + channel.text;
  field(out, "Kênh", channels);
  field(out, "Sản phẩm", activity.output);
}

}  // namespace

std::string to_text(const Plan& plan, const documents::Document& document) {
  std::string out;
  add_header(out, plan.header);
  if (!plan.legal_bases.empty()) {
    out += "\nCăn cứ:\n";
    for (const LegalBasis& basis : plan.legal_bases) {
      if (basis.role != Role::base) continue;
      out += "  - " + basis.type + (basis.number.empty() ? "" : " " + basis.number) +
             (basis.date ? " ngày " + base::for_people(*basis.date) : "") +
             (basis.issuer.empty() ? "" : ", " + basis.issuer) + "\n";
    }
  }
  for (const Kind kind : {Kind::assigned, Kind::content, Kind::form, Kind::duty}) {
    const auto count = std::count_if(plan.activities.begin(), plan.activities.end(),
                                     [&](const Activity& a) { return a.kind == kind; });
    if (count == 0) continue;
    out += "\n== " + std::to_string(count) + " " + std::string(in_words(kind)) + " ==\n";
    for (const Activity& activity : plan.activities)
      if (activity.kind == kind) add_activity(out, activity);
  }
  if (!plan.deadlines.empty()) {
    out += "\nThời hạn báo cáo, hoàn thành:\n";
    for (const Deadline& deadline : plan.deadlines)
      out += "  - " + deadline.raw + ": " + (deadline.who.empty() ? "" : deadline.who + " — ") +
             shortened(deadline.what, wide) + "\n";
  }
  if (!plan.slogans.empty()) {
    out += "\nKhẩu hiệu:\n";
    for (const Slogan& slogan : plan.slogans) out += "  - " + slogan.text + "\n";
  }
  if (plan.budget) field(out, "\nKinh phí", shortened(plan.budget->text, 2 * wide));
  if (!plan.diagnostics.empty()) out += "\n";
  for (const Diagnostic& diagnostic : plan.diagnostics) {
    out += where(document, diagnostic.at) + ": " + std::string(in_words(diagnostic.severity)) + " " + diagnostic.code +
           ": " + diagnostic.message + "\n";
    if (diagnostic.at.known()) {
      const documents::Line& line = document.lines[static_cast<std::size_t>(diagnostic.at.first)];
      out += "    " + shortened(line.printed(), wide) + "\n";
    }
  }
  return out;
}

}  // namespace compiler
