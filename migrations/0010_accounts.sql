-- Who may sign in, and as what.

CREATE TABLE account (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,         -- the agency the person works for
  unit_id TEXT NOT NULL,           -- the unit of it
  name TEXT NOT NULL,
  email TEXT NOT NULL,             -- as written
  email_key TEXT NOT NULL,         -- lower case: what one signs in with
  search_key TEXT NOT NULL,        -- name and e-mail, folded
  password_hash TEXT NOT NULL,     -- empty: none was set yet
  code_secret TEXT NOT NULL,       -- second factor, sealed; empty: none
  code_step BIGINT NOT NULL,       -- of the last code that was used: each counts once
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  failures BIGINT NOT NULL,        -- sign-ins that failed since the last that did not
  locked_until BIGINT NOT NULL,    -- ms UTC
  last_seen_at BIGINT NOT NULL,    -- ms UTC, to the hour
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX account_email ON account (email_key);
CREATE INDEX account_agency ON account (tenant, agency_id, id);
CREATE INDEX account_unit ON account (tenant, unit_id, id);

CREATE TABLE account_role (
  tenant TEXT NOT NULL,
  account_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,           -- holds for the units below as well
  role TEXT NOT NULL CHECK (role IN ('administrator', 'office', 'head', 'staff', 'editor', 'viewer')),
  PRIMARY KEY (tenant, account_id, unit_id, role),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE INDEX account_role_unit ON account_role (tenant, unit_id, role, account_id);

-- A browser that is signed in. The cookie holds the token; only its hash is here.
CREATE TABLE session (
  tenant TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  id TEXT NOT NULL,                -- for the list that people see
  account_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,         -- ms UTC, to some minutes
  expires_at BIGINT NOT NULL,      -- whatever is done with it
  needs_code BOOLEAN NOT NULL,     -- the password fitted, the second factor is still to come
  address TEXT NOT NULL,
  browser TEXT NOT NULL,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE INDEX session_account ON session (tenant, account_id, created_at);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE recovery_code (
  tenant TEXT NOT NULL,
  account_id TEXT NOT NULL,
  code_hash TEXT NOT NULL,         -- each opens once: used ones are removed
  PRIMARY KEY (tenant, account_id, code_hash),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);

-- A link by which a person sets the first password, or a new one. Opens once.
CREATE TABLE invitation (
  tenant TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  account_id TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);

-- Addresses from which sign-ins failed, whoever was tried.
CREATE TABLE sign_in_address (
  address TEXT NOT NULL PRIMARY KEY,
  failures BIGINT NOT NULL,
  locked_until BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
