// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/units_vocabulary.h"

#include "compiler/units_grammar.h"

namespace compiler {
namespace {

constexpr int of(UnitKind kind) { return static_cast<int>(kind); }
constexpr int safe(UnitKind kind) { return static_cast<int>(kind) | NamingNoun::safe; }
constexpr int of(Closing closing) { return static_cast<int>(closing); }
constexpr int of(Verb verb) { return static_cast<int>(verb); }

}  // namespace

const Lexicon& unit_determiners() {
  static const Lexicon lexicon{
      {"các|những|toàn thể|toàn thể các|tất cả các|mọi|một số|từng|mỗi|toàn bộ các|hệ thống các|đội ngũ|"
       "toàn thể đội ngũ",
       1},
  };
  return lexicon;
}

const Lexicon& unit_heads() {
  static const Lexicon lexicon{
      {"chi,đảng bộ|cơ quan|cơ quan,tổ chức|cơ quan,tổ chức,đơn vị|cơ quan điều tra|cơ quan thi hành án|"
       "cơ quan tham mưu|cơ quan nội chính|đơn vị|địa phương|đoàn thể|hội đoàn thể|cấp ủy|cấp ủy đảng|chính quyền|"
       "chính quyền địa phương|cơ quan đơn vị|phòng ban|sở ngành|ban ngành|sở ban ngành|bộ ngành|"
       "ban ngành đoàn thể|bộ phận|lực lượng|lực lượng vũ trang|bên liên quan|bên có liên quan|cấp|khối|"
       "hội quần chúng|cá nhân|tổ chức đảng|cấp ủy đảng|cơ quan đơn vị địa phương|hộ gia đình|khu công nghiệp|"
       "ngành|cộng đồng dân cư|ngành đoàn thể",
       of(UnitKind::administration)},
      {"nhà trường|trường học|cơ sở giáo dục|cơ sở giáo dục và đào tạo|cơ sở đào tạo|cơ sở giáo dục nghề nghiệp|"
       "viện nghiên cứu|trường đại học|trường cao đẳng|cơ sở y tế|cơ sở giáo dục đại học|viện - trường",
       of(UnitKind::school)},
      {"doanh nghiệp|hợp tác xã|htx|hộ kinh doanh|hộ sản xuất|nhà mạng|doanh nghiệp viễn thông|"
       "doanh nghiệp bưu chính|doanh nghiệp bưu chính,viễn thông|nhà máy|hội nghề nghiệp|nhà đầu tư|"
       "cơ sở sản xuất|cơ sở kinh doanh|doanh nghiệp nhà nước",
       of(UnitKind::business)},
      {"báo chí|báo chí,truyền thông|báo chí và truyền thông|cơ quan báo chí|cơ quan báo chí,truyền thông|"
       "cơ quan truyền thông|cơ quan thông tấn|cơ quan thông tấn báo chí|cơ quan thông tin đại chúng|phóng viên|"
       "phương tiện thông tin đại chúng",
       of(UnitKind::press)},
      {"cán bộ|công chức|viên chức|người lao động|nlđ|cbcc|cbccvc|ccvc|cbccvc,nlđ|cbccvcnlđ|chuyên viên|nhân viên|"
       "giáo viên|đảng viên|đoàn viên|hội viên|cộng tác viên|báo cáo viên|tuyên truyền viên|hòa giải viên|"
       "người có uy tín|già làng|trưởng bản|trưởng thôn|trưởng ấp|trưởng khu phố|tổ trưởng tổ dân phố|"
       "chức sắc tôn giáo|luật gia|luật sư|nghệ nhân|nhà khoa học|chuyên gia|chiến sĩ|cán bộ công chức|đại biểu",
       of(UnitKind::person)},
      {"xã|phường|thị trấn|đặc khu|thôn|bản|tổ dân phố|khu phố|ấp|khóm|buôn|làng|khu dân cư|quận|huyện|thị xã|"
       "thôn bản|xã phường|tỉnh|thành phố|cấp xã|cấp huyện|cấp tỉnh|cụm dân cư|tổ liên gia",
       of(UnitKind::place)},

      {"ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân|hđnd-ubnd|hđnd - ubnd|ubmttq|ubmttqvn|"
       "ủy ban mttq|ủy ban mặt trận|ủy ban mặt trận tổ quốc|mặt trận tổ quốc|mttq|mặt trận|đảng ủy|tỉnh ủy|"
       "thành ủy|huyện ủy|thị ủy|quận ủy|đảng bộ|chi bộ|chi ủy|đoàn đbqh|đoàn đại biểu quốc hội|đđbqh|quốc hội|"
       "chính phủ|ủy ban mttqvn|mttqvn|ủy ban mttq việt nam|đoàn đại biểu",
       of(UnitKind::body)},

      {"văn phòng|vp|vpub|vpubnd|vp ubnd|công an|bưu điện|kho bạc|kho bạc nhà nước|kbnn|ngân hàng|thuế tỉnh|"
       "thuế thành phố|thuế cơ sở|thuế|cơ quan thuế|thanh tra tỉnh|thanh tra sở|thanh tra huyện|"
       "thanh tra thành phố|thanh tra chính phủ|thanh tra nhà nước|thanh tra|tòa án|tand|vksnd|bảo hiểm xã hội|"
       "bhxh|bộ chỉ huy|bộ chỉ huy quân sự|bộ chỉ huy bộ đội biên phòng|ban chỉ huy quân sự|"
       "ban chỉ huy bộ đội biên phòng|bộ chqs|bchqs|ban chqs|bộ tư lệnh|quân khu|bộ đội biên phòng|đồn biên phòng|"
       "biên phòng|hải quan|điện lực|công đoàn|công đoàn cơ sở|tỉnh đoàn|thành đoàn|huyện đoàn|đoàn thanh niên|"
       "đoàn tncs|đoàn tncs hồ chí minh|đoàn thanh niên cộng sản|đoàn thanh niên cộng sản hồ chí minh|"
       "liên đoàn lao động|lđlđ|liên minh hợp tác xã|hội liên hiệp phụ nữ|hội lhpn|hội phụ nữ|hội nông dân|"
       "hội cựu chiến binh|hội ccb|hội người cao tuổi|hội chữ thập đỏ|hội luật gia|hội nhà báo|hội khuyến học|"
       "hội đông y|hội văn học nghệ thuật|chi hội|chi đoàn|đoàn cơ sở|bộ phận một cửa|"
       "bộ phận tiếp nhận và trả kết quả|bộ phận tiếp nhận hồ sơ và trả kết quả|tổng công ty|công ty|tập đoàn|"
       "vnpt|viettel|mobifone|vinaphone|fpt|evn|agribank|vietcombank|vietinbank|bidv|vietnam post|vnpost|"
       "nhà văn hóa|thư viện|bảo tàng|nhà hát|nhà xuất bản|nhà thiếu nhi|cung văn hóa|trạm y tế|hạt kiểm lâm|"
       "câu lạc bộ|học viện|đại học|phân hiệu|bệnh viện|kiểm toán nhà nước|cổng thông tin điện tử chính phủ|"
       "báo và phát thanh truyền hình|báo và phát thanh,truyền hình|báo và phát thanh - truyền hình|báo và đài|"
       "báo và đài phát thanh - truyền hình|báo và đài phát thanh và truyền hình|đài phát thanh|đài truyền hình|"
       "đài phát thanh và truyền hình|đài phát thanh - truyền hình|đài pt-th|đài ptth|đài pt&th|đài truyền thanh|"
       "đài truyền thanh - truyền hình|đài tiếng nói|thông tấn xã|ttxvn|ban giám đốc|ban giám hiệu|ban lãnh đạo|"
       "ubkt|vcci|chi nhánh|vườn quốc gia|khu bảo tồn|bql|bch|bcđ|btt|btc|ban công tác|hội đồng|ủy ban bầu cử|"
       "ủy ban|quân sự xã|quân sự phường|tổ công nghệ số cộng đồng|tổ cnscđ|ban thường vụ|btv|ban chấp hành|"
       "ban thường trực|thường trực|tt|nhóm công tác|khối thi đua|cụm thi đua",
       of(UnitKind::whole)},

      // Their name follows, whatever it looks like.
      {"ban chỉ đạo|ban chỉ huy|ban quản lý|ban tổ chức|ban biên tập|ban điều hành|ban kiểm tra|ban giám sát|"
       "ban vận động|ban soạn thảo|ban tuyên giáo|ban dân vận|ban nội chính|ban xây dựng|ban pháp chế|ban dân tộc|"
       "ban thư ký|ban liên lạc|ban tiếp công dân|ban đại diện|ban quản trị|ban đổi mới|ban hòa giải|ban thi đua|"
       "ban an toàn|ban văn hóa|ban kinh tế|tổ giúp việc|tổ công tác|tổ giám sát|tổ chỉ đạo|tổ tư vấn|tổ hỗ trợ|"
       "tổ biên tập|tổ soạn thảo|tổ tự quản|tổ kiểm tra|tổ thư ký|tổ triển khai|tổ hòa giải|tổ bầu cử|tổ đề án|"
       "tổ cải cách|tổ truyền thông|tổ tuyên truyền|đoàn kiểm tra|đoàn giám sát|đoàn thanh tra|đoàn công tác|"
       "đội tuyên truyền|đội thông tin|đội công tác|đội quản lý thị trường|hội đồng thi đua|hội đồng thẩm định|"
       "hội đồng tư vấn|hội đồng phối hợp|hội đồng bầu cử|hội đồng đánh giá|ủy ban kiểm tra|ủy ban quốc gia|"
       "ủy ban bầu cử|cơ quan ủy ban kiểm tra|cơ quan thường trực|văn phòng điều phối|văn phòng đăng ký|"
       "văn phòng công chứng|văn phòng đại diện|trung ương hội|trung ương đoàn|trung tâm|tổng cục|chi cục|"
       "liên hiệp|liên hiệp hội|liên hiệp các hội|liên minh|liên đoàn|hiệp hội|viện kiểm sát|xí nghiệp|làng nghề|"
       "trạm khuyến nông",
       of(UnitKind::named)},

      {"trưởng phòng|phó trưởng phòng|phó phòng|trưởng ban|phó trưởng ban|trưởng đoàn thể|trưởng|phó|trưởng các|"
       "thủ trưởng|người đứng đầu|giám đốc|phó giám đốc|tổng giám đốc|chủ tịch|phó chủ tịch|phó chỉ tịch|"
       "chánh văn phòng|phó chánh văn phòng|chánh thanh tra|chánh án|viện trưởng|cục trưởng|chi cục trưởng|"
       "vụ trưởng|hiệu trưởng|phó hiệu trưởng|bí thư|phó bí thư|ủy viên|tổ trưởng|tổ phó|đội trưởng|"
       "trưởng bộ phận|kế toán|kế toán trưởng|văn thư|đồng chí|đ/c|ông|bà|bộ trưởng|thứ trưởng|thủ tướng|"
       "thủ tướng chính phủ|lãnh đạo|lđ|tổng biên tập|trưởng các phòng ban|trạm trưởng|chỉ huy trưởng|cvp|pcvp|gđ|"
       "pgđ|ct|pct|tổng thư ký|quản trị mạng|quản trị viên|ban lãnh đạo|cấp trưởng|tập thể|thành viên",
       of(UnitKind::office)},

      // Look like heads and are none.
      {"phòng chống|phòng,chống|phòng và chống|phòng thủ|phòng ngừa|phòng cháy|phòng bệnh|phòng dịch|phòng hộ|"
       "phòng không|phòng tránh|phòng trừ|phòng họp|phòng học|ban hành|ban đầu|ban bố|ban ngày|ban đêm|sở hữu|"
       "sở tại|sở trường|sở thích|sở dĩ|hội nghị|hội thảo|hội thi|hội nhập|hội họp|hội đàm|hội diễn|hội chợ|"
       "hội ngộ|hội tụ|hội trường|hội chẩn|đoàn kết|đội ngũ|viện dẫn|viện trợ|viện phí|báo cáo|báo hiệu|báo động|"
       "báo giá|báo tin|bộ máy|bộ tiêu chí|bộ thủ tục|bộ chỉ số|bộ nhận diện|bộ luật|bộ mã|bộ mặt|bộ câu hỏi|"
       "bộ tài liệu|bộ ảnh|bộ sưu tập|bộ hồ sơ|bộ sách|cục bộ|vụ việc|vụ án|vụ mùa|vụ kiện|trường hợp|"
       "đài tưởng niệm|đài hoa|trạm thu phí|tổ chức|quỹ đất|quỹ thời gian|báo ảnh|báo công|đội hình|tổ ấm|tổ tiên|"
       "tổ quốc|trung tâm chính trị - hành chính|thanh tra,kiểm tra|thanh tra việc|thuế suất|thuế thu nhập|"
       "thuế giá trị|cấp phát|cấp thiết|cấp bách|cấp cứu|cấp độ|cấp phép|cấp giấy|cấp đổi|cấp kinh phí|bản tin|"
       "bản đồ|bản thân|bản sắc|bản quyền|bản sao|bản lĩnh|bản chất|bản điện tử|bản giấy|bản cứng|bản mềm|"
       "làng xóm|khối lượng|khối đại đoàn kết|ngành nghề|thành phố thông minh|tỉnh táo|tỉnh nhà|xã hội|xã luận|"
       "xã hội hóa|phường hội|thôn xóm|đại biểu quốc hội khóa|cán bộ hóa|báo chữa cháy|đoàn xe|ngân hàng câu hỏi|"
       "ngân hàng dữ liệu|ngân hàng đề|công đoàn viên|công an toàn|thường trực tuyến|mặt trận tư tưởng|"
       "ủy ban hành|bà con|trưởng thành|phó thác|bên cạnh|bên trong|bên ngoài|đồng chí hướng|thuế phí|"
       "hải quan điện tử|cấp có thẩm quyền giải quyết|hộ gia đình văn hóa|bản thảo|bản báo cáo|bản kế hoạch|"
       "bản đăng ký|bản cam kết",
       of(UnitKind::none)},
  };
  return lexicon;
}

const Lexicon& naming_nouns() {
  static const Lexicon lexicon{
      {"sở|phòng|cục|vụ|p.|ban chấp hành hội|khoa", safe(UnitKind::administration)},
      {"ban|hội|bộ|tổ|đội|đoàn|trạm|quỹ", of(UnitKind::administration)},
      {"viện|trường", safe(UnitKind::school)},
      {"báo|đài|tạp chí|bản tin", of(UnitKind::press)},
  };
  return lexicon;
}

const Lexicon& organisation_kinds() {
  static const Lexicon lexicon{
      {"chính trị|xã hội|đoàn thể|đảng|hội đoàn thể|hội,đoàn thể|hội quần chúng|thành viên|quốc tế|tín dụng|"
       "kinh tế|nghề nghiệp|cơ sở đảng|công đoàn|tôn giáo|phi chính phủ|quần chúng|khoa học|liên quan|"
       "có liên quan|trực thuộc|cơ sở|bộ máy đảng|này|khác|trong và ngoài|hành nghề|đảng,đoàn thể|pháp chế|"
       "trên địa bàn|đoàn thanh niên|chính trị xã hội",
       1},
  };
  return lexicon;
}

const Lexicon& closings() {
  static const Lexicon lexicon{
      {"liên quan|có liên quan|hữu quan|trực thuộc|các cấp|hai cấp|2 cấp|02 cấp|cùng cấp|cấp trên|cấp dưới|"
       "ngành dọc|trong tỉnh|toàn tỉnh|trong toàn tỉnh|trong và ngoài tỉnh|trong xã|toàn xã|trong phường|"
       "trong toàn xã|trong thành phố|trong huyện|trong toàn thành phố|trong khu công nghiệp|"
       "trong các khu công nghiệp|trong khu kinh tế|trong hệ thống|nêu trên|nói trên|khác|này|đó|ở địa phương|"
       "ở cơ sở|ở trung ương|tại địa phương|tại cơ sở|của tỉnh|của trung ương|của địa phương|của xã|của huyện|"
       "của thành phố|theo quy định|theo phân cấp|theo phân công|đơn vị mình|được phân công|cơ sở|khu vực|"
       "địa phương|phía nam|phía bắc|từ tỉnh đến cơ sở|ngoài tỉnh|việt nam|cộng đồng|mình",
       of(Closing::relation)},
      {"tỉnh|thành phố|tp|tp.|thị xã|huyện|quận|xã|phường|đặc khu|thị trấn|thôn|bản|tổ dân phố|khu phố|trung ương|"
       "tw|cấp tỉnh|cấp huyện|cấp xã|cấp cơ sở|quốc gia|nhà nước|khu dân cư|ấp",
       of(Closing::place)},
      {"thuộc|thuộc và trực thuộc|trực thuộc và thuộc|của|trên địa bàn|đóng trên địa bàn|đứng chân trên địa bàn|"
       "hoạt động trên địa bàn|có trụ sở trên địa bàn|thuộc thẩm quyền quản lý của|thuộc phạm vi quản lý của",
       of(Closing::open)},
  };
  return lexicon;
}

const Lexicon& noun_kinds() {
  static const Lexicon lexicon{
      {"chuyên môn|nghiệp vụ|chức năng|sự nghiệp|sự nghiệp công lập|sự nghiệp công|hành chính|"
       "hành chính sự nghiệp|hành chính nhà nước|nhà nước|quản lý nhà nước|quản lý nhà nước chuyên ngành|"
       "chính trị|chính trị - xã hội|chính trị xã hội|chính trị,xã hội|xã hội|xã hội - nghề nghiệp|"
       "xã hội nghề nghiệp|nghề nghiệp|đảng|đoàn thể|thông tấn|thông tấn,báo chí|thông tin đại chúng|giúp việc|"
       "thành viên|chủ quản|chủ đầu tư|đầu mối|thường trực|cung cấp dịch vụ|công lập|ngoài công lập|viễn thông|"
       "bưu chính|bưu chính,viễn thông|bưu chính - viễn thông|viễn thông,công nghệ thông tin|quốc tế|tín dụng|"
       "kinh tế|vũ trang|nhỏ và vừa|vừa và nhỏ|tư pháp|pháp chế|nhà nước cấp trên|chuyên trách|bán chuyên trách|"
       "không chuyên trách|có thẩm quyền|đảng,đoàn thể|tham mưu,giúp việc|đồng cấp|chuyên ngành|mặt trận|"
       "quần chúng|đảng viên|kỹ thuật|làm công tác tuyên truyền|làm công tác cchc|hội viên|dự toán|một cửa|"
       "công nghệ|công nghệ số|du lịch|khoa học|trung học|tiểu học|mầm non|thpt|thcs|đại học|cao đẳng",
       1},
  };
  return lexicon;
}

const Lexicon& sectors() {
  static const Lexicon lexicon{
      {"nội vụ|tài chính|y tế|tư pháp|xây dựng|công thương|ngoại vụ|du lịch|thông tin và truyền thông|"
       "khoa học và công nghệ|khoa học,công nghệ và môi trường|khoa học công nghệ|kh&cn|kh và cn|"
       "giáo dục và đào tạo|giáo dục - đào tạo|gd&đt|gd-đt|nông nghiệp và môi trường|nn&mt|nn và mt|"
       "nông nghiệp và phát triển nông thôn|nông nghiệp & ptnt|nông nghiệp và ptnt|nn&ptnt|"
       "tài nguyên và môi trường|tài nguyên - môi trường|tn&mt|giao thông vận tải|gtvt|kế hoạch và đầu tư|kh&đt|"
       "lao động - thương binh và xã hội|lao động,thương binh và xã hội|lao động - thương binh & xã hội|"
       "lao động thương binh và xã hội|lđtbxh|lđ-tb&xh|lđtb&xh|văn hóa,thể thao và du lịch|"
       "văn hóa thể thao và du lịch|văn hóa,thể thao,du lịch|văn hóa thể thao du lịch|vh,tt&dl|vhtt&dl|vhttdl|"
       "văn hóa và thể thao|văn hóa,thể thao|văn hóa và thông tin|văn hóa thông tin|văn hóa - thông tin|"
       "văn hóa,thông tin|văn hóa - xã hội|văn hóa xã hội|văn hóa và xã hội|dân tộc và tôn giáo|dân tộc|tôn giáo|"
       "quy hoạch - kiến trúc|quy hoạch và kiến trúc|an toàn thực phẩm|kinh tế|kinh tế và hạ tầng|"
       "kinh tế - hạ tầng|kinh tế,hạ tầng và đô thị|kinh tế hạ tầng và đô thị|kinh tế - hạ tầng - đô thị|"
       "hạ tầng và đô thị|quản lý đô thị|tài chính - kế hoạch|tài chính và kế hoạch|kế hoạch - tài chính|"
       "kế hoạch tài chính|kế hoạch và tài chính|kế hoạch - tổng hợp|kế hoạch tổng hợp|tổ chức cán bộ|"
       "tổ chức - cán bộ|tổ chức - hành chính|tổ chức hành chính|hành chính - tổng hợp|hành chính tổng hợp|"
       "hành chính - tổ chức|hành chính - quản trị|tổ chức,hành chính|cải cách hành chính|tổng hợp|hành chính|"
       "chuyển đổi số|bưu chính - viễn thông và công nghệ thông tin|bưu chính viễn thông và công nghệ thông tin|"
       "thông tin - báo chí - xuất bản|báo chí - xuất bản|công nghệ thông tin|thi đua - khen thưởng|"
       "thi đua,khen thưởng|thi đua khen thưởng|quốc phòng|công an|ngoại giao|tuyên giáo và dân vận|tuyên giáo|"
       "dân vận|nội chính|tổ chức|kiểm tra|thương binh và xã hội|thanh tra|pháp chế|trẻ em và bình đẳng giới|"
       "phục vụ hành chính công|kiểm soát tthc|kiểm soát thủ tục hành chính|"
       "khoa học,công nghệ và đổi mới sáng tạo|chuyển đổi số và đổi mới sáng tạo|văn hóa,thông tin và thể thao|"
       "văn hóa,thể thao và truyền thông|văn hóa thể thao và truyền thông|văn hóa - thông tin - thể thao|"
       "văn hóa,thông tin - thể thao|văn hóa - thể thao|văn hóa,khoa học và thông tin|văn hóa - khoa học|lao động|"
       "giáo dục|văn hóa|nông nghiệp|môi trường|đất đai|nông nghiệp và môi trường|nội vụ và lao động|"
       "kinh tế,xã hội",
       1},
  };
  return lexicon;
}

const Lexicon& work_verbs() {
  static const Lexicon lexicon{
      {"chủ trì|chủ trỉ|phối hợp|tham mưu|tham mưu,giúp|tham mưu cho|thực hiện|tổ chức thực hiện|"
       "tổ chức triển khai|triển khai|triển khai thực hiện|chịu trách nhiệm|có trách nhiệm|căn cứ|trình|đề xuất|"
       "đôn đốc|theo dõi|rà soát|hướng dẫn|đăng tải|đăng|bố trí|mở|tiếp nhận|xử lý|cập nhật|công khai|công bố|"
       "ban hành|báo cáo|in|in ấn|phát hành|lồng ghép|nâng cao|đẩy mạnh|tăng cường|phổ biến|quán triệt|duy trì|"
       "vận hành|tiếp tục|thường xuyên|chủ động|tích cực|kịp thời|khẩn trương|nghiêm túc|quan tâm|bám sát|làm|lập|"
       "gửi|giao|giúp|đưa|đảm bảo|bảo đảm|tạo|tạo điều kiện|phát động|phát huy|phát hiện|khai thác|tập trung|"
       "ưu tiên|chú trọng|cử|chọn|lựa chọn|lấy|mời|huy động|kêu gọi|tiến hành|hoàn thành|hoàn thiện|kiện toàn|"
       "củng cố|quản trị|sử dụng|thẩm định|thẩm tra|phê duyệt|thông báo|thông tin|giới thiệu|biểu dương|"
       "khen thưởng|nhân rộng|sơ kết|tổng kết|sơ kết,tổng kết|khảo sát|thống kê|thu thập|tổng hợp|phân tích|"
       "đánh giá|nghiên cứu|soạn thảo|biên soạn|biên tập|viết|viết tin|dự thảo|góp ý|lấy ý kiến|xin ý kiến|"
       "giải đáp|giải quyết|tháo gỡ|trả lời|niêm yết|treo|lắp đặt|trang bị|mua sắm|cấp|cấp phát|phân bổ|cân đối|"
       "dự toán|quyết toán|chi trả|thanh toán|hỗ trợ|tuyên truyền|truyền thông|vận động|khuyến khích|hưởng ứng|"
       "tham gia|tập huấn|bồi dưỡng|đào tạo|chỉ đạo|điều hành|quản lý|kiểm tra|giám sát|thanh tra|kiểm soát|"
       "đối thoại|tọa đàm|gặp gỡ|tiếp xúc|xây dựng|sản xuất|thiết kế|phát sóng|phát thanh|phát|ghi hình|quay|dựng|"
       "mở chuyên trang|mở chuyên mục|đăng ký|cung cấp|chia sẻ|kết nối|tích hợp|số hóa|ứng dụng|chuyển giao|"
       "nâng cấp|phục vụ|nhắn tin|phân phát|cắm|dán|kẻ vẽ|chiếu|trưng bày|triển lãm|trao tặng|thăm hỏi|đón|tiếp|"
       "đi|xuống|tiếp công dân|chủ động nắm|nêu|phân loại|xếp loại|chấm|đối chiếu|đo lường|quan trắc|phối kết hợp|"
       "thăm dò|phát triển|khởi công|khánh thành|sắp xếp|tinh gọn|tinh giản|tuyển dụng|luân chuyển|điều động|"
       "chuyển đổi|đẩy nhanh|khuyến cáo|cảnh báo|phòng ngừa|phòng chống|giám định|đề ra|nhận diện|tự kiểm tra|"
       "đăng tin|đăng phát|phản hồi|giải trình|rút kinh nghiệm|nhân bản|sao gửi|quảng bá|xúc tiến|vinh danh|"
       "tôn vinh|trích|trích lập|chi|thu|quản lý,sử dụng|đề nghị|yêu cầu|kiến nghị|phản ánh|phân công|phân cấp|ký|"
       "ký kết|nhắc nhở|chấn chỉnh|khắc phục|xác định|xác minh|xem xét|quyết định|cụ thể hóa|bổ sung|sửa đổi|"
       "điều chỉnh|đổi mới|cải tiến|cải thiện|đa dạng hóa|mở rộng|phấn đấu|góp phần|đăng cai|tổ chức|hình thành|"
       "thành lập|thúc đẩy|nhập|cho|chuyển|liên hệ|lưu trữ|bảo quản|thu hút|giáo dục|tư vấn|trao đổi|học tập|"
       "thăm quan|tham quan|trực|trực tiếp|nắm|nắm bắt|phân loại|chuẩn bị|chăm lo|vận dụng|thiết lập|khởi tạo|"
       "truyền tải|chuyển tải|lan tỏa|đồng hành|cam kết|quy định|phân tích,đánh giá|khai trương|ra mắt|tuyển chọn|"
       "bình chọn|trao giải|chấm điểm|kết luận|chỉ huy|thi hành|đấu tranh|ngăn chặn|đấu thầu|cắt giảm|"
       "đơn giản hóa|rút ngắn|xin|nộp|đóng góp|tìm hiểu|chấp hành|gương mẫu|ngoài ra|đồng thời|căn cứ vào|"
       "dựa trên|dự kiến|hàng năm|hằng năm|hàng tháng|hằng tháng|hàng quý|hằng quý|định kỳ",
       of(Verb::work)},
      {"quản lý|kiểm tra|giám sát|kiểm soát|hỗ trợ|tư vấn|phục vụ|đào tạo|bồi dưỡng|giáo dục|nghiên cứu|điều hành|"
       "chỉ đạo|chỉ huy|cung cấp|ứng dụng|phát triển|xúc tiến|bảo tồn|bảo vệ|bảo trợ|chăm sóc|tích hợp|"
       "truyền thông|vận động|đăng ký|thẩm định|đánh giá|thanh tra|đối thoại|xây dựng|biên tập|thi hành|quan trắc|"
       "giới thiệu|giải quyết|phát thanh|tiếp nhận|xử lý",
       of(Verb::name)},
  };
  return lexicon;
}

const Lexicon& function_words() {
  static const Lexicon lexicon{
      {"là|đã|sẽ|đang|cần|phải|được|bị|có|để|nhằm|theo|trong|khi|nếu|về|với|từ|đến|vào|qua|thông qua|bằng|do|mà|"
       "thì|như|cũng|không|chưa|trên|lên|ra|dưới|giữa|hay|ngày|năm|tháng|giai đoạn|nhiệm kỳ|nhất là|tới|cho|trước|"
       "sau|tại|ở|gồm|bao gồm|nên|hoặc|đồng thời|trên cơ sở|xong|rồi|hãy|đều|cùng",
       1},
  };
  return lexicon;
}

}  // namespace compiler
