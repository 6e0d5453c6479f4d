// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/procedures/model.h"

#include <array>

namespace procedures {
namespace {

template <class Enum>
struct Named {
  Enum value;
  std::string_view code, word;
};

constexpr std::array changes{
    Named<Change>{Change::added, "new", "ban hành mới"}, Named<Change>{Change::amended, "amended", "sửa đổi, bổ sung"},
    Named<Change>{Change::replaced, "replaced", "thay thế"}, Named<Change>{Change::abolished, "abolished", "bãi bỏ"}};
constexpr std::array states{Named<State>{State::in_force, "in_force", "còn hiệu lực"},
                            Named<State>{State::abolished, "abolished", "hết hiệu lực"}};
constexpr std::array levels{
    Named<Level>{Level::central, "central", "cấp Trung ương"}, Named<Level>{Level::province, "province", "cấp tỉnh"},
    Named<Level>{Level::district, "district", "cấp huyện"}, Named<Level>{Level::commune, "commune", "cấp xã"}};
constexpr std::array onlines{Named<Online>{Online::full, "full", "toàn trình"},
                             Named<Online>{Online::partial, "partial", "một phần"},
                             Named<Online>{Online::none, "none", "trực tiếp"}};

template <class Table, class Enum>
const auto& named(const Table& table, Enum value) {
  for (const auto& entry : table)
    if (entry.value == value) return entry;
  return table.front();
}

template <class Table>
auto from(const Table& table, std::string_view text) {
  for (const auto& entry : table)
    if (entry.code == text || entry.word == text) return std::optional(entry.value);
  return decltype(std::optional(table.front().value))();
}

}  // namespace

std::string_view code_of(Change change) { return named(changes, change).code; }
std::string_view code_of(State state) { return named(states, state).code; }
std::string_view code_of(Level level) { return named(levels, level).code; }
std::string_view code_of(Online online) { return named(onlines, online).code; }
std::string_view word(Change change) { return named(changes, change).word; }
std::string_view word(State state) { return named(states, state).word; }
std::string_view word(Level level) { return named(levels, level).word; }
std::string_view word(Online online) { return named(onlines, online).word; }
std::optional<Change> change_from(std::string_view text) { return from(changes, text); }
State state_from(std::string_view code) { return from(states, code).value_or(State::in_force); }
std::optional<Level> level_from(std::string_view text) { return from(levels, text); }
std::optional<Online> online_from(std::string_view text) { return from(onlines, text); }

const std::vector<Part>& parts() {
  static const std::vector<Part> all{
      {"trinh-tu", "Trình tự thực hiện", &Content::steps},
      {"cach-thuc", "Cách thức thực hiện", &Content::ways},
      {"thanh-phan", "Thành phần hồ sơ", &Content::papers},
      {"thoi-han", "Thời hạn giải quyết", &Content::time_limit},
      {"le-phi", "Phí, lệ phí", &Content::fee},
      {"ket-qua", "Kết quả thực hiện", &Content::result},
      {"can-cu", "Căn cứ pháp lý", &Content::legal_bases},
      {"noi-nhan", "Nơi tiếp nhận hồ sơ", &Content::place},
  };
  return all;
}

}  // namespace procedures
