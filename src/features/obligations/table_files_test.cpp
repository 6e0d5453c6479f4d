// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/obligations/table_files.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "documents/read/workbook.h"
#include "support/engines.h"

namespace {

class TableFiles : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    service.emplace(db(), *audit, clock);
  }
  // So many activities, each owed every month of 2026 by one unit.
  void lay(int activities) {
    obligations::Programme programme;
    programme.tenant = "t";
    programme.plan = "p";
    programme.agency = "a";
    programme.title = "Kế hoạch 2026";
    programme.year = 2026;
    programme.issued_on = base::day_number(*base::make_date(2026, 1, 5));
    for (int i = 0; i < activities; ++i) {
      obligations::Assigned activity;
      activity.activity = "a" + std::to_string(i);
      activity.path = "I." + std::to_string(i + 1);
      activity.title = "=Đăng \"tin\", bài";
      activity.lead = {{"u", "Văn phòng"}};
      activity.time.emplace();
      activity.time->kind = compiler::TimeKind::continuous;
      activity.time->raw = "Thường xuyên";
      activity.quota.emplace();
      activity.quota->count = 2;
      activity.quota->per = "month";
      programme.activities.push_back(std::move(activity));
    }
    db().write([&](db::Connection& c) { return service->lay(c, programme).added; });
  }
  static obligations::TableAsk ask() {
    obligations::TableAsk ask;
    ask.tenant = "t";
    ask.filter.plan = "p";
    ask.is_seen = [](const obligations::Occurrence&) { return true; };
    ask.state_of = [](const obligations::Occurrence&) { return std::string("còn hạn"); };
    return ask;
  }
  std::vector<std::vector<std::string>> sheet(const obligations::TableAsk& of) const {
    const auto read = documents::read_workbook(obligations::table_as_xlsx(*service, of));
    EXPECT_TRUE(read);
    return read ? read->front().rows : std::vector<std::vector<std::string>>();
  }

  std::optional<audit::Service> audit{};
  std::optional<obligations::Service> service{};
};

TEST_P(TableFiles, have_days_as_days_and_no_formulas) {
  lay(1);
  const auto rows = sheet(ask());
  ASSERT_EQ(rows.size(), 13U);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"I.1", "=Đăng \"tin\", bài", "Văn phòng", "chủ trì", "Tháng 1/2026",
                                               "31/01/2026", "2", "0", "còn hạn", "Kế hoạch 2026"}));
  const std::string csv = obligations::table_as_csv(*service, ask());
  EXPECT_NE(csv.find("\"'=Đăng \"\"tin\"\", bài\""), std::string::npos) << csv;
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 13);
}

TEST_P(TableFiles, hold_what_is_seen_from_the_first_row_to_the_last) {
  lay(850);
  const std::string csv = obligations::table_as_csv(*service, ask());
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 850 * 12 + 1);
  EXPECT_EQ(sheet(ask()).size(), 850U * 12 + 1);
  obligations::TableAsk some = ask();
  some.is_seen = [](const obligations::Occurrence& o) { return o.activity == "a7"; };
  EXPECT_EQ(sheet(some).size(), 13U);
}

ON_EVERY_ENGINE(TableFiles);

}  // namespace
