// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "features/events/model.h"
#include "html/frame.h"

namespace events {

using html::Frame;

struct Suggestion {
  std::string day{}, for_people{}, name{};  // day: "2026-05-18"
};
struct ListPage {
  std::vector<Event> coming{}, invited{}, past{};
  bool has_more = false;
  bool may_add = false;
  std::vector<Suggestion> named_days{};
};
std::string list_page(const Frame& frame, const ListPage& page);

struct FormPage {
  Draft draft{};
  std::string event{};  // empty: a new one
  std::int64_t edits = 0;
  std::string duty{};  // the title of the duty that it serves
};
std::string form_page(const Frame& frame, const FormPage& page);

struct EventPage {
  Event event{};
  std::vector<Invitation> invited{};
  std::vector<Attendance> came{};
  std::vector<File> files{};
  std::vector<std::pair<std::string, std::string>> units{};  // id, name: who can be asked
  bool may_run = false, has_begun = false;
  std::string address{};  // of the page where people tell that they are there
};
std::string event_page(const Frame& frame, const EventPage& page);

enum class Told { nothing, now, before };
std::string arrive_page(const Frame& frame, const Event& event, const Arrival& filled, Told told);
std::string desk_page(const Frame& frame, const Event& event, const std::vector<Invitation>& invited,
                      const std::vector<Attendance>& came);
std::string missing_page(const Frame& frame);
// Events of a duty, and how to make one: shown on the duty's page.
html::Html beside_duty(const std::vector<Event>& events, const std::string& occurrence, bool may_add);

html::Html state_badge(const Event& event);
std::string span_of(const Event& event);  // "18/05/2026 08:00 – 11:30"

}  // namespace events
