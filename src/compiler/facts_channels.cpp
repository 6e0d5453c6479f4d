// SPDX-License-Identifier: AGPL-3.0-or-later
// By which means a sentence communicates.
#include <algorithm>
#include <utility>

#include "compiler/facts.h"
#include "compiler/facts_channels_vocabulary.h"
#include "compiler/units_grammar.h"
#include "compiler/words.h"

namespace compiler {
namespace {

std::uint64_t and_key() {
  static const std::uint64_t key = word_key("và");
  return key;
}

class ChannelScanner {
 public:
  explicit ChannelScanner(std::string_view sentence) : text_(sentence), words_(split_words(sentence)) {}

  std::vector<Found> scan() {
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t behind = step(i);
      i = behind > i ? behind : i + 1;
    }
    settle();
    std::vector<Found> out;
    for (const One& one : ones_) {
      Found found{words_[one.from].from, words_[one.to - 1].to, {}, std::string(channel_code(one.channel))};
      found.text = std::string(text_.substr(found.from, found.to - found.from));
      out.push_back(std::move(found));
    }
    return out;
  }

 private:
  struct One {
    Channel channel;
    std::size_t from = 0, to = 0;
  };

  std::size_t step(std::size_t i) {
    if (const std::size_t behind = programme(i); behind != 0) return behind;
    const Lexicon::Match match = channel_words().longest(words_, i);
    if (!match) return named_day(i);
    const auto channel = static_cast<Channel>(match.value);
    const std::size_t end = i + match.count;
    if (channel == Channel::none) return end;
    if (!fits(channel, i, end)) return end;
    add(resolved(channel, end), i, end);
    return ones_.back().to;
  }

  // Whether a word within `reach` before `i` is in the lexicon, in the same clause.
  bool before(std::size_t i, std::size_t reach, const Lexicon& lexicon) const {
    for (std::size_t back = 1; back <= reach && back <= i; ++back) {
      if (words_[i - back].mark == U';' || ends_sentence(words_, i - back)) return false;
      if (lexicon.has(words_, i - back)) return true;
    }
    return false;
  }
  bool behind(std::size_t end, std::size_t reach, const Lexicon& lexicon) const {
    for (std::size_t i = end; i < words_.size() && i < end + reach; ++i) {
      if (words_[i].mark == U';' || ends_sentence(words_, i)) return false;
      if (lexicon.has(words_, i)) return true;
    }
    return false;
  }

  // Words that name a channel name a subject, a unit or a place too; what stands around them tells.
  bool fits(Channel channel, std::size_t i, std::size_t end) const {
    static const Lexicon studied{
        {"tình hình|kết quả|hiệu quả|chất lượng hoạt động|hoạt động của|làm việc tại|cơ chế|mô hình|xếp hạng", 1}};
    switch (channel) {
      case Channel::one_stop: {
        static const Lexicon at_words{{"tại|ở|trên", 1}};
        const bool listed = !ones_.empty() && joined(ones_.back().to, i);
        return (before(i, 2, at_words) || listed) && !before(i, 18, studied);
      }
      case Channel::portal_dvc: {
        static const Lexicon used{
            {"nộp|hồ sơ|sử dụng|đăng ký|thanh toán|truy cập|tích hợp|cung cấp|giải quyết trên|thực hiện trên|kết nối",
             1}};
        return !before(i, 6, used) || before(i, 2, and_comma());
      }
      case Channel::training_lesson: {
        static const Lexicon held{{"lớp|khóa|tổ chức|mở|tham gia|cử|chương trình|qua|tập huấn|hội nghị|buổi|,", 1}};
        return before(i, 2, held) && !before(i, 8, public_service());
      }
      case Channel::documents: {
        static const Lexicon held{{"qua|thông qua|trong|bằng", 1}};
        return before(i, 2, held);
      }
      case Channel::legal_education: {
        static const Lexicon held{{"buổi|hội nghị|lớp|cuộc|thông qua|lồng ghép|qua|các hội nghị|kết hợp", 1}};
        return before(i, 6, held);
      }
      case Channel::party_union:
      case Channel::staff_meeting:
      case Channel::intranet:
        return true;
      case Channel::conference: {
        static const Lexicon numbered{{"lần thứ|trung ương|đảng|bch|ban chấp hành|nhà trường", 1}};
        return !numbered.has(words_, end);
      }
      case Channel::inspection: {
        static const Lexicon through{{"qua|thông qua|lồng ghép|kết hợp|qua công tác|gắn với", 1}};
        return before(i, 4, through);
      }
      case Channel::exchange: {
        static const Lexicon none{{"chia sẻ thông tin", 1}};
        return !none.has(words_, i);
      }
      case Channel::press_word: {
        // "báo, đài", "trên báo", "Báo Lai Châu"
        static const Lexicon list{{",đài|và đài|-đài|,tạp chí|và phát thanh|điện tử|in|hình|nói", 1}};
        static const Lexicon on{{"trên|qua|với|các|cho|của|thông qua|,|và|;", 1}};
        return list.has(words_, end) ||
               (words_[i].upper && end < words_.size() && words_[end].upper && before(i, 2, on));
      }
      case Channel::station_word: {
        static const Lexicon list{{"báo|báo,|báo và|trên|qua", 1}};
        return before(i, 2, list) &&
               !(end < words_.size() && words_[end].letters && !words_[end].upper && !closing_words(words_, end));
      }
      case Channel::print: {
        static const Lexicon about{
            {"tuyên truyền|phát hành|in|cấp|cấp phát|biên soạn|in ấn|phát|tài liệu|xuất bản|phân phát|tờ|sản phẩm", 1}};
        return before(i, 5, about) || about.has(words_, end);
      }
      case Channel::notice_board: {
        static const Lexicon at_words{{"tại|ở|trên|,|và", 1}};
        static const Lexicon house{{"trụ sở", 1}};
        return !house.has(words_, i) || before(i, 2, at_words);
      }
      case Channel::website: {
        static const Lexicon board{{"ban biên tập|tổ biên tập|quản trị", 1}};
        return !before(i, 3, board);
      }
      case Channel::newsletter: {
        // "đăng tải các văn bản, bản tin lên Trang thông tin điện tử": it is what is published there.
        static const Lexicon published{{"đăng tải|đăng", 1}};
        return !before(i, 8, published);
      }
      case Channel::press: {
        // "các phương tiện thông tin đại chúng như báo, đài": what is named counts.
        static const Lexicon such_as{{"như|như:|gồm|bao gồm", 1}};
        return !such_as.has(words_, end);
      }
      case Channel::dialogue: {
        static const Lexicon indirect{{"quan hệ|quốc tế", 1}};
        return !before(i, 2, indirect);
      }
      case Channel::contest:
      case Channel::stage:
      case Channel::training:
      default:
        break;
    }
    return true;
  }

  static const Lexicon& and_comma() {
    static const Lexicon lexicon{{",|và", 1}};
    return lexicon;
  }
  // "tuyển dụng, sử dụng, đào tạo, bồi dưỡng công chức" is a matter, not a means.
  static const Lexicon& public_service() {
    static const Lexicon lexicon{{"tuyển dụng|sử dụng|quản lý,sử dụng|quy hoạch|bổ nhiệm|quy định", 1}};
    return lexicon;
  }

  Channel resolved(Channel channel, std::size_t end) const {
    if (channel == Channel::training_lesson) return Channel::training;
    if (channel == Channel::press_word) return Channel::press;
    if (channel == Channel::station_word) return Channel::radio_tv;
    if (channel == Channel::website || channel == Channel::website_trang) return website(channel, end);
    static const Lexicon dialogue_words{{"đối thoại|gặp gỡ|trao đổi", 1}};
    if (channel == Channel::column && behind(end, 4, dialogue_words)) return Channel::dialogue;
    if (channel == Channel::conference) {
      static const Lexicon law{
          {"phổ biến giáo dục pháp luật|phổ biến,giáo dục pháp luật|tuyên truyền pháp luật|"
           "tuyên truyền phổ biến giáo dục pháp luật|tuyên truyền,phổ biến giáo dục pháp luật|"
           "tuyên truyền,phổ biến,giáo dục pháp luật|pbgdpl|phổ biến pháp luật",
           1}};
      static const Lexicon talk{{"đối thoại|gặp gỡ|tiếp xúc,đối thoại|gặp mặt|,gặp gỡ|,đối thoại|,gặp mặt", 1}};
      if (law.has(words_, end)) return Channel::legal_education;
      if (talk.has(words_, end)) return Channel::dialogue;
      static const Lexicon lesson{{"tập huấn|bồi dưỡng", 1}};
      if (lesson.has(words_, end)) return Channel::training;
    }
    return channel;
  }

  // Whose site it is: of the unit, of the city, of the province, or the province's site on administrative reform.
  Channel website(Channel channel, std::size_t end) const {
    static const Lexicon reform{{"cchc|cải cách hành chính", 1}};
    static const Lexicon of_province{
        {"của tỉnh|tỉnh|của ubnd tỉnh|ubnd tỉnh|của ủy ban nhân dân tỉnh|của văn phòng ubnd tỉnh|"
         "của văn phòng ủy ban nhân dân tỉnh|cấp tỉnh",
         1}};
    static const Lexicon of_city{
        {"của thành phố|thành phố|của ubnd thành phố|ubnd thành phố|của tp|tp|của thị xã|thị xã|của huyện|huyện|"
         "của ubnd huyện",
         1}};
    static const Lexicon central{{"hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế", 1}};
    static const Lexicon of_unit{
        {"của sở|của ban|của cơ quan|của đơn vị|của các|của phòng|của xã|của phường|của địa phương|của các sở|"
         "của ngành|của bộ|của trung tâm|của chi cục|các sở|sở|các xã|xã|phường|của mặt trận|của hội|của đoàn",
         1}};
    const std::size_t limit = std::min(words_.size(), end + 12);
    bool about_reform = false;
    for (std::size_t k = end; k < limit; ++k) {
      const char32_t mark = words_[k].mark;
      if (mark == U',' || mark == U';' || mark == U':' || ends_sentence(words_, k)) break;
      if (reform.has(words_, k)) about_reform = true;
      if (of_unit.has(words_, k)) return Channel::website_unit;
      if (of_province.has(words_, k)) {
        if (about_reform) return Channel::website_cchc;
        return Channel::portal_province;
      }
      if (const std::size_t city = of_city.longest(words_, k).count; city != 0) {
        if (channel == Channel::website && central.has(words_, k + city)) return Channel::portal_province;
        return Channel::website_city;
      }
      if (words_[k].key == and_key() || work_verb(words_, k) != 0) break;
    }
    return about_reform ? Channel::website_cchc : Channel::website_unit;
  }

  // chương trình “Cải cách để nâng cao sự hài lòng của người dân”: a broadcast, or a dialogue where its name says so
  std::size_t programme(std::size_t i) {
    static const Lexicon lexicon{{"chương trình|các chương trình|chuyên mục", 1}};
    static const Lexicon talk{{"đối thoại", 1}};
    const std::size_t count = lexicon.longest(words_, i).count;
    if (count == 0 || !is_mark(words_, i + count, U'"')) return 0;
    std::size_t at = i + count;
    while (is_mark(words_, at, U'"')) {
      std::size_t end = at + 1;
      while (end < words_.size() && words_[end].mark != U'"' && end < at + 30) ++end;
      if (!is_mark(words_, end, U'"')) return 0;
      bool talks = false;
      for (std::size_t k = at; k < end; ++k) talks = talks || talk.has(words_, k);
      static const Lexicon broadcast{{"trên đài|trên sóng|phát trên", 1}};
      std::size_t to = end + 1;
      if (broadcast.has(words_, to)) to = std::max(to, unit_end(words_, to + 1));
      ones_.push_back({talks ? Channel::dialogue : Channel::radio_tv, at, to});
      at = to;
      if ((is_mark(words_, at, U',') || is_mark(words_, at, U';') || is_word(words_, at, and_key())) &&
          is_mark(words_, at + 1, U'"'))
        ++at;
    }
    return at;
  }

  // "Ngày Chuyển đổi số quốc gia năm 2025", "Tuần lễ Chuyển đổi số tỉnh Quảng Ngãi"
  std::size_t named_day(std::size_t i) {
    static const Lexicon days{
        {"ngày|ngày hội|tuần lễ|tháng hành động|tháng thanh niên|ngày quốc tế|ngày toàn dân|tháng cao điểm", 1}};
    const std::size_t count = days.longest(words_, i).count;
    if (count == 0) return i + 1;
    static const Lexicon known{
        {"chuyển đổi số|khoa học|pháp luật|đổi mới sáng tạo|thành lập|truyền thống|gia đình|dân số|"
         "công tác xã hội|hội|quốc tế|toàn dân|vì|sở hữu trí tuệ|đo lường|thế giới|thanh niên|đọc sách|"
         "sách và văn hóa đọc|an toàn|môi trường|người cao tuổi",
         1}};
    const std::size_t name = i + count;
    if (name >= words_.size() || !words_[name].letters) return i + 1;
    const bool capital = words_[name].upper || words_[i].upper;
    if (!capital || (count == 1 && !known.has(words_, name))) return i + 1;
    std::size_t end = name;
    static const Lexicon stops{{"để|nhằm|trên|với|là|tại|bằng|gắn|theo|có|được|đến|cho", 1}};
    while (end < words_.size() && end < name + 16 &&
           (words_[end].letters || is_digits(words_, end) || words_[end].mark == U'&') && !stops.has(words_, end) &&
           !days.has(words_, end) && (work_verb(words_, end) == 0 || end == name)) {
      if (words_[end].key == and_key() && !(end + 1 < words_.size() && !days.has(words_, end + 1))) break;
      ++end;
    }
    if (end == name) return i + 1;
    ones_.push_back({Channel::event, i, end});
    return end;
  }

  // Adds a channel with the words that belong to it; a neighbour of the same kind in a list makes one with it.
  void add(Channel channel, std::size_t from, std::size_t end) {
    static const Lexicon leading{
        {"các|những|hệ thống|số điện thoại|điện thoại|các buổi|các cuộc|buổi|cuộc|các lớp|lớp|trang|nhóm|các nhóm|"
         "hình thức|phát hành các|phát hành|các hình thức|các trang|nền tảng|kênh|các kênh|phóng sự|"
         "các nhóm trang mạng xã hội|mạng xã hội|các hoạt động",
         1}};
    std::size_t start = from;
    for (std::size_t back = 6; back >= 1; --back) {
      if (back > from || (!ones_.empty() && from - back < ones_.back().to)) continue;
      if (leading.longest(words_, from - back).count >= back) {
        start = from - back;
        break;
      }
    }
    if (start > 0 && start == from && is_mark(words_, from - 1, U'"') && is_mark(words_, end, U'"')) {
      --start;
      ++end;
    }
    end = std::max(end, text_end(channel, end));
    if (!ones_.empty() && ones_.back().channel == channel && joined(ones_.back().to, start)) {
      ones_.back().to = end;
      return;
    }
    ones_.push_back({channel, start, end});
  }

  bool joined(std::size_t from, std::size_t to) const {
    static const Lexicon joints{{",|và|,và|hoặc|/|-|…|...|..", 1}};
    return from <= to && to <= from + 2 && (from == to || joints.longest(words_, from).count >= to - from);
  }

  // "của Sở", "về CCHC", "tuyên truyền về CCHC"
  std::size_t text_end(Channel channel, std::size_t end) const {
    static const Lexicon topic{
        {"về cchc|về cải cách hành chính|cchc|cải cách hành chính|tuyên truyền về cchc|"
         "tuyên truyền về cải cách hành chính|tìm hiểu cchc|tìm hiểu về cchc|tìm hiểu về cải cách hành chính|"
         "tìm hiểu cải cách hành chính|khoa học và công nghệ|nghiệp vụ|thành phần|nghiệp vụ về cchc|không dây|"
         "cơ sở|thường kỳ|định kỳ|công khai|làm việc",
         1}};
    switch (channel) {
      case Channel::facebook:
      case Channel::youtube:
      case Channel::tiktok:
      case Channel::visual:
        return end;
      default:
        break;
    }
    end += topic.longest(words_, end).count;
    if (channel == Channel::press && end < words_.size() && words_[end].upper && words_[end - 1].upper) {
      while (end < words_.size() && words_[end].upper) ++end;  // "Báo Quảng Ngãi"
      return end;
    }
    const bool is_site =
        channel == Channel::website_unit || channel == Channel::portal_province || channel == Channel::website_city;
    if (is_site && end < words_.size() && words_[end].upper && unit_at(words_, end)) return unit_end(words_, end);
    if (channel == Channel::feedback_system) {
      // "của người dân, doanh nghiệp trên Cổng Dịch vụ công Quốc gia"
      static const Lexicon portal{{"trên|tại", 1}};
      for (std::size_t i = end; i < words_.size() && i < end + 10 && (words_[i].letters || words_[i].mark == U',');
           ++i) {
        if (!portal.has(words_, i)) continue;
        const Lexicon::Match site = channel_words().longest(words_, i + 1);
        if (site && static_cast<Channel>(site.value) == Channel::portal_dvc) return i + 1 + site.count;
      }
    }
    static const Lexicon of{{"của|tỉnh|thành phố|thuộc|cấp", 1}};
    if (!of.has(words_, end)) return end;
    static const Lexicon person{{"của người|của tổ chức|của cá nhân|của nhân dân|của công dân", 1}};
    if (person.has(words_, end) && channel != Channel::feedback_system) return end;
    std::size_t to = qualifiers_end(words_, end);
    // "của Sở và các đơn vị trực thuộc", "của thành phố, các xã, phường"
    static const Lexicon more{{"và các đơn vị|,các xã|và các xã|,xã|và đơn vị", 1}};
    if (to > end && more.has(words_, to)) to = std::max(to, unit_list_end(words_, to + 1));
    return std::max(end, to);
  }

  // Nothing but the channel's own words.
  bool is_bare(const One& one) const { return channel_words().longest(words_, one.from).count == one.to - one.from; }

  // One notice board a sentence, named by the place where there is one; "mạng xã hội" only where no network is named.
  void settle() {
    static const Lexicon house{{"trụ sở|bảng tin|bảng thông báo|bảng niêm yết", 1}};
    const auto place = std::find_if(ones_.begin(), ones_.end(), [&](const One& one) {
      return one.channel == Channel::notice_board && house.has(words_, one.from);
    });
    if (place != ones_.end()) {
      const std::size_t kept = place->from;
      std::erase_if(ones_, [&](const One& one) { return one.channel == Channel::notice_board && one.from != kept; });
    }
    bool board_seen = false;
    std::erase_if(ones_, [&](const One& one) {
      if (one.channel != Channel::notice_board) return false;
      return std::exchange(board_seen, true);
    });
    // "lên trang thông tin điện tử" behind "Trang thông tin điện tử của Sở" is the same site.
    std::erase_if(ones_, [&](const One& one) {
      if (one.channel != Channel::website_unit && one.channel != Channel::zalo) return false;
      return std::any_of(ones_.begin(), ones_.end(), [&](const One& other) {
        return other.channel == one.channel && other.from != one.from && other.to - other.from > one.to - one.from &&
               is_bare(one);
      });
    });
    bool hotline_seen = false;
    std::erase_if(ones_,
                  [&](const One& one) { return one.channel == Channel::hotline && std::exchange(hotline_seen, true); });
    const bool named = std::any_of(ones_.begin(), ones_.end(), [](const One& one) {
      return one.channel == Channel::facebook || one.channel == Channel::zalo || one.channel == Channel::youtube ||
             one.channel == Channel::tiktok;
    });
    std::erase_if(ones_, [&](const One& one) { return one.channel == Channel::social && named; });
    // "niêm yết … trên Trang thông tin điện tử": the site is the channel.
    const bool site = std::any_of(ones_.begin(), ones_.end(), [](const One& one) {
      return one.channel == Channel::website_unit || one.channel == Channel::portal_province ||
             one.channel == Channel::website_city || one.channel == Channel::one_stop;
    });
    if (site && place == ones_.end())
      std::erase_if(
          ones_, [&](const One& one) { return one.channel == Channel::notice_board && !house.has(words_, one.from); });
  }

  std::string_view text_;
  Words words_;
  std::vector<One> ones_;
};

}  // namespace

std::vector<Found> find_channels(std::string_view sentence) { return ChannelScanner(sentence).scan(); }

}  // namespace compiler
