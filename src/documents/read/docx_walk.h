// SPDX-License-Identifier: AGPL-3.0-or-later
// Walks the blocks of a DOCX part (body, header, footnote) and writes their Lines.
#pragma once
#include <functional>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/docx_grid.h"
#include "documents/read/docx_numbering.h"
#include "documents/read/docx_runs.h"
#include "documents/read/docx_styles.h"
#include "documents/read/line_writer.h"
#include "documents/read/read.h"

namespace documents {

class DocxWalker {
 public:
  // Gives the contents of a footnote or an endnote; an empty node where there is none.
  using FindNote = std::function<pugi::xml_node(const Note&)>;

  DocxWalker(const DocxStyles& styles, DocxNumbering& numbering, FindNote find_note, const Options& options)
      : styles_(styles), numbering_(numbering), find_note_(std::move(find_note)), writer_(options) {}

  // Reads one part to its end; false once a limit is hit or the reading was stopped.
  bool walk(const pugi::xml_node& part, Part kind);

  std::vector<Line> take_lines() { return writer_.take_lines(); }
  const std::optional<base::Error>& error() const { return writer_.error(); }
  const std::string& encoding() const { return writer_.encoding(); }

 private:
  void blocks(const pugi::xml_node& parent);
  void paragraph(const pugi::xml_node& node);
  void table(const pugi::xml_node& node);
  void cells(const std::vector<DocxRow>& rows, std::optional<int> table_number);
  std::string label_of(const ParagraphLook& look);
  void write(Runs& runs, const std::string& label, const ParagraphLook& look);
  void attached(const Runs& runs);

  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  FindNote find_note_;
  LineWriter writer_;
  std::optional<Runs> carried_{};  // of a paragraph whose end was deleted: it goes on in the next one
  int block_ = 0, next_table_ = 0;
  bool in_letterhead_ = false;
};

}  // namespace documents
