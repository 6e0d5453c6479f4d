// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/content/service.h"

#include <algorithm>

#include "base/ids.h"
#include "base/numbers.h"
#include "base/utf8.h"
#include "features/content/store_sql.h"
#include "files/keeping.h"
#include "markup/markdown.h"
#include "vietnamese/form_text.h"
#include "vietnamese/text.h"

namespace content {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t longest_comment = 5'000, most_pictures = 30, longest_picture = 5u << 20;

Error no_item() { return {ErrorKind::not_found, "Không có nội dung này.", {}}; }
Error too_late() { return {ErrorKind::conflict, "Nội dung này vừa được người khác sửa; hãy mở lại để xem.", {}}; }
Error wrong(const char* sentence, const char* field) { return {ErrorKind::invalid, sentence, field}; }

template <class Terms>
bool all_known(const Terms& terms, const std::vector<std::string>& codes) {
  return std::all_of(codes.begin(), codes.end(),
                     [&](const std::string& code) { return !word_of(terms, code).empty(); });
}

std::string joined(const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : " ") + code;
  return all;
}

bool is_code(const std::string& code) {
  return !code.empty() && code.size() <= 40 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// "2026-03-26T08:00" and "26/03/2026 08:00", in Viet Nam.
std::optional<std::int64_t> moment_of(std::string_view text) {
  const std::string_view at = vietnamese::trim(text);
  if (at.size() != 16 || (at[10] != 'T' && at[10] != ' ') || at[13] != ':') return std::nullopt;
  const auto day = base::parse_date(at.substr(0, 10));
  const auto hour = base::whole(at.substr(11, 2), 23), minute = base::whole(at.substr(14, 2), 59);
  if (!day || !hour || !minute) return std::nullopt;
  return base::start_of(*day) + *hour * base::ms_per_hour + *minute * base::ms_per_minute;
}

}  // namespace

bool Service::may_write(const base::Actor& actor, const Item& item) {
  if (actor.agency != item.agency) return false;
  return actor.may(base::Right::write) || (actor.may(base::Right::work) && actor.unit == item.unit);
}

base::Result<Item> Service::filled(const base::Actor& actor, const Draft& draft) const {
  Item item;
  item.tenant = actor.tenant;
  item.agency = actor.agency;
  item.kind = draft.kind;
  item.title = vietnamese::one_line(draft.title);
  item.summary = vietnamese::one_line(draft.summary);
  item.body = vietnamese::many_lines(draft.body);
  item.source = vietnamese::one_line(draft.source);
  item.language = draft.language.empty() ? "vi" : draft.language;
  item.by_machine = draft.by_machine;
  if (item.title.empty()) return wrong("Hãy ghi tiêu đề.", "tieu-de");
  if (item.title.size() > longest_title) return wrong("Tiêu đề dài quá 300 ký tự.", "tieu-de");
  if (item.summary.size() > longest_summary) return wrong("Tóm tắt dài quá 1.000 ký tự.", "tom-tat");
  if (item.body.size() > longest_body) return wrong("Nội dung dài quá 200.000 ký tự.", "noi-dung");
  if (item.source.size() > longest_title) return wrong("Nguồn, số văn bản dài quá 300 ký tự.", "nguon");
  if (word_of(kinds, item.kind).empty()) return wrong("Hãy chọn loại nội dung.", "loai");
  if (word_of(languages, item.language).empty()) return wrong("Hãy chọn ngôn ngữ.", "ngon-ngu");
  if (!all_known(topics, draft.topics)) return wrong("Có chủ đề không còn trong danh mục; hãy chọn lại.", "chu-de");
  if (!all_known(audiences, draft.audiences)) return wrong("Có đối tượng không còn trong danh mục.", "doi-tuong");
  if (!std::all_of(draft.channels.begin(), draft.channels.end(), is_code) || draft.channels.size() > 20)
    return wrong("Có kênh không còn trong danh mục; hãy chọn lại.", "kenh");
  item.topics = joined(draft.topics);
  item.audiences = joined(draft.audiences);
  item.channels = joined(draft.channels);
  if (!vietnamese::trim(draft.review_by).empty()) {
    const auto day = base::parse_date(vietnamese::trim(draft.review_by));
    if (!day) return wrong("Ngày xem lại phải là một ngày.", "xem-lai");
    item.review_by = base::day_number(*day);
  }
  if (draft.occurrence.empty()) return item;
  const auto duty = obligations_.find(actor.tenant, draft.occurrence);
  if (!duty || !evidence::Service::may_report(actor, *duty))
    return Error{ErrorKind::forbidden, "Việc này của đơn vị khác; bạn không viết thay được.", {}};
  item.occurrence = duty->id;
  return item;
}

void Service::tag(db::Connection& c, const Item& item) const {
  c.run(sql::drop_tags, item.tenant, item.id);
  for (const std::string_view topic : vietnamese::words(item.topics))
    c.run(sql::add_tag, item.tenant, item.agency, "topic:" + std::string(topic), item.id);
  for (const std::string_view audience : vietnamese::words(item.audiences))
    c.run(sql::add_tag, item.tenant, item.agency, "audience:" + std::string(audience), item.id);
  c.run(sql::add_tag, item.tenant, item.agency, "kind:" + item.kind, item.id);
}

base::Result<std::string> Service::add(const base::Actor& actor, const Draft& draft) {
  const base::Result<Item> made = filled(actor, draft);
  if (!made) return made.error();
  Item item = *made;
  const auto unit = agencies_.find(actor.tenant, actor.unit);
  item.unit_name = unit ? unit->name : "";
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    item.id = base::new_id(clock_());
    c.run(sql::add, actor.tenant, item.id, actor.agency, actor.unit, item.unit_name, item.occurrence, item.kind,
          slug_of(item.title, item.id), item.title, item.summary, item.body, item.source, item.topics, item.audiences,
          item.channels, item.language, item.by_machine, item.review_by, actor.account, actor.name, clock_());
    tag(c, item);
    audit_.record(c, actor, "content.add", item.id, "Soạn “" + base::first_bytes(item.title, 200) + "”.");
    return item.id;
  });
}

base::Result<Item> Service::writable(const base::Actor& actor, std::string_view id) const {
  std::optional<Item> item = find(actor, id);
  if (!item) return no_item();
  if (!may_write(actor, *item))
    return Error{ErrorKind::forbidden, "Chỉ đơn vị soạn, biên tập viên hoặc Văn phòng mới sửa được.", {}};
  return *std::move(item);
}

base::Result<bool> Service::edit(const base::Actor& actor, std::string_view id, const Draft& draft,
                                 std::int64_t edits) {
  const base::Result<Item> was = writable(actor, id);
  if (!was) return was.error();
  Draft same = draft;
  same.occurrence.clear();  // what it serves is settled when it is made
  const base::Result<Item> made = filled(actor, same);
  if (!made) return made.error();
  Item item = *made;
  item.id = id;
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::edit, actor.tenant, id, edits, item.kind, item.title, item.summary, item.body, item.source,
              item.topics, item.audiences, item.channels, item.language, item.by_machine, item.review_by, actor.account,
              actor.name)
            .empty())
      return too_late();
    tag(c, item);
    audit_.record(c, actor, "content.edit", id, "Sửa “" + base::first_bytes(item.title, 200) + "”.");
    return true;
  });
}

base::Result<bool> Service::lock(const base::Actor& actor, std::string_view id) {
  const base::Result<Item> item = writable(actor, id);
  if (!item) return item.error();
  const std::int64_t now = clock_();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (!c.run(sql::lock, actor.tenant, id, actor.account, actor.name, now + lock_ms, now).empty()) return true;
    return Error{ErrorKind::conflict,
                 item->lock_name + " đang sửa nội dung này đến " + base::for_people(item->lock_until).substr(11) + ".",
                 {}};
  });
}

base::Result<bool> Service::submit(const base::Actor& actor, std::string_view id, std::int64_t edits) {
  const base::Result<Item> item = writable(actor, id);
  if (!item) return item.error();
  if (item->body.empty() && item->kind != "slogan")
    return wrong("Hãy viết nội dung trước khi trình duyệt.", "noi-dung");
  for (const markup::Picture& picture : markup::find(item->body).pictures)
    if (vietnamese::trim(picture.alternative).empty())
      return wrong("Mỗi ảnh phải có lời mô tả cho người không nhìn thấy: ![mô tả](địa chỉ ảnh).", "noi-dung");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::submit, actor.tenant, id, edits).empty()) return too_late();
    audit_.record(c, actor, "content.submit", id, "Trình duyệt “" + base::first_bytes(item->title, 200) + "”.");
    return true;
  });
}

base::Result<bool> Service::give_back(const base::Actor& actor, std::string_view id, std::string_view given) {
  if (!find(actor, id)) return no_item();
  const std::string reason = vietnamese::one_line(base::first_bytes(given, longest_comment));
  if (reason.empty()) return wrong("Hãy ghi lý do trả lại.", "ly-do");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::give_back, actor.tenant, id, reason).empty()) return too_late();
    audit_.record(c, actor, "content.return", id, "Trả lại nội dung: " + reason);
    return true;
  });
}

// The version is kept when it is approved: what goes out later is what was approved, letter by letter.
base::Result<bool> Service::approve(const base::Actor& actor, std::string_view id, std::int64_t edits,
                                    std::string_view at) {
  const auto item = find(actor, id);
  if (!item) return no_item();
  if (item->editor == actor.account)
    return Error{ErrorKind::forbidden, "Bạn là người sửa sau cùng; nội dung phải do người khác duyệt.", {}};
  const std::int64_t now = clock_();
  const bool is_timed = !vietnamese::trim(at).empty();
  const auto when = is_timed ? moment_of(at) : std::optional(now);
  if (!when) return wrong("Giờ đăng phải là ngày và giờ, ví dụ 26/03/2026 08:00.", "gio-dang");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::approve, actor.tenant, id, edits, actor.name, *when).empty()) return too_late();
    const std::int64_t number = c.run(sql::last_version, actor.tenant, id).front().number("number") + 1;
    c.run(sql::add_version, actor.tenant, id, number, item->title, item->summary, item->body, item->editor_name,
          actor.name, now);
    audit_.record(c, actor, "content.approve", id, "Duyệt “" + base::first_bytes(item->title, 200) + "”.");
    if (*when > now) {
      jobs::enqueue(c, actor.tenant, publish_job, id, *when);
    } else {
      make_public(c, *item);
    }
    return true;
  });
}

base::Result<bool> Service::force(const base::Actor& actor, std::string_view id, std::int64_t edits,
                                  std::string_view given) {
  const base::Result<Item> item = writable(actor, id);
  if (!item) return item.error();
  const std::string reason = vietnamese::one_line(base::first_bytes(given, longest_comment));
  if (reason.empty()) return wrong("Hãy ghi lý do đăng trước khi duyệt.", "ly-do");
  if (item->body.empty()) return wrong("Hãy viết nội dung trước.", "noi-dung");
  const std::int64_t now = clock_();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::force, actor.tenant, id, edits, reason, now).empty()) return too_late();
    const std::int64_t number = c.run(sql::last_version, actor.tenant, id).front().number("number") + 1;
    c.run(sql::add_version, actor.tenant, id, number, item->title, item->summary, item->body, actor.name, "", now);
    audit_.record(c, actor, "content.force", id, "Đăng trước khi duyệt: " + reason);
    make_public(c, *item);
    return true;
  });
}

base::Result<bool> Service::confirm(const base::Actor& actor, std::string_view id) {
  const auto item = find(actor, id);
  if (!item) return no_item();
  if (item->editor == actor.account)
    return Error{ErrorKind::forbidden, "Bạn là người sửa sau cùng; nội dung phải do người khác duyệt.", {}};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::confirm, actor.tenant, id, actor.name).empty()) return too_late();
    c.run(sql::confirm_version, actor.tenant, id, item->live_version, actor.name);
    audit_.record(c, actor, "content.confirm", id, "Duyệt sau nội dung đã đăng trước.");
    return true;
  });
}

// In the transaction of the one who decides: the public version, the postings of the channels and the proof, or
// nothing.
void Service::make_public(db::Connection& c, const Item& item) {
  const std::int64_t now = clock_();
  const std::int64_t number = c.run(sql::last_version, item.tenant, item.id).front().number("number");
  if (c.run(sql::publish, item.tenant, item.id, number, now).empty()) return;
  for (const OnPublish& told : publish_told_) told(c, item, number);
  if (!item.occurrence.empty()) jobs::enqueue(c, item.tenant, proof_job, item.id, now, item.id);
}

void Service::publish(const jobs::Job& job) {
  const auto item = find(job.tenant, job.subject);
  if (!item || item->state != State::approved) return;  // taken back, edited, or published already
  if (item->publish_at > clock_()) throw jobs::Later(item->publish_at);
  base::Actor machine;
  machine.tenant = job.tenant;
  machine.name = "Hệ thống";
  database_.write([&](db::Connection& c) {
    make_public(c, *item);
    audit_.record(c, machine, "content.publish", item->id, "Đăng theo giờ hẹn.");
  });
}

base::Result<bool> Service::withdraw(const base::Actor& actor, std::string_view id, std::string_view given) {
  const auto item = find(actor, id);
  if (!item) return no_item();
  if (!may_write(actor, *item) && !actor.may(base::Right::approve))
    return Error{ErrorKind::forbidden, "Bạn không gỡ được nội dung này.", {}};
  const std::string notice = vietnamese::one_line(base::first_bytes(given, longest_comment));
  if (notice.empty()) return wrong("Hãy ghi lý do gỡ; người đọc trang cũ sẽ thấy lý do này.", "ly-do");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::withdraw, actor.tenant, id, notice).empty()) return too_late();
    for (const OnWithdraw& told : withdraw_told_) told(c, *item);
    audit_.record(c, actor, "content.withdraw", id, "Gỡ nội dung: " + notice);
    return true;
  });
}

base::Result<bool> Service::comment(const base::Actor& actor, std::string_view id, std::string_view given) {
  if (!find(actor, id)) return no_item();
  const std::string text = vietnamese::one_line(given);
  if (text.empty() || text.size() > longest_comment) return wrong("Ý kiến phải có từ 1 đến 5.000 ký tự.", "y-kien");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::add_comment, actor.tenant, base::new_id(clock_()), id, actor.name, text, clock_());
    return true;
  });
}

base::Result<std::string> Service::add_picture(const base::Actor& actor, std::string_view id, NewPicture given) {
  const base::Result<Item> item = writable(actor, id);
  if (!item) return item.error();
  const std::string alternative = vietnamese::one_line(base::first_bytes(given.alternative, longest_title));
  if (alternative.empty()) return wrong("Hãy mô tả ảnh cho người không nhìn thấy.", "mo-ta");
  if (pictures(actor.tenant, id).size() >= most_pictures) return wrong("Mỗi nội dung có tối đa 30 ảnh.", "anh");
  const files::Type type = files::type_of_file(given.path);
  const bool is_shown = type == files::Type::png || type == files::Type::jpeg || type == files::Type::webp;
  if (!is_shown) return wrong("Ảnh phải là tệp JPEG, PNG hoặc WebP.", "anh");
  if (std::filesystem::file_size(given.path) > longest_picture) return wrong("Ảnh lớn quá 5 MB.", "anh");
  const base::Result<files::Stored> stored = files::take_cleaned(shelf_, given.path);
  if (!stored) return Error{stored.error().kind, stored.error().message, "anh"};
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    c.run(sql::add_picture, actor.tenant, id, stored->sha256, alternative, files::media_type(type));
    return "/hinh/" + stored->sha256;
  });
}

void Service::prove(const jobs::Job& job) {
  const auto item = find(job.tenant, job.subject);
  if (!item || item->occurrence.empty() || item->live_version == 0 || !item->evidence.empty()) return;
  const auto duty = obligations_.find(item->tenant, item->occurrence);
  if (!duty || duty->state == obligations::State::dropped) return;
  const std::string page = "<!doctype html><html lang=\"" + item->language + "\"><meta charset=\"utf-8\"><h1>" +
                           markup::to_text(item->title) + "</h1>" + markup::to_html(item->body) + "</html>";
  const base::Result<files::Stored> stored = shelf_.put(page);
  if (!stored) throw std::runtime_error(stored.error().message);
  evidence::Report report;
  report.form_token = "content/" + item->id;  // however many channels carry it, it counts once
  report.text = std::string(word_of(kinds, item->kind)) + " đã đăng lúc " + base::for_people(item->published_at) +
                ": " + item->title + ".";
  report.amount = "1";
  report.done_on = base::for_people(base::date_of(item->published_at));
  report.shelved.push_back({stored->sha256, "noi-dung-da-dang.html", std::string(files::media_type(stored->type)),
                            static_cast<std::int64_t>(stored->bytes), false});
  base::Actor writer;
  writer.tenant = item->tenant;
  writer.account = item->created_by;
  writer.name = item->editor_name;
  writer.unit = item->unit;
  writer.agency = item->agency;
  writer.grants = {{duty->unit, base::Role::staff}, {item->agency, base::Role::office}};
  const base::Result<evidence::Reported> reported = evidence_.report(writer, item->occurrence, std::move(report));
  if (!reported) throw std::runtime_error(reported.error().message);
  database_.write([&](db::Connection& c) { c.run(sql::set_evidence, item->tenant, item->id, reported->id); });
}

}  // namespace content
