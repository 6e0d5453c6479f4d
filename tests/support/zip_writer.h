// SPDX-License-Identifier: AGPL-3.0-or-later
// Packed files for tests: any parts in a ZIP, and the smallest DOCX and ODT around a body.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, content

std::string zip_of(const Parts& parts, const std::string& password = "");

// `body` is what stands inside <w:body>; `more` replaces or adds parts ("word/styles.xml", …), which are tied to the
// document by their name.
std::string docx_of(std::string_view body, const Parts& more = {});

// A paragraph of plain text.
std::string docx_paragraph(std::string_view text, std::string_view paragraph_properties = "");
std::string docx_cell(std::string_view text, std::string_view cell_properties = "");

// `body` is what stands inside <office:text>, `styles` inside <office:automatic-styles>.
std::string odt_of(std::string_view body, std::string_view styles = "");

}  // namespace support
