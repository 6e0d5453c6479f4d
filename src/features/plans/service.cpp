// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/service.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/ids.h"
#include "base/utf8.h"
#include "features/plans/differences.h"
#include "features/plans/store.h"
#include "features/plans/store_sql.h"
#include "vietnamese/text.h"

namespace plans {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t longest_text = 20'000, longest_line = 1'000;
constexpr int first_year = 2000, last_year = 2100;

Error no_plan() { return {ErrorKind::not_found, "Không có kế hoạch này.", {}}; }
Error changed_meanwhile() {
  return {ErrorKind::conflict,
          "Người khác vừa sửa mục này. Bên dưới là nội dung mới nhất; nội dung bạn vừa nhập vẫn còn trong biểu mẫu.",
          {}};
}

// Only the agency whose plan it is works on it, by the people who may.
std::optional<Error> refusal(const Plan& plan, const base::Actor& actor, base::Right right) {
  if (plan.agency == actor.agency && actor.may(right)) return std::nullopt;
  return Error{ErrorKind::forbidden, "Chỉ người có thẩm quyền của cơ quan ban hành mới được làm việc này.", {}};
}

std::string kind_name(compiler::Kind kind) {
  switch (kind) {
    case compiler::Kind::assigned:
      return "assigned";
    case compiler::Kind::content:
      return "content";
    case compiler::Kind::form:
      return "form";
    case compiler::Kind::duty:
      return "duty";
  }
  return {};
}

std::string joined(const std::vector<Party>& parties) {
  std::string text;
  for (const Party& party : parties) text += (text.empty() ? "" : "; ") + party.printed;
  return text;
}

std::string brief(const std::optional<compiler::Quota>& quota) {
  if (!quota) return {};
  return std::to_string(quota->count) + " " + quota->unit + (quota->per.empty() ? "" : "/" + quota->per);
}

Activity activity_of(const compiler::Activity& read) {
  Activity activity;
  activity.path = read.path;
  activity.kind = kind_name(read.kind);
  activity.text = read.text;
  for (const compiler::Mention& unit : read.lead) activity.lead.push_back({unit.text, {}, {}, {}});
  for (const compiler::Mention& unit : read.coordinate) activity.coordinate.push_back({unit.text, {}, {}, {}});
  activity.time = read.time;
  activity.quota = read.quota;
  std::set<std::string> channels;
  for (const compiler::Mention& channel : read.channels)
    if (channels.insert(channel.code).second)
      activity.channels += (activity.channels.empty() ? "" : " ") + channel.code;
  // What the text lays on a unit binds; so does an amount, for whom a person must still say.
  activity.is_included = !read.lead.empty() || read.kind == compiler::Kind::assigned || read.quota.has_value();
  activity.first_line = read.at.first;
  activity.last_line = read.at.last;
  return activity;
}

// A report that is due is an activity of its own, unless it was read as the duty of the same unit already.
void add_deadlines(const compiler::Plan& read, std::vector<Activity>& activities) {
  for (const compiler::Deadline& deadline : read.deadlines) {
    const auto same = std::find_if(activities.begin(), activities.end(), [&](const Activity& activity) {
      return activity.path == deadline.path && activity.time && activity.time->raw == deadline.raw &&
             !activity.lead.empty() &&
             vietnamese::fold(activity.lead.front().printed) == vietnamese::fold(deadline.who);
    });
    if (same != activities.end()) {
      same->kind = "report";
      continue;
    }
    Activity report;
    report.path = deadline.path;
    report.kind = "report";
    report.text = deadline.what;
    if (!deadline.who.empty()) report.lead.push_back({deadline.who, {}, {}, {}});
    compiler::Time time;
    time.raw = deadline.raw;
    time.kind =
        vietnamese::fold(deadline.raw).starts_with("truoc") ? compiler::TimeKind::before : compiler::TimeKind::date;
    time.to = deadline.date;
    if (!deadline.date) time.kind = compiler::TimeKind::other;
    report.time = std::move(time);
    report.is_included = true;
    report.first_line = deadline.at.first;
    report.last_line = deadline.at.last;
    activities.push_back(std::move(report));
  }
}

std::string lines_of_bases(const compiler::Plan& read) {
  std::string text;
  for (const compiler::LegalBasis& basis : read.legal_bases) {
    if (basis.role != compiler::Role::base) continue;
    text += basis.type + (basis.number.empty() ? "" : " số " + basis.number);
    if (basis.date) text += " ngày " + base::for_people(*basis.date);
    if (!basis.issuer.empty()) text += " của " + basis.issuer;
    if (!basis.subject.empty()) text += " " + basis.subject;
    text += "\n";
  }
  return text;
}

std::optional<int> whole(std::string_view text) {
  int number = 0;
  const std::string_view trimmed = vietnamese::trim(text);
  const auto [end, trouble] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
  if (trouble != std::errc{} || end != trimmed.data() + trimmed.size()) return std::nullopt;
  return number;
}

base::Result<std::optional<compiler::Time>> time_from(const Edit& edit) {
  if (edit.time_kind.empty() && vietnamese::trim(edit.time_raw).empty()) return std::optional<compiler::Time>{};
  compiler::Time time;
  const std::optional<compiler::TimeKind> kind = time_kind_from(edit.time_kind);
  if (!kind) return Error{ErrorKind::invalid, "Hãy chọn loại thời gian.", "loai-thoi-gian"};
  time.kind = *kind;
  time.raw = vietnamese::tidy(edit.time_raw);
  time.every = edit.time_every;
  if (!edit.time_from.empty()) {
    time.from = base::parse_date(edit.time_from);
    if (!time.from) return Error{ErrorKind::invalid, "Ngày bắt đầu phải có dạng ngày/tháng/năm.", "tu"};
  }
  if (!edit.time_to.empty()) {
    time.to = base::parse_date(edit.time_to);
    if (!time.to) return Error{ErrorKind::invalid, "Ngày kết thúc phải có dạng ngày/tháng/năm.", "den"};
  }
  if (time.from && time.to && *time.to < *time.from)
    return Error{ErrorKind::invalid, "Ngày kết thúc không được trước ngày bắt đầu.", "den"};
  return std::optional(time);
}

base::Result<std::optional<compiler::Quota>> quota_from(const Edit& edit) {
  if (vietnamese::trim(edit.quota_count).empty()) return std::optional<compiler::Quota>{};
  const std::optional<int> count = whole(edit.quota_count);
  if (!count || *count < 0 || *count > 1'000'000)
    return Error{ErrorKind::invalid, "Chỉ tiêu phải là một số từ 0 đến 1.000.000.", "chi-tieu"};
  if (*count == 0) return std::optional<compiler::Quota>{};
  compiler::Quota quota;
  quota.count = *count;
  quota.bound = compiler::Bound::min;
  quota.unit = vietnamese::tidy(edit.quota_unit);
  quota.per = edit.quota_per;
  return std::optional(quota);
}

// The activity as the form says it, without its parties.
base::Result<Activity> edited(Activity activity, const Edit& edit) {
  activity.text = vietnamese::tidy(vietnamese::to_nfc(edit.text));
  if (activity.text.empty()) return Error{ErrorKind::invalid, "Nội dung không được để trống.", "noi-dung"};
  if (activity.text.size() > longest_text) return Error{ErrorKind::invalid, "Nội dung quá dài.", "noi-dung"};
  const auto time = time_from(edit);
  if (!time) return time.error();
  const auto quota = quota_from(edit);
  if (!quota) return quota.error();
  for (const char* kind : {"assigned", "content", "form", "duty", "report"})
    if (edit.kind == kind) activity.kind = kind;
  activity.time = *time;
  activity.quota = *quota;
  if (edit.channels) activity.channels = vietnamese::tidy(base::first_bytes(*edit.channels, longest_line));
  activity.roadmap = vietnamese::tidy(base::first_bytes(edit.roadmap, longest_line));
  activity.is_included = edit.is_included;
  return activity;
}

struct Noted {
  std::string field, was, becomes;
};

std::vector<Noted> corrections_of(const Activity& before, const Activity& after, const std::string& lead,
                                  const std::string& coordinate) {
  std::vector<Noted> noted;
  const auto compare = [&](const char* field, const std::string& was, const std::string& becomes) {
    if (was != becomes) noted.push_back({field, was, becomes});
  };
  compare("nội dung", before.text, after.text);
  compare("loại", before.kind, after.kind);
  compare("chủ trì", joined(before.lead), lead);
  compare("phối hợp", joined(before.coordinate), coordinate);
  compare("thời gian", before.time ? before.time->raw : "", after.time ? after.time->raw : "");
  compare("kênh", before.channels, after.channels);
  compare("chỉ tiêu", brief(before.quota), brief(after.quota));
  compare("nhiệm vụ của lộ trình", before.roadmap, after.roadmap);
  compare("giao việc", before.is_included ? "có" : "không", after.is_included ? "có" : "không");
  return noted;
}

}  // namespace

std::string title_below(const Plan& parent) {
  if (parent.number.empty()) return "Thực hiện " + parent.title;
  return "Thực hiện Kế hoạch số " + parent.number +
         (parent.issued_on > 0 ? " ngày " + base::for_people(base::date_of_day(parent.issued_on)) : "") + " (" +
         parent.title + ")";
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  std::string name;
  const auto take = [&] {
    name = vietnamese::tidy(vietnamese::to_nfc(name));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    name.clear();
  };
  for (const char c : text) {
    if (c == ';' || c == '\n') {
      take();
    } else {
      name += c;
    }
  }
  take();
  return names;
}

// -------------------------------------------------------------------------------------------------------------
// importing

// The day whose units are meant: that of issue, or today.
std::int64_t Service::day_of(const Plan& plan) const {
  return plan.issued_on > 0 ? plan.issued_on : base::day_number(base::date_of(clock_()));
}

std::string Service::bound(db::Connection& connection, const base::Actor& actor, const std::string& agency,
                           const std::string& printed, std::int64_t day, std::string& how) const {
  constexpr double sure = 0.9;
  const db::Rows known = connection.run(sql::remembered, actor.tenant, agency, agencies::match_key(printed));
  how = "remembered";
  if (!known.empty()) return known.front().text("target");
  const std::vector<agencies::Match> matches = agencies_.match(actor.tenant, agency, printed, day);
  if (matches.empty() || matches.front().score < sure) return {};
  const agencies::Match& best = matches.front();
  if (best.set != agencies::Set::none) {
    how = "set";
    return std::string(agencies::code_of(best.set));
  }
  // Two that fit alike are a question for a person.
  if (matches.size() > 1 && matches[1].score >= best.score) return {};
  how = best.how == agencies::How::fuzzy          ? "fuzzy"
        : best.how == agencies::How::alias        ? "alias"
        : best.how == agencies::How::abbreviation ? "abbreviation"
                                                  : "exact";
  return best.unit;
}

void Service::add_parties(db::Connection& connection, const base::Actor& actor, const Plan& plan,
                          const std::string& activity, std::string_view role, const std::vector<std::string>& printed) {
  std::int64_t position = 0;
  for (const std::string& name : printed) {
    std::string how;
    const std::string target = bound(connection, actor, plan.agency, name, day_of(plan), how);
    connection.run(sql::add_party, plan.tenant, plan.id, activity, role, position++, name, agencies::match_key(name),
                   target, target.empty() ? "" : how);
  }
}

void Service::add_activity(db::Connection& connection, const base::Actor& actor, const Plan& plan,
                           std::int64_t position, const Activity& activity) {
  insert_activity(connection, plan, position, activity);
  const auto printed = [](const std::vector<Party>& parties) {
    std::vector<std::string> names;
    for (const Party& party : parties) names.push_back(party.printed);
    return names;
  };
  add_parties(connection, actor, plan, activity.id, "lead", printed(activity.lead));
  add_parties(connection, actor, plan, activity.id, "coordinate", printed(activity.coordinate));
}

base::Result<std::string> Service::import(const base::Actor& actor, std::string_view document,
                                          const compiler::Plan& read) {
  if (actor.agency.empty() || !actor.may(base::Right::coordinate))
    return Error{ErrorKind::forbidden, "Chỉ Văn phòng của một cơ quan mới nhập được kế hoạch.", {}};
  const std::int64_t now = clock_();
  std::vector<Activity> activities;
  for (const compiler::Activity& activity : read.activities) activities.push_back(activity_of(activity));
  add_deadlines(read, activities);
  if (activities.empty())
    return Error{
        ErrorKind::invalid, "Văn bản này không có hoạt động nào để theo dõi; có thể nó không phải kế hoạch.", {}};
  Plan plan;
  plan.tenant = actor.tenant;
  plan.id = base::new_id(now);
  plan.agency = actor.agency;
  plan.issued_on = read.header.date ? base::day_number(*read.header.date) : 0;
  plan.year = read.header.year.value_or(static_cast<int>(base::date_of(now).year()));
  const std::string number = read.header.number + (read.header.symbol.empty() ? "" : "/" + read.header.symbol);
  std::string recipients;
  for (const compiler::Mention& recipient : read.header.recipients) recipients += recipient.text + "\n";
  const std::string title = read.header.title.empty() ? "Kế hoạch chưa có tên" : read.header.title;
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    c.run(sql::add, plan.tenant, plan.id, plan.agency, std::nullopt, document, title, number, plan.issued_on, plan.year,
          recipients, lines_of_bases(read), read.budget ? read.budget->text : "", now, actor.name);
    std::int64_t position = 0;
    for (Activity& activity : activities) {
      activity.id = base::new_id(now);
      add_activity(c, actor, plan, ++position, activity);
    }
    position = 0;
    for (const compiler::Diagnostic& d : read.diagnostics)
      c.run(sql::add_diagnostic, plan.tenant, plan.id, ++position, d.code,
            d.severity == compiler::Severity::error     ? "error"
            : d.severity == compiler::Severity::warning ? "warning"
                                                        : "note",
            d.message, d.at.first);
    audit_.record(c, actor, "plan.import", plan.id, "Nhập kế hoạch “" + title + "”.");
    return plan.id;
  });
}

base::Result<std::string> Service::draft_from(const base::Actor& actor, std::string_view parent_id,
                                              const std::vector<std::string>& chosen, std::string_view title) {
  if (actor.agency.empty() || !actor.may(base::Right::coordinate))
    return Error{ErrorKind::forbidden, "Chỉ Văn phòng của một cơ quan mới lập được kế hoạch.", {}};
  const std::optional<Plan> parent = find(actor.tenant, parent_id);
  if (!parent) return no_plan();
  if (parent->state != State::in_force)
    return Error{ErrorKind::conflict, "Chỉ lập được kế hoạch theo một kế hoạch đang có hiệu lực.", {}};
  if (chosen.empty()) return Error{ErrorKind::invalid, "Hãy chọn ít nhất một hoạt động.", "hoat-dong"};
  const std::int64_t now = clock_();
  Plan plan;
  plan.tenant = actor.tenant;
  plan.id = base::new_id(now);
  plan.agency = actor.agency;
  plan.year = parent->year;
  std::string name = vietnamese::tidy(title);
  if (name.empty()) name = title_below(*parent);
  const std::string basis =
      "Kế hoạch" + (parent->number.empty() ? std::string() : " số " + parent->number) +
      (parent->issued_on > 0 ? " ngày " + base::for_people(base::date_of_day(parent->issued_on)) : "") + " (" +
      parent->title + ")\n";
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    c.run(sql::add, plan.tenant, plan.id, plan.agency, parent->id, "", name, "", 0, plan.year, "",
          basis + parent->bases, parent->budget, now, actor.name);
    std::int64_t position = 0;
    for (Activity activity : activities_of(c, parent->tenant, parent->id)) {
      if (std::find(chosen.begin(), chosen.end(), activity.id) == chosen.end()) continue;
      activity.id = base::new_id(now);
      activity.first_line = activity.last_line = -1;
      activity.is_included = true;
      // Units of one's own agency stay; whom the plan above named elsewhere is for people to say anew.
      if (parent->agency != plan.agency) activity.lead.clear(), activity.coordinate.clear();
      add_activity(c, actor, plan, ++position, activity);
    }
    audit_.record(c, actor, "plan.draft", plan.id, "Lập kế hoạch “" + name + "” theo “" + parent->title + "”.");
    return plan.id;
  });
}

// ---------------------------------------------------------------------------------------------------------------
// looking

std::optional<Plan> Service::find(std::string_view tenant, std::string_view id) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::find, tenant, id); });
  if (rows.empty()) return std::nullopt;
  return plan_from(rows.front());
}

std::vector<Plan> Service::of_agency(std::string_view tenant, std::string_view agency) const {
  std::vector<Plan> plans;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::of_agency, tenant, agency); }))
    plans.push_back(plan_from(row));
  return plans;
}

std::vector<Plan> Service::above(const base::Actor& actor) const {
  std::vector<Plan> plans;
  std::set<std::string> seen;
  std::vector<agencies::Unit> units = agencies_.ancestors(actor.tenant, actor.agency);
  for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
    if (!unit->is_agency() || !seen.insert(unit->id).second) continue;
    for (Plan& plan : of_agency(actor.tenant, unit->id))
      if (plan.state == State::in_force) plans.push_back(std::move(plan));
  }
  if (seen.insert(actor.agency).second)
    for (Plan& plan : of_agency(actor.tenant, actor.agency))
      if (plan.state == State::in_force) plans.push_back(std::move(plan));
  return plans;
}

std::vector<Plan> Service::children(std::string_view tenant, std::string_view plan) const {
  std::vector<Plan> plans;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::children, tenant, plan); }))
    plans.push_back(plan_from(row));
  return plans;
}

std::vector<Activity> Service::activities(std::string_view tenant, std::string_view plan) const {
  std::vector<Activity> activities = database_.read([&](db::Connection& c) { return activities_of(c, tenant, plan); });
  std::map<std::string, std::string> names;
  const std::optional<Plan> its = find(tenant, plan);
  if (its)
    for (const agencies::Unit& unit : agencies_.of_agency(tenant, its->agency)) names.emplace(unit.id, unit.name);
  const auto name = [&](Party& party) {
    if (const agencies::Set set = agencies::set_from(party.target); set != agencies::Set::none) {
      party.target_name = agencies::word(set);
    } else if (!party.target.empty()) {
      if (!names.contains(party.target)) {
        const std::optional<agencies::Unit> unit = agencies_.find(tenant, party.target);
        names.emplace(party.target, unit ? unit->name : party.printed);
      }
      party.target_name = names[party.target];
    }
  };
  for (Activity& activity : activities) {
    for (Party& party : activity.lead) name(party);
    for (Party& party : activity.coordinate) name(party);
  }
  return activities;
}

std::vector<Correction> Service::corrections(std::string_view tenant, std::string_view plan) const {
  std::vector<Correction> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::corrections, tenant, plan); }))
    all.push_back({row.text("activity_id"), row.text("field"), row.text("was"), row.text("becomes"), row.text("name"),
                   row.number("at")});
  return all;
}

std::vector<Diagnostic> Service::diagnostics(std::string_view tenant, std::string_view plan) const {
  std::vector<Diagnostic> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::diagnostics, tenant, plan); }))
    all.push_back({row.number("position"), row.text("code"), row.text("severity"), row.text("message"),
                   static_cast<int>(row.number("first_line")), row.flag("is_cleared"), row.text("note"),
                   row.text("cleared_by")});
  return all;
}

std::vector<Version> Service::versions(std::string_view tenant, std::string_view plan) const {
  std::vector<Version> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::versions, tenant, plan); }))
    all.push_back({row.number("number"), {}, row.text("note"), row.number("accepted_at"), row.text("accepted_by")});
  return all;
}

std::vector<Proposal> Service::proposals(std::string_view tenant, std::string_view plan) const {
  std::vector<Proposal> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::proposals, tenant, plan); }))
    all.push_back({row.text("id"), row.text("plan_id"), row.text("activity_id"), row.text("unit_id"), row.text("wish"),
                   row.text("reason"), row.text("state"), row.text("answer"), row.text("created_by"),
                   row.number("created_at")});
  return all;
}

std::vector<Unbound> Service::unbound(const Plan& plan) const {
  std::vector<Unbound> all;
  for (const Activity& activity : activities(plan.tenant, plan.id)) {
    if (!activity.is_included) continue;
    for (const std::vector<Party>* parties : {&activity.lead, &activity.coordinate}) {
      for (const Party& party : *parties) {
        if (party.is_bound()) continue;
        const std::string key = agencies::match_key(party.printed);
        const auto known = std::find_if(all.begin(), all.end(), [&](const Unbound& u) { return u.key == key; });
        if (known != all.end()) {
          ++known->times;
          continue;
        }
        Unbound unbound{party.printed, key, 1, {}};
        for (const agencies::Match& match : agencies_.match(plan.tenant, plan.agency, party.printed, day_of(plan)))
          unbound.candidates.push_back({match.unit.empty() ? std::string(agencies::code_of(match.set)) : match.unit,
                                        match.name, static_cast<int>(match.score * 100)});
        all.push_back(std::move(unbound));
      }
    }
  }
  return all;
}

// --------------------------------------------------------------------------------------------------------------
// changing

base::Result<bool> Service::edit_head(const base::Actor& actor, std::string_view id, const HeadEdit& to,
                                      std::int64_t edits) {
  const std::optional<Plan> plan = find(actor.tenant, id);
  if (!plan) return no_plan();
  if (auto no = refusal(*plan, actor, base::Right::coordinate)) return *std::move(no);
  const std::string title = vietnamese::tidy(vietnamese::to_nfc(to.title));
  if (title.empty() || title.size() > longest_line)
    return Error{ErrorKind::invalid, "Tên kế hoạch phải có từ 1 đến 1.000 ký tự.", "ten"};
  const std::optional<int> year = whole(to.year);
  if (!year || *year < first_year || *year > last_year)
    return Error{ErrorKind::invalid, "Năm phải là một số từ 2000 đến 2100.", "nam"};
  std::int64_t issued = 0;
  if (!vietnamese::trim(to.issued_on).empty()) {
    const auto date = base::parse_date(vietnamese::trim(to.issued_on));
    if (!date) return Error{ErrorKind::invalid, "Ngày ban hành phải có dạng ngày/tháng/năm.", "ngay"};
    issued = base::day_number(*date);
  }
  const std::string number = vietnamese::tidy(base::first_bytes(to.number, longest_line));
  const std::string bases = to.bases.value_or(plan->bases), budget = to.budget.value_or(plan->budget);
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.change(sql::edit_head, actor.tenant, id, title, number, issued, *year, to.recipients, edits, bases, budget) ==
        0)
      return changed_meanwhile();
    const auto note = [&](const char* field, const std::string& was, const std::string& becomes) {
      if (was != becomes)
        c.run(sql::add_correction, actor.tenant, base::new_id(clock_()), id, "", field, was, becomes, actor.account,
              actor.name, clock_());
    };
    note("tên", plan->title, title);
    note("số", plan->number, number);
    note("năm", std::to_string(plan->year), std::to_string(*year));
    note("ngày ban hành", plan->issued_on > 0 ? base::for_people(base::date_of_day(plan->issued_on)) : "",
         issued > 0 ? base::for_people(base::date_of_day(issued)) : "");
    note("nơi nhận", plan->recipients, to.recipients);
    note("căn cứ", plan->bases, bases);
    note("kinh phí", plan->budget, budget);
    audit_.record(c, actor, "plan.edit", id, "Sửa phần đầu của kế hoạch “" + title + "”.");
    return true;
  });
}

base::Result<bool> Service::edit(const base::Actor& actor, std::string_view plan_id, std::string_view id,
                                 const Edit& to, std::int64_t edits) {
  const std::optional<Plan> plan = find(actor.tenant, plan_id);
  if (!plan) return no_plan();
  if (auto no = refusal(*plan, actor, base::Right::coordinate)) return *std::move(no);
  const std::vector<std::string> lead = names_in(to.lead), coordinate = names_in(to.coordinate);
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const db::Rows rows = c.run(sql::activity, actor.tenant, id, plan_id);
    if (rows.empty()) return Error{ErrorKind::not_found, "Không có hoạt động này.", {}};
    Activity before = activity_from(rows.front());
    for (const db::Row& row : c.run(sql::parties_of, actor.tenant, id))
      (row.text("role") == "lead" ? before.lead : before.coordinate)
          .push_back({row.text("printed"), row.text("target"), row.text("how"), {}});
    const base::Result<Activity> after = edited(before, to);
    if (!after) return after.error();
    if (!update_activity(c, actor.tenant, *after, edits)) return changed_meanwhile();
    c.run(sql::drop_parties, actor.tenant, id);
    add_parties(c, actor, *plan, std::string(id), "lead", lead);
    add_parties(c, actor, *plan, std::string(id), "coordinate", coordinate);
    const auto text = [](const std::vector<std::string>& names) {
      std::string all;
      for (const std::string& name : names) all += (all.empty() ? "" : "; ") + name;
      return all;
    };
    for (const Noted& n : corrections_of(before, *after, text(lead), text(coordinate)))
      c.run(sql::add_correction, actor.tenant, base::new_id(clock_()), plan_id, id, n.field, n.was, n.becomes,
            actor.account, actor.name, clock_());
    c.run(sql::note_change, actor.tenant, plan_id);
    audit_.record(c, actor, "plan.edit", plan_id,
                  "Sửa hoạt động " + before.path + " của kế hoạch “" + plan->title + "”.");
    return true;
  });
}

base::Result<std::string> Service::add(const base::Actor& actor, std::string_view plan_id, const Edit& edit) {
  const std::optional<Plan> plan = find(actor.tenant, plan_id);
  if (!plan) return no_plan();
  if (auto no = refusal(*plan, actor, base::Right::coordinate)) return *std::move(no);
  Activity empty;
  empty.kind = "assigned";
  base::Result<Activity> activity = edited(empty, edit);
  if (!activity) return activity.error();
  activity->id = base::new_id(clock_());
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    const std::int64_t position = c.run(sql::last_position, actor.tenant, plan_id).front().number("position") + 1;
    activity->path = "+" + std::to_string(position);
    insert_activity(c, *plan, position, *activity);
    add_parties(c, actor, *plan, activity->id, "lead", names_in(edit.lead));
    add_parties(c, actor, *plan, activity->id, "coordinate", names_in(edit.coordinate));
    c.run(sql::note_change, actor.tenant, plan_id);
    audit_.record(c, actor, "plan.edit", plan_id, "Thêm một hoạt động vào kế hoạch “" + plan->title + "”.");
    return activity->id;
  });
}

base::Result<bool> Service::bind(const base::Actor& actor, std::string_view plan_id, std::string_view printed,
                                 std::string_view target) {
  const std::optional<Plan> plan = find(actor.tenant, plan_id);
  if (!plan) return no_plan();
  if (auto no = refusal(*plan, actor, base::Right::coordinate)) return *std::move(no);
  const bool is_set = agencies::set_from(target) != agencies::Set::none;
  const std::optional<agencies::Unit> unit = is_set ? std::nullopt : agencies_.find(actor.tenant, target);
  if (!is_set && !unit) return Error{ErrorKind::invalid, "Hãy chọn một đơn vị cho tên này.", "don-vi"};
  const std::string key = agencies::match_key(printed);
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.change(sql::bind, actor.tenant, plan_id, key, target, "person") == 0)
      return Error{ErrorKind::not_found, "Kế hoạch không còn tên này.", {}};
    c.run(sql::remember, actor.tenant, plan->agency, key, target);
    c.run(sql::note_change, actor.tenant, plan_id);
    audit_.record(c, actor, "plan.bind", plan_id,
                  "“" + std::string(printed) + "” là " +
                      (unit ? unit->name : std::string(agencies::word(agencies::set_from(target)))) + ".");
    return true;
  });
}

base::Result<bool> Service::clear(const base::Actor& actor, std::string_view plan, std::int64_t diagnostic,
                                  std::string_view note) {
  const std::optional<Plan> its = find(actor.tenant, plan);
  if (!its) return no_plan();
  if (auto no = refusal(*its, actor, base::Right::coordinate)) return *std::move(no);
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.change(sql::clear_diagnostic, actor.tenant, plan, diagnostic,
                 vietnamese::tidy(base::first_bytes(note, longest_line)), actor.name) == 0)
      return Error{ErrorKind::conflict, "Cảnh báo này đã được xem xét.", {}};
    audit_.record(c, actor, "plan.clear", plan, "Đã xem xét cảnh báo số " + std::to_string(diagnostic) + ".");
    return true;
  });
}

// --------------------------------------------------------------------------------------------------------------
// accepting

std::vector<obligations::Party> Service::parties_of(const Plan& plan, const std::vector<Party>& parties,
                                                    std::int64_t day) const {
  std::vector<obligations::Party> units;
  const auto add = [&](const std::string& id, const std::string& name) {
    if (std::none_of(units.begin(), units.end(), [&](const obligations::Party& p) { return p.unit == id; }))
      units.push_back({id, name});
  };
  for (const Party& party : parties) {
    const agencies::Set set = agencies::set_from(party.target);
    if (set == agencies::Set::none) {
      const std::string name = agencies_.name_on(plan.tenant, party.target, day);
      add(party.target, name.empty() ? party.printed : name);
      continue;
    }
    for (const agencies::Unit& unit : agencies_.members(plan.tenant, plan.agency, set, day))
      add(unit.id, agencies_.name_on(plan.tenant, unit.id, day));
  }
  return units;
}

base::Result<obligations::Programme> Service::programme_of(const Plan& plan, const std::vector<Activity>& activities,
                                                           std::int64_t version) const {
  obligations::Programme programme;
  programme.tenant = plan.tenant;
  programme.plan = plan.id;
  programme.agency = plan.agency;
  programme.title = plan.title;
  programme.year = plan.year;
  programme.version = version;
  const std::int64_t day = day_of(plan);
  const std::int64_t new_year = base::day_number(*base::make_date(plan.year, 1, 1));
  programme.issued_on = plan.issued_on > 0 ? plan.issued_on : new_year;
  for (const Activity& activity : activities) {
    if (!activity.is_included) continue;
    const std::string where = activity.path.empty() ? "“" + base::first_bytes(activity.text, 60) + "…”" : activity.path;
    if (activity.lead.empty())
      return Error{ErrorKind::conflict,
                   "Hoạt động " + where + " chưa có đơn vị chủ trì: hãy giao cho một đơn vị, hoặc bỏ chọn giao việc.",
                   {}};
    for (const std::vector<Party>* parties : {&activity.lead, &activity.coordinate})
      for (const Party& party : *parties)
        if (!party.is_bound())
          return Error{
              ErrorKind::conflict, "Chưa rõ “" + party.printed + "” (hoạt động " + where + ") là đơn vị nào.", {}};
    obligations::Assigned assigned;
    assigned.activity = activity.id;
    assigned.path = activity.path;
    assigned.title = activity.text;
    assigned.lead = parties_of(plan, activity.lead, day);
    assigned.coordinate = parties_of(plan, activity.coordinate, day);
    assigned.time = activity.time;
    assigned.quota = activity.quota;
    programme.activities.push_back(std::move(assigned));
  }
  if (programme.activities.empty()) return Error{ErrorKind::conflict, "Kế hoạch chưa giao việc nào.", {}};
  return programme;
}

base::Result<Accepted> Service::accept(const base::Actor& actor, std::string_view id, std::string_view note) {
  const std::optional<Plan> plan = find(actor.tenant, id);
  if (!plan) return no_plan();
  if (auto no = refusal(*plan, actor, base::Right::approve)) return *std::move(no);
  if (!plan->has_changes) return Error{ErrorKind::conflict, "Kế hoạch không có thay đổi nào để phê duyệt.", {}};
  const std::int64_t version = plan->version + 1;
  return database_.write([&](db::Connection& c) -> base::Result<Accepted> {
    const std::vector<Activity> activities = activities_of(c, actor.tenant, id);
    const base::Result<obligations::Programme> programme = programme_of(*plan, activities, version);
    if (!programme) return programme.error();
    if (c.run(sql::set_version, actor.tenant, id, version, plan->version).empty())
      return Error{ErrorKind::conflict, "Người khác vừa phê duyệt kế hoạch này.", {}};
    c.run(sql::add_version, actor.tenant, id, version, packed(activities), vietnamese::tidy(note), clock_(),
          actor.name);
    Accepted accepted{version, obligations_.lay(c, *programme)};
    audit_.record(c, actor, "plan.accept", id,
                  "Phê duyệt phiên bản " + std::to_string(version) + " của kế hoạch “" + plan->title + "”.");
    return accepted;
  });
}

std::vector<Difference> Service::pending(const Plan& plan) const {
  return database_.read([&](db::Connection& c) {
    const db::Rows rows = c.run(sql::version, plan.tenant, plan.id, plan.version);
    const std::vector<Activity> before =
        rows.empty() ? std::vector<Activity>{} : unpacked(rows.front().text("content"));
    return differences(before, unpacked(packed(activities_of(c, plan.tenant, plan.id))));
  });
}

base::Result<std::vector<Difference>> Service::difference(std::string_view tenant, std::string_view plan,
                                                          std::int64_t number) const {
  return database_.read([&](db::Connection& c) -> base::Result<std::vector<Difference>> {
    const db::Rows now = c.run(sql::version, tenant, plan, number);
    if (now.empty()) return Error{ErrorKind::not_found, "Không có phiên bản này.", {}};
    const db::Rows before = c.run(sql::version, tenant, plan, number - 1);
    return differences(before.empty() ? std::vector<Activity>{} : unpacked(before.front().text("content")),
                       unpacked(now.front().text("content")));
  });
}

// --------------------------------------------------------------------------------------------------------------
// amending

base::Result<bool> Service::propose(const base::Actor& actor, std::string_view plan_id, std::string_view activity,
                                    std::string_view wish, std::string_view reason) {
  const std::optional<Plan> plan = find(actor.tenant, plan_id);
  if (!plan) return no_plan();
  if (plan->state != State::in_force)
    return Error{ErrorKind::conflict, "Chỉ đề nghị sửa đổi được kế hoạch đang có hiệu lực.", {}};
  const std::string text = vietnamese::tidy(base::first_bytes(wish, longest_text)),
                    why = vietnamese::tidy(base::first_bytes(reason, longest_text));
  if (text.empty()) return Error{ErrorKind::invalid, "Hãy ghi nội dung đề nghị sửa đổi.", "noi-dung"};
  if (why.empty()) return Error{ErrorKind::invalid, "Hãy ghi lý do.", "ly-do"};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::add_proposal, actor.tenant, base::new_id(clock_()), plan_id, activity, actor.unit, text, why, clock_(),
          actor.name);
    audit_.record(c, actor, "plan.propose", plan_id, "Đề nghị sửa đổi kế hoạch “" + plan->title + "”.");
    return true;
  });
}

base::Result<bool> Service::answer(const base::Actor& actor, std::string_view plan, std::string_view proposal,
                                   Answer answer, std::string_view reason) {
  const std::optional<Plan> its = find(actor.tenant, plan);
  if (!its) return no_plan();
  if (auto no = refusal(*its, actor, base::Right::coordinate)) return *std::move(no);
  const std::string why = vietnamese::tidy(base::first_bytes(reason, longest_line));
  if (answer == Answer::refused && why.empty())
    return Error{ErrorKind::invalid, "Hãy ghi lý do không tiếp thu.", "ly-do"};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.change(sql::answer_proposal, actor.tenant, plan, proposal, answer == Answer::taken ? "taken" : "refused",
                 why) == 0)
      return Error{ErrorKind::conflict, "Đề nghị này đã được trả lời.", {}};
    audit_.record(c, actor, "plan.answer", plan,
                  answer == Answer::taken ? "Tiếp thu một đề nghị." : "Không tiếp thu một đề nghị.");
    return true;
  });
}

}  // namespace plans
