// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/ocr_tesseract.h"

#include <dlfcn.h>
#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace documents {
namespace {

// The functions of libtesseract that are used here, found at run time.
struct Library {
#define LANTOA_TESSERACT(name) decltype(&::name) name = load<decltype(&::name)>(#name)
  bool complete = true;
  void* handle = open();
  LANTOA_TESSERACT(TessBaseAPICreate);
  LANTOA_TESSERACT(TessBaseAPIDelete);
  LANTOA_TESSERACT(TessBaseAPIInit2);
  LANTOA_TESSERACT(TessBaseAPISetVariable);
  LANTOA_TESSERACT(TessBaseAPISetPageSegMode);
  LANTOA_TESSERACT(TessBaseAPISetImage2);
  LANTOA_TESSERACT(TessBaseAPISetSourceResolution);
  LANTOA_TESSERACT(TessBaseAPIRecognize);
  LANTOA_TESSERACT(TessBaseAPIGetIterator);
  LANTOA_TESSERACT(TessBaseAPIClear);
  LANTOA_TESSERACT(TessResultIteratorDelete);
  LANTOA_TESSERACT(TessResultIteratorGetPageIteratorConst);
  LANTOA_TESSERACT(TessResultIteratorNext);
  LANTOA_TESSERACT(TessResultIteratorGetUTF8Text);
  LANTOA_TESSERACT(TessResultIteratorConfidence);
  LANTOA_TESSERACT(TessResultIteratorWordFontAttributes);
  LANTOA_TESSERACT(TessPageIteratorBoundingBox);
  LANTOA_TESSERACT(TessPageIteratorBaseline);
  LANTOA_TESSERACT(TessDeleteText);
  LANTOA_TESSERACT(TessMonitorCreate);
  LANTOA_TESSERACT(TessMonitorDelete);
  LANTOA_TESSERACT(TessMonitorSetCancelFunc);
  LANTOA_TESSERACT(TessMonitorSetCancelThis);
#undef LANTOA_TESSERACT

  static const Library& get() {
    static const Library library;
    return library;
  }

 private:
  static void* open() {
    // OpenMP reads this when it is loaded. Its threads cost three times the processor time and win nothing; pages run
    // side by side instead.
    setenv("OMP_THREAD_LIMIT", "1", 0);
    return dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL);
  }

  template <class Function>
  Function load(const char* name) {
    void* found = handle ? dlsym(handle, name) : nullptr;
    if (!found) complete = false;
    return reinterpret_cast<Function>(found);
  }
};

tesseract::PageSegMode mode_of(TextBlock block) {
  switch (block) {
    case TextBlock::page:
      return tesseract::PSM_AUTO;
    case TextBlock::lines:
      return tesseract::PSM_SINGLE_BLOCK;
    case TextBlock::line:
      return tesseract::PSM_SINGLE_LINE;
    case TextBlock::word:
      return tesseract::PSM_SINGLE_WORD;
  }
  return tesseract::PSM_AUTO;
}

bool asked_to_stop(void* stop, int) { return (*static_cast<const Stop*>(stop))(); }

// The model knows Icelandic letters that look like Vietnamese ones, and reads a dash as a wave.
std::string as_printed(std::string_view text) {
  if (text == "~") return "-";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    base::append_utf8(out, c == U'Ð' ? U'Đ' : c == U'ð' ? U'đ' : c);
  }
  // The rest of a rule at the edge of a cell; an apostrophe begins no word.
  return out.size() > 1 && out.front() == '\'' ? out.substr(1) : out;
}

// The model sees its letters this much lower than the type they are set in.
constexpr double type_per_row = 1.12;
// Where a line of type reaches above and below its base line.
constexpr double above = 0.85, below = 0.25;

}  // namespace

struct Tesseract::Engine {
  explicit Engine(const Library& l) : library(l), api(l.TessBaseAPICreate()) {}
  ~Engine() { library.TessBaseAPIDelete(api); }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  Word word_at(const TessResultIterator* at, const TessPageIterator* place, double dpi) const {
    Word word;
    if (char* text = library.TessResultIteratorGetUTF8Text(at, tesseract::RIL_WORD)) {
      word.text = as_printed(text);
      library.TessDeleteText(text);
    }
    word.confidence = std::clamp(
        static_cast<int>(std::lround(library.TessResultIteratorConfidence(at, tesseract::RIL_WORD))), 0, 100);
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    library.TessPageIteratorBoundingBox(place, tesseract::RIL_WORD, &x0, &y0, &x1, &y1);
    word.box = {static_cast<double>(x0), static_cast<double>(y0), static_cast<double>(x1), static_cast<double>(y1)};
    BOOL ignored = 0;
    int points = 0, font = 0;
    library.TessResultIteratorWordFontAttributes(at, &ignored, &ignored, &ignored, &ignored, &ignored, &ignored,
                                                 &points, &font);
    word.size = points > 0 ? std::round(points * type_per_row) : (y1 - y0) * 72 / dpi;
    int from = 0, from_y = 0, to = 0, to_y = 0;
    const double type = word.size * dpi / 72;
    if (library.TessPageIteratorBaseline(place, tesseract::RIL_TEXTLINE, &from, &from_y, &to, &to_y) && to > from) {
      const double middle = (x0 + x1) / 2.0;
      const double base = from_y + (to_y - from_y) * (middle - from) / (to - from);
      if (base > y0 - type && base < y1 + type) word.box.y0 = base - above * type, word.box.y1 = base + below * type;
    }
    return word;
  }

  const Library& library;
  TessBaseAPI* api;
};

Tesseract::Tesseract() : engine_(std::make_unique<Engine>(Library::get())) {}
Tesseract::~Tesseract() = default;

base::Result<std::unique_ptr<Tesseract>> Tesseract::create() {
  const Library& library = Library::get();
  if (!library.complete)
    return base::Error{base::ErrorKind::invalid,
                       "Tệp này là bản quét, nhưng máy chưa cài bộ nhận dạng chữ (gói libtesseract5)."};
  std::unique_ptr<Tesseract> made(new Tesseract());
  TessBaseAPI* api = made->engine_->api;
  library.TessBaseAPISetVariable(api, "debug_file", "/dev/null");
  if (library.TessBaseAPIInit2(api, nullptr, "vie", tesseract::OEM_LSTM_ONLY) != 0)
    return base::Error{base::ErrorKind::invalid,
                       "Tệp này là bản quét, nhưng máy chưa cài dữ liệu nhận dạng chữ Việt (gói tesseract-ocr-vie)."};
  library.TessBaseAPISetVariable(api, "debug_file", "/dev/null");
  return made;
}

Reading Tesseract::read(Pix& gray, double dpi, TextBlock block, const Stop& stop) {
  const Library& library = engine_->library;
  TessBaseAPI* api = engine_->api;
  library.TessBaseAPISetPageSegMode(api, mode_of(block));
  library.TessBaseAPISetImage2(api, &gray);
  library.TessBaseAPISetSourceResolution(api, static_cast<int>(std::lround(dpi)));
  ETEXT_DESC* monitor = library.TessMonitorCreate();
  library.TessMonitorSetCancelFunc(monitor, asked_to_stop);
  library.TessMonitorSetCancelThis(monitor, const_cast<Stop*>(&stop));  // only read
  const bool done = library.TessBaseAPIRecognize(api, monitor) == 0 && !stop();
  library.TessMonitorDelete(monitor);

  Reading reading;
  std::size_t high = 0, wide = 0;
  TessResultIterator* at = done ? library.TessBaseAPIGetIterator(api) : nullptr;
  if (at) {
    const TessPageIterator* place = library.TessResultIteratorGetPageIteratorConst(at);
    do {
      Word word = engine_->word_at(at, place, dpi);
      if (word.text.find_first_not_of(' ') == std::string::npos) continue;
      if (base::count_code_points(word.text) > 2)
        ++(word.box.y1 - word.box.y0 > word.box.x1 - word.box.x0 ? high : wide);
      reading.words.push_back(std::move(word));
    } while (library.TessResultIteratorNext(at, tesseract::RIL_WORD));
    library.TessResultIteratorDelete(at);
  }
  library.TessBaseAPIClear(api);
  reading.sideways = high > 2 * wide;
  return reading;
}

}  // namespace documents
