// SPDX-License-Identifier: AGPL-3.0-or-later
// Tesseract with the Vietnamese model. Loaded when the first page is recognised: it drags in forty libraries, and most
// documents have a sound text layer. One object for each thread.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/read/ocr_picture.h"
#include "documents/read/page_layout.h"

namespace documents {

// Asked often while a page is recognised.
using Stop = std::function<bool()>;

// What the picture is known to hold: anything, one block of lines, one line, one word.
enum class TextBlock { page, lines, line, word };

struct Reading {
  std::vector<Word> words{};  // with boxes in pixels, in the order of reading
  bool sideways = false;      // most of them run up or down the page
};

class Tesseract {
 public:
  // An error that names what is not installed.
  static base::Result<std::unique_ptr<Tesseract>> create();
  ~Tesseract();
  Tesseract(const Tesseract&) = delete;
  Tesseract& operator=(const Tesseract&) = delete;

  // In vain once `stop` says so.
  Reading read(Pix& gray, double dpi, TextBlock block, const Stop& stop);

 private:
  Tesseract();
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace documents
