// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/signature.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "compiler/labels.h"
#include "compiler/scan.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

using documents::Document;
using documents::Line;

constexpr std::array<std::string_view, 6> authorities = {"tm", "kt", "tl", "tuq", "q", "t/m"};

// Offices a signer holds, folded.
constexpr std::array<std::string_view, 22> offices = {
    "pho giam doc",     "giam doc",     "pho chu tich",  "chu tich",        "pho truong ban",
    "truong ban",       "pho bi thu",   "bi thu",        "chanh van phong", "pho chanh van phong",
    "pho truong phong", "truong phong", "cuc truong",    "pho cuc truong",  "vu truong",
    "bo truong",        "thu truong",   "tong giam doc", "hieu truong",     "chi cuc truong",
    "vien truong",      "chu nhiem"};

std::string authority_of(std::string_view line) {
  if (line.starts_with("T/M ") || line.starts_with("T/M.")) return "t/m";
  const std::size_t dot = line.find('.');
  if (dot == std::string_view::npos || dot > 4) return {};
  const std::string head = vietnamese::fold(line.substr(0, dot));
  for (const std::string_view known : authorities)
    if (head == known) return head;
  return {};
}

bool is_office(std::string_view line) {
  if (!vietnamese::is_all_upper(line)) return false;
  const Folded folded(line);
  return std::any_of(offices.begin(), offices.end(), [&](std::string_view o) { return folded.starts_with_word(o); });
}

// Two to six words, each with a capital and letters only: a person's name.
bool is_person(std::string_view line) {
  line = vietnamese::trim(line);
  const std::vector<std::string_view> parts = vietnamese::words(line);
  if (parts.size() < 2 || parts.size() > 6) return false;
  if (vietnamese::is_all_upper(line)) return false;
  for (const std::string_view part : parts) {
    std::size_t at = 0;
    if (!vietnamese::is_upper(base::next_code_point(part, at))) return false;
    while (at < part.size())
      if (!vietnamese::is_letter(base::next_code_point(part, at))) return false;
  }
  return true;
}

bool is_signing_note(std::string_view line) {
  const Folded folded(line);
  return folded.contains_word("da ky") || folded.contains_word("ky ten") || folded.starts_with_word("(ky") ||
         folded.contains_word("dong dau");
}

bool is_bullet(std::string_view line, bool damaged) {
  if (read_label(line, damaged).marker == Marker::dash || read_label(line, damaged).marker == Marker::plus) return true;
  std::size_t at = 0;
  const char32_t c = base::next_code_point(line, at);
  if (c == U'-' || c == U'–' || c == U'+') return true;
  // recognition reads the dash as "~", "_", "." or "5"
  if (damaged && (c == U'~' || c == U'_' || c == U'=' || c == U'—')) return true;
  return damaged && c == U'5' && at < line.size() && line[at] == ' ';
}

std::size_t bullet_length(std::string_view line) {
  std::size_t at = 0;
  base::next_code_point(line, at);
  while (at < line.size() && (line[at] == ' ' || line[at] == '-')) ++at;
  return at;
}

struct Recipients {
  std::vector<Mention> list{};
  bool open = false;
};

void add_recipient(Recipients& recipients, std::string_view text, Span at) {
  recipients.list.push_back({std::string(text), "", at});
  recipients.open = true;
}

void finish(std::vector<Mention>& recipients) {
  for (Mention& mention : recipients) mention.text = std::string(strip_closing(mention.text));
  std::erase_if(recipients, [](const Mention& mention) { return mention.text.empty(); });
}

struct SignatureLine {
  std::string text{};
  int line = 0;
};

// Joins what the line breaks of a narrow column set apart: "TM. ỦY BAN NHÂN" + "DÂN".
void add_signature_line(std::vector<SignatureLine>& lines, std::string_view text, int line) {
  // "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" in one line
  for (const std::string_view slash : {" / ", " ⁄ "})
    if (const std::size_t at = text.find(slash); at != std::string_view::npos) {
      add_signature_line(lines, text.substr(0, at), line);
      add_signature_line(lines, text.substr(at + slash.size()), line);
      return;
    }
  // what a stamp or the pen left before the words
  while (!text.empty()) {
    std::size_t at = 0;
    if (vietnamese::is_letter(base::next_code_point(text, at)) || text.front() == '(') break;
    text.remove_prefix(at);
  }
  const std::string clean(vietnamese::trim(text));
  if (clean.empty()) return;
  const bool fresh = begins_signature(clean) || lines.empty() || !vietnamese::is_all_upper(clean);
  if (fresh) {
    lines.push_back({clean, line});
  } else {
    lines.back().text += " " + clean;
  }
}

void read_signature(const std::vector<SignatureLine>& lines, Header& header) {
  Signer signer;
  std::vector<std::string> caps;
  for (const SignatureLine& entry : lines) {
    const std::string head = authority_of(entry.text);
    if (is_signing_note(entry.text)) continue;
    const bool upper = vietnamese::is_all_upper(entry.text);
    if (!head.empty() || is_office(entry.text)) {
      signer.at.last = entry.line;
      if (signer.at.first < 0) signer.at.first = entry.line;
    }
    if (head == "tm" || head == "t/m") {
      if (signer.on_behalf.empty()) signer.on_behalf = entry.text;
    } else if (!head.empty()) {
      signer.authority = entry.text;
    } else if (is_office(entry.text)) {
      signer.capacity = entry.text;
    } else if (upper) {
      caps.push_back(entry.text);
    } else if (is_person(entry.text) && signer.at.known()) {
      signer.name = entry.text;
      signer.at.last = entry.line;
    }
  }
  if (signer.capacity.empty() && !caps.empty() && signer.at.known()) signer.capacity = caps.back();
  if (signer.capacity.empty() && signer.authority.empty() && signer.on_behalf.empty()) return;
  header.signer = signer;
}

}  // namespace

bool begins_signature(std::string_view line) {
  line = vietnamese::trim(line);
  if (line.size() > 110) return false;
  if (!authority_of(line).empty()) return vietnamese::is_all_upper(line);
  return is_office(line) && line.find(',') == std::string_view::npos;
}

namespace {

// A printed line of two columns, "- Sở Nội vụ;            KT. CHỦ TỊCH": bytes of Line::text where the right one
// begins; 0 for one column. The blanks are in the source only.
std::size_t right_column(const Line& line) {
  if (line.cell || line.source.empty()) return 0;
  const std::string_view source = vietnamese::trim(line.source);
  std::size_t gap = source.find("    ");
  if (gap == std::string_view::npos) gap = source.find('\t');
  if (gap == std::string_view::npos) return 0;
  // as many words stand left of the gap in the tidied text
  const std::size_t left = vietnamese::words(source.substr(0, gap)).size();
  const std::vector<std::string_view> words = vietnamese::words(line.text);
  if (left == 0 || left >= words.size()) return 0;
  return static_cast<std::size_t>(words[left].data() - line.text.data());
}

}  // namespace

void read_tail(const Document& document, const Layout& layout, Header& header) {
  const bool damaged = document.ocr || document.restored;
  Recipients recipients;
  std::vector<SignatureLine> signature;
  bool listing = false;
  std::optional<int> list_column;
  for (std::size_t i = layout.tail.first; i < layout.tail.last; ++i) {
    const Line& line = document.lines[i];
    if (line.part != documents::Part::body) continue;
    std::string_view text = line.text;
    std::size_t skipped = 0;
    const int number = static_cast<int>(i);
    if (const std::size_t right = right_column(line); right > 0) {
      add_signature_line(signature, text.substr(right), number);
      text = vietnamese::trim(text.substr(0, right));
    }
    if (folded_starts_with(text, "noi nhan")) {
      listing = true;
      if (line.cell) list_column = line.cell->column;
      const std::size_t colon = text.find(':');
      skipped = colon == std::string_view::npos ? text.size() : colon + 1;
      while (skipped < text.size() && text[skipped] == ' ') ++skipped;
      text = text.substr(skipped);
      if (text.empty()) continue;
    }
    const bool other_column = line.cell && list_column && line.cell->column != *list_column;
    const bool bullet = is_bullet(text, damaged) && !other_column;
    if (listing && bullet) {
      const std::size_t length = bullet_length(text);
      add_recipient(recipients, text.substr(length), {number, number, skipped + length, line.text.size()});
      continue;
    }
    if (begins_signature(text) || other_column || (vietnamese::is_all_upper(text) && !recipients.open)) {
      recipients.open = false;
      add_signature_line(signature, text, number);
      continue;
    }
    const bool unfinished = recipients.open && !recipients.list.empty() &&
                            !recipients.list.back().text.ends_with(';') && !recipients.list.back().text.ends_with('.');
    const bool in_list_cell = line.cell && list_column && line.cell->column == *list_column;
    if (listing && unfinished &&
        (in_list_cell || !is_person(text) || !signature.empty() || line.blank_lines_before == 0)) {
      recipients.list.back().text += " " + std::string(text);
      recipients.list.back().at.last = number;
      recipients.list.back().at.to = line.text.size();
      continue;
    }
    if (listing && in_list_cell && recipients.list.empty()) {
      add_recipient(recipients, text, {number, number, skipped, line.text.size()});
      continue;
    }
    recipients.open = false;
    if (text.size() < 80) add_signature_line(signature, text, number);
  }
  finish(recipients.list);
  header.recipients = recipients.list;
  read_signature(signature, header);
  if (header.signer && header.signer->at.known())
    header.signer->at.to = document.lines[static_cast<std::size_t>(header.signer->at.last)].text.size();
}

}  // namespace compiler
