// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/said.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace social {

using Json = nlohmann::json;

struct Said::Tree {
  Json root;
};

namespace {

const Json* at(const Json& root, std::string_view path) {
  const Json* here = &root;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string name(path.substr(0, slash));
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    if (!here->is_object()) return nullptr;
    const auto found = here->find(name);
    if (found == here->end()) return nullptr;
    here = &*found;
  }
  return here;
}

std::optional<std::int64_t> whole(const Json& json) {
  if (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) return {};
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (!json.is_string()) return {};
  const std::string& text = json.get_ref<const std::string&>();
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

// Every value with its name, without recursion: the depth is theirs to choose.
template <class Visit>
void walk(const Json& root, Visit visit) {
  std::vector<const Json*> open{&root};
  while (!open.empty()) {
    const Json& here = *open.back();
    open.pop_back();
    if (!here.is_structured()) continue;
    for (auto inner = here.begin(); inner != here.end(); ++inner) {
      visit(here.is_object() ? std::string_view(inner.key()) : std::string_view(), *inner);
      open.push_back(&*inner);
    }
  }
}

bool is_word(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool goes_on(std::string_view rest) {  // the link is longer than what was found
  if (rest.empty()) return false;
  if (is_word(rest[0]) || std::string_view("-_~%=&+").find(rest[0]) != std::string_view::npos) return true;
  if (rest.starts_with("?fbclid=") || rest.starts_with("?utm_")) return false;
  return rest.size() > 1 && std::string_view("/.,:;?!@#").find(rest[0]) != std::string_view::npos &&
         (is_word(rest[1]) || rest[1] == '%');
}

}  // namespace

std::optional<Said> Said::parse(const std::string& bytes) {
  Json root = Json::parse(bytes, nullptr, false);
  if (!root.is_object()) return std::nullopt;
  Said said;
  said.tree_ = std::make_shared<const Tree>(Tree{std::move(root)});
  return said;
}

std::string Said::text(std::string_view path) const {
  const Json* found = at(tree_->root, path);
  if (found == nullptr) return {};
  if (found->is_string()) return found->get<std::string>();
  const auto number = whole(*found);
  return number ? std::to_string(*number) : std::string();
}

std::optional<std::int64_t> Said::number(std::string_view path) const {
  const Json* found = at(tree_->root, path);
  return found == nullptr ? std::nullopt : whole(*found);
}

bool Said::is_true(std::string_view path) const {
  const Json* found = at(tree_->root, path);
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

bool Said::has(std::string_view path) const { return at(tree_->root, path) != nullptr; }

std::vector<Said> Said::list(std::string_view path) const {
  std::vector<Said> out;
  const Json* found = at(tree_->root, path);
  if (found == nullptr || !found->is_array()) return out;
  for (const Json& entry : *found) {
    if (!entry.is_object()) continue;
    Said said;
    said.tree_ = std::make_shared<const Tree>(Tree{entry});
    out.push_back(std::move(said));
  }
  return out;
}

std::optional<std::int64_t> Said::greatest(std::string_view name) const {
  std::optional<std::int64_t> most;
  walk(tree_->root, [&](std::string_view called, const Json& value) {
    if (called != name) return;
    const auto number = whole(value);
    if (number && (!most || *number > *most)) most = number;
  });
  return most;
}

bool Said::mentions(std::string_view link) const {
  bool does = false;
  walk(tree_->root, [&](std::string_view, const Json& value) {
    does = does || (value.is_string() && holds_link(value.get_ref<const std::string&>(), link));
  });
  return does;
}

bool holds_link(std::string_view text, std::string_view link) {
  while (!link.empty() && link.back() == '/') link.remove_suffix(1);
  if (link.empty()) return false;
  for (std::size_t at = text.find(link); at != std::string_view::npos; at = text.find(link, at + 1))
    if (!goes_on(text.substr(at + link.size()))) return true;
  return false;
}

}  // namespace social
