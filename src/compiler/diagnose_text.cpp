// SPDX-License-Identifier: AGPL-3.0-or-later
// Checks of the text itself: misprints, lost bullets, repaired labels, noise of printing and recognition.
#include <algorithm>
#include <set>

#include "compiler/diagnose_parts.h"
#include "compiler/scan.h"
#include "vietnamese/misprints.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

using documents::Line;

// The misprint with its neighbours, so that it is found again in the text of an activity.
std::string phrase_around(std::string_view text, std::size_t from, std::size_t to) {
  std::size_t begin = from, end = to;
  if (begin > 1) {
    --begin;
    while (begin > 0 && text[begin - 1] != ' ') --begin;
  }
  if (end + 1 < text.size() && text[end] == ' ') {
    ++end;
    while (end < text.size() && text[end] != ' ') ++end;
  }
  return std::string(text.substr(begin, end - begin));
}

// The model carries the meant word; the quotation keeps what was printed.
void correct(Plan& plan, const std::string& phrase, const std::string& printed, const std::string& meant) {
  std::string mended = phrase;
  mended.replace(mended.find(printed), printed.size(), meant);
  for (Activity& activity : plan.activities) {
    const std::size_t at = activity.text.find(phrase);
    if (at != std::string::npos) activity.text.replace(at, phrase.size(), mended);
  }
}

void check_misprints(const Outline& outline, Plan& plan, Findings& findings) {
  std::set<std::string> told;
  for (const Block& block : outline.blocks) {
    if (block.table >= 0) continue;
    for (const vietnamese::Misprint& misprint : vietnamese::find_misprints(block.text)) {
      const std::string phrase = phrase_around(block.text, misprint.from, misprint.to);
      correct(plan, phrase, misprint.printed, misprint.meant);
      if (!told.insert(vietnamese::lower(phrase)).second) continue;
      findings.add("LT050", Severity::warning,
                   "Có thể in sai: “" + misprint.printed + "”, đúng ra là “" + misprint.meant + "” (“" + phrase + "”).",
                   block.span(misprint.from, misprint.to));
    }
  }
}

void check_bullets(const Outline& outline, Findings& findings) {
  for (const Node& node : outline.nodes) {
    if (node.table >= 0) continue;
    const Block& block = outline.block(node);
    const bool lost = node.marker == Marker::dash && block.label.marker == Marker::none;
    bool field_lost = false;
    if (node.is_field && node.marker == Marker::none && node.parent >= 0)
      for (const int sibling : outline.nodes[static_cast<std::size_t>(node.parent)].fields)
        field_lost = field_lost || outline.nodes[static_cast<std::size_t>(sibling)].marker != Marker::none;
    if (lost || field_lost)
      findings.add("LT051", Severity::note, "Dòng này thiếu dấu đầu dòng mà các dòng cùng loại đều có.",
                   block.span(0, std::min<std::size_t>(block.text.size(), 1)));
  }
}

void check_labels(const Source& source, const Outline& outline, Findings& findings) {
  int repaired = 0;
  Span first;
  std::string example;
  for (const Node& node : outline.nodes) {
    if (node.table >= 0 || node.marker == Marker::none || node.marker == Marker::dash || node.marker == Marker::plus ||
        node.marker == Marker::part)
      continue;
    const Block& block = outline.block(node);
    const std::string printed = block.text.substr(0, block.label.length);
    if (printed.find(node.label) != std::string::npos) continue;
    const std::string tidy(vietnamese::trim(printed));
    if (!source.damaged) {
      findings.add("LT061", Severity::note, "Thứ tự in là “" + tidy + "”, theo trình tự phải là “" + node.label + "”.",
                   block.span(0, block.label.length));
      continue;
    }
    ++repaired;
    if (!first.known()) {
      first = block.span(0, block.label.length);
      example = "“" + tidy + "” đọc là “" + node.label + "”";
    }
  }
  if (repaired > 0)
    findings.add("LT061", Severity::note,
                 std::to_string(repaired) + " số thứ tự bị nhận dạng sai đã được sửa theo trình tự (" + example + ").",
                 first);
}

void check_noise(const Source& source, const Layout& layout, Findings& findings) {
  int pages = 0, flat = 0;
  Span page_at, table_at;
  for (std::size_t i = layout.body.first; i < layout.body.last; ++i) {
    const Line& line = source.document.lines[i];
    const int at = static_cast<int>(i);
    const bool digits = line.text.find_first_not_of("0123456789- ") == std::string::npos &&
                        line.text.find_first_of("0123456789") != std::string::npos;
    if (source.dropped[i] && digits && line.part == documents::Part::body) {
      ++pages;
      if (!page_at.known()) page_at = {at, at, 0, line.text.size()};
    }
    if (source.cells[i] && !line.cell) {
      ++flat;
      if (!table_at.known()) table_at = {at, at, 0, line.text.size()};
    }
  }
  if (pages > 0)
    findings.add("LT053", Severity::note, std::to_string(pages) + " số trang lẫn giữa nội dung, đã bỏ qua khi đọc.",
                 page_at);
  if (flat > 0)
    findings.add("LT052", Severity::note,
                 "Một bảng bị tách thành từng dòng rời, các ô đã được ghép lại theo cột: cần đối chiếu với bản gốc.",
                 table_at);
}

}  // namespace

bool looks_like_plan(const Layout& layout, const Outline& outline, const Plan& plan) {
  const bool plan_type = layout.has_type && layout.type.find("BÁO CÁO") == std::string::npos;
  const auto headings = std::count_if(outline.nodes.begin(), outline.nodes.end(),
                                      [](const Node& n) { return n.is_section && n.parent < 0; });
  const bool assigned = std::any_of(plan.activities.begin(), plan.activities.end(),
                                    [](const Activity& a) { return a.kind == Kind::assigned; });
  if (assigned) return true;
  return plan_type ? headings >= 2 : headings >= 3 && !plan.activities.empty();
}

void diagnose_text(const Source& source, const Layout& layout, const Outline& outline, Plan& plan, Findings& findings) {
  check_misprints(outline, plan, findings);
  check_bullets(outline, findings);
  check_labels(source, outline, findings);
  check_noise(source, layout, findings);
  if (source.document.restored) {
    std::size_t repairs = 0;
    for (const Line& line : source.document.lines) repairs += line.repairs.size();
    findings.add("LT060", Severity::note,
                 "Văn bản mất hoặc sai dấu tiếng Việt: " + std::to_string(repairs) +
                     " chỗ đã được khôi phục bằng máy, cần đối chiếu với bản gốc.",
                 {});
  }
}

}  // namespace compiler
