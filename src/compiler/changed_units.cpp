// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/changed_units.h"

namespace compiler {

const std::vector<ChangedUnit>& changed_units() {
  static const std::vector<ChangedUnit> units = {
      {"cap huyen", "cấp huyện", 2025, 7, 1, "chính quyền địa phương hai cấp, không còn cấp huyện"},
      {"ubnd huyen", "UBND huyện", 2025, 7, 1, "chính quyền địa phương hai cấp, không còn cấp huyện"},
      {"uy ban nhan dan huyen", "Ủy ban nhân dân huyện", 2025, 7, 1,
       "chính quyền địa phương hai cấp, không còn cấp huyện"},
      {"ubnd cac huyen", "UBND các huyện", 2025, 7, 1, "chính quyền địa phương hai cấp, không còn cấp huyện"},
      {"uy ban nhan dan cac huyen", "Ủy ban nhân dân các huyện", 2025, 7, 1,
       "chính quyền địa phương hai cấp, không còn cấp huyện"},
      {"huyen uy", "Huyện ủy", 2025, 7, 1, "chính quyền địa phương hai cấp, không còn cấp huyện"},
      {"so thong tin va truyen thong", "Sở Thông tin và Truyền thông", 2025, 7, 1, "Sở Khoa học và Công nghệ"},
      {"so ke hoach va dau tu", "Sở Kế hoạch và Đầu tư", 2025, 7, 1, "Sở Tài chính"},
      {"so giao thong van tai", "Sở Giao thông vận tải", 2025, 7, 1, "Sở Xây dựng"},
      {"so tai nguyen va moi truong", "Sở Tài nguyên và Môi trường", 2025, 7, 1, "Sở Nông nghiệp và Môi trường"},
      {"so nong nghiep va phat trien nong thon", "Sở Nông nghiệp và Phát triển nông thôn", 2025, 7, 1,
       "Sở Nông nghiệp và Môi trường"},
      {"so lao dong - thuong binh va xa hoi", "Sở Lao động - Thương binh và Xã hội", 2025, 7, 1, "Sở Nội vụ"},
      {"so lao dong, thuong binh va xa hoi", "Sở Lao động, Thương binh và Xã hội", 2025, 7, 1, "Sở Nội vụ"},
      {"bo thong tin va truyen thong", "Bộ Thông tin và Truyền thông", 2025, 7, 1, "Bộ Khoa học và Công nghệ"},
  };
  return units;
}

base::Date district_level_ended() { return *base::make_date(2025, 7, 1); }

}  // namespace compiler
