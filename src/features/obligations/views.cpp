// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/obligations/views.h"

#include <algorithm>
#include <map>

#include "base/time.h"
#include "base/utf8.h"
#include "features/obligations/urls.h"
#include "html/page.h"
#include "html/pieces.h"

namespace obligations {
namespace {

using html::each;
using html::html;
using html::Html;
using html::Tone;

constexpr std::int64_t soon_days = 7;

std::string framed(const Frame& frame, std::string title, Html body) {
  html::Page page;
  page.title = std::move(title);
  page.body = std::move(body);
  page.width = html::Width::full;
  page.actor = frame.actor;
  page.csrf = frame.csrf;
  return html::page(page);
}

std::string day_for_people(const std::optional<std::int64_t>& day) {
  return day ? base::for_people(base::date_of_day(*day)) : "chưa định";
}

std::string due_words(const Occurrence& o, std::int64_t today) {
  if (!o.due_on) return "chưa định hạn";
  const std::int64_t left = *o.due_on - today;
  if (o.state == State::done) return "hạn " + day_for_people(o.due_on);
  if (left < 0) return "quá hạn " + std::to_string(-left) + " ngày";
  if (left == 0) return "hạn hôm nay";
  return "còn " + std::to_string(left) + " ngày";
}

std::string amount(const Occurrence& o) { return std::to_string(o.counted) + "/" + std::to_string(o.required); }

std::string shortened(const std::string& text) {
  constexpr std::size_t longest = 220;
  if (text.size() <= longest) return text;
  std::size_t end = text.rfind(' ', longest);
  if (end == std::string::npos) end = longest;
  return base::first_bytes(text, end) + "…";
}

Html work_card(const Frame& frame, const Occurrence& o) {
  const Html act = html::button_link(urls::report(o.id), "Báo cáo", Tone::good);
  return html(R"(<li class="work" data-late="{}"><div><p class="work-title"><a href="{}">{}</a></p>
<p class="hint">{} · {} · {}</p><p>{} {}</p></div><div>{}</div></li>)",
              o.is_late ? "yes" : "no", urls::occurrence(o.id), shortened(o.title), o.label, o.plan_title,
              o.role == UnitRole::lead ? "chủ trì" : "phối hợp", state_badge(o, frame.today),
              html::progress(o.counted, o.required, amount(o) + ", " + due_words(o, frame.today)), act);
}

Html work_list(const Frame& frame, const std::vector<Occurrence>& all) {
  return html(R"(<ul class="work-list">{}</ul>)", each(all, [&](const Occurrence& o) { return work_card(frame, o); }));
}

// The first of them, so that a phone's first screens show what is next; the rest is one touch away.
Html beginning_of(const Frame& frame, std::vector<Occurrence> all, const char* state) {
  constexpr std::size_t shown = 8;
  if (all.size() <= shown) return work_list(frame, all);
  const html::Url rest = urls::table_of("", frame.actor.unit, state);
  all.resize(shown);
  return work_list(frame, all) + html(R"(<p><a href="{}">Xem tất cả trong bảng nghĩa vụ</a></p>)", rest);
}

Html mine_section(const Frame& frame, const HomePage& page) {
  std::vector<Occurrence> late, soon, later;
  for (const Occurrence& o : page.mine) {
    if (o.due_on && *o.due_on < frame.today) {
      late.push_back(o);
    } else if (o.due_on && *o.due_on <= frame.today + soon_days) {
      soon.push_back(o);
    } else {
      later.push_back(o);
    }
  }
  if (page.mine.empty() && page.undated.empty())
    return html(R"(<section><h2>Việc của đơn vị tôi</h2>{}</section>)",
                html::empty_state("Đơn vị của bạn không còn việc nào phải làm."));
  Html body;
  if (!late.empty()) body += html(R"(<h3>Quá hạn ({})</h3>{})", late.size(), beginning_of(frame, late, "qua-han"));
  if (!soon.empty())
    body += html(R"(<h3>Trong bảy ngày tới ({})</h3>{})", soon.size(), beginning_of(frame, soon, "chua-xong"));
  if (!later.empty()) body += html(R"(<h3>Sau đó</h3>{})", beginning_of(frame, later, "chua-xong"));
  if (!page.undated.empty())
    body += html(R"(<h3>Chưa có hạn</h3>{})", beginning_of(frame, page.undated, "chua-dinh-han"));
  return html(R"(<section><h2>Việc của đơn vị tôi</h2>{}</section>)", body);
}

Tone light(const Tally& tally) {
  if (tally.late > 0) return Tone::bad;
  return tally.done == tally.total ? Tone::good : Tone::warn;
}

std::string_view light_word(const Tally& tally) {
  if (tally.late > 0) return "Có việc quá hạn";
  return tally.total > 0 && tally.done == tally.total ? "Hoàn thành" : "Đang thực hiện";
}

Html plans_section(const HomePage& page) {
  if (page.plans.empty())
    return html(R"(<section><h2>Kế hoạch</h2>{}</section>)",
                html::empty_state("Chưa có kế hoạch nào có hiệu lực.",
                                  html::button_link(html::Url("/ke-hoach"), "Đến trang kế hoạch")));
  const Html rows = each(page.plans, [](const PlanLine& plan) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Đèn">{}</td><td data-label="Hoàn thành">{}</td>)"
        R"(<td class="number-cell" data-label="Quá hạn">{}</td><td class="number-cell" data-label="Chưa định hạn">{}</td></tr>)",
        html::Url("/ke-hoach/" + html::encoded(plan.id)), plan.title,
        html::badge(light_word(plan.tally), light(plan.tally)),
        html::progress(plan.tally.done, plan.tally.total,
                       std::to_string(plan.tally.done) + "/" + std::to_string(plan.tally.total)),
        plan.tally.late, plan.tally.undated);
  });
  return html(R"(<section><h2>Kế hoạch đang thực hiện</h2>{}</section>)",
              html::table("Các kế hoạch đang có hiệu lực",
                          {"Kế hoạch", "Đèn", "Hoàn thành", "Quá hạn", "Chưa định hạn"}, rows));
}

Html months_table(const std::vector<MonthTally>& months) {
  if (months.empty()) return {};
  const Html rows = each(months, [](const MonthTally& m) {
    return html(R"(<tr><th scope="row">Tháng {}</th><td data-label="Hoàn thành">{}</td>)"
                R"(<td class="number-cell" data-label="Xong muộn">{}</td></tr>)",
                m.month, html::progress(m.done, m.total, std::to_string(m.done) + "/" + std::to_string(m.total)),
                m.done_late);
  });
  return html(R"(<section><h2>Theo tháng đến hạn</h2>{}</section>)",
              html::table("Việc đến hạn mỗi tháng và phần đã xong", {"Tháng", "Hoàn thành", "Xong muộn"}, rows));
}

Html tiles_of(const HomePage& page) {
  Tally sum;
  for (const PlanLine& plan : page.plans) {
    sum.total += plan.tally.total;
    sum.done += plan.tally.done;
    sum.late += plan.tally.late;
    sum.undated += plan.tally.undated;
  }
  const html::Url late = urls::table_of("", "", "qua-han"), undated = urls::table_of("", "", "chua-dinh-han");
  return html(R"(<div class="tiles">{}{}{}{}</div>)", html::tile(sum.total, "việc phải làm trong năm", Tone::plain),
              html::tile(sum.done, "việc đã xong", Tone::good),
              html::tile(sum.late, "việc quá hạn", sum.late > 0 ? Tone::bad : Tone::good, &late),
              html::tile(sum.undated, "việc chưa định hạn", sum.undated > 0 ? Tone::warn : Tone::good, &undated));
}

Html waiting_section(const HomePage& page) {
  if (page.waiting.empty()) return {};
  return html(
      R"(<section class="panel"><h2>Chờ bạn xử lý</h2><ul class="bullets">{}</ul></section>)",
      each(page.waiting, [](const Waiting& w) { return html(R"(<li><a href="{}">{}</a></li>)", w.to, w.sentence); }));
}

Html rows_of(const Frame& frame, const std::vector<Occurrence>& all) {
  return each(all, [&](const Occurrence& o) {
    return html(
        R"(<tr><td><a href="{}">{}</a> <span class="hint">{}</span></td><td data-label="Đơn vị">{} <span class="hint">({})</span></td>)"
        R"(<td data-label="Kỳ">{}</td><td data-label="Hạn">{}</td><td class="number-cell" data-label="Kết quả">{}</td>)"
        R"(<td data-label="Trạng thái">{}</td></tr>)",
        urls::occurrence(o.id), shortened(o.title), o.path, o.unit_name,
        o.role == UnitRole::lead ? "chủ trì" : "phối hợp", o.label, day_for_people(o.due_on), amount(o),
        state_badge(o, frame.today));
  });
}

const std::vector<std::string>& heads() {
  static const std::vector<std::string> heads{"Việc", "Đơn vị", "Kỳ", "Hạn", "Kết quả", "Trạng thái"};
  return heads;
}

std::string state_code(const Filter& filter) {
  if (filter.only_late) return "qua-han";
  if (!filter.state) return "chua-xong";
  switch (*filter.state) {
    case State::open:
      return "chua-xong";
    case State::undated:
      return "chua-dinh-han";
    case State::done:
      return "da-xong";
    case State::dropped:
      return "da-bo";
  }
  return {};
}

std::string query_of(const Filter& filter) {
  return "ke-hoach=" + html::encoded(filter.plan) + "&don-vi=" + html::encoded(filter.unit) +
         "&trang-thai=" + state_code(filter);
}

}  // namespace

std::string_view word(const Occurrence& o, std::int64_t today) {
  switch (o.state) {
    case State::done:
      return "Đã xong";
    case State::dropped:
      return "Không còn trong kế hoạch";
    case State::undated:
      return "Chưa định hạn";
    case State::open:
      break;
  }
  if (o.due_on && *o.due_on < today) return "Quá hạn";
  return o.due_on && *o.due_on <= today + soon_days ? "Sắp đến hạn" : "Chưa đến hạn";
}

Html state_badge(const Occurrence& o, std::int64_t today) {
  Tone tone = Tone::plain;
  if (o.state == State::done) tone = Tone::good;
  if (o.state == State::undated || (o.due_on && *o.due_on <= today + soon_days && o.state == State::open))
    tone = Tone::warn;
  if (o.state == State::open && o.due_on && *o.due_on < today) tone = Tone::bad;
  return html::badge(word(o, today), tone);
}

std::string home_page(const Frame& frame, const HomePage& page) {
  const bool oversees = frame.actor.may(base::Right::coordinate) || frame.actor.may(base::Right::approve);
  Html body = html(R"(<h1>Việc của tôi</h1><p class="hint">Hôm nay {}. Xin chào {}.</p>)",
                   base::for_people(base::date_of_day(frame.today)), frame.actor.name);
  body += waiting_section(page);
  if (oversees) {
    body += tiles_of(page) + plans_section(page);
    if (!page.late.empty())
      body += html(R"(<section><h2>Quá hạn lâu nhất</h2>{}<p><a href="{}">Xem tất cả việc quá hạn</a></p></section>)",
                   html::table("Việc quá hạn của cơ quan", heads(), rows_of(frame, page.late)),
                   urls::table_of("", "", "qua-han"));
    body += months_table(page.months);
  }
  if (frame.actor.may(base::Right::work)) body += mine_section(frame, page);
  if (!oversees && !frame.actor.may(base::Right::work)) body += plans_section(page);
  return framed(frame, "Việc của tôi", std::move(body));
}

std::string table_page(const Frame& frame, const TablePage& page) {
  std::vector<html::Option> plans{{"", "Mọi kế hoạch"}}, units{{"", "Mọi đơn vị"}};
  for (const auto& [id, name] : page.plans) plans.push_back({id, name});
  for (const auto& [id, name] : page.units) units.push_back({id, name});
  const std::vector<html::Option> states{{"chua-xong", "Chưa xong"},
                                         {"qua-han", "Quá hạn"},
                                         {"chua-dinh-han", "Chưa định hạn"},
                                         {"da-xong", "Đã xong"},
                                         {"da-bo", "Không còn trong kế hoạch"}};
  const std::string query = query_of(page.filter);
  const Html filter = html::query_form(urls::table(),
                                       html::choice("Kế hoạch", "ke-hoach", plans, page.filter.plan) +
                                           html::choice("Đơn vị", "don-vi", units, page.filter.unit) +
                                           html::choice("Trạng thái", "trang-thai", states, state_code(page.filter)) +
                                           html::button("Lọc", Tone::plain),
                                       "Lọc nghĩa vụ");
  const std::vector<Occurrence>& all = page.page.occurrences;
  const html::Url next("/nghia-vu?" + query + "&sau=" + std::to_string(page.page.last_day) + "-" +
                       html::encoded(page.page.last_id));
  return framed(
      frame, "Nghĩa vụ",
      html(
          R"(<div class="page-head"><h1>Nghĩa vụ</h1><p>Tải bảng này: <a href="{}">Excel (XLSX)</a> · <a href="{}">CSV</a></p></div>{}{}{})",
          html::Url("/nghia-vu.xlsx?" + query), html::Url("/nghia-vu.csv?" + query), filter,
          all.empty() ? html::empty_state("Không có việc nào như vậy.")
                      : html::table("Nghĩa vụ theo hạn", heads(), rows_of(frame, all)),
          html::pager(nullptr, page.page.has_more ? &next : nullptr)));
}

std::string one_page(const Frame& frame, const OnePage& page) {
  const Occurrence& o = page.occurrence;
  const Html others = each(page.all, [&](const Occurrence& other) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Hạn">{}</td><td class="number-cell" data-label="Kết quả">{}</td>)"
        R"(<td data-label="Trạng thái">{}</td></tr>)",
        urls::occurrence(other.id), other.label, day_for_people(other.due_on), amount(other),
        state_badge(other, frame.today));
  });
  Html fix;
  if (o.state == State::undated && frame.actor.may(base::Right::coordinate)) {
    html::Field day;
    day.label = "Hạn phải xong";
    day.name = "ngay";
    day.type = "date";
    day.required = true;
    day.error = page.error;
    fix = html(R"(<section class="panel"><h2>Định hạn</h2><p>{}</p>{}</section>)", o.open_reason,
               html::form(urls::set_day(o.id), frame.csrf, html::field(day) + html::button("Định hạn")));
  }
  const Html act =
      o.state != State::dropped && frame.actor.may(base::Right::work)
          ? html(R"(<p class="actions">{}</p>)", html::button_link(urls::report(o.id), "Báo cáo kết quả", Tone::good))
          : Html();
  return framed(
      frame, o.label,
      html(
          R"({}<h1>{}</h1><p>{}</p>{}{}{}<section><h2>Minh chứng</h2>{}</section>
<section><h2>Các kỳ của việc này</h2>{}</section>)",
          html::trail({{"Nghĩa vụ", urls::table()}}), shortened(o.title), state_badge(o, frame.today),
          html::facts({{"Đơn vị", html::plain(o.unit_name + (o.role == UnitRole::lead ? " (chủ trì)" : " (phối hợp)"))},
                       {"Kỳ", html::plain(o.label)},
                       {"Hạn", html::plain(day_for_people(o.due_on) + " – " + due_words(o, frame.today))},
                       {"Thời gian trong kế hoạch", html::plain(o.time_raw.empty() ? "không nêu" : o.time_raw)},
                       {"Kết quả", html::progress(o.counted, o.required, amount(o))},
                       {"Kế hoạch", html(R"(<a href="{}">{}</a>, mục {})",
                                         html::Url("/ke-hoach/" + html::encoded(o.plan)), o.plan_title, o.path)}}),
          act, fix, page.evidence, html::table("Các kỳ", {"Kỳ", "Hạn", "Kết quả", "Trạng thái"}, others)));
}

std::string calendar_page(const Frame& frame, const CalendarPage& page) {
  std::map<std::int64_t, std::vector<const Occurrence*>> by_day;
  for (const Occurrence& o : page.occurrences)
    if (o.due_on && o.state != State::dropped) by_day[*o.due_on].push_back(&o);
  const std::int64_t first = base::day_number(*base::make_date(page.year, page.month, 1));
  const std::int64_t last = first + base::days_in_month(page.year, page.month) - 1;
  const std::int64_t monday = first - ((first + 3) % 7 + 7) % 7;
  Html weeks;
  for (std::int64_t week = monday; week <= last; week += 7) {
    Html days;
    for (std::int64_t day = week; day < week + 7; ++day) {
      if (day < first || day > last) {
        days += html(R"(<td class="outside"></td>)");
        continue;
      }
      Html items;
      const std::vector<const Occurrence*>& due = by_day[day];
      constexpr std::size_t shown = 4;
      for (std::size_t i = 0; i < due.size() && i < shown; ++i)
        items += html(R"(<li><a href="{}">{}</a></li>)", urls::occurrence(due[i]->id),
                      base::first_bytes(shortened(due[i]->title), 90));
      if (due.size() > shown) items += html(R"(<li class="hint">và {} việc nữa</li>)", due.size() - shown);
      const std::string holiday = page.calendar.holiday(day);
      days += html(R"(<td data-off="{}"><time datetime="{}">{}</time>{}<ul>{}</ul></td>)",
                   page.calendar.is_working(day) ? "no" : "yes", base::iso(base::date_of_day(day)), day - first + 1,
                   holiday.empty() ? Html() : html(R"( <span class="hint">{}</span>)", holiday), items);
    }
    weeks += html(R"(<tr>{}</tr>)", days);
  }
  const int before = page.month == 1 ? 12 : page.month - 1, after = page.month == 12 ? 1 : page.month + 1;
  Html year;
  for (int m = 1; m <= 12; ++m) {
    const auto known =
        std::find_if(page.months.begin(), page.months.end(), [m](const MonthTally& t) { return t.month == m; });
    const std::int64_t total = known == page.months.end() ? 0 : known->total,
                       done = known == page.months.end() ? 0 : known->done;
    year += html(R"(<li><a href="{}">Tháng {}</a> {}</li>)", urls::month(page.year, m), m,
                 html::progress(
                     done, total,
                     total == 0 ? "không có việc" : std::to_string(done) + "/" + std::to_string(total) + " việc xong"));
  }
  return framed(
      frame, "Lịch tháng " + std::to_string(page.month),
      html(R"(<h1>Lịch tháng {}/{}</h1><p class="pager"><a href="{}">Tháng trước</a> <a href="{}">Tháng sau</a></p>
<div class="table month" role="region" aria-label="Lịch tháng" tabindex="0"><table><caption>Việc đến hạn từng ngày</caption>
<thead><tr><th scope="col">Hai</th><th scope="col">Ba</th><th scope="col">Tư</th><th scope="col">Năm</th><th scope="col">Sáu</th><th scope="col">Bảy</th><th scope="col">CN</th></tr></thead><tbody>{}</tbody></table></div>
<section><h2>Cả năm {}</h2><ol class="year">{}</ol></section>)",
           page.month, page.year, urls::month(page.month == 1 ? page.year - 1 : page.year, before),
           urls::month(page.month == 12 ? page.year + 1 : page.year, after), weeks, page.year, year));
}

}  // namespace obligations
