// SPDX-License-Identifier: AGPL-3.0-or-later
// Walks the text of an ODT file and writes its Lines.
#pragma once
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "documents/read/line_writer.h"
#include "documents/read/odt_styles.h"

namespace documents {

class OdtWalker {
 public:
  OdtWalker(const OdtStyles& styles, OdtLists& lists, const Options& options)
      : styles_(styles), lists_(lists), writer_(options) {}

  void walk(const pugi::xml_node& part, Part kind);

  std::vector<Line> take_lines() { return writer_.take_lines(); }
  const std::optional<base::Error>& error() const { return writer_.error(); }
  const std::string& encoding() const { return writer_.encoding(); }

 private:
  struct Row {
    struct Place {
      pugi::xml_node node{};
      int column = 0, column_span = 1, row_span = 1;
    };
    std::vector<Place> cells{};
    int columns = 0;
  };

  void blocks(const pugi::xml_node& parent);
  void paragraph(const pugi::xml_node& node);
  void inlines(const pugi::xml_node& node, const RunLook& look);
  void list(const pugi::xml_node& node);
  void item(const pugi::xml_node& node, bool numbered);
  void table(const pugi::xml_node& node);
  void rows(const pugi::xml_node& node, std::vector<Row>& out) const;
  void cells(const std::vector<Row>& rows, std::optional<int> number);
  void put(std::string_view text, const RunLook& look);

  const OdtStyles& styles_;
  OdtLists& lists_;
  LineWriter writer_;
  std::vector<PieceLine> lines_{};  // of the paragraph at hand
  std::vector<pugi::xml_node> boxes_{}, notes_{};
  std::string list_style_{};
  std::size_t list_level_ = 0;  // how many lists are open
  std::optional<std::string> label_{};
  int block_ = 0, next_table_ = 0;
  bool in_letterhead_ = false;
};

}  // namespace documents
