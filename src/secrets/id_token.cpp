// SPDX-License-Identifier: AGPL-3.0-or-later
#include "secrets/id_token.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/hash.h"
#include "secrets/token_keys.h"
#include "secrets/vault.h"

namespace secrets {
namespace {

using base::Error;
using base::ErrorKind;
using Json = nlohmann::json;

constexpr std::size_t longest_token = 64u << 10, longest_subject = 255;

Error refused(const char* sentence) { return {ErrorKind::forbidden, sentence, {}}; }
Error unsigned_token() { return refused("Chữ ký của hệ thống đăng nhập bên ngoài không hợp lệ."); }

Json json_from(std::string_view text) { return Json::parse(text, nullptr, false); }

std::string text_at(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::int64_t> number_at(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  const double number = found->get<double>();
  constexpr double far = 1e12;
  if (!(number > -far && number < far)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

bool is_for_signatures(const Json& key, std::string_view algorithm) {
  const std::string use = text_at(key, "use"), fixed = text_at(key, "alg");
  return key.is_object() && text_at(key, "kty") == (algorithm == "RS256" ? "RSA" : "EC") &&
         (use.empty() || use == "sig") && (fixed.empty() || fixed == algorithm);
}

bool fits(const Json& key, std::string_view algorithm, std::string_view text, std::string_view signature) {
  const auto bytes = [&](const char* name) { return from_base64url(text_at(key, name)).value_or(""); };
  if (algorithm == "RS256") return rs256_fits({bytes("n"), bytes("e")}, text, signature);
  return text_at(key, "crv") == "P-256" && es256_fits({bytes("x"), bytes("y")}, text, signature);
}

// The key that the head names; where it names none, the only one of its kind.
base::Result<Json> key_for(const Json& head, std::string_view keys) {
  const Json set = json_from(keys);
  if (!set.is_object() || !set.contains("keys") || !set["keys"].is_array())
    return refused("Hệ thống đăng nhập bên ngoài không công bố khóa hợp lệ.");
  const std::string name = text_at(head, "kid"), algorithm = text_at(head, "alg");
  std::vector<Json> fitting;
  for (const Json& key : set["keys"])
    if (is_for_signatures(key, algorithm) && (name.empty() || text_at(key, "kid") == name)) fitting.push_back(key);
  if (fitting.size() == 1) return fitting.front();
  return Error{fitting.empty() ? ErrorKind::not_found : ErrorKind::forbidden,
               "Hệ thống đăng nhập bên ngoài ký bằng một khóa không rõ.",
               {}};
}

bool names(const Json& claims, const std::string& audience) {
  const auto found = claims.find("aud");
  if (found == claims.end()) return false;
  const std::string party = text_at(claims, "azp");
  if (!party.empty() && party != audience) return false;
  if (found->is_string()) return found->get<std::string>() == audience;
  if (!found->is_array()) return false;
  const bool is_named = std::any_of(found->begin(), found->end(), [&](const Json& one) { return one == audience; });
  return is_named && (found->size() == 1 || party == audience);  // of several, it must say for whom
}

std::optional<Error> fault_of(const Json& claims, const TokenDemands& demands) {
  if (text_at(claims, "iss") != demands.issuer)
    return refused("Thông tin đăng nhập không phải do hệ thống đã cấu hình cấp.");
  if (!names(claims, demands.audience)) return refused("Thông tin đăng nhập được cấp cho một phần mềm khác.");
  const auto until = number_at(claims, "exp"), since = number_at(claims, "nbf"), made = number_at(claims, "iat");
  if (!until || *until + demands.leeway <= demands.now)
    return refused("Thông tin đăng nhập đã hết hạn; xin đăng nhập lại.");
  if ((since && *since - demands.leeway > demands.now) || (made && *made - demands.leeway > demands.now))
    return refused("Đồng hồ của hệ thống đăng nhập bên ngoài và của máy chủ này lệch nhau.");
  if (demands.nonce.empty() || !same(text_at(claims, "nonce"), demands.nonce))
    return refused("Thông tin đăng nhập không thuộc lượt đăng nhập này; xin đăng nhập lại.");
  return std::nullopt;
}

base::Result<Identity> identity_of(const Json& claims) {
  Identity identity;
  identity.subject = text_at(claims, "sub");
  if (identity.subject.empty() || identity.subject.size() > longest_subject)
    return refused("Hệ thống đăng nhập bên ngoài không nói người đăng nhập là ai.");
  identity.email = text_at(claims, "email");
  const auto verified = claims.find("email_verified");
  identity.is_email_verified = verified != claims.end() && (*verified == Json(true) || *verified == Json("true"));
  return identity;
}

}  // namespace

base::Result<Identity> identity_in(std::string_view token, std::string_view keys, const TokenDemands& demands) {
  const std::size_t first = token.find('.'), second = token.rfind('.');
  if (token.size() > longest_token || first == std::string_view::npos || first == second ||
      token.find('.', first + 1) != second)
    return unsigned_token();
  const auto head_text = from_base64url(token.substr(0, first));
  const auto body_text = from_base64url(token.substr(first + 1, second - first - 1));
  const auto signature = from_base64url(token.substr(second + 1));
  if (!head_text || !body_text || !signature) return unsigned_token();
  const Json head = json_from(*head_text);
  if (!head.is_object() || head.contains("crit")) return unsigned_token();
  const std::string algorithm = text_at(head, "alg");
  if (algorithm != "RS256" && algorithm != "ES256") return unsigned_token();
  const base::Result<Json> key = key_for(head, keys);
  if (!key) return key.error();
  if (!fits(*key, algorithm, token.substr(0, second), *signature)) return unsigned_token();
  const Json claims = json_from(*body_text);
  if (!claims.is_object()) return unsigned_token();
  if (auto fault = fault_of(claims, demands)) return *fault;
  return identity_of(claims);
}

base::Result<Identity> identity_in_user_info(std::string_view json) {
  const Json claims = json_from(json);
  if (!claims.is_object()) return refused("Hệ thống đăng nhập bên ngoài trả lời không đúng quy cách.");
  return identity_of(claims);
}

std::string base64url(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  unsigned held = 0, bits = 0;
  for (const char c : bytes) {
    held = (held << 8U | static_cast<unsigned char>(c)) & 0xFFFFU;
    for (bits += 8; bits >= 6; bits -= 6) text += letters[held >> (bits - 6) & 63U];
  }
  if (bits > 0) text += letters[held << (6 - bits) & 63U];
  return text;
}

std::string challenge_of(std::string_view verifier) {
  std::string bytes;
  const std::string hash = base::sha256_hex(verifier);
  constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t i = 0; i + 1 < hash.size(); i += 2)
    bytes += static_cast<char>(digits.find(hash[i]) * 16 + digits.find(hash[i + 1]));
  return base64url(bytes);
}

}  // namespace secrets
