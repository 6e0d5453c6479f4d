// SPDX-License-Identifier: AGPL-3.0-or-later
// Web addresses, e-mail addresses, telephone numbers, and hotlines that are promised without a number.
#include <algorithm>

#include "compiler/facts.h"
#include "compiler/units_grammar.h"
#include "compiler/words.h"

namespace compiler {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_host_char(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_'; }
// What an address may hold; quotation marks, spaces and Vietnamese letters end it.
bool is_url_char(char c) {
  return is_host_char(c) || std::string_view("/:?#[]@!$&'()*+,;=~%").find(c) != std::string_view::npos;
}

std::string_view without_punctuation(std::string_view value) {
  while (!value.empty()) {
    const char last = value.back();
    const bool opened = last == ')' && value.find('(') != std::string_view::npos;
    if (opened || std::string_view(".,;:!?)'*").find(last) == std::string_view::npos) break;
    value.remove_suffix(1);
  }
  return value;
}

bool starts_with_any_case(std::string_view text, std::size_t at, std::string_view wanted) {
  if (text.size() - at < wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const char c = text[at + i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != wanted[i]) return false;
  }
  return true;
}

// "dichvucong.gov.vn": at least one dot, the last part a top level that Vietnamese plans print.
bool is_host(std::string_view host) {
  static constexpr std::string_view tops[] = {".vn", ".com", ".net", ".org", ".gov", ".info", ".edu", ".me", ".com.vn"};
  return std::any_of(std::begin(tops), std::end(tops), [&](std::string_view top) {
    return host.size() > top.size() + 1 && host.ends_with(top) && host.front() != '.' &&
           host.find("..") == std::string_view::npos;
  });
}

class ContactScanner {
 public:
  explicit ContactScanner(std::string_view text) : text_(text) {}

  std::vector<FoundContact> scan() {
    if (has_any_of({"@", "://", "www.", "WWW.", ".vn", ".com", ".net", ".org", ".gov", ".info", ".edu", ".me"}))
      addresses();
    const auto digits = std::count_if(text_.begin(), text_.end(), is_ascii_digit);
    const bool hot = may_name_a_hotline();
    if (digits >= 9 || hot) {
      words_ = split_words(text_);
      numbers();
      if (hot) promises();
    }
    std::sort(found_.begin(), found_.end(),
              [](const FoundContact& a, const FoundContact& b) { return a.from < b.from; });
    return std::move(found_);
  }

 private:
  void add(std::size_t from, std::size_t to, std::string kind, std::string value) {
    found_.push_back({from, to, std::move(kind), std::move(value), std::string(text_.substr(from, to - from))});
  }

  bool may_name_a_hotline() const {
    return has_any_of({"nóng", "NÓNG", "otline", "OTLINE", "ổng đài", "ỔNG ĐÀI", "ot line"});
  }

  bool has_any_of(std::initializer_list<std::string_view> signs) const {
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return text_.find(sign) != std::string_view::npos; });
  }

  void addresses() {
    for (std::size_t at = 0; at < text_.size();) {
      if (!is_ascii_letter(text_[at]) && !is_ascii_digit(text_[at])) {
        ++at;
        continue;
      }
      // A run that begins in the middle of a word is none.
      std::size_t end = at;
      while (end < text_.size() && is_url_char(text_[end])) ++end;
      if (at == 0 || (static_cast<unsigned char>(text_[at - 1]) < 0x80 && !is_host_char(text_[at - 1])))
        address(at, end);
      at = std::max(end, at + 1);
    }
  }

  void address(std::size_t from, std::size_t end) {
    std::string_view run = without_punctuation(text_.substr(from, end - from));
    if (run.empty()) return;
    const std::size_t sign = run.find('@');
    if (sign != std::string_view::npos && run.find("//") == std::string_view::npos) {
      std::size_t to = sign + 1;
      while (to < run.size() && is_host_char(run[to])) ++to;
      const std::string_view host = without_punctuation(run.substr(sign + 1, to - sign - 1));
      std::size_t local = sign;
      while (local > 0 && (is_host_char(run[local - 1]) || run[local - 1] == '+')) --local;
      if (local < sign && is_host(host))
        add(from + local, from + sign + 1 + host.size(), "email",
            std::string(run.substr(local, sign + 1 + host.size() - local)));
      return;
    }
    const bool scheme = starts_with_any_case(run, 0, "http://") || starts_with_any_case(run, 0, "https://");
    const bool www = starts_with_any_case(run, 0, "www.");
    std::size_t host_end = 0;
    while (host_end < run.size() && is_host_char(run[host_end])) ++host_end;
    const std::string_view host = without_punctuation(run.substr(0, host_end));
    if (scheme && run.size() > 10) {
      add(from, from + run.size(), "url", std::string(run));
    } else if (www || (is_host(host) && is_ascii_letter(host.front()))) {
      const std::string_view value = host_end < run.size() && run[host_end] == '/' ? run : host;
      add(from, from + value.size(), "url", std::string(value));
    }
  }

  const Lexicon& hotlines() const {
    static const Lexicon lexicon{{"đường dây nóng|hotline|tổng đài|hot line", 1}};
    return lexicon;
  }

  // Digits, dots, spaces and dashes that make a telephone number: 8 to 11 digits, or a short service number.
  void numbers() {
    static const Lexicon phones{
        {"điện thoại|đt|sđt|số máy|liên hệ|gọi|di động|tel|số điện thoại|zalo|cố định|qua số", 1}};
    static const Lexicon services{{"1022|1900|1800|113|114|115|111", 1}};
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!is_digits(words_, i)) continue;
      std::size_t end = i, digits = 0;
      while (end < words_.size()) {
        if (is_digits(words_, end)) {
          digits += static_cast<std::size_t>(words_[end].digits);
          ++end;
        } else if (is_digits(words_, end + 1) &&
                   (words_[end].mark == U'.' || words_[end].mark == U'-' || words_[end].mark == U')')) {
          ++end;
        } else {
          break;
        }
      }
      bool hot = false, phone = false;
      for (std::size_t back = 1; back <= 10 && back <= i; ++back) {
        if (words_[i - back].mark == U';' || ends_sentence(words_, i - back)) break;
        hot = hot || hotlines().has(words_, i - back);
        phone = phone || phones.has(words_, i - back);
      }
      const std::string_view first = text_.substr(words_[i].from, 1);
      const bool service = services.has(words_, i) && hot;
      const bool long_enough = digits >= 9 && digits <= 12 &&
                               (first == "0" || (first == "8" && i > 0 && words_[i - 1].mark == U'+') || service);
      if ((long_enough && (hot || phone || (first == "0" && digits >= 10))) || service) {
        std::size_t from = words_[i].from;
        if (i > 0 && (words_[i - 1].mark == U'(' || words_[i - 1].mark == U'+') && !words_[i].spaced) {
          const bool closes = text_.substr(from, words_[end - 1].to - from).find(')') != std::string_view::npos;
          if (words_[i - 1].mark == U'+' || closes) from = words_[i - 1].from;
        }
        const std::size_t to = words_[end - 1].to;
        if (!inside_found(from)) add(from, to, hot ? "hotline" : "phone", std::string(text_.substr(from, to - from)));
      }
      i = std::max(i, end - 1);
    }
  }

  bool inside_found(std::size_t at) const {
    return std::any_of(found_.begin(), found_.end(), [&](const FoundContact& c) { return c.from <= at && at < c.to; });
  }

  // "số điện thoại “đường dây nóng” về CCHC của tỉnh và Sở": whose hotline it is is said, its number is not.
  void promises() {
    static const Lexicon topic{{"về", 1}};
    static const Lexicon owner{{"của", 1}};
    static const Lexicon and_words{{"và", 1}};
    if (std::any_of(found_.begin(), found_.end(), [](const FoundContact& c) { return c.kind == "hotline"; })) return;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::size_t count = hotlines().longest(words_, i).count;
      if (count == 0) continue;
      std::size_t from = i, end = i + count;
      if (is_mark(words_, end, U'"')) {
        ++end;
        if (i > 0 && is_mark(words_, i - 1, U'"')) --from;
      }
      std::size_t of = end;
      if (topic.has(words_, of))
        while (of < words_.size() && of < end + 6 && words_[of].letters && !owner.has(words_, of)) ++of;
      if (!owner.has(words_, of)) continue;
      const UnitHead head = unit_at(words_, of + 1);
      if (!head || (is_common(head.kind) && head.kind != UnitKind::place && !names_the_house(of + 1))) continue;
      std::size_t to = unit_end(words_, of + 1);
      if (and_words.has(words_, to) && unit_at(words_, to + 1)) to = unit_end(words_, to + 1);
      add(words_[from].from, words_[to - 1].to, "hotline", {});
      return;
    }
  }

  // "của Sở", "của cơ quan", "của đơn vị", but not "của tổ chức, cá nhân".
  bool names_the_house(std::size_t at) const {
    static const Lexicon lexicon{{"sở|ban|cơ quan|đơn vị|phòng|địa phương|các cơ quan|bộ", 1}};
    return lexicon.has(words_, at);
  }

  std::string_view text_;
  Words words_;
  std::vector<FoundContact> found_;
};

}  // namespace

std::vector<FoundContact> find_contacts(std::string_view text) { return ContactScanner(text).scan(); }

}  // namespace compiler
