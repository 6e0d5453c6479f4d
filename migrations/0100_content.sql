-- Content (vi: nội dung): written once, approved once, published on every channel.

CREATE TABLE content_item (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  occurrence_id TEXT NOT NULL,     -- the duty that it serves; empty: none
  kind TEXT NOT NULL,
  slug TEXT NOT NULL,              -- its part of a public address, never changed
  title TEXT NOT NULL,             -- the text being worked on; what is public is in content_version
  summary TEXT NOT NULL,
  body TEXT NOT NULL,              -- Markdown
  source TEXT NOT NULL,            -- whom it was taken from, or the number of a steering document
  topics TEXT NOT NULL,            -- codes, separated by spaces
  audiences TEXT NOT NULL,         -- codes, separated by spaces
  channels TEXT NOT NULL,          -- codes, separated by spaces
  language TEXT NOT NULL,
  by_machine BOOLEAN NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'published', 'withdrawn')),
  reason TEXT NOT NULL,            -- why it was returned or withdrawn
  publish_at BIGINT NOT NULL,      -- ms UTC; 0: not
  published_at BIGINT NOT NULL,    -- ms UTC, the first time; 0: not
  review_by BIGINT NOT NULL,       -- day number; 0: never
  live_version BIGINT NOT NULL,    -- 0: nothing of it is public
  forced_reason TEXT NOT NULL,     -- why it was published before it was approved; empty: it was not
  editor TEXT NOT NULL,            -- account: who changed it last
  editor_name TEXT NOT NULL,
  approver_name TEXT NOT NULL,
  lock_by TEXT NOT NULL,           -- account
  lock_name TEXT NOT NULL,
  lock_until BIGINT NOT NULL,      -- ms UTC
  edits BIGINT NOT NULL,
  evidence_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,        -- account
  PRIMARY KEY (tenant, id)
);
CREATE INDEX content_agency ON content_item (tenant, agency_id, id);
CREATE INDEX content_state ON content_item (tenant, agency_id, state, id);
CREATE INDEX content_editor ON content_item (tenant, created_by, id);
CREATE INDEX content_live ON content_item (tenant, agency_id, published_at, id);
CREATE INDEX content_review ON content_item (tenant, agency_id, review_by);
CREATE UNIQUE INDEX content_slug ON content_item (tenant, agency_id, slug);

-- Each text that was approved or published, as it was.
CREATE TABLE content_version (
  tenant TEXT NOT NULL,
  item_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  body TEXT NOT NULL,
  by_name TEXT NOT NULL,           -- who wrote it
  approved_by TEXT NOT NULL,       -- name; empty: published by force
  at BIGINT NOT NULL,              -- ms UTC
  PRIMARY KEY (tenant, item_id, number),
  FOREIGN KEY (tenant, item_id) REFERENCES content_item (tenant, id)
);

CREATE TABLE content_tag (
  tenant TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  tag TEXT NOT NULL,               -- "topic:digital", "audience:citizens"
  item_id TEXT NOT NULL,
  PRIMARY KEY (tenant, agency_id, tag, item_id),
  FOREIGN KEY (tenant, item_id) REFERENCES content_item (tenant, id)
);
CREATE INDEX content_tag_item ON content_tag (tenant, item_id);

CREATE TABLE content_comment (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,              -- ms UTC
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, item_id) REFERENCES content_item (tenant, id)
);
CREATE INDEX content_comment_item ON content_comment (tenant, item_id, id);

CREATE TABLE content_picture (
  tenant TEXT NOT NULL,
  item_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,            -- on the shelf
  alternative TEXT NOT NULL,       -- what it shows, for those who cannot see it
  type TEXT NOT NULL,
  PRIMARY KEY (tenant, item_id, sha256),
  FOREIGN KEY (tenant, item_id) REFERENCES content_item (tenant, id)
);
CREATE INDEX content_picture_hash ON content_picture (sha256);
