// SPDX-License-Identifier: AGPL-3.0-or-later
// What became of one try to publish, told so that an outbox loses nothing and sends nothing twice:
//
//   sent     it is out there under `id`; never send again
//   refused  surely nothing is out there; people must change something first (`reason` says what)
//   later    surely nothing is out there by this try; the same may be sent again from `retry_at_ms` on
//   unsure   it may be out there; from `retry_at_ms` on, find out in the way `check` names, and send again only after
//            that said it is absent
//
// The outbox writes down that it is about to send before it sends, and the outcome after: a try without an outcome (the
// process died in between) counts as unsure with Check::recent, or Check::person where there is no link to look for.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace social {

struct Outcome {
  enum class Kind { sent, refused, later, unsure };
  enum class Check {
    person,  // nothing but a look by people can tell
    recent,  // find_recent() with the link of the item
    ticket,  // taken in under `ticket`; ask article_of()
  };
  Kind kind = Kind::unsure;
  Check check = Check::person;
  std::string id{};       // of the other side: post, article, message
  std::string address{};  // where people read it, where known
  std::string ticket{};
  std::string reason{};  // one Vietnamese sentence for the editor that says what to do; empty where sent
  std::string detail{};  // for operators: the words of the other side, without secrets
  std::int64_t retry_at_ms = 0;
  int code = 0;  // of the other side
};

// What an outbox does next.
enum class Step { done, tell_editor, send, ask_ticket, look, ask_person };
Step next_step(const Outcome& outcome);

// What a look through the newest posts found. Absent is only said where everything since the try was read and the other
// side has had time to show it.
struct Found {
  enum class Kind { found, absent, unknown };
  Kind kind = Kind::unknown;
  std::string id{}, address{};
  std::string reason{}, detail{};
  std::int64_t retry_at_ms = 0;  // where unknown: look again from then on
};

// The unsure outcome after the look: found → sent, absent → later (at once), unknown → still unsure.
Outcome after_look(const Found& found, std::int64_t now_ms);

// How a published item does.
struct Figures {
  std::optional<std::int64_t> reached{}, shared{};  // people or views, where the other side tells
  std::string address{};
};

}  // namespace social
