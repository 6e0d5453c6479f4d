// SPDX-License-Identifier: AGPL-3.0-or-later
// Walks a parsed page and writes the Lines a reader would see.
#pragma once
#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

#include "documents/read/html_grid.h"
#include "documents/read/html_style.h"
#include "documents/read/line_writer.h"

namespace documents {

class HtmlWalker {
 public:
  // `first_line`: the line of the file that the page begins on.
  HtmlWalker(const HtmlStyles& styles, const Options& options, int first_line)
      : styles_(styles), limits_(options.limits), writer_(options), first_line_(first_line) {}

  void walk(const GumboNode& body);

  std::vector<Line> take_lines() { return writer_.take_lines(); }
  const std::optional<base::Error>& error() const { return writer_.error(); }
  const std::string& encoding() const { return writer_.encoding(); }

 private:
  // What an element hands down to those inside it.
  struct Look {
    Piece piece{};
    bool centred = false, kept_spaces = false, no_marker = false;
    std::string marker{};
    double margin = 0, first = 0;
  };
  struct List {
    bool numbered = false;
    std::string format{};
    int next = 1;
  };

  void children(const GumboElement& element, const Look& look);
  void element(const GumboNode& node, Look look);
  void block(const GumboNode& node, const Look& look);
  void text(const GumboNode& node, const Look& look);
  void superscript(const GumboNode& node, const Look& look);
  void list(const GumboNode& node, const Look& look);
  void item(const GumboNode& node, const Look& look);
  void table(const GumboNode& node, const Look& look);
  void cells(const HtmlGrid& grid, const Look& look, std::optional<int> number);
  void marker(const GumboNode& node);
  bool printed() const;
  void flush();
  void put(std::string_view text, const Look& look, int line);
  Look inherited(const GumboElement& element, const HtmlLook& own, Look look) const;

  const HtmlStyles& styles_;
  const Limits& limits_;
  LineWriter writer_;
  int first_line_ = 1;
  std::vector<PieceLine> lines_{1};  // of the paragraph at hand
  Line like_{};
  std::string label_{};
  std::vector<List> lists_{};
  int next_table_ = 0, depth_ = 0, blocks_ = 0;
  bool in_letterhead_ = false;
};

}  // namespace documents
