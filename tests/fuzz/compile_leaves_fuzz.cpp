// SPDX-License-Identifier: AGPL-3.0-or-later
// The small readers of the compiler on any text: units, times, citations and facts must give stretches of it.
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/citations.h"
#include "compiler/facts.h"
#include "compiler/times.h"
#include "compiler/units.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

void check_stretch(std::string_view text, std::size_t from, std::size_t to) { require(from < to && to <= text.size()); }

void check_units(std::string_view text) {
  std::size_t behind = 0;
  for (const compiler::FoundUnit& unit : compiler::split_units(text)) {
    check_stretch(text, unit.from, unit.to);
    require(unit.from >= behind && unit.text == text.substr(unit.from, unit.to - unit.from));
    behind = unit.to;
  }
  require(compiler::leading_units(text) <= text.size());
  compiler::begins_with_unit(text);
  if (const auto found = compiler::find_cooperation(text)) {
    require(found->lead_from <= found->lead_to && found->lead_to <= text.size());
    require(found->partners_from <= found->partners_to && found->partners_to <= text.size());
    require(found->work_from <= found->work_to && found->work_to <= text.size());
  }
}

void check_times(std::string_view text) {
  for (const int year : {0, 2024, 2025}) {
    const compiler::Time whole = compiler::parse_time(text, year);
    require(!whole.from || whole.from->ok());
    require(!whole.to || whole.to->ok());
    for (const compiler::FoundTime& found : compiler::find_times(text, year)) {
      check_stretch(text, found.from, found.to);
      require(found.time.raw == text.substr(found.from, found.to - found.from));
    }
  }
}

void check_facts(std::string_view text) {
  if (const auto quota = compiler::find_quota(text)) {
    check_stretch(text, quota->from, quota->to);
    require(quota->quota.count > 0);
  }
  for (const auto& list : {compiler::find_channels(text), compiler::find_audiences(text), compiler::find_indices(text)})
    for (const compiler::Found& found : list) check_stretch(text, found.from, found.to);
  for (const compiler::FoundContact& found : compiler::find_contacts(text)) check_stretch(text, found.from, found.to);
  for (const compiler::FoundAbbreviation& found : compiler::find_abbreviations(text))
    check_stretch(text, found.from, found.to);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 5000) return 0;
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_units(text);
  check_times(text);
  check_facts(text);
  const auto citations = compiler::find_citations(text);
  for (std::size_t i = 0; i < citations.size(); ++i) {
    check_stretch(text, citations[i].from, citations[i].to);
    require(citations[i].inside < static_cast<int>(i));
  }
  return 0;
}
