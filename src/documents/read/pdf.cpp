// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <climits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "documents/read/lines.h"
#include "documents/read/page_layout.h"
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

}  // namespace

base::Result<Document> read_pdf(std::string_view bytes, const Options& options) {
  base::Result<DocumentPtr> opened = open(bytes);
  if (!opened) return opened.error();
  const poppler::document& pdf = **opened;
  if (pdf.pages() > options.limits.pages)
    return base::Error{base::ErrorKind::too_large, "Tệp PDF có " + std::to_string(pdf.pages()) +
                                                       " trang, vượt quá giới hạn " +
                                                       std::to_string(options.limits.pages) + " trang."};
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
    pages.push_back(lay_out({n + 1, layer.size, std::move(layer.words), {}}));
    lines += pages.back().lines.size();
    if (lines > options.limits.lines) return too_many_lines(options.limits);
  }
  document.lines = join_pages(std::move(pages));
  return document;
}

}  // namespace documents
