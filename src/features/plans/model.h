// SPDX-License-Identifier: AGPL-3.0-or-later
// Plans (vi: kế hoạch) as people work on them: what was read, what was corrected, whom it binds, which version is in
// force.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan.h"

namespace plans {

enum class State { draft, in_force, closed };

struct Plan {
  std::string tenant{}, id{}, agency{}, parent{}, document{};
  std::string title{}, number{};
  std::int64_t issued_on = 0;  // day number; 0: not known
  int year = 0;
  std::string recipients{}, bases{}, budget{};
  State state = State::draft;
  std::int64_t version = 0;
  bool has_changes = false;
  std::int64_t edits = 0;
  std::int64_t created_at = 0;
};

// A unit as printed, and whom it means.
struct Party {
  std::string printed{};
  std::string target{};  // unit id, "set:…", "open"; empty: not bound
  std::string how{};
  std::string target_name{};  // for people
  bool is_bound() const { return !target.empty(); }
};

struct Activity {
  std::string id{}, path{}, kind{}, text{};
  std::vector<Party> lead{}, coordinate{};
  std::optional<compiler::Time> time{};
  std::optional<compiler::Quota> quota{};
  std::string channels{}, roadmap{};
  bool is_included = false;
  int first_line = -1, last_line = -1;
  std::int64_t edits = 0;
};

struct Correction {
  std::string activity{}, field{}, was{}, becomes{}, name{};
  std::int64_t at = 0;
};

struct Diagnostic {
  std::int64_t position = 0;
  std::string code{}, severity{}, message{};
  int first_line = -1;
  bool is_cleared = false;
  std::string note{}, cleared_by{};
};

struct Version {
  std::int64_t number = 0;
  std::string content{}, note{};
  std::int64_t accepted_at = 0;
  std::string accepted_by{};
};

struct Proposal {
  std::string id{}, plan{}, activity{}, unit{}, wish{}, reason{}, state{}, answer{}, created_by{};
  std::int64_t created_at = 0;
};

// What a form says of an activity. Units as printed, one a line or separated by ";".
struct Edit {
  std::string text{}, kind{}, lead{}, coordinate{}, roadmap{};  // kind: empty leaves it
  std::optional<std::string> channels{};                        // nothing: they stay
  std::string time_raw{}, time_kind{}, time_from{}, time_to{}, time_every{};
  std::string quota_count{}, quota_unit{}, quota_per{};
  bool is_included = true;
};

struct HeadEdit {
  std::string title{}, number{}, issued_on{}, year{}, recipients{};
  std::optional<std::string> bases{}, budget{};  // nothing: they stay
};

// A name that is not bound yet, with what it may mean.
struct Candidate {
  std::string target{}, name{};
  int percent = 0;
};
struct Unbound {
  std::string printed{}, key{};
  int times = 0;
  std::vector<Candidate> candidates{};
};

enum class Change { same, added, dropped, changed };
// Two texts word by word: what only the first has, what only the second has, what both have.
struct Piece {
  Change change = Change::same;  // same, dropped, added
  std::string text{};
};
struct Difference {
  Change change = Change::same;
  std::string path{}, before{}, after{};
  std::vector<Piece> pieces{};  // where it was changed
};

// As stored, and in forms.
std::string_view code_of(State state);
std::string_view code_of(compiler::TimeKind kind);
std::optional<compiler::TimeKind> time_kind_from(std::string_view code);

}  // namespace plans
