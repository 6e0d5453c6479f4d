// SPDX-License-Identifier: AGPL-3.0-or-later
// Sets the sample plans as agencies do: make_samples samples/src samples
// The same sources give the same pictures; only the dates inside the PDF files differ.
#include <cairo.h>
#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <zip.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/page_maker.h"

namespace {

namespace fs = std::filesystem;

// ------------------------------------------------------------------------------------------------------------- sources

struct Piece {
  enum class Kind { heading, paragraph, table, page } kind = Kind::paragraph;
  std::string text{};
  support::PrintedTable table{};
};

struct Source {
  support::PrintedHead head{};
  std::vector<std::string> title{};
  std::vector<Piece> pieces{};
  support::PrintedTail tail{};
};

std::vector<support::PrintedCell> cells_of(std::string_view row, bool bold) {
  std::vector<support::PrintedCell> cells;
  for (std::size_t at = 0; at <= row.size();) {
    const std::size_t end = std::min(row.find('|', at), row.size());
    cells.push_back({std::string(row.substr(at, end - at)), 1, 1, bold});
    at = end + 1;
  }
  return cells;
}

std::vector<double> numbers_of(const std::string& text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at < text.size();) {
    numbers.push_back(std::atoi(text.c_str() + at));
    at = std::min(text.find(' ', at), text.size() - 1) + 1;
  }
  return numbers;
}

void take_command(Source& source, const std::string& command, const std::string& value) {
  const auto table = [&]() -> support::PrintedTable& { return source.pieces.back().table; };
  if (command == "agency") {
    source.head.agency.push_back(value);
  } else if (command == "number") {
    source.head.number = value;
  } else if (command == "place") {
    source.head.place_and_date = value;
  } else if (command == "title") {
    source.title.push_back(value);
  } else if (command == "heading") {
    source.pieces.push_back({Piece::Kind::heading, value});
  } else if (command == "page") {
    source.pieces.push_back({Piece::Kind::page});
  } else if (command == "widths") {
    source.pieces.push_back({Piece::Kind::table});
    table().widths = numbers_of(value);
    table().header_rows = 1;
  } else if (command == "row") {
    table().rows.push_back(cells_of(value, table().rows.empty()));
  } else if (command == "recipient") {
    source.tail.recipients.push_back("- " + value);
  } else if (command == "capacity") {
    source.tail.capacity.push_back(value);
  } else if (command == "name") {
    source.tail.name = value;
  } else {
    throw std::runtime_error("no such command: ." + command);
  }
}

Source source_from(const fs::path& path) {
  Source source;
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    if (line[0] != '.') {
      source.pieces.push_back({Piece::Kind::paragraph, line});
      continue;
    }
    const std::size_t space = std::min(line.find(' '), line.size());
    take_command(source, line.substr(1, space - 1), line.substr(std::min(space + 1, line.size())));
  }
  return source;
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
  std::cout << path.string() << ": " << bytes.size() << " bytes\n";
}

// ----------------------------------------------------------------------------------------------------------------- PDF

std::string pdf_of(const Source& source, const support::Paper& paper) {
  support::PageMaker maker(paper);
  maker.head(source.head);
  maker.title(source.title);
  for (const Piece& piece : source.pieces) {
    switch (piece.kind) {
      case Piece::Kind::heading:
        maker.heading(piece.text);
        break;
      case Piece::Kind::paragraph:
        maker.paragraph(piece.text);
        break;
      case Piece::Kind::table:
        maker.table(piece.table);
        break;
      case Piece::Kind::page:
        maker.page_break();
        break;
    }
  }
  maker.tail(source.tail);
  return maker.pdf();
}

// ---------------------------------------------------------------------------------------------------------------- DOCX

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

struct Set {
  const char* alignment = "both";
  bool bold = false, italic = false;
  int half_points = 28;
  int first_line = 0;  // twentieths of a point
};

std::string paragraph(const std::string& text, const Set& set) {
  std::string properties = set.bold ? "<w:b/>" : "";
  if (set.italic) properties += "<w:i/>";
  properties += "<w:sz w:val=\"" + std::to_string(set.half_points) + "\"/>";
  std::string indent;
  if (set.first_line > 0) indent = "<w:ind w:firstLine=\"" + std::to_string(set.first_line) + "\"/>";
  return "<w:p><w:pPr><w:spacing w:before=\"60\" w:after=\"60\"/>" + indent + "<w:jc w:val=\"" + set.alignment +
         "\"/></w:pPr><w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + escaped(text) +
         "</w:t></w:r></w:p>";
}

std::string two_columns(const std::string& left, const std::string& right, int left_width, int right_width) {
  const auto cell = [](const std::string& content, int width) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" + content + "</w:tc>";
  };
  return "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"" +
         std::to_string(left_width) + "\"/><w:gridCol w:w=\"" + std::to_string(right_width) + "\"/></w:tblGrid><w:tr>" +
         cell(left, left_width) + cell(right, right_width) + "</w:tr></w:tbl>";
}

std::string document_xml(const Source& source) {
  const Set small{"center", false, false, 26, 0};
  const Set small_bold{"center", true, false, 26, 0};
  std::string left;
  for (const std::string& line : source.head.agency)
    left += paragraph(line, &line == &source.head.agency.back() ? small_bold : small);
  left += paragraph(source.head.number, small);
  const std::string right = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", small_bold) +
                            paragraph("Độc lập - Tự do - Hạnh phúc", small_bold) +
                            paragraph(source.head.place_and_date, {"center", false, true, 26, 0});
  std::string body = two_columns(left, right, 3700, 5600);
  for (const std::string& line : source.title) body += paragraph(line, {"center", true, false, 28, 0});
  for (const Piece& piece : source.pieces) {
    if (piece.kind == Piece::Kind::heading) body += paragraph(piece.text, {"both", true, false, 28, 720});
    if (piece.kind == Piece::Kind::paragraph) body += paragraph(piece.text, {"both", false, false, 28, 720});
    if (piece.kind == Piece::Kind::table) throw std::runtime_error("tables are for the PDF samples");
  }
  left = paragraph("Nơi nhận:", {"left", true, true, 24, 0});
  for (const std::string& line : source.tail.recipients) left += paragraph(line, {"left", false, false, 22, 0});
  std::string signer;
  for (const std::string& line : source.tail.capacity) signer += paragraph(line, {"center", true, false, 28, 0});
  for (int i = 0; i < 3; ++i) signer += paragraph("", small);
  signer += paragraph(source.tail.name, {"center", true, false, 28, 0});
  body += two_columns(left, signer, 4650, 4650);
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
         body +
         R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>)";
}

constexpr const char* content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>)";
constexpr const char* package_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr const char* document_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
constexpr const char* styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>)";

void write_docx(const fs::path& path, const Source& source) {
  fs::remove(path);
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, nullptr);
  if (archive == nullptr) throw std::runtime_error("cannot write " + path.string());
  const std::string document = document_xml(source);
  const std::vector<std::pair<const char*, std::string>> parts{{"[Content_Types].xml", content_types},
                                                               {"_rels/.rels", package_relations},
                                                               {"word/document.xml", document},
                                                               {"word/styles.xml", styles},
                                                               {"word/_rels/document.xml.rels", document_relations}};
  constexpr time_t new_year_2026 = 1767225600;
  for (const auto& [name, bytes] : parts) {
    zip_source_t* from = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name, from, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("cannot write " + std::string(name));
    zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), new_year_2026, 0);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("cannot write " + path.string());
  std::cout << path.string() << ": " << fs::file_size(path) << " bytes\n";
}

// ---------------------------------------------------------------------------------------------------------------- scan

struct Unsurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, Unsurface>;

constexpr double scan_dpi = 150;

Surface paper_of(const poppler::page& page) {
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_argb32);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  const poppler::image drawn = renderer.render_page(&page, scan_dpi, scan_dpi);
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, drawn.width(), drawn.height()));
  cairo_surface_flush(surface.get());
  unsigned char* to = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < drawn.height(); ++y)
    std::copy_n(reinterpret_cast<const unsigned char*>(drawn.const_data()) + y * drawn.bytes_per_row(),
                static_cast<std::size_t>(drawn.width()) * 4, to + static_cast<std::ptrdiff_t>(y) * stride);
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

// A round red stamp, over the beginning of the signature as it is put.
void stamp(cairo_t* cairo, double x, double y) {
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, -0.12);
  cairo_set_source_rgba(cairo, 0.84, 0.10, 0.14, 0.78);
  for (const auto& [radius, width] : {std::pair{104.0, 5.0}, {94.0, 2.0}, {60.0, 2.0}}) {
    cairo_set_line_width(cairo, width);
    cairo_arc(cairo, 0, 0, radius, 0, 2 * M_PI);
    cairo_stroke(cairo);
  }
  for (int i = 0; i < 10; ++i) {
    const double radius = i % 2 == 0 ? 34 : 13;
    const double angle = -M_PI / 2 + i * M_PI / 5;
    cairo_line_to(cairo, radius * std::cos(angle), radius * std::sin(angle));
  }
  cairo_fill(cairo);
  cairo_restore(cairo);
}

// Laid a little askew on the glass.
Surface on_the_glass(const Surface& paper, double degrees, bool stamped) {
  const int width = cairo_image_surface_get_width(paper.get());
  const int height = cairo_image_surface_get_height(paper.get());
  Surface glass(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  cairo_t* cairo = cairo_create(glass.get());
  cairo_set_source_rgb(cairo, 0.93, 0.93, 0.92);
  cairo_paint(cairo);
  cairo_translate(cairo, width / 2.0, height / 2.0);
  cairo_rotate(cairo, degrees * M_PI / 180);
  cairo_translate(cairo, -width / 2.0, -height / 2.0);
  cairo_set_source_surface(cairo, paper.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BEST);
  cairo_paint(cairo);
  if (stamped) stamp(cairo, width * 0.63, height * 0.39);
  cairo_destroy(cairo);
  cairo_surface_flush(glass.get());
  return glass;
}

// The light falls off to one side, and every pixel trembles.
Pix* seen_by_the_lamp(const Surface& glass) {
  const int width = cairo_image_surface_get_width(glass.get());
  const int height = cairo_image_surface_get_height(glass.get());
  const unsigned char* from = cairo_image_surface_get_data(glass.get());
  const int stride = cairo_image_surface_get_stride(glass.get());
  Pix* picture = pixCreate(width, height, 32);
  std::uint32_t chance = 2026;
  const auto tremble = [&] {
    chance = chance * 1664525u + 1013904223u;
    return static_cast<int>(chance >> 28) - 8;
  };
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const unsigned char* pixel = from + static_cast<std::ptrdiff_t>(y) * stride + x * 4;
      const double light = 1.0 - 0.16 * x / width - 0.07 * std::pow(static_cast<double>(y) / height - 0.4, 2);
      const int shake = tremble();
      const auto lit = [&](int value) { return std::clamp(static_cast<int>(value * light) + shake, 0, 255); };
      pixSetRGBPixel(picture, x, y, lit(pixel[2]), lit(pixel[1]), lit(pixel[0]));
    }
  }
  Pix* soft = pixBlockconv(picture, 1, 1);
  Pix* mixed = pixBlend(picture, soft, 0, 0, 0.45f);  // the lens is not quite sharp
  pixDestroy(&picture);
  pixDestroy(&soft);
  return mixed;
}

void write_scan(const fs::path& path, const std::string& pdf) {
  constexpr int jpeg_quality = 42;
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  Pixa* pages = pixaCreate(document->pages());
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    const bool last = i + 1 == document->pages();
    const Surface glass = on_the_glass(paper_of(*page), i % 2 == 0 ? 0.7 : -0.5, last);
    Pix* picture = seen_by_the_lamp(glass);
    pixSetResolution(picture, static_cast<int>(scan_dpi), static_cast<int>(scan_dpi));
    pixaAddPix(pages, picture, L_INSERT);
  }
  std::uint8_t* data = nullptr;
  std::size_t size = 0;
  if (pixaConvertToPdfData(pages, static_cast<int>(scan_dpi), 1.0f, L_JPEG_ENCODE, jpeg_quality, "scan", &data,
                           &size) != 0)
    throw std::runtime_error("cannot write " + path.string());
  write(path, std::string(reinterpret_cast<const char*>(data), size));
  std::free(data);
  pixaDestroy(&pages);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "make_samples SOURCES OUT\n";
    return 2;
  }
  const fs::path from = argv[1];
  const fs::path to = argv[2];
  support::Paper paper;
  paper.size = 13.5;
  write_docx(to / "so-xay-dung.docx", source_from(from / "so-xay-dung.txt"));
  write(to / "xa-dong-van.pdf", pdf_of(source_from(from / "xa-dong-van.txt"), paper));
  write_scan(to / "phuong-hoa-khanh-ban-quet.pdf", pdf_of(source_from(from / "phuong-hoa-khanh.txt"), paper));
  return 0;
}
