// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/citations_laws.h"

namespace compiler {

std::size_t law_name_words(const Words& words, std::size_t at) {
  static const Lexicon names{
      {"an ninh mạng|an ninh quốc gia|an toàn thông tin mạng|an toàn thực phẩm|an toàn,vệ sinh lao động|"
       "ban hành văn bản quy phạm pháp luật|ban hành văn bản qppl|ban hành vbqppl|bảo hiểm tiền gửi|"
       "bảo hiểm xã hội|bảo hiểm y tế|bảo vệ bí mật nhà nước|bảo vệ dữ liệu cá nhân|bảo vệ môi trường|"
       "bảo vệ quyền lợi người tiêu dùng|bảo vệ và kiểm dịch thực vật|bảo vệ và phát triển rừng|báo chí|"
       "bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân|bầu cử đại biểu quốc hội và đại biểu hđnd|"
       "biên giới quốc gia|biên phòng việt nam|bình đẳng giới|các công cụ chuyển nhượng|các tổ chức tín dụng|"
       "căn cước|căn cước công dân|cán bộ,công chức|cảnh sát biển việt nam|cảnh sát cơ động|cảnh vệ|cạnh tranh|"
       "chăn nuôi|chất lượng sản phẩm,hàng hóa|chứng khoán|chuyển đổi số|chuyển giao công nghệ|cơ yếu|"
       "công an nhân dân|công chứng|công đoàn|công nghệ cao|công nghệ thông tin|công nghiệp công nghệ số|"
       "công nghiệp quốc phòng,an ninh và động viên công nghiệp|cư trú|dân quân tự vệ|dân số|dầu khí|doanh nghiệp|"
       "du lịch|dược|dữ liệu|dự trữ quốc gia|đa dạng sinh học|đất đai|đấu giá tài sản|đấu thầu|đầu tư|đầu tư công|"
       "đầu tư theo phương thức đối tác công tư|đặc xá|đê điều|địa chất và khoáng sản|điện ảnh|điện lực|"
       "đo đạc và bản đồ|đo lường|đường bộ|đường sắt|giá|giao dịch điện tử|giao thông đường bộ|"
       "giao thông đường thủy nội địa|giáo dục|giáo dục đại học|giáo dục nghề nghiệp|"
       "giáo dục quốc phòng và an ninh|giám định tư pháp|hải quan|hàng không dân dụng việt nam|"
       "hiến,lấy,ghép mô,bộ phận cơ thể người và hiến,lấy xác|hòa giải,đối thoại tại tòa án|hòa giải ở cơ sở|"
       "hoạt động chữ thập đỏ|hoạt động giám sát của quốc hội và hội đồng nhân dân|hóa chất|hộ tịch|"
       "hôn nhân và gia đình|hợp tác xã|kế toán|khám bệnh,chữa bệnh|khiếu nại|khí tượng thủy văn|"
       "khoa học và công nghệ|khoa học,công nghệ và đổi mới sáng tạo|khoáng sản|kiểm toán độc lập|"
       "kiểm toán nhà nước|kiến trúc|kinh doanh bảo hiểm|kinh doanh bất động sản|lâm nghiệp|luật sư|lưu trữ|"
       "lực lượng dự bị động viên|lực lượng tham gia bảo vệ an ninh,trật tự ở cơ sở|lý lịch tư pháp|"
       "mặt trận tổ quốc việt nam|mttq việt nam|năng lượng nguyên tử|ngân hàng nhà nước việt nam|"
       "ngân sách nhà nước|nghĩa vụ quân sự|người cao tuổi|người khuyết tật|"
       "người lao động việt nam đi làm việc ở nước ngoài theo hợp đồng|nhà giáo|nhà ở|"
       "nhập cảnh,xuất cảnh,quá cảnh,cư trú của người nước ngoài tại việt nam|nuôi con nuôi|phá sản|phòng bệnh|"
       "phòng cháy và chữa cháy|phòng cháy,chữa cháy|phòng cháy,chữa cháy và cứu nạn,cứu hộ|"
       "phòng,chống bạo lực gia đình|phòng chống bạo lực gia đình|phòng,chống bệnh truyền nhiễm|"
       "phòng,chống khủng bố|phòng,chống ma túy|phòng,chống mua bán người|phòng,chống rửa tiền|"
       "phòng,chống tác hại của rượu,bia|phòng,chống tác hại của thuốc lá|phòng,chống tham nhũng|"
       "phòng chống tham nhũng|phòng,chống thiên tai|phòng không nhân dân|phòng thủ dân sự|"
       "phổ biến,giáo dục pháp luật|phổ biến giáo dục pháp luật|phục hồi,phá sản|quản lý,sử dụng tài sản công|"
       "quản lý,sử dụng vũ khí,vật liệu nổ và công cụ hỗ trợ|quản lý ngoại thương|quản lý nợ công|quản lý thuế|"
       "quảng cáo|quốc phòng|quốc tịch việt nam|quy hoạch|quy hoạch đô thị|quy hoạch đô thị và nông thôn|"
       "sĩ quan quân đội nhân dân việt nam|sở hữu trí tuệ|sử dụng năng lượng tiết kiệm và hiệu quả|"
       "tài nguyên,môi trường biển và hải đảo|tài nguyên nước|tần số vô tuyến điện|thanh niên|thanh tra|"
       "thể dục,thể thao|thi đua,khen thưởng|thi hành án dân sự|thi hành án hình sự|thi hành tạm giữ,tạm giam|"
       "thống kê|thủ đô|thú y|thuế bảo vệ môi trường|thuế giá trị gia tăng|thuế thu nhập cá nhân|"
       "thuế thu nhập doanh nghiệp|thuế tiêu thụ đặc biệt|thuế xuất khẩu,thuế nhập khẩu|thuế xuất khẩu,nhập khẩu|"
       "thủy lợi|thủy sản|thư viện|thực hành tiết kiệm,chống lãng phí|thực hiện dân chủ ở cơ sở|thương mại|"
       "tiếp cận thông tin|tiếp công dân|tiêu chuẩn và quy chuẩn kỹ thuật|tín ngưỡng,tôn giáo|tố cáo|"
       "tố tụng hành chính|tổ chức chính phủ|tổ chức chính quyền địa phương|tổ chức quốc hội|"
       "tổ chức tòa án nhân dân|tổ chức viện kiểm sát nhân dân|trách nhiệm bồi thường của nhà nước|"
       "trật tự,an toàn giao thông đường bộ|trẻ em|trí tuệ nhân tạo|trọng tài thương mại|trồng trọt|"
       "trợ giúp pháp lý|trưng cầu ý dân|trưng mua,trưng dụng tài sản|tư pháp người chưa thành niên|viên chức|"
       "viễn thông|việc làm|xây dựng|xử lý vi phạm hành chính|xuất bản|xuất cảnh,nhập cảnh của công dân việt nam|"
       "di sản văn hóa|hỗ trợ doanh nghiệp nhỏ và vừa|kinh doanh vận tải|điều ước quốc tế|thỏa thuận quốc tế|"
       "dân chủ ở cơ sở|lao động|hình sự|dân sự|tố tụng hình sự|tố tụng dân sự|hàng hải việt nam|"
       "ưu đãi người có công với cách mạng|thực hiện dân chủ ở xã,phường,thị trấn|chi phí tố tụng|"
       "quản lý thị trường|ngoại hối|cựu chiến binh",
       1},
  };
  return names.longest(words, at).count;
}

}  // namespace compiler
