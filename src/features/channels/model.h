// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels (vi: kênh) and what stands on them.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace channels {

enum class Way { machine, hand };  // who brings an item there

struct Kind {
  std::string_view code{}, word{};
  Way way = Way::machine;
};
// A new channel is a row here; one that a machine serves also has a driver (Service::serve).
inline constexpr std::array kinds{
    Kind{"site", "Cổng, trang thông tin điện tử"},
    Kind{"newsletter", "Thư tin, bản tin điện tử"},
    Kind{"press", "Gửi báo, đài"},
    Kind{"zalo", "Zalo OA"},
    Kind{"facebook", "Trang Facebook"},
    Kind{"loudspeaker", "Loa truyền thanh"},
    Kind{"poster", "Áp phích (PDF)"},
    Kind{"zalo_group", "Nhóm Zalo tương tác cộng đồng", Way::hand},
    Kind{"youtube", "Kênh YouTube, TikTok", Way::hand},
    Kind{"internal", "Hệ thống văn bản nội bộ", Way::hand},
    Kind{"provincial", "Ban biên tập Cổng tỉnh", Way::hand},
    Kind{"van", "Xe thông tin lưu động", Way::hand},
    Kind{"board", "Niêm yết tại trụ sở, Bộ phận một cửa", Way::hand},
    Kind{"panel", "Pano, áp phích, băng rôn", Way::hand},
    Kind{"tv", "Phát thanh, truyền hình", Way::hand},
};
const Kind* kind_of(std::string_view code);  // null: there is none

// What a channel must be told before it can be used.
struct Setting {
  std::string_view channel{}, name{}, label{};
  bool is_secret = false;
};
inline constexpr std::array settings{
    Setting{"press", "addresses", "Địa chỉ thư của báo, đài (mỗi dòng một địa chỉ)"},
    Setting{"zalo", "app_id", "Mã ứng dụng Zalo"},
    Setting{"zalo", "app_secret", "Khóa bí mật của ứng dụng", true},
    Setting{"zalo", "refresh_token", "Refresh token của OA", true},
    Setting{"facebook", "page_id", "Mã trang Facebook"},
    Setting{"facebook", "page_token", "Page access token", true},
    Setting{"facebook", "version", "Phiên bản Graph API, ví dụ v23.0"},
    Setting{"loudspeaker", "server", "Máy chủ Icecast, ví dụ http://127.0.0.1:8000"},
    Setting{"loudspeaker", "mount", "Điểm phát (mount), ví dụ /loa"},
    Setting{"loudspeaker", "password", "Mật khẩu nguồn phát", true},
};

struct Channel {
  std::string code{};
  bool is_on = false;
  std::map<std::string, std::string, std::less<>> settings{};
};

enum class State { waiting, claimed, sent, refused, unsure, by_hand, dropped };
std::string_view code_of(State state);
std::string_view word_of(State state);

struct Posting {
  std::string tenant{}, id{}, agency{}, item{}, channel{}, title{};
  std::int64_t version = 0;
  State state = State::waiting;
  std::int64_t attempts = 0;
  std::string reason{}, receipt{}, address{};
  std::string file_sha256{}, file_name{};      // what was made for it
  std::int64_t created_at = 0, posted_at = 0;  // ms UTC
};

// What came of one try. `unsure`: it may be there or not.
struct Outcome {
  enum class Kind { sent, refused, later, unsure };
  Kind kind = Kind::sent;
  std::string receipt{}, address{};
  std::string reason{};                    // one sentence for the editor, with what to do
  std::int64_t retry_at_ms = 0;            // of `later`
  std::string file_sha256{}, file_name{};  // what was made for it, on the shelf
};

struct Page {
  std::vector<Posting> postings{};
  bool has_more = false;
};

}  // namespace channels
