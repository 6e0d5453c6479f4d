// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/spoken.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"

namespace {

struct Case {
  const char* written;
  const char* said;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(speech::spoken(c.written), c.said) << c.written;
}

TEST(Spoken, amounts_and_decimals) {
  expect_all({
      {"1.250.000", "một triệu hai trăm năm mươi nghìn"},
      {"12,5", "mười hai phẩy năm"},
      {"0,05", "không phẩy không năm"},
      {"3,14", "ba phẩy mười bốn"},
      {"3,142", "ba phẩy một bốn hai"},
      {"1.250,75", "một nghìn hai trăm năm mươi phẩy bảy mươi lăm"},
      {"1 250 000 đồng", "một triệu hai trăm năm mươi nghìn đồng"},
      {"1,250,000", "một triệu hai trăm năm mươi nghìn"},
      {"21 xã", "hai mươi mốt xã"},
      {"105 thôn, bản", "một trăm linh năm thôn, bản"},
      {"05 tin, bài", "năm tin, bài"},
      {"công nghiệp 4.0", "công nghiệp bốn chấm không"},
      {"mục 2.1.3", "mục hai chấm một chấm ba"},
      {"có 1, 2, 3", "có một, hai, ba"},
      {"1,2,3", "một, hai, ba"},
      {"12/15 xã", "mười hai trên mười lăm xã"},
      {"2/3 số thành viên", "hai phần ba số thành viên"},
      {"3/4 hộ", "ba phần tư hộ"},
      {"nhiệt độ -5°C", "nhiệt độ âm năm độ xê"},
      {"mã 001234", "mã không không một, hai ba bốn"},
      {"thứ 4", "thứ tư"},
      {"lần thứ 1", "lần thứ nhất"},
      {"thứ 2, thứ 7", "thứ hai, thứ bảy"},
  });
}

TEST(Spoken, percent_money_and_units) {
  expect_all({
      {"95%", "chín mươi lăm phần trăm"},
      {"12,5 %", "mười hai phẩy năm phần trăm"},
      {"10-15%", "mười đến mười lăm phần trăm"},
      {"1.250.000đ", "một triệu hai trăm năm mươi nghìn đồng"},
      {"1.250.000 đ", "một triệu hai trăm năm mươi nghìn đồng"},
      {"500.000 VNĐ", "năm trăm nghìn đồng"},
      {"50.000 VND", "năm mươi nghìn đồng"},
      {"1,5 tỷ đồng", "một phẩy năm tỷ đồng"},
      {"200 USD", "hai trăm đô la mỹ"},
      {"45.000đ/m²", "bốn mươi lăm nghìn đồng trên mét vuông"},
      {"10 km", "mười ki-lô-mét"},
      {"120km²", "một trăm hai mươi ki-lô-mét vuông"},
      {"30 m2", "ba mươi mét vuông"},
      {"5m", "năm mét"},
      {"50kg/ha", "năm mươi ki-lô-gam trên héc-ta"},
      {"60 km/h", "sáu mươi ki-lô-mét trên giờ"},
      {"250 người/km²", "hai trăm năm mươi người trên ki-lô-mét vuông"},
      {"3 ha rừng", "ba héc-ta rừng"},
      {"100 Mbps", "một trăm mê-ga-bít trên giây"},
      {"2 buổi/tuần", "hai buổi mỗi tuần"},
      {"50.000đ/người/tháng", "năm mươi nghìn đồng mỗi người mỗi tháng"},
      {"ngày/tháng/năm", "ngày tháng năm"},
      {"5 mục tiêu", "năm mục tiêu"},
      {"3 đ/c", "ba đồng chí"},
  });
}

TEST(Spoken, dates) {
  expect_all({
      {"15/11/2025", "ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi lăm"},
      {"ngày 15/11/2025", "ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi lăm"},
      {"15-11-2025", "ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi lăm"},
      {"15.11.2025", "ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi lăm"},
      {"2025-11-15", "ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi lăm"},
      {"01/4/2026", "ngày mùng một tháng tư năm hai nghìn không trăm hai mươi sáu"},
      {"trước ngày 15/11", "trước ngày mười lăm tháng mười một"},
      {"sáng 15/11", "sáng ngày mười lăm tháng mười một"},
      {"dịp 2/9", "dịp ngày mùng hai tháng chín"},
      {"tháng 3/2026", "tháng ba năm hai nghìn không trăm hai mươi sáu"},
      {"tháng 4", "tháng tư"},
      {"tháng 04 năm 2026", "tháng tư năm hai nghìn không trăm hai mươi sáu"},
      {"ngày 02 tháng 9 năm 1945", "ngày mùng hai tháng chín năm một nghìn chín trăm bốn mươi lăm"},
      {"từ 15/11 đến 20/11/2025",
       "từ ngày mười lăm tháng mười một đến ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi lăm"},
      {"ngày 15-20/11/2025", "ngày mười lăm đến ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi lăm"},
      {"15/11/2025 - 20/11/2025",
       "ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi lăm đến ngày hai mươi tháng mười một năm hai "
       "nghìn không trăm hai mươi lăm"},
      {"tháng 3-5/2026", "tháng ba đến tháng năm năm hai nghìn không trăm hai mươi sáu"},
      {"32/13/2025 tờ", "ba mươi hai trên mười ba trên hai nghìn không trăm hai mươi lăm tờ"},
      {"30/02/2025 là sai", "ba mươi trên hai trên hai nghìn không trăm hai mươi lăm là sai"},
  });
}

TEST(Spoken, times_of_day) {
  expect_all({
      {"8h30", "tám giờ ba mươi phút"},
      {"08h00", "tám giờ"},
      {"8h", "tám giờ"},
      {"08:30", "tám giờ ba mươi phút"},
      {"08:30:15", "tám giờ ba mươi phút mười lăm giây"},
      {"7h05'", "bảy giờ năm phút"},
      {"14g30", "mười bốn giờ ba mươi phút"},
      {"8h30 phút", "tám giờ ba mươi phút"},
      {"8 giờ 30 phút", "tám giờ ba mươi phút"},
      {"8h00-11h30", "tám giờ đến mười một giờ ba mươi phút"},
      {"7h30 - 8h15", "bảy giờ ba mươi phút đến tám giờ mười lăm phút"},
      {"14h00, ngày 20/11/2025", "mười bốn giờ, ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi lăm"},
  });
}

TEST(Spoken, symbols_of_documents) {
  expect_all({
      {"281/KH-SKHCN", "hai trăm tám mươi mốt, kế hoạch, sở khoa học và công nghệ"},
      {"Kế hoạch số 281/KH-SKHCN", "Kế hoạch số hai trăm tám mươi mốt, kế hoạch, sở khoa học và công nghệ"},
      {"15/QĐ-UBND", "mười lăm, quyết định, ủy ban nhân dân"},
      {"QĐ-UBND", "quyết định, ủy ban nhân dân"},
      {"118/2025/NĐ-CP", "một trăm mười tám, năm hai nghìn không trăm hai mươi lăm, nghị định, chính phủ"},
      {"57-NQ/TW", "năm mươi bảy, nghị quyết, trung ương"},
      {"76/NQ-CP", "bảy mươi sáu, nghị quyết, chính phủ"},
      {"05/CT-TTg", "không năm, chỉ thị, thủ tướng chính phủ"},
      {"134/2025/QH15", "một trăm ba mươi tư, năm hai nghìn không trăm hai mươi lăm, quốc hội khóa mười lăm"},
      {"06/2025/TT-BKHCN", "không sáu, năm hai nghìn không trăm hai mươi lăm, thông tư, bộ khoa học và công nghệ"},
      {"333-KH/TU", "ba trăm ba mươi ba, kế hoạch, tỉnh ủy"},
      {"12/BC-SNV", "mười hai, báo cáo, sở nội vụ"},
      {"7/TTr-STC", "bảy, tờ trình, sở tài chính"},
      {"19/NQ-HĐND", "mười chín, nghị quyết, hội đồng nhân dân"},
      {"65/KH-XQZ", "sáu mươi lăm, kế hoạch, ích-xì quy dét"},
      {"12/GKH-ABC", "mười hai, giê ca hát, a bê xê"},
      {"Số: /KH-UBND", "Số: kế hoạch, ủy ban nhân dân"},
      {"8/KH-UBND ngày 15/11/2025",
       "tám, kế hoạch, ủy ban nhân dân ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi lăm"},
      {"(281/KH-SKHCN)", "hai trăm tám mươi mốt, kế hoạch, sở khoa học và công nghệ,"},
  });
}

TEST(Spoken, roman_numbers_where_a_word_asks_for_them) {
  expect_all({
      {"Quý II", "Quý hai"},
      {"quý II/2026", "quý hai năm hai nghìn không trăm hai mươi sáu"},
      {"quý I, II và III", "quý một, hai và ba"},
      {"quý I - IV", "quý một đến bốn"},
      {"Đại hội XIV", "Đại hội mười bốn"},
      {"lần thứ XIV", "lần thứ mười bốn"},
      {"lần thứ IV", "lần thứ tư"},
      {"khóa XIII", "khóa mười ba"},
      {"thế kỷ XXI", "thế kỷ hai mươi mốt"},
      {"Phụ lục II", "Phụ lục hai"},
      {"Chương III", "Chương ba"},
      {"khu vực I", "khu vực một"},
      {"vitamin C", "vitamin xê"},
  });
}

TEST(Spoken, telephones_and_cards_go_digit_by_digit) {
  expect_all({
      {"0912345678", "không chín một hai, ba bốn năm, sáu bảy tám"},
      {"0912 345 678", "không chín một hai, ba bốn năm, sáu bảy tám"},
      {"0912.345.678", "không chín một hai, ba bốn năm, sáu bảy tám"},
      {"(0212) 3852 012", "không hai một hai, ba tám năm hai, không một hai"},
      {"+84 912 345 678", "cộng tám bốn, chín một hai, ba bốn năm, sáu bảy tám"},
      {"1900 1234", "một chín không không, một hai ba bốn"},
      {"18001091", "một tám không không, một không chín một"},
      {"CCCD 001099012345", "căn cước công dân không không một, không chín chín, không một hai, ba bốn năm"},
  });
}

TEST(Spoken, addresses_of_the_net) {
  expect_all({
      {"https://dichvucong.gov.vn", "dichvucong chấm gốp chấm vê nờ"},
      {"dichvucong.gov.vn.", "dichvucong chấm gốp chấm vê nờ."},
      {"www.sonla.gov.vn/tin-tuc", "vê kép vê kép vê kép chấm sonla chấm gốp chấm vê nờ gạch chéo tin gạch ngang tuc"},
      {"an.nguyen@sonla.gov.vn", "an chấm nguyen a còng sonla chấm gốp chấm vê nờ"},
      {"skhcn_15@gmail.com", "ét-sì ca hát xê en-nờ gạch dưới một năm a còng gờ meo chấm com"},
      {"(https://a.vn/?p=1)", "a chấm vê nờ gạch chéo hỏi chấm pê bằng một,"},
  });
}

TEST(Spoken, abbreviations) {
  expect_all({
      {"TTHC", "thủ tục hành chính"},
      {"công tác CCHC năm 2026", "công tác cải cách hành chính năm hai nghìn không trăm hai mươi sáu"},
      {"UBND tỉnh", "ủy ban nhân dân tỉnh"},
      {"HĐND, UBND", "hội đồng nhân dân, ủy ban nhân dân"},
      {"UBND/HĐND", "ủy ban nhân dân, hội đồng nhân dân"},
      {"CNTT", "công nghệ thông tin"},
      {"DVC trực tuyến", "dịch vụ công trực tuyến"},
      {"dịch vụ BCCI", "dịch vụ bưu chính công ích"},
      {"số CCCD", "số căn cước công dân"},
      {"KT-XH", "kinh tế, xã hội"},
      {"TP. HCM", "thành phố Hồ Chí Minh"},
      {"TP. Đà Nẵng", "thành phố Đà Nẵng"},
      {"PGS.TS. Lê An", "phó giáo sư, tiến sĩ Lê An"},
      {"V/v tăng cường", "về việc tăng cường"},
      {"UBND tỉnh (b/c)", "ủy ban nhân dân tỉnh, báo cáo,"},
      {"tờ rơi, áp phích, v.v.", "tờ rơi, áp phích, vân vân"},
      {"và/hoặc", "và hoặc"},
      {"VNeID", "vê nờ e i đê"},
      {"mã QR", "mã quy a"},
      {"GKTX", "giê ca tê ích-xì"},
      {"KẾ HOẠCH TUYÊN TRUYỀN CCHC", "kế hoạch tuyên truyền cải cách hành chính"},
      {"khổ A4", "khổ a bốn"},
      {"mạng 5G", "mạng năm giê"},
      {"ASEAN", "a xê an"},
      {"Sở KH&CN", "Sở khoa học và công nghệ"},
      {"KHCN & ĐMST", "khoa học và công nghệ và đổi mới sáng tạo"},
      {"COVID-19", "cô vít mười chín"},
  });
}

TEST(Spoken, ranges) {
  expect_all({
      {"2021-2030", "hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm ba mươi"},
      {"2021 – 2030", "hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm ba mươi"},
      {"10-15 bài", "mười đến mười lăm bài"},
      {"năm 2025 - 3 nhiệm vụ", "năm hai nghìn không trăm hai mươi lăm, ba nhiệm vụ"},
      {"Hà Nội - Huế", "Hà Nội, Huế"},
      {"tỷ số 3-1", "tỷ số ba một"},
  });
}

TEST(Spoken, plain_words_stay_as_they_are) {
  expect_all({
      {"", ""},
      {" \n\t ", ""},
      {"***", ""},
      {"Người dân làm thủ tục tại nhà.", "Người dân làm thủ tục tại nhà."},
      {"“Cải cách vì dân”", "Cải cách vì dân"},
      {"Ở đâu? Ai làm!", "Ở đâu?\nAi làm!"},
      {"Sở (cơ quan thường trực) chủ trì.", "Sở, cơ quan thường trực, chủ trì."},
  });
}

TEST(Spoken, bullets_and_headings_become_pauses) {
  expect_all({
      {"I. MỤC ĐÍCH\n- Nâng cao nhận thức;\n- Tạo đồng thuận", "một.\nmục đích.\nNâng cao nhận thức.\nTạo đồng thuận"},
      {"1. Đăng tin\n2. Phát thanh", "một.\nĐăng tin.\nhai.\nPhát thanh"},
      {"1.2. Yêu cầu", "một chấm hai.\nYêu cầu"},
      {"a) Tờ rơi\nb) Pa nô", "a.\nTờ rơi.\nbê.\nPa nô"},
      {"# Bản tin\n\nnội dung", "Bản tin.\nnội dung"},
      {"Sở chủ trì,\nphối hợp với xã", "Sở chủ trì, phối hợp với xã"},
      {"Gồm:\n+ Một\n• Hai", "Gồm:\nMột.\nHai"},
      {"| Việc | Hạn |", "Việc, Hạn,"},
  });
}

TEST(Spoken, no_line_is_longer_than_a_breath) {
  std::string text = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành";
  for (int i = 0; i < 60; ++i) text += " và các đơn vị trực thuộc thường xuyên tuyên truyền";
  text += std::string(500, 'x') + ".";
  const std::string said = speech::spoken(text);
  std::size_t lines = 0;
  for (std::size_t at = 0; at <= said.size(); ++lines) {
    const std::size_t end = std::min(said.find('\n', at), said.size());
    const std::string line = said.substr(at, end - at);
    EXPECT_LE(base::count_code_points(line), speech::longest_breath) << line;
    EXPECT_GE(base::count_code_points(line), 20U) << line;
    EXPECT_NE(std::string(",.").find(line.back()), std::string::npos) << line;
    at = end + 1;
  }
  EXPECT_GT(lines, 15U);
  EXPECT_NE(said.find("tuyên truyền,\nvà các"), std::string::npos) << said;
}

// What stands behind a place is looked at again and again, but never to its far end.
TEST(Spoken, a_long_text_without_an_end_is_read_in_one_go) {
  for (const char* piece : {"a.", "A-", "KH/", "123 ", "1.000", "100 000 ", "x, ", "và ", "@", "I, ", "0912-", "2-"}) {
    std::string text;
    while (text.size() < 30'000) text += piece;
    EXPECT_TRUE(base::is_valid_utf8(speech::spoken(text + "x"))) << piece;
  }
}

TEST(Spoken, broken_and_odd_bytes_harm_nothing) {
  for (const char* text : {"\xff\xfe 12/",
                           "1.",
                           "-",
                           "/",
                           "(",
                           "+",
                           "0",
                           "1.1.1.1.1.1",
                           "((0212",
                           "@",
                           "a@",
                           "://",
                           "12h99",
                           "99999999999999999999999999",
                           "2025-",
                           "I",
                           "quý",
                           "quý ",
                           "A.",
                           "5/",
                           "/KH-",
                           "%"})
    EXPECT_TRUE(base::is_valid_utf8(speech::spoken(text))) << text;
}

}  // namespace
