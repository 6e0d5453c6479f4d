// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/pieces.h"

#include <algorithm>

#include "html/page.h"

namespace html {
namespace {

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "plain";
    case Tone::good:
      return "good";
    case Tone::warn:
      return "warn";
    case Tone::bad:
      return "bad";
    case Tone::quiet:
      return "quiet";
  }
  return {};
}

bool belongs(const base::Error* error, std::string_view name) { return error != nullptr && error->field == name; }

// The ids of hint and error, for aria-describedby.
std::string described_by(const Field& field, std::string_view id) {
  std::string ids;
  if (!field.hint.empty()) ids = std::string(id) + "-goi-y";
  if (belongs(field.error, field.name)) ids += (ids.empty() ? "" : " ") + std::string(id) + "-loi";
  return ids;
}

Html control(const Field& field, std::string_view id, bool is_wrong) {
  const std::string described = described_by(field, id);
  const std::string_view invalid = is_wrong ? "true" : "false";
  if (field.type == "textarea")
    return html(R"(<textarea id="{}" name="{}" rows="5" aria-describedby="{}" aria-invalid="{}"{}>{}</textarea>)", id,
                field.name, described, invalid, Flag{"required", field.required}, field.value);
  if (field.type == "file")
    return html(R"(<input id="{}" name="{}" type="file" aria-describedby="{}"{} multiple>)", id, field.name, described,
                Flag{"required", field.required});
  return html(R"(<input id="{}" name="{}" type="{}" value="{}" autocomplete="{}" aria-describedby="{}" )"
              R"(aria-invalid="{}"{}>)",
              id, field.name, field.type, field.value, field.autocomplete.empty() ? "off" : field.autocomplete,
              described, invalid, Flag{"required", field.required});
}

Html error_under(const base::Error* error, std::string_view name, std::string_view id) {
  if (!belongs(error, name)) return {};
  return html(R"(<p class="field-error" id="{}">{}</p>)", std::string(id) + "-loi", error->message);
}

}  // namespace

Html badge(std::string_view word, Tone tone) {
  return html(R"(<span class="badge" data-tone="{}">{}</span>)", class_of(tone), word);
}

Html notice(std::string_view sentence, Tone tone) {
  return html(R"(<p class="notice" data-tone="{}" role="{}">{}</p>)", class_of(tone),
              tone == Tone::bad ? "alert" : "status", sentence);
}

Html problem(const base::Error* error) { return error == nullptr ? Html() : notice(error->message, Tone::bad); }

Html empty_state(std::string_view sentence, const Html& action) {
  return html(R"(<div class="empty"><p>{}</p>{}</div>)", sentence, action);
}

Html field(const Field& field) {
  const std::string id = "o-" + std::string(field.name);
  const bool is_wrong = belongs(field.error, field.name);
  const Html hint = field.hint.empty() ? Html() : html(R"(<p class="hint" id="{}">{}</p>)", id + "-goi-y", field.hint);
  const Html mark = field.required ? html(R"(<span class="required"> (bắt buộc)</span>)") : Html();
  return html(R"(<div class="field"><label for="{}">{}{}</label>{}{}{}</div>)", id, field.label, mark, hint,
              control(field, id, is_wrong), error_under(field.error, field.name, id));
}

Html choice(std::string_view label, std::string_view name, const std::vector<Option>& options, std::string_view chosen,
            const base::Error* error) {
  const std::string id = "o-" + std::string(name);
  const Html items = each(options, [&](const Option& option) {
    return html(R"(<option value="{}"{}>{}</option>)", option.value, Flag{"selected", option.value == chosen},
                option.label);
  });
  return html(R"(<div class="field"><label for="{}">{}</label><select id="{}" name="{}">{}</select>{}</div>)", id,
              label, id, name, items, error_under(error, name, id));
}

Html checkbox(std::string_view label, std::string_view name, std::string_view value, bool on, std::string_view hint) {
  const Html more = hint.empty() ? Html() : html(R"(<span class="hint">{}</span>)", hint);
  return html(R"(<label class="check"><input type="checkbox" name="{}" value="{}"{}> <span>{}</span>{}</label>)", name,
              value, Flag{"checked", on}, label, more);
}

Html hidden(std::string_view name, std::string_view value) {
  return html(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

Html button(std::string_view label, Tone tone) {
  return html(R"(<button type="submit" class="button" data-tone="{}">{}</button>)", class_of(tone), label);
}

Html button_link(const Url& to, std::string_view label, Tone tone) {
  return html(R"(<a class="button" data-tone="{}" href="{}">{}</a>)", class_of(tone), to, label);
}

Html form(const Url& action, std::string_view csrf, const Html& content, Sends sends) {
  if (sends == Sends::files)
    return html(R"(<form class="stack" method="post" action="{}" enctype="multipart/form-data">{}{}</form>)", action,
                csrf_field(csrf), content);
  return html(R"(<form class="stack" method="post" action="{}">{}{}</form>)", action, csrf_field(csrf), content);
}

Html query_form(const Url& action, const Html& content, std::string_view label) {
  return html(R"(<form class="query" method="get" action="{}" role="search" aria-label="{}">{}</form>)", action, label,
              content);
}

Html table(std::string_view caption, const std::vector<std::string>& heads, const Html& rows) {
  const Html head = each(heads, [](const std::string& text) { return html(R"(<th scope="col">{}</th>)", text); });
  return html(R"(<div class="table" role="region" aria-label="{}" tabindex="0"><table><caption>{}</caption>)"
              R"(<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>)",
              caption, caption, head, rows);
}

Html pager(const Url* previous, const Url* next) {
  if (previous == nullptr && next == nullptr) return {};
  Html links;
  if (previous != nullptr) links += html(R"(<a rel="prev" href="{}">Trang trước</a>)", *previous);
  if (next != nullptr) links += html(R"(<a rel="next" href="{}">Trang sau</a>)", *next);
  return html(R"(<nav class="pager" aria-label="Các trang của danh sách">{}</nav>)", links);
}

Html trail(const std::vector<std::pair<std::string, Url>>& above) {
  const Html items = each(above, [](const std::pair<std::string, Url>& step) {
    return html(R"(<li><a href="{}">{}</a></li>)", step.second, step.first);
  });
  return html(R"(<nav class="trail" aria-label="Bạn đang ở"><ol>{}</ol></nav>)", items);
}

Html facts(const std::vector<Fact>& facts) {
  const Html items = each(
      facts, [](const Fact& fact) { return html(R"(<div><dt>{}</dt><dd>{}</dd></div>)", fact.label, fact.value); });
  return html(R"(<dl class="facts">{}</dl>)", items);
}

Html tile(std::int64_t number, std::string_view label, Tone tone, const Url* to) {
  const Html content = html(R"(<span class="number">{}</span> <span class="label">{}</span>)", number, label);
  if (to != nullptr) return html(R"(<a class="tile" data-tone="{}" href="{}">{}</a>)", class_of(tone), *to, content);
  return html(R"(<div class="tile" data-tone="{}">{}</div>)", class_of(tone), content);
}

Html progress(std::int64_t part, std::int64_t whole, std::string_view words) {
  if (whole <= 0) return html(R"(<span class="progress-words">{}</span>)", words);
  const std::int64_t shown = std::clamp<std::int64_t>(part, 0, whole);
  return html(R"(<span class="progress"><progress value="{}" max="{}" aria-label="{}"></progress> )"
              R"(<span class="progress-words">{}</span></span>)",
              shown, whole, words, words);
}

Html plain(std::string_view text) { return html("{}", text); }

Html paragraphs(std::string_view text) {
  Html out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!line.empty() && line != "\r") out += html(R"(<p>{}</p>)", line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace html
