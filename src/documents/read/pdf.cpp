// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <atomic>
#include <climits>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "documents/read/lines.h"
#include "documents/read/ocr.h"
#include "documents/read/ocr_row_numbers.h"
#include "documents/read/page_jobs.h"
#include "documents/read/page_layout.h"
#include "documents/read/page_layout_rows.h"
#include "documents/read/pdf_render.h"
#include "documents/read/pdf_structure.h"
#include "documents/read/pdf_words.h"
#include "documents/read/rulings_pixels.h"
#include "vietnamese/syllables.h"

namespace documents {
namespace {

using DocumentPtr = std::unique_ptr<poppler::document>;

base::Error invalid(std::string message) { return {base::ErrorKind::invalid, std::move(message)}; }

base::Result<DocumentPtr> open(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > INT_MAX) return base::Error{base::ErrorKind::too_large, "Tệp PDF lớn quá mức đọc được."};
  DocumentPtr pdf(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf) return invalid("Tệp PDF bị hỏng hoặc thiếu phần cuối nên không mở được.");
  if (pdf->is_locked())
    return base::Error{base::ErrorKind::forbidden, "Tệp PDF được khóa bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại."};
  if (pdf->pages() < 1) return invalid("Tệp PDF bị hỏng hoặc thiếu phần cuối: không tìm thấy trang nào.");
  return pdf;
}

// The grids in which at least two cells hold words. A frame or a chart is none.
std::vector<Grid> filled(std::vector<Grid> grids, const std::vector<Word>& words) {
  std::erase_if(grids, [&](const Grid& grid) {
    const auto holds_word = [&](const GridCell& cell) {
      return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
        return x >= cell.box.x0 && x <= cell.box.x1 && y >= cell.box.y0 && y <= cell.box.y1;
      });
    };
    return std::count_if(grid.cells.begin(), grid.cells.end(), holds_word) < 2;
  });
  return grids;
}

constexpr double most_pixels = 20e6;       // of a drawn page; larger sheets are drawn coarser
constexpr std::size_t few_letters = 50;    // a page with fewer is a scan, or empty
constexpr std::size_t some_letters = 700;  // a page with fewer may be a scan under the box of an electronic signature
constexpr double sound_share = 0.75;       // share of valid syllables from which a text layer is believed
constexpr double good_share = 0.9;         // below, the layer of a scanned page is measured against its picture
constexpr double mostly_picture = 0.6;     // share of the page
constexpr double clearly_better = 0.2;     // share that recognition must gain over an odd layer
constexpr int probes = 2;                  // pages that must gain before all odd pages without pictures are recognised

// One thread's view of the file: poppler's objects are not to be shared.
struct Source {
  DocumentPtr pdf{};
  std::unique_ptr<PdfStructure> structure{};
};

std::size_t letters_in(const std::vector<Word>& words) {
  std::size_t letters = 0;
  for (const Word& word : words) letters += base::count_code_points(word.text);
  return letters;
}

// Of stretches of words from all over the page: a few hundred tell what the rest is.
double valid_share_of(const std::vector<Word>& words) {
  constexpr std::size_t stretch = 25, most = 200;
  const std::size_t apart = std::max(stretch, words.size() * stretch / most);
  std::string text;
  for (std::size_t from = 0; from < words.size(); from += apart) {
    for (std::size_t i = from; i < std::min(from + stretch, words.size()); ++i) {
      const bool joined = i + 1 < words.size() && !words[i].space_after && words[i + 1].box.x0 >= words[i].box.x1 - 1 &&
                          words[i + 1].box.x0 - words[i].box.x1 < 0.15 * words[i].size;
      text.append(words[i].text).append(joined ? "" : " ");
    }
    text += ' ';
  }
  return vietnamese::valid_share(text);
}

// Ruled tables of a page with a text layer.
std::vector<Grid> grids_on(const poppler::page& page, const std::optional<Drawing>& drawing, const TextLayer& layer) {
  if (!drawing) {  // the file is too odd for its lines to be read; they can still be seen
    const PagePicture picture = draw_page(page, 150, Ink::drawn, most_pixels);
    if (!picture.gray || layer.turn != 0) return {};
    return filled(grids_of(rules_in(picture).rules, pixel_tolerance), layer.words);
  }
  Rules rules = upright(drawing->rules, layer.turn, layer.size);
  rules.horizontal = joined_rules(std::move(rules.horizontal), 1, 2.5);
  rules.vertical = joined_rules(std::move(rules.vertical), 1, 2.5);
  const auto is_short = [](const Rule& rule) { return rule.to - rule.from < 5; };
  std::erase_if(rules.horizontal, is_short);
  std::erase_if(rules.vertical, is_short);
  return filled(grids_of(rules, {}), layer.words);
}

enum class Layer { sound, odd, scan };  // odd: another language, a list of numbers, or letters without a meaning

struct PageState {
  PageLines lines{};
  PageSize size{};
  Layer layer = Layer::sound;
  std::size_t words = 0;
  double valid = 0;
  double pixels = 0;  // of the largest picture
  Ink ink = Ink::drawn;
};

class Reader {
 public:
  Reader(std::string_view bytes, const Options& options)
      : bytes_(bytes), options_(options), scans_inside_(may_hold_scans(bytes)) {}

  base::Result<Document> read() {
    base::Result<DocumentPtr> first = open(bytes_);
    if (!first) return first.error();
    const int count = (*first)->pages();
    if (count > options_.limits.pages) return too_many("Tệp PDF có ", count, " trang", options_.limits.pages);
    pages_.resize(static_cast<std::size_t>(count));
    sources_.resize(static_cast<std::size_t>(std::max(1, options_.threads)));
    sources_[0] = {*std::move(first), std::make_unique<PdfStructure>(bytes_)};
    if (std::optional<base::Error> trouble = read_layers()) return *trouble;
    if (std::optional<base::Error> trouble = recognise_scans()) return *trouble;

    Document document;
    document.format = Format::pdf;
    document.pages = count;
    document.ocr = recognised_;
    std::vector<PageLines> lines;
    for (PageState& page : pages_) {
      document.page_sizes.push_back(page.size);
      lines.push_back(std::move(page.lines));
    }
    document.lines = join_pages(std::move(lines));
    if (recognised_) mend_row_numbers(document.lines);
    if (document.lines.size() > options_.limits.lines) return too_many_lines(options_.limits);
    return document;
  }

 private:
  static base::Error too_many(const std::string& before, int count, const std::string& what, int limit) {
    return {base::ErrorKind::too_large,
            before + std::to_string(count) + what + ", vượt quá giới hạn " + std::to_string(limit) + " trang."};
  }

  Source& source(int worker) {
    Source& mine = sources_[static_cast<std::size_t>(worker)];
    if (!mine.pdf) {
      if (base::Result<DocumentPtr> again = open(bytes_)) mine.pdf = *std::move(again);
      mine.structure = std::make_unique<PdfStructure>(bytes_);
    }
    return mine;
  }

  std::optional<base::Error> read_layers() {
    const int count = static_cast<int>(pages_.size());
    std::atomic<std::size_t> lines{0};
    std::mutex lock;  // of `done` and the progress
    int done = 0;
    bool stopped = false;
    const int threads = count < 4 ? 1 : options_.threads;  // opening the file again costs as much as a page
    run_jobs(threads, count, [&](int worker, int n) {
      read_layer(source(worker), n);
      lines += pages_[static_cast<std::size_t>(n)].lines.lines.size();
      const std::lock_guard<std::mutex> guard(lock);
      stopped = stopped || !report(options_, "Đọc trang", ++done, count);
      return !stopped && lines <= options_.limits.lines;
    });
    if (stopped) return cancelled();
    if (lines > options_.limits.lines) return too_many_lines(options_.limits);
    return std::nullopt;
  }

  void read_layer(Source& from, int n) {
    PageState& state = pages_[static_cast<std::size_t>(n)];
    const std::unique_ptr<poppler::page> page(from.pdf ? from.pdf->create_page(n) : nullptr);
    if (!page) return;
    TextLayer layer = text_layer(*page);
    state.size = layer.size;
    state.words = layer.words.size();
    state.valid = valid_share_of(layer.words);
    const std::size_t letters = letters_in(layer.words);
    const bool table = may_hold_table(layer.words, layer.size);
    std::optional<Drawing> drawing;
    const bool odd = letters < few_letters || state.valid < sound_share;
    const bool doubtful = odd || letters < some_letters || state.valid < good_share;
    if (table || odd || (doubtful && scans_inside_)) drawing = from.structure->drawing(n);
    if (doubtful) judge(state, letters, drawing);
    std::vector<Grid> grids;
    if (table && state.layer != Layer::scan) grids = grids_on(*page, drawing, layer);
    state.lines = lay_out(LaidPage{n + 1, layer.size, std::move(layer.words), std::move(grids)});
  }

  static void judge(PageState& state, std::size_t letters, const std::optional<Drawing>& drawing) {
    const double area = state.size.width * state.size.height;
    const double pictured = drawing && area > 0 ? drawing->picture_area / area : 0;
    if (pictured > mostly_picture) state.ink = Ink::scanned;
    if (drawing) state.pixels = drawing->picture_pixels;
    if (letters < few_letters) {
      const bool paints = !drawing || pictured > 0.03 || drawing->paths > 20;  // letters may be drawn as outlines
      if (paints) state.layer = Layer::scan;
    } else if (pictured > mostly_picture && (letters < some_letters || state.valid < good_share)) {
      state.layer = Layer::scan;
    } else if (state.valid < sound_share) {
      state.layer = Layer::odd;
    }
  }

  std::optional<base::Error> recognise_scans() {
    std::vector<int> scans, odd;
    for (std::size_t n = 0; n < pages_.size(); ++n) {
      if (pages_[n].layer == Layer::scan) scans.push_back(static_cast<int>(n));
      if (pages_[n].layer == Layer::odd) odd.push_back(static_cast<int>(n));
    }
    // Text in another language reads no better from its picture. A few pages tell whether the others are worth it.
    const auto some = odd.begin() + std::min<std::ptrdiff_t>(probes, std::ssize(odd));
    scans.insert(scans.end(), odd.begin(), some);
    odd.erase(odd.begin(), some);
    if (std::optional<base::Error> trouble = recognise_these(scans)) return trouble;
    return odd_gained_ ? recognise_these(odd) : std::nullopt;
  }

  std::optional<base::Error> recognise_these(const std::vector<int>& numbers) {
    if (numbers.empty()) return std::nullopt;
    const int count = static_cast<int>(numbers.size());
    if (count > options_.limits.recognised_pages)
      return too_many("Tệp PDF có ", count, " trang quét phải nhận dạng chữ", options_.limits.recognised_pages);
    for (const int n : numbers)
      if (pages_[static_cast<std::size_t>(n)].pixels > static_cast<double>(options_.limits.image_pixels))
        return base::Error{base::ErrorKind::too_large,
                           "Trang " + std::to_string(n + 1) + " có ảnh quá lớn nên không nhận dạng được."};
    const auto draw = [&](int worker, int i) -> base::Result<PagePicture> {
      const int n = numbers[static_cast<std::size_t>(i)];
      Source& from = source(worker);
      const std::unique_ptr<poppler::page> page(from.pdf ? from.pdf->create_page(n) : nullptr);
      PagePicture picture;
      if (page) picture = draw_page(*page, recognition_dpi, pages_[static_cast<std::size_t>(n)].ink, most_pixels);
      if (!picture.gray) return invalid("Trang " + std::to_string(n + 1) + " của tệp PDF bị hỏng nên không đọc được.");
      return picture;
    };
    return recognise_pages(count, options_, draw, [&](int i, RecognisedPage page) {
      choose(numbers[static_cast<std::size_t>(i)], std::move(page));
    });
  }

  // Keeps what was recognised, unless the text layer is the better one.
  void choose(int n, RecognisedPage recognised) {
    PageState& state = pages_[static_cast<std::size_t>(n)];
    const bool scan = state.layer == Layer::scan;
    const bool more = recognised.page.words.size() > 2 * state.words;
    if (!(recognised.valid > state.valid + (scan ? 0.02 : clearly_better) || (more && scan))) return;
    if (state.layer == Layer::odd) odd_gained_ = true;
    recognised.page.number = n + 1;
    state.size = recognised.page.size;
    state.lines = lay_out(recognised);
    recognised_ = true;
  }

  std::string_view bytes_;
  const Options& options_;
  bool scans_inside_;
  std::vector<Source> sources_{};
  std::vector<PageState> pages_{};
  bool recognised_ = false;
  bool odd_gained_ = false;
};

}  // namespace

base::Result<Document> read_pdf(std::string_view bytes, const Options& options) {
  return Reader(bytes, options).read();
}

}  // namespace documents
