// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/initiatives/views.h"

#include "base/time.h"
#include "features/initiatives/urls.h"

namespace initiatives {
namespace {

using base::Right;
using html::each;
using html::field;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::Tone;

Html state_badge(State state) {
  const Tone tone = state == State::recognised  ? Tone::good
                    : state == State::supported ? Tone::warn
                    : state == State::proposed  ? Tone::plain
                                                : Tone::quiet;
  return html::badge(word_of(state), tone);
}

Html filter_of(std::string_view chosen) {
  std::vector<html::Option> options{{"", "Tất cả"}};
  for (const State state : {State::proposed, State::supported, State::recognised, State::refused, State::withdrawn})
    options.push_back({std::string(code_of(state)), std::string(word_of(state))});
  return html::query_form(urls::all(),
                          html::choice("Trạng thái", "trang-thai", options, chosen) + html::button("Lọc", Tone::plain),
                          "Lọc sáng kiến");
}

Html part(std::string_view title, const std::string& text) {
  if (text.empty()) return {};
  return html(R"(<section><h2>{}</h2>{}</section>)", title, html::paragraphs(text));
}

Html files_of(const OnePage& page) {
  if (page.files.empty()) return {};
  const Html items = each(page.files, [&](const File& file) {
    return html(R"(<li><a href="{}" download="{}">{}</a> <span class="hint">{} KB</span></li>)",
                urls::file(page.initiative.id, file.sha256), file.name, file.name, (file.bytes + 1023) / 1024);
  });
  return html(R"(<section><h2>Tệp kèm theo</h2><ul>{}</ul></section>)", items);
}

Html judging_of(const Frame& frame, const Initiative& i) {
  Html acts;
  if (i.state == State::proposed && frame.actor.may(Right::coordinate)) {
    const std::vector<html::Option> opinions{{"ung-ho", "Ủng hộ, trình lãnh đạo"}, {"khong", "Không ủng hộ"}};
    acts +=
        html(R"(<section class="panel"><h2>Thẩm định</h2>{}</section>)",
             html::form(urls::appraise(i.id), frame.csrf,
                        html::choice("Kết luận", "ket-luan", opinions, "ung-ho", frame.error) +
                            field(frame, "Ý kiến thẩm định", "y-kien", "", "textarea") + html::button("Gửi ý kiến")));
  }
  if (i.state == State::supported && frame.actor.may(Right::approve)) {
    acts += html(
        R"(<section class="panel"><h2>Công nhận</h2>{}<details><summary>Không công nhận</summary>{}</details></section>)",
        html::form(urls::recognise(i.id), frame.csrf,
                   field(frame, "Số quyết định", "so-quyet-dinh", "") +
                       field(frame, "Ngày quyết định", "ngay-quyet-dinh", "", "date") +
                       field(frame, "Hình thức khen thưởng", "khen-thuong", i.award) + html::button("Công nhận")),
        html::form(urls::refuse(i.id), frame.csrf,
                   field(frame, "Lý do", "ly-do", "", "textarea") + html::button("Không công nhận", Tone::bad)));
  }
  return acts;
}

Html uses_of(const Frame& frame, const OnePage& page) {
  if (page.initiative.state != State::recognised) return {};
  const Html rows = each(page.uses, [](const Use& use) {
    return html(R"(<tr><td>{}</td><td data-label="Từ ngày">{}</td><td data-label="Ghi chú">{}</td></tr>)", use.unit,
                base::for_people(base::date_of_day(use.since)), use.note);
  });
  const Html list = page.uses.empty() ? html(R"(<p>Chưa có đơn vị nào áp dụng.</p>)")
                                      : html::table("Nơi đã áp dụng", {"Đơn vị", "Từ ngày", "Ghi chú"}, rows);
  const Html add =
      frame.actor.may(Right::work) || frame.actor.may(Right::coordinate)
          ? html::form(urls::take_over(page.initiative.id), frame.csrf,
                       field(frame, "Đơn vị áp dụng", "don-vi-ap-dung", "") +
                           field(frame, "Từ ngày", "tu-ngay", "", "date") + field(frame, "Ghi chú", "ghi-chu", "") +
                           html::button("Ghi nhân rộng", Tone::plain))
          : Html();
  return html(R"(<section><h2>Nhân rộng: {} nơi</h2>{}{}</section>)", page.initiative.uses, list, add);
}

}  // namespace

std::string list_page(const Frame& frame, const Page& page, std::string_view state) {
  const Html add = frame.actor.may(Right::work) || frame.actor.may(Right::coordinate)
                       ? html::button_link(urls::fresh(), "Đề xuất sáng kiến, điển hình", Tone::good)
                       : Html();
  const Html paper = frame.actor.may(Right::coordinate)
                         ? html::button_link(urls::submission(), "Tải tờ trình đề nghị công nhận (Word)")
                         : Html();
  const Html rows = each(page.initiatives, [](const Initiative& i) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Loại">{}</td><td data-label="Đơn vị">{}</td><td class="number-cell" data-label="Nơi áp dụng">{}</td><td data-label="Trạng thái">{}</td></tr>)",
        urls::initiative(i.id), i.title, word_of(i.kind), i.unit_name, i.uses, state_badge(i.state));
  });
  const Html list =
      page.initiatives.empty()
          ? html::empty_state("Chưa có sáng kiến, mô hình hay điển hình nào ở đây.")
          : html::table("Sáng kiến, điển hình", {"Tên", "Loại", "Đơn vị", "Nơi áp dụng", "Trạng thái"}, rows);
  const html::Url next = page.initiatives.empty() ? urls::all() : urls::in_state(state, page.initiatives.back().id);
  return framed(frame, "Sáng kiến, điển hình",
                html(R"(<h1>Sáng kiến, điển hình</h1><p class="actions">{}{}</p>{}{}{})", add, paper, filter_of(state),
                     list, html::pager(nullptr, page.has_more ? &next : nullptr)),
                html::Width::full);
}

std::string form_page(const Frame& frame, const FormPage& page) {
  const bool is_new = page.id.empty();
  const Draft& d = page.draft;
  std::vector<html::Option> options;
  for (const Kind& kind : kinds) options.push_back({std::string(kind.code), std::string(kind.word)});
  const Html duty = page.duty.empty() ? Html() : html(R"(<p>Cho việc: <strong>{}</strong></p>)", page.duty);
  Html content = html::hidden("nghia-vu", d.occurrence) + html::hidden("lan-sua", std::to_string(page.edits)) +
                 html::choice("Loại", "loai", options, d.kind, frame.error) +
                 html::required_field(frame, "Tên", "ten", d.title) +
                 html::required_field(frame, "Tác giả, cá nhân hoặc tập thể", "tac-gia", d.authors, "textarea",
                                      "Mỗi dòng một tên.") +
                 field(frame, "Vấn đề trước đó", "van-de", d.problem, "textarea") +
                 html::required_field(frame, "Cách làm, giải pháp", "giai-phap", d.solution, "textarea") +
                 field(frame, "Hiệu quả", "hieu-qua", d.effect, "textarea",
                       "Nêu số liệu nếu có: thời gian, chi phí, số hồ sơ, mức hài lòng.") +
                 field(frame, "Đề nghị khen thưởng", "khen-thuong", d.award);
  if (is_new) content += html::file_field(frame, "Tệp, ảnh kèm theo", "tep", "Tối đa 20 tệp; vị trí chụp bị xóa.");
  content += html::button(is_new ? "Gửi đề xuất" : "Lưu");
  const std::string title = is_new ? "Đề xuất sáng kiến, điển hình" : "Sửa đề xuất";
  return framed(
      frame, title,
      html(R"({}<h1>{}</h1>{}{}{})", html::trail({{"Sáng kiến", urls::all()}}), title, duty, general_problem(frame),
           html::form(is_new ? urls::all() : urls::edit(page.id), frame.csrf, content,
                      is_new ? html::Sends::files : html::Sends::fields)));
}

std::string one_page(const Frame& frame, const OnePage& page) {
  const Initiative& i = page.initiative;
  std::vector<html::Fact> facts{{"Loại", html::plain(word_of(i.kind))},
                                {"Tác giả", html::paragraphs(i.authors)},
                                {"Đơn vị", html::plain(i.unit_name)}};
  if (!i.award.empty())
    facts.push_back({i.state == State::recognised ? "Khen thưởng" : "Đề nghị khen thưởng", html::plain(i.award)});
  if (!i.decision.empty())
    facts.push_back(
        {"Quyết định", html::plain("số " + i.decision + " ngày " + base::for_people(base::date_of_day(i.decided_on)))});
  if (!i.occurrence.empty())
    facts.push_back({"Phục vụ việc", html(R"(<a href="{}">Xem việc</a>)", urls::occurrence(i.occurrence))});
  if (!i.evidence.empty())
    facts.push_back({"Minh chứng", html(R"(<a href="{}">Xem minh chứng</a>)", urls::piece(i.evidence))});
  const Html reason = i.reason.empty() ? Html() : html::notice("Lý do: " + i.reason, Tone::warn);
  Html acts;
  const bool is_open = i.state == State::proposed;
  if (is_open && (i.unit == frame.actor.unit || frame.actor.may(Right::coordinate)) && frame.actor.may(Right::work))
    acts += html::button_link(urls::edit(i.id), "Sửa");
  if ((is_open || i.state == State::supported) && i.created_by == frame.actor.account)
    acts += html::form(urls::withdraw(i.id), frame.csrf, html::button("Rút đề xuất", Tone::plain));
  return framed(frame, i.title,
                html(R"({}<h1>{}</h1><p>{}</p>{}{}{}<div class="actions">{}</div>{}{}{}{}{}{}{})",
                     html::trail({{"Sáng kiến", urls::all()}}), i.title, state_badge(i.state), general_problem(frame),
                     reason, html::facts(facts), acts, part("Vấn đề trước đó", i.problem),
                     part("Cách làm, giải pháp", i.solution), part("Hiệu quả", i.effect),
                     part("Ý kiến thẩm định", i.opinion), files_of(page), judging_of(frame, i), uses_of(frame, page)));
}

std::string missing_page(const Frame& frame) {
  return html::missing_page(frame, "Không có sáng kiến này", urls::all(), "Về danh sách sáng kiến");
}

}  // namespace initiatives
