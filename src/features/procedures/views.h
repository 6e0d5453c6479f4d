// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature: those of the staff, and those that everybody may see.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "features/procedures/model.h"
#include "html/frame.h"
#include "html/html.h"

namespace procedures {

using html::Frame;

struct ListPage {
  Filter filter{};
  std::string day{};  // as typed
  std::vector<std::string> fields{};
  Page page{};
  std::vector<Entry> upcoming{};
};

struct HistoryStep {
  Version version{};
  std::vector<PartDifference> differences{};  // to the version before it
};

struct OnePage {
  Procedure procedure{};
  std::optional<Version> shown{};  // what holds on the day that was asked for
  std::string day{}, known{};      // as typed; empty: today, and what is known now
  std::vector<HistoryStep> history{};
};

struct FormPage {
  std::string id{};  // empty: a new procedure
  std::int64_t seen = 0;
  Draft draft{};
};

std::string list_page(const Frame& frame, const ListPage& page);
std::string one_page(const Frame& frame, const OnePage& page);
std::string form_page(const Frame& frame, const FormPage& page);
std::string load_page(const Frame& frame, int recorded, const std::vector<std::string>& faults);
std::string missing_page(const Frame& frame);

std::string published_page(const Frame& frame, const Publisher& publisher, const Search& search, const FoundPage& page);
std::string published_one_page(const Frame& frame, const Publisher& publisher, const Entry& entry,
                               const std::vector<Version>& history);
// For the one-stop desk: one sheet, with a QR code that holds `address`.
std::string sheet_page(const Frame& frame, const Publisher& publisher, const Entry& entry, std::string_view address);
std::string unpublished_page(const Frame& frame);

// What a search box offers while somebody types.
std::string suggestions_json(const FoundPage& page);

html::Html content_of(const Content& content);
html::Html online_badge(Online online);
std::string day_text(std::int64_t day);
// "?a=b&c=d" of what is not empty.
std::string query_of(const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace procedures
