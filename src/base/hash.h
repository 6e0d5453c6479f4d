// SPDX-License-Identifier: AGPL-3.0-or-later
// Content hashes: how bytes are named where names lie.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace base {

// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// The same of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void feed(std::string_view bytes);
  std::string hex();  // once, at the end

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace base
