// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/keeping.h"

namespace files {

base::Result<Stored> take_cleaned(Shelf& shelf, const std::filesystem::path& from) {
  const std::optional<std::string> clean = cleaned_picture(from);
  if (!clean) return shelf.take(from);
  base::Result<Stored> stored = shelf.put(*clean);
  std::filesystem::remove(from);
  return stored;
}

}  // namespace files
