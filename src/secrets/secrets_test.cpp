// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/ids.h"
#include "secrets/one_time_codes.h"
#include "secrets/passwords.h"
#include "secrets/vault.h"

namespace {

TEST(Passwords, fit_themselves_and_nothing_else) {
  secrets::use_cheap_passwords();
  const std::string stored = secrets::hashed_password("mật khẩu rất dài");
  EXPECT_TRUE(stored.starts_with("$argon2id$"));
  EXPECT_TRUE(secrets::password_fits("mật khẩu rất dài", stored));
  EXPECT_FALSE(secrets::password_fits("mật khẩu rất dai", stored));
  EXPECT_FALSE(secrets::password_fits("mật khẩu rất dài", ""));
  EXPECT_FALSE(secrets::password_fits(std::string(secrets::most_password_bytes + 1, 'x'), stored));
  EXPECT_NE(stored, secrets::hashed_password("mật khẩu rất dài"));
}

class Folder : public testing::Test {
 protected:
  std::filesystem::path folder = std::filesystem::temp_directory_path() / ("lantoa-vault-" + base::random_secret());
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }
};

TEST_F(Folder, what_is_sealed_opens_with_the_same_key_and_purpose_only) {
  const secrets::Vault vault(folder / "key");
  const std::string sealed = vault.seal("bí mật", "totp/1");
  EXPECT_EQ(secrets::Vault(folder / "key").open(sealed, "totp/1"), "bí mật");
  EXPECT_EQ(vault.open(sealed, "totp/2"), std::nullopt);
  EXPECT_EQ(secrets::Vault(folder / "other").open(sealed, "totp/1"), std::nullopt);
  std::string changed = sealed;
  changed.back() = changed.back() == '0' ? '1' : '0';
  EXPECT_EQ(vault.open(changed, "totp/1"), std::nullopt);
  EXPECT_EQ(vault.open("", "totp/1"), std::nullopt);
  EXPECT_EQ(vault.open("zz", "totp/1"), std::nullopt);
  EXPECT_NE(vault.seal("bí mật", "totp/1"), sealed);
  struct stat status {};
  ASSERT_EQ(::stat((folder / "key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

// RFC 6238, appendix B: the last six of its eight digits.
TEST(OneTimeCodes, are_those_of_the_standard) {
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(secrets::code_at(secret, secrets::code_step(59'000)), "287082");
  EXPECT_EQ(secrets::code_at(secret, secrets::code_step(1'111'111'109'000)), "081804");
  EXPECT_EQ(secrets::code_at(secret, secrets::code_step(20'000'000'000'000)), "353130");
  EXPECT_EQ(secrets::base32(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

TEST(OneTimeCodes, count_once_and_half_a_minute_around) {
  const std::string secret = secrets::new_code_secret();
  const std::int64_t now = 1'767'924'000'000;
  const std::int64_t step = secrets::code_step(now);
  EXPECT_EQ(secrets::fitting_step(secret, secrets::code_at(secret, step), now, 0), step);
  EXPECT_EQ(secrets::fitting_step(secret, secrets::code_at(secret, step - 1), now, 0), step - 1);
  EXPECT_EQ(secrets::fitting_step(secret, secrets::code_at(secret, step), now, step), std::nullopt);
  EXPECT_EQ(secrets::fitting_step(secret, secrets::code_at(secret, step - 2), now, 0), std::nullopt);
  EXPECT_EQ(secrets::fitting_step(secret, "", now, 0), std::nullopt);
}

}  // namespace
