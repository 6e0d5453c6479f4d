// SPDX-License-Identifier: AGPL-3.0-or-later
// Pieces that pages are put together from. Each is usable by keyboard and without script, on a phone and on paper.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "html/html.h"

namespace html {

enum class Tone { plain, good, warn, bad, quiet };

// A word in a coloured frame. The word says it all; the colour only helps.
Html badge(std::string_view word, Tone tone = Tone::plain);
// A sentence in a box over a form or a page; bad ones are read out by a screen reader.
Html notice(std::string_view sentence, Tone tone);
// The sentence of an error, where it belongs to no field; nothing where there is none.
Html problem(const base::Error* error);
// What a list says when it holds nothing, and what to do about it.
Html empty_state(std::string_view sentence, const Html& action = {});

struct Field {
  std::string_view label{}, name{};
  std::string_view value{};
  std::string_view type = "text";  // text, date, number, email, password, tel, url, search, file, textarea
  std::string_view hint{};
  std::string_view autocomplete{};
  bool required = false;
  const base::Error* error = nullptr;  // shown where its field is this one
};
// Label, hint, control and error, joined for screen readers.
Html field(const Field& field);

struct Option {
  std::string value{}, label{};
};
Html choice(std::string_view label, std::string_view name, const std::vector<Option>& options, std::string_view chosen,
            const base::Error* error = nullptr);
Html checkbox(std::string_view label, std::string_view name, std::string_view value, bool on,
              std::string_view hint = {});
Html hidden(std::string_view name, std::string_view value);
Html button(std::string_view label, Tone tone = Tone::good);
Html button_link(const Url& to, std::string_view label, Tone tone = Tone::plain);

// A form that posts: the csrf field is in it. `with_files`: multipart.
enum class Sends { fields, files };
Html form(const Url& action, std::string_view csrf, const Html& content, Sends sends = Sends::fields);
// A form that asks: a search or a filter over a list.
Html query_form(const Url& action, const Html& content, std::string_view label);

// A table that can be scrolled sideways on a phone by keyboard, with a caption for those who cannot see it. `rows` are
// <tr> elements; on phones each row becomes a card when its cells carry data-label.
Html table(std::string_view caption, const std::vector<std::string>& heads, const Html& rows);

// Links to other pages of a list; nothing where there are none.
Html pager(const Url* previous, const Url* next);

// "Kế hoạch › Kế hoạch 281": the way back up.
Html trail(const std::vector<std::pair<std::string, Url>>& above);

struct Fact {
  std::string label{};
  Html value{};
};
Html facts(const std::vector<Fact>& facts);

// A number with what it counts, as a tile that may lead somewhere.
Html tile(std::int64_t number, std::string_view label, Tone tone, const Url* to = nullptr);

// How much of a whole is done; says it in words as well. A `whole` of 0 shows nothing to do.
Html progress(std::int64_t part, std::int64_t whole, std::string_view words);

Html plain(std::string_view text);       // escaped
Html paragraphs(std::string_view text);  // its lines as paragraphs

}  // namespace html
