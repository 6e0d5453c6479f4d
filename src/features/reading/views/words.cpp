// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/views/words.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace reading {
namespace {

struct Word {
  std::string_view code, word;
};

template <std::size_t N>
std::string_view find(const std::array<Word, N>& words, std::string_view code) {
  for (const Word& word : words)
    if (word.code == code) return word.word;
  return {};
}

constexpr std::array channels{Word{"column", "Chuyên trang, chuyên mục"},
                              Word{"conference", "Hội nghị, hội thảo"},
                              Word{"contest", "Cuộc thi"},
                              Word{"dialogue", "Đối thoại"},
                              Word{"documents", "Văn bản điều hành"},
                              Word{"event", "Sự kiện"},
                              Word{"exchange", "Giao lưu, trao đổi kinh nghiệm"},
                              Word{"facebook", "Facebook"},
                              Word{"feedback_system", "Hệ thống phản ánh, kiến nghị"},
                              Word{"hotline", "Đường dây nóng"},
                              Word{"inspection", "Kiểm tra"},
                              Word{"intranet", "Mạng nội bộ"},
                              Word{"legal_education", "Phổ biến, giáo dục pháp luật"},
                              Word{"loudspeaker", "Truyền thanh cơ sở"},
                              Word{"mobile_car", "Xe thông tin lưu động"},
                              Word{"newsletter", "Bản tin"},
                              Word{"notice_board", "Niêm yết, bảng tin"},
                              Word{"one_stop", "Bộ phận Một cửa"},
                              Word{"party_union", "Sinh hoạt chi bộ, đoàn thể"},
                              Word{"portal_dvc", "Cổng Dịch vụ công"},
                              Word{"portal_province", "Cổng thông tin điện tử tỉnh"},
                              Word{"press", "Báo chí"},
                              Word{"print", "Ấn phẩm"},
                              Word{"radio_tv", "Phát thanh, truyền hình"},
                              Word{"residents_meeting", "Họp dân, sinh hoạt tổ dân phố"},
                              Word{"staff_meeting", "Họp cơ quan, giao ban"},
                              Word{"stage", "Sân khấu hóa"},
                              Word{"tiktok", "TikTok"},
                              Word{"training", "Tập huấn, bồi dưỡng"},
                              Word{"visual", "Trực quan: pano, áp phích, băng rôn"},
                              Word{"website_cchc", "Trang cải cách hành chính"},
                              Word{"website_city", "Trang thông tin điện tử thành phố"},
                              Word{"website_unit", "Trang thông tin điện tử đơn vị"},
                              Word{"youtube", "YouTube"},
                              Word{"zalo", "Zalo"},
                              Word{"other", "Kênh khác"}};

constexpr std::array contacts{Word{"url", "Địa chỉ web"}, Word{"email", "Thư điện tử"}, Word{"phone", "Điện thoại"},
                              Word{"hotline", "Đường dây nóng"}};

constexpr std::array header_fields{Word{"type", "loại văn bản"},
                                   Word{"number", "số"},
                                   Word{"symbol", "ký hiệu"},
                                   Word{"agency", "cơ quan ban hành"},
                                   Word{"parent_agency", "cơ quan chủ quản"},
                                   Word{"province", "tỉnh"},
                                   Word{"place", "địa danh"},
                                   Word{"date", "ngày"},
                                   Word{"title", "trích yếu"},
                                   Word{"year", "năm"},
                                   Word{"signer", "người ký"},
                                   Word{"recipients", "nơi nhận"}};

constexpr std::array periods{Word{"day", "ngày"},    Word{"week", "tuần"},    Word{"month", "tháng"},
                             Word{"quarter", "quý"}, Word{"half", "nửa năm"}, Word{"year", "năm"}};

}  // namespace

std::string_view word(compiler::Kind kind) {
  switch (kind) {
    case compiler::Kind::assigned:
      return "Việc được giao";
    case compiler::Kind::content:
      return "Nội dung tuyên truyền";
    case compiler::Kind::form:
      return "Hình thức tuyên truyền";
    case compiler::Kind::duty:
      return "Trách nhiệm thực hiện";
  }
  return {};
}

std::string_view code(compiler::Kind kind) {
  switch (kind) {
    case compiler::Kind::assigned:
      return "viec-giao";
    case compiler::Kind::content:
      return "noi-dung";
    case compiler::Kind::form:
      return "hinh-thuc";
    case compiler::Kind::duty:
      return "trach-nhiem";
  }
  return {};
}

std::string_view word(compiler::Severity severity) {
  switch (severity) {
    case compiler::Severity::error:
      return "Lỗi";
    case compiler::Severity::warning:
      return "Cảnh báo";
    case compiler::Severity::note:
      return "Ghi chú";
  }
  return {};
}

std::string_view code(compiler::Severity severity) {
  switch (severity) {
    case compiler::Severity::error:
      return "error";
    case compiler::Severity::warning:
      return "warning";
    case compiler::Severity::note:
      return "note";
  }
  return {};
}

std::string_view word(documents::Format format) {
  switch (format) {
    case documents::Format::text:
      return "văn bản thường";
    case documents::Format::markdown:
      return "Markdown";
    case documents::Format::html:
      return "trang web (HTML)";
    case documents::Format::docx:
      return "Word (DOCX)";
    case documents::Format::odt:
      return "OpenDocument (ODT)";
    case documents::Format::doc:
      return "Word cũ (DOC)";
    case documents::Format::rtf:
      return "RTF";
    case documents::Format::pdf:
      return "PDF";
    case documents::Format::image:
      return "ảnh quét";
  }
  return {};
}

std::string_view word_of_channel(std::string_view code) { return find(channels, code); }
std::string_view word_of_contact(std::string_view kind) { return find(contacts, kind); }
std::string_view word_of_field(std::string_view header_field) { return find(header_fields, header_field); }

std::string label_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view label = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const auto numbered = [&](std::string_view mark, std::string_view words) {
    const std::string_view rest = label.substr(std::min(mark.size(), label.size()));
    const bool fits = label.starts_with(mark) && !rest.empty() && rest.find_first_not_of("0123456789") == rest.npos;
    return fits ? std::string(words) + " " + std::string(rest) : std::string{};
  };
  for (const auto& [mark, words] :
       {Word{"r", "Hàng"}, Word{"-", "Gạch đầu dòng"}, Word{"+", "Dấu cộng"}, Word{"¶", "Đoạn"}})
    if (std::string said = numbered(mark, words); !said.empty()) return said;
  return std::string(label);
}

std::string days_of(const compiler::Time& time) {
  if (time.from && time.to && *time.from == *time.to) return "ngày " + base::for_people(*time.from);
  if (time.from && time.to) return "từ " + base::for_people(*time.from) + " đến " + base::for_people(*time.to);
  if (time.to) return (time.kind == compiler::TimeKind::before ? "trước " : "đến ") + base::for_people(*time.to);
  if (time.from) return "từ " + base::for_people(*time.from);
  return {};
}

std::string sentence_of(const compiler::Quota& quota) {
  std::string sentence = quota.bound == compiler::Bound::min ? "ít nhất " : "";
  sentence += std::to_string(quota.count);
  if (!quota.unit.empty()) sentence += " " + quota.unit;
  if (const std::string_view period = find(periods, quota.per); !period.empty()) {
    sentence += " mỗi ";
    sentence += period;
  }
  return sentence;
}

std::string size_of(std::uint64_t bytes) {
  if (bytes < 1024) return std::to_string(bytes) + " byte";
  const bool mega = bytes >= 1024 * 1024;
  const std::uint64_t unit = mega ? 1024 * 1024 : 1024;
  const std::uint64_t tenths = (bytes * 10 + unit / 2) / unit;
  std::string size = std::to_string(tenths / 10);
  if (tenths < 100 && tenths % 10 != 0) size += "," + std::to_string(tenths % 10);
  return size + (mega ? " MB" : " KB");
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

std::string time_of(std::int64_t seconds_utc) {
  using namespace std::chrono;
  constexpr hours vietnam{7};  // all year round
  const sys_seconds there = sys_seconds(seconds(seconds_utc)) + vietnam;
  const sys_days day = floor<days>(there);
  const hh_mm_ss clock(there - day);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()));
  return std::string(text.data()) + " ngày " + base::for_people(year_month_day(day));
}

}  // namespace reading
