// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/odt.h"

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "documents/read/archive.h"
#include "documents/read/odt_styles.h"
#include "documents/read/odt_walk.h"
#include "documents/read/xml.h"

namespace documents {
namespace {

void append(std::vector<Line>& to, std::vector<Line> lines) {
  std::move(lines.begin(), lines.end(), std::back_inserter(to));
}

base::Error locked() {
  return {base::ErrorKind::invalid, "Tệp được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi thử lại."};
}

// `common` holds the styles of the whole document; in a flat file that is the content itself.
base::Result<Document> read_parts(const pugi::xml_node& content, const pugi::xml_node& common, const Options& options) {
  OdtStyles styles;
  OdtLists lists;
  styles.add(common);
  lists.add(common);
  if (content != common) {
    styles.add(content);
    lists.add(content);
  }
  OdtWalker walker(styles, lists, options);
  walker.walk(content.child("office:body").child("office:text"), Part::body);
  std::vector<Line> body = walker.take_lines();
  Document document;
  document.format = Format::odt;
  const pugi::xml_node page = common.child("office:master-styles").child("style:master-page");
  walker.walk(page.child("style:header"), Part::page_header);
  append(document.lines, walker.take_lines());
  walker.walk(page.child("style:footer"), Part::page_footer);
  std::vector<Line> feet = walker.take_lines();
  if (walker.error()) return *walker.error();
  append(document.lines, std::move(body));
  append(document.lines, std::move(feet));
  document.encoding = walker.encoding();
  return document;
}

}  // namespace

base::Result<Document> read_odt(std::string_view bytes, const Options& options) {
  if (!bytes.starts_with("PK")) {
    const auto flat = Xml::parse(std::string(bytes), options.limits);
    return flat ? read_parts(flat->root(), flat->root(), options) : flat.error();
  }
  const auto archive = Archive::open(bytes, options.limits);
  if (!archive) return archive.error();
  if (archive->has("META-INF/manifest.xml")) {
    const auto manifest = archive->read("META-INF/manifest.xml");
    if (manifest && manifest->find("encryption-data") != std::string::npos) return locked();
  }
  auto content = archive->read("content.xml");
  if (!content) return content.error();
  const auto xml = Xml::parse(*std::move(content), options.limits);
  if (!xml) return xml.error();
  // A document can do without its styles: broken ones are as good as none.
  base::Result<Xml> common = base::Error{};
  if (archive->has("styles.xml"))
    if (auto part = archive->read("styles.xml")) common = Xml::parse(*std::move(part), options.limits);
  return read_parts(xml->root(), common ? common->root() : pugi::xml_node(), options);
}

}  // namespace documents
