// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>

#include "base/ids.h"
#include "search/analysis.h"
#include "search/index.h"

namespace {

namespace fs = std::filesystem;

std::string exact_of(const char* word) { return search::tokens(word).front().exact; }

TEST(SearchAnalysis, a_word_is_the_same_wherever_its_tone_stands) {
  EXPECT_EQ(exact_of("hoà"), exact_of("HÒA"));
  EXPECT_EQ(exact_of("thuỷ"), exact_of("thủy"));
  EXPECT_NE(exact_of("thuế"), exact_of("thuê"));
  EXPECT_NE(exact_of("dang"), exact_of("đang"));
  EXPECT_EQ(search::tokens("Đường").front().folded, "duong");
}

TEST(SearchAnalysis, codes_stay_whole_and_places_are_bytes) {
  const auto all = search::tokens("Mã 1.004221, QĐ-UBND.");
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[1].folded, "1.004221");
  EXPECT_EQ(all[2].folded, "qd");
  EXPECT_EQ(all[0].to, 3U);
  EXPECT_EQ(all[1].from, 4U);
}

TEST(SearchAnalysis, marks_that_no_keyboard_took_up_are_taken_off) {
  const auto bare = [](const char* word) { return search::without_typed_marks(word).value_or("-"); };
  EXPECT_EQ(bare("kys"), "ky");
  EXPECT_EQ(bare("ddawng"), "dang");
  EXPECT_EQ(bare("keets"), "ket");
  EXPECT_EQ(bare("hoon"), "hon");
  EXPECT_EQ(bare("thur"), "thu");
  EXPECT_EQ(bare("tucj"), "tuc");
  EXPECT_EQ(bare("duwowngf"), "duong");
  EXPECT_EQ(bare("dangd"), "dang");
  EXPECT_EQ(bare("ky1"), "ky");
  EXPECT_EQ(bare("d9a8ng"), "dang");
  EXPECT_EQ(bare("dang"), "-");
  EXPECT_EQ(bare("xe"), "-");
}

TEST(SearchAnalysis, slips_of_the_fingers_are_counted) {
  EXPECT_EQ(search::typing_distance("phep", "phpe", 2), 1);
  EXPECT_EQ(search::typing_distance("giay", "gay", 2), 1);
  EXPECT_EQ(search::typing_distance("xay", "xay", 2), 0);
  EXPECT_EQ(search::typing_distance("xay", "dung", 1), 2);
}

class Search : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("lantoa-search-" + base::random_secret());
  std::optional<search::Index> index{};

  void SetUp() override {
    open();
    put("kh", "Đăng ký kết hôn", "Thủ tục đăng ký kết hôn tại Ủy ban nhân dân cấp xã nơi cư trú.", "Hộ tịch", "xa");
    put("ks", "Đăng ký khai sinh", "Nộp tờ khai; xuất trình căn cước công dân.", "Hộ tịch", "xa");
    put("gp", "Cấp giấy phép xây dựng nhà ở riêng lẻ",
        "Hồ sơ gồm đơn đề nghị, bản vẽ thiết kế. Thời hạn giải quyết 20 ngày.", "Xây dựng", "tinh");
    put("cc", "Cấp chứng chỉ hành nghề hoạt động xây dựng", "Tổ chức, cá nhân nộp hồ sơ qua dịch vụ công trực tuyến.",
        "Xây dựng", "tinh");
    put("td", "Thẩm định báo cáo nghiên cứu khả thi đầu tư xây dựng", "Thủ tục hành chính 1.009972.", "Xây dựng",
        "tinh");
    put("tu", "Cho thuê nhà ở công vụ", "Thuê nhà ở thuộc tài sản công.", "Nhà ở", "tinh");
    put("tx", "Miễn, giảm thuế nhà, đất", "Kê khai thuế.", "Thuế", "tinh");
    put("lx", "Đổi giấy phép lái xe", "Giấy phép lái xe do ngành giao thông cấp.", "Đường bộ", "tinh");
    index->commit();
  }
  void TearDown() override {
    index.reset();
    fs::remove_all(folder);
  }
  void open() { index.emplace(folder / "index", std::vector<std::string>{"field", "level"}); }
  void put(const char* id, const char* title, const char* body, const char* field, const char* level,
           const char* tenant = "t") {
    index->put(item(id, title, body, field, level, tenant));
  }
  static search::Item item(const char* id, const char* title, const char* body, const char* field, const char* level,
                           const char* tenant) {
    search::Item item;
    item.tenant = tenant;
    item.kind = "procedure";
    item.id = item.order = id;
    item.title = title;
    item.body = body;
    item.facets = {{"field", field}, {"level", level}};
    return item;
  }
  search::Answer ask(const char* text, search::Typing typing = search::Typing::done) const {
    search::Query query;
    query.tenant = "t";
    query.text = text;
    query.typing = typing;
    return index->find(query);
  }
  std::string first(const char* text, search::Typing typing = search::Typing::done) const {
    const search::Answer answer = ask(text, typing);
    return answer.hits.empty() ? "" : answer.hits.front().id;
  }
};

TEST_F(Search, finds_with_marks_without_marks_and_with_marks_in_another_place) {
  EXPECT_EQ(first("đăng ký kết hôn"), "kh");
  EXPECT_EQ(first("dang ky ket hon"), "kh");
  EXPECT_EQ(first("thu tuc dang ky ket hon"), "kh");
  EXPECT_EQ(first("ĐĂNG KÝ KHAI SINH"), "ks");
  EXPECT_EQ(first("uỷ ban nhân dân"), "kh");
  EXPECT_EQ(first("đăng kí khai sinh"), "ks");
}

TEST_F(Search, forgives_telex_and_vni_slips) {
  EXPECT_EQ(first("dang kys ket hon"), "kh");
  EXPECT_EQ(first("ddawng kys keets hoon"), "kh");
  EXPECT_EQ(first("giaays phep xaay duwngj"), "gp");
  EXPECT_EQ(first("cap1 chung71 chi3 hanh nghe"), "cc");
  EXPECT_EQ(ask("dang kys ket hon").corrected, "dang ky ket hon");
}

TEST_F(Search, forgives_misspellings_by_the_company_words_keep) {
  EXPECT_EQ(first("giay phpe xay dung"), "gp");
  EXPECT_EQ(first("dang ky ket hond"), "kh");
  EXPECT_EQ(first("chung tri hanh nghe"), "cc");
  EXPECT_EQ(first("dangky khaisinh"), "ks");
  EXPECT_EQ(ask("dangky khaisinh").corrected, "dang ky khai sinh");
  EXPECT_EQ(ask("dang ky khai sinh").corrected, "");
}

TEST_F(Search, knows_abbreviations_and_everyday_words_in_both_directions) {
  EXPECT_EQ(first("TTHC"), "td");
  EXPECT_EQ(first("UBND xã"), "kh");
  EXPECT_EQ(first("CCCD"), "ks");
  EXPECT_EQ(first("bằng lái xe"), "lx");
  EXPECT_EQ(first("gplx"), "lx");
  put("sd", "Cấp lại sổ đỏ", "", "Đất đai", "tinh");
  index->commit();
  EXPECT_EQ(first("giấy chứng nhận quyền sử dụng đất"), "sd");
}

TEST_F(Search, puts_marks_as_they_were_typed_first) {
  EXPECT_EQ(first("thuê nhà"), "tu");
  EXPECT_EQ(first("thuế nhà"), "tx");
  EXPECT_EQ(ask("thuê nhà").hits.size(), 2U);  // the other one is found as well, behind
  EXPECT_EQ(ask("thue nha").hits.size(), 2U);
}

TEST_F(Search, finds_codes_whole_and_by_their_last_part) {
  EXPECT_EQ(first("1.009972"), "td");
  EXPECT_EQ(first("009972"), "td");
}

TEST_F(Search, follows_what_is_being_typed) {
  using search::Typing;
  EXPECT_EQ(first("đăng ký kh", Typing::under_way), "ks");
  EXPECT_EQ(first("giay phep x", Typing::under_way), "gp");
  EXPECT_EQ(first("k", Typing::under_way).empty(), false);
  EXPECT_EQ(ask("giay phep x", Typing::under_way).hits.front().title.ranges.size(), 1U);
  EXPECT_EQ(first("dang kys ket", Typing::under_way), "kh");
}

TEST_F(Search, counts_facets_and_keeps_to_them) {
  const search::Answer all = ask("xây dựng");
  ASSERT_EQ(all.facets.at("field").size(), 1U);
  EXPECT_EQ(all.facets.at("field").front().value, "Xây dựng");
  EXPECT_EQ(all.facets.at("field").front().items, 3);
  search::Query query;
  query.tenant = "t";
  query.filters = {{"field", "Hộ tịch"}};
  const search::Answer filtered = index->find(query);  // nothing asked for: all of them, in their order
  ASSERT_EQ(filtered.hits.size(), 2U);
  EXPECT_EQ(filtered.total, 2);
  EXPECT_EQ(filtered.hits.front().id, "kh");
  query.filters["level"] = "tinh";
  EXPECT_TRUE(index->find(query).hits.empty());
}

TEST_F(Search, shows_why_it_was_found) {
  const search::Hit hit = ask("thoi han giai quyet").hits.front();
  ASSERT_EQ(hit.body.ranges.size(), 1U);
  const auto [from, to] = hit.body.ranges.front();
  EXPECT_EQ(hit.body.text.substr(from, to - from), "Thời hạn giải quyết");
  EXPECT_TRUE(hit.title.ranges.empty());
  const search::Hit titled = ask("ket hon").hits.front();
  const auto [begin, end] = titled.title.ranges.front();
  EXPECT_EQ(titled.title.text.substr(begin, end - begin), "kết hôn");
}

TEST_F(Search, keeps_the_snippet_short_and_around_the_words) {
  std::string body;
  for (int i = 0; i < 300; ++i) body += "Văn bản dài. ";
  body += "Lệ phí trước bạ.";
  put("dai", "Bài dài", body.c_str(), "Khác", "tinh");
  index->commit();
  const search::Hit hit = ask("lệ phí trước bạ").hits.front();
  EXPECT_LT(hit.body.text.size(), 400U);
  EXPECT_TRUE(hit.body.is_cut_before);
  EXPECT_FALSE(hit.body.is_cut_after);
  EXPECT_NE(hit.body.text.find("Lệ phí trước bạ"), std::string::npos);
}

TEST_F(Search, gives_some_of_the_words_where_nothing_has_all) {
  EXPECT_EQ(first("đăng ký kết hôn phi thuyền"), "kh");
  EXPECT_TRUE(ask("zzzzzz qqqqqq").hits.empty());
  EXPECT_TRUE(ask("\xFF\xFE ??? ***").corrected.empty());
}

TEST_F(Search, never_shows_the_items_of_another_province) {
  put("la", "Đăng ký kết hôn", "", "Hộ tịch", "xa", "other");
  index->commit();
  EXPECT_EQ(ask("kết hôn").hits.size(), 1U);
  EXPECT_EQ(ask("kết hôn").hits.front().id, "kh");
}

TEST_F(Search, replaces_and_removes) {
  put("kh", "Ly hôn", "", "Hộ tịch", "xa");
  index->commit();
  EXPECT_EQ(first("ly hôn"), "kh");
  for (const search::Hit& hit : ask("kết hôn").hits) EXPECT_NE(hit.title.text, "Đăng ký kết hôn");
  index->remove("t", "procedure", "kh");
  index->commit();
  EXPECT_NE(first("ly hôn"), "kh");
  EXPECT_EQ(ask("").total, 7);
}

TEST_F(Search, is_rebuilt_beside_the_old_one_and_stays) {
  EXPECT_TRUE(index->wants_rebuild());
  index->rebuild([&](const search::Index::Sink& sink) {
    sink(item("m", "Cấp thẻ nhà báo", "", "Báo chí", "tinh", "t"));
    EXPECT_EQ(first("kết hôn"), "kh");  // the old one answers meanwhile
  });
  EXPECT_FALSE(index->wants_rebuild());
  EXPECT_EQ(first("the nha bao"), "m");
  EXPECT_EQ(ask("").total, 1);
  index.reset();
  open();
  EXPECT_FALSE(index->wants_rebuild());
  EXPECT_EQ(first("the nha bao"), "m");
  put("n", "Cấp thẻ hướng dẫn viên", "", "Du lịch", "tinh");
  index->commit();
  EXPECT_EQ(first("huong dan vien"), "n");
}

TEST_F(Search, begins_anew_where_its_folder_was_spoilt) {
  index->rebuild([&](const search::Index::Sink& sink) { sink(item("m", "Cấp thẻ", "", "", "", "t")); });
  index.reset();
  std::ofstream(folder / "index" / "iamglass", std::ios::binary | std::ios::trunc) << "no index";
  open();
  EXPECT_TRUE(index->wants_rebuild());
  EXPECT_TRUE(ask("thẻ").hits.empty());
}

TEST_F(Search, says_so_where_another_program_has_it) {
  EXPECT_THROW(search::Index(folder / "index", {"field", "level"}), std::runtime_error);
}

// The reader's children are forked while the index is open, and close what they inherited a moment later.
TEST_F(Search, waits_for_a_child_that_still_holds_the_lock) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    constexpr int a_moment_ms = 300;
    ::poll(nullptr, 0, a_moment_ms);
    ::_exit(0);
  }
  index.reset();
  EXPECT_NO_THROW(open());
  ::waitpid(child, nullptr, 0);
}

TEST_F(Search, answers_while_it_is_written) {
  std::thread writer([&] {
    for (int i = 0; i < 60; ++i) {
      put("kh", "Đăng ký kết hôn", std::to_string(i).c_str(), "Hộ tịch", "xa");
      index->commit();
    }
  });
  for (int i = 0; i < 60; ++i) EXPECT_EQ(first("ket hon"), "kh");
  writer.join();
}

}  // namespace
