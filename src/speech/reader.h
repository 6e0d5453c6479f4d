// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads one line of text as it is spoken: figures, symbols, addresses and abbreviations become words, signs become
// pauses. What is plain Vietnamese stays as it is written.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "speech/figures.h"
#include "speech/table.h"

namespace speech {

class Reader {
 public:
  explicit Reader(const Table& table) : table_(table) {}
  std::string read(std::string_view line);

 private:
  enum class Value { none, number, date, time, roman };

  // Each says what stands at at_ and goes behind it, or leaves all as it was and returns false. In reader_figures.cpp:
  bool date();
  bool day_before_range();
  bool time();
  bool phone();
  bool long_digits();
  bool number();
  void after_number(const Figure& figure);
  bool fraction(const Figure& figure);
  bool range();
  bool unit(bool after_slash);
  // In reader_symbols.cpp:
  bool address();
  bool symbol();
  bool is_symbol(View token, std::size_t& parts) const;
  void say_symbol_number(const std::string& digits, bool first);
  // In reader.cpp:
  bool roman();
  bool entry();
  void word();
  void sign();
  bool value() { return phone() || long_digits() || symbol() || date() || time() || number(); }

  void say(std::string_view words);
  void say_date(const DateFigure& date);
  void pause(char mark);
  void dash();
  View token() const;             // up to the next white space
  std::string next_word() const;  // in small letters
  bool at_word_start() const;
  void done(std::size_t end, Value value);

  const Table& table_;
  std::u32string text_{};
  std::size_t at_ = 0;
  std::string out_{};
  std::string before_{};  // the last word, in small letters; empty behind a figure
  Value value_ = Value::none;
  std::string last_whole_{};  // of the last number
  bool all_capitals_ = false;
  bool after_roman_ = false;  // a Roman number was read, and since then only "và" and commas
};

}  // namespace speech
