// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/page_layout_rows.h"

#include <algorithm>
#include <map>

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

std::string printed_text(const Row& row) {
  std::string text;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    const Word& word = *row.words[i];
    text += word.text;
    if (i + 1 == row.words.size()) break;
    const double gap = row.words[i + 1]->box.x0 - word.box.x1;
    if (word.space_after || gap > 0.15 * word.size) text += ' ';
  }
  return text;
}

}  // namespace documents
