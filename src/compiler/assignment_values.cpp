// SPDX-License-Identifier: AGPL-3.0-or-later
// The values behind labels and in table cells: who leads, who helps.
#include "compiler/activities.h"
#include "compiler/scan.h"
#include "compiler/units.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

// "Sở Nội vụ chủ trì", "Chủ trì: Sở Nội vụ", "Giao Văn phòng": words around the name that are no part of it.
void trim_role(std::string_view text, std::size_t& from, std::size_t& to) {
  const auto view = [&] { return text.substr(from, to - from); };
  for (bool again = true; again && from < to;) {
    again = false;
    const std::string folded = vietnamese::fold(view());
    for (const std::string_view word : {"giao ", "de nghi ", "chu tri: ", "chu tri la ", "yeu cau ", "phan cong "})
      if (folded.starts_with(word)) {
        std::size_t at = from, letters = 0;
        while (at < to && letters < word.size()) {
          ++at;
          while (at < to && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) ++at;
          ++letters;
        }
        from = at;
        again = true;
        break;
      }
  }
  for (bool again = true; again && from < to;) {
    again = false;
    const Folded folded(view());
    for (const std::string_view word : {" chu tri thuc hien", " chu tri tham muu", " chu tri", " thuc hien",
                                        " phu trach", " phoi hop thuc hien", " phoi hop"}) {
      std::string_view f = folded.text();
      while (!f.empty() && (f.back() == '.' || f.back() == ';' || f.back() == ' ' || f.back() == ','))
        f.remove_suffix(1);
      if (f.ends_with(word) && f.size() > word.size()) {
        to = from + folded.origin(f.size() - word.size());
        again = true;
        break;
      }
    }
  }
}

}  // namespace

std::vector<Mention> read_units(const Block& block, std::size_t from, std::size_t to) {
  std::vector<Mention> mentions;
  if (from >= to) return mentions;
  trim_role(block.text, from, to);
  const std::string_view value = std::string_view(block.text).substr(from, to - from);
  for (const FoundUnit& unit : split_units(value)) {
    bool letters = false;
    for (const char c : unit.text) letters = letters || static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'z');
    if (!letters) continue;
    mentions.push_back({unit.text, "", block.span(from + unit.from, from + unit.to)});
  }
  return mentions;
}

Assignment read_lead(const Block& block, std::size_t from, std::size_t to) {
  Assignment result;
  const std::string_view value = std::string_view(block.text).substr(from, to - from);
  const std::optional<Cooperation> together = find_cooperation(value);
  if (together && together->partners_to > together->partners_from) {
    result.lead = read_units(block, from + together->lead_from, from + together->lead_to);
    // "các phòng chuyên môn có trách nhiệm giải quyết TTHC": in a field no work follows, the words describe the partner
    const std::string_view work = value.substr(together->partners_to);
    const bool described = folded_starts_with(vietnamese::trim(work), "co trach nhiem") ||
                           folded_starts_with(vietnamese::trim(work), "co lien quan");
    result.coordinate =
        read_units(block, from + together->partners_from, described ? to : from + together->partners_to);
    return result;
  }
  // "Sở A chủ trì; các sở B, C phối hợp": the clause that ends with the word holds the partners
  for (std::size_t cut = value.find(';'); cut != std::string_view::npos; cut = value.find(';', cut + 1)) {
    const std::string tail = vietnamese::fold(strip_closing(value.substr(cut + 1)));
    if (!tail.ends_with(" phoi hop") && !tail.ends_with(" phoi hop thuc hien")) continue;
    result.lead = read_units(block, from, from + cut);
    result.coordinate = read_units(block, from + cut + 1, to);
    return result;
  }
  result.lead = read_units(block, from, to);
  return result;
}

}  // namespace compiler
