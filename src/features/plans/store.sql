-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
INSERT INTO plan (tenant, id, agency_id, parent_plan_id, document_id, title, number, issued_on, year, recipients, bases,
                  budget, state, version, has_changes, edits, created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'draft', 0, TRUE, 1, $13, $14);

-- name: find
SELECT tenant, id, agency_id, parent_plan_id, document_id, title, number, issued_on, year, recipients, bases, budget,
       state, version, has_changes, edits, created_at
FROM plan WHERE tenant = $1 AND id = $2;

-- name: of_agency
SELECT tenant, id, agency_id, parent_plan_id, document_id, title, number, issued_on, year, recipients, bases, budget,
       state, version, has_changes, edits, created_at
FROM plan WHERE tenant = $1 AND agency_id = $2 ORDER BY year DESC, id DESC LIMIT 100;

-- name: children
SELECT tenant, id, agency_id, parent_plan_id, document_id, title, number, issued_on, year, recipients, bases, budget,
       state, version, has_changes, edits, created_at
FROM plan WHERE tenant = $1 AND parent_plan_id = $2 ORDER BY id LIMIT 200;

-- name: edit_head
UPDATE plan SET title = $3, number = $4, issued_on = $5, year = $6, recipients = $7, bases = $9, budget = $10,
  has_changes = TRUE, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND edits = $8;

-- name: note_change
UPDATE plan SET has_changes = TRUE WHERE tenant = $1 AND id = $2;

-- name: set_version
-- No row back: it was accepted by somebody else meanwhile.
UPDATE plan SET state = 'in_force', version = $3, has_changes = FALSE WHERE tenant = $1 AND id = $2 AND version = $4
RETURNING id;

-- name: remove_draft
DELETE FROM plan WHERE tenant = $1 AND id = $2 AND state = 'draft';

-- name: add_activity
INSERT INTO plan_activity (tenant, id, plan_id, position, path, kind, text, time_raw, time_kind, time_from, time_to,
                           time_every, quota_count, quota_bound, quota_unit, quota_per, channels, roadmap, is_included,
                           first_line, last_line, edits)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 1);

-- name: activities
SELECT id, path, kind, text, time_raw, time_kind, time_from, time_to, time_every, quota_count, quota_bound, quota_unit,
       quota_per, channels, roadmap, is_included, first_line, last_line, edits
FROM plan_activity WHERE tenant = $1 AND plan_id = $2 ORDER BY position, id;

-- name: activity
SELECT id, path, kind, text, time_raw, time_kind, time_from, time_to, time_every, quota_count, quota_bound, quota_unit,
       quota_per, channels, roadmap, is_included, first_line, last_line, edits
FROM plan_activity WHERE tenant = $1 AND id = $2 AND plan_id = $3;

-- name: last_position
SELECT COALESCE(MAX(position), 0) AS position FROM plan_activity WHERE tenant = $1 AND plan_id = $2;

-- name: edit_activity
UPDATE plan_activity SET text = $3, time_raw = $4, time_kind = $5, time_from = $6, time_to = $7, time_every = $8,
  quota_count = $9, quota_unit = $10, quota_per = $11, channels = $12, roadmap = $13, is_included = $14, kind = $16, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND edits = $15;

-- name: parties
SELECT activity_id, role, position, printed, target, how FROM plan_party
WHERE tenant = $1 AND plan_id = $2 ORDER BY activity_id, role, position;

-- name: parties_of
SELECT activity_id, role, position, printed, target, how FROM plan_party
WHERE tenant = $1 AND activity_id = $2 ORDER BY role, position;

-- name: add_party
INSERT INTO plan_party (tenant, plan_id, activity_id, role, position, printed, match_key, target, how)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: drop_parties
DELETE FROM plan_party WHERE tenant = $1 AND activity_id = $2;

-- name: bind
UPDATE plan_party SET target = $4, how = $5 WHERE tenant = $1 AND plan_id = $2 AND match_key = $3;

-- name: remember
INSERT INTO unit_binding (tenant, agency_id, match_key, target) VALUES ($1, $2, $3, $4)
ON CONFLICT (tenant, agency_id, match_key) DO UPDATE SET target = excluded.target;

-- name: remembered
SELECT target FROM unit_binding WHERE tenant = $1 AND agency_id = $2 AND match_key = $3;

-- name: add_correction
INSERT INTO plan_correction (tenant, id, plan_id, activity_id, field, was, becomes, account_id, name, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: corrections
SELECT activity_id, field, was, becomes, name, at FROM plan_correction
WHERE tenant = $1 AND plan_id = $2 ORDER BY id DESC LIMIT 300;

-- name: add_diagnostic
INSERT INTO plan_diagnostic (tenant, plan_id, position, code, severity, message, first_line, is_cleared, note, cleared_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, '', '');

-- name: diagnostics
SELECT position, code, severity, message, first_line, is_cleared, note, cleared_by FROM plan_diagnostic
WHERE tenant = $1 AND plan_id = $2 ORDER BY position;

-- name: clear_diagnostic
UPDATE plan_diagnostic SET is_cleared = TRUE, note = $4, cleared_by = $5
WHERE tenant = $1 AND plan_id = $2 AND position = $3 AND is_cleared = FALSE;

-- name: add_version
INSERT INTO plan_version (tenant, plan_id, number, content, note, accepted_at, accepted_by)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: versions
SELECT number, note, accepted_at, accepted_by FROM plan_version WHERE tenant = $1 AND plan_id = $2
ORDER BY number DESC LIMIT 100;

-- name: version
SELECT number, content, note, accepted_at, accepted_by FROM plan_version
WHERE tenant = $1 AND plan_id = $2 AND number = $3;

-- name: add_proposal
INSERT INTO plan_proposal (tenant, id, plan_id, activity_id, unit_id, wish, reason, state, answer, created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', '', $8, $9);

-- name: proposals
SELECT id, plan_id, activity_id, unit_id, wish, reason, state, answer, created_at, created_by FROM plan_proposal
WHERE tenant = $1 AND plan_id = $2 ORDER BY id DESC LIMIT 200;

-- name: answer_proposal
UPDATE plan_proposal SET state = $4, answer = $5 WHERE tenant = $1 AND plan_id = $2 AND id = $3 AND state = 'open';
