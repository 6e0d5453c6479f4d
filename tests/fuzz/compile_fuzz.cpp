// SPDX-License-Identifier: AGPL-3.0-or-later
// Any text as a document of each kind: lines, paragraphs, recognised lines, and cells of tables (see plan_text.h for
// how a table is written). Compiling never fails, every place lies inside the document, and what is printed holds
// together.
#include <cstdint>
#include <string_view>

#include "compiler/compile.h"
#include "support/plan_text.h"

namespace {

constexpr std::size_t most = 1u << 16;

void check(const documents::Document& document, const compiler::Span& span) {
  if (!span.known()) return;
  const auto lines = static_cast<int>(document.lines.size());
  if (span.first >= lines || span.last < span.first || span.last >= lines) __builtin_trap();
  if (span.from > document.lines[static_cast<std::size_t>(span.first)].text.size()) __builtin_trap();
  if (span.to > document.lines[static_cast<std::size_t>(span.last)].text.size()) __builtin_trap();
  compiler::quote(document, span);
}

void check(const documents::Document& document) {
  const compiler::Plan plan = compiler::compile(document);
  for (const auto& activity : plan.activities) {
    check(document, activity.at);
    for (const auto& mention : activity.lead) check(document, mention.at);
    for (const auto& mention : activity.coordinate) check(document, mention.at);
    for (const auto& mention : activity.channels) check(document, mention.at);
    if (activity.time) check(document, activity.time->at);
    if (activity.quota) check(document, activity.quota->at);
  }
  for (const auto& basis : plan.legal_bases) check(document, basis.at);
  for (const auto& section : plan.sections) check(document, section.at);
  for (const auto& deadline : plan.deadlines) check(document, deadline.at);
  for (const auto& mention : plan.header.recipients) check(document, mention.at);
  for (const auto& diagnostic : plan.diagnostics) {
    check(document, diagnostic.at);
    if (diagnostic.code.empty() || diagnostic.message.empty()) __builtin_trap();
  }
  if (compiler::to_json(plan, document).empty()) __builtin_trap();
  if (compiler::to_text(plan, document).empty()) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > most) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 3) {
    case 0:
      check(support::text_document(text));
      break;
    case 1:
      check(support::word_document(text));
      break;
    default:
      check(support::scan_document(text));
  }
  return 0;
}
