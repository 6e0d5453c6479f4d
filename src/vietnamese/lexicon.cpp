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

bool has_vowel(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(), [](char32_t c) {
    return std::u32string_view(U"aeiouy").find(bare(c)) != std::u32string_view::npos;
  });
}

}  // namespace

Lexicon::Lexicon(const Ngrams& ngrams) : ngrams_(ngrams) {
  nodes_.emplace_back();
  for (std::size_t i = 0; i < ngrams.size(); ++i) {
    const std::string_view text = ngrams.text(static_cast<Word>(i));
    words_.push_back(base::to_code_points(text));
    const bool real = i >= Ngrams::first_word;
    const bool syllable = real && is_valid_syllable(text);
    // what has no vowel is an abbreviation; other words of the counts that are no syllables are foreign
    const bool abbreviation = real && !syllable && !has_vowel(words_.back());
    abbreviation_.push_back(abbreviation ? 1 : 0);
    function_word_.push_back(0);
    if (!real) continue;
    numbers_.emplace(words_.back(), static_cast<Word>(i));
    if (syllable || abbreviation) put_in_tree(words_.back(), static_cast<Word>(i));
  }
  for (std::string_view list = resources::abbreviations(); !list.empty();) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view line = trim(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const Word word = add(lower(line));
    if (!is_valid_syllable(line)) abbreviation_[word] = 1;
  }
  takes_number_.resize(words_.size());
  counted_.resize(words_.size());
  const auto mark = [this](const auto& list, std::vector<char>& flags) {
    for (const std::string_view text : list)
      if (const Word word = find(text); word != Ngrams::unknown) flags[word] = 1;
  };
  mark(function_words, function_word_);
  mark(before_numbers, takes_number_);
  mark(after_numbers, counted_);
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
    takes_number_.push_back(0);
    counted_.push_back(0);
  }
  put_in_tree(letters, word);
  return word;
}

Word Lexicon::find(std::string_view small) const {
  const auto found = numbers_.find(base::to_code_points(small));
  return found == numbers_.end() ? Ngrams::unknown : found->second;
}

std::string Lexicon::text(Word word) const { return base::from_code_points(words_[word]); }

void Lexicon::put_in_tree(const std::u32string& small, Word word) {
  if (small.empty() || small.size() > 12) return;
  for (const char32_t c : small)
    if (const Letter letter = letter_of(c); letter == no_letter || is_capital(letter)) return;
  std::uint32_t at = 0;
  for (const char32_t c : small) {
    const Letter letter = letter_of(c);
    const auto& children = nodes_[at].children;
    const auto child = std::find_if(children.begin(), children.end(),
                                    [&](std::uint32_t node) { return nodes_[node].letter == letter; });
    if (child != children.end()) {
      at = *child;
      continue;
    }
    const auto made = static_cast<std::uint32_t>(nodes_.size());
    nodes_[at].children.push_back(made);
    nodes_.push_back({letter, Ngrams::unknown, {}});
    at = made;
  }
  nodes_[at].word = word;
}

std::vector<Candidate> Lexicon::search(const Reading& reading, const Search& how) const {
  const std::size_t m = reading.length();
  // What the rest of the observed word costs at the least, from each place: no path can do better.
  std::vector<float> rest(m + 1, impossible);
  rest[m] = 0;
  for (std::size_t j = m; j-- > 0;)
    for (std::size_t k = 1; k <= Reading::longest && j + k <= m; ++k) {
      float best = impossible;
      for (Letter letter = 0; letter < letter_count; ++letter)
        best = std::max(best, reading.stretches(letter)[j * Reading::longest + k - 1]);
      rest[j] = std::max(rest[j], best + rest[j + k]);
    }

  struct Path {
    float promise;
    std::uint32_t node;
    std::uint32_t row;
    bool titled;
    bool operator<(const Path& other) const { return promise < other.promise; }
  };
  std::vector<float> rows(m + 1, impossible);
  rows[0] = 0;
  std::priority_queue<Path> open;
  open.push({rest[0], 0, 0, false});
  std::unordered_map<Word, Candidate> found;
  float best = impossible;
  std::vector<float> next(m + 1);
  const auto follow = [&](const Path& path, std::uint32_t child, Letter letter, bool titled) {
    std::fill(next.begin(), next.end(), impossible);
    const float silent = reading.silent(letter);
    const float* stretches = reading.stretches(letter);
    float promise = impossible;
    for (std::size_t j = 0; j <= m; ++j) {
      const float here = rows[path.row + j];
      if (here <= impossible) continue;
      next[j] = std::max(next[j], here + silent);
      for (std::size_t k = 1; k <= Reading::longest && j + k <= m; ++k)
        next[j + k] = std::max(next[j + k], here + stretches[j * Reading::longest + k - 1]);
    }
    for (std::size_t j = 0; j <= m; ++j) promise = std::max(promise, next[j] + rest[j]);
    if (promise < best - how.bound) return;
    const auto row = static_cast<std::uint32_t>(rows.size());
    rows.insert(rows.end(), next.begin(), next.end());
    open.push({promise, child, row, titled});
    const Word word = nodes_[child].word;
    const float whole = next[m];
    if (word == Ngrams::unknown || whole <= impossible || whole < best - how.bound) return;
    best = std::max(best, whole);
    Candidate& candidate = found[word];
    candidate.word = word;
    (how.letters == Letters::capitals ? candidate.capitals : titled ? candidate.title : candidate.small) = whole;
  };
  while (!open.empty()) {
    const Path path = open.top();
    open.pop();
    if (path.promise < best - how.bound) break;
    for (const std::uint32_t child : nodes_[path.node].children) {
      const Letter letter = nodes_[child].letter;
      if (how.letters == Letters::capitals) {
        follow(path, child, capital(letter), false);
      } else {
        follow(path, child, letter, path.titled);
        if (path.node == 0) follow(path, child, capital(letter), true);
      }
    }
  }
  std::vector<Candidate> out;
  out.reserve(found.size());
  const auto top = [](const Candidate& c) { return std::max({c.small, c.title, c.capitals}); };
  for (const auto& [word, candidate] : found)
    if (top(candidate) >= best - how.bound) out.push_back(candidate);
  const auto worth = [&](const Candidate& c) {
    constexpr float share = 0.7F, of_new_words = -12;
    return top(c) + share * (c.word < ngrams_.size() ? ngrams_.log_prob(c.word) : of_new_words);
  };
  std::sort(out.begin(), out.end(), [&](const Candidate& a, const Candidate& b) {
    const float first = worth(a), second = worth(b);
    return first != second ? first > second : a.word < b.word;
  });
  if (out.size() > how.most) out.resize(how.most);
  return out;
}

}  // namespace vietnamese
