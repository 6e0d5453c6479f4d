// SPDX-License-Identifier: AGPL-3.0-or-later
// What the other side said, as JSON, read without trust: a missing or strangely typed field is absent, never a fault.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace social {

class Said {
 public:
  // An object; nothing where the bytes are something else.
  static std::optional<Said> parse(const std::string& bytes);

  // A path is names joined by "/": "data/id". Whole numbers and texts of digits are the same here.
  std::string text(std::string_view path) const;
  std::optional<std::int64_t> number(std::string_view path) const;
  bool is_true(std::string_view path) const;
  bool has(std::string_view path) const;
  std::vector<Said> list(std::string_view path) const;                // the objects of an array
  std::optional<std::int64_t> greatest(std::string_view name) const;  // of all numbers under that name, at any depth
  bool mentions(std::string_view link) const;                         // any text at any depth holds that link

 private:
  struct Tree;
  std::shared_ptr<const Tree> tree_{};
};

// Whether the text holds that link and not only a longer one that begins with it: "…/tin/1" is not in "…/tin/12". What
// the channels append ("?fbclid=", "?utm_") does not count.
bool holds_link(std::string_view text, std::string_view link);

}  // namespace social
