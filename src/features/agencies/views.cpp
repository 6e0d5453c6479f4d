// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/agencies/views.h"

#include "base/time.h"
#include "features/agencies/urls.h"
#include "vietnamese/text.h"

namespace agencies {
namespace {

using html::each;
using html::field;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::Tone;

Html rows_of(const std::vector<Unit>& units) {
  return each(units, [](const Unit& unit) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Loại">{}</td><td data-label="Viết tắt">{}</td><td data-label="Mã">{}</td><td data-label="Tình trạng">{}</td></tr>)",
        urls::unit(unit.id), unit.name, word(unit.kind), unit.short_name, unit.code,
        unit.valid_to ? html::badge("đến " + base::for_people(base::date_of_day(*unit.valid_to)), Tone::quiet)
                      : html::badge("đang hoạt động", Tone::good));
  });
}

Html units_table(const std::vector<Unit>& units, const char* caption) {
  return html::table(caption, {"Tên", "Loại", "Viết tắt", "Mã", "Tình trạng"}, rows_of(units));
}

Html add_form(const Frame& frame, const std::string& parent) {
  std::vector<html::Option> kinds;
  for (const UnitKind kind : {UnitKind::office, UnitKind::division, UnitKind::branch, UnitKind::public_unit,
                              UnitKind::party, UnitKind::mass, UnitKind::committee, UnitKind::department,
                              UnitKind::commune, UnitKind::province, UnitKind::ministry, UnitKind::other})
    kinds.push_back({std::string(code_of(kind)), std::string(word(kind))});
  return html::form(urls::add(), frame.csrf,
                    html::hidden("cap-tren", parent) + field(frame, "Tên đầy đủ", "ten", "") +
                        field(frame, "Tên viết tắt", "viet-tat", "") + html::choice("Loại", "loai", kinds, "division") +
                        html::checkbox("Là một cơ quan riêng", "co-quan", "co", parent.empty(),
                                       "Có kế hoạch và tài khoản của riêng mình.") +
                        html::button("Thêm"));
}

Html from_day(const Frame& frame) {
  return field(frame, "Có từ ngày", "ngay", base::iso(base::date_of_day(frame.shipped_since)), "date",
               "Kế hoạch ban hành trước ngày này sẽ không tìm thấy các đơn vị này.");
}

// The communes of every province are carried by the program; which of them are wanted is asked.
Html shipped_form(const Frame& frame, const TreePage& page) {
  std::string_view chosen;
  std::vector<html::Option> provinces;
  for (const Province& province : page.provinces) {
    provinces.push_back({province.code, province.name + " (" + std::to_string(province.communes) + ")"});
    if (province.code == frame.actor.tenant) chosen = province.code;
  }
  provinces.push_back({"ca-nuoc", "Cả nước"});
  return html(
      R"(<details class="panel"><summary>Nạp các xã, phường, đặc khu có sẵn</summary>
<p class="hint">Danh mục 34 tỉnh, thành phố và các xã, phường, đặc khu của cơ quan thống kê, số liệu tháng 7/2026. Tỉnh chưa có trong cây đơn vị thì được thêm; xã, phường đã có thì giữ nguyên.</p>{}</details>)",
      html::form(
          urls::load_shipped(), frame.csrf,
          html::choice("Của tỉnh, thành phố", "tinh", provinces, chosen) + from_day(frame) + html::button("Nạp")));
}

Html shipped_button(const Frame& frame, const UnitPage& page) {
  if (!page.shipped) return {};
  const Province& province = *page.shipped;
  return html(R"(<details class="panel"><summary>Nạp các xã, phường của {} {}</summary>{}</details>)",
              vietnamese::lower(province.type), province.name,
              html::form(urls::load_shipped(), frame.csrf,
                         html::hidden("tinh", province.code) + html::hidden("don-vi", page.unit.id) + from_day(frame) +
                             html::button("Nạp " + std::to_string(province.communes) + " xã, phường, đặc khu")));
}

}  // namespace

std::string tree_page(const Frame& frame, const TreePage& page) {
  html::Field search;
  search.label = "Tìm theo phần đầu của tên (không cần dấu)";
  search.name = "tim";
  search.value = page.searched;
  search.type = "search";
  Html manage;
  if (frame.actor.may(base::Right::administer))
    manage = html(
        R"(<p class="actions">{}</p>{}<details class="panel"><summary>Thêm cơ quan cao nhất</summary>{}</details>)",
        html::button_link(urls::load(), "Nạp từ tệp Excel hoặc CSV"), shipped_form(frame, page), add_form(frame, ""));
  return framed(
      frame, "Đơn vị",
      html(R"(<h1>Cơ quan, đơn vị</h1>{}{}{}{})", general_problem(frame),
           html::query_form(urls::tree(), html::field(search) + html::button("Tìm", Tone::plain), "Tìm đơn vị"),
           page.units.empty()
               ? html::empty_state(page.is_search ? "Không có đơn vị nào có tên như vậy." : "Chưa có cơ quan nào.")
               : units_table(page.units, page.is_search ? "Kết quả tìm" : "Cơ quan cao nhất"),
           manage),
      html::Width::full);
}

std::string unit_page(const Frame& frame, const UnitPage& page) {
  const Unit& unit = page.unit;
  std::vector<std::pair<std::string, html::Url>> above{{"Đơn vị", urls::tree()}};
  for (const Unit& u : page.above) above.emplace_back(u.name, urls::unit(u.id));
  const Html names = each(page.names, [](const Name& name) {
    return html(R"(<li>{} <span class="hint">{}, từ {}{}</span></li>)", name.text,
                name.kind == "alias"   ? "tên gọi khác"
                : name.kind == "short" ? "viết tắt"
                                       : "tên chính thức",
                base::for_people(base::date_of_day(name.valid_from)),
                name.valid_to ? " đến " + base::for_people(base::date_of_day(*name.valid_to)) : "");
  });
  Html manage;
  if (frame.actor.may(base::Right::administer)) {
    const std::string version = std::to_string(unit.version);
    manage = html(
        R"({}<details class="panel"><summary>Thêm đơn vị trực thuộc</summary>{}</details><details class="panel"><summary>Đổi tên</summary>{}</details>
<details class="panel"><summary>Thêm tên gọi khác</summary>{}</details><details class="panel"><summary>Sáp nhập, giải thể</summary>{}</details>)",
        shipped_button(frame, page), add_form(frame, unit.id),
        html::form(urls::rename(unit.id), frame.csrf,
                   html::hidden("phien-ban", version) + field(frame, "Tên mới", "ten", unit.name) +
                       field(frame, "Viết tắt", "viet-tat", unit.short_name) +
                       field(frame, "Kể từ ngày", "ngay", "", "date") + html::button("Đổi tên")),
        html::form(urls::alias(unit.id), frame.csrf,
                   field(frame, "Tên gọi khác mà văn bản hay dùng", "ten-khac", "") + html::button("Thêm")),
        html::form(urls::dissolve(unit.id), frame.csrf,
                   html::hidden("phien-ban", version) + field(frame, "Ngày cuối cùng", "ngay", "", "date") +
                       field(frame, "Mã của đơn vị nhận (bỏ trống: giải thể)", "nhap-vao", "", "text",
                             "Mã ở cuối địa chỉ trang của đơn vị đó.") +
                       html::button("Kết thúc đơn vị này", Tone::bad)));
  }
  const html::Url next =
      page.children.empty() ? urls::unit(unit.id) : urls::children_after(unit.id, page.children.back().id);
  return framed(
      frame, unit.name,
      html(
          R"({}<h1>{}</h1>{}{}<section><h2>Tên qua các thời kỳ</h2><ul class="bullets">{}</ul></section><section><h2>Đơn vị trực thuộc</h2>{}{}</section>{})",
          html::trail(above), unit.name, general_problem(frame),
          html::facts(
              {{"Loại", html::plain(word(unit.kind))},
               {"Mã", html::plain(unit.code.empty() ? "không có" : unit.code)},
               {"Mã trong hệ thống", html("<code>{}</code>", unit.id)},
               {"Từ", html::plain(base::for_people(base::date_of_day(unit.valid_from)))},
               {"Đến", html::plain(unit.valid_to ? base::for_people(base::date_of_day(*unit.valid_to)) : "nay")},
               {"Nhập vào", html::plain(page.successor.empty() ? "–" : page.successor)}}),
          names,
          page.children.empty() ? html::empty_state("Không có đơn vị trực thuộc.")
                                : units_table(page.children, "Đơn vị trực thuộc"),
          html::pager(nullptr, page.has_more ? &next : nullptr), manage),
      html::Width::full);
}

std::string load_page(const Frame& frame, int added) {
  const Html done = added < 0 ? Html() : html::notice("Đã thêm " + std::to_string(added) + " đơn vị.", Tone::good);
  const Html file = html::file_field(
      frame, "Tệp Excel (XLSX) hoặc CSV (UTF-8)", "tep",
      "Dòng đầu của trang tính đầu tiên: mã, tên, loại, mã cấp trên, viết tắt. Cấp trên đứng ở dòng trước. Mã đã có "
      "thì bỏ qua.");
  return framed(
      frame, "Nạp đơn vị",
      html(R"({}<h1>Nạp đơn vị từ tệp</h1>{}{}{})", html::trail({{"Đơn vị", urls::tree()}}), general_problem(frame),
           done,
           html::form(urls::load(), frame.csrf, file + from_day(frame) + html::button("Nạp"), html::Sends::files)),
      html::Width::full);
}

std::string missing_page(const Frame& frame) {
  return html::missing_page(frame, "Không có đơn vị này", urls::tree(), "Về cây đơn vị");
}

}  // namespace agencies
