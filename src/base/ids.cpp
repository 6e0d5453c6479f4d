// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/ids.h"

#include <sys/random.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace base {
namespace {

constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";  // 32, none that look alike
constexpr std::size_t id_letters = 26, time_letters = 10;

void fill_with_chance(unsigned char* bytes, std::size_t size) {
  for (std::size_t have = 0; have < size;) {
    const ssize_t got = ::getrandom(bytes + have, size - have, 0);
    if (got < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
    if (got > 0) have += static_cast<std::size_t>(got);
  }
}

}  // namespace

std::string new_id(std::int64_t now_ms) {
  std::string id(id_letters, '0');
  auto time = static_cast<std::uint64_t>(std::max<std::int64_t>(now_ms, 0));
  for (std::size_t i = time_letters; i-- > 0; time /= letters.size()) id[i] = letters[time % letters.size()];
  std::array<unsigned char, id_letters - time_letters> chance{};
  fill_with_chance(chance.data(), chance.size());
  for (std::size_t i = 0; i < chance.size(); ++i) id[time_letters + i] = letters[chance[i] % letters.size()];
  return id;
}

bool is_id(std::string_view text) {
  return text.size() == id_letters && text.find_first_not_of(letters) == std::string_view::npos;
}

std::string random_secret(int pieces) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string secret;
  for (int piece = 0; piece < pieces; ++piece) {
    std::array<unsigned char, 16> chance{};
    fill_with_chance(chance.data(), chance.size());
    for (const unsigned char byte : chance) {
      secret += hexadecimal[byte / 16];
      secret += hexadecimal[byte % 16];
    }
  }
  return secret;
}

}  // namespace base
