-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
INSERT INTO reminder (tenant, account_id, id, occurrence_id, step, sentence, day, is_read, mail_state)
VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, 'waiting')
ON CONFLICT (tenant, occurrence_id, step, account_id) DO NOTHING RETURNING id;

-- name: of_account
SELECT id, occurrence_id, step, sentence, day, is_read FROM reminder
WHERE tenant = $1 AND account_id = $2 ORDER BY id DESC LIMIT 100;

-- name: mark_read
UPDATE reminder SET is_read = TRUE WHERE tenant = $1 AND account_id = $2 AND is_read = FALSE;

-- name: to_mail
SELECT id, occurrence_id, step, sentence, day, is_read FROM reminder
WHERE tenant = $1 AND account_id = $2 AND mail_state = 'waiting' ORDER BY id LIMIT 200;

-- name: mailed
UPDATE reminder SET mail_state = $4 WHERE tenant = $1 AND account_id = $2 AND id = $3;

-- name: setting
SELECT value FROM setting WHERE tenant = $1 AND name = $2;
