// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/docx.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "documents/read/archive.h"
#include "documents/read/docx_numbering.h"
#include "documents/read/docx_styles.h"
#include "documents/read/docx_walk.h"
#include "documents/read/lines.h"
#include "documents/read/xml.h"

namespace documents {
namespace {

// Transitional and strict files name the namespace differently; the ends are the same.
constexpr Xml::Namespace word{"w", "/wordprocessingml/2006/main"};
constexpr Xml::Namespace strict_word{"w", "ooxml/wordprocessingml/main"};

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

// "../word/styles.xml" seen from a folder; absolute targets begin with a slash.
std::string resolved(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder = folder_of(folder);
  }
  return folder + std::string(target);
}

class Package {
 public:
  Package(const Archive& archive, const Limits& limits) : archive_(archive), limits_(limits) {}

  base::Result<Xml> part(const std::string& name) const {
    auto content = archive_.read(name);
    if (!content) return content.error();
    const bool strict = content->find(strict_word.uri_end) != std::string::npos;
    return Xml::parse(*std::move(content), limits_, strict ? &strict_word : &word);
  }

  // Follows the relations of a part ("" for the package): kind or id → name of the part.
  struct Relation {
    std::string id{}, kind{}, target{};
  };
  std::vector<Relation> relations_of(const std::string& part_name) const {
    const std::string folder = folder_of(part_name);
    const std::string name = folder + "_rels/" + part_name.substr(folder.size()) + ".rels";
    std::vector<Relation> found;
    if (!archive_.has(name)) return found;
    auto content = archive_.read(name);
    if (!content) return found;
    const auto xml = Xml::parse(*std::move(content), limits_);
    if (!xml) return found;
    for (const pugi::xml_node node : xml->root().children()) {
      if (value(node, "TargetMode") == "External") continue;
      const std::string_view type = value(node, "Type");
      found.push_back({std::string(value(node, "Id")), std::string(type.substr(type.rfind('/') + 1)),
                       resolved(folder, value(node, "Target"))});
    }
    return found;
  }

  bool has(const std::string& name) const { return archive_.has(name); }

 private:
  const Archive& archive_;
  const Limits& limits_;
};

class Reader {
 public:
  Reader(const Archive& archive, const Options& options) : package_(archive, options.limits), options_(options) {}

  base::Result<Document> read() {
    std::string main = "word/document.xml";
    for (const Package::Relation& relation : package_.relations_of(""))
      if (relation.kind == "officeDocument" && package_.has(relation.target)) main = relation.target;
    relations_ = package_.relations_of(main);
    auto body = package_.part(main);
    if (!body) return body.error();
    if (!is(body->root(), "w:document"))
      return base::Error{base::ErrorKind::invalid, "Tệp Word không có phần nội dung văn bản."};
    open("styles", styles_xml_);
    open("numbering", numbering_xml_);
    const DocxStyles styles = styles_xml_ ? DocxStyles(styles_xml_->root()) : DocxStyles();
    const pugi::xml_node styles_root = styles_xml_ ? styles_xml_->root() : pugi::xml_node();
    DocxNumbering numbering = numbering_xml_ ? DocxNumbering(numbering_xml_->root(), styles_root) : DocxNumbering();
    DocxWalker walker(
        styles, numbering, [this](const Note& note) { return find_note(note); }, options_);
    const pugi::xml_node content = body->root().child("w:body");
    if (!walker.walk(content, Part::body)) return *walker.error();
    std::vector<Line> lines = walker.take_lines();
    std::vector<Line> heads = margins(walker, content, "w:headerReference", Part::page_header);
    std::vector<Line> feet = margins(walker, content, "w:footerReference", Part::page_footer);
    if (walker.error()) return *walker.error();
    Document document;
    document.format = Format::docx;
    document.encoding = walker.encoding();
    document.lines = std::move(heads);
    std::move(lines.begin(), lines.end(), std::back_inserter(document.lines));
    std::move(feet.begin(), feet.end(), std::back_inserter(document.lines));
    return document;
  }

 private:
  // A part that a document can do without: a broken one is as good as none.
  void open(std::string_view kind, std::optional<Xml>& xml) const {
    for (const Package::Relation& relation : relations_) {
      if (relation.kind != kind || !package_.has(relation.target)) continue;
      if (auto parsed = package_.part(relation.target)) xml = *std::move(parsed);
      return;
    }
  }

  pugi::xml_node find_note(const Note& note) {
    std::optional<Xml>& xml = note.endnote ? endnotes_xml_ : footnotes_xml_;
    bool& tried = note.endnote ? endnotes_tried_ : footnotes_tried_;
    if (!std::exchange(tried, true)) open(note.endnote ? "endnotes" : "footnotes", xml);
    if (!xml) return {};
    return xml->root().find_child_by_attribute("w:id", note.id.c_str());
  }

  // Page heads and feet of all sections, each once. That of the first page counts only where the section says so.
  std::vector<Line> margins(DocxWalker& walker, const pugi::xml_node& body, const char* reference, Part kind) {
    std::vector<std::string> names;
    const auto collect = [&](const pugi::xml_node& section) {
      for (const pugi::xml_node node : section.children(reference)) {
        const std::string_view type = value(node, "w:type");
        if (type == "even" || (type == "first" && !toggle(section, "w:titlePg").value_or(false))) continue;
        for (const Package::Relation& relation : relations_)
          if (relation.id == value(node, "r:id") && package_.has(relation.target) &&
              std::find(names.begin(), names.end(), relation.target) == names.end())
            names.push_back(relation.target);
      }
    };
    for (const pugi::xml_node node : body.children("w:p"))
      if (const pugi::xml_node section = node.child("w:pPr").child("w:sectPr")) collect(section);
    collect(body.child("w:sectPr"));
    for (const std::string& name : names) {
      const auto xml = package_.part(name);
      if (xml && !walker.walk(xml->root(), kind)) break;
    }
    return walker.take_lines();
  }

  Package package_;
  const Options& options_;
  std::vector<Package::Relation> relations_{};
  std::optional<Xml> styles_xml_{}, numbering_xml_{}, footnotes_xml_{}, endnotes_xml_{};
  bool footnotes_tried_ = false, endnotes_tried_ = false;
};

}  // namespace

base::Result<Document> read_docx(std::string_view bytes, const Options& options) {
  const auto archive = Archive::open(bytes, options.limits);
  if (!archive) return archive.error();
  return Reader(*archive, options).read();
}

}  // namespace documents
