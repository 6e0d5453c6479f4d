// SPDX-License-Identifier: AGPL-3.0-or-later
// Events (vi: sự kiện): meetings, training, campaigns, with those who were asked to come and those who came.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace events {

// What plans ask agencies to hold. A new kind is a row here.
struct Kind {
  std::string_view code{}, word{};
};
inline constexpr std::array kinds{
    Kind{"meeting", "Họp giao ban, họp chuyên đề"},
    Kind{"conference", "Hội nghị, hội thảo"},
    Kind{"training", "Tập huấn, bồi dưỡng"},
    Kind{"sent_training", "Cử người đi tập huấn"},
    Kind{"legal", "Phổ biến, giáo dục pháp luật"},
    Kind{"dialogue", "Đối thoại, tọa đàm, gặp gỡ"},
    Kind{"party", "Sinh hoạt chi bộ, đoàn thể"},
    Kind{"residents", "Sinh hoạt tổ dân phố, thôn, bản"},
    Kind{"rapporteurs", "Hội nghị báo cáo viên"},
    Kind{"campaign", "Ngày, tuần lễ, đợt cao điểm"},
    Kind{"inspection", "Kiểm tra"},
    Kind{"visit", "Trao đổi, học tập kinh nghiệm"},
    Kind{"stage", "Sân khấu hóa, hội thi"},
    Kind{"other", "Khác"},
};
std::string_view word_of(std::string_view kind);

// Days that plans build campaigns around.
struct NamedDay {
  int month = 0, day = 0;
  std::string_view name{};
};
inline constexpr std::array named_days{NamedDay{5, 18, "Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam"},
                                       NamedDay{10, 10, "Ngày Chuyển đổi số quốc gia"},
                                       NamedDay{11, 9, "Ngày Pháp luật Việt Nam"}};

enum class State { planned, held, cancelled };

struct File {
  std::string sha256{}, name{}, type{};
  std::int64_t bytes = 0;
};

struct Invitation {
  std::string unit{}, name{};
};

struct Event {
  std::string tenant{}, id{}, agency{}, unit{}, unit_name{}, occurrence{};
  std::string kind{}, title{}, place{}, audience{}, agenda{};
  std::int64_t starts_at = 0, ends_at = 0;  // ms UTC
  std::int64_t expected = 0;
  State state = State::planned;
  std::string reason{}, key{}, minutes{};
  std::int64_t headcount = 0, signed_in = 0;
  std::string evidence{};
  std::int64_t edits = 0;
  std::string created_by{};
  std::int64_t people() const { return headcount > signed_in ? headcount : signed_in; }
};

struct Attendance {
  std::string name{}, unit{}, how{};
  std::int64_t at = 0;
};

// As people fill it in.
struct Draft {
  std::string occurrence{}, kind{}, title{}, place{}, audience{}, agenda{};
  std::string day{}, from{}, to{}, last_day{}, expected{};
};

struct NewFile {
  std::filesystem::path path{};  // now the service's
  std::string name{};
};

struct Held {
  std::string minutes{}, headcount{};
};

// From a telephone in the hall, perhaps hours later.
struct Arrival {
  std::string mark{}, name{}, unit{}, how{}, at{};  // at: ms UTC in digits; empty: now
};

enum class Arrived { now, before };

}  // namespace events
