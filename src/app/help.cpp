// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/help.h"

#include <array>

namespace app {
namespace {

constexpr std::string_view overview =
    R"(Lan Tỏa đọc kế hoạch tuyên truyền của cơ quan nhà nước (PDF, bản quét, Word, văn bản thường) và dựng thành
danh sách hoạt động: ai chủ trì, ai phối hợp, thời gian, kênh, số lượng, hạn báo cáo; mỗi chi tiết đều chỉ về
đúng chỗ của nó trong văn bản gốc.

Cách dùng:
  lantoa read TỆP… [--json]       đọc kế hoạch, in bản tóm tắt hoặc JSON
  lantoa serve [--port SỐ]        mở trang web trên máy này
  lantoa backup TỆP               sao lưu toàn bộ hệ thống, kể cả khi đang chạy
  lantoa restore TỆP              khôi phục từ bản sao lưu vào một nơi trống
  lantoa check                    kiểm tra cơ sở dữ liệu, tệp và nhật ký
  lantoa index                    dựng lại chỉ mục tìm kiếm từ cơ sở dữ liệu
  lantoa export TỆP, import TỆP   chuyển dữ liệu giữa SQLite và PostgreSQL
  lantoa version                  phiên bản
  lantoa help [LỆNH]              hướng dẫn chi tiết của một lệnh

Ví dụ:
  lantoa read ke-hoach.pdf
  lantoa read --json ke-hoach.docx > ke-hoach.json
  lantoa serve
)";

constexpr std::string_view read_help =
    R"(lantoa read TỆP… [--json] [--no-sandbox]

Đọc từng tệp và in kế hoạch đã dựng. Loại tệp được nhận ra từ nội dung, không từ tên: PDF (cả bản quét), ảnh (PNG,
JPEG, TIFF), DOCX, DOC, ODT, RTF, HTML, Markdown, văn bản thường (UTF-8, UTF-16, windows-1258, TCVN3, VNI).

  --json         in JSON theo lược đồ lantoa.plan/1; nhiều tệp thì mỗi tệp một dòng
  --no-sandbox   đọc ngay trong tiến trình này, không cách ly (chỉ dành cho tệp tin cậy và việc gỡ lỗi)

Mã thoát: 0 đọc được; 1 đọc được nhưng kế hoạch có lỗi; 2 có tệp không đọc được.
)";

constexpr std::string_view serve_help =
    R"(lantoa serve [--port SỐ] [--address ĐỊA_CHỈ] [--host TÊN]… [--data THƯ_MỤC] [--database ĐỊA_CHỈ]
             [--samples THƯ_MỤC] [--portal TỈNH/CƠ_QUAN] [--demo] [--public-address ĐỊA_CHỈ] [--openid-… …]

Mở trang web để thả tệp kế hoạch vào và xem kế hoạch đã dựng bên cạnh văn bản gốc.

  --port SỐ          cổng, mặc định 8421; 0 để máy tự chọn một cổng trống
  --address ĐỊA_CHỈ  địa chỉ lắng nghe, mặc định 127.0.0.1 (chỉ máy này)
  --host TÊN         thêm một tên miền mà trình duyệt được dùng để gọi máy chủ này
  --data THƯ_MỤC     nơi giữ các văn bản đã đọc, mặc định ~/.local/share/lantoa
  --database ĐỊA_CHỈ sqlite:TỆP (mặc định: một tệp trong thư mục dữ liệu) hoặc postgresql://…
  --behind-proxy     đứng sau một máy chủ ủy nhiệm có TLS: tin các tiêu đề X-Forwarded-For và X-Forwarded-Proto của nó
  --public-address ĐỊA_CHỈ     địa chỉ mà mọi người dùng để mở hệ thống, ví dụ https://lantoa.sonla.gov.vn
  --openid-issuer ĐỊA_CHỈ      cho đăng nhập bằng một hệ thống khác (OpenID Connect); địa chỉ đúng như nó tự ghi
  --openid-client TÊN          tên mà hệ thống ấy đã cấp cho Lan Tỏa; địa chỉ quay về: ĐỊA_CHỈ/dang-nhap/openid/ve
  --openid-secret-file TỆP     tệp có khóa bí mật đi cùng tên ấy ở dòng đầu
  --openid-name TÊN            tên gọi hiện trên trang đăng nhập
  --portal TỈNH/CƠ_QUAN  trang công khai là của cơ quan này, ví dụ 38/SXD; bỏ trống khi chỉ một cơ quan có thủ tục
  --demo             tạo một cơ quan mẫu với các tài khoản mẫu, rồi in cách đăng nhập
  --samples THƯ_MỤC  các kế hoạch mẫu được đọc sẵn khi mở lần đầu

Dừng bằng Ctrl+C.
)";

constexpr std::string_view keep_help =
    R"(lantoa backup TỆP | restore TỆP | check | index | export TỆP | import TỆP   [--data THƯ_MỤC] [--database ĐỊA_CHỈ]

  backup TỆP    ghi mọi hàng của cơ sở dữ liệu (tại cùng một thời điểm) và mọi tệp vào một tệp nén; hệ thống vẫn chạy
  restore TỆP   dựng lại từ bản sao lưu; thư mục dữ liệu và cơ sở dữ liệu đích phải trống
  check         kiểm tra cơ sở dữ liệu, mã băm của từng tệp và chuỗi nhật ký; mã thoát 1 khi có chỗ hỏng
  index         dựng lại chỉ mục tìm kiếm từ cơ sở dữ liệu; máy chủ phải đang dừng
  export TỆP    ghi mọi hàng thành các dòng JSON
  import TỆP    nạp các dòng JSON vào một cơ sở dữ liệu trống, kể cả của hệ quản trị khác

Bản sao lưu chứa dữ liệu cá nhân và khóa mã hóa của hệ thống: hãy cất ở nơi an toàn.
)";

struct Topic {
  std::string_view name, text;
};
constexpr std::array topics_by_name{
    Topic{"read", read_help},   Topic{"serve", serve_help},
    Topic{"backup", keep_help}, Topic{"restore", keep_help},
    Topic{"check", keep_help},  Topic{"index", keep_help},
    Topic{"export", keep_help}, Topic{"import", keep_help},
    Topic{"help", overview},    Topic{"version", "lantoa version\n\nIn phiên bản của chương trình.\n"}};

void print(std::string_view text, std::FILE* to) { std::fwrite(text.data(), 1, text.size(), to); }

}  // namespace

int help(const std::vector<std::string_view>& topics, std::FILE* to) {
  if (topics.empty()) return print(overview, to), 0;
  for (const Topic& topic : topics_by_name)
    if (topic.name == topics.front()) return print(topic.text, to), 0;
  std::fprintf(stderr, "lantoa: Không có hướng dẫn cho “%.*s”.\n", static_cast<int>(topics.front().size()),
               topics.front().data());
  return 2;
}

int version() {
  print("lantoa " LANTOA_VERSION "\n", stdout);
  return 0;
}

}  // namespace app
