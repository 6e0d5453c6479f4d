// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/diagnose.h"
namespace compiler {
void diagnose(const Source& source, const Layout& layout, const Outline& outline, Plan& plan) {
  (void)source;
  (void)layout;
  (void)outline;
  (void)plan;
}
}  // namespace compiler
