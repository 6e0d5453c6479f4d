// SPDX-License-Identifier: AGPL-3.0-or-later
// Money planned and spent for the activities of a plan, and printed material with whom it was given to. Sums are kept
// with every change; nothing is given out that was not made.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/audit/service.h"
#include "features/plans/service.h"
#include "features/resources/model.h"

namespace resources {

inline constexpr std::int64_t most_money = 1'000'000'000'000, most_pieces = 100'000'000;

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, const plans::Service& plans, base::Clock clock)
      : database_(database), audit_(audit), plans_(plans), clock_(std::move(clock)) {}

  base::Result<std::string> add_line(const base::Actor& actor, const NewLine& line);
  // More than was planned is written down as it is; the page says so.
  base::Result<bool> pay(const base::Actor& actor, std::string_view line, const NewPayment& payment);
  std::vector<BudgetLine> lines(const base::Actor& actor, std::string_view plan) const;  // of the actor's agency
  std::optional<BudgetLine> line(const base::Actor& actor, std::string_view id) const;
  std::vector<Payment> payments(const base::Actor& actor, std::string_view line) const;  // 200 at most

  base::Result<std::string> add_material(const base::Actor& actor, const NewMaterial& material);
  base::Result<bool> hand_out(const base::Actor& actor, std::string_view material, const NewHandout& handout);
  std::vector<Material> materials(const base::Actor& actor) const;  // 500 at most, the latest first
  std::optional<Material> material(const base::Actor& actor, std::string_view id) const;
  std::vector<Handout> handouts(const base::Actor& actor, std::string_view material) const;  // 500 at most

 private:
  base::Result<std::int64_t> past_day(std::string_view text, const char* field) const;
  db::Database& database_;
  const audit::Service& audit_;
  const plans::Service& plans_;
  base::Clock clock_;
};

}  // namespace resources
