// SPDX-License-Identifier: AGPL-3.0-or-later
// "cải cách hành chính (sau đây viết tắt là CCHC)", "thủ tục hành chính (TTHC)", "Sở Khoa học và Công nghệ (gọi tắt là
// Sở)"
#include <algorithm>

#include "base/utf8.h"
#include "compiler/facts.h"
#include "compiler/units_grammar.h"
#include "compiler/words.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

const Lexicon& announcements() {
  static const Lexicon lexicon{
      {"sau đây viết tắt là|viết tắt là|sau đây gọi tắt là|gọi tắt là|sau đây gọi là|sau đây gọi chung là|"
       "gọi chung là|tắt là|viết tắt|gọi tắt|sau đây viết tắt|sau đây gọi tắt|sau đây viết là|dưới đây gọi tắt là|"
       "dưới đây viết tắt là|từ đây gọi tắt là|sau đây được viết tắt là|sau đây được gọi tắt là|gọi là|"
       "viết tắt thành|viết gọn là",
       1}};
  return lexicon;
}

// Words that stand between those an abbreviation is made of.
const Lexicon& passed_over() {
  static const Lexicon lexicon{{"và|của|các|về|những|trong|cho|với|ở|thuộc", 1}};
  return lexicon;
}

class AbbreviationScanner {
 public:
  explicit AbbreviationScanner(std::string_view text) : text_(text), words_(split_words(text)) {}

  std::vector<FoundAbbreviation> scan() {
    for (std::size_t i = 1; i < words_.size(); ++i)
      if (words_[i].mark == U'(') definition(i);
    return std::move(found_);
  }

 private:
  std::string cut(std::size_t from, std::size_t to) const {
    return std::string(text_.substr(words_[from].from, words_[to - 1].to - words_[from].from));
  }

  void definition(std::size_t open) {
    const std::size_t limit = std::min(words_.size(), open + 24);
    std::size_t close = open + 1;
    while (close < limit && words_[close].mark != U')') ++close;
    if (close == limit) return;
    std::size_t from = open + 1;
    const std::size_t said = announcements().longest(words_, from).count;
    from += said;
    if (said != 0 && is_mark(words_, from, U':')) ++from;
    std::size_t to = close;
    if (from < to && words_[from].mark == U'"' && words_[to - 1].mark == U'"') {
      ++from;
      --to;
    }
    if (from >= to || to - from > 9) return;
    const bool initials = is_initials(from, to);
    if (initials) {
      if (const std::size_t start = behind_initials(open, letters_of(from, to), said != 0); start < open)
        add(start, open, from, to, close + 1);
      else if (foreign(from, to, open))
        ;
      else if (said != 0)
        add_phrase(open, from, to, close + 1);
      return;
    }
    // "CCHC (cải cách hành chính)"
    if (said == 0) {
      if (open > 0 && words_[open - 1].letters && words_[open - 1].all_upper &&
          words_[open - 1].to - words_[open - 1].from > 2)
        explained(open, from, to, close + 1);
      else
        repeated_head(open, from, to, close + 1);
      return;
    }
    add_phrase(open, from, to, close + 1);
  }

  void add(std::size_t full_from, std::size_t full_to, std::size_t brief_from, std::size_t brief_to, std::size_t end) {
    // “Tháng hành động vì bình đẳng giới” năm 2025: with both its quotation marks.
    const auto marks = std::count_if(words_.begin() + static_cast<std::ptrdiff_t>(full_from),
                                     words_.begin() + static_cast<std::ptrdiff_t>(full_to),
                                     [](const Word& word) { return word.mark == U'"'; });
    if (marks % 2 == 1 && full_from > 0 && words_[full_from - 1].mark == U'"') --full_from;
    found_.push_back({words_[full_from].from, words_[end - 1].to, cut(brief_from, brief_to), cut(full_from, full_to)});
  }

  // Capitals without a space, two or more: CCHC, CBCCVC, KH&CN, TTĐT.
  bool is_initials(std::size_t from, std::size_t to) const {
    std::size_t letters = 0;
    for (std::size_t i = from; i < to; ++i) {
      if (i > from && words_[i].spaced) return false;
      if (words_[i].letters) {
        if (!words_[i].all_upper) return false;
        letters += base::count_code_points(text_.substr(words_[i].from, words_[i].to - words_[i].from));
      } else if (words_[i].mark != U'&' && words_[i].mark != U'-' && words_[i].mark != U'.') {
        return false;
      }
    }
    return letters >= 2 && letters <= 12;
  }

  std::u32string letters_of(std::size_t from, std::size_t to) const {
    std::u32string out;
    for (const char32_t c :
         base::to_code_points(text_.substr(words_[from].from, words_[to - 1].to - words_[from].from)))
      if (vietnamese::is_letter(c)) out.push_back(initial_letter(c));
    return out;
  }

  // Marks of the vowels are left out of initials now and then ("UBND", "ƯBND"), the bar of Đ never.
  static char32_t initial_letter(char32_t c) {
    const char32_t small = vietnamese::lower(c);
    return small == U'đ' ? small : vietnamese::bare(small);
  }

  char32_t initial(std::size_t i) const {
    std::size_t at = words_[i].from;
    return initial_letter(base::next_code_point(text_, at));
  }

  // The word the long form begins at, walking back from the parenthesis; `open` where the letters do not fit. Where the
  // text says that it abbreviates, up to three words may stand behind those with the letters ("… nhà nước").
  std::size_t behind_initials(std::size_t open, const std::u32string& letters, bool announced) const {
    const std::size_t slack = announced ? 3 : 0;
    for (std::size_t skip = 0; skip <= slack; ++skip) {
      std::size_t i = open;
      std::size_t skipped = 0;
      while (skipped < skip && i > 0 && words_[i - 1].letters) {
        --i;
        ++skipped;
      }
      if (skipped < skip) break;
      if (const std::size_t start = match_back(i, letters); start < i) return start;
    }
    return open;
  }

  std::size_t match_back(std::size_t end, const std::u32string& letters) const {
    std::size_t left = letters.size();
    std::size_t i = end, start = end;
    std::size_t passes = 0;
    while (left > 0 && i > 0) {
      const Word& word = words_[i - 1];
      if (word.letters && initial(i - 1) == letters[left - 1]) {
        --left;
        start = --i;
        passes = 0;
      } else if (word.letters && word.all_upper && word.to - word.from >= 2 && ends_with(letters, left, i - 1)) {
        // "Văn phòng HĐND" for VPHĐND
        left -= base::count_code_points(text_.substr(word.from, word.to - word.from));
        start = --i;
      } else if ((word.mark == U',' || word.mark == U'-' || word.mark == U'&' || word.mark == U'/' ||
                  passed_over().has(words_, i - 1)) &&
                 ++passes <= 2) {
        --i;
      } else {
        return end;
      }
    }
    return left == 0 ? start : end;
  }

  bool ends_with(const std::u32string& letters, std::size_t left, std::size_t word) const {
    const std::u32string inner = letters_of(word, word + 1);
    return inner.size() <= left && inner.size() > 1 && letters.compare(left - inner.size(), inner.size(), inner) == 0;
  }

  // Abbreviations of English words that Vietnamese plans explain in Vietnamese.
  bool foreign(std::size_t from, std::size_t to, std::size_t open) {
    struct Row {
      std::string_view brief, full;
    };
    static constexpr Row rows[] = {{"AI", "trí tuệ nhân tạo"},
                                   {"IOT", "internet vạn vật"},
                                   {"IOT", "vạn vật kết nối internet"},
                                   {"PPP", "đối tác công tư"},
                                   {"PPP", "hợp tác công tư"},
                                   {"FDI", "đầu tư trực tiếp nước ngoài"},
                                   {"ODA", "hỗ trợ phát triển chính thức"},
                                   {"VR", "thực tế ảo"},
                                   {"AR", "thực tế tăng cường"},
                                   {"ICT", "công nghệ thông tin và truyền thông"},
                                   {"LGSP", "nền tảng tích hợp,chia sẻ dữ liệu"},
                                   {"GRDP", "tổng sản phẩm trên địa bàn"},
                                   {"QR", "mã phản hồi nhanh"}};
    const std::string brief = vietnamese::upper(cut(from, to));
    for (const Row& row : rows) {
      if (row.brief != brief) continue;
      const Lexicon full{{row.full, 1}};
      const std::size_t count = split_words(row.full).size();
      if (open < count || full.longest(words_, open - count).count != count) continue;
      add(open - count, open, from, to, to + 1);
      return true;
    }
    return false;
  }

  // "CCHC (cải cách hành chính)"
  void explained(std::size_t open, std::size_t from, std::size_t to, std::size_t end) {
    if (match_back(to, letters_of(open - 1, open)) != from) return;
    found_.push_back({words_[open - 1].from, words_[end - 1].to, cut(open - 1, open), cut(from, to)});
  }

  // "Sở Khoa học và Công nghệ (gọi tắt là Sở)", "Đợt thi đua lập thành tích … (sau đây viết tắt là Đợt thi đua)": the
  // long form begins where the short one stood before.
  void add_phrase(std::size_t open, std::size_t from, std::size_t to, std::size_t end) {
    const std::size_t start = last_before(open, from, to);
    if (start < open) {
      add(start, open, from, to, end);
      return;
    }
    spelt_unit(open, from, to, end);
  }

  // "Ủy ban nhân dân tỉnh (sau đây gọi tắt là UBND tỉnh)": a unit that begins with the words of the abbreviation.
  void spelt_unit(std::size_t open, std::size_t from, std::size_t to, std::size_t end) {
    if (!words_[from].letters || !words_[from].all_upper || words_[from].to - words_[from].from < 2) return;
    const std::u32string letters = letters_of(from, from + 1);
    for (std::size_t i = open > 20 ? open - 20 : 0; i + letters.size() <= open; ++i) {
      if (match_back(i + letters.size(), letters) != i) continue;
      std::size_t same = 0;
      while (same + from + 1 < to && i + letters.size() + same < open &&
             words_[i + letters.size() + same].key == words_[from + 1 + same].key)
        ++same;
      if (same + from + 1 < to || unit_end(words_, i) < open) continue;
      add(i, open, from, to, end);
      return;
    }
  }

  std::size_t last_before(std::size_t open, std::size_t from, std::size_t to) const {
    const std::size_t count = to - from;
    const std::size_t limit = open > 60 ? open - 60 : 0;
    for (std::size_t i = open; i-- > limit;) {
      if (words_[i].mark == U';' || ends_sentence(words_, i)) break;
      if (i + count >= open) continue;
      bool same = true;
      for (std::size_t k = 0; k < count && same; ++k) same = words_[i + k].key == words_[from + k].key;
      if (same && words_[i].upper == words_[from].upper) return i;
    }
    return open;
  }

  // "Ban Quản lý các khu công nghiệp tỉnh (Ban Quản lý)"
  void repeated_head(std::size_t open, std::size_t from, std::size_t to, std::size_t end) {
    if (!words_[from].upper || !unit_at(words_, from)) return;
    const std::size_t start = last_before(open, from, to);
    if (start >= open)
      spelt_unit(open, from, to, end);
    else if (unit_end(words_, start) >= open)
      add(start, open, from, to, end);
  }

  std::string_view text_;
  Words words_;
  std::vector<FoundAbbreviation> found_;
};

}  // namespace

std::vector<FoundAbbreviation> find_abbreviations(std::string_view text) {
  if (text.find('(') == std::string_view::npos) return {};
  return AbbreviationScanner(text).scan();
}

}  // namespace compiler
