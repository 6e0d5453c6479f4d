// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that people bring, the work on them, and what was read.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "compiler/plan.h"
#include "documents/document.h"

namespace reading {

// A document and the plan compiled from it, as the sandbox hands them over.
struct Reading {
  documents::Document document{};
  compiler::Plan plan{};
};

// A reading in a list: what can be said of it without opening it.
struct Entry {
  std::string id{};  // the beginning of the hash of the file's bytes
  std::string file{};
  std::uint64_t bytes = 0;
  std::int64_t read_at = 0;  // seconds since 1970, UTC
  bool sample = false;
  std::string reader{};  // the version of the program that read it
  std::string title{}, agency{}, number{};
  int pages = 0;
  int activities = 0, deadlines = 0;
  int errors = 0, warnings = 0, notes = 0;
};

enum class State { waiting, reading, done, failed, stopped };

// One file of a turn.
struct Work {
  std::string file{};
  State state = State::waiting;
  std::string step{};  // Vietnamese, for people
  int done = 0, total = 0;
  std::string document{};  // the id of the reading, once done
  base::Error error{};     // where it failed
};

// The files that were brought together, in the order they were brought.
struct Turn {
  std::string id{};
  std::vector<Work> works{};
  bool is_over() const {
    for (const Work& work : works)
      if (work.state == State::waiting || work.state == State::reading) return false;
    return true;
  }
};

// Which activities of a plan to show. Empty members do not choose.
struct Filter {
  std::optional<compiler::Kind> kind{};
  std::string unit{};  // leads or coordinates
  std::string text{};  // found without regard to case and marks
  bool chooses() const { return kind || !unit.empty() || !text.empty(); }
};

// A fact that another feature keeps about lines of a document, to be marked there and lit up with its number.
struct SourceFact {
  int number = 0;
  int first_line = -1, last_line = -1;  // 0-based; below 0: it has no place
  compiler::Severity severity = compiler::Severity::note;
  bool is_activity = false;  // else something noticed, of that severity
};

struct NewFile {
  std::string name{};
  std::string path{};  // now belongs to the service
};

}  // namespace reading
