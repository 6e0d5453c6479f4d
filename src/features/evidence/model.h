// SPDX-License-Identifier: AGPL-3.0-or-later
// What was done, with its proof (vi: minh chứng).
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace evidence {

enum class State { counted, returned, withdrawn };
enum class Capture { none, waiting, kept, dead };

struct File {
  std::string sha256{}, name{}, type{};
  std::int64_t bytes = 0;
  bool keeps_place = false;
};

struct Piece {
  std::string tenant{}, id{}, occurrence{}, plan{}, activity{}, agency{}, unit{};
  std::int64_t amount = 1;
  std::string text{}, link{};
  std::int64_t done_on = 0;  // day number
  State state = State::counted;
  std::string reason{};
  Capture capture = Capture::none;
  std::string capture_title{}, capture_text{}, capture_sha256{}, capture_note{};
  std::int64_t capture_status = 0, capture_at = 0;
  std::int64_t created_at = 0;
  std::string created_by{}, created_name{};
  std::vector<File> files{};
};

struct NewFile {
  std::filesystem::path path{};  // now the service's
  std::string name{};
};

struct Report {
  std::string form_token{};
  std::string text{}, amount{}, link{}, done_on{};
  std::vector<NewFile> files{};
  std::vector<File> shelved{};  // files that lie on the shelf already
  bool keeps_place = false;     // photographs keep where they were taken
};

struct Reported {
  std::string id{};
  std::int64_t counted = 0, required = 0;
  bool is_done = false;
  std::string warning{};  // the same link or file stands in another piece
};

struct Page {
  std::vector<Piece> pieces{};
  bool has_more = false;
};

}  // namespace evidence
