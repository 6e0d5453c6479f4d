// SPDX-License-Identifier: AGPL-3.0-or-later
// Administrative procedures (vi: thủ tục hành chính, TTHC) as announced: what held on a day, and what was known then.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace procedures {

enum class Change { added, amended, replaced, abolished };
enum class State { in_force, abolished };
enum class Level { central, province, district, commune };
enum class Online { full, partial, none };

struct Content {
  std::string name{}, field{};
  Level level = Level::province;
  std::string steps{}, ways{}, papers{}, time_limit{}, fee{}, result{}, legal_bases{};
  Online online = Online::none;
  std::string place{};
};

// The announcement (vi: quyết định công bố) that a change comes from.
struct Decision {
  std::string number{};
  std::int64_t date = 0, effective_from = 0;  // day numbers
};

struct Version {
  std::int64_t number = 0;
  Change change = Change::added;
  State state = State::in_force;
  std::string replaced_by{};  // code
  Decision decision{};
  Content content{};
  std::int64_t recorded_at = 0;
  std::string recorded_by{}, recorded_name{};
};

struct Procedure {
  std::string tenant{}, id{}, agency{}, code{};
  std::int64_t latest = 0;  // number of the newest version
};

struct Entry {
  Procedure procedure{};
  Version version{};
};

// A change as people fill it in.
struct Draft {
  std::string code{};
  Change change = Change::added;
  std::string replaced_by{};
  std::string decision_number{}, decision_date{}, effective_from{};  // dates as typed
  Content content{};
};

// Which entries of a list. What is empty does not bind.
struct Filter {
  std::string agency{}, field{};
  std::optional<Level> level{};
  std::optional<Online> online{};
  std::optional<State> state{};
  std::optional<std::int64_t> day{};       // as it held then; today
  std::optional<std::int64_t> known_at{};  // as it was known then (ms UTC); now
  std::string after{};                     // the last one seen: "key|id" of Page
};

struct Page {
  std::vector<Entry> entries{};
  std::string next{};  // for Filter::after; empty: no more
};

// A difference between two versions, part by part.
struct PartDifference {
  struct Piece {
    bool is_dropped = false, is_added = false;  // neither: in both
    std::string text{};
  };
  std::string label{};
  std::vector<Piece> pieces{};
};

// A text with the bytes in it that were looked for.
struct Marked {
  std::string text{};
  std::vector<std::pair<std::size_t, std::size_t>> ranges{};
  bool is_cut_before = false, is_cut_after = false;
};

struct Found {
  std::string id{}, code{}, field{};
  Marked name{}, text{};
  Level level = Level::province;
  Online online = Online::none;
};

struct FacetCount {
  std::string value{};
  std::int64_t items = 0;
};

struct FoundPage {
  std::vector<Found> found{};
  std::int64_t total = 0;
  bool is_total_exact = true, has_more = false;
  std::vector<FacetCount> fields{}, levels{}, onlines{};
  std::string corrected{};  // how the words were understood, where that differs from how they were typed
};

struct Search {
  std::string tenant{}, agency{}, text{}, field{}, level{}, online{};
  bool is_typing = false;
  std::size_t page = 0, on_a_page = 20;
};

// Whose procedures are published, and how an address names it where it must.
struct Publisher {
  std::string tenant{}, id{}, name{};
  std::string code{};  // empty: the agency that the site is of
};

// A row of a file that changes are loaded from.
struct Row {
  int line = 0;
  Draft draft{};
};

std::string_view code_of(Change change);
std::string_view code_of(State state);
std::string_view code_of(Level level);
std::string_view code_of(Online online);
std::optional<Change> change_from(std::string_view code_or_word);
State state_from(std::string_view code);
std::optional<Level> level_from(std::string_view code_or_word);
std::optional<Online> online_from(std::string_view code_or_word);
std::string_view word(Change change);  // Vietnamese
std::string_view word(State state);
std::string_view word(Level level);
std::string_view word(Online online);

// The texts of a procedure with the words they stand under, in the order of the form.
struct Part {
  std::string_view key{}, label{};
  std::string Content::*text = nullptr;
};
const std::vector<Part>& parts();

}  // namespace procedures
