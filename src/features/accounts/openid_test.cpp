// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing in by another system, as the provider and the browser may behave. What tokens must say:
// secrets/id_token_test.
#include "features/accounts/openid.h"

#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <map>
#include <nlohmann/json.hpp>

#include "secrets/passwords.h"
#include "support/engines.h"

namespace {

using Json = nlohmann::json;
using accounts::OpenId;

const std::string issuer = "https://id.example.vn";

// The key of the provider, made once: that takes a while.
EVP_PKEY* provider_key() {
  static EVP_PKEY* const key = EVP_RSA_gen(2048);
  return key;
}

std::string number_of(const char* name) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(provider_key(), name, &number);
  std::string out(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, reinterpret_cast<unsigned char*>(out.data()));
  BN_free(number);
  return secrets::base64url(out);
}

std::string token_of(const Json& claims, const char* key) {
  const std::string text =
      secrets::base64url(Json{{"alg", "RS256"}, {"kid", key}}.dump()) + "." + secrets::base64url(claims.dump());
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, provider_key());
  EVP_DigestSign(context, nullptr, &size, bytes, text.size());
  std::string out(size, '\0');
  EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size, bytes, text.size());
  EVP_MD_CTX_free(context);
  return text + "." + secrets::base64url(out);
}

std::string value_in(const std::string& address, const std::string& name) {
  const std::size_t at = address.find(name + "=");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 1;
  return address.substr(from, address.find('&', from) - from);
}

class OpenIdSignIn : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    secrets::use_cheap_passwords();
    audit.emplace(db(), clock);
    vault.emplace(folder() / "key");
    service.emplace(db(), *audit, *vault, clock);
    accounts::NewAccount person;
    person.agency = person.unit = "u";
    person.name = "Trần Thị Điều Phối";
    person.email = "office@example.vn";
    person.grants.push_back({"u", base::Role::office});
    service->found("t", person, "mot mat khau rat dai");
    accounts::OpenIdConfig config;
    config.issuer = issuer;
    config.client = "lan toa";
    config.secret = "s3:cret";
    config.public_address = "https://lantoa.example.vn/";
    config.name = "Tài khoản công vụ";
    OpenId::Net net;
    net.get = [this](const std::string& url, const fetch::Credentials& c) { return got(url, c); };
    net.post = [this](const std::string& url, const fetch::Form& form, const fetch::Credentials& c) {
      posted = form;
      credentials = c;
      return got(url, c);
    };
    openid.emplace(config, *service, *vault, clock, net);
    discovery = {{"issuer", issuer},
                 {"authorization_endpoint", issuer + "/auth"},
                 {"token_endpoint", issuer + "/token"},
                 {"userinfo_endpoint", issuer + "/me"},
                 {"jwks_uri", issuer + "/keys"}};
    publish("k1");
    claims = {{"iss", issuer},           {"aud", "lan toa"},  {"sub", "s1"},
              {"exp", now / 1000 + 300}, {"iat", now / 1000}, {"email", "Office@Example.vn"},
              {"email_verified", true}};
  }
  void publish(const char* name) {
    keys = Json{{"keys",
                 {{{"kty", "RSA"},
                   {"kid", name},
                   {"n", number_of(OSSL_PKEY_PARAM_RSA_N)},
                   {"e", number_of(OSSL_PKEY_PARAM_RSA_E)}}}}};
  }
  base::Result<fetch::Page> got(const std::string& url, const fetch::Credentials& with) {
    ++asked[url];
    fetch::Page page;
    page.status = 200;
    if (url == issuer + "/.well-known/openid-configuration") {
      page.body = discovery.dump();
    } else if (url == issuer + "/keys") {
      page.body = keys.dump();
    } else if (url == issuer + "/me") {
      EXPECT_EQ(with.bearer, "at1");
      page.body = user_info.dump();
    } else if (url == issuer + "/token") {
      page.status = token_status;
      page.body = Json{{"access_token", "at1"}, {"id_token", token_of(claims, key_name)}}.dump();
    } else {
      return base::Error{base::ErrorKind::invalid, "không có", {}};
    }
    return page;
  }
  // The whole way, as a browser goes it. The sentence of the refusal; empty where somebody is signed in.
  std::string sign_in() {
    const auto departure = openid->depart("/nghia-vu");
    if (!departure) return departure.error().message;
    left = departure->address;
    claims["nonce"] = value_in(left, "nonce");
    OpenId::Return back;
    const std::string state = value_in(left, "state");
    back.code = "c1";
    back.state = state;
    back.memory = departure->memory;
    back.address = "127.0.0.1";
    return arrive(back);
  }
  std::string arrive(const OpenId::Return& back) {
    const auto arrival = openid->arrive(back);
    if (!arrival) return arrival.error().message;
    EXPECT_EQ(arrival->then, "/nghia-vu");
    actor = service->actor_of(arrival->in.token, "127.0.0.1");
    needs_code = arrival->in.needs_code;
    return {};
  }

  std::optional<audit::Service> audit{};
  std::optional<secrets::Vault> vault{};
  std::optional<accounts::Service> service{};
  std::optional<OpenId> openid{};
  Json discovery{}, keys{}, claims{}, user_info{};
  const char* key_name = "k1";
  int token_status = 200;
  std::map<std::string, int> asked{};
  fetch::Form posted{};
  fetch::Credentials credentials{};
  std::string left{};
  base::Actor actor{};
  bool needs_code = false;
};

TEST_P(OpenIdSignIn, finds_the_account_by_its_verified_address) {
  EXPECT_EQ(sign_in(), "");
  EXPECT_EQ(actor.name, "Trần Thị Điều Phối");
  EXPECT_TRUE(left.starts_with(issuer + "/auth?response_type=code&client_id=lan%20toa&")) << left;
  EXPECT_EQ(value_in(left, "redirect_uri"), "https%3A%2F%2Flantoa.example.vn%2Fdang-nhap%2Fopenid%2Fve");
  EXPECT_EQ(value_in(left, "code_challenge_method"), "S256");
  const std::string verifier = std::find_if(posted.begin(), posted.end(), [](const auto& field) {
                                 return field.first == "code_verifier";
                               })->second;
  EXPECT_EQ(value_in(left, "code_challenge"), secrets::challenge_of(verifier));
  EXPECT_GE(verifier.size(), 43U);
  EXPECT_EQ(credentials.name, "lan%20toa");
  EXPECT_EQ(credentials.password, "s3%3Acret");
  std::string lines;
  audit->seal();
  audit->each("t", [&](const audit::Line& line) { lines += line.sentence + "\n"; });
  EXPECT_NE(lines.find("Đăng nhập qua https://id.example.vn."), std::string::npos) << lines;
  EXPECT_EQ(sign_in(), "");
  EXPECT_EQ(asked[issuer + "/keys"], 1) << "known keys are not asked for again";
  EXPECT_EQ(asked[issuer + "/.well-known/openid-configuration"], 1);
}

TEST_P(OpenIdSignIn, makes_no_accounts_and_believes_no_unverified_address) {
  claims["email_verified"] = false;
  EXPECT_NE(sign_in().find("chưa xác minh"), std::string::npos);
  claims["email_verified"] = true;
  claims["email"] = "nobody@example.vn";
  EXPECT_NE(sign_in().find("Chưa có tài khoản"), std::string::npos);
  EXPECT_FALSE(actor.is_signed_in());
}

TEST_P(OpenIdSignIn, lets_nobody_in_whose_account_is_not_active) {
  accounts::NewAccount guest;
  guest.agency = guest.unit = "u";
  guest.name = "Khách";
  guest.email = "guest@example.vn";
  guest.grants.push_back({"u", base::Role::viewer});
  base::Actor admin;
  admin.tenant = "t";
  admin.agency = "u";
  ASSERT_TRUE(service->invite(admin, guest));
  claims["email"] = "guest@example.vn";
  EXPECT_NE(sign_in().find("chưa nhận lời mời"), std::string::npos);
}

TEST_P(OpenIdSignIn, takes_the_address_from_the_user_info_of_the_same_person_only) {
  claims.erase("email");
  user_info = {{"sub", "s1"}, {"email", "office@example.vn"}, {"email_verified", true}};
  EXPECT_EQ(sign_in(), "");
  user_info["sub"] = "s2";
  EXPECT_NE(sign_in(), "");
}

TEST_P(OpenIdSignIn, wants_the_browser_and_the_state_it_left_with) {
  const auto departure = openid->depart("/nghia-vu");
  ASSERT_TRUE(departure);
  claims["nonce"] = value_in(departure->address, "nonce");
  const std::string state = value_in(departure->address, "state");
  OpenId::Return back;
  back.code = "c1";
  back.state = state;
  EXPECT_NE(arrive(back), "") << "another browser";
  back.memory = departure->memory;
  back.state = "other";
  EXPECT_NE(arrive(back), "") << "another state";
  back.state = "";
  EXPECT_NE(arrive(back), "");
  back.state = state;
  back.issuer = "https://other.example.vn";
  EXPECT_NE(arrive(back), "") << "another issuer";
  back.issuer = issuer;
  back.error = "access_denied";
  EXPECT_EQ(arrive(back), "Bạn đã không đồng ý đăng nhập ở hệ thống bên ngoài.");
  back.error = "";
  now += 11 * base::ms_per_minute;
  EXPECT_NE(arrive(back), "") << "too late";
  now -= 11 * base::ms_per_minute;
  EXPECT_EQ(arrive(back), "");
}

TEST_P(OpenIdSignIn, asks_for_newer_keys_once_a_minute_at_most) {
  EXPECT_EQ(sign_in(), "");
  key_name = "k2";
  EXPECT_NE(sign_in().find("khóa không rõ"), std::string::npos);
  EXPECT_EQ(asked[issuer + "/keys"], 1);
  now += 2 * base::ms_per_minute;
  publish("k2");
  EXPECT_EQ(sign_in(), "");
  EXPECT_EQ(asked[issuer + "/keys"], 2);
}

TEST_P(OpenIdSignIn, says_so_where_the_provider_is_away_or_talks_nonsense) {
  token_status = 400;
  EXPECT_NE(sign_in().find("không đúng quy cách"), std::string::npos);
  token_status = 200;
  claims["aud"] = "khac";
  EXPECT_NE(sign_in().find("một phần mềm khác"), std::string::npos);
  now += 2 * base::ms_per_hour;  // what is known of the provider is old now
  discovery["issuer"] = "https://other.example.vn";
  EXPECT_NE(sign_in().find("không đúng quy cách"), std::string::npos);
  discovery["issuer"] = issuer;
  discovery["token_endpoint"] = "http://10.0.0.1/token";
  EXPECT_NE(sign_in().find("không đúng quy cách"), std::string::npos);
  EXPECT_FALSE(actor.is_signed_in());
}

TEST(OpenIdIssuer, is_reached_by_https_or_is_this_machine) {
  for (const char* address :
       {"https://id.so.vn", "https://10.0.0.5:8443/oidc", "http://127.0.0.1:3000", "http://localhost:1"})
    EXPECT_TRUE(accounts::may_be_issuer(address)) << address;
  for (const char* address : {"http://id.so.vn", "ftp://localhost", "", "id.so.vn:x", "http://127.0.0.1.evil.vn/"})
    EXPECT_FALSE(accounts::may_be_issuer(address)) << address;
}

ON_EVERY_ENGINE(OpenIdSignIn);

}  // namespace
