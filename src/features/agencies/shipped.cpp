// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/agencies/shipped.h"

#include <array>

#include "base/time.h"
#include "features/agencies/service.h"
#include "vietnamese/resources.h"
#include "vietnamese/text.h"

namespace agencies {
namespace {

// The lines of a table of ours, without its comments and its head; no cell of it holds a comma.
template <std::size_t n, class Sink>
void each_line(std::string_view table, const Sink& sink) {
  bool is_head = true;
  while (!table.empty()) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.starts_with('#')) continue;
    std::array<std::string_view, n> cells{};
    for (std::string_view& cell : cells) {
      cell = line.substr(0, line.find(','));
      line.remove_prefix(std::min(cell.size() + 1, line.size()));
    }
    if (!is_head) sink(cells);
    is_head = false;
  }
}

std::vector<Province> read_provinces() {
  std::vector<Province> provinces;
  each_line<5>(vietnamese::resources::provinces(), [&](const std::array<std::string_view, 5>& cells) {
    Province province{std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), {}, std::string(cells[4])};
    if (const auto since = base::parse_date(cells[3])) province.city_since = base::day_number(*since);
    provinces.push_back(std::move(province));
  });
  each_line<4>(vietnamese::resources::communes(), [&](const std::array<std::string_view, 4>& cells) {
    for (Province& province : provinces)
      if (province.code == cells[0]) ++province.communes;
  });
  return provinces;
}

}  // namespace

std::int64_t shipped_since() { return base::day_number(*base::make_date(2025, 7, 1)); }

const std::vector<Province>& shipped_provinces() {
  static const std::vector<Province> provinces = read_provinces();
  return provinces;
}

const Province* shipped_province(std::string_view code) {
  for (const Province& province : shipped_provinces())
    if (province.code == code) return &province;
  return nullptr;
}

const Province* shipped_province(const Unit& unit) {
  if (unit.kind != UnitKind::province) return nullptr;
  if (const Province* known = shipped_province(unit.code)) return known;
  const std::string key = " " + match_key(unit.name);
  for (const Province& province : shipped_provinces())
    if (key.ends_with(" " + match_key(province.name))) return &province;
  return nullptr;
}

std::vector<Row> shipped_communes(std::string_view province) {
  std::vector<Row> rows;
  each_line<4>(vietnamese::resources::communes(), [&](const std::array<std::string_view, 4>& cells) {
    if (cells[0] != province) return;
    Row row;
    row.code = cells[1];
    row.kind = cells[2];
    row.name = std::string(cells[2]) + " " + std::string(cells[3]);
    row.parent_code = cells[0];
    const std::string called = vietnamese::lower(cells[2]) + " " + std::string(cells[3]);
    row.aliases = {"UBND " + called, "Ủy ban nhân dân " + called};
    rows.push_back(std::move(row));
  });
  return rows;
}

}  // namespace agencies
