// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/resources/views.h"

#include "base/numbers.h"
#include "base/time.h"
#include "features/resources/urls.h"

namespace resources {
namespace {

using base::Right;
using base::with_points;
using html::each;
using html::field;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::Tone;

std::vector<html::Option> options_of(const Names& names, std::string_view first) {
  std::vector<html::Option> options{{"", std::string(first)}};
  for (const auto& [id, name] : names) options.push_back({id, name});
  return options;
}

std::string day_of(std::int64_t day) { return base::for_people(base::date_of_day(day)); }

Html state_of(const BudgetLine& line) {
  if (line.spent > line.planned) return html::badge("Vượt dự kiến", Tone::bad);
  return line.spent == 0 ? html::badge("Chưa chi", Tone::quiet) : html::badge("Trong dự kiến", Tone::good);
}

Html budget_of(const Overview& page) {
  if (page.plan.empty()) return html::empty_state("Chưa có kế hoạch nào có hiệu lực.");
  if (page.lines.empty()) return html::empty_state("Kế hoạch này chưa có khoản kinh phí nào.");
  std::int64_t planned = 0, spent = 0;
  for (const BudgetLine& line : page.lines) planned += line.planned, spent += line.spent;
  const Html rows = each(page.lines, [](const BudgetLine& line) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Nguồn">{}</td><td class="number-cell" data-label="Dự kiến">{}</td><td class="number-cell" data-label="Đã chi">{}</td><td class="number-cell" data-label="Còn lại">{}</td><td data-label="Tình trạng">{}</td></tr>)",
        urls::line(line.id), line.title, line.source, with_points(line.planned), with_points(line.spent),
        with_points(line.planned - line.spent), state_of(line));
  });
  const Html sum = html(
      R"(<tr><td><strong>Cộng</strong></td><td></td><td class="number-cell" data-label="Dự kiến"><strong>{}</strong></td><td class="number-cell" data-label="Đã chi"><strong>{}</strong></td><td class="number-cell" data-label="Còn lại"><strong>{}</strong></td><td></td></tr>)",
      with_points(planned), with_points(spent), with_points(planned - spent));
  return html::table("Kinh phí của kế hoạch (đồng)",
                     {"Nội dung", "Nguồn", "Dự kiến", "Đã chi", "Còn lại", "Tình trạng"}, rows + sum);
}

Html materials_of(const Overview& page) {
  if (page.materials.empty()) return html::empty_state("Chưa có ấn phẩm nào.");
  const Html rows = each(page.materials, [](const Material& m) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Loại">{}</td><td class="number-cell" data-label="Đã in">{} {}</td><td class="number-cell" data-label="Đã phát">{}</td><td class="number-cell" data-label="Còn">{}</td><td data-label="Ngày in">{}</td></tr>)",
        urls::material(m.id), m.title, word_of(m.kind), with_points(m.made), m.unit, with_points(m.given),
        with_points(m.left()), day_of(m.made_on));
  });
  return html::table("Ấn phẩm tuyên truyền", {"Ấn phẩm", "Loại", "Đã in", "Đã phát", "Còn", "Ngày in"}, rows);
}

Html add_line_form(const Frame& frame, const Overview& page) {
  if (page.plan.empty() || !frame.actor.may(Right::coordinate)) return {};
  const NewLine& l = page.line;
  return html(
      R"(<details><summary>Thêm khoản kinh phí</summary>{}</details>)",
      html::form(urls::add_line(), frame.csrf,
                 html::hidden("ke-hoach", page.plan) +
                     html::choice("Hoạt động", "hoat-dong", options_of(page.activities, "Chung cho cả kế hoạch"),
                                  l.activity, frame.error) +
                     field(frame, "Nội dung chi", "noi-dung", l.title, "text", "Bỏ trống: lấy tên hoạt động.") +
                     field(frame, "Nguồn kinh phí", "nguon", l.source, "text",
                           "Ví dụ: ngân sách nhà nước đã giao; lồng ghép.") +
                     html::required_field(frame, "Dự kiến (đồng)", "du-kien", l.planned) + html::button("Thêm")));
}

Html add_material_form(const Frame& frame, const Overview& page) {
  if (!frame.actor.may(Right::work)) return {};
  const NewMaterial& m = page.material;
  std::vector<html::Option> options;
  for (const Kind& kind : kinds) options.push_back({std::string(kind.code), std::string(kind.word)});
  return html(
      R"(<details><summary>Thêm ấn phẩm</summary>{}</details>)",
      html::form(urls::add_material(), frame.csrf,
                 html::choice("Loại ấn phẩm", "loai", options, m.kind, frame.error) +
                     html::required_field(frame, "Tên", "ten", m.title) +
                     html::choice("Thuộc kế hoạch", "ke-hoach", options_of(page.plans, "Không thuộc kế hoạch nào"),
                                  m.plan, frame.error) +
                     html::required_field(frame, "Số lượng", "so-luong", m.made, "number") +
                     field(frame, "Đơn vị tính", "don-vi-tinh", m.unit, "text", "tờ, cuốn, tấm…") +
                     field(frame, "Ngày in (bỏ trống: hôm nay)", "ngay-in", m.made_on, "date") + html::button("Thêm")));
}

}  // namespace

std::string overview_page(const Frame& frame, const Overview& page) {
  const Html pick =
      page.plans.empty()
          ? Html()
          : html::query_form(urls::all(),
                             html::choice("Kế hoạch", "ke-hoach", options_of(page.plans, "Chọn kế hoạch"), page.plan) +
                                 html::button("Xem", Tone::plain),
                             "Chọn kế hoạch");
  return framed(
      frame, "Kinh phí và ấn phẩm",
      html(
          R"(<h1>Kinh phí và ấn phẩm</h1>{}<section><h2>Kinh phí</h2>{}{}{}</section><section><h2>Ấn phẩm</h2>{}{}</section>)",
          general_problem(frame), pick, budget_of(page), add_line_form(frame, page), materials_of(page),
          add_material_form(frame, page)),
      html::Width::full);
}

std::string line_page(const Frame& frame, const BudgetLine& line, const std::vector<Payment>& payments,
                      const NewPayment& filled) {
  const Html rows = each(payments, [](const Payment& p) {
    return html(
        R"(<tr><td>{}</td><td class="number-cell" data-label="Số tiền">{}</td><td data-label="Chứng từ">{}</td><td data-label="Ghi chú">{}</td><td data-label="Người ghi">{}</td></tr>)",
        day_of(p.paid_on), with_points(p.amount), p.voucher, p.note, p.by);
  });
  const Html list = payments.empty()
                        ? html::empty_state("Chưa chi khoản nào.")
                        : html::table("Các lần chi", {"Ngày", "Số tiền", "Chứng từ", "Ghi chú", "Người ghi"}, rows);
  const Html add =
      frame.actor.may(Right::work)
          ? html(R"(<section class="panel"><h2>Ghi một lần chi</h2>{}</section>)",
                 html::form(urls::line(line.id), frame.csrf,
                            html::hidden("bieu-mau", filled.form_token) +
                                html::required_field(frame, "Số tiền (đồng)", "so-tien", filled.amount, "text",
                                                     "Thu hồi: ghi số âm.") +
                                field(frame, "Ngày chi (bỏ trống: hôm nay)", "ngay-chi", filled.paid_on, "date") +
                                field(frame, "Số chứng từ", "chung-tu", filled.voucher) +
                                field(frame, "Ghi chú", "ghi-chu", filled.note) + html::button("Ghi")))
          : Html();
  return framed(
      frame, "Kinh phí",
      html(R"({}<h1>{}</h1><p>{}</p>{}{}{}{})", html::trail({{"Kinh phí và ấn phẩm", urls::of_plan(line.plan)}}),
           line.title, state_of(line), general_problem(frame),
           html::facts({{"Nguồn", html::plain(line.source.empty() ? "chưa ghi" : line.source)},
                        {"Dự kiến", html::plain(with_points(line.planned) + " đồng")},
                        {"Đã chi", html::plain(with_points(line.spent) + " đồng")},
                        {"Còn lại", html::plain(with_points(line.planned - line.spent) + " đồng")}}),
           list, add));
}

std::string material_page(const Frame& frame, const Material& m, const std::vector<Handout>& handouts,
                          const NewHandout& filled) {
  const Html rows = each(handouts, [](const Handout& h) {
    return html(
        R"(<tr><td>{}</td><td data-label="Nơi nhận">{}</td><td class="number-cell" data-label="Số lượng">{}</td><td data-label="Ghi chú">{}</td><td data-label="Người ghi">{}</td></tr>)",
        day_of(h.given_on), h.receiver, with_points(h.amount), h.note, h.by);
  });
  const Html list = handouts.empty()
                        ? html::empty_state("Chưa phát cho ai.")
                        : html::table("Đã phát", {"Ngày", "Nơi nhận", "Số lượng", "Ghi chú", "Người ghi"}, rows);
  const Html add =
      frame.actor.may(Right::work) && m.left() > 0
          ? html(R"(<section class="panel"><h2>Phát ấn phẩm</h2>{}</section>)",
                 html::form(urls::material(m.id), frame.csrf,
                            html::hidden("bieu-mau", filled.form_token) +
                                html::required_field(frame, "Nơi nhận", "noi-nhan", filled.receiver) +
                                html::required_field(frame, "Số lượng", "so-luong-phat", filled.amount, "number") +
                                field(frame, "Ngày phát (bỏ trống: hôm nay)", "ngay-phat", filled.given_on, "date") +
                                field(frame, "Ghi chú", "ghi-chu", filled.note) + html::button("Ghi")))
          : Html();
  return framed(
      frame, "Ấn phẩm",
      html(R"({}<h1>{}</h1>{}{}{}{}{})", html::trail({{"Kinh phí và ấn phẩm", urls::all()}}), m.title,
           general_problem(frame),
           html::facts({{"Loại", html::plain(word_of(m.kind))},
                        {"Đã in", html::plain(with_points(m.made) + " " + m.unit)},
                        {"Còn trong kho", html::plain(with_points(m.left()) + " " + m.unit)}}),
           html::progress(m.given, m.made, "đã phát " + with_points(m.given) + "/" + with_points(m.made)), list, add));
}

std::string missing_page(const Frame& frame) {
  return html::missing_page(frame, "Không có nội dung này", urls::all(), "Về kinh phí và ấn phẩm");
}

}  // namespace resources
