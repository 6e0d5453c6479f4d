// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/rulings_pixels.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace documents {
namespace {

// Inches. Few strokes of letters are as long as a piece; dashes and bars of letters are shorter than a rule. A row with
// one line of small type is as high as the shortest rule downwards.
constexpr double piece_across = 0.22, piece_down = 0.17, rule_across = 0.5, rule_down = 0.19;
constexpr double thickest = 0.05, break_in_rule = 0.12;

void clear(Pix& pixels, const documents::Box& at, double dpi) {
  const double k = dpi / 72;
  ::Box* box = boxCreate(static_cast<int>(at.x0 * k), static_cast<int>(at.y0 * k),
                         static_cast<int>((at.x1 - at.x0) * k) + 1, static_cast<int>((at.y1 - at.y0) * k) + 1);
  pixClearInRect(&pixels, box);
  boxDestroy(&box);
}

struct Pieces {
  PixPtr pixels{};
  std::vector<Rule> rules{};  // points
};

Pieces pieces_in(Pix& black, bool across, double dpi) {
  const int length = static_cast<int>((across ? piece_across : piece_down) * dpi);
  Pieces out;
  out.pixels.reset(across ? pixOpenBrick(nullptr, &black, length, 1) : pixOpenBrick(nullptr, &black, 1, length));
  if (!out.pixels) return out;
  const double k = 72 / dpi;
  Boxa* boxes = pixConnCompBB(out.pixels.get(), 8);
  for (int i = 0; i < boxaGetCount(boxes); ++i) {
    int x = 0, y = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
    if ((across ? height : width) > thickest * dpi) {  // a black field, not a line
      clear(*out.pixels, {x * k, y * k, (x + width) * k, (y + height) * k}, dpi);
      continue;
    }
    if (across)
      out.rules.push_back({(y + height / 2.0) * k, x * k, (x + width) * k});
    else
      out.rules.push_back({(x + width / 2.0) * k, y * k, (y + height) * k});
  }
  boxaDestroy(&boxes);
  return out;
}

bool part_of(const Rule& piece, const std::vector<Rule>& rules) {
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    return std::abs(rule.at - piece.at) < 2.5 && piece.from > rule.from - 1 && piece.to < rule.to + 1;
  });
}

// Joins the pieces to rules, and takes those out of the pixels that belong to none: bars of letters, dashes.
std::vector<Rule> mended(Pieces& pieces, bool across, double dpi) {
  const double shortest = across ? rule_across : rule_down;
  std::vector<Rule> rules = joined_rules(pieces.rules, 1.2, break_in_rule * 72);
  std::erase_if(rules, [&](const Rule& rule) { return rule.to - rule.from < shortest * 72; });
  for (const Rule& piece : pieces.rules) {
    if (part_of(piece, rules)) continue;
    const double half = thickest * 72 / 2 + 1;
    const documents::Box at = across ? documents::Box{piece.from, piece.at - half, piece.to, piece.at + half}
                                     : documents::Box{piece.at - half, piece.from, piece.at + half, piece.to};
    clear(*pieces.pixels, at, dpi);
  }
  return rules;
}

}  // namespace

PixelRules rules_in(const PagePicture& page) {
  PixelRules found;
  const PixPtr black(pixThresholdToBinary(page.gray.get(), ink_below + 5));
  if (!black) return found;
  // A line of one pixel that steps from row to row is whole again when it is closed across.
  const PixPtr level(pixCloseBrick(nullptr, black.get(), 1, 3)), upright(pixCloseBrick(nullptr, black.get(), 3, 1));
  Pieces across = pieces_in(*level, true, page.dpi), down = pieces_in(*upright, false, page.dpi);
  if (across.rules.empty()) return found;
  found.rules.horizontal = mended(across, true, page.dpi);
  found.rules.vertical = mended(down, false, page.dpi);
  if (found.rules.horizontal.empty()) return found;
  for (Pieces* pieces : {&across, &down}) pixDilateBrick(pieces->pixels.get(), pieces->pixels.get(), 5, 5);
  found.across = std::move(across.pixels), found.down = std::move(down.pixels);
  return found;
}

}  // namespace documents
