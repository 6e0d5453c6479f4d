// SPDX-License-Identifier: AGPL-3.0-or-later
// The compiled plan. What the text does not say is empty: nothing is invented. Every fact keeps its place.
// Field names follow docs/plan.schema.json (schema lantoa.plan/1).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "documents/document.h"

namespace compiler {

// A stretch of the document: from byte `from` of line `first` to byte `to` of line `last` (0-based indices into
// Document::lines, bytes of Line::text). first < 0: the fact has no place of its own.
struct Span {
  int first = -1;
  int last = -1;
  std::size_t from = 0;
  std::size_t to = 0;
  bool known() const { return first >= 0; }
};

enum class TimeKind {
  continuous,
  year,
  half,
  quarter,
  month,
  date,
  before,
  period,
  recurring,
  event,
  after_issue,
  other
};

struct Time {
  std::string raw{};
  TimeKind kind = TimeKind::other;
  std::optional<base::Date> from{}, to{};  // where the text fixes them
  std::string every{};                     // "month", "quarter", "half", "year", "week", "day" for recurring
  Span at{};
};

enum class Bound { min, exact };

// An amount laid down for a period: "ít nhất 02 tin, bài/tháng".
struct Quota {
  int count = 0;
  Bound bound = Bound::exact;
  std::string unit{};  // "tin, bài", "số"
  std::string per{};   // "day", "week", "month", "quarter", "half", "year"; empty where the text names no period
  std::string raw{};
  Span at{};
};

enum class Kind { assigned, content, form, duty };

// A unit, channel or audience as printed, with its place.
struct Mention {
  std::string text{};
  std::string code{};  // channels only
  Span at{};
};

struct Activity {
  std::string path{};
  Kind kind = Kind::content;
  std::string text{};
  std::vector<Mention> lead{}, coordinate{};
  std::optional<Time> time{};
  std::vector<Mention> channels{}, audiences{};
  std::optional<Quota> quota{};
  std::string output{};  // the product the plan asks for ("Sản phẩm"), empty where none
  Span at{};
};

struct Section {
  std::string path{};
  std::string heading{};
  Span at{};
};

enum class Role { base, mention };

struct LegalBasis {
  std::string type{};    // "Nghị quyết"
  std::string number{};  // "76/NQ-CP"; empty where the text gives none
  std::optional<base::Date> date{};
  std::string issuer{};
  std::string subject{};
  Role role = Role::mention;
  std::string inside{};  // the number of the basis whose title quotes this one
  std::string path{};    // of the section or activity, for mentions
  Span at{};
};

struct Abbreviation {
  std::string brief{}, full{};
  Span at{};
};

struct Deadline {
  std::string who{}, what{}, to{};
  std::optional<base::Date> date{};
  std::string raw{};
  std::string path{};
  Span at{};
};

struct Slogan {
  std::string path{};
  std::string text{};
  Span at{};
};

struct Index {
  std::string code{};  // "PAR INDEX", "SIPAS", …; empty for an index without one
  std::string name{};
  Span at{};
};

struct Contact {
  std::string kind{};   // "url", "email", "phone", "hotline"
  std::string value{};  // empty where the text promises a number without giving it
  std::string text{};
  Span at{};
};

struct Unit {
  std::string name{};
  std::vector<std::string> aliases{};
};

struct Signer {
  std::string on_behalf{};  // "TM. ỦY BAN NHÂN DÂN"
  std::string authority{};  // "KT. CHỦ TỊCH"
  std::string capacity{};   // "PHÓ CHỦ TỊCH"
  std::string name{};
  Span at{};
};

// The header and the tail of the document (Decree 30/2020, annex I). `inferred` names the fields that were taken
// from the body because the letterhead is missing.
struct Header {
  std::string type{}, number{}, symbol{}, agency{}, parent_agency{}, province{}, place{}, title{};
  std::optional<base::Date> date{};
  std::optional<int> year{};
  std::optional<Signer> signer{};
  std::vector<Mention> recipients{};
  std::vector<std::string> inferred{};
  Span number_at{}, agency_at{}, place_date_at{}, title_at{};
};

struct Budget {
  std::string text{};
  Span at{};
};

enum class Severity { error, warning, note };

struct Diagnostic {
  std::string code{};  // "LT012", see docs/diagnostics.md
  Severity severity = Severity::warning;
  std::string message{};  // one Vietnamese sentence
  Span at{};
};

struct Plan {
  Header header{};
  std::vector<LegalBasis> legal_bases{};
  std::vector<Abbreviation> abbreviations{};
  std::vector<Section> sections{};
  std::vector<Activity> activities{};
  std::vector<Deadline> deadlines{};
  std::vector<Slogan> slogans{};
  std::vector<Index> indices{};
  std::vector<Contact> contacts{};
  std::vector<Unit> units{};
  std::optional<Budget> budget{};
  std::vector<Diagnostic> diagnostics{};
  bool has_errors() const;
};

}  // namespace compiler
