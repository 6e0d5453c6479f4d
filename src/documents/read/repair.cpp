// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/repair.h"

#include <map>
#include <string>
#include <vector>

#include "vietnamese/restore.h"
#include "vietnamese/syllables.h"

namespace documents {
namespace {

// Sound text has 0.88 and more, damaged text at most 0.53.
constexpr double sound_share = 0.7;
// Where fewer words can be counted, the share says little; such a page follows the document.
constexpr std::size_t telling_words = 40;

struct Stretch {
  std::vector<std::size_t> lines{};
  std::string text{};
};

// Lines that are judged and restored together: those of a page, or all where there are no pages.
std::map<int, Stretch> stretches_of(const Document& document) {
  std::map<int, Stretch> out;
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    Stretch& stretch = out[document.lines[i].place.page];
    stretch.lines.push_back(i);
    stretch.text += document.lines[i].text + "\n";
  }
  return out;
}

bool looks_vietnamese(const vietnamese::SyllableCount& count) {
  // even damaged, half of the words are possible syllables; other languages and tables of figures stay as they are
  return count.valid * 5 >= count.words * 2;
}

void restore_lines(Document& document, const std::vector<std::size_t>& lines, vietnamese::Damage damage) {
  if (lines.empty()) return;
  std::vector<std::string> texts;
  vietnamese::RestoreOptions how;
  how.damage = damage;
  std::vector<std::size_t> rows;  // where in `texts` each line stands: blank lines are put between
  for (const std::size_t at : lines) {
    const Line& line = document.lines[at];
    const bool apart = line.blank_lines_before > 0 || line.start == Start::paragraph || line.cell.has_value();
    if (apart && !texts.empty()) texts.emplace_back();
    rows.push_back(texts.size());
    texts.push_back(line.text);
    how.confidences.resize(texts.size());
    for (const int confidence : line.confidences) how.confidences.back().push_back(confidence / 100.0);
  }
  const std::vector<vietnamese::Restored> restored = vietnamese::builtin_model().restore(texts, how);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const vietnamese::Restored& result = restored[rows[i]];
    if (result.repairs.empty() || result.text.empty()) continue;
    Line& line = document.lines[lines[i]];
    if (line.source.empty()) line.source = line.text;
    line.text = result.text;
    line.repairs.clear();
    for (const vietnamese::RepairedToken& repair : result.repairs)
      line.repairs.push_back({repair.from, repair.to, repair.source, repair.confidence});
    document.restored = true;
  }
}

}  // namespace

void repair_document(Document& document, const Options& options) {
  if (!options.restore) return;
  const std::map<int, Stretch> stretches = stretches_of(document);
  std::string all;
  for (const auto& [page, stretch] : stretches) all += stretch.text;
  const bool damaged = vietnamese::valid_share(all) < sound_share && looks_vietnamese(vietnamese::count_syllables(all));
  std::vector<std::size_t> to_restore, to_correct;
  for (const auto& [page, stretch] : stretches) {
    const vietnamese::SyllableCount count = vietnamese::count_syllables(stretch.text);
    const bool telling = count.words >= telling_words;
    const bool bad = telling ? vietnamese::valid_share(stretch.text) < sound_share && looks_vietnamese(count) : damaged;
    for (const std::size_t at : stretch.lines) {
      // who recognised the line here knew Vietnamese
      if (!document.lines[at].confidences.empty())
        to_correct.push_back(at);
      else if (bad)
        to_restore.push_back(at);
    }
  }
  restore_lines(document, to_restore, vietnamese::Damage::automatic);
  restore_lines(document, to_correct, vietnamese::Damage::with_vietnamese);
}

}  // namespace documents
