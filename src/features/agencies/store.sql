-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
INSERT INTO unit (tenant, id, parent_id, agency_id, kind, name, short_name, code, search_key, sort_key, valid_from,
                  valid_to, successor_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, NULL, 1);

-- name: find
SELECT tenant, id, parent_id, agency_id, kind, name, short_name, code, valid_from, valid_to, successor_id, version
FROM unit WHERE tenant = $1 AND id = $2;

-- name: find_by_code
SELECT tenant, id, parent_id, agency_id, kind, name, short_name, code, valid_from, valid_to, successor_id, version
FROM unit WHERE tenant = $1 AND code = $2 ORDER BY valid_from DESC LIMIT 1;

-- name: children
SELECT tenant, id, parent_id, agency_id, kind, name, short_name, code, valid_from, valid_to, successor_id, version
FROM unit WHERE tenant = $1 AND parent_id = $2 AND (sort_key, id) > ($3, $4)
ORDER BY sort_key, id LIMIT 201;

-- name: tops
SELECT tenant, id, parent_id, agency_id, kind, name, short_name, code, valid_from, valid_to, successor_id, version
FROM unit WHERE tenant = $1 AND parent_id IS NULL ORDER BY sort_key, id LIMIT 200;

-- name: of_agency
SELECT tenant, id, parent_id, agency_id, kind, name, short_name, code, valid_from, valid_to, successor_id, version
FROM unit WHERE tenant = $1 AND agency_id = $2 ORDER BY sort_key, id LIMIT 500;

-- name: starting_with
SELECT tenant, id, parent_id, agency_id, kind, name, short_name, code, valid_from, valid_to, successor_id, version
FROM unit WHERE tenant = $1 AND search_key >= $2 AND search_key < $3 ORDER BY search_key, id LIMIT 50;

-- name: named
SELECT u.tenant, u.id, u.parent_id, u.agency_id, u.kind, u.name, u.short_name, u.code, u.valid_from, u.valid_to,
       u.successor_id, u.version, n.kind AS name_kind
FROM unit_name n JOIN unit u ON u.tenant = n.tenant AND u.id = n.unit_id
WHERE n.tenant = $1 AND n.match_key = $2 ORDER BY u.id LIMIT 50;

-- name: names_of_agency
SELECT n.unit_id, n.match_key, u.name, u.valid_from, u.valid_to
FROM unit u JOIN unit_name n ON n.tenant = u.tenant AND n.unit_id = u.id
WHERE u.tenant = $1 AND u.agency_id = $2 ORDER BY u.id LIMIT 2000;

-- name: ancestors
WITH RECURSIVE up (tenant, id, depth) AS (
  SELECT tenant, parent_id, 1 FROM unit WHERE tenant = $1 AND id = $2 AND parent_id IS NOT NULL
  UNION ALL
  SELECT u.tenant, u.parent_id, up.depth + 1 FROM up JOIN unit u ON u.tenant = up.tenant AND u.id = up.id
  WHERE u.parent_id IS NOT NULL AND up.depth < 20)
SELECT u.tenant, u.id, u.parent_id, u.agency_id, u.kind, u.name, u.short_name, u.code, u.valid_from, u.valid_to,
       u.successor_id, u.version
FROM up JOIN unit u ON u.tenant = up.tenant AND u.id = up.id ORDER BY up.depth DESC;

-- name: names
SELECT name, kind, valid_from, valid_to FROM unit_name WHERE tenant = $1 AND unit_id = $2
ORDER BY kind DESC, valid_from DESC, name;

-- name: add_name
INSERT INTO unit_name (tenant, unit_id, name, match_key, kind, valid_from, valid_to)
VALUES ($1, $2, $3, $4, $5, $6, NULL) ON CONFLICT (tenant, unit_id, name, valid_from) DO NOTHING;

-- name: end_name
UPDATE unit_name SET valid_to = $3 WHERE tenant = $1 AND unit_id = $2 AND kind = 'name' AND valid_to IS NULL;

-- name: rename
UPDATE unit SET name = $3, short_name = $4, search_key = $5, sort_key = $6, version = version + 1
WHERE tenant = $1 AND id = $2 AND version = $7;

-- name: dissolve
UPDATE unit SET valid_to = $3, successor_id = $4, version = version + 1
WHERE tenant = $1 AND id = $2 AND version = $5;

-- name: count
SELECT COUNT(*) AS n FROM unit WHERE tenant = $1;
