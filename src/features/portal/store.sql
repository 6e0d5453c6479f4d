-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: by_code
SELECT tenant, agency_id, code, name, motto, address, phone, hotline, email, feedback_url, base_url, about, is_on,
       shows_plans, edits
FROM site WHERE code = $1;

-- name: of_agency
SELECT tenant, agency_id, code, name, motto, address, phone, hotline, email, feedback_url, base_url, about, is_on,
       shows_plans, edits
FROM site WHERE tenant = $1 AND agency_id = $2;

-- name: all_on
SELECT tenant, agency_id, code, name, motto, address, phone, hotline, email, feedback_url, base_url, about, is_on,
       shows_plans, edits
FROM site WHERE is_on = TRUE ORDER BY code LIMIT 5000;

-- name: add
-- No row back: the agency has one, or the code is another's.
INSERT INTO site (tenant, agency_id, code, name, motto, address, phone, hotline, email, feedback_url, base_url, about, is_on,
                  shows_plans, edits)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0) ON CONFLICT DO NOTHING RETURNING code;

-- name: change
-- No row back: somebody was faster.
UPDATE site SET name = $4, motto = $5, address = $6, phone = $7, hotline = $8, email = $9, feedback_url = $10,
  base_url = $11, about = $12, is_on = $13, shows_plans = $14, edits = edits + 1
WHERE tenant = $1 AND agency_id = $2 AND edits = $3 RETURNING code;
