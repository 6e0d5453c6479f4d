// SPDX-License-Identifier: AGPL-3.0-or-later
// Which channels an agency has, and what they must know. Credentials lie sealed.
#include <nlohmann/json.hpp>

#include "features/channels/service.h"
#include "features/channels/store_sql.h"
#include "vietnamese/text.h"

namespace channels {
namespace {

constexpr std::size_t longest_setting = 4'000;

std::string purpose_of(std::string_view agency, std::string_view code) {
  return "channel/" + std::string(agency) + "/" + std::string(code);
}

}  // namespace

std::vector<Channel> Service::channels(std::string_view tenant, std::string_view agency) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::channels, tenant, agency); });
  std::vector<Channel> all;
  for (const Kind& kind : kinds) {
    Channel channel;
    channel.code = kind.code;
    channel.is_on = kind.code == "site" || kind.way == Way::hand;  // they need nothing
    for (const db::Row& row : rows) {
      if (row.text("code") != kind.code) continue;
      channel.is_on = row.flag("is_on");
      const std::string plain = vault_.open(row.text("settings"), purpose_of(agency, kind.code)).value_or("{}");
      const nlohmann::json json = nlohmann::json::parse(plain, nullptr, false);
      if (!json.is_object()) continue;
      for (const auto& [name, value] : json.items())
        if (value.is_string()) channel.settings[name] = value.get<std::string>();
    }
    all.push_back(std::move(channel));
  }
  return all;
}

Channel Service::channel(std::string_view tenant, std::string_view agency, std::string_view code) const {
  for (Channel& channel : channels(tenant, agency))
    if (channel.code == code) return std::move(channel);
  return {};
}

base::Result<bool> Service::save(const base::Actor& actor, const Channel& given) {
  if (kind_of(given.code) == nullptr) return base::Error{base::ErrorKind::not_found, "Không có kênh này.", {}};
  const Channel was = channel(actor.tenant, actor.agency, given.code);
  nlohmann::json json = was.settings;  // what the machine keeps there stays
  for (const Setting& setting : settings) {
    if (setting.channel != given.code) continue;
    const auto found = given.settings.find(setting.name);
    std::string value(found == given.settings.end() ? std::string_view{} : vietnamese::trim(found->second));
    if (value.size() > longest_setting)
      return base::Error{base::ErrorKind::invalid, "Giá trị dài quá 4.000 ký tự.", std::string(setting.name)};
    if (value.empty() && setting.is_secret)
      if (const auto old = was.settings.find(setting.name); old != was.settings.end()) value = old->second;
    if (value.empty() && given.is_on)
      return base::Error{base::ErrorKind::invalid, "Muốn bật kênh, hãy điền mục này.", std::string(setting.name)};
    json[std::string(setting.name)] = value;
  }
  const std::string sealed = vault_.seal(json.dump(), purpose_of(actor.agency, given.code));
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::save_channel, actor.tenant, actor.agency, given.code, given.is_on, sealed);
    audit_.record(c, actor, "channel.save", given.code,
                  std::string(given.is_on ? "Bật" : "Tắt") + " kênh “" + std::string(kind_of(given.code)->word) + "”.");
    return true;
  });
}

void Service::keep_setting(std::string_view tenant, std::string_view agency, std::string_view code,
                           const std::map<std::string, std::string>& values) {
  Channel of = channel(tenant, agency, code);
  for (const auto& [name, value] : values) of.settings[name] = value;
  const std::string sealed = vault_.seal(nlohmann::json(of.settings).dump(), purpose_of(agency, code));
  database_.write([&](db::Connection& c) { c.run(sql::save_channel, tenant, agency, code, of.is_on, sealed); });
}

}  // namespace channels
