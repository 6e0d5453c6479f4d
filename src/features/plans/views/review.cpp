// SPDX-License-Identifier: AGPL-3.0-or-later
// The document on the left, what was made of it on the right. A fact and its place carry the same number, so that
// reading.js lights both up; without the script they are links to each other.
#include <algorithm>

#include "base/time.h"
#include "features/plans/urls.h"
#include "features/plans/views/pages.h"
#include "features/plans/views/words.h"
#include "html/asset_names.h"
#include "html/pieces.h"

namespace plans {
namespace {

using html::each;
using html::Flag;
using html::html;
using html::Html;
using html::Tone;

std::string name_of_fact(int number) { return "f" + std::to_string(number); }

std::string joined(const std::vector<Party>& parties) {
  std::string text;
  for (const Party& party : parties) text += (text.empty() ? "" : "; ") + party.printed;
  return text;
}

std::string day_of(const std::optional<base::Date>& date) { return date ? base::iso(*date) : std::string(); }

Edit edit_of(const Activity& activity) {
  Edit edit;
  edit.text = activity.text;
  edit.kind = activity.kind;
  edit.lead = joined(activity.lead);
  edit.coordinate = joined(activity.coordinate);
  edit.roadmap = activity.roadmap;
  edit.channels = activity.channels;
  edit.is_included = activity.is_included;
  if (activity.time) {
    edit.time_raw = activity.time->raw;
    edit.time_kind = code_of(activity.time->kind);
    edit.time_from = day_of(activity.time->from);
    edit.time_to = day_of(activity.time->to);
    edit.time_every = activity.time->every;
  }
  if (activity.quota) {
    edit.quota_count = std::to_string(activity.quota->count);
    edit.quota_unit = activity.quota->unit;
    edit.quota_per = activity.quota->per;
  }
  return edit;
}

class Review {
 public:
  Review(const Frame& frame, const ReviewPage& page)
      : frame_(frame), page_(page), works_(may_work_on(frame, page.plan)) {}

  Html head() const {
    const Plan& plan = page_.plan;
    if (page_.open == "dau" && works_) return head_form();
    const Html act = works_ ? html(R"(<a href="{}">Sửa phần đầu</a>)", urls::head(plan.id)) : Html();
    return html(R"(<section class="part" id="phan-dau"><h2>Phần đầu</h2>{}{}{}</section>)",
                html::facts({{"Tên", html::plain(plan.title)},
                             {"Số", html::plain(plan.number.empty() ? "chưa có" : plan.number)},
                             {"Ngày ban hành", html::plain(day_for_people(plan.issued_on))},
                             {"Năm", html("{}", plan.year)}}),
                corrections_of(""), act);
  }

  Html names() const {
    if (page_.unbound.empty()) return html::notice("Mọi tên đơn vị đã rõ là ai.", Tone::good);
    return html(R"(<section class="part" id="don-vi"><h2>Tên đơn vị chưa rõ <span class="count">{}</span></h2>
<p class="hint">Chọn một lần; câu trả lời được nhớ cho các kế hoạch sau.</p><ul class="asks">{}</ul></section>)",
                page_.unbound.size(), each(page_.unbound, [this](const Unbound& name) { return ask(name); }));
  }

  Html diagnostics() const {
    if (page_.diagnostics.empty()) return {};
    Html items;
    std::size_t left = 0;
    for (std::size_t i = 0; i < page_.diagnostics.size(); ++i) {
      left += !page_.diagnostics[i].is_cleared;
      items += diagnostic(page_.diagnostics[i], fact_of_diagnostic(page_, i));
    }
    return html(R"(<section class="part" id="can-xem-lai"><h2>Cần xem lại <span class="count">còn {} trên {}</span></h2>
<ul class="diagnostics">{}</ul></section>)",
                left, page_.diagnostics.size(), items);
  }

  Html activities() const {
    Html cards, rest;
    std::size_t included = 0, others = 0;
    for (std::size_t i = 0; i < page_.activities.size(); ++i) {
      const Activity& activity = page_.activities[i];
      const Html one = card(activity, fact_of_activity(i));
      const bool is_shown = activity.is_included || page_.open == activity.id;
      (is_shown ? cards : rest) += one;
      ++(is_shown ? included : others);
    }
    Html add;
    if (works_)
      add = page_.open == "moi" ? html(R"(<article class="activity" id="moi"><h3>Hoạt động mới</h3>{}</article>)",
                                       activity_form(urls::add(page_.plan.id), page_.typed.value_or(Edit{}), 0))
                                : html(R"(<p><a class="button" data-tone="plain" href="{}">Thêm hoạt động</a></p>)",
                                       urls::correct(page_.plan.id, "moi", "moi"));
    const Html kept =
        others == 0 ? Html()
                    : html(R"(<details class="others"><summary>Nội dung không giao việc ({})</summary>{}</details>)",
                           others, rest);
    return html(R"(<section class="part" id="hoat-dong"><h2>Việc giao cho các đơn vị <span class="count">{}</span></h2>
<div class="activities">{}</div>{}{}</section>)",
                included, cards, add, kept);
  }

 private:
  Html head_form() const {
    const Plan& plan = page_.plan;
    const HeadEdit shown = page_.typed_head.value_or(
        HeadEdit{plan.title, plan.number, plan.issued_on > 0 ? base::iso(base::date_of_day(plan.issued_on)) : "",
                 std::to_string(plan.year), plan.recipients, plan.bases, plan.budget});
    const auto field = [&](const char* label, const char* name, const std::string& value, const char* type) {
      html::Field one;
      one.label = label;
      one.name = name;
      one.value = value;
      one.type = type;
      one.error = frame_.error;
      return html::field(one);
    };
    return html(
        R"(<section class="part" id="phan-dau"><h2>Phần đầu</h2>{}{}</section>)", trouble(),
        html::form(
            urls::head(plan.id), frame_.csrf,
            html::hidden("lan", std::to_string(plan.edits)) + field("Tên kế hoạch", "ten", shown.title, "textarea") +
                field("Số, ký hiệu", "so", shown.number, "text") +
                field("Ngày ban hành", "ngay", shown.issued_on, "date") + field("Năm", "nam", shown.year, "number") +
                field("Căn cứ (mỗi dòng một văn bản)", "can-cu", shown.bases.value_or(""), "textarea") +
                field("Kinh phí", "kinh-phi", shown.budget.value_or(""), "textarea") +
                field("Nơi nhận (mỗi dòng một nơi)", "noi-nhan", shown.recipients, "textarea") + buttons("phan-dau")));
  }

  // What is wrong with what was typed, and what another person saved meanwhile.
  Html trouble() const {
    Html all = html::problem(frame_.error);
    if (page_.clash)
      all += html(R"(<div class="clash"><h4>Bản vừa được người khác lưu, so với bản bạn nhập</h4><p>{}</p>
<p class="hint">Chữ <del>gạch ngang</del> chỉ có trong bản đã lưu, chữ <ins>gạch chân</ins> chỉ có trong bản bạn nhập. Lưu lần nữa sẽ thay bản đã lưu.</p></div>)",
                  pieces_view(page_.clash->pieces));
    return all;
  }

  Html buttons(std::string_view fact) const {
    return html(R"(<div class="actions">{} <a href="{}">Thôi</a></div>)", html::button("Lưu"),
                urls::review_at(page_.plan.id, fact));
  }

  Html ask(const Unbound& name) const {
    const std::string id = "ten-" + std::to_string(&name - page_.unbound.data());
    if (!works_) return html(R"(<li>{} <span class="hint">({} chỗ)</span></li>)", name.printed, name.times);
    std::string best;
    Html near;
    for (const Candidate& c : name.candidates) {
      if (best.empty()) best = c.target;
      near += html(R"(<option value="{}"{}>{} (giống {}%)</option>)", c.target, Flag{"selected", c.target == best},
                   c.name, c.percent);
    }
    const Html other = each(page_.units, [](const std::pair<std::string, std::string>& unit) {
      return html(R"(<option value="{}">{}</option>)", unit.first, unit.second);
    });
    const Html first = best.empty() ? html(R"(<option value="" selected>Hãy chọn</option>)") : Html();
    const Html groups =
        near.empty()
            ? other
            : html(R"(<optgroup label="Gần giống">{}</optgroup><optgroup label="Tất cả">{}</optgroup>)", near, other);
    return html(
        R"(<li><form method="post" action="{}" class="ask">{}<label for="{}">{} <span class="hint">({} chỗ)</span></label>
<select id="{}" name="don-vi">{}{}</select><button type="submit">Ghi nhớ</button></form></li>)",
        urls::bind(page_.plan.id), html::csrf_field(frame_.csrf) + html::hidden("ten", name.printed), id, name.printed,
        name.times, id, first, groups);
  }

  Html diagnostic(const Diagnostic& d, int number) const {
    const Html place =
        d.first_line < 0 || page_.source.empty()
            ? Html()
            : html(R"(<a class="place" href="{}">Xem chỗ này</a>)", html::Url("#L" + std::to_string(d.first_line + 1)));
    Html end;
    if (d.is_cleared) {
      end = html(R"(<p class="hint">Đã xem xét: {}{}{}</p>)", d.cleared_by, d.note.empty() ? "" : ", ", d.note);
    } else if (works_) {
      const std::string id = "ghi-chu-" + std::to_string(d.position);
      end = html(
          R"(<form method="post" action="{}" class="ask">{}<label for="{}">Ghi chú</label><input id="{}" name="ghi-chu" autocomplete="off">
<button type="submit" name="la" value="giu">Để như vậy</button><button type="submit" name="la" value="sua">Đã sửa</button></form>)",
          urls::clear(page_.plan.id), html::csrf_field(frame_.csrf) + html::hidden("so", std::to_string(d.position)),
          id, id);
    }
    const std::string_view shade = d.is_cleared ? "fine" : std::string_view(d.severity);
    return html(
        R"(<li class="diagnostic d-{}" id="{}" data-fact="{}"><div><p><strong>{}</strong> <span class="code">{}</span> {} {}</p>{}</div></li>)",
        shade, name_of_fact(number), number, word_of_severity(d.severity), d.code, d.message, place, end);
  }

  Html corrections_of(const std::string& activity) const {
    Html items;
    for (const Correction& c : page_.corrections)
      if (c.activity == activity)
        items += html(R"(<li>{}: <del>{}</del> <ins>{}</ins> <span class="hint">{}, {}</span></li>)", c.field,
                      c.was.empty() ? "(trống)" : c.was, c.becomes.empty() ? "(trống)" : c.becomes, c.name,
                      moment_for_people(c.at));
    if (items.empty()) return {};
    return html(R"(<details class="corrections"><summary>Đã sửa so với bản đọc</summary><ul>{}</ul></details>)", items);
  }

  static Html parties(const char* role, const char* mark, const std::vector<Party>& parties) {
    if (parties.empty()) return {};
    return html(R"(<div><dt>{}</dt><dd><ul>{}</ul></dd></div>)", role, each(parties, [&](const Party& p) {
                  if (!p.is_bound())
                    return html(R"(<li><span class="fact k-{}">{}</span> <a href="#don-vi">chưa rõ là ai</a></li>)",
                                mark, p.printed);
                  const bool is_other = p.target_name != p.printed;
                  const Html meant =
                      is_other ? html(R"( <span class="hint">→ {} ({})</span>)", p.target_name, word_of_binding(p.how))
                               : Html();
                  return html(R"(<li><span class="fact k-{}">{}</span>{}</li>)", mark, p.printed, meant);
                }));
  }

  static Html row(const char* name, const char* mark, const std::string& value) {
    if (value.empty()) return {};
    return html(R"(<div><dt>{}</dt><dd><span class="fact k-{}">{}</span></dd></div>)", name, mark, value);
  }

  static std::string time_of(const Activity& a) {
    if (!a.time) return {};
    std::string text = a.time->raw;
    if (a.time->from && a.time->to)
      text += " (" + base::for_people(*a.time->from) + " – " + base::for_people(*a.time->to) + ")";
    else if (a.time->to)
      text += " (đến " + base::for_people(*a.time->to) + ")";
    return text;
  }

  Html card(const Activity& a, int number) const {
    const bool is_open = works_ && page_.open == a.id;
    const Html place = a.first_line < 0 || page_.source.empty()
                           ? Html()
                           : html(R"(<a class="place" href="{}">dòng {}</a>)",
                                  html::Url("#L" + std::to_string(a.first_line + 1)), a.first_line + 1);
    const Html act = works_ && !is_open ? html(R"(<a class="correct" href="{}" aria-label="Sửa hoạt động {}">Sửa</a>)",
                                               urls::correct(page_.plan.id, a.id, name_of_fact(number)),
                                               a.path.empty() ? a.text : a.path)
                                        : Html();
    const Html top = html(R"(<p class="top"><span class="label">{}</span> <span class="kind">{}</span> {} {}</p>)",
                          a.path, word_of_kind(a.kind), act, place);
    if (is_open)
      return html(R"(<article class="activity" id="{}" data-fact="{}">{}{}{}</article>)", name_of_fact(number), number,
                  top, trouble(),
                  activity_form(urls::activity(page_.plan.id, a.id), page_.typed.value_or(edit_of(a)), a.edits,
                                name_of_fact(number)));
    const Html none = a.is_included && a.lead.empty()
                          ? html(R"(<div><dt>Chủ trì</dt><dd class="missing">chưa giao cho đơn vị nào</dd></div>)")
                          : Html();
    return html(
        R"(<article class="activity" id="{}" data-fact="{}">{}<p class="text">{}</p><dl>{}{}{}{}{}{}{}</dl>{}</article>)",
        name_of_fact(number), number, top, a.text, parties("Chủ trì", "lead", a.lead), none,
        parties("Phối hợp", "coordinate", a.coordinate), row("Thời gian", "time", time_of(a)),
        row("Chỉ tiêu", "quota", a.quota ? sentence_of(*a.quota) : ""), row("Kênh", "channel", a.channels),
        row("Lộ trình", "basis", a.roadmap), corrections_of(a.id));
  }

  Html activity_form(const html::Url& action, const Edit& shown, std::int64_t edits,
                     std::string_view fact = "hoat-dong") const {
    const auto field = [&](const char* label, const char* name, const std::string& value, const char* type,
                           const char* hint = "") {
      html::Field one;
      one.label = label;
      one.name = name;
      one.value = value;
      one.type = type;
      one.hint = hint;
      one.error = frame_.error;
      return html::field(one);
    };
    const Html when =
        html(R"(<fieldset class="grid"><legend>Thời gian</legend>{}{}{}{}{}</fieldset>)",
             html::choice("Loại thời gian", "loai-thoi-gian", time_kinds(), shown.time_kind, frame_.error),
             field("Như văn bản ghi", "thoi-gian", shown.time_raw, "text"),
             field("Từ ngày", "tu", shown.time_from, "date"), field("Đến ngày", "den", shown.time_to, "date"),
             html::choice("Định kỳ", "chu-ky", periods(), shown.time_every));
    const Html quota = html(R"(<fieldset class="grid"><legend>Chỉ tiêu</legend>{}{}{}</fieldset>)",
                            field("Số lượng", "chi-tieu", shown.quota_count, "number"),
                            field("Đơn vị tính", "don-vi-tinh", shown.quota_unit, "text"),
                            html::choice("Mỗi", "moi", periods(), shown.quota_per));
    return html::form(
        action, frame_.csrf,
        html::hidden("lan", std::to_string(edits)) +
            html::checkbox("Giao việc này cho các đơn vị", "giao-viec", "co", shown.is_included,
                           "Bỏ chọn để chỉ giữ như nội dung của văn bản.") +
            field("Nội dung", "noi-dung", shown.text, "textarea") + html::choice("Loại", "loai", kinds(), shown.kind) +
            field("Chủ trì", "chu-tri", shown.lead, "text", "Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy.") +
            field("Phối hợp", "phoi-hop", shown.coordinate, "text", "Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy.") +
            when + quota + field("Kênh", "kenh", shown.channels.value_or(""), "text") +
            field("Nhiệm vụ của lộ trình cải cách hành chính", "lo-trinh", shown.roadmap, "text") + buttons(fact));
  }

  const Frame& frame_;
  const ReviewPage& page_;
  bool works_;
};

}  // namespace

int fact_of_activity(std::size_t index) { return static_cast<int>(index) + 1; }
int fact_of_diagnostic(const ReviewPage& page, std::size_t index) {
  return static_cast<int>(page.activities.size() + index) + 1;
}

std::string review_page(const Frame& frame, const ReviewPage& page) {
  const Review review(frame, page);
  const Html shown = frame.error != nullptr && page.open.empty() ? html::problem(frame.error) : Html();
  const Html head =
      html(R"(<div class="doc-head"><h1>Rà soát: {}</h1><p>{} <a href="{}">Xong, đến bước phê duyệt</a></p></div>{})",
           page.plan.title, html::badge(word(page.plan.state), tone(page.plan.state)), urls::plan(page.plan.id), shown);
  const Html compiled = review.head() + review.names() + review.diagnostics() + review.activities();
  html::Page out = framed(frame, "Rà soát: " + page.plan.title, {});
  if (page.source.empty()) {
    out.body = html(R"({}<section class="panel plan" id="ke-hoach">{}</section>)", head, compiled);
    return html::page(out);
  }
  out.width = html::Width::full;
  out.scripts = {html::asset::reading_js};
  out.skips = html(
      R"(<a class="skip" href="#ke-hoach">Đến phần đã dựng</a><a class="skip" href="#van-ban">Đến văn bản gốc</a>)");
  out.body = html(R"({}
<nav class="tabs" aria-label="Hai phía"><a href="#van-ban" data-tab="van-ban">Văn bản</a><a href="#ke-hoach" data-tab="ke-hoach">Kế hoạch</a></nav>
<div class="panes" data-panes>
<section class="pane source" id="van-ban" tabindex="-1" aria-label="Văn bản gốc">{}</section>
<section class="pane plan" id="ke-hoach" tabindex="-1" aria-label="Đã dựng từ văn bản">{}</section>
</div><p class="sr-only" role="status" data-said></p>)",
                  head, page.source, compiled);
  return html::page(out);
}

}  // namespace plans
