// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/misprints.h"

#include <gtest/gtest.h>

namespace {
using vietnamese::find_misprints;
using vietnamese::Misprint;

// "tryền > truyền"
std::string found(std::string_view text) {
  std::string out;
  for (const Misprint& misprint : find_misprints(text)) {
    EXPECT_EQ(text.substr(misprint.from, misprint.to - misprint.from), misprint.printed);
    out += (out.empty() ? "" : "; ") + misprint.printed + " > " + misprint.meant;
  }
  return out;
}

TEST(Misprints, syllables_that_cannot_be) {
  EXPECT_EQ(found("công tác tuyên tryền cải cách hành chính"), "tryền > truyền");
  EXPECT_EQ(found("phục vụ nguời dân và doanh nghiệp"), "nguời > người");
  EXPECT_EQ(found("thực hiện quyét mã QR trên thẻ căn cước"), "quyét > quét");
}

TEST(Misprints, syllables_that_stand_in_the_wrong_place) {
  EXPECT_EQ(found("Đơn vị chủ trỉ thực hiện: Văn phòng"), "trỉ > trì");
  EXPECT_EQ(found("đáp ứng yêu cầu trong trình hình mới của đất nước"), "trình > tình");
  EXPECT_EQ(found("sự tham gia tích cức của người dân"), "cức > cực");
}

TEST(Misprints, the_meant_word_has_the_capitals_of_the_printed_one) {
  EXPECT_EQ(found("CÔNG TÁC TUYÊN TRYỀN CẢI CÁCH HÀNH CHÍNH"), "TRYỀN > TRUYỀN");
}

TEST(Misprints, sound_sentences_have_none) {
  for (const std::string_view sound :
       {"Nâng cao nhận thức, trách nhiệm của người đứng đầu các cơ quan, đơn vị trong công tác cải cách hành chính.",
        "Văn phòng Sở chủ trì, phối hợp với các phòng chuyên môn tổng hợp, báo cáo kết quả thực hiện.",
        "Tuyên truyền trên Trang thông tin điện tử, mạng xã hội Zalo, Facebook, TikTok và YouTube.",
        "Rà soát, đơn giản hóa thủ tục hành chính; rút ngắn thời gian giải quyết hồ sơ cho tổ chức, cá nhân.",
        "Lồng ghép nội dung cải cách hành chính trong sinh hoạt chi bộ, họp giao ban và họp tổ dân phố.",
        "Hướng dẫn bà con các bản Nà Hừ, Pa Ủ, Mường Tè nộp hồ sơ qua dịch vụ bưu chính công ích.",
        "Ông Giàng A Sử, bà Lò Thị Pánh và anh Y Bhĩm Niê phụ trách tổ công nghệ số cộng đồng.",
        "Treo băng rôn, pa nô, áp phích tại trụ sở; phát tờ rơi, tờ gấp ở chợ phiên.",
        "Hoà giải, thuỷ lợi, uỷ ban và hoà, thuý viết theo lối cũ cũng là đúng.",
        "Địa chỉ https://hoaan.example.vn, thư điện tử vanphong@hoaan.example.vn, số 12/KH-UBND.",
        "Thực hiện TCVN ISO 9001:2015, Chỉ số PAR INDEX, SIPAS, PAPI, PCI và DTI năm 2026."})
    EXPECT_EQ(found(sound), "") << sound;
}

TEST(Misprints, of_nothing_are_none) {
  EXPECT_EQ(found(""), "");
  EXPECT_EQ(found(" \n … 123 "), "");
  EXPECT_EQ(found("tryền"), "");  // nothing beside it tells what is meant
}

}  // namespace
