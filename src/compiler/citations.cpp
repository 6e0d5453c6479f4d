// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/citations.h"

#include <algorithm>

#include "compiler/citations_words.h"
#include "compiler/units_grammar.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

const Lexicon& topics() {
  static const Lexicon lexicon{{"về việc|về|v/v|vv|nội dung về|về nội dung", 1}};
  return lexicon;
}

// "khóa XIII", "(khóa XII)", "nhiệm kỳ 2020-2025"
std::size_t term_words(const Words& words, std::size_t at) {
  static const Lexicon terms{{"khóa|(khóa|khóa thứ|lần thứ", 1}};
  const std::size_t count = terms.longest(words, at).count;
  if (count == 0 || at + count >= words.size()) return 0;
  std::size_t end = at + count + 1;
  if (words[at].mark == U'(') {
    if (!is_mark(words, end, U')')) return 0;
    ++end;
  }
  return end - at;
}

// The end of the body that begins at `at`; `at` where none does.
std::size_t issuer_end(const Words& words, std::size_t at) {
  static const Lexicon bodies{
      {"chính phủ|thủ tướng chính phủ|thủ tướng|quốc hội|ủy ban thường vụ quốc hội|ubtvqh|bộ chính trị|ban bí thư|"
       "ban bí thư trung ương đảng|ban bí thư trung ương|ban chấp hành trung ương|ban chấp hành trung ương đảng|"
       "bch trung ương|bch trung ương đảng|chủ tịch nước|trung ương|trung ương đảng|phó thủ tướng|"
       "văn phòng chính phủ|tổng bí thư|chủ tịch quốc hội|ban chấp hành trung ương đảng cộng sản việt nam|"
       "tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|phó thủ tướng chính phủ",
       1}};
  static const Lexicon meetings{
      {"hội nghị lần thứ|đại hội đại biểu|đại hội lần thứ|kỳ họp thứ|hội nghị trung ương|hội nghị", 1}};
  std::size_t end = at;
  if (const std::size_t meeting = meetings.longest(words, at).count; meeting != 0) {
    // "Hội nghị lần thứ sáu Ban Chấp hành …"
    std::size_t body = at + meeting;
    while (body < words.size() && body < at + meeting + 4 && !bodies.has(words, body) && !unit_at(words, body)) ++body;
    if (body >= words.size()) return at;
    end = issuer_end(words, body);
    return end == body ? at : end;
  }
  const std::size_t central = bodies.longest(words, at).count;
  end = central != 0 ? at + central : unit_end(words, at);
  while (const std::size_t term = term_words(words, end)) end += term;
  return end;
}

// Boards carry their matter in the name: "Ban Chỉ đạo về Tổng kết việc thực hiện Nghị quyết số 18-NQ/TW về …". It is
// part of the name where the subject begins anew behind it.
std::size_t board_end(const Words& words, std::size_t from, std::size_t end) {
  static const Lexicon boards{{"ban chỉ đạo|tổ công tác|tổ giúp việc|hội đồng|ủy ban quốc gia", 1}};
  static const Lexicon about{{"về", 1}};
  static const Lexicon subjects{{"về|về việc|thông báo|ban hành|phê duyệt|quyết định|công bố|v/v", 1}};
  if (!about.has(words, end)) return end;
  bool board = false;
  for (std::size_t i = from; i < end; ++i) board = board || boards.has(words, i);
  if (!board) return end;
  for (std::size_t i = end + 2; i < words.size() && i < end + 60; ++i) {
    if (words[i].mark == U';' || ends_sentence(words, i)) break;
    if (subjects.has(words, i)) return i;
  }
  return end;
}

class CitationScanner {
 public:
  explicit CitationScanner(std::string_view text)
      : text_(text), words_(split_words(text)), heads_(citation_heads(text, words_)) {}

  std::vector<Citation> scan() {
    for (std::size_t i = 0; i < heads_.size(); ++i) found_.push_back(citation(i));
    return std::move(found_);
  }

 private:
  std::string cut(std::size_t from, std::size_t to) const {
    if (from >= to) return {};
    return std::string(text_.substr(words_[from].from, words_[to - 1].to - words_[from].from));
  }

  Citation citation(std::size_t index) {
    const CitationHead& head = heads_[index];
    Citation found;
    found.type = head.type;
    found.number = head.number;
    found.date = head.date;
    found.date_impossible = head.date_impossible;
    found.inside = parent_of(index);
    std::size_t end = head.to;
    take_issuer(head, found, end);
    if (head.law && head.name_to > head.name_from) found.subject = cut(head.name_from, head.name_to);
    take_subject(index, found, end);
    found.from = words_[head.from].from;
    found.to = words_[end - 1].to;
    ends_.push_back(end);
    tops_.push_back(top_end_);
    return found;
  }

  void take_issuer(const CitationHead& head, Citation& found, std::size_t& end) {
    static const Lexicon openings{{"của|,của|do", 1}};
    take_issuer_before(head, found);
    std::size_t from = end;
    const std::size_t of = openings.longest(words_, from).count;
    from += of;
    if (of == 0 && (from >= words_.size() || !words_[from].upper)) return;
    if (from >= words_.size() || next_head_at(from)) return;
    std::size_t to = issuer_end(words_, from);
    if (to == from) return;
    to = before_next_head(from, to);
    if (to == from) return;
    to = board_end(words_, from, to);
    for (std::size_t i = from + 1; i < to; ++i)
      if (topics().has(words_, i) && words_[i].to - words_[i].from == 1) to = i;  // "Sở Nội vụ V/v hướng dẫn"
    found.issuer = cut(from, to);
    end = to;
    // "của Tỉnh ủy Lào Cai ngày 29/12/2025"
    if (!found.date && !head.date_impossible) {
      const CitedDate date = cited_date(words_, end);
      found.date = date.date;
      found.date_impossible = date.found && !date.date;
    }
  }

  // "hướng dẫn của Bộ Nội vụ tại Công văn số …", "được Thủ tướng Chính phủ phê duyệt tại Quyết định số …"
  void take_issuer_before(const CitationHead& head, Citation& found) const {
    static const Lexicon at_words{{"tại", 1}};
    static const Lexicon acts{
        {"phê duyệt|ban hành|quy định|công bố|giao|chỉ đạo|yêu cầu|hướng dẫn|thông qua|phát động", 1}};
    if (head.from < 3 || !at_words.has(words_, head.from - 1)) return;
    const std::size_t limit = head.from - 1;
    for (std::size_t i = head.from > 14 ? head.from - 14 : 0; i < limit; ++i) {
      const std::size_t end = issuer_end(words_, i);
      if (end == i || end > limit) continue;
      if (end == limit || end + acts.longest(words_, end).count == limit) {
        found.issuer = cut(i, end);
        return;
      }
    }
  }

  // "của UBND tỉnh và Kế hoạch số 24/KH-UBND": the name ends where the next document begins.
  std::size_t before_next_head(std::size_t from, std::size_t to) const {
    static const Lexicon joints{{",|và|,và|các|và các|tại|theo|(", 1}};
    for (const CitationHead& head : heads_) {
      if (head.from < from || head.from >= to) continue;
      to = head.from;
      while (to > from && joints.has(words_, to - 1)) --to;
      break;
    }
    return to;
  }

  bool next_head_at(std::size_t word) const {
    return std::any_of(heads_.begin(), heads_.end(), [&](const CitationHead& head) { return head.from == word; });
  }

  // The subject runs to the end of the clause, or to the citation it quotes.
  void take_subject(std::size_t index, Citation& found, std::size_t& end) {
    std::size_t from = end;
    if (is_mark(words_, from, U',') && (topics().has(words_, from + 1) || begins_subject(from + 1))) ++from;
    const std::size_t topic = topics().longest(words_, from).count;
    top_end_ = end;
    if (topic == 0 && !begins_subject(from)) return;
    from += topic;
    if (from >= words_.size()) return;
    const auto quoted = std::find_if(heads_.begin() + static_cast<std::ptrdiff_t>(index), heads_.end(),
                                     [&](const CitationHead& head) { return head.from >= from; });
    const std::size_t next = quoted != heads_.end() ? quoted->from : words_.size();
    const std::size_t to = std::min(subject_end(from, next), separate_clause(from, next));
    top_end_ = to;
    // What the subject quotes closes it: "thực hiện Nghị quyết số 08-NQ/TU".
    std::size_t own = to;
    if (quoted != heads_.end() && next < to) own = quoted->number_to;
    if (own <= from) return;
    const std::string subject = cut(from, own);
    found.subject = found.subject.empty() ? subject : found.subject;
    end = own;
  }

  // "… và hướng dẫn của Bộ Nội vụ tại Công văn số 8935": what is said "tại" a document is a clause of its own.
  std::size_t separate_clause(std::size_t from, std::size_t next_head) const {
    static const Lexicon in_document{{"tại", 1}};
    if (next_head >= words_.size() || next_head <= from || !in_document.has(words_, next_head - 1))
      return words_.size();
    for (std::size_t i = next_head; i > from && i + 16 > next_head; --i) {
      if (words_[i].mark == U'"') break;
      if (is_and(i) || words_[i].mark == U',') return i;
    }
    return words_.size();
  }

  bool begins_subject(std::size_t at) const {
    static const Lexicon verbs{
        {"ban hành|phê duyệt|thực hiện|triển khai|triển khai thực hiện|quy định|hướng dẫn|sửa đổi|công bố|"
         "thành lập|đẩy mạnh|tăng cường|tổ chức|kiện toàn|giao|thông báo|bổ sung|điều chỉnh|bãi bỏ|chấn chỉnh|"
         "đề nghị|xây dựng|tuyên truyền|quy định chi tiết|tổng kết|sơ kết|nâng cao|phát động|phân công|"
         "cải cách hành chính",
         1}};
    return verbs.has(words_, at) || is_mark(words_, at, U'"');
  }

  // The end of the clause from `from` on: ";", the end of the sentence, the next document of a list, what the agency
  // does by it ("UBND tỉnh ban hành Kế hoạch"). Quotation marks and parentheses protect what they hold.
  std::size_t subject_end(std::size_t from, std::size_t next_head) const {
    static const Lexicon enacts{
        {"ban hành|xây dựng|xây dựng và ban hành|triển khai|tổ chức|yêu cầu|đề nghị|thông báo|hướng dẫn", 1}};
    static const Lexicon remarks{{"(sau đây|sau đây gọi|(gọi tắt|(viết tắt", 1}};
    static const Lexicon documents{
        {"kế hoạch|nghị quyết|quyết định|chỉ thị|đề án|chương trình|luật|nghị định|thông tư|kết luận", 1}};
    static const Lexicon as_follows{{"như sau|cụ thể như sau", 1}};
    static const Lexicon turns{
        {"và các văn bản|và các nội dung|và các quy định|và các|nhằm|và kế hoạch|và nghị quyết|và quyết định", 1}};
    bool quoted = false;
    int depth = 0;
    for (std::size_t i = from; i < words_.size(); ++i) {
      const char32_t mark = words_[i].mark;
      if (mark == U'"') {
        const bool closes = closes_quotation(i, quoted);
        quoted = !closes;
        if (closes && i >= next_head) return i + 1;
        continue;
      }
      if (quoted) continue;
      if (remarks.has(words_, i)) return i;
      if (mark == U'(') ++depth;
      if (mark == U')' && --depth < 0) return i;
      if (depth > 0) continue;
      if (mark == U';' || mark == U'…' || mark == U':' || ends_sentence(words_, i)) return i;
      if (mark == U',' || is_and(i)) {
        if (next_head_at(i + 1) || (mark == U',' && is_and(i + 1) && next_head_at(i + 2))) return i;
        if (mark == U',' && documents.has(words_, i + 1) && words_[i + 1].upper) return i;
        if (mark == U',' && enacting_unit(i + 1, enacts)) return i;
        if (is_and(i) && turns.longest(words_, i).count > 2) return i;
      }
      if (as_follows.has(words_, i)) return i;
    }
    return words_.size();
  }

  bool is_and(std::size_t at) const {
    static const std::uint64_t key = word_key("và");
    return is_word(words_, at, key);
  }

  bool enacting_unit(std::size_t at, const Lexicon& enacts) const {
    const std::size_t end = unit_end(words_, at);
    return end > at && enacts.has(words_, end);
  }

  // Plans print “…“ and "…" too: a mark closes where one is open and no word follows it directly.
  bool closes_quotation(std::size_t at, bool open) const {
    if (!open) return false;
    const bool word_follows = at + 1 < words_.size() && !words_[at + 1].spaced && words_[at + 1].mark == 0;
    return !word_follows;
  }

  // The citation whose subject quotes this one.
  int parent_of(std::size_t index) const {
    if (index == 0) return -1;
    const std::size_t from = heads_[index].from;
    for (std::size_t before = index; before-- > 0;) {
      if (tops_[before] <= from) continue;
      // In a list behind a quoted document the next is quoted as well.
      return static_cast<int>(before);
    }
    const int inside = found_[index - 1].inside;
    if (inside >= 0 && from > 0 && joined_by_and(ends_[index - 1], from)) return inside;
    return -1;
  }

  bool joined_by_and(std::size_t end, std::size_t from) const {
    static const Lexicon joints{{",|và|,và", 1}};
    return end < from && joints.longest(words_, end).count == from - end;
  }

  std::string_view text_;
  Words words_;
  std::vector<CitationHead> heads_;
  std::vector<Citation> found_;
  std::vector<std::size_t> ends_;  // a citation: the word behind it
  std::vector<std::size_t> tops_;  // a citation: the word behind the clause of its subject, quoted documents included
  std::size_t top_end_ = 0;
};

}  // namespace

std::vector<Citation> find_citations(std::string_view text) {
  if (!may_cite(text)) return {};
  return CitationScanner(text).scan();
}

}  // namespace compiler
