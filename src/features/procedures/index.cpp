// SPDX-License-Identifier: AGPL-3.0-or-later
// Procedures in the index, and out of it again.
#include "features/procedures/service.h"
#include "features/procedures/store.h"
#include "features/procedures/store_sql.h"
#include "vietnamese/collate.h"

namespace procedures {
namespace {

constexpr std::string_view kind = "procedure";

Marked marked_from(search::Snippet snippet) {
  return {std::move(snippet.text), std::move(snippet.ranges), snippet.is_cut_before, snippet.is_cut_after};
}

std::vector<FacetCount> counts_from(const search::Answer& answer, const char* facet) {
  std::vector<FacetCount> counts;
  if (const auto found = answer.facets.find(facet); found != answer.facets.end())
    for (const search::Count& count : found->second) counts.push_back({count.value, count.items});
  return counts;
}

std::string body_of(const Procedure& procedure, const Content& content) {
  std::string body = "Mã " + procedure.code + ". " + content.field;
  for (const Part& part : parts())
    if (const std::string& text = content.*part.text; !text.empty())
      body += "\n" + std::string(part.label) + ": " + text;
  return body;
}

}  // namespace

std::vector<std::string> index_facets() { return {"agency", "field", "level", "online", "state"}; }

FoundPage Service::search(const Search& asked) const {
  search::Query query;
  query.tenant = asked.tenant;
  query.kind = kind;
  query.text = asked.text;
  query.filters = {{"agency", asked.agency},
                   {"field", asked.field},
                   {"level", asked.level},
                   {"online", asked.online},
                   {"state", std::string(code_of(State::in_force))}};
  query.with_facets = !asked.is_typing;
  query.typing = asked.is_typing ? search::Typing::under_way : search::Typing::done;
  query.offset = asked.page * asked.on_a_page;
  query.limit = asked.on_a_page + 1;
  search::Answer answer = index_.find(query);
  FoundPage page;
  page.has_more = answer.hits.size() > asked.on_a_page;
  if (page.has_more) answer.hits.pop_back();
  for (search::Hit& hit : answer.hits) {
    Found found;
    found.id = hit.id;
    found.code = hit.link;
    found.field = hit.facets["field"];
    found.name = marked_from(std::move(hit.title));
    found.text = marked_from(std::move(hit.body));
    found.level = level_from(hit.facets["level"]).value_or(Level::province);
    found.online = online_from(hit.facets["online"]).value_or(Online::none);
    page.found.push_back(std::move(found));
  }
  page.total = answer.total;
  page.is_total_exact = answer.is_total_exact;
  page.fields = counts_from(answer, "field");
  page.levels = counts_from(answer, "level");
  page.onlines = counts_from(answer, "online");
  page.corrected = answer.corrected;
  return page;
}

std::optional<search::Item> Service::item_of(const Procedure& procedure) const {
  const std::optional<Version> version = as_of(procedure.tenant, procedure.id, today(), clock_());
  if (!version) return std::nullopt;  // it begins on a later day
  const Content& content = version->content;
  search::Item item;
  item.tenant = procedure.tenant;
  item.kind = kind;
  item.id = procedure.id;
  item.title = content.name;
  item.body = body_of(procedure, content);
  item.link = procedure.code;
  item.order = vietnamese::sort_key(content.name);
  item.facets = {{"agency", procedure.agency},
                 {"field", content.field},
                 {"level", std::string(code_of(content.level))},
                 {"online", std::string(code_of(content.online))},
                 {"state", std::string(code_of(version->state))}};
  return item;
}

void Service::index(const jobs::Job& job) {
  const std::lock_guard lock(indexing_);
  const std::optional<Procedure> procedure = find(job.tenant, job.subject);
  const std::optional<search::Item> item = procedure ? item_of(*procedure) : std::nullopt;
  if (item) {
    index_.put(*item);
  } else {
    index_.remove(job.tenant, kind, job.subject);
  }
  index_.commit();
}

void Service::rebuild_index() {
  const std::lock_guard lock(indexing_);
  index_.rebuild([&](const search::Index::Sink& sink) {
    std::string tenant, id;
    for (;;) {
      const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::after, tenant, id); });
      if (rows.empty()) return;
      for (const db::Row& row : rows)
        if (const auto item = item_of(procedure_from(row))) sink(*item);
      tenant = rows.back().text("tenant");
      id = rows.back().text("id");
    }
  });
}

}  // namespace procedures
