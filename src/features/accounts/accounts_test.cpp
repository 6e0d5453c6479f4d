// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "features/accounts/service.h"
#include "secrets/one_time_codes.h"
#include "secrets/passwords.h"
#include "support/engines.h"

namespace {

using accounts::NewAccount;
using base::ErrorKind;
using base::Right;
using base::Role;

constexpr const char* password = "mật khẩu đủ dài để dùng";

class Accounts : public support::OnEveryEngine {
 protected:
  void SetUp() override {
    support::OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    secrets::use_cheap_passwords();
    audit.emplace(db(), clock);
    vault.emplace(folder() / "key");
    service.emplace(db(), *audit, *vault, clock);
    admin = actor(Role::administrator);
    admin.account = service->found("t", person("Quản Trị", "qt@so.vn", Role::administrator), password);
  }
  static NewAccount person(const std::string& name, const std::string& email, Role role,
                           const std::string& unit = "u") {
    NewAccount account;
    account.agency = "a";
    account.unit = unit;
    account.name = name;
    account.email = email;
    account.grants.push_back({unit, role});
    return account;
  }
  base::Result<accounts::SignedIn> sign_in(std::string_view email, std::string_view with,
                                           std::string_view address = "10.0.0.1") {
    return service->sign_in(email, with, address, "Firefox");
  }
  base::Actor at(std::string_view token) { return service->actor_of(token, "10.0.0.1"); }

  std::optional<audit::Service> audit{};
  std::optional<secrets::Vault> vault{};
  std::optional<accounts::Service> service{};
  base::Actor admin{};
};

TEST_P(Accounts, a_person_signs_in_and_has_the_rights_of_the_roles) {
  const auto in = sign_in(" QT@so.vn ", password);
  ASSERT_TRUE(in) << in.error().message;
  const base::Actor actor = at(in->token);
  EXPECT_EQ(actor.name, "Quản Trị");
  EXPECT_TRUE(actor.may(Right::administer));
  EXPECT_FALSE(actor.may(Right::approve));
  EXPECT_FALSE(at("").is_signed_in());
  EXPECT_FALSE(at(in->token + "x").is_signed_in());
  service->sign_out(in->token);
  EXPECT_FALSE(at(in->token).is_signed_in());
}

TEST_P(Accounts, the_same_sentence_whether_the_name_or_the_password_is_wrong) {
  const std::string wrong_password = sign_in("qt@so.vn", "sai").error().message;
  EXPECT_EQ(sign_in("khong@so.vn", "sai", "10.0.0.2").error().message, wrong_password);
}

TEST_P(Accounts, failures_lock_the_account_longer_and_longer_and_then_the_address) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(sign_in("qt@so.vn", "sai", "10.0.1." + std::to_string(i)).error().kind, ErrorKind::invalid);
  EXPECT_EQ(sign_in("qt@so.vn", password).error().kind, ErrorKind::forbidden);
  now += 31 * base::ms_per_second;
  EXPECT_EQ(sign_in("qt@so.vn", "sai", "10.0.1.9").error().kind, ErrorKind::invalid);
  now += 31 * base::ms_per_second;  // doubled meanwhile
  EXPECT_EQ(sign_in("qt@so.vn", password).error().kind, ErrorKind::forbidden);
  now += base::ms_per_hour;
  EXPECT_TRUE(sign_in("qt@so.vn", password));
  for (int i = 0; i < 30; ++i) static_cast<void>(sign_in("ai" + std::to_string(i) + "@so.vn", "sai", "10.9.9.9"));
  EXPECT_EQ(sign_in("qt@so.vn", password, "10.9.9.9").error().kind, ErrorKind::forbidden);
  EXPECT_TRUE(sign_in("qt@so.vn", password, "10.9.9.8"));
}

TEST_P(Accounts, a_name_without_account_is_locked_like_one_that_has) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(sign_in("khong@so.vn", "sai", "10.0.2." + std::to_string(i)).error().kind, ErrorKind::invalid);
  EXPECT_EQ(sign_in("khong@so.vn", "sai", "10.0.2.9").error().kind, ErrorKind::forbidden);
}

TEST_P(Accounts, an_administrator_reaches_no_other_agency) {
  NewAccount stranger = person("Người Khác", "khac@so.vn", Role::staff, "w");
  stranger.agency = "b";
  const std::string id = service->found("t", stranger, password);
  EXPECT_EQ(service->all(admin, "").size(), 1U);
  EXPECT_EQ(service->set_state(admin, id, accounts::State::disabled).error().kind, ErrorKind::not_found);
  EXPECT_EQ(service->invite_again(admin, id).error().kind, ErrorKind::not_found);
  EXPECT_EQ(service->change(admin, id, stranger, 1).error().kind, ErrorKind::not_found);
}

TEST_P(Accounts, a_password_is_the_same_however_its_marks_are_typed) {
  EXPECT_TRUE(sign_in("qt@so.vn", "ma\xCC\xA3\xCC\x82t kh\xE1\xBA\xA9u đủ dài để dùng"));  // NFD of the first word
}

TEST_P(Accounts, a_session_ends_by_idleness_by_age_and_when_the_password_changes) {
  const std::string idle = sign_in("qt@so.vn", password)->token;
  now += 2 * base::ms_per_hour;
  EXPECT_FALSE(at(idle).is_signed_in());
  const std::string old = sign_in("qt@so.vn", password)->token;
  for (int i = 0; i < 26; ++i) {
    now += 30 * base::ms_per_minute;
    static_cast<void>(at(old));
  }
  EXPECT_FALSE(at(old).is_signed_in());
  const std::string token = sign_in("qt@so.vn", password)->token;
  const base::Actor me = at(token);
  EXPECT_EQ(service->sessions(me, token).size(), 1U);
  EXPECT_EQ(service->change_password(me, "sai", "một mật khẩu khác hẳn").error().field, "mat-khau");
  ASSERT_TRUE(service->change_password(me, password, "một mật khẩu khác hẳn"));
  EXPECT_FALSE(at(token).is_signed_in());
  EXPECT_FALSE(sign_in("qt@so.vn", password));
}

TEST_P(Accounts, passwords_that_are_short_or_easy_are_refused_with_the_reason) {
  const std::string token = sign_in("qt@so.vn", password)->token;
  const base::Actor me = at(token);
  for (const char* bad : {"ngắn quá", "aaaaaaaaaaaaaaaaaa", "password123456789", "quan tri la toi day", ""})
    EXPECT_EQ(service->change_password(me, password, bad).error().field, "mat-khau-moi") << bad;
}

TEST_P(Accounts, an_invitation_opens_once_and_in_time) {
  const auto token = service->invite(admin, person("Nguyễn Văn B", "b@so.vn", Role::staff));
  ASSERT_TRUE(token);
  EXPECT_EQ(service->invite(admin, person("Nguyễn Văn B", "B@so.vn", Role::staff)).error().kind, ErrorKind::conflict);
  EXPECT_FALSE(sign_in("b@so.vn", ""));
  EXPECT_EQ(service->accept(*token, "ngắn", "10.0.0.1").error().field, "mat-khau-moi");
  ASSERT_TRUE(service->accept(*token, "một mật khẩu rất dài", "10.0.0.1"));
  EXPECT_FALSE(service->accept(*token, "một mật khẩu rất dài", "10.0.0.1"));
  EXPECT_TRUE(sign_in("b@so.vn", "một mật khẩu rất dài"));
  EXPECT_EQ(service->people_of("t", "u", Role::staff).size(), 1U);
  const auto late = service->invite(admin, person("Trần C", "c@so.vn", Role::viewer));
  move_days(4);
  EXPECT_FALSE(service->invited(*late));
  for (const char* bad : {"không có a còng", "a@b", "a b@c.vn", "a@b@c.vn"})
    EXPECT_EQ(service->invite(admin, person("D", bad, Role::viewer)).error().field, "thu") << bad;
}

TEST_P(Accounts, the_second_factor_is_asked_for_and_each_code_counts_once) {
  const base::Actor me = at(sign_in("qt@so.vn", password)->token);
  std::string sealed;
  static_cast<void>(service->propose_second_factor(me, sealed));
  EXPECT_FALSE(service->confirm_second_factor(me, sealed, "000000x", password));
  const std::string secret = *vault->open(sealed, "second-factor/" + me.account);
  const auto code = [&] { return secrets::code_at(secret, secrets::code_step(now)); };
  EXPECT_EQ(service->confirm_second_factor(me, sealed, code(), "sai").error().field, "mat-khau");
  const auto recovery = service->confirm_second_factor(me, sealed, code(), password);
  ASSERT_TRUE(recovery);
  EXPECT_EQ(recovery->size(), 10U);
  now += base::ms_per_minute;
  const auto first = sign_in("qt@so.vn", password);
  ASSERT_TRUE(first->needs_code);
  EXPECT_FALSE(at(first->token).is_signed_in());
  EXPECT_FALSE(service->give_code(first->token, "123", "10.0.0.1", ""));
  const std::string used = code();
  const auto second = service->give_code(first->token, used, "10.0.0.1", "");
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_TRUE(at(second->token).is_signed_in());
  EXPECT_FALSE(service->give_code(sign_in("qt@so.vn", password)->token, used, "10.0.0.1", ""));
  EXPECT_TRUE(service->give_code(sign_in("qt@so.vn", password)->token, recovery->front(), "10.0.0.1", ""));
  EXPECT_FALSE(service->give_code(sign_in("qt@so.vn", password)->token, recovery->front(), "10.0.0.1", ""));
  ASSERT_TRUE(service->drop_second_factor(me, password));
  EXPECT_FALSE(sign_in("qt@so.vn", password)->needs_code);
}

TEST_P(Accounts, the_last_administrator_stays_and_idle_accounts_are_shut) {
  const NewAccount viewer = person("Quản Trị", "qt@so.vn", Role::viewer);
  EXPECT_EQ(service->change(admin, admin.account, viewer, 1).error().field, "vai-tro");
  const std::string other = service->found("t", person("E", "e@so.vn", Role::staff), password);
  EXPECT_FALSE(service->set_state(admin, admin.account, accounts::State::disabled));
  const std::string token = sign_in("e@so.vn", password)->token;
  ASSERT_TRUE(service->set_state(admin, other, accounts::State::disabled));
  EXPECT_FALSE(at(token).is_signed_in());
  EXPECT_FALSE(sign_in("e@so.vn", password));
  ASSERT_TRUE(service->set_state(admin, other, accounts::State::active));
  move_days(46);
  service->tidy("t");
  EXPECT_EQ(service->find("t", other)->state, accounts::State::disabled);
  EXPECT_EQ(audit->first_fault("t").value_or(""), "");
}

ON_EVERY_ENGINE(Accounts);

}  // namespace
