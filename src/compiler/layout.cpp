// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/layout.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "compiler/labels.h"
#include "compiler/scan.h"
#include "compiler/signature.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

using documents::Document;
using documents::Line;
using documents::Part;

// Types that a plan can come under or be attached to, the longest first (Decree 30/2020, article 7).
struct Type {
  std::string_view folded, printed;
};
constexpr std::array<Type, 17> types = {{{"ke hoach hanh dong", "KẾ HOẠCH HÀNH ĐỘNG"},
                                         {"ke hoach lien tich", "KẾ HOẠCH LIÊN TỊCH"},
                                         {"ke hoach phoi hop", "KẾ HOẠCH PHỐI HỢP"},
                                         {"chuong trinh hanh dong", "CHƯƠNG TRÌNH HÀNH ĐỘNG"},
                                         {"ke hoach", "KẾ HOẠCH"},
                                         {"quyet dinh", "QUYẾT ĐỊNH"},
                                         {"chuong trinh", "CHƯƠNG TRÌNH"},
                                         {"chi thi", "CHỈ THỊ"},
                                         {"nghi quyet", "NGHỊ QUYẾT"},
                                         {"phuong an", "PHƯƠNG ÁN"},
                                         {"huong dan", "HƯỚNG DẪN"},
                                         {"thong bao", "THÔNG BÁO"},
                                         {"bao cao", "BÁO CÁO"},
                                         {"to trinh", "TỜ TRÌNH"},
                                         {"de an", "ĐỀ ÁN"},
                                         {"quy che", "QUY CHẾ"},
                                         {"cong dien", "CÔNG ĐIỆN"}}};

bool is_body(const Line& line) { return line.part == Part::body; }

// "K Ế  H O Ạ C H": letters set apart are put together again.
std::string closed_up(std::string_view text) {
  const std::vector<std::string_view> parts = vietnamese::words(text);
  if (parts.size() < 5) return std::string(text);
  std::string out;
  for (const std::string_view part : parts) {
    if (base::count_code_points(part) != 1) return std::string(text);
    out += part;
  }
  for (const Type& type : types) {
    std::string joined;
    for (const std::string_view word : vietnamese::words(type.printed)) joined += word;
    if (joined == out) return std::string(type.printed);
  }
  return std::string(text);
}

bool begins_preamble(std::string_view text) {
  static constexpr std::array<std::string_view, 9> openings = {"can cu",       "thuc hien",  "tiep tuc thuc hien",
                                                               "trien khai",   "nham",       "de trien khai",
                                                               "de thuc hien", "tren co so", "theo"};
  if (vietnamese::is_all_upper(text)) return false;
  const Folded folded(text);
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view word) { return folded.starts_with_word(word); });
}

// "BỘ TRƯỞNG BỘ NỘI VỤ", "ỦY BAN NHÂN DÂN TỈNH …": who issues a decision stands below its title.
bool names_issuer(std::string_view line) {
  if (line.size() > 90) return false;
  const Folded folded(line);
  for (const std::string_view head :
       {"bo truong", "chu tich uy ban", "chu tich ubnd", "chu tich", "giam doc so", "thu tuong", "uy ban nhan dan",
        "hoi dong nhan dan", "ban thuong vu", "tong cuc truong", "cuc truong", "truong ban"})
    if (folded.starts_with_word(head)) return true;
  return false;
}

// A line that belongs to no title: rules drawn with dashes or dots.
bool is_rule(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (vietnamese::is_letter(c) || vietnamese::is_digit(c)) return false;
  }
  return true;
}

std::size_t find_type(const Document& document, std::size_t from, std::size_t to, std::string& type,
                      std::size_t& rest) {
  for (std::size_t i = from; i < to; ++i) {
    const Line& line = document.lines[i];
    if (!is_body(line)) continue;
    type = document_type(line.text, rest);
    if (type.empty()) continue;
    // a title on the same line must be in capitals as well, else it is a sentence or a web page's menu
    if (rest < line.text.size() && !vietnamese::is_all_upper(std::string_view(line.text).substr(rest))) continue;
    return i;
  }
  return document.lines.size();
}

bool is_appendix_heading(const Line& line) {
  const Folded folded(line.text);
  if (!folded.starts_with_word("phu luc") && !folded.starts_with_word("bieu so") &&
      !folded.starts_with_word("danh muc nhiem vu"))
    return false;
  if (line.text.size() > 60) return false;
  if (!vietnamese::starts_upper(line.text)) return false;
  return !folded_contains(line.text, "kem theo") && line.text.find(';') == std::string::npos;
}

// `decides`: a decision, whose title is followed by the name of who issues it.
Lines find_title(const Document& document, std::size_t type_line, std::size_t limit, bool starts_on_type_line,
                 bool decides) {
  Lines title{type_line + 1, type_line + 1};
  bool any = starts_on_type_line;
  std::size_t count = 0;
  for (std::size_t i = type_line + 1; i < limit && count < 14; ++i) {
    const Line& line = document.lines[i];
    if (!is_body(line) || is_rule(line.text)) {
      if (any && !is_rule(line.text)) break;
      if (!any) title = {i + 1, i + 1};
      continue;
    }
    const bool upper = vietnamese::is_all_upper(line.text);
    if (any) {
      const Line& before = document.lines[i - 1];
      const bool was_upper = vietnamese::is_all_upper(before.text);
      if (begins_preamble(line.text) && !line.bold) break;
      if (line.text.front() == '(' && !upper) break;
      if (read_label(line.text, false).marker != Marker::none) break;
      if (was_upper && !upper) break;
      if (upper && decides && names_issuer(line.text)) break;
      if (ends_sentence(before.text) && !was_upper) break;
      if (line.cell) break;
      // a sentence that issues the plan, and not the rest of a title
      const Folded folded(line.text);
      if (!upper && (folded.contains_word("ban hanh ke hoach") || folded.contains_word("xay dung ke hoach") ||
                     folded.contains_word("ban hanh va")))
        break;
    }
    if (line.text.front() == '(' && !any) continue;
    any = true;
    ++count;
    title.last = i + 1;
  }
  if (!any) title.last = title.first;
  return title;
}

// The first line of the block that holds the signature when it stands above "Nơi nhận".
std::size_t signature_before(const Document& document, std::size_t body_first, std::size_t recipients) {
  std::size_t first = recipients;
  for (std::size_t back = 1; back <= 14 && recipients >= body_first + back; ++back) {
    const Line& line = document.lines[recipients - back];
    if (begins_signature(line.text)) first = recipients - back;
    if (line.text.size() > 120) break;
  }
  return first;
}

void find_tail(const Document& document, Layout& layout, std::size_t from) {
  const std::size_t end = document.lines.size();
  std::size_t recipients = end;
  for (std::size_t i = from; i < end; ++i) {
    if (!is_body(document.lines[i])) continue;
    if (folded_starts_with(document.lines[i].text, "noi nhan") && document.lines[i].text.size() < 120) {
      recipients = i;
      break;
    }
  }
  if (recipients == end) {
    // no list of recipients: a signature may still close the document
    std::size_t first = end;
    for (std::size_t i = end; i > from && end - i < 25; --i)
      if (begins_signature(document.lines[i - 1].text)) first = i - 1;
    layout.body = {from, first};
    layout.tail = {first, end};
    return;
  }
  std::size_t first = recipients;
  std::size_t last = end;
  if (document.lines[recipients].cell) {
    const int table = document.lines[recipients].cell->table;
    while (first > from && document.lines[first - 1].cell && document.lines[first - 1].cell->table == table) --first;
    last = recipients;
    while (last < end && document.lines[last].cell && document.lines[last].cell->table == table) ++last;
  } else {
    first = signature_before(document, from, recipients);
    for (std::size_t i = recipients + 1; i < end; ++i)
      if (is_appendix_heading(document.lines[i]) ||
          (i > recipients + 4 && document.lines[i].cell && !document.lines[i - 1].cell)) {
        last = i;
        break;
      }
  }
  layout.body = {from, first};
  layout.tail = {first, last};
}

void find_appendices(const Document& document, Layout& layout) {
  const std::size_t end = document.lines.size();
  std::size_t start = layout.tail.last;
  std::string label = "Phụ lục";
  bool open = false;
  for (std::size_t i = start; i <= end; ++i) {
    const bool heading =
        i < end && is_body(document.lines[i]) && !document.lines[i].cell && is_appendix_heading(document.lines[i]);
    if (i < end && !heading) continue;
    if (i > start && (open || start < i)) layout.appendices.push_back({label, {start, i}});
    if (i < end) {
      const Line& line = document.lines[i];
      const std::size_t colon = line.text.find_first_of(":.-(");
      label = std::string(strip_closing(std::string_view(line.text).substr(0, colon)));
      start = i;
      open = true;
    }
  }
}

// A decision that issues a plan: the plan follows its signature. The header stays the decision's; the body and the
// appendices are the plan's. False where nothing is attached.
bool follow_attached_plan(const Document& document, Layout& layout) {
  const std::size_t end = document.lines.size();
  static constexpr std::array<std::string_view, 4> carriers = {"QUYẾT ĐỊNH", "THÔNG BÁO", "NGHỊ QUYẾT", "TỜ TRÌNH"};
  if (std::find(carriers.begin(), carriers.end(), layout.type) == carriers.end()) return false;
  // between the signature and the attached type there may stand a second letterhead
  std::string attached;
  std::size_t rest = 0;
  const std::size_t search_from = layout.tail.first;
  const std::size_t at = find_type(document, search_from, end, attached, rest);
  if (at >= end || attached == layout.type) return false;
  const Lines signature{layout.tail.first, std::min(layout.tail.last, at)};
  std::size_t first = find_title(document, at, end, rest < document.lines[at].text.size(), false).last;
  while (first < end && document.lines[first].text.front() == '(') ++first;
  layout.issuing = layout.body;
  find_tail(document, layout, first);
  if (layout.tail.empty()) {
    // no second signature: the attached plan ends where an appendix or the document does
    std::size_t stop = end;
    for (std::size_t i = first; i < end && stop == end; ++i)
      if (!document.lines[i].cell && is_appendix_heading(document.lines[i])) stop = i;
    layout.body = {first, stop};
    layout.tail = {stop, stop};
    find_appendices(document, layout);
    layout.tail = signature;
    return true;
  }
  find_appendices(document, layout);
  bool signed_here = false;
  for (std::size_t i = layout.tail.first; i < layout.tail.last; ++i)
    signed_here = signed_here || folded_starts_with(document.lines[i].text, "noi nhan");
  if (!signed_here) layout.tail = signature;
  return true;
}

}  // namespace

std::string document_type(std::string_view line, std::size_t& rest) {
  rest = 0;
  const std::string text = closed_up(vietnamese::trim(line));
  if (text != line) rest = line.size();
  if (!vietnamese::is_all_upper(text.substr(0, std::min<std::size_t>(text.size(), 12)))) return {};
  const Folded folded(text);
  for (const Type& type : types) {
    if (!folded.starts_with_word(type.folded)) continue;
    std::size_t at = type.folded.size();
    while (at < folded.text().size() && (folded.text()[at] == ' ' || folded.text()[at] == ':')) ++at;
    if (text == line) rest = folded.origin(at);
    return std::string(type.printed);
  }
  return {};
}

Layout find_layout(const Document& document) {
  Layout layout;
  const std::size_t end = document.lines.size();
  std::size_t rest = 0;
  const std::size_t type_line = find_type(document, 0, std::min<std::size_t>(end, 400), layout.type, rest);
  layout.has_type = type_line < end;
  if (!layout.has_type) {
    layout.type.clear();
    layout.type_line = 0;
    layout.title = {0, 0};
    find_tail(document, layout, 0);
    find_appendices(document, layout);
    return layout;
  }
  layout.type_line = type_line;
  layout.head = {0, type_line};
  layout.title_from = rest < document.lines[type_line].text.size() ? rest : 0;
  layout.title = find_title(document, type_line, end, layout.title_from > 0, layout.type != "KẾ HOẠCH");
  find_tail(document, layout, layout.title.last);
  if (!follow_attached_plan(document, layout)) find_appendices(document, layout);
  return layout;
}

}  // namespace compiler
