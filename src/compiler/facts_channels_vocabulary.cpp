// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/facts_channels_vocabulary.h"

#include <array>

namespace compiler {
namespace {

constexpr std::array<std::string_view, 44> codes{"",
                                                 "column",
                                                 "conference",
                                                 "contest",
                                                 "dialogue",
                                                 "documents",
                                                 "event",
                                                 "exchange",
                                                 "facebook",
                                                 "feedback_system",
                                                 "hotline",
                                                 "inspection",
                                                 "intranet",
                                                 "legal_education",
                                                 "loudspeaker",
                                                 "mobile_car",
                                                 "newsletter",
                                                 "notice_board",
                                                 "one_stop",
                                                 "party_union",
                                                 "portal_dvc",
                                                 "portal_province",
                                                 "press",
                                                 "print",
                                                 "radio_tv",
                                                 "residents_meeting",
                                                 "staff_meeting",
                                                 "stage",
                                                 "tiktok",
                                                 "training",
                                                 "visual",
                                                 "website_cchc",
                                                 "website_city",
                                                 "website_unit",
                                                 "youtube",
                                                 "zalo",
                                                 "other",
                                                 "website_unit",
                                                 "website_unit",
                                                 "training",
                                                 "press",
                                                 "radio_tv",
                                                 "other",
                                                 "notice_board"};

constexpr int of(Channel channel) { return static_cast<int>(channel); }

}  // namespace

std::string_view channel_code(Channel channel) { return codes[static_cast<std::size_t>(channel)]; }

const Lexicon& channel_words() {
  static const Lexicon lexicon{
      {"cổng thông tin điện tử|cổng ttđt|cổng/trang thông tin điện tử|cổng/trang ttđt|"
       "cổng,trang thông tin điện tử|cổng và trang thông tin điện tử|cổng thông tin|cổng điện tử",
       of(Channel::website)},
      {"trang thông tin điện tử|trang ttđt|trang tin điện tử|trang web|website|trang/cổng thông tin điện tử|"
       "trang,cổng thông tin điện tử|trang thông tin|web site|trang điện tử|trang thông tin điện tử tổng hợp|"
       "trang thông tin điện tử thành phần",
       of(Channel::website_trang)},
      {"cổng dịch vụ công|cổng dvc|cổng dịch vụ công trực tuyến|cổng dịch vụ công quốc gia|cổng dvc quốc gia|"
       "cổng dvcqg",
       of(Channel::portal_dvc)},
      {"bộ phận một cửa|bộ phận 1 cửa|bộ phận tiếp nhận và trả kết quả|bộ phận tiếp nhận hồ sơ và trả kết quả|"
       "bộ phận tn&tkq|trung tâm phục vụ hành chính công|ttpvhcc|bộ phận tiếp nhận,trả kết quả",
       of(Channel::one_stop)},

      {"facebook|fanpage|trang facebook|fb|trang fanpage", of(Channel::facebook)},
      {"zalo|nhóm zalo|zalo oa|zalo official account|zalo official account (oa)|trang zalo|zalo mini app",
       of(Channel::zalo)},
      {"youtube|kênh youtube", of(Channel::youtube)},
      {"tiktok|tik tok|kênh tiktok", of(Channel::tiktok)},
      {"mạng xã hội|các trang mạng xã hội|nền tảng mạng xã hội|các nền tảng mạng xã hội|các mạng xã hội|"
       "mạng xã hội khác",
       of(Channel::social)},

      {"đường dây nóng|điện thoại đường dây nóng|số điện thoại đường dây nóng|hotline|tổng đài|"
       "đường dây nóng tiếp nhận phản ánh,kiến nghị|điện thoại đường dây nóng tiếp nhận phản ánh,kiến nghị",
       of(Channel::hotline)},
      {"hệ thống phản ánh,kiến nghị|hệ thống phản ánh kiến nghị|hệ thống phản ảnh,kiến nghị|"
       "hệ thống tiếp nhận,trả lời phản ánh kiến nghị|hệ thống tiếp nhận,trả lời phản ánh,kiến nghị|"
       "hệ thống tiếp nhận phản ánh,kiến nghị|hệ thống thông tin phản ánh|"
       "hệ thống tiếp nhận,xử lý phản ánh,kiến nghị|hệ thống tiếp nhận và xử lý phản ánh,kiến nghị|"
       "hệ thống thông tin tiếp nhận,trả lời phản ánh,kiến nghị|hòm thư góp ý|hộp thư góp ý|phản ánh hiện trường|"
       "cổng phản ánh|hệ thống phản ánh hiện trường|chuyên mục hỏi đáp|phần mềm góp ý|khảo sát trực tuyến",
       of(Channel::feedback_system)},

      {"báo chí|cơ quan báo chí|các cơ quan báo chí|báo điện tử|báo in|tạp chí|thông tấn xã|"
       "phương tiện thông tin đại chúng|phương tiện truyền thông đại chúng|phương tiện truyền thông|"
       "cơ quan thông tin đại chúng|cơ quan thông tấn|cơ quan thông tấn báo chí|cơ quan thông tấn,báo chí|"
       "cơ quan truyền thông|họp báo|báo,tạp chí|phương tiện thông tin|phương tiện thông tin truyền thông",
       of(Channel::press)},
      {"báo", of(Channel::press_word)},
      {"đài phát thanh|đài truyền hình|đài phát thanh và truyền hình|đài phát thanh - truyền hình|"
       "đài phát thanh truyền hình|đài phát thanh,truyền hình|đài pt-th|đài ptth|đài pt&th|đài pt - th|"
       "truyền hình|phát thanh|phát thanh,truyền hình|phát thanh và truyền hình|phát thanh - truyền hình|"
       "sóng phát thanh|sóng truyền hình|phóng sự|phóng sự phát thanh,truyền hình|phóng sự truyền hình|"
       "phóng sự phát thanh|đài tiếng nói việt nam|vtv|vov",
       of(Channel::radio_tv)},
      {"đài", of(Channel::station_word)},
      {"loa truyền thanh|hệ thống loa truyền thanh|loa truyền thanh không dây|đài truyền thanh|"
       "đài truyền thanh cơ sở|hệ thống truyền thanh|hệ thống truyền thanh cơ sở|truyền thanh cơ sở|"
       "truyền thanh không dây|các phương tiện truyền thanh|phương tiện truyền thanh|"
       "phương tiện truyền thanh không dây|hệ thống loa|loa phát thanh|loa phóng thanh|hệ thống thông tin cơ sở|"
       "thông tin cơ sở|truyền thanh|hệ thống đài truyền thanh|cụm loa|đài truyền thanh - truyền hình|loa kéo|"
       "loa tay",
       of(Channel::loudspeaker)},
      {"xe thông tin lưu động|xe tuyên truyền lưu động|xe loa|xe lưu động|tuyên truyền lưu động|"
       "thông tin lưu động|xe thông tin|xe cổ động|xe tuyên truyền|đội tuyên truyền lưu động|"
       "đội thông tin lưu động",
       of(Channel::mobile_car)},
      {"pano|pa nô|pa-nô|panô|áp phích|áp-phích|khẩu hiệu|băng rôn|băng zôn|băng-rôn|băng dôn|poster|standee|"
       "màn hình led|bảng led|bảng điện tử|bảng quang báo|bảng tin điện tử|màn hình điện tử|trực quan|"
       "cổ động trực quan|tuyên truyền trực quan|hình thức trực quan|infographic|banner|phướn|cờ phướn|"
       "tranh cổ động|đồ họa thông tin|biển quảng cáo|màn hình quảng cáo|bảng quảng cáo|backdrop",
       of(Channel::visual)},
      {"tờ rơi|tờ gấp|tài liệu tuyên truyền|tài liệu|các tài liệu|sổ tay|cẩm nang|ấn phẩm|tập san|sách mỏng|"
       "tờ bướm|sách hỏi đáp|sản phẩm truyền thông|tài liệu hỏi đáp|ấn phẩm truyền thông",
       of(Channel::print)},
      {"bản tin|bản tin điện tử|bản tin cchc|bản tin điện tử cchc|bản tin nội bộ|bản tin khoa học và công nghệ|"
       "bản tin cải cách hành chính",
       of(Channel::newsletter)},
      {"chuyên mục|chuyên trang|chuyên trang,chuyên mục|chuyên mục,chuyên trang|chuyên mục,tin,bài,phóng sự|"
       "mục tin|chuyên mục,tin bài",
       of(Channel::column)},

      {"hội nghị|hội thảo|diễn đàn|hội nghị,hội thảo|hội nghị báo cáo viên|tọa đàm|hội nghị trực tuyến|"
       "hội nghị quán triệt|hội nghị tuyên truyền",
       of(Channel::conference)},
      {"đối thoại|đối thoại trực tiếp|gặp gỡ|gặp mặt doanh nghiệp|tọa đàm,gặp gỡ|tọa đàm,đối thoại|"
       "tọa đàm,gặp gỡ,trao đổi|tọa đàm,trao đổi|gặp gỡ,đối thoại|tọa đàm,gặp gỡ,đối thoại|tiếp xúc,đối thoại|"
       "cà phê doanh nhân|gặp gỡ,trao đổi|tiếp xúc cử tri|trực tiếp đối thoại|tọa đàm,gặp gỡ,trao đổi,giải đáp|"
       "tọa đàm,gặp gỡ,trao đổi,giải đáp,tháo gỡ khó khăn,vướng mắc",
       of(Channel::dialogue)},
      {"cuộc thi|hội thi|thi tìm hiểu|cuộc thi tìm hiểu|thi trực tuyến|các hội thi|cuộc thi trực tuyến",
       of(Channel::contest)},
      {"tập huấn|lớp tập huấn|khóa tập huấn|tập huấn,bồi dưỡng|tập huấn bồi dưỡng|tập huấn bồi dưỡng nghiệp vụ|"
       "lớp tập huấn,bồi dưỡng|lớp bồi dưỡng|chương trình tập huấn|chương trình tập huấn,bồi dưỡng|"
       "chương trình tập huấn,bồi dưỡng nghiệp vụ|lớp đào tạo|lớp đào tạo,bồi dưỡng|hội nghị tập huấn|"
       "khóa đào tạo|khóa bồi dưỡng|lớp học|lớp bồi dưỡng nghiệp vụ|tập huấn nghiệp vụ|lớp tập huấn nghiệp vụ",
       of(Channel::training)},
      {"đào tạo|bồi dưỡng|đào tạo,bồi dưỡng", of(Channel::training_lesson)},
      {"học tập kinh nghiệm|trao đổi,học tập kinh nghiệm|tham quan học tập|tham quan,học tập|trao đổi kinh nghiệm|"
       "tham quan,học tập kinh nghiệm|giao lưu học hỏi|chia sẻ kinh nghiệm|tham quan học tập kinh nghiệm",
       of(Channel::exchange)},
      {"họp giao ban|giao ban|giao ban,phiên họp thường kỳ|phiên họp thường kỳ|họp cơ quan|họp giao ban cơ quan|"
       "cuộc họp giao ban|cuộc họp giao ban,phiên họp thường kỳ|hội nghị giao ban|họp thường kỳ|họp định kỳ|"
       "chào cờ|buổi chào cờ|giao ban cơ quan|hội nghị cán bộ,công chức|hội nghị công chức|họp phòng",
       of(Channel::staff_meeting)},
      {"sinh hoạt chi bộ|sinh hoạt đoàn thể|hoạt động của đảng ủy|sinh hoạt chi đoàn|sinh hoạt chi hội|"
       "sinh hoạt đảng|sinh hoạt công đoàn|sinh hoạt chi bộ,chi đoàn,chi hội|sinh hoạt chi bộ định kỳ|"
       "hoạt động của đảng ủy,chi bộ và các tổ chức đoàn thể|sinh hoạt chuyên đề|"
       "hoạt động của các tổ chức đoàn thể|sinh hoạt chính trị|hoạt động đoàn thể|sinh hoạt chi bộ,đoàn thể|"
       "sinh hoạt của các chi bộ|sinh hoạt của chi bộ|hội nghị chi bộ|sinh hoạt hội viên|sinh hoạt đoàn|"
       "sinh hoạt hội,đoàn thể|sinh hoạt hội|sinh hoạt chi bộ,đoàn thể",
       of(Channel::party_union)},
      {"phổ biến giáo dục pháp luật|phổ biến,giáo dục pháp luật|tuyên truyền phổ biến giáo dục pháp luật|"
       "tuyên truyền,phổ biến giáo dục pháp luật|tuyên truyền,phổ biến,giáo dục pháp luật|pbgdpl|"
       "phổ biến pháp luật|tuyên truyền pháp luật|tuyên truyền,phổ biến pháp luật",
       of(Channel::legal_education)},
      {"sinh hoạt ở tổ dân phố|sinh hoạt tại tổ dân phố|sinh hoạt tại các tổ dân phố|sinh hoạt ở các tổ dân phố|"
       "sinh hoạt tổ dân phố|sinh hoạt thôn|họp thôn|họp bản|họp tổ dân phố|họp dân|họp ấp|họp khu phố|"
       "sinh hoạt cộng đồng|sinh hoạt khu dân cư|sinh hoạt tại khu dân cư|hội nghị nhân dân|họp khu dân cư|"
       "sinh hoạt tại tổ dân phố,bản|sinh hoạt tại các tổ dân phố,bản|sinh hoạt ở tổ dân phố,bản|"
       "sinh hoạt thôn,bản|họp thôn,bản|sinh hoạt tại thôn,bản|sinh hoạt câu lạc bộ|họp thôn,tổ dân phố|"
       "sinh hoạt ở thôn,bản|cuộc họp thôn|cuộc họp dân|sinh hoạt tại các thôn,bản|sinh hoạt tổ nhân dân",
       of(Channel::residents_meeting)},
      {"hệ thống thông tin nội bộ|mạng nội bộ|thông tin nội bộ|hệ thống quản lý văn bản|"
       "quản lý văn bản và điều hành|hệ thống quản lý văn bản và điều hành|thư điện tử công vụ|email công vụ|"
       "văn phòng điện tử|ioffice|hộp thư công vụ|hệ thống thư điện tử|phần mềm quản lý văn bản",
       of(Channel::intranet)},
      {"hệ thống văn bản|văn bản triển khai|các văn bản triển khai|văn bản hướng dẫn tuyên truyền|"
       "văn bản triển khai hướng dẫn tuyên truyền|hệ thống văn bản triển khai,quán triệt|"
       "văn bản triển khai,quán triệt|các văn bản triển khai hướng dẫn tuyên truyền",
       of(Channel::documents)},
      {"lễ phát động|lễ mít tinh|mít tinh|lễ ra quân|lễ hội|lễ kỷ niệm|hội chợ|triển lãm|ngày hội|"
       "ra quân tuyên truyền|lễ hưởng ứng|diễu hành",
       of(Channel::event)},
      {"sân khấu hóa|văn nghệ|tiểu phẩm|kịch|hội diễn|biểu diễn nghệ thuật|chiếu phim|giao lưu văn nghệ|"
       "chương trình nghệ thuật|văn nghệ quần chúng|hội diễn văn nghệ",
       of(Channel::stage)},
      {"kiểm tra|thanh tra,kiểm tra|kiểm tra,giám sát|giám sát|công tác kiểm tra|kiểm tra việc",
       of(Channel::inspection)},
      {"trụ sở|trụ sở làm việc|trụ sở cơ quan|trụ sở xã", of(Channel::premises)},
      {"niêm yết|niêm yết công khai|bảng tin|bảng thông báo|bảng niêm yết|bảng công khai", of(Channel::notice_board)},
      {"hình thức tuyên truyền mới,sáng tạo khác|hình thức tuyên truyền khác|hình thức phù hợp khác|"
       "hình thức tuyên truyền phù hợp khác|hình thức khác|các hình thức tuyên truyền khác|"
       "hình thức tuyên truyền mới|hình thức sáng tạo khác",
       of(Channel::other)},

      {"báo cáo|báo cáo viên|báo cáo kết quả|hội nghị lần thứ|đài thọ|trung tâm truyền thông|"
       "thông tin và truyền thông|sở thông tin và truyền thông|văn hóa và truyền thông|thể thao và truyền thông|"
       "báo hiệu|báo công|nghị quyết hội nghị|hội nghị quốc tế|cơ sở đào tạo|giáo dục và đào tạo|"
       "giáo dục - đào tạo|tài liệu đính kèm|bảng tổng hợp|phòng văn hóa và thông tin|thi đua|kiểm tra,đôn đốc|"
       "đôn đốc,kiểm tra|hệ thống thông tin giải quyết|ban chỉ đạo|kiểm tra,giám sát tiến độ|"
       "dịch vụ công trực tuyến|cổng pháp luật|hình thức trực quan:|trực quan:|trực quan như|"
       "tuyên truyền trực quan:|truyền thanh toán|kịch bản|đối thoại xã hội|bồi dưỡng kiến thức|báo tin",
       of(Channel::none)},
  };
  return lexicon;
}

}  // namespace compiler
