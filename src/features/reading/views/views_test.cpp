// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "features/reading/views/marks.h"
#include "features/reading/views/pages.h"
#include "features/reading/views/source.h"
#include "features/reading/views/words.h"
#include "support/plans.h"

namespace reading {
namespace {

using compiler::Span;

// ----------------------------------------------------------------------------------------------------------------
// marks

documents::Document lines(std::vector<std::string> texts) {
  documents::Document document;
  for (std::string& text : texts) {
    documents::Line line;
    line.text = std::move(text);
    line.place.line = static_cast<int>(document.lines.size()) + 1;
    document.lines.push_back(std::move(line));
  }
  return document;
}

TEST(Marks, stretches_are_the_whole_line) {
  const documents::Document document = lines({"abcdefghij"});
  Facts facts;
  facts.add(Mark::basis, {0, 0, 2, 8});
  facts.add(Mark::time, {0, 0, 4, 6});
  const std::vector<Stretch> stretches = marked(document, facts.all())[0].stretches;
  std::string all;
  for (const Stretch& s : stretches) all += document.lines[0].text.substr(s.from, s.to - s.from) + "|";
  EXPECT_EQ(all, "ab|cd|ef|gh|ij|");
}

TEST(Marks, the_narrowest_fact_names_the_stretch) {
  Facts facts;
  const int wide = facts.add(Mark::basis, {0, 0, 2, 8});
  const int narrow = facts.add(Mark::time, {0, 0, 4, 6});
  const std::vector<Stretch> stretches = marked(lines({"abcdefghij"}), facts.all())[0].stretches;
  EXPECT_EQ(stretches[2].facts, (std::vector<int>{narrow, wide}));
  EXPECT_EQ(stretches[2].mark, Mark::time);
  EXPECT_EQ(stretches[1].facts, std::vector<int>{wide});
  EXPECT_TRUE(stretches[0].facts.empty());
}

TEST(Marks, a_fact_over_lines_marks_each_of_them) {
  Facts facts;
  const int basis = facts.add(Mark::basis, {0, 2, 1, 2});
  const std::vector<MarkedLine> all = marked(lines({"abc", "def", "ghi"}), facts.all());
  EXPECT_EQ(all[0].stretches.at(1).facts, std::vector<int>{basis});
  EXPECT_EQ(all[1].stretches.at(0).facts, std::vector<int>{basis});
  EXPECT_EQ(all[1].stretches.size(), 1u);
  EXPECT_EQ(all[2].stretches.at(0).to, 2u);
}

TEST(Marks, activities_stand_around_their_lines) {
  Facts facts;
  const int activity = facts.add(Mark::activity, {0, 1, 1, 2});
  const std::vector<MarkedLine> all = marked(lines({"abc", "def", "ghi"}), facts.all());
  EXPECT_EQ(all[0].around, std::vector<int>{activity});
  EXPECT_EQ(all[1].around, std::vector<int>{activity});
  EXPECT_TRUE(all[2].around.empty());
  EXPECT_TRUE(all[0].stretches.at(0).facts.empty());
}

TEST(Marks, a_fact_without_a_place_has_no_number) {
  Facts facts;
  EXPECT_EQ(facts.add(Mark::lead, {}), 0);
  EXPECT_EQ(facts.add(Mark::lead, {0, 0, 0, 1}), 1);
}

// -----------------------------------------------------------------------------------------------------------------
// page

ReadingPage small_page() {
  ReadingPage page;
  page.reading = support::small_reading();
  page.entry.id = "0123456789abcdef";
  page.entry.file = page.reading.document.file;
  page.entry.title = page.reading.plan.header.title;
  page.chosen = {0, 1};
  page.units = {{"Văn phòng Sở", 2}};
  page.csrf = "the-token";
  return page;
}

bool has(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

int count(const std::string& page, std::string_view text) {
  int times = 0;
  for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + 1)) ++times;
  return times;
}

std::string number_of_fact(const std::string& page, std::string_view text) {
  const std::size_t at = page.find(std::string(text) + "</a>");
  const std::size_t id = page.rfind("id=\"f", at) + 5;
  return page.substr(id, page.find('"', id) - id);
}

TEST(ReadingPage, a_fact_leads_to_its_place_and_its_place_to_the_fact) {
  const std::string page = reading_page(small_page());
  const std::size_t plan = page.find("id=\"ke-hoach\"");
  const std::string number = number_of_fact(page.substr(plan), "Văn phòng Sở");
  EXPECT_TRUE(has(page, "<a class=\"fact k-lead\" id=\"f" + number + "\" data-fact=\"" + number +
                            "\" href=\"#L4\">Văn phòng Sở</a>"));
  EXPECT_TRUE(has(page, "<a class=\"m m-lead\" data-f=\"" + number + "\" href=\"#f" + number +
                            "\" title=\"Chủ trì\">Văn phòng Sở</a>"));
  EXPECT_TRUE(has(page, "id=\"L4\""));
}

TEST(ReadingPage, every_link_inside_the_page_has_its_end) {
  const std::string page = reading_page(small_page());
  int links = 0;
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1)) {
    const std::string id = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    EXPECT_EQ(count(page, "id=\"" + id + "\""), 1) << id;
    ++links;
  }
  EXPECT_GT(links, 20);
}

TEST(ReadingPage, what_the_document_says_is_never_markup) {
  ReadingPage page = small_page();
  const std::string evil = "<script>alert('x')</script>\"";
  page.entry.file = evil;
  page.entry.title = evil;
  page.filter = {.unit = evil, .text = evil};
  page.units = {{evil, 1}};
  page.reading.document.lines[0].text = evil;
  page.reading.document.lines[4].repairs[0].source = evil;
  compiler::Activity& activity = page.reading.plan.activities[0];
  activity.path = evil;
  activity.text = evil;
  activity.lead[0].text = evil;
  activity.output = evil;
  page.reading.plan.header.agency = evil;
  page.reading.plan.diagnostics[0].message = evil;
  page.reading.plan.contacts[0].value = "javascript:alert(1)";
  const std::string shown = reading_page(page);
  EXPECT_FALSE(has(shown, "<script>alert"));
  EXPECT_FALSE(has(shown, "alert('x')"));
  EXPECT_FALSE(has(shown, "href=\"javascript"));
}

TEST(ReadingPage, what_the_text_does_not_say_is_said_to_be_missing) {
  ReadingPage page = small_page();
  page.reading.plan.activities[0].lead.clear();
  page.reading.plan.activities[0].time.reset();
  page.reading.plan.header.number.clear();
  page.reading.plan.header.symbol.clear();
  const std::string shown = reading_page(page);
  EXPECT_EQ(count(shown, "Văn bản không nêu"), 2);
  EXPECT_TRUE(has(shown, "<dt>Số, ký hiệu</dt><dd class=\"missing\">Văn bản không ghi</dd>"));
  EXPECT_TRUE(has(shown, "suy ra từ nội dung"));
}

TEST(ReadingPage, the_gravest_diagnostics_come_first_with_words_beside_the_colours) {
  const std::string shown = reading_page(small_page());
  EXPECT_LT(shown.find("Một cảnh báo."), shown.find("Một ghi chú."));
  EXPECT_TRUE(has(shown, "<strong>Cảnh báo</strong>"));
}

TEST(ReadingPage, restored_syllables_show_what_stood_there) {
  const std::string shown = reading_page(small_page());
  EXPECT_TRUE(has(shown, "<span class=\"fix\" title=\"Nguyên bản: “Thoi”. Độ chắc: 90%\">Thời</span>"));
  EXPECT_TRUE(has(shown, "<span class=\"printed\" lang=\"und\">- Thoi gian: Quy II/2026</span>"));
  EXPECT_TRUE(has(shown, "Đã khôi phục dấu cho 1 chỗ"));
}

TEST(ReadingPage, a_plan_without_activities_says_so) {
  ReadingPage page = small_page();
  page.reading.plan = {};
  page.chosen.clear();
  const std::string shown = reading_page(page);
  EXPECT_TRUE(has(shown, "Không tìm thấy hoạt động nào"));
  EXPECT_FALSE(has(shown, "id=\"hoat-dong\""));
}

TEST(ReadingPage, a_thousand_activities_stay_a_page_that_can_be_sent) {
  ReadingPage page = small_page();
  const compiler::Activity one = page.reading.plan.activities[0];
  page.reading.plan.activities.assign(1000, one);
  page.chosen.resize(1000);
  for (int i = 0; i < 1000; ++i) page.chosen[static_cast<std::size_t>(i)] = i;
  EXPECT_LT(reading_page(page).size(), 4u << 20);
}

// ---------------------------------------------------------------------------------------------------------------
// source

documents::Line cell(std::string text, int row, int column, int row_span = 1, int column_span = 1) {
  documents::Line line;
  line.text = std::move(text);
  line.place.block = 1;
  line.cell = documents::Cell{0, row, column, row_span, column_span};
  return line;
}

std::string shown_source(const documents::Document& document) {
  Entry entry;
  entry.id = "0123456789abcdef";
  return source_view(entry, document, {}).str();
}

TEST(SourceView, a_table_is_drawn_as_one) {
  documents::Document document;
  document.format = documents::Format::docx;
  document.lines = {cell("A", 0, 0, 2), cell("B", 0, 1, 1, 2), cell("C", 1, 1), cell("D", 1, 2), cell("D2", 1, 2)};
  const std::string shown = shown_source(document);
  EXPECT_EQ(count(shown, "<tr>"), 2);
  EXPECT_EQ(count(shown, "<td "), 4);
  EXPECT_TRUE(has(shown, "<td colspan=\"1\" rowspan=\"2\">"));
  EXPECT_TRUE(has(shown, "<td colspan=\"2\" rowspan=\"1\">"));
  EXPECT_LT(shown.find(">D<"), shown.find(">D2<"));
}

TEST(SourceView, a_missing_cell_leaves_its_place_empty) {
  documents::Document document;
  document.lines = {cell("A", 0, 0), cell("B", 0, 1), cell("D", 1, 1)};
  const std::string shown = shown_source(document);
  const std::size_t second = shown.rfind("<tr>");
  EXPECT_TRUE(shown.substr(second).starts_with("<tr><td></td><td colspan"));
}

TEST(SourceView, a_table_that_claims_to_be_huge_is_drawn_all_the_same) {
  documents::Document document;
  document.lines = {cell("A", 0, 0, 10'000, 10'000), cell("B", 9'999, 9'999)};
  EXPECT_LT(shown_source(document).size(), 20'000u);
}

TEST(SourceView, pages_are_drawn_with_places_over_them) {
  documents::Document document;
  document.format = documents::Format::pdf;
  document.pages = 2;
  document.page_sizes = {{600, 800}, {600, 800}};
  documents::Line line;
  line.text = "Chủ trì: Sở";
  line.place.page = 2;
  line.place.box = {100, 200, 300, 212};
  document.lines = {line};
  Facts facts;
  const int lead = facts.add(Mark::lead, support::place_of(document, 0, "Sở"));
  Entry entry;
  entry.id = "0123456789abcdef";
  const std::string shown = source_view(entry, document, facts.all()).str();
  EXPECT_TRUE(has(shown, "src=\"/doc/0123456789abcdef/trang/2\""));
  EXPECT_TRUE(has(shown, "viewBox=\"0 0 6000 8000\""));
  // "Sở" is the last two of eleven letters: from 100 + 200 * 9 / 11 points on.
  EXPECT_TRUE(has(shown, "data-f=\"" + std::to_string(lead) + "\""));
  EXPECT_TRUE(has(shown, "<rect x=\"2626\" y=\"1990\" width=\"384\" height=\"140\""));
  EXPECT_LT(shown.find("id=\"p1\""), shown.find("id=\"p2\""));
}

TEST(SourceView, places_are_named_as_people_name_them) {
  documents::Line line;
  line.place.line = 12;
  EXPECT_EQ(place_of(line), "dòng 12");
  line.place = {.page = 3};
  EXPECT_EQ(place_of(line), "trang 3");
  line.place = {.block = 45};
  EXPECT_EQ(place_of(line), "đoạn 45");
}

// ----------------------------------------------------------------------------------------------------------------
// words

TEST(Words, quotas_and_times_are_sentences) {
  compiler::Quota quota{2, compiler::Bound::min, "tin, bài", "month", "", {}};
  EXPECT_EQ(sentence_of(quota), "ít nhất 2 tin, bài mỗi tháng");
  quota = {4, compiler::Bound::exact, "số", "", "", {}};
  EXPECT_EQ(sentence_of(quota), "4 số");
  compiler::Time time;
  time.from = base::make_date(2026, 4, 1);
  time.to = base::make_date(2026, 6, 30);
  EXPECT_EQ(days_of(time), "từ 01/04/2026 đến 30/06/2026");
  time.from.reset();
  time.kind = compiler::TimeKind::before;
  EXPECT_EQ(days_of(time), "trước 30/06/2026");
  EXPECT_EQ(days_of({}), "");
}

TEST(Words, labels_are_said_as_people_say_them) {
  EXPECT_EQ(label_of("II/1/đ"), "đ");
  EXPECT_EQ(label_of("III/r4"), "Hàng 4");
  EXPECT_EQ(label_of("II/5/-2"), "Gạch đầu dòng 2");
  EXPECT_EQ(label_of("V/1/¶2"), "Đoạn 2");
  EXPECT_EQ(label_of("IV"), "IV");
  EXPECT_EQ(label_of("r"), "r");
  EXPECT_EQ(label_of(""), "");
}

TEST(Words, sizes_and_times_are_written_the_vietnamese_way) {
  EXPECT_EQ(size_of(500), "500 byte");
  EXPECT_EQ(size_of(1536), "1,5 KB");
  EXPECT_EQ(size_of(64u << 20), "64 MB");
  EXPECT_EQ(grouped(1234567), "1.234.567");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(time_of(1767225600), "07:00 ngày 01/01/2026");
}

TEST(Words, every_channel_of_the_schema_has_a_name) {
  for (const char* code : {"column",
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
                           "other"})
    EXPECT_NE(word_of_channel(code), "") << code;
  EXPECT_EQ(word_of_channel("nothing"), "");
}

}  // namespace
}  // namespace reading
