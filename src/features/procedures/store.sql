-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
INSERT INTO procedure (tenant, id, agency_id, code, latest) VALUES ($1, $2, $3, $4, 1);

-- name: raise
-- No row back: somebody else recorded a change meanwhile.
UPDATE procedure SET latest = latest + 1 WHERE tenant = $1 AND id = $2 AND latest = $3 RETURNING latest;

-- name: add_version
INSERT INTO procedure_version (tenant, procedure_id, number, change, state, replaced_by, decision_number, decision_date,
                               effective_from, name, field, level, steps, ways, papers, time_limit, fee, result,
                               legal_bases, online_level, place, sort_key, recorded_at, recorded_by, recorded_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        $25);

-- name: find
SELECT tenant, id, agency_id, code, latest FROM procedure WHERE tenant = $1 AND id = $2;

-- name: find_by_code
SELECT tenant, id, agency_id, code, latest FROM procedure WHERE tenant = $1 AND agency_id = $2 AND code = $3;

-- name: versions
SELECT number, change, state, replaced_by, decision_number, decision_date, effective_from, name, field, level, steps,
       ways, papers, time_limit, fee, result, legal_bases, online_level, place, recorded_at, recorded_by, recorded_name
FROM procedure_version WHERE tenant = $1 AND procedure_id = $2 ORDER BY number DESC;

-- name: as_of
-- What held on that day, as it was known at that moment: of several for one day, the one known last.
SELECT number, change, state, replaced_by, decision_number, decision_date, effective_from, name, field, level, steps,
       ways, papers, time_limit, fee, result, legal_bases, online_level, place, recorded_at, recorded_by, recorded_name
FROM procedure_version WHERE tenant = $1 AND procedure_id = $2 AND effective_from <= $3 AND recorded_at <= $4
ORDER BY effective_from DESC, number DESC LIMIT 1;

-- name: list
SELECT p.tenant, p.id, p.agency_id, p.code, p.latest, v.number, v.change, v.state, v.replaced_by, v.decision_number,
       v.decision_date, v.effective_from, v.name, v.field, v.level, v.steps, v.ways, v.papers, v.time_limit, v.fee,
       v.result, v.legal_bases, v.online_level, v.place, v.recorded_at, v.recorded_by, v.recorded_name, v.sort_key
FROM procedure p
JOIN procedure_version v ON v.tenant = p.tenant AND v.procedure_id = p.id
WHERE p.tenant = $1 AND p.agency_id = $2
  AND v.number = (SELECT w.number FROM procedure_version w
                  WHERE w.tenant = p.tenant AND w.procedure_id = p.id AND w.effective_from <= $3 AND w.recorded_at <= $4
                  ORDER BY w.effective_from DESC, w.number DESC LIMIT 1)
  AND ($5 = '' OR v.field = $5) AND ($6 = '' OR v.level = $6) AND ($7 = '' OR v.online_level = $7)
  AND ($8 = '' OR v.state = $8) AND (v.sort_key > $9 OR (v.sort_key = $9 AND p.id > $10))
ORDER BY v.sort_key, p.id LIMIT $11;

-- name: upcoming
-- Known now, and to hold from a later day on.
SELECT p.tenant, p.id, p.agency_id, p.code, p.latest, v.number, v.change, v.state, v.replaced_by, v.decision_number,
       v.decision_date, v.effective_from, v.name, v.field, v.level, v.steps, v.ways, v.papers, v.time_limit, v.fee,
       v.result, v.legal_bases, v.online_level, v.place, v.recorded_at, v.recorded_by, v.recorded_name
FROM procedure p JOIN procedure_version v ON v.tenant = p.tenant AND v.procedure_id = p.id
WHERE p.tenant = $1 AND p.agency_id = $2 AND v.effective_from > $3
ORDER BY v.effective_from, v.sort_key, p.id LIMIT 100;

-- name: fields
SELECT DISTINCT v.field FROM procedure p JOIN procedure_version v ON v.tenant = p.tenant AND v.procedure_id = p.id
WHERE p.tenant = $1 AND p.agency_id = $2 AND v.number = p.latest ORDER BY v.field LIMIT 200;

-- name: after
-- All procedures of all provinces, for the index.
SELECT tenant, id, agency_id, code, latest FROM procedure
WHERE tenant > $1 OR (tenant = $1 AND id > $2) ORDER BY tenant, id LIMIT 500;

-- name: publishers
SELECT DISTINCT tenant, agency_id FROM procedure LIMIT 2;
