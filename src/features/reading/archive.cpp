// SPDX-License-Identifier: AGPL-3.0-or-later
// JSON with short names; a field that has its usual value is left out. The two halves of each pair stand together.
#include "features/reading/archive.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace reading {
namespace {

using compiler::Span;
using Json = nlohmann::json;
constexpr int format_version = 1;

// ------------------------------------------------------------------------------------------------------ small values

template <class T>
void set(Json& to, const char* name, const T& value, const T& usual = T{}) {
  if (!(value == usual)) to[name] = value;
}

// A missing or foreign value reads as the usual one.
std::string text(const Json& from, const char* name) {
  const auto found = from.find(name);
  return found != from.end() && found->is_string() ? found->get<std::string>() : std::string{};
}
bool flag(const Json& from, const char* name) {
  const auto found = from.find(name);
  return found != from.end() && found->is_boolean() && found->get<bool>();
}
double real(const Json& value) {
  const double number = value.is_number() ? value.get<double>() : 0;
  return std::isfinite(number) ? std::clamp(number, -1e6, 1e6) : 0;
}
double real(const Json& from, const char* name) {
  const auto found = from.find(name);
  return found == from.end() ? 0 : real(*found);
}
int whole(const Json& from, const char* name, int usual = 0) {
  constexpr int most = 1'000'000'000;
  const auto found = from.find(name);
  if (found == from.end() || !found->is_number_integer()) return usual;
  return static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, most));
}
template <class E>
E choice(const Json& from, const char* name, E last, E usual = E{}) {
  const int value = whole(from, name, static_cast<int>(usual));
  return value <= static_cast<int>(last) ? static_cast<E>(value) : usual;
}
template <class E>
void set_choice(Json& to, const char* name, E value, E usual = E{}) {
  set(to, name, static_cast<int>(value), static_cast<int>(usual));
}

void set(Json& to, const char* name, const std::optional<base::Date>& date) {
  if (date) to[name] = base::iso(*date);
}
std::optional<base::Date> date(const Json& from, const char* name) {
  const std::string iso = text(from, name);
  if (iso.size() != 10) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    std::from_chars(iso.data() + at, iso.data() + at + length, value);
    return value;
  };
  return base::make_date(number(0, 4), number(5, 2), number(8, 2));
}

const Json& list(const Json& from, const char* name) {
  static const Json none = Json::array();
  const auto found = from.find(name);
  return found != from.end() && found->is_array() ? *found : none;
}
const Json* part(const Json& from, const char* name) {
  const auto found = from.find(name);
  return found != from.end() && found->is_object() ? &*found : nullptr;
}

template <class T, class Pack>
void set_list(Json& to, const char* name, const std::vector<T>& items, Pack pack_one) {
  if (items.empty()) return;
  Json all = Json::array();
  for (const T& item : items) all.push_back(pack_one(item));
  to[name] = std::move(all);
}
template <class Unpack>
auto items(const Json& from, const char* name, Unpack unpack_one) {
  std::vector<decltype(unpack_one(from))> all;
  for (const Json& item : list(from, name))
    if (item.is_object()) all.push_back(unpack_one(item));
  return all;
}

// --------------------------------------------------------------------------------------------------------- the
// document

Json pack_box(const documents::Box& box) { return {box.x0, box.y0, box.x1, box.y1}; }
documents::Box unpack_box(const Json& value) {
  if (!value.is_array() || value.size() != 4) return {};
  return {real(value[0]), real(value[1]), real(value[2]), real(value[3])};
}

Json pack_line(const documents::Line& line) {
  Json to{{"t", line.text}};
  set(to, "s", line.source);
  set(to, "l", line.place.line);
  set(to, "b", line.place.block);
  if (line.place.page != 0) {
    to["p"] = line.place.page;
    to["x"] = pack_box(line.place.box);
  }
  set_choice(to, "start", line.start);
  set_choice(to, "part", line.part);
  set(to, "blank", line.blank_lines_before);
  if (line.cell)
    to["cell"] = {line.cell->table, line.cell->row, line.cell->column, line.cell->row_span, line.cell->column_span};
  set(to, "bold", line.bold);
  set(to, "italic", line.italic);
  set(to, "centred", line.centred);
  set(to, "size", line.font_size);
  set(to, "indent", line.indent);
  set_list(to, "r", line.repairs, [](const documents::Repair& r) {
    return Json{{"f", r.from}, {"t", r.to}, {"s", r.source}, {"c", r.confidence}};
  });
  return to;
}

std::optional<documents::Cell> unpack_cell(const Json& from) {
  constexpr std::int64_t most = 10'000;
  const Json& value = list(from, "cell");
  if (value.size() != 5) return std::nullopt;
  std::array<int, 5> n{};
  for (std::size_t i = 0; i < n.size(); ++i) {
    if (!value[i].is_number_integer()) return std::nullopt;
    n[i] = static_cast<int>(std::clamp<std::int64_t>(value[i].get<std::int64_t>(), 0, most));
  }
  return documents::Cell{n[0], n[1], n[2], std::max(1, n[3]), std::max(1, n[4])};
}

bool begins_code_point(const std::string& text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

documents::Line unpack_line(const Json& from) {
  documents::Line line;
  line.text = text(from, "t");
  line.source = text(from, "s");
  line.place.line = whole(from, "l");
  line.place.block = whole(from, "b");
  line.place.page = whole(from, "p");
  if (const auto box = from.find("x"); box != from.end()) line.place.box = unpack_box(*box);
  line.start = choice(from, "start", documents::Start::continuation);
  line.part = choice(from, "part", documents::Part::footnote);
  line.blank_lines_before = whole(from, "blank");
  line.cell = unpack_cell(from);
  line.bold = flag(from, "bold");
  line.italic = flag(from, "italic");
  line.centred = flag(from, "centred");
  line.font_size = real(from, "size");
  line.indent = real(from, "indent");
  std::size_t behind = 0;
  for (const Json& item : list(from, "r")) {
    if (!item.is_object()) continue;
    documents::Repair repair{static_cast<std::size_t>(whole(item, "f")), static_cast<std::size_t>(whole(item, "t")),
                             text(item, "s"), real(item, "c")};
    if (repair.from < behind || repair.to < repair.from || !begins_code_point(line.text, repair.from) ||
        !begins_code_point(line.text, repair.to))
      continue;
    behind = repair.to;
    line.repairs.push_back(std::move(repair));
  }
  return line;
}

Json pack_document(const documents::Document& document) {
  Json to{{"file", document.file}, {"sha256", document.sha256}};
  set_choice(to, "format", document.format);
  set(to, "pages", document.pages);
  set(to, "ocr", document.ocr);
  set(to, "encoding", document.encoding);
  set(to, "restored", document.restored);
  set_list(to, "lines", document.lines, pack_line);
  set_list(to, "page_sizes", document.page_sizes, [](const documents::PageSize& size) {
    return Json{{"w", size.width}, {"h", size.height}};
  });
  return to;
}

documents::Document unpack_document(const Json& from) {
  documents::Document document;
  document.file = text(from, "file");
  document.sha256 = text(from, "sha256");
  document.format = choice(from, "format", documents::Format::image);
  document.pages = std::min(whole(from, "pages"), 100'000);
  document.ocr = flag(from, "ocr");
  document.encoding = text(from, "encoding");
  document.restored = flag(from, "restored");
  document.lines = items(from, "lines", unpack_line);
  document.page_sizes = items(from, "page_sizes", [](const Json& size) {
    return documents::PageSize{real(size, "w"), real(size, "h")};
  });
  return document;
}

// ------------------------------------------------------------------------------------------------------------- the
// plan

void set(Json& to, const char* name, const Span& at) {
  if (at.known()) to[name] = {at.first, at.last, at.from, at.to};
}

// A place is believed only where the document has it.
class PlanReader {
 public:
  explicit PlanReader(const documents::Document& document) : document_(document) {}

  Span span(const Json& from, const char* name) const {
    const Json& value = list(from, name);
    if (value.size() != 4) return {};
    for (const Json& number : value)
      if (!number.is_number_unsigned()) return {};
    const auto first = value[0].get<std::size_t>();
    const auto last = value[1].get<std::size_t>();
    const auto begin = value[2].get<std::size_t>();
    const auto end = value[3].get<std::size_t>();
    if (first > last || last >= document_.lines.size() || (first == last && end < begin)) return {};
    if (!begins_code_point(document_.lines[first].text, begin) || !begins_code_point(document_.lines[last].text, end))
      return {};
    return {static_cast<int>(first), static_cast<int>(last), begin, end};
  }

  compiler::Mention mention(const Json& from) const { return {text(from, "t"), text(from, "c"), span(from, "at")}; }
  std::vector<compiler::Mention> mentions(const Json& from, const char* name) const {
    return items(from, name, [&](const Json& item) { return mention(item); });
  }

  compiler::Time time(const Json& from) const {
    compiler::Time time;
    time.raw = text(from, "raw");
    time.kind = choice(from, "kind", compiler::TimeKind::other, compiler::TimeKind::other);
    time.from = date(from, "from");
    time.to = date(from, "to");
    time.every = text(from, "every");
    time.at = span(from, "at");
    return time;
  }

  compiler::Quota quota(const Json& from) const {
    return {whole(from, "count"), choice(from, "bound", compiler::Bound::exact),
            text(from, "unit"),   text(from, "per"),
            text(from, "raw"),    span(from, "at")};
  }

  compiler::Activity activity(const Json& from) const {
    compiler::Activity activity;
    activity.path = text(from, "path");
    activity.kind = choice(from, "kind", compiler::Kind::duty);
    activity.text = text(from, "text");
    activity.lead = mentions(from, "lead");
    activity.coordinate = mentions(from, "coordinate");
    if (const Json* one = part(from, "time")) activity.time = time(*one);
    activity.channels = mentions(from, "channels");
    activity.audiences = mentions(from, "audiences");
    if (const Json* one = part(from, "quota")) activity.quota = quota(*one);
    activity.output = text(from, "output");
    activity.at = span(from, "at");
    return activity;
  }

  compiler::LegalBasis basis(const Json& from) const {
    compiler::LegalBasis basis;
    basis.type = text(from, "type");
    basis.number = text(from, "number");
    basis.date = date(from, "date");
    basis.issuer = text(from, "issuer");
    basis.subject = text(from, "subject");
    basis.role = choice(from, "role", compiler::Role::mention);
    basis.inside = text(from, "inside");
    basis.path = text(from, "path");
    basis.at = span(from, "at");
    return basis;
  }

  compiler::Header header(const Json& from) const {
    compiler::Header header;
    header.type = text(from, "type");
    header.number = text(from, "number");
    header.symbol = text(from, "symbol");
    header.agency = text(from, "agency");
    header.parent_agency = text(from, "parent_agency");
    header.province = text(from, "province");
    header.place = text(from, "place");
    header.title = text(from, "title");
    header.date = date(from, "date");
    if (from.contains("year")) header.year = whole(from, "year");
    if (const Json* one = part(from, "signer"))
      header.signer = compiler::Signer{text(*one, "on_behalf"), text(*one, "authority"), text(*one, "capacity"),
                                       text(*one, "name"), span(*one, "at")};
    header.recipients = mentions(from, "recipients");
    for (const Json& name : list(from, "inferred"))
      if (name.is_string()) header.inferred.push_back(name.get<std::string>());
    header.number_at = span(from, "number_at");
    header.agency_at = span(from, "agency_at");
    header.place_date_at = span(from, "place_date_at");
    header.title_at = span(from, "title_at");
    return header;
  }

  compiler::Plan plan(const Json& from) const {
    compiler::Plan plan;
    if (const Json* one = part(from, "header")) plan.header = header(*one);
    plan.legal_bases = items(from, "legal_bases", [&](const Json& j) { return basis(j); });
    plan.abbreviations = items(from, "abbreviations", [&](const Json& j) {
      return compiler::Abbreviation{text(j, "brief"), text(j, "full"), span(j, "at")};
    });
    plan.sections = items(from, "sections", [&](const Json& j) {
      return compiler::Section{text(j, "path"), text(j, "heading"), span(j, "at")};
    });
    plan.activities = items(from, "activities", [&](const Json& j) { return activity(j); });
    plan.deadlines = items(from, "deadlines", [&](const Json& j) {
      return compiler::Deadline{text(j, "who"), text(j, "what"), text(j, "to"), date(j, "date"),
                                text(j, "raw"), text(j, "path"), span(j, "at")};
    });
    plan.slogans = items(from, "slogans", [&](const Json& j) {
      return compiler::Slogan{text(j, "path"), text(j, "text"), span(j, "at")};
    });
    plan.indices = items(from, "indices", [&](const Json& j) {
      return compiler::Index{text(j, "code"), text(j, "name"), span(j, "at")};
    });
    plan.contacts = items(from, "contacts", [&](const Json& j) {
      return compiler::Contact{text(j, "kind"), text(j, "value"), text(j, "text"), span(j, "at")};
    });
    plan.units = items(from, "units", [&](const Json& j) {
      compiler::Unit unit{text(j, "name"), {}};
      for (const Json& alias : list(j, "aliases"))
        if (alias.is_string()) unit.aliases.push_back(alias.get<std::string>());
      return unit;
    });
    if (const Json* one = part(from, "budget")) plan.budget = compiler::Budget{text(*one, "text"), span(*one, "at")};
    plan.diagnostics = items(from, "diagnostics", [&](const Json& j) {
      return compiler::Diagnostic{text(j, "code"), choice(j, "severity", compiler::Severity::note), text(j, "message"),
                                  span(j, "at")};
    });
    return plan;
  }

 private:
  const documents::Document& document_;
};

Json pack_mention(const compiler::Mention& mention) {
  Json to{{"t", mention.text}};
  set(to, "c", mention.code);
  set(to, "at", mention.at);
  return to;
}

Json pack_time(const compiler::Time& time) {
  Json to{{"raw", time.raw}, {"kind", static_cast<int>(time.kind)}};
  set(to, "from", time.from);
  set(to, "to", time.to);
  set(to, "every", time.every);
  set(to, "at", time.at);
  return to;
}

Json pack_quota(const compiler::Quota& quota) {
  Json to{{"count", quota.count}, {"bound", static_cast<int>(quota.bound)}, {"raw", quota.raw}};
  set(to, "unit", quota.unit);
  set(to, "per", quota.per);
  set(to, "at", quota.at);
  return to;
}

Json pack_activity(const compiler::Activity& activity) {
  Json to{{"path", activity.path}, {"kind", static_cast<int>(activity.kind)}, {"text", activity.text}};
  set_list(to, "lead", activity.lead, pack_mention);
  set_list(to, "coordinate", activity.coordinate, pack_mention);
  if (activity.time) to["time"] = pack_time(*activity.time);
  set_list(to, "channels", activity.channels, pack_mention);
  set_list(to, "audiences", activity.audiences, pack_mention);
  if (activity.quota) to["quota"] = pack_quota(*activity.quota);
  set(to, "output", activity.output);
  set(to, "at", activity.at);
  return to;
}

Json pack_basis(const compiler::LegalBasis& basis) {
  Json to{{"type", basis.type}, {"role", static_cast<int>(basis.role)}};
  set(to, "number", basis.number);
  set(to, "date", basis.date);
  set(to, "issuer", basis.issuer);
  set(to, "subject", basis.subject);
  set(to, "inside", basis.inside);
  set(to, "path", basis.path);
  set(to, "at", basis.at);
  return to;
}

Json pack_header(const compiler::Header& header) {
  Json to = Json::object();
  set(to, "type", header.type);
  set(to, "number", header.number);
  set(to, "symbol", header.symbol);
  set(to, "agency", header.agency);
  set(to, "parent_agency", header.parent_agency);
  set(to, "province", header.province);
  set(to, "place", header.place);
  set(to, "title", header.title);
  set(to, "date", header.date);
  if (header.year) to["year"] = *header.year;
  if (header.signer) {
    Json signer{{"on_behalf", header.signer->on_behalf},
                {"authority", header.signer->authority},
                {"capacity", header.signer->capacity},
                {"name", header.signer->name}};
    set(signer, "at", header.signer->at);
    to["signer"] = std::move(signer);
  }
  set_list(to, "recipients", header.recipients, pack_mention);
  if (!header.inferred.empty()) to["inferred"] = header.inferred;
  set(to, "number_at", header.number_at);
  set(to, "agency_at", header.agency_at);
  set(to, "place_date_at", header.place_date_at);
  set(to, "title_at", header.title_at);
  return to;
}

// An object of texts and a place.
Json placed(Json to, const Span& at) {
  set(to, "at", at);
  return to;
}

Json pack_plan(const compiler::Plan& plan) {
  Json to{{"header", pack_header(plan.header)}};
  set_list(to, "legal_bases", plan.legal_bases, pack_basis);
  set_list(to, "abbreviations", plan.abbreviations, [](const compiler::Abbreviation& a) {
    return placed({{"brief", a.brief}, {"full", a.full}}, a.at);
  });
  set_list(to, "sections", plan.sections, [](const compiler::Section& s) {
    return placed({{"path", s.path}, {"heading", s.heading}}, s.at);
  });
  set_list(to, "activities", plan.activities, pack_activity);
  set_list(to, "deadlines", plan.deadlines, [](const compiler::Deadline& d) {
    Json one{{"who", d.who}, {"what", d.what}, {"to", d.to}, {"raw", d.raw}, {"path", d.path}};
    set(one, "date", d.date);
    return placed(std::move(one), d.at);
  });
  set_list(to, "slogans", plan.slogans, [](const compiler::Slogan& s) {
    return placed({{"path", s.path}, {"text", s.text}}, s.at);
  });
  set_list(to, "indices", plan.indices, [](const compiler::Index& i) {
    return placed({{"code", i.code}, {"name", i.name}}, i.at);
  });
  set_list(to, "contacts", plan.contacts, [](const compiler::Contact& c) {
    return placed({{"kind", c.kind}, {"value", c.value}, {"text", c.text}}, c.at);
  });
  set_list(to, "units", plan.units, [](const compiler::Unit& u) {
    return Json{{"name", u.name}, {"aliases", u.aliases}};
  });
  if (plan.budget) to["budget"] = placed({{"text", plan.budget->text}}, plan.budget->at);
  set_list(to, "diagnostics", plan.diagnostics, [](const compiler::Diagnostic& d) {
    return placed({{"code", d.code}, {"severity", static_cast<int>(d.severity)}, {"message", d.message}}, d.at);
  });
  return to;
}

}  // namespace

std::string pack(const documents::Document& document, const compiler::Plan& plan) {
  const Json all{{"format", format_version}, {"document", pack_document(document)}, {"plan", pack_plan(plan)}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Reading> unpack(std::string_view bytes) {
  const Json all = Json::parse(bytes, nullptr, /*allow_exceptions=*/false);
  if (!all.is_object() || whole(all, "format") != format_version) return std::nullopt;
  const Json* document = part(all, "document");
  const Json* plan = part(all, "plan");
  if (document == nullptr || plan == nullptr) return std::nullopt;
  Reading reading;
  reading.document = unpack_document(*document);
  reading.plan = PlanReader(reading.document).plan(*plan);
  return reading;
}

}  // namespace reading
