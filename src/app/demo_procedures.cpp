// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/demo_procedures.h"

#include <array>
#include <stdexcept>

namespace app {
namespace {

using procedures::Change;
using procedures::Level;
using procedures::Online;

constexpr const char* desk = "Quầy của Sở Xây dựng tại Trung tâm Phục vụ hành chính công tỉnh.";
constexpr const char* three_ways =
    "Trực tiếp tại Trung tâm Phục vụ hành chính công.\nQua dịch vụ bưu chính công ích.\n"
    "Trực tuyến trên Cổng Dịch vụ công quốc gia.";

struct Sample {
  const char *code, *name, *field;
  Level level;
  Online online;
  const char *steps, *papers, *time_limit, *fee, *result, *legal_bases;
};

constexpr std::array samples{
    Sample{"1.009972", "Thẩm định Báo cáo nghiên cứu khả thi đầu tư xây dựng", "Hoạt động xây dựng", Level::province,
           Online::full,
           "Bước 1: Chủ đầu tư gửi hồ sơ trình thẩm định.\nBước 2: Sở Xây dựng kiểm tra hồ sơ trong 05 ngày làm việc.\n"
           "Bước 3: Sở Xây dựng thẩm định và thông báo kết quả.",
           "Tờ trình thẩm định.\nThuyết minh báo cáo nghiên cứu khả thi và thiết kế cơ sở.\n"
           "Văn bản về chủ trương đầu tư.",
           "25 ngày đối với dự án nhóm B; 15 ngày đối với dự án nhóm C.", "Theo mức thu phí thẩm định dự án.",
           "Thông báo kết quả thẩm định.", "Luật Xây dựng số 50/2014/QH13; Nghị định số 175/2024/NĐ-CP."},
    Sample{"1.009974", "Cấp giấy phép xây dựng mới đối với công trình cấp đặc biệt, cấp I, cấp II",
           "Hoạt động xây dựng", Level::province, Online::full,
           "Bước 1: Chủ đầu tư nộp hồ sơ đề nghị cấp phép.\nBước 2: Cơ quan cấp phép kiểm tra thực địa.\n"
           "Bước 3: Cấp giấy phép hoặc trả lời bằng văn bản, nêu rõ lý do.",
           "Đơn đề nghị cấp giấy phép xây dựng.\nGiấy tờ chứng minh quyền sử dụng đất.\nBản vẽ thiết kế xây dựng.",
           "20 ngày kể từ ngày nhận đủ hồ sơ hợp lệ.", "150.000 đồng một giấy phép.", "Giấy phép xây dựng.",
           "Luật Xây dựng số 50/2014/QH13; Nghị định số 175/2024/NĐ-CP."},
    Sample{"1.009982", "Cấp chứng chỉ hành nghề hoạt động xây dựng lần đầu hạng II, hạng III", "Hoạt động xây dựng",
           Level::province, Online::partial,
           "Bước 1: Cá nhân nộp hồ sơ và lệ phí.\nBước 2: Dự sát hạch theo lịch.\nBước 3: Nhận chứng chỉ.",
           "Đơn đề nghị cấp chứng chỉ.\nẢnh màu cỡ 4 x 6 cm.\nVăn bằng và bản khai kinh nghiệm nghề nghiệp.",
           "20 ngày kể từ ngày có kết quả sát hạch.", "300.000 đồng một chứng chỉ.",
           "Chứng chỉ hành nghề hoạt động xây dựng.", "Nghị định số 175/2024/NĐ-CP."},
    Sample{"1.012882", "Thuê nhà ở công vụ thuộc thẩm quyền quản lý của địa phương", "Nhà ở và công sở",
           Level::province, Online::partial,
           "Bước 1: Người có nhu cầu gửi đơn qua cơ quan công tác.\nBước 2: Sở Xây dựng xét và trình quyết định.\n"
           "Bước 3: Ký hợp đồng thuê nhà.",
           "Đơn đề nghị thuê nhà ở công vụ có xác nhận của cơ quan.\nQuyết định điều động, luân chuyển.",
           "30 ngày kể từ ngày nhận đủ hồ sơ.", "", "Quyết định cho thuê và hợp đồng thuê nhà ở công vụ.",
           "Luật Nhà ở số 27/2023/QH15; Nghị định số 95/2024/NĐ-CP."},
    Sample{"1.012886", "Cho thuê, cho thuê mua nhà ở xã hội do Nhà nước đầu tư", "Nhà ở và công sở", Level::province,
           Online::full,
           "Bước 1: Hộ gia đình, cá nhân nộp hồ sơ.\nBước 2: Cơ quan quản lý xét điều kiện.\n"
           "Bước 3: Thông báo kết quả và ký hợp đồng.",
           "Đơn đăng ký thuê, thuê mua.\nGiấy tờ chứng minh đối tượng, điều kiện về nhà ở và thu nhập.",
           "30 ngày kể từ ngày nhận đủ hồ sơ hợp lệ.", "", "Hợp đồng thuê, thuê mua nhà ở xã hội.",
           "Luật Nhà ở số 27/2023/QH15; Nghị định số 100/2024/NĐ-CP."},
    Sample{"1.008455", "Cung cấp thông tin về quy hoạch xây dựng thuộc thẩm quyền của tỉnh", "Quy hoạch - Kiến trúc",
           Level::province, Online::full,
           "Bước 1: Tổ chức, cá nhân gửi yêu cầu.\nBước 2: Sở Xây dựng tra cứu và trả lời bằng văn bản.",
           "Đơn đề nghị cung cấp thông tin.\nSơ đồ vị trí khu đất.", "10 ngày làm việc.", "",
           "Văn bản cung cấp thông tin quy hoạch.", "Luật Quy hoạch đô thị và nông thôn số 47/2024/QH15."},
    Sample{"1.007750", "Cấp chứng chỉ hành nghề môi giới bất động sản", "Kinh doanh bất động sản", Level::province,
           Online::partial,
           "Bước 1: Người đủ điều kiện nộp hồ sơ.\nBước 2: Sở Xây dựng đối chiếu kết quả sát hạch.\n"
           "Bước 3: Cấp chứng chỉ.",
           "Đơn đề nghị cấp chứng chỉ.\nGiấy chứng nhận hoàn thành khóa đào tạo.\nẢnh màu cỡ 4 x 6 cm.",
           "10 ngày kể từ ngày nhận đủ hồ sơ hợp lệ.", "200.000 đồng một chứng chỉ.",
           "Chứng chỉ hành nghề môi giới bất động sản.", "Luật Kinh doanh bất động sản số 29/2023/QH15."},
    Sample{
        "1.002003", "Đổi giấy phép lái xe do ngành Giao thông vận tải cấp", "Đường bộ", Level::province, Online::full,
        "Bước 1: Người lái xe kê khai trên Cổng Dịch vụ công quốc gia.\nBước 2: Cơ quan cấp phép đối chiếu dữ liệu.\n"
        "Bước 3: Trả giấy phép mới qua bưu chính.",
        "Đơn đề nghị đổi giấy phép lái xe.\nGiấy khám sức khỏe còn giá trị.\nCăn cước công dân.", "05 ngày làm việc.",
        "115.000 đồng một lần cấp.", "Giấy phép lái xe.", "Luật Đường bộ số 35/2024/QH15."},
    Sample{"1.009794", "Kiểm tra công tác nghiệm thu hoàn thành công trình", "Quản lý chất lượng công trình xây dựng",
           Level::province, Online::partial,
           "Bước 1: Chủ đầu tư báo cáo hoàn thành thi công.\nBước 2: Sở Xây dựng kiểm tra tại hiện trường.\n"
           "Bước 3: Thông báo kết quả kiểm tra.",
           "Báo cáo hoàn thành thi công xây dựng.\nDanh mục hồ sơ hoàn thành công trình.",
           "20 ngày kể từ ngày nhận báo cáo.", "", "Thông báo kết quả kiểm tra công tác nghiệm thu.",
           "Nghị định số 06/2021/NĐ-CP; Nghị định số 175/2024/NĐ-CP."},
    Sample{
        "2.001116", "Bổ nhiệm giám định viên tư pháp xây dựng ở địa phương", "Giám định tư pháp xây dựng",
        Level::province, Online::none,
        "Bước 1: Cơ quan quản lý lập danh sách người đủ tiêu chuẩn.\nBước 2: Sở Xây dựng trình Ủy ban nhân dân tỉnh.",
        "Văn bản đề nghị bổ nhiệm.\nSơ yếu lý lịch và phiếu lý lịch tư pháp.\nVăn bằng chuyên môn.",
        "20 ngày kể từ ngày nhận đủ hồ sơ.", "", "Quyết định bổ nhiệm giám định viên tư pháp.",
        "Luật Giám định tư pháp số 13/2012/QH13."}};

procedures::Draft draft_of(const Sample& sample) {
  procedures::Draft draft;
  draft.code = sample.code;
  draft.decision_number = "2215/QĐ-UBND";
  draft.decision_date = "2025-07-04";
  draft.effective_from = "2025-07-10";
  draft.content = {sample.name,       sample.field, sample.level,  sample.steps,       three_ways,    sample.papers,
                   sample.time_limit, sample.fee,   sample.result, sample.legal_bases, sample.online, desk};
  return draft;
}

// A sample that its own feature refuses is a fault of this file.
template <class T>
T need(base::Result<T> result) {
  if (!result) throw std::logic_error("demo procedures: " + result.error().message);
  return *std::move(result);
}

}  // namespace

void add_demo_procedures(App& app, const std::string& tenant, const std::string& agency) {
  base::Actor actor;
  actor.tenant = tenant;
  actor.agency = agency;
  actor.name = "Thiết lập mẫu";
  for (const Sample& sample : samples) need(app.procedures.add(actor, draft_of(sample)));
  const auto change = [&](const Sample& sample, procedures::Draft draft) {
    const auto procedure = app.procedures.find_by_code(tenant, agency, sample.code);
    draft.decision_number = "3108/QĐ-UBND";
    draft.decision_date = "2025-10-01";
    draft.effective_from = "2025-10-15";
    need(app.procedures.record(actor, procedure->id, draft, procedure->latest));
  };
  procedures::Draft amended = draft_of(samples[1]);
  amended.change = Change::amended;
  amended.content.time_limit = "15 ngày kể từ ngày nhận đủ hồ sơ hợp lệ.";
  change(samples[1], amended);
  procedures::Draft abolished = draft_of(samples.back());
  abolished.change = Change::abolished;
  change(samples.back(), abolished);
}

}  // namespace app
