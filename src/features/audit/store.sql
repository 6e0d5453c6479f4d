-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: begin_chain
INSERT INTO audit_head (tenant, number, hash) VALUES ($1, 0, '') ON CONFLICT (tenant) DO NOTHING;

-- name: note
INSERT INTO audit_pending (tenant, id, at, account, name, address, action, subject, sentence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: hold_head
-- Holds the head until the transaction ends: one at a time lengthens the chain of a tenant.
UPDATE audit_head SET number = number WHERE tenant = $1 RETURNING number, hash;

-- name: pending
SELECT id, at, account, name, address, action, subject, sentence
FROM audit_pending WHERE tenant = $1 ORDER BY id LIMIT 1000;

-- name: pending_tenants
SELECT DISTINCT tenant FROM audit_pending;

-- name: forget_pending
DELETE FROM audit_pending WHERE tenant = $1 AND id = $2;

-- name: move_head
UPDATE audit_head SET number = $2, hash = $3 WHERE tenant = $1;

-- name: add
INSERT INTO audit_entry (tenant, number, at, account, name, address, action, subject, sentence, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: head
SELECT number, hash FROM audit_head WHERE tenant = $1;

-- name: tenants
SELECT tenant FROM audit_head ORDER BY tenant;

-- name: all
SELECT number, at, account, name, address, action, subject, sentence, hash
FROM audit_entry WHERE tenant = $1 ORDER BY number;

-- name: latest
SELECT number, at, account, name, address, action, subject, sentence, hash
FROM audit_entry
WHERE tenant = $1 AND number < $2 AND at >= $3 AND at < $4
ORDER BY number DESC LIMIT 101;

-- name: latest_of_account
SELECT number, at, account, name, address, action, subject, sentence, hash
FROM audit_entry
WHERE tenant = $1 AND account = $5 AND number < $2 AND at >= $3 AND at < $4
ORDER BY number DESC LIMIT 101;

-- name: latest_of_action
SELECT number, at, account, name, address, action, subject, sentence, hash
FROM audit_entry
WHERE tenant = $1 AND action = $5 AND number < $2 AND at >= $3 AND at < $4
ORDER BY number DESC LIMIT 101;

-- name: latest_of_subject
SELECT number, at, account, name, address, action, subject, sentence, hash
FROM audit_entry
WHERE tenant = $1 AND subject = $5 AND number < $2 AND at >= $3 AND at < $4
ORDER BY number DESC LIMIT 101;
