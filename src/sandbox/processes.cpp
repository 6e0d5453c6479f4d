// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sandbox/processes.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace sandbox {
namespace {

struct Entry {
  pid_t group = 0;
  std::size_t resident_pages = 0;
};

// Of /proc/PID/stat: "pid (name) state parent group …"; the name may hold spaces and brackets, nothing behind it does.
std::optional<Entry> entry_of(const char* process) {
  constexpr int group_field = 3, resident_field = 22;  // counted from behind the name, the first being 1
  const std::string path = std::string("/proc/") + process + "/stat";
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::array<char, 1024> buffer{};
  const ssize_t length = ::read(file, buffer.data(), buffer.size());
  ::close(file);
  if (length <= 0) return std::nullopt;
  std::string_view text(buffer.data(), static_cast<std::size_t>(length));
  const std::size_t name_end = text.rfind(')');
  if (name_end == std::string_view::npos || name_end + 2 > text.size()) return std::nullopt;
  text.remove_prefix(name_end + 2);
  Entry entry;
  for (int field = 1; field <= resident_field; ++field) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (field == group_field) std::from_chars(text.data(), text.data() + space, entry.group);
    if (field == resident_field) std::from_chars(text.data(), text.data() + space, entry.resident_pages);
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return entry;
}

std::size_t page_bytes() { return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)); }

// A job may have taken its own rights on a folder away.
void make_removable(const std::filesystem::path& folder) {
  std::error_code ignored;  // what cannot be repaired is told by remove_all() afterwards
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
  for (std::filesystem::directory_iterator it(folder, ignored), end; !ignored && it != end; it.increment(ignored))
    if (it->is_directory(ignored) && !it->is_symlink(ignored)) make_removable(it->path());
}

}  // namespace

std::size_t resident_bytes(pid_t process) {
  const std::optional<Entry> entry = entry_of(std::to_string(process).c_str());
  return entry ? entry->resident_pages * page_bytes() : 0;
}

Weight weight_of_group(pid_t leader) {
  Weight weight;
  const std::unique_ptr<DIR, int (*)(DIR*)> table(::opendir("/proc"), ::closedir);
  if (!table) return weight;
  while (const dirent* line = ::readdir(table.get())) {
    if (line->d_name[0] < '1' || line->d_name[0] > '9') continue;
    const std::optional<Entry> entry = entry_of(line->d_name);
    if (!entry || entry->group != leader) continue;
    weight.memory_bytes += entry->resident_pages * page_bytes();
    ++weight.processes;
  }
  return weight;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "lantoa-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code trouble;
  std::filesystem::remove_all(path_, trouble);
  if (!trouble) return;
  make_removable(path_);
  std::filesystem::remove_all(path_, trouble);
}

}  // namespace sandbox
