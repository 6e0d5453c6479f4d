// SPDX-License-Identifier: AGPL-3.0-or-later
// Labels that state a fact of an activity: "Đơn vị chủ trì:", "Phối hợp:", "Thời gian thực hiện:", "Sản phẩm:", and the
// same words as the heads of table columns.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace compiler {

enum class FieldKind { number, content, lead, coordinate, time, output, channel, audience, quota, budget, note, other };

// Bytes of the text: the label begins at `from`, its value stands in [value_from, value_to).
struct Field {
  FieldKind kind = FieldKind::other;
  std::size_t from = 0, value_from = 0, value_to = 0;
};

// Every labelled field of a paragraph, in order. Empty for ordinary sentences.
std::vector<Field> find_fields(std::string_view text);
// Begins with such a label, a bullet before it allowed.
bool is_field(std::string_view line);
// What a table column with this head holds.
std::optional<FieldKind> column_kind(std::string_view head);

}  // namespace compiler
