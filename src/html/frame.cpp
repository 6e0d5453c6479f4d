// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/frame.h"

namespace html {
namespace {

Field field_of(const Frame& frame, std::string_view label, std::string_view name, std::string_view value,
               std::string_view type, std::string_view hint) {
  Field field;
  field.label = label;
  field.name = name;
  field.value = value;
  field.type = type;
  field.hint = hint;
  field.error = frame.error;
  return field;
}

}  // namespace

Page page_of(const Frame& frame, std::string title, Html body, Width width) {
  Page page;
  page.title = std::move(title);
  page.body = std::move(body);
  page.width = width;
  page.actor = frame.actor;
  page.csrf = frame.csrf;
  return page;
}

std::string framed(const Frame& frame, std::string title, Html body, Width width) {
  return page(page_of(frame, std::move(title), std::move(body), width));
}

Html general_problem(const Frame& frame) {
  return frame.error != nullptr && frame.error->field.empty() ? problem(frame.error) : Html();
}

Html field(const Frame& frame, std::string_view label, std::string_view name, std::string_view value,
           std::string_view type, std::string_view hint) {
  return field(field_of(frame, label, name, value, type, hint));
}

Html required_field(const Frame& frame, std::string_view label, std::string_view name, std::string_view value,
                    std::string_view type, std::string_view hint) {
  Field field = field_of(frame, label, name, value, type, hint);
  field.required = true;
  return html::field(field);
}

Html file_field(const Frame& frame, std::string_view label, std::string_view name, std::string_view hint) {
  return field(field_of(frame, label, name, {}, "file", hint));
}

std::string missing_page(const Frame& frame, std::string_view what, const Url& back, std::string_view back_label) {
  return framed(frame, std::string(what), html(R"(<h1>{}</h1><p><a href="{}">{}</a></p>)", what, back, back_label));
}

}  // namespace html
