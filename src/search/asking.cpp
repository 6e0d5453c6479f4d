// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/asking.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "search/analysis.h"
#include "search/terms.h"

namespace search {
namespace {

constexpr Xapian::doccount counted = 10'000;  // items that are looked at, weighed and counted by facets
constexpr Xapian::termcount most_endings = 60;
constexpr double less_likely = 0.6, beside_each_other = 1.5, all_exact = 1000;
constexpr std::size_t most_values = 100;

class Words : public Vocabulary {
 public:
  Words(const Xapian::Database& database, std::function<const std::vector<Known>&()> words)
      : database_(database), words_(std::move(words)) {}
  std::int64_t frequency(std::string_view folded) const override {
    return database_.get_termfreq(cut(folded_term(folded)));
  }
  std::int64_t frequency(std::string_view first, std::string_view second) const override {
    return database_.get_termfreq(cut(pair_term(first, second)));
  }
  bool has_beginning(std::string_view folded) const override {
    const std::string term = folded_term(folded);
    return database_.allterms_begin(term) != database_.allterms_end(term);
  }
  const std::vector<Known>& words() const override { return words_(); }

 private:
  const Xapian::Database& database_;
  std::function<const std::vector<Known>&()> words_;
};

// Lets so many items through, then none: words that nearly every item holds must not cost the time of weighing them
// all.
class Gate : public Xapian::PostingSource {
 public:
  explicit Gate(bool& is_shut) : is_shut_(is_shut) {}
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return items_; }
  Xapian::doccount get_termfreq_max() const override { return items_; }
  void init(const Xapian::Database& database) override {
    items_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
  }
  void next(double) override { pass(at_ + 1); }
  void skip_to(Xapian::docid to, double) override {
    if (to > at_) pass(to);
  }
  bool at_end() const override { return is_shut_ || at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  std::string get_description() const override { return "Gate"; }

 private:
  void pass(Xapian::docid to) {
    at_ = to;
    if (++passed_ > counted && at_ <= last_) is_shut_ = true;
  }
  bool& is_shut_;
  Xapian::doccount items_ = 0, passed_ = 0;
  Xapian::docid last_ = 0, at_ = 0;
};

using Parts = std::vector<Xapian::Query>;
Xapian::Query joined(Xapian::Query::op how, const Parts& parts) { return {how, parts.begin(), parts.end()}; }
Xapian::Query term(std::string text) { return Xapian::Query(cut(std::move(text))); }
Xapian::Query scaled(double by, const Xapian::Query& query) { return {Xapian::Query::OP_SCALE_WEIGHT, query, by}; }
Xapian::Query beginning_with(const std::string& pattern) {
  return {Xapian::Query::OP_WILDCARD, pattern, most_endings, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT,
          Xapian::Query::OP_OR};
}

Xapian::Query query_of(const Word& word) {
  Parts parts{term(folded_term(word.folded))};
  for (const std::string& other : word.others) parts.push_back(scaled(less_likely, term(folded_term(other))));
  return joined(Xapian::Query::OP_OR, parts);
}

Xapian::Query query_of(const Phrase& phrase) {
  if (phrase.size() == 1) return term(folded_term(phrase.front()));
  Parts parts;
  for (std::size_t i = 0; i + 1 < phrase.size(); ++i) parts.push_back(term(pair_term(phrase[i], phrase[i + 1])));
  return joined(Xapian::Query::OP_AND, parts);
}

Xapian::Query query_of(const Unit& unit) {
  Parts words;
  for (const Word& word : unit.words) words.push_back(query_of(word));
  Parts ways{joined(Xapian::Query::OP_AND, words)};
  for (const Phrase& phrase : unit.same) ways.push_back(scaled(less_likely, query_of(phrase)));
  return joined(Xapian::Query::OP_OR, ways);
}

std::string likeliest(const Word& word, const Vocabulary& vocabulary) {
  return word.others.empty() || vocabulary.frequency(word.folded) > 0 ? word.folded : word.others.front();
}

// What lifts an item without being asked of it: words side by side, and the marks as they were typed.
Xapian::Query lifting(const Wording& wording, const Vocabulary& vocabulary) {
  Parts lifts, exact;
  std::string before;
  for (const Unit& unit : wording.units)
    for (const Word& word : unit.words) {
      const std::string now = likeliest(word, vocabulary);
      if (!before.empty()) lifts.push_back(scaled(beside_each_other, term(pair_term(before, now))));
      before = now;
      exact.push_back(term(exact_term(word.exact)));
    }
  if (!before.empty() && !wording.beginning.empty())
    lifts.push_back(scaled(beside_each_other, beginning_with(pair_term(before, wording.beginning))));
  if (wording.is_marked && !exact.empty()) {
    lifts.insert(lifts.end(), exact.begin(), exact.end());
    // A fixed weight above all others: every mark as it was typed comes first, whatever the words weigh.
    auto* fixed = new Xapian::FixedWeightPostingSource(all_exact);
    lifts.emplace_back(Xapian::Query::OP_FILTER, Xapian::Query(fixed->release()), joined(Xapian::Query::OP_AND, exact));
  }
  return joined(Xapian::Query::OP_OR, lifts);
}

Xapian::Query asked_for(const Wording& wording, const Vocabulary& vocabulary, Xapian::Query::op how) {
  Parts parts;
  for (const Unit& unit : wording.units) parts.push_back(query_of(unit));
  if (!wording.beginning.empty()) parts.push_back(beginning_with(folded_term(wording.beginning)));
  if (parts.empty()) return Xapian::Query::MatchNothing;
  const Xapian::Query lifts = lifting(wording, vocabulary);
  const Xapian::Query all = joined(how, parts);
  return lifts.empty() ? all : Xapian::Query(Xapian::Query::OP_AND_MAYBE, all, lifts);
}

// Items that hold any two words of the query, or another way to say one of them, side by side.
Xapian::Query pairs_of(const Wording& wording, const Vocabulary& vocabulary) {
  Parts parts;
  std::string before;
  for (const Unit& unit : wording.units) {
    for (const Word& word : unit.words) {
      const std::string now = likeliest(word, vocabulary);
      if (!before.empty()) parts.push_back(term(pair_term(before, now)));
      before = now;
    }
    for (const Phrase& phrase : unit.same) parts.push_back(query_of(phrase));
  }
  return joined(Xapian::Query::OP_OR, parts);
}

Xapian::Query boundary(const Query& query) {
  Parts parts{term(query.kind.empty() ? tenant_term(query.tenant) : kind_term(query.tenant, query.kind))};
  for (const auto& [facet, value] : query.filters)
    if (!value.empty()) parts.push_back(term(facet_term(facet, value)));
  return joined(Xapian::Query::OP_AND, parts);
}

// One after the other: length, colon, text.
std::vector<std::string> unpacked(std::string_view data) {
  std::vector<std::string> texts;
  while (!data.empty()) {
    std::size_t size = 0;
    const auto [end, trouble] = std::from_chars(data.data(), data.data() + data.size(), size);
    if (trouble != std::errc{}) break;
    data.remove_prefix(static_cast<std::size_t>(end - data.data()) + 1);
    texts.emplace_back(data.substr(0, size));
    data.remove_prefix(std::min(size, data.size()));
  }
  texts.resize(4);
  return texts;
}

Hit hit_of(const Xapian::Document& document, const std::vector<std::string>& facets, const Lit& lit) {
  const std::vector<std::string> texts = unpacked(document.get_data());
  Hit hit;
  hit.id = texts[0];
  hit.link = texts[1];
  hit.title = lit_up(texts[2], lit);
  hit.body = snippet(texts[3], lit);
  for (std::size_t i = 0; i < facets.size(); ++i)
    hit.facets[facets[i]] = document.get_value(first_facet_slot + static_cast<unsigned>(i));
  return hit;
}

std::vector<Count> counts_of(const Xapian::ValueCountMatchSpy& spy) {
  std::vector<Count> counts;
  for (auto value = spy.top_values_begin(most_values); value != spy.top_values_end(most_values); ++value)
    if (!(*value).empty()) counts.push_back({*value, static_cast<std::int64_t>(value.get_termfreq())});
  return counts;
}

class Asker {
 public:
  Asker(const Xapian::Database& database, const Vocabulary& vocabulary, const std::vector<std::string>& facets,
        const Query& query)
      : database_(database), vocabulary_(vocabulary), facets_(facets), query_(query) {}

  Answer answer() {
    if (tokens(query_.text).empty()) return all();
    for (const Effort effort : {Effort::usual, Effort::more}) {
      const Wording wording = understood(vocabulary_, query_.text, query_.typing, effort);
      Answer found = run(asked_for(wording, vocabulary_, Xapian::Query::OP_AND), wording);
      if (found.total > 0) return found;
    }
    // Nothing holds all the words: then what holds some of them side by side, and at last any of them.
    const Wording wording = understood(vocabulary_, query_.text, query_.typing, Effort::usual);
    const Answer near = run(pairs_of(wording, vocabulary_), wording);
    if (near.total > 0) return near;
    return run(asked_for(wording, vocabulary_, Xapian::Query::OP_OR), wording);
  }

 private:
  Answer all() {
    Xapian::Enquire enquire(database_);
    enquire.set_query(boundary(query_));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(order_slot, false);
    return collect(enquire, {});
  }

  Answer run(const Xapian::Query& asked, const Wording& wording) {
    Xapian::Enquire enquire(database_);
    bool is_shut = false;
    auto* gate = new Gate(is_shut);
    const Xapian::Query bounds(Xapian::Query::OP_FILTER, boundary(query_), Xapian::Query(gate->release()));
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, asked, bounds));
    Answer found = collect(enquire, wording.lit());
    found.corrected = wording.corrected;
    if (is_shut) {
      found.is_total_exact = false;
      found.total = std::max<std::int64_t>(found.total, counted);
    }
    return found;
  }

  Answer collect(Xapian::Enquire& enquire, const Lit& lit) const {
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    for (unsigned i = 0; query_.with_facets && i < facets_.size(); ++i) {
      spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(first_facet_slot + i));
      enquire.add_matchspy(spies.back().get());
    }
    const Xapian::MSet found =
        enquire.get_mset(static_cast<Xapian::doccount>(query_.offset), static_cast<Xapian::doccount>(query_.limit),
                         query_.with_facets ? counted : 0);
    Answer answer;
    answer.total = found.get_matches_estimated();
    answer.is_total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      answer.hits.push_back(hit_of(hit.get_document(), facets_, lit));
    for (std::size_t i = 0; i < spies.size(); ++i) answer.facets[facets_[i]] = counts_of(*spies[i]);
    return answer;
  }

  const Xapian::Database& database_;
  const Vocabulary& vocabulary_;
  const std::vector<std::string>& facets_;
  const Query& query_;
};

}  // namespace

std::unique_ptr<Vocabulary> vocabulary_of(const Xapian::Database& database,
                                          std::function<const std::vector<Vocabulary::Known>&()> words) {
  return std::make_unique<Words>(database, std::move(words));
}

std::vector<Vocabulary::Known> spelling_words(const Xapian::Database& database) {
  std::vector<Vocabulary::Known> words;
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word)
    words.push_back({*word, static_cast<std::int64_t>(word.get_termfreq())});
  return words;
}

Answer answer(const Xapian::Database& database, const Vocabulary& vocabulary, const std::vector<std::string>& facets,
              const Query& query) {
  return Asker(database, vocabulary, facets, query).answer();
}

std::string packed(const Item& item) {
  std::string data;
  for (const std::string* text : {&item.id, &item.link, &item.title, &item.body})
    data += std::to_string(text->size()) + ":" + *text;
  return data;
}

}  // namespace search
