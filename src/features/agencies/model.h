// SPDX-License-Identifier: AGPL-3.0-or-later
// Agencies and units (vi: cơ quan, đơn vị) with their validity in time. Days are day numbers (base::day_number).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agencies {

enum class UnitKind {
  ministry,
  province,
  department,
  commune,
  office,
  division,
  branch,
  public_unit,
  party,
  mass,
  committee,
  other,
};

struct Name {
  std::string text{};
  std::string kind{};  // "name", "alias", "short"
  std::int64_t valid_from = 0;
  std::optional<std::int64_t> valid_to{};
};

struct Unit {
  std::string tenant{}, id{};
  std::string parent{};  // empty: the top
  std::string agency{};
  UnitKind kind = UnitKind::other;
  std::string name{}, short_name{}, code{};
  std::int64_t valid_from = 0;
  std::optional<std::int64_t> valid_to{};
  std::string successor{};
  std::int64_t version = 0;
  bool is_agency() const { return id == agency; }
  bool is_there(std::int64_t day) const { return day >= valid_from && (!valid_to || day <= *valid_to); }
};

struct NewUnit {
  std::string parent{};
  bool is_agency = false;  // of its own, not a part of the parent's
  UnitKind kind = UnitKind::division;
  std::string name{}, short_name{}, code{};
  std::int64_t valid_from = 0;
  std::vector<std::string> aliases{};
};

// Many units under one name: "các phòng, đơn vị thuộc Sở".
enum class Set {
  none,
  divisions,     // divisions and offices of the agency
  subordinates,  // public service units, branches of the agency
  all,           // both
  communes,      // the communes, wards and special zones below
  open,          // "có liên quan": whoever it concerns; binds nobody by itself
};

enum class How { exact, alias, abbreviation, fuzzy, set };

// What a printed name may mean.
struct Match {
  std::string unit{};  // empty where it is a set
  std::string name{};
  Set set = Set::none;
  How how = How::exact;
  double score = 0;  // 0 to 1
};

// A row of a file that units are loaded from.
struct Row {
  int line = 0;
  std::string code{}, name{}, kind{}, parent_code{}, short_name{};
  std::vector<std::string> aliases{};
};

// A province or city of the data that the program carries.
struct Province {
  std::string code{}, name{};                // "38", "Thanh Hoá"
  std::string type{};                        // "Tỉnh" or "Thành phố", on 01/07/2025
  std::optional<std::int64_t> city_since{};  // where it became a city later
  std::string other_name{};
  int communes = 0;
};

std::string_view code_of(UnitKind kind);
std::optional<UnitKind> kind_from(std::string_view code_or_word);
std::string_view word(UnitKind kind);  // Vietnamese
std::string_view code_of(Set set);
Set set_from(std::string_view code);
std::string_view word(Set set);

// How names are compared: folded, "các" and "thuộc Sở" and the like taken away.
std::string match_key(std::string_view printed);
// Whether a printed name means many, and which.
Set set_named(std::string_view printed);

}  // namespace agencies
