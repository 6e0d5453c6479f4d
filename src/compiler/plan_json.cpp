// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>

#include "compiler/compile.h"

namespace compiler {
namespace {

using Json = nlohmann::ordered_json;
using documents::Document;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json date_or_null(const std::optional<base::Date>& date) { return date ? Json(base::iso(*date)) : Json(nullptr); }

std::string_view name(TimeKind kind) {
  switch (kind) {
    case TimeKind::continuous:
      return "continuous";
    case TimeKind::year:
      return "year";
    case TimeKind::half:
      return "half";
    case TimeKind::quarter:
      return "quarter";
    case TimeKind::month:
      return "month";
    case TimeKind::date:
      return "date";
    case TimeKind::before:
      return "before";
    case TimeKind::period:
      return "period";
    case TimeKind::recurring:
      return "recurring";
    case TimeKind::event:
      return "event";
    case TimeKind::after_issue:
      return "after_issue";
    case TimeKind::other:
      return "other";
  }
  return "other";
}

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::assigned:
      return "assigned";
    case Kind::content:
      return "content";
    case Kind::form:
      return "form";
    case Kind::duty:
      return "duty";
  }
  return "content";
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "note";
}

// Where a span stands, in the terms of the document's format.
Json place(const Document& document, const Span& span) {
  if (!span.known() || span.first >= static_cast<int>(document.lines.size())) return nullptr;
  const documents::Line& first = document.lines[static_cast<std::size_t>(span.first)];
  const documents::Line& last = document.lines[static_cast<std::size_t>(span.last)];
  Json at = Json::object();
  if (first.place.page > 0) {
    documents::Box box = first.place.box;
    for (int i = span.first; i <= span.last; ++i) {
      const documents::Place& p = document.lines[static_cast<std::size_t>(i)].place;
      if (p.page != first.place.page) break;
      box = {std::min(box.x0, p.box.x0), std::min(box.y0, p.box.y0), std::max(box.x1, p.box.x1),
             std::max(box.y1, p.box.y1)};
    }
    const auto rounded = [](double value) { return static_cast<double>(static_cast<long>(value * 10 + 0.5)) / 10; };
    at["page"] = first.place.page;
    at["box"] = {rounded(box.x0), rounded(box.y0), rounded(box.x1), rounded(box.y1)};
  } else if (first.place.block > 0) {
    at["block"] = first.place.block;
  } else {
    at["lines"] = {first.place.line, last.place.line};
  }
  at["quote"] = quote(document, span);
  return at;
}

Json names(const std::vector<Mention>& mentions) {
  Json list = Json::array();
  for (const Mention& mention : mentions) list.push_back(mention.text);
  return list;
}

Json time_json(const Document& document, const std::optional<Time>& time) {
  if (!time) return nullptr;
  return {{"raw", time->raw},
          {"kind", name(time->kind)},
          {"from", date_or_null(time->from)},
          {"to", date_or_null(time->to)},
          {"every", text_or_null(time->every)},
          {"at", place(document, time->at)}};
}

Json quota_json(const Document& document, const std::optional<Quota>& quota) {
  if (!quota) return nullptr;
  return {{"count", quota->count},
          {"bound", quota->bound == Bound::min ? "min" : "exact"},
          {"unit", text_or_null(quota->unit)},
          {"per", text_or_null(quota->per)},
          {"raw", quota->raw},
          {"at", place(document, quota->at)}};
}

Json header_json(const Header& header) {
  Json signer = nullptr;
  if (header.signer)
    signer = {{"on_behalf", text_or_null(header.signer->on_behalf)},
              {"authority", text_or_null(header.signer->authority)},
              {"capacity", text_or_null(header.signer->capacity)},
              {"name", text_or_null(header.signer->name)}};
  return {{"type", text_or_null(header.type)},
          {"number", text_or_null(header.number)},
          {"symbol", text_or_null(header.symbol)},
          {"agency", text_or_null(header.agency)},
          {"parent_agency", text_or_null(header.parent_agency)},
          {"province", text_or_null(header.province)},
          {"place", text_or_null(header.place)},
          {"date", date_or_null(header.date)},
          {"title", text_or_null(header.title)},
          {"year", header.year ? Json(*header.year) : Json(nullptr)},
          {"signer", signer},
          {"recipients", names(header.recipients)}};
}

Json activity_json(const Document& document, const Activity& activity) {
  Json channels = Json::array();
  for (const Mention& channel : activity.channels) channels.push_back(channel.code);
  return {{"path", activity.path},
          {"kind", name(activity.kind)},
          {"text", activity.text},
          {"lead", names(activity.lead)},
          {"coordinate", names(activity.coordinate)},
          {"time", time_json(document, activity.time)},
          {"channels", channels},
          {"audiences", names(activity.audiences)},
          {"quota", quota_json(document, activity.quota)},
          {"output", text_or_null(activity.output)},
          {"at", place(document, activity.at)}};
}

// `make` turns each element into an object.
template <class List, class Make>
Json list_of(const List& list, Make make) {
  Json out = Json::array();
  for (const auto& element : list) out.push_back(make(element));
  return out;
}

}  // namespace

std::string to_json(const Plan& plan, const Document& document, int indent) {
  const auto at = [&](const Span& span) { return place(document, span); };
  Json out = Json::object();
  out["schema"] = "lantoa.plan/1";
  out["source"] = {{"file", document.file},
                   {"sha256", document.sha256},
                   {"format", documents::format_name(document.format)},
                   {"pages", document.pages > 0 ? Json(document.pages) : Json(nullptr)},
                   {"ocr", document.ocr},
                   {"encoding", text_or_null(document.encoding)},
                   {"restored", document.restored}};
  out["document"] = header_json(plan.header);
  out["legal_bases"] = list_of(plan.legal_bases, [&](const LegalBasis& b) {
    return Json{{"type", b.type},
                {"number", text_or_null(b.number)},
                {"date", date_or_null(b.date)},
                {"issuer", text_or_null(b.issuer)},
                {"subject", text_or_null(b.subject)},
                {"role", b.role == Role::base ? "base" : "mention"},
                {"at", at(b.at)}};
  });
  out["abbreviations"] = list_of(plan.abbreviations, [&](const Abbreviation& a) {
    return Json{{"short", a.brief}, {"long", a.full}, {"at", at(a.at)}};
  });
  out["sections"] = list_of(plan.sections, [&](const Section& s) {
    return Json{{"path", s.path}, {"heading", s.heading}, {"at", at(s.at)}};
  });
  out["activities"] = list_of(plan.activities, [&](const Activity& a) { return activity_json(document, a); });
  out["deadlines"] = list_of(plan.deadlines, [&](const Deadline& d) {
    return Json{{"who", text_or_null(d.who)},
                {"what", text_or_null(d.what)},
                {"to", text_or_null(d.to)},
                {"date", date_or_null(d.date)},
                {"raw", d.raw},
                {"path", d.path},
                {"at", at(d.at)}};
  });
  out["slogans"] = list_of(plan.slogans, [&](const Slogan& s) {
    return Json{{"path", s.path}, {"text", s.text}, {"at", at(s.at)}};
  });
  out["indices"] = list_of(plan.indices, [&](const Index& i) {
    return Json{{"code", text_or_null(i.code)}, {"name", i.name}, {"at", at(i.at)}};
  });
  out["contacts"] = list_of(plan.contacts, [&](const Contact& c) {
    return Json{{"kind", c.kind}, {"value", text_or_null(c.value)}, {"text", text_or_null(c.text)}, {"at", at(c.at)}};
  });
  out["units"] = list_of(plan.units, [&](const Unit& u) { return Json{{"name", u.name}, {"aliases", u.aliases}}; });
  out["budget"] = plan.budget ? Json{{"text", plan.budget->text}, {"at", at(plan.budget->at)}} : Json(nullptr);
  out["diagnostics"] = list_of(plan.diagnostics, [&](const Diagnostic& d) {
    return Json{{"code", d.code}, {"severity", name(d.severity)}, {"message", d.message}, {"at", at(d.at)}};
  });
  return out.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace compiler
