// SPDX-License-Identifier: AGPL-3.0-or-later
// The repair of diacritics on any bytes: with every repair taken back, each line must be what it was. The first byte
// chooses the kind of damage; the rest is also taken for a saved overlay.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vietnamese/restore.h"
#include "vietnamese/syllables.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t end = text.find('\n');
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::string taken_back(const vietnamese::Restored& restored) {
  std::string out;
  std::size_t at = 0;
  for (const vietnamese::RepairedToken& repair : restored.repairs) {
    require(at <= repair.from && repair.from < repair.to && repair.to <= restored.text.size());
    require(repair.confidence >= 0 && repair.confidence <= 1);
    out.append(restored.text, at, repair.from - at).append(repair.source);
    at = repair.to;
  }
  return out.append(restored.text, at);
}

void check(const vietnamese::Model& model, const std::vector<std::string>& lines, vietnamese::RestoreOptions options) {
  const std::vector<vietnamese::Restored> restored = model.restore(lines, options);
  require(restored.size() == lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) require(taken_back(restored[i]) == lines[i]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 1500) return 0;
  const void* bytes = data + 1;
  const std::string_view text(static_cast<const char*>(bytes), size - 1);
  vietnamese::RestoreOptions options;
  options.damage = static_cast<vietnamese::Damage>(data[0] % 4);
  const std::vector<std::string> lines = lines_of(text);
  if (data[0] % 8 >= 4)
    for (std::size_t i = 0; i < lines.size(); ++i)
      options.confidences.emplace_back(data[0] % 5, static_cast<double>(data[0]) / 255);
  check(vietnamese::builtin_model(), lines, options);
  const double share = vietnamese::valid_share(text);
  require(share >= 0 && share <= 1);
  if (data[0] >= 252) {
    vietnamese::Model model;
    model.load(text);
    model.learn(text);
    vietnamese::Model copy;
    copy.load(model.save());
    require(copy.save() == model.save());
    check(copy, lines, options);
  }
  return 0;
}
