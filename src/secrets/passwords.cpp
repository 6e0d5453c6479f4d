// SPDX-License-Identifier: AGPL-3.0-or-later
#include "secrets/passwords.h"

#include <argon2.h>

#include <array>
#include <atomic>
#include <stdexcept>

#include "base/ids.h"

namespace secrets {
namespace {

struct Cost {
  std::uint32_t passes, kibibytes, lanes;
};
constexpr Cost real_cost{3, 64u << 10, 1}, cheap_cost{1, 64, 1};
constexpr std::size_t hash_bytes = 32, encoded_bytes = 256;

std::atomic<bool> is_cheap = false;

std::string salt() { return base::random_secret().substr(0, 16); }

}  // namespace

void use_cheap_passwords() { is_cheap = true; }

std::string hashed_password(std::string_view password) {
  const Cost cost = is_cheap ? cheap_cost : real_cost;
  const std::string grain = salt();
  std::array<char, encoded_bytes> encoded{};
  const int status = argon2id_hash_encoded(cost.passes, cost.kibibytes, cost.lanes, password.data(), password.size(),
                                           grain.data(), grain.size(), hash_bytes, encoded.data(), encoded.size());
  if (status != ARGON2_OK) throw std::runtime_error(std::string("argon2: ") + argon2_error_message(status));
  return encoded.data();
}

bool password_fits(std::string_view password, std::string_view stored) {
  if (password.size() > most_password_bytes) return false;
  if (stored.empty()) {
    static const std::string nobody = hashed_password(base::random_secret());
    argon2id_verify(nobody.c_str(), password.data(), password.size());
    return false;
  }
  return argon2id_verify(std::string(stored).c_str(), password.data(), password.size()) == ARGON2_OK;
}

}  // namespace secrets
