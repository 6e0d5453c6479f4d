// SPDX-License-Identifier: AGPL-3.0-or-later
// The check of an HTML text with holes: every hole must stand where its value can be made safe by escaping. Runs while
// the program is compiled (html.h) and, for the tests, while it runs.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace html {

enum class Value : std::uint8_t { text, markup, link, flag };

enum class Fault : std::uint8_t {
  none,
  number_of_holes_and_values_differ,
  hole_inside_script_or_style,
  hole_inside_comment,
  hole_in_unquoted_attribute,
  hole_in_name_of_tag,
  attribute_may_not_hold_values,
  link_attribute_needs_a_url,
  url_outside_a_link_attribute,
  markup_inside_an_attribute,
  only_flag_may_stand_inside_a_tag,
  flag_outside_a_tag,
  upper_case_in_tag_or_attribute,
  attribute_without_quotes,
  style_or_script_written_in_the_page,
  tags_are_not_balanced,
};

class Checker {
 public:
  constexpr Checker(std::string_view text, std::span<const Value> values) : text_(text), values_(values) {}

  // The pieces of the text between the holes go to `pieces`, one more than there are values.
  constexpr Fault run(std::span<std::string_view> pieces) {
    for (; at_ < text_.size() && fault_ == Fault::none; ++at_) {
      if (text_.substr(at_, 2) == "{}") {
        if (hole_ >= values_.size()) return Fault::number_of_holes_and_values_differ;
        hole();
        pieces[hole_++] = text_.substr(piece_at_, at_ - piece_at_);
        piece_at_ = ++at_ + 1;
      } else {
        step(text_[at_]);
      }
    }
    if (fault_ != Fault::none) return fault_;
    if (hole_ != values_.size()) return Fault::number_of_holes_and_values_differ;
    if (state_ != State::text || depth_ != 0) return Fault::tags_are_not_balanced;
    pieces[hole_] = text_.substr(piece_at_);
    return Fault::none;
  }

 private:
  enum class State : std::uint8_t { text, tag_name, tag, value, raw, comment };
  static constexpr std::size_t deepest = 64;

  static constexpr bool one_of(std::string_view name, std::span<const std::string_view> names) {
    for (const std::string_view known : names)
      if (name == known) return true;
    return false;
  }
  static constexpr bool is_link(std::string_view name) {
    constexpr std::array<std::string_view, 5> names{"href", "src", "action", "formaction", "poster"};
    return one_of(name, names);
  }
  static constexpr bool may_hold_values(std::string_view name) {
    constexpr std::array<std::string_view, 43> names{
        "accept",   "alt",   "autocomplete", "class",   "colspan", "cx",     "cy",        "d",           "datetime",
        "download", "for",   "form",         "headers", "height",  "id",     "inputmode", "label",       "lang",
        "list",     "max",   "maxlength",    "min",     "name",    "points", "pattern",   "placeholder", "r",
        "role",     "rows",  "rowspan",      "rx",      "size",    "start",  "step",      "tabindex",    "title",
        "type",     "value", "viewBox",      "width",   "x",       "y",      "y1"};
    return one_of(name, names) || name.starts_with("data-") || name.starts_with("aria-");
  }
  static constexpr bool is_void(std::string_view tag) {
    constexpr std::array<std::string_view, 11> names{"area", "br",   "col",    "hr",  "img",     "input",
                                                     "link", "meta", "source", "wbr", "!doctype"};
    return one_of(tag, names);
  }
  static constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
  static constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  constexpr void refuse(Fault fault) {
    if (fault_ == Fault::none) fault_ = fault;
  }

  constexpr void hole() {
    const Value value = values_[hole_];
    switch (state_) {
      case State::raw:
        return refuse(Fault::hole_inside_script_or_style);
      case State::comment:
        return refuse(Fault::hole_inside_comment);
      case State::tag_name:
        return refuse(Fault::hole_in_name_of_tag);
      case State::tag:
        if (text_[at_ - 1] == '=') return refuse(Fault::hole_in_unquoted_attribute);
        if (value != Value::flag) refuse(Fault::only_flag_may_stand_inside_a_tag);
        return;
      case State::value:
        return hole_in_value(value);
      case State::text:
        if (value == Value::flag) refuse(Fault::flag_outside_a_tag);
        if (value == Value::link) refuse(Fault::url_outside_a_link_attribute);
        return;
    }
  }

  constexpr void hole_in_value(Value value) {
    if (value == Value::markup) return refuse(Fault::markup_inside_an_attribute);
    if (value == Value::flag) return refuse(Fault::flag_outside_a_tag);
    if (is_link(attribute_)) {
      // The link fills the attribute alone: nothing before it could turn it into another kind of address.
      const bool alone = at_ == value_at_ && at_ + 2 < text_.size() && text_[at_ + 2] == quote_;
      if (value != Value::link || !alone) refuse(Fault::link_attribute_needs_a_url);
      return;
    }
    if (value == Value::link) return refuse(Fault::url_outside_a_link_attribute);
    if (!may_hold_values(attribute_) && !is_said_of_the_page()) refuse(Fault::attribute_may_not_hold_values);
  }

  // <meta name="description" content="{}">, and not <meta http-equiv="refresh" content="{}">, which leads elsewhere.
  constexpr bool is_said_of_the_page() const {
    const std::string_view before = text_.substr(0, at_);
    const std::string_view tag = before.substr(before.rfind('<'));
    return attribute_ == "content" && (tag.starts_with("<meta name=\"") || tag.starts_with("<meta property=\""));
  }

  constexpr void step(char c) {
    switch (state_) {
      case State::text:
        return step_in_text(c);
      case State::tag_name:
        return step_in_tag_name(c);
      case State::tag:
        return step_in_tag(c);
      case State::value:
        if (c == quote_) state_ = State::tag, name_at_ = at_ + 1;
        return;
      case State::raw:
        if (text_.substr(at_, 2) == "</") begin_tag();
        return;
      case State::comment:
        if (text_.substr(at_, 3) == "-->") state_ = State::text;
        return;
    }
  }

  constexpr void begin_tag() {
    state_ = State::tag_name;
    name_at_ = at_ + 1;
  }

  constexpr void step_in_text(char c) {
    if (c != '<') return;
    if (text_.substr(at_, 4) == "<!--") {
      state_ = State::comment;
    } else {
      begin_tag();
    }
  }

  constexpr void step_in_tag_name(char c) {
    if (is_capital(c)) return refuse(Fault::upper_case_in_tag_or_attribute);
    if (c != '>' && !is_space(c)) return;
    tag_ = text_.substr(name_at_, at_ - name_at_);
    state_ = State::tag;
    name_at_ = at_ + 1;
    has_source_ = false;
    if (c == '>') end_tag();
  }

  constexpr void step_in_tag(char c) {
    if (c == '>') return end_tag();
    if (is_capital(c) && text_.substr(name_at_, 7) != "viewBox") return refuse(Fault::upper_case_in_tag_or_attribute);
    if (c == '=') {
      attribute_ = text_.substr(name_at_, at_ - name_at_);
      if (attribute_ == "style" || attribute_.starts_with("on") || attribute_ == "srcdoc")
        return refuse(Fault::style_or_script_written_in_the_page);
      if (attribute_ == "src") has_source_ = true;
      const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
      if (next != '"' && next != '\'' && next != '{') refuse(Fault::attribute_without_quotes);
    } else if (c == '"' || c == '\'') {
      quote_ = c;
      state_ = State::value;
      value_at_ = at_ + 1;
    } else if (is_space(c)) {
      name_at_ = at_ + 1;
    }
  }

  constexpr void end_tag() {
    state_ = State::text;
    if (tag_.starts_with('/')) {
      if (depth_ == 0 || open_[--depth_] != tag_.substr(1)) refuse(Fault::tags_are_not_balanced);
      return;
    }
    if (tag_ == "style" || (tag_ == "script" && !has_source_)) refuse(Fault::style_or_script_written_in_the_page);
    if (is_void(tag_) || text_[at_ - 1] == '/') return;
    if (depth_ == deepest) return refuse(Fault::tags_are_not_balanced);
    open_[depth_++] = tag_;
    if (tag_ == "script") state_ = State::raw;
  }

  std::string_view text_;
  std::span<const Value> values_;
  std::size_t at_ = 0, hole_ = 0, piece_at_ = 0, name_at_ = 0, value_at_ = 0;
  State state_ = State::text;
  Fault fault_ = Fault::none;
  std::string_view tag_{}, attribute_{};
  bool has_source_ = false;
  char quote_ = 0;
  std::array<std::string_view, deepest> open_{};
  std::size_t depth_ = 0;
};

}  // namespace html
