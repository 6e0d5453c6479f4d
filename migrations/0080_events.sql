-- Events (vi: sự kiện): meetings, training, campaigns; who was asked to come, who came, what was decided.

CREATE TABLE event (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,           -- who holds it
  unit_name TEXT NOT NULL,
  occurrence_id TEXT NOT NULL,     -- the duty that it serves; empty: none
  kind TEXT NOT NULL,              -- meeting conference training …: events/model.h
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  starts_at BIGINT NOT NULL,       -- ms UTC
  ends_at BIGINT NOT NULL,         -- ms UTC
  audience TEXT NOT NULL,
  agenda TEXT NOT NULL,
  expected BIGINT NOT NULL,        -- people; 0: not said
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
  reason TEXT NOT NULL,            -- why it was cancelled
  attendance_key TEXT NOT NULL,    -- of the address that its QR code shows
  minutes TEXT NOT NULL,
  headcount BIGINT NOT NULL,       -- as counted in the hall; at least those who signed
  signed BIGINT NOT NULL,          -- people who told that they were there
  evidence_id TEXT NOT NULL,       -- the piece that it became; empty: none
  edits BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,        -- account
  PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX event_attendance_key ON event (attendance_key);
CREATE INDEX event_agency ON event (tenant, agency_id, starts_at, id);
CREATE INDEX event_occurrence ON event (tenant, occurrence_id, starts_at);

CREATE TABLE event_invitation (
  tenant TEXT NOT NULL,
  event_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  starts_at BIGINT NOT NULL,       -- of the event: what a unit is asked to next is one question
  PRIMARY KEY (tenant, event_id, unit_id),
  FOREIGN KEY (tenant, event_id) REFERENCES event (tenant, id)
);
CREATE INDEX event_invitation_unit ON event_invitation (tenant, unit_id, starts_at);

-- Who came. Personal data: erased on request, the number stays in the event.
CREATE TABLE event_attendance (
  tenant TEXT NOT NULL,
  event_id TEXT NOT NULL,
  mark TEXT NOT NULL,              -- made by the telephone: sent twice, kept once
  person_key TEXT NOT NULL,        -- name and unit as they are compared: a person counts once
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('qr', 'list')),
  at BIGINT NOT NULL,              -- ms UTC, as the telephone says
  recorded_at BIGINT NOT NULL,     -- ms UTC
  PRIMARY KEY (tenant, event_id, mark),
  FOREIGN KEY (tenant, event_id) REFERENCES event (tenant, id)
);
CREATE UNIQUE INDEX event_attendance_person ON event_attendance (tenant, event_id, person_key);

CREATE TABLE event_file (
  tenant TEXT NOT NULL,
  event_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,            -- on the shelf
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  PRIMARY KEY (tenant, event_id, sha256),
  FOREIGN KEY (tenant, event_id) REFERENCES event (tenant, id)
);
