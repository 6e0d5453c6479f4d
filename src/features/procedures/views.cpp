// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/procedures/views.h"

#include "base/time.h"
#include "features/procedures/urls.h"
#include "html/pieces.h"

namespace procedures {

using html::each;
using html::html;
using html::Html;
using html::Tone;

std::string day_text(std::int64_t day) { return base::for_people(base::date_of_day(day)); }

std::string query_of(const std::vector<std::pair<std::string, std::string>>& values) {
  std::string query;
  for (const auto& [name, value] : values)
    if (!value.empty()) query += (query.empty() ? "?" : "&") + name + "=" + html::encoded(value);
  return query;
}

Html online_badge(Online online) {
  if (online == Online::none) return html::badge("nộp trực tiếp", Tone::quiet);
  return html::badge("trực tuyến " + std::string(word(online)), online == Online::full ? Tone::good : Tone::plain);
}

Html content_of(const Content& content) {
  return each(parts(), [&](const Part& part) {
    const std::string& text = content.*part.text;
    const Html body = text.empty() ? html(R"(<p>Không có.</p>)") : html::paragraphs(text);
    return html(R"(<section class="part"><h2>{}</h2>{}</section>)", part.label, body);
  });
}

namespace {

Html state_badge(State state) { return html::badge(word(state), state == State::in_force ? Tone::good : Tone::bad); }

std::vector<html::Option> options_of(const std::vector<std::string>& values, const char* none) {
  std::vector<html::Option> options{{"", none}};
  for (const std::string& value : values) options.push_back({value, value});
  return options;
}

template <class Enum>
html::Option option_of(Enum value) {
  return {std::string(code_of(value)), std::string(word(value))};
}

Html filter_form(const ListPage& page) {
  const Filter& filter = page.filter;
  html::Field day;
  day.label = "Như vào ngày";
  day.name = "ngay";
  day.type = "date";
  day.value = page.day;
  const Html content =
      html::choice("Lĩnh vực", "linh-vuc", options_of(page.fields, "Mọi lĩnh vực"), filter.field) +
      html::choice("Cấp thực hiện", "cap",
                   {{"", "Mọi cấp"},
                    option_of(Level::central),
                    option_of(Level::province),
                    option_of(Level::district),
                    option_of(Level::commune)},
                   filter.level ? code_of(*filter.level) : "") +
      html::choice("Trực tuyến", "truc-tuyen",
                   {{"", "Mọi mức"}, option_of(Online::full), option_of(Online::partial), option_of(Online::none)},
                   filter.online ? code_of(*filter.online) : "") +
      html::choice("Hiệu lực", "hieu-luc", {{"", "Tất cả"}, option_of(State::in_force), option_of(State::abolished)},
                   filter.state ? code_of(*filter.state) : "") +
      html::field(day) + html::button("Lọc", Tone::plain);
  return html::query_form(urls::list(), content, "Lọc thủ tục");
}

std::string query_of_filter(const ListPage& page, const std::string& after) {
  const Filter& filter = page.filter;
  return query_of({{"linh-vuc", filter.field},
                   {"cap", filter.level ? std::string(code_of(*filter.level)) : ""},
                   {"truc-tuyen", filter.online ? std::string(code_of(*filter.online)) : ""},
                   {"hieu-luc", filter.state ? std::string(code_of(*filter.state)) : ""},
                   {"ngay", page.day},
                   {"sau", after}});
}

Html table_of(const std::vector<Entry>& entries, std::string_view caption) {
  const Html rows = each(entries, [](const Entry& entry) {
    const Version& v = entry.version;
    return html(
        R"(<tr><td data-label="Mã"><code>{}</code></td><td><a href="{}">{}</a></td><td data-label="Lĩnh vực">{}</td><td data-label="Cấp">{}</td><td data-label="Trực tuyến">{}</td><td data-label="Hiệu lực từ">{}</td><td data-label="Trạng thái">{}</td></tr>)",
        entry.procedure.code, urls::one(entry.procedure.id), v.content.name, v.content.field, word(v.content.level),
        online_badge(v.content.online), day_text(v.decision.effective_from), state_badge(v.state));
  });
  return html::table(caption, {"Mã", "Tên thủ tục", "Lĩnh vực", "Cấp", "Trực tuyến", "Hiệu lực từ", "Trạng thái"},
                     rows);
}

Html version_facts(const Version& v) {
  std::vector<html::Fact> facts{
      {"Thay đổi", html::plain(word(v.change))},
      {"Quyết định công bố", html::plain(v.decision.number + " ngày " + day_text(v.decision.date))},
      {"Hiệu lực từ", html::plain(day_text(v.decision.effective_from))},
      {"Trạng thái", state_badge(v.state)}};
  if (!v.replaced_by.empty()) facts.push_back({"Thay thế bởi", html::plain(v.replaced_by)});
  facts.push_back({"Ghi lúc", html::plain(base::for_people(v.recorded_at) + ", " + v.recorded_name)});
  return html::facts(facts);
}

Html difference_of(const PartDifference& difference) {
  const Html pieces = each(difference.pieces, [](const PartDifference::Piece& piece) {
    if (piece.is_dropped) return html(R"(<del>{}</del> )", piece.text);
    if (piece.is_added) return html(R"(<ins>{}</ins> )", piece.text);
    return html("{} ", piece.text);
  });
  return html(R"(<li><h4>{}</h4><p>{}</p></li>)", difference.label, pieces);
}

Html history_of(const std::vector<HistoryStep>& history) {
  const Html steps = each(history, [](const HistoryStep& step) {
    const Html changes = each(step.differences, difference_of);
    const Html shown =
        step.differences.empty()
            ? Html()
            : html(R"(<details><summary>Khác bản trước ở đâu</summary><ul class="differences">{}</ul></details>)",
                   changes);
    return html(R"(<li class="panel"><h3>Bản {}</h3>{}{}</li>)", step.version.number, version_facts(step.version),
                shown);
  });
  return html(R"(<section><h2>Lịch sử</h2><p class="hint">Chữ <del>gạch ngang</del> đã bỏ, chữ <ins>gạch chân</ins> )"
              R"(mới thêm. Bản ghi nhận sau đứng trước.</p><ul class="plain">{}</ul></section>)",
              steps);
}

Html moment_form(const OnePage& page) {
  html::Field day, known;
  day.label = "Nội dung vào ngày";
  day.name = "ngay";
  day.type = known.type = "date";
  day.value = page.day;
  known.label = "Theo hiểu biết đến hết ngày";
  known.name = "biet";
  known.value = page.known;
  return html::query_form(urls::one(page.procedure.id),
                          html::field(day) + html::field(known) + html::button("Xem", Tone::plain),
                          "Xem nội dung vào một ngày khác");
}

}  // namespace

std::string list_page(const Frame& frame, const ListPage& page) {
  Html acts;
  if (frame.actor.may(base::Right::coordinate))
    acts = html::button_link(urls::add(), "Thêm thủ tục") + html::button_link(urls::load(), "Nạp từ tệp CSV");
  const std::string query = query_of_filter(page, "");
  acts += html::button_link(urls::csv(query), "Tải CSV") + html::button_link(urls::json(query), "Tải JSON") +
          html::button_link(urls::published(), "Trang công khai");
  const html::Url next = urls::list_with(query_of_filter(page, page.page.next));
  const Html upcoming = page.upcoming.empty() ? Html()
                                              : html(R"(<section><h2>Sắp có hiệu lực</h2>{}</section>)",
                                                     table_of(page.upcoming, "Thay đổi sắp có hiệu lực"));
  html::Page out =
      page_of(frame, "Thủ tục hành chính",
              html(R"(<h1>Thủ tục hành chính</h1>{}<p class="actions">{}</p>{}{}{}{})", html::problem(frame.error),
                   acts, filter_form(page),
                   page.page.entries.empty() ? html::empty_state("Không có thủ tục nào như vậy.")
                                             : table_of(page.page.entries, "Thủ tục hành chính của cơ quan"),
                   html::pager(nullptr, page.page.next.empty() ? nullptr : &next), upcoming));
  out.width = html::Width::full;
  return html::page(out);
}

std::string one_page(const Frame& frame, const OnePage& page) {
  Html acts;
  if (frame.actor.may(base::Right::coordinate))
    acts = html::button_link(urls::record(page.procedure.id), "Ghi thay đổi", Tone::good);
  acts += html::button_link(urls::published_one(page.procedure.code, ""), "Trang công khai") +
          html::button_link(urls::sheet(page.procedure.code, ""), "Phiếu niêm yết");
  const std::string name =
      page.shown ? page.shown->content.name
                 : (page.history.empty() ? page.procedure.code : page.history.front().version.content.name);
  Html shown = html::notice("Vào thời điểm này chưa có nội dung nào của thủ tục.", Tone::warn);
  if (page.shown)
    shown = html(R"(<p>{}</p>{}{})", online_badge(page.shown->content.online),
                 html::facts({{"Lĩnh vực", html::plain(page.shown->content.field)},
                              {"Cấp thực hiện", html::plain(word(page.shown->content.level))}}),
                 version_facts(*page.shown)) +
            content_of(page.shown->content);
  return html::page(
      page_of(frame, name,
              html(R"({}<h1>{}</h1><p><code>{}</code></p>{}<p class="actions">{}</p>{}{}{})",
                   html::trail({{"Thủ tục hành chính", urls::list()}}), name, page.procedure.code,
                   html::problem(frame.error), acts, moment_form(page), shown, history_of(page.history))));
}

std::string missing_page(const Frame& frame) {
  return html::page(
      page_of(frame, "Không có thủ tục này",
              html(R"(<h1>Không có thủ tục này</h1><p><a href="{}">Về danh mục thủ tục</a></p>)", urls::list())));
}

}  // namespace procedures
