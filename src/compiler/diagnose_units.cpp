// SPDX-License-Identifier: AGPL-3.0-or-later
// Checks of who is named: two names for one unit, several or vague leads, abolished bodies; and of what is missing.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "compiler/changed_units.h"
#include "compiler/diagnose_parts.h"
#include "compiler/scan.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

struct Named {
  std::string text{};
  Span at{};
};

std::vector<Named> named_units(const Plan& plan) {
  std::vector<Named> all;
  std::set<std::string> seen;
  const auto add = [&](const Mention& mention) {
    if (seen.insert(mention.text).second) all.push_back({mention.text, mention.at});
  };
  for (const Activity& activity : plan.activities) {
    for (const Mention& mention : activity.lead) add(mention);
    for (const Mention& mention : activity.coordinate) add(mention);
  }
  return all;
}

bool is_collective(std::string_view name) {
  const Folded folded(name);
  for (const std::string_view head :
       {"cac", "nhung", "moi", "phong chuyen mon", "don vi", "co quan", "truong cac", "thu truong"})
    if (folded.starts_with_word(head)) return true;
  return folded.contains_word("lien quan");
}

// Words of a name behind its first one or two head words, when the head is one of a department's own units.
std::string own_tail(std::string_view name) {
  const std::string folded = vietnamese::fold(name);
  for (const std::string_view head : {"phong quan ly ", "phong ", "chi cuc quan ly ", "chi cuc ", "trung tam ", "ban "})
    if (folded.starts_with(head)) return folded.substr(head.size());
  return {};
}

std::string lower_first(std::string_view name) {
  const std::size_t blank = name.find(' ');
  return vietnamese::lower(name.substr(0, blank)) +
         std::string(blank == std::string_view::npos ? "" : name.substr(blank));
}

void check_drift(const std::vector<Named>& units, Findings& findings) {
  // only names with the same tail or the same letters are compared: a long plan names thousands
  std::map<std::string, std::vector<std::size_t>> alike;
  std::vector<std::string> tails, letters;
  for (std::size_t i = 0; i < units.size(); ++i) {
    tails.push_back(own_tail(units[i].text));
    letters.push_back(vietnamese::comparable(units[i].text));
    if (vietnamese::words(tails[i]).size() >= 4) alike["tail " + tails[i]].push_back(i);
    if (vietnamese::words(letters[i]).size() > 1) alike["name " + letters[i]].push_back(i);
  }
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [key, members] : alike)
    for (std::size_t first = 0; first < members.size(); ++first)
      for (std::size_t second = first + 1; second < members.size(); ++second)
        pairs.insert({members[first], members[second]});
  std::set<std::string> told;
  for (const auto& [i, j] : pairs) {
    const std::string &a = units[i].text, &b = units[j].text;
    const bool same_letters = letters[i] == letters[j] && !is_collective(a) && a.substr(1) != b.substr(1);
    if (same_letters && lower_first(a) == lower_first(b)) continue;
    if (!same_letters && (tails[i] != tails[j] || tails[i].empty() || vietnamese::fold(a) == vietnamese::fold(b)))
      continue;
    if (!told.insert(same_letters ? vietnamese::fold(a) : tails[i]).second) continue;
    findings.add("LT030", Severity::warning,
                 "Một đơn vị có thể đang được gọi bằng hai tên: “" + a + "” và “" + b + "”.", units[j].at);
  }
}

// "đơn vị thuộc Sở" beside "đơn vị trực thuộc": a collective name in two wordings.
void check_collectives(const std::vector<Named>& units, Findings& findings) {
  const Named* plain = nullptr;
  const Named* direct = nullptr;
  for (const Named& unit : units) {
    const Folded folded(unit.text);
    if (!folded.contains_word("don vi")) continue;
    if (folded.contains_word("truc thuoc")) {
      if (direct == nullptr) direct = &unit;
    } else if (folded.contains_word("thuoc")) {
      if (plain == nullptr) plain = &unit;
    }
  }
  if (plain == nullptr || direct == nullptr) return;
  findings.add("LT030", Severity::note,
               "Tên gọi chung không thống nhất: “" + plain->text + "” và “" + direct->text + "”.", direct->at);
}

void check_leads(const Plan& plan, Findings& findings) {
  for (const Activity& activity : plan.activities) {
    if (activity.kind != Kind::assigned) continue;
    if (activity.lead.size() >= 3)
      findings.add("LT031", Severity::note,
                   "Việc này có " + std::to_string(activity.lead.size()) +
                       " đơn vị cùng chủ trì, không rõ đơn vị nào chịu trách nhiệm chính.",
                   activity.lead.front().at);
    const auto vague = std::find_if(activity.lead.begin(), activity.lead.end(),
                                    [](const Mention& m) { return folded_contains(m.text, "lien quan"); });
    if (vague != activity.lead.end())
      findings.add("LT032", Severity::warning, "Đơn vị chủ trì “" + vague->text + "” không xác định được là ai.",
                   vague->at);
  }
}

bool is_after(const Plan& plan, base::Date day) {
  if (plan.header.date) return *plan.header.date >= day;
  return plan.header.year && *plan.header.year > static_cast<int>(day.year());
}

void check_abolished(const Outline& outline, const Plan& plan, Findings& findings) {
  std::set<std::string_view> told;
  for (const Node& node : outline.nodes) {
    if (node.table >= 0) continue;
    const Block& block = outline.block(node);
    const Folded folded(block.text);
    for (const ChangedUnit& unit : changed_units()) {
      const auto day = base::make_date(unit.year, unit.month, unit.day);
      if (!day || !is_after(plan, *day) || told.contains(unit.folded)) continue;
      const std::size_t at = folded.find_word(unit.folded);
      if (at == std::string_view::npos) continue;
      // titles of older documents keep their names
      const Span span = block.span(folded.origin(at), folded.origin(at + unit.folded.size()));
      const bool cited = std::any_of(plan.legal_bases.begin(), plan.legal_bases.end(), [&](const LegalBasis& basis) {
        return basis.at.known() && std::pair(basis.at.first, basis.at.from) <= std::pair(span.first, span.from) &&
               std::pair(span.last, span.to) <= std::pair(basis.at.last, basis.at.to);
      });
      if (cited) continue;
      told.insert(unit.folded);
      findings.add("LT034", Severity::warning,
                   "“" + std::string(unit.printed) + "” không còn từ ngày " + base::for_people(*day) +
                       " (nay là: " + std::string(unit.became) + ").",
                   span);
    }
  }
}

// A plan of a body that the reform of 2025 ended is kept as history.
void check_history(const Plan& plan, Findings& findings) {
  const Folded agency(plan.header.agency);
  if (is_after(plan, district_level_ended())) return;
  const bool district = agency.contains_word("huyen") || agency.contains_word("thi xa") ||
                        agency.contains_word("quan") ||
                        (agency.contains_word("thanh pho") && !agency.contains_word("thanh pho ho chi minh") &&
                         !agency.contains_word("thanh pho ha noi") && !agency.contains_word("thanh pho da nang") &&
                         !agency.contains_word("thanh pho hai phong") && !agency.contains_word("thanh pho can tho") &&
                         !agency.contains_word("thanh pho hue"));
  if (!district || !(agency.contains_word("ubnd") || agency.contains_word("uy ban nhan dan"))) return;
  findings.add("LT035", Severity::note,
               "“" + plan.header.agency + "” thuộc cấp huyện, đã kết thúc hoạt động từ ngày " +
                   base::for_people(district_level_ended()) + "; kế hoạch này chỉ còn giá trị tư liệu.",
               plan.header.agency_at);
}

std::string parent_path(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

}  // namespace

void diagnose_units(const Outline& outline, const Plan& plan, Findings& findings) {
  const std::vector<Named> units = named_units(plan);
  check_drift(units, findings);
  check_collectives(units, findings);
  check_leads(plan, findings);
  check_abolished(outline, plan, findings);
  check_history(plan, findings);
  for (const Contact& contact : plan.contacts) {
    if (contact.kind != "email") continue;
    for (const Activity& activity : plan.activities) {
      if (!activity.at.known() || contact.at.first < activity.at.first || contact.at.first > activity.at.last) continue;
      const Folded text(activity.text);
      const bool said = text.contains_word("thu dien tu") || text.contains_word("email") ||
                        text.contains_word("e-mail") || text.contains_word("hop thu");
      if (!activity.channels.empty() && !said) {
        findings.add("LT033", Severity::warning,
                     "“" + contact.value +
                         "” là địa chỉ thư điện tử, không phải địa chỉ của kênh đăng tải: tin, bài được gửi qua thư.",
                     contact.at);
        break;
      }
    }
  }
}

void diagnose_gaps(const Outline& outline, const Plan& plan, Findings& findings) {
  for (const Activity& activity : plan.activities)
    if (activity.quota && activity.quota->per.empty() && !(activity.time && (activity.time->from || activity.time->to)))
      findings.add("LT036", Severity::warning,
                   "Chỉ tiêu “" + activity.quota->raw + "” không nói cho khoảng thời gian nào.", activity.quota->at);

  // groups of siblings: who has a lead or a time, who has not
  struct Group {
    int total = 0, bare = 0, assigned = 0, with_partner = 0;
    Zone zone = Zone::none;
    Span at{};
  };
  std::map<std::string, Group> groups;
  std::vector<std::string> order;
  std::map<std::string_view, Zone> zones;
  for (const Node& node : outline.nodes) zones.try_emplace(node.path, node.zone);
  const auto zone_at = [&](const std::string& path) {
    const auto found = zones.find(path);
    return found == zones.end() ? Zone::none : found->second;
  };
  for (const Activity& activity : plan.activities) {
    if (activity.kind == Kind::duty) continue;
    const std::string parent = parent_path(activity.path);
    auto [it, fresh] = groups.try_emplace(parent);
    if (fresh) {
      order.push_back(parent);
      it->second.at = activity.at;
      it->second.zone = zone_at(activity.path);
    }
    Group& group = it->second;
    ++group.total;
    if (activity.kind == Kind::assigned) {
      ++group.assigned;
      group.with_partner += activity.coordinate.empty() ? 0 : 1;
    } else {
      ++group.bare;
    }
  }
  const bool any_assigned =
      std::any_of(groups.begin(), groups.end(), [](const auto& g) { return g.second.assigned > 0; });
  const bool forms_assigned = std::any_of(
      groups.begin(), groups.end(), [](const auto& g) { return g.second.assigned > 0 && g.second.zone == Zone::form; });
  for (const std::string& path : order) {
    const Group& group = groups[path];
    const bool among_assigned = group.assigned > 0 && group.bare > 0;
    const bool forgotten_form = group.zone == Zone::form && forms_assigned && group.assigned == 0;
    if (group.bare == 0 || !(among_assigned || forgotten_form || !any_assigned)) continue;
    findings.add("LT040", Severity::warning,
                 std::to_string(group.bare) + " việc ở mục " + (path.empty() ? "đầu" : path) +
                     " không nêu đơn vị chủ trì và thời gian thực hiện.",
                 group.at);
  }
  for (const Activity& activity : plan.activities) {
    if (activity.kind != Kind::assigned) continue;
    const Group& group = groups[parent_path(activity.path)];
    if (activity.lead.empty())
      findings.add("LT037", Severity::warning, "Việc này không nêu đơn vị chủ trì.", activity.at);
    else if (!activity.time && group.assigned > 1 &&
             std::any_of(plan.activities.begin(), plan.activities.end(),
                         [](const Activity& a) { return a.kind == Kind::assigned && a.time; }))
      findings.add("LT038", Severity::note, "Việc này không nêu thời gian thực hiện.", activity.at);
    const bool collective_lead =
        std::any_of(activity.lead.begin(), activity.lead.end(), [](const Mention& m) { return is_collective(m.text); });
    if (activity.coordinate.empty() && !collective_lead && group.with_partner * 2 >= group.assigned &&
        group.assigned > 2)
      findings.add("LT041", Severity::note, "Việc này không nêu đơn vị phối hợp, trong khi các việc cùng mục có nêu.",
                   activity.at);
  }
}

}  // namespace compiler
