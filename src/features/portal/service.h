// SPDX-License-Identifier: AGPL-3.0-or-later
// The public pages: what an agency shows, and the pages in memory that answer for it.
#pragma once
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/audit/service.h"
#include "features/content/service.h"
#include "features/portal/model.h"
#include "jobs/queue.h"

namespace portal {

inline constexpr std::string_view fresh_job = "portal.fresh";

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, const content::Service& content, base::Clock clock)
      : database_(database), audit_(audit), content_(content), clock_(std::move(clock)) {}

  std::optional<Site> by_code(std::string_view code) const;
  std::optional<Site> of_agency(std::string_view tenant, std::string_view agency) const;
  std::vector<Site> all() const;  // that are on
  base::Result<bool> save(const base::Actor& actor, const Site& site);

  Home home(const Site& site) const;
  NewsList news(const Site& site, std::string_view topic, std::string_view kind, std::string_view after) const;
  std::optional<Article> article(const Site& site, std::string_view slug) const;
  std::vector<Article> latest(const Site& site) const;  // for feeds: 20 at most, with their text

  // Written in the transaction that changes what is public; its job makes the pages in memory new.
  void changed(db::Connection& connection, std::string_view tenant) const;

 private:
  db::Database& database_;
  const audit::Service& audit_;
  const content::Service& content_;
  base::Clock clock_;
};

// Pages in memory by their address, until something changed or their time is over (other nodes tell nobody).
template <class Kept>
class Memory {
 public:
  static constexpr std::size_t most_bytes = 64u << 20;
  static constexpr std::int64_t longest_ms = 60 * base::ms_per_second;
  explicit Memory(base::Clock clock) : clock_(std::move(clock)) {}

  std::uint64_t generation() const { return generation_; }
  std::shared_ptr<const Kept> find(const std::string& address) const {
    const std::shared_lock held(mutex_);
    const auto found = pages_.find(address);
    if (found == pages_.end() || clock_() >= found->second.until) return nullptr;
    return found->second.page;
  }
  // `generation`: of the moment before it was made; what changed meanwhile leaves it out.
  void keep(const std::string& address, std::shared_ptr<const Kept> page, std::size_t bytes, std::uint64_t generation) {
    const std::unique_lock held(mutex_);
    if (generation != generation_ || bytes > most_bytes) return;
    if (bytes_ + bytes > most_bytes) clear();
    bytes_ += bytes;
    pages_[address] = {std::move(page), clock_() + longest_ms};
  }
  void forget() {
    const std::unique_lock held(mutex_);
    ++generation_;
    clear();
  }

 private:
  struct Entry {
    std::shared_ptr<const Kept> page{};
    std::int64_t until = 0;
  };
  void clear() {
    pages_.clear();
    bytes_ = 0;
  }

  base::Clock clock_;
  std::size_t bytes_ = 0;  // a page that is kept anew counts again, until all are forgotten
  mutable std::shared_mutex mutex_{};
  std::atomic<std::uint64_t> generation_ = 0;
  std::map<std::string, Entry> pages_{};
};

}  // namespace portal
