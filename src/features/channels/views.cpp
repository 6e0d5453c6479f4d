// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/channels/views.h"

#include "base/time.h"
#include "features/channels/urls.h"

namespace channels {
namespace {

using base::Right;
using html::each;
using html::field;
using html::html;
using html::Html;
using html::Tone;

std::string_view word_of_channel(std::string_view code) {
  const Kind* kind = kind_of(code);
  return kind == nullptr ? code : kind->word;
}

Html badge_of(const Posting& posting) {
  Tone tone = Tone::plain;
  if (posting.state == State::sent) tone = Tone::good;
  if (posting.state == State::refused || posting.state == State::unsure) tone = Tone::bad;
  if (posting.state == State::by_hand) tone = Tone::warn;
  if (posting.state == State::dropped) tone = Tone::quiet;
  return html::badge(word_of(posting.state), tone);
}

Html place_of(const Posting& posting, std::string_view site) {
  const std::string address =
      posting.channel == "site" && !site.empty() ? "/cong/" + std::string(site) + posting.address : "";
  if (!address.empty()) return html(R"(<a href="{}">Xem trên cổng</a>)", html::Url(address));
  if (posting.address.starts_with("/kenh/")) return html(R"(<a href="{}">Tải tệp</a>)", html::Url(posting.address));
  if (const auto url = html::Url::external(posting.address); url && !posting.address.empty())
    return html(R"(<a href="{}" rel="noopener">{}</a>)", *url, posting.address);
  return {};
}

Html acts_of(const Frame& frame, const Posting& posting) {
  if (!frame.actor.may(Right::work)) return {};
  Html acts;
  const bool is_stuck = posting.state == State::refused || posting.state == State::unsure;
  if (is_stuck)
    acts += html::form(urls::act(posting.id, "dang-lai"), frame.csrf, html::button("Đăng lại", Tone::plain));
  if (is_stuck || posting.state == State::by_hand)
    acts += html(R"(<details><summary>{}</summary>{}</details>)",
                 posting.state == State::by_hand ? "Ghi đã làm" : "Đã đăng",
                 html::form(urls::act(posting.id, "da-dang"), frame.csrf,
                            field({frame.actor, frame.csrf, nullptr}, "Đường dẫn (nếu có)", "duong-dan", "", "url") +
                                field({frame.actor, frame.csrf, nullptr}, "Nơi, ngày, số lượng", "ghi-chu", "") +
                                html::button("Ghi nhận")));
  if (is_stuck || posting.state == State::by_hand)
    acts += html::form(urls::act(posting.id, "bo"), frame.csrf, html::button("Bỏ", Tone::plain));
  return acts;
}

Html row_of(const Frame& frame, const Posting& posting, std::string_view site, bool names_item) {
  const Html item =
      names_item ? html(R"(<td><a href="{}">{}</a></td>)", urls::item(posting.item), posting.title) : Html();
  const Html reason = posting.reason.empty() ? Html() : html(R"(<br>{})", posting.reason);
  const std::string when = posting.posted_at > 0 ? base::for_people(posting.posted_at) : "";
  return html(
      R"(<tr>{}<td data-label="Kênh">{}</td><td data-label="Trạng thái">{}{}</td><td data-label="Lúc">{}</td><td data-label="Biên nhận">{} {}</td><td>{}</td></tr>)",
      item, word_of_channel(posting.channel), badge_of(posting), reason, when, posting.receipt, place_of(posting, site),
      acts_of(frame, posting));
}

Html channel_of(const Frame& frame, const Channel& channel, std::string_view opened) {
  const Kind* kind = kind_of(channel.code);
  const Frame here{frame.actor, frame.csrf, channel.code == opened ? frame.error : nullptr};
  Html fields;
  for (const Setting& setting : settings) {
    if (setting.channel != channel.code) continue;
    const auto found = channel.settings.find(setting.name);
    const bool is_known = found != channel.settings.end() && !found->second.empty();
    const std::string value = is_known && !setting.is_secret ? found->second : "";
    const bool has_lines = setting.name == "addresses";
    fields += field(here, setting.label, setting.name, value,
                    has_lines           ? "textarea"
                    : setting.is_secret ? "password"
                                        : "text",
                    setting.is_secret && is_known ? "Đã lưu (được mã hóa); bỏ trống để giữ nguyên." : "");
  }
  return html(
      R"(<li class="panel"><h2>{}</h2><p>{}{}</p><details class="setting"{}><summary>Cài đặt</summary>{}{}</details></li>)",
      kind->word, html::badge(channel.is_on ? "Đang bật" : "Đang tắt", channel.is_on ? Tone::good : Tone::quiet),
      kind->way == Way::hand ? html(R"( <span class="hint">Người làm, hệ thống nhắc và ghi nhận.</span>)") : Html(),
      html::Flag{"open", channel.code == opened}, html::general_problem(here),
      html::form(urls::setting(channel.code), frame.csrf,
                 html::checkbox("Bật kênh này", "bat", "co", channel.is_on) + fields + html::button("Lưu")));
}

}  // namespace

std::string list_page(const Frame& frame, const Page& page, std::string_view state) {
  std::vector<html::Option> options{{"", "Tất cả"}};
  for (const State one : {State::waiting, State::sent, State::refused, State::unsure, State::by_hand, State::dropped})
    options.push_back({std::string(code_of(one)), std::string(word_of(one))});
  const Html rows = each(page.postings, [&](const Posting& posting) { return row_of(frame, posting, {}, true); });
  const Html list = page.postings.empty()
                        ? html::empty_state("Không có lượt đăng nào ở đây.")
                        : html::table("Các lượt đăng, mới nhất trước",
                                      {"Nội dung", "Kênh", "Trạng thái", "Lúc", "Biên nhận", "Việc cần làm"}, rows);
  const html::Url next = page.postings.empty() ? urls::all() : urls::listed(state, page.postings.back().id);
  return html::framed(
      frame, "Lượt đăng trên các kênh",
      html(R"(<h1>Lượt đăng trên các kênh</h1>{}{}{}{})", html::general_problem(frame),
           html::query_form(urls::all(),
                            html::choice("Trạng thái", "trang-thai", options, state) + html::button("Lọc", Tone::plain),
                            "Lọc lượt đăng"),
           list, html::pager(nullptr, page.has_more ? &next : nullptr)),
      html::Width::full);
}

std::string settings_page(const Frame& frame, const std::vector<Channel>& channels, std::int64_t readers,
                          std::string_view opened) {
  const Html items = each(channels, [&](const Channel& channel) { return channel_of(frame, channel, opened); });
  return html::framed(frame, "Kênh",
                      html(R"({}<h1>Kênh</h1><p>{} người đang nhận thư tin.</p><ul class="plain">{}</ul>)",
                           html::trail({{"Quản trị", html::Url("/quan-tri")}}), readers, items));
}

Html beside_item(const Frame& frame, const std::vector<Posting>& postings, std::string_view site) {
  if (postings.empty()) return {};
  const Html rows = each(postings, [&](const Posting& posting) { return row_of(frame, posting, site, false); });
  return html(
      R"(<section><h2>Trên các kênh</h2>{}</section>)",
      html::table("Nội dung này trên các kênh", {"Kênh", "Trạng thái", "Lúc", "Biên nhận", "Việc cần làm"}, rows));
}

Html subscribe_body(const Frame& frame, std::string_view site, std::string_view email, bool is_done) {
  if (is_done)
    return html(
        R"(<h1>Xin mở hộp thư</h1><p role="status">Nếu địa chỉ đúng, trong ít phút sẽ có thư chứa đường dẫn xác nhận. Chỉ sau khi xác nhận, bạn mới nhận tin.</p>)");
  const Html problem =
      frame.error == nullptr ? Html() : html(R"(<p class="notice" role="alert" id="loi">{}</p>)", frame.error->message);
  return html(
      R"(<h1>Nhận tin qua thư điện tử</h1><p>Địa chỉ thư chỉ dùng để gửi tin của cổng này; bạn thôi nhận lúc nào cũng được và địa chỉ sẽ bị xóa ngay.</p>{}<form method="post" action="{}">{}<label for="thu">Địa chỉ thư điện tử</label><input id="thu" name="thu" type="email" autocomplete="email" required value="{}"><button type="submit">Đăng ký</button></form>)",
      problem, urls::subscribe(site), html::csrf_field(frame.csrf), email);
}

Html subscriber_body(const Frame& frame, std::string_view token, std::string_view email, bool is_active) {
  if (!is_active)
    return html(
        R"(<h1>Xác nhận nhận tin</h1><p>Gửi tin tới {}?</p><form method="post" action="{}">{}<button type="submit">Xác nhận</button></form>)",
        email, urls::subscriber(token), html::csrf_field(frame.csrf));
  return html(
      R"(<h1>Bạn đang nhận tin</h1><p>Tin được gửi tới {}.</p><form method="post" action="{}">{}<button type="submit">Thôi nhận tin</button></form>)",
      email, urls::leave(token), html::csrf_field(frame.csrf));
}

Html left_body() { return html(R"(<h1>Đã thôi nhận tin</h1><p role="status">Địa chỉ thư của bạn đã được xóa.</p>)"); }

std::string missing_page(const Frame& frame) {
  return html::missing_page(frame, "Không có nội dung này", html::Url("/"), "Về trang đầu");
}

}  // namespace channels
