// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of procedures over the demo agency: for the staff, and for everybody.
#include <gtest/gtest.h>

#include "app/keep_commands.h"
#include "db/database.h"
#include "support/demo_product.h"

namespace {

class ProcedurePages : public support::DemoProduct {
 protected:
  void SetUp() override {
    start();
    product->queue.work_all();
  }
  static bool holds(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }
  std::string id_of(const char* code) {
    return product->procedures.find_by_code("38", people["Văn phòng"].agency, code)->id;
  }
  http::Response send(const base::Actor& actor, const std::string& path, http::Fields form) {
    http::Router::Match match = product->router.find("POST", path);
    http::Request request;
    request.method = "POST";
    request.path = path;
    request.params = std::move(match.params);
    request.form = std::move(form);
    request.actor = actor;
    return match.route->handler(request);
  }
  const base::Actor nobody{};
};

TEST_F(ProcedurePages, are_open_to_everybody_and_list_all_that_is_in_force) {
  const std::string page = open(nobody, "/thu-tuc").body;
  EXPECT_TRUE(holds(page, "Có 9 thủ tục đang có hiệu lực."));
  EXPECT_TRUE(holds(page, "Cấp giấy phép xây dựng mới"));
  EXPECT_TRUE(holds(page, "Sở Xây dựng"));
  EXPECT_FALSE(holds(page, "Bổ nhiệm giám định viên"));  // abolished
  EXPECT_TRUE(holds(page, "Đường bộ (1)"));
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc", {{"linh-vuc", "Đường bộ"}}).body, "Có 1 thủ tục"));
}

TEST_F(ProcedurePages, are_found_by_what_citizens_type) {
  for (const char* text : {"giay phep xay dung", "giấy phép xây dựng", "giaays pheps xaay duwngj", "giay phpe xay dung",
                           "GPXD", "1.009974"}) {
    const std::string page = open(nobody, "/thu-tuc", {{"tim", text}}).body;
    const std::size_t hit = page.find("class=\"work-title\"");
    ASSERT_NE(hit, std::string::npos) << text;
    EXPECT_TRUE(holds(page.substr(hit, 200), "/thu-tuc/1.009974")) << text;
  }
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc", {{"tim", "bang lai xe"}}).body, "1.002003"));
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc", {{"tim", "giay phep"}}).body, "<mark>giấy phép</mark>"));
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc", {{"tim", "<b>zzzz"}}).body, "&lt;b&gt;zzzz"));
  const http::Response offered = open(nobody, "/thu-tuc-goi-y", {{"tim", "thue nha"}});
  EXPECT_TRUE(holds(offered.body, "Thuê nhà ở công vụ")) << offered.body;
  EXPECT_EQ(open(nobody, "/thu-tuc", {{"co-quan", "KHONG-CO"}}).status, 404);
}

TEST_F(ProcedurePages, show_one_procedure_in_full_with_where_it_was_announced) {
  const std::string page = open(nobody, "/thu-tuc/1.009974").body;
  for (const char* text :
       {"Trình tự thực hiện", "Cách thức thực hiện", "Thành phần hồ sơ", "Thời hạn giải quyết", "Phí, lệ phí",
        "Kết quả thực hiện", "Căn cứ pháp lý", "Nơi tiếp nhận hồ sơ", "3108/QĐ-UBND", "2215/QĐ-UBND", "15 ngày"})
    EXPECT_TRUE(holds(page, text)) << text;
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc/2.001116").body, "hết hiệu lực từ ngày 15/10/2025"));
  EXPECT_EQ(open(nobody, "/thu-tuc/9.999999").status, 404);
}

TEST_F(ProcedurePages, print_a_sheet_with_a_qr_code_for_the_desk) {
  const std::string page = open(nobody, "/thu-tuc/1.009974/phieu").body;
  EXPECT_TRUE(holds(page, "class=\"qr\""));
  EXPECT_TRUE(holds(page, "/thu-tuc/1.009974"));
  EXPECT_TRUE(holds(page, "Thành phần hồ sơ"));
  EXPECT_EQ(open(nobody, "/thu-tuc/2.001116/phieu").status, 303);  // abolished: to its page
}

TEST_F(ProcedurePages, show_the_staff_the_history_and_what_differs) {
  const std::string list = open(people["Người xem"], "/tthc").body;
  EXPECT_TRUE(holds(list, "Bổ nhiệm giám định viên"));
  EXPECT_FALSE(holds(list, "Thêm thủ tục"));
  EXPECT_TRUE(holds(open(people["Văn phòng"], "/tthc").body, "Thêm thủ tục"));
  EXPECT_FALSE(holds(open(people["Văn phòng"], "/tthc", {{"hieu-luc", "in_force"}}).body, "Bổ nhiệm giám định viên"));
  const std::string path = "/tthc/" + id_of("1.009974");
  const std::string page = open(people["Văn phòng"], path).body;
  EXPECT_TRUE(holds(page, "<del>20</del>"));
  EXPECT_TRUE(holds(page, "<ins>15</ins>"));
  EXPECT_TRUE(holds(open(people["Văn phòng"], path, {{"ngay", "2025-08-01"}}).body, "<p>20 ngày"));
  EXPECT_TRUE(holds(open(people["Văn phòng"], path, {{"biet", "2025-08-01"}}).body, "chưa có nội dung nào"));
  base::Actor stranger = people["Văn phòng"];
  stranger.agency = "elsewhere";
  EXPECT_EQ(open(stranger, path).status, 404);
  EXPECT_FALSE(holds(open(stranger, "/tthc.csv").body, "1.009974"));
}

TEST_F(ProcedurePages, record_a_change_that_the_public_sees) {
  const std::string path = "/tthc/" + id_of("1.012882") + "/thay-doi";
  EXPECT_TRUE(holds(open(people["Văn phòng"], path).body, "name=\"phien-ban\" value=\"1\""));
  const http::Fields abolish{{"phien-ban", "1"},
                             {"thay-doi", "abolished"},
                             {"so-quyet-dinh", "4000/QĐ-UBND"},
                             {"ngay-quyet-dinh", "2026-01-05"},
                             {"hieu-luc-tu", "2026-01-05"}};
  EXPECT_EQ(send(people["Văn phòng"], path, {{"phien-ban", "1"}, {"thay-doi", "abolished"}}).status, 422);
  EXPECT_EQ(send(people["Văn phòng"], path, abolish).status, 303);
  EXPECT_EQ(send(people["Văn phòng"], path, abolish).status, 409);  // the form of a moment ago
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc/1.012882").body, "hết hiệu lực từ ngày 05/01/2026"));
  product->queue.work_all();
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc").body, "Có 8 thủ tục"));
}

TEST_F(ProcedurePages, leave_as_files) {
  const http::Response csv = open(people["Văn phòng"], "/tthc.csv"), json = open(people["Văn phòng"], "/tthc.json");
  EXPECT_TRUE(holds(csv.body, "\"1.009974\""));
  EXPECT_TRUE(holds(json.body, "lantoa.procedures/1"));
}

TEST_F(ProcedurePages, ask_few_things_of_the_database) {
  const auto statements = [&](const base::Actor& actor, const std::string& path) {
    const std::int64_t before = db::statements_so_far();
    EXPECT_EQ(open(actor, path).status, 200) << path;
    return db::statements_so_far() - before;
  };
  for (const std::string& path : {std::string("/tthc"), "/tthc/" + id_of("1.009974")})
    EXPECT_LE(statements(people["Văn phòng"], path), 6) << path;
  for (const char* path : {"/thu-tuc", "/thu-tuc/1.009974", "/thu-tuc/1.009974/phieu", "/thu-tuc-goi-y"})
    EXPECT_LE(statements(nobody, path), 6) << path;
}

TEST_F(ProcedurePages, find_everything_again_after_the_index_was_lost) {
  product.reset();
  std::filesystem::remove_all(folder / "search");
  start();
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc").body, "Có 9 thủ tục"));
  product.reset();
  std::filesystem::remove_all(folder / "search");
  const std::string data = folder.string();
  EXPECT_EQ(app::index_command({"--data", data}), 0);
  start();
  EXPECT_TRUE(holds(open(nobody, "/thu-tuc", {{"tim", "nha o xa hoi"}}).body, "1.012886"));
}

}  // namespace
