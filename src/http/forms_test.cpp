// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/forms.h"

#include <gtest/gtest.h>

#include "http/cookies.h"
#include "http/csrf.h"
#include "http/heads.h"
#include "http/request.h"

namespace http {
namespace {

TEST(Form, names_and_values_are_decoded) {
  const auto form = parse_form("ten=S%E1%BB%9F+N%E1%BB%99i+v%E1%BB%A5&a=1&a=2&empty=&bare&&x=%2B");
  ASSERT_TRUE(form);
  EXPECT_EQ(value_of(*form, "ten"), "Sở Nội vụ");
  EXPECT_EQ(values_of(*form, "a"), (std::vector<std::string_view>{"1", "2"}));
  EXPECT_EQ(form->size(), 6u);
  EXPECT_EQ(value_of(*form, "x"), "+");
  EXPECT_EQ(value_of(*form, "nothing"), "");
}

TEST(Form, what_is_broken_is_refused) {
  for (const char* bad : {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "%C3=1"}) EXPECT_FALSE(parse_form(bad)) << bad;
  std::string many;
  for (std::size_t i = 0; i < most_form_fields + 1; ++i) many += "a=1&";
  EXPECT_FALSE(parse_form(many));
}

TEST(Cookie, the_named_one_is_found) {
  EXPECT_EQ(cookie("a=1; lantoa=\"x y\"; b=2", "lantoa"), "x y");
  EXPECT_EQ(cookie("xlantoa=1; lantoa=2", "lantoa"), "2");
  EXPECT_EQ(cookie(";;=;lantoa;", "lantoa"), std::nullopt);
}

TEST(Cookie, it_is_for_this_site_alone) {
  EXPECT_EQ(session_cookie("lantoa", "abc", false), "lantoa=abc; Path=/; HttpOnly; SameSite=Lax");
  EXPECT_EQ(session_cookie("lantoa", "abc", true), "lantoa=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
}

TEST(Csrf, a_token_fits_its_session_only) {
  const Csrf csrf;
  const std::string mine = Csrf::new_session();
  const std::string other = Csrf::new_session();
  EXPECT_TRUE(Csrf::is_session(mine));
  EXPECT_NE(mine, other);
  EXPECT_TRUE(csrf.fits(mine, csrf.token(mine)));
  EXPECT_FALSE(csrf.fits(other, csrf.token(mine)));
  EXPECT_FALSE(csrf.fits(mine, ""));
  EXPECT_FALSE(csrf.fits(mine, csrf.token(mine) + "0"));
  EXPECT_FALSE(csrf.fits("x", csrf.token("x")));
  EXPECT_FALSE(Csrf().fits(mine, csrf.token(mine)));
}

TEST(HostNames, a_foreign_name_is_not_ours) {
  const HostNames local({});
  for (const char* ours : {"localhost", "LOCALHOST:8421", "127.0.0.1:1", "[::1]:8421", "[::1]"})
    EXPECT_TRUE(local.include(ours)) << ours;
  for (const char* foreign : {"", "evil.example", "localhost.evil.example:8421", "[::2]", "[", "127.0.0.1.nip.io"})
    EXPECT_FALSE(local.include(foreign)) << foreign;
  EXPECT_TRUE(HostNames({"lantoa.example.vn"}).include("lantoa.example.vn"));
  EXPECT_TRUE(HostNames({"*"}).include("anything"));
}

TEST(Origin, what_another_site_sends_is_not_from_here) {
  const auto sent_with = [](Fields headers) {
    Request request;
    request.headers = std::move(headers);
    request.headers.emplace_back("host", "localhost:8421");
    return is_from_here(request);
  };
  EXPECT_TRUE(sent_with({}));
  EXPECT_TRUE(sent_with({{"origin", "http://localhost:8421"}, {"sec-fetch-site", "same-origin"}}));
  EXPECT_FALSE(sent_with({{"origin", "http://evil.example"}}));
  EXPECT_FALSE(sent_with({{"origin", "null"}}));
  EXPECT_FALSE(sent_with({{"sec-fetch-site", "cross-site"}}));
  EXPECT_FALSE(sent_with({{"sec-fetch-site", "same-site"}}));
}

TEST(Download, a_vietnamese_name_is_sent_whole) {
  const Response response = download("{}", "application/json", "Kế hoạch \"1\"\r\nX: y.json");
  EXPECT_EQ(value_of(response.headers, "Content-Disposition"),
            "attachment; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%221%22%0D%0AX%3A%20y.json");
}

}  // namespace
}  // namespace http
