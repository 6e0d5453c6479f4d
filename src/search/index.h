// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds items by what people type: with marks or without, misspelt, abbreviated, half typed. Holds nothing that cannot
// be made again from the database; a folder that cannot be read, or was made by other rules, is begun anew.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/snippet.h"
#include "search/wording.h"

namespace search {

struct Item {
  std::string tenant{}, kind{}, id{};  // the three name it
  std::string title{}, body{};         // found by their words; those of the title weigh more
  std::string link{};                  // given back with a hit
  std::string order{};                 // how items are sorted where nothing is asked for
  std::string language = "vi";
  std::map<std::string, std::string> facets{};  // by the names the index was opened with
};

struct Query {
  std::string tenant{}, kind{};
  std::string text{};                            // empty: all items
  std::map<std::string, std::string> filters{};  // facet: the value it must have
  bool with_facets = true;                       // counts are wanted
  Typing typing = Typing::done;                  // under_way: the last word may be half a word
  std::size_t offset = 0, limit = 20;
};

struct Hit {
  std::string id{}, link{};
  Snippet title{}, body{};
  std::map<std::string, std::string> facets{};
};

struct Count {
  std::string value{};
  std::int64_t items = 0;
};

struct Answer {
  std::vector<Hit> hits{};
  std::int64_t total = 0;
  bool is_total_exact = true;
  std::map<std::string, std::vector<Count>> facets{};  // the most frequent first; counted among the first 10,000
  std::string corrected{};                             // the query as it was understood, where that differs; no marks
};

class Index {
 public:
  // Throws std::runtime_error where another process has the folder.
  Index(std::filesystem::path folder, std::vector<std::string> facets);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  bool wants_rebuild() const;  // it is new, or was made by other rules
  // Everything anew, beside the old index, which answers meanwhile.
  using Sink = std::function<void(const Item&)>;
  void rebuild(const std::function<void(const Sink&)>& every_item);

  // Seen by queries after commit().
  void put(const Item& item);
  void remove(std::string_view tenant, std::string_view kind, std::string_view id);
  void commit();

  Answer find(const Query& query) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace search
