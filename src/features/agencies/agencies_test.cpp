// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "features/agencies/service.h"
#include "features/agencies/shipped.h"
#include "support/engines.h"

namespace {

using agencies::How;
using agencies::NewUnit;
using agencies::Set;
using agencies::UnitKind;

TEST(UnitNames, are_alike_however_plans_print_them) {
  EXPECT_EQ(agencies::match_key("Văn phòng Sở"), agencies::match_key("văn  phòng"));
  EXPECT_EQ(agencies::match_key("Phòng Hoà giải"), agencies::match_key("phòng Hòa giải"));
  EXPECT_EQ(agencies::match_key("Phòng Bưu chính - Viễn thông"), agencies::match_key("phòng Bưu chính – Viễn thông"));
  EXPECT_NE(agencies::match_key("Phòng Nội vụ"), agencies::match_key("Sở Nội vụ"));
}

TEST(UnitNames, that_mean_many_name_their_set) {
  EXPECT_EQ(agencies::set_named("Các phòng, đơn vị thuộc Sở"), Set::all);
  EXPECT_EQ(agencies::set_named("các phòng, đơn vị trực thuộc Sở"), Set::all);
  EXPECT_EQ(agencies::set_named("các phòng chuyên môn"), Set::divisions);
  EXPECT_EQ(agencies::set_named("đơn vị trực thuộc"), Set::subordinates);
  EXPECT_EQ(agencies::set_named("UBND các xã, phường"), Set::communes);
  EXPECT_EQ(agencies::set_named("các cơ quan, đơn vị có liên quan"), Set::open);
  EXPECT_EQ(agencies::set_named("các phòng, đơn vị liên quan"), Set::open);
  EXPECT_EQ(agencies::set_named("Phòng Nội vụ"), Set::none);
  EXPECT_EQ(agencies::set_named("Văn phòng Sở"), Set::none);
  EXPECT_EQ(agencies::set_named("Trung tâm Văn hóa xã hội"), Set::none);
}

TEST(UnitFiles, say_what_is_wrong_and_where) {
  const auto message = [](std::string_view text) {
    const auto rows = agencies::rows_from_csv(text);
    return rows ? std::string() : rows.error().message;
  };
  EXPECT_EQ(message(""), "Tệp này trống.");
  EXPECT_NE(message("a,b\n1,2\n").find("phải có các cột"), std::string::npos);
  EXPECT_EQ(message("tên,loại\nVăn phòng,văn phòng\n,phòng\n"), "Dòng 3: thiếu tên đơn vị.");
  EXPECT_EQ(message("tên;loại\nA;cục gì đó\n"), "Dòng 2: không có loại đơn vị “cục gì đó”.");
  EXPECT_NE(message("t\xFFn,lo\xE1i\n").find("UTF-8"), std::string::npos);
  EXPECT_TRUE(agencies::rows_from_csv("\n\"\",\"\"\n\"tên\",\"loại; gì\",\"loại\"\n\"A\",\"\",\"phòng\"\n"));
  const auto rows = agencies::rows_from_csv("\xEF\xBB\xBFMã,Tên,Loại\r\n1,\"Phòng \"\"A\"\",\nB\",phòng\r\n");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->front().name, "Phòng \"A\", B");
}

class Agencies : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    service.emplace(db(), *audit, clock);
    province = add("", true, UnitKind::province, "Tỉnh Sơn La");
    agency = add(province, true, UnitKind::department, "Sở Khoa học và Công nghệ", "SKHCN");
    office = add(agency, false, UnitKind::office, "Văn phòng");
    digital = add(agency, false, UnitKind::division, "Phòng Chuyển đổi số");
    science = add(agency, false, UnitKind::division, "Phòng Khoa học và Công nghệ");
    centre = add(agency, false, UnitKind::public_unit, "Trung tâm Kiểm định và Phát triển KHCN");
  }
  std::string add(const std::string& parent, bool is_agency, UnitKind kind, const std::string& name,
                  const std::string& short_name = "") {
    NewUnit unit;
    unit.parent = parent;
    unit.is_agency = is_agency;
    unit.kind = kind;
    unit.name = name;
    unit.short_name = short_name;
    const auto id = service->add(actor(base::Role::administrator), unit);
    EXPECT_TRUE(id);
    return id ? *id : "";
  }
  std::int64_t today() const { return base::day_number(base::date_of(now)); }

  std::vector<agencies::Match> match(std::string_view printed) const {
    return service->match("t", agency, printed, today());
  }

  std::optional<audit::Service> audit{};
  std::optional<agencies::Service> service{};
  std::string province{}, agency{}, office{}, digital{}, science{}, centre{};
};

TEST_P(Agencies, a_printed_name_finds_its_unit) {
  ASSERT_EQ(match("Văn phòng Sở").size(), 1U);
  EXPECT_EQ(match("Văn phòng Sở").front().unit, office);
  EXPECT_EQ(match("phòng Chuyển đổi số").front().unit, digital);
  EXPECT_EQ(match("Sở Khoa học và Công nghệ tỉnh").front().unit, agency);
  EXPECT_EQ(match("SKHCN").front().how, How::abbreviation);
  const auto fuzzy = match("TT Kiểm định và Phát triển KHCN");
  ASSERT_FALSE(fuzzy.empty());
  EXPECT_EQ(fuzzy.front().unit, centre);
  EXPECT_EQ(fuzzy.front().how, How::fuzzy);
  EXPECT_LT(fuzzy.front().score, 1);
  EXPECT_TRUE(match("Báo và Phát thanh, Truyền hình").empty());
  EXPECT_TRUE(service->add_alias(actor(base::Role::office), digital, "Phòng CĐS"));
  EXPECT_EQ(match("phòng CĐS").front().how, How::alias);
}

TEST_P(Agencies, sets_hold_the_units_of_the_day) {
  EXPECT_EQ(match("các phòng, đơn vị thuộc Sở").front().set, Set::all);
  EXPECT_EQ(service->members("t", agency, Set::divisions, today()).size(), 3U);
  EXPECT_EQ(service->members("t", agency, Set::subordinates, today()).size(), 1U);
  EXPECT_EQ(service->members("t", agency, Set::all, today()).size(), 4U);
  EXPECT_TRUE(service->members("t", agency, Set::open, today()).empty());
  for (int i = 0; i < 250; ++i) add(province, true, UnitKind::commune, "Xã số " + std::to_string(i));
  EXPECT_EQ(service->members("t", province, Set::communes, today()).size(), 250U);
}

TEST_P(Agencies, last_year_shows_last_years_names_and_a_merged_unit_keeps_its_history) {
  const auto admin = actor(base::Role::administrator);
  ASSERT_TRUE(service->rename(admin, digital, "Phòng Chuyển đổi số và Bưu chính", "", today() + 10, 1));
  EXPECT_EQ(service->name_on("t", digital, today()), "Phòng Chuyển đổi số");
  EXPECT_EQ(service->name_on("t", digital, today() + 10), "Phòng Chuyển đổi số và Bưu chính");
  EXPECT_EQ(match("Phòng Chuyển đổi số").front().unit, digital);
  const auto again = service->rename(admin, digital, "Phòng X", "", today(), 1);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, base::ErrorKind::conflict);
  ASSERT_TRUE(service->dissolve(admin, science, digital, today() - 1, 1));
  EXPECT_EQ(service->members("t", agency, Set::divisions, today()).size(), 2U);
  EXPECT_EQ(service->members("t", agency, Set::divisions, today() - 1).size(), 3U);
  EXPECT_EQ(service->find("t", science)->successor, digital);
  EXPECT_FALSE(service->dissolve(admin, office, office, today(), 1));
}

TEST_P(Agencies, are_loaded_whole_or_not_at_all_and_once) {
  const auto admin = actor(base::Role::administrator);
  const auto rows =
      agencies::rows_from_csv("mã,tên,loại,mã cấp trên\n14,Tỉnh Sơn La mới,tỉnh,\n03646,Tô Hiệu,phường,14\n");
  ASSERT_TRUE(rows);
  EXPECT_EQ(*service->load(admin, *rows, today()), 2);
  EXPECT_EQ(*service->load(admin, *rows, today()), 0);
  EXPECT_EQ(service->find_by_code("t", "03646")->kind, UnitKind::commune);
  EXPECT_TRUE(service->find_by_code("t", "03646")->is_agency());
  const auto orphan = agencies::rows_from_csv("mã,tên,loại,mã cấp trên\n15,Tỉnh A,tỉnh,\n1,Xã B,xã,99\n");
  const auto refused = service->load(admin, *orphan, today());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("Dòng 3"), std::string::npos);
  EXPECT_FALSE(service->find_by_code("t", "15"));
}

TEST(ShippedUnits, are_34_provinces_and_3321_communes) {
  int communes = 0;
  for (const agencies::Province& province : agencies::shipped_provinces()) {
    communes += province.communes;
    EXPECT_EQ(agencies::shipped_communes(province.code).size(), static_cast<std::size_t>(province.communes));
    EXPECT_GT(province.communes, 30) << province.name;
  }
  EXPECT_EQ(agencies::shipped_provinces().size(), 34U);
  EXPECT_EQ(communes, 3321);
  agencies::Unit unit;
  unit.kind = UnitKind::province;
  unit.name = "Ủy ban nhân dân tỉnh Thanh Hóa";
  ASSERT_NE(agencies::shipped_province(unit), nullptr);
  EXPECT_EQ(agencies::shipped_province(unit)->code, "38");
  unit.name = "Ủy ban nhân dân thành phố Hồ Chí Minh";
  EXPECT_EQ(agencies::shipped_province(unit)->code, "79");
  unit.kind = UnitKind::department;
  EXPECT_EQ(agencies::shipped_province(unit), nullptr);
}

TEST_P(Agencies, carried_communes_stand_below_the_province_once_and_last_year_finds_them) {
  const auto admin = actor(base::Role::administrator);
  const std::string by_hand = add(province, true, UnitKind::commune, "Phường Tô Hiệu");
  const std::int64_t since = agencies::shipped_since();
  EXPECT_EQ(*service->load_shipped(admin, "14", "", since), 74);
  EXPECT_EQ(*service->load_shipped(admin, "14", province, since), 0);
  EXPECT_EQ(service->members("t", province, Set::communes, today()).size(), 75U);
  EXPECT_EQ(service->members("t", province, Set::communes, since).size(), 75U);
  ASSERT_EQ(service->members("t", province, Set::communes, since - 1).size(), 1U);
  EXPECT_EQ(service->members("t", province, Set::communes, since - 1).front().id, by_hand);
  const auto found = service->match("t", agency, "UBND xã Mường La", since);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(service->find("t", found.front().unit)->name, "Xã Mường La");
  EXPECT_TRUE(service->match("t", agency, "UBND xã Mường La", since - 1).empty());
  EXPECT_FALSE(service->load_shipped(admin, "99", "", since));
  EXPECT_FALSE(service->load_shipped(admin, "14", "nowhere", since));
}

TEST_P(Agencies, the_communes_that_a_department_means_are_those_of_its_province) {
  const auto admin = actor(base::Role::administrator);
  add(province, true, UnitKind::commune, "Xã Mường La");
  EXPECT_EQ(service->members("t", agency, Set::communes, today()).size(), 1U);
  const std::string apart = add("", true, UnitKind::department, "Sở Nội vụ");
  EXPECT_EQ(service->members("t", apart, Set::communes, today()).size(), 1U);
  ASSERT_TRUE(service->load_shipped(admin, "12", "", agencies::shipped_since()));
  EXPECT_TRUE(service->members("t", apart, Set::communes, today()).empty()) << "two provinces: nobody guesses";
  EXPECT_EQ(service->members("t", agency, Set::communes, today()).size(), 1U);
}

TEST_P(Agencies, a_province_that_became_a_city_keeps_both_names) {
  const auto admin = actor(base::Role::administrator);
  EXPECT_EQ(*service->load_shipped(admin, "75", "", agencies::shipped_since()), 95);
  const auto unit = service->find_by_code("t", "75");
  ASSERT_TRUE(unit);
  EXPECT_EQ(unit->name, "Thành phố Đồng Nai");
  EXPECT_EQ(service->name_on("t", unit->id, base::day_number(*base::make_date(2026, 4, 29))), "Tỉnh Đồng Nai");
  EXPECT_EQ(service->name_on("t", unit->id, base::day_number(*base::make_date(2026, 4, 30))), "Thành phố Đồng Nai");
  EXPECT_EQ(*service->load_shipped(admin, "75", "", agencies::shipped_since()), 0);
}

TEST_P(Agencies, stand_in_vietnamese_order_a_page_at_a_time) {
  std::vector<std::string> names;
  for (const agencies::Unit& unit : service->children("t", agency, nullptr)) names.push_back(unit.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Phòng Chuyển đổi số", "Phòng Khoa học và Công nghệ",
                                             "Trung tâm Kiểm định và Phát triển KHCN", "Văn phòng"}));
  EXPECT_EQ(service->ancestors("t", office).size(), 2U);
  EXPECT_EQ(service->search("t", "van").front().id, office);
}

ON_EVERY_ENGINE(Agencies);

}  // namespace
