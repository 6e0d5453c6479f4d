// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/legacy.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/utf8.h"
#include "vietnamese/legacy_tables.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

constexpr std::string_view sentence =
    "Kế hoạch tuyên truyền công tác cải cách hành chính nhà nước năm 2025 được phổ biến đến cán bộ, công chức, viên "
    "chức "
    "và người dân; các cơ quan, đơn vị trực thuộc thường xuyên đăng tải tin, bài trên Trang thông tin điện tử.\n";

std::string bytes_of_latin(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) bytes.push_back(static_cast<char>(base::next_code_point(text, at)));
  return bytes;
}

// The inverse of the reading under test, found by trying every byte (and every byte behind a letter).
std::string encoded(std::string_view text, std::string (*read)(std::string_view)) {
  std::map<char32_t, std::string> places;
  for (char32_t byte = 0xA1; byte < 0x100; ++byte) {
    std::string one;
    base::append_utf8(one, byte);
    const std::u32string got = base::to_code_points(read(one));
    if (got.size() == 1 && got[0] != byte) places.emplace(got[0], one);
    for (const char32_t letter : std::u32string_view(U"aeiouyAEIOUY\u00F4\u00F6\u00D4\u00D6")) {
      std::string two;
      base::append_utf8(two, letter);
      two += one;
      const std::u32string pair = base::to_code_points(read(two));
      if (pair.size() == 1) places.emplace(pair[0], two);
    }
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    const auto found = places.find(c);
    if (found != places.end())
      out += found->second;
    else
      base::append_utf8(out, c);
  }
  return out;
}

std::string utf16(std::string_view text, bool little) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    bytes += little ? std::string{low, high} : std::string{high, low};
  }
  return bytes;
}

TEST(Legacy, utf8_is_read_with_and_without_its_mark) {
  EXPECT_EQ(decode(sentence).text, sentence);
  EXPECT_EQ(decode(sentence).encoding, "UTF-8");
  EXPECT_EQ(decode("\xEF\xBB\xBF" + std::string(sentence)).text, sentence);
}

TEST(Legacy, utf16_is_read_in_both_orders_with_and_without_its_mark) {
  EXPECT_EQ(decode("\xFF\xFE" + utf16(sentence, true)).text, sentence);
  EXPECT_EQ(decode("\xFE\xFF" + utf16(sentence, false)).text, sentence);
  EXPECT_EQ(decode(utf16(sentence, true)).text, sentence);
  EXPECT_EQ(decode(utf16(sentence, true)).encoding, "UTF-16LE");
  EXPECT_EQ(decode(utf16(sentence, false)).text, sentence);
  EXPECT_EQ(decode(utf16(sentence, false)).encoding, "UTF-16BE");
}

TEST(Legacy, characters_beyond_the_first_plane_survive_utf16) {
  const std::string bytes{'\xFF', '\xFE', '\x3D', '\xD8', '\x00', '\xDE', 'a', '\0'};
  EXPECT_EQ(decode(bytes).text,
            "\xF0\x9F\x98\x80"
            "a");
  EXPECT_EQ(decode(bytes.substr(0, 4)).text, "\xEF\xBF\xBD");
}

TEST(Legacy, tcvn3_is_found_by_its_syllables) {
  const std::string bytes = bytes_of_latin(encoded(sentence, from_tcvn3));
  const Decoded decoded = decode(bytes);
  EXPECT_EQ(decoded.encoding, "TCVN3");
  EXPECT_EQ(decoded.text, sentence);
}

TEST(Legacy, every_lower_case_letter_has_a_place_in_tcvn3_and_vni) {
  const std::string letters = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
  EXPECT_EQ(from_tcvn3(encoded(letters, from_tcvn3)), letters);
  EXPECT_EQ(base::count_code_points(encoded(letters, from_tcvn3)), base::count_code_points(letters));
  for (const char32_t letter : base::to_code_points(letters + upper(letters))) {
    std::string one;
    base::append_utf8(one, letter);
    EXPECT_NE(encoded(one, from_vni), one) << one;
    EXPECT_EQ(from_vni(encoded(one, from_vni)), one);
  }
}

TEST(Legacy, known_words_are_read_from_tcvn3_and_vni) {
  EXPECT_EQ(from_tcvn3("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), "Cộng hoà xã hội chủ nghĩa Việt Nam");
  EXPECT_EQ(from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"), "Cộng hòa xã hội chủ nghĩa Việt Nam");
  EXPECT_EQ(from_vni("ÑOÄC LAÄP - TÖÏ DO"), "ĐỘC LẬP - TỰ DO");
  EXPECT_EQ(from_viqr("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam, DDa(.c khu ddo^ng du+o+ng\\."),
            "Cộng hòa xã hội chủ nghĩa Việt Nam, Đặc khu đông dương.");
}

TEST(Legacy, headings_in_capitals_of_tcvn3_get_their_capitals_back) {
  const std::string bytes = bytes_of_latin("KÕ HO¹CH\n" + encoded(sentence, from_tcvn3));
  EXPECT_TRUE(decode(bytes).text.starts_with("KẾ HOẠCH\n")) << decode(bytes).text;
}

TEST(Legacy, vni_is_found_by_its_syllables) {
  const Decoded decoded = decode(bytes_of_latin(encoded(sentence, from_vni)));
  EXPECT_EQ(decoded.encoding, "VNI");
  EXPECT_EQ(decoded.text, sentence);
}

TEST(Legacy, windows_1258_comes_with_its_tones_as_marks) {
  std::string bytes;
  for (const char32_t c : base::to_code_points(sentence)) {
    // Letter with its shape, then the tone: as keyboards of that code page write.
    std::string letter;
    base::append_utf8(letter, c);
    bool written = false;
    for (unsigned place = 1; place < 256 && !written; ++place)
      if (legacy::windows_1258(static_cast<unsigned char>(place)) == c) {
        bytes.push_back(static_cast<char>(place));
        written = true;
      }
    for (unsigned base = 'A'; base < 256 && !written; ++base)
      for (const unsigned tone : {0xCCu, 0xD2u, 0xDEu, 0xECu, 0xF2u}) {
        std::string tried;
        base::append_utf8(tried, legacy::windows_1258(static_cast<unsigned char>(base)));
        base::append_utf8(tried, legacy::windows_1258(static_cast<unsigned char>(tone)));
        if (written || to_nfc(tried) != letter) continue;
        bytes.push_back(static_cast<char>(base));
        bytes.push_back(static_cast<char>(tone));
        written = true;
      }
    ASSERT_TRUE(written) << letter;
  }
  const Decoded decoded = decode(bytes);
  EXPECT_EQ(decoded.encoding, "windows-1258");
  EXPECT_EQ(to_nfc(decoded.text), sentence);
}

TEST(Legacy, unicode_text_set_for_an_old_font_is_read_again) {
  const auto again = decode(encoded(sentence, from_tcvn3));
  EXPECT_EQ(again.encoding, "TCVN3");
  EXPECT_EQ(again.text, sentence);
  EXPECT_EQ(decode(encoded(sentence, from_vni)).encoding, "VNI");
}

TEST(Legacy, viqr_is_read_but_plain_ascii_is_left_alone) {
  const std::string viqr =
      "Ke^' hoa.ch tuye^n truye^`n co^ng ta'c ca?i ca'ch ha`nh chi'nh nha` nu+o+'c na(m 2025 cu?a Uy? ban nha^n da^n";
  EXPECT_EQ(decode(viqr).encoding, "VIQR");
  EXPECT_TRUE(decode(viqr).text.starts_with("Kế hoạch tuyên truyền công tác cải cách hành chính nhà nước năm 2025"));
  const std::string junk = "Ke hoach tuyen truyen cai cach hanh chinh. Can cu Ke hoach so 69. Uy ban nhan dan (a+b).";
  EXPECT_EQ(decode(junk).encoding, "UTF-8");
  EXPECT_EQ(decode(junk).text, junk);
}

TEST(Legacy, western_text_is_not_made_vietnamese) {
  const std::string french = "Le d\xE9partement a publi\xE9 \xE0 l'\xE9t\xE9 un communiqu\xE9 tr\xE8s d\xE9taill\xE9.";
  EXPECT_EQ(decode(french).encoding, "windows-1252");
  EXPECT_EQ(decode("Le département a publié à l'été un communiqué très détaillé.").encoding, "UTF-8");
}

TEST(Legacy, a_few_broken_bytes_do_not_unmake_utf8) {
  const std::string cut = std::string(sentence) + "Kế hoạch v\xE1\xBB";
  EXPECT_EQ(decode(cut).encoding, "UTF-8");
  EXPECT_TRUE(decode(cut).text.starts_with(sentence));
  EXPECT_TRUE(base::is_valid_utf8(decode(cut).text));
}

TEST(Legacy, quotes_and_dashes_of_windows_stay_in_tcvn3) {
  std::string bytes = bytes_of_latin(encoded(sentence, from_tcvn3));
  bytes += "\x93tin\x94 \x96 b\xB5i";
  EXPECT_TRUE(decode(bytes).text.ends_with("“tin” – bài")) << decode(bytes).text;
}

TEST(Legacy, a_claimed_charset_is_believed_unless_the_bytes_deny_it) {
  EXPECT_EQ(decode_as("\x93K\xE9\x94", "Windows-1252").text, "“Ké”");
  EXPECT_EQ(decode_as(sentence, "iso-8859-1").text, sentence);
  EXPECT_EQ(decode_as(sentence, "utf-8").text, sentence);
  EXPECT_EQ(decode_as("\xFF\xFE" + utf16(sentence, true), "utf-8").text, sentence);
  EXPECT_EQ(to_nfc(decode_as("c\xF4ng t\xE1\x63 ca\xD2i", "windows-1258").text), "công tác cải");
}

TEST(Legacy, fonts_tell_their_encoding_by_name) {
  EXPECT_EQ(font_encoding(".VnTime"), FontEncoding::tcvn3);
  EXPECT_EQ(font_encoding(".VnTimeH"), FontEncoding::tcvn3_capitals);
  EXPECT_EQ(font_encoding("VNI-Times"), FontEncoding::vni);
  EXPECT_EQ(font_encoding("Times New Roman"), FontEncoding::unicode);
  EXPECT_EQ(from_font("kÕ ho¹ch", FontEncoding::tcvn3_capitals), "KẾ HOẠCH");
  EXPECT_EQ(from_font("k\xEF\x83\x95 ho\xEF\x82\xB9\x63h", FontEncoding::tcvn3), "kế hoạch");
}

}  // namespace
}  // namespace vietnamese
