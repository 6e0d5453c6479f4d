-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: obligations_of_plan
SELECT id, activity_id, unit_id, role, until_version FROM obligation WHERE tenant = $1 AND plan_id = $2;

-- name: add_obligation
INSERT INTO obligation (tenant, id, plan_id, activity_id, agency_id, unit_id, unit_name, role, path, title, time_raw,
                        plan_title, since_version, until_version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULL);

-- name: refresh_obligation
UPDATE obligation SET unit_name = $3, path = $4, title = $5, time_raw = $6, plan_title = $7, until_version = NULL
WHERE tenant = $1 AND id = $2;

-- name: end_obligation
UPDATE obligation SET until_version = $3 WHERE tenant = $1 AND id = $2 AND until_version IS NULL;

-- name: hold_plan
-- Its rows are this transaction's until it ends: evidence that is being counted waits, or was counted before.
UPDATE occurrence SET counted = counted WHERE tenant = $1 AND plan_id = $2;

-- name: occurrences_of_plan
SELECT tenant, id, obligation_id, plan_id, activity_id, agency_id, unit_id, role, label, starts_on, due_on, open_reason,
       required, counted, state, is_late, done_at
FROM occurrence WHERE tenant = $1 AND plan_id = $2;

-- name: add_occurrence
INSERT INTO occurrence (tenant, id, obligation_id, plan_id, activity_id, agency_id, unit_id, role, label, starts_on,
                        due_on, open_reason, required, counted, state, is_late, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, $14, $15, NULL);

-- name: reset_occurrence
UPDATE occurrence SET starts_on = $3, due_on = $4, open_reason = $5, required = $6, state = $7, is_late = $8, done_at = $9
WHERE tenant = $1 AND id = $2;

-- name: hold
-- The row is this transaction's until it ends.
UPDATE occurrence SET counted = counted + $3 WHERE tenant = $1 AND id = $2
RETURNING tenant, id, obligation_id, plan_id, activity_id, agency_id, unit_id, role, label, starts_on, due_on,
          open_reason, required, counted, state, is_late, done_at;

-- name: is_in_force
SELECT id FROM obligation WHERE tenant = $1 AND id = $2 AND until_version IS NULL;

-- name: set_required
UPDATE occurrence SET required = $3 WHERE tenant = $1 AND id = $2;

-- name: move
UPDATE occurrence SET state = $3, is_late = $4, done_at = $5 WHERE tenant = $1 AND id = $2;

-- name: set_day
UPDATE occurrence SET due_on = $3, open_reason = '', state = $4, is_late = $5
WHERE tenant = $1 AND id = $2 AND state = 'undated';

-- name: became_late
SELECT tenant, id, obligation_id, plan_id, activity_id, agency_id, unit_id, role, label, starts_on, due_on, open_reason,
       required, counted, state, is_late, done_at
FROM occurrence WHERE tenant = $1 AND state = 'open' AND is_late = FALSE AND due_on < $2 ORDER BY due_on, id LIMIT 500;

-- name: mark_late
UPDATE occurrence SET is_late = TRUE WHERE tenant = $1 AND id = $2 AND state = 'open' AND is_late = FALSE RETURNING id;

-- name: find
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.id = $2;

-- name: of_obligation
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.obligation_id = $2 ORDER BY o.due_on, o.id LIMIT 400;

-- name: of_unit
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.unit_id = $2 AND o.state = $3 AND (o.due_on, o.id) > ($4, $5) AND o.due_on <= $6
ORDER BY o.due_on, o.id LIMIT 51;

-- name: undated_of_unit
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.unit_id = $2 AND o.state = 'undated' ORDER BY o.id LIMIT 51;

-- name: of_plan
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.plan_id = $2 AND o.state = $3 AND (o.due_on, o.id) > ($4, $5) AND o.due_on <= $6
ORDER BY o.due_on, o.id LIMIT 51;

-- name: of_plan_unit
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.plan_id = $2 AND o.unit_id = $6 AND o.state = $3 AND (o.due_on, o.id) > ($4, $5)
  AND o.due_on <= $7
ORDER BY o.due_on, o.id LIMIT 51;

-- name: of_agency
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.agency_id = $2 AND o.state = $3 AND (o.due_on, o.id) > ($4, $5) AND o.due_on <= $6
ORDER BY o.due_on, o.id LIMIT 51;

-- name: undated_of_agency
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.agency_id = $2 AND o.state = 'undated' ORDER BY o.id LIMIT 51;

-- name: between_days
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.agency_id = $2 AND o.due_on >= $3 AND o.due_on <= $4
ORDER BY o.due_on, o.id LIMIT 400;

-- name: due_for_reminders
SELECT o.tenant, o.id, o.obligation_id, o.plan_id, o.activity_id, o.agency_id, o.unit_id, o.role, o.label, o.starts_on,
       o.due_on, o.open_reason, o.required, o.counted, o.state, o.is_late, o.done_at, b.title, b.path, b.unit_name,
       b.plan_title, b.time_raw
FROM occurrence o JOIN obligation b ON b.tenant = o.tenant AND b.id = o.obligation_id
WHERE o.tenant = $1 AND o.state = 'open' AND o.is_late = $2 AND o.due_on = $3 AND o.id > $4
ORDER BY o.id LIMIT 500;

-- name: change_tally
INSERT INTO tally (tenant, plan_id, unit_id, agency_id, total, done, done_late, late, undated, coordinate_total,
                   coordinate_done)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (tenant, plan_id, unit_id) DO UPDATE SET
  total = tally.total + excluded.total, done = tally.done + excluded.done,
  done_late = tally.done_late + excluded.done_late, late = tally.late + excluded.late,
  undated = tally.undated + excluded.undated, coordinate_total = tally.coordinate_total + excluded.coordinate_total,
  coordinate_done = tally.coordinate_done + excluded.coordinate_done;

-- name: change_month
INSERT INTO month_tally (tenant, agency_id, month, total, done, done_late) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (tenant, agency_id, month) DO UPDATE SET total = month_tally.total + excluded.total,
  done = month_tally.done + excluded.done, done_late = month_tally.done_late + excluded.done_late;

-- name: tally_of_plan
SELECT plan_id, unit_id, total, done, done_late, late, undated, coordinate_total, coordinate_done
FROM tally WHERE tenant = $1 AND plan_id = $2 AND unit_id = '';

-- name: tallies_of_plans
SELECT plan_id, unit_id, total, done, done_late, late, undated, coordinate_total, coordinate_done
FROM tally WHERE tenant = $1 AND unit_id = '' AND plan_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
                                                              $15, $16, $17, $18, $19, $20, $21);

-- name: tallies_of_units
SELECT t.plan_id, t.unit_id, t.total, t.done, t.done_late, t.late, t.undated, t.coordinate_total, t.coordinate_done,
       (SELECT b.unit_name FROM obligation b
        WHERE b.tenant = t.tenant AND b.plan_id = t.plan_id AND b.unit_id = t.unit_id LIMIT 1) AS name
FROM tally t WHERE t.tenant = $1 AND t.plan_id = $2 AND t.unit_id > $3 ORDER BY t.unit_id LIMIT 101;

-- name: tallies_of_unit
SELECT plan_id, unit_id, total, done, done_late, late, undated, coordinate_total, coordinate_done
FROM tally WHERE tenant = $1 AND unit_id = $2 ORDER BY plan_id DESC LIMIT 50;

-- name: months
SELECT month, total, done, done_late FROM month_tally
WHERE tenant = $1 AND agency_id = $2 AND month >= $3 AND month <= $4 ORDER BY month;

-- name: occurrences_after
-- All of them, in pieces, for counting anew.
SELECT tenant, id, obligation_id, plan_id, activity_id, agency_id, unit_id, role, label, starts_on, due_on, open_reason,
       required, counted, state, is_late, done_at
FROM occurrence WHERE tenant = $1 AND id > $2 ORDER BY id LIMIT 5000;

-- name: kept_tallies
SELECT plan_id, unit_id, total, done, done_late, late, undated, coordinate_total, coordinate_done
FROM tally WHERE tenant = $1;

-- name: kept_months
SELECT agency_id, month, total, done, done_late FROM month_tally WHERE tenant = $1;

-- name: calendar_days
SELECT day, is_off, note FROM calendar_day WHERE tenant = $1 ORDER BY day;

-- name: set_calendar_day
INSERT INTO calendar_day (tenant, day, is_off, note) VALUES ($1, $2, $3, $4)
ON CONFLICT (tenant, day) DO UPDATE SET is_off = excluded.is_off, note = excluded.note;

-- name: drop_calendar_day
DELETE FROM calendar_day WHERE tenant = $1 AND day = $2;

-- name: tenants
SELECT tenant FROM tally GROUP BY tenant;
