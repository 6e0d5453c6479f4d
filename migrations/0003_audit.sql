-- The audit trail (vi: nhật ký). Lines are only ever added.

-- The last line of each tenant's chain: a trail that was cut at its end is noticed by it.
CREATE TABLE audit_head (
  tenant TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,    -- of the last line
  hash TEXT NOT NULL         -- of the last line
);

CREATE TABLE audit_entry (
  tenant TEXT NOT NULL,
  number BIGINT NOT NULL,    -- from 1, without gaps
  at BIGINT NOT NULL,        -- ms UTC
  account TEXT NOT NULL,     -- empty: nobody was signed in
  name TEXT NOT NULL,        -- of the person, as it was then
  address TEXT NOT NULL,     -- of the network
  action TEXT NOT NULL,      -- "plan.accept"
  subject TEXT NOT NULL,     -- the row it is about
  sentence TEXT NOT NULL,    -- Vietnamese
  hash TEXT NOT NULL,        -- over the hash before and this line
  PRIMARY KEY (tenant, number)
);
CREATE INDEX audit_by_account ON audit_entry (tenant, account, number);
CREATE INDEX audit_by_action ON audit_entry (tenant, action, number);
CREATE INDEX audit_by_subject ON audit_entry (tenant, subject, number);

-- Lines that were written with their deeds and wait to join the chain.
CREATE TABLE audit_pending (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,          -- time-ordered
  at BIGINT NOT NULL,        -- ms UTC
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  sentence TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
);
