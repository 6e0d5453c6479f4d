// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "documents/read/lines.h"
#include "documents/read/page_layout.h"
#include "documents/read/page_layout_rows.h"
#include "documents/read/pdf_structure.h"
#include "documents/read/pdf_words.h"

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

std::vector<Grid> drawn_grids(PdfStructure& structure, int page, const TextLayer& layer) {
  std::optional<Drawing> drawing = structure.drawing(page);
  if (!drawing) return {};
  Rules rules = upright(drawing->rules, layer.turn, layer.size);
  rules.horizontal = joined_rules(std::move(rules.horizontal), 1, 2.5);
  rules.vertical = joined_rules(std::move(rules.vertical), 1, 2.5);
  const auto is_short = [](const Rule& rule) { return rule.to - rule.from < 5; };
  std::erase_if(rules.horizontal, is_short);
  std::erase_if(rules.vertical, is_short);
  return filled(grids_of(rules, {}), layer.words);
}

}  // namespace

base::Result<Document> read_pdf(std::string_view bytes, const Options& options) {
  base::Result<DocumentPtr> opened = open(bytes);
  if (!opened) return opened.error();
  const poppler::document& pdf = **opened;
  if (pdf.pages() > options.limits.pages)
    return base::Error{base::ErrorKind::too_large, "Tệp PDF có " + std::to_string(pdf.pages()) +
                                                       " trang, vượt quá giới hạn " +
                                                       std::to_string(options.limits.pages) + " trang."};
  PdfStructure structure(bytes);
  Document document;
  document.format = Format::pdf;
  document.pages = pdf.pages();
  std::vector<PageLines> pages;
  std::size_t lines = 0;
  for (int n = 0; n < document.pages; ++n) {
    if (!report(options, "Đọc trang", n, document.pages)) return cancelled();
    const std::unique_ptr<poppler::page> page(pdf.create_page(n));
    TextLayer layer;
    if (page) layer = text_layer(*page);
    document.page_sizes.push_back(layer.size);
    std::vector<Grid> grids;
    if (may_hold_table(layer.words, layer.size)) grids = drawn_grids(structure, n, layer);
    pages.push_back(lay_out({n + 1, layer.size, std::move(layer.words), std::move(grids)}));
    lines += pages.back().lines.size();
    if (lines > options.limits.lines) return too_many_lines(options.limits);
  }
  document.lines = join_pages(std::move(pages));
  return document;
}

}  // namespace documents
