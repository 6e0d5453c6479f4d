// SPDX-License-Identifier: AGPL-3.0-or-later
// A decree sets the head and the tail of an office document in two columns (30/2020/NĐ-CP, annex I): agency and number
// beside motto and date, recipients beside the signature. Nothing else in such a document is read column by column,
// so the words that open the two blocks are looked for, and the white channel between the columns is followed.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "documents/read/page_layout_rows.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

struct Channel {
  double x0 = 0, x1 = 0;
  double width() const { return x1 - x0; }
};

bool starts_with_fold(std::string_view text, std::string_view folded) {
  return vietnamese::fold(text).starts_with(folded);
}

// The part of `channel` that stays white in this row; the widest, where a word parts it.
Channel narrowed(const Channel& channel, const Row& row) {
  Channel best{0, -1};
  double white_from = 0;
  auto offer = [&](double x0, double x1) {
    const Channel piece{std::max(channel.x0, x0), std::min(channel.x1, x1)};
    if (piece.width() > best.width()) best = piece;
  };
  for (const Word* word : row.words) {
    offer(white_from, word->box.x0);
    white_from = std::max(white_from, word->box.x1);
  }
  offer(white_from, channel.x1);
  return best;
}

bool wide_enough(const Channel& channel, const Row& row) { return channel.width() >= 0.4 * row.size; }

bool has_left(const Row& row, const Channel& channel) { return row.words.front()->box.x0 < channel.x0; }
bool has_right(const Row& row, const Channel& channel) { return row.words.back()->box.x1 > channel.x1; }

double centre(const Box& box) { return (box.x0 + box.x1) / 2; }

// Adds the rows below `band` that leave a channel open.
void follow_down(const std::vector<Row>& rows, Columns& band, Channel& channel, const auto& stop) {
  while (band.to < rows.size()) {
    const Row& row = rows[band.to];
    const Channel next = narrowed(channel, row);
    if (!wide_enough(next, row) || stop(row)) return;
    channel = next;
    ++band.to;
  }
}

// The word of the row that opens the motto of the state or the name of the Party.
std::optional<std::size_t> motto_at(const Row& row) {
  const std::string folded = vietnamese::fold(printed_text(row));
  static constexpr std::array<std::string_view, 5> phrases = {"cong hoa xa hoi", "xa hoi chu nghia", "doc lap - tu do",
                                                              "doc lap", "dang cong san viet nam"};
  const bool there = std::any_of(phrases.begin(), phrases.end(),
                                 [&](std::string_view phrase) { return folded.find(phrase) != std::string::npos; });
  if (!there) return std::nullopt;
  // The motto is the last thing in its row; it begins after the widest gap, or with the row.
  std::size_t at = 0;
  double widest = 0.6 * row.size;
  for (std::size_t i = 0; i + 1 < row.words.size(); ++i) {
    const double gap = row.words[i + 1]->box.x0 - row.words[i]->box.x1;
    if (gap > widest) widest = gap, at = i + 1;
  }
  if (at == 0) {  // the two columns nearly touch
    for (std::size_t i = 0; i + 1 < row.words.size(); ++i) {
      const std::string two = vietnamese::fold(row.words[i]->text + " " + row.words[i + 1]->text);
      if (two == "cong hoa" || two == "doc lap" || two == "dang cong") return i;
    }
  }
  return at;
}

bool holds_date(const Row& row, double channel) {
  std::string right;
  for (const Word* word : row.words)
    if (word->box.x0 >= channel) right += word->text + ' ';
  const std::string folded = vietnamese::fold(right);
  return folded.find("ngay") != std::string::npos && folded.find("thang") != std::string::npos;
}

std::optional<Columns> find_head(const std::vector<Row>& rows, const PageSize& page) {
  for (std::size_t i = 0; i < rows.size() && i < 14 && rows[i].box.y0 < 0.5 * page.height; ++i) {
    const std::optional<std::size_t> word = motto_at(rows[i]);
    if (!word) continue;
    Channel channel{*word > 0 ? rows[i].words[*word - 1]->box.x1 : 0, rows[i].words[*word]->box.x0};
    if (!wide_enough(channel, rows[i])) return std::nullopt;

    Columns band{i, i + 1, 0};
    while (band.from > 0) {  // the agency may begin above the motto
      const Row& above = rows[band.from - 1];
      const Channel next = narrowed(channel, above);
      if (!wide_enough(next, above) || has_right(above, next)) break;
      channel = next;
      --band.from;
    }
    bool dated = false;
    follow_down(rows, band, channel, [&](const Row& row) {
      const bool right = has_right(row, channel), left = has_left(row, channel);
      if (dated && (right || rows[band.to].box.y0 - rows[band.to - 1].box.y1 > 1.5 * row.size)) return true;
      if (right && !left && std::abs(centre(row.box) - page.width / 2) < 0.03 * page.width) return true;
      dated = dated || holds_date(row, channel.x1);
      return false;
    });
    const bool both = std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(band.from),
                                  rows.begin() + static_cast<std::ptrdiff_t>(band.to),
                                  [&](const Row& row) { return has_left(row, channel); });
    if (!both) return std::nullopt;
    band.channel = (channel.x0 + channel.x1) / 2;
    return band;
  }
  return std::nullopt;
}

std::optional<Columns> find_tail(const std::vector<Row>& rows, const PageSize& page, std::size_t after) {
  for (std::size_t i = after; i < rows.size(); ++i) {
    const std::vector<const Word*>& words = rows[i].words;
    if (words.size() < 2 || !starts_with_fold(words[0]->text, "noi") || !starts_with_fold(words[1]->text, "nhan"))
      continue;
    Channel channel{words[1]->box.x1, page.width};
    if (words.size() > 2) channel.x1 = words[2]->box.x0;
    if (channel.width() < rows[i].size) continue;  // "Nơi nhận hồ sơ …": a sentence

    Columns band{i, i + 1, 0};
    while (band.from > after) {  // the signature may begin above
      const Row& above = rows[band.from - 1];
      const Channel next = narrowed(channel, above);
      const bool near = rows[band.from].box.y0 - above.box.y1 < 2 * above.size;
      if (!wide_enough(next, above) || has_left(above, next) || !near) break;
      channel = next;
      --band.from;
    }
    follow_down(rows, band, channel, [](const Row&) { return false; });
    band.channel = (channel.x0 + channel.x1) / 2;
    return band;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Columns> find_columns(const std::vector<Row>& rows, const PageSize& page) {
  std::vector<Columns> found;
  if (const std::optional<Columns> head = find_head(rows, page)) found.push_back(*head);
  if (const std::optional<Columns> tail = find_tail(rows, page, found.empty() ? 0 : found[0].to))
    found.push_back(*tail);
  return found;
}

bool may_hold_table(const std::vector<Word>& words, const PageSize& page) {
  std::vector<const Word*> all;
  for (const Word& word : words) all.push_back(&word);
  const std::vector<Row> rows = rows_of(std::move(all));
  const std::vector<Columns> bands = find_columns(rows, page);
  int signs = 0;
  for (std::size_t i = 0; i < rows.size() && signs < 2; ++i) {
    if (std::any_of(bands.begin(), bands.end(), [&](const Columns& b) { return i >= b.from && i < b.to; })) continue;
    const Row& row = rows[i];
    bool parted = false;
    for (std::size_t w = 0; w + 1 < row.words.size() && !parted; ++w) {
      const bool label = w == 0 && row.words.size() > 2 && row.words[0]->text.size() <= 4;  // "1.  …", "-  …"
      parted = !label && row.words[w + 1]->box.x0 - row.words[w]->box.x1 > 0.7 * row.size;
    }
    // Cells set to the middle stand between the lines of their neighbours.
    const bool interleaved = i > 0 && rows[i - 1].box.y1 - row.box.y0 > 0.3 * (row.box.y1 - row.box.y0);
    signs += parted || interleaved;
  }
  return signs >= 2;
}

}  // namespace documents
