// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sandbox/messages.h"

#include <unistd.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>

#include "base/utf8.h"

namespace sandbox {
namespace {

constexpr std::size_t head_bytes = 9;
constexpr std::size_t most_sentence_bytes = 4096;

enum Letter : char { progress_letter = 'P', part_letter = 'A', refusal_letter = 'E', end_letter = 'Z' };

// A number, a separator; moves `text` behind them. Nothing where it is not so.
std::optional<int> take_number(std::string_view& text, char separator) {
  int number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (trouble != std::errc{} || length >= text.size() || *end != separator || number < 0) return std::nullopt;
  text.remove_prefix(length + 1);
  return number;
}

bool is_sentence(std::string_view text) { return text.size() <= most_sentence_bytes && base::is_valid_utf8(text); }

}  // namespace

void Outlet::send(char letter, std::string_view bytes) {
  std::array<char, head_bytes + 1> head{};
  std::snprintf(head.data(), head.size(), "%c%08zx", letter, bytes.size());
  std::string all(head.data(), head_bytes);
  all += bytes;
  for (std::size_t at = 0; at < all.size();) {
    const ssize_t written = ::write(descriptor_, all.data() + at, all.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) ::_exit(1);  // nobody listens any more
    at += static_cast<std::size_t>(written);
  }
}

void Outlet::progress(std::string_view step, int done, int total) {
  send(progress_letter, std::to_string(done) + " " + std::to_string(total) + " " + std::string(step));
}

void Outlet::part(std::string_view name, std::string_view bytes) {
  std::string named(name);
  named += '\n';
  named += bytes;
  send(part_letter, named);
}

void Outlet::refuse(const base::Error& error) {
  send(refusal_letter, std::to_string(static_cast<int>(error.kind)) + " " + error.message);
}

void Outlet::finish() { send(end_letter, {}); }

Inlet::State Inlet::feed(std::string_view bytes) {
  if (state_ != State::open) return state_;
  if (bytes.size() > left_) {
    over_limit_ = true;
    return state_ = State::broken;
  }
  left_ -= bytes.size();
  pending_ += bytes;
  std::size_t at = 0;
  while (state_ == State::open && pending_.size() - at >= head_bytes) {
    const std::string_view rest = std::string_view(pending_).substr(at);
    std::size_t length = 0;
    const auto [end, trouble] = std::from_chars(rest.data() + 1, rest.data() + head_bytes, length, 16);
    if (trouble != std::errc{} || end != rest.data() + head_bytes) return state_ = State::broken;
    if (length > left_ + rest.size()) {  // can never arrive whole
      over_limit_ = true;
      return state_ = State::broken;
    }
    if (rest.size() - head_bytes < length) break;
    take(rest.front(), rest.substr(head_bytes, length));
    at += head_bytes + length;
  }
  pending_.erase(0, at);
  return state_;
}

void Inlet::take(char letter, std::string_view bytes) {
  ++messages_;
  switch (letter) {
    case progress_letter:
      return take_progress(bytes);
    case part_letter:
      return take_part(bytes);
    case refusal_letter:
      return take_refusal(bytes);
    case end_letter:
      state_ = State::answered;
      return;
    default:
      state_ = State::broken;
  }
}

void Inlet::take_progress(std::string_view bytes) {
  const std::optional<int> done = take_number(bytes, ' ');
  const std::optional<int> total = done ? take_number(bytes, ' ') : std::nullopt;
  if (!total || !is_sentence(bytes)) {
    state_ = State::broken;
    return;
  }
  progress_ = {std::string(bytes), *done, *total};
}

void Inlet::take_part(std::string_view bytes) {
  const std::size_t line = bytes.find('\n');
  if (line == std::string_view::npos) {
    state_ = State::broken;
    return;
  }
  answer_.insert_or_assign(std::string(bytes.substr(0, line)), std::string(bytes.substr(line + 1)));
}

void Inlet::take_refusal(std::string_view bytes) {
  const std::optional<int> kind = take_number(bytes, ' ');
  if (!kind || *kind > static_cast<int>(base::ErrorKind::cancelled) || bytes.empty() || !is_sentence(bytes)) {
    state_ = State::broken;
    return;
  }
  refusal_ = {static_cast<base::ErrorKind>(*kind), std::string(bytes), {}};
  state_ = State::refused;
}

}  // namespace sandbox
