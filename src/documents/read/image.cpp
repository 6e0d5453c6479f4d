// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/image.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "documents/read/image_open.h"
#include "documents/read/lines.h"
#include "documents/read/ocr.h"
#include "documents/read/ocr_row_numbers.h"

namespace documents {

base::Result<Document> read_image(std::string_view bytes, const Options& options) {
  const base::Result<int> counted = count_pictures(bytes, options.limits);
  if (!counted) return counted.error();
  const int count = *counted;
  if (const int most = std::min(options.limits.pages, options.limits.recognised_pages); count > most)
    return base::Error{base::ErrorKind::too_large,
                       "Tệp ảnh có hơn " + std::to_string(most) + " trang, vượt quá giới hạn cho phép."};

  Document document;
  document.format = Format::image;
  document.pages = count;
  document.ocr = true;
  document.page_sizes.resize(static_cast<std::size_t>(count));
  std::vector<PageLines> pages(static_cast<std::size_t>(count));
  const auto trouble = recognise_pages(
      count, options, [&](int, int index) { return open_picture(bytes, index); },
      [&](int index, RecognisedPage page) {
        const auto i = static_cast<std::size_t>(index);
        page.page.number = index + 1;
        document.page_sizes[i] = page.page.size;
        pages[i] = lay_out(page);
      });
  if (trouble) return *trouble;
  document.lines = join_pages(std::move(pages));
  if (document.lines.size() > options.limits.lines) return too_many_lines(options.limits);
  mend_row_numbers(document.lines);
  return document;
}

}  // namespace documents
