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
#include <csignal>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace sandbox {
namespace {

struct Entry {
  pid_t process = 0;
  pid_t session = 0;
  std::size_t resident_pages = 0;
  bool is_dead = false;  // and waits to be reaped
};

// Of /proc/PID/stat: "pid (name) state parent group session …"; the name may hold spaces and brackets, nothing behind
// it does.
std::optional<Entry> entry_of(const char* process) {
  constexpr int session_field = 4, resident_field = 22;  // counted from behind the name, the first being 1
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
  entry.is_dead = text.starts_with('Z') || text.starts_with('X');
  for (int field = 1; field <= resident_field; ++field) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (field == session_field) std::from_chars(text.data(), text.data() + space, entry.session);
    if (field == resident_field) std::from_chars(text.data(), text.data() + space, entry.resident_pages);
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return entry;
}

std::size_t page_bytes() { return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)); }

std::vector<Entry> members(pid_t session) {
  std::vector<Entry> all;
  const std::unique_ptr<DIR, int (*)(DIR*)> table(::opendir("/proc"), ::closedir);
  if (!table) return all;
  while (const dirent* line = ::readdir(table.get())) {
    if (line->d_name[0] < '1' || line->d_name[0] > '9') continue;
    std::optional<Entry> entry = entry_of(line->d_name);
    if (!entry || entry->session != session) continue;
    const std::string_view name = line->d_name;
    std::from_chars(name.data(), name.data() + name.size(), entry->process);
    all.push_back(*entry);
  }
  return all;
}

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

Weight weight_of_session(pid_t leader) {
  Weight weight;
  for (const Entry& entry : members(leader)) {
    weight.memory_bytes += entry.resident_pages * page_bytes();
    ++weight.processes;
  }
  return weight;
}

void end_session(pid_t leader) {
  ::kill(-leader, SIGKILL);  // most are in the leader's group and end at once
  ::kill(leader, SIGKILL);
  // Those that made groups of their own, and what they started meanwhile.
  constexpr int most_rounds = 100;
  for (int round = 0; round < most_rounds; ++round) {
    bool alive = false;
    for (const Entry& entry : members(leader)) {
      if (entry.is_dead || entry.process == leader) continue;
      alive = true;
      ::kill(entry.process, SIGKILL);
    }
    if (!alive) return;
  }
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
