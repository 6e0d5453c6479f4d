-- Initiatives and exemplars (vi: sáng kiến, điển hình): proposed, appraised, recognised, taken over by others.

CREATE TABLE initiative (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  occurrence_id TEXT NOT NULL,     -- the duty that it serves; empty: none
  kind TEXT NOT NULL,              -- initiative model person collective idea: initiatives/model.h
  title TEXT NOT NULL,
  authors TEXT NOT NULL,           -- lines
  problem TEXT NOT NULL,
  solution TEXT NOT NULL,
  effect TEXT NOT NULL,
  award TEXT NOT NULL,             -- that is asked for, then that was given
  state TEXT NOT NULL CHECK (state IN ('proposed', 'supported', 'recognised', 'refused', 'withdrawn')),
  opinion TEXT NOT NULL,           -- of the Office
  reason TEXT NOT NULL,            -- why it was refused
  decision TEXT NOT NULL,          -- number of the decision that recognised it
  decided_on BIGINT NOT NULL,      -- day number; 0: not yet
  evidence_id TEXT NOT NULL,       -- the piece that it became; empty: none
  uses BIGINT NOT NULL,            -- units that took it over
  edits BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,        -- account
  PRIMARY KEY (tenant, id)
);
CREATE INDEX initiative_agency ON initiative (tenant, agency_id, id);
CREATE INDEX initiative_state ON initiative (tenant, agency_id, state, id);

-- Where it was taken over (vi: nhân rộng).
CREATE TABLE initiative_use (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  initiative_id TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  unit_key TEXT NOT NULL,          -- as names are compared: a unit takes it over once
  since BIGINT NOT NULL,           -- day number
  note TEXT NOT NULL,
  created_by TEXT NOT NULL,        -- account
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, initiative_id) REFERENCES initiative (tenant, id)
);
CREATE UNIQUE INDEX initiative_use_once ON initiative_use (tenant, initiative_id, unit_key);

CREATE TABLE initiative_file (
  tenant TEXT NOT NULL,
  initiative_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,            -- on the shelf
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  PRIMARY KEY (tenant, initiative_id, sha256),
  FOREIGN KEY (tenant, initiative_id) REFERENCES initiative (tenant, id)
);
