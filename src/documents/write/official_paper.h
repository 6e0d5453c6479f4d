// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper in the form of Decree 30/2020/NĐ-CP, annex I, as a Word file: A4, margins 20/20/30/20 mm, Times New Roman;
// national heading and agency side by side, number and place, type and subject, body, signature and recipients side by
// side; page numbers in the middle of the top margin, none on the first page.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace documents {

struct OfficialTable {
  std::vector<std::string> heads{};
  std::vector<std::vector<std::string>> rows{};
};

struct OfficialParagraph {
  enum class Kind { text, heading, basis, item };
  Kind kind = Kind::text;
  std::string text{};
};

struct OfficialPaper {
  std::string parent_agency{};  // capitals are made here
  std::string agency{};
  std::string number{};                   // "281/KH-SKHCN"; empty: a gap to fill in
  std::string place_and_date{};           // "Sơn La, ngày … tháng … năm 2026"
  std::string type{};                     // "KẾ HOẠCH"; empty for an official letter (công văn)
  std::string subject{};                  // under the type, or "V/v …" of a letter
  std::vector<std::string> addressees{};  // "Kính gửi", letters only
  std::vector<OfficialParagraph> body{};
  std::vector<OfficialTable> tables{};  // after the body
  std::string closing{};                // after the tables
  std::string authority{};              // "GIÁM ĐỐC"
  std::string signer{};
  std::vector<std::string> recipients{};
};

std::string as_docx(const OfficialPaper& paper);

}  // namespace documents
