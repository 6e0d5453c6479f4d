// SPDX-License-Identifier: AGPL-3.0-or-later
// Pages that changes are recorded by.
#include "features/procedures/urls.h"
#include "features/procedures/views.h"
#include "html/pieces.h"

namespace procedures {
namespace {

using html::each;
using html::html;
using html::Html;
using html::Tone;

template <class Enum>
html::Option option_of(Enum value) {
  return {std::string(code_of(value)), std::string(word(value))};
}

Html decision_of(const Frame& frame, const FormPage& page) {
  const Draft& draft = page.draft;
  Html change = html::hidden("thay-doi", code_of(Change::added));
  if (!page.id.empty())
    change = html::choice("Thay đổi", "thay-doi",
                          {option_of(Change::amended), option_of(Change::replaced), option_of(Change::abolished),
                           option_of(Change::added)},
                          code_of(draft.change), frame.error) +
             field(frame, "Mã của thủ tục thay thế", "thay-bang", draft.replaced_by, "text",
                   "Chỉ ghi khi thay đổi là “thay thế”.");
  return html(R"(<fieldset><legend>Quyết định công bố</legend>{}{}{}{}</fieldset>)", change,
              field(frame, "Số, ký hiệu", "so-quyet-dinh", draft.decision_number, "text", "Ví dụ: 1234/QĐ-UBND."),
              field(frame, "Ngày ban hành", "ngay-quyet-dinh", draft.decision_date, "date"),
              field(frame, "Hiệu lực từ ngày", "hieu-luc-tu", draft.effective_from, "date"));
}

Html content_fields(const Frame& frame, const Content& content) {
  Html fields = field(frame, "Tên thủ tục", "ten", content.name) + field(frame, "Lĩnh vực", "linh-vuc", content.field) +
                html::choice("Cấp thực hiện", "cap",
                             {option_of(Level::province), option_of(Level::commune), option_of(Level::central),
                              option_of(Level::district)},
                             code_of(content.level), frame.error) +
                html::choice("Dịch vụ công trực tuyến", "truc-tuyen",
                             {option_of(Online::full), option_of(Online::partial), option_of(Online::none)},
                             code_of(content.online), frame.error);
  for (const Part& part : parts()) fields += field(frame, part.label, part.key, content.*part.text, "textarea");
  return fields;
}

}  // namespace

std::string form_page(const Frame& frame, const FormPage& page) {
  const bool is_new = page.id.empty();
  const std::string title = is_new ? "Thêm thủ tục" : "Ghi thay đổi của thủ tục " + page.draft.code;
  const Html code = is_new ? field(frame, "Mã thủ tục", "ma", page.draft.code, "text",
                                   "Như trên Cơ sở dữ liệu quốc gia về thủ tục hành chính, ví dụ 1.004221.")
                           : html::hidden("phien-ban", std::to_string(page.seen));
  const Html hint = is_new
                        ? Html()
                        : html(R"(<p class="hint">Khi bãi bỏ hoặc thay thế, nội dung cuối cùng được giữ nguyên; không )"
                               R"(cần sửa các phần bên dưới.</p>)");
  return html::page(
      page_of(frame, title,
              html(R"({}<h1>{}</h1>{}{}{})", html::trail({{"Thủ tục hành chính", urls::list()}}), title,
                   general_problem(frame), hint,
                   html::form(is_new ? urls::add() : urls::record(page.id), frame.csrf,
                              code + decision_of(frame, page) + content_fields(frame, page.draft.content) +
                                  html::button("Ghi vào danh mục")))));
}

std::string load_page(const Frame& frame, int recorded, const std::vector<std::string>& faults) {
  Html told;
  if (recorded > 0) told = html::notice("Đã ghi " + std::to_string(recorded) + " thay đổi vào danh mục.", Tone::good);
  if (!faults.empty())
    told = html::notice("Tệp có lỗi nên không dòng nào được ghi.", Tone::bad) +
           html(R"(<ul class="bullets">{}</ul>)",
                each(faults, [](const std::string& fault) { return html("<li>{}</li>", fault); }));
  return html::page(page_of(
      frame, "Nạp thủ tục từ tệp",
      html(R"({}<h1>Nạp thủ tục từ tệp</h1>{}{}{})", html::trail({{"Thủ tục hành chính", urls::list()}}),
           general_problem(frame), told,
           html::form(
               urls::load(), frame.csrf,
               html::file_field(frame, "Tệp CSV (UTF-8)", "tep",
                                "Các cột như trong tệp CSV tải từ danh mục. Mã chưa có thì thêm mới, mã đã có thì ghi "
                                "thành một thay đổi.") +
                   html::button("Nạp"),
               html::Sends::files))));
}

}  // namespace procedures
