// SPDX-License-Identifier: AGPL-3.0-or-later
// Repairs lost and garbled diacritics: what a recogniser without Vietnamese, a careless one with it, or plain
// stripping left of a text becomes the likeliest Vietnamese again. Words of the same document vote for one another.
// Numbers, addresses, names and abbreviations stay; document symbols are repaired by their own grammar.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vietnamese {

// A stretch of Restored::text that was changed: what stood there, and how sure the repair is (0 to 1).
struct RepairedToken {
  std::size_t from = 0, to = 0;  // bytes
  std::string source{};
  double confidence = 0;
};

struct Restored {
  std::string text{};
  std::vector<RepairedToken> repairs{};
};

enum class Damage {
  automatic,           // found from the text
  without_vietnamese,  // recognised by an engine that knows no Vietnamese
  with_vietnamese,     // recognised by one that knows it: few and small errors, so little is changed
  stripped,            // the marks were taken off
};

struct RestoreOptions {
  Damage damage = Damage::automatic;
  // With with_vietnamese: how sure the recogniser was of each word, one list a line in the order of words(), 0 to 1.
  // Empty where not known.
  std::vector<std::vector<double>> confidences{};
};

// The language of the built-in resource and what has been learnt on top of it.
class Model {
 public:
  Model();
  ~Model();
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;

  // Learns the words and phrases of a text that people have accepted as it is.
  void learn(std::string_view text);
  // What was learnt, as a small text; load() adds it. Rows it does not understand are passed over.
  std::string save() const;
  void load(std::string_view saved);

  // The lines of one document in reading order; an empty line ends a sentence. One result a line.
  std::vector<Restored> restore(const std::vector<std::string>& lines, const RestoreOptions& options = {}) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The model without anything learnt.
const Model& builtin_model();

}  // namespace vietnamese
