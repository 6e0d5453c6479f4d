// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/lexicon.h"

#include <algorithm>
#include <array>
#include <queue>

#include "base/utf8.h"
#include "vietnamese/resources.h"
#include "vietnamese/syllables.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

using namespace std::literals;

constexpr float impossible = -1e9F;

constexpr std::array function_words{
    "của"sv,  "và"sv,    "với"sv, "các"sv,  "những"sv, "cho"sv,   "có"sv,  "là"sv,  "được"sv, "trong"sv, "từ"sv,
    "theo"sv, "về"sv,    "khi"sv, "để"sv,   "do"sv,    "bởi"sv,   "đến"sv, "tại"sv, "trên"sv, "dưới"sv,  "như"sv,
    "đã"sv,   "đang"sv,  "sẽ"sv,  "phải"sv, "cần"sv,   "không"sv, "mà"sv,  "thì"sv, "này"sv,  "đó"sv,    "việc"sv,
    "vào"sv,  "ra"sv,    "lên"sv, "cùng"sv, "hoặc"sv,  "nhằm"sv,  "bị"sv,  "số"sv,  "năm"sv,  "ngày"sv,  "tháng"sv,
    "độ"sv,   "người"sv, "gắn"sv, "giữa"sv, "qua"sv,   "cũng"sv,  "một"sv, "mỗi"sv, "từng"sv, "cả"sv,    "ít"sv};

constexpr std::array often_capitals{
    "sở"sv,    "bộ"sv,   "ban"sv,    "ủy"sv,    "uỷ"sv,   "hội"sv,  "đảng"sv,  "đoàn"sv,  "tỉnh"sv, "thành"sv,
    "trung"sv, "nhà"sv,  "quốc"sv,   "chính"sv, "nhân"sv, "văn"sv,  "phòng"sv, "thanh"sv, "công"sv, "kế"sv,
    "quyết"sv, "nghị"sv, "chương"sv, "đề"sv,    "luật"sv, "chỉ"sv,  "thông"sv, "mặt"sv,   "liên"sv, "viện"sv,
    "tòa"sv,   "cục"sv,  "chi"sv,    "tổng"sv,  "việt"sv, "khoa"sv, "nội"sv,   "tài"sv,   "tư"sv,   "giáo"sv,
    "nông"sv,  "xây"sv,  "y"sv,      "trang"sv, "cổng"sv, "báo"sv,  "đài"sv,   "bưu"sv,   "bảo"sv,  "ngân"sv,
    "kho"sv,   "thuế"sv, "thống"sv,  "thủ"sv,   "phó"sv};

// A number may follow these.
constexpr std::array before_numbers{
    "số"sv,  "ngày"sv, "tháng"sv, "năm"sv,  "điều"sv, "khoản"sv, "điểm"sv, "mục"sv,    "phần"sv,  "chương"sv, "quý"sv,
    "lục"sv, "đoạn"sv, "từ"sv,    "đến"sv,  "trên"sv, "dưới"sv,  "hơn"sv,  "khoảng"sv, "trước"sv, "sau"sv,    "lần"sv,
    "thứ"sv, "tuần"sv, "bảng"sv,  "biểu"sv, "mẫu"sv,  "tập"sv,   "nhóm"sv, "cấp"sv,    "mức"sv,   "án"sv,     "khóa"sv,
    "kỳ"sv,  "tổ"sv,   "quận"sv,  "khu"sv,  "giờ"sv,  "lúc"sv,   "nhất"sv, "thiểu"sv,  "đa"sv,    "tổng"sv,   "đạt"sv,
    "gồm"sv, "có"sv,   "với"sv,   "là"sv,   "và"sv,   "hoặc"sv,  "tăng"sv, "giảm"sv,   "còn"sv,   "bằng"sv,   "cả"sv};

// A number may stand before these.
constexpr std::array after_numbers{
    "người"sv, "đơn"sv,  "cơ"sv,    "tin"sv,    "bài"sv,   "xã"sv,   "phường"sv, "thôn"sv,   "bản"sv,  "tháng"sv,
    "ngày"sv,  "năm"sv,  "lần"sv,   "lớp"sv,    "hội"sv,   "cuộc"sv, "chỉ"sv,    "nhóm"sv,   "nội"sv,  "nhiệm"sv,
    "triệu"sv, "đồng"sv, "tỷ"sv,    "giờ"sv,    "điểm"sv,  "mô"sv,   "trang"sv,  "câu"sv,    "giải"sv, "cán"sv,
    "hồ"sv,    "thủ"sv,  "dịch"sv,  "chuyên"sv, "phóng"sv, "buổi"sv, "hộ"sv,     "trường"sv, "học"sv,  "tổ"sv,
    "phòng"sv, "sở"sv,   "huyện"sv, "tỉnh"sv,   "cấp"sv,   "trở"sv,  "tuần"sv,   "quý"sv,    "đợt"sv,  "kỳ"sv,
    "số"sv,    "tờ"sv,   "cuốn"sv,  "bộ"sv,     "và"sv,    "đến"sv,  "phút"sv,   "mục"sv,    "sáng"sv, "đề"sv,
    "dự"sv,    "văn"sv,  "đại"sv,   "tập"sv,    "cá"sv,    "khu"sv};

template <class Take>
void for_lines(std::string_view list, Take take) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view line = trim(list.substr(0, end));
    if (!line.empty() && !line.starts_with('#')) take(line);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

bool has_vowel(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(), [](char32_t c) {
    return std::u32string_view(U"aeiouy").find(bare(c)) != std::u32string_view::npos;
  });
}

}  // namespace

Lexicon::Lexicon(const Ngrams& ngrams) : ngrams_(ngrams) {
  for (std::size_t i = 0; i < ngrams.size(); ++i) {
    const std::string_view text = ngrams.text(static_cast<Word>(i));
    words_.push_back(base::to_code_points(text));
    const bool real = i >= Ngrams::first_word;
    const bool syllable = real && is_valid_syllable(text);
    // what has no vowel is an abbreviation; other words of the counts that are no syllables are foreign
    const bool abbreviation = real && !syllable && !has_vowel(words_.back());
    abbreviation_.push_back(abbreviation ? 1 : 0);
    function_word_.push_back(0);
    searched_.push_back(0);
    if (!real) continue;
    numbers_.emplace(words_.back(), static_cast<Word>(i));
    searched_.back() = (syllable || abbreviation) && can_be_searched(words_.back()) ? 1 : 0;
  }
  for_lines(resources::abbreviations(), [this](std::string_view line) {
    const Word word = add(lower(line));
    if (!is_valid_syllable(line)) abbreviation_[word] = 1;
    listed_.resize(words_.size());
    listed_[word] = 1;
  });
  // names of places may be of other languages of the country: Krông, Ea
  for_lines(resources::places(), [this](std::string_view line) {
    for (const std::string_view word : words(line.substr(0, line.find('\t')))) add(word);
  });
  listed_.resize(words_.size());
  often_capital_.resize(words_.size());
  takes_number_.resize(words_.size());
  counted_.resize(words_.size());
  const auto mark = [this](const auto& list, std::vector<char>& flags) {
    for (const std::string_view text : list)
      if (const Word word = find(text); word != Ngrams::unknown) flags[word] = 1;
  };
  mark(function_words, function_word_);
  mark(often_capitals, often_capital_);
  mark(before_numbers, takes_number_);
  mark(after_numbers, counted_);
  settle();
}

Word Lexicon::add(std::string_view small) {
  std::u32string letters = base::to_code_points(small);
  const auto found = numbers_.find(letters);
  const Word word = found == numbers_.end() ? static_cast<Word>(words_.size()) : found->second;
  if (found == numbers_.end()) {
    if (words_.size() >= 0xFFFF) return Ngrams::unknown;
    numbers_.emplace(letters, word);
    words_.push_back(letters);
    abbreviation_.push_back(0);
    function_word_.push_back(0);
    listed_.push_back(0);
    often_capital_.push_back(0);
    takes_number_.push_back(0);
    counted_.push_back(0);
    searched_.push_back(0);
  }
  searched_[word] = can_be_searched(letters) ? 1 : 0;
  return word;
}

Word Lexicon::find(std::string_view small) const {
  const auto found = numbers_.find(base::to_code_points(small));
  return found == numbers_.end() ? Ngrams::unknown : found->second;
}

std::string Lexicon::text(Word word) const { return base::from_code_points(words_[word]); }

bool Lexicon::can_be_searched(const std::u32string& small) const {
  if (small.empty() || small.size() > 12) return false;
  return std::all_of(small.begin(), small.end(), [](char32_t c) {
    const Letter letter = letter_of(c);
    return letter != no_letter && !is_capital(letter);
  });
}

float Lexicon::frequency(Word word) const {
  constexpr float share = 0.7F, of_new_words = -12;
  return share * (word < ngrams_.size() ? ngrams_.log_prob(word) : of_new_words);
}

// A stretch of the sorted words that begin alike, to be made a node.
struct Lexicon::Branch {
  std::size_t from, to, depth;
  std::uint32_t node;
};

void Lexicon::settle() {
  std::vector<std::pair<std::u32string, Word>> order;  // bare letters
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (searched_[i] == 0) continue;
    std::u32string key;
    for (const char32_t c : words_[i]) key.push_back(character_of(family_of(letter_of(c))));
    order.emplace_back(std::move(key), static_cast<Word>(i));
  }
  std::sort(order.begin(), order.end());
  hanging_.clear();
  for (const auto& [key, word] : order) hanging_.push_back(word);
  nodes_.assign(1, Node{});
  std::vector<Branch> open{{0, order.size(), 0, 0}};
  for (std::size_t next = 0; next < open.size(); ++next) {
    const Branch branch = open[next];
    std::size_t from = branch.from;
    while (from < branch.to && order[from].first.size() == branch.depth) ++from;
    nodes_[branch.node].first_word = static_cast<std::uint32_t>(branch.from);
    nodes_[branch.node].end_word = static_cast<std::uint32_t>(from);
    nodes_[branch.node].first_child = static_cast<std::uint32_t>(nodes_.size());
    while (from < branch.to) {
      const char32_t c = order[from].first[branch.depth];
      std::size_t to = from;
      while (to < branch.to && order[to].first[branch.depth] == c) ++to;
      open.push_back({from, to, branch.depth + 1, static_cast<std::uint32_t>(nodes_.size())});
      Node node;
      node.letter = letter_of(c);
      nodes_.push_back(node);
      from = to;
    }
    nodes_[branch.node].end_child = static_cast<std::uint32_t>(nodes_.size());
  }
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    Node& node = nodes_[i];
    node.most_frequent = impossible;
    for (std::uint32_t at = node.first_word; at < node.end_word; ++at)
      node.most_frequent = std::max(node.most_frequent, frequency(hanging_[at]));
    for (std::uint32_t child = node.first_child; child < node.end_child; ++child)
      node.most_frequent = std::max(node.most_frequent, nodes_[child].most_frequent);
  }
}

namespace {

// A way into the tree.
struct Path {
  float promise;
  std::uint32_t node, row;
  bool operator<(const Path& other) const { return promise < other.promise; }
};

// What any letter of a family costs at the least, by the bare small letter; a first capital counts as one of them.
class FamilyCosts {
 public:
  explicit FamilyCosts(const Reading& reading)
      : cells_(reading.length() * Reading::longest), stretches_(cells_ * small_letter_count, impossible) {
    silent_.fill(impossible);
    const bool capitals = reading.letters() == ReadAs::capitals;
    for (Letter letter = 0; letter < letter_count; ++letter) {
      const Letter named = family_of(letter);
      const Letter family = is_capital(named) ? static_cast<Letter>(named - small_letter_count) : named;
      const float* from = reading.stretches(letter);
      float* to = stretches_.data() + family * cells_;
      for (std::size_t i = 0; i < reading.places(letter) * Reading::longest; ++i) to[i] = std::max(to[i], from[i]);
      if (capitals == is_capital(letter)) silent_[family] = std::max(silent_[family], reading.silent(letter));
    }
  }
  const float* stretches(Letter family) const { return stretches_.data() + family * cells_; }
  float silent(Letter family) const { return silent_[family]; }

  // What the rest of the observed word costs at the least, from each place: no way can do better.
  std::vector<float> least(std::size_t m) const {
    std::vector<float> out(m + 1, impossible), best(cells_, impossible);
    for (Letter family = 0; family < small_letter_count; ++family)
      for (std::size_t i = 0; i < cells_; ++i) best[i] = std::max(best[i], stretches(family)[i]);
    out[m] = 0;
    for (std::size_t j = m; j-- > 0;)
      for (std::size_t k = 1; k <= Reading::longest && j + k <= m; ++k)
        out[j] = std::max(out[j], best[j * Reading::longest + k - 1] + out[j + k]);
    return out;
  }

 private:
  std::size_t cells_;
  std::vector<float> stretches_;
  std::array<float, small_letter_count> silent_{};
};

float top(const Candidate& c) { return std::max({c.small, c.title, c.capitals}); }

}  // namespace

Candidate Lexicon::weigh(Word word, const Reading& reading) const {
  Candidate out;
  out.word = word;
  std::u32string letters = words_[word];
  if (reading.letters() == ReadAs::capitals) {
    for (char32_t& c : letters) c = upper(c);
    out.capitals = log_prob(letters, reading);
    return out;
  }
  out.small = log_prob(letters, reading);
  letters[0] = upper(letters[0]);
  out.title = log_prob(letters, reading);
  return out;
}

// The candidates of a search so far.
struct Lexicon::Found {
  std::vector<std::pair<float, Candidate>> list{};  // with their worth
  float best = impossible;
  float least = impossible;  // what a further one must be worth

  void add(const Candidate& candidate, float worth, const Search& how) {
    best = std::max(best, worth);
    least = std::max(least, best - how.bound);
    if (worth < least) return;
    list.emplace_back(worth, candidate);
    if (list.size() < how.most * 2) return;
    sort();
    list.resize(how.most);
    least = std::max(least, list.back().first);
  }
  void sort() {
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second.word < b.second.word;
    });
  }
};

std::vector<Candidate> Lexicon::search(const Reading& reading, const Search& how) const {
  const std::size_t m = reading.length();
  const FamilyCosts costs(reading);
  const std::vector<float> rest = costs.least(m);
  if (rest[0] < how.hopeless) return {};
  std::vector<float> rows(m + 1, impossible);
  rows.reserve((m + 1) * 1024);
  rows[0] = 0;
  std::priority_queue<Path> open;
  open.push({0, 0, 0});
  Found found;
  std::vector<std::size_t> alive;  // places of the observed word that a way may have come to
  for (std::size_t steps = 0; !open.empty() && steps < how.most_steps;) {
    const Path path = open.top();
    open.pop();
    if (path.promise < found.least) break;
    const Node& node = nodes_[path.node];
    if (rows[path.row + m] + node.most_frequent >= found.least)
      for (std::uint32_t at = node.first_word; at < node.end_word; ++at) {
        const Candidate candidate = weigh(hanging_[at], reading);
        found.add(candidate, top(candidate) + frequency(candidate.word), how);
      }
    alive.clear();
    for (std::size_t j = 0; j <= m; ++j)
      if (rows[path.row + j] + rest[j] + node.most_frequent >= found.least) alive.push_back(j);
    for (std::uint32_t child = node.first_child; child < node.end_child; ++child, ++steps) {
      const std::size_t at = rows.size();
      rows.resize(at + m + 1, impossible);
      const float* row = rows.data() + path.row;
      float* next = rows.data() + at;
      const float* stretches = costs.stretches(nodes_[child].letter);
      const float silent = costs.silent(nodes_[child].letter);
      for (const std::size_t j : alive) {
        next[j] = std::max(next[j], row[j] + silent);
        const float* here = stretches + j * Reading::longest;
        const std::size_t longest = std::min(Reading::longest, m - j);
        for (std::size_t k = 1; k <= longest; ++k) next[j + k] = std::max(next[j + k], row[j] + here[k - 1]);
      }
      float promise = impossible;
      for (std::size_t j = 0; j <= m; ++j) promise = std::max(promise, next[j] + rest[j]);
      promise += nodes_[child].most_frequent;
      if (promise < found.least)
        rows.resize(at);
      else
        open.push({promise, child, static_cast<std::uint32_t>(at)});
    }
  }
  found.sort();
  std::vector<Candidate> out;
  for (const auto& [worth, candidate] : found.list)
    if (worth >= found.best - how.bound && out.size() < how.most) out.push_back(candidate);
  return out;
}

}  // namespace vietnamese
