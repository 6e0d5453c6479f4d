// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/evidence/views.h"

#include "base/time.h"
#include "base/utf8.h"
#include "features/evidence/urls.h"

namespace evidence {
namespace {

using html::each;
using html::field;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::Tone;

Html link_of(const Piece& piece) {
  const auto url = html::Url::external(piece.link);
  if (!url) return html::plain(piece.link);
  return html(R"(<a href="{}" rel="noopener noreferrer">{}</a>)", *url, piece.link);
}

Html capture_of(const Piece& piece) {
  switch (piece.capture) {
    case Capture::none:
      return {};
    case Capture::waiting:
      if (!piece.capture_note.empty())
        return html::notice("Chưa mở được trang này: " + piece.capture_note +
                                " Hệ thống thử lại trong 24 giờ; sau đó minh chứng chỉ có đường dẫn sẽ bị trả lại.",
                            Tone::warn);
      return html::notice("Đang lưu nội dung của trang này để sau này vẫn chứng minh được.", Tone::plain);
    case Capture::dead:
      return html::notice("Không lưu được trang này: " + piece.capture_note + " Hãy kiểm tra lại đường dẫn.",
                          Tone::warn);
    case Capture::kept:
      break;
  }
  return html(
      R"(<details class="panel"><summary>Nội dung đã lưu lúc {}</summary><p><strong>{}</strong></p>{}<p class="hint">Mã băm của trang: <code>{}</code></p></details>)",
      base::for_people(piece.capture_at), piece.capture_title, html::paragraphs(piece.capture_text),
      piece.capture_sha256);
}

// Browsers draw no HEIF (HEIC).
bool is_shown(std::string_view type) { return type.starts_with("image/") && type != "image/heif"; }

Html files_of(const Piece& piece) {
  if (piece.files.empty()) return {};
  const Html items = each(piece.files, [&](const File& file) {
    const Html picture = is_shown(file.type) ? html(R"(<img src="{}" alt="{}" loading="lazy" class="proof">)",
                                                    urls::file(piece.id, file.sha256), "Ảnh minh chứng: " + file.name)
                                             : Html();
    return html(
        R"(<li>{}<a href="{}" download="{}">{}</a> <span class="hint">{} KB{}</span><br><code class="hash">{}</code></li>)",
        picture, urls::file(piece.id, file.sha256), file.name, file.name, (file.bytes + 1023) / 1024,
        file.keeps_place ? ", giữ vị trí chụp" : "", file.sha256);
  });
  return html(R"(<section><h2>Tệp và ảnh</h2><ul class="proofs">{}</ul></section>)", items);
}

}  // namespace

Html state_badge(const Piece& piece) {
  switch (piece.state) {
    case State::counted:
      return html::badge("Được tính", Tone::good);
    case State::returned:
      return html::badge("Bị trả lại", Tone::bad);
    case State::withdrawn:
      return html::badge("Đã rút", Tone::quiet);
  }
  return {};
}

std::string report_page(const Frame& frame, const Work& work, const Report& filled, std::string_view form_token) {
  const Html content = html::hidden("bieu-mau", form_token) +
                       field(frame, "Đã làm gì?", "noi-dung", filled.text, "textarea", "Một, hai câu là đủ.") +
                       field(frame, "Số lượng", "so-luong", filled.amount.empty() ? "1" : filled.amount, "number",
                             "Số tin, bài, buổi, lượt… được tính vào chỉ tiêu.") +
                       field(frame, "Đường dẫn (nếu có)", "duong-dan", filled.link, "url",
                             "Trang đã đăng; hệ thống lưu lại nội dung làm bằng chứng.") +
                       html::file_field(frame, "Ảnh hoặc tệp", "tep",
                                        "Ảnh chụp, văn bản, bảng điểm danh… Mỗi lần tối đa 20 tệp, tổng cộng 64 MB.") +
                       html::checkbox("Giữ vị trí chụp trong ảnh", "giu-vi-tri", "co", filled.keeps_place,
                                      "Mặc định, vị trí và dữ liệu máy ảnh được xóa.") +
                       field(frame, "Ngày thực hiện (bỏ trống: hôm nay)", "ngay", filled.done_on, "date") +
                       html::button("Gửi báo cáo");
  return framed(
      frame, "Báo cáo kết quả",
      html(R"(<h1>Báo cáo kết quả</h1><p><a href="{}">{}</a></p><p class="hint">{} · {} · hạn {}</p><p>{}</p>{}{})",
           urls::occurrence(work.id), work.title, work.unit, work.label, work.due,
           html::progress(work.counted, work.required,
                          "đã có " + std::to_string(work.counted) + "/" + std::to_string(work.required)),
           general_problem(frame), html::form(urls::report(work.id), frame.csrf, content, html::Sends::files)));
}

std::string thanks_page(const Frame& frame, const Work& work, const Reported& reported) {
  const Html warning = reported.warning.empty() ? Html() : html::notice(reported.warning, Tone::warn);
  return framed(
      frame, "Đã ghi nhận",
      html(R"(<h1>Đã ghi nhận</h1>{}{}<p>{}</p><p class="actions">{}{}{}</p>)",
           html::notice(reported.is_done ? "Việc này đã đủ chỉ tiêu của kỳ. Cảm ơn bạn."
                                         : "Đã tính vào chỉ tiêu của kỳ. Cần thêm " +
                                               std::to_string(reported.required - reported.counted) + " để đủ.",
                        Tone::good),
           warning,
           html::progress(
               reported.counted, reported.required,
               work.label + ": " + std::to_string(reported.counted) + "/" + std::to_string(reported.required)),
           html::button_link(urls::report(work.id), "Báo cáo thêm"),
           html::button_link(urls::piece(reported.id), "Xem minh chứng"),
           html::button_link(html::Url("/viec-cua-toi"), "Về việc của tôi", Tone::good)));
}

std::string piece_page(const Frame& frame, const Piece& piece, bool may_return) {
  Html acts;
  if (may_return && piece.state == State::counted)
    acts +=
        html(R"(<section class="panel"><h2>Trả lại</h2>{}</section>)",
             html::form(urls::give_back(piece.id), frame.csrf,
                        field(frame, "Lý do trả lại", "ly-do", "", "textarea") + html::button("Trả lại", Tone::bad)));
  if (piece.state == State::returned)
    acts += html(
        R"(<section class="panel"><h2>Sửa và gửi lại</h2>{}</section>)",
        html::form(urls::correct(piece.id), frame.csrf,
                   field(frame, "Đã làm gì?", "noi-dung", piece.text, "textarea") +
                       field(frame, "Số lượng", "so-luong", std::to_string(piece.amount), "number") +
                       field(frame, "Đường dẫn (nếu có)", "duong-dan", piece.link, "url") + html::button("Gửi lại")));
  if (piece.created_by == frame.actor.account && piece.state != State::withdrawn)
    acts += html::form(urls::withdraw(piece.id), frame.csrf,
                       html::hidden("viec", "rut") + html::button("Rút minh chứng này", Tone::plain));
  const Html reason = piece.reason.empty() ? Html() : html::notice("Lý do trả lại: " + piece.reason, Tone::bad);
  return framed(frame, "Minh chứng",
                html(R"({}<h1>Minh chứng</h1><p>{}</p>{}{}{}{}{}{}{})",
                     html::trail({{"Minh chứng", urls::all()}, {"Việc", urls::occurrence(piece.occurrence)}}),
                     state_badge(piece), general_problem(frame), reason, html::paragraphs(piece.text),
                     html::facts({{"Số lượng", html::plain(std::to_string(piece.amount))},
                                  {"Ngày thực hiện", html::plain(base::for_people(base::date_of_day(piece.done_on)))},
                                  {"Người báo cáo", html::plain(piece.created_name)},
                                  {"Gửi lúc", html::plain(base::for_people(piece.created_at))},
                                  {"Đường dẫn", piece.link.empty() ? html::plain("không có") : link_of(piece)}}),
                     capture_of(piece), files_of(piece), acts));
}

Html list_of(const std::vector<Piece>& pieces) {
  if (pieces.empty()) return html::empty_state("Chưa có minh chứng nào.");
  const Html rows = each(pieces, [](const Piece& piece) {
    const std::string what = !piece.text.empty()   ? base::first_bytes(piece.text, 160)
                             : !piece.link.empty() ? piece.link
                                                   : "(tệp)";
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td class="number-cell" data-label="Số lượng">{}</td><td data-label="Người báo cáo">{}</td>)"
        R"(<td data-label="Lúc">{}</td><td data-label="Trạng thái">{}</td></tr>)",
        urls::piece(piece.id), what, piece.amount, piece.created_name, base::for_people(piece.created_at),
        state_badge(piece));
  });
  return html::table("Minh chứng, mới nhất trước", {"Đã làm", "Số lượng", "Người báo cáo", "Lúc", "Trạng thái"}, rows);
}

std::string list_page(const Frame& frame, const Page& page) {
  const html::Url next = page.pieces.empty() ? urls::all() : urls::all_before(page.pieces.back().id);
  return framed(
      frame, "Minh chứng",
      html(R"(<h1>Minh chứng</h1>{}{})", list_of(page.pieces), html::pager(nullptr, page.has_more ? &next : nullptr)),
      html::Width::full);
}

std::string missing_page(const Frame& frame) {
  return html::missing_page(frame, "Không có nội dung này", urls::all(), "Về danh sách minh chứng");
}

}  // namespace evidence
