// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/packed.h"

#include <gtest/gtest.h>

namespace {

http::Request asking(http::Fields headers) {
  http::Request request;
  request.headers = std::move(headers);
  return request;
}

std::string_view coding_of(const http::Chosen& chosen) { return http::value_of(chosen.headers, "Content-Encoding"); }

TEST(Packed, is_smaller_for_those_who_can_open_it) {
  const auto page = http::pack(std::string(5'000, 'a'), "text/html; charset=utf-8", "public, max-age=60");
  const auto chosen = [&](const char* accepted) {
    return http::choose(*page, asking({{"accept-encoding", accepted}}));
  };
  EXPECT_EQ(coding_of(chosen("gzip, deflate, br")), "br");
  EXPECT_EQ(coding_of(chosen("gzip, br;q=0")), "gzip");
  EXPECT_EQ(coding_of(chosen("")), "");
  EXPECT_EQ(coding_of(chosen("identity")), "");
  EXPECT_LT(chosen("br").body.size(), 100U);
  EXPECT_EQ(chosen("").body.size(), 5'000U);
  EXPECT_EQ(http::value_of(chosen("br").headers, "Vary"), "Accept-Encoding");
}

TEST(Packed, is_not_sent_again_to_those_who_have_it) {
  const auto page = http::pack(std::string(5'000, 'a'), "text/html", "public");
  const auto status = [&](const std::string& known) {
    return http::choose(*page, asking({{"if-none-match", known}})).status;
  };
  EXPECT_EQ(status(page->etag), 304);
  EXPECT_EQ(status("\"x\", W/" + page->etag), 304);
  EXPECT_EQ(status("*"), 304);
  EXPECT_EQ(status("\"x\""), 200);
  EXPECT_NE(http::pack("b", "text/html", "")->etag, http::pack("a", "text/html", "")->etag);
  const auto gone = http::pack("gone", "text/html", "", 410);
  EXPECT_EQ(http::choose(*gone, asking({{"if-none-match", gone->etag}})).status, 410);
}

TEST(Packed, pictures_and_small_pages_stay_as_they_are) {
  EXPECT_TRUE(http::pack(std::string(5'000, 'a'), "image/png", "")->gzip.empty());
  EXPECT_TRUE(http::pack("short", "text/html", "")->brotli.empty());
}

}  // namespace
