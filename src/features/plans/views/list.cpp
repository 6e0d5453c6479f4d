// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/urls.h"
#include "features/plans/views/pages.h"
#include "features/plans/views/words.h"
#include "html/pieces.h"

namespace plans {
namespace {

using html::each;
using html::html;
using html::Html;

const obligations::Tally* tally_of(const Tallies& tallies, const std::string& plan) {
  const auto found = tallies.find(plan);
  return found == tallies.end() ? nullptr : &found->second;
}

Html late_view(const obligations::Tally* tally) {
  if (tally == nullptr || tally->late == 0) return html("0");
  return html::badge(std::to_string(tally->late) + " quá hạn", html::Tone::bad);
}

Html row(const Plan& plan, const obligations::Tally* tally) {
  const Html changes = plan.has_changes && plan.state == State::in_force
                           ? html::badge("Có sửa đổi chờ duyệt", html::Tone::warn)
                           : Html();
  return html(R"(<tr><td><a href="{}">{}</a></td><td data-label="Số">{}</td><td data-label="Trạng thái">{} {}</td>)"
              R"(<td data-label="Hoàn thành">{}</td><td data-label="Quá hạn">{}</td></tr>)",
              plan.state == State::draft ? urls::review(plan.id) : urls::plan(plan.id), plan.title,
              plan.number.empty() ? "chưa có" : plan.number, html::badge(word(plan.state), tone(plan.state)), changes,
              tally_view(tally), late_view(tally));
}

// One table for each year, the latest first, as they come.
Html years(const ListPage& page) {
  Html all;
  for (std::size_t first = 0; first < page.plans.size();) {
    std::size_t next = first;
    Html rows;
    for (; next < page.plans.size() && page.plans[next].year == page.plans[first].year; ++next)
      rows += row(page.plans[next], tally_of(page.tallies, page.plans[next].id));
    const std::string year = "Năm " + std::to_string(page.plans[first].year);
    all += html(R"(<section><h2>{}</h2>{}</section>)", year,
                html::table("Các kế hoạch của năm", {"Kế hoạch", "Số", "Trạng thái", "Hoàn thành", "Quá hạn"}, rows));
    first = next;
  }
  return all;
}

Html readings_form(const Frame& frame, const NewPage& page) {
  if (page.readings.empty())
    return html::empty_state("Chưa có văn bản nào được đọc. Hãy đưa tệp lên ở trang đọc văn bản, rồi quay lại đây.",
                             html::button_link(html::Url("/doc"), "Đọc văn bản"));
  const Html choices = each(page.readings, [](const reading::Entry& entry) {
    const std::string name = entry.title.empty() ? entry.file : entry.title;
    const std::string about = entry.file + " · " + std::to_string(entry.activities) + " hoạt động · " +
                              std::to_string(entry.errors) + " lỗi, " + std::to_string(entry.warnings) + " cảnh báo";
    return html::checkbox(name, "van-ban", entry.id, false, about);
  });
  return html::form(urls::make(), frame.csrf,
                    html(R"(<fieldset class="choices"><legend>Văn bản đã đọc</legend>{}</fieldset>{})", choices,
                         html::button("Nhập thành kế hoạch")));
}

Html above_view(const NewPage& page) {
  if (page.above.empty())
    return html::empty_state("Chưa có kế hoạch nào của cơ quan cấp trên, hoặc của cơ quan mình, đang có hiệu lực.");
  return html(R"(<ul class="rows">{}</ul>)", each(page.above, [](const Plan& plan) {
                return html(R"(<li><a href="{}">{}</a> <span class="hint">{} · năm {}</span></li>)",
                            urls::child(plan.id), plan.title, plan.number.empty() ? "chưa có số" : plan.number,
                            plan.year);
              }));
}

Html choose_activities(const Frame& frame, const ChildPage& page) {
  const Html choices = each(page.activities, [](const Activity& activity) {
    const std::string path = activity.path.empty() ? "" : activity.path + ". ";
    const std::string when = activity.time ? activity.time->raw : "";
    return html::checkbox(path + activity.text, "hoat-dong", activity.id, activity.is_included, when);
  });
  html::Field title;
  title.label = "Tên kế hoạch";
  title.name = "ten";
  title.type = "textarea";
  title.value = page.title;
  title.required = true;
  title.error = frame.error;
  return html::form(
      urls::child(page.parent.id), frame.csrf,
      html::field(title) +
          html(R"(<fieldset class="choices"><legend>Hoạt động cơ quan mình thực hiện</legend>{}</fieldset>)", choices) +
          html(
              R"(<p class="hint">Căn cứ được điền sẵn từ kế hoạch cấp trên. Bước sau giao việc cho các đơn vị của mình.</p>{})",
              html::button("Lập dự thảo")));
}

}  // namespace

std::string list_page(const Frame& frame, const ListPage& page) {
  const bool may_import = frame.actor.may(base::Right::coordinate);
  const Html act = may_import ? html::button_link(urls::fresh(), "Kế hoạch mới", html::Tone::good) : Html();
  const Html body = page.plans.empty() ? html::empty_state("Cơ quan chưa có kế hoạch nào.") : years(page);
  html::Page out = framed(frame, "Kế hoạch", html(R"(<div class="page-head"><h1>Kế hoạch</h1>{}</div>{})", act, body));
  return html::page(out);
}

std::string new_page(const Frame& frame, const NewPage& page) {
  const Html way = html::trail({{"Kế hoạch", urls::all()}});
  const Html faults = each(page.faults, [](const std::string& fault) { return html::notice(fault, html::Tone::bad); });
  return html::page(
      framed(frame, "Kế hoạch mới",
             html(R"({}<h1>Kế hoạch mới</h1>{}{}
<section class="panel"><h2>Từ văn bản đã ký</h2>{}</section>
<section class="panel"><h2>Thực hiện một kế hoạch cấp trên</h2>{}</section>)",
                  way, html::problem(frame.error), faults, readings_form(frame, page), above_view(page))));
}

std::string child_page(const Frame& frame, const ChildPage& page) {
  return html::page(framed(frame, "Kế hoạch thực hiện",
                           html(R"({}<h1>Lập kế hoạch thực hiện</h1><p>Theo: <a href="{}">{}</a></p>{}{})",
                                html::trail({{"Kế hoạch", urls::all()}}), urls::plan(page.parent.id), page.parent.title,
                                html::problem(frame.error), choose_activities(frame, page))));
}

}  // namespace plans
