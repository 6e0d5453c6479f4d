-- Channels (vi: kênh): which an agency has, what stands on each, who reads by mail.

CREATE TABLE channel (
  tenant TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  code TEXT NOT NULL,
  is_on BOOLEAN NOT NULL,
  settings TEXT NOT NULL,          -- JSON, sealed: addresses and credentials
  PRIMARY KEY (tenant, agency_id, code)
);

-- An item on a channel: a state machine. One row an item and channel, so that nothing is posted twice.
CREATE TABLE posting (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  version BIGINT NOT NULL,         -- of the item that is posted
  channel TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'sent', 'refused', 'unsure', 'by_hand', 'dropped')),
  attempts BIGINT NOT NULL,
  reason TEXT NOT NULL,            -- for people: why it is not there, and what to do
  receipt TEXT NOT NULL,           -- what the other side calls it
  address TEXT NOT NULL,           -- where it stands
  file_sha256 TEXT NOT NULL,       -- what was made for it (a poster, a recording), on the shelf; empty: nothing
  file_name TEXT NOT NULL,
  created_at BIGINT NOT NULL,      -- ms UTC
  posted_at BIGINT NOT NULL,       -- ms UTC; 0: not yet
  PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX posting_once ON posting (tenant, item_id, channel);
CREATE INDEX posting_agency ON posting (tenant, agency_id, id);
CREATE INDEX posting_state ON posting (tenant, agency_id, state, id);

-- Who asked for news by mail. Only those who confirmed get any; who leaves is erased.
CREATE TABLE subscriber (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  email TEXT NOT NULL,
  token TEXT NOT NULL,             -- of the links in the mails
  state TEXT NOT NULL CHECK (state IN ('pending', 'active')),
  created_at BIGINT NOT NULL,      -- ms UTC
  PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX subscriber_email ON subscriber (tenant, agency_id, email);
CREATE UNIQUE INDEX subscriber_token ON subscriber (token);
CREATE INDEX subscriber_agency ON subscriber (tenant, agency_id, state, id);

-- One mail of a posting to one reader. 'sending' is written before the mail goes: it is never sent twice.
CREATE TABLE mailing (
  tenant TEXT NOT NULL,
  posting_id TEXT NOT NULL,
  receiver TEXT NOT NULL,          -- subscriber, or an address of the press list
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused')),
  PRIMARY KEY (tenant, posting_id, receiver),
  FOREIGN KEY (tenant, posting_id) REFERENCES posting (tenant, id)
);
CREATE INDEX mailing_state ON mailing (tenant, posting_id, state, receiver);
