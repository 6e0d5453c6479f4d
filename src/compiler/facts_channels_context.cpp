// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/facts_channels_context.h"

#include <algorithm>
#include <array>

#include "compiler/units_grammar.h"

namespace compiler {
namespace {

// What must and what must not stand around a channel's words. An empty lexicon asks nothing.
struct Surroundings {
  Channel channel;
  Lexicon wanted{};  // one of these within `wanted_reach` words before, or directly behind
  std::size_t wanted_reach = 0;
  bool list_is_enough = false;  // or another channel just before
  Lexicon unwanted{};           // none of these within `unwanted_reach` words before
  std::size_t unwanted_reach = 0;
  Lexicon unwanted_behind{};  // none of these directly behind
};

const std::array<Surroundings, 12>& rules() {
  static const std::array<Surroundings, 12> table{
      Surroundings{
          Channel::one_stop,
          {{"tại|ở|trên", 1}},
          2,
          true,
          // "tình hình giải quyết thủ tục hành chính tại Bộ phận tiếp nhận …" is what is told.
          {{"tình hình|kết quả|hiệu quả|chất lượng hoạt động|hoạt động của|làm việc tại|cơ chế|mô hình|xếp hạng", 1}},
          18},
      Surroundings{
          Channel::portal_dvc,
          {},
          0,
          true,
          {{"nộp|hồ sơ|sử dụng|đăng ký|thanh toán|truy cập|tích hợp|cung cấp|giải quyết trên|thực hiện trên|kết nối",
            1}},
          6},
      Surroundings{Channel::training_lesson,
                   {{"lớp|khóa|tổ chức|mở|tham gia|cử|chương trình|qua|tập huấn|hội nghị|buổi|,", 1}},
                   2,
                   false,
                   // "tuyển dụng, sử dụng, đào tạo, bồi dưỡng công chức"
                   {{"tuyển dụng|sử dụng|quản lý,sử dụng|quy hoạch|bổ nhiệm|quy định", 1}},
                   8},
      Surroundings{Channel::documents, {{"qua|thông qua|trong|bằng", 1}}, 2},
      Surroundings{
          Channel::legal_education, {{"buổi|hội nghị|lớp|cuộc|thông qua|lồng ghép|qua|các hội nghị|kết hợp", 1}}, 6},
      Surroundings{Channel::conference, {}, 0, false, {}, 0, {{"lần thứ|trung ương|đảng|bch|ban chấp hành", 1}}},
      Surroundings{Channel::inspection, {{"qua|thông qua|lồng ghép|kết hợp|qua công tác|gắn với", 1}}, 4},
      Surroundings{
          Channel::print,
          {{"tuyên truyền|phát hành|in|cấp|cấp phát|biên soạn|in ấn|phát|tài liệu|xuất bản|phân phát|tờ|sản phẩm", 1}},
          5},
      Surroundings{Channel::premises, {{"tại|ở|trên|,|và", 1}}, 2},
      Surroundings{Channel::website, {}, 0, false, {{"ban biên tập|tổ biên tập|quản trị", 1}}, 3},
      // "đăng tải các văn bản, bản tin lên Trang thông tin điện tử": it is what is published there.
      Surroundings{Channel::newsletter, {}, 0, false, {{"đăng tải|đăng", 1}}, 8},
      // "các phương tiện thông tin đại chúng như báo, đài": what is named counts.
      Surroundings{Channel::press, {}, 0, false, {}, 0, {{"như|như:|gồm|bao gồm", 1}}},
  };
  return table;
}

// Whether a word of the lexicon begins within `reach` words before `at`, in the same clause.
bool stands_before(const Words& words, std::size_t at, std::size_t reach, const Lexicon& lexicon) {
  for (std::size_t back = 1; back <= reach && back <= at; ++back) {
    if (words[at - back].mark == U';' || ends_sentence(words, at - back)) return false;
    if (lexicon.has(words, at - back)) return true;
  }
  return false;
}

bool stands_behind(const Words& words, std::size_t end, std::size_t reach, const Lexicon& lexicon) {
  for (std::size_t i = end; i < words.size() && i < end + reach; ++i) {
    if (words[i].mark == U';' || ends_sentence(words, i)) return false;
    if (lexicon.has(words, i)) return true;
  }
  return false;
}

// "báo, đài", "trên Báo Lai Châu"
bool names_press(const Words& words, std::size_t at, std::size_t end) {
  static const Lexicon list{{",đài|và đài|-đài|,tạp chí|và phát thanh|điện tử|in|hình|nói", 1}};
  static const Lexicon on{{"trên|qua|với|các|cho|của|thông qua|,|và|;", 1}};
  if (list.has(words, end)) return true;
  return words[at].upper && end < words.size() && words[end].upper && stands_before(words, at, 2, on);
}

bool names_station(const Words& words, std::size_t at, std::size_t end) {
  static const Lexicon list{{"báo|báo,|báo và|trên|qua", 1}};
  const bool small_behind = end < words.size() && words[end].letters && !words[end].upper;
  return stands_before(words, at, 2, list) && (!small_behind || closing_words(words, end) != 0);
}

// Whose site it is: of the unit, of the city, of the province, or the province's site on administrative reform.
Channel site_of(const Words& words, Channel channel, std::size_t end) {
  static const Lexicon reform{{"cchc|cải cách hành chính", 1}};
  static const Lexicon of_province{
      {"của tỉnh|tỉnh|của ubnd tỉnh|ubnd tỉnh|của ủy ban nhân dân tỉnh|của văn phòng ubnd tỉnh|"
       "của văn phòng ủy ban nhân dân tỉnh|cấp tỉnh",
       1}};
  static const Lexicon of_city{
      {"của thành phố|thành phố|của ubnd thành phố|ubnd thành phố|của tp|tp|của thị xã|thị xã|của huyện|"
       "huyện|của ubnd huyện",
       1}};
  static const Lexicon central{{"hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế", 1}};
  static const Lexicon of_unit{
      {"của sở|của ban|của cơ quan|của đơn vị|của các|của phòng|của xã|của phường|của địa phương|của các sở|"
       "của ngành|của bộ|của trung tâm|của chi cục|các sở|sở|các xã|xã|phường|của mặt trận|của hội|của đoàn",
       1}};
  static const Lexicon stops{{",|;|:|và", 1}};
  bool about_reform = false;
  for (std::size_t i = end; i < words.size() && i < end + 12; ++i) {
    if (stops.has(words, i) || ends_sentence(words, i) || work_verb(words, i) != 0) break;
    about_reform = about_reform || reform.has(words, i);
    if (of_unit.has(words, i)) return Channel::website_unit;
    if (of_province.has(words, i)) return about_reform ? Channel::website_cchc : Channel::portal_province;
    if (const std::size_t city = of_city.longest(words, i).count; city != 0)
      return channel == Channel::website && central.has(words, i + city) ? Channel::portal_province
                                                                         : Channel::website_city;
  }
  return about_reform ? Channel::website_cchc : Channel::website_unit;
}

Channel meeting_of(const Words& words, std::size_t end) {
  static const Lexicon law{
      {"phổ biến giáo dục pháp luật|phổ biến,giáo dục pháp luật|tuyên truyền pháp luật|"
       "tuyên truyền phổ biến giáo dục pháp luật|tuyên truyền,phổ biến giáo dục pháp luật|"
       "tuyên truyền,phổ biến,giáo dục pháp luật|pbgdpl|phổ biến pháp luật",
       1}};
  static const Lexicon talk{{"đối thoại|gặp gỡ|tiếp xúc,đối thoại|gặp mặt|,gặp gỡ|,đối thoại|,gặp mặt", 1}};
  static const Lexicon lesson{{"tập huấn|bồi dưỡng", 1}};
  if (law.has(words, end)) return Channel::legal_education;
  if (talk.has(words, end)) return Channel::dialogue;
  return lesson.has(words, end) ? Channel::training : Channel::conference;
}

}  // namespace

bool names_channel(const Words& words, Channel channel, std::size_t at, std::size_t end, bool listed) {
  if (channel == Channel::press_word) return names_press(words, at, end);
  if (channel == Channel::station_word) return names_station(words, at, end);
  const auto rule =
      std::find_if(rules().begin(), rules().end(), [&](const Surroundings& r) { return r.channel == channel; });
  if (rule == rules().end()) return true;
  const bool in_list = rule->list_is_enough && listed;
  if (rule->wanted_reach != 0 && !in_list && !stands_before(words, at, rule->wanted_reach, rule->wanted) &&
      !rule->wanted.has(words, end))
    return false;
  const bool excused = rule->wanted_reach == 0 && in_list;
  if (!excused && stands_before(words, at, rule->unwanted_reach, rule->unwanted)) return false;
  return !rule->unwanted_behind.has(words, end);
}

Channel channel_in_context(const Words& words, Channel channel, std::size_t end) {
  static const Lexicon talk{{"đối thoại|gặp gỡ|trao đổi", 1}};
  switch (channel) {
    case Channel::training_lesson:
      return Channel::training;
    case Channel::press_word:
      return Channel::press;
    case Channel::station_word:
      return Channel::radio_tv;
    case Channel::premises:
      return Channel::notice_board;
    case Channel::website:
    case Channel::website_trang:
      return site_of(words, channel, end);
    case Channel::column:
      return stands_behind(words, end, 4, talk) ? Channel::dialogue : channel;
    case Channel::conference:
      return meeting_of(words, end);
    default:
      return channel;
  }
}

}  // namespace compiler
