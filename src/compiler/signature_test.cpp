// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/signature.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::scan_document;
using support::text_document;
using support::word_document;

Header tail_of(const Document& document) {
  Header header;
  read_tail(document, find_layout(document), header);
  return header;
}

std::string plan_with(std::string_view tail) {
  return "KẾ HOẠCH\nTuyên truyền năm 2026\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức của người dân.\n" + std::string(tail);
}

std::vector<std::string> names(const Header& header) {
  std::vector<std::string> out;
  for (const Mention& mention : header.recipients) out.push_back(mention.text);
  return out;
}

// "TM. … / KT. … / PHÓ … / name"
std::string signer(const Header& header) {
  if (!header.signer) return "nobody";
  return header.signer->on_behalf + " / " + header.signer->authority + " / " + header.signer->capacity + " / " +
         header.signer->name;
}

using Names = std::vector<std::string>;

TEST(Recipients, are_the_bullets_behind_their_heading) {
  const Header header =
      tail_of(text_document(plan_with("Nơi nhận:\n- UBND tỉnh (B/c);\n- Các phòng, đơn vị;\n- Lưu: "
                                      "VT, VP.\nGIÁM ĐỐC\nTrần Văn An\n")));
  EXPECT_EQ(names(header), (Names{"UBND tỉnh (B/c)", "Các phòng, đơn vị", "Lưu: VT, VP"}));
}

TEST(Recipients, a_wrapped_line_belongs_to_the_one_before) {
  EXPECT_EQ(names(tail_of(text_document(plan_with("Nơi nhận:\n- Các phòng, đơn vị thuộc Sở\n(để thực hiện);\n- Lưu: "
                                                  "VT.\nGIÁM ĐỐC\nTrần Văn An\n")))),
            (Names{"Các phòng, đơn vị thuộc Sở (để thực hiện)", "Lưu: VT"}));
}

TEST(Recipients, a_damaged_dash_is_still_a_bullet) {
  EXPECT_EQ(names(tail_of(scan_document(plan_with("Nơi nhận:\n~ UBND tỉnh;\n_ Các phòng;\n- Lưu: VT.\n")))),
            (Names{"UBND tỉnh", "Các phòng", "Lưu: VT"}));
}

TEST(Recipients, and_signature_may_stand_in_two_cells) {
  const Header header = tail_of(word_document(
      plan_with("| Nơi nhận: ¦ - UBND tỉnh; ¦ - Lưu: VT. | KT. GIÁM ĐỐC ¦ PHÓ GIÁM ĐỐC ¦ (Đã ký) ¦ Trần Văn An |\n")));
  EXPECT_EQ(names(header), (Names{"UBND tỉnh", "Lưu: VT"}));
  EXPECT_EQ(signer(header), " / KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Trần Văn An");
}

TEST(Recipients, know_their_place) {
  const Document document = text_document(plan_with("Nơi nhận:\n- Các phòng\nthuộc Sở;\n- Lưu: VT.\n"));
  const Header header = tail_of(document);
  ASSERT_EQ(header.recipients.size(), 2U);
  EXPECT_EQ(quote(document, header.recipients[0].at), "Các phòng\nthuộc Sở;");
}

TEST(Signature, names_body_authority_office_and_person) {
  EXPECT_EQ(signer(tail_of(text_document(
                plan_with("Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn An\n")))),
            "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Trần Văn An");
}

TEST(Signature, may_be_given_on_order) {
  EXPECT_EQ(
      signer(tail_of(text_document(plan_with("Nơi nhận:\n- Lưu: VT.\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nLê Thị Hoa\n")))),
      " / TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG / Lê Thị Hoa");
}

TEST(Signature, a_broken_line_of_capitals_is_joined) {
  EXPECT_EQ(signer(tail_of(text_document(
                plan_with("Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn An\n")))),
            "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Trần Văn An");
}

TEST(Signature, may_stand_above_the_recipients) {
  EXPECT_EQ(signer(tail_of(text_document(plan_with("GIÁM ĐỐC\nTrần Văn An\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n")))),
            " /  / GIÁM ĐỐC / Trần Văn An");
}

TEST(Signature, is_missing_where_the_file_has_none) {
  EXPECT_EQ(signer(tail_of(text_document(plan_with("Nơi nhận:\n- Các phòng;\n- Lưu: VT.\n")))), "nobody");
}

TEST(BeginsSignature, needs_capitals_and_an_office) {
  EXPECT_TRUE(begins_signature("TM. ỦY BAN NHÂN DÂN"));
  EXPECT_TRUE(begins_signature("KT. GIÁM ĐỐC"));
  EXPECT_TRUE(begins_signature("PHÓ CHỦ TỊCH"));
  EXPECT_FALSE(begins_signature("Giám đốc Sở chỉ đạo"));
  EXPECT_FALSE(begins_signature("TP. HỒ CHÍ MINH"));
  EXPECT_FALSE(begins_signature("CHỦ TỊCH, PHÓ CHỦ TỊCH"));
  EXPECT_FALSE(begins_signature("NỘI DUNG TUYÊN TRUYỀN"));
}

}  // namespace
