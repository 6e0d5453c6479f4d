// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/openid.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ids.h"

namespace accounts {
namespace {

using base::Error;
using base::ErrorKind;
using Json = nlohmann::json;

constexpr std::int64_t provider_ms = base::ms_per_hour;        // then it is asked anew what it can do
constexpr std::int64_t between_keys_ms = base::ms_per_minute;  // strangers cannot make us ask more often
constexpr std::int64_t memory_ms = 10 * base::ms_per_minute;   // in which a person must have come back
constexpr std::string_view purpose = "openid/sign-in";

Error refused(const char* sentence) { return {ErrorKind::forbidden, sentence, {}}; }
Error not_understood() { return refused("Hệ thống đăng nhập bên ngoài trả lời không đúng quy cách."); }
Error not_reached() {
  return refused("Không kết nối được với hệ thống đăng nhập bên ngoài; hãy thử lại sau hoặc đăng nhập bằng mật khẩu.");
}

std::string text_at(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

base::Result<Json> object_in(const base::Result<fetch::Page>& page) {
  constexpr int good = 200;
  if (!page) return not_reached();
  Json json = Json::parse(page->body, nullptr, false);
  if (page->status != good || !json.is_object()) return not_understood();
  return json;
}

OpenId::Net net_to(const std::string& issuer) {
  fetch::Limits limits;
  limits.bytes = 1u << 20;
  limits.seconds = 10;
  limits.redirects = 0;
  limits.inside_origin = fetch::origin_of(issuer);
  return {[limits](const std::string& url, const fetch::Credentials& credentials) {
            return fetch::get(url, limits, credentials);
          },
          [limits](const std::string& url, const fetch::Form& form, const fetch::Credentials& credentials) {
            return fetch::post(url, form, limits, credentials);
          }};
}

}  // namespace

std::string without_slash(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

bool may_be_issuer(std::string_view address) {
  const std::string origin = fetch::origin_of(std::string(address));
  return origin.starts_with("https://") || origin.starts_with("http://127.0.0.1:") ||
         origin.starts_with("http://localhost:") || origin.starts_with("http://[::1]:");
}

OpenId::OpenId(OpenIdConfig config, Service& accounts, const secrets::Vault& vault, base::Clock clock)
    : OpenId(config, accounts, vault, std::move(clock), net_to(config.issuer)) {}

OpenId::OpenId(OpenIdConfig config, Service& accounts, const secrets::Vault& vault, base::Clock clock, Net net)
    : config_(std::move(config)), accounts_(accounts), vault_(vault), clock_(std::move(clock)), net_(std::move(net)) {
  config_.public_address = without_slash(config_.public_address);
}

// What the provider says about itself. Every address of it must be one that an issuer may have.
base::Result<OpenId::Provider> OpenId::provider() {
  {
    const std::lock_guard lock(mutex_);
    if (known_ && clock_() - known_->known_at < provider_ms) return *known_;
  }
  const base::Result<Json> said =
      object_in(net_.get(without_slash(config_.issuer) + "/.well-known/openid-configuration", {}));
  if (!said) return said.error();
  if (text_at(*said, "issuer") != config_.issuer) return not_understood();
  Provider provider;
  provider.authorization = text_at(*said, "authorization_endpoint");
  provider.token = text_at(*said, "token_endpoint");
  provider.user_info = text_at(*said, "userinfo_endpoint");
  provider.keys_address = text_at(*said, "jwks_uri");
  for (const std::string& address : {provider.authorization, provider.token, provider.keys_address})
    if (!may_be_issuer(address)) return not_understood();
  if (!may_be_issuer(provider.user_info)) provider.user_info.clear();
  if (const auto ways = said->find("token_endpoint_auth_methods_supported"); ways != said->end() && ways->is_array())
    provider.takes_basic = std::find(ways->begin(), ways->end(), Json("client_secret_basic")) != ways->end();
  const auto names = said->find("authorization_response_iss_parameter_supported");
  provider.names_issuer = names != said->end() && *names == Json(true);
  provider.known_at = clock_();
  const std::lock_guard lock(mutex_);
  if (known_ && known_->keys_address == provider.keys_address)
    provider.keys = known_->keys, provider.keys_at = known_->keys_at;
  known_ = provider;
  return provider;
}

// Asked for where there are none yet, or where a token was signed with one that is not among them.
base::Result<std::string> OpenId::newer_keys(const Provider& of) {
  if (!of.keys.empty() && clock_() - of.keys_at < between_keys_ms)
    return refused("Hệ thống đăng nhập bên ngoài ký bằng một khóa không rõ.");
  const base::Result<Json> keys = object_in(net_.get(of.keys_address, {}));
  if (!keys) return keys.error();
  const std::lock_guard lock(mutex_);
  if (known_) known_->keys = keys->dump(), known_->keys_at = clock_();
  return keys->dump();
}

base::Result<OpenId::Departure> OpenId::depart(std::string_view then) {
  if (!is_on()) return refused("Máy chủ này không dùng hệ thống đăng nhập bên ngoài.");
  const base::Result<Provider> known = provider();
  if (!known) return known.error();
  const std::string state = base::random_secret(), nonce = base::random_secret(), verifier = base::random_secret(2);
  const std::string question = fetch::form_encoded({{"response_type", "code"},
                                                    {"client_id", config_.client},
                                                    {"redirect_uri", return_address()},
                                                    {"scope", "openid email"},
                                                    {"state", state},
                                                    {"nonce", nonce},
                                                    {"code_challenge", secrets::challenge_of(verifier)},
                                                    {"code_challenge_method", "S256"}});
  const bool has_query = known->authorization.find('?') != std::string::npos;
  const Json memory{
      {"state", state}, {"nonce", nonce}, {"verifier", verifier}, {"then", then}, {"until", clock_() + memory_ms}};
  return Departure{known->authorization + (has_query ? "&" : "?") + question,
                   vault_.seal(memory.dump(-1, ' ', false, Json::error_handler_t::replace), purpose)};
}

std::optional<OpenId::Memory> OpenId::remembered(std::string_view sealed) const {
  const std::optional<std::string> opened = vault_.open(sealed, purpose);
  if (!opened) return std::nullopt;
  const Json memory = Json::parse(*opened, nullptr, false);
  if (!memory.is_object() || memory.value("until", std::int64_t{0}) < clock_()) return std::nullopt;
  return Memory{text_at(memory, "state"), text_at(memory, "nonce"), text_at(memory, "verifier"),
                text_at(memory, "then")};
}

base::Result<secrets::Identity> OpenId::checked(const Provider& provider, const Memory& memory,
                                                const std::string& token) {
  secrets::TokenDemands demands;
  demands.issuer = config_.issuer;
  demands.audience = config_.client;
  demands.nonce = memory.nonce;
  demands.now = clock_() / base::ms_per_second;
  if (!provider.keys.empty()) {
    const base::Result<secrets::Identity> who = secrets::identity_in(token, provider.keys, demands);
    if (who || who.error().kind != ErrorKind::not_found) return who;
  }
  const base::Result<std::string> keys = newer_keys(provider);
  if (!keys) return keys.error();
  base::Result<secrets::Identity> who = secrets::identity_in(token, *keys, demands);
  if (!who) return refused(who.error().message.c_str());
  return who;
}

base::Result<secrets::Identity> OpenId::identity(const Provider& provider, const Memory& memory,
                                                 std::string_view code) {
  fetch::Form form{{"grant_type", "authorization_code"},
                   {"code", std::string(code)},
                   {"redirect_uri", return_address()},
                   {"code_verifier", memory.verifier}};
  fetch::Credentials us;
  if (!config_.secret.empty() && provider.takes_basic) {
    const auto encoded = [](const std::string& text) { return fetch::form_encoded({{"", text}}).substr(1); };
    us.name = encoded(config_.client);
    us.password = encoded(config_.secret);
  } else {
    form.emplace_back("client_id", config_.client);
    if (!config_.secret.empty()) form.emplace_back("client_secret", config_.secret);
  }
  const base::Result<Json> answer = object_in(net_.post(provider.token, form, us));
  if (!answer) return answer.error();
  base::Result<secrets::Identity> who = checked(provider, memory, text_at(*answer, "id_token"));
  if (!who || !who->email.empty() || provider.user_info.empty()) return who;
  // The address may stand in the user info only; that must be about the same person.
  fetch::Credentials theirs;
  theirs.bearer = text_at(*answer, "access_token");
  const base::Result<Json> info = object_in(net_.get(provider.user_info, theirs));
  if (!info) return info.error();
  const base::Result<secrets::Identity> more = secrets::identity_in_user_info(info->dump());
  if (!more || more->subject != who->subject) return not_understood();
  return more;
}

base::Result<OpenId::Arrival> OpenId::arrive(const Return& back) {
  const std::optional<Memory> memory = is_on() ? remembered(back.memory) : std::nullopt;
  if (!memory || memory->state.empty() || !secrets::same(memory->state, back.state))
    return refused("Lượt đăng nhập này đã hết hạn hoặc không bắt đầu từ trình duyệt này; xin đăng nhập lại.");
  if (!back.error.empty())
    return refused(back.error == "access_denied" ? "Bạn đã không đồng ý đăng nhập ở hệ thống bên ngoài."
                                                 : "Hệ thống đăng nhập bên ngoài đã từ chối lượt đăng nhập này.");
  const base::Result<Provider> known = provider();
  if (!known) return known.error();
  const bool is_other = back.issuer.empty() ? known->names_issuer : back.issuer != config_.issuer;
  if (is_other || back.code.empty()) return not_understood();
  const base::Result<secrets::Identity> who = identity(*known, *memory, back.code);
  if (!who) return who.error();
  if (who->email.empty() || !who->is_email_verified)
    return refused("Hệ thống đăng nhập bên ngoài chưa xác minh địa chỉ thư điện tử của bạn.");
  base::Result<SignedIn> in = accounts_.sign_in_as(who->email, config_.issuer, back.address, back.browser);
  if (!in) return in.error();
  return Arrival{std::move(*in), memory->then};
}

}  // namespace accounts
