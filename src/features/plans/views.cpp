// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/views.h"

#include <array>
#include <map>

#include "base/time.h"
#include "features/plans/differences.h"
#include "features/plans/service.h"
#include "features/plans/urls.h"
#include "html/asset_names.h"
#include "html/page.h"
#include "html/pieces.h"

namespace plans {
namespace {

using html::each;
using html::html;
using html::Html;
using html::Tone;

std::string framed(const Frame& frame, std::string title, Html body, std::vector<html::Url> scripts = {}) {
  html::Page page;
  page.title = std::move(title);
  page.body = std::move(body);
  page.width = html::Width::full;
  page.actor = frame.actor;
  page.csrf = frame.csrf;
  page.scripts = std::move(scripts);
  return html::page(page);
}

Html general_problem(const Frame& frame) {
  return frame.error != nullptr && frame.error->field.empty() ? html::problem(frame.error) : Html();
}

Html field(const Frame& frame, std::string_view label, std::string_view name, std::string_view value,
           std::string_view type = "text", std::string_view hint = {}) {
  html::Field field;
  field.label = label;
  field.name = name;
  field.value = value;
  field.type = type;
  field.hint = hint;
  field.error = frame.error;
  return html::field(field);
}

Html state_badge(const Plan& plan) {
  if (plan.state == State::draft) return html::badge("Dự thảo", Tone::warn);
  if (plan.state == State::closed) return html::badge("Đã kết thúc", Tone::quiet);
  return html::badge("Có hiệu lực, phiên bản " + std::to_string(plan.version), Tone::good);
}

std::string joined(const std::vector<Party>& parties) {
  std::string text;
  for (const Party& party : parties) text += (text.empty() ? "" : "; ") + party.printed;
  return text;
}

Html parties_of(const std::vector<Party>& parties) {
  return each(parties, [](const Party& party) {
    const Tone tone = party.is_bound() ? party.how == "fuzzy" ? Tone::warn : Tone::plain : Tone::bad;
    const std::string note = !party.is_bound()                    ? " – chưa rõ là ai"
                             : party.target_name == party.printed ? ""
                             : party.how == "fuzzy"               ? " ≈ " + party.target_name
                                                                  : " = " + party.target_name;
    return html(R"(<span class="party">{}</span> )", html::badge(party.printed + note, tone));
  });
}

Html labelled(std::string_view label, const std::vector<Party>& parties) {
  return parties.empty() ? Html() : html("{}{}", label, parties_of(parties));
}

std::string quota_of(const Activity& activity) {
  if (!activity.quota) return {};
  static const std::map<std::string, std::string> words{{"month", "tháng"}, {"quarter", "quý"}, {"half", "6 tháng"},
                                                        {"year", "năm"},    {"week", "tuần"},   {"day", "ngày"}};
  const auto per = words.find(activity.quota->per);
  return std::to_string(activity.quota->count) + " " + activity.quota->unit +
         (per == words.end() ? "" : "/" + per->second);
}

std::string_view kind_word(const std::string& kind) {
  if (kind == "report") return "Báo cáo";
  if (kind == "duty") return "Trách nhiệm";
  if (kind == "content") return "Nội dung";
  if (kind == "form") return "Hình thức";
  return "Việc có phân công";
}

Html difference_of(const Difference& difference) {
  std::string_view head = "Sửa";
  if (difference.change == Change::added) head = "Thêm";
  if (difference.change == Change::dropped) head = "Bỏ";
  const Html words = each(word_differences(difference.before, difference.after), [](const Piece& piece) {
    if (piece.change == Change::added) return html("<ins>{}</ins> ", piece.text);
    if (piece.change == Change::dropped) return html("<del>{}</del> ", piece.text);
    return html("{} ", piece.text);
  });
  return html(R"(<li><strong>{} {}</strong><p>{}</p></li>)", head, difference.path, words);
}

Html differences_of(const std::vector<Difference>& all) {
  if (all.empty()) return html::empty_state("Không có gì khác.");
  return html(R"(<ul class="differences">{}</ul>)", each(all, difference_of));
}

Html activity_cells(const Activity& activity) {
  return html(
      R"(<td data-label="Chủ trì">{}</td><td data-label="Phối hợp">{}</td><td data-label="Thời gian">{}</td><td data-label="Chỉ tiêu">{}</td>)",
      parties_of(activity.lead), parties_of(activity.coordinate), activity.time ? activity.time->raw : "",
      quota_of(activity));
}

Html lines_as_list(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : text + "\n") {
    if (c != '\n') {
      line += c;
    } else if (!line.empty()) {
      lines.push_back(std::move(line));
      line.clear();
    }
  }
  return html(R"(<ul class="bullets">{}</ul>)",
              each(lines, [](const std::string& l) { return html("<li>{}</li>", l); }));
}

Html units_table(const PlanPage& page) {
  if (page.units.empty()) return {};
  const Html rows = each(page.units, [&](const obligations::Tally& t) {
    const Tone tone = t.late > 0 ? Tone::bad : t.done == t.total ? Tone::good : Tone::warn;
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Chủ trì">{}</td><td data-label="Quá hạn">{}</td><td class="number-cell" data-label="Phối hợp">{}/{}</td></tr>)",
        html::Url("/nghia-vu?ke-hoach=" + html::encoded(page.plan.id) + "&don-vi=" + html::encoded(t.unit)),
        t.name.empty() ? t.unit : t.name,
        html::progress(t.done, t.total, std::to_string(t.done) + "/" + std::to_string(t.total)),
        html::badge(std::to_string(t.late), tone), t.coordinate_done, t.coordinate_total);
  });
  return html(R"(<section><h2>Từng đơn vị</h2>{}</section>)",
              html::table("Kết quả của từng đơn vị", {"Đơn vị", "Chủ trì: đã xong", "Quá hạn", "Phối hợp"}, rows));
}

Html proposals_section(const Frame& frame, const PlanPage& page) {
  if (page.plan.state != State::in_force) return {};
  const Html items = each(page.proposals, [&](const Proposal& p) {
    const Html state = p.state == "open"    ? html::badge("Chờ tổng hợp", Tone::warn)
                       : p.state == "taken" ? html::badge("Tiếp thu", Tone::good)
                                            : html::badge("Không tiếp thu", Tone::bad);
    Html acts;
    if (p.state == "open" && frame.actor.may(base::Right::coordinate))
      acts = html::form(
          urls::answer(page.plan.id, p.id), frame.csrf,
          field(frame, "Lý do (bắt buộc khi không tiếp thu)", "ly-do", "") +
              html(
                  R"(<p class="actions"><button type="submit" name="tra-loi" value="tiep-thu" class="button" data-tone="good">Tiếp thu</button>
<button type="submit" name="tra-loi" value="khong" class="button" data-tone="plain">Không tiếp thu</button></p>)"));
    return html(
        R"(<li class="panel"><p>{} <strong>{}</strong> <span class="hint">{}, {}</span></p><p>Lý do: {}</p>{}{}</li>)",
        state, p.wish, p.created_by, base::for_people(p.created_at), p.reason,
        p.answer.empty() ? Html() : html("<p>Trả lời: {}</p>", p.answer), acts);
  });
  std::vector<html::Option> options{{"", "Bổ sung hoạt động mới"}};
  for (const Activity& activity : page.activities)
    if (activity.is_included) options.push_back({activity.id, activity.path + " " + activity.text.substr(0, 80)});
  const Html propose = html::form(urls::propose(page.plan.id), frame.csrf,
                                  html::choice("Hoạt động", "hoat-dong", options, "") +
                                      field(frame, "Đề nghị sửa đổi, bổ sung", "noi-dung", "", "textarea") +
                                      field(frame, "Lý do", "ly-do", "", "textarea") + html::button("Gửi đề nghị"));
  return html(
      R"(<section><h2>Đề nghị sửa đổi</h2><ul class="work-list">{}</ul><details class="panel"><summary>Gửi một đề nghị</summary>{}</details></section>)",
      items, propose);
}

Html accept_section(const Frame& frame, const PlanPage& page) {
  if (!page.plan.has_changes) return {};
  Html act;
  if (!page.unbound.empty()) {
    act = html(R"(<p>Còn {} tên đơn vị chưa rõ là ai. <a href="{}">Rà soát kế hoạch</a> trước khi phê duyệt.</p>)",
               page.unbound.size(), urls::review(page.plan.id));
  } else if (frame.actor.may(base::Right::approve)) {
    act = html::form(urls::accept(page.plan.id), frame.csrf,
                     field(frame, "Ghi chú (tùy chọn)", "ghi-chu", "") +
                         html::button(page.plan.version == 0 ? "Phê duyệt và giao việc" : "Phê duyệt sửa đổi"));
  } else {
    act = html(R"(<p>Chờ lãnh đạo phê duyệt.</p>)");
  }
  const Html changes = page.plan.version == 0
                           ? Html()
                           : html(R"(<details><summary>Xem {} thay đổi so với phiên bản {}</summary>{}</details>)",
                                  page.pending.size(), page.plan.version, differences_of(page.pending));
  return html(R"(<section class="panel"><h2>{}</h2>{}{}</section>)",
              page.plan.version == 0 ? "Chưa có hiệu lực" : "Sửa đổi chưa có hiệu lực", changes, act);
}

Html binding_section(const Frame& frame, const ReviewPage& page) {
  if (page.unbound.empty()) return html::notice("Mọi tên đơn vị đã rõ là ai.", Tone::good);
  const Html items = each(page.unbound, [&](const Unbound& name) {
    std::vector<html::Option> options{{"", "Chọn…"}};
    for (const Candidate& c : name.candidates)
      options.push_back({c.target, c.name + " (giống " + std::to_string(c.percent) + "%)"});
    for (const auto& [set, word] : std::array<std::pair<const char*, const char*>, 5>{
             {{"set:all", "Tất cả các phòng, đơn vị"},
              {"set:divisions", "Tất cả các phòng"},
              {"set:subordinates", "Tất cả đơn vị trực thuộc"},
              {"set:communes", "Tất cả xã, phường, đặc khu"},
              {"open", "Bên ngoài hoặc chung chung (không giao cụ thể)"}}})
      options.push_back({set, word});
    for (const auto& [id, unit] : page.units) options.push_back({id, unit});
    return html(R"(<li class="panel"><p><strong>“{}”</strong> <span class="hint">xuất hiện {} lần</span></p>{}</li>)",
                name.printed, name.times,
                html::form(urls::bind(page.plan.id), frame.csrf,
                           html::hidden("ten", name.printed) +
                               html::choice("Là đơn vị nào?", "don-vi", options,
                                            name.candidates.empty() ? "" : name.candidates.front().target) +
                               html::button("Ghi nhớ")));
  });
  return html(
      R"(<section><h2>Tên chưa rõ ({})</h2><p class="hint">Trả lời một lần; các kế hoạch sau sẽ tự hiểu.</p><ul class="work-list">{}</ul></section>)",
      page.unbound.size(), items);
}

Html diagnostics_section(const Frame& frame, const ReviewPage& page) {
  if (page.diagnostics.empty()) return {};
  int left = 0;
  const Html items = each(page.diagnostics, [&](const Diagnostic& d) {
    const Tone tone = d.severity == "error" ? Tone::bad : d.severity == "warning" ? Tone::warn : Tone::quiet;
    Html act;
    if (d.is_cleared) {
      act = html(R"(<span class="hint">đã xem: {}{}</span>)", d.cleared_by, d.note.empty() ? "" : " – " + d.note);
    } else {
      ++left;
      act = html::form(urls::clear(page.plan.id), frame.csrf,
                       html::hidden("so", std::to_string(d.position)) + html::hidden("ghi-chu", "") +
                           html::button("Đã xem", Tone::plain));
    }
    const Html where = d.first_line < 0
                           ? Html()
                           : html(R"( <a href="{}" data-lines="{}">Xem chỗ này</a>)",
                                  html::Url("#L" + std::to_string(d.first_line + 1)), std::to_string(d.first_line + 1));
    return html(R"(<li>{} <code>{}</code> {}{} {}</li>)",
                html::badge(d.severity == "error"     ? "Lỗi"
                            : d.severity == "warning" ? "Cảnh báo"
                                                      : "Lưu ý",
                            tone),
                d.code, d.message, where, act);
  });
  return html(
      R"(<details class="panel"{}><summary>Cảnh báo của bộ đọc: còn {} trong {}</summary><ul class="diagnostics">{}</ul></details>)",
      html::Flag{"open", left > 0}, left, page.diagnostics.size(), items);
}

std::vector<html::Option> time_kinds() {
  return {{"", "Không nêu thời gian"},
          {"continuous", "Thường xuyên"},
          {"year", "Cả năm"},
          {"recurring", "Lặp lại (chọn chu kỳ)"},
          {"quarter", "Quý"},
          {"month", "Tháng"},
          {"half", "Sáu tháng"},
          {"date", "Một ngày"},
          {"before", "Trước ngày"},
          {"period", "Khoảng thời gian"},
          {"after_issue", "Ngay sau khi ban hành"},
          {"event", "Theo sự kiện"},
          {"other", "Khác, chưa định ngày"}};
}

std::vector<html::Option> periods(const char* none) {
  return {{"", none}, {"week", "tuần"}, {"month", "tháng"}, {"quarter", "quý"}, {"half", "6 tháng"}, {"year", "năm"}};
}

Html edit_fields(const Frame& frame, const Edit& filled) {
  return field(frame, "Nội dung", "noi-dung", filled.text, "textarea") +
         field(frame, "Chủ trì (cách nhau bằng dấu chấm phẩy)", "chu-tri", filled.lead) +
         field(frame, "Phối hợp (cách nhau bằng dấu chấm phẩy)", "phoi-hop", filled.coordinate) +
         html::choice("Loại thời gian", "loai-thoi-gian", time_kinds(), filled.time_kind, frame.error) +
         field(frame, "Thời gian, như trong văn bản", "thoi-gian", filled.time_raw) +
         html::choice("Chu kỳ", "chu-ky", periods("không lặp lại"), filled.time_every) +
         field(frame, "Từ ngày (ngày/tháng/năm)", "tu", filled.time_from) +
         field(frame, "Đến ngày (với “trước ngày”: ngày được nêu)", "den", filled.time_to) +
         field(frame, "Chỉ tiêu (số, bỏ trống nếu không có)", "chi-tieu", filled.quota_count, "text") +
         field(frame, "Đơn vị tính của chỉ tiêu", "don-vi-tinh", filled.quota_unit) +
         html::choice("Chỉ tiêu cho mỗi", "moi", periods("cả thời gian"), filled.quota_per) +
         field(frame, "Nhiệm vụ của lộ trình cải cách mà việc này phục vụ", "lo-trinh", filled.roadmap) +
         html::checkbox("Giao việc này cho các đơn vị", "giao-viec", "co", filled.is_included,
                        "Bỏ chọn: chỉ giữ làm nội dung của kế hoạch.");
}

}  // namespace

Edit edit_of(const Activity& activity) {
  Edit edit;
  edit.text = activity.text;
  edit.lead = joined(activity.lead);
  edit.coordinate = joined(activity.coordinate);
  edit.roadmap = activity.roadmap;
  edit.channels = activity.channels;
  if (activity.time) {
    edit.time_raw = activity.time->raw;
    edit.time_kind = code_of(activity.time->kind);
    edit.time_every = activity.time->every;
    if (activity.time->from) edit.time_from = base::for_people(*activity.time->from);
    if (activity.time->to) edit.time_to = base::for_people(*activity.time->to);
  }
  if (activity.quota) {
    edit.quota_count = std::to_string(activity.quota->count);
    edit.quota_unit = activity.quota->unit;
    edit.quota_per = activity.quota->per;
  }
  edit.is_included = activity.is_included;
  return edit;
}

std::string list_page(const Frame& frame, const std::vector<ListLine>& lines, const Names& readings) {
  const Html rows = each(lines, [](const ListLine& line) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Năm">{}</td><td data-label="Số">{}</td><td data-label="Trạng thái">{}</td><td data-label="Hoàn thành">{}</td><td class="number-cell" data-label="Quá hạn">{}</td></tr>)",
        urls::plan(line.plan.id), line.plan.title, line.plan.year, line.plan.number, state_badge(line.plan),
        html::progress(line.tally.done, line.tally.total,
                       std::to_string(line.tally.done) + "/" + std::to_string(line.tally.total)),
        line.tally.late);
  });
  Html make;
  if (frame.actor.may(base::Right::coordinate)) {
    std::vector<html::Option> options;
    for (const auto& [id, name] : readings) options.push_back({id, name});
    const Html from_reading =
        options.empty() ? html(R"(<p>Chưa có văn bản nào được đọc.</p>)")
                        : html::form(urls::make(), frame.csrf,
                                     html::choice("Văn bản đã đọc", "van-ban", options, options.front().value) +
                                         html::button("Nhập thành kế hoạch"));
    make = html(
        R"(<section class="panel"><h2>Nhập kế hoạch</h2><p><a href="/doc">Đọc một văn bản mới</a> (PDF, bản quét, Word…), rồi nhập nó ở đây.</p>{}</section>)",
        from_reading);
  }
  return framed(
      frame, "Kế hoạch",
      html(R"(<h1>Kế hoạch</h1>{}{}{})", general_problem(frame),
           lines.empty() ? html::empty_state("Cơ quan chưa có kế hoạch nào.")
                         : html::table("Kế hoạch của cơ quan",
                                       {"Kế hoạch", "Năm", "Số", "Trạng thái", "Hoàn thành", "Quá hạn"}, rows),
           make));
}

std::string plan_page(const Frame& frame, const PlanPage& page) {
  const Plan& plan = page.plan;
  const Html rows = each(page.activities, [](const Activity& activity) {
    if (!activity.is_included) return Html();
    return html(R"(<tr><td><span class="hint">{}</span> {}</td>{}</tr>)", activity.path, activity.text,
                activity_cells(activity));
  });
  const Html versions = each(page.versions, [&](const Version& v) {
    return html(R"(<li><a href="{}">Phiên bản {}</a> – {} phê duyệt lúc {}. {}</li>)", urls::version(plan.id, v.number),
                v.number, v.accepted_by, base::for_people(v.accepted_at), v.note);
  });
  const Html children = each(page.children, [](const ListLine& line) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Trạng thái">{}</td><td data-label="Hoàn thành">{}</td><td class="number-cell" data-label="Quá hạn">{}</td></tr>)",
        urls::plan(line.plan.id), line.plan.title, state_badge(line.plan),
        html::progress(line.tally.done, line.tally.total,
                       std::to_string(line.tally.done) + "/" + std::to_string(line.tally.total)),
        line.tally.late);
  });
  Html acts;
  if (frame.actor.may(base::Right::coordinate)) {
    acts += html::button_link(urls::review(plan.id), "Rà soát, sửa đổi");
    if (plan.state == State::in_force)
      acts += html::button_link(urls::child(plan.id), "Lập kế hoạch theo kế hoạch này");
  }
  if (plan.state == State::in_force) acts += html::button_link(urls::duties(plan.id), "Bảng nghĩa vụ");
  acts += html::button_link(urls::word(plan.id), "Tải bản Word");
  return framed(
      frame, plan.title,
      html(R"({}<h1>{}</h1><p>{}</p>{}{}<p class="actions">{}</p>{}<div class="tiles">{}{}{}{}</div>{}
<section><h2>Hoạt động</h2>{}</section>{}
<section><h2>Căn cứ</h2>{}</section><section><h2>Nơi nhận</h2>{}</section>{}<section><h2>Các phiên bản</h2>{}</section>)",
           html::trail({{"Kế hoạch", urls::all()}}), plan.title, state_badge(plan), general_problem(frame),
           html::facts(
               {{"Số, ký hiệu", html::plain(plan.number.empty() ? "không nêu" : plan.number)},
                {"Ngày ban hành",
                 html::plain(plan.issued_on > 0 ? base::for_people(base::date_of_day(plan.issued_on)) : "không nêu")},
                {"Năm", html::plain(std::to_string(plan.year))},
                {"Kinh phí", html::plain(plan.budget.empty() ? "không nêu" : plan.budget)}}),
           acts, accept_section(frame, page), html::tile(page.tally.total, "việc có hạn trong năm", Tone::plain),
           html::tile(page.tally.done, "đã xong", Tone::good),
           html::tile(page.tally.late, "quá hạn", page.tally.late > 0 ? Tone::bad : Tone::good),
           html::tile(page.tally.undated, "chưa định hạn", page.tally.undated > 0 ? Tone::warn : Tone::good),
           units_table(page),
           html::table("Các hoạt động giao cho đơn vị", {"Hoạt động", "Chủ trì", "Phối hợp", "Thời gian", "Chỉ tiêu"},
                       rows),
           page.children.empty() ? Html()
                                 : html(R"(<section><h2>Kế hoạch cấp dưới</h2>{}</section>)",
                                        html::table("Kế hoạch lập theo kế hoạch này",
                                                    {"Kế hoạch", "Trạng thái", "Hoàn thành", "Quá hạn"}, children)),
           lines_as_list(plan.bases), lines_as_list(plan.recipients), proposals_section(frame, page),
           page.versions.empty() ? html::empty_state("Chưa có phiên bản nào được phê duyệt.")
                                 : html(R"(<ul class="bullets">{}</ul>)", versions)));
}

std::string review_page(const Frame& frame, const ReviewPage& page) {
  const Html lines = each(page.source, [](const SourceLine& line) {
    return html(R"(<li id="{}" data-line="{}">{}</li>)", "L" + std::to_string(line.number), std::to_string(line.number),
                line.text);
  });
  const Html activities = each(page.activities, [&](const Activity& a) {
    const bool placed = a.first_line >= 0;
    const std::string range = placed ? std::to_string(a.first_line + 1) + "-" + std::to_string(a.last_line + 1) : "";
    const Html where = placed ? html(R"( <a href="{}" data-lines="{}">Chỗ trong văn bản</a>)",
                                     html::Url("#L" + std::to_string(a.first_line + 1)), range)
                              : Html();
    return html(
        R"(<li class="review" data-lines="{}" data-in="{}"><p>{} <span class="hint">{}</span> {}</p>
<p>{}{}</p><p class="hint">{}{}{}</p><p><a href="{}">Sửa</a>{}</p></li>)",
        range, a.is_included ? "yes" : "no",
        html::badge(a.is_included ? kind_word(a.kind) : "Chỉ là nội dung", a.is_included ? Tone::good : Tone::quiet),
        a.path, a.text, labelled("Chủ trì: ", a.lead), labelled("Phối hợp: ", a.coordinate),
        a.time ? "Thời gian: " + a.time->raw + ". " : "", a.quota ? "Chỉ tiêu: " + quota_of(a) + ". " : "",
        a.roadmap.empty() ? "" : "Lộ trình: " + a.roadmap + ".", urls::activity(page.plan.id, a.id), where);
  });
  const Html source =
      page.source.empty()
          ? html::empty_state("Kế hoạch này được lập tại đây, không có văn bản gốc.")
          : html(
                R"(<p><a href="{}">Mở văn bản gốc với hình trang</a></p><ol class="source-lines" tabindex="0">{}</ol>)",
                urls::document(page.plan.document), lines);
  return framed(
      frame, "Rà soát",
      html(R"({}<h1>Rà soát: {}</h1>{}<p class="actions">{}{}</p>{}{}
<div class="two-panes"><section class="pane-source" aria-label="Văn bản gốc"><h2>Văn bản gốc</h2>{}</section>
<section aria-label="Những gì đã dựng"><h2>Những gì đã dựng ({})</h2><ul class="work-list">{}</ul>
<details class="panel"><summary>Thêm một hoạt động</summary>{}</details></section></div>)",
           html::trail({{"Kế hoạch", urls::all()}, {page.plan.title.substr(0, 60), urls::plan(page.plan.id)}}),
           page.plan.title, general_problem(frame), html::button_link(urls::head(page.plan.id), "Sửa phần đầu"),
           html::button_link(urls::plan(page.plan.id), "Xong, đến bước phê duyệt", Tone::good),
           binding_section(frame, page), diagnostics_section(frame, page), source, page.activities.size(), activities,
           html::form(urls::add(page.plan.id), frame.csrf, edit_fields(frame, {}) + html::button("Thêm"))),
      {html::asset::review_js});
}

std::string activity_page(const Frame& frame, const Plan& plan, const Activity& activity, const Edit& filled,
                          const Names& units, const std::vector<Correction>& corrections) {
  const Html known =
      each(units, [](const std::pair<std::string, std::string>& unit) { return html("<li>{}</li>", unit.second); });
  const Html history = each(corrections, [](const Correction& c) {
    return html(R"(<li>{}: <del>{}</del> <ins>{}</ins> <span class="hint">{}, {}</span></li>)", c.field, c.was,
                c.becomes, c.name, base::for_people(c.at));
  });
  Html theirs;
  if (frame.error != nullptr && frame.error->kind == base::ErrorKind::conflict)
    theirs = html(R"(<section class="panel"><h2>Nội dung mới nhất của người khác</h2>{}</section>)",
                  html::paragraphs(as_text(activity)));
  return framed(
      frame, "Sửa hoạt động",
      html(
          R"({}<h1>Sửa hoạt động {}</h1>{}{}{}<details class="panel"><summary>Tên các đơn vị của cơ quan</summary><ul class="bullets">{}</ul></details>
<section><h2>Đã sửa so với bản đọc</h2>{}</section>)",
          html::trail({{"Kế hoạch", urls::all()}, {"Rà soát", urls::review(plan.id)}}), activity.path,
          general_problem(frame), theirs,
          html::form(
              urls::activity(plan.id, activity.id), frame.csrf,
              html::hidden("lan", std::to_string(activity.edits)) + edit_fields(frame, filled) + html::button("Lưu")),
          known,
          corrections.empty() ? html::empty_state("Chưa sửa gì.")
                              : html(R"(<ul class="differences">{}</ul>)", history)));
}

std::string head_page(const Frame& frame, const Plan& plan, const HeadEdit& filled) {
  return framed(
      frame, "Phần đầu của kế hoạch",
      html(R"({}<h1>Phần đầu của kế hoạch</h1>{}{})",
           html::trail({{"Kế hoạch", urls::all()}, {"Rà soát", urls::review(plan.id)}}), general_problem(frame),
           html::form(urls::head(plan.id), frame.csrf,
                      html::hidden("lan", std::to_string(plan.edits)) +
                          field(frame, "Tên kế hoạch", "ten", filled.title, "textarea") +
                          field(frame, "Số, ký hiệu", "so", filled.number) +
                          field(frame, "Ngày ban hành (ngày/tháng/năm)", "ngay", filled.issued_on) +
                          field(frame, "Năm", "nam", filled.year, "number") +
                          field(frame, "Nơi nhận, mỗi nơi một dòng", "noi-nhan", filled.recipients, "textarea") +
                          html::button("Lưu"))));
}

std::string version_page(const Frame& frame, const Plan& plan, const Version& version,
                         const std::vector<Difference>& differences) {
  return framed(
      frame, "Phiên bản",
      html(R"({}<h1>Phiên bản {}</h1><p>{} phê duyệt lúc {}. {}</p><h2>Khác với phiên bản trước</h2>{})",
           html::trail({{"Kế hoạch", urls::all()}, {plan.title.substr(0, 60), urls::plan(plan.id)}}), version.number,
           version.accepted_by, base::for_people(version.accepted_at), version.note, differences_of(differences)));
}

std::string child_page(const Frame& frame, const Plan& parent, const std::vector<Activity>& activities) {
  const Html boxes = each(activities, [](const Activity& a) {
    return html::checkbox(a.path + " " + a.text, "hoat-dong", a.id, a.is_included);
  });
  return framed(
      frame, "Lập kế hoạch theo",
      html(
          R"({}<h1>Lập kế hoạch của cơ quan theo “{}”</h1>{}<p>Chọn các hoạt động mà cơ quan bạn thực hiện. Căn cứ và tên được điền sẵn; bạn giao lại cho đơn vị của mình ở bước rà soát.</p>{})",
          html::trail({{"Kế hoạch", urls::all()}, {"Kế hoạch cấp trên", urls::plan(parent.id)}}), parent.title,
          general_problem(frame),
          html::form(urls::child(parent.id), frame.csrf,
                     field(frame, "Tên kế hoạch", "ten", "Kế hoạch thực hiện " + parent.title) +
                         html(R"(<fieldset><legend>Hoạt động</legend>{}</fieldset>)", boxes) +
                         html::button("Lập dự thảo"))));
}

std::string missing_page(const Frame& frame) {
  return framed(frame, "Không có kế hoạch này",
                html(R"(<h1>Không có kế hoạch này</h1><p><a href="{}">Về danh sách kế hoạch</a></p>)", urls::all()));
}

}  // namespace plans
