// SPDX-License-Identifier: AGPL-3.0-or-later
// Names of units as plans print them: which are alike, which mean many.
#include <array>

#include "features/agencies/service.h"
#include "vietnamese/text.h"

namespace agencies {
namespace {

struct KindWords {
  UnitKind kind;
  std::string_view code, word;
};
constexpr std::array kinds{KindWords{UnitKind::ministry, "ministry", "Bộ, ngành trung ương"},
                           KindWords{UnitKind::province, "province", "Tỉnh, thành phố"},
                           KindWords{UnitKind::department, "department", "Sở, ban, ngành"},
                           KindWords{UnitKind::commune, "commune", "Xã, phường, đặc khu"},
                           KindWords{UnitKind::office, "office", "Văn phòng"},
                           KindWords{UnitKind::division, "division", "Phòng chuyên môn"},
                           KindWords{UnitKind::branch, "branch", "Chi cục"},
                           KindWords{UnitKind::public_unit, "public_unit", "Đơn vị sự nghiệp"},
                           KindWords{UnitKind::party, "party", "Tổ chức đảng"},
                           KindWords{UnitKind::mass, "mass", "Đoàn thể"},
                           KindWords{UnitKind::committee, "committee", "Ban chỉ đạo, tổ công tác"},
                           KindWords{UnitKind::other, "other", "Khác"}};

struct SetWords {
  Set set;
  std::string_view code, word;
};
constexpr std::array sets{SetWords{Set::none, "", ""},
                          SetWords{Set::divisions, "set:divisions", "Tất cả các phòng"},
                          SetWords{Set::subordinates, "set:subordinates", "Tất cả đơn vị trực thuộc"},
                          SetWords{Set::all, "set:all", "Tất cả các phòng, đơn vị"},
                          SetWords{Set::communes, "set:communes", "Tất cả xã, phường, đặc khu"},
                          SetWords{Set::open, "open", "Đơn vị có liên quan (không giao cụ thể)"}};

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

void drop_start(std::string& text, std::string_view start) {
  if (text.starts_with(start)) text.erase(0, start.size());
}

bool drop_end(std::string& text, std::string_view end) {
  if (!text.ends_with(end) || text.size() == end.size()) return false;
  text.erase(text.size() - end.size());
  return true;
}

// Only letters and digits count; everything else parts words.
std::string plain(std::string_view printed) {
  std::string spaced;
  for (const char c : vietnamese::fold(printed)) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    spaced += is_word ? c : ' ';
  }
  return vietnamese::tidy(spaced);
}

}  // namespace

std::string_view code_of(UnitKind kind) {
  for (const KindWords& known : kinds)
    if (known.kind == kind) return known.code;
  return {};
}

std::string_view word(UnitKind kind) {
  for (const KindWords& known : kinds)
    if (known.kind == kind) return known.word;
  return {};
}

std::optional<UnitKind> kind_from(std::string_view code_or_word) {
  const std::string wanted = plain(code_or_word);
  for (const KindWords& known : kinds)
    if (wanted == plain(known.code) || wanted == plain(known.word)) return known.kind;
  constexpr std::array more{std::pair{"so", UnitKind::department},      std::pair{"phong", UnitKind::division},
                            std::pair{"xa", UnitKind::commune},         std::pair{"phuong", UnitKind::commune},
                            std::pair{"dac khu", UnitKind::commune},    std::pair{"tinh", UnitKind::province},
                            std::pair{"thanh pho", UnitKind::province}, std::pair{"trung tam", UnitKind::public_unit},
                            std::pair{"cong doan", UnitKind::mass},     std::pair{"bo", UnitKind::ministry}};
  for (const auto& [words, kind] : more)
    if (wanted == words) return kind;
  return std::nullopt;
}

std::string_view code_of(Set set) {
  for (const SetWords& known : sets)
    if (known.set == set) return known.code;
  return {};
}

Set set_from(std::string_view code) {
  for (const SetWords& known : sets)
    if (!code.empty() && known.code == code) return known.set;
  return Set::none;
}

std::string_view word(Set set) {
  for (const SetWords& known : sets)
    if (known.set == set) return known.word;
  return {};
}

std::string match_key(std::string_view printed) {
  std::string key = plain(printed);
  drop_start(key, "cac ");
  drop_start(key, "don vi ");
  while (drop_end(key, " so") || drop_end(key, " thuoc") || drop_end(key, " truc") || drop_end(key, " thanh pho") ||
         drop_end(key, " tinh") || drop_end(key, " ban quan ly") || drop_end(key, " cua")) {
  }
  return key;
}

Set set_named(std::string_view printed) {
  const std::string key = plain(printed);
  if (has(key, "lien quan")) return Set::open;
  const bool names_communes = (has(key, "xa phuong") || has(key, "phuong xa") || has(key, "cac xa") ||
                               has(key, "cac phuong") || has(key, "xa va phuong")) &&
                              !has(key, "xa hoi");
  if (names_communes) return Set::communes;
  const bool many = key.starts_with("cac ") || key.starts_with("toan the ") || key.starts_with("tat ca ") ||
                    key.starts_with("phong chuyen mon") || key.starts_with("don vi thuoc") ||
                    key.starts_with("don vi truc thuoc") || has(key, "phong don vi") || has(key, "phong ban");
  if (!many) return Set::none;
  const bool divisions = has(key, "phong") || has(key, "ban chuyen mon");
  const bool subordinates = has(key, "don vi") || has(key, "trung tam") || has(key, "chi cuc");
  if (divisions && subordinates) return Set::all;
  if (divisions) return Set::divisions;
  if (subordinates && has(key, "thuoc")) return Set::subordinates;
  if (subordinates) return has(key, "co quan") ? Set::open : Set::all;
  return has(key, "co quan") || has(key, "to chuc") ? Set::open : Set::none;
}

}  // namespace agencies
