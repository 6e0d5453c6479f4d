-- Who owes what by when.

-- A unit's part in an activity of a plan.
CREATE TABLE obligation (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,         -- whose plan it is
  unit_id TEXT NOT NULL,
  unit_name TEXT NOT NULL,         -- as it was when the plan was accepted
  role TEXT NOT NULL CHECK (role IN ('lead', 'coordinate')),
  path TEXT NOT NULL,              -- of the activity in the plan: "IV/2"
  title TEXT NOT NULL,
  time_raw TEXT NOT NULL,          -- as the plan says it
  plan_title TEXT NOT NULL,
  since_version BIGINT NOT NULL,   -- of the plan
  until_version BIGINT,            -- the last version that had it; NULL: in force
  PRIMARY KEY (tenant, id)
);
CREATE INDEX obligation_plan ON obligation (tenant, plan_id, activity_id, unit_id, role);

-- One dated piece of an obligation: a month of a monthly duty, the day of a report.
CREATE TABLE occurrence (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  obligation_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  role TEXT NOT NULL,
  label TEXT NOT NULL,             -- "Tháng 3/2026"
  starts_on BIGINT,                -- day number
  due_on BIGINT NOT NULL,          -- day number; 0: the plan does not say
  open_reason TEXT NOT NULL,       -- why it has no day, for people
  required BIGINT NOT NULL,        -- pieces of evidence, or the amount of the quota
  counted BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'undated', 'done', 'dropped')),
  is_late BOOLEAN NOT NULL,        -- open after its day
  done_at BIGINT,                  -- ms UTC
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, obligation_id) REFERENCES obligation (tenant, id)
);
CREATE INDEX occurrence_obligation ON occurrence (tenant, obligation_id, due_on, id);
CREATE INDEX occurrence_unit ON occurrence (tenant, unit_id, state, due_on, id);
CREATE INDEX occurrence_plan ON occurrence (tenant, plan_id, state, due_on, id);
CREATE INDEX occurrence_plan_unit ON occurrence (tenant, plan_id, unit_id, state, due_on, id);
CREATE INDEX occurrence_agency ON occurrence (tenant, agency_id, state, due_on, id);
CREATE INDEX occurrence_agency_day ON occurrence (tenant, agency_id, due_on, id);
CREATE INDEX occurrence_due ON occurrence (tenant, state, is_late, due_on, id);

-- Sums that are kept with every change: of a plan (unit_id '') and of each unit in it. Leading only, but where said.
CREATE TABLE tally (
  tenant TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  total BIGINT NOT NULL,
  done BIGINT NOT NULL,
  done_late BIGINT NOT NULL,       -- of those done
  late BIGINT NOT NULL,            -- open after their day
  undated BIGINT NOT NULL,
  coordinate_total BIGINT NOT NULL,
  coordinate_done BIGINT NOT NULL,
  PRIMARY KEY (tenant, plan_id, unit_id)
);
CREATE INDEX tally_unit ON tally (tenant, unit_id, plan_id);

-- The same by month of the due day, for the trend of an agency.
CREATE TABLE month_tally (
  tenant TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  month BIGINT NOT NULL,           -- 202603
  total BIGINT NOT NULL,
  done BIGINT NOT NULL,
  done_late BIGINT NOT NULL,
  PRIMARY KEY (tenant, agency_id, month)
);

-- Exceptions of the working calendar, announced each year.
CREATE TABLE calendar_day (
  tenant TEXT NOT NULL,
  day BIGINT NOT NULL,             -- day number
  is_off BOOLEAN NOT NULL,
  note TEXT NOT NULL,              -- the document that says so
  PRIMARY KEY (tenant, day)
);
