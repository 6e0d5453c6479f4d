// SPDX-License-Identifier: AGPL-3.0-or-later
// Paragraphs of office files and web pages into Lines: looks are weighed, fonts from before Unicode decoded, empty
// paragraphs counted, limits kept.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"
#include "vietnamese/legacy.h"

namespace documents {

// Text of one look.
struct Piece {
  std::string text{};
  bool bold = false, italic = false, capitals = false;
  double size = 0;
  vietnamese::FontEncoding font = vietnamese::FontEncoding::unicode;
};

// One printed line of a paragraph; a paragraph has several where it holds line breaks.
struct PieceLine {
  std::vector<Piece> pieces{};
  Place place{};
  bool printed() const;
  void append(std::string_view text, const Piece& look);
};

class LineWriter {
 public:
  explicit LineWriter(const Options& options) : options_(options) {}

  // Where the next lines stand.
  std::optional<Cell> cell{};
  Part part = Part::body;

  // `like` lends its centring and indent. The label goes before the first line.
  void paragraph(const std::vector<PieceLine>& lines, const std::string& label, const Line& like);
  void empty_paragraph() { ++blank_; }
  void forget_empty_paragraphs() { blank_ = 0; }

  // Counts work done; false once the reading must stop.
  bool go_on();
  void fail(base::Error error) { error_ = std::move(error); }
  const std::optional<base::Error>& error() const { return error_; }
  // "TCVN3" or "VNI" where some text was set in such a font.
  const std::string& encoding() const { return encoding_; }
  std::vector<Line> take_lines() { return std::move(lines_); }

 private:
  bool write(const PieceLine& pieces, const std::string& label, Line line, bool unicode);

  const Options& options_;
  std::vector<Line> lines_{};
  std::optional<base::Error> error_{};
  std::string encoding_{};
  int blank_ = 0, steps_ = 0;
};

}  // namespace documents
