// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/detect.h"

#include <algorithm>
#include <array>
#include <string>

#include "documents/read/archive.h"
#include "documents/read/compound.h"
#include "documents/read/markdown.h"
#include "vietnamese/legacy.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

using namespace std::literals;

base::Error refusal(std::string sentence) { return {base::ErrorKind::invalid, std::move(sentence)}; }

base::Error locked() { return refusal("Tệp Word được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi thử lại."); }

// A compound file of Microsoft, by the streams it holds.
base::Result<Format> detect_compound(std::string_view bytes) {
  const auto streams = compound_streams(bytes);
  if (!streams) return refusal("Tệp bị hỏng hoặc bị cắt cụt nên không mở được.");
  const auto find = [&](std::string_view name) {
    return std::find_if(streams->begin(), streams->end(), [&](const CompoundStream& s) { return s.name == name; });
  };
  if (find("EncryptedPackage") != streams->end()) return locked();
  const auto text = find("WordDocument");
  if (text != streams->end()) {
    // In the head of a Word file one bit of the flags says that the rest is encrypted.
    const bool encrypted = text->start.size() > 12 && (static_cast<unsigned char>(text->start[11]) & 1u) != 0;
    if (encrypted) return locked();
    return Format::doc;
  }
  if (find("Workbook") != streams->end() || find("PowerPoint Document") != streams->end())
    return refusal("Đây là bảng tính hoặc bài trình chiếu, không phải văn bản.");
  return refusal("Tệp này thuộc định dạng cũ của Microsoft Office nhưng không chứa văn bản Word.");
}

base::Result<Format> detect_zip(std::string_view bytes, const Limits& limits) {
  const auto archive = Archive::open(bytes, limits);
  if (!archive) return archive.error();
  if (archive->has("word/document.xml") || archive->has("word/document2.xml")) return Format::docx;
  if (archive->has("content.xml") && archive->has("mimetype")) {
    const auto type = archive->read("mimetype");
    if (!type) return type.error();
    if (type->starts_with("application/vnd.oasis.opendocument.text")) return Format::odt;
    return refusal("Đây là tệp OpenDocument nhưng không phải văn bản.");
  }
  if (archive->has("xl/workbook.xml") || archive->has("ppt/presentation.xml"))
    return refusal("Đây là bảng tính hoặc bài trình chiếu, không phải văn bản.");
  if (archive->has("[Content_Types].xml")) return Format::docx;
  return refusal("Đây là tệp nén, không phải văn bản; hãy giải nén rồi gửi từng tệp bên trong.");
}

bool is_image(std::string_view bytes) {
  return bytes.starts_with("\x89PNG\r\n\x1A\n") || bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("II*\0"sv) ||
         bytes.starts_with("MM\0*"sv) || bytes.starts_with("II+\0"sv) || bytes.starts_with("MM\0+"sv);
}

// XML that is no page: Word 2003 and OpenDocument write whole documents into one file.
base::Result<Format> detect_xml(std::string_view text) {
  const std::string_view head = text.substr(0, 4096);
  const auto says = [&](std::string_view what) { return head.find(what) != std::string_view::npos; };
  if (says("progid=\"Word.Document\"") || says("<w:wordDocument") || says("<pkg:package")) return Format::doc;
  if (says("<office:document") && says("application/vnd.oasis.opendocument.text")) return Format::odt;
  return refusal("Đây là tệp dữ liệu XML, không phải văn bản.");
}

// Text has no control characters but for white space; a few are forgiven in a long file.
bool is_binary(std::string_view text) {
  std::size_t controls = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    controls += (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\v' && byte != '\f' && byte != '\r') ? 1 : 0;
  }
  return controls * 200 > text.size();
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  std::string head = vietnamese::lower(bytes.substr(0, 4096));
  std::string_view rest = vietnamese::trim(head);
  while (rest.starts_with("<!--") || rest.starts_with("<?xml")) {
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) return false;
    rest = vietnamese::trim(rest.substr(end + 1));
  }
  constexpr std::array openings{"<!doctype html", "<html", "<head", "<body",   "<meta ", "<title",
                                "<table",         "<div",  "<p>",   "<p ",     "<style", "<script",
                                "<span",          "<h1",   "<h2",   "<center", "<font",  "<link "};
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view o) { return rest.starts_with(o); });
}

base::Result<Format> detect(std::string_view bytes, const Limits& limits) {
  if (bytes.find_first_not_of(" \t\r\n\0"sv) == std::string_view::npos)
    return refusal("Tệp trống, không có nội dung để đọc.");
  // Some writers put a few bytes before the signature of a PDF; readers look into the first kilobyte.
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::pdf;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return detect_zip(bytes, limits);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return detect_compound(bytes);
  if (bytes.starts_with("{\\rtf")) return Format::rtf;
  if (is_image(bytes)) return Format::image;
  if (looks_like_html(bytes)) return Format::html;
  const vietnamese::Decoded decoded = vietnamese::decode(bytes);
  if (looks_like_html(decoded.text)) return Format::html;
  if (vietnamese::trim(decoded.text).starts_with("<?xml")) return detect_xml(decoded.text);
  if (is_binary(decoded.text))
    return refusal("Không nhận ra định dạng của tệp; hãy dùng tệp Word, PDF, ảnh quét, HTML hoặc văn bản thuần.");
  return looks_like_markdown(decoded.text) ? Format::markdown : Format::text;
}

}  // namespace documents
