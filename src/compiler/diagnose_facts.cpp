// SPDX-License-Identifier: AGPL-3.0-or-later
// Checks of the header, of the legal bases against one another, and of times against what they hold.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/date.h"
#include "compiler/diagnose_parts.h"
#include "compiler/scan.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i == 0 ? "" : i + 1 == parts.size() ? " và " : ", ") + parts[i];
  return out;
}

bool has(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

// Days that plans tie work to. Dates as the plans and the law give them; data, so that a day can be added.
struct NamedDay {
  std::string_view folded, printed;
  int month, day;
};
constexpr std::array<NamedDay, 14> named_days = {{
    {"ngay khoa hoc va cong nghe viet nam", "Ngày Khoa học và Công nghệ Việt Nam", 5, 18},
    {"ngay khoa hoc cong nghe va doi moi sang tao viet nam", "Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam", 5,
     18},
    {"ngay chuyen doi so quoc gia", "Ngày Chuyển đổi số quốc gia", 10, 10},
    {"ngay phap luat", "Ngày Pháp luật", 11, 9},
    {"ngay doi moi sang tao quoc gia", "Ngày Đổi mới sáng tạo quốc gia", 10, 1},
    {"ngay quoc khanh", "Quốc khánh", 9, 2},
    {"ngay nha giao viet nam", "Ngày Nhà giáo Việt Nam", 11, 20},
    {"ngay bao chi cach mang viet nam", "Ngày Báo chí cách mạng Việt Nam", 6, 21},
    {"ngay gia dinh viet nam", "Ngày Gia đình Việt Nam", 6, 28},
    {"ngay quoc te phu nu", "Ngày Quốc tế Phụ nữ", 3, 8},
    {"ngay phu nu viet nam", "Ngày Phụ nữ Việt Nam", 10, 20},
    {"ngay sach va van hoa doc", "Ngày Sách và Văn hóa đọc Việt Nam", 4, 21},
    {"ngay moi truong the gioi", "Ngày Môi trường thế giới", 6, 5},
    {"ngay thay thuoc viet nam", "Ngày Thầy thuốc Việt Nam", 2, 27},
}};

void check_event(const Activity& activity, Findings& findings) {
  if (!activity.time || !activity.time->from || !activity.time->to) return;
  const base::Date from = *activity.time->from, to = *activity.time->to;
  // a period of many years holds every day of the year
  if (to.year() != from.year()) return;
  const Folded text(activity.text);
  for (const NamedDay& named : named_days) {
    if (!text.contains_word(named.folded)) continue;
    const std::optional<base::Date> day = base::make_date(static_cast<int>(from.year()), named.month, named.day);
    if (!day || (*day >= from && *day <= to)) continue;
    findings.add("LT020", Severity::warning,
                 std::string(named.printed) + " (" + base::for_people(*day).substr(0, 5) +
                     ") không nằm trong thời gian “" + activity.time->raw + "” của việc này.",
                 activity.time->at);
  }
}

bool names_other_plan(std::string_view raw) {
  const Folded folded(raw);
  for (const std::string_view word :
       {"theo ke hoach", "theo huong dan", "theo chuong trinh", "theo lich", "theo quyet dinh"})
    if (folded.contains_word(word)) return true;
  return false;
}

bool implements(std::string_view subject) {
  const Folded folded(subject);
  return folded.contains_word("thuc hien") || folded.contains_word("trien khai") ||
         folded.contains_word("cu the hoa") || folded.contains_word("sua doi") || folded.contains_word("dieu chinh");
}

}  // namespace

void diagnose_header(const Layout& layout, const Plan& plan, Findings& findings) {
  const Header& header = plan.header;
  std::vector<std::string> missing;
  if (header.number.empty()) missing.emplace_back("số");
  if (header.symbol.empty()) missing.emplace_back("ký hiệu");
  if (!header.date) missing.emplace_back("ngày ban hành");
  if (header.agency.empty() || has(header.inferred, "agency")) missing.emplace_back("tên cơ quan ban hành");
  if (!missing.empty())
    findings.add("LT002", Severity::warning, "Phần đầu văn bản thiếu " + joined(missing) + ".",
                 header.title_at.known()
                     ? header.title_at
                     : Span{static_cast<int>(layout.type_line), static_cast<int>(layout.type_line), 0, 0});
  if (has(header.inferred, "agency"))
    findings.add("LT003", Severity::note,
                 "Cơ quan ban hành “" + header.agency + "” được suy ra từ phần mở đầu, không phải từ phần đầu văn bản.",
                 header.agency_at);
  if (!header.signer) findings.add("LT004", Severity::note, "Trong tệp không có người ký.", {});
}

void diagnose_bases(const Plan& plan, Findings& findings) {
  std::map<std::string, const LegalBasis*> first;
  std::set<std::string> told;
  for (const LegalBasis& basis : plan.legal_bases) {
    if (basis.number.empty() || !basis.date) continue;
    const std::string name = basis.type + " số " + basis.number;
    const auto [known, fresh] = first.emplace(vietnamese::comparable(basis.number), &basis);
    if (!fresh && known->second->date != basis.date && told.insert(name).second)
      findings.add("LT011", Severity::warning,
                   name + " được viện dẫn với hai ngày khác nhau: " + base::for_people(*known->second->date) + " và " +
                       base::for_people(*basis.date) + ".",
                   basis.at);
    if (basis.role == Role::base && plan.header.date && *basis.date > *plan.header.date)
      findings.add("LT012", Severity::warning,
                   "Căn cứ " + name + " ngày " + base::for_people(*basis.date) + " có sau ngày ban hành kế hoạch (" +
                       base::for_people(*plan.header.date) + ").",
                   basis.at);
    if (basis.inside.empty()) continue;
    for (const LegalBasis& outer : plan.legal_bases)
      if (outer.number == basis.inside && outer.date && *outer.date < *basis.date && implements(outer.subject) &&
          told.insert(outer.number + "<" + basis.number).second)
        findings.add("LT010", Severity::warning,
                     outer.type + " số " + outer.number + " (" + base::for_people(*outer.date) + ") thực hiện " + name +
                         ", nhưng văn bản này ban hành sau đó (" + base::for_people(*basis.date) + ").",
                     basis.at);
  }
}

void diagnose_times(const Plan& plan, Findings& findings) {
  std::optional<base::Date> last_work;
  std::string last_raw;
  for (const Activity& activity : plan.activities) {
    if (activity.kind != Kind::assigned || !activity.time) continue;
    check_event(activity, findings);
    const Time& time = *activity.time;
    if (time.kind == TimeKind::other && names_other_plan(time.raw))
      findings.add("LT022", Severity::note,
                   "Thời gian “" + time.raw + "” phụ thuộc một văn bản khác, chưa có ngày cụ thể.", time.at);
    const bool bounded = time.kind == TimeKind::quarter || time.kind == TimeKind::month ||
                         time.kind == TimeKind::date || time.kind == TimeKind::before || time.kind == TimeKind::half;
    if (bounded && time.to && (!last_work || *time.to > *last_work)) {
      last_work = time.to;
      last_raw = time.raw;
    }
  }
  if (!last_work) return;
  for (const Deadline& deadline : plan.deadlines) {
    const Folded what(deadline.what);
    if (!deadline.date || !(what.contains_word("bao cao") || what.contains_word("tong hop"))) continue;
    if (*deadline.date >= *last_work || deadline.date->year() != last_work->year()) continue;
    findings.add(
        "LT021", Severity::warning,
        "Báo cáo phải gửi " + deadline.raw + ", trước khi việc cuối cùng được báo cáo kết thúc (“" + last_raw + "”).",
        deadline.at);
  }
}

}  // namespace compiler
