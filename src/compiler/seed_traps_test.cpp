// SPDX-License-Identifier: AGPL-3.0-or-later
// What a careful reader must notice in the five real plans, and not smooth over.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "compiler/compile.h"
#include "documents/read/read.h"

namespace {
using namespace compiler;

struct Read {
  documents::Document document{};
  Plan plan{};
};

constexpr std::array<std::string_view, 5> files = {"000_ee903168ec461ea1.txt", "001_802290cbe7fc08b7.txt",
                                                   "002_408ecd0f26296bea.txt", "003_004c2acb9805c4a7.txt",
                                                   "004_331f24a2e5309b33.txt"};

class SeedTraps : public ::testing::Test {
 protected:
  static std::filesystem::path folder() { return std::filesystem::path(SOURCE_DIR) / ".." / "shared" / "seeds"; }

  void SetUp() override {
    if (!std::filesystem::exists(folder() / files[0]))
      GTEST_SKIP() << "skipped: the five real plans are not at " << folder().string();
  }

  static const Read& seed(std::size_t number) {
    static std::map<std::size_t, Read> known;
    const auto [it, fresh] = known.try_emplace(number);
    if (!fresh) return it->second;
    std::ifstream file(folder() / files[number], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto document = documents::read(bytes, files[number]);
    if (!document) {
      ADD_FAILURE() << document.error().message;
      return it->second;
    }
    it->second.document = std::move(*document);
    it->second.plan = compile(it->second.document);
    return it->second;
  }

  static int line_of(const Read& read, const Span& at) {
    return at.known() ? read.document.lines[static_cast<std::size_t>(at.first)].place.line : 0;
  }

  // "LT050@264" of every diagnostic of a plan.
  static std::vector<std::string> told(std::size_t number) {
    const Read& read = seed(number);
    std::vector<std::string> out;
    for (const Diagnostic& d : read.plan.diagnostics) out.push_back(d.code + "@" + std::to_string(line_of(read, d.at)));
    return out;
  }

  static bool tells(std::size_t number, const std::string& code_at_line) {
    const std::vector<std::string> all = told(number);
    return std::find(all.begin(), all.end(), code_at_line) != all.end();
  }

  static bool tells_code(std::size_t number, std::string_view code) {
    const auto& all = seed(number).plan.diagnostics;
    return std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) { return d.code == code; });
  }

  static bool says(std::size_t number, std::string_view words) {
    const auto& all = seed(number).plan.activities;
    return std::any_of(all.begin(), all.end(),
                       [&](const Activity& a) { return a.text.find(words) != std::string::npos; });
  }

  static std::string names(const std::vector<Mention>& mentions) {
    std::string out;
    for (const Mention& mention : mentions) out += (out.empty() ? "" : "; ") + mention.text;
    return out;
  }
};

TEST_F(SeedTraps, trap_01_a_missing_header_is_inferred_and_said) {
  for (const std::size_t number : {0U, 2U, 3U}) {
    const Header& header = seed(number).plan.header;
    EXPECT_EQ(header.number + header.symbol, "") << number;
    EXPECT_FALSE(header.date) << number;
    EXPECT_FALSE(header.agency.empty()) << number;
    EXPECT_NE(std::find(header.inferred.begin(), header.inferred.end(), "agency"), header.inferred.end()) << number;
    EXPECT_TRUE(tells_code(number, "LT002")) << number;
    EXPECT_TRUE(tells_code(number, "LT003")) << number;
  }
  for (const std::size_t number : {1U, 4U}) {
    EXPECT_FALSE(tells_code(number, "LT002")) << number;
    EXPECT_FALSE(tells_code(number, "LT003")) << number;
  }
  EXPECT_EQ(seed(4).plan.header.number, "281");
  EXPECT_EQ(seed(4).plan.header.symbol, "KH-SKHCN");
}

TEST_F(SeedTraps, trap_02_a_plan_that_implements_a_later_one) {
  EXPECT_TRUE(tells_code(3, "LT010"));
  for (const std::size_t number : {0U, 1U, 2U, 4U}) EXPECT_FALSE(tells_code(number, "LT010")) << number;
}

TEST_F(SeedTraps, trap_03_a_quarter_that_does_not_hold_the_day) { EXPECT_TRUE(tells(4, "LT020@113")); }

TEST_F(SeedTraps, trap_04_a_report_due_before_the_work) { EXPECT_TRUE(tells_code(4, "LT021")); }

TEST_F(SeedTraps, trap_05_names_of_units_that_drift) {
  EXPECT_TRUE(tells(4, "LT030@120"));
  EXPECT_TRUE(tells_code(0, "LT030"));
  EXPECT_TRUE(tells(4, "LT041@115"));
  EXPECT_TRUE(tells(4, "LT041@119"));
}

TEST_F(SeedTraps, trap_06_work_without_lead_or_time) {
  EXPECT_TRUE(tells_code(0, "LT040"));
  EXPECT_TRUE(tells_code(2, "LT040"));
  const auto& all = seed(2).plan.activities;
  EXPECT_TRUE(std::none_of(all.begin(), all.end(), [](const Activity& a) { return a.kind == Kind::assigned; }));
  EXPECT_TRUE(tells(0, "LT051@337"));
}

TEST_F(SeedTraps, trap_07_a_split_table_with_several_leads) {
  EXPECT_TRUE(tells_code(3, "LT031"));
  EXPECT_TRUE(tells_code(3, "LT032"));
  EXPECT_TRUE(tells(3, "LT052@202"));
  std::vector<const Activity*> rows;
  for (const Activity& a : seed(3).plan.activities)
    if (a.kind == Kind::assigned) rows.push_back(&a);
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows[0]->lead.size(), 3U);
  EXPECT_EQ(names(rows[1]->coordinate), "Phòng nội vụ");
  EXPECT_EQ(rows[5]->time.value().kind, TimeKind::month);
}

TEST_F(SeedTraps, trap_08_a_time_of_another_plan_and_a_misprint_taken_over) {
  EXPECT_TRUE(tells(0, "LT022@325"));
  EXPECT_TRUE(tells_code(1, "LT050"));
  EXPECT_TRUE(tells(2, "LT050@173"));
}

TEST_F(SeedTraps, trap_09_damaged_labels_follow_their_sequence) {
  EXPECT_TRUE(tells_code(1, "LT061"));
  for (const std::string_view letter : {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"}) {
    const auto& all = seed(1).plan.activities;
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Activity& a) {
      return a.kind == Kind::assigned && a.path.ends_with("/" + std::string(letter));
    })) << letter;
  }
}

TEST_F(SeedTraps, trap_10_terms_are_read_through_bad_recognition) {
  EXPECT_TRUE(tells_code(1, "LT060"));
  EXPECT_TRUE(says(1, "một cửa"));
  EXPECT_TRUE(says(1, "ứng dụng"));
  const auto& bases = seed(1).plan.legal_bases;
  for (const std::string_view kept : {"333-KH/TU", "1928/QĐ-UBND"})
    EXPECT_TRUE(std::any_of(bases.begin(), bases.end(), [&](const LegalBasis& b) { return b.number == kept; })) << kept;
  const auto& indices = seed(1).plan.indices;
  EXPECT_TRUE(std::any_of(indices.begin(), indices.end(), [](const Index& i) { return i.code == "POBI"; }));
}

TEST_F(SeedTraps, trap_11_a_channel_that_is_an_address_of_mail) {
  EXPECT_TRUE(tells_code(1, "LT033"));
  const auto& contacts = seed(1).plan.contacts;
  EXPECT_TRUE(std::any_of(contacts.begin(), contacts.end(),
                          [](const Contact& c) { return c.kind == "email" && c.value == "banbientap@sonla.gov.vn"; }));
}

TEST_F(SeedTraps, trap_12_page_numbers_and_broken_sentences) {
  EXPECT_TRUE(tells(2, "LT053@72"));
  EXPECT_TRUE(tells(3, "LT053@459"));
  for (std::size_t number = 0; number < files.size(); ++number)
    for (const Activity& a : seed(number).plan.activities) EXPECT_EQ(a.text.find('\f'), std::string::npos);
}

TEST_F(SeedTraps, trap_13_misprints_are_quoted_and_corrected) {
  EXPECT_TRUE(tells(0, "LT050@264"));
  EXPECT_TRUE(tells(0, "LT050@321"));
  EXPECT_TRUE(tells(2, "LT050@278"));
  EXPECT_TRUE(tells_code(3, "LT050"));
  EXPECT_TRUE(tells(4, "LT050@74"));
  EXPECT_TRUE(says(0, "quét mã QR"));
  EXPECT_FALSE(says(0, "quyét"));
  bool quoted = false;
  for (const Activity& a : seed(0).plan.activities)
    quoted = quoted || quote(seed(0).document, a.at).find("quyét") != std::string::npos;
  EXPECT_TRUE(quoted);
}

TEST_F(SeedTraps, trap_14_abbreviations_of_the_text) {
  const auto defines = [&](std::size_t number, std::string_view brief) {
    const auto& all = seed(number).plan.abbreviations;
    return std::any_of(all.begin(), all.end(), [&](const Abbreviation& a) { return a.brief == brief; });
  };
  EXPECT_TRUE(defines(0, "CCHC"));
  EXPECT_TRUE(defines(0, "TTHC"));
  EXPECT_TRUE(defines(0, "CBCCVC"));
  EXPECT_TRUE(defines(1, "Sở"));
  EXPECT_TRUE(defines(2, "Ban Quản lý"));
  EXPECT_TRUE(defines(4, "TTHC"));
}

TEST_F(SeedTraps, trap_15_who_signs_for_whom) {
  EXPECT_EQ(seed(0).plan.header.signer.value().authority, "KT. GIÁM ĐỐC");
  EXPECT_EQ(seed(0).plan.header.signer.value().capacity, "PHÓ GIÁM ĐỐC");
  EXPECT_EQ(seed(2).plan.header.signer.value().authority, "KT. TRƯỞNG BAN");
  EXPECT_EQ(seed(3).plan.header.signer.value().on_behalf, "TM. ỦY BAN NHÂN DÂN");
  EXPECT_EQ(seed(3).plan.header.signer.value().authority, "KT. CHỦ TỊCH");
  for (const std::size_t number : {1U, 4U}) {
    EXPECT_FALSE(seed(number).plan.header.signer) << number;
    EXPECT_TRUE(tells_code(number, "LT004")) << number;
  }
}

TEST_F(SeedTraps, trap_16_a_body_of_the_past) {
  EXPECT_TRUE(tells_code(3, "LT035"));
  for (const std::size_t number : {0U, 1U, 2U, 4U}) EXPECT_FALSE(tells_code(number, "LT035")) << number;
}

TEST_F(SeedTraps, trap_17_the_words_for_time) {
  const auto has = [&](std::size_t number, TimeKind kind, std::string_view from, std::string_view to) {
    const auto& all = seed(number).plan.activities;
    return std::any_of(all.begin(), all.end(), [&](const Activity& a) {
      return a.time && a.time->kind == kind && (from.empty() || (a.time->from && base::iso(*a.time->from) == from)) &&
             (to.empty() || (a.time->to && base::iso(*a.time->to) == to));
    });
  };
  EXPECT_TRUE(has(0, TimeKind::continuous, "", ""));
  EXPECT_TRUE(has(1, TimeKind::year, "2025-01-01", "2025-12-31"));
  EXPECT_TRUE(has(3, TimeKind::month, "2023-12-01", "2023-12-31"));
  EXPECT_TRUE(has(4, TimeKind::quarter, "2025-04-01", "2025-06-30"));
  EXPECT_TRUE(has(4, TimeKind::quarter, "2025-01-01", "2025-06-30"));
  EXPECT_TRUE(has(4, TimeKind::quarter, "2025-10-01", "2025-12-31"));
  std::vector<std::string> dates;
  for (const Deadline& deadline : seed(4).plan.deadlines)
    if (deadline.date) dates.push_back(base::iso(*deadline.date));
  EXPECT_EQ(dates, (std::vector<std::string>{"2025-11-15", "2025-11-30"}));
  const auto quota = [&](std::size_t number, int count, Bound bound) {
    const auto& all = seed(number).plan.activities;
    return std::any_of(all.begin(), all.end(), [&](const Activity& a) {
      return a.quota && a.quota->count == count && a.quota->bound == bound && a.quota->per == "month";
    });
  };
  EXPECT_TRUE(quota(1, 2, Bound::min));
  EXPECT_TRUE(quota(2, 4, Bound::exact));
}

}  // namespace
