// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/ocr.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "documents/read/lines.h"
#include "documents/read/ocr_cells.h"
#include "documents/read/page_jobs.h"
#include "documents/read/rulings_pixels.h"
#include "vietnamese/syllables.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr double least_ink = 0.0008;    // share of black pixels below which a page is empty
constexpr double upright_enough = 0.5;  // share of valid syllables below which the page may lie on its side

bool has_ink(Pix& gray) {
  const PixPtr black(pixThresholdToBinary(&gray, ink_below));
  l_float32 share = 0;
  return black && pixForegroundFraction(black.get(), &share) == 0 && static_cast<double>(share) > least_ink;
}

// Specks, shadows and the rim of a stamp come out as single signs.
bool is_dirt(const Word& word) {
  if (word.confidence >= 60) return false;
  bool letters = false, dash = false;
  for (std::size_t at = 0; at < word.text.size();) {
    const char32_t c = base::next_code_point(word.text, at);
    letters = letters || vietnamese::is_letter(c) || vietnamese::is_digit(c);
    dash = dash || c == U'-' || c == U'–' || c == U'+' || c == U'•' || c == U'*' || c == U'~' || c == U'—';
  }
  return !letters && !dash;
}

// Type comes in few sizes; the letters of a line make the measured one waver.
void settle_sizes(std::vector<Word>& words) {
  if (words.empty()) return;
  std::vector<double> sizes;
  for (const Word& word : words) sizes.push_back(word.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  for (Word& word : words)
    if (word.size > 0.8 * *middle && word.size < 1.25 * *middle) word.size = *middle;
}

// Takes words in pixels of the page into its words in points.
void append(LaidPage& page, std::vector<Word> words, double dpi) {
  settle_sizes(words);
  const double k = 72 / dpi;
  for (Word& word : words) {
    if (is_dirt(word)) continue;
    word.box = {word.box.x0 * k, word.box.y0 * k, word.box.x1 * k, word.box.y1 * k};
    page.words.push_back(std::move(word));
  }
}

void whiten(Pix& gray, const InPixels& at) {
  ::Box* box = boxCreate(at.x, at.y, at.width, at.height);
  pixSetInRectArbitrary(&gray, box, paper_white);
  boxDestroy(&box);
}

// Rules are no letters; but upright ones stand only in tables, elsewhere they are stems of large letters.
void erase(Pix& gray, const PixelRules& rules, const std::vector<Grid>& grids, double dpi) {
  if (rules.across) pixSetMasked(&gray, rules.across.get(), paper_white);
  if (!rules.down) return;
  for (const Grid& grid : grids) {
    const InPixels at = pixels_of(grid.box, dpi, gray, -4);
    const PixPtr piece = cut(*rules.down, at);
    if (piece) pixPaintThroughMask(&gray, piece.get(), at.x, at.y, paper_white);
  }
}

RecognisedPage recognise_upright(Tesseract& tesseract, PagePicture picture, const Stop& stop) {
  RecognisedPage out;
  out.page.size = picture.size();
  Straightened level = straightened(std::move(picture));
  out.angle = level.angle;
  Pix& gray = *level.picture.gray;
  const double dpi = level.picture.dpi;
  PixelRules found = rules_in(level.picture);
  out.page.grids = grids_of(found.rules, pixel_tolerance);
  erase(gray, found, out.page.grids, dpi);
  for (const Grid& grid : out.page.grids) {
    append(out.page, words_in_cells(tesseract, gray, dpi, grid, stop), dpi);
    whiten(gray, pixels_of(grid.box, dpi, gray, -2));
  }
  Reading body = tesseract.read(gray, dpi, TextBlock::page, stop);
  out.sideways = body.sideways;
  append(out.page, std::move(body.words), dpi);

  std::string text;
  for (const Word& word : out.page.words) text += word.text + ' ';
  out.valid = vietnamese::valid_share(text);
  return out;
}

}  // namespace

RecognisedPage recognise(Tesseract& tesseract, PagePicture picture, const Stop& stop) {
  PagePicture spare{PixPtr(pixClone(picture.gray.get())), picture.dpi};
  RecognisedPage best = recognise_upright(tesseract, std::move(picture), stop);
  if ((!best.sideways && best.valid >= upright_enough) || !has_ink(*spare.gray)) return best;
  for (const int turns : {3, 1, 2}) {  // the page went through the scanner sideways, or upside down
    if (stop()) break;
    RecognisedPage other = recognise_upright(tesseract, turned(spare, turns), stop);
    if (other.sideways || (!best.sideways && other.valid <= best.valid)) continue;
    best = std::move(other);
    best.turns = turns;
    if (best.valid >= upright_enough) break;
  }
  return best;
}

PageLines lay_out(const RecognisedPage& recognised) {
  PageLines lines = lay_out(recognised.page);
  for (LaidLine& laid : lines.lines) {
    Box& box = laid.line.place.box;
    box = before_straightening(box, recognised.angle, recognised.page.size);
  }
  return lines;
}

namespace {

// What the threads that recognise share.
class Recognition {
 public:
  Recognition(int count, const Options& options) : count_(count), options_(options) {}

  bool begin() { return tell() || fail(cancelled()); }

  bool fail(base::Error error) {
    stopped_ = true;
    if (!trouble_) trouble_ = std::move(error);
    return false;
  }

  // Asks the person who waits, but not often, and never from two threads.
  bool stopped() {
    using namespace std::chrono_literals;
    if (stopped_) return true;
    const std::unique_lock<std::mutex> guard(lock_, std::try_to_lock);
    if (guard.owns_lock() && std::chrono::steady_clock::now() - told_ > 200ms && !tell()) fail(cancelled());
    return stopped_;
  }

  bool page_done(const std::function<void()>& take) {
    const std::lock_guard<std::mutex> guard(lock_);
    if (stopped_) return false;
    take();
    ++done_;
    return tell() || fail(cancelled());
  }

  bool fail_locked(base::Error error) {
    const std::lock_guard<std::mutex> guard(lock_);
    return fail(std::move(error));
  }

  const std::optional<base::Error>& trouble() const { return trouble_; }

 private:
  bool tell() {
    told_ = std::chrono::steady_clock::now();
    return report(options_, "Nhận dạng trang", done_, count_);
  }

  int count_, done_ = 0;
  const Options& options_;
  std::mutex lock_{};  // of all below, and of the calls to people and to `take`
  std::chrono::steady_clock::time_point told_{};
  std::optional<base::Error> trouble_{};
  std::atomic<bool> stopped_{false};
};

}  // namespace

std::optional<base::Error> recognise_pages(int count, const Options& options, const DrawPage& draw,
                                           const std::function<void(int index, RecognisedPage page)>& take) {
  const int threads = std::clamp(options.threads, 1, count);
  std::vector<std::unique_ptr<Tesseract>> engines(static_cast<std::size_t>(threads));
  Recognition recognition(count, options);
  if (!recognition.begin()) return recognition.trouble();
  run_jobs(threads, count, [&](int worker, int index) {
    std::unique_ptr<Tesseract>& engine = engines[static_cast<std::size_t>(worker)];
    if (!engine) {
      base::Result<std::unique_ptr<Tesseract>> made = Tesseract::create();
      if (!made) return recognition.fail_locked(made.error());
      engine = *std::move(made);
    }
    base::Result<PagePicture> picture = draw(worker, index);
    if (!picture) return recognition.fail_locked(picture.error());
    RecognisedPage page = recognise(*engine, *std::move(picture), [&] { return recognition.stopped(); });
    return recognition.page_done([&] { take(index, std::move(page)); });
  });
  return recognition.trouble();
}

}  // namespace documents
