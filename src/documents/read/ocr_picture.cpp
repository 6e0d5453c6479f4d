// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/ocr_picture.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace documents {
namespace {

constexpr double least_angle = 0.05;   // degrees; less is not worth resampling
constexpr double most_angle = 15;      // more is a misreading of a drawing
constexpr double least_certain = 2.5;  // of leptonica's measure for the skew

// What leptonica thinks of broken pictures is not for the terminal.
void be_quiet() { setMsgSeverity(L_SEVERITY_NONE); }

// Degrees the lines rise to the right; 0 where uncertain.
double skew_of(Pix& gray) {
  const PixPtr black(pixThresholdToBinary(&gray, ink_below));
  if (!black) return 0;
  l_float32 angle = 0, certain = 0;
  if (pixFindSkew(black.get(), &angle, &certain) != 0 || static_cast<double>(certain) < least_certain) return 0;
  return static_cast<double>(angle);
}

}  // namespace

void DestroyPix::operator()(Pix* pix) const { pixDestroy(&pix); }

PageSize PagePicture::size() const { return {pixGetWidth(gray.get()) * 72 / dpi, pixGetHeight(gray.get()) * 72 / dpi}; }

PixPtr new_gray(int width, int height) { return PixPtr(pixCreate(width, height, 8)); }

PixPtr to_gray(const Pix& picture, Ink ink) {
  setMsgSeverity(L_SEVERITY_NONE);           // what leptonica thinks of broken pictures is not for the terminal
  Pix* source = const_cast<Pix*>(&picture);  // its functions that only read do not say so
  const PixPtr plain(pixRemoveColormap(source, REMOVE_CMAP_BASED_ON_SRC));
  if (!plain) return nullptr;
  if (pixGetDepth(plain.get()) == 32) {
    return PixPtr(ink == Ink::scanned ? pixConvertRGBToGrayMinMax(plain.get(), L_CHOOSE_MAX)
                                      : pixConvertRGBToLuminance(plain.get()));
  }
  return PixPtr(pixConvertTo8(plain.get(), 0));
}

Straightened straightened(PagePicture picture) {
  be_quiet();
  Straightened out{std::move(picture), 0};
  Pix* gray = out.picture.gray.get();
  // In tiles of a few letters; all but the last but two figures are leptonica's usual ones.
  if (PixPtr even{pixBackgroundNorm(gray, nullptr, nullptr, 10, 15, 60, 40, paper_white, 2, 1)})
    out.picture.gray = std::move(even);
  const double angle = skew_of(*out.picture.gray);
  if (std::abs(angle) >= least_angle && std::abs(angle) <= most_angle) {
    const double radians = angle * std::acos(-1.0) / 180;
    if (PixPtr level{pixRotate(out.picture.gray.get(), static_cast<l_float32>(radians), L_ROTATE_AREA_MAP,
                               L_BRING_IN_WHITE, 0, 0)}) {
      out.picture.gray = std::move(level);
      out.angle = radians;
    }
  }
  return out;
}

PagePicture turned(const PagePicture& picture, int quarters) {
  return {PixPtr(pixRotateOrth(picture.gray.get(), quarters)), picture.dpi};
}

Box before_straightening(const Box& box, double angle, const PageSize& size) {
  if (angle == 0) return box;
  const double cosine = std::cos(angle), sine = std::sin(angle), mx = size.width / 2, my = size.height / 2;
  Box out{1e9, 1e9, -1e9, -1e9};
  for (const double x : {box.x0, box.x1}) {
    for (const double y : {box.y0, box.y1}) {
      const double px = mx + (x - mx) * cosine + (y - my) * sine, py = my - (x - mx) * sine + (y - my) * cosine;
      out.x0 = std::min(out.x0, px), out.x1 = std::max(out.x1, px);
      out.y0 = std::min(out.y0, py), out.y1 = std::max(out.y1, py);
    }
  }
  return out;
}

}  // namespace documents
