// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "features/resources/model.h"
#include "html/frame.h"

namespace resources {

using html::Frame;
using Names = std::vector<std::pair<std::string, std::string>>;  // id, name

struct Overview {
  Names plans{};
  std::string plan{};  // the one that is shown
  Names activities{};  // of that plan
  std::vector<BudgetLine> lines{};
  std::vector<Material> materials{};
  NewLine line{};
  NewMaterial material{};
};
std::string overview_page(const Frame& frame, const Overview& page);
std::string line_page(const Frame& frame, const BudgetLine& line, const std::vector<Payment>& payments,
                      const NewPayment& filled);
std::string material_page(const Frame& frame, const Material& material, const std::vector<Handout>& handouts,
                          const NewHandout& filled);
std::string missing_page(const Frame& frame);

}  // namespace resources
