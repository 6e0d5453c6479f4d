// SPDX-License-Identifier: AGPL-3.0-or-later
// Small facts inside a sentence, each with its bytes: quotas, channels, audiences, indices, contacts, abbreviations.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan.h"

namespace compiler {

// `to` is behind the last byte.
struct Found {
  std::size_t from = 0, to = 0;
  std::string text{};
  std::string code{};
};

struct FoundQuota {
  std::size_t from = 0, to = 0;
  Quota quota{};
};
std::optional<FoundQuota> find_quota(std::string_view sentence);

// Codes of docs/plan.schema.json, in the order of the text, one entry a channel.
std::vector<Found> find_channels(std::string_view sentence);
// "người dân", "doanh nghiệp", "cán bộ, công chức, viên chức", …: to whom a sentence speaks.
std::vector<Found> find_audiences(std::string_view sentence);
// Indices of administrative reform: code "PAR INDEX", "SIPAS", "PAPI", "PCI", "DTI", "POBI" or empty; text = name.
std::vector<Found> find_indices(std::string_view text);

struct FoundContact {
  std::size_t from = 0, to = 0;
  std::string kind{}, value{}, text{};
};
std::vector<FoundContact> find_contacts(std::string_view text);

struct FoundAbbreviation {
  std::size_t from = 0, to = 0;
  std::string brief{}, full{};
};
// "cải cách hành chính (sau đây viết tắt là CCHC)", "thủ tục hành chính (TTHC)".
std::vector<FoundAbbreviation> find_abbreviations(std::string_view text);

}  // namespace compiler
