// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/backup.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <system_error>

#include "db/migrate.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view rows_name = "database.jsonl", data_prefix = "data/";
constexpr std::size_t piece = 1u << 16;

// What the data folder holds besides the files that are kept.
bool is_passing(const fs::path& relative) {
  const std::string first = relative.begin()->string();
  return first == "lock" || first == "incoming" || first.starts_with("lantoa.db") || first.starts_with("search");
}

void sync(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::system_error(errno, std::generic_category(), path.string());
  const int status = ::fsync(file);
  ::close(file);
  if (status != 0) throw std::system_error(errno, std::generic_category(), path.string());
}

[[noreturn]] void fail(archive* of) { throw std::runtime_error(std::string("backup: ") + archive_error_string(of)); }

class Writer {
 public:
  explicit Writer(const fs::path& path) : archive_(archive_write_new()) {
    archive_write_set_format_pax_restricted(archive_.get());
    archive_write_add_filter_zstd(archive_.get());
    if (archive_write_open_filename(archive_.get(), path.c_str()) != ARCHIVE_OK) fail(archive_.get());
  }

  // A file that was removed meanwhile is passed over: no row names it any more.
  bool add(const std::string& name, const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::error_code trouble;
    const std::uintmax_t size = fs::file_size(path, trouble);
    if (!in || trouble) return false;
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    if (archive_write_header(archive_.get(), entry.get()) != ARCHIVE_OK) fail(archive_.get());
    std::array<char, piece> bytes{};
    while (in.read(bytes.data(), bytes.size()), in.gcount() > 0)
      if (archive_write_data(archive_.get(), bytes.data(), static_cast<std::size_t>(in.gcount())) < 0)
        fail(archive_.get());
    return true;
  }

  void close() {
    if (archive_write_close(archive_.get()) != ARCHIVE_OK) fail(archive_.get());
  }

 private:
  struct Free {
    void operator()(archive* a) const { archive_write_free(a); }
  };
  std::unique_ptr<archive, Free> archive_;
};

db::Counts write_rows(const db::Database& database, const fs::path& path) {
  std::ofstream out(path, std::ios::binary);
  const db::Counts counts = db::dump(database, [&](std::string_view line) { out << line << '\n'; });
  out.flush();
  if (!out) throw std::system_error(ENOSPC, std::generic_category(), path.string());
  return counts;
}

// A name in the archive that stays inside the data folder.
bool is_lawful(std::string_view name) {
  if (!name.starts_with(data_prefix)) return false;
  for (const fs::path& part : fs::path(name))
    if (part == ".." || part == "." || part.is_absolute()) return false;
  return name.find('\0') == std::string_view::npos;
}

base::Error not_a_backup() {
  return {base::ErrorKind::invalid, "Tệp này không phải bản sao lưu của Lan Tỏa, hoặc đã hỏng.", {}};
}

// False where the archive breaks off.
bool unpack_one(archive* from, const fs::path& to) {
  fs::create_directories(to.parent_path());
  std::ofstream out(to, std::ios::binary);
  std::array<char, piece> bytes{};
  for (;;) {
    const la_ssize_t size = archive_read_data(from, bytes.data(), bytes.size());
    if (size < 0) return false;
    if (size == 0) break;
    out.write(bytes.data(), size);
  }
  out.flush();
  if (!out) throw std::system_error(ENOSPC, std::generic_category(), to.string());
  return true;
}

// Everything of the archive, under the folder it is given. The rows come first in the archive.
base::Result<std::int64_t> unpack(const fs::path& from, const fs::path& rows, const fs::path& data) {
  struct Free {
    void operator()(archive* a) const { archive_read_free(a); }
  };
  const std::unique_ptr<archive, Free> in(archive_read_new());
  archive_read_support_format_tar(in.get());
  archive_read_support_filter_zstd(in.get());
  if (archive_read_open_filename(in.get(), from.c_str(), piece) != ARCHIVE_OK) return not_a_backup();
  std::int64_t files = 0;
  bool has_rows = false;
  archive_entry* entry = nullptr;
  for (;;) {
    const int status = archive_read_next_header(in.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status != ARCHIVE_OK) return not_a_backup();
    const char* raw = archive_entry_pathname(entry);
    const std::string name = raw == nullptr ? "" : raw;
    if (name == rows_name) {
      if (!unpack_one(in.get(), rows)) return not_a_backup();
      has_rows = true;
    } else if (is_lawful(name) && archive_entry_filetype(entry) == AE_IFREG) {
      if (!unpack_one(in.get(), data / name.substr(data_prefix.size()))) return not_a_backup();
      ++files;
    } else {
      return not_a_backup();
    }
  }
  if (!has_rows) return not_a_backup();
  return files;
}

}  // namespace

BackedUp back_up(const AppConfig& config, const db::Database& database, const fs::path& to) {
  BackedUp done;
  const fs::path part = to.string() + ".part", rows = to.string() + ".rows";
  struct Remove {
    const fs::path &part, &rows;
    ~Remove() {
      std::error_code gone_already;
      fs::remove(part, gone_already);
      fs::remove(rows, gone_already);
    }
  } const remove{part, rows};
  done.rows = write_rows(database, rows);
  Writer writer(part);
  writer.add(std::string(rows_name), rows);
  if (fs::is_directory(config.data)) {
    for (const fs::directory_entry& file : fs::recursive_directory_iterator(config.data)) {
      const fs::path relative = fs::relative(file.path(), config.data);
      if (!file.is_regular_file() || is_passing(relative)) continue;
      done.files += writer.add(std::string(data_prefix) + relative.generic_string(), file.path());
    }
  }
  writer.close();
  sync(part);
  fs::rename(part, to);
  sync(to.parent_path().empty() ? fs::path(".") : to.parent_path());
  return done;
}

base::Result<BackedUp> restore(const AppConfig& config, const fs::path& from) {
  if (!fs::is_regular_file(from)) return base::Error{base::ErrorKind::not_found, "Không có tệp này.", {}};
  if (fs::exists(config.data) && !fs::is_empty(config.data))
    return base::Error{base::ErrorKind::conflict, "Thư mục dữ liệu đích không trống; hãy chọn một thư mục mới.", {}};
  const fs::path next = config.data.string() + ".restoring";
  fs::remove_all(next);
  fs::create_directories(next);
  struct Remove {
    const fs::path& next;
    ~Remove() {
      std::error_code gone_already;
      fs::remove_all(next, gone_already);
    }
  } const remove{next};
  const fs::path rows = next / "rows", data = next / "data";
  fs::create_directories(data);
  const base::Result<std::int64_t> files = unpack(from, rows, data);
  if (!files) return files.error();
  AppConfig there = config;
  if (config.database.empty()) there.data = data;
  BackedUp done;
  done.files = *files;
  {
    db::Database database(database_of(there));
    db::migrate(database);
    std::ifstream in(rows, std::ios::binary);
    const base::Result<db::Counts> loaded =
        db::load(database, [&](std::string& line) { return static_cast<bool>(std::getline(in, line)); });
    if (!loaded) return loaded.error();
    done.rows = *loaded;
  }
  fs::permissions(data, fs::perms::owner_all);
  fs::remove(config.data);
  if (config.data.has_parent_path()) fs::create_directories(config.data.parent_path());
  fs::rename(data, config.data);
  return done;
}

}  // namespace app
