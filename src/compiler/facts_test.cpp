// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/facts.h"

#include <gtest/gtest.h>

namespace {
using namespace compiler;
using Lines = std::vector<std::string>;

// "min 2 [tin, bài]/month"
std::string quota(std::string_view sentence) {
  const auto found = find_quota(sentence);
  if (!found) return "none";
  EXPECT_EQ(sentence.substr(found->from, found->to - found->from), found->quota.raw);
  const Quota& q = found->quota;
  return std::string(q.bound == Bound::min ? "min " : "exact ") + std::to_string(q.count) + " [" + q.unit + "]/" +
         q.per;
}

TEST(Quota, a_period_may_stand_on_either_side) {
  EXPECT_EQ(quota("Hàng tháng có ít nhất 02 tin, bài về công tác CCHC"), "min 2 [tin, bài]/month");
  EXPECT_EQ(quota("Bản tin điện tử với số lượng 04 số/tháng"), "exact 4 [số]/month");
  EXPECT_EQ(quota("mỗi quý 01 bài"), "exact 1 [bài]/quarter");
  EXPECT_EQ(quota("Mỗi đơn vị đăng ít nhất 02 (hai) tin, bài mỗi tháng"), "min 2 [tin, bài]/month");
  EXPECT_EQ(quota("Hàng tháng, các đơn vị gửi về Văn phòng Sở tối thiểu 02 tin, bài"), "min 2 [tin, bài]/month");
  EXPECT_EQ(quota("ít nhất 02 tin, bài/đơn vị/tháng"), "min 2 [tin, bài]/month");
  EXPECT_EQ(quota("phát thanh 02 lần/ngày"), "exact 2 [lần]/day");
  EXPECT_EQ(quota("01 phóng sự/6 tháng"), "exact 1 [phóng sự]/half");
}

TEST(Quota, bounds_are_spelt_in_many_ways) {
  EXPECT_EQ(quota("không dưới 03 tin/bài/tháng"), "min 3 [tin/bài]/month");
  EXPECT_EQ(quota("từ 02 tin, bài trở lên mỗi tháng"), "min 2 [tin, bài]/month");
  EXPECT_EQ(quota("ít nhất một bài/tháng"), "min 1 [bài]/month");
  EXPECT_EQ(quota("từ 02 đến 03 tin, bài/tháng"), "min 2 [tin, bài]/month");
}

TEST(Quota, may_lack_its_period) {
  EXPECT_EQ(quota("có ít nhất 02 tin, bài"), "min 2 [tin, bài]/");
  EXPECT_EQ(quota("In 1.000 tờ rơi"), "exact 1000 [tờ rơi]/");
}

TEST(Quota, the_one_with_a_period_counts_most) {
  EXPECT_EQ(quota("Xây dựng 05 phóng sự; đăng ít nhất 02 bài/tháng"), "min 2 [bài]/month");
}

TEST(Quota, other_numbers_are_none) {
  for (const char* text :
       {"chính quyền địa phương 02 cấp", "đạt 100% hồ sơ", "ít nhất 05 người", "tăng 1,7 lần vào năm 2025",
        "Bài 2: giới thiệu", "tối đa 02 bài/tháng", "dịch vụ công mức độ 3, 4", "năm 2025 tin tưởng",
        "Quyết định số 04 số lượng", "12%/năm", ""})
    EXPECT_EQ(quota(text), "none") << text;
}

Lines channels(std::string_view sentence) {
  Lines out;
  for (const Found& found : find_channels(sentence)) {
    EXPECT_EQ(sentence.substr(found.from, found.to - found.from), found.text);
    out.push_back(found.code + " " + found.text);
  }
  return out;
}

TEST(Channels, sites_by_their_owner) {
  EXPECT_EQ(channels("đăng trên Trang thông tin điện tử của Sở và Cổng thông tin điện tử của tỉnh"),
            (Lines{"website_unit Trang thông tin điện tử của Sở", "portal_province Cổng thông tin điện tử của tỉnh"}));
  EXPECT_EQ(channels("lên Trang thông tin điện tử về CCHC của tỉnh"),
            (Lines{"website_cchc Trang thông tin điện tử về CCHC của tỉnh"}));
  EXPECT_EQ(channels("trên trang thông tin điện tử thành phố"),
            (Lines{"website_city trang thông tin điện tử thành phố"}));
  EXPECT_EQ(channels("trên Cổng Thông tin điện tử Thành phố Hồ Chí Minh"),
            (Lines{"portal_province Cổng Thông tin điện tử Thành phố Hồ Chí Minh"}));
  EXPECT_EQ(channels("trên website của cơ quan"), (Lines{"website_unit website của cơ quan"}));
}

TEST(Channels, networks_are_named_one_by_one) {
  EXPECT_EQ(channels("trên nền tảng mạng xã hội như facebook, youtube, zalo... của cơ quan"),
            (Lines{"facebook facebook", "youtube youtube", "zalo zalo"}));
  EXPECT_EQ(channels("đăng trên mạng xã hội"), (Lines{"other mạng xã hội"}));
}

TEST(Channels, neighbours_of_one_kind_are_one) {
  EXPECT_EQ(channels("qua hình thức trực quan: pano, áp phích, khẩu hiệu, băng rôn..").back(),
            "visual pano, áp phích, khẩu hiệu, băng rôn");
  EXPECT_EQ(channels("thông qua các hội nghị, hội thảo, tọa đàm"),
            (Lines{"conference các hội nghị, hội thảo, tọa đàm"}));
}

TEST(Channels, press_and_stations) {
  EXPECT_EQ(channels("như báo, đài, loa truyền thanh không dây"),
            (Lines{"press báo", "radio_tv đài", "loudspeaker loa truyền thanh không dây"}));
  EXPECT_EQ(channels("trên Báo Quảng Ngãi và Đài Phát thanh - Truyền hình tỉnh"),
            (Lines{"press Báo Quảng Ngãi", "radio_tv Đài Phát thanh - Truyền hình tỉnh"}));
  EXPECT_EQ(channels("chương trình “Cải cách để nâng cao sự hài lòng” trên Đài Phát thanh và Truyền hình tỉnh").size(),
            1u);
}

TEST(Channels, a_meeting_is_what_is_done_in_it) {
  EXPECT_EQ(channels("trong các hội nghị tuyên truyền phổ biến giáo dục pháp luật"),
            (Lines{"legal_education các hội nghị tuyên truyền phổ biến giáo dục pháp luật"}));
  EXPECT_EQ(channels("Tổ chức hội nghị đối thoại với doanh nghiệp"), (Lines{"dialogue hội nghị đối thoại"}));
  EXPECT_EQ(channels("lồng ghép trong các cuộc họp giao ban"), (Lines{"staff_meeting các cuộc họp giao ban"}));
}

TEST(Channels, days_are_events) {
  EXPECT_EQ(
      channels("nhân Ngày khoa học và công nghệ Việt Nam năm 2025, Tuần lễ Chuyển đổi số tỉnh Quảng Ngãi"),
      (Lines{"event Ngày khoa học và công nghệ Việt Nam năm 2025", "event Tuần lễ Chuyển đổi số tỉnh Quảng Ngãi"}));
}

TEST(Channels, a_public_office_is_one_only_as_a_place_to_inform) {
  EXPECT_EQ(channels("Niêm yết công khai tại Bộ phận Một cửa của Ban Quản lý và tại trụ sở làm việc"),
            (Lines{"one_stop Bộ phận Một cửa của Ban Quản lý", "notice_board trụ sở làm việc"}));
  EXPECT_EQ(channels("tình hình giải quyết thủ tục hành chính tại Bộ phận tiếp nhận và trả kết quả các cấp"), Lines{});
}

TEST(Channels, words_that_only_sound_like_one_are_none) {
  for (const char* text : {"Báo cáo kết quả về Sở Nội vụ", "Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương",
                           "tuyên truyền thanh toán điện tử", "Kiểm tra công tác CCHC",
                           "tuyển dụng, sử dụng, đào tạo công chức", "Sở Giáo dục và Đào tạo"})
    EXPECT_EQ(channels(text), Lines{}) << text;
}

TEST(Channels, checking_is_one_where_it_is_the_means) {
  EXPECT_EQ(channels("Tuyên truyền thông qua kiểm tra việc áp dụng").size(), 1u);
}

Lines audiences(std::string_view sentence) {
  Lines out;
  for (const Found& found : find_audiences(sentence)) out.push_back(found.text);
  return out;
}

TEST(Audiences, stand_behind_what_is_told_to_them) {
  EXPECT_EQ(audiences("Tuyên truyền đến người dân, doanh nghiệp và CBCCVC theo dõi"),
            (Lines{"người dân", "doanh nghiệp", "CBCCVC"}));
  EXPECT_EQ(audiences("bồi dưỡng nghiệp vụ cho đội ngũ cán bộ, công chức, viên chức"),
            (Lines{"cán bộ, công chức, viên chức"}));
  EXPECT_EQ(audiences("hướng dẫn người dân nộp hồ sơ"), (Lines{"người dân"}));
}

TEST(Audiences, begin_a_heading) {
  EXPECT_EQ(audiences("Đối với người dân và doanh nghiệp"), (Lines{"người dân", "doanh nghiệp"}));
  EXPECT_EQ(audiences("Đội ngũ cán bộ, công chức, người dân, doanh nghiệp trên địa bàn tỉnh"),
            (Lines{"cán bộ, công chức", "người dân", "doanh nghiệp trên địa bàn tỉnh"}));
}

TEST(Audiences, people_who_are_only_mentioned_are_none) {
  EXPECT_EQ(audiences("các công việc liên quan đến người dân"), Lines{});
  EXPECT_EQ(audiences("tạo thuận lợi cho tổ chức, cá nhân"), Lines{});
  EXPECT_EQ(audiences("Tổ chức hội nghị"), Lines{});
}

Lines indices(std::string_view text) {
  Lines out;
  for (const Found& found : find_indices(text)) out.push_back(found.code + " = " + found.text);
  return out;
}

TEST(Indices, by_name_and_code) {
  EXPECT_EQ(indices("chỉ số CCHC (PAR INDEX); Chỉ số hiệu quả quản trị hành chính công (PAPI)"),
            (Lines{"PAR INDEX = chỉ số CCHC (PAR INDEX)", "PAPI = Chỉ số hiệu quả quản trị hành chính công (PAPI)"}));
  EXPECT_EQ(
      indices(
          "Chỉ số hài lòng của cá nhân, tổ chức đối với sự phục vụ của các cơ quan hành chính nhà nước (SIPAS); khác"),
      (Lines{"SIPAS = Chỉ số hài lòng của cá nhân, tổ chức đối với sự phục vụ của các cơ quan hành chính nhà nước "
             "(SIPAS)"}));
  EXPECT_EQ(indices("các chỉ số PAR-INDEX, SIPAS"), (Lines{"PAR INDEX = PAR-INDEX", "SIPAS = SIPAS"}));
}

TEST(Indices, a_name_without_its_code_gets_it) {
  EXPECT_EQ(indices("kết quả Chỉ số CCHC, Chỉ số hài lòng về sự phục vụ hành chính"),
            (Lines{"PAR INDEX = Chỉ số CCHC", "SIPAS = Chỉ số hài lòng về sự phục vụ hành chính"}));
}

TEST(Indices, of_a_department_have_no_code) {
  EXPECT_EQ(indices("Chỉ số CCHC năm 2024 của Sở trên trang"), (Lines{" = Chỉ số CCHC năm 2024 của Sở"}));
}

TEST(Indices, of_the_economy_are_none) { EXPECT_EQ(indices("Chỉ số sản xuất công nghiệp"), Lines{}); }

Lines contacts(std::string_view text) {
  Lines out;
  for (const FoundContact& found : find_contacts(text)) {
    EXPECT_EQ(text.substr(found.from, found.to - found.from), found.text);
    out.push_back(found.kind + " " + found.value);
  }
  return out;
}

TEST(Contacts, addresses_end_before_their_punctuation) {
  EXPECT_EQ(contacts("truy cập https://dichvucong.quangngai.gov.vn/!"),
            (Lines{"url https://dichvucong.quangngai.gov.vn/"}));
  EXPECT_EQ(contacts("(địa chỉ: banbientap@sonla.gov.vn)."), (Lines{"email banbientap@sonla.gov.vn"}));
  EXPECT_EQ(contacts("www.sonla.gov.vn; sonla.gov.vn/tin-tuc,"),
            (Lines{"url www.sonla.gov.vn", "url sonla.gov.vn/tin-tuc"}));
}

TEST(Contacts, telephone_numbers) {
  EXPECT_EQ(contacts("đường dây nóng 0213.3876.543 hoặc 0912 345 678"),
            (Lines{"hotline 0213.3876.543", "hotline 0912 345 678"}));
  EXPECT_EQ(contacts("Điện thoại: (0213) 3876543"), (Lines{"phone (0213) 3876543"}));
  EXPECT_EQ(contacts("tổng đài 1022"), (Lines{"hotline 1022"}));
}

TEST(Contacts, a_hotline_may_be_promised) {
  const auto found = find_contacts("Công khai số điện thoại “đường dây nóng” về CCHC của tỉnh và Sở; thường xuyên");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, "hotline");
  EXPECT_EQ(found[0].value, "");
  EXPECT_EQ(found[0].text, "“đường dây nóng” về CCHC của tỉnh và Sở");
}

TEST(Contacts, a_hotline_that_is_only_mentioned_is_none) {
  EXPECT_EQ(contacts("điện thoại đường dây nóng tiếp nhận phản ánh, kiến nghị của tổ chức, cá nhân"), Lines{});
}

TEST(Contacts, dates_and_numbers_are_none) {
  EXPECT_EQ(contacts("ngày 15/11/2025, 281/KH-SKHCN, 1.000.000 đồng, v.v., TP.HCM"), Lines{});
}

Lines abbreviations(std::string_view text) {
  Lines out;
  for (const FoundAbbreviation& found : find_abbreviations(text)) out.push_back(found.brief + " = " + found.full);
  return out;
}

TEST(Abbreviations, back_up_to_the_words_of_their_letters) {
  EXPECT_EQ(abbreviations("tuyên truyền cải cách hành chính (sau đây viết tắt là CCHC) năm 2025"),
            (Lines{"CCHC = cải cách hành chính"}));
  EXPECT_EQ(abbreviations("của đội ngũ cán bộ, công chức, viên chức (sau đây viết tắt là CBCCVC)."),
            (Lines{"CBCCVC = cán bộ, công chức, viên chức"}));
  EXPECT_EQ(abbreviations("giải quyết thủ tục hành chính (TTHC)"), (Lines{"TTHC = thủ tục hành chính"}));
  EXPECT_EQ(abbreviations("khoa học và công nghệ (KH&CN)"), (Lines{"KH&CN = khoa học và công nghệ"}));
}

TEST(Abbreviations, announced_ones_may_leave_words_out) {
  EXPECT_EQ(abbreviations("thực hiện cải cách hành chính nhà nước (viết tắt là CCHC)"),
            (Lines{"CCHC = cải cách hành chính nhà nước"}));
}

TEST(Abbreviations, short_names_of_bodies) {
  EXPECT_EQ(abbreviations("Sở Khoa học và Công nghệ tỉnh Sơn La (sau đây gọi tắt là Sở)"),
            (Lines{"Sở = Sở Khoa học và Công nghệ tỉnh Sơn La"}));
  EXPECT_EQ(abbreviations("Ban Quản lý các khu công nghiệp tỉnh (Ban Quản lý)"),
            (Lines{"Ban Quản lý = Ban Quản lý các khu công nghiệp tỉnh"}));
  EXPECT_EQ(abbreviations("Ủy ban nhân dân tỉnh (UBND tỉnh)"), (Lines{"UBND tỉnh = Ủy ban nhân dân tỉnh"}));
  EXPECT_EQ(abbreviations("triển khai Đợt thi đua lập thành tích trên địa bàn tỉnh (sau đây viết tắt là Đợt thi đua)"),
            (Lines{"Đợt thi đua = Đợt thi đua lập thành tích trên địa bàn tỉnh"}));
}

TEST(Abbreviations, english_ones) {
  EXPECT_EQ(abbreviations("ứng dụng trí tuệ nhân tạo (AI), Zalo Official Account (OA)"),
            (Lines{"AI = trí tuệ nhân tạo", "OA = Official Account"}));
}

TEST(Abbreviations, may_stand_before_their_long_form) {
  EXPECT_EQ(abbreviations("CCHC (cải cách hành chính)"), (Lines{"CCHC = cải cách hành chính"}));
}

TEST(Abbreviations, other_parentheses_are_none) {
  EXPECT_EQ(
      abbreviations(
          "chỉ số CCHC (PAR INDEX); áp dụng (AI); thu hút đầu tư (PPP, FDI, ODA); Tỉnh ủy (B/c); (SIPAS); (nếu có)"),
      Lines{});
}

}  // namespace
