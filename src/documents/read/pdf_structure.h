// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of a PDF as objects, for what poppler's public interface does not show: drawings and pictures.
// Uses qpdf, which is loaded only when a page is asked for: most documents never need it.
#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "documents/read/pdf_drawing.h"

namespace documents {

// Whether some picture in the file may be the scan of a page. Looks at the bytes only: the entries of a picture stand
// there in plain text, whatever else is packed.
bool may_hold_scans(std::string_view bytes);

class PdfStructure {
 public:
  // `bytes` must outlive it.
  explicit PdfStructure(std::string_view bytes);
  ~PdfStructure();
  PdfStructure(const PdfStructure&) = delete;
  PdfStructure& operator=(const PdfStructure&) = delete;

  // What page `index` (from 0) paints; nothing where the file is too broken to say. The measures are those of the page
  // as poppler shows it, turned and cropped.
  std::optional<Drawing> drawing(int index);

 private:
  class File;
  std::string_view bytes_;
  std::unique_ptr<File> file_;
  bool tried_ = false;
};

}  // namespace documents
