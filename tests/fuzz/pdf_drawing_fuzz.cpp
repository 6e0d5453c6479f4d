// SPDX-License-Identifier: AGPL-3.0-or-later
// The content of a PDF page: its operators, and the grids that their lines make. The page may draw itself as a form.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "documents/read/pdf_drawing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using documents::PaintedObject;
  PaintedObject page;
  page.matrix = {1, 0, 0, -1, 0, 842};
  page.content.assign(reinterpret_cast<const char*>(data), size);
  page.objects = [&](std::string_view name) -> std::optional<PaintedObject> {
    PaintedObject object;
    object.picture = name.starts_with("Im");
    object.content = page.content;
    if (size < 2000) object.objects = page.objects;
    return object;
  };
  documents::Drawing drawing = documents::drawing_of(page, {595, 842});
  drawing.rules.horizontal = documents::joined_rules(drawing.rules.horizontal, 1, 2.5);
  drawing.rules.vertical = documents::joined_rules(drawing.rules.vertical, 1, 2.5);
  for (const documents::Grid& grid : documents::grids_of(drawing.rules, {})) {
    if (grid.cells.size() < 2) std::abort();
    for (const documents::GridCell& cell : grid.cells)
      if (cell.row + cell.row_span > grid.rows || cell.column + cell.column_span > grid.columns) std::abort();
  }
  return 0;
}
