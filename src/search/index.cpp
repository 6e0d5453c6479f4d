// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/index.h"

#include <poll.h>
#include <xapian.h>

#include <mutex>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "base/utf8.h"
#include "search/analysis.h"
#include "search/asking.h"
#include "search/terms.h"
#include "vietnamese/text.h"

namespace search {
namespace {

namespace fs = std::filesystem;

constexpr const char *rules = "1", *rules_key = "rules";  // to be raised where analysis or terms change
constexpr Xapian::termcount title_weight = 4, title_pair_weight = 3;
constexpr std::size_t shortest_spelt = 2, longest_spelt = 12, most_kept = 16'384, shortest_part = 4,
                      flushed_after = 2000;
constexpr int most_tries = 5;

// The library's errors are no std::exception.
template <class Work>
auto guarded(Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw std::runtime_error("search index: " + error.get_description());
  }
}

std::string rules_of(const std::vector<std::string>& facets) {
  std::string text = rules;
  for (const std::string& facet : facets) text += "/" + facet;
  return text;
}

bool is_spelt(const Token& token) {
  return token.is_word && token.folded.size() >= shortest_spelt && token.folded.size() <= longest_spelt;
}

// Terms of one text; the words that spelling is corrected by go to `spelt`.
void add_terms(Xapian::Document& document, std::string_view text, Xapian::termcount weight,
               Xapian::termcount pair_weight, std::set<std::string>& spelt) {
  const std::vector<Token> all = tokens(text);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Token& token = all[i];
    document.add_term(cut(folded_term(token.folded)), weight);
    document.add_term(cut(exact_term(token.exact)), weight);
    if (i + 1 < all.size()) document.add_term(cut(pair_term(token.folded, all[i + 1].folded)), pair_weight);
    if (is_spelt(token)) spelt.insert(token.folded);
    // 1.004221 is found by 004221 too.
    if (const std::size_t stop = token.folded.rfind('.');
        stop != std::string::npos && token.folded.size() - stop > shortest_part)
      document.add_term(cut(folded_term(token.folded.substr(stop + 1))), weight);
  }
}

void forget_spelling(Xapian::WritableDatabase& writer, const std::string& name) {
  const auto at = writer.postlist_begin(name);
  if (at == writer.postlist_end(name)) return;
  auto term = writer.termlist_begin(*at);
  for (term.skip_to("F"); term != writer.termlist_end(*at) && (*term).starts_with('F'); ++term)
    writer.remove_spelling((*term).substr(1));
}

struct Made {
  Xapian::Document document{};
  std::set<std::string> spelt{};  // the words that spelling is corrected by
};

Made made_of(const Item& given, const std::vector<std::string>& facets) {
  Item item = given;
  item.title = vietnamese::to_nfc(given.title);
  item.body = vietnamese::to_nfc(given.body);
  Made made;
  Xapian::Document& document = made.document;
  add_terms(document, item.title, title_weight, title_pair_weight, made.spelt);
  add_terms(document, item.body, 1, 1, made.spelt);
  document.add_boolean_term(item_term(item.tenant, item.kind, item.id));
  document.add_boolean_term(tenant_term(item.tenant));
  document.add_boolean_term(kind_term(item.tenant, item.kind));
  document.add_boolean_term(facet_term("language", item.language));
  document.add_value(order_slot, cut(item.order));
  for (std::size_t i = 0; i < facets.size(); ++i) {
    const auto value = item.facets.find(facets[i]);
    if (value == item.facets.end() || value->second.empty()) continue;
    document.add_value(first_facet_slot + static_cast<unsigned>(i), value->second);
    document.add_boolean_term(facet_term(facets[i], value->second));
  }
  item.body = base::first_bytes(item.body, most_kept);
  document.set_data(packed(item));
  return made;
}

}  // namespace

namespace {

// A child that was forked while a writer was open holds the writer's lock until it has closed what it inherited: that
// passes within moments. Another server that writes here does not.
std::unique_ptr<Xapian::WritableDatabase> opened(const fs::path& folder, int flags) {
  constexpr int tries = 100, between_ms = 20;
  for (int left = tries;; --left) {
    try {
      return std::make_unique<Xapian::WritableDatabase>(folder.string(), flags);
    } catch (const Xapian::DatabaseLockError&) {
      if (left == 1) throw;
      ::poll(nullptr, 0, between_ms);
    }
  }
}

}  // namespace

struct Index::Impl {
  using Words = std::shared_ptr<const std::vector<Vocabulary::Known>>;

  fs::path folder{};
  std::vector<std::string> facets{};
  bool wants_rebuild = false;
  std::mutex writing{};
  std::unique_ptr<Xapian::WritableDatabase> writer{};
  mutable std::mutex sharing{};  // of what stands below
  mutable std::vector<std::unique_ptr<Xapian::Database>> idle{};
  mutable Words words{};
  std::int64_t round = 0;       // raised by each commit
  std::int64_t generation = 0;  // raised where the folder is exchanged

  void open() {
    fs::create_directories(folder.parent_path());
    try {
      writer = opened(folder, Xapian::DB_CREATE_OR_OPEN);
      wants_rebuild = writer->get_metadata(rules_key) != rules_of(facets);
    } catch (const Xapian::DatabaseLockError&) {
      throw;  // somebody else writes here: nothing is wrong with the index
    } catch (const Xapian::DatabaseError&) {
      wants_rebuild = true;
    }
    if (!wants_rebuild) return;
    writer.reset();
    fs::remove_all(folder);
    writer = opened(folder, Xapian::DB_CREATE_OR_OVERWRITE);
  }

  // What readers hold is of the time before.
  void changed() {
    const std::lock_guard lock(sharing);
    words.reset();
    ++round;
  }

  std::unique_ptr<Xapian::Database> take() const {
    {
      const std::lock_guard lock(sharing);
      if (!idle.empty()) {
        auto one = std::move(idle.back());
        idle.pop_back();
        return one;
      }
    }
    return std::make_unique<Xapian::Database>(folder.string());
  }

  Words words_of(const Xapian::Database& database) const {
    std::int64_t began = 0;
    {
      const std::lock_guard lock(sharing);
      if (words) return words;
      began = round;
    }
    auto read = std::make_shared<const std::vector<Vocabulary::Known>>(spelling_words(database));
    const std::lock_guard lock(sharing);
    if (began == round) words = read;
    return read;
  }

  Answer find_once(const Query& query) const {
    std::int64_t began = 0;
    {
      const std::lock_guard lock(sharing);
      began = generation;
    }
    std::unique_ptr<Xapian::Database> database = take();
    database->reopen();
    Words held;
    const std::unique_ptr<Vocabulary> vocabulary =
        vocabulary_of(*database, [&]() -> const std::vector<Vocabulary::Known>& {
          if (!held) held = words_of(*database);
          return *held;
        });
    Answer found = answer(*database, *vocabulary, facets, query);
    const std::lock_guard lock(sharing);
    if (began == generation) idle.push_back(std::move(database));
    return found;
  }

  Answer find(const Query& query) const {
    for (int tries = 1;; ++tries) {
      try {
        return find_once(query);
      } catch (const Xapian::DatabaseError&) {
        if (tries == most_tries) throw;  // else the index was changed or exchanged while we read
      }
    }
  }
};

Index::Index(fs::path folder, std::vector<std::string> facets) : impl_(std::make_unique<Impl>()) {
  impl_->folder = std::move(folder);
  impl_->facets = std::move(facets);
  guarded([&] { impl_->open(); });
}

Index::~Index() = default;

bool Index::wants_rebuild() const { return impl_->wants_rebuild; }

void Index::rebuild(const std::function<void(const Sink&)>& every_item) {
  guarded([&] {
    const std::lock_guard lock(impl_->writing);
    const fs::path aside = impl_->folder.string() + ".new", old = impl_->folder.string() + ".old";
    fs::remove_all(aside);
    {
      Xapian::WritableDatabase fresh(aside.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
      std::size_t added = 0;
      std::unordered_map<std::string, Xapian::termcount> spelt;  // told once, not with each item
      every_item([&](const Item& item) {
        const Made made = made_of(item, impl_->facets);
        for (const std::string& word : made.spelt) ++spelt[word];
        fresh.add_document(made.document);
        // What waits in memory stays small enough for the caches: half the time of larger steps.
        if (++added % flushed_after == 0) fresh.commit();
      });
      for (const auto& [word, items] : spelt) fresh.add_spelling(word, items);
      fresh.set_metadata(rules_key, rules_of(impl_->facets));
      fresh.commit();
    }
    impl_->writer.reset();
    const std::lock_guard readers(impl_->sharing);
    impl_->idle.clear();
    impl_->words.reset();
    ++impl_->round;
    ++impl_->generation;
    fs::remove_all(old);
    if (fs::exists(impl_->folder)) fs::rename(impl_->folder, old);
    fs::rename(aside, impl_->folder);
    fs::remove_all(old);
    impl_->writer = opened(impl_->folder, Xapian::DB_OPEN);
    impl_->wants_rebuild = false;
  });
}

void Index::put(const Item& item) {
  guarded([&] {
    const std::lock_guard lock(impl_->writing);
    const std::string name = item_term(item.tenant, item.kind, item.id);
    const Made made = made_of(item, impl_->facets);
    forget_spelling(*impl_->writer, name);
    for (const std::string& word : made.spelt) impl_->writer->add_spelling(word);
    impl_->writer->replace_document(name, made.document);
  });
}

void Index::remove(std::string_view tenant, std::string_view kind, std::string_view id) {
  guarded([&] {
    const std::lock_guard lock(impl_->writing);
    const std::string name = item_term(tenant, kind, id);
    forget_spelling(*impl_->writer, name);
    impl_->writer->delete_document(name);
  });
}

void Index::commit() {
  guarded([&] {
    const std::lock_guard lock(impl_->writing);
    impl_->writer->commit();
  });
  impl_->changed();
}

Answer Index::find(const Query& query) const {
  return guarded([&] { return impl_->find(query); });
}

}  // namespace search
