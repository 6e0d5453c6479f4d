// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <thread>

#include "features/audit/service.h"
#include "support/engines.h"

namespace {

class Audit : public support::OnEveryEngine {
 protected:
  void add(const std::string& subject, base::Role role = base::Role::office) {
    db().write([&](db::Connection& c) {
      audit::Service(db(), clock).record(c, actor(role), "test.do", subject, "Đã làm " + subject + ".");
    });
  }
  void tamper(const std::string& sql) {
    db().write([&](db::Connection& c) { c.script(sql); });
  }
  std::string fault() { return audit::Service(db(), clock).first_fault("t").value_or(""); }
};

TEST_P(Audit, tells_who_did_what_when_and_from_where) {
  add("một");
  now += 1000;
  add("hai", base::Role::head);
  const audit::Page page = audit::Service(db(), clock).page("t", {});
  ASSERT_EQ(page.lines.size(), 2U);
  EXPECT_EQ(page.lines[0].subject, "hai");
  EXPECT_EQ(page.lines[0].account, "account-head");
  EXPECT_EQ(page.lines[0].address, "127.0.0.1");
  EXPECT_EQ(page.lines[0].at, page.lines[1].at + 1000);
  audit::Filter filter;
  filter.account = "account-office";
  EXPECT_EQ(audit::Service(db(), clock).page("t", filter).lines.size(), 1U);
  EXPECT_EQ(audit::Service(db(), clock).page("u", {}).lines.size(), 0U);
}

TEST_P(Audit, a_deed_that_was_rolled_back_leaves_no_line_and_no_gap) {
  add("một");
  EXPECT_ANY_THROW(db().write([&](db::Connection& c) {
    audit::Service(db(), clock).record(c, actor(base::Role::office), "test.do", "x", "Đã làm.");
    throw std::runtime_error("no");
  }));
  add("hai");
  EXPECT_EQ(fault(), "");
}

TEST_P(Audit, a_line_that_was_changed_removed_or_cut_off_is_named) {
  for (int i = 0; i < 5; ++i) add(std::to_string(i));
  EXPECT_EQ(fault(), "");
  tamper("UPDATE audit_entry SET sentence = 'Đã làm khác.' WHERE number = 3");
  EXPECT_EQ(fault(), "Nhật ký: dòng 3 đã bị sửa.");
  tamper("DELETE FROM audit_entry WHERE number = 3");
  EXPECT_EQ(fault(), "Nhật ký: dòng 3 bị thiếu.");
  tamper("DELETE FROM audit_entry WHERE number > 2");
  EXPECT_EQ(fault(), "Nhật ký: dòng 3 bị cắt mất ở cuối.");
}

TEST_P(Audit, writers_at_once_make_one_chain) {
  std::vector<std::thread> threads;
  for (int w = 0; w < 6; ++w)
    threads.emplace_back([&, w] {
      for (int i = 0; i < 10; ++i) add(std::to_string(w) + "/" + std::to_string(i));
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(fault(), "");
  EXPECT_EQ(audit::Service(db(), clock).page("t", {}).lines.front().number, 60);
}

ON_EVERY_ENGINE(Audit);

}  // namespace
