// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/times_expression.h"

#include <algorithm>

namespace compiler {
namespace {

// "Ngày Pháp luật Việt Nam", "Ngày Chuyển đổi số quốc gia 10/10"
std::optional<Expression> named_day(const TimeText& text, std::size_t i) {
  if (!text.whole || !is_day_word(text, i) || i + 2 >= text.words.size() || !text.words[i + 1].upper ||
      !text.words[i + 2].letters)
    return {};
  static const Lexicon months{{"tháng|quý", 1}};
  if (months.has(text.words, i + 1)) return {};
  return Expression{i, text.words.size(), TimeKind::event};
}

}  // namespace

std::size_t hour_words(const TimeText& text, std::size_t i) {
  static const Lexicon hours{{"h|giờ|g", 1}};
  static const Lexicon minutes{{"phút|p|'", 1}};
  if (!is_digits(text.words, i) || text.words[i].digits > 2) return 0;
  // "22:00"
  if (is_mark(text.words, i + 1, U':') && is_digits(text.words, i + 2) && text.words[i + 2].digits == 2 &&
      !text.words[i + 2].spaced)
    return 3;
  if (!hours.has(text.words, i + 1)) return 0;
  std::size_t end = i + 2;
  if (is_digits(text.words, end) && text.words[end].digits <= 2) ++end;
  if (minutes.has(text.words, end)) ++end;
  return end - i;
}

bool is_day_word(const TimeText& text, std::size_t i) {
  static const Lexicon day{{"ngày", 1}};
  return day.has(text.words, i);
}

std::size_t clause_end(const TimeText& text, std::size_t i) {
  if (text.whole) return text.words.size();
  const std::size_t limit = std::min(text.words.size(), i + 16);
  while (i < limit && (text.words[i].letters || text.words[i].digits != 0 || text.words[i].mark == U'-' ||
                       text.words[i].mark == U'/'))
    ++i;
  return i;
}

std::optional<Expression> after_at(const TimeText& text, std::size_t i) {
  static const Lexicon lexicon{{"sau khi|ngay sau khi|ngay khi|kể từ khi|sau ngày|trong vòng|ngay sau|sau", 1},
                               {"khi có|khi được", 2}};
  static const Lexicon issued{
      {"ban hành|phê duyệt|công bố|thông qua|có hiệu lực|ký|quy chế|hướng dẫn|quyết định|văn bản|kế hoạch|"
       "nghị định|thông tư|nghị quyết|luật|chỉ đạo|quy định|được duyệt|đề án|chương trình|công văn",
       1}};
  const Lexicon::Match match = lexicon.longest(text.words, i);
  if (!match) return {};
  static const Lexicon strong{{"sau khi|ngay sau khi|ngay khi|kể từ khi|khi có|khi được", 1}};
  const bool clear = strong.has(text.words, i);
  if (!clear && !(text.whole && i == 0)) return {};
  if (!text.whole && match.value == 2) return {};
  Expression found{i, clause_end(text, i + match.count), TimeKind::event};
  for (std::size_t k = i + match.count; k < found.to; ++k)
    if (issued.has(text.words, k)) found.kind = TimeKind::after_issue;
  if (match.value == 2 && found.kind == TimeKind::event) found.kind = TimeKind::other;
  return found;
}

std::optional<Expression> occasion_at(const TimeText& text, std::size_t i) {
  static const Lexicon lexicon{
      {"dịp|nhân dịp|vào dịp|trong dịp|nhân|nhân ngày|trước,trong và sau|trước và trong|trước,trong,sau|"
       "trong và sau|trước và sau",
       1},
      {"chào mừng|hưởng ứng|kỷ niệm|lễ kỷ niệm|trong tuần lễ|tuần lễ|trong tháng hành động|tháng hành động|"
       "ngày hội|tháng thanh niên|tháng cao điểm|đợt cao điểm|đợt|tết nguyên đán",
       2}};
  const Lexicon::Match match = lexicon.longest(text.words, i);
  if (!match || (match.value == 2 && !text.whole)) return named_day(text, i);
  const std::size_t next = i + match.count;
  if (next >= text.words.size()) return {};
  static const Lexicon times{{"dịp|nhân dịp|vào dịp|trong dịp", 1}};
  if (!text.whole && !times.has(text.words, i) && !text.words[next].upper && !text.words[i].upper) return {};
  static const Lexicon people{
      {"nhân dân|nhân rộng|nhân lực|nhân sự|nhân viên|nhân quyền|nhân tài|nhân tố|nhân văn", 1}};
  if (people.has(text.words, i)) return {};
  Expression found{i, clause_end(text, next), TimeKind::event};
  if (const auto stretch = stretch_at(text.words, next, true);
      stretch && stretch->grain == Grain::day && !is_impossible(*stretch)) {
    if (!text.whole) found.to = stretch->to;
    if (const auto days = days_of(*stretch, text.year)) {
      found.begin = days->from;
      found.end = days->to;
    }
  }
  return found;
}

}  // namespace compiler
