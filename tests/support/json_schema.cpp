// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/json_schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

namespace support {
namespace {

using Json = nlohmann::json;

class Checker {
 public:
  explicit Checker(const Json& root) : root_(root) {}

  std::string check(const Json& schema, const Json& value, const std::string& at) const {
    if (schema.is_boolean()) return schema.get<bool>() ? "" : at + ": nothing is allowed here";
    for (const auto& [keyword, rule] : schema.items()) {
      std::string breach = keep(schema, keyword, rule, value, at);
      if (!breach.empty()) return breach;
    }
    return {};
  }

 private:
  std::string keep(const Json& schema, const std::string& keyword, const Json& rule, const Json& value,
                   const std::string& at) const {
    static const std::set<std::string> words = {"$schema", "$id", "$defs", "title", "description"};
    if (words.contains(keyword)) return {};
    if (keyword == "$ref") return check(root_.at(Json::json_pointer(rule.get<std::string>().substr(1))), value, at);
    if (keyword == "oneOf") {
      const auto fits =
          std::count_if(rule.begin(), rule.end(), [&](const Json& one) { return check(one, value, at).empty(); });
      return fits == 1 ? "" : at + ": " + std::to_string(fits) + " of the alternatives fit " + value.dump();
    }
    if (keyword == "type") return is_of(rule, value) ? "" : at + ": " + value.dump() + " is not " + rule.dump();
    if (keyword == "const") return value == rule ? "" : at + ": " + value.dump() + " is not " + rule.dump();
    if (keyword == "enum")
      return std::find(rule.begin(), rule.end(), value) != rule.end() ? "" : at + ": unknown " + value.dump();
    if (keyword == "pattern" || keyword == "minimum") return keep_scalar(keyword, rule, value, at);
    if (keyword == "properties" || keyword == "required" || keyword == "additionalProperties")
      return value.is_object() ? keep_object(schema, keyword, rule, value, at) : "";
    if (keyword == "items" || keyword == "prefixItems" || keyword == "minItems" || keyword == "maxItems")
      return value.is_array() ? keep_array(schema, keyword, rule, value, at) : "";
    return at + ": the checker does not know the keyword " + keyword;
  }

  static std::string keep_scalar(const std::string& keyword, const Json& rule, const Json& value,
                                 const std::string& at) {
    if (keyword == "pattern" && value.is_string() &&
        !std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())))
      return at + ": " + value.dump() + " does not match " + rule.dump();
    if (keyword == "minimum" && value.is_number() && value < rule) return at + ": " + value.dump() + " is too small";
    return {};
  }

  std::string keep_object(const Json& schema, const std::string& keyword, const Json& rule, const Json& value,
                          const std::string& at) const {
    if (keyword == "required") {
      for (const Json& name : rule)
        if (!value.contains(name.get<std::string>())) return at + ": " + name.dump() + " is missing";
      return {};
    }
    for (const auto& [name, member] : value.items()) {
      const Json& known = schema.value("properties", Json::object());
      if (keyword == "additionalProperties" && !rule.get<bool>() && !known.contains(name))
        return at + ": \"" + name + "\" is not foreseen";
      if (keyword != "properties" || !rule.contains(name)) continue;
      std::string breach = check(rule.at(name), member, at + "/" + name);
      if (!breach.empty()) return breach;
    }
    return {};
  }

  std::string keep_array(const Json& schema, const std::string& keyword, const Json& rule, const Json& value,
                         const std::string& at) const {
    if (keyword == "minItems") return value.size() >= rule ? "" : at + ": too few";
    if (keyword == "maxItems") return value.size() <= rule ? "" : at + ": too many";
    const std::size_t fixed = schema.contains("prefixItems") ? schema.at("prefixItems").size() : 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if ((keyword == "prefixItems") != (i < fixed)) continue;
      std::string breach = check(i < fixed ? rule.at(i) : rule, value.at(i), at + "/" + std::to_string(i));
      if (!breach.empty()) return breach;
    }
    return {};
  }

  static bool is_of(const Json& type, const Json& value) {
    if (type.is_array())
      return std::any_of(type.begin(), type.end(), [&](const Json& one) { return is_of(one, value); });
    return (type == "null" && value.is_null()) || (type == "object" && value.is_object()) ||
           (type == "array" && value.is_array()) || (type == "string" && value.is_string()) ||
           (type == "boolean" && value.is_boolean()) || (type == "integer" && value.is_number_integer()) ||
           (type == "number" && value.is_number());
  }

  const Json& root_;
};

}  // namespace

std::string schema_breach(const std::string& schema, const std::string& json) {
  const Json root = Json::parse(schema);
  return Checker(root).check(root, Json::parse(json), "");
}

}  // namespace support
