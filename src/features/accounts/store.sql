-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
INSERT INTO account (tenant, id, agency_id, unit_id, name, email, email_key, search_key, password_hash, code_secret,
                     code_step, state, failures, locked_until, last_seen_at, created_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 0, $10, 0, 0, $11, $11, 1);

-- name: find
SELECT tenant, id, agency_id, unit_id, name, email, password_hash, code_secret, code_step, state, failures,
       locked_until, last_seen_at, created_at, version
FROM account WHERE tenant = $1 AND id = $2;

-- name: find_by_email
SELECT tenant, id, agency_id, unit_id, name, email, password_hash, code_secret, code_step, state, failures,
       locked_until, last_seen_at, created_at, version
FROM account WHERE email_key = $1;

-- name: any
SELECT tenant FROM account LIMIT 1;

-- name: any_active
SELECT tenant FROM account WHERE state = 'active' LIMIT 1;

-- name: of_agency
SELECT tenant, id, agency_id, unit_id, name, email, password_hash, code_secret, code_step, state, failures,
       locked_until, last_seen_at, created_at, version
FROM account WHERE tenant = $1 AND agency_id = $2 AND id > $3 ORDER BY id LIMIT 101;

-- name: people_of_unit
SELECT a.tenant, a.id, a.agency_id, a.unit_id, a.name, a.email, a.password_hash, a.code_secret, a.code_step, a.state,
       a.failures, a.locked_until, a.last_seen_at, a.created_at, a.version
FROM account_role r JOIN account a ON a.tenant = r.tenant AND a.id = r.account_id
WHERE r.tenant = $1 AND r.unit_id = $2 AND r.role = $3 AND a.state = 'active'
ORDER BY a.id LIMIT 200;

-- name: change
UPDATE account SET name = $3, unit_id = $4, search_key = $5, version = version + 1
WHERE tenant = $1 AND id = $2 AND version = $6;

-- name: set_state
UPDATE account SET state = $3, failures = 0, locked_until = 0, version = version + 1 WHERE tenant = $1 AND id = $2;

-- name: set_password
UPDATE account SET password_hash = $3, state = 'active', failures = 0, locked_until = 0, version = version + 1
WHERE tenant = $1 AND id = $2;

-- name: set_code_secret
UPDATE account SET code_secret = $3, code_step = $4, version = version + 1 WHERE tenant = $1 AND id = $2;

-- name: use_code_step
-- No row back: somebody used this code already.
UPDATE account SET code_step = $3 WHERE tenant = $1 AND id = $2 AND code_step < $3 RETURNING id;

-- name: note_failure
UPDATE account SET failures = failures + 1, locked_until = $3 WHERE tenant = $1 AND id = $2;

-- name: note_success
UPDATE account SET failures = 0, locked_until = 0, last_seen_at = $3 WHERE tenant = $1 AND id = $2;

-- name: note_seen
UPDATE account SET last_seen_at = $3 WHERE tenant = $1 AND id = $2;

-- name: disable_idle
-- Administrators stay: somebody must be able to open the others again.
UPDATE account SET state = 'disabled', version = version + 1
WHERE tenant = $1 AND state = 'active' AND last_seen_at < $2
  AND NOT EXISTS (SELECT 1 FROM account_role r
                  WHERE r.tenant = account.tenant AND r.account_id = account.id AND r.role = 'administrator')
RETURNING id, name;

-- name: roles_of
SELECT unit_id, role FROM account_role WHERE tenant = $1 AND account_id = $2 ORDER BY unit_id, role;

-- name: add_role
INSERT INTO account_role (tenant, account_id, unit_id, role) VALUES ($1, $2, $3, $4)
ON CONFLICT (tenant, account_id, unit_id, role) DO NOTHING;

-- name: drop_roles
DELETE FROM account_role WHERE tenant = $1 AND account_id = $2;

-- name: count_administrators
SELECT COUNT(*) AS n FROM account_role r JOIN account a ON a.tenant = r.tenant AND a.id = r.account_id
WHERE r.tenant = $1 AND r.role = 'administrator' AND a.state = 'active';

-- name: add_session
INSERT INTO session (tenant, token_hash, id, account_id, created_at, seen_at, expires_at, needs_code, address, browser)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9);

-- name: session
SELECT s.tenant, s.id, s.account_id, s.created_at, s.seen_at, s.expires_at, s.needs_code, a.name, a.unit_id,
       a.agency_id, a.state, a.last_seen_at
FROM session s JOIN account a ON a.tenant = s.tenant AND a.id = s.account_id
WHERE s.token_hash = $1;

-- name: touch_session
UPDATE session SET seen_at = $2 WHERE token_hash = $1;

-- name: sessions_of
SELECT id, token_hash, created_at, seen_at, expires_at, address, browser
FROM session WHERE tenant = $1 AND account_id = $2 AND expires_at > $3 AND needs_code = FALSE
ORDER BY created_at DESC LIMIT 100;

-- name: end_session
DELETE FROM session WHERE token_hash = $1;

-- name: end_session_of
DELETE FROM session WHERE tenant = $1 AND account_id = $2 AND id = $3;

-- name: end_sessions_of
DELETE FROM session WHERE tenant = $1 AND account_id = $2;

-- name: end_old_sessions
DELETE FROM session WHERE expires_at < $1;

-- name: add_recovery_code
INSERT INTO recovery_code (tenant, account_id, code_hash) VALUES ($1, $2, $3);

-- name: use_recovery_code
DELETE FROM recovery_code WHERE tenant = $1 AND account_id = $2 AND code_hash = $3 RETURNING code_hash;

-- name: drop_recovery_codes
DELETE FROM recovery_code WHERE tenant = $1 AND account_id = $2;

-- name: invite
INSERT INTO invitation (tenant, token_hash, account_id, expires_at) VALUES ($1, $2, $3, $4);

-- name: invitation
SELECT tenant, account_id, expires_at FROM invitation WHERE token_hash = $1;

-- name: drop_invitations
DELETE FROM invitation WHERE tenant = $1 AND account_id = $2;

-- name: address
SELECT failures, locked_until, seen_at FROM sign_in_address WHERE address = $1;

-- name: note_address
INSERT INTO sign_in_address (address, failures, locked_until, seen_at) VALUES ($1, 1, $2, $3)
ON CONFLICT (address) DO UPDATE SET failures = CASE WHEN sign_in_address.seen_at < $4 THEN 1 ELSE sign_in_address.failures + 1 END,
  locked_until = excluded.locked_until, seen_at = excluded.seen_at;

-- name: forget_addresses
DELETE FROM sign_in_address WHERE seen_at < $1;
