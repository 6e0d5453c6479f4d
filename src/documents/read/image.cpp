// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/image.h"

namespace documents {

base::Result<Document> read_image(std::string_view, const Options&) {
  return base::Error{base::ErrorKind::invalid, "Bản này chưa nhận dạng được chữ trong ảnh."};
}

}  // namespace documents
