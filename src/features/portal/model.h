// SPDX-License-Identifier: AGPL-3.0-or-later
// The public pages of an agency (vi: cổng).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace portal {

struct Site {
  std::string tenant{}, agency{}, code{}, name{}, motto{}, address{}, phone{}, hotline{}, email{};
  std::string feedback_url{}, base_url{}, about{};
  bool is_on = true, shows_plans = false;
  std::int64_t edits = 0;
};

// An item on a list.
struct Teaser {
  std::string slug{}, title{}, summary{}, kind{}, topics{}, unit_name{};
  std::int64_t published_at = 0;
};

struct Article {
  std::string slug{}, title{}, summary{}, body{}, kind_word{}, source{}, topics{}, language{}, unit_name{}, notice{};
  bool by_machine = false, is_withdrawn = false;
  std::int64_t published_at = 0, changed_at = 0;
};

struct TopicWord {
  std::string code{}, word{};
};

// How a plan stands, where the agency shows it.
struct PlanLine {
  std::string title{};
  std::int64_t done = 0, total = 0, late = 0;
};

struct Home {
  std::vector<Teaser> news{}, notices{}, steering{};
  std::vector<std::string> slogans{};
  std::vector<PlanLine> plans{};
};

struct NewsList {
  std::vector<Teaser> items{};
  std::string topic{}, kind{};
  std::string next{};  // the query of the next page; empty: the last one
};

}  // namespace portal
