// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/read.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/hash.h"
#include "documents/read/detect.h"
#include "support/zip_writer.h"

namespace documents {
namespace {

using namespace std::literals;

std::string fixture(const std::string& name) {
  std::ifstream in(std::filesystem::path(SOURCE_DIR) / "tests/fixtures/read" / name, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string refusal(std::string_view bytes, const Options& options = {}) {
  const auto document = read(bytes, "tep", options);
  return document ? "read" : document.error().message;
}

Format format_of(std::string_view bytes) {
  const auto format = detect(bytes, {});
  EXPECT_TRUE(format) << (format ? "" : format.error().message);
  return format ? *format : Format::image;
}

constexpr std::string_view plan = "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2025\n";

// A compound file of one directory sector with these streams, the first of them in the sector behind it.
std::string compound(const std::vector<std::string>& streams, std::string_view first = "") {
  const auto number = [](std::size_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
    return out;
  };
  std::string file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  file.resize(30);
  file += number(9, 2);
  file.resize(48);
  file += number(0, 4);
  file.resize(76);
  for (int i = 0; i < 109; ++i) file += number(i == 0 ? 1 : 0xFFFFFFFF, 4);
  for (const std::string& name : streams) {
    std::string entry;
    for (const char c : name) entry += {c, '\0'};
    entry.resize(64);
    entry += number(name.size() * 2 + 2, 2) + "\x02";
    entry.resize(116);
    entry += number(2, 4);
    entry.resize(128);
    file += entry;
  }
  file.resize(1024);
  file += number(0xFFFFFFFE, 4);
  file.resize(1536);
  file += first;
  file.resize(2048);
  return file;
}

TEST(Read, a_document_knows_its_name_and_its_fingerprint) {
  const auto document = read(plan, "C:\\thu muc/ke hoach.txt");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->file, "ke hoach.txt");
  EXPECT_EQ(document->sha256, base::sha256_hex(plan));
  EXPECT_EQ(document->encoding, "UTF-8");
  EXPECT_EQ(document->format, Format::text);
}

TEST(Read, the_type_is_found_from_the_content_whatever_the_name) {
  EXPECT_EQ(format_of(plan), Format::text);
  EXPECT_EQ(format_of("**KẾ HOẠCH**\n\n**I. MỤC ĐÍCH**\n"), Format::markdown);
  EXPECT_EQ(format_of("\xEF\xBB\xBF  <!DOCTYPE html><html>"), Format::html);
  EXPECT_EQ(format_of("<!-- x --><html xmlns:o=\"urn:schemas-microsoft-com:office:office\">"), Format::html);
  EXPECT_EQ(format_of("\xFF\xFE<\0h\0t\0m\0l\0>\0"sv), Format::html);
  EXPECT_EQ(format_of("{\\rtf1\\ansi x}"), Format::rtf);
  EXPECT_EQ(format_of("%PDF-1.7\n"), Format::pdf);
  EXPECT_EQ(format_of("rác trước\n%PDF-1.4\n"), Format::pdf);
  EXPECT_EQ(format_of("\x89PNG\r\n\x1A\n...."), Format::image);
  EXPECT_EQ(format_of("\xFF\xD8\xFF\xE0...."), Format::image);
  EXPECT_EQ(format_of("II*\0...."sv), Format::image);
  EXPECT_EQ(format_of(support::docx_of(support::docx_paragraph("x"))), Format::docx);
  EXPECT_EQ(format_of(support::odt_of("<text:p>x</text:p>")), Format::odt);
  EXPECT_EQ(format_of(fixture("plan.doc")), Format::doc);
  EXPECT_EQ(format_of(fixture("plan.rtf")), Format::rtf);
  EXPECT_EQ(format_of(fixture("plan.html")), Format::html);
  EXPECT_EQ(format_of(compound({"Root Entry", "WordDocument"}, "\xEC\xA5")), Format::doc);
  EXPECT_EQ(read(fixture("plan.html"), "bang-tinh.xlsx")->format, Format::html);
}

TEST(Read, documents_in_one_file_of_xml_are_told_from_other_xml) {
  EXPECT_EQ(format_of("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument>"),
            Format::doc);
  constexpr std::string_view flat =
      "<?xml version=\"1.0\"?><office:document "
      "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>"
      "<text:p>KẾ HOẠCH</text:p></office:text></office:body></office:document>";
  EXPECT_EQ(format_of(flat), Format::odt);
  EXPECT_EQ(read(flat, "x")->lines[0].text, "KẾ HOẠCH");
  EXPECT_EQ(refusal("<?xml version=\"1.0\"?><rss><title>Tin</title></rss>"),
            "Đây là tệp dữ liệu XML, không phải văn bản.");
  EXPECT_EQ(format_of("<?xml version=\"1.0\"?><html><body>x</body></html>"), Format::html);
}

TEST(Read, what_holds_no_document_is_named_in_the_refusal) {
  EXPECT_EQ(refusal(""), "Tệp trống, không có nội dung để đọc.");
  EXPECT_EQ(refusal(" \n\t\0\r\n"sv), "Tệp trống, không có nội dung để đọc.");
  EXPECT_EQ(refusal("<html><body><script>1</script></body></html>"), "Không tìm thấy chữ nào trong tệp.");
  EXPECT_EQ(refusal(support::zip_of({{"a.txt", "x"}})),
            "Đây là tệp nén, không phải văn bản; hãy giải nén rồi gửi từng tệp bên trong.");
  EXPECT_EQ(refusal(support::zip_of({{"xl/workbook.xml", "x"}})),
            "Đây là bảng tính hoặc bài trình chiếu, không phải văn bản.");
  EXPECT_EQ(refusal(compound({"Root Entry", "Workbook"})),
            "Đây là bảng tính hoặc bài trình chiếu, không phải văn bản.");
  EXPECT_EQ(refusal(support::zip_of(
                {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}})),
            "Đây là tệp OpenDocument nhưng không phải văn bản.");
  std::string junk =
      "\x7F"
      "ELF\x02\x01\x01";
  for (unsigned i = 0; i < 4000; ++i) junk.push_back(static_cast<char>(i * 7919u >> 3));
  EXPECT_EQ(refusal(junk),
            "Không nhận ra định dạng của tệp; hãy dùng tệp Word, PDF, ảnh quét, HTML hoặc văn bản thuần.");
}

TEST(Read, locked_files_are_called_locked) {
  constexpr std::string_view word = "Tệp Word được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi thử lại.";
  constexpr std::string_view packed = "Tệp được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi thử lại.";
  EXPECT_EQ(refusal(compound({"Root Entry", "EncryptionInfo", "EncryptedPackage"})), word);
  EXPECT_EQ(refusal(compound({"Root Entry", "WordDocument"}, "\xEC\xA5\xC1\0\0\0\0\0\0\0\0\x13\0\0"sv)), word);
  EXPECT_EQ(refusal(support::zip_of({{"word/document.xml", "<w:document/>"}}, "mật khẩu")), packed);
  EXPECT_EQ(refusal(support::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                     {"content.xml", "\x01\x02"},
                                     {"META-INF/manifest.xml", "<manifest:encryption-data/>"}})),
            packed);
}

TEST(Read, files_cut_short_are_refused_or_read_as_far_as_they_go) {
  constexpr std::string_view broken = "Tệp bị hỏng hoặc bị cắt cụt nên không mở được.";
  const std::string docx = fixture("plan.docx"), doc = fixture("plan.doc");
  EXPECT_EQ(refusal(std::string_view(docx).substr(0, docx.size() / 2)), broken);
  EXPECT_EQ(refusal(std::string_view(doc).substr(0, 600)), broken);
  EXPECT_EQ(refusal("PK\x03\x04"), broken);
  const std::string page = fixture("plan.html");
  const auto half = read(std::string_view(page).substr(0, page.size() / 2), "x");
  ASSERT_TRUE(half);
  EXPECT_GT(half->lines.size(), 10u);
}

TEST(Read, text_in_another_language_is_read_as_it_is) {
  const auto document =
      read("Plan de communication\nLe département publie chaque mois deux articles sur son site.\n", "x");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->lines[1].text, "Le département publie chaque mois deux articles sur son site.");
  EXPECT_EQ(read("計画\n第一条 目的\n", "x")->lines[0].text, "計画");
}

TEST(Read, a_file_over_the_limit_of_bytes_is_refused) {
  Options options;
  options.limits.bytes = 2u << 20;
  EXPECT_EQ(refusal(std::string(3u << 20, 'a'), options), "Tệp lớn hơn 2 MB, vượt quá giới hạn cho phép.");
}

TEST(Read, a_bomb_is_refused_while_it_unpacks) {
  constexpr std::string_view bomb = "Nội dung nén bên trong tệp lớn bất thường nên bị từ chối để bảo đảm an toàn.";
  const std::string zeros(20u << 20, ' ');
  const std::string packed = support::zip_of({{"word/document.xml", "<w:document>" + zeros}});
  EXPECT_LT(packed.size(), 200'000u);
  EXPECT_EQ(refusal(packed), bomb);  // by its ratio
  Options total;
  total.limits.unpacking_ratio = 1'000'000;
  total.limits.unpacked_bytes = 1u << 20;
  EXPECT_EQ(refusal(packed, total), bomb);
  Options generous;
  generous.limits.unpacking_ratio = 1'000'000;
  EXPECT_EQ(refusal(packed, generous), "Nội dung bên trong tệp bị hỏng nên không đọc được.");
}

TEST(Read, all_parts_together_count_against_the_limit_of_unpacked_bytes) {
  const std::string styles = "<w:styles>" + std::string(300'000, ' ') + "</w:styles>";
  const std::string file =
      support::docx_of(support::docx_paragraph(std::string(300'000, 'a')), {{"word/styles.xml", styles}});
  Options options;
  options.limits.unpacked_bytes = 400'000;
  const auto document = read(file, "x", options);
  // The styles no longer fit; the text does.
  ASSERT_TRUE(document);
  options.limits.unpacked_bytes = 200'000;
  EXPECT_FALSE(read(file, "x", options));
}

TEST(Read, lines_and_nesting_are_limited_in_every_format) {
  Options options;
  options.limits.lines = 1;
  options.limits.nesting = 6;
  const std::string two = "<p>a</p><p>b</p>";
  EXPECT_FALSE(read("a\nb", "x", options));
  EXPECT_FALSE(read("**a**\n\n**b**", "x", options));
  EXPECT_FALSE(read("<html>" + two, "x", options));
  EXPECT_FALSE(read(support::docx_of(support::docx_paragraph("a") + support::docx_paragraph("b")), "x", options));
  EXPECT_FALSE(read(support::odt_of("<text:p>a</text:p><text:p>b</text:p>"), "x", options));
  EXPECT_TRUE(read("<html><div><div>a</div></div>", "x", options));
  EXPECT_FALSE(read("<html><div><div><div><div><div><div>a", "x", options));
  EXPECT_TRUE(read(support::odt_of("<text:p>a</text:p>"), "x", options));
  EXPECT_FALSE(read(
      support::odt_of(
          "<text:section><text:section><text:section><text:p>a</text:p></text:section></text:section></text:section>"),
      "x", options));
}

TEST(Read, hostile_xml_is_refused_in_opendocument_too) {
  const std::string laughs =
      "<!DOCTYPE x [<!ENTITY a "
      "\"ha\">]><office:document-content><office:body><office:text><text:p>&a;</text:p></office:text></office:body></"
      "office:document-content>";
  EXPECT_EQ(
      refusal(support::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", laughs}})),
      "Tệp chứa khai báo XML không an toàn nên bị từ chối.");
}

TEST(Read, old_letters_in_a_docx_without_their_font_are_read_again) {
  const auto document =
      read(support::docx_of(support::docx_paragraph("KÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh nhµ n­íc") +
                            support::docx_paragraph("UBND tØnh")),
           "x");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->lines[0].text, "Kế hoạch tuyên truyền cải cách hành chính nhà nước");
  EXPECT_EQ(document->lines[0].source, "KÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh nhµ n\xC2\xADíc");
  EXPECT_EQ(document->encoding, "TCVN3");
}

}  // namespace
}  // namespace documents
