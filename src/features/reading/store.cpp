// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>

namespace reading {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t id_letters = 16;
constexpr std::string_view source_file = "source", plan_file = "plan.json", reading_file = "reading.json",
                           entry_file = "entry.json";

std::optional<std::string> content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

void write(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::system_error(errno != 0 ? errno : EIO, std::generic_category(), path.string());
}

std::string to_json(const Entry& e) {
  return nlohmann::json{{"id", e.id},
                        {"file", e.file},
                        {"bytes", e.bytes},
                        {"read_at", e.read_at},
                        {"sample", e.sample},
                        {"reader", e.reader},
                        {"title", e.title},
                        {"agency", e.agency},
                        {"number", e.number},
                        {"pages", e.pages},
                        {"activities", e.activities},
                        {"deadlines", e.deadlines},
                        {"errors", e.errors},
                        {"warnings", e.warnings},
                        {"notes", e.notes}}
      .dump(1);
}

// Nothing where the file is broken: the reading is then as good as not there.
std::optional<Entry> entry_from(std::string_view text) {
  const nlohmann::json from = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!from.is_object()) return std::nullopt;
  try {
    Entry e;
    from.at("id").get_to(e.id);
    from.at("file").get_to(e.file);
    from.at("bytes").get_to(e.bytes);
    from.at("read_at").get_to(e.read_at);
    from.at("sample").get_to(e.sample);
    from.at("reader").get_to(e.reader);
    from.at("title").get_to(e.title);
    from.at("agency").get_to(e.agency);
    from.at("number").get_to(e.number);
    from.at("pages").get_to(e.pages);
    from.at("activities").get_to(e.activities);
    from.at("deadlines").get_to(e.deadlines);
    from.at("errors").get_to(e.errors);
    from.at("warnings").get_to(e.warnings);
    from.at("notes").get_to(e.notes);
    return e;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

std::string picture_name(int page) { return "page-" + std::to_string(page) + ".image"; }

}  // namespace

Store::Store(const fs::path& folder) : documents_(folder / "documents"), incoming_(folder / "incoming") {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);  // the documents are nobody else's business
  const std::string lock = (folder / "lock").string();
  lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0 || ::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    const int trouble = errno;
    if (lock_ >= 0) ::close(lock_);
    throw std::system_error(trouble, std::generic_category(), lock);
  }
  fs::remove_all(incoming_);
  fs::create_directories(incoming_);
  fs::create_directories(documents_);
}

Store::~Store() { ::close(lock_); }

bool Store::is_id(std::string_view text) const {
  return text.size() == id_letters &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void Store::keep(const Entry& entry, const fs::path& source, std::string_view plan, std::string_view reading) {
  put(entry, plan, reading, [&](const fs::path& to) { fs::rename(source, to); });
}

void Store::keep_copy(const Entry& entry, const fs::path& source, std::string_view plan, std::string_view reading) {
  put(entry, plan, reading, [&](const fs::path& to) { fs::copy_file(source, to); });
}

// Made ready beside its place, then moved there in one step: nobody sees half a reading.
void Store::put(const Entry& entry, std::string_view plan, std::string_view reading,
                const std::function<void(const fs::path&)>& put_source) {
  if (!is_id(entry.id)) throw std::logic_error("not an id: " + entry.id);
  const std::lock_guard lock(mutex_);
  const fs::path ready = incoming_ / ("reading-" + entry.id);
  fs::remove_all(ready);
  fs::create_directories(ready);
  put_source(ready / source_file);
  write(ready / plan_file, plan);
  write(ready / reading_file, reading);
  write(ready / entry_file, to_json(entry));
  fs::remove_all(folder_of(entry.id));
  fs::rename(ready, folder_of(entry.id));
}

void Store::remove(std::string_view id) {
  if (!is_id(id)) return;
  const std::lock_guard lock(mutex_);
  fs::remove_all(folder_of(id));
}

std::vector<Entry> Store::entries() const {
  std::vector<Entry> all;
  const std::lock_guard lock(mutex_);
  for (const auto& folder : fs::directory_iterator(documents_)) {
    const std::optional<std::string> text = content(folder.path() / entry_file);
    std::optional<Entry> entry = text ? entry_from(*text) : std::nullopt;
    if (entry && entry->id == folder.path().filename()) all.push_back(std::move(*entry));
  }
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) {
    return a.read_at != b.read_at ? a.read_at > b.read_at : a.id < b.id;
  });
  return all;
}

std::optional<std::string> Store::file_of(std::string_view id, std::string_view name) const {
  if (!is_id(id)) return std::nullopt;
  const std::lock_guard lock(mutex_);
  return content(folder_of(id) / name);
}

std::optional<Entry> Store::entry(std::string_view id) const {
  const std::optional<std::string> text = file_of(id, entry_file);
  return text ? entry_from(*text) : std::nullopt;
}

std::optional<std::string> Store::plan(std::string_view id) const { return file_of(id, plan_file); }

std::optional<std::string> Store::reading(std::string_view id) const { return file_of(id, reading_file); }

std::optional<fs::path> Store::source(std::string_view id) const {
  if (!is_id(id)) return std::nullopt;
  const fs::path path = folder_of(id) / source_file;
  return fs::exists(path) ? std::optional(path) : std::nullopt;
}

std::optional<std::string> Store::picture(std::string_view id, int page) const {
  return file_of(id, picture_name(page));
}

void Store::keep_picture(std::string_view id, int page, std::string_view bytes) {
  if (!is_id(id)) return;
  const std::lock_guard lock(mutex_);
  if (!fs::exists(folder_of(id))) return;  // removed meanwhile
  const fs::path ready = incoming_ / (std::string(id) + picture_name(page));
  write(ready, bytes);
  fs::rename(ready, folder_of(id) / picture_name(page));
}

}  // namespace reading
