// SPDX-License-Identifier: AGPL-3.0-or-later
#include "secrets/token_keys.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

namespace secrets {
namespace {

constexpr int fewest_rsa_bits = 2048, most_rsa_bits = 8192;
constexpr std::size_t coordinate = 32;  // bytes, P-256

template <class T, void (*free)(T*)>
struct Freeing {
  void operator()(T* thing) const { free(thing); }
};
template <class T, void (*free)(T*)>
using Held = std::unique_ptr<T, Freeing<T, free>>;
using Key = Held<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Digest = Held<EVP_MD_CTX, EVP_MD_CTX_free>;
using Builder = Held<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = Held<OSSL_PARAM, OSSL_PARAM_free>;
using Number = Held<BIGNUM, BN_free>;
using Pair = Held<ECDSA_SIG, ECDSA_SIG_free>;

const unsigned char* bytes_of(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

Number number_from(std::string_view bytes) {
  return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

Key key_from(const char* kind, OSSL_PARAM_BLD* builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) <= 0)
    return {};
  return Key(key);
}

bool fits(EVP_PKEY* key, std::string_view text, std::string_view signature) {
  const Digest digest(EVP_MD_CTX_new());
  return key != nullptr && digest && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(digest.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) == 1;
}

}  // namespace

bool rs256_fits(const RsaKey& key, std::string_view signed_text, std::string_view signature) {
  if (key.modulus.size() * 8 > most_rsa_bits || key.exponent.size() > 8) return false;
  const Number modulus = number_from(key.modulus), exponent = number_from(key.exponent);
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!modulus || !exponent || !builder || BN_num_bits(modulus.get()) < fewest_rsa_bits ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
    return false;
  return fits(key_from("RSA", builder.get()).get(), signed_text, signature);
}

bool es256_fits(const EcKey& key, std::string_view signed_text, std::string_view signature) {
  if (key.x.size() != coordinate || key.y.size() != coordinate || signature.size() != 2 * coordinate) return false;
  const std::string point = "\x04" + key.x + key.y;
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return false;
  const Pair pair(ECDSA_SIG_new());
  Number r = number_from(signature.substr(0, coordinate)), s = number_from(signature.substr(coordinate));
  if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return false;
  static_cast<void>(r.release());  // the pair's now
  static_cast<void>(s.release());
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  if (size <= 0) return false;
  const std::string signed_pair(static_cast<const char*>(static_cast<const void*>(der)),
                                static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return fits(key_from("EC", builder.get()).get(), signed_text, signed_pair);
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  for (const char c : text) {
    unsigned value = 0;
    if (c >= 'A' && c <= 'Z') {
      value = static_cast<unsigned>(c - 'A');
    } else if (c >= 'a' && c <= 'z') {
      value = static_cast<unsigned>(c - 'a') + 26;
    } else if (c >= '0' && c <= '9') {
      value = static_cast<unsigned>(c - '0') + 52;
    } else if (c == '-' || c == '_') {
      value = c == '-' ? 62 : 63;
    } else {
      return std::nullopt;
    }
    held = (held << 6U | value) & 0xFFFFU;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> static_cast<unsigned>(bits) & 0xFFU);
  }
  const bool is_left_over = bits >= 6 || (held & ((1U << static_cast<unsigned>(bits)) - 1U)) != 0;
  return is_left_over ? std::nullopt : std::optional(std::move(bytes));
}

}  // namespace secrets
