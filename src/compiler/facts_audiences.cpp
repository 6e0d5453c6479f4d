// SPDX-License-Identifier: AGPL-3.0-or-later
// To whom a sentence speaks: behind "đến", "cho", "đối với", behind "vận động" and "hướng dẫn", or at its beginning.
#include <algorithm>

#include "compiler/facts.h"
#include "compiler/units_grammar.h"
#include "compiler/words.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

const Lexicon& people() {
  static const Lexicon lexicon{
      {"người dân|nhân dân|các tầng lớp nhân dân|mọi tầng lớp nhân dân|quần chúng nhân dân|bà con nhân dân|"
       "công dân|cử tri|cộng đồng|cộng đồng dân cư|doanh nghiệp|hợp tác xã|hộ kinh doanh|hộ gia đình|nhà đầu tư|"
       "tổ chức|cá nhân|tổ chức,cá nhân|cá nhân,tổ chức|cán bộ,công chức,viên chức|"
       "cán bộ,công chức,viên chức,người lao động|cán bộ,công chức,viên chức và người lao động|cán bộ,công chức|"
       "công chức,viên chức|công chức,viên chức,người lao động|công chức,viên chức và người lao động|cán bộ|"
       "công chức|viên chức|người lao động|cbccvc|cbcc|ccvc|cán bộ,đảng viên|cán bộ,đảng viên,công chức,viên chức|"
       "đảng viên|đoàn viên|hội viên|đoàn viên,hội viên|đoàn viên thanh niên|thanh niên|thanh thiếu niên|phụ nữ|"
       "học sinh|sinh viên|học sinh,sinh viên|giáo viên|nông dân|công nhân|đồng bào|đồng bào dân tộc thiểu số|"
       "đồng bào các dân tộc|người cao tuổi|trẻ em|người có uy tín|chức sắc tôn giáo|lực lượng vũ trang|"
       "cán bộ,chiến sĩ|chiến sĩ|người tiêu dùng|khách hàng|du khách|kiều bào|các cấp|các ngành|"
       "cán bộ,đảng viên và nhân dân|cán bộ,đảng viên,nhân dân|người sử dụng lao động|hộ dân|cbccvc,nlđ|"
       "tiểu thương",
       1},
  };
  return lexicon;
}

const Lexicon& openings() {
  static const Lexicon lexicon{{"đội ngũ|các|toàn thể|mọi|toàn bộ|những|các tổ chức,|tất cả|đông đảo|từng", 1}};
  return lexicon;
}

std::size_t people_words(const Words& words, std::size_t at) {
  static const Lexicon organisation{{"tổ chức", 1}};
  const std::size_t count = people().longest(words, at).count;
  // "Tổ chức hội nghị" addresses nobody.
  if (count == 2 && organisation.has(words, at) && !unit_at(words, at)) {
    static const Lexicon list{{",|và", 1}};
    if (!list.has(words, at + 2) && at + 2 < words.size() && words[at + 2].letters) return 0;
    if (words[at].upper) return 0;
  }
  return count;
}

bool names_people(const Words& words, std::size_t at) {
  return people_words(words, at) != 0 ||
         (openings().has(words, at) && people_words(words, at + openings().longest(words, at).count) != 0);
}

bool is_new(const std::vector<Found>& found, std::string_view text) {
  return std::none_of(found.begin(), found.end(), [&](const Found& one) {
    return vietnamese::comparable(one.text) == vietnamese::comparable(text);
  });
}

// Takes the list of people at `at`, each with the words that qualify it; agencies in it are told too, but are no
// audience of their own. Gives the word behind it.
std::size_t take_people(const Words& words, std::string_view text, std::size_t at, std::vector<Found>& found) {
  static const Lexicon joints{{",|và|,và|cùng|cũng như|;", 1}};
  static const Lexicon where{
      {"trên địa bàn|trong tỉnh|trong sở|trong cơ quan|thuộc|trong toàn tỉnh|liên quan|có liên quan|"
       "đang hoạt động|trong khu công nghiệp",
       1}};
  std::size_t i = at;
  while (i < words.size()) {
    const std::size_t opening = openings().longest(words, i).count;
    std::size_t start = i, count = people_words(words, i);
    if (count == 0 && opening != 0) {
      start = i + opening;
      count = people_words(words, start);
    }
    std::size_t end = start + count;
    if (count != 0) {
      if (const std::size_t place = where.longest(words, end).count; place != 0)
        end = std::max(qualifiers_end(words, end), qualifiers_end(words, end + place));
      Found one{words[start].from, words[end - 1].to, {}, {}};
      one.text = std::string(text.substr(one.from, one.to - one.from));
      if (is_new(found, one.text)) found.push_back(std::move(one));
    } else {
      end = unit_end(words, i);
      if (end == i) return i;
    }
    const std::size_t joint = joints.longest(words, end).count;
    if (joint == 0) return end;
    i = end + joint;
  }
  return i;
}

// "đến", "cho" lead to an audience where something is told: "tuyên truyền đến", not "liên quan đến".
bool leads_to_people(const Words& words, std::size_t at) {
  static const Lexicon others{
      {"liên quan|thuận lợi|điều kiện|lợi ích|ảnh hưởng|quan tâm|chi trả|dịch vụ|tác động|hỗ trợ|tính|dành", 1}};
  static const Lexicon telling{
      {"tuyên truyền|phổ biến|quán triệt|tập huấn|hướng dẫn|thông tin|bồi dưỡng|đào tạo|giải đáp|tọa đàm|gặp gỡ|"
       "truyền thông|giới thiệu|công khai|vận động|nâng cao nhận thức|nâng cao hiểu biết|cung cấp|thông báo|"
       "truyền tải|đối thoại|cấp phát|phát",
       1}};
  for (std::size_t back = 1; back <= 3 && back <= at; ++back)
    if (others.has(words, at - back)) return false;
  for (std::size_t i = at; i-- > 0 && at - i < 60;) {
    if (ends_sentence(words, i)) break;
    if (telling.has(words, i)) return true;
  }
  return false;
}

}  // namespace

std::vector<Found> find_audiences(std::string_view sentence) {
  static const Lexicon towards{
      {"đến|tới|cho|đến với|tới các|đến các|cho các|đến từng|đến đông đảo|tới từng|tới đông đảo|đến tận", 1}};
  static const Lexicon about{
      {"đối với|đối với các|đối tượng|đối tượng:|đối tượng là|đối tượng tuyên truyền:|đối tượng tuyên truyền là", 1}};
  static const Lexicon addressed{{"vận động|khuyến khích|động viên|hướng dẫn", 1}};
  const Words words = split_words(sentence);
  std::vector<Found> found;
  bool begins = true;  // of a clause
  for (std::size_t i = 0; i < words.size();) {
    std::size_t start = words.size();
    if (begins && names_people(words, i))
      start = i;
    else if (const std::size_t count = about.longest(words, i).count; count != 0 && begins)
      start = i + count;
    else if (const std::size_t to = towards.longest(words, i).count; to != 0 && leads_to_people(words, i))
      start = i + to;
    else if (const std::size_t call = addressed.longest(words, i).count; call != 0)
      start = i + call;
    begins = i == 0 && words[0].mark != 0;
    if (start >= words.size()) {
      ++i;
      continue;
    }
    const std::size_t end = take_people(words, sentence, start, found);
    i = std::max(end, i + 1);
  }
  return found;
}

}  // namespace compiler
