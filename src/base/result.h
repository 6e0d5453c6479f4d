// SPDX-License-Identifier: AGPL-3.0-or-later
// A value, or the reason the person asking cannot have it. What an operator must hear is an exception instead.
#pragma once
#include <string>
#include <utility>
#include <variant>

namespace base {

enum class ErrorKind { invalid, not_found, forbidden, conflict, too_large, cancelled };

struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string message{};  // shown to people: one complete Vietnamese sentence
  std::string field{};    // the form field the message belongs to, or empty
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  explicit operator bool() const { return state_.index() == 0; }
  const T& operator*() const& { return std::get<0>(state_); }
  T& operator*() & { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  const T* operator->() const { return &std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace base
