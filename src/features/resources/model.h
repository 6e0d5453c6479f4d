// SPDX-License-Identifier: AGPL-3.0-or-later
// What the work costs and what was printed for it (vi: kinh phí, ấn phẩm).
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace resources {

struct Kind {
  std::string_view code{}, word{};
};
inline constexpr std::array kinds{
    Kind{"poster", "Áp phích"},        Kind{"panel", "Pano"},
    Kind{"banner", "Băng rôn, phướn"}, Kind{"leaflet", "Tờ rơi, tờ gấp"},
    Kind{"book", "Sổ tay, tài liệu"},  Kind{"sign", "Bảng niêm yết"},
    Kind{"disc", "Đĩa, thẻ nhớ"},      Kind{"other", "Khác"},
};
std::string_view word_of(std::string_view kind);

struct BudgetLine {
  std::string id{}, plan{}, activity{}, title{}, source{};
  std::int64_t planned = 0, spent = 0;  // đồng
};

struct Payment {
  std::int64_t amount = 0;  // đồng; negative: taken back
  std::int64_t paid_on = 0;
  std::string voucher{}, note{}, by{};
};

struct Material {
  std::string id{}, plan{}, kind{}, title{}, unit{};
  std::int64_t made = 0, given = 0;
  std::int64_t made_on = 0;
  std::int64_t left() const { return made - given; }
};

struct Handout {
  std::string receiver{}, note{}, by{};
  std::int64_t amount = 0, given_on = 0;
};

struct NewLine {
  std::string plan{}, activity{}, title{}, source{}, planned{};
};
struct NewPayment {
  std::string form_token{}, amount{}, paid_on{}, voucher{}, note{};
};
struct NewMaterial {
  std::string plan{}, kind{}, title{}, unit{}, made{}, made_on{};
};
struct NewHandout {
  std::string form_token{}, receiver{}, amount{}, given_on{}, note{};
};

}  // namespace resources
