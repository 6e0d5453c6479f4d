// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/obligations/routes.h"

#include <algorithm>
#include <charconv>

#include "base/csv.h"
#include "features/obligations/urls.h"
#include "html/page.h"
#include "html/pieces.h"

namespace obligations {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;

constexpr std::size_t plans_on_a_page = 6, shown_late = 10;

Frame frame_of(const Service& service, const Request& r) { return {r.actor, r.csrf, service.today()}; }

Response not_there(const Service& service, const Request& r) {
  html::Page page;
  page.title = "Không có nghĩa vụ này";
  page.body =
      html::html(R"(<h1>Không có nghĩa vụ này</h1><p><a href="{}">Về danh sách nghĩa vụ</a></p>)", urls::table());
  page.actor = frame_of(service, r).actor;
  page.csrf = r.csrf;
  return http::page(html::page(page), 404);
}

std::int64_t number_from(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Filter filter_of(const Request& r) {
  Filter filter;
  filter.agency = r.actor.agency;
  filter.plan = http::value_of(r.query, "ke-hoach");
  filter.unit = http::value_of(r.query, "don-vi");
  const std::string_view state = http::value_of(r.query, "trang-thai");
  filter.state = state == "da-xong"         ? State::done
                 : state == "da-bo"         ? State::dropped
                 : state == "chua-dinh-han" ? State::undated
                                            : State::open;
  filter.only_late = state == "qua-han";
  const std::string_view after = http::value_of(r.query, "sau");
  if (const std::size_t dash = after.find('-'); dash != std::string_view::npos) {
    filter.after_day = number_from(after.substr(0, dash));
    filter.after_id = after.substr(dash + 1);
  }
  return filter;
}

Response home(const Service& service, const Neighbours& neighbours, const Request& r) {
  HomePage page;
  const base::Actor& actor = r.actor;
  Filter mine;
  mine.unit = actor.unit;
  if (actor.may(Right::work)) {
    page.mine = service.list(actor.tenant, mine).occurrences;
    mine.state = State::undated;
    page.undated = service.list(actor.tenant, mine).occurrences;
  }
  for (const auto& [id, title] : neighbours.plans(actor)) {
    if (page.plans.size() == plans_on_a_page) break;
    page.plans.push_back({id, title, service.tally_of_plan(actor.tenant, id)});
  }
  if (actor.may(Right::coordinate) || actor.may(Right::approve)) {
    Filter late;
    late.agency = actor.agency;
    late.only_late = true;
    page.late = service.list(actor.tenant, late).occurrences;
    if (page.late.size() > shown_late) page.late.resize(shown_late);
    page.months =
        service.months(actor.tenant, actor.agency, static_cast<int>(base::date_of_day(service.today()).year()));
  }
  page.waiting = neighbours.waiting(actor);
  return http::page(home_page(frame_of(service, r), page));
}

// Of the agency's own plans, or owed by one of its units; what others owe each other is theirs.
class Sight {
 public:
  Sight(const base::Actor& actor, std::vector<std::pair<std::string, std::string>> units)
      : actor_(actor), units_(std::move(units)) {}
  bool reaches(const Occurrence& o) const {
    return o.agency == actor_.agency || o.unit == actor_.agency || o.unit == actor_.unit ||
           std::any_of(units_.begin(), units_.end(), [&](const auto& unit) { return unit.first == o.unit; });
  }
  Page in_sight(Page page) const {
    std::erase_if(page.occurrences, [&](const Occurrence& o) { return !reaches(o); });
    return page;
  }

 private:
  const base::Actor& actor_;
  std::vector<std::pair<std::string, std::string>> units_;
};

Response table(const Service& service, const Neighbours& neighbours, const Request& r) {
  TablePage page;
  page.filter = filter_of(r);
  page.plans = neighbours.plans(r.actor);
  page.units = neighbours.units(r.actor);
  page.page = Sight(r.actor, page.units).in_sight(service.list(r.actor.tenant, page.filter));
  return http::page(table_page(frame_of(service, r), page));
}

Response table_file(const Service& service, const Neighbours& neighbours, const Request& r) {
  constexpr int most_pages = 200;
  std::string text = "\xEF\xBB\xBFMục,Việc,Đơn vị,Vai trò,Kỳ,Hạn,Phải có,Đã có,Trạng thái\r\n";
  Filter filter = filter_of(r);
  const Sight sight(r.actor, neighbours.units(r.actor));
  for (int page_number = 0; page_number < most_pages; ++page_number) {
    const Page page = service.list(r.actor.tenant, filter);
    for (const Occurrence& o : page.occurrences) {
      if (!sight.reaches(o)) continue;
      text += base::csv_cell(o.path) + "," + base::csv_cell(o.title) + "," + base::csv_cell(o.unit_name) + "," +
              base::csv_cell(o.role == UnitRole::lead ? "chủ trì" : "phối hợp") + "," + base::csv_cell(o.label) + "," +
              base::csv_cell(o.due_on ? base::for_people(base::date_of_day(*o.due_on)) : "") + "," +
              std::to_string(o.required) + "," + std::to_string(o.counted) + "," +
              base::csv_cell(word(o, service.today())) + "\r\n";
    }
    if (!page.has_more) break;
    filter.after_day = page.last_day;
    filter.after_id = page.last_id;
  }
  return http::download(std::move(text), "text/csv; charset=utf-8", "nghia-vu.csv");
}

Response one(const Service& service, const Neighbours& neighbours, const Request& r,
             const base::Error* error = nullptr) {
  const std::optional<Occurrence> occurrence = service.find(r.actor.tenant, r.param("id"));
  if (!occurrence || !Sight(r.actor, neighbours.units(r.actor)).reaches(*occurrence)) return not_there(service, r);
  OnePage page;
  page.occurrence = *occurrence;
  page.all = service.of_obligation(r.actor.tenant, occurrence->obligation);
  page.evidence = neighbours.evidence(r.actor, r.csrf, *occurrence);
  page.error = error;
  return http::page(one_page(frame_of(service, r), page), error == nullptr ? 200 : 422);
}

Response set_day(Service& service, const Neighbours& neighbours, const Request& r) {
  const auto date = base::parse_date(http::value_of(r.form, "ngay"));
  const base::Error wrong{base::ErrorKind::invalid, "Hãy chọn một ngày.", "ngay"};
  if (!date) return one(service, neighbours, r, &wrong);
  const base::Result<bool> done = service.set_day(r.actor, r.param("id"), base::day_number(*date));
  if (!done) return one(service, neighbours, r, &done.error());
  return http::see_other(urls::occurrence(r.param("id")).str());
}

Response calendar(const Service& service, const Request& r) {
  CalendarPage page;
  const base::Date today = base::date_of_day(service.today());
  page.year = static_cast<int>(today.year());
  page.month = static_cast<int>(static_cast<unsigned>(today.month()));
  const std::string_view wanted = http::value_of(r.query, "thang");
  if (const std::size_t dash = wanted.find('-'); dash != std::string_view::npos) {
    const auto year = number_from(wanted.substr(0, dash)), month = number_from(wanted.substr(dash + 1));
    if (year >= 2000 && year <= 2100 && month >= 1 && month <= 12)
      page.year = static_cast<int>(year), page.month = static_cast<int>(month);
  }
  const std::int64_t first = base::day_number(*base::make_date(page.year, page.month, 1));
  page.occurrences =
      service.between(r.actor.tenant, r.actor.agency, first, first + base::days_in_month(page.year, page.month) - 1);
  page.months = service.months(r.actor.tenant, r.actor.agency, page.year);
  page.calendar = service.calendar(r.actor.tenant);
  return http::page(calendar_page(frame_of(service, r), page));
}

Response days_off(const Service& service, const Request& r, const base::Error* error = nullptr) {
  std::vector<DayOff> days;
  for (const CalendarDay& day : service.calendar_days(r.actor.tenant)) days.push_back({day.day, day.is_off, day.note});
  return http::page(days_off_page(frame_of(service, r), days, error), error == nullptr ? 200 : 422);
}

Response change_days_off(Service& service, const Request& r) {
  if (const std::string_view gone = http::value_of(r.form, "bo"); !gone.empty()) {
    service.drop_calendar_day(r.actor, number_from(gone));
    return http::see_other(urls::days_off().str());
  }
  const auto date = base::parse_date(http::value_of(r.form, "ngay"));
  const base::Error wrong{base::ErrorKind::invalid, "Hãy chọn một ngày.", "ngay"};
  if (!date) return days_off(service, r, &wrong);
  const base::Result<bool> done = service.set_calendar_day(
      r.actor,
      {base::day_number(*date), http::value_of(r.form, "la") != "lam", std::string(http::value_of(r.form, "ghi-chu"))});
  if (!done) return days_off(service, r, &done.error());
  return http::see_other(urls::days_off().str());
}

}  // namespace

void add_routes(http::Router& on, Service& service, Neighbours neighbours) {
  on.get("/viec-cua-toi", Right::see, [&service, neighbours](Request& r) { return home(service, neighbours, r); });
  on.get("/nghia-vu", Right::see, [&service, neighbours](Request& r) { return table(service, neighbours, r); });
  on.get("/nghia-vu.csv", Right::see,
         [&service, neighbours](Request& r) { return table_file(service, neighbours, r); });
  on.get("/nghia-vu/{id}", Right::see, [&service, neighbours](Request& r) { return one(service, neighbours, r); });
  on.post("/nghia-vu/{id}/dinh-han", Right::coordinate, Body::form,
          [&service, neighbours](Request& r) { return set_day(service, neighbours, r); });
  on.get("/lich", Right::see, [&service](Request& r) { return calendar(service, r); });
  on.get("/quan-tri/lich-nghi", Right::administer, [&service](Request& r) { return days_off(service, r); });
  on.post("/quan-tri/lich-nghi", Right::administer, Body::form,
          [&service](Request& r) { return change_days_off(service, r); });
}

}  // namespace obligations
