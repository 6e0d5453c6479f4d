// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/read_command.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "app/help.h"
#include "app/terminal.h"
#include "compiler/compile.h"
#include "documents/read/read.h"

namespace app {
namespace {

enum ExitStatus { read_well = 0, read_with_errors = 1, not_read = 2 };

struct Wish {
  std::vector<std::string> files{};
  bool json = false;
};

void complain(std::string_view about, std::string_view sentence) {
  std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(about.size()), about.data(), static_cast<int>(sentence.size()),
               sentence.data());
}

// Nothing where the arguments are wrong; the reason was told.
std::optional<Wish> wish_from(const std::vector<std::string_view>& arguments) {
  Wish wish;
  bool options_over = false;
  for (const std::string_view argument : arguments) {
    if (options_over || !argument.starts_with("--")) {
      wish.files.emplace_back(argument);
    } else if (argument == "--") {
      options_over = true;
    } else if (argument == "--json") {
      wish.json = true;
    } else if (argument != "--no-sandbox") {
      complain("lantoa read",
               "Không có tùy chọn “" + std::string(argument) + "”. Gõ “lantoa help read” để xem cách dùng.");
      return std::nullopt;
    }
  }
  if (!wish.files.empty()) return wish;
  complain("lantoa read", "Cần tên của ít nhất một tệp. Gõ “lantoa help read” để xem cách dùng.");
  return std::nullopt;
}

base::Result<std::string> bytes_of(const std::filesystem::path& path) {
  std::error_code trouble;
  const std::filesystem::file_status status = std::filesystem::status(path, trouble);
  if (!std::filesystem::exists(status)) return base::Error{base::ErrorKind::not_found, "Không có tệp này."};
  if (std::filesystem::is_directory(status))
    return base::Error{base::ErrorKind::invalid, "Đây là một thư mục, không phải tệp văn bản."};
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (!in || (in.peek() != std::ifstream::traits_type::eof() && !(bytes << in.rdbuf())))
    return base::Error{base::ErrorKind::forbidden, "Không mở được tệp này để đọc."};
  return std::move(bytes).str();
}

ExitStatus read_one(const std::string& file, const Wish& wish) {
  const base::Result<std::string> bytes = bytes_of(file);
  if (!bytes) return complain(file, bytes.error().message), not_read;

  const std::string name = std::filesystem::path(file).filename().string();
  ProgressBar bar(name);
  documents::Options options;
  options.progress = [&](const documents::Progress& p) {
    bar.show(p.step, p.done, p.total);
    return !interrupted();
  };
  const base::Result<documents::Document> document = documents::read(*bytes, name, options);
  bar.wipe();
  if (!document) return complain(file, document.error().message), not_read;

  const compiler::Plan plan = compiler::compile(*document);
  const std::string out = !wish.json               ? compiler::to_text(plan, *document)
                          : wish.files.size() == 1 ? compiler::to_json(plan, *document)
                                                   : compiler::to_json(plan, *document, -1);
  std::fwrite(out.data(), 1, out.size(), stdout);
  if (!out.ends_with('\n')) std::fputc('\n', stdout);
  return plan.has_errors() ? read_with_errors : read_well;
}

}  // namespace

int read_command(const std::vector<std::string_view>& arguments) {
  const std::optional<Wish> wish = wish_from(arguments);
  if (!wish) return not_read;
  watch_interrupts();
  ExitStatus worst = read_well;
  for (const std::string& file : wish->files) {
    if (interrupted()) return not_read;
    worst = std::max(worst, read_one(file, *wish));
  }
  return worst;
}

}  // namespace app
