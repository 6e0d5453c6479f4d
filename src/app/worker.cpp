// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/worker.h"

#include <unistd.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <system_error>

#include "compiler/compile.h"
#include "documents/read/page_image.h"
#include "documents/read/read.h"
#include "documents/read/workbook.h"
#include "features/reading/archive.h"
#include "sandbox/sandbox.h"

namespace app {
namespace {

// The standard input, but not much more of it than any document may have: the reader then refuses it by its size.
std::string input() {
  const std::size_t enough = documents::Limits{}.bytes + 1;
  std::string bytes;
  static std::array<char, 1 << 16> buffer;
  while (bytes.size() < enough) {
    const ssize_t length = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (length == 0) break;
    if (length < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "standard input");
    if (length > 0) bytes.append(buffer.data(), static_cast<std::size_t>(length));
  }
  return bytes;
}

struct Compiled {
  documents::Document document{};
  compiler::Plan plan{};
};

// Nothing where the document was refused; the refusal is told.
std::optional<Compiled> compiled(sandbox::Outlet& out, const std::string& file_name) {
  documents::Options options;
  options.progress = [&](const documents::Progress& p) {
    out.progress(p.step, p.done, p.total);
    return true;
  };
  base::Result<documents::Document> document = documents::read(input(), file_name, options);
  if (!document) {
    out.refuse(document.error());
    return std::nullopt;
  }
  out.progress("Dựng kế hoạch", 0, 0);
  Compiled compiled;
  compiled.document = std::move(*document);
  compiled.plan = compiler::compile(compiled.document);
  return compiled;
}

void compile(sandbox::Outlet& out, const std::string& file_name) {
  const std::optional<Compiled> done = compiled(out, file_name);
  if (!done) return;
  out.part("plan", compiler::to_json(done->plan, done->document));
  out.part("reading", reading::pack(done->document, done->plan));
}

// The lines of a document and nothing else: of a page of another site, kept as evidence.
void text_of(sandbox::Outlet& out, const std::string& file_name) {
  const base::Result<documents::Document> document = documents::read(input(), file_name, {});
  if (!document) return out.refuse(document.error());
  std::string text;
  for (const documents::Line& line : document->lines) text += line.text + "\n";
  out.part("text", text);
}

// The first sheet of a spreadsheet.
void table_of(sandbox::Outlet& out) {
  const base::Result<std::string> csv = documents::workbook_as_csv(input());
  if (!csv) return out.refuse(csv.error());
  out.part("csv", *csv);
}

void draw_page(sandbox::Outlet& out, std::string_view number) {
  int page = 0;
  std::from_chars(number.data(), number.data() + number.size(), page);
  const base::Result<std::string> picture = documents::page_image(input(), page);
  if (!picture) return out.refuse(picture.error());
  out.part("picture", *picture);
}

}  // namespace

std::string printed(const compiler::Plan& plan, const documents::Document& document, Print print) {
  switch (print) {
    case Print::text:
      return compiler::to_text(plan, document);
    case Print::json:
      return compiler::to_json(plan, document);
    case Print::json_line:
      return compiler::to_json(plan, document, -1);
  }
  return {};
}

void print_plan(sandbox::Outlet& out, const std::string& file_name, Print print) {
  const std::optional<Compiled> done = compiled(out, file_name);
  if (!done) return;
  out.part("out", printed(done->plan, done->document, print));
  out.part("errors", done->plan.has_errors() ? "yes" : "");
}

void read_worker(const std::vector<std::string_view>& arguments) {
  sandbox::serve({}, [&](sandbox::Outlet& out) {
    if (arguments.size() != 2) throw std::invalid_argument("read-worker");
    const std::string value(arguments[1]);
    if (arguments[0] == "compile") return compile(out, value);
    if (arguments[0] == "text") return text_of(out, value);
    if (arguments[0] == "table") return table_of(out);
    if (arguments[0] == "page") return draw_page(out, value);
    throw std::invalid_argument("read-worker " + std::string(arguments[0]));
  });
}

}  // namespace app
