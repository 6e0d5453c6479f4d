-- Plans (vi: kế hoạch): read from a document or drafted from a plan above, reviewed, accepted, amended.

CREATE TABLE plan (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,         -- whose plan it is
  parent_plan_id TEXT,             -- the plan that it carries out
  document_id TEXT NOT NULL,       -- the reading it came from; empty: drafted here
  title TEXT NOT NULL,
  number TEXT NOT NULL,            -- "281/KH-SKHCN"
  issued_on BIGINT NOT NULL,       -- day number; 0: not known
  year BIGINT NOT NULL,
  recipients TEXT NOT NULL,        -- lines of "Nơi nhận"
  bases TEXT NOT NULL,             -- lines: the documents it rests on
  budget TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'in_force', 'closed')),
  version BIGINT NOT NULL,         -- in force; 0: none yet
  has_changes BOOLEAN NOT NULL,    -- edited since that version
  edits BIGINT NOT NULL,           -- counts edits of the head: two people do not overwrite each other
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX plan_agency ON plan (tenant, agency_id, year, id);
CREATE INDEX plan_parent ON plan (tenant, parent_plan_id, id);

-- The activities as they are being worked on. What is in force is in plan_version.
CREATE TABLE plan_activity (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  path TEXT NOT NULL,              -- as printed: "IV/2"
  kind TEXT NOT NULL,              -- assigned content form duty report
  text TEXT NOT NULL,
  time_raw TEXT NOT NULL,
  time_kind TEXT NOT NULL,         -- empty: no time
  time_from BIGINT,                -- day number
  time_to BIGINT,                  -- day number
  time_every TEXT NOT NULL,
  quota_count BIGINT NOT NULL,     -- 0: no quota
  quota_bound TEXT NOT NULL,       -- min exact
  quota_unit TEXT NOT NULL,
  quota_per TEXT NOT NULL,
  channels TEXT NOT NULL,          -- codes, separated by spaces
  roadmap TEXT NOT NULL,           -- the task of the reform programme that it serves
  is_included BOOLEAN NOT NULL,    -- binds units; the rest is kept as what the plan says
  first_line BIGINT NOT NULL,      -- of the document, 0-based; -1: drafted here
  last_line BIGINT NOT NULL,
  edits BIGINT NOT NULL,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, plan_id) REFERENCES plan (tenant, id)
);
CREATE INDEX plan_activity_plan ON plan_activity (tenant, plan_id, position, id);

-- A unit as printed in an activity, and whom it means.
CREATE TABLE plan_party (
  tenant TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('lead', 'coordinate')),
  position BIGINT NOT NULL,
  printed TEXT NOT NULL,
  match_key TEXT NOT NULL,
  target TEXT NOT NULL,            -- id of a unit, "set:…", "open"; empty: not bound
  how TEXT NOT NULL,               -- exact alias abbreviation fuzzy set remembered person
  PRIMARY KEY (tenant, activity_id, role, position),
  FOREIGN KEY (tenant, activity_id) REFERENCES plan_activity (tenant, id)
);
CREATE INDEX plan_party_plan ON plan_party (tenant, plan_id, match_key);

-- What a person answered once about a printed name.
CREATE TABLE unit_binding (
  tenant TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  match_key TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (tenant, agency_id, match_key)
);

-- What was read and what a person made of it.
CREATE TABLE plan_correction (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,       -- empty: the head of the plan
  field TEXT NOT NULL,
  was TEXT NOT NULL,
  becomes TEXT NOT NULL,
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX plan_correction_plan ON plan_correction (tenant, plan_id, id);

-- What the compiler noticed, to be cleared by a person.
CREATE TABLE plan_diagnostic (
  tenant TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  first_line BIGINT NOT NULL,
  is_cleared BOOLEAN NOT NULL,
  note TEXT NOT NULL,
  cleared_by TEXT NOT NULL,
  PRIMARY KEY (tenant, plan_id, position)
);

CREATE TABLE plan_version (
  tenant TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  content TEXT NOT NULL,           -- JSON: the activities as accepted
  note TEXT NOT NULL,              -- why
  accepted_at BIGINT NOT NULL,
  accepted_by TEXT NOT NULL,       -- name
  PRIMARY KEY (tenant, plan_id, number)
);

-- A unit asks for a change of a plan in force.
CREATE TABLE plan_proposal (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,       -- empty: a new activity
  unit_id TEXT NOT NULL,
  wish TEXT NOT NULL,              -- what is to be changed
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'refused')),
  answer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,        -- name
  PRIMARY KEY (tenant, id)
);
CREATE INDEX plan_proposal_plan ON plan_proposal (tenant, plan_id, id);
