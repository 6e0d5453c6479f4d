// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/inline_markup.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

bool is_ascii_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_mark(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// What happens at a byte of the paragraph.
enum class Act : char { keep, drop, bold_on, bold_off, italic_on, italic_off };

// Finds which marks are emphasis. First pass of two: a mark counts only once its partner is found.
class Pairing {
 public:
  explicit Pairing(std::string_view text) : text_(text), acts_(text.size(), Act::keep) {
    for (std::size_t at = 0; at < text.size();) {
      const char c = text[at];
      if (c == '\\' && at + 1 < text.size() && is_mark(text[at + 1])) {
        at += 2;
        continue;
      }
      if (c != '*' && c != '_') {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && text[end] == c) ++end;
      run(at, end);
      at = end;
    }
  }
  const std::vector<Act>& acts() const { return acts_; }

 private:
  struct Open {
    std::optional<std::size_t> at{};
  };

  char before(std::size_t at) const { return at == 0 ? '\n' : text_[at - 1]; }
  char after(std::size_t end) const { return end < text_.size() ? text_[end] : '\n'; }

  bool inside_word(std::size_t at, std::size_t end) const {
    std::size_t next = end;
    return vietnamese::is_letter(base::code_point_before(text_, at)) && end < text_.size() &&
           vietnamese::is_letter(base::next_code_point(text_, next));
  }

  void run(std::size_t at, std::size_t end) {
    const std::size_t length = end - at;
    const bool star = text_[at] == '*';
    Open& bold = star ? star_bold_ : line_bold_;
    Open& italic = star ? star_italic_ : line_italic_;
    if (!star && (length > 2 || inside_word(at, end))) return;
    if (length == 1) return single(at, italic);
    if (length == 2) return twice(at, bold);
    if (length == 3) {
      const bool bold_first = bold.at.has_value() || !italic.at.has_value();
      if (bold_first) twice(at, bold);
      single(bold_first ? at + 2 : at, italic);
      if (!bold_first) twice(at + 1, bold);
    } else if (length == 4) {
      twice(at, bold);
      twice(at + 2, bold);
    }
  }

  void single(std::size_t at, Open& italic) {
    if (italic.at) {
      acts_[*italic.at] = Act::italic_on;
      acts_[at] = Act::italic_off;
      italic.at.reset();
      return;
    }
    // A lone star before a space is a bullet or a sign of multiplication, "(*)" the mark of a note.
    const char next = after(at + 1);
    if (is_ascii_space(next) || next == ')') return;
    italic.at = at;
  }

  void twice(std::size_t at, Open& bold) {
    if (!bold.at) {
      if (after(at + 2) != ')') bold.at = at;
      return;
    }
    acts_[*bold.at] = Act::bold_on;
    acts_[*bold.at + 1] = Act::drop;
    acts_[at] = Act::bold_off;
    acts_[at + 1] = Act::drop;
    bold.at.reset();
  }

  std::string_view text_;
  std::vector<Act> acts_;
  Open star_bold_{}, star_italic_{}, line_bold_{}, line_italic_{};
};

struct Entity {
  std::string_view name, value;
};
constexpr std::array entities{Entity{"nbsp", " "}, Entity{"amp", "&"},   Entity{"lt", "<"},
                              Entity{"gt", ">"},   Entity{"quot", "\""}, Entity{"apos", "'"}};

// An entity at `at`, with the byte behind it.
std::optional<std::pair<std::string, std::size_t>> entity(std::string_view text, std::size_t at) {
  const std::size_t end = text.find(';', at);
  if (end == std::string_view::npos || end - at > 9) return std::nullopt;
  std::string_view name = text.substr(at + 1, end - at - 1);
  for (const Entity& known : entities)
    if (name == known.name) return std::pair{std::string(known.value), end + 1};
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  unsigned value = 0;
  const auto [stop, problem] = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
  if (problem != std::errc() || stop != name.data() + name.size() || value < 0x20 || value > 0x10FFFF ||
      (value >= 0xD800 && value < 0xE000))
    return std::nullopt;
  std::string encoded;
  base::append_utf8(encoded, value);
  return std::pair{encoded, end + 1};
}

// A tag such as <br> or <b> on one line; nothing for a bare "<" or "<Nội dung>".
std::optional<std::size_t> tag_end(std::string_view text, std::size_t at) {
  constexpr std::array known{"br",  "b",    "i", "u",   "em",   "strong", "sup",
                             "sub", "span", "p", "div", "font", "center", "a"};
  const std::size_t end = text.find_first_of(">\n", at);
  if (end == std::string_view::npos || text[end] != '>') return std::nullopt;
  std::string_view name = text.substr(at + 1, end - at - 1);
  if (name.starts_with('/')) name.remove_prefix(1);
  name = name.substr(0, name.find_first_of(" /\t"));
  const std::string small = vietnamese::lower(name);
  for (const std::string_view tag : known)
    if (small == tag) return end + 1;
  return std::nullopt;
}

// "[text](address)" at `at`: where the text ends and where the whole ends.
std::optional<std::pair<std::size_t, std::size_t>> link(std::string_view text, std::size_t at) {
  int depth = 0;
  std::size_t close = at;
  for (; close < text.size(); ++close) {
    if (text[close] == '[') ++depth;
    if (text[close] == ']' && --depth == 0) break;
    if (close - at > 2000) return std::nullopt;
  }
  if (close + 1 >= text.size() || text[close + 1] != '(') return std::nullopt;
  int round = 0;
  for (std::size_t end = close + 1; end < text.size() && text[end] != '\n' && end - close < 4000; ++end) {
    if (text[end] == '(') ++round;
    if (text[end] == ')' && --round == 0) return std::pair{close, end + 1};
  }
  return std::nullopt;
}

class Writer {
 public:
  Writer(std::string_view text, const std::vector<Act>& acts, std::size_t lines) : text_(text), acts_(acts) {
    out_.resize(lines);
    while (at_ < text_.size()) step();
  }
  std::vector<PlainLine> take() { return std::move(out_); }

 private:
  void put(std::string_view piece) {
    for (std::size_t i = 0; i < piece.size();) {
      const char32_t c = base::next_code_point(piece, i);
      out_[line_].emphasis.count(c, bold_, italic_);
    }
    out_[line_].text += piece;
  }

  void step() {
    switch (acts_[at_]) {
      case Act::keep:
        return plain();
      case Act::drop:
        break;
      case Act::bold_on:
        bold_ = true;
        break;
      case Act::bold_off:
        bold_ = false;
        break;
      case Act::italic_on:
        italic_ = true;
        break;
      case Act::italic_off:
        italic_ = false;
        break;
    }
    ++at_;
  }

  void plain() {
    const char c = text_[at_];
    if (c == '\n') {
      ++line_;
      ++at_;
      return;
    }
    while (!link_ends_.empty() && at_ == link_ends_.back().first) {
      at_ = link_ends_.back().second;
      link_ends_.pop_back();
      return;
    }
    if (c == '\\' && at_ + 1 < text_.size() && is_mark(text_[at_ + 1])) {
      put(text_.substr(at_ + 1, 1));
      at_ += 2;
    } else if (c == '\\' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n')) {
      ++at_;  // a hard line break
    } else if (!markup()) {
      std::size_t next = at_;
      base::next_code_point(text_, next);
      put(text_.substr(at_, next - at_));
      at_ = next;
    }
  }

  bool markup() {
    const char c = text_[at_];
    if (c == '!' && at_ + 1 < text_.size() && text_[at_ + 1] == '[') {
      const auto found = link(text_, at_ + 1);
      if (!found || text_.substr(at_, found->second - at_).find('\n') != std::string_view::npos) return false;
      at_ = found->second;
      return true;
    }
    if (c == '[') {
      const auto found = link(text_, at_);
      if (!found) return false;
      link_ends_.push_back(*found);
      ++at_;
      return true;
    }
    if (c == '&') {
      const auto found = entity(text_, at_);
      if (!found) return false;
      put(found->first);
      at_ = found->second;
      return true;
    }
    if (c == '<') {
      const auto end = tag_end(text_, at_);
      if (!end) return false;
      if (text_.substr(at_, 3) == "<br" || text_.substr(at_, 3) == "<BR") put(" ");
      at_ = *end;
      return true;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<Act>& acts_;
  std::vector<PlainLine> out_{};
  std::vector<std::pair<std::size_t, std::size_t>> link_ends_{};
  std::size_t at_ = 0, line_ = 0;
  bool bold_ = false, italic_ = false;
};

}  // namespace

std::vector<PlainLine> without_marks(const std::vector<std::string_view>& paragraph) {
  if (paragraph.empty()) return {};
  std::string joined;
  for (std::size_t i = 0; i < paragraph.size(); ++i) {
    if (i > 0) joined.push_back('\n');
    joined += paragraph[i];
  }
  const Pairing pairing(joined);
  return Writer(joined, pairing.acts(), paragraph.size()).take();
}

}  // namespace documents
