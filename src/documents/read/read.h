// SPDX-License-Identifier: AGPL-3.0-or-later
// Bytes in, a Document out. The type and the encoding are found from the content, never from the name.
// Every refusal is one clear Vietnamese sentence. Nothing here may be trusted with hostile bytes in the server's own
// process: the sandbox room runs it in a child.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

namespace documents {

// Every limit on what a document may cost. Named here once, tested in read_test.cpp.
struct Limits {
  std::size_t bytes = 64u << 20;            // of the file
  std::size_t unpacked_bytes = 256u << 20;  // of all parts of a packed file together
  int unpacking_ratio = 200;                // unpacked : packed, for parts over 1 MiB
  int pages = 1000;                         // of a PDF or a many-page TIFF
  int recognised_pages = 300;               // pages sent to character recognition
  std::size_t image_pixels = 100'000'000;   // of one image or rendered page
  std::size_t lines = 200'000;              // of the result
  int nesting = 200;                        // depth of XML or HTML elements
  int office_seconds = 60;                  // for LibreOffice, where DOC, RTF and ODT need it
};

struct Progress {
  std::string_view step{};  // Vietnamese, for people: "Nhận dạng trang"
  int done = 0;
  int total = 0;
};

struct Options {
  Limits limits{};
  int threads = 2;                                  // for recognising pages; at least 1
  std::function<bool(const Progress&)> progress{};  // false stops the reading; called from one thread at a time
  bool restore = true;                              // restore lost diacritics
};

base::Result<Document> read(std::string_view bytes, std::string_view file_name, const Options& options = {});

}  // namespace documents
