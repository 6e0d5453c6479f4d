// SPDX-License-Identifier: AGPL-3.0-or-later
// Readings on disk, one folder each: the file as it came, the plan, the packed reading, pictures of pages. Small on
// purpose: a database takes this place, and only this file knows the folders.
#pragma once
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/reading/model.h"

namespace reading {

class Store {
 public:
  // Throws std::system_error: EAGAIN where another program has the folder.
  explicit Store(const std::filesystem::path& folder);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  bool is_id(std::string_view text) const;  // could name a reading; nothing else reaches the disk
  // Keeps a file that was read: `source` is moved in. An earlier reading of the same bytes is replaced.
  void keep(const Entry& entry, const std::filesystem::path& source, std::string_view plan, std::string_view reading);
  // The same for a file that stays where it is.
  void keep_copy(const Entry& entry, const std::filesystem::path& source, std::string_view plan,
                 std::string_view reading);
  void remove(std::string_view id);

  std::vector<Entry> entries() const;  // the latest first
  std::optional<Entry> entry(std::string_view id) const;
  std::optional<std::string> plan(std::string_view id) const;
  std::optional<std::string> reading(std::string_view id) const;
  std::optional<std::filesystem::path> source(std::string_view id) const;

  std::optional<std::string> picture(std::string_view id, int page) const;
  void keep_picture(std::string_view id, int page, std::string_view bytes);

  // For files on their way in. Emptied when the store is opened.
  const std::filesystem::path& incoming() const { return incoming_; }

 private:
  void put(const Entry& entry, std::string_view plan, std::string_view reading,
           const std::function<void(const std::filesystem::path&)>& put_source);
  std::filesystem::path folder_of(std::string_view id) const { return documents_ / id; }
  std::optional<std::string> file_of(std::string_view id, std::string_view name) const;

  std::filesystem::path documents_, incoming_;
  int lock_ = -1;               // a file that is locked while the store is open
  mutable std::mutex mutex_{};  // held while folders change their place
};

}  // namespace reading
