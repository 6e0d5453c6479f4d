// SPDX-License-Identifier: AGPL-3.0-or-later
// The life of a text: drafted, submitted, returned or approved by a second person, published at its hour, revised,
// withdrawn with a notice. What is public is always a version that was kept whole.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/agencies/service.h"
#include "features/audit/service.h"
#include "features/content/model.h"
#include "features/evidence/service.h"
#include "features/obligations/service.h"
#include "files/shelf.h"
#include "jobs/queue.h"

namespace content {

inline constexpr std::string_view publish_job = "content.publish", proof_job = "content.proof";
inline constexpr std::size_t longest_body = 200'000, longest_title = 300, longest_summary = 1'000;
inline constexpr std::int64_t lock_ms = 15 * base::ms_per_minute;

// Told in the transaction that makes a version public, or takes the item back: the channels write their postings.
using OnPublish = std::function<void(db::Connection&, const Item&, std::int64_t version)>;
using OnWithdraw = std::function<void(db::Connection&, const Item&)>;

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, const agencies::Service& agencies,
          const obligations::Service& obligations, evidence::Service& evidence, files::Shelf& shelf, base::Clock clock)
      : database_(database),
        audit_(audit),
        agencies_(agencies),
        obligations_(obligations),
        evidence_(evidence),
        shelf_(shelf),
        clock_(std::move(clock)) {}
  void on_publish(OnPublish told) { publish_told_.push_back(std::move(told)); }
  void on_withdraw(OnWithdraw told) { withdraw_told_.push_back(std::move(told)); }

  // May this person write on it: of its unit, or an editor or the Office of its agency.
  static bool may_write(const base::Actor& actor, const Item& item);

  base::Result<std::string> add(const base::Actor& actor, const Draft& draft);
  // `edits`: as the person saw it; a conflict where somebody else was faster. What is public stays as it is.
  base::Result<bool> edit(const base::Actor& actor, std::string_view id, const Draft& draft, std::int64_t edits);
  // Tells others that this person is at it, for 15 minutes. A conflict names who already is.
  base::Result<bool> lock(const base::Actor& actor, std::string_view id);
  base::Result<bool> submit(const base::Actor& actor, std::string_view id, std::int64_t edits);
  base::Result<bool> give_back(const base::Actor& actor, std::string_view id, std::string_view reason);
  // By somebody else than who changed it last. `at`: "2026-03-26T08:00" in Viet Nam; empty: now.
  base::Result<bool> approve(const base::Actor& actor, std::string_view id, std::int64_t edits, std::string_view at);
  // Before anybody approved it, with a reason: the head confirms it later.
  base::Result<bool> force(const base::Actor& actor, std::string_view id, std::int64_t edits, std::string_view reason);
  base::Result<bool> confirm(const base::Actor& actor, std::string_view id);
  base::Result<bool> withdraw(const base::Actor& actor, std::string_view id, std::string_view notice);
  base::Result<bool> comment(const base::Actor& actor, std::string_view id, std::string_view text);
  // The address of the picture for the text.
  base::Result<std::string> add_picture(const base::Actor& actor, std::string_view id, NewPicture picture);

  // Jobs; each may run twice.
  void publish(const jobs::Job& job);
  void prove(const jobs::Job& job);

  std::optional<Item> find(const base::Actor& actor, std::string_view id) const;  // of the actor's agency
  std::optional<Item> find(std::string_view tenant, std::string_view id) const;   // for jobs
  Page list(const base::Actor& actor, const Filter& filter) const;
  std::vector<Item> forced(const base::Actor& actor) const;     // wait for the head's confirmation
  std::vector<Item> to_review(const base::Actor& actor) const;  // of the agency, public, and their day has come
  std::vector<Item> of_occurrence(const base::Actor& actor, std::string_view occurrence) const;
  std::vector<Version> versions(std::string_view tenant, std::string_view id) const;
  std::vector<Comment> comments(std::string_view tenant, std::string_view id) const;
  std::vector<Picture> pictures(std::string_view tenant, std::string_view id) const;
  std::vector<std::string> lost_files() const;  // for `lantoa check`

  // ------------------------------------------------------------------------------------------------ for the public
  // The latest first, 20 at a time and one more that tells that there are more; `tag`: "topic:digital" or nothing.
  std::vector<Live> live(std::string_view tenant, std::string_view agency, std::string_view tag, std::int64_t before_ms,
                         std::string_view before_id) const;
  std::optional<Live> live_by_slug(std::string_view tenant, std::string_view agency, std::string_view slug) const;
  // A picture of something public, or of something this person may see.
  struct Content {
    std::string type{}, bytes{};
  };
  std::optional<Content> picture(const base::Actor& actor, std::string_view sha256) const;

 private:
  base::Result<Item> filled(const base::Actor& actor, const Draft& draft) const;
  base::Result<Item> writable(const base::Actor& actor, std::string_view id) const;
  void tag(db::Connection& connection, const Item& item) const;
  void make_public(db::Connection& connection, const Item& item);
  std::vector<Item> listed(const db::Query& query, const std::vector<db::Value>& values) const;
  std::vector<Live> lived(const db::Query& query, const std::vector<db::Value>& values) const;

  db::Database& database_;
  const audit::Service& audit_;
  const agencies::Service& agencies_;
  const obligations::Service& obligations_;
  evidence::Service& evidence_;
  files::Shelf& shelf_;
  base::Clock clock_;
  std::vector<OnPublish> publish_told_{};
  std::vector<OnWithdraw> withdraw_told_{};
};

// What a careful reader would mark in an item, and its short forms with that address.
Advice advice_on(const Item& item, std::string_view public_address, std::int64_t today);

// "Sơ kết công tác CCHC" and an id → "so-ket-cong-tac-cchc-7h2k9": letters, digits and hyphens only.
std::string slug_of(std::string_view title, std::string_view id);

}  // namespace content
