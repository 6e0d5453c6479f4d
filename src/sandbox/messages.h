// SPDX-License-Identifier: AGPL-3.0-or-later
// What a job says to the program that started it, over a pipe: a letter, eight hexadecimal digits of length, the bytes.
// The reader trusts nothing: a job that was taken over by its input may say anything.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sandbox {

struct Progress {
  std::string step{};  // Vietnamese, for people
  int done = 0;
  int total = 0;
};

using Answer = std::map<std::string, std::string, std::less<>>;

// The job's end of the pipe. A parent that has gone ends the job.
class Outlet {
 public:
  explicit Outlet(int descriptor) : descriptor_(descriptor) {}
  void progress(std::string_view step, int done, int total);
  void part(std::string_view name, std::string_view bytes);  // of the answer; at most 4 GiB
  void refuse(const base::Error& error);                     // ends the answer
  void finish();                                             // ends the answer

 private:
  void send(char letter, std::string_view bytes);
  int descriptor_;
};

// The parent's end: feed it what arrives.
class Inlet {
 public:
  enum class State { open, answered, refused, broken };

  explicit Inlet(std::size_t most_bytes) : left_(most_bytes) {}
  State feed(std::string_view bytes);
  State state() const { return state_; }
  bool over_limit() const { return over_limit_; }
  const Progress& progress() const { return progress_; }
  std::uint64_t messages() const { return messages_; }  // that have arrived whole
  Answer& answer() { return answer_; }
  const base::Error& refusal() const { return refusal_; }

 private:
  void take(char letter, std::string_view bytes);
  void take_progress(std::string_view bytes);
  void take_part(std::string_view bytes);
  void take_refusal(std::string_view bytes);

  std::size_t left_;
  std::string pending_{};
  State state_ = State::open;
  bool over_limit_ = false;
  Progress progress_{};
  std::uint64_t messages_ = 0;
  Answer answer_{};
  base::Error refusal_{};
};

}  // namespace sandbox
