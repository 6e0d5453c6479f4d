-- What was done, with its proof (vi: minh chứng).

CREATE TABLE evidence (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  form_token TEXT NOT NULL,        -- of the form it came by: sent twice, kept once
  occurrence_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,           -- of the one who reported
  amount BIGINT NOT NULL,          -- how much it counts for the quota
  text TEXT NOT NULL,              -- what was done
  link TEXT NOT NULL,              -- empty: none
  link_key TEXT NOT NULL,          -- the link as links are compared; empty: none
  done_on BIGINT NOT NULL,         -- day number
  state TEXT NOT NULL CHECK (state IN ('counted', 'returned', 'withdrawn')),
  reason TEXT NOT NULL,            -- why it was returned
  capture_state TEXT NOT NULL CHECK (capture_state IN ('none', 'waiting', 'kept', 'dead')),
  capture_title TEXT NOT NULL,
  capture_text TEXT NOT NULL,      -- what the page said when it was fetched
  capture_sha256 TEXT NOT NULL,    -- of the bytes of the page
  capture_status BIGINT NOT NULL,  -- HTTP
  capture_at BIGINT NOT NULL,      -- ms UTC
  capture_note TEXT NOT NULL,      -- why it could not be fetched
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,        -- account
  created_name TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX evidence_form ON evidence (tenant, form_token);
CREATE INDEX evidence_occurrence ON evidence (tenant, occurrence_id, id);
CREATE INDEX evidence_plan ON evidence (tenant, plan_id, id);
CREATE INDEX evidence_unit ON evidence (tenant, unit_id, id);
CREATE INDEX evidence_agency ON evidence (tenant, agency_id, id);
CREATE INDEX evidence_link ON evidence (tenant, plan_id, link_key);

CREATE TABLE evidence_file (
  tenant TEXT NOT NULL,
  evidence_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,            -- on the shelf
  name TEXT NOT NULL,              -- it came under
  type TEXT NOT NULL,              -- found from its content
  bytes BIGINT NOT NULL,
  keeps_place BOOLEAN NOT NULL,    -- the camera's data was kept on purpose
  PRIMARY KEY (tenant, evidence_id, sha256),
  FOREIGN KEY (tenant, evidence_id) REFERENCES evidence (tenant, id)
);
CREATE INDEX evidence_file_hash ON evidence_file (tenant, sha256);
