// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace base {

namespace {

std::string hexadecimal(const unsigned char* bytes, unsigned length) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(length * 2);
  for (unsigned i = 0; i < length; ++i) {
    hex.push_back(digits[bytes[i] >> 4]);
    hex.push_back(digits[bytes[i] & 15]);
  }
  return hex;
}

[[noreturn]] void fail() { throw std::runtime_error("SHA-256 is not available in this OpenSSL"); }

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) fail();
  return hexadecimal(digest.data(), length);
}

struct Sha256::Impl {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256() : impl_(std::make_unique<Impl>()) {
  if (impl_->context == nullptr || EVP_DigestInit_ex(impl_->context, EVP_sha256(), nullptr) != 1) fail();
}

Sha256::~Sha256() { EVP_MD_CTX_free(impl_->context); }

void Sha256::feed(std::string_view bytes) {
  if (EVP_DigestUpdate(impl_->context, bytes.data(), bytes.size()) != 1) fail();
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_DigestFinal_ex(impl_->context, digest.data(), &length) != 1) fail();
  return hexadecimal(digest.data(), length);
}

}  // namespace base
