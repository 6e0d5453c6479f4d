-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
INSERT INTO initiative (tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, authors, problem, solution,
                        effect, award, state, opinion, reason, decision, decided_on, evidence_id, uses, edits, created_at,
                        created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'proposed', '', '', '', 0, '', 0, 0, $14, $15);

-- name: edit
-- No row back: somebody was faster, or it was judged already.
UPDATE initiative SET kind = $4, title = $5, authors = $6, problem = $7, solution = $8, effect = $9, award = $10,
  edits = edits + 1
WHERE tenant = $1 AND id = $2 AND edits = $3 AND state = 'proposed' RETURNING id;

-- name: find
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, authors, problem, solution, effect, award,
       state, opinion, reason, decision, decided_on, evidence_id, uses, edits, created_by
FROM initiative WHERE tenant = $1 AND id = $2;

-- name: of_agency
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, authors, problem, solution, effect, award,
       state, opinion, reason, decision, decided_on, evidence_id, uses, edits, created_by
FROM initiative WHERE tenant = $1 AND agency_id = $2 AND id < $3 ORDER BY id DESC LIMIT 51;

-- name: in_state
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, authors, problem, solution, effect, award,
       state, opinion, reason, decision, decided_on, evidence_id, uses, edits, created_by
FROM initiative WHERE tenant = $1 AND agency_id = $2 AND state = $3 AND id < $4 ORDER BY id DESC LIMIT 51;

-- name: appraise
UPDATE initiative SET state = $3, opinion = $4, reason = $5, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND state = 'proposed' RETURNING id;

-- name: recognise
UPDATE initiative SET state = 'recognised', decision = $3, decided_on = $4, award = $5, evidence_id = $6, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND state = 'supported' RETURNING id;

-- name: refuse
UPDATE initiative SET state = 'refused', reason = $3, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND state = 'supported' RETURNING id;

-- name: withdraw
UPDATE initiative SET state = 'withdrawn', edits = edits + 1
WHERE tenant = $1 AND id = $2 AND (state = 'proposed' OR state = 'supported') RETURNING id;

-- name: add_use
-- No row back: that unit took it over before.
INSERT INTO initiative_use (tenant, id, initiative_id, unit_name, unit_key, since, note, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant, initiative_id, unit_key) DO NOTHING RETURNING id;

-- name: count_use
UPDATE initiative SET uses = uses + 1 WHERE tenant = $1 AND id = $2;

-- name: uses
SELECT unit_name, since, note FROM initiative_use WHERE tenant = $1 AND initiative_id = $2 ORDER BY since, id LIMIT 500;

-- name: add_file
INSERT INTO initiative_file (tenant, initiative_id, sha256, name, type, bytes) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (tenant, initiative_id, sha256) DO NOTHING;

-- name: files
SELECT sha256, name, type, bytes FROM initiative_file WHERE tenant = $1 AND initiative_id = $2 ORDER BY name, sha256;

-- name: every_file
SELECT DISTINCT sha256 FROM initiative_file;
