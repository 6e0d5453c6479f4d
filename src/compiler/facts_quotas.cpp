// SPDX-License-Identifier: AGPL-3.0-or-later
// "Hàng tháng có ít nhất 02 tin, bài", "04 số/tháng", "mỗi quý 01 bài"
#include <algorithm>

#include "compiler/facts.h"
#include "compiler/times_calendar.h"
#include "compiler/words.h"

namespace compiler {
namespace {

enum class UnitUse {
  product,   // an amount of it is a quota: "in 500 tờ rơi"
  measured,  // only with a bound or a period: "ít nhất 02 buổi"
  rhythmic,  // only with a period: "04 số/tháng"
};

// What communication is counted in.
const Lexicon& countables() {
  constexpr auto product = static_cast<int>(UnitUse::product), measured = static_cast<int>(UnitUse::measured),
                 rhythmic = static_cast<int>(UnitUse::rhythmic);
  static const Lexicon lexicon{
      {"tin|bài|tin bài|bài viết|tin,bài viết|bài báo|bài tuyên truyền|bài đăng|bài phát thanh|phóng sự|"
       "chuyên mục|chuyên trang|chuyên đề|bản tin|video|video clip|clip|phim|phim ngắn|infographic|tờ rơi|tờ gấp|"
       "pano|pa nô|pa-nô|áp phích|băng rôn|băng zôn|băng-rôn|khẩu hiệu|phướn|poster|standee|cuốn|quyển|sổ tay|"
       "cẩm nang|ấn phẩm|sản phẩm|sản phẩm truyền thông|tiểu phẩm|tin nhắn|tác phẩm|bộ tài liệu|"
       "chương trình phát thanh|chương trình truyền hình|đĩa|bảng tin|tranh cổ động|tin bài tuyên truyền|"
       "tin,bài tuyên truyền|thông điệp|bài dự thi",
       product},
      {"chương trình|buổi|cuộc|hội nghị|hội thảo|tọa đàm|lớp|lớp tập huấn|khóa|khóa tập huấn|cuộc thi|hội thi|đợt|"
       "đợt tuyên truyền|ảnh|hình ảnh|tờ|tài liệu|buổi tuyên truyền|buổi phát thanh|buổi sinh hoạt|cuộc họp|"
       "buổi đối thoại|cuộc đối thoại|hội nghị đối thoại|hội nghị tập huấn|hội nghị tuyên truyền|diễn đàn|"
       "lượt phát|lượt|buổi tập huấn|buổi tọa đàm|hội nghị trực tuyến|buổi nói chuyện|buổi ra quân|lớp bồi dưỡng|"
       "mô hình tuyên truyền|sáng kiến|đối thoại",
       measured},
      {"số|kỳ|lần|phút|giờ|báo cáo|lượt tin|tin,bài,ảnh|văn bản|câu hỏi|lượt truy cập", rhythmic},
  };
  return lexicon;
}

const Lexicon& periods() {
  static const Lexicon lexicon{
      {"ngày", 1}, {"tuần", 2}, {"tháng", 3}, {"quý|quí", 4}, {"6 tháng|06 tháng|sáu tháng", 5}, {"năm", 6}};
  return lexicon;
}
constexpr std::string_view period_names[] = {"", "day", "week", "month", "quarter", "half", "year"};

struct Amount {
  std::size_t from = 0, to = 0;  // words, bound and unit included
  Quota quota{};
  UnitUse use = UnitUse::rhythmic;
  std::size_t unit_from = 0, unit_to = 0;
};

class QuotaScanner {
 public:
  QuotaScanner(std::string_view text) : text_(text), words_(split_words(text)) {}

  std::optional<FoundQuota> best() const {
    std::optional<Amount> best;
    int best_rank = -1;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      auto amount = amount_at(i);
      if (!amount) continue;
      find_period(*amount);
      const int rank = rank_of(*amount);
      if (rank > best_rank) {
        best_rank = rank;
        best = std::move(amount);
      }
    }
    if (!best) return {};
    FoundQuota found;
    found.from = words_[best->from].from;
    found.to = words_[best->to - 1].to;
    found.quota = std::move(best->quota);
    found.quota.raw = std::string(text_.substr(found.from, found.to - found.from));
    return found;
  }

 private:
  // Without a bound and a period an amount of products still counts, an amount of meetings only where it is ordered.
  int rank_of(const Amount& amount) const {
    const bool least = amount.quota.bound == Bound::min, period = !amount.quota.per.empty();
    if (period) return least ? 4 : 3;
    if (amount.use == UnitUse::rhythmic) return -1;
    if (least) return 2;
    return ordered(amount) ? 1 : -1;
  }

  bool ordered(const Amount& amount) const {
    static const Lexicon verbs{
        {"đăng|đăng tải|phát hành|xây dựng|sản xuất|in|in ấn|tổ chức|thực hiện|treo|lắp đặt|cấp phát|biên soạn|"
         "viết|gửi|phát sóng|phát|mở|đạt|dựng|làm|kẻ vẽ|phân phát|số lượng|được|tuyên truyền|tham gia",
         1}};
    for (std::size_t back = 1; back <= 3 && back <= amount.from; ++back) {
      if (words_[amount.from - back].mark != 0) break;
      if (verbs.has(words_, amount.from - back)) return true;
    }
    return false;
  }

  std::optional<Amount> amount_at(std::size_t i) const {
    Amount amount;
    std::size_t behind = 0;
    if (is_digits(words_, i)) {
      if (!number_at(i, amount.quota.count, behind) || is_ordinal(i)) return {};
    } else if (!spelt_at(i, amount.quota.count, behind)) {
      return {};
    }
    // "02 (hai) tin, bài"
    if (is_mark(words_, behind, U'(') && is_mark(words_, behind + 2, U')')) behind += 3;
    const Lexicon::Match unit = countables().longest(words_, behind);
    if (!unit) return {};
    amount.unit_from = behind;
    amount.unit_to = units_end(behind);
    amount.use = static_cast<UnitUse>(unit.value);
    amount.quota.unit = cut(amount.unit_from, amount.unit_to);
    amount.from = i;
    amount.to = amount.unit_to;
    if (!take_bound(amount, i)) return {};
    return amount;
  }

  std::string cut(std::size_t from, std::size_t to) const {
    return std::string(text_.substr(words_[from].from, words_[to - 1].to - words_[from].from));
  }

  // "1.000", "02", "02 - 03" (the lower number counts)
  bool number_at(std::size_t i, int& count, std::size_t& behind) const {
    if (words_[i].number < 0 || words_[i].digits > 6) return false;
    if (i > 0 && !words_[i].spaced && words_[i - 1].mark != U'(' && words_[i - 1].mark != U'"') return false;
    count = words_[i].number;
    behind = i + 1;
    while (is_mark(words_, behind, U'.') && is_digits(words_, behind + 1) && words_[behind + 1].digits == 3 &&
           !words_[behind + 1].spaced && count < 1000000) {
      count = count * 1000 + words_[behind + 1].number;
      behind += 2;
    }
    if (is_mark(words_, behind, U',') && is_digits(words_, behind + 1) && !words_[behind + 1].spaced)
      return false;  // "1,7 lần"
    static const Lexicon to_words{{"-|đến", 1}};
    if (to_words.has(words_, behind) && is_digits(words_, behind + 1) && countables().has(words_, behind + 2))
      behind += 2;
    return count > 0;
  }

  // "ít nhất một bài": spelt numbers only behind a bound, as "năm" is also the year.
  bool spelt_at(std::size_t i, int& count, std::size_t& behind) const {
    static const Lexicon numbers{{"một", 1}, {"hai", 2}, {"ba", 3},  {"bốn", 4},  {"năm", 5},
                                 {"sáu", 6}, {"bảy", 7}, {"tám", 8}, {"chín", 9}, {"mười", 10}};
    const Lexicon::Match match = numbers.longest(words_, i);
    if (!match || bound_before(i) == i) return false;
    count = match.value;
    behind = i + match.count;
    return true;
  }

  // "số 04", "Điều 2", "quý 1", "năm 2025": tells which, not how many.
  bool is_ordinal(std::size_t i) const {
    static const Lexicon lexicon{
        {"số|thứ|điều|khoản|điểm|mục|chương|phụ lục|bước|quý|tháng|năm|ngày|tuần|khóa|đề án|chỉ tiêu|hoạt động|"
         "biểu|mẫu|giai đoạn|phần|lần|cấp|câu|trang|đợt|kỳ|bài|lớp|tổ|khu|hạng|mức|top|nhóm|số:",
         1}};
    if (i == 0 || lexicon.longest(words_, i - 1).count == 0) return false;
    // "mỗi quý 01 bài", "01 tháng 02 tin"
    static const Lexicon each{{"mỗi|hàng|hằng|một|1|01|trong", 1}};
    return !(i > 1 && periods().has(words_, i - 1) && each.has(words_, i - 2));
  }

  // "tin, bài", "tin/bài và phóng sự"
  std::size_t units_end(std::size_t i) const {
    static const Lexicon joints{{",|/|và|hoặc", 1}};
    std::size_t end = i + countables().longest(words_, i).count;
    while (end < words_.size()) {
      const std::size_t joint = joints.longest(words_, end).count;
      const Lexicon::Match next = joint != 0 ? countables().longest(words_, end + joint) : Lexicon::Match{};
      if (!next) break;
      end += joint + next.count;
    }
    return end;
  }

  // The word a bound before `i` begins at; `i` where there is none.
  std::size_t bound_before(std::size_t i) const {
    static const Lexicon least{
        {"ít nhất|tối thiểu|không dưới|không ít hơn|ít nhất là|tối thiểu là|trên|hơn|đạt ít nhất|từ", 1}};
    for (std::size_t back = 3; back >= 1; --back)
      if (back <= i && least.longest(words_, i - back).count == back) return i - back;
    return i;
  }

  // False for what may not be exceeded: that is no quota.
  bool take_bound(Amount& amount, std::size_t i) const {
    static const Lexicon most{{"tối đa|không quá|dưới|nhiều nhất|không vượt quá", 1}};
    static const Lexicon from_word{{"từ", 1}};
    static const Lexicon or_more{{"trở lên", 1}};
    for (std::size_t back = 1; back <= 3 && back <= i; ++back)
      if (most.longest(words_, i - back).count == back && bound_before(i) == i) return false;
    const std::size_t bound = bound_before(i);
    const bool more = or_more.has(words_, amount.to);
    if (more) amount.to += 2;
    if (bound != i) {
      if (from_word.has(words_, bound) && !more && !is_mark(words_, i + 1, U'-') && !is_digits(words_, i + 2)) {
        // "từ 02 bài" alone tells no bound.
      } else {
        amount.quota.bound = Bound::min;
      }
      amount.from = bound;
    } else if (more) {
      amount.quota.bound = Bound::min;
    }
    static const Lexicon quantity{{"số lượng|với số lượng|định mức", 1}};
    for (std::size_t back = 2; back <= 3 && back <= amount.from; ++back)
      if (quantity.longest(words_, amount.from - back).count == back) {
        amount.from -= back == 3 ? 2 : back;
        break;
      }
    return true;
  }

  void find_period(Amount& amount) const {
    if (period_behind(amount)) return;
    period_before(amount);
  }

  // "/tháng", "/đơn vị/quý", "mỗi năm", "trong tháng", also behind a few words: "02 bài về CCHC mỗi tháng"
  bool period_behind(Amount& amount) const {
    static const Lexicon each{
        {"/|/ 1|/1|/01|mỗi|hàng|hằng|trong|một|trên|/mỗi|trong mỗi|trong một|trong vòng một|trong 1|trong 01", 1}};
    for (std::size_t i = amount.to; i < words_.size() && i < amount.to + 14; ++i) {
      const char32_t mark = words_[i].mark;
      if (mark == U';' || mark == U':' || ends_sentence(words_, i)) break;
      if (mark == U',' && i > amount.to + 8) break;
      if (is_digits(words_, i) && countables().has(words_, i + 1)) break;  // another amount
      const std::size_t count = each.longest(words_, i).count;
      if (count == 0) continue;
      const Lexicon::Match period = periods().longest(words_, i + count);
      if (!period || is_digits(words_, i + count + period.count)) continue;
      static const Lexicon loose{{"trong|trên|một", 1}};
      if (loose.has(words_, i) && count == 1 && i > amount.to) continue;
      amount.quota.per = std::string(period_names[period.value]);
      amount.to = i + count + period.count;
      return true;
    }
    return false;
  }

  // "Hàng tháng có ít nhất …", "mỗi quý …", "1 tháng …", in the same sentence
  void period_before(Amount& amount) const {
    static const Lexicon each{
        {"hàng|hằng|mỗi|một|1|01|định kỳ|định kỳ hàng|định kỳ hằng|theo|trong|từng|trung bình mỗi|bình quân mỗi|"
         "trong mỗi|trong một",
         1}};
    static const Lexicon loose{{"một|1|01|theo|trong|định kỳ", 1}};
    for (std::size_t i = amount.from; i-- > 0;) {
      if (words_[i].mark == U';' || ends_sentence(words_, i)) break;
      if (amount.from - i > 60) break;
      const Lexicon::Match match = each.longest(words_, i);
      if (!match) continue;
      const Lexicon::Match period = periods().longest(words_, i + match.count);
      if (!period || i + match.count + period.count > amount.from ||
          is_digits(words_, i + match.count + period.count)) {
        if (!period || i + match.count + period.count != amount.from) continue;
      }
      const std::size_t gap = amount.from - (i + match.count + period.count);
      if (loose.has(words_, i) && gap > 3) continue;
      amount.quota.per = std::string(period_names[period.value]);
      if (gap <= 8) amount.from = i;
      return;
    }
  }

  std::string_view text_;
  Words words_;
};

}  // namespace

std::optional<FoundQuota> find_quota(std::string_view sentence) {
  // An amount has a digit, or is spelt behind a bound ("ít nhất một bài").
  static constexpr std::string_view signs[] = {"nhất", "thiểu", "dưới", "NHẤT", "THIỂU"};
  const bool digit = std::any_of(sentence.begin(), sentence.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool bound = std::any_of(std::begin(signs), std::end(signs),
                                 [&](std::string_view sign) { return sentence.find(sign) != std::string_view::npos; });
  if (!digit && !bound) return {};
  return QuotaScanner(sentence).best();
}

}  // namespace compiler
