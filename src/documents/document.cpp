// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/document.h"

namespace documents {

std::string_view format_name(Format format) {
  switch (format) {
    case Format::text:
      return "text";
    case Format::markdown:
      return "markdown";
    case Format::html:
      return "html";
    case Format::docx:
      return "docx";
    case Format::odt:
      return "odt";
    case Format::doc:
      return "doc";
    case Format::rtf:
      return "rtf";
    case Format::pdf:
      return "pdf";
    case Format::image:
      return "image";
  }
  return "text";
}

}  // namespace documents
