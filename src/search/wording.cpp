// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/wording.h"

#include <algorithm>
#include <optional>

#include "search/analysis.h"
#include "vietnamese/text.h"

namespace search {
namespace {

constexpr std::size_t most_words = 24, most_others = 3, long_word = 6;

struct Asked {
  Token token{};
  std::vector<std::string> others{};
};

// A word that the index does not know, taken apart where the space between two was forgotten.
std::optional<std::pair<std::string, std::string>> parted(const Vocabulary& vocabulary, std::string_view word) {
  std::optional<std::pair<std::string, std::string>> best;
  std::int64_t most = 0;
  for (std::size_t at = 1; at < word.size(); ++at) {
    const std::string_view left = word.substr(0, at), right = word.substr(at);
    const std::int64_t beside = vocabulary.frequency(left, right);
    if (beside > most) most = beside, best.emplace(left, right);
  }
  return best;
}

class Reader {
 public:
  Reader(const Vocabulary& vocabulary, std::vector<Token> asked, Effort effort)
      : vocabulary_(vocabulary), effort_(effort) {
    for (Token& token : asked) asked_.push_back({std::move(token), {}});
  }

  std::vector<Asked> read() {
    for (std::size_t i = 0; i < asked_.size(); ++i)
      if (!is_known(i) && asked_[i].token.is_word) part(i);
    for (std::size_t i = 0; i < asked_.size(); ++i) consider(i);
    return std::move(asked_);
  }

 private:
  bool is_known(std::size_t i) const { return vocabulary_.frequency(asked_[i].token.folded) > 0; }

  void part(std::size_t i) {
    const std::string& word = asked_[i].token.folded;
    if (const auto typed = without_typed_marks(word); typed && vocabulary_.frequency(*typed) > 0) return;
    const auto two = parted(vocabulary_, word);
    if (!two) return;
    Token right;
    right.folded = right.exact = two->second;
    right.is_word = true;
    asked_[i].token.folded = asked_[i].token.exact = two->first;
    asked_.insert(asked_.begin() + static_cast<std::ptrdiff_t>(i) + 1, {std::move(right), {}});
  }

  // How often a candidate stands beside the neighbours of its place.
  std::int64_t company(std::size_t i, std::string_view candidate) const {
    std::int64_t beside = 0;
    if (i > 0) beside += vocabulary_.frequency(likeliest(i - 1), candidate);
    if (i + 1 < asked_.size()) beside += vocabulary_.frequency(candidate, likeliest(i + 1));
    return beside;
  }

  std::string likeliest(std::size_t i) const {
    const Asked& asked = asked_[i];
    if (!asked.others.empty()) return asked.others.front();
    if (is_known(i)) return asked.token.folded;
    return without_typed_marks(asked.token.folded).value_or(asked.token.folded);
  }

  void consider(std::size_t i) {
    Asked& asked = asked_[i];
    const std::string& word = asked.token.folded;
    if (const auto other = other_vowel_i(word); other && vocabulary_.frequency(*other) > 0)
      asked.others.push_back(*other);
    const bool known = is_known(i);
    const bool is_lonely = effort_ == Effort::more && asked_.size() > 1 && company(i, word) == 0;
    if ((known && !is_lonely) || (!known && !asked.others.empty())) return;
    if (const auto typed = without_typed_marks(word); typed && vocabulary_.frequency(*typed) > 0) {
      asked.others.push_back(*typed);
      if (!known) return;
    }
    if (asked.token.is_word) add_near_ones(i);
  }

  void add_near_ones(std::size_t i) {
    const std::string word = asked_[i].token.folded;
    const int most = word.size() >= long_word ? 2 : 1;
    struct Candidate {
      std::int64_t company = 0, frequency = 0;
      int distance = 0;
      std::string word{};
    };
    std::vector<Candidate> near;
    for (const Vocabulary::Known& known : vocabulary_.words()) {
      const int distance = typing_distance(word, known.word, most);
      if (distance <= most && distance > 0)
        near.push_back({company(i, known.word), known.frequency, distance, known.word});
    }
    std::sort(near.begin(), near.end(), [](const Candidate& a, const Candidate& b) {
      if (a.company != b.company) return a.company > b.company;
      if (a.distance != b.distance) return a.distance < b.distance;
      return a.frequency != b.frequency ? a.frequency > b.frequency : a.word < b.word;
    });
    const bool has_company = !near.empty() && near.front().company > 0;
    for (const Candidate& candidate : near) {
      if (asked_[i].others.size() == most_others || (has_company && candidate.company == 0)) break;
      asked_[i].others.push_back(candidate.word);
    }
  }

  const Vocabulary& vocabulary_;
  Effort effort_;
  std::vector<Asked> asked_{};
};

// The longest synonym that begins at that word.
struct Found {
  const std::vector<Phrase>* group = nullptr;
  std::size_t length = 0;
};
Found synonym_at(const std::vector<Asked>& asked, std::size_t at) {
  Found found;
  for (const std::vector<Phrase>& group : synonyms())
    for (const Phrase& phrase : group) {
      if (phrase.size() <= found.length || at + phrase.size() > asked.size()) continue;
      const bool fits = std::equal(phrase.begin(), phrase.end(), asked.begin() + static_cast<std::ptrdiff_t>(at),
                                   [](const std::string& word, const Asked& a) {
                                     return a.token.folded == word || (!a.others.empty() && a.others.front() == word);
                                   });
      if (fits) found = {&group, phrase.size()};
    }
  return found;
}

Word word_of(const Asked& asked) { return {asked.token.folded, asked.token.exact, asked.others}; }

std::string corrected(const Vocabulary& vocabulary, const std::vector<Asked>& asked, const std::string& beginning,
                      std::string_view typed) {
  std::string text;
  bool differs = false;
  for (const Asked& a : asked) {
    const bool is_other = !a.others.empty() && vocabulary.frequency(a.token.folded) == 0;
    differs = differs || is_other;
    text += (text.empty() ? "" : " ") + (is_other ? a.others.front() : a.token.folded);
  }
  if (!beginning.empty()) text += (text.empty() ? "" : " ") + beginning;
  std::string plain;
  for (const Token& token : tokens(typed)) plain += (plain.empty() ? "" : " ") + token.folded;
  return differs || plain != text ? text : std::string();
}

}  // namespace

Lit Wording::lit() const {
  Lit lit;
  for (const Unit& unit : units) {
    for (const Word& word : unit.words) {
      lit.words.insert(word.folded);
      lit.words.insert(word.others.begin(), word.others.end());
    }
    for (const Phrase& phrase : unit.same) lit.words.insert(phrase.begin(), phrase.end());
  }
  lit.beginning = beginning;
  return lit;
}

Wording understood(const Vocabulary& vocabulary, std::string_view query, Typing typing, Effort effort) {
  const std::string text = vietnamese::to_nfc(query);
  std::vector<Token> typed = tokens(text);
  if (typed.size() > most_words) typed.resize(most_words);
  Wording wording;
  for (const Token& token : typed) wording.is_marked = wording.is_marked || token.is_marked;
  const bool ends_in_word = !typed.empty() && typed.back().to == text.size();
  if (typing == Typing::under_way && ends_in_word && vocabulary.has_beginning(typed.back().folded)) {
    wording.beginning = typed.back().folded;
    typed.pop_back();
  }
  const std::vector<Asked> asked = Reader(vocabulary, std::move(typed), effort).read();
  for (std::size_t i = 0; i < asked.size();) {
    const Found found = synonym_at(asked, i);
    Unit unit;
    const std::size_t length = std::max<std::size_t>(found.length, 1);
    for (std::size_t k = 0; k < length; ++k) unit.words.push_back(word_of(asked[i + k]));
    if (found.group != nullptr)
      for (const Phrase& phrase : *found.group) {
        const bool is_itself = phrase.size() == length &&
                               std::equal(phrase.begin(), phrase.end(), unit.words.begin(),
                                          [](const std::string& word, const Word& own) { return word == own.folded; });
        if (!is_itself) unit.same.push_back(phrase);
      }
    wording.units.push_back(std::move(unit));
    i += length;
  }
  wording.corrected = corrected(vocabulary, asked, wording.beginning, text);
  return wording;
}

}  // namespace search
