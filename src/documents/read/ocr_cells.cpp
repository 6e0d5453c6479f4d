// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/ocr_cells.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace documents {
namespace {

constexpr int border = 12;       // pixels of paper around what is recognised by itself
constexpr int ink_margin = 6;    // pixels around the ink of a cell, for marks too small to be seen as letters
constexpr double between = 0.3;  // inches between the numbers of a strip; at a usual space they melt together
constexpr std::size_t most_in_strip = 16;
constexpr double one_line = 0.25, one_word = 0.4;  // inches that the ink of a line is high, of a short word wide

// Where the ink of a cell lies: a single line in a high cell would be taken for one huge letter. Specks do not count.
InPixels inked(Pix& gray, const InPixels& cell) {
  const PixPtr piece = cut(gray, cell);
  const PixPtr black(piece ? pixThresholdToBinary(piece.get(), ink_below) : nullptr);
  const PixPtr letters(black ? pixSelectBySize(black.get(), 3, 5, 8, L_SELECT_IF_BOTH, L_SELECT_IF_GTE, nullptr)
                             : nullptr);
  ::Box* box = nullptr;
  if (!letters || pixClipToForeground(letters.get(), nullptr, &box) != 0 || !box) return {};
  InPixels at;
  boxGetGeometry(box, &at.x, &at.y, &at.width, &at.height);
  boxDestroy(&box);
  const int x0 = std::max(0, at.x - ink_margin), y0 = std::max(0, at.y - ink_margin);
  const int x1 = std::min(cell.width, at.x + at.width + ink_margin);
  const int y1 = std::min(cell.height, at.y + at.height + ink_margin);
  return {cell.x + x0, cell.y + y0, x1 - x0, y1 - y0};
}

void shift(Word& word, int dx, int dy) {
  word.box = {word.box.x0 + dx, word.box.y0 + dy, word.box.x1 + dx, word.box.y1 + dy};
}

class Cells {
 public:
  Cells(Tesseract& tesseract, Pix& gray, double dpi, const Stop& stop)
      : tesseract_(tesseract), gray_(gray), dpi_(dpi), stop_(stop) {}

  std::vector<Word> read(const Grid& grid) {
    for (const GridCell& cell : grid.cells) {
      if (stop_()) return {};
      const InPixels room = pixels_of(cell.box, dpi_, gray_, 3);
      if (room.width < 8 || room.height < 8) continue;
      const InPixels at = inked(gray_, room);
      if (at.width == 0) continue;
      const double height = (at.height - 2 * ink_margin) / dpi_, width = (at.width - 2 * ink_margin) / dpi_;
      if (height > one_line)
        read_alone(at, TextBlock::lines);
      else if (width > one_word)
        read_alone(at, TextBlock::line);
      else
        lone_.push_back(at);
      if (lone_.size() == most_in_strip) read_strip();
    }
    read_strip();
    return std::move(words_);
  }

 private:
  void read_alone(const InPixels& at, TextBlock block) {
    const PixPtr piece = cut(gray_, at);
    const PixPtr framed(piece ? pixAddBorder(piece.get(), border, paper_white) : nullptr);
    if (!framed) return;
    for (Word& word : tesseract_.read(*framed, dpi_, block, stop_).words) {
      shift(word, at.x - border, at.y - border);
      words_.push_back(std::move(word));
    }
  }

  // A lone number is overlooked or misread; in a row with its fellows it is not. They are set on one base line.
  void read_strip() {
    if (lone_.empty()) return;
    const int gap = static_cast<int>(between * dpi_);
    int width = 2 * border - gap, height = 0;
    for (const InPixels& at : lone_) width += at.width + gap, height = std::max(height, at.height);
    height += 2 * border;
    const PixPtr strip = new_gray(width, height);
    if (!strip) return;
    pixSetAllArbitrary(strip.get(), paper_white);
    std::vector<int> begins;
    int x = border;
    for (const InPixels& at : lone_) {
      begins.push_back(x);
      pixRasterop(strip.get(), x, height - border - at.height, at.width, at.height, PIX_SRC, &gray_, at.x, at.y);
      x += at.width + gap;
    }
    std::vector<Word> words = tesseract_.read(*strip, dpi_, TextBlock::line, stop_).words;
    const bool one_each = words.size() == lone_.size();  // then their order is surer than their boxes
    for (std::size_t w = 0; w < words.size(); ++w) {
      Word& word = words[w];
      const double middle = (word.box.x0 + word.box.x1) / 2 + gap / 2.0;
      const auto next = std::upper_bound(begins.begin(), begins.end(), middle);
      const auto near = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, std::distance(begins.begin(), next) - 1));
      const std::size_t i = one_each ? w : near;
      if (one_each) word.box.x0 = begins[i], word.box.x1 = begins[i] + lone_[i].width;
      shift(word, lone_[i].x - begins[i], lone_[i].y - (height - border - lone_[i].height));
      words_.push_back(std::move(word));
    }
    lone_.clear();
  }

  Tesseract& tesseract_;
  Pix& gray_;
  double dpi_;
  const Stop& stop_;
  std::vector<InPixels> lone_{};
  std::vector<Word> words_{};
};

}  // namespace

InPixels pixels_of(const Box& box, double dpi, Pix& picture, double inset) {
  const double k = dpi / 72;
  const int x0 = std::max(0, static_cast<int>(box.x0 * k + inset));
  const int y0 = std::max(0, static_cast<int>(box.y0 * k + inset));
  const int x1 = std::min(pixGetWidth(&picture), static_cast<int>(box.x1 * k - inset));
  const int y1 = std::min(pixGetHeight(&picture), static_cast<int>(box.y1 * k - inset));
  return {x0, y0, x1 - x0, y1 - y0};
}

PixPtr cut(Pix& picture, const InPixels& at) {
  ::Box* box = boxCreate(at.x, at.y, at.width, at.height);
  PixPtr piece(pixClipRectangle(&picture, box, nullptr));
  boxDestroy(&box);
  return piece;
}

std::vector<Word> words_in_cells(Tesseract& tesseract, Pix& gray, double dpi, const Grid& grid, const Stop& stop) {
  return Cells(tesseract, gray, dpi, stop).read(grid);
}

}  // namespace documents
