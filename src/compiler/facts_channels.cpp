// SPDX-License-Identifier: AGPL-3.0-or-later
// By which means a sentence communicates.
#include <algorithm>
#include <utility>

#include "compiler/facts.h"
#include "compiler/facts_channels_context.h"
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
    const bool listed = !ones_.empty() && joined(ones_.back().to, i);
    if (!names_channel(words_, channel, i, end, listed)) return end;
    add(channel_in_context(words_, channel, end), i, end);
    return ones_.back().to;
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
