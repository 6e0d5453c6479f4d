// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/blocks.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::scan_document;
using support::text_document;
using support::word_document;

std::vector<Block> blocks_of(const Document& document) {
  return build_blocks(Source(document), {0, document.lines.size()});
}

std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : blocks_of(document))
    out.push_back(block.table >= 0 ? "[table " + std::to_string(block.table) + "]" : block.text);
  return out;
}

using Texts = std::vector<std::string>;

TEST(Blocks, a_broken_line_is_joined) {
  EXPECT_EQ(texts(text_document("- Tuyên truyền, phổ biến các văn bản chỉ đạo của Trung ương và\n"
                                "của tỉnh về cải cách hành chính đến toàn thể công chức.\n"
                                "- Nâng cao nhận thức của người đứng đầu các cơ quan.\n")),
            (Texts{"- Tuyên truyền, phổ biến các văn bản chỉ đạo của Trung ương và của tỉnh về cải cách hành chính đến "
                   "toàn thể công chức.",
                   "- Nâng cao nhận thức của người đứng đầu các cơ quan."}));
}

TEST(Blocks, a_name_broken_at_its_hyphen_is_closed_up) {
  EXPECT_EQ(texts(text_document("- Giao cho Văn phòng của HĐND-\nUBND thành phố tổng hợp.\n")),
            (Texts{"- Giao cho Văn phòng của HĐND-UBND thành phố tổng hợp."}));
}

TEST(Blocks, a_hyphen_between_blanks_stays_apart) {
  EXPECT_EQ(texts(text_document("- Phòng Bưu chính -\nViễn thông chủ trì việc này.\n")),
            (Texts{"- Phòng Bưu chính - Viễn thông chủ trì việc này."}));
}

TEST(Blocks, page_numbers_are_dropped_and_the_sentence_goes_on) {
  EXPECT_EQ(texts(text_document("- Đăng tải thông tin về cải cách hành chính trên Trang thông tin,\n"
                                "2\n"
                                "trên Cổng thông tin điện tử của tỉnh.\n"
                                "- 3 -\n")),
            (Texts{"- Đăng tải thông tin về cải cách hành chính trên Trang thông tin, trên Cổng thông tin điện tử của "
                   "tỉnh."}));
}

TEST(Blocks, rules_without_letters_are_dropped) {
  EXPECT_EQ(texts(text_document("I. MỤC ĐÍCH\n-----------\n* * *\n1. Nâng cao nhận thức.\n")),
            (Texts{"I. MỤC ĐÍCH", "1. Nâng cao nhận thức."}));
}

TEST(Blocks, running_heads_and_footnotes_are_dropped) {
  Document document = text_document("I. MỤC ĐÍCH\nSở Văn hóa tỉnh Hòa An\nTrang 2\n1. Nâng cao nhận thức.\n");
  document.lines[1].part = documents::Part::page_header;
  document.lines[2].part = documents::Part::page_footer;
  EXPECT_EQ(texts(document), (Texts{"I. MỤC ĐÍCH", "1. Nâng cao nhận thức."}));
}

TEST(Blocks, a_heading_in_capitals_runs_over_two_lines) {
  EXPECT_EQ(texts(text_document("II. NỘI DUNG TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH\nVÀ CHUYỂN ĐỔI SỐ\n"
                                "1. Tuyên truyền các văn bản chỉ đạo.\n")),
            (Texts{"II. NỘI DUNG TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH VÀ CHUYỂN ĐỔI SỐ",
                   "1. Tuyên truyền các văn bản chỉ đạo."}));
}

TEST(Blocks, blank_lines_part_paragraphs_where_they_speak) {
  EXPECT_EQ(texts(text_document("Nội dung tuyên truyền được gắn với nhiệm\nvụ của từng cơ quan, đơn vị.\n\n"
                                "Các đơn vị chủ động lựa chọn hình thức\nphù hợp với từng đối tượng.\n\n"
                                "Thủ trưởng các đơn vị chịu trách nhiệm về\nviệc triển khai thực hiện.\n")),
            (Texts{"Nội dung tuyên truyền được gắn với nhiệm vụ của từng cơ quan, đơn vị.",
                   "Các đơn vị chủ động lựa chọn hình thức phù hợp với từng đối tượng.",
                   "Thủ trưởng các đơn vị chịu trách nhiệm về việc triển khai thực hiện."}));
}

TEST(Blocks, a_blank_line_inside_a_sentence_parts_nothing) {
  EXPECT_EQ(texts(text_document("Nội dung tuyên truyền được gắn với nhiệm vụ\nchính trị của từng cơ quan,\n\n"
                                "đơn vị và của địa phương trong năm.\nCác đơn vị lựa chọn hình thức phù hợp với từng\n"
                                "đối tượng.\n"))
                .front(),
            "Nội dung tuyên truyền được gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị và của địa phương trong "
            "năm.");
}

TEST(Blocks, without_blank_lines_a_short_last_line_ends_the_paragraph) {
  EXPECT_EQ(texts(text_document("Nội dung tuyên truyền được gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị\n"
                                "trong năm.\n"
                                "Các đơn vị chủ động lựa chọn hình thức phù hợp với từng đối tượng, từng lĩnh vực\n"
                                "phụ trách.\n")),
            (Texts{"Nội dung tuyên truyền được gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị trong năm.",
                   "Các đơn vị chủ động lựa chọn hình thức phù hợp với từng đối tượng, từng lĩnh vực phụ trách."}));
}

TEST(Blocks, every_paragraph_of_a_word_processor_is_a_block) {
  EXPECT_EQ(texts(word_document("Nội dung tuyên truyền\nHình thức tuyên truyền\n1. Đăng tin")),
            (Texts{"Nội dung tuyên truyền", "Hình thức tuyên truyền", "1. Đăng tin"}));
}

TEST(Blocks, a_line_that_a_reader_marks_as_going_on_is_joined) {
  Document document = word_document("Nội dung tuyên truyền gắn với nhiệm vụ\nCủa từng cơ quan.");
  document.lines[1].start = documents::Start::continuation;
  EXPECT_EQ(texts(document), (Texts{"Nội dung tuyên truyền gắn với nhiệm vụ Của từng cơ quan."}));
}

TEST(Blocks, a_number_that_ends_a_sentence_is_no_label) {
  EXPECT_EQ(texts(text_document("Tuyên truyền các nội dung được quy định tại khoản\n"
                                "5. Điều này được áp dụng đối với các cơ quan.\n"))
                .size(),
            1U);
}

TEST(Blocks, a_label_alone_takes_the_text_of_the_next_line) {
  const Document document = text_document("II.\nNỘI DUNG TUYÊN TRUYỀN\n1.\nTuyên truyền các văn bản chỉ đạo.\n");
  const std::vector<Block> blocks = blocks_of(document);
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].label.text, "II");
  EXPECT_EQ(blocks[0].body(), "NỘI DUNG TUYÊN TRUYỀN");
  EXPECT_EQ(blocks[1].body(), "Tuyên truyền các văn bản chỉ đạo.");
}

TEST(Blocks, a_field_begins_a_block_of_its_own) {
  EXPECT_EQ(texts(text_document("- Đăng tải thông tin trên Trang thông tin của Sở\n"
                                "Chủ trì: Văn phòng Sở\nThời gian thực hiện: Thường xuyên\n")),
            (Texts{"- Đăng tải thông tin trên Trang thông tin của Sở", "Chủ trì: Văn phòng Sở",
                   "Thời gian thực hiện: Thường xuyên"}));
}

TEST(Blocks, a_table_is_one_block_in_its_place) {
  EXPECT_EQ(texts(word_document("1. Phân công\n| TT | Nội dung |\n| 1 | Đăng tin |\n2. Kinh phí")),
            (Texts{"1. Phân công", "[table 0]", "2. Kinh phí"}));
}

TEST(Blocks, spans_lead_back_to_the_lines) {
  const Document document = text_document("- Giao Văn phòng Sở chủ trì, phối hợp với các phòng,\nđơn vị tổng hợp.\n");
  const Block block = blocks_of(document).front();
  const std::size_t from = block.text.find("các phòng");
  const std::size_t to = block.text.find(" tổng hợp");
  const Span span = block.span(from, to);
  EXPECT_EQ(span.first, 0);
  EXPECT_EQ(span.last, 1);
  EXPECT_EQ(quote(document, span), "các phòng,\nđơn vị");
  EXPECT_EQ(quote(document, block.span()), "- Giao Văn phòng Sở chủ trì, phối hợp với các phòng,\nđơn vị tổng hợp.");
}

TEST(Blocks, the_quote_of_a_restored_line_is_what_stood_there) {
  Document document = scan_document("- Giao Văn phòng Sở tổng hợp.\n");
  document.restored = true;
  document.lines[0].source = "- Giao Van phong So tong hop.";
  const Block block = blocks_of(document).front();
  const std::size_t from = block.text.find("Văn phòng Sở");
  EXPECT_EQ(quote(document, block.span(from, from + std::string("Văn phòng Sở").size())), "Van phong So");
  EXPECT_EQ(quote(document, block.span()), "- Giao Van phong So tong hop.");
}

}  // namespace
