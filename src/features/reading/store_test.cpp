// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/store.h"

#include <gtest/gtest.h>
#include <fstream>
#include <system_error>

namespace reading {
namespace {

namespace fs = std::filesystem;

class AStore : public ::testing::Test {
 protected:
  AStore() : folder(fs::path(::testing::TempDir()) / ("store_test_" + std::to_string(::getpid()))) {
    fs::remove_all(folder);
    store.emplace(folder);
  }
  ~AStore() override {
    store.reset();
    fs::remove_all(folder);
  }
  fs::path file(const std::string& bytes) {
    const fs::path path = store->incoming() / "a file";
    std::ofstream(path) << bytes;
    return path;
  }
  static Entry entry(std::string id, std::int64_t read_at = 1) {
    Entry e;
    e.id = std::move(id);
    e.file = "kế hoạch.pdf";
    e.title = "Tuyên truyền";
    e.read_at = read_at;
    e.warnings = 3;
    e.sample = true;
    return e;
  }

  fs::path folder;
  std::optional<Store> store;
};

const std::string id_a = "aaaaaaaaaaaaaaaa";
const std::string id_b = "bbbbbbbbbbbbbbbb";

TEST_F(AStore, a_reading_is_kept_with_its_file) {
  const fs::path source = file("%PDF");
  store->keep(entry(id_a), source, "{plan}", "{reading}");
  EXPECT_FALSE(fs::exists(source));
  EXPECT_EQ(store->plan(id_a), "{plan}");
  EXPECT_EQ(store->reading(id_a), "{reading}");
  EXPECT_EQ(fs::file_size(*store->source(id_a)), 4u);
  const std::optional<Entry> kept = store->entry(id_a);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->file, "kế hoạch.pdf");
  EXPECT_EQ(kept->warnings, 3);
  EXPECT_TRUE(kept->sample);
}

TEST_F(AStore, a_copy_leaves_the_file_where_it_is_even_inside_the_store) {
  store->keep(entry(id_a), file("%PDF"), "one", "one");
  store->keep_copy(entry(id_a), *store->source(id_a), "two", "two");
  EXPECT_EQ(store->plan(id_a), "two");
  EXPECT_EQ(fs::file_size(*store->source(id_a)), 4u);
}

TEST_F(AStore, entries_come_with_the_latest_first_and_broken_ones_not_at_all) {
  store->keep(entry(id_a, 1), file("x"), "", "");
  store->keep(entry(id_b, 2), file("y"), "", "");
  ASSERT_EQ(store->entries().size(), 2u);
  EXPECT_EQ(store->entries()[0].id, id_b);
  std::ofstream(folder / "documents" / id_b / "entry.json") << "{\"id\": ";
  ASSERT_EQ(store->entries().size(), 1u);
  EXPECT_EQ(store->entries()[0].id, id_a);
}

TEST_F(AStore, what_is_removed_is_gone) {
  store->keep(entry(id_a), file("x"), "", "");
  store->remove(id_a);
  EXPECT_FALSE(store->entry(id_a));
  EXPECT_FALSE(store->source(id_a));
  EXPECT_TRUE(store->entries().empty());
}

TEST_F(AStore, only_an_id_reaches_the_disk) {
  for (const char* bad : {"", "..", "../../etc/passwd", "aaaaaaaaaaaaaaa/", "AAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaaaa"}) {
    EXPECT_FALSE(store->is_id(bad)) << bad;
    EXPECT_FALSE(store->entry(bad)) << bad;
    EXPECT_FALSE(store->source(bad)) << bad;
    store->remove(bad);
  }
  EXPECT_TRUE(fs::exists(folder / "documents"));
}

TEST_F(AStore, pictures_stay_with_their_reading) {
  store->keep(entry(id_a), file("x"), "", "");
  EXPECT_FALSE(store->picture(id_a, 2));
  store->keep_picture(id_a, 2, "PNG");
  EXPECT_EQ(store->picture(id_a, 2), "PNG");
  store->keep_picture(id_b, 2, "PNG");
  EXPECT_FALSE(fs::exists(folder / "documents" / id_b));
  store->keep(entry(id_a), file("x"), "", "");
  EXPECT_FALSE(store->picture(id_a, 2));
}

TEST_F(AStore, a_second_program_does_not_get_the_folder) {
  EXPECT_THROW(Store{folder}, std::system_error);
  store.reset();
  EXPECT_NO_THROW(Store{folder});
}

TEST_F(AStore, files_left_on_their_way_in_are_gone_after_a_restart) {
  const fs::path left = file("x");
  store->keep(entry(id_a), file("y"), "", "");
  std::ofstream(left) << "x";
  store.reset();
  store.emplace(folder);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(store->entry(id_a));
}

TEST_F(AStore, other_users_do_not_see_into_it) { EXPECT_EQ(fs::status(folder).permissions(), fs::perms::owner_all); }

}  // namespace
}  // namespace reading
