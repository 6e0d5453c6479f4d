// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/shelf.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/hash.h"
#include "base/ids.h"

namespace {

namespace fs = std::filesystem;
using files::Type;
using namespace std::string_literals;

class Shelf : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("lantoa-shelf-" + base::random_secret());
  void TearDown() override { fs::remove_all(folder); }
};

TEST_F(Shelf, keeps_the_same_bytes_once_under_their_hash) {
  files::Shelf shelf(folder);
  const auto first = shelf.put("xin chào"), second = shelf.put("xin chào");
  ASSERT_TRUE(first);
  EXPECT_EQ(first->sha256, base::sha256_hex("xin chào"));
  EXPECT_EQ(first->sha256, second->sha256);
  EXPECT_EQ(shelf.content(first->sha256), "xin chào");
  EXPECT_EQ(shelf.content("../../etc/passwd"), std::nullopt);
  EXPECT_EQ(shelf.content(std::string(64, '0')), std::nullopt);
  EXPECT_TRUE(shelf.faults().empty());
}

TEST_F(Shelf, refuses_nothing_and_too_much) {
  files::Shelf shelf(folder);
  EXPECT_EQ(shelf.put("").error().message, "Tệp này trống.");
  fs::create_directories(folder);
  std::ofstream(folder / "big").close();
  fs::resize_file(folder / "big", files::most_file_bytes + 1);
  EXPECT_EQ(shelf.take(folder / "big").error().kind, base::ErrorKind::too_large);
  EXPECT_TRUE(fs::is_empty(folder / "new"));
}

TEST_F(Shelf, notices_bytes_that_changed) {
  files::Shelf shelf(folder);
  const auto stored = shelf.put("xin chào");
  std::ofstream(*shelf.path(stored->sha256), std::ios::app) << "!";
  ASSERT_EQ(shelf.faults().size(), 1U);
  EXPECT_NE(shelf.faults().front().find(stored->sha256), std::string::npos);
}

TEST(FileTypes, are_told_by_content) {
  EXPECT_EQ(files::type_of("\x89PNG\r\n\x1A\n...."), Type::png);
  EXPECT_EQ(files::type_of("%PDF-1.7"), Type::pdf);
  EXPECT_EQ(files::type_of("MZ\x90\0"s), Type::unknown);
  EXPECT_EQ(files::type_of("Chào"), Type::text);
  EXPECT_EQ(files::type_of("<html>"), Type::text);
  EXPECT_EQ(files::type_of("PK\x03\x04....word/document.xml"s), Type::office);
}

TEST(Pictures, lose_what_the_camera_wrote_and_keep_their_turning) {
  const std::string exif =
      "Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x26GPS-21.3"s;
  const std::string segment = "\xFF\xE1"s + static_cast<char>(0) + static_cast<char>(exif.size() + 2) + exif;
  const std::string jfif = "\xFF\xE0\x00\x04XX"s, scan = "\xFF\xDA\x00\x02pixels\xFF\xD9"s;
  const std::string clean =
      files::without_metadata("\xFF\xD8"s + jfif + segment + "\xFF\xFE\x00\x06note"s + scan, Type::jpeg);
  EXPECT_EQ(clean.find("GPS"), std::string::npos);
  EXPECT_EQ(clean.find("note"), std::string::npos);
  EXPECT_NE(clean.find("pixels"), std::string::npos);
  EXPECT_NE(clean.find("Exif"), std::string::npos);  // only the turning is in it
  EXPECT_EQ(files::without_metadata(clean, Type::jpeg), clean);
  const std::string filled = files::without_metadata("\xFF\xD8\xFF\xFF"s + segment + scan, Type::jpeg);
  EXPECT_EQ(filled.find("GPS"), std::string::npos);
  const std::string second =
      files::without_metadata("\xFF\xD8"s + jfif + scan + "\xFF\xD8"s + segment + scan, Type::jpeg);
  EXPECT_EQ(second.find("GPS"), std::string::npos);
  const std::string broken = "\xFF\xD8\xFF\xE1\xFF\xFF"s;
  EXPECT_EQ(files::without_metadata(broken, Type::jpeg), broken);
}

TEST(Pictures, of_png_lose_texts_and_what_hides_behind_their_end) {
  const auto chunk = [](const std::string& kind, const std::string& body) {
    return "\0\0\0"s + static_cast<char>(body.size()) + kind + body + "CRC.";
  };
  const std::string head = "\x89PNG\r\n\x1A\n"s;
  const std::string picture =
      head + chunk("IHDR", "1") + chunk("tEXt", "GPS 21.3") + chunk("IDAT", "pixels") + chunk("IEND", "") + "hidden";
  EXPECT_EQ(files::without_metadata(picture, Type::png),
            head + chunk("IHDR", "1") + chunk("IDAT", "pixels") + chunk("IEND", ""));
}

}  // namespace
