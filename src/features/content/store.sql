-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: add
INSERT INTO content_item (tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, slug, title, summary, body, source,
                          topics, audiences, channels, language, by_machine, state, reason, publish_at, published_at,
                          review_by, live_version, forced_reason, editor, editor_name, approver_name, lock_by, lock_name,
                          lock_until, edits, evidence_id, created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'draft', '', 0, 0, $18, 0, '', $19, $20,
        '', '', '', 0, 0, '', $21, $19);

-- name: edit
-- No row back: somebody was faster, or it is withdrawn.
UPDATE content_item SET kind = $4, title = $5, summary = $6, body = $7, source = $8, topics = $9, audiences = $10,
  channels = $11, language = $12, by_machine = $13, review_by = $14, editor = $15, editor_name = $16, state = 'draft',
  reason = '', publish_at = 0, edits = edits + 1, lock_by = '', lock_name = '', lock_until = 0
WHERE tenant = $1 AND id = $2 AND edits = $3 AND state <> 'withdrawn' RETURNING id;

-- name: lock
-- No row back: somebody else is at it.
UPDATE content_item SET lock_by = $3, lock_name = $4, lock_until = $5
WHERE tenant = $1 AND id = $2 AND (lock_by = '' OR lock_by = $3 OR lock_until < $6) RETURNING id;

-- name: drop_tags
DELETE FROM content_tag WHERE tenant = $1 AND item_id = $2;

-- name: add_tag
INSERT INTO content_tag (tenant, agency_id, tag, item_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (tenant, agency_id, tag, item_id) DO NOTHING;

-- name: find
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, slug, title, summary, body, source, topics, audiences,
       channels, language, by_machine, state, reason, publish_at, published_at, review_by, live_version, forced_reason,
       editor, editor_name, approver_name, lock_by, lock_name, lock_until, edits, evidence_id, created_at, created_by
FROM content_item WHERE tenant = $1 AND id = $2;

-- name: of_agency
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, slug, title, summary, '' AS body, source, topics,
       audiences, channels, language, by_machine, state, reason, publish_at, published_at, review_by, live_version,
       forced_reason, editor, editor_name, approver_name, lock_by, lock_name, lock_until, edits, evidence_id, created_at,
       created_by
FROM content_item WHERE tenant = $1 AND agency_id = $2 AND id < $3 ORDER BY id DESC LIMIT 51;

-- name: in_state
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, slug, title, summary, '' AS body, source, topics,
       audiences, channels, language, by_machine, state, reason, publish_at, published_at, review_by, live_version,
       forced_reason, editor, editor_name, approver_name, lock_by, lock_name, lock_until, edits, evidence_id, created_at,
       created_by
FROM content_item WHERE tenant = $1 AND agency_id = $2 AND state = $3 AND id < $4 ORDER BY id DESC LIMIT 51;

-- name: of_author
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, slug, title, summary, '' AS body, source, topics,
       audiences, channels, language, by_machine, state, reason, publish_at, published_at, review_by, live_version,
       forced_reason, editor, editor_name, approver_name, lock_by, lock_name, lock_until, edits, evidence_id, created_at,
       created_by
FROM content_item WHERE tenant = $1 AND created_by = $2 AND id < $3 ORDER BY id DESC LIMIT 51;

-- name: forced
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, slug, title, summary, '' AS body, source, topics,
       audiences, channels, language, by_machine, state, reason, publish_at, published_at, review_by, live_version,
       forced_reason, editor, editor_name, approver_name, lock_by, lock_name, lock_until, edits, evidence_id, created_at,
       created_by
FROM content_item WHERE tenant = $1 AND agency_id = $2 AND state = 'published' AND forced_reason <> '' ORDER BY id LIMIT 20;

-- name: to_review
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, slug, title, summary, '' AS body, source, topics,
       audiences, channels, language, by_machine, state, reason, publish_at, published_at, review_by, live_version,
       forced_reason, editor, editor_name, approver_name, lock_by, lock_name, lock_until, edits, evidence_id, created_at,
       created_by
FROM content_item WHERE tenant = $1 AND agency_id = $2 AND review_by > 0 AND review_by <= $3 AND live_version > 0 AND state <> 'withdrawn'
ORDER BY review_by, id LIMIT 20;

-- name: of_occurrence
SELECT tenant, id, agency_id, unit_id, unit_name, occurrence_id, kind, slug, title, summary, '' AS body, source, topics,
       audiences, channels, language, by_machine, state, reason, publish_at, published_at, review_by, live_version,
       forced_reason, editor, editor_name, approver_name, lock_by, lock_name, lock_until, edits, evidence_id, created_at,
       created_by
FROM content_item WHERE tenant = $1 AND agency_id = $2 AND occurrence_id = $3 ORDER BY id DESC LIMIT 20;

-- name: submit
UPDATE content_item SET state = 'submitted', reason = '', edits = edits + 1
WHERE tenant = $1 AND id = $2 AND edits = $3 AND (state = 'draft' OR state = 'returned') RETURNING id;

-- name: give_back
UPDATE content_item SET state = 'returned', reason = $3, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND state = 'submitted' RETURNING id;

-- name: approve
-- No row back: somebody was faster, or the text is another by now.
UPDATE content_item SET state = 'approved', approver_name = $4, publish_at = $5, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND edits = $3 AND state = 'submitted' RETURNING id;

-- name: force
UPDATE content_item SET state = 'approved', approver_name = '', forced_reason = $4, publish_at = $5, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND edits = $3 AND (state = 'draft' OR state = 'submitted' OR state = 'returned')
RETURNING id;

-- name: confirm
UPDATE content_item SET forced_reason = '', approver_name = $3 WHERE tenant = $1 AND id = $2 AND state = 'published'
  AND forced_reason <> '' RETURNING id;

-- name: publish
-- No row back: it was published before, or is wanted no more.
UPDATE content_item SET state = 'published', live_version = $3, edits = edits + 1,
  published_at = CASE WHEN published_at = 0 THEN $4 ELSE published_at END
WHERE tenant = $1 AND id = $2 AND state = 'approved' AND publish_at <= $4 RETURNING id;

-- name: withdraw
UPDATE content_item SET state = 'withdrawn', reason = $3, edits = edits + 1
WHERE tenant = $1 AND id = $2 AND state <> 'withdrawn' RETURNING id;

-- name: set_evidence
UPDATE content_item SET evidence_id = $3 WHERE tenant = $1 AND id = $2;

-- name: last_version
SELECT COALESCE(MAX(number), 0) AS number FROM content_version WHERE tenant = $1 AND item_id = $2;

-- name: add_version
INSERT INTO content_version (tenant, item_id, number, title, summary, body, by_name, approved_by, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: confirm_version
UPDATE content_version SET approved_by = $4 WHERE tenant = $1 AND item_id = $2 AND number = $3;

-- name: versions
SELECT number, title, summary, body, by_name, approved_by, at FROM content_version
WHERE tenant = $1 AND item_id = $2 ORDER BY number DESC LIMIT 100;

-- name: add_comment
INSERT INTO content_comment (tenant, id, item_id, name, text, at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: comments
SELECT name, text, at FROM content_comment WHERE tenant = $1 AND item_id = $2 ORDER BY id LIMIT 500;

-- name: add_picture
INSERT INTO content_picture (tenant, item_id, sha256, alternative, type) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (tenant, item_id, sha256) DO NOTHING;

-- name: pictures
SELECT sha256, alternative, type FROM content_picture WHERE tenant = $1 AND item_id = $2 ORDER BY sha256;

-- name: every_picture
SELECT DISTINCT sha256 FROM content_picture;

-- name: picture
SELECT p.type, p.tenant, i.agency_id, i.live_version, i.state FROM content_picture p
JOIN content_item i ON i.tenant = p.tenant AND i.id = p.item_id WHERE p.sha256 = $1 LIMIT 50;

-- name: live
SELECT i.id, i.agency_id, i.kind, i.slug, v.title, v.summary, '' AS body, i.source, i.topics, i.audiences, i.language,
       i.unit_name, i.reason, i.by_machine, i.state, i.published_at, v.at, v.number
FROM content_item i JOIN content_version v ON v.tenant = i.tenant AND v.item_id = i.id AND v.number = i.live_version
WHERE i.tenant = $1 AND i.agency_id = $2 AND i.live_version > 0 AND i.state <> 'withdrawn'
  AND (i.published_at, i.id) < ($3, $4)
ORDER BY i.published_at DESC, i.id DESC LIMIT 21;

-- name: live_of_tag
SELECT i.id, i.agency_id, i.kind, i.slug, v.title, v.summary, '' AS body, i.source, i.topics, i.audiences, i.language,
       i.unit_name, i.reason, i.by_machine, i.state, i.published_at, v.at, v.number
FROM content_tag t JOIN content_item i ON i.tenant = t.tenant AND i.id = t.item_id
JOIN content_version v ON v.tenant = i.tenant AND v.item_id = i.id AND v.number = i.live_version
WHERE t.tenant = $1 AND t.agency_id = $2 AND t.tag = $5 AND i.live_version > 0 AND i.state <> 'withdrawn'
  AND (i.published_at, i.id) < ($3, $4)
ORDER BY i.published_at DESC, i.id DESC LIMIT 21;

-- name: live_by_slug
SELECT i.id, i.agency_id, i.kind, i.slug, v.title, v.summary, v.body, i.source, i.topics, i.audiences, i.language,
       i.unit_name, i.reason, i.by_machine, i.state, i.published_at, v.at, v.number
FROM content_item i JOIN content_version v ON v.tenant = i.tenant AND v.item_id = i.id AND v.number = i.live_version
WHERE i.tenant = $1 AND i.agency_id = $2 AND i.slug = $3 AND i.live_version > 0;
