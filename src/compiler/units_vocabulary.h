// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of units_grammar.h as tables.
#pragma once
#include "compiler/words.h"

namespace compiler {

const Lexicon& unit_determiners();    // các, toàn thể
const Lexicon& unit_heads();          // value: UnitKind; `none` for words that only look like a head ("hội nghị")
const Lexicon& naming_nouns();        // sở, ban, phòng: common where no name follows; value: NamingNoun
const Lexicon& organisation_kinds();  // what makes "tổ chức" a noun: "chính trị - xã hội", "đoàn thể"
const Lexicon& closings();            // tỉnh, cấp xã, có liên quan; value: Closing
const Lexicon& noun_kinds();          // chuyên môn, nghiệp vụ
const Lexicon& sectors();             // Khoa học và Công nghệ
const Lexicon& work_verbs();          // value: Verb
const Lexicon& function_words();      // là, để, trong: no name of a body goes over them

// Kind in the low bits; `safe` nouns are heads in small letters too ("phòng nội vụ", but "báo nói").
struct NamingNoun {
  static constexpr int safe = 0x100;
};

enum class Closing {
  relation,  // "có liên quan", "trực thuộc": complete
  place,     // "tỉnh", "xã": a name may follow
  open,      // "thuộc", "trên địa bàn": a noun must or may follow
};

enum class Verb {
  work,  // begins the work wherever it stands: "tham mưu", "chịu trách nhiệm"
  name,  // also part of names: "quản lý", "hỗ trợ"
};

}  // namespace compiler
