-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: enqueue
INSERT INTO job (tenant, id, kind, subject, once, state, attempts, run_at, claimed_until, last_error, created_at)
VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $6, 0, '', $7)
ON CONFLICT (tenant, kind, once) DO NOTHING;

-- name: claim @sqlite
-- Jobs of a worker that died are free again when its claim has run out.
UPDATE job SET state = 'running', attempts = attempts + 1, claimed_until = $2
WHERE (tenant, id) IN (
  SELECT tenant, id FROM (
    SELECT * FROM (SELECT tenant, id, run_at FROM job WHERE state = 'waiting' AND run_at <= $1
                   ORDER BY run_at, id LIMIT 1)
    UNION ALL
    SELECT * FROM (SELECT tenant, id, run_at FROM job WHERE state = 'running' AND claimed_until < $1
                   ORDER BY run_at, id LIMIT 1))
  LIMIT 1)
RETURNING tenant, id, kind, subject, attempts, run_at, created_at;

-- name: claim @postgres
UPDATE job SET state = 'running', attempts = attempts + 1, claimed_until = $2
WHERE (tenant, id) IN (
  SELECT tenant, id FROM job
  WHERE (state = 'waiting' AND run_at <= $1) OR (state = 'running' AND claimed_until < $1)
  ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING tenant, id, kind, subject, attempts, run_at, created_at;

-- name: finish
-- Only the worker that still holds the claim may say how it ended.
UPDATE job SET state = 'done', last_error = '' WHERE tenant = $1 AND id = $2 AND state = 'running' AND attempts = $3;

-- name: put_back
UPDATE job SET state = $4, run_at = $5, last_error = $6
WHERE tenant = $1 AND id = $2 AND state = 'running' AND attempts = $3;

-- name: failed
SELECT tenant, id, kind, subject, attempts, run_at, last_error, created_at
FROM job WHERE tenant = $1 AND state = 'failed' ORDER BY run_at DESC, id LIMIT 200;

-- name: try_again
UPDATE job SET state = 'waiting', attempts = 0, run_at = $3 WHERE tenant = $1 AND id = $2 AND state = 'failed';

-- name: give_up
-- The row stays where it marks something as done once.
UPDATE job SET state = 'done' WHERE tenant = $1 AND id = $2 AND state = 'failed';

-- name: forget_done
DELETE FROM job WHERE state = 'done' AND once IS NULL AND run_at < $1;

-- name: next_at
SELECT MIN(run_at) AS at FROM job WHERE state = 'waiting';
