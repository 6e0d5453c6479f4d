// SPDX-License-Identifier: AGPL-3.0-or-later
// How plans name bodies and office holders: where a unit may begin, what may follow inside its name, and which words
// begin the work that it is told to do.
#pragma once
#include <cstddef>

#include "compiler/words.h"

namespace compiler {

enum class UnitKind {
  none,
  // Common nouns, which stand in collective lists: "các sở, ban, ngành".
  administration,  // sở, ban, ngành, cơ quan, đơn vị, địa phương
  school,          // viện, trường
  business,        // doanh nghiệp, hợp tác xã
  press,           // báo, đài
  person,          // cán bộ, công chức
  place,           // xã, phường, đặc khu
  // Proper units.
  body,    // UBND, HĐND, Tỉnh ủy: one of several bodies of the same place
  named,   // Sở, Phòng, Ban: the name follows
  whole,   // Văn phòng, Công an: complete alone
  office,  // Giám đốc, Trưởng phòng, Thủ trưởng: who holds an office
};
inline bool is_common(UnitKind kind) { return kind > UnitKind::none && kind < UnitKind::body; }

struct UnitHead {
  std::size_t count = 0;  // words, the determiner included; 0 where no unit begins
  UnitKind kind = UnitKind::none;
  bool determined = false;  // "các", "những", "toàn thể" stand before the noun
  std::size_t noun = 0;     // words of the determiner
  explicit operator bool() const { return count != 0; }
};

// The unit that begins at a word.
UnitHead unit_at(const Words& words, std::size_t at);

// The end of the unit that begins at `at`, as a sentence has it: at the verb, the separator or whatever does not belong
// to its name. `at` itself where no unit begins.
std::size_t unit_end(const Words& words, std::size_t at);

// The end of the list of units that begins at `at`: "Sở Nội vụ, Sở Tài chính và các đơn vị liên quan".
std::size_t unit_list_end(const Words& words, std::size_t at);

// Words of the verb that begins the work ("tham mưu", "chủ động thực hiện"), 0 where there is none. Names of bodies
// contain verbs too: ask only where a name cannot go on.
std::size_t work_verb(const Words& words, std::size_t at);

// A place or a relation that closes a noun: "tỉnh", "cấp xã", "có liên quan", "trực thuộc", "trên địa bàn".
std::size_t closing_words(const Words& words, std::size_t at);
// A kind that does not: "chuyên môn", "nghiệp vụ", "chức năng".
std::size_t kind_words(const Words& words, std::size_t at);

// Words of the known name of a sector at `at` ("Khoa học và Công nghệ", "Văn hóa, Thể thao và Du lịch"), 0 where none.
std::size_t sector_words(const Words& words, std::size_t at);

// Behind the qualifiers of a noun that is complete: "của Sở", "tỉnh Lai Châu", "có liên quan", "(nếu có)".
std::size_t qualifiers_end(const Words& words, std::size_t at);

}  // namespace compiler
