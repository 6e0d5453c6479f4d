// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/table.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "base/utf8.h"
#include "speech/number_words.h"
#include "speech/resources.h"
#include "vietnamese/text.h"

namespace speech {
namespace {

using View = std::u32string_view;

constexpr std::array<std::pair<std::string_view, Table::Of>, 7> kinds{{{"letter", Table::Of::letter},
                                                                       {"type", Table::Of::type},
                                                                       {"agency", Table::Of::agency},
                                                                       {"field", Table::Of::field},
                                                                       {"word", Table::Of::word},
                                                                       {"unit", Table::Of::unit},
                                                                       {"host", Table::Of::host}}};

std::string_view cut(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

bool is_of_word(char32_t c) { return vietnamese::is_letter(c) || vietnamese::is_digit(c); }

}  // namespace

const Table& Table::builtin() {
  static const Table instance(resources::spoken());
  return instance;
}

Table::Table(std::string_view rows) {
  while (!rows.empty()) {
    std::string_view row = cut(rows, '\n');
    if (row.empty() || row.starts_with('#')) continue;
    const std::string_view name = cut(row, '\t'), written = cut(row, '\t');
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == name; });
    if (kind == kinds.end() || written.empty() || row.empty())
      throw std::runtime_error("spoken.tsv: not a row: " + std::string(name) + " " + std::string(written));
    const std::u32string key = base::to_code_points(written);
    longest_[kind->second] = std::max(longest_[kind->second], key.size());
    entries_[kind->second][key] = std::string(row);
  }
}

const std::string* Table::find(Of of, View written) const {
  const auto entries = entries_.find(of);
  if (entries == entries_.end()) return nullptr;
  const auto found = entries->second.find(std::u32string(written));
  return found == entries->second.end() ? nullptr : &found->second;
}

std::optional<Table::Match> Table::longest(Of of, View text, std::size_t at) const {
  const auto most = longest_.find(of);
  if (most == longest_.end() || at >= text.size()) return std::nullopt;
  for (std::size_t length = std::min(most->second, text.size() - at); length > 0; --length) {
    const std::size_t end = at + length;
    if (end < text.size() && is_of_word(text[end - 1]) && is_of_word(text[end])) continue;
    if (const std::string* spoken = find(of, text.substr(at, length))) return Match{end, spoken};
  }
  return std::nullopt;
}

std::string Table::letters(View text) const {
  std::string out;
  for (const char32_t c : text) {
    if (!out.empty()) out += ' ';
    const char32_t capital = vietnamese::upper(c);
    if (const std::string* name = find(Of::letter, View(&capital, 1)))
      out += *name;
    else if (vietnamese::is_digit(c))
      out += digit_words(std::string(1, static_cast<char>(c)));
    else
      base::append_utf8(out, c);
  }
  return out;
}

// `room` holds what is put together here.
const std::string* Table::agency(View part, std::string& room) const {
  if (const std::string* name = find(Of::agency, part)) return name;
  const std::size_t digits = std::min(part.find_first_of(U"0123456789"), part.size());
  if (digits > 0 && digits < part.size()) {
    std::u32string pattern(part.substr(0, digits));
    pattern += U'#';
    const std::string* name = find(Of::agency, pattern);
    const std::string number = base::from_code_points(part.substr(digits));
    if (!name || !std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return nullptr;
    room = *name;
    room.replace(room.find('#'), 1, in_words(number));
    return &room;
  }
  if (part.size() < 3) return nullptr;
  const std::string_view body = part[0] == U'S' ? "sở " : part[0] == U'B' ? "bộ " : part[0] == U'P' ? "phòng " : "";
  const std::string* field = body.empty() ? nullptr : find(Of::field, part.substr(1));
  if (!field) return nullptr;
  room = std::string(body) + *field;
  return &room;
}

std::string Table::symbol_part(View part, bool may_be_type) const {
  if (may_be_type)
    if (const std::string* name = find(Of::type, part)) return *name;
  std::string room;
  if (const std::string* name = agency(part, room)) return *name;
  for (const Of of : {Of::field, Of::word})
    if (const std::string* name = find(of, part)) return *name;
  return letters(part);
}

bool Table::knows_symbol(View part) const {
  std::string room;
  return find(Of::type, part) || agency(part, room);
}

}  // namespace speech
