// SPDX-License-Identifier: AGPL-3.0-or-later
#include "secrets/vault.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace secrets {
namespace {

constexpr std::size_t key_bytes = 32, nonce_bytes = 12, tag_bytes = 16;
constexpr std::string_view digits = "0123456789abcdef";

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char* bytes_of(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}
unsigned char* bytes_of(std::string& text) { return static_cast<unsigned char*>(static_cast<void*>(text.data())); }

void must(int status) {
  if (status <= 0) throw std::runtime_error("the vault cannot work: OpenSSL refused");
}

std::string chance(std::size_t size) {
  std::string bytes(size, '\0');
  must(RAND_bytes(bytes_of(bytes), static_cast<int>(size)));
  return bytes;
}

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte / 16];
    text += digits[byte % 16];
  }
  return text;
}

std::optional<std::string> from_hexadecimal(std::string_view text) {
  std::string bytes;
  if (text.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const std::size_t high = digits.find(text[i]), low = digits.find(text[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::string read_key(const std::filesystem::path& file) {
  const int in = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (in < 0) throw std::system_error(errno, std::generic_category(), file.string());
  std::string key(key_bytes, '\0');
  const ssize_t got = ::read(in, key.data(), key.size());
  ::close(in);
  if (got != static_cast<ssize_t>(key_bytes)) throw std::runtime_error(file.string() + " is no key");
  return key;
}

// Two nodes that start at once agree on the key of the first.
void make_key(const std::filesystem::path& file) {
  const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (out < 0 && errno == EEXIST) return;
  if (out < 0) throw std::system_error(errno, std::generic_category(), file.string());
  const std::string key = chance(key_bytes);
  const bool is_written = ::write(out, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(out) == 0;
  const int trouble = errno;
  ::close(out);
  if (!is_written) throw std::system_error(trouble, std::generic_category(), file.string());
}

}  // namespace

Vault::Vault(const std::filesystem::path& key_file) {
  if (!std::filesystem::exists(key_file)) make_key(key_file);
  key_ = read_key(key_file);
}

std::string Vault::seal(std::string_view plain, std::string_view purpose) const {
  const std::string nonce = chance(nonce_bytes);
  std::string hidden(plain.size(), '\0'), tag(tag_bytes, '\0');
  const Context context(EVP_CIPHER_CTX_new());
  int size = 0;
  must(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(std::string_view(key_)),
                          bytes_of(std::string_view(nonce))));
  must(EVP_EncryptUpdate(context.get(), nullptr, &size, bytes_of(purpose), static_cast<int>(purpose.size())));
  must(EVP_EncryptUpdate(context.get(), bytes_of(hidden), &size, bytes_of(plain), static_cast<int>(plain.size())));
  must(EVP_EncryptFinal_ex(context.get(), bytes_of(hidden) + size, &size));
  must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_bytes), tag.data()));
  return hexadecimal(nonce + tag + hidden);
}

std::optional<std::string> Vault::open(std::string_view sealed, std::string_view purpose) const {
  const std::optional<std::string> bytes = from_hexadecimal(sealed);
  if (!bytes || bytes->size() < nonce_bytes + tag_bytes) return std::nullopt;
  const std::string nonce = bytes->substr(0, nonce_bytes);
  std::string tag = bytes->substr(nonce_bytes, tag_bytes);
  const std::string hidden = bytes->substr(nonce_bytes + tag_bytes);
  std::string plain(hidden.size(), '\0');
  const Context context(EVP_CIPHER_CTX_new());
  int size = 0;
  must(EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(std::string_view(key_)),
                          bytes_of(std::string_view(nonce))));
  must(EVP_DecryptUpdate(context.get(), nullptr, &size, bytes_of(purpose), static_cast<int>(purpose.size())));
  must(EVP_DecryptUpdate(context.get(), bytes_of(plain), &size, bytes_of(std::string_view(hidden)),
                         static_cast<int>(hidden.size())));
  must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_bytes), tag.data()));
  if (EVP_DecryptFinal_ex(context.get(), bytes_of(plain) + size, &size) <= 0) return std::nullopt;
  return plain;
}

std::string Vault::sign(std::string_view text, std::string_view purpose) const {
  const std::string message = std::string(purpose) + '\0' + std::string(text);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()), bytes_of(std::string_view(message)),
           message.size(), digest.data(), &size) == nullptr)
    throw std::runtime_error("the vault cannot sign");
  return hexadecimal({static_cast<const char*>(static_cast<const void*>(digest.data())), size});
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace secrets
