// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/zip_writer.h"

#include <zip.h>

#include <algorithm>
#include <stdexcept>

namespace support {
namespace {

constexpr std::string_view word_namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
    "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

std::string stem(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  path = path.substr(0, path.find('.'));
  return std::string(path.substr(0, std::min(path.find_first_of("0123456789"), path.size())));
}

}  // namespace

std::string zip_of(const Parts& parts, const std::string& password) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* sink = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (sink == nullptr) throw std::runtime_error("no zip source");
  zip_source_keep(sink);
  zip_t* zip = zip_open_from_source(sink, ZIP_TRUNCATE, &error);
  if (zip == nullptr) throw std::runtime_error("no zip");
  for (const auto& [name, content] : parts) {
    zip_source_t* part = zip_source_buffer(zip, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(zip, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("part not added");
    if (!password.empty())
      zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password.c_str());
  }
  if (zip_close(zip) != 0) throw std::runtime_error("zip not written");
  zip_source_open(sink);
  zip_source_seek(sink, 0, SEEK_END);
  const zip_int64_t size = zip_source_tell(sink);
  zip_source_seek(sink, 0, SEEK_SET);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  zip_source_read(sink, bytes.data(), bytes.size());
  zip_source_close(sink);
  zip_source_free(sink);
  return bytes;
}

std::string docx_of(std::string_view body, const Parts& more) {
  const std::string open = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  Parts parts{
      {"[Content_Types].xml", open + "<Types/>"},
      {"_rels/.rels", open + "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/"
                             "officeDocument/2006/relationships/officeDocument\" "
                             "Target=\"word/document.xml\"/></Relationships>"}};
  std::string relations;
  for (const auto& [name, content] : more)
    if (name.starts_with("word/"))
      relations += "<Relationship Id=\"" + name.substr(5, name.find('.') - 5) +
                   "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + stem(name) +
                   "\" Target=\"" + name.substr(5) + "\"/>";
  parts.emplace_back("word/_rels/document.xml.rels", open + "<Relationships>" + relations + "</Relationships>");
  parts.emplace_back("word/document.xml", open + "<w:document " + std::string(word_namespaces) + "><w:body>" +
                                              std::string(body) + "</w:body></w:document>");
  for (const auto& extra : more) {
    const std::string& name = extra.first;
    const std::string& content = extra.second;
    std::string whole = content;
    const std::size_t end = whole.find_first_of(" />", 1);
    if (name.starts_with("word/") && end != std::string::npos && whole.starts_with("<w:"))
      whole.insert(end, " " + std::string(word_namespaces));
    const auto known = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.first == name; });
    if (known != parts.end())
      known->second = whole;
    else
      parts.emplace_back(name, whole);
  }
  return zip_of(parts);
}

std::string docx_paragraph(std::string_view text, std::string_view paragraph_properties) {
  std::string properties;
  if (!paragraph_properties.empty()) properties = "<w:pPr>" + std::string(paragraph_properties) + "</w:pPr>";
  return "<w:p>" + properties + "<w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r></w:p>";
}

std::string docx_cell(std::string_view text, std::string_view cell_properties) {
  return "<w:tc><w:tcPr>" + std::string(cell_properties) + "</w:tcPr>" + docx_paragraph(text) + "</w:tc>";
}

std::string odt_of(std::string_view body, std::string_view styles) {
  const std::string content =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
      "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:automatic-styles>" +
      std::string(styles) + "</office:automatic-styles><office:body><office:text>" + std::string(body) +
      "</office:text></office:body></office:document-content>";
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}});
}

}  // namespace support
