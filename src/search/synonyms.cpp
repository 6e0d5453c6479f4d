// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/synonyms.h"

#include <array>
#include <string_view>

#include "search/analysis.h"

namespace search {
namespace {

// One group a line, its phrases parted by "=".
constexpr std::array<std::string_view, 48> groups{
    "TTHC = thủ tục hành chính",
    "CCHC = cải cách hành chính",
    "DVC = dịch vụ công",
    "DVCTT = dịch vụ công trực tuyến",
    "UBND = ủy ban nhân dân",
    "HĐND = hội đồng nhân dân",
    "CCCD = căn cước công dân = thẻ căn cước",
    "CMND = chứng minh nhân dân",
    "GPLX = giấy phép lái xe = bằng lái xe",
    "GPXD = giấy phép xây dựng",
    "ĐKKD = đăng ký kinh doanh",
    "ĐKDN = đăng ký doanh nghiệp",
    "HKD = hộ kinh doanh",
    "BHXH = bảo hiểm xã hội",
    "BHYT = bảo hiểm y tế",
    "BHTN = bảo hiểm thất nghiệp",
    "QSDĐ = quyền sử dụng đất",
    "GCN = giấy chứng nhận",
    "GCNQSDĐ = giấy chứng nhận quyền sử dụng đất = sổ đỏ = sổ hồng = bìa đỏ",
    "CCHN = chứng chỉ hành nghề",
    "PCCC = phòng cháy chữa cháy",
    "VSATTP = vệ sinh an toàn thực phẩm",
    "ATTP = an toàn thực phẩm",
    "GTVT = giao thông vận tải",
    "KH&CN = KHCN = khoa học và công nghệ",
    "GD&ĐT = GDĐT = giáo dục và đào tạo",
    "TN&MT = TNMT = tài nguyên và môi trường",
    "LĐTBXH = lao động thương binh và xã hội",
    "KT-XH = kinh tế xã hội",
    "QĐ = quyết định",
    "NĐ = nghị định",
    "TT = thông tư",
    "NQ = nghị quyết",
    "CT = chỉ thị",
    "CNTT = công nghệ thông tin",
    "CĐS = chuyển đổi số",
    "VNeID = định danh điện tử",
    "PAKN = phản ánh kiến nghị",
    "TTPVHCC = trung tâm phục vụ hành chính công = một cửa",
    "BCCI = bưu chính công ích",
    "LLTP = lý lịch tư pháp",
    "TNGT = tai nạn giao thông",
    "NƠXH = NOXH = nhà ở xã hội",
    "KCN = khu công nghiệp",
    "ĐTM = đánh giá tác động môi trường",
    "CBCC = cán bộ công chức",
    "VBQPPL = văn bản quy phạm pháp luật",
    "XKLĐ = xuất khẩu lao động = đi làm việc ở nước ngoài",
};

std::vector<Phrase> phrases_of(std::string_view group) {
  std::vector<Phrase> phrases;
  while (!group.empty()) {
    const std::size_t end = std::min(group.find('='), group.size());
    Phrase phrase;
    for (const Token& token : tokens(group.substr(0, end))) phrase.push_back(token.folded);
    phrases.push_back(std::move(phrase));
    group.remove_prefix(std::min(end + 1, group.size()));
  }
  return phrases;
}

}  // namespace

const std::vector<std::vector<Phrase>>& synonyms() {
  static const std::vector<std::vector<Phrase>> all = [] {
    std::vector<std::vector<Phrase>> made;
    for (const std::string_view group : groups) made.push_back(phrases_of(group));
    return made;
  }();
  return all;
}

}  // namespace search
