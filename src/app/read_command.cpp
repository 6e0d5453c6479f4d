// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/read_command.h"

#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "app/terminal.h"
#include "app/worker.h"
#include "compiler/compile.h"
#include "documents/read/read.h"
#include "sandbox/sandbox.h"

namespace app {
namespace {

enum ExitStatus { read_well = 0, read_with_errors = 1, not_read = 2 };

struct Wish {
  std::vector<std::string> files{};
  bool json = false;
  bool in_sandbox = true;
  Print print() const { return !json ? Print::text : files.size() == 1 ? Print::json : Print::json_line; }
};

// What is printed of one file.
struct Printed {
  std::string text{};
  bool has_errors = false;
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
    } else if (argument == "--no-sandbox") {
      wish.in_sandbox = false;
    } else {
      complain("lantoa read",
               "Không có tùy chọn “" + std::string(argument) + "”. Gõ “lantoa help read” để xem cách dùng.");
      return std::nullopt;
    }
  }
  if (!wish.files.empty()) return wish;
  complain("lantoa read", "Cần tên của ít nhất một tệp. Gõ “lantoa help read” để xem cách dùng.");
  return std::nullopt;
}

// Nothing where the file can be read; why not, where it cannot.
std::optional<base::Error> obstacle(const std::filesystem::path& path) {
  std::error_code trouble;
  const std::filesystem::file_status status = std::filesystem::status(path, trouble);
  if (!std::filesystem::exists(status)) return base::Error{base::ErrorKind::not_found, "Không có tệp này."};
  if (std::filesystem::is_directory(status))
    return base::Error{base::ErrorKind::invalid, "Đây là một thư mục, không phải tệp văn bản."};
  if (::access(path.c_str(), R_OK) != 0) return base::Error{base::ErrorKind::forbidden, "Không có quyền đọc tệp này."};
  return std::nullopt;
}

base::Result<Printed> read_in_sandbox(const std::string& file, const std::string& name, Print print, ProgressBar& bar) {
  sandbox::Job job;
  job.inside = [&](sandbox::Outlet& out) { print_plan(out, name, print); };
  job.input = file;
  job.watch = [&](const sandbox::Progress& p) {
    if (!p.step.empty()) bar.show(p.step, p.done, p.total);
    return !interrupted();
  };
  base::Result<sandbox::Answer> answer = sandbox::run(job);
  if (!answer) return answer.error();
  return Printed{std::move((*answer)["out"]), !(*answer)["errors"].empty()};
}

base::Result<Printed> read_here(const std::string& file, const std::string& name, Print print, ProgressBar& bar) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  documents::Options options;
  options.progress = [&](const documents::Progress& p) {
    bar.show(p.step, p.done, p.total);
    return !interrupted();
  };
  const base::Result<documents::Document> document = documents::read(std::move(bytes).str(), name, options);
  if (!document) return document.error();
  const compiler::Plan plan = compiler::compile(*document);
  return Printed{printed(plan, *document, print), plan.has_errors()};
}

ExitStatus read_one(const std::string& file, const Wish& wish) {
  if (const auto reason = obstacle(file)) return complain(file, reason->message), not_read;
  const std::string name = std::filesystem::path(file).filename().string();
  ProgressBar bar(name);
  const base::Result<Printed> printed =
      wish.in_sandbox ? read_in_sandbox(file, name, wish.print(), bar) : read_here(file, name, wish.print(), bar);
  bar.wipe();
  if (!printed) return complain(file, printed.error().message), not_read;
  std::fwrite(printed->text.data(), 1, printed->text.size(), stdout);
  if (!printed->text.ends_with('\n')) std::fputc('\n', stdout);
  return printed->has_errors ? read_with_errors : read_well;
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
