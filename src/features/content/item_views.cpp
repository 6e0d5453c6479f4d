// SPDX-License-Identifier: AGPL-3.0-or-later
// One item: its text as people will see it, what a careful reader would mark, and what may be done with it now.
#include "base/time.h"
#include "features/content/urls.h"
#include "features/content/views.h"
#include "html/markdown.h"
#include "vietnamese/differences.h"
#include "vietnamese/text.h"

namespace content {
namespace {

using base::Right;
using html::each;
using html::field;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::Tone;

template <class Terms>
std::string words_of(const Terms& terms, std::string_view codes) {
  std::string all;
  for (const std::string_view code : vietnamese::words(codes))
    all += (all.empty() ? "" : "; ") + std::string(word_of(terms, code));
  return all.empty() ? "chưa chọn" : all;
}

Html advice_of(const Advice& advice) {
  const Html items = each(advice.remarks, [](const auto& remark) {
    return remark.first.empty() ? html(R"(<li>{}</li>)", remark.second)
                                : html(R"(<li><q>{}</q>: {}</li>)", remark.first, remark.second);
  });
  const Html remarks = advice.remarks.empty() ? html(R"(<p>Không thấy điểm nào cần xem lại.</p>)")
                                              : html(R"(<ul class="dots">{}</ul>)", items);
  return html(
      R"(<section class="panel"><h2>Gợi ý khi đọc lại: {}</h2>{}<p class="hint">Máy chỉ gợi ý, không tự sửa.</p></section><details class="panel"><summary>Xem trước các dạng ngắn</summary><h3>Mạng xã hội</h3>{}<h3>Loa truyền thanh</h3>{}<h3>Dòng áp phích</h3><p>{}</p></details>)",
      advice.remarks.size(), remarks, html::paragraphs(advice.social), html::paragraphs(advice.spoken),
      advice.line.empty() ? "Tiêu đề quá dài cho áp phích." : advice.line);
}

Html one_button(const Frame& frame, const Item& item, std::string_view act, std::string_view label, Tone tone,
                const Html& fields = {}) {
  return html::form(urls::act(item.id, act), frame.csrf,
                    html::hidden("lan-sua", std::to_string(item.edits)) + fields + html::button(label, tone));
}

Html deciding_of(const Frame& frame, const Item& item) {
  if (item.state != State::submitted || !frame.actor.may(Right::approve)) return {};
  if (item.editor == frame.actor.account)
    return html::notice("Bạn là người sửa sau cùng; nội dung này phải do người khác duyệt.", Tone::warn);
  return html(R"(<section class="panel"><h2>Duyệt</h2>{}<details><summary>Trả lại</summary>{}</details></section>)",
              one_button(frame, item, "duyet", "Duyệt", Tone::good,
                         field(frame, "Giờ đăng (bỏ trống: đăng ngay)", "gio-dang", "", "datetime-local")),
              one_button(frame, item, "tra-lai", "Trả lại", Tone::bad, field(frame, "Lý do", "ly-do", "", "textarea")));
}

Html acts_of(const Frame& frame, const ItemPage& page) {
  const Item& item = page.item;
  Html acts;
  const bool is_open = item.state == State::draft || item.state == State::returned;
  if (page.may_write && item.state != State::withdrawn) acts += html::button_link(urls::edit(item.id), "Sửa");
  if (page.may_write && is_open) acts += one_button(frame, item, "trinh", "Trình duyệt", Tone::good);
  Html rare;
  if (page.may_write && frame.actor.may(Right::coordinate) && (is_open || item.state == State::submitted))
    rare += html(R"(<details><summary>Đăng trước khi duyệt</summary>{}</details>)",
                 one_button(frame, item, "dang-truoc", "Đăng ngay", Tone::bad,
                            field(frame, "Lý do", "ly-do", "", "text", "Lãnh đạo sẽ duyệt sau; lý do được lưu lại.")));
  if ((page.may_write || frame.actor.may(Right::approve)) && item.live_version > 0 && item.state != State::withdrawn)
    rare += html(R"(<details><summary>Gỡ nội dung</summary>{}</details>)",
                 one_button(frame, item, "go", "Gỡ", Tone::bad,
                            field(frame, "Lý do gỡ", "ly-do", "", "text", "Người mở trang cũ sẽ thấy lý do này.")));
  if (!item.forced_reason.empty() && frame.actor.may(Right::approve))
    rare += html(R"(<section class="panel"><h2>Duyệt sau</h2><p>Đã đăng trước với lý do: {}</p>{}</section>)",
                 item.forced_reason, one_button(frame, item, "duyet-sau", "Duyệt sau", Tone::good));
  return html(R"(<div class="actions">{}</div>{}{})", acts, deciding_of(frame, item), rare);
}

Html facts_of(const ItemPage& page) {
  const Item& item = page.item;
  std::string channels;
  for (const ChannelWord& channel : page.channels) channels += (channels.empty() ? "" : "; ") + channel.word;
  std::vector<html::Fact> facts{{"Loại", html::plain(word_of(kinds, item.kind))},
                                {"Đơn vị", html::plain(item.unit_name)},
                                {"Sửa sau cùng", html::plain(item.editor_name)},
                                {"Chủ đề", html::plain(words_of(topics, item.topics))},
                                {"Đối tượng", html::plain(words_of(audiences, item.audiences))},
                                {"Kênh", html::plain(channels.empty() ? "chưa chọn" : channels)}};
  if (!item.approver_name.empty()) facts.push_back({"Người duyệt", html::plain(item.approver_name)});
  if (item.state == State::approved) facts.push_back({"Giờ đăng", html::plain(base::for_people(item.publish_at))});
  if (item.published_at > 0) facts.push_back({"Đăng lúc", html::plain(base::for_people(item.published_at))});
  if (!item.source.empty()) facts.push_back({"Nguồn", html::plain(item.source)});
  if (item.review_by > 0)
    facts.push_back({"Xem lại trước", html::plain(base::for_people(base::date_of_day(item.review_by)))});
  if (!item.occurrence.empty())
    facts.push_back({"Phục vụ việc", html(R"(<a href="{}">Xem việc</a>)", urls::occurrence(item.occurrence))});
  if (!item.evidence.empty())
    facts.push_back({"Minh chứng", html(R"(<a href="{}">Xem minh chứng</a>)", urls::piece(item.evidence))});
  if (!page.public_address.empty() && item.is_live())
    facts.push_back({"Trang công khai", html(R"(<a href="{}">Xem trên cổng</a>)", html::Url(page.public_address))});
  return html::facts(facts);
}

Html versions_of(const ItemPage& page) {
  if (page.versions.empty()) return {};
  const Html items = each(page.versions, [&](const Version& version) {
    return html(R"(<li><a href="{}">Phiên bản {}</a>, {}, {}{}</li>)", urls::version(page.item.id, version.number),
                version.number, base::for_people(version.at),
                version.approved_by.empty() ? "đăng trước khi duyệt" : "duyệt bởi " + version.approved_by,
                version.number == page.item.live_version ? " (đang đăng)" : "");
  });
  return html(R"(<section><h2>Các phiên bản</h2><ul class="dots">{}</ul></section>)", items);
}

Html comments_of(const Frame& frame, const ItemPage& page) {
  const Html items = each(page.comments, [](const Comment& comment) {
    return html(R"(<li><strong>{}</strong> <span class="hint">{}</span>{}</li>)", comment.name,
                base::for_people(comment.at), html::paragraphs(comment.text));
  });
  const Html form =
      frame.actor.may(Right::work) || frame.actor.may(Right::approve)
          ? html::form(urls::act(page.item.id, "y-kien"), frame.csrf,
                       field(frame, "Ý kiến", "y-kien", "", "textarea") + html::button("Gửi ý kiến", Tone::plain))
          : Html();
  return html(R"(<section><h2>Ý kiến trao đổi</h2><ul>{}</ul>{}</section>)", items, form);
}

}  // namespace

std::string item_page(const Frame& frame, const ItemPage& page) {
  const Item& item = page.item;
  Html notes;
  if (!item.reason.empty())
    notes += html::notice((item.state == State::withdrawn ? "Lý do gỡ: " : "Lý do trả lại: ") + item.reason, Tone::bad);
  if (item.by_machine)
    notes += html::notice("Có phần do máy viết hoặc đọc; người đọc sẽ thấy ghi chú này.", Tone::plain);
  const Html summary = item.summary.empty() ? Html() : html(R"(<p><strong>{}</strong></p>)", item.summary);
  return framed(
      frame, item.title,
      html(
          R"({}<h1>{}</h1><p>{}</p>{}{}{}{}{}<section><h2>Xem trước</h2><article class="panel prose">{}{}</article></section>{}{}{})",
          html::trail({{"Nội dung", urls::all()}}), item.title, state_badge(item), general_problem(frame), notes,
          facts_of(page), acts_of(frame, page), page.postings, summary, html::markdown(item.body),
          advice_of(page.advice), versions_of(page), comments_of(frame, page)));
}

std::string version_page(const Frame& frame, const Item& item, const Version& version, const Version* before) {
  const auto lines = [](const Version& of) {
    return vietnamese::in_one_line(of.title + "\n" + of.summary + "\n" + of.body);
  };
  Html difference;
  if (before != nullptr) {
    const Html pieces = each(vietnamese::word_differences(lines(*before), lines(version)), [](const auto& piece) {
      if (piece.fate == vietnamese::Fate::dropped) return html(R"(<del>{}</del> )", piece.text);
      if (piece.fate == vietnamese::Fate::added) return html(R"(<ins>{}</ins> )", piece.text);
      return html(R"({} )", piece.text);
    });
    difference =
        html(R"(<section><h2>Khác phiên bản {}</h2><p class="panel">{}</p></section>)", before->number, pieces);
  }
  const std::string title = "Phiên bản " + std::to_string(version.number);
  return framed(
      frame, title,
      html(
          R"({}<h1>{}</h1>{}{}<section><h2>Toàn văn</h2><article class="panel prose"><p><strong>{}</strong></p><p>{}</p>{}</article></section>)",
          html::trail({{"Nội dung", urls::all()}, {item.title, urls::item(item.id)}}), title,
          html::facts({{"Người soạn", html::plain(version.by)},
                       {"Người duyệt", html::plain(version.approved_by.empty() ? "chưa duyệt" : version.approved_by)},
                       {"Lúc", html::plain(base::for_people(version.at))}}),
          difference, version.title, version.summary, html::markdown(version.body)));
}

}  // namespace content
