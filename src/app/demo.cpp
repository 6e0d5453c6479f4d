// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/demo.h"

#include <array>

#include "app/demo_procedures.h"

namespace app {
namespace {

constexpr const char* tenant = "38";
constexpr const char* password = "lan toa dung thu 2026";

struct Person {
  const char *role_word, *name, *email;
  base::Role role;
};
constexpr std::array people{
    Person{"Quản trị", "Phạm Quản Trị", "quantri@demo.lantoa.vn", base::Role::administrator},
    Person{"Văn phòng", "Trần Thị Điều Phối", "vanphong@demo.lantoa.vn", base::Role::office},
    Person{"Lãnh đạo", "Lê Văn Lãnh Đạo", "lanhdao@demo.lantoa.vn", base::Role::head},
    Person{"Biên tập viên", "Vũ Thị Biên Tập", "bientap@demo.lantoa.vn", base::Role::editor},
    Person{"Người thực hiện", "Nguyễn Thị Thực Hiện", "chuyenvien@demo.lantoa.vn", base::Role::staff},
    Person{"Người xem", "Hoàng Văn Xem", "nguoixem@demo.lantoa.vn", base::Role::viewer}};

base::Actor founder() {
  base::Actor actor;
  actor.tenant = tenant;
  actor.name = "Thiết lập mẫu";
  return actor;
}

std::string unit(App& app, const std::string& parent, agencies::UnitKind kind, const char* name,
                 const char* short_name = "", const char* code = "") {
  agencies::NewUnit unit;
  unit.parent = parent;
  unit.is_agency = kind == agencies::UnitKind::department || kind == agencies::UnitKind::province;
  unit.kind = kind;
  unit.name = name;
  unit.short_name = short_name;
  unit.valid_from = base::day_number(*base::make_date(2025, 7, 1));
  unit.code = code;
  return *app.agencies.add(founder(), unit);
}

// What the public of the demo agency sees.
void open_site(App& app, const std::string& agency) {
  base::Actor admin = founder();
  admin.agency = agency;
  portal::Site site;
  site.code = "sxd";
  site.name = "Sở Xây dựng tỉnh Thanh Hóa (mẫu)";
  site.motto = "Nộp hồ sơ trực tuyến, nhận kết quả tại nhà";
  site.address = "Số 1 đường Mẫu, phường Hạc Thành, tỉnh Thanh Hóa";
  site.hotline = "0237 000 0000";
  site.email = "phananh@demo.lantoa.vn";
  site.about = "Đây là cổng mẫu của chương trình Lan Tỏa; mọi tin, số điện thoại và địa chỉ chỉ để dùng thử.";
  site.shows_plans = true;
  static_cast<void>(app.portal.save(admin, site));
}

}  // namespace

std::vector<DemoAccount> ensure_demo(App& app) {
  if (app.accounts.is_empty()) {
    using agencies::UnitKind;
    const std::string province = unit(app, "", UnitKind::province, "Ủy ban nhân dân tỉnh Thanh Hóa", "UBND tỉnh");
    const std::string agency = unit(app, province, UnitKind::department, "Sở Xây dựng", "SXD", "SXD");
    const std::string office = unit(app, agency, UnitKind::office, "Văn phòng");
    unit(app, agency, UnitKind::division, "Phòng Quản lý hoạt động xây dựng");
    unit(app, agency, UnitKind::division, "Phòng Phát triển đô thị và Nhà ở");
    unit(app, agency, UnitKind::division, "Phòng Quy hoạch - Kiến trúc");
    unit(app, agency, UnitKind::public_unit, "Trung tâm Giám định chất lượng xây dựng");
    unit(app, agency, UnitKind::mass, "Đoàn Thanh niên Sở");
    unit(app, province, UnitKind::public_unit, "Trung tâm Phục vụ hành chính công tỉnh");
    unit(app, province, UnitKind::department, "Sở Nội vụ", "SNV", "SNV");
    open_site(app, agency);
    add_demo_procedures(app, tenant, agency);
    for (const Person& person : people) {
      accounts::NewAccount account;
      account.agency = agency;
      account.unit = person.role == base::Role::staff ? office : agency;
      if (person.role == base::Role::office) account.unit = office;
      account.name = person.name;
      account.email = person.email;
      account.grants.push_back({account.unit, person.role});
      app.accounts.found(tenant, account, password);
    }
  }
  std::vector<DemoAccount> all;
  for (const Person& person : people) all.push_back({person.role_word, person.email, password});
  return all;
}

}  // namespace app
