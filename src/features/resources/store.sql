-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add_line
INSERT INTO budget_line (tenant, id, plan_id, agency_id, activity_id, title, source, planned, spent, created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10);

-- name: lines_of_plan
SELECT id, plan_id, activity_id, title, source, planned, spent, agency_id FROM budget_line
WHERE tenant = $1 AND plan_id = $2 ORDER BY id LIMIT 500;

-- name: line
SELECT id, plan_id, activity_id, title, source, planned, spent, agency_id FROM budget_line WHERE tenant = $1 AND id = $2;

-- name: pay
-- No row back: this form was sent before.
INSERT INTO budget_payment (tenant, id, line_id, form_token, amount, paid_on, voucher, note, created_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant, form_token) DO NOTHING RETURNING id;

-- name: add_spent
-- No row back: more would be taken back than was spent.
UPDATE budget_line SET spent = spent + $3 WHERE tenant = $1 AND id = $2 AND spent + $3 >= 0 RETURNING spent;

-- name: payments
SELECT amount, paid_on, voucher, note, created_name FROM budget_payment
WHERE tenant = $1 AND line_id = $2 ORDER BY id DESC LIMIT 200;

-- name: add_material
INSERT INTO material (tenant, id, agency_id, plan_id, kind, title, unit, made, given, made_on, created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11);

-- name: materials
SELECT id, plan_id, kind, title, unit, made, given, made_on, agency_id FROM material
WHERE tenant = $1 AND agency_id = $2 ORDER BY id DESC LIMIT 500;

-- name: material
SELECT id, plan_id, kind, title, unit, made, given, made_on, agency_id FROM material WHERE tenant = $1 AND id = $2;

-- name: hand_out
-- No row back: this form was sent before.
INSERT INTO material_handout (tenant, id, material_id, form_token, receiver, amount, given_on, note, created_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant, form_token) DO NOTHING RETURNING id;

-- name: add_given
-- No row back: there is not that much left.
UPDATE material SET given = given + $3 WHERE tenant = $1 AND id = $2 AND given + $3 <= made RETURNING given;

-- name: handouts
SELECT receiver, amount, given_on, note, created_name FROM material_handout
WHERE tenant = $1 AND material_id = $2 ORDER BY id DESC LIMIT 500;
