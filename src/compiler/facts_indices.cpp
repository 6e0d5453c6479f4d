// SPDX-License-Identifier: AGPL-3.0-or-later
// Indices of administrative reform, by code ("PAR INDEX") and by name ("Chỉ số năng lực cạnh tranh cấp tỉnh").
#include <algorithm>
#include <array>

#include "compiler/facts.h"
#include "compiler/units_grammar.h"
#include "compiler/words.h"

namespace compiler {
namespace {

constexpr std::array<std::string_view, 7> codes{"", "PAR INDEX", "SIPAS", "PAPI", "PCI", "DTI", "POBI"};
constexpr int sipas = 2;

const Lexicon& code_words() {
  static const Lexicon lexicon{{"par index|par-index|parindex|par - index|par - indexs|par indexs", 1},
                               {"sipas", 2},
                               {"papi", 3},
                               {"pci", 4},
                               {"dti", 5},
                               {"pobi", 6}};
  return lexicon;
}

const Lexicon& names() {
  static const Lexicon lexicon{
      {"chỉ số cchc|chỉ số cải cách hành chính|chỉ số về cchc|chỉ số cchc nhà nước|"
       "chỉ số cải cách hành chính nhà nước|chỉ số đánh giá cchc|chỉ số theo dõi,đánh giá cchc|"
       "chỉ số về cải cách hành chính|chỉ số cải cách hành chính cấp tỉnh|chỉ số cchc cấp tỉnh",
       1},
      {"chỉ số hài lòng|chỉ số đo lường sự hài lòng|chỉ số đo lường mức độ hài lòng|chỉ số mức độ hài lòng|"
       "chỉ số về sự hài lòng|chỉ số sự hài lòng|chỉ số đánh giá sự hài lòng|chỉ số về mức độ hài lòng|"
       "chỉ số hài lòng về sự phục vụ hành chính|chỉ số hài lòng của người dân",
       2},
      {"chỉ số hiệu quả quản trị|chỉ số hiệu quả quản trị và hành chính công|"
       "chỉ số hiệu quả quản trị hành chính công|chỉ số hiệu quả quản trị và hành chính công cấp tỉnh|"
       "chỉ số hiệu quả quản trị hành chính công cấp tỉnh|chỉ số hiệu quả quản lý hành chính công|"
       "chỉ số quản trị và hành chính công cấp tỉnh",
       3},
      {"chỉ số năng lực cạnh tranh|chỉ số năng lực cạnh tranh cấp tỉnh|chỉ số nlct cấp tỉnh", 4},
      {"chỉ số chuyển đổi số|chỉ số đánh giá chuyển đổi số|chỉ số mức độ chuyển đổi số|"
       "chỉ số đánh giá mức độ chuyển đổi số|chỉ số cđs|chỉ số chuyển đổi số cấp tỉnh|chỉ số về chuyển đổi số",
       5},
      {"chỉ số công khai ngân sách|chỉ số công khai ngân sách tỉnh|chỉ số công khai,minh bạch ngân sách|"
       "chỉ số công khai ngân sách nhà nước",
       6},
  };
  return lexicon;
}

// "Chỉ số hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước"
std::size_t satisfaction_end(const Words& words, std::size_t at) {
  static const Lexicon service{{"phục vụ", 1}};
  static const Lexicon whose{
      {"hành chính|hành chính công|hành chính nhà nước|của cơ quan hành chính nhà nước|"
       "của các cơ quan hành chính nhà nước|của cơ quan hành chính|của các cơ quan hành chính|"
       "của cơ quan nhà nước|của các cơ quan nhà nước|của cơ quan,đơn vị",
       1}};
  for (std::size_t i = at; i < words.size() && i < at + 26; ++i) {
    if (words[i].mark == U'(' || words[i].mark == U';' || ends_sentence(words, i)) break;
    if (service.has(words, i)) {
      const std::size_t end = i + 2;
      return end + whose.longest(words, end).count;
    }
  }
  static const Lexicon people{
      {"của người dân|của tổ chức,cá nhân|của cá nhân,tổ chức|của người dân,tổ chức|của người dân và doanh nghiệp|"
       "của người dân,doanh nghiệp",
       1}};
  return at + people.longest(words, at).count;
}

// An index of a department is not the province's: "Chỉ số CCHC năm 2024 của Sở".
bool is_of_department(const Words& words, std::size_t at) {
  static const Lexicon lexicon{
      {"của sở|của ban|của cơ quan|của đơn vị|của ngành|của phòng|của chi cục|của sở,ngành|của các sở|cấp sở", 1}};
  return lexicon.has(words, at);
}

bool may_name_an_index(std::string_view text) {
  static constexpr std::string_view signs[] = {"hỉ số", "HỈ SỐ", "INDEX", "ndex", "SIPAS",
                                               "PAPI",  "PCI",   "DTI",   "POBI"};
  return std::any_of(std::begin(signs), std::end(signs),
                     [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

}  // namespace

std::vector<Found> find_indices(std::string_view text) {
  if (!may_name_an_index(text)) return {};
  const Words words = split_words(text);
  std::vector<Found> found;
  const auto add = [&](std::size_t from, std::size_t to, int code) {
    Found one{words[from].from, words[to - 1].to, {}, std::string(codes[static_cast<std::size_t>(code)])};
    one.text = std::string(text.substr(one.from, one.to - one.from));
    found.push_back(std::move(one));
  };
  static const Lexicon years{{"năm", 1}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const Lexicon::Match name = names().longest(words, i); name) {
      std::size_t end = i + name.count;
      int code = name.value;
      if (code == sipas) end = std::max(end, satisfaction_end(words, end));
      if (years.has(words, end) && is_digits(words, end + 1)) end += 2;
      // Its code in parentheses decides.
      const Lexicon::Match coded = is_mark(words, end, U'(') ? code_words().longest(words, end + 1) : Lexicon::Match{};
      if (coded) {
        code = coded.value;
        end += 1 + coded.count;
        if (is_mark(words, end, U')')) ++end;
      } else if (is_of_department(words, end)) {
        code = 0;
        end = qualifiers_end(words, end);
      }
      add(i, end, code);
      i = end - 1;
    } else if (const Lexicon::Match coded = code_words().longest(words, i); coded && words[i].all_upper) {
      add(i, i + coded.count, coded.value);
      i += coded.count - 1;
    }
  }
  return found;
}

}  // namespace compiler
