// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "features/reading/urls.h"
#include "features/reading/views/pages.h"
#include "html/asset_names.h"
#include "html/icons.h"
#include "html/page.h"

namespace reading {
namespace {

using html::each;
using html::Flag;
using html::html;
using html::Html;

Html bar(const Work& work) {
  if (work.state == State::reading && work.total > 0)
    return html(R"(<progress max="{}" value="{}" aria-label="Tiến độ" data-bar></progress>)", work.total, work.done);
  if (work.state == State::reading) return html(R"(<progress aria-label="Tiến độ" data-bar></progress>)");
  return html(R"(<progress max="1" value="0" aria-label="Tiến độ" data-bar{}></progress>)",
              Flag{"hidden", work.state != State::waiting});
}

Html row(const Work& work) {
  const Html after = work.state == State::done ? html(R"(<p><a class="main-button" href="{}">Xem kế hoạch</a></p>)",
                                                      urls::document(work.document))
                                               : Html{};
  const Html sign = work.state == State::failed ? html::icon(html::Icon::error)
                    : work.state == State::done ? html::icon(html::Icon::fine)
                                                : html::icon(html::Icon::file);
  return html(R"(
    <li class="work w-{}" data-work>
      <h2>{}{}</h2>
      <p class="state" data-state>{}</p>
      {}{}
    </li>)",
              state_name(work.state), sign, work.file, state_sentence(work), bar(work), after);
}

bool any(const Turn& turn, std::initializer_list<State> states) {
  return std::any_of(turn.works.begin(), turn.works.end(), [&](const Work& work) {
    return std::find(states.begin(), states.end(), work.state) != states.end();
  });
}

Html advice() {
  return html(R"(
    <section class="advice" aria-labelledby="thu-gi">
      <h2 id="thu-gi">Có thể thử</h2>
      <ul>
        <li>Mở tệp bằng chương trình đã tạo ra nó, lưu lại một bản mới rồi đưa bản đó vào.</li>
        <li>Tệp đặt mật khẩu: bỏ mật khẩu trước.</li>
        <li>Bản quét: quét lại thẳng trang, từ 150 điểm mỗi inch trở lên, không để mất mép.</li>
        <li>Nếu có cả bản Word lẫn bản quét, hãy dùng bản Word.</li>
      </ul>
    </section>)");
}

Html actions(const Turn& turn, const std::string& csrf) {
  if (!turn.is_over()) return html::post_button(urls::stop(turn.id), csrf, "Dừng đọc", "quiet-button");
  const Html again = any(turn, {State::failed, State::stopped})
                         ? html::post_button(urls::try_again(turn.id), csrf, "Thử lại", "main-button")
                         : Html{};
  return html(R"({} <a class="quiet-button" href="{}">Chọn tệp khác</a>)", again, urls::start());
}

std::string heading(const Turn& turn) {
  if (!turn.is_over()) return "Đang đọc";
  if (any(turn, {State::failed})) return turn.works.size() == 1 ? "Không đọc được tệp này" : "Có tệp không đọc được";
  return any(turn, {State::stopped}) ? "Đã dừng" : "Đã đọc xong";
}

}  // namespace

std::string_view state_name(State state) {
  switch (state) {
    case State::waiting:
      return "waiting";
    case State::reading:
      return "reading";
    case State::done:
      return "done";
    case State::failed:
      return "failed";
    case State::stopped:
      return "stopped";
  }
  return {};
}

std::string state_sentence(const Work& work) {
  switch (work.state) {
    case State::waiting:
      return "Đang chờ đến lượt";
    case State::reading: {
      std::string sentence = work.step.empty() ? "Đang mở tệp" : work.step;
      if (work.total > 0) sentence += " " + std::to_string(work.done) + "/" + std::to_string(work.total);
      return sentence;
    }
    case State::done:
      return "Đã đọc xong";
    case State::failed:
      return work.error.message;
    case State::stopped:
      return "Đã dừng theo yêu cầu; tệp vẫn còn, bấm “Thử lại” để đọc tiếp từ đầu.";
  }
  return {};
}

std::string turn_page(const Turn& turn, const std::string& csrf, const base::Actor& actor) {
  html::Page frame;
  frame.actor = actor;
  frame.csrf = csrf;
  frame.title = heading(turn);
  frame.scripts = {html::asset::progress_js};
  if (!turn.is_over()) frame.refresh = html::Refresh::without_script;
  const Html list = html(R"(<ul class="works">{}</ul>)", each(turn.works, row));
  const Html watched = turn.is_over() ? list
                                      : html(R"(<div data-progress="{}" aria-live="polite">{}</div>)",
                                             urls::progress(turn.id).str(), list);
  frame.body = html(R"(
    <h1>{}</h1>
    {}
    <div class="actions">{}</div>
    {})",
                    heading(turn), watched, actions(turn, csrf),
                    turn.is_over() && any(turn, {State::failed}) ? advice() : Html{});
  return html::page(frame);
}

}  // namespace reading
