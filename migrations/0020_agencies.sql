-- Agencies and units (vi: cơ quan, đơn vị), as they were at each time.

CREATE TABLE unit (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  parent_id TEXT,                  -- NULL: the top of the tree
  agency_id TEXT NOT NULL,         -- the agency it is part of; an agency is its own
  kind TEXT NOT NULL,              -- ministry province department commune office division branch public_unit party mass committee other
  name TEXT NOT NULL,              -- the name of today, or the last one
  short_name TEXT NOT NULL,        -- "SKHCN"; empty where there is none
  code TEXT NOT NULL,              -- official code, where there is one
  search_key TEXT NOT NULL,        -- name, folded
  sort_key TEXT NOT NULL,          -- name in Vietnamese order
  valid_from BIGINT NOT NULL,      -- day number
  valid_to BIGINT,                 -- day number of the last day; NULL: still there
  successor_id TEXT,               -- what it was merged into
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX unit_children ON unit (tenant, parent_id, sort_key, id);
CREATE INDEX unit_agency ON unit (tenant, agency_id, sort_key, id);
CREATE INDEX unit_code ON unit (tenant, code);
CREATE INDEX unit_search ON unit (tenant, search_key, id);

-- Every name a unit goes or went by.
CREATE TABLE unit_name (
  tenant TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  name TEXT NOT NULL,
  match_key TEXT NOT NULL,         -- as names are compared: folded, without "Sở" at the end, …
  kind TEXT NOT NULL CHECK (kind IN ('name', 'alias', 'short')),
  valid_from BIGINT NOT NULL,      -- day number
  valid_to BIGINT,                 -- day number of the last day
  PRIMARY KEY (tenant, unit_id, name, valid_from),
  FOREIGN KEY (tenant, unit_id) REFERENCES unit (tenant, id)
);
CREATE INDEX unit_name_key ON unit_name (tenant, match_key, unit_id);
