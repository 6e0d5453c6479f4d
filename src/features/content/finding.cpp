// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked of the content, and nothing that changes it.
#include "features/content/service.h"
#include "features/content/store_sql.h"

namespace content {
namespace {

constexpr std::size_t page_size = 50;

State state_from(const std::string& code) {
  for (const State state : {State::submitted, State::returned, State::approved, State::published, State::withdrawn})
    if (code_of(state) == code) return state;
  return State::draft;
}

Item item_from(const db::Row& row) {
  Item i;
  i.tenant = row.text("tenant");
  i.id = row.text("id");
  i.agency = row.text("agency_id");
  i.unit = row.text("unit_id");
  i.unit_name = row.text("unit_name");
  i.occurrence = row.text("occurrence_id");
  i.kind = row.text("kind");
  i.slug = row.text("slug");
  i.title = row.text("title");
  i.summary = row.text("summary");
  i.body = row.text("body");
  i.source = row.text("source");
  i.topics = row.text("topics");
  i.audiences = row.text("audiences");
  i.channels = row.text("channels");
  i.language = row.text("language");
  i.by_machine = row.flag("by_machine");
  i.state = state_from(row.text("state"));
  i.reason = row.text("reason");
  i.publish_at = row.number("publish_at");
  i.published_at = row.number("published_at");
  i.review_by = row.number("review_by");
  i.live_version = row.number("live_version");
  i.forced_reason = row.text("forced_reason");
  i.editor = row.text("editor");
  i.editor_name = row.text("editor_name");
  i.approver_name = row.text("approver_name");
  i.lock_by = row.text("lock_by");
  i.lock_name = row.text("lock_name");
  i.lock_until = row.number("lock_until");
  i.edits = row.number("edits");
  i.evidence = row.text("evidence_id");
  i.created_at = row.number("created_at");
  i.created_by = row.text("created_by");
  return i;
}

Live live_from(const db::Row& row) {
  Live l;
  l.id = row.text("id");
  l.agency = row.text("agency_id");
  l.kind = row.text("kind");
  l.slug = row.text("slug");
  l.title = row.text("title");
  l.summary = row.text("summary");
  l.body = row.text("body");
  l.source = row.text("source");
  l.topics = row.text("topics");
  l.audiences = row.text("audiences");
  l.language = row.text("language");
  l.unit_name = row.text("unit_name");
  l.is_withdrawn = row.text("state") == "withdrawn";
  if (l.is_withdrawn) l.reason = row.text("reason");
  l.by_machine = row.flag("by_machine");
  l.published_at = row.number("published_at");
  l.changed_at = row.number("at");
  l.version = row.number("number");
  return l;
}

std::string before_or_all(std::string_view before) { return before.empty() ? "~" : std::string(before); }

}  // namespace

std::vector<Item> Service::listed(const db::Query& query, const std::vector<db::Value>& values) const {
  std::vector<Item> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.execute(query, values); }))
    all.push_back(item_from(row));
  return all;
}

std::vector<Live> Service::lived(const db::Query& query, const std::vector<db::Value>& values) const {
  std::vector<Live> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.execute(query, values); }))
    all.push_back(live_from(row));
  return all;
}

std::optional<Item> Service::find(std::string_view tenant, std::string_view id) const {
  std::vector<Item> found = listed(sql::find, {db::value(tenant), db::value(id)});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Item> Service::find(const base::Actor& actor, std::string_view id) const {
  std::optional<Item> item = find(actor.tenant, id);
  if (item && item->agency != actor.agency) return std::nullopt;
  return item;
}

Page Service::list(const base::Actor& actor, const Filter& filter) const {
  const std::string before = before_or_all(filter.before);
  Page page;
  if (filter.only_mine) {
    page.items = listed(sql::of_author, {db::value(actor.tenant), db::value(actor.account), db::value(before)});
  } else if (!filter.state.empty()) {
    page.items = listed(sql::in_state,
                        {db::value(actor.tenant), db::value(actor.agency), db::value(filter.state), db::value(before)});
  } else {
    page.items = listed(sql::of_agency, {db::value(actor.tenant), db::value(actor.agency), db::value(before)});
  }
  page.has_more = page.items.size() > page_size;
  if (page.has_more) page.items.pop_back();
  return page;
}

std::vector<Item> Service::forced(const base::Actor& actor) const {
  return listed(sql::forced, {db::value(actor.tenant), db::value(actor.agency)});
}

std::vector<Item> Service::to_review(const base::Actor& actor) const {
  const std::int64_t today = base::day_number(base::date_of(clock_()));
  return listed(sql::to_review, {db::value(actor.tenant), db::value(actor.agency), db::value(today)});
}

std::vector<Item> Service::of_occurrence(const base::Actor& actor, std::string_view occurrence) const {
  return listed(sql::of_occurrence, {db::value(actor.tenant), db::value(actor.agency), db::value(occurrence)});
}

std::vector<Version> Service::versions(std::string_view tenant, std::string_view id) const {
  std::vector<Version> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::versions, tenant, id); }))
    all.push_back({row.number("number"), row.text("title"), row.text("summary"), row.text("body"), row.text("by_name"),
                   row.text("approved_by"), row.number("at")});
  return all;
}

std::vector<Comment> Service::comments(std::string_view tenant, std::string_view id) const {
  std::vector<Comment> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::comments, tenant, id); }))
    all.push_back({row.text("name"), row.text("text"), row.number("at")});
  return all;
}

std::vector<Picture> Service::pictures(std::string_view tenant, std::string_view id) const {
  std::vector<Picture> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::pictures, tenant, id); }))
    all.push_back({row.text("sha256"), row.text("alternative"), row.text("type")});
  return all;
}

std::vector<std::string> Service::lost_files() const {
  std::vector<std::string> lost;
  database_.read([&](db::Connection& c) {
    c.stream(sql::every_picture, {}, [&](const db::Row& row) {
      if (!shelf_.path(row.text("sha256"))) lost.push_back("Ảnh " + row.text("sha256") + " không còn trên đĩa.");
    });
    return 0;
  });
  return lost;
}

std::vector<Live> Service::live(std::string_view tenant, std::string_view agency, std::string_view tag,
                                std::int64_t before_ms, std::string_view before_id) const {
  std::vector<db::Value> values{db::value(tenant), db::value(agency), db::value(before_ms),
                                db::value(before_or_all(before_id))};
  if (tag.empty()) return lived(sql::live, values);
  values.push_back(db::value(tag));
  return lived(sql::live_of_tag, values);
}

std::optional<Live> Service::live_by_slug(std::string_view tenant, std::string_view agency,
                                          std::string_view slug) const {
  std::vector<Live> found = lived(sql::live_by_slug, {db::value(tenant), db::value(agency), db::value(slug)});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Service::Content> Service::picture(const base::Actor& actor, std::string_view sha256) const {
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::picture, sha256); })) {
    const bool is_public = row.number("live_version") > 0 && row.text("state") != "withdrawn";
    const bool is_ours = row.text("tenant") == actor.tenant && row.text("agency_id") == actor.agency;
    if (!is_public && !is_ours) continue;
    auto bytes = shelf_.content(sha256);
    if (!bytes) return std::nullopt;
    return Content{row.text("type"), *std::move(bytes)};
  }
  return std::nullopt;
}

}  // namespace content
