// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/page_layout_rows.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

// Share of the lower of two boxes that stands beside the other.
double beside(const Box& a, const Box& b) {
  const double common = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  const double height = std::min(a.y1 - a.y0, b.y1 - b.y0);
  return height > 0 ? common / height : 0;
}

double main_size(const Row& row) {
  const Word& first = *row.words.front();
  if (std::all_of(row.words.begin(), row.words.end(), [&](const Word* w) { return w->size == first.size; }))
    return first.size;
  std::map<double, std::size_t> letters;
  for (const Word* word : row.words) letters[word->size] += word->text.size();
  return std::max_element(letters.begin(), letters.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

void finish(Row& row) {
  std::sort(row.words.begin(), row.words.end(), [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
  row.size = main_size(row);
  for (const Word* word : row.words) {
    row.box.x0 = std::min(row.box.x0, word->box.x0);
    row.box.x1 = std::max(row.box.x1, word->box.x1);
  }
}

}  // namespace

std::vector<Row> rows_of(std::vector<const Word*> words) {
  std::sort(words.begin(), words.end(),
            [](const Word* a, const Word* b) { return a->box.y0 + a->box.y1 < b->box.y0 + b->box.y1; });
  std::vector<Row> rows;
  for (const Word* word : words) {
    // A raised note number or a smaller word may lie between two rows; it belongs to the one it overlaps most.
    Row* best = nullptr;
    double most = 0.5;
    for (std::size_t back = 0; back < 3 && back < rows.size(); ++back) {
      Row& row = rows[rows.size() - 1 - back];
      const double share = beside(row.box, word->box);
      if (share >= most) most = share, best = &row;
    }
    if (!best) {
      rows.push_back({{}, word->box, 0});
      best = &rows.back();
    } else if (word->box.y1 - word->box.y0 > best->box.y1 - best->box.y0) {
      best->box.y0 = word->box.y0, best->box.y1 = word->box.y1;
    }
    best->words.push_back(word);
  }
  for (Row& row : rows) finish(row);
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.box.y1 < b.box.y1; });
  return rows;
}

// A raised number that calls a footnote; not the 2 of km2.
bool calls_note(const Row& row, std::size_t i) {
  const Word& word = *row.words[i];
  if (i == 0 || word.confidence >= 0 || word.size > 0.75 * row.size || word.text.size() > 2) return false;
  if (row.box.y1 - word.box.y1 < 0.15 * row.size) return false;
  const Word& before = *row.words[i - 1];
  if (word.box.x0 - before.box.x1 > 0.2 * row.size || before.text.ends_with('m')) return false;
  return std::all_of(word.text.begin(), word.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "K Ế  H O Ạ C H": letters set apart, where only the gaps tell the words.
bool is_spaced_out(const Row& row) {
  const auto alone = std::count_if(row.words.begin(), row.words.end(), [](const Word* word) {
    std::size_t at = 0;
    return vietnamese::is_letter(base::next_code_point(word->text, at)) && at == word->text.size();
  });
  return row.words.size() >= 5 && 10 * alone >= 9 * std::ssize(row.words);
}

double usual_gap(const Row& row) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < row.words.size(); ++i) gaps.push_back(row.words[i]->box.x0 - row.words[i - 1]->box.x1);
  std::sort(gaps.begin(), gaps.end());
  return gaps[gaps.size() / 2];
}

std::string printed_text(const Row& row) {
  const double letter_gap = is_spaced_out(row) ? usual_gap(row) : 0;
  std::string text;
  bool space = false;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    const Word& word = *row.words[i];
    if (!calls_note(row, i)) {
      if (space) text += ' ';
      text += word.text;
    }
    if (i + 1 == row.words.size()) break;
    const double gap = row.words[i + 1]->box.x0 - word.box.x1;
    space = letter_gap > 0 ? gap > letter_gap + 0.15 * word.size : word.space_after || gap > 0.15 * word.size;
  }
  return text;
}

}  // namespace documents
