// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/units.h"

#include <gtest/gtest.h>

namespace {
using namespace compiler;

std::vector<std::string> split(std::string_view value) {
  std::vector<std::string> units;
  for (const FoundUnit& unit : split_units(value)) {
    EXPECT_EQ(value.substr(unit.from, unit.to - unit.from), unit.text);
    units.push_back(unit.text);
  }
  return units;
}
using Units = std::vector<std::string>;

TEST(SplitUnits, an_empty_value_has_none) {
  EXPECT_EQ(split(""), Units{});
  EXPECT_EQ(split(" ; , . "), Units{});
}

TEST(SplitUnits, a_list_is_cut_where_a_unit_begins) {
  EXPECT_EQ(split("Sở Nội vụ, Sở Tư pháp."), (Units{"Sở Nội vụ", "Sở Tư pháp"}));
  EXPECT_EQ(split("Sở Giáo dục và Đào tạo và Sở Y tế"), (Units{"Sở Giáo dục và Đào tạo", "Sở Y tế"}));
  EXPECT_EQ(split("Văn phòng, Công đoàn cơ sở"), (Units{"Văn phòng", "Công đoàn cơ sở"}));
  EXPECT_EQ(split("Công an tỉnh cùng với Sở Y tế"), (Units{"Công an tỉnh", "Sở Y tế"}));
  EXPECT_EQ(split("Liên đoàn Lao động tỉnh cùng các cấp công đoàn"),
            (Units{"Liên đoàn Lao động tỉnh", "các cấp công đoàn"}));
  EXPECT_EQ(split("Hội Nông dân, Hội Phụ nữ, Đoàn Thanh niên"),
            (Units{"Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên"}));
  EXPECT_EQ(split("Bưu điện tỉnh, Viettel, VNPT, Điện lực"), (Units{"Bưu điện tỉnh", "Viettel", "VNPT", "Điện lực"}));
}

TEST(SplitUnits, and_inside_a_name_does_not_cut) {
  for (const std::string_view name :
       {"Sở Khoa học và Công nghệ", "Trung tâm Kiểm định và Phát triển Khoa học Công nghệ",
        "Sở Nông nghiệp và Môi trường", "Phòng Bưu chính - Viễn thông và Công nghệ thông tin",
        "Báo và Phát thanh, Truyền hình tỉnh", "Phòng Văn hóa - Xã hội",
        "Ban Vì sự tiến bộ phụ nữ và Bình đẳng giới Thành phố", "Sở Giáo dục và đào tạo",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Phòng Kinh tế đối ngoại và Hội nhập quốc tế",
        "Phòng Quản lý Công nghệ và Sở hữu trí tuệ"})
    EXPECT_EQ(split(name), Units{std::string(name)});
}

TEST(SplitUnits, a_comma_inside_a_name_does_not_cut) {
  for (const std::string_view name :
       {"Sở Văn hóa, Thể thao và Du lịch", "Phòng Kinh tế, Hạ tầng và Đô thị", "Sở Lao động, Thương binh và Xã hội",
        "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh", "Trung tâm Văn hóa, Thông tin và Thể thao",
        "Ban Quản lý các khu công nghiệp, cụm công nghiệp", "Ban Chỉ huy Phòng thủ dân sự cấp tỉnh, cấp xã"})
    EXPECT_EQ(split(name), Units{std::string(name)});
}

TEST(SplitUnits, collective_names_stay_whole) {
  for (const std::string_view name :
       {"các sở, ban, ngành, đoàn thể Thành phố", "các phòng, đơn vị trực thuộc Sở",
        "các cơ quan, đơn vị, địa phương liên quan", "UBND các xã, phường, đặc khu", "Sở, ban, ngành có liên quan",
        "Viện, Trường", "Cơ quan, địa phương liên quan", "các phòng chuyên môn, đơn vị thuộc Sở",
        "Trưởng các phòng và đơn vị trực thuộc Ban quản lý", "UBND các huyện, thị xã, thành phố",
        "các sở, ban, ngành, hội, đoàn thể tỉnh", "Công chức, viên chức", "các tổ chức, cá nhân, doanh nghiệp",
        "Các cấp, các ngành", "Các Bộ, ngành, địa phương có liên quan", "các phòng chuyên môn và các đơn vị trực thuộc",
        "báo, đài", "Tổ Công nghệ số cộng đồng các thôn, bản, tổ dân phố", "Thủ trưởng các cơ quan, đơn vị"})
    EXPECT_EQ(split(name), Units{std::string(name)});
}

TEST(SplitUnits, another_collective_name_begins_another_unit) {
  EXPECT_EQ(split("các sở, ban, ngành, đoàn thể Thành phố, Ủy ban nhân dân phường, xã, đặc khu, báo, đài và các đơn vị "
                  "có liên quan"),
            (Units{"các sở, ban, ngành, đoàn thể Thành phố", "Ủy ban nhân dân phường, xã, đặc khu", "báo, đài",
                   "các đơn vị có liên quan"}));
  EXPECT_EQ(split("Viện, Trường; Doanh nghiệp, Sở, ban, ngành có liên quan"),
            (Units{"Viện, Trường", "Doanh nghiệp", "Sở, ban, ngành có liên quan"}));
  EXPECT_EQ(split("Các Sở, ngành, đơn vị, UBND cấp xã"), (Units{"Các Sở, ngành, đơn vị", "UBND cấp xã"}));
  EXPECT_EQ(split("Các sở, ban, ngành, các tổ chức chính trị-xã hội"),
            (Units{"Các sở, ban, ngành", "các tổ chức chính trị-xã hội"}));
  EXPECT_EQ(split("Sở Tài chính, cơ quan, địa phương liên quan"),
            (Units{"Sở Tài chính", "cơ quan, địa phương liên quan"}));
  EXPECT_EQ(split("Bộ Quốc phòng, cơ quan, địa phương liên quan"),
            (Units{"Bộ Quốc phòng", "cơ quan, địa phương liên quan"}));
  EXPECT_EQ(split("các sở, ban, ngành, đoàn thể Thành phố và đơn vị có liên quan"),
            (Units{"các sở, ban, ngành, đoàn thể Thành phố", "đơn vị có liên quan"}));
  EXPECT_EQ(split("Trưởng các phòng chuyên môn, thủ trưởng các đơn vị thuộc Sở"),
            (Units{"Trưởng các phòng chuyên môn", "thủ trưởng các đơn vị thuộc Sở"}));
}

TEST(SplitUnits, bodies_of_one_place_stay_together) {
  EXPECT_EQ(split("Văn phòng HĐND và UBND tỉnh, Sở Nội vụ"), (Units{"Văn phòng HĐND và UBND tỉnh", "Sở Nội vụ"}));
  EXPECT_EQ(split("Văn phòng HĐND-UBND thành phố, Phòng nội vụ"),
            (Units{"Văn phòng HĐND-UBND thành phố", "Phòng nội vụ"}));
  EXPECT_EQ(split("Thường trực HĐND, UBND xã"), (Units{"Thường trực HĐND, UBND xã"}));
}

TEST(SplitUnits, office_holders_are_units) {
  EXPECT_EQ(split("Đồng chí Phó chủ tịch Thường trực, phụ trách lĩnh vực Giám sát và Phản biện xã hội"),
            (Units{"Đồng chí Phó chủ tịch Thường trực, phụ trách lĩnh vực Giám sát và Phản biện xã hội"}));
  EXPECT_EQ(split("Các đ/c Phó chỉ tịch, Trưởng đoàn thể xã, các đồng chí Chuyên viên cơ quan MTTQ xã"),
            (Units{"Các đ/c Phó chỉ tịch", "Trưởng đoàn thể xã", "các đồng chí Chuyên viên cơ quan MTTQ xã"}));
  EXPECT_EQ(split("Phó giám đốc Hoàng Văn A, Phó giám đốc Nguyễn B"),
            (Units{"Phó giám đốc Hoàng Văn A", "Phó giám đốc Nguyễn B"}));
  EXPECT_EQ(split("Giám đốc, Phó Giám đốc Sở"), (Units{"Giám đốc, Phó Giám đốc Sở"}));
  EXPECT_EQ(split("Đồng chí Nguyễn Văn A - Phó Giám đốc Sở, đồng chí Trần Thị B"),
            (Units{"Đồng chí Nguyễn Văn A - Phó Giám đốc Sở", "đồng chí Trần Thị B"}));
}

TEST(SplitUnits, parentheses_stay_with_their_unit) {
  EXPECT_EQ(split("Sở Tư pháp (phối hợp, Sở Nội vụ theo dõi), Công an tỉnh"),
            (Units{"Sở Tư pháp (phối hợp, Sở Nội vụ theo dõi)", "Công an tỉnh"}));
}

TEST(SplitUnits, a_parenthesis_that_never_closes_hides_nothing) {
  EXPECT_EQ(split("Sở Tư pháp (đầu mối, Công an tỉnh"), (Units{"Sở Tư pháp (đầu mối", "Công an tỉnh"}));
}

TEST(SplitUnits, dashes_and_numbers_before_units_are_dropped) {
  EXPECT_EQ(split("- Sở Tài chính - Sở Nội vụ"), (Units{"Sở Tài chính", "Sở Nội vụ"}));
  EXPECT_EQ(split("(1) Sở Tư pháp; (2) Sở Nội vụ"), (Units{"Sở Tư pháp", "Sở Nội vụ"}));
}

TEST(SplitUnits, abbreviations_are_units) {
  EXPECT_EQ(split("SNV, STP, SYT"), (Units{"SNV", "STP", "SYT"}));
  EXPECT_EQ(split("Trung tâm VHTT và truyền thông, Phòng Nội vụ"),
            (Units{"Trung tâm VHTT và truyền thông", "Phòng Nội vụ"}));
  EXPECT_EQ(split("P. Nội vụ, VP HĐND&UBND"), (Units{"P. Nội vụ", "VP HĐND&UBND"}));
  EXPECT_EQ(split("Sở KH&CN; Sở TT&TT, VNPT tỉnh"), (Units{"Sở KH&CN", "Sở TT&TT", "VNPT tỉnh"}));
}

TEST(SplitUnits, shortened_names_of_departments_keep_their_commas) {
  EXPECT_EQ(split("Sở VH,TT&DL, Báo và Đài PT-TH tỉnh"), (Units{"Sở VH,TT&DL", "Báo và Đài PT-TH tỉnh"}));
}

TEST(SplitUnits, counted_places_and_bodies_are_units) {
  EXPECT_EQ(split("các sở, ban, ngành và 30 quận, huyện, thị xã"),
            (Units{"các sở, ban, ngành", "30 quận, huyện, thị xã"}));
  EXPECT_EQ(split("09 Khoa, Phòng Đào tạo"), (Units{"09 Khoa", "Phòng Đào tạo"}));
}

TEST(SplitUnits, what_is_no_unit_comes_back_as_it_stands) {
  EXPECT_EQ(split("Theo phân công"), (Units{"Theo phân công"}));
}

TEST(BeginsWithUnit, units_and_office_holders_do) {
  for (const std::string_view text :
       {"Văn phòng", "Trưởng phòng Nội vụ", "UBND", "Uỷ ban nhân dân xã", "các phòng, đơn vị", "Lãnh đạo Sở",
        "Tổ chức, cá nhân", "phòng Chuyển Đổi số", "Cơ quan, địa phương liên quan", "Đ/c Chủ tịch"})
    EXPECT_TRUE(begins_with_unit(text)) << text;
}

TEST(BeginsWithUnit, words_that_look_alike_do_not) {
  for (const std::string_view text :
       {"Ban hành kế hoạch", "Phòng, chống tham nhũng", "Báo cáo kết quả", "Tổ chức hội nghị", "Hội nghị tập huấn",
        "Lãnh đạo, chỉ đạo", "Sở hữu trí tuệ", "Bộ tiêu chí", "Thường xuyên", "", "Đoàn kết", "Trường hợp cần thiết"})
    EXPECT_FALSE(begins_with_unit(text)) << text;
}

std::string_view led(std::string_view sentence) { return sentence.substr(0, leading_units(sentence)); }

TEST(LeadingUnits, end_at_the_verb) {
  EXPECT_EQ(led("Sở Tài chính chủ trì, phối hợp với Sở Nội vụ"), "Sở Tài chính");
  EXPECT_EQ(led("Các phòng, đơn vị thuộc Sở căn cứ nội dung Kế hoạch"), "Các phòng, đơn vị thuộc Sở");
  EXPECT_EQ(led("Trưởng các phòng và đơn vị trực thuộc Ban quản lý quan tâm chỉ đạo"),
            "Trưởng các phòng và đơn vị trực thuộc Ban quản lý");
  EXPECT_EQ(led("Công chức, viên chức tích cực viết tin bài"), "Công chức, viên chức");
  EXPECT_EQ(led("UBND xã, phường xây dựng kế hoạch"), "UBND xã, phường");
  EXPECT_EQ(led("Các thôn, bản, tổ dân phố tổ chức họp dân"), "Các thôn, bản, tổ dân phố");
  EXPECT_EQ(led("Văn phòng tham mưu"), "Văn phòng");
  EXPECT_EQ(led("Hội đồng Thi đua - Khen thưởng các cấp phân công"), "Hội đồng Thi đua - Khen thưởng các cấp");
}

TEST(LeadingUnits, take_what_qualifies_them) {
  EXPECT_EQ(led("Các cơ quan báo chí trực thuộc Trung ương tổ chức tuyên truyền"),
            "Các cơ quan báo chí trực thuộc Trung ương");
  EXPECT_EQ(led("Các cơ sở đào tạo trên địa bàn (Trường Chính trị, Trường Cao đẳng) tổ chức tập huấn"),
            "Các cơ sở đào tạo trên địa bàn (Trường Chính trị, Trường Cao đẳng)");
  EXPECT_EQ(led("Bộ Chỉ huy quân sự tỉnh tuyên truyền"), "Bộ Chỉ huy quân sự tỉnh");
  EXPECT_EQ(led("Người đứng đầu cơ quan, tổ chức chịu trách nhiệm"), "Người đứng đầu cơ quan, tổ chức");
  EXPECT_EQ(led("Thành viên Ban Chỉ đạo thực hiện nhiệm vụ"), "Thành viên Ban Chỉ đạo");
}

TEST(LeadingUnits, end_at_the_colon_of_a_heading) { EXPECT_EQ(led("Văn phòng Sở: Thực hiện"), "Văn phòng Sở"); }

TEST(LeadingUnits, are_missing_before_a_verb) {
  EXPECT_EQ(leading_units("Tổ chức hội nghị"), 0u);
  EXPECT_EQ(leading_units("Đề nghị các sở"), 0u);
  EXPECT_EQ(leading_units(""), 0u);
}

struct Parts {
  std::string lead, partners, work;
  bool leads = false;
  bool operator==(const Parts&) const = default;
};
void PrintTo(const Parts& p, std::ostream* out) {
  *out << (p.leads ? "leads " : "") << "[" << p.lead << "] [" << p.partners << "] [" << p.work << "]";
}
Parts parts(std::string_view sentence) {
  const auto found = find_cooperation(sentence);
  if (!found) return {"none", "none", "none"};
  const auto cut = [&](std::size_t from, std::size_t to) { return std::string(sentence.substr(from, to - from)); };
  return {cut(found->lead_from, found->lead_to), cut(found->partners_from, found->partners_to),
          cut(found->work_from, found->work_to), found->leads};
}

TEST(Cooperation, is_taken_apart) {
  EXPECT_EQ(parts("Sở Tài chính chủ trì, phối hợp với các Sở, ban, ngành, đơn vị và UBND cấp xã bố trí kinh phí."),
            (Parts{"Sở Tài chính", "các Sở, ban, ngành, đơn vị và UBND cấp xã", "bố trí kinh phí", true}));
  EXPECT_EQ(parts("Sở Giáo dục và Đào tạo và Sở Y tế chủ trì, phối hợp với các đơn vị có liên quan tham mưu"),
            (Parts{"Sở Giáo dục và Đào tạo và Sở Y tế", "các đơn vị có liên quan", "tham mưu", true}));
}

TEST(Cooperation, may_lack_its_work) {
  EXPECT_EQ(parts("Sở Nội vụ chủ trì, phối hợp với báo, đài và các đơn vị có liên quan."),
            (Parts{"Sở Nội vụ", "báo, đài và các đơn vị có liên quan", "", true}));
}

TEST(Cooperation, may_lack_its_subject) {
  EXPECT_EQ(parts("Chủ trì, phối hợp với các cơ quan liên quan tham mưu đẩy mạnh việc nghiên cứu"),
            (Parts{"", "các cơ quan liên quan", "tham mưu đẩy mạnh việc nghiên cứu", true}));
  EXPECT_EQ(parts("Phối hợp với Bưu điện tỉnh công khai quy định về TTHC"),
            (Parts{"", "Bưu điện tỉnh", "công khai quy định về TTHC", false}));
}

TEST(Cooperation, follows_an_order) {
  EXPECT_EQ(
      parts(
          "Giao Văn phòng: Chủ trì và phối hợp với phòng chuyên môn, đơn vị trực thuộc triển khai; giúp Lãnh đạo Ban"),
      (Parts{"Văn phòng", "phòng chuyên môn, đơn vị trực thuộc", "triển khai", true}));
  EXPECT_EQ(parts("Đề nghị Ủy ban MTTQ Việt Nam tỉnh chủ trì phối hợp các tổ chức chính trị - xã hội tuyên truyền"),
            (Parts{"Ủy ban MTTQ Việt Nam tỉnh", "các tổ chức chính trị - xã hội", "tuyên truyền", true}));
}

TEST(Cooperation, tolerates_misprints) {
  EXPECT_EQ(parts("Sở Tư pháp chủ trỉ phối hợp cùng Sở Nội vụ tham mưu UBND tỉnh"),
            (Parts{"Sở Tư pháp", "Sở Nội vụ", "tham mưu UBND tỉnh", true}));
}

TEST(Cooperation, without_a_lead_is_between_equals) {
  EXPECT_EQ(parts("Sở Văn hóa, Thể thao và Du lịch phối hợp với Ban Tuyên giáo và Dân vận Tỉnh ủy tiếp tục chỉ đạo"),
            (Parts{"Sở Văn hóa, Thể thao và Du lịch", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "tiếp tục chỉ đạo", false}));
}

TEST(Cooperation, may_come_late_in_its_sentence) {
  EXPECT_EQ(parts("Sở Khoa học và Công nghệ là cơ quan thường trực, chủ trì theo dõi, đôn đốc"),
            (Parts{"Sở Khoa học và Công nghệ", "", "theo dõi, đôn đốc", true}));
  EXPECT_EQ(parts("Trên cơ sở đó, Sở Nội vụ chủ trì, phối hợp với Sở Tài chính thẩm định"),
            (Parts{"Sở Nội vụ", "Sở Tài chính", "thẩm định", true}));
  EXPECT_EQ(parts("Chỉ đạo rà soát, phối hợp với Văn phòng công khai TTHC"),
            (Parts{"", "Văn phòng", "công khai TTHC", false}));
}

TEST(Cooperation, needs_a_partner_or_a_lead) {
  for (const std::string_view text :
       {"Phối hợp lồng ghép hợp lý nội dung", "Tăng cường công tác phối hợp giữa các ngành", "Niêm yết công khai", "",
        "Hoàn thiện cơ chế phối hợp liên ngành", "Vai trò (Chủ trì/ Phối hợp)"})
    EXPECT_FALSE(find_cooperation(text)) << text;
}

TEST(Cooperation, a_leading_unit_may_be_a_partner) {
  EXPECT_EQ(parts("Phối hợp với đơn vị chủ trì, đơn vị cung cấp dịch vụ đảm bảo hoạt động an toàn"),
            (Parts{"", "đơn vị chủ trì, đơn vị cung cấp dịch vụ", "đảm bảo hoạt động an toàn", false}));
}

TEST(Cooperation, the_remark_behind_the_lead_is_no_part_of_it) {
  EXPECT_EQ(parts("Sở Nội vụ (cơ quan thường trực) chủ trì, phối hợp với các cơ quan liên quan tổng hợp"),
            (Parts{"Sở Nội vụ", "các cơ quan liên quan", "tổng hợp", true}));
}

}  // namespace
