// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/citations_words.h"

#include <algorithm>

#include "compiler/citations_laws.h"
#include "compiler/times_calendar.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

const Lexicon& types() {
  static const Lexicon lexicon{
      {"nghị quyết|nghị quyết liên tịch|quyết định|kế hoạch|kế hoạch hành động|kế hoạch liên tịch|"
       "kế hoạch liên ngành|kế hoạch phối hợp|chỉ thị|thông tư|thông tư liên tịch|nghị định|chương trình|"
       "chương trình hành động|chương trình phối hợp|chương trình công tác|công văn|văn bản|kết luận|thông báo|"
       "thông báo kết luận|thông tri|hướng dẫn|hướng dẫn liên ngành|quy định|quy chế|quy chế phối hợp|đề án|dự án|"
       "báo cáo|tờ trình|công điện|lệnh|thông cáo|biên bản|phương án|điều lệ|tuyên bố|văn bản hợp nhất|quy trình|"
       "giấy mời|đề cương|thư ngỏ|công thư|bản thỏa thuận|hợp đồng|chiến lược|quy hoạch|nội quy|"
       "chương trình phối hợp công tác",
       1},
      {"luật|bộ luật|pháp lệnh|hiến pháp", 2},
  };
  return lexicon;
}

// The type a symbol names, for numbers that stand without one.
std::string_view type_of_symbol(std::string_view symbol) {
  struct Row {
    std::string_view symbol, type;
  };
  static constexpr Row rows[] = {
      {"NQ", "Nghị quyết"},    {"QĐ", "Quyết định"}, {"KH", "Kế hoạch"},  {"CT", "Chỉ thị"},
      {"CTr", "Chương trình"}, {"TT", "Thông tư"},   {"NĐ", "Nghị định"}, {"TB", "Thông báo"},
      {"HD", "Hướng dẫn"},     {"KL", "Kết luận"},   {"BC", "Báo cáo"},   {"TTr", "Tờ trình"},
      {"ĐA", "Đề án"},         {"DA", "Dự án"},      {"QC", "Quy chế"},   {"QyĐ", "Quy định"},
      {"CĐ", "Công điện"},     {"PA", "Phương án"},  {"QH15", "Luật"},    {"QH14", "Luật"},
      {"QH13", "Luật"},        {"QH16", "Luật"},     {"PL", "Pháp lệnh"}, {"TTLT", "Thông tư liên tịch"},
      {"CV", "Công văn"}};
  for (const Row& row : rows)
    if (row.symbol == symbol) return row.type;
  return {};
}

class HeadScanner {
 public:
  HeadScanner(std::string_view text, const Words& words) : text_(text), words_(words) {}

  std::vector<CitationHead> scan() {
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t behind = step(i);
      i = behind > i ? behind : i + 1;
    }
    return std::move(heads_);
  }

 private:
  struct Number {
    std::string text{};
    std::string symbol{};  // its first part: "QĐ", "NQ", "QH15"
    std::size_t to = 0;
  };

  std::string_view word(std::size_t i) const { return text_.substr(words_[i].from, words_[i].to - words_[i].from); }

  // A part of a symbol: capitals, or the few abbreviations with small letters ("TTg", "CTr", "ThU").
  bool is_symbol_part(std::size_t i) const {
    if (i >= words_.size() || !words_[i].letters || !words_[i].upper) return false;
    if (words_[i].all_upper) return true;
    static const Lexicon mixed{{"ttg|ctr|thu|qyđ|ttr|trs|hđnd|ubnd|cp|bch|đu|tw|tu|hu|cttđt", 1}};
    return mixed.has(words_, i) && words_[i].to - words_[i].from <= 6;
  }

  static bool is_joint(char32_t mark) { return mark == U'/' || mark == U'-' || mark == U'&' || mark == U'.'; }

  // One part with the digits that belong to it: "QH15", "BCĐTKNQ18".
  std::size_t part_end(std::size_t i) const {
    ++i;
    while (i < words_.size() && !words_[i].spaced && (words_[i].digits != 0 || is_symbol_part(i))) ++i;
    return i;
  }

  // "76/NQ-CP", "19/2024/QĐ-UBND", "08-NQ/TU", "27/NQ- TW", "281 /KH-SKHCN"
  std::optional<Number> number_at(std::size_t i) const {
    if (i + 2 >= words_.size() || words_[i].digits == 0 || words_[i].digits > 5) return {};
    const char32_t first = words_[i + 1].mark;
    if (first != U'/' && first != U'-') return {};
    Number found;
    found.text = std::string(word(i)) + static_cast<char>(first);
    std::size_t part = i + 2;
    if (first == U'/' && words_[part].digits == 4 && is_mark(words_, part + 1, U'/')) {
      found.text += std::string(word(part)) + "/";
      part += 2;
    }
    if (!is_symbol_part(part) || (first == U'-' && words_[i + 1].spaced && words_[part].spaced)) return {};
    // A party number has its slash behind the type.
    bool slash = first == U'/';
    std::size_t end = part_end(part);
    append(found.text, part, end);
    found.symbol = std::string(text_.substr(words_[part].from, words_[end - 1].to - words_[part].from));
    while (end + 1 < words_.size() && is_joint(words_[end].mark)) {
      const char32_t mark = words_[end].mark;
      const std::size_t next = end + 1;
      if (!is_symbol_part(next)) break;
      const bool apart = words_[end].spaced && words_[next].spaced;
      if (mark == U'.' && (words_[next].spaced || words_[end].spaced)) break;
      if (apart && (slash_later(found.text) || mark != U'-' || words_[next].to - words_[next].from > 8)) break;
      if ((words_[end].spaced || words_[next].spaced) && !words_[next].all_upper &&
          words_[next].to - words_[next].from > 4)
        break;
      found.text += static_cast<char>(mark);
      slash = slash || mark == U'/';
      end = part_end(next);
      append(found.text, next, end);
    }
    if (!slash) return {};
    found.to = end;
    return found;
  }

  // "12/QĐ-UBND - Phụ lục": what has both its parts goes on over no spaced dash.
  static bool slash_later(std::string_view number) {
    const std::size_t slash = number.rfind('/');
    return slash != std::string_view::npos && number.find('-', slash) != std::string_view::npos;
  }

  void append(std::string& out, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) out += word(i);
  }

  std::size_t step(std::size_t i) {
    const Lexicon::Match type = types().longest(words_, i);
    if (type) return type_at(i, type);
    if (const std::size_t behind = short_type_at(i); behind != 0) return behind;
    if (words_[i].digits != 0) return lone_number_at(i);
    if (words_[i].mark == U'.' || words_[i].mark == U';') pending_ = none;
    return i + 1;
  }

  std::size_t number_word(std::size_t i) const {
    static const Lexicon lexicon{{"số|số:|sô|só|sổ|so", 1}};
    return lexicon.longest(words_, i).count;
  }

  std::size_t type_at(std::size_t i, const Lexicon::Match& type) {
    std::size_t next = i + type.count;
    next += number_word(next);
    if (const auto number = number_at(next)) {
      add(i, type.count, *number, type.value == 2);
      return heads_.back().to;
    }
    if (type.value == 2) {
      if (const std::size_t behind = named_law_at(i, type.count); behind != 0) return behind;
    }
    pending_ = i;
    pending_count_ = type.count;
    return i + type.count;
  }

  // "QĐ số 12/QĐ-UBND", "KH 113/KH-UBND"
  std::size_t short_type_at(std::size_t i) {
    if (!words_[i].all_upper && !is_symbol_part(i)) return 0;
    const std::string_view name = type_of_symbol(word(i));
    if (name.empty() || (i > 0 && !words_[i].spaced)) return 0;
    const std::size_t next = i + 1 + number_word(i + 1);
    const auto number = number_at(next);
    if (!number) return 0;
    add(i, 1, *number, false);
    heads_.back().type = std::string(name);
    return heads_.back().to;
  }

  // A number behind no type of its own: of a list, of a type some words before, or by its symbol.
  std::size_t lone_number_at(std::size_t i) {
    const auto number = number_at(i);
    if (!number) return i + 1;
    if (i > 0 && !words_[i].spaced && words_[i - 1].mark != U'(' && words_[i - 1].mark != U'"' &&
        words_[i - 1].mark != U':')
      return number->to;
    static const Lexicon say_number{{"số", 1}};
    const bool said = i > 0 && (say_number.has(words_, i - 1) ||
                                (i > 1 && is_mark(words_, i - 1, U':') && say_number.has(words_, i - 2)));
    // "Số: 281/KH-SKHCN" is the document's own.
    const bool own = said && (i == 1 || (is_mark(words_, i - 1, U':') && words_[i - 2].upper));
    if (own && (pending_ == none || i - pending_ > 16)) return number->to;
    if (pending_ != none && i - pending_ <= 16) {
      add(pending_, pending_count_, *number, types().longest(words_, pending_).value == 2);
      heads_.back().number_to = number->to;
      if (heads_.back().law) heads_.back().name_to = said ? i - 1 : i;
      return heads_.back().to;
    }
    std::string_view type = type_of_symbol(number->symbol);
    const bool in_list = !heads_.empty() && only_joints(heads_.back().to, i);
    if (type.empty() && (in_list || said) && !heads_.empty()) type = heads_.back().type;
    if (type.empty()) return number->to;
    if (in_list) type = heads_.back().type;
    const std::string kept(type);
    add(said ? i - 1 : i, 0, *number, false);
    heads_.back().type = kept;
    return heads_.back().to;
  }

  bool only_joints(std::size_t from, std::size_t to) const {
    static const Lexicon joints{{",|;|và|số|hoặc|số:", 1}};
    while (from < to) {
      const std::size_t count = joints.longest(words_, from).count;
      if (count == 0) return false;
      from += count;
    }
    return true;
  }

  // "Luật Điện lực số 61/2024/QH15 ngày …", "Luật Tổ chức chính quyền địa phương năm 2025", "Bộ luật Lao động"
  std::size_t named_law_at(std::size_t i, std::size_t count) {
    static const Lexicon not_before{{"pháp|đại học|ngành|học|cử nhân|khoa|chuyên ngành|tủ sách|phòng", 1}};
    static const Lexicon constitution{{"hiến pháp", 1}};
    static const Lexicon amending{{"sửa đổi", 1}};
    if (!words_[i].upper || (i > 0 && not_before.has(words_, i - 1))) return 0;
    std::size_t end = i + count + law_name_words(words_, i + count);
    const bool named = end > i + count;
    const bool own_name = constitution.has(words_, i);
    if (!named && !own_name && !amending.has(words_, end)) {
      if (end >= words_.size() || !words_[end].letters || !words_[end].upper) return 0;
      end = unknown_name_end(end);
    }
    if (amending.has(words_, end)) return 0;  // "Luật sửa đổi, bổ sung một số điều của …": its number comes later
    CitationHead head;
    head.from = i;
    head.law = true;
    head.type = capitalised(i, count);
    head.name_from = i;
    std::size_t behind = end;
    static const Lexicon years{{"năm|,năm", 1}};
    static const Lexicon revised{{"(sửa đổi)|sửa đổi|(sửa đổi,bổ sung)", 1}};
    behind += revised.longest(words_, behind).count;
    if (const std::size_t year = years.longest(words_, behind).count;
        year != 0 && behind + year < words_.size() && words_[behind + year].digits == 4) {
      behind += year + 1;
      end = behind;
    } else if (own_name && !named) {
      return 0;
    }
    head.name_to = end;
    head.number_to = head.to = behind;
    const std::size_t number_from = behind + number_word(behind);
    if (const auto number = number_at(number_from)) {
      head.number = number->text;
      head.number_to = head.to = number->to;
    }
    take_date(head);
    heads_.push_back(std::move(head));
    pending_ = none;
    return heads_.back().to;
  }

  // A name no table knows: up to the number, the date, a mark or a word that no name has.
  std::size_t unknown_name_end(std::size_t i) const {
    static const Lexicon stops{
        {"số|ngày|năm|và các|được|theo|có|của|quy định|để|về|trong|là|hiện hành|đã|sửa đổi|này|thì|phải|cho|với", 1}};
    static const Lexicon and_law{{"và luật|và bộ luật|và nghị|và pháp lệnh|và quyết", 1}};
    std::size_t end = i;
    while (end < words_.size() && end < i + 16 && (words_[end].letters || words_[end].mark == U'-')) {
      if (stops.has(words_, end) || and_law.has(words_, end)) break;
      ++end;
    }
    return end;
  }

  void add(std::size_t from, std::size_t type_count, const Number& number, bool law) {
    CitationHead head;
    head.from = from;
    head.type = type_count == 0 ? std::string{} : capitalised(from, type_count);
    head.number = number.text;
    head.number_to = head.to = number.to;
    head.law = law;
    head.name_from = head.name_to = from;
    take_date(head);
    heads_.push_back(std::move(head));
    pending_ = none;
  }

  void take_date(CitationHead& head) {
    const CitedDate date = cited_date(words_, head.to);
    head.date = date.date;
    head.date_impossible = date.found && !date.date;
  }

  std::string capitalised(std::size_t from, std::size_t count) const {
    std::string name = vietnamese::lower(
        vietnamese::tidy(text_.substr(words_[from].from, words_[from + count - 1].to - words_[from].from)));
    std::size_t first = 0;
    const Words one = split_words(name);
    first = one.empty() ? 0 : one[0].to;
    // Only the first letter is raised; it may take two bytes ("Đề án").
    std::size_t letter = 1;
    while (letter < first && (static_cast<unsigned char>(name[letter]) & 0xC0u) == 0x80u) ++letter;
    return vietnamese::upper(std::string_view(name).substr(0, letter)) + name.substr(letter);
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::string_view text_;
  const Words& words_;
  std::vector<CitationHead> heads_;
  std::size_t pending_ = none;
  std::size_t pending_count_ = 0;
};

}  // namespace

CitedDate cited_date(const Words& words, std::size_t& at) {
  static const Lexicon openings{{",|(|,(|-", 1}};
  static const Lexicon day{{"ngày|ngay", 1}};
  std::size_t i = at;
  const std::size_t opening = openings.longest(words, i).count;
  i += opening;
  if (opening != 0 && !day.has(words, i)) return {};
  const auto stretch = stretch_at(words, i, true);
  if (!stretch || stretch->grain != Grain::day || stretch->year == 0) return {};
  CitedDate found{true, {}};
  if (const auto days = days_of(*stretch, 0)) found.date = days->to;
  at = stretch->to;
  if (opening != 0 && is_mark(words, at, U')')) ++at;
  return found;
}

bool may_cite(std::string_view text) {
  static constexpr std::string_view signs[] = {"/", "uật", "UẬT", "iến pháp", "áp lệnh"};
  return std::any_of(std::begin(signs), std::end(signs),
                     [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

std::vector<CitationHead> citation_heads(std::string_view text, const Words& words) {
  if (!may_cite(text)) return {};
  return HeadScanner(text, words).scan();
}

}  // namespace compiler
