// SPDX-License-Identifier: AGPL-3.0-or-later
// Holds JSON against the part of JSON Schema that docs/plan.schema.json uses: type, const, enum, pattern, minimum,
// properties, required, additionalProperties, items, prefixItems, minItems, maxItems, oneOf and $ref inside the file.
// A keyword it does not know fails, so that no rule of a schema is passed over in silence.
#pragma once
#include <string>

namespace support {

// The first breach, with its place ("/activities/3/time: …"); empty where `json` keeps the schema.
std::string schema_breach(const std::string& schema, const std::string& json);

}  // namespace support
