// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/keep_commands.h"

#include <cstdio>
#include <fstream>
#include <functional>

#include "app/backup.h"
#include "app/check.h"
#include "app/options.h"
#include "db/dump.h"
#include "db/migrate.h"

namespace app {
namespace {

constexpr int done = 0, found_faults = 1, not_done = 2;

// The options with exactly so many files, or nothing after the reason was told.
std::optional<Options> wished(std::string_view command, const std::vector<std::string_view>& arguments,
                              std::size_t files) {
  std::optional<Options> options = options_from(command, arguments);
  if (!options || options->files.size() == files) return options;
  complain(command, "Số tệp không đúng. Gõ “lantoa help " + std::string(command) + "” để xem cách dùng.");
  return std::nullopt;
}

int told(std::string_view command, const std::function<int()>& work) {
  try {
    return work();
  } catch (const db::Broken& fault) {
    complain(command, std::string("Cơ sở dữ liệu gặp sự cố: ") + fault.what());
  } catch (const std::exception& fault) {
    complain(command, std::string("Không thực hiện được: ") + fault.what());
  }
  return not_done;
}

void say(const std::string& sentence) { std::printf("%s\n", sentence.c_str()); }

std::string sentence_of(const db::Counts& counts) {
  return std::to_string(counts.rows) + " hàng của " + std::to_string(counts.tables) + " bảng";
}

}  // namespace

int backup_command(const std::vector<std::string_view>& arguments) {
  const std::optional<Options> options = wished("backup", arguments, 1);
  if (!options) return not_done;
  return told("backup", [&] {
    const db::Database database(database_of(options->config));
    const BackedUp made = back_up(options->config, database, options->files.front());
    say("Đã sao lưu " + sentence_of(made.rows) + " và " + std::to_string(made.files) + " tệp vào " +
        options->files.front() + ".");
    return done;
  });
}

int restore_command(const std::vector<std::string_view>& arguments) {
  const std::optional<Options> options = wished("restore", arguments, 1);
  if (!options) return not_done;
  return told("restore", [&] {
    const base::Result<BackedUp> made = restore(options->config, options->files.front());
    if (!made) return complain("restore", made.error().message), not_done;
    say("Đã khôi phục " + sentence_of(made->rows) + " và " + std::to_string(made->files) + " tệp.");
    return done;
  });
}

int check_command(const std::vector<std::string_view>& arguments) {
  const std::optional<Options> options = wished("check", arguments, 0);
  if (!options) return not_done;
  return told("check", [&] {
    db::Database database(database_of(options->config));
    db::migrate(database);
    const std::vector<std::string> faults = faults_of(options->config, database);
    for (const std::string& fault : faults) say(fault);
    say(faults.empty() ? "Cơ sở dữ liệu, tệp và nhật ký đều nguyên vẹn."
                       : "Có " + std::to_string(faults.size()) + " chỗ hỏng.");
    return faults.empty() ? done : found_faults;
  });
}

int export_command(const std::vector<std::string_view>& arguments) {
  const std::optional<Options> options = wished("export", arguments, 1);
  if (!options) return not_done;
  return told("export", [&] {
    const db::Database database(database_of(options->config));
    std::ofstream out(options->files.front(), std::ios::binary);
    const db::Counts counts = db::dump(database, [&](std::string_view line) { out << line << '\n'; });
    out.close();
    if (!out) return complain("export", "Không ghi được tệp này; có thể đĩa đã đầy."), not_done;
    say("Đã xuất " + sentence_of(counts) + ".");
    return done;
  });
}

int import_command(const std::vector<std::string_view>& arguments) {
  const std::optional<Options> options = wished("import", arguments, 1);
  if (!options) return not_done;
  return told("import", [&] {
    std::ifstream in(options->files.front(), std::ios::binary);
    if (!in) return complain("import", "Không mở được tệp này."), not_done;
    std::filesystem::create_directories(options->config.data);
    db::Database database(database_of(options->config));
    db::migrate(database);
    const base::Result<db::Counts> counts =
        db::load(database, [&](std::string& line) { return static_cast<bool>(std::getline(in, line)); });
    if (!counts) return complain("import", counts.error().message), not_done;
    say("Đã nhập " + sentence_of(*counts) + ".");
    return done;
  });
}

int index_command(const std::vector<std::string_view>& arguments) {
  const std::optional<Options> options = wished("index", arguments, 0);
  if (!options) return not_done;
  return told("index", [&] {
    const AppConfig& config = options->config;
    db::Database database(database_of(config));
    db::migrate(database);
    const audit::Service audit(database, config.clock);
    search::Index index(config.data / "search", procedures::index_facets());
    procedures::Service(database, audit, index, config.clock).rebuild_index();
    say("Đã dựng lại chỉ mục tìm kiếm.");
    return done;
  });
}

}  // namespace app
