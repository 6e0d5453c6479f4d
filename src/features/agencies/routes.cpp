// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/agencies/routes.h"

#include <charconv>
#include <fstream>
#include <sstream>

#include "features/agencies/shipped.h"
#include "features/agencies/urls.h"
#include "features/agencies/views.h"

namespace agencies {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;

Frame frame_of(const Request& r, const base::Error* error = nullptr) {
  return {{r.actor, r.csrf, error}, shipped_since()};
}
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }
std::int64_t today(const base::Clock& clock) { return base::day_number(base::date_of(clock())); }

std::int64_t number_from(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Response tree(const Service& agencies, const Request& r, const base::Error* error = nullptr) {
  TreePage page;
  page.searched = http::value_of(r.query, "tim");
  page.is_search = !page.searched.empty();
  page.units = page.is_search ? agencies.search(r.actor.tenant, page.searched) : agencies.tops(r.actor.tenant);
  if (r.actor.may(Right::administer)) page.provinces = shipped_provinces();
  return http::page(tree_page(frame_of(r, error), page), status_of(error));
}

Response show(const Service& agencies, const Request& r, const base::Error* error = nullptr) {
  const std::optional<Unit> unit = agencies.find(r.actor.tenant, r.param("id"));
  if (!unit) return missing(r);
  UnitPage page;
  page.unit = *unit;
  page.above = agencies.ancestors(unit->tenant, unit->id);
  const std::optional<Unit> after = agencies.find(r.actor.tenant, http::value_of(r.query, "sau"));
  page.children = agencies.children(unit->tenant, unit->id, after ? &*after : nullptr);
  page.has_more = page.children.size() > 200;
  if (page.has_more) page.children.pop_back();
  page.names = agencies.names(unit->tenant, unit->id);
  if (const Province* province = shipped_province(*unit)) page.shipped = *province;
  if (const auto successor = agencies.find(unit->tenant, unit->successor)) page.successor = successor->name;
  return http::page(unit_page(frame_of(r, error), page), status_of(error));
}

Response add(Service& agencies, const base::Clock& clock, const Request& r) {
  NewUnit unit;
  unit.parent = http::value_of(r.form, "cap-tren");
  unit.name = http::value_of(r.form, "ten");
  unit.short_name = http::value_of(r.form, "viet-tat");
  unit.kind = kind_from(http::value_of(r.form, "loai")).value_or(UnitKind::other);
  unit.is_agency = !http::value_of(r.form, "co-quan").empty();
  unit.valid_from = today(clock);
  const base::Result<std::string> added = agencies.add(r.actor, unit);
  if (!added) return tree(agencies, r, &added.error());
  return http::see_other(urls::unit(*added).str());
}

Response answered(const Service& agencies, const Request& r, const base::Result<bool>& done) {
  if (!done) return show(agencies, r, &done.error());
  return http::see_other(urls::unit(r.param("id")).str());
}

std::optional<std::int64_t> day_in(const Request& r) {
  const auto date = base::parse_date(http::value_of(r.form, "ngay"));
  if (!date) return std::nullopt;
  return base::day_number(*date);
}

base::Error no_day() { return {base::ErrorKind::invalid, "Hãy chọn ngày mà các đơn vị này bắt đầu có.", "ngay"}; }

// CSV as it is, a spreadsheet by its first sheet: what a file is, is told by its first bytes.
base::Result<std::string> csv_of(const http::Upload& file, const CsvOfWorkbook& csv_of_workbook) {
  std::ifstream in(file.path(), std::ios::binary);
  std::string start(4, '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  if (start == "PK\x03\x04") return csv_of_workbook(file.path());
  std::ostringstream bytes;
  in.clear();
  in.seekg(0);
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

base::Result<int> loaded(Service& agencies, const CsvOfWorkbook& csv_of_workbook, const Request& r) {
  const std::optional<std::int64_t> from_day = day_in(r);
  if (!from_day) return no_day();
  if (r.files.empty() || r.files.front().bytes() == 0)
    return base::Error{base::ErrorKind::invalid, "Hãy chọn một tệp Excel (XLSX) hoặc CSV.", "tep"};
  const base::Result<std::string> csv = csv_of(r.files.front(), csv_of_workbook);
  if (!csv) return base::Error{csv.error().kind, csv.error().message, "tep"};
  const base::Result<std::vector<Row>> rows = rows_from_csv(*csv);
  if (!rows) return rows.error();
  return agencies.load(r.actor, *rows, *from_day);
}

Response load(Service& agencies, const CsvOfWorkbook& csv_of_workbook, const Request& r) {
  const base::Result<int> added = loaded(agencies, csv_of_workbook, r);
  if (!added) return http::page(load_page(frame_of(r, &added.error()), -1), status_of(&added.error()));
  return http::page(load_page(frame_of(r), *added));
}

Response load_shipped(Service& agencies, const Request& r) {
  const std::string_view whose = http::value_of(r.form, "tinh"), top = http::value_of(r.form, "don-vi");
  const std::optional<std::int64_t> from_day = day_in(r);
  const base::Result<int> added =
      !from_day ? no_day()
                : agencies.load_shipped(r.actor, whose == "ca-nuoc" ? std::string_view() : whose, top, *from_day);
  if (!added) return http::page(load_page(frame_of(r, &added.error()), -1), status_of(&added.error()));
  return http::page(load_page(frame_of(r), *added));
}

}  // namespace

void add_routes(http::Router& on, Service& agencies, base::Clock clock, CsvOfWorkbook csv_of_workbook) {
  on.get("/don-vi", Right::see, [&agencies](Request& r) { return tree(agencies, r); });
  on.post("/don-vi", Right::administer, Body::form, [&agencies, clock](Request& r) { return add(agencies, clock, r); });
  on.get("/don-vi-tu-tep", Right::administer, [](Request& r) { return http::page(load_page(frame_of(r), -1)); });
  on.post("/don-vi-tu-tep", Right::administer, Body::files,
          [&agencies, csv_of_workbook = std::move(csv_of_workbook)](Request& r) {
            return load(agencies, csv_of_workbook, r);
          });
  on.post("/don-vi-co-san", Right::administer, Body::form,
          [&agencies](Request& r) { return load_shipped(agencies, r); });
  on.get("/don-vi/{id}", Right::see, [&agencies](Request& r) { return show(agencies, r); });
  on.post("/don-vi/{id}/doi-ten", Right::administer, Body::form, [&agencies, clock](Request& r) {
    return answered(
        agencies, r,
        agencies.rename(r.actor, r.param("id"), http::value_of(r.form, "ten"), http::value_of(r.form, "viet-tat"),
                        day_in(r).value_or(today(clock)), number_from(http::value_of(r.form, "phien-ban"))));
  });
  on.post("/don-vi/{id}/ten-khac", Right::administer, Body::form, [&agencies](Request& r) {
    return answered(agencies, r, agencies.add_alias(r.actor, r.param("id"), http::value_of(r.form, "ten-khac")));
  });
  on.post("/don-vi/{id}/ket-thuc", Right::administer, Body::form, [&agencies, clock](Request& r) {
    return answered(
        agencies, r,
        agencies.dissolve(r.actor, r.param("id"), http::value_of(r.form, "nhap-vao"), day_in(r).value_or(today(clock)),
                          number_from(http::value_of(r.form, "phien-ban"))));
  });
}

}  // namespace agencies
