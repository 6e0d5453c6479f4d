-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
-- No row back: this form was sent before.
INSERT INTO evidence (tenant, id, form_token, occurrence_id, plan_id, activity_id, agency_id, unit_id, amount, text, link,
                      link_key, done_on, state, reason, capture_state, capture_title, capture_text, capture_sha256,
                      capture_status, capture_at, capture_note, created_at, created_by, created_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'counted', '', $14, '', '', '', 0, 0, '', $15, $16, $17)
ON CONFLICT (tenant, form_token) DO NOTHING RETURNING id;

-- name: by_form
SELECT id FROM evidence WHERE tenant = $1 AND form_token = $2;

-- name: add_file
INSERT INTO evidence_file (tenant, evidence_id, sha256, name, type, bytes, keeps_place)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant, evidence_id, sha256) DO NOTHING;

-- name: find
SELECT tenant, id, occurrence_id, plan_id, activity_id, agency_id, unit_id, amount, text, link, done_on, state, reason,
       capture_state, capture_title, capture_text, capture_sha256, capture_status, capture_at, capture_note, created_at,
       created_by, created_name
FROM evidence WHERE tenant = $1 AND id = $2;

-- name: files
SELECT sha256, name, type, bytes, keeps_place FROM evidence_file WHERE tenant = $1 AND evidence_id = $2 ORDER BY name;

-- name: of_occurrence
SELECT tenant, id, occurrence_id, plan_id, activity_id, agency_id, unit_id, amount, text, link, done_on, state, reason,
       capture_state, capture_title, capture_text, capture_sha256, capture_status, capture_at, capture_note, created_at,
       created_by, created_name
FROM evidence WHERE tenant = $1 AND occurrence_id = $2 ORDER BY id DESC LIMIT 50;

-- name: latest_of_plan
SELECT tenant, id, occurrence_id, plan_id, activity_id, agency_id, unit_id, amount, text, link, done_on, state, reason,
       capture_state, capture_title, capture_text, capture_sha256, capture_status, capture_at, capture_note, created_at,
       created_by, created_name
FROM evidence WHERE tenant = $1 AND plan_id = $2 AND id < $3 ORDER BY id DESC LIMIT 51;

-- name: latest_of_unit
SELECT tenant, id, occurrence_id, plan_id, activity_id, agency_id, unit_id, amount, text, link, done_on, state, reason,
       capture_state, capture_title, capture_text, capture_sha256, capture_status, capture_at, capture_note, created_at,
       created_by, created_name
FROM evidence WHERE tenant = $1 AND unit_id = $2 AND id < $3 ORDER BY id DESC LIMIT 51;

-- name: latest_of_agency
SELECT tenant, id, occurrence_id, plan_id, activity_id, agency_id, unit_id, amount, text, link, done_on, state, reason,
       capture_state, capture_title, capture_text, capture_sha256, capture_status, capture_at, capture_note, created_at,
       created_by, created_name
FROM evidence WHERE tenant = $1 AND agency_id = $2 AND id < $3 ORDER BY id DESC LIMIT 51;

-- name: same_link
SELECT id FROM evidence WHERE tenant = $1 AND plan_id = $2 AND link_key = $3 AND state = 'counted' AND id <> $4 LIMIT 1;

-- name: same_link_there
-- In the same occurrence: it would count twice for one quota.
SELECT id FROM evidence
WHERE tenant = $1 AND plan_id = $2 AND link_key = $3 AND occurrence_id = $4 AND state = 'counted' AND id <> $5 LIMIT 1;

-- name: same_file
SELECT f.evidence_id FROM evidence_file f JOIN evidence e ON e.tenant = f.tenant AND e.id = f.evidence_id
WHERE f.tenant = $1 AND f.sha256 = $2 AND e.plan_id = $3 AND e.state = 'counted' LIMIT 1;

-- name: set_state
-- No row back: somebody was faster.
UPDATE evidence SET state = $3, reason = $4 WHERE tenant = $1 AND id = $2 AND state = $5 RETURNING amount;

-- name: correct
UPDATE evidence SET text = $3, amount = $4, link = $5, link_key = $6, capture_state = $7, state = 'counted', reason = ''
WHERE tenant = $1 AND id = $2 AND state = 'returned' RETURNING id;

-- name: not_yet_captured
UPDATE evidence SET capture_note = $3, capture_at = $4 WHERE tenant = $1 AND id = $2 AND capture_state = 'waiting';

-- name: captured
-- No row back: the link was corrected meanwhile, and its own job fetches it.
UPDATE evidence SET capture_state = $3, capture_title = $4, capture_text = $5, capture_sha256 = $6, capture_status = $7,
  capture_at = $8, capture_note = $9
WHERE tenant = $1 AND id = $2 AND link = $10 AND capture_state = 'waiting' RETURNING id;

-- name: file
SELECT f.name, f.type FROM evidence_file f WHERE f.tenant = $1 AND f.evidence_id = $2 AND f.sha256 = $3;

-- name: every_file
SELECT DISTINCT sha256 FROM evidence_file;
