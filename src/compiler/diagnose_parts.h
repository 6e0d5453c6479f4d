// SPDX-License-Identifier: AGPL-3.0-or-later
// The groups of checks behind diagnose(); codes and meanings stand in docs/diagnostics.md.
#pragma once
#include <string>
#include <utility>

#include "compiler/layout.h"
#include "compiler/outline.h"
#include "compiler/plan.h"

namespace compiler {

class Findings {
 public:
  explicit Findings(Plan& plan) : plan_(plan) {}
  void add(std::string code, Severity severity, std::string message, const Span& at) {
    plan_.diagnostics.push_back({std::move(code), severity, std::move(message), at});
  }

 private:
  Plan& plan_;
};

bool looks_like_plan(const Layout& layout, const Outline& outline, const Plan& plan);
void diagnose_header(const Layout& layout, const Plan& plan, Findings& findings);   // LT002 … LT004
void diagnose_bases(const Plan& plan, Findings& findings);                          // LT010 … LT012
void diagnose_times(const Plan& plan, Findings& findings);                          // LT020 … LT022
void diagnose_units(const Outline& outline, const Plan& plan, Findings& findings);  // LT030 … LT035
void diagnose_gaps(const Outline& outline, const Plan& plan, Findings& findings);   // LT036 … LT041
void diagnose_text(const Source& source, const Layout& layout, const Outline& outline, Plan& plan,
                   Findings& findings);  // LT050 …

}  // namespace compiler
