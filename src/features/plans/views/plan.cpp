// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "features/obligations/model.h"
#include "features/plans/urls.h"
#include "features/plans/views/pages.h"
#include "features/plans/views/words.h"
#include "html/pieces.h"

namespace plans {
namespace {

using html::each;
using html::html;
using html::Html;
using html::Tone;

std::string names_of(const std::vector<Party>& parties) {
  std::string text;
  for (const Party& party : parties)
    text += (text.empty() ? "" : "; ") + (party.target_name.empty() ? party.printed : party.target_name);
  return text.empty() ? "chưa giao" : text;
}

std::string when_of(const Activity& activity) { return activity.time ? activity.time->raw : "không ghi"; }

Html about(const PlanPage& page) {
  std::vector<html::Fact> facts{
      {"Số", html::plain(page.plan.number.empty() ? "chưa có" : page.plan.number)},
      {"Ngày ban hành", html::plain(day_for_people(page.plan.issued_on))},
      {"Năm", html("{}", page.plan.year)},
  };
  if (page.parent)
    facts.push_back(
        {"Thực hiện kế hoạch", html(R"(<a href="{}">{}</a>)", urls::plan(page.parent->id), page.parent->title)});
  return html::facts(facts);
}

Html tiles(const PlanPage& page) {
  const obligations::Tally& t = page.tally;
  if (t.total == 0) return {};
  return html(R"(<div class="tiles">{}{}{}{}</div>)", html::tile(t.total, "việc phải làm", Tone::plain),
              html::tile(t.done, "đã xong", Tone::good),
              html::tile(t.late, "quá hạn", t.late > 0 ? Tone::bad : Tone::good),
              html::tile(t.undated, "chưa định hạn", t.undated > 0 ? Tone::warn : Tone::good));
}

Html actions(const Frame& frame, const PlanPage& page) {
  Html all;
  if (may_work_on(frame, page.plan)) all += html::button_link(urls::review(page.plan.id), "Rà soát, sửa đổi");
  if (frame.actor.may(base::Right::coordinate) && page.plan.state == State::in_force)
    all += html::button_link(urls::child(page.plan.id), "Lập kế hoạch theo kế hoạch này");
  if (page.plan.state == State::in_force) all += html::button_link(urls::duties(page.plan.id), "Bảng nghĩa vụ");
  all += html::button_link(urls::word(page.plan.id), "Tải bản Word");
  return html(R"(<div class="actions">{}</div>)", all);
}

std::string state_of(const Plan& plan) {
  if (plan.state != State::in_force) return std::string(word(plan.state));
  return "Có hiệu lực, phiên bản " + std::to_string(plan.version);
}

Html accept_section(const Frame& frame, const PlanPage& page) {
  const Plan& plan = page.plan;
  if (!plan.has_changes || plan.state == State::closed) return {};
  Html act;
  if (page.uncleared > 0)
    act += html::notice("Còn " + std::to_string(page.uncleared) + " điểm của văn bản chưa được xem lại.", Tone::warn);
  if (!page.unbound.empty()) {
    act += html(R"(<p>Còn {} tên đơn vị chưa rõ là ai, cần rà soát trước khi phê duyệt.</p>)", page.unbound.size());
  } else if (may_accept(frame, plan)) {
    html::Field note;
    note.label = "Ghi chú khi phê duyệt";
    note.name = "ghi-chu";
    act += html::form(
        urls::accept(plan.id), frame.csrf,
        html::field(note) + html::button(plan.version == 0 ? "Phê duyệt và giao việc" : "Phê duyệt sửa đổi"));
  } else {
    act += html(R"(<p>Chờ lãnh đạo phê duyệt.</p>)");
  }
  const Html changes = plan.version == 0
                           ? Html()
                           : html(R"(<details><summary>Xem {} thay đổi so với phiên bản {}</summary>{}</details>)",
                                  page.pending.size(), plan.version, differences_view(page.pending));
  return html(R"(<section class="panel"><h2>{}</h2>{}{}</section>)",
              plan.version == 0 ? "Chưa có hiệu lực" : "Sửa đổi chưa có hiệu lực", changes, act);
}

Html activities_section(const PlanPage& page) {
  const Html rows = each(page.activities, [](const Activity& a) {
    if (!a.is_included) return Html();
    const Html quota = a.quota ? html::badge(sentence_of(*a.quota), Tone::plain) : Html();
    const Html roadmap =
        a.roadmap.empty() ? Html() : html(R"(<p class="hint">Nhiệm vụ của lộ trình: {}</p>)", a.roadmap);
    return html(R"(<tr><td data-label="Mục">{}</td><td data-label="Việc">{} {}{}</td><td data-label="Chủ trì">{}</td>)"
                R"(<td data-label="Phối hợp">{}</td><td data-label="Thời gian">{}</td></tr>)",
                a.path, a.text, quota, roadmap, names_of(a.lead), a.coordinate.empty() ? "" : names_of(a.coordinate),
                when_of(a));
  });
  const Html hint = page.plan.has_changes && page.plan.state == State::in_force
                        ? html(R"(<p class="hint">Bảng này gồm cả những sửa đổi chưa có hiệu lực.</p>)")
                        : Html();
  return html(R"(<section><h2>Việc được giao</h2>{}{}</section>)", hint,
              html::table("Hoạt động và đơn vị", {"Mục", "Việc", "Chủ trì", "Phối hợp", "Thời gian"}, rows));
}

Html units_section(const PlanPage& page) {
  const Html rows = each(page.units, [&](const obligations::Tally& t) {
    return html(R"(<tr><td><a href="{}">{}</a></td><td data-label="Chủ trì">{}</td>)"
                R"(<td data-label="Phối hợp">{}/{}</td><td data-label="Quá hạn">{}</td></tr>)",
                html::Url("/nghia-vu?ke-hoach=" + html::encoded(page.plan.id) + "&don-vi=" + html::encoded(t.unit)),
                t.name, tally_view(&t), t.coordinate_done, t.coordinate_total, t.late);
  });
  if (rows.empty()) return {};
  return html(R"(<section><h2>Từng đơn vị</h2>{}</section>)",
              html::table("Việc của từng đơn vị", {"Đơn vị", "Chủ trì", "Phối hợp", "Quá hạn"}, rows));
}

Html children_section(const PlanPage& page) {
  if (page.children.empty()) return {};
  const Html rows = each(page.children, [&](const std::pair<Plan, std::string>& child) {
    const auto found = page.tallies.find(child.first.id);
    const obligations::Tally* tally = found == page.tallies.end() ? nullptr : &found->second;
    return html(R"(<tr><td><a href="{}">{}</a></td><td data-label="Cơ quan">{}</td><td data-label="Trạng thái">{}</td>)"
                R"(<td data-label="Hoàn thành">{}</td><td data-label="Quá hạn">{}</td></tr>)",
                urls::plan(child.first.id), child.first.title, child.second,
                html::badge(word(child.first.state), tone(child.first.state)), tally_view(tally),
                tally == nullptr ? 0 : tally->late);
  });
  return html(
      R"(<section><h2>Kế hoạch thực hiện của cấp dưới</h2>{}</section>)",
      html::table("Các kế hoạch thực hiện", {"Kế hoạch", "Cơ quan", "Trạng thái", "Hoàn thành", "Quá hạn"}, rows));
}

Html versions_section(const PlanPage& page) {
  if (page.versions.empty()) return {};
  return html(R"(<section><h2>Các phiên bản</h2><ol class="rows">{}</ol></section>)",
              each(page.versions, [&](const Version& v) {
                return html(
                    R"(<li><a href="{}">Phiên bản {}</a> <span class="hint">{} phê duyệt lúc {}</span> {}</li>)",
                    urls::version(page.plan.id, v.number), v.number, v.accepted_by, moment_for_people(v.accepted_at),
                    v.note);
              }));
}

std::string title_of(const PlanPage& page, const std::string& activity) {
  const auto found =
      std::find_if(page.activities.begin(), page.activities.end(), [&](const Activity& a) { return a.id == activity; });
  if (found == page.activities.end()) return "Thêm hoạt động mới";
  constexpr std::size_t longest = 90;
  std::string text = found->text;
  if (text.size() > longest) {
    const std::size_t end = text.rfind(' ', longest);
    text = text.substr(0, end == std::string::npos ? 0 : end) + "…";
  }
  return (found->path.empty() ? "" : found->path + ". ") + text;
}

Html answer_form(const Frame& frame, const Plan& plan, const Proposal& p) {
  const std::string id = "tra-loi-" + p.id;
  const Html input = html(
      R"(<div class="field"><label for="{}">Lý do trả lời</label><input id="{}" name="ly-do" autocomplete="off"></div>)",
      id, id);
  const Html buttons = html(
      R"(<div class="actions"><button type="submit" class="button" data-tone="good" name="tra-loi" value="tiep-thu">Tiếp thu</button>
<button type="submit" class="button" data-tone="plain" name="tra-loi" value="khong">Không tiếp thu</button></div>)");
  return html::form(urls::answer(plan.id, p.id), frame.csrf, input + buttons);
}

Html proposal_view(const Frame& frame, const PlanPage& page, const Proposal& p) {
  const auto name = page.names.find(p.unit);
  const Tone shade = p.state == "open" ? Tone::warn : p.state == "taken" ? Tone::good : Tone::quiet;
  const Html answer = p.answer.empty() ? Html() : html(R"(<p>Trả lời: {}</p>)", p.answer);
  const Html form = p.state == "open" && may_work_on(frame, page.plan) ? answer_form(frame, page.plan, p) : Html();
  return html(R"(<li class="proposal"><p>{} <strong>{}</strong></p><div>{}</div><p>Lý do: {}</p>
<p class="hint">{} ({}), {}</p>{}{}</li>)",
              html::badge(word_of_proposal(p.state), shade), title_of(page, p.activity), html::paragraphs(p.wish),
              p.reason, p.created_by, name == page.names.end() ? "không rõ đơn vị" : name->second,
              moment_for_people(p.created_at), answer, form);
}

Html propose_form(const Frame& frame, const PlanPage& page) {
  if (page.plan.state != State::in_force || !frame.actor.may(base::Right::work)) return {};
  std::vector<html::Option> choices{{"", "Thêm một hoạt động mới"}};
  for (const Activity& a : page.activities)
    if (a.is_included) choices.push_back({a.id, title_of(page, a.id)});
  html::Field wish;
  wish.label = "Đề nghị sửa đổi, bổ sung";
  wish.name = "noi-dung";
  wish.type = "textarea";
  wish.value = page.wish;
  wish.error = frame.error;
  html::Field reason = wish;
  reason.label = "Lý do";
  reason.name = "ly-do";
  reason.value = page.reason;
  return html(R"(<details class="propose"{}><summary>Gửi một đề nghị</summary>{}</details>)",
              html::Flag{"open", frame.error != nullptr},
              html::form(urls::propose(page.plan.id), frame.csrf,
                         html::choice("Hoạt động", "hoat-dong", choices, "") + html::field(wish) + html::field(reason) +
                             html::button("Gửi đề nghị")));
}

Html proposals_section(const Frame& frame, const PlanPage& page) {
  const Html list = page.proposals.empty()
                        ? html(R"(<p class="hint">Chưa có đề nghị nào.</p>)")
                        : html(R"(<ul class="proposals">{}</ul>)",
                               each(page.proposals, [&](const Proposal& p) { return proposal_view(frame, page, p); }));
  return html(R"(<section class="panel" id="de-nghi"><h2>Đề nghị sửa đổi của các đơn vị</h2>{}{}</section>)", list,
              propose_form(frame, page));
}

Html tail_section(const Plan& plan) {
  const auto part = [](const char* heading, const std::string& text) {
    return text.empty()
               ? Html()
               : html(R"(<details class="panel"><summary>{}</summary>{}</details>)", heading, html::paragraphs(text));
  };
  return part("Căn cứ", plan.bases) + part("Kinh phí", plan.budget) + part("Nơi nhận", plan.recipients);
}

}  // namespace

std::string plan_page(const Frame& frame, const PlanPage& page) {
  html::Page out =
      framed(frame, page.plan.title,
             html(R"({}<h1>{}</h1><p>{}</p>{}{}{}{}{}{}{}{}{}{}{})", html::trail({{"Kế hoạch", urls::all()}}),
                  page.plan.title, html::badge(state_of(page.plan), tone(page.plan.state)), html::problem(frame.error),
                  about(page), actions(frame, page), accept_section(frame, page), tiles(page), activities_section(page),
                  units_section(page), children_section(page), proposals_section(frame, page), versions_section(page),
                  tail_section(page.plan)));
  return html::page(out);
}

std::string version_page(const Frame& frame, const VersionPage& page) {
  const std::string title = "Phiên bản " + std::to_string(page.version.number);
  Html others;
  if (page.version.number > 1)
    others += html(R"(<a href="{}">Phiên bản trước</a> )", urls::version(page.plan.id, page.version.number - 1));
  if (page.version.number < page.plan.version)
    others += html(R"(<a href="{}">Phiên bản sau</a>)", urls::version(page.plan.id, page.version.number + 1));
  const std::string said = page.version.number == 1
                               ? "Những việc được giao lần đầu."
                               : "So với phiên bản " + std::to_string(page.version.number - 1) + ".";
  const Html changes = page.differences.empty()
                           ? html::empty_state("Không có hoạt động nào thay đổi; chỉ phần đầu văn bản được sửa.")
                           : differences_view(page.differences);
  return html::page(framed(
      frame, title,
      html(
          R"({}<h1>{}</h1><p>{} phê duyệt lúc {}. {}</p><p class="hint">{}</p><nav aria-label="Các phiên bản" class="pager">{}</nav>{})",
          html::trail({{"Kế hoạch", urls::all()}, {page.plan.title, urls::plan(page.plan.id)}}), title,
          page.version.accepted_by, moment_for_people(page.version.accepted_at), page.version.note, said, others,
          changes)));
}

}  // namespace plans
