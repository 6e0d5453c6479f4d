// SPDX-License-Identifier: AGPL-3.0-or-later
// A poster, leaflet or banner drawn from a few words: PDF for the printer, PNG for the screen. Every text fits its box
// whole: its size is searched for, nothing is ever cut. Fonts are embedded; the same poster gives the same bytes.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace documents {

struct PosterColours {  // "#RRGGBB"
  std::string paper = "#FFFFFF";
  std::string ink = "#1A1A1A";
  std::string accent = "#B3121D";  // the headline, the bands
};

struct Poster {
  enum class Size { a2, a3, a4, banner };  // upright; a banner is 4000 × 800 mm
  Size size = Size::a3;
  std::string agency{};              // capitals are made here
  std::string headline{};            // the one that must be there
  std::string slogan{};              // without quotation marks
  std::vector<std::string> lines{};  // one bullet each
  std::string address{};             // of the QR code, and written beside it; empty: none
  PosterColours colours{};
};

enum class PosterEdge {
  trimmed,    // the page ends where the poster ends
  for_print,  // 3 mm bleed and crop marks, in a page 10 mm larger on each side
};

inline constexpr double poster_bleed_mm = 3, poster_margin_mm = 10;

// An error says in Vietnamese what cannot be drawn: no headline, colours that hide the text, more text than is legible
// on that size.
base::Result<std::string> poster_as_pdf(const Poster& poster, PosterEdge edge = PosterEdge::trimmed);
// `pixels_wide` is kept within 200 and 8000.
base::Result<std::string> poster_as_png(const Poster& poster, int pixels_wide = 1200);

}  // namespace documents
