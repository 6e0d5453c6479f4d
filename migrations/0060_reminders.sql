-- Urging (vi: đôn đốc): who was told what, once for each step before and after the day.
CREATE TABLE reminder (
  tenant TEXT NOT NULL,
  account_id TEXT NOT NULL,
  id TEXT NOT NULL,                -- time-ordered
  occurrence_id TEXT NOT NULL,
  step BIGINT NOT NULL,            -- days from the due day: -2 is two days before
  sentence TEXT NOT NULL,          -- Vietnamese
  day BIGINT NOT NULL,             -- day number: when it was written
  is_read BOOLEAN NOT NULL,
  mail_state TEXT NOT NULL CHECK (mail_state IN ('waiting', 'sent', 'refused', 'none')),
  PRIMARY KEY (tenant, account_id, id)
);
CREATE UNIQUE INDEX reminder_once ON reminder (tenant, occurrence_id, step, account_id);
CREATE INDEX reminder_day ON reminder (tenant, account_id, mail_state, day);
