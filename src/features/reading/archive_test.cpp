// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/archive.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/plans.h"

namespace reading {
namespace {

using Json = nlohmann::json;

TEST(Archive, a_reading_comes_back_as_it_was) {
  const Reading before = support::small_reading();
  const std::string bytes = pack(before.document, before.plan);
  const std::optional<Reading> after = unpack(bytes);
  ASSERT_TRUE(after);
  // Packed again it is the same, field for field.
  EXPECT_EQ(pack(after->document, after->plan), bytes);
  const compiler::Activity& activity = after->plan.activities.at(0);
  EXPECT_EQ(activity.lead.at(0).text, "Văn phòng Sở");
  EXPECT_EQ(activity.time->to, base::make_date(2026, 6, 30));
  EXPECT_EQ(activity.quota->per, "month");
  EXPECT_EQ(activity.at.first, 2);
  EXPECT_EQ(activity.at.last, 4);
  EXPECT_EQ(after->document.lines.at(4).repairs.at(0).source, "Thoi");
  EXPECT_EQ(after->document.lines.at(4).source, "- Thoi gian: Quy II/2026");
  EXPECT_EQ(after->plan.header.signer->name, "Lê Thị Hạnh");
  EXPECT_EQ(after->plan.diagnostics.at(1).severity, compiler::Severity::warning);
}

TEST(Archive, places_of_every_kind_come_back) {
  documents::Document document;
  document.format = documents::Format::pdf;
  document.pages = 2;
  document.page_sizes = {{595.3, 841.9}, {841.9, 595.3}};
  documents::Line on_page;
  on_page.text = "Ô trong bảng";
  on_page.place.page = 2;
  on_page.place.box = {10.5, 20, 30, 40.25};
  on_page.cell = documents::Cell{1, 2, 3, 4, 5};
  on_page.bold = true;
  documents::Line in_word;
  in_word.text = "Đoạn";
  in_word.place.block = 7;
  in_word.part = documents::Part::footnote;
  document.lines = {on_page, in_word};
  const std::optional<Reading> after = unpack(pack(document, {}));
  ASSERT_TRUE(after);
  EXPECT_EQ(after->document.lines.at(0).place.box.y1, 40.25);
  EXPECT_EQ(after->document.lines.at(0).cell->column_span, 5);
  EXPECT_TRUE(after->document.lines.at(0).bold);
  EXPECT_EQ(after->document.lines.at(1).place.block, 7);
  EXPECT_EQ(after->document.lines.at(1).part, documents::Part::footnote);
  EXPECT_EQ(after->document.page_sizes.at(1).width, 841.9);
}

TEST(Archive, what_is_no_archive_is_refused) {
  for (const char* bad : {"", "{", "[]", "null", R"({"format": 1})", R"({"format": 2, "document": {}, "plan": {}})",
                          R"({"format": 1, "document": [], "plan": {}})"})
    EXPECT_FALSE(unpack(bad)) << bad;
  const Reading small = support::small_reading();
  const std::string whole = pack(small.document, small.plan);
  for (std::size_t length = 0; length < whole.size(); length += 97) EXPECT_FALSE(unpack(whole.substr(0, length)));
}

// What unpack() makes of a plan whose only diagnostic stands at `place`, in a document of one line "Kế hoạch".
compiler::Span believed(const Json& place) {
  const Json all{{"format", 1},
                 {"document", {{"lines", Json::array({{{"t", "Kế hoạch"}, {"l", 1}}})}}},
                 {"plan", {{"diagnostics", Json::array({{{"code", "LT001"}, {"message", "x"}, {"at", place}}})}}}};
  return unpack(all.dump())->plan.diagnostics.at(0).at;
}

TEST(Archive, a_place_that_the_document_has_is_believed) {
  EXPECT_TRUE(believed({0, 0, 0, 4}).known());
  EXPECT_EQ(believed({0, 0, 0, 4}).to, 4u);
}

TEST(Archive, a_place_that_the_document_has_not_is_dropped) {
  for (const Json& place : {Json{0, 1, 0, 0}, Json{1, 1, 0, 0}, Json{0, 0, 0, 99}, Json{0, 0, 4, 1}, Json{-1, 0, 0, 0},
                            Json{0, 0, 2, 4}, Json{0, 0, 0, 2}, Json{0, 0, 0}, Json{"0", 0, 0, 0}, Json(7), Json{},
                            Json{0, 0, 0, 1e300}, Json{0, 18446744073709551615u, 0, 0}})
    EXPECT_FALSE(believed(place).known()) << place.dump();
}

TEST(Archive, repairs_that_do_not_fit_are_dropped) {
  const Json all{{"format", 1},
                 {"document",
                  {{"lines", Json::array({{{"t", "Kế hoạch"},
                                           {"l", 1},
                                           {"r", Json::array({{{"f", 0}, {"t", 4}, {"s", "Ke"}},
                                                              {{"f", 2}, {"t", 6}, {"s", "overlaps"}},
                                                              {{"f", 5}, {"t", 99}, {"s", "too long"}}})}}})}}},
                 {"plan", Json::object()}};
  const std::optional<Reading> reading = unpack(all.dump());
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->document.lines.at(0).repairs.size(), 1u);
  EXPECT_EQ(reading->document.lines.at(0).repairs.at(0).source, "Ke");
}

}  // namespace
}  // namespace reading
