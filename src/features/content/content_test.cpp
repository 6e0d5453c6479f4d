// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <fstream>

#include "base/ids.h"
#include "base/utf8.h"
#include "features/content/review.h"
#include "features/content/service.h"
#include "features/content/views.h"
#include "support/owed_work.h"

namespace {

using base::ErrorKind;
using base::Role;
using content::State;

class Content : public support::OwedWork {
 protected:
  void SetUp() override {
    OwedWork::SetUp();
    if (IsSkipped()) return;
    agencies.emplace(db(), *audit, clock);
    queue.emplace(db(), clock);
    content.emplace(db(), *audit, *agencies, *owed, *service, *shelf, clock);
    content->on_publish([this](db::Connection&, const content::Item& item, std::int64_t version) {
      posted.push_back(item.id + "/" + std::to_string(version));
    });
    content->on_withdraw([this](db::Connection&, const content::Item& item) { gone.push_back(item.id); });
    queue->on(std::string(content::publish_job), [this](const jobs::Job& job) { content->publish(job); });
    queue->on(std::string(content::proof_job), [this](const jobs::Job& job) { content->prove(job); });
  }
  static content::Draft draft() {
    content::Draft draft;
    draft.kind = "article";
    draft.title = "Nộp hồ sơ trực tuyến, nhận kết quả tại nhà";
    draft.summary = "Người dân có thể nộp hồ sơ ở nhà.";
    draft.body = "Từ hôm nay, **mọi thủ tục** của Sở nộp được trực tuyến.";
    draft.topics = {"digital", "procedures"};
    draft.audiences = {"citizens"};
    draft.channels = {"site"};
    return draft;
  }
  std::string added(const content::Draft& of = draft()) {
    const auto id = content->add(writer, of);
    EXPECT_TRUE(id) << id.error().message;
    return *id;
  }
  content::Item item(const std::string& id) { return *content->find(writer, id); }
  std::string submitted() {
    const std::string id = added();
    EXPECT_TRUE(content->submit(writer, id, item(id).edits));
    return id;
  }
  std::optional<content::Live> live(const std::string& id) { return content->live_by_slug("t", "a", item(id).slug); }

  std::optional<agencies::Service> agencies{};
  std::optional<jobs::Queue> queue{};
  std::optional<content::Service> content{};
  base::Actor writer = actor(Role::staff), editor = actor(Role::editor, "a", "editor"),
              office = actor(Role::office, "a", "office"), head = actor(Role::head, "a", "head");
  std::vector<std::string> posted{}, gone{};
};

TEST_P(Content, goes_from_a_draft_to_the_public_by_a_second_person_and_counts_once) {
  obligations::Assigned activity;
  activity.title = "Đăng tin, bài";
  compiler::Quota two;
  two.count = 2;
  two.per = "month";
  activity.quota = two;
  const auto duty = lay(activity).front();
  content::Draft of = draft();
  of.occurrence = duty.id;
  const std::string id = added(of);
  EXPECT_EQ(content->approve(head, id, 0, "").error().kind, ErrorKind::conflict) << "nobody submitted it";
  ASSERT_TRUE(content->submit(writer, id, 0));
  EXPECT_FALSE(live(id));
  ASSERT_TRUE(content->approve(head, id, item(id).edits, ""));
  ASSERT_TRUE(live(id));
  EXPECT_EQ(live(id)->title, draft().title);
  EXPECT_EQ(posted, std::vector<std::string>{id + "/1"});
  queue->work_all();
  EXPECT_EQ(owed->find("t", duty.id)->counted, 1);
  const auto proof = service->find("t", item(id).evidence);
  ASSERT_TRUE(proof);
  EXPECT_NE(proof->text.find("Nộp hồ sơ trực tuyến"), std::string::npos);
  ASSERT_EQ(proof->files.size(), 1U);
  EXPECT_NE(shelf->content(proof->files.front().sha256)->find("<strong>mọi thủ tục</strong>"), std::string::npos);
  // A revision is public again, and counts no second time.
  content::Draft better = draft();
  better.title = "Nộp hồ sơ ở nhà";
  ASSERT_TRUE(content->edit(writer, id, better, item(id).edits));
  EXPECT_EQ(live(id)->title, draft().title) << "until it is approved";
  ASSERT_TRUE(content->submit(writer, id, item(id).edits));
  ASSERT_TRUE(content->approve(head, id, item(id).edits, ""));
  queue->work_all();
  EXPECT_EQ(live(id)->title, "Nộp hồ sơ ở nhà");
  EXPECT_EQ(owed->find("t", duty.id)->counted, 1);
  EXPECT_EQ(content->versions("t", id).size(), 2U);
}

TEST_P(Content, is_never_approved_by_who_changed_it_last) {
  const std::string id = added();
  base::Actor writing_head = head;
  writing_head.grants.push_back({"a", Role::editor});
  ASSERT_TRUE(content->edit(writing_head, id, draft(), 0));
  ASSERT_TRUE(content->submit(writer, id, item(id).edits));
  EXPECT_EQ(content->approve(writing_head, id, item(id).edits, "").error().kind, ErrorKind::forbidden);
  EXPECT_FALSE(live(id));
}

TEST_P(Content, what_was_approved_is_what_goes_out_and_an_edit_meanwhile_takes_it_back) {
  const std::string id = submitted();
  const std::int64_t seen = item(id).edits;
  ASSERT_TRUE(content->edit(editor, id, draft(), seen));
  ASSERT_TRUE(content->submit(writer, id, item(id).edits));
  EXPECT_EQ(content->approve(head, id, seen, "").error().kind, ErrorKind::conflict) << "another text than was seen";
  ASSERT_TRUE(content->approve(head, id, item(id).edits, "2026-01-10T08:00"));
  EXPECT_EQ(item(id).state, State::approved);
  queue->work_all();
  EXPECT_FALSE(live(id)) << "its hour has not come";
  ASSERT_TRUE(content->edit(editor, id, draft(), item(id).edits));
  move_days(2);
  queue->work_all();
  EXPECT_FALSE(live(id)) << "it was edited after it was approved";
}

TEST_P(Content, comes_out_at_its_hour_in_viet_nam_and_once) {
  const std::string id = submitted();
  EXPECT_EQ(content->approve(head, id, item(id).edits, "mai").error().field, "gio-dang");
  ASSERT_TRUE(content->approve(head, id, item(id).edits, "2026-01-09T10:30"));
  now += base::ms_per_hour;  // 10:00
  queue->work_all();
  EXPECT_FALSE(live(id));
  now += 31 * base::ms_per_minute;
  queue->work_all();
  ASSERT_TRUE(live(id));
  jobs::Job again;
  again.tenant = "t";
  again.subject = id;
  content->publish(again);
  EXPECT_EQ(posted.size(), 1U);
}

TEST_P(Content, is_returned_with_a_reason_and_withdrawn_with_a_notice) {
  const std::string id = submitted();
  EXPECT_EQ(content->give_back(head, id, " ").error().field, "ly-do");
  ASSERT_TRUE(content->give_back(head, id, "Thiếu số liệu."));
  EXPECT_EQ(item(id).reason, "Thiếu số liệu.");
  ASSERT_TRUE(content->submit(writer, id, item(id).edits));
  ASSERT_TRUE(content->approve(head, id, item(id).edits, ""));
  EXPECT_EQ(content->withdraw(writer, id, "").error().field, "ly-do");
  ASSERT_TRUE(content->withdraw(writer, id, "Số liệu sai, sẽ đăng lại."));
  EXPECT_EQ(gone, std::vector<std::string>{id});
  EXPECT_TRUE(live(id)->is_withdrawn) << "the old address says so";
  EXPECT_TRUE(content->live("t", "a", "", now + 1, "").empty());
  EXPECT_FALSE(content->edit(writer, id, draft(), item(id).edits));
}

TEST_P(Content, that_cannot_wait_goes_out_with_a_reason_and_is_confirmed_later) {
  const std::string id = added();
  EXPECT_EQ(content->force(office, id, 0, "").error().field, "ly-do");
  ASSERT_TRUE(content->force(office, id, 0, "Bão số 10 đổ bộ tối nay."));
  EXPECT_TRUE(live(id));
  ASSERT_EQ(content->forced(head).size(), 1U);
  EXPECT_EQ(content->versions("t", id).front().approved_by, "");
  ASSERT_TRUE(content->confirm(head, id));
  EXPECT_TRUE(content->forced(head).empty());
  EXPECT_EQ(content->versions("t", id).front().approved_by, head.name);
}

TEST_P(Content, two_people_at_once_are_told_of_each_other) {
  const std::string id = added();
  ASSERT_TRUE(content->lock(writer, id));
  ASSERT_TRUE(content->lock(writer, id));
  EXPECT_NE(content->lock(editor, id).error().message.find("đang sửa"), std::string::npos);
  now += content::lock_ms + 1;
  EXPECT_TRUE(content->lock(editor, id)) << "who went home does not keep it";
  ASSERT_TRUE(content->edit(editor, id, draft(), 0));
  EXPECT_EQ(content->edit(writer, id, draft(), 0).error().kind, ErrorKind::conflict);
}

TEST_P(Content, of_others_is_neither_seen_nor_written) {
  const std::string id = added();
  base::Actor elsewhere = editor;
  elsewhere.agency = "b";
  EXPECT_FALSE(content->find(elsewhere, id));
  EXPECT_EQ(content->edit(elsewhere, id, draft(), 0).error().kind, ErrorKind::not_found);
  EXPECT_EQ(content->edit(actor(Role::staff, "v", "other"), id, draft(), 0).error().kind, ErrorKind::forbidden);
}

TEST_P(Content, a_wrong_form_is_told_at_its_field) {
  const auto wrong = [&](auto change) {
    content::Draft bad = draft();
    change(bad);
    const auto done = content->add(writer, bad);
    return done ? std::string("added") : done.error().field;
  };
  EXPECT_EQ(wrong([](auto& d) { d.title = ""; }), "tieu-de");
  EXPECT_EQ(wrong([](auto& d) { d.kind = "x"; }), "loai");
  EXPECT_EQ(wrong([](auto& d) { d.body = std::string(content::longest_body + 1, 'a'); }), "noi-dung");
  EXPECT_EQ(wrong([](auto& d) { d.topics = {"x"}; }), "chu-de");
  EXPECT_EQ(wrong([](auto& d) { d.channels = {"x'; DROP"}; }), "kenh");
  EXPECT_EQ(wrong([](auto& d) { d.review_by = "hôm nào đó"; }), "xem-lai");
  content::Draft blind = draft();
  blind.body = "![](/hinh/abc)";
  const std::string id = added(blind);
  EXPECT_EQ(content->submit(writer, id, 0).error().field, "noi-dung") << "a picture without words";
}

TEST_P(Content, a_picture_needs_words_and_is_public_with_its_item_only) {
  const std::string id = added();
  const auto file = [&](const std::string& bytes) {
    const std::filesystem::path path = folder() / base::random_secret();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  };
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33);
  EXPECT_EQ(content->add_picture(writer, id, {file(png), ""}).error().field, "mo-ta");
  EXPECT_EQ(content->add_picture(writer, id, {file("<svg onload=alert(1)>"), "Ảnh"}).error().field, "anh");
  const auto address = content->add_picture(writer, id, {file(png), "Bộ phận một cửa"});
  ASSERT_TRUE(address) << address.error().message;
  const std::string sha = address->substr(6);
  EXPECT_FALSE(content->picture({}, sha)) << "not public yet";
  EXPECT_TRUE(content->picture(writer, sha));
  ASSERT_TRUE(content->submit(writer, id, item(id).edits));
  ASSERT_TRUE(content->approve(head, id, item(id).edits, ""));
  EXPECT_TRUE(content->picture({}, sha));
}

TEST_P(Content, is_found_by_topic_audience_and_kind) {
  const std::string id = submitted();
  ASSERT_TRUE(content->approve(head, id, item(id).edits, ""));
  for (const char* tag : {"", "topic:digital", "audience:citizens", "kind:article"})
    EXPECT_EQ(content->live("t", "a", tag, now + 1, "").size(), 1U) << tag;
  for (const char* tag : {"topic:finance", "kind:notice"})
    EXPECT_TRUE(content->live("t", "a", tag, now + 1, "").empty());
  EXPECT_TRUE(content->live("t", "b", "", now + 1, "").empty());
}

TEST_P(Content, that_is_public_comes_up_on_its_day_of_review) {
  content::Draft of = draft();
  of.review_by = "2026-01-20";
  const std::string id = added(of);
  move_days(12);
  EXPECT_TRUE(content->to_review(editor).empty()) << "not public";
  ASSERT_TRUE(content->submit(writer, id, 0));
  ASSERT_TRUE(content->approve(head, id, 1, ""));
  ASSERT_EQ(content->to_review(editor).size(), 1U);
  of.review_by = "2026-06-20";
  ASSERT_TRUE(content->edit(editor, id, of, item(id).edits));
  EXPECT_TRUE(content->to_review(editor).empty()) << "it has another day now";
}

TEST_P(Content, every_topic_and_audience_of_the_plans_can_be_told_and_found) {
  content::Draft all = draft();
  all.topics.clear();
  all.audiences.clear();
  for (const content::Term& topic : content::topics) all.topics.emplace_back(topic.code);
  for (const content::Term& audience : content::audiences) all.audiences.emplace_back(audience.code);
  for (const content::Term& kind : content::kinds) {
    all.kind = kind.code;
    const std::string id = added(all);
    ASSERT_TRUE(content->submit(writer, id, 0));
    ASSERT_TRUE(content->approve(head, id, 1, ""));
  }
  for (const content::Term& topic : content::topics)
    EXPECT_EQ(content->live("t", "a", "topic:" + std::string(topic.code), now + 1, "").size(), content::kinds.size());
  for (const content::Term& kind : content::kinds)
    EXPECT_EQ(content->live("t", "a", "kind:" + std::string(kind.code), now + 1, "").size(), 1U) << kind.code;
}

ON_EVERY_ENGINE(Content);

TEST(ContentSlug, is_made_of_letters_digits_and_hyphens) {
  EXPECT_EQ(content::slug_of("Đẩy mạnh CCHC: \"một cửa\" & <số>", "01ABCDEFGH"), "day-manh-cchc-mot-cua-so-cdefgh");
  EXPECT_EQ(content::slug_of("???", "01ABCDEFGH"), "cdefgh");
}

bool marks(const std::vector<content::Remark>& remarks, std::string_view word) {
  for (const content::Remark& remark : remarks)
    if (remark.sentence.find(word) != std::string::npos) return true;
  return false;
}

const std::int64_t after_2025 = base::day_number(*base::make_date(2026, 1, 9));

TEST(ContentReview, marks_what_a_careful_reader_would) {
  std::string endless = "Sở";
  for (int i = 0; i < 60; ++i) endless += " và phòng";
  const auto remarks = content::review("Tiêu đề", "Tóm tắt.",
                                       "Giải quyết TTHC tại UBND huyện đúng hạn.\n\n" + endless + ".", after_2025);
  EXPECT_TRUE(marks(remarks, "thủ tục hành chính (TTHC)"));
  EXPECT_TRUE(marks(remarks, "không còn cấp huyện"));
  EXPECT_TRUE(marks(remarks, "tách thành các câu ngắn hơn"));
}

TEST(ContentReview, leaves_a_sound_text_alone) {
  const auto remarks = content::review(
      "Nộp hồ sơ trực tuyến", "Người dân nộp hồ sơ ở nhà.",
      "Từ ngày 01/01/2026, Sở tiếp nhận thủ tục hành chính (TTHC) trực tuyến. Mọi TTHC đều nộp được.", after_2025);
  for (const content::Remark& remark : remarks) ADD_FAILURE() << remark.excerpt << ": " << remark.sentence;
  EXPECT_FALSE(
      marks(content::review("a", "b", "UBND huyện họp.", base::day_number(*base::make_date(2024, 1, 1))), "không còn"))
      << "it was there then";
}

TEST(ContentShortForms, take_whole_sentences_that_fit) {
  std::string body;
  for (int i = 0; i < 40; ++i) body += "Câu thứ " + std::to_string(i) + " nói thêm về hồ sơ trực tuyến của Sở. ";
  const content::ShortForms forms = content::short_forms("Nộp hồ sơ trực tuyến", "", body, "https://so.vn/tin/a");
  EXPECT_LE(base::count_code_points(forms.social), content::longest_social);
  EXPECT_TRUE(forms.social.ends_with("https://so.vn/tin/a"));
  EXPECT_LE(base::count_code_points(forms.spoken), content::longest_spoken);
  EXPECT_EQ(forms.spoken.find("https"), std::string::npos);
  EXPECT_TRUE(forms.spoken.ends_with("."));
  EXPECT_EQ(forms.line, "Nộp hồ sơ trực tuyến");
}

}  // namespace
