-- What every feature stands on.

-- Settings of an agency or a province: what the law or the house may change without a new program.
CREATE TABLE setting (
  tenant TEXT NOT NULL,      -- the province
  name TEXT NOT NULL,        -- "reminders.quiet_from"
  value TEXT NOT NULL,
  PRIMARY KEY (tenant, name)
);

-- Work to be done later. Written in the transaction that makes it necessary.
CREATE TABLE job (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,            -- "mail.send"
  subject TEXT NOT NULL,         -- the row it is about
  once TEXT,                     -- at most one job of this kind with this mark, ever
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  attempts BIGINT NOT NULL,
  run_at BIGINT NOT NULL,        -- ms UTC: not before
  claimed_until BIGINT NOT NULL, -- ms UTC: a worker that died lets go then
  last_error TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX job_to_do ON job (state, run_at, id);
CREATE UNIQUE INDEX job_once ON job (tenant, kind, once);
