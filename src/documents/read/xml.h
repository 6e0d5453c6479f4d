// SPDX-License-Identifier: AGPL-3.0-or-later
// XML of office files, parsed with its limits: no document type (so no entities of its own), no depth without end.
#pragma once
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/read/read.h"

namespace documents {

class Xml {
 public:
  // Element names are given the prefix `prefix` where they belong to one of the namespaces, however the file calls it.
  struct Namespace {
    std::string_view prefix{};
    std::string_view uri_end{};  // how the address of the namespace ends
  };
  static base::Result<Xml> parse(std::string content, const Limits& limits, const Namespace* main = nullptr);

  pugi::xml_node root() const { return tree_->document_element(); }

 private:
  Xml(std::unique_ptr<std::string> content, std::unique_ptr<pugi::xml_document> tree)
      : content_(std::move(content)), tree_(std::move(tree)) {}
  std::unique_ptr<std::string> content_;  // the tree points into it
  std::unique_ptr<pugi::xml_document> tree_;
};

inline bool is(const pugi::xml_node& node, std::string_view name) { return name == node.name(); }
inline std::string_view value(const pugi::xml_node& node, const char* attribute) {
  return node.attribute(attribute).as_string();
}

// A switch such as <w:b/> or <w:b w:val="0"/>; nothing where it is absent.
std::optional<bool> toggle(const pugi::xml_node& properties, const char* name);

}  // namespace documents
