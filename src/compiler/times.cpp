// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/times.h"

#include <algorithm>

#include "compiler/citations_words.h"
#include "compiler/times_expression.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

// Most words of a sentence begin no time; one look into this spares many into the tables of the readers.
bool may_begin(const TimeText& text, std::size_t i) {
  static const Lexicon lexicon{
      {"sau|ngay|khi|kể|trong|từ|bắt|tính|trước|chậm|muộn|không|hoàn|xong|kết|đến|hết|hạn|thời|tới|cho|định|hàng|hằng|"
       "mỗi|"
       "từng|theo|thứ|sáng|chiều|tối|chủ|ngày|các|tháng|quý|quí|năm|giai|nhiệm|dịp|nhân|vào|thường|liên|quanh|xuyên|"
       "suốt|cả|"
       "cuối|đầu|giữa|khoảng|dự|tuần|nửa|sáu|chín|ba|t|q|những|lúc|buổi|của|tổ|tại",
       1}};
  if (is_digits(text.words, i)) return true;
  return text.words[i].letters && (text.whole || lexicon.has(text.words, i));
}

std::optional<Expression> expression_at(const TimeText& text, std::size_t i) {
  if (!may_begin(text, i)) return {};
  for (const auto read : {after_at, period_at, deadline_at, rhythm_at, always_at, occasion_at, stretch_expression_at})
    if (auto found = read(text, i)) return found;
  return {};
}

Time as_time(const Expression& found) {
  Time time;
  time.kind = found.impossible ? TimeKind::other : found.kind;
  if (found.impossible) return time;
  time.every = std::string(found.every);
  if (time.kind == TimeKind::recurring || time.kind == TimeKind::continuous || time.kind == TimeKind::after_issue)
    return time;
  time.from = time.kind == TimeKind::before ? std::nullopt : found.begin;
  time.to = found.end;
  return time;
}

std::string_view without_end(std::string_view value) {
  value = vietnamese::trim(value);
  while (!value.empty() && (value.back() == '.' || value.back() == ';' || value.back() == ',' || value.back() == ':' ||
                            value.back() == '/'))
    value = vietnamese::trim(value.substr(0, value.size() - 1));
  return value;
}

}  // namespace

Time parse_time(std::string_view value, int year) {
  const std::string_view raw = without_end(value);
  const Words words = split_words(raw);
  Time time;
  static const Lexicon by_plan{{"theo", 1}};
  static const Lexicon by_rhythm{{"theo tháng|theo quý|theo tuần|theo năm|theo ngày|theo định kỳ", 1}};
  const bool refers = by_plan.has(words, 0) && !by_rhythm.has(words, 0);
  const TimeText text{words, year, true};
  // What stands in parentheses only explains, unless there is nothing else.
  for (const bool inside : {false, true}) {
    int depth = 0;
    std::optional<Expression> found;
    for (std::size_t i = 0; i < words.size() && !refers && !found; ++i) {
      if (words[i].mark == U'(') ++depth;
      if (words[i].mark == U')') --depth;
      if ((depth > 0) == inside) found = expression_at(text, i);
    }
    if (!found) continue;
    time = as_time(*found);
    break;
  }
  time.raw = std::string(raw);
  return time;
}

std::vector<FoundTime> find_times(std::string_view sentence, int year) {
  const Words words = split_words(sentence);
  const std::vector<CitationHead> heads = citation_heads(sentence, words);
  const TimeText text{words, year, false};
  std::vector<FoundTime> found;
  auto head = heads.begin();
  for (std::size_t i = 0; i < words.size(); ++i) {
    while (head != heads.end() && head->to <= i) ++head;
    if (head != heads.end() && i >= head->from) {
      i = head->to - 1;
      continue;
    }
    const auto expression = expression_at(text, i);
    if (!expression) continue;
    Time time = as_time(*expression);
    const std::size_t from = words[expression->from].from, to = words[expression->to - 1].to;
    time.raw = std::string(sentence.substr(from, to - from));
    found.push_back({from, to, std::move(time)});
    i = expression->to - 1;
  }
  return found;
}

}  // namespace compiler
