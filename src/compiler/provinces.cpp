// SPDX-License-Identifier: AGPL-3.0-or-later
// The 34 provinces and cities of Decision 19/2025/QĐ-TTg and the 29 names that were merged into them on 01/07/2025.
#include <algorithm>
#include <array>

#include "compiler/header.h"
#include "compiler/scan.h"

namespace compiler {
namespace {

constexpr std::array<std::string_view, 63> provinces = {
    "Hà Nội",      "Cao Bằng",   "Tuyên Quang", "Điện Biên",      "Lai Châu",   "Sơn La",     "Lào Cai",
    "Thái Nguyên", "Lạng Sơn",   "Quảng Ninh",  "Bắc Ninh",       "Phú Thọ",    "Hải Phòng",  "Hưng Yên",
    "Ninh Bình",   "Thanh Hóa",  "Nghệ An",     "Hà Tĩnh",        "Quảng Trị",  "Huế",        "Đà Nẵng",
    "Quảng Ngãi",  "Gia Lai",    "Khánh Hòa",   "Đắk Lắk",        "Lâm Đồng",   "Đồng Nai",   "Hồ Chí Minh",
    "Tây Ninh",    "Đồng Tháp",  "Vĩnh Long",   "An Giang",       "Cần Thơ",    "Cà Mau",     "Hà Giang",
    "Bắc Kạn",     "Yên Bái",    "Bắc Giang",   "Vĩnh Phúc",      "Hòa Bình",   "Hải Dương",  "Thái Bình",
    "Hà Nam",      "Nam Định",   "Quảng Bình",  "Thừa Thiên Huế", "Quảng Nam",  "Kon Tum",    "Bình Định",
    "Phú Yên",     "Đắk Nông",   "Ninh Thuận",  "Bình Thuận",     "Bình Dương", "Bình Phước", "Bà Rịa - Vũng Tàu",
    "Long An",     "Tiền Giang", "Bến Tre",     "Trà Vinh",       "Hậu Giang",  "Sóc Trăng",  "Kiên Giang"};

}  // namespace

std::string find_province(std::string_view text) {
  const Folded folded(text);
  std::size_t best = std::string_view::npos;
  std::string_view found;
  for (const std::string_view province : provinces) {
    const Folded name(province);
    for (std::size_t at = folded.find_word(name.text()); at != std::string_view::npos;
         at = folded.find_word(name.text(), at + 1)) {
      // only behind "tỉnh" or "thành phố", or where the text is the name itself: "Hòa Bình" is also a word
      const std::string_view before = folded.text().substr(0, at);
      const bool named = before.ends_with("tinh ") || before.ends_with("thanh pho ") || before.ends_with("tp ") ||
                         before.ends_with("tp. ");
      const bool alone = folded.text().size() == name.text().size();
      if ((named || alone) && at < best) {
        best = at;
        found = province;
      }
    }
  }
  return std::string(found);
}

}  // namespace compiler
