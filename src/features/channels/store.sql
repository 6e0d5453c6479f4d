-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: channels
SELECT code, is_on, settings FROM channel WHERE tenant = $1 AND agency_id = $2 ORDER BY code;

-- name: save_channel
INSERT INTO channel (tenant, agency_id, code, is_on, settings) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (tenant, agency_id, code) DO UPDATE SET is_on = $4, settings = $5;

-- name: add
-- No row back: it has one already.
INSERT INTO posting (tenant, id, agency_id, item_id, version, channel, title, state, attempts, reason, receipt, address,
                     created_at, posted_at, file_sha256, file_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', '', $9, $10, $11, '', '') ON CONFLICT (tenant, item_id, channel) DO NOTHING
RETURNING id;

-- name: find
SELECT tenant, id, agency_id, item_id, version, channel, title, state, attempts, reason, receipt, address, created_at,
       posted_at, file_sha256, file_name
FROM posting WHERE tenant = $1 AND id = $2;

-- name: of_item
SELECT tenant, id, agency_id, item_id, version, channel, title, state, attempts, reason, receipt, address, created_at,
       posted_at, file_sha256, file_name
FROM posting WHERE tenant = $1 AND item_id = $2 ORDER BY channel;

-- name: of_agency
SELECT tenant, id, agency_id, item_id, version, channel, title, state, attempts, reason, receipt, address, created_at,
       posted_at, file_sha256, file_name
FROM posting WHERE tenant = $1 AND agency_id = $2 AND id < $3 ORDER BY id DESC LIMIT 51;

-- name: in_state
SELECT tenant, id, agency_id, item_id, version, channel, title, state, attempts, reason, receipt, address, created_at,
       posted_at, file_sha256, file_name
FROM posting WHERE tenant = $1 AND agency_id = $2 AND state = $3 AND id < $4 ORDER BY id DESC LIMIT 51;

-- name: claim
-- No row back: another worker has it, or it is done.
UPDATE posting SET state = 'claimed', attempts = attempts + 1, reason = '' WHERE tenant = $1 AND id = $2
  AND state = 'waiting' RETURNING id;

-- name: move
UPDATE posting SET state = $3, reason = $4, receipt = $5, address = $6, posted_at = $7
WHERE tenant = $1 AND id = $2 AND state = $8 RETURNING id;

-- name: keep_file
UPDATE posting SET file_sha256 = $3, file_name = $4 WHERE tenant = $1 AND id = $2;

-- name: every_file
SELECT DISTINCT file_sha256 FROM posting WHERE file_sha256 <> '';

-- name: drop_of_item
UPDATE posting SET state = 'dropped' WHERE tenant = $1 AND item_id = $2 AND (state = 'waiting' OR state = 'by_hand'
  OR state = 'refused');

-- name: subscribe
-- No row back: the address is known.
INSERT INTO subscriber (tenant, id, agency_id, email, token, state, created_at) VALUES ($1, $2, $3, $4, $5, 'pending', $6)
ON CONFLICT (tenant, agency_id, email) DO NOTHING RETURNING id;

-- name: waiting_subscribers
SELECT COUNT(*) AS waiting FROM subscriber WHERE tenant = $1 AND agency_id = $2 AND state = 'pending' AND created_at > $3;

-- name: subscriber
SELECT tenant, id, agency_id, email, token, state FROM subscriber WHERE tenant = $1 AND id = $2;

-- name: subscriber_by_token
SELECT tenant, id, agency_id, email, token, state FROM subscriber WHERE token = $1;

-- name: confirm
UPDATE subscriber SET state = 'active' WHERE token = $1 AND state = 'pending' RETURNING id;

-- name: forget_subscriber
DELETE FROM subscriber WHERE token = $1;

-- name: forget_unconfirmed
DELETE FROM subscriber WHERE tenant = $1 AND state = 'pending' AND created_at < $2;

-- name: count_subscribers
SELECT COUNT(*) AS active FROM subscriber WHERE tenant = $1 AND agency_id = $2 AND state = 'active';

-- name: address_all
INSERT INTO mailing (tenant, posting_id, receiver, state)
SELECT tenant, $3, id, 'waiting' FROM subscriber WHERE tenant = $1 AND agency_id = $2 AND state = 'active'
ON CONFLICT (tenant, posting_id, receiver) DO NOTHING;

-- name: address_one
INSERT INTO mailing (tenant, posting_id, receiver, state) VALUES ($1, $2, $3, 'waiting')
ON CONFLICT (tenant, posting_id, receiver) DO NOTHING;

-- name: to_mail
SELECT receiver FROM mailing WHERE tenant = $1 AND posting_id = $2 AND state = 'waiting' ORDER BY receiver LIMIT 100;

-- name: claim_mail
-- No row back: another worker sends it, or it went.
UPDATE mailing SET state = 'sending' WHERE tenant = $1 AND posting_id = $2 AND receiver = $3 AND state = 'waiting'
RETURNING receiver;

-- name: mail_state
UPDATE mailing SET state = $4 WHERE tenant = $1 AND posting_id = $2 AND receiver = $3;

-- name: count_mails
SELECT state, COUNT(*) AS mails FROM mailing WHERE tenant = $1 AND posting_id = $2 GROUP BY state;
