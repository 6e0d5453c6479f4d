// SPDX-License-Identifier: AGPL-3.0-or-later
// Initiatives and exemplars (vi: sáng kiến, điển hình): what somebody does better, and who took it over.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace initiatives {

struct Kind {
  std::string_view code{}, word{};
};
inline constexpr std::array kinds{
    Kind{"initiative", "Sáng kiến"}, Kind{"model", "Mô hình, cách làm hay"},
    Kind{"person", "Gương cá nhân"}, Kind{"collective", "Tập thể tiêu biểu"},
    Kind{"idea", "Ý tưởng"},
};
std::string_view word_of(std::string_view kind);

enum class State { proposed, supported, recognised, refused, withdrawn };
std::string_view code_of(State state);
std::string_view word_of(State state);

struct File {
  std::string sha256{}, name{}, type{};
  std::int64_t bytes = 0;
};

struct Use {
  std::string unit{}, note{};
  std::int64_t since = 0;  // day number
};

struct Initiative {
  std::string tenant{}, id{}, agency{}, unit{}, unit_name{}, occurrence{};
  std::string kind{}, title{}, authors{}, problem{}, solution{}, effect{}, award{};
  State state = State::proposed;
  std::string opinion{}, reason{}, decision{};
  std::int64_t decided_on = 0;
  std::string evidence{};
  std::int64_t uses = 0, edits = 0;
  std::string created_by{};
};

struct Draft {
  std::string occurrence{}, kind{}, title{}, authors{}, problem{}, solution{}, effect{}, award{};
};

struct NewFile {
  std::filesystem::path path{};  // now the service's
  std::string name{};
};

struct Recognition {
  std::string decision{}, decided_on{}, award{};
};

struct Taken {
  std::string unit{}, since{}, note{};
};

struct Page {
  std::vector<Initiative> initiatives{};
  bool has_more = false;
};

}  // namespace initiatives
