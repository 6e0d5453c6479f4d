// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/xml.h"

#include <utility>

namespace documents {
namespace {

// The node that follows in the order of the text; keeps count of the depth.
pugi::xml_node next_node(pugi::xml_node node, int& depth) {
  if (node.first_child()) {
    ++depth;
    return node.first_child();
  }
  while (node && !node.next_sibling()) {
    node = node.parent();
    --depth;
  }
  return node ? node.next_sibling() : node;
}

bool is_too_deep(const pugi::xml_node& root, int limit) {
  int depth = 1;
  for (pugi::xml_node node = root; node && depth > 0; node = next_node(node, depth))
    if (depth > limit && node.type() == pugi::node_element) return true;
  return false;
}

// The prefix that the file gives to the namespace, where it is not the usual one.
std::string unusual_prefix(const pugi::xml_node& root, const Xml::Namespace& wanted) {
  for (const pugi::xml_attribute& attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    if (!std::string_view(attribute.value()).ends_with(wanted.uri_end)) continue;
    if (name == "xmlns") return ":";
    if (name.starts_with("xmlns:") && name.substr(6) != wanted.prefix) return std::string(name.substr(6)) + ":";
  }
  return {};
}

void rename(const pugi::xml_node& root, std::string_view old_prefix, std::string_view prefix) {
  const auto renamed = [&](std::string_view name) -> std::string {
    if (old_prefix == ":")
      return name.find(':') == std::string_view::npos ? std::string(prefix) + ":" + std::string(name) : std::string();
    return name.starts_with(old_prefix) ? std::string(prefix) + ":" + std::string(name.substr(old_prefix.size()))
                                        : std::string();
  };
  int depth = 1;
  for (pugi::xml_node node = root; node && depth > 0; node = next_node(node, depth)) {
    if (node.type() != pugi::node_element) continue;
    const std::string name = renamed(node.name());
    if (!name.empty()) node.set_name(name.c_str());
    for (pugi::xml_attribute attribute : node.attributes()) {
      const std::string attribute_name = old_prefix == ":" ? std::string() : renamed(attribute.name());
      if (!attribute_name.empty()) attribute.set_name(attribute_name.c_str());
    }
  }
}

}  // namespace

base::Result<Xml> Xml::parse(std::string content, const Limits& limits, const Namespace* main) {
  const auto refusal = [](const char* sentence) { return base::Error{base::ErrorKind::invalid, sentence}; };
  if (content.find("<!DOCTYPE") != std::string::npos)
    return refusal("Tệp chứa khai báo XML không an toàn nên bị từ chối.");
  auto kept = std::make_unique<std::string>(std::move(content));
  auto tree = std::make_unique<pugi::xml_document>();
  const pugi::xml_parse_result parsed =
      tree->load_buffer_inplace(kept->data(), kept->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed || !tree->document_element()) return refusal("Nội dung bên trong tệp bị hỏng nên không đọc được.");
  if (is_too_deep(tree->document_element(), limits.nesting))
    return refusal("Cấu trúc bên trong tệp lồng nhau quá sâu nên bị từ chối để bảo đảm an toàn.");
  if (main != nullptr) {
    const std::string prefix = unusual_prefix(tree->document_element(), *main);
    if (!prefix.empty()) rename(tree->document_element(), prefix, main->prefix);
  }
  return Xml(std::move(kept), std::move(tree));
}

std::optional<bool> toggle(const pugi::xml_node& properties, const char* name) {
  const pugi::xml_node node = properties.child(name);
  if (!node) return std::nullopt;
  const std::string_view state = node.attribute("w:val").as_string("1");
  return state != "0" && state != "false" && state != "off";
}

}  // namespace documents
