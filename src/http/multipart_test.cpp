// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/multipart.h"

#include <gtest/gtest.h>
#include <vector>

namespace http {
namespace {

struct Got {
  std::vector<std::string> heads{}, bodies{};
  bool accepted = true, complete = false;
};

// Fed in pieces of `piece` bytes: where they are cut must not matter.
Got read(std::string_view body, std::size_t piece, MultipartReader::Limits limits = {}) {
  Got got;
  MultipartReader reader("xyz",
                         {.begin =
                              [&](const PartHead& head) {
                                got.heads.push_back(head.name + (head.file_name ? "/" + *head.file_name : ""));
                                got.bodies.emplace_back();
                                return true;
                              },
                          .data =
                              [&](std::string_view bytes) {
                                got.bodies.back() += bytes;
                                return true;
                              },
                          .end = [] { return true; }},
                         limits);
  for (std::size_t at = 0; at < body.size() && got.accepted; at += piece)
    got.accepted = reader.feed(body.substr(at, piece));
  got.complete = reader.is_complete();
  return got;
}

const std::string two_parts =
    "--xyz\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n"
    "--xyz\r\nContent-Type: application/pdf\r\ncontent-disposition: form-data; name=\"tep\"; "
    "filename=\"C:\\\\Kế hoạch %22A%22.pdf\"\r\n\r\n%PDF\r\n--xy\r\n--\r\n\r\n--xyz--\r\nepilogue";

TEST(Multipart, parts_arrive_whole_however_they_are_cut) {
  for (const std::size_t piece : {1u, 2u, 3u, 7u, 64u, 4096u}) {
    const Got got = read(two_parts, piece);
    ASSERT_TRUE(got.accepted && got.complete) << piece;
    EXPECT_EQ(got.heads, (std::vector<std::string>{"csrf", "tep/Kế hoạch \"A\".pdf"}));
    EXPECT_EQ(got.bodies, (std::vector<std::string>{"abc", "%PDF\r\n--xy\r\n--\r\n"}));
  }
}

TEST(Multipart, an_empty_part_is_empty) {
  const Got got = read("--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--xyz--", 1);
  EXPECT_TRUE(got.complete);
  EXPECT_EQ(got.bodies, std::vector<std::string>{""});
}

TEST(Multipart, a_body_that_breaks_off_is_not_complete) {
  for (std::size_t length = 0; length + 11 < two_parts.size(); ++length) {
    const Got got = read(two_parts.substr(0, length), 16);
    EXPECT_FALSE(got.complete) << length;
  }
}

TEST(Multipart, what_is_broken_is_refused) {
  for (const char* bad : {
           "--xyz\r\n\r\nno head\r\n--xyz--",
           "--xyz\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--xyz--",
           "--xyz\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--xyz--",
           "--xyz\r\nnonsense\r\n\r\nx\r\n--xyz--",
           "--xyz junk\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--xyz--",
           "--xyz\r\nContent-Disposition: form-data; name=\"\xFF\"\r\n\r\nx\r\n--xyz--",
           "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nx",
       })
    EXPECT_FALSE(read(bad, 5).accepted) << bad;
}

TEST(Multipart, heads_and_parts_have_limits) {
  const std::string long_head = "--xyz\r\nContent-Disposition: form-data; name=\"a\"; x=" + std::string(9000, 'x');
  EXPECT_FALSE(read(long_head, 100).accepted);
  std::string many;
  for (int i = 0; i < 5; ++i) many += "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
  EXPECT_FALSE(read(many + "--xyz--", 100, {.parts = 4}).accepted);
  EXPECT_TRUE(read(many + "--xyz--", 100, {.parts = 5}).complete);
  EXPECT_FALSE(read(std::string(20'000, 'x'), 100).accepted);
}

TEST(Multipart, the_boundary_comes_from_the_type) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"a b\""), "a b");
  for (const char* bad : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
                          "multipart/form-data; boundary=\"a\r\n\"", "multipart/form-data; boundary=\"a", ""})
    EXPECT_FALSE(multipart_boundary(bad)) << bad;
  EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
}

}  // namespace
}  // namespace http
