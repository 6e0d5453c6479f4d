// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/diagnose.h"

#include <algorithm>

#include "compiler/diagnose_parts.h"

namespace compiler {

void diagnose(const Source& source, const Layout& layout, const Outline& outline, Plan& plan) {
  Findings findings(plan);
  if (!looks_like_plan(layout, outline, plan)) {
    findings.add(
        "LT001", Severity::error,
        "Văn bản này không có bố cục của một kế hoạch: không thấy tên loại, các mục lớn hay việc nào được giao.", {});
    return;
  }
  diagnose_header(layout, plan, findings);
  diagnose_bases(plan, findings);
  diagnose_times(plan, findings);
  diagnose_units(outline, plan, findings);
  diagnose_gaps(outline, plan, findings);
  diagnose_text(source, layout, outline, plan, findings);
  std::stable_sort(plan.diagnostics.begin(), plan.diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.at.first, a.at.from) < std::pair(b.at.first, b.at.from);
  });
}

}  // namespace compiler
