// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/views/activities.h"

#include <array>

#include "features/reading/urls.h"
#include "features/reading/views/words.h"

namespace reading {
namespace {

using html::each;
using html::Flag;
using html::html;
using html::Html;

constexpr std::array kinds{compiler::Kind::assigned, compiler::Kind::content, compiler::Kind::form,
                           compiler::Kind::duty};

// ---------------------------------------------------------------------------------------------------------------
// filter

Html kind_choice(const PlanView& view, compiler::Kind kind) {
  int count = 0;
  for (const compiler::Activity& activity : view.reading.plan.activities) count += activity.kind == kind;
  if (count == 0) return {};
  return html(R"(<option value="{}"{}>{} ({})</option>)", code(kind), Flag{"selected", view.filter.kind == kind},
              word(kind), count);
}

Html unit_choice(const PlanView& view, const UnitChoice& unit) {
  return html(R"(<option value="{}"{}>{} ({})</option>)", unit.name, Flag{"selected", view.filter.unit == unit.name},
              unit.name, unit.activities);
}

Html filter_view(const PlanView& view) {
  return html(R"(
    <form class="filter" method="get" action="{}" role="search" data-filter>
      <label>Loại
        <select name="loai"><option value="">Tất cả</option>{}</select>
      </label>
      <label>Đơn vị
        <select name="don-vi"><option value="">Tất cả</option>{}</select>
      </label>
      <label>Tìm trong hoạt động
        <input type="search" name="tim" value="{}" placeholder="gõ có dấu hoặc không dấu" autocomplete="off">
      </label>
      <button type="submit">Lọc</button>
      <p class="found" role="status" data-found>{}</p>
    </form>)",
              urls::document(view.entry.id), each(kinds, [&](compiler::Kind kind) { return kind_choice(view, kind); }),
              each(view.units, [&](const UnitChoice& unit) { return unit_choice(view, unit); }), view.filter.text,
              view.filter.chooses() ? "Đang hiện " + std::to_string(view.chosen.size()) + " trên " +
                                          std::to_string(view.reading.plan.activities.size()) + " hoạt động."
                                    : std::string{});
}

// ------------------------------------------------------------------------------------------------------------- one
// card

Html field(std::string_view name, const Html& value) {
  return html(R"(<div><dt>{}</dt><dd>{}</dd></div>)", name, value);
}

Html mentions(const FactLinks& links, Mark mark, const std::vector<compiler::Mention>& mentions) {
  if (mentions.empty()) return {};
  return field(word(mark), html("<ul>{}</ul>", links.mentions(mark, mentions)));
}

Html time_view(const FactLinks& links, const compiler::Time& time) {
  const std::string days = days_of(time);
  const Html days_view = days.empty() ? Html{} : html(R"( <span class="kind-of">({})</span>)", days);
  return field(word(Mark::time), links.link(Mark::time, time.at, time.raw) + days_view);
}

Html quota_view(const FactLinks& links, const compiler::Quota& quota) {
  return field(word(Mark::quota), html(R"({} <span class="kind-of">({})</span>)",
                                       links.link(Mark::quota, quota.at, quota.raw), sentence_of(quota)));
}

// What an assignment should state and does not.
Html gaps(const compiler::Activity& activity) {
  if (activity.kind != compiler::Kind::assigned) return {};
  const auto gap = [](std::string_view name) {
    return field(name, html(R"(<span class="missing">Văn bản không nêu</span>)"));
  };
  return (activity.lead.empty() ? gap(word(Mark::lead)) : Html{}) + (activity.time ? Html{} : gap(word(Mark::time)));
}

// What the filter in the browser compares, so that it finds what the server's finds.
std::string units_of_card(const compiler::Activity& activity) {
  std::string names = "\n";
  for (const auto* mentions : {&activity.lead, &activity.coordinate})
    for (const compiler::Mention& mention : *mentions) names += mention.text + "\n";
  return names;
}

Html card(const FactLinks& links, const compiler::Activity& activity) {
  const std::string label = label_of(activity.path);
  int number = 0;
  const Html place = links.place(Mark::activity, activity.at, number);
  const Html output = activity.output.empty() ? Html{} : field("Sản phẩm", html("{}", activity.output));
  const Html lead = mentions(links, Mark::lead, activity.lead);
  const Html coordinate = mentions(links, Mark::coordinate, activity.coordinate);
  const Html time = activity.time ? time_view(links, *activity.time) : Html{};
  const Html quota = activity.quota ? quota_view(links, *activity.quota) : Html{};
  const Html channels = mentions(links, Mark::channel, activity.channels);
  const Html audiences = mentions(links, Mark::audience, activity.audiences);
  return html(R"(
    <li class="activity" data-fact="{}" data-kind="{}" data-units="{}">
      <p class="top"><span class="label">{}</span> <span class="kind kind-{}">{}</span> {}</p>
      <p class="text">{}</p>
      <dl>{}{}{}{}{}{}{}{}</dl>
    </li>)",
              number, code(activity.kind), units_of_card(activity), label, code(activity.kind), word(activity.kind),
              place, activity.text, lead, coordinate, time, gaps(activity), quota, channels, audiences, output);
}

// ---------------------------------------------------------------------------------------------------------------
// groups

bool is_inside(const std::string& path, const std::string& section) {
  return path == section || (path.size() > section.size() && path.starts_with(section) && path[section.size()] == '/');
}

// The innermost section a path lies in; -1 where none is.
int section_of(const compiler::Plan& plan, const std::string& path) {
  int best = -1;
  for (std::size_t i = 0; i < plan.sections.size(); ++i) {
    const std::string& section = plan.sections[i].path;
    if (section.empty() || !is_inside(path, section)) continue;
    if (best < 0 || section.size() > plan.sections[static_cast<std::size_t>(best)].path.size())
      best = static_cast<int>(i);
  }
  return best;
}

// "IV. HÌNH THỨC › 2. Qua báo chí"
Html heading_of(const compiler::Plan& plan, int section) {
  if (section < 0) return html("Ngoài các mục");
  const std::string& path = plan.sections[static_cast<std::size_t>(section)].path;
  Html trail;
  for (const compiler::Section& above : plan.sections) {
    if (above.path.empty() || !is_inside(path, above.path)) continue;
    const std::string label = above.path.substr(above.path.rfind('/') + 1);
    trail += html(R"(<span class="step">{}. {}</span> )", label, above.heading);
  }
  return trail;
}

Html group_view(const compiler::Plan& plan, int section, const Html& cards) {
  return html(R"(
    <section class="group" data-group>
      <h3>{}</h3>
      <ol class="activities">{}</ol>
    </section>)",
              heading_of(plan, section), cards);
}

}  // namespace

Html activities_view(const PlanView& view, const FactLinks& links) {
  const compiler::Plan& plan = view.reading.plan;
  Html groups;
  Html cards;
  int section = -2;
  for (const int index : view.chosen) {
    const compiler::Activity& activity = plan.activities[static_cast<std::size_t>(index)];
    const int its = section_of(plan, activity.path);
    if (its != section && !cards.empty()) {
      groups += group_view(plan, section, cards);
      cards = {};
    }
    section = its;
    cards += card(links, activity);
  }
  if (!cards.empty()) groups += group_view(plan, section, cards);
  const Html none = html(R"(<p class="empty" data-none{}>Không có hoạt động nào khớp với bộ lọc.</p>)",
                         Flag{"hidden", !view.chosen.empty()});
  return filter_view(view) + none + groups;
}

}  // namespace reading
