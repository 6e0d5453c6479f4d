// SPDX-License-Identifier: AGPL-3.0-or-later
// Marks of an administrative document that tell a reader how a table lies, where the format itself does not.
#pragma once
#include <string_view>

namespace documents {

bool is_row_label(std::string_view text);           // "1", "2.1", "II", "a)", "-"
bool is_number_column_head(std::string_view text);  // "TT", "STT", "Số TT"
bool is_recipients_head(std::string_view text);     // "Nơi nhận:"
bool is_state_name(std::string_view text);          // "CỘNG HÒA XÃ HỘI …"
bool is_document_head(std::string_view text);  // "KẾ HOẠCH", "PHỤ LỤC I": a line of its own over a document
bool is_dots(std::string_view text);           // "…......"

}  // namespace documents
