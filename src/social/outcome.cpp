// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/outcome.h"

namespace social {

Step next_step(const Outcome& outcome) {
  switch (outcome.kind) {
    case Outcome::Kind::sent:
      return Step::done;
    case Outcome::Kind::refused:
      return Step::tell_editor;
    case Outcome::Kind::later:
      return Step::send;
    case Outcome::Kind::unsure:
      break;
  }
  switch (outcome.check) {
    case Outcome::Check::ticket:
      return outcome.ticket.empty() ? Step::ask_person : Step::ask_ticket;
    case Outcome::Check::recent:
      return Step::look;
    case Outcome::Check::person:
      break;
  }
  return Step::ask_person;
}

Outcome after_look(const Found& found, std::int64_t now_ms) {
  Outcome outcome;
  outcome.check = Outcome::Check::recent;
  outcome.detail = found.detail;
  switch (found.kind) {
    case Found::Kind::found:
      outcome.kind = Outcome::Kind::sent;
      outcome.id = found.id;
      outcome.address = found.address;
      break;
    case Found::Kind::absent:
      outcome.kind = Outcome::Kind::later;
      outcome.retry_at_ms = now_ms;
      outcome.reason = "Bài chưa có trên trang; hệ thống sẽ gửi lại.";
      break;
    case Found::Kind::unknown:
      outcome.retry_at_ms = found.retry_at_ms;
      outcome.reason = found.reason;
      break;
  }
  return outcome;
}

}  // namespace social
