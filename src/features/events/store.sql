-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
INSERT INTO event (tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, place, starts_at, ends_at, audience,
                   agenda, expected, state, reason, attendance_key, minutes, headcount, signed, evidence_id, edits,
                   created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'planned', '', $15, '', 0, 0, '', 0, $16, $17);

-- name: edit
-- No row back: somebody was faster, or it is over.
UPDATE event SET kind = $4, title = $5, place = $6, starts_at = $7, ends_at = $8, audience = $9, agenda = $10,
  expected = $11, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND edits = $3 AND state = 'planned' RETURNING id;

-- name: move_invitations
UPDATE event_invitation SET starts_at = $3 WHERE tenant = $1 AND event_id = $2;

-- name: find
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, place, starts_at, ends_at, audience, agenda,
       expected, state, reason, attendance_key, minutes, headcount, signed, evidence_id, edits, created_by
FROM event WHERE tenant = $1 AND id = $2;

-- name: by_key
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, place, starts_at, ends_at, audience, agenda,
       expected, state, reason, attendance_key, minutes, headcount, signed, evidence_id, edits, created_by
FROM event WHERE attendance_key = $1;

-- name: coming
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, place, starts_at, ends_at, audience, agenda,
       expected, state, reason, attendance_key, minutes, headcount, signed, evidence_id, edits, created_by
FROM event WHERE tenant = $1 AND agency_id = $2 AND starts_at >= $3 ORDER BY starts_at, id LIMIT 100;

-- name: past
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, place, starts_at, ends_at, audience, agenda,
       expected, state, reason, attendance_key, minutes, headcount, signed, evidence_id, edits, created_by
FROM event WHERE tenant = $1 AND agency_id = $2 AND starts_at < $3 ORDER BY starts_at DESC, id DESC LIMIT 51;

-- name: invited_to
SELECT e.tenant, e.id, e.agency_id, e.unit_id, e.unit_name, e.occurrence_id, e.kind, e.title, e.place, e.starts_at,
       e.ends_at, e.audience, e.agenda, e.expected, e.state, e.reason, e.attendance_key, e.minutes, e.headcount, e.signed,
       e.evidence_id, e.edits, e.created_by
FROM event_invitation i JOIN event e ON e.tenant = i.tenant AND e.id = i.event_id
WHERE i.tenant = $1 AND i.unit_id = $2 AND i.starts_at >= $3 AND e.state = 'planned' ORDER BY i.starts_at, e.id LIMIT 20;

-- name: of_occurrence
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, title, place, starts_at, ends_at, audience, agenda,
       expected, state, reason, attendance_key, minutes, headcount, signed, evidence_id, edits, created_by
FROM event WHERE tenant = $1 AND occurrence_id = $2 ORDER BY starts_at LIMIT 50;

-- name: invite
INSERT INTO event_invitation (tenant, event_id, unit_id, unit_name, starts_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (tenant, event_id, unit_id) DO NOTHING;

-- name: uninvite_all
DELETE FROM event_invitation WHERE tenant = $1 AND event_id = $2;

-- name: invitations
SELECT unit_id, unit_name FROM event_invitation WHERE tenant = $1 AND event_id = $2 ORDER BY unit_name, unit_id;

-- name: arrive
-- No row back: this telephone, or this person, told it before.
INSERT INTO event_attendance (tenant, event_id, mark, person_key, name, unit, how, at, recorded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING mark;

-- name: count_arrival
-- No row back: the hall holds no more.
UPDATE event SET signed = signed + 1 WHERE tenant = $1 AND id = $2 AND signed < $3 RETURNING signed;

-- name: attendance
SELECT name, unit, how, at FROM event_attendance WHERE tenant = $1 AND event_id = $2 ORDER BY at, mark;

-- name: erase_attendance
DELETE FROM event_attendance WHERE tenant = $1 AND event_id = $2;

-- name: keep_count
UPDATE event SET headcount = CASE WHEN headcount < signed THEN signed ELSE headcount END WHERE tenant = $1 AND id = $2;

-- name: add_file
INSERT INTO event_file (tenant, event_id, sha256, name, type, bytes) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (tenant, event_id, sha256) DO NOTHING;

-- name: count_files
SELECT COUNT(*) AS files FROM event_file WHERE tenant = $1 AND event_id = $2;

-- name: files
SELECT sha256, name, type, bytes FROM event_file WHERE tenant = $1 AND event_id = $2 ORDER BY name, sha256;

-- name: every_file
SELECT DISTINCT sha256 FROM event_file;

-- name: hold
UPDATE event SET state = 'held', minutes = $3, headcount = $4, evidence_id = $5, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND state = 'planned' RETURNING id;

-- name: cancel
UPDATE event SET state = 'cancelled', reason = $3, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND state = 'planned' RETURNING id;
