-- Administrative procedures (vi: thủ tục hành chính) with two times: from which day something holds, and since when it
-- is known here. Rows are only added.

CREATE TABLE procedure (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,         -- whose list it stands in
  code TEXT NOT NULL,              -- of the national database: 1.004221
  latest BIGINT NOT NULL,          -- number of the newest version
  PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX procedure_code ON procedure (tenant, agency_id, code);

CREATE TABLE procedure_version (
  tenant TEXT NOT NULL,
  procedure_id TEXT NOT NULL,
  number BIGINT NOT NULL,          -- 1, 2, … in the order they became known
  change TEXT NOT NULL CHECK (change IN ('new', 'amended', 'replaced', 'abolished')),
  state TEXT NOT NULL CHECK (state IN ('in_force', 'abolished')),
  replaced_by TEXT NOT NULL,       -- code; empty: by none
  decision_number TEXT NOT NULL,   -- of the announcement
  decision_date BIGINT NOT NULL,   -- day number
  effective_from BIGINT NOT NULL,  -- day number
  name TEXT NOT NULL,
  field TEXT NOT NULL,             -- lĩnh vực
  level TEXT NOT NULL CHECK (level IN ('central', 'province', 'district', 'commune')),
  steps TEXT NOT NULL,
  ways TEXT NOT NULL,              -- how it is handed in
  papers TEXT NOT NULL,
  time_limit TEXT NOT NULL,
  fee TEXT NOT NULL,
  result TEXT NOT NULL,
  legal_bases TEXT NOT NULL,
  online_level TEXT NOT NULL CHECK (online_level IN ('full', 'partial', 'none')),
  place TEXT NOT NULL,             -- where it is received
  sort_key TEXT NOT NULL,          -- name in Vietnamese order
  recorded_at BIGINT NOT NULL,     -- ms UTC
  recorded_by TEXT NOT NULL,       -- account
  recorded_name TEXT NOT NULL,
  PRIMARY KEY (tenant, procedure_id, number),
  FOREIGN KEY (tenant, procedure_id) REFERENCES procedure (tenant, id)
);
CREATE INDEX procedure_version_day ON procedure_version (tenant, procedure_id, effective_from, number);
