// SPDX-License-Identifier: AGPL-3.0-or-later
// The runs of one paragraph of a DOCX: what is printed of them, what hangs on them.
#pragma once
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "documents/read/docx_styles.h"
#include "documents/read/line_writer.h"

namespace documents {

struct Note {
  bool endnote = false;
  std::string id{};
};

struct Runs {
  std::vector<PieceLine> lines{1};      // broken where the paragraph has line breaks
  std::vector<pugi::xml_node> boxes{};  // contents of text boxes that are anchored here
  std::vector<Note> notes{};
  bool printed() const;
};

// Appends the runs below `node`. Deleted text is left out, inserted text kept, moved text kept where it went.
void collect_runs(const pugi::xml_node& node, const DocxStyles& styles, const RunLook& paragraph, Runs& out);

// The contents of text boxes in a drawing. Of the two versions that Word writes for old and new programs, one.
void find_boxes(const pugi::xml_node& drawing, std::vector<pugi::xml_node>& out);

}  // namespace documents
