// SPDX-License-Identifier: AGPL-3.0-or-later
// Pages that everybody may see.
#include "features/procedures/urls.h"
#include "features/procedures/views.h"
#include "html/asset_names.h"
#include "html/pieces.h"
#include "html/qr.h"

namespace procedures {
namespace {

using html::each;
using html::html;
using html::Html;
using html::Tone;

Html marked(const Marked& text) {
  Html out;
  std::size_t at = 0;
  const std::string_view whole = text.text;
  for (const auto& [from, to] : text.ranges) {
    out += html::plain(whole.substr(at, from - at)) + html(R"(<mark>{}</mark>)", whole.substr(from, to - from));
    at = to;
  }
  return out + html::plain(whole.substr(at));
}

std::string query_of_search(const Publisher& publisher, const Search& search, std::size_t page) {
  return query_of({{"tim", search.text},
                   {"linh-vuc", search.field},
                   {"cap", search.level},
                   {"truc-tuyen", search.online},
                   {"co-quan", publisher.code},
                   {"trang", page == 0 ? "" : std::to_string(page + 1)}});
}

// One value of a facet: a link that binds the search to it, or sets it free again.
template <class Words>
Html facet(const char* label, const std::vector<FacetCount>& counts, std::string Search::*chosen,
           const Publisher& publisher, const Search& search, Words words) {
  if (counts.empty()) return {};
  const Html items = each(counts, [&](const FacetCount& count) {
    Search other = search;
    const bool is_chosen = search.*chosen == count.value;
    other.*chosen = is_chosen ? std::string() : count.value;
    const html::Url to = urls::published_with(query_of_search(publisher, other, 0));
    if (is_chosen)
      return html(R"(<li><a href="{}" aria-current="true">{} ({}) – bỏ chọn</a></li>)", to, words(count.value),
                  count.items);
    return html(R"(<li><a href="{}">{} ({})</a></li>)", to, words(count.value), count.items);
  });
  return html(R"(<section><h2>{}</h2><ul class="bullets">{}</ul></section>)", label, items);
}

Html facets(const Publisher& publisher, const Search& search, const FoundPage& page) {
  return html(
      R"(<details class="panel"><summary>Thu hẹp theo lĩnh vực, cấp, mức trực tuyến</summary>{}{}{}</details>)",
      facet("Lĩnh vực", page.fields, &Search::field, publisher, search, [](const std::string& code) { return code; }),
      facet("Cấp thực hiện", page.levels, &Search::level, publisher, search,
            [](const std::string& code) { return std::string(word(level_from(code).value_or(Level::province))); }),
      facet("Trực tuyến", page.onlines, &Search::online, publisher, search,
            [](const std::string& code) { return std::string(word(online_from(code).value_or(Online::none))); }));
}

Html search_form(const Publisher& publisher, const Search& search) {
  const auto kept = [](std::string_view name, const std::string& value) {
    return value.empty() ? Html() : html::hidden(name, value);
  };
  return html::query_form(
      urls::published(),
      html(
          R"(<div class="field"><label for="o-tim">Tìm thủ tục</label><p class="hint" id="o-tim-goi-y">Có dấu hay không dấu đều được; gõ sai ít nhiều vẫn tìm thấy.</p>)"
          R"(<input id="o-tim" name="tim" type="search" value="{}" list="goi-y-thu-tuc" autocomplete="off" aria-describedby="o-tim-goi-y" data-suggest="/thu-tuc-goi-y">)"
          R"(<datalist id="goi-y-thu-tuc"></datalist></div>)",
          search.text) +
          kept("linh-vuc", search.field) + kept("cap", search.level) + kept("truc-tuyen", search.online) +
          kept("co-quan", publisher.code) + html::button("Tìm", Tone::plain),
      "Tìm thủ tục hành chính");
}

Html found_item(const Publisher& publisher, const Found& found, bool is_search) {
  Html why;
  if (is_search)
    why = html(R"(<p>{}{}{}</p>)", found.text.is_cut_before ? "… " : "", marked(found.text),
               found.text.is_cut_after ? " …" : "");
  return html(R"(<li class="work"><div><a class="work-title" href="{}">{}</a><p class="hint"><code>{}</code> · {} · )"
              R"({}</p>{}</div><div>{}</div></li>)",
              urls::published_one(found.code, publisher.code), marked(found.name), found.code, found.field,
              word(found.level), why, online_badge(found.online));
}

Html announced(const Version& v) {
  std::vector<html::Fact> facts{{"Lĩnh vực", html::plain(v.content.field)},
                                {"Cấp thực hiện", html::plain(word(v.content.level))},
                                {"Công bố tại", html::plain(v.decision.number + " ngày " + day_text(v.decision.date))},
                                {"Hiệu lực từ", html::plain(day_text(v.decision.effective_from))}};
  return html::facts(facts);
}

}  // namespace

std::string published_page(const Frame& frame, const Publisher& publisher, const Search& search,
                           const FoundPage& page) {
  const bool is_search = !search.text.empty();
  const Html list = each(page.found, [&](const Found& found) { return found_item(publisher, found, is_search); });
  const html::Url previous =
      urls::published_with(query_of_search(publisher, search, search.page == 0 ? 0 : search.page - 1));
  const html::Url next = urls::published_with(query_of_search(publisher, search, search.page + 1));
  const std::string total = (page.is_total_exact ? "Có " : "Có khoảng ") + std::to_string(page.total) + " thủ tục" +
                            (is_search ? " phù hợp." : " đang có hiệu lực.");
  const Html corrected =
      page.corrected.empty() ? Html() : html(R"(<p class="hint">Đang tìm theo: {}</p>)", page.corrected);
  html::Page out =
      page_of(frame, "Thủ tục hành chính – " + publisher.name,
              html(R"(<h1>Thủ tục hành chính</h1><p>{}</p>{}<p role="status">{}</p>{}{}{}{})", publisher.name,
                   search_form(publisher, search), total, corrected, facets(publisher, search, page),
                   page.found.empty() ? html::empty_state("Không có thủ tục nào như vậy; hãy thử ít từ hơn.")
                                      : html(R"(<ol class="work-list plain">{}</ol>)", list),
                   html::pager(search.page > 0 ? &previous : nullptr, page.has_more ? &next : nullptr)));
  out.scripts = {html::asset::suggest_js};
  return html::page(out);
}

std::string published_one_page(const Frame& frame, const Publisher& publisher, const Entry& entry,
                               const std::vector<Version>& history) {
  const Version& v = entry.version;
  Html state = online_badge(v.content.online);
  if (v.state == State::abolished) {
    const std::string by = v.replaced_by.empty() ? "" : " Thủ tục thay thế: " + v.replaced_by + ".";
    state = html::notice("Thủ tục này hết hiệu lực từ ngày " + day_text(v.decision.effective_from) + " theo " +
                             v.decision.number + "." + by,
                         Tone::bad);
    if (!v.replaced_by.empty())
      state +=
          html(R"(<p><a href="{}">Xem thủ tục thay thế</a></p>)", urls::published_one(v.replaced_by, publisher.code));
  }
  const Html steps = each(history, [](const Version& one) {
    return html(R"(<li>{}: {} theo {} ngày {}</li>)", day_text(one.decision.effective_from), word(one.change),
                one.decision.number, day_text(one.decision.date));
  });
  return html::page(page_of(
      frame, v.content.name,
      html(
          R"({}<h1>{}</h1><p>Mã thủ tục: <code>{}</code> · {}</p>{}{}<p class="actions">{}</p>{}<section><h2>Các lần công bố</h2><ul class="bullets">{}</ul></section>)",
          html::trail({{"Thủ tục hành chính", urls::published_with(urls::of_agency(publisher.code))}}), v.content.name,
          entry.procedure.code, publisher.name, state, announced(v),
          html::button_link(urls::sheet(entry.procedure.code, publisher.code), "Phiếu để in"), content_of(v.content),
          steps)));
}

std::string sheet_page(const Frame& frame, const Publisher& publisher, const Entry& entry, std::string_view address) {
  const Version& v = entry.version;
  return html::page(page_of(
      frame, "Phiếu niêm yết " + entry.procedure.code,
      html(
          R"(<p>{}</p><h1>{}</h1><p>Mã thủ tục: <code>{}</code></p>{}{}{}<p class="hint">Quét mã để xem bản mới nhất: )"
          R"({}</p>)",
          publisher.name, v.content.name, entry.procedure.code, announced(v), content_of(v.content),
          html::qr_code(address, "Mã QR dẫn đến trang của thủ tục " + entry.procedure.code), address)));
}

std::string unpublished_page(const Frame& frame) {
  return html::page(page_of(frame, "Không có thủ tục này",
                            html(R"(<h1>Không có thủ tục này</h1><p>Thủ tục chưa được công bố, hoặc mã đã ghi sai.</p>)"
                                 R"(<p><a href="{}">Tìm trong danh mục thủ tục hành chính</a></p>)",
                                 urls::published())));
}

std::string suggestions_json(const FoundPage& page) {
  std::string json = "[";
  for (const Found& found : page.found) {
    json += json.size() == 1 ? "\"" : ",\"";
    for (const char c : found.name.text) {
      if (c == '"' || c == '\\') json += '\\';
      if (static_cast<unsigned char>(c) >= ' ') json += c;
    }
    json += '"';
  }
  return json + "]";
}

}  // namespace procedures
