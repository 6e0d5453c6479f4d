// SPDX-License-Identifier: AGPL-3.0-or-later
// The labels that number a plan: "PHẦN I", "I.", "1.", "1.1.", "a)", "(1)", "-", "+" (Decree 30/2020, annex I, II.6).
#pragma once
#include <string>
#include <string_view>

namespace compiler {

// In the order of rank: a label of a later kind stands below one of an earlier kind.
enum class Marker { none, part, article, roman, number, decimal, letter, bracket, dash, plus };

struct Label {
  Marker marker = Marker::none;
  std::string text{};      // without its punctuation: "II", "1.1", "đ"; "-" and "+" for bullets
  std::size_t length = 0;  // bytes of the line that the label and the blanks behind it take
  bool clean = true;       // false: the glyphs had to be guessed; the sequence must confirm it
  char close = 0;          // '.', ')' or '/' behind a number or letter
};

// The label a line begins with. `damaged` says that the text was recognised or restored, so that glyphs which
// recognition confuses ("|." for "I.", "@)" for "e)") are taken as labels too, marked as not clean.
Label read_label(std::string_view line, bool damaged);

// Positions in their sequences, from 1; 0 where it is none. Letters follow a b c d đ e g h i k l m n o p q r s t u v x
// y.
int roman_value(std::string_view roman);
std::string roman_numeral(int value);
int letter_position(std::string_view letter);
std::string letter_at(int position);

// What a damaged label most likely is, when `expected` is the next of its sequence: expected itself, or empty where the
// glyphs do not allow it.
bool may_be(const Label& printed, std::string_view expected);

}  // namespace compiler
