// SPDX-License-Identifier: AGPL-3.0-or-later
// Prints an office document the way an agency does, as a PDF with a text layer: head and signature in two columns,
// ruled tables with merged cells that run over pages, page numbers, bold headings. For tests only.
#pragma once
#include <memory>
#include <string>
#include <vector>

namespace support {

struct PrintedCell {
  std::string text{};
  int columns = 1, rows = 1;  // how many it spans
  bool bold = false;
};

// As in HTML: cells that a row span covers are left out of the rows below.
struct PrintedTable {
  std::vector<double> widths{};  // of the columns, points
  std::vector<std::vector<PrintedCell>> rows{};
  int header_rows = 0;        // repeated on every page
  bool filled_rules = false;  // thin filled boxes, as Word prints them, instead of strokes
};

struct PrintedHead {
  std::vector<std::string> agency{};  // one line each, the last in bold
  std::string number{};               // "Số: 12/KH-UBND"
  std::string place_and_date{};
};

struct PrintedTail {
  std::vector<std::string> recipients{};
  std::vector<std::string> capacity{};  // "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
  std::string name{};
};

struct Paper {
  double width = 595.28, height = 841.89;  // A4
  double left = 85, right = 43, top = 57, bottom = 57;
  std::string font = "Tinos";
  double size = 14;
  double indent = 36;
  bool page_numbers = true;
  Paper landscape() const;
};

class PageMaker {
 public:
  explicit PageMaker(Paper paper = {});
  ~PageMaker();
  PageMaker(const PageMaker&) = delete;
  PageMaker& operator=(const PageMaker&) = delete;

  void head(const PrintedHead& head);
  void title(const std::vector<std::string>& lines);  // centred, bold
  void heading(const std::string& text);              // bold, indented
  void paragraph(const std::string& text);            // justified, first line indented
  void table(const PrintedTable& table);
  void tail(const PrintedTail& tail);
  void centred(const std::string& text);
  void space(double points);
  void page_break();

  std::string pdf();  // ends the document

 private:
  struct Press;
  std::unique_ptr<Press> press_;
};

}  // namespace support
