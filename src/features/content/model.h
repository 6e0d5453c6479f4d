// SPDX-License-Identifier: AGPL-3.0-or-later
// Content (vi: nội dung): what an agency tells, written once and approved once for every channel.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace content {

// A word that items are sorted by. A new kind, topic, audience or language is a row here.
struct Term {
  std::string_view code{}, word{};
};
inline constexpr std::array kinds{
    Term{"article", "Tin, bài"},
    Term{"notice", "Thông báo"},
    Term{"guide", "Hướng dẫn"},
    Term{"steering", "Văn bản chỉ đạo, điều hành"},
    Term{"bulletin", "Số bản tin"},
    Term{"slogan", "Khẩu hiệu"},
    Term{"press", "Thông cáo báo chí"},
    Term{"video", "Video"},
    Term{"poster", "Áp phích"},
    Term{"loudspeaker", "Bài phát thanh"},
    Term{"qa", "Hỏi đáp"},
};
inline constexpr std::array topics{
    Term{"institutions", "Cải cách thể chế"},
    Term{"procedures", "Cải cách thủ tục hành chính"},
    Term{"apparatus", "Tổ chức bộ máy, chính quyền địa phương 02 cấp"},
    Term{"civil_service", "Cải cách chế độ công vụ"},
    Term{"finance", "Cải cách tài chính công"},
    Term{"digital", "Chính quyền điện tử, chính quyền số"},
    Term{"steering", "Chỉ đạo, điều hành cải cách hành chính"},
    Term{"impact", "Ý nghĩa, tác động, kết quả cải cách"},
    Term{"indices", "Các chỉ số"},
    Term{"leaders", "Vai trò của cấp ủy, người đứng đầu, đoàn thể"},
    Term{"rights", "Quyền tham gia, giám sát của người dân"},
    Term{"exemplars", "Sáng kiến, cách làm hay, điển hình"},
    Term{"feedback", "Phản ánh, kiến nghị, khó khăn vướng mắc"},
    Term{"policy", "Chủ trương, chính sách mới"},
    Term{"economy", "Doanh nghiệp, đầu tư, kinh doanh"},
};
inline constexpr std::array audiences{
    Term{"all", "Mọi tầng lớp nhân dân"},
    Term{"staff", "Cán bộ, công chức, viên chức, người lao động"},
    Term{"citizens", "Người dân"},
    Term{"enterprises", "Doanh nghiệp, hợp tác xã"},
    Term{"organisations", "Cơ quan, tổ chức"},
};
inline constexpr std::array languages{
    Term{"vi", "Tiếng Việt"},     Term{"hmn", "Tiếng Mông"}, Term{"tai", "Tiếng Thái"},
    Term{"mtq", "Tiếng Mường"},   Term{"km", "Tiếng Khmer"}, Term{"cjm", "Tiếng Chăm"},
    Term{"jra", "Tiếng Gia Rai"}, Term{"rad", "Tiếng Ê Đê"}, Term{"en", "Tiếng Anh"}};

// The word of a code; empty where it is none of them.
template <class Terms>
std::string_view word_of(const Terms& terms, std::string_view code) {
  for (const Term& term : terms)
    if (term.code == code) return term.word;
  return {};
}

// The codes of a list as it is stored, separated by spaces.
std::vector<std::string_view> words_in(std::string_view codes);

// Of the text that is being worked on. What the public sees is the last version that was published.
enum class State { draft, submitted, returned, approved, published, withdrawn };
std::string_view code_of(State state);
std::string_view word_of(State state);

struct Item {
  std::string tenant{}, id{}, agency{}, unit{}, unit_name{}, occurrence{};
  std::string kind{}, slug{}, title{}, summary{}, body{}, source{};
  std::string topics{}, audiences{}, channels{};  // codes, separated by spaces
  std::string language = "vi";
  bool by_machine = false;  // written or spoken by a machine: it is said so (Law 134/2025)
  State state = State::draft;
  std::string reason{};                           // why it was returned, or withdrawn
  std::int64_t publish_at = 0, published_at = 0;  // ms UTC; 0: not
  std::int64_t review_by = 0;                     // day number; 0: never
  std::int64_t live_version = 0;                  // 0: nothing of it is public
  std::string forced_reason{};                    // published before it was approved
  std::string editor{}, editor_name{};            // who changed it last
  std::string approver_name{};
  std::string lock_by{}, lock_name{};
  std::int64_t lock_until = 0;
  std::int64_t edits = 0, created_at = 0;
  std::string created_by{};
  std::string evidence{};
  bool is_live() const { return live_version > 0 && state != State::withdrawn; }
};

struct Version {
  std::int64_t number = 0;
  std::string title{}, summary{}, body{};
  std::string by{}, approved_by{};
  std::int64_t at = 0;  // ms UTC
};

struct Comment {
  std::string name{}, text{};
  std::int64_t at = 0;
};

struct Picture {
  std::string sha256{}, alternative{}, type{};
};

struct Draft {
  std::string occurrence{}, kind{}, title{}, summary{}, body{}, source{}, language{};
  std::vector<std::string> topics{}, audiences{}, channels{};
  std::string review_by{};
  bool by_machine = false;
};

struct NewPicture {
  std::filesystem::path path{};  // now the service's
  std::string alternative{};
};

// As the public sees it.
struct Live {
  std::string id{}, agency{}, kind{}, slug{}, title{}, summary{}, body{}, source{}, topics{}, audiences{}, language{};
  std::string unit_name{}, reason{};
  bool by_machine = false, is_withdrawn = false;
  std::int64_t published_at = 0, changed_at = 0, version = 0;
};

// As the careful reader and the short forms give it (content/review.h), in plain words.
struct Advice {
  std::vector<std::pair<std::string, std::string>> remarks{};  // excerpt, sentence
  std::string social{}, spoken{}, line{};
};

struct Filter {
  std::string state{}, kind{}, before{};
  bool only_mine = false;
};

struct Page {
  std::vector<Item> items{};
  bool has_more = false;
};

}  // namespace content
