// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/views/pieces.h"

#include "features/reading/urls.h"
#include "features/reading/views/source.h"
#include "features/reading/views/words.h"
#include "html/icons.h"

namespace reading {

using html::each;
using html::html;
using html::Html;

Html FactLinks::link(Mark mark, const compiler::Span& at, std::string_view text) const {
  const int number = facts_.add(mark, at);
  if (number == 0) return html(R"(<span class="fact k-{}">{}</span>)", name_of(mark), text);
  return html(R"(<a class="fact k-{}" id="f{}" data-fact="{}" href="{}">{}</a>)", name_of(mark), number, number,
              urls::line(at.first), text);
}

Html FactLinks::mentions(Mark mark, const std::vector<compiler::Mention>& mentions) const {
  return each(mentions, [&](const compiler::Mention& mention) {
    const std::string_view channel = mark == Mark::channel ? word_of_channel(mention.code) : std::string_view{};
    if (channel.empty()) return html("<li>{}</li>", link(mark, mention.at, mention.text));
    return html(R"(<li>{} <span class="kind-of">({})</span></li>)", link(mark, mention.at, mention.text), channel);
  });
}

Html FactLinks::place(Mark mark, const compiler::Span& at, int& number) const {
  number = facts_.add(mark, at);
  if (number == 0) return {};
  return html(R"(<a class="place" id="f{}" data-fact="{}" href="{}"><span class="sr-only">Xem </span>{}</a>)", number,
              number, urls::line(at.first), place_of(document_.lines[static_cast<std::size_t>(at.first)]));
}

Html severity_icon(compiler::Severity severity) {
  switch (severity) {
    case compiler::Severity::error:
      return html::icon(html::Icon::error);
    case compiler::Severity::warning:
      return html::icon(html::Icon::warning);
    case compiler::Severity::note:
      return html::icon(html::Icon::note);
  }
  return {};
}

Html verdict(const Entry& entry) {
  const auto count = [](int number, compiler::Severity severity, std::string_view what) {
    if (number == 0) return Html{};
    return html(R"(<span class="badge b-{}">{}{} {}</span> )", code(severity), severity_icon(severity), number, what);
  };
  if (entry.errors + entry.warnings + entry.notes == 0)
    return html(R"(<span class="badge b-fine">{}Không có cảnh báo</span>)", html::icon(html::Icon::fine));
  return count(entry.errors, compiler::Severity::error, "lỗi") +
         count(entry.warnings, compiler::Severity::warning, "cảnh báo") +
         count(entry.notes, compiler::Severity::note, "ghi chú");
}

}  // namespace reading
