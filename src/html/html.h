// SPDX-License-Identifier: AGPL-3.0-or-later
// HTML that looks like HTML, escaped by default and checked by the compiler.
//
//   html(R"(<p class="hint">{}</p>)", user_text)
//
// Every {} is escaped for the place it stands in. A hole where no escaping can make it safe (script, style, onclick=,
// an unquoted attribute, an address that is not a Url) does not compile; nor do tags that are not closed.
#pragma once
#include <array>
#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "html/check.h"

namespace html {

// Markup that is already safe. Only this room can make one.
class Html {
 public:
  Html() = default;
  const std::string& str() const& { return text_; }
  std::string str() && { return std::move(text_); }
  bool empty() const { return text_.empty(); }
  Html& operator+=(const Html& more) {
    text_ += more.text_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return std::move(left += right); }
  static Html from_trusted(std::string markup) {
    Html html;
    html.text_ = std::move(markup);
    return html;
  }

 private:
  template <class... Args>
  friend class Text;
  std::string text_;
};

// The address of a link. Inside this site it begins with "/", "?" or "#"; anything else is a fault of the program.
class Url {
 public:
  explicit Url(std::string path);
  // An address that came from outside: http, https, mailto and tel only.
  static std::optional<Url> external(std::string_view address);
  const std::string& str() const { return text_; }

 private:
  Url() = default;
  std::string text_;
};

// One part of a path, or a value in a query, percent-encoded.
std::string encoded(std::string_view text);

// A bare attribute that is there or not: Flag{"checked", on}.
class FlagName {
 public:
  template <std::size_t N>
  consteval FlagName(const char (&name)[N]) : name_(name, N - 1) {
    constexpr std::array<std::string_view, 9> known{"autofocus", "checked",  "disabled", "hidden",  "multiple",
                                                    "open",      "readonly", "required", "selected"};
    for (const std::string_view flag : known)
      if (name_ == flag) return;
    unknown_flag();
  }
  std::string_view str() const { return name_; }

 private:
  static void unknown_flag() {}  // not constexpr: reaching it stops the build
  std::string_view name_;
};
struct Flag {
  FlagName name;
  bool on;
};

// &, <, >, " and ' as entities.
void escape_into(std::string& out, std::string_view text);

// None of these is constexpr: reaching one stops the build with its name.
namespace stop {
inline void number_of_holes_and_values_differ() {}
inline void hole_inside_script_or_style() {}
inline void hole_inside_comment() {}
inline void hole_in_unquoted_attribute() {}
inline void hole_in_name_of_tag() {}
inline void attribute_may_not_hold_values() {}
inline void link_attribute_needs_a_url() {}
inline void url_outside_a_link_attribute() {}
inline void markup_inside_an_attribute() {}
inline void only_flag_may_stand_inside_a_tag() {}
inline void flag_outside_a_tag() {}
inline void upper_case_in_tag_or_attribute() {}
inline void attribute_without_quotes() {}
inline void style_or_script_written_in_the_page() {}
inline void tags_are_not_balanced() {}
}  // namespace stop

consteval void stop_at(Fault fault) {
  switch (fault) {
    case Fault::none:
      return;
    case Fault::number_of_holes_and_values_differ:
      return stop::number_of_holes_and_values_differ();
    case Fault::hole_inside_script_or_style:
      return stop::hole_inside_script_or_style();
    case Fault::hole_inside_comment:
      return stop::hole_inside_comment();
    case Fault::hole_in_unquoted_attribute:
      return stop::hole_in_unquoted_attribute();
    case Fault::hole_in_name_of_tag:
      return stop::hole_in_name_of_tag();
    case Fault::attribute_may_not_hold_values:
      return stop::attribute_may_not_hold_values();
    case Fault::link_attribute_needs_a_url:
      return stop::link_attribute_needs_a_url();
    case Fault::url_outside_a_link_attribute:
      return stop::url_outside_a_link_attribute();
    case Fault::markup_inside_an_attribute:
      return stop::markup_inside_an_attribute();
    case Fault::only_flag_may_stand_inside_a_tag:
      return stop::only_flag_may_stand_inside_a_tag();
    case Fault::flag_outside_a_tag:
      return stop::flag_outside_a_tag();
    case Fault::upper_case_in_tag_or_attribute:
      return stop::upper_case_in_tag_or_attribute();
    case Fault::attribute_without_quotes:
      return stop::attribute_without_quotes();
    case Fault::style_or_script_written_in_the_page:
      return stop::style_or_script_written_in_the_page();
    case Fault::tags_are_not_balanced:
      return stop::tags_are_not_balanced();
  }
}

template <class... Args>
class Text {
 public:
  template <std::size_t N>
  consteval Text(const char (&source)[N]) {
    constexpr std::array<Value, sizeof...(Args)> values{value_of<Args>()...};
    stop_at(Checker(std::string_view(source, N - 1), values).run(pieces_));
  }

  Html render(const Args&... args) const {
    Html out;
    std::size_t size = 0;
    for (const std::string_view piece : pieces_) size += piece.size() + 24;
    out.text_.reserve(size);
    std::size_t i = 0;
    ((out.text_.append(pieces_[i]), put(out.text_, args), ++i), ...);
    out.text_.append(pieces_[i]);
    return out;
  }

 private:
  template <class T>
  static consteval Value value_of() {
    if (std::is_same_v<T, Html>) return Value::markup;
    if (std::is_same_v<T, Url>) return Value::link;
    if (std::is_same_v<T, Flag>) return Value::flag;
    return Value::text;
  }
  static void put(std::string& out, const Html& html) { out += html.str(); }
  static void put(std::string& out, const Url& url) { escape_into(out, url.str()); }
  static void put(std::string& out, const Flag& flag) {
    if (flag.on) (out += ' ') += flag.name.str();
  }
  static void put(std::string& out, std::string_view text) { escape_into(out, text); }
  template <std::integral T>
  requires(!std::same_as<T, bool> && !std::same_as<T, char>) static void put(std::string& out, T number) {
    std::array<char, 24> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
  }

  std::array<std::string_view, sizeof...(Args) + 1> pieces_{};
};

template <class... Args>
Html html(std::type_identity_t<Text<Args...>> text, const Args&... args) {
  return text.render(args...);
}

template <class Range, class Row>
Html each(const Range& range, Row row) {
  Html out;
  for (const auto& item : range) out += row(item);
  return out;
}

}  // namespace html
