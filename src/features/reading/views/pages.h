// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature: structs in, whole pages out.
#pragma once
#include <string>
#include <vector>

#include "base/actor.h"
#include "features/reading/model.h"
#include "features/reading/views/plan.h"

namespace reading {

struct StartPage {
  std::vector<Entry> entries{};  // samples and others, the latest first
  int samples_to_come = 0;
  std::uint64_t upload_bytes = 0;  // allowed at once
  int upload_files = 0;
  std::string csrf{};
  base::Actor actor{};
  std::string problem{};  // with what was sent; a sentence
};
std::string start_page(const StartPage& page);

std::string turn_page(const Turn& turn, const std::string& csrf, const base::Actor& actor = {});
// The state of a file for people: "Nhận dạng trang 3/12".
std::string state_sentence(const Work& work);
std::string_view state_name(State state);  // for scripts and classes

struct ReadingPage {
  Entry entry{};
  Reading reading{};
  Filter filter{};
  std::vector<int> chosen{};
  std::vector<UnitChoice> units{};
  std::string csrf{};
  base::Actor actor{};
};
std::string reading_page(const ReadingPage& page);

std::string removal_page(const Entry& entry, const std::string& csrf, const base::Actor& actor = {});
std::string problem_page(int status, const std::string& sentence);

}  // namespace reading
