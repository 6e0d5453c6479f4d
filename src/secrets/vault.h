// SPDX-License-Identifier: AGPL-3.0-or-later
// What must not be read at rest: AES-256-GCM under a key that lies in a file of the data folder (mode 0600) and never
// in the database. What was changed, or sealed under another key or for another purpose, does not open.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace secrets {

class Vault {
 public:
  // Makes the key where there is none. Throws where it cannot be read or written.
  explicit Vault(const std::filesystem::path& key_file);
  // As hexadecimal. `purpose` is bound in ("totp/ACCOUNT"): a sealed text put into another row does not open there.
  std::string seal(std::string_view plain, std::string_view purpose) const;
  std::optional<std::string> open(std::string_view sealed, std::string_view purpose) const;
  // HMAC-SHA-256 under the key, as hexadecimal: tokens that only this system can have made.
  std::string sign(std::string_view text, std::string_view purpose) const;

 private:
  std::string key_{};
};

// Equal in a time that does not tell where they differ.
bool same(std::string_view a, std::string_view b);

}  // namespace secrets
