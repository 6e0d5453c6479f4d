// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/alphabet.h"

#include <array>

#include "vietnamese/text.h"

namespace vietnamese {
namespace {

constexpr char32_t first_far = 0x1EA0, last_far = 0x1EF9;

struct Tables {
  std::array<Letter, 0x250> near{};
  std::array<Letter, last_far - first_far + 1> far{};
  std::array<char32_t, letter_count> characters{};

  Tables() {
    near.fill(no_letter);
    far.fill(no_letter);
    for (Letter i = 0; i < small_letter_count; ++i) {
      set(small_letters[i], i);
      set(upper(small_letters[i]), capital(i));
    }
  }
  void set(char32_t c, Letter letter) {
    characters[letter] = c;
    if (c < near.size())
      near[c] = letter;
    else
      far[c - first_far] = letter;
  }
};

const Tables& tables() {
  static const Tables instance;
  return instance;
}

}  // namespace

Letter letter_of(char32_t c) {
  const Tables& t = tables();
  if (c < t.near.size()) return t.near[c];
  return c >= first_far && c <= last_far ? t.far[c - first_far] : no_letter;
}

char32_t character_of(Letter letter) { return tables().characters[letter]; }

}  // namespace vietnamese
