// SPDX-License-Identifier: AGPL-3.0-or-later
// Tokens of a provider that misbehaves in every way we could think of.
#include "secrets/id_token.h"

#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "secrets/token_keys.h"

namespace {

using Json = nlohmann::json;

std::string number_of(EVP_PKEY* key, const char* name, int size) {
  BIGNUM* number = nullptr;
  EXPECT_EQ(EVP_PKEY_get_bn_param(key, name, &number), 1);
  const int bytes = size > 0 ? size : BN_num_bytes(number);
  std::string out(static_cast<std::size_t>(bytes), '\0');
  BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), bytes);
  BN_free(number);
  return secrets::base64url(out);
}

std::string signature_of(EVP_PKEY* key, const std::string& text) {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key);
  EVP_DigestSign(context, nullptr, &size, bytes, text.size());
  std::string out(size, '\0');
  EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size, bytes, text.size());
  EVP_MD_CTX_free(context);
  out.resize(size);
  return out;
}

// A pair of keys, with its name, as a provider has them.
struct Signer {
  std::string algorithm, name;
  EVP_PKEY* key = algorithm == "RS256" ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256");
  Signer(std::string a, std::string n) : algorithm(std::move(a)), name(std::move(n)) {}
  Signer(const Signer&) = delete;
  ~Signer() { EVP_PKEY_free(key); }

  Json published() const {
    if (algorithm == "RS256")
      return {{"kty", "RSA"},
              {"kid", name},
              {"use", "sig"},
              {"n", number_of(key, OSSL_PKEY_PARAM_RSA_N, 0)},
              {"e", number_of(key, OSSL_PKEY_PARAM_RSA_E, 0)}};
    return {{"kty", "EC"},
            {"kid", name},
            {"crv", "P-256"},
            {"x", number_of(key, OSSL_PKEY_PARAM_EC_PUB_X, 32)},
            {"y", number_of(key, OSSL_PKEY_PARAM_EC_PUB_Y, 32)}};
  }
  std::string sign(const Json& head, const Json& claims) const {
    const std::string text = secrets::base64url(head.dump()) + "." + secrets::base64url(claims.dump());
    std::string signature = signature_of(key, text);
    if (algorithm == "ES256") {
      const auto* der = reinterpret_cast<const unsigned char*>(signature.data());
      ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(signature.size()));
      signature.assign(64, '\0');
      auto* out = reinterpret_cast<unsigned char*>(signature.data());
      BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, 32);
      BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + 32, 32);
      ECDSA_SIG_free(pair);
    }
    return text + "." + secrets::base64url(signature);
  }
  std::string sign(const Json& claims) const { return sign({{"alg", algorithm}, {"kid", name}}, claims); }
};

const Signer& rsa() {
  static const Signer signer("RS256", "a");
  return signer;
}
const Signer& ec() {
  static const Signer signer("ES256", "b");
  return signer;
}
std::string keys() { return Json{{"keys", {rsa().published(), ec().published()}}}.dump(); }

secrets::TokenDemands demands() {
  secrets::TokenDemands wanted;
  wanted.issuer = "https://id.example.vn";
  wanted.audience = "lantoa";
  wanted.nonce = "n1";
  wanted.now = 1'000'000;
  return wanted;
}
Json claims() {
  return {{"iss", "https://id.example.vn"},
          {"aud", "lantoa"},
          {"sub", "s1"},
          {"exp", 1'000'300},
          {"iat", 999'990},
          {"email", "a@example.vn"},
          {"nonce", "n1"},
          {"email_verified", true}};
}
std::string with(const char* name, const Json& value) {
  Json changed = claims();
  changed[name] = value;
  return rsa().sign(changed);
}
// The sentence of the refusal; empty where the token is good.
std::string said(const std::string& token, const std::string& set = keys()) {
  const auto identity = secrets::identity_in(token, set, demands());
  return identity ? std::string() : identity.error().message;
}

TEST(IdToken, of_both_kinds_of_keys_tells_who_it_is) {
  for (const Signer* signer : {&rsa(), &ec()}) {
    const auto identity = secrets::identity_in(signer->sign(claims()), keys(), demands());
    ASSERT_TRUE(identity) << identity.error().message;
    EXPECT_EQ(identity->subject, "s1");
    EXPECT_EQ(identity->email, "a@example.vn");
    EXPECT_TRUE(identity->is_email_verified);
  }
  EXPECT_EQ(said(rsa().sign({{"alg", "RS256"}}, claims())), "") << "the only key of its kind needs no name";
  EXPECT_EQ(said(with("aud", Json::array({"lantoa"}))), "");
}

TEST(IdToken, of_another_signer_is_refused) {
  const std::string bad = "Chữ ký của hệ thống đăng nhập bên ngoài không hợp lệ.";
  const Signer stranger("RS256", "a"), other("ES256", "b");
  EXPECT_EQ(said(stranger.sign(claims())), bad);
  EXPECT_EQ(said(other.sign(claims())), bad);
  std::string token = rsa().sign(claims());
  token[token.size() / 2] = token[token.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_NE(said(token), "");
  EXPECT_EQ(said(token.substr(0, token.rfind('.') + 1)), bad);
}

TEST(IdToken, does_not_choose_how_it_is_checked) {
  const std::string bad = "Chữ ký của hệ thống đăng nhập bên ngoài không hợp lệ.";
  const std::string body = secrets::base64url(claims().dump());
  for (const char* head : {R"({"alg":"none"})", R"({"alg":"HS256","kid":"a"})", R"({"alg":"RS384","kid":"a"})", "[]",
                           R"({"kid":"a"})", R"({"alg":"RS256","kid":"a","crit":["x"]})"}) {
    EXPECT_EQ(said(secrets::base64url(head) + "." + body + "."), bad) << head;
    EXPECT_EQ(said(secrets::base64url(head) + "." + body + "." + secrets::base64url("x")), bad) << head;
  }
  EXPECT_NE(said(rsa().sign({{"alg", "ES256"}, {"kid", "a"}}, claims())), "") << "a key of the other kind";
  for (const char* token : {"", ".", "..", "...", "a.b.c", "a.b", "=.=.="}) EXPECT_NE(said(token), "") << token;
}

TEST(IdToken, of_an_unknown_key_asks_for_newer_keys) {
  const auto identity =
      secrets::identity_in(rsa().sign({{"alg", "RS256"}, {"kid", "new"}}, claims()), keys(), demands());
  ASSERT_FALSE(identity);
  EXPECT_EQ(identity.error().kind, base::ErrorKind::not_found);
  EXPECT_NE(said(rsa().sign(claims()), "{}"), "");
  EXPECT_NE(said(rsa().sign(claims()), "no json"), "");
  EXPECT_NE(said(rsa().sign(claims()), R"({"keys":[{"kty":"RSA","kid":"a","n":"AQAB","e":"AQAB"}]})"), "")
      << "too short";
  EXPECT_NE(said(ec().sign(claims()), R"({"keys":[{"kty":"EC","kid":"b","crv":"P-256","x":"AA","y":"AA"}]})"), "");
}

TEST(IdToken, must_be_of_the_issuer_for_us_of_now_and_of_this_sign_in) {
  EXPECT_EQ(said(with("iss", "https://id.example.vn/")), "Thông tin đăng nhập không phải do hệ thống đã cấu hình cấp.");
  const std::string other = "Thông tin đăng nhập được cấp cho một phần mềm khác.";
  EXPECT_EQ(said(with("aud", "khac")), other);
  EXPECT_EQ(said(with("aud", Json::array({"khac", "lantoa"}))), other);
  EXPECT_EQ(said(with("azp", "khac")), other);
  EXPECT_EQ(said(with("aud", nullptr)), other);
  const std::string over = "Thông tin đăng nhập đã hết hạn; xin đăng nhập lại.";
  EXPECT_EQ(said(with("exp", 999'940)), over);
  EXPECT_EQ(said(with("exp", "mai")), over);
  EXPECT_EQ(said(with("exp", 1e300)), over);
  EXPECT_EQ(said(with("exp", 999'950)), "") << "clocks may differ a little";
  EXPECT_NE(said(with("nbf", 1'000'100)), "");
  EXPECT_NE(said(with("iat", 1'000'100)), "");
  EXPECT_NE(said(with("nonce", "n2")), "");
  EXPECT_NE(said(with("nonce", nullptr)), "");
  EXPECT_NE(said(with("sub", "")), "");
}

TEST(IdToken, an_address_counts_as_verified_only_where_it_says_so) {
  const auto verified = [](const Json& value) {
    return secrets::identity_in(with("email_verified", value), keys(), demands())->is_email_verified;
  };
  EXPECT_TRUE(verified("true"));
  EXPECT_FALSE(verified(false));
  EXPECT_FALSE(verified(nullptr));
  EXPECT_FALSE(verified("yes"));
  EXPECT_FALSE(verified(1));
  EXPECT_FALSE(secrets::identity_in_user_info("[]"));
  EXPECT_EQ(secrets::identity_in_user_info(R"({"sub":"s","email":"b@c.vn"})")->email, "b@c.vn");
}

// RFC 7636, appendix B; RFC 4648, section 10.
TEST(IdToken, writes_base64url_and_challenges_like_everybody) {
  EXPECT_EQ(secrets::challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  EXPECT_EQ(secrets::base64url("foob"), "Zm9vYg");
  EXPECT_EQ(secrets::base64url("\xFB\xFF"), "-_8");
  EXPECT_EQ(secrets::from_base64url("Zm9vYmE"), "fooba");
  EXPECT_EQ(secrets::from_base64url(""), "");
  for (const char* text : {"Zm9vYg==", "Zm9v+", "A", "Zm9vYh", "Z m"})
    EXPECT_FALSE(secrets::from_base64url(text)) << text;
}

}  // namespace
