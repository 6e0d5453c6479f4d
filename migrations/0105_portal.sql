-- The public pages of an agency (vi: cổng), and who has them by mail.

CREATE TABLE site (
  tenant TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  code TEXT NOT NULL,              -- its part of every public address: "sxd"
  name TEXT NOT NULL,
  motto TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  hotline TEXT NOT NULL,           -- đường dây nóng
  email TEXT NOT NULL,
  feedback_url TEXT NOT NULL,      -- of the national system for feedback; empty: none
  base_url TEXT NOT NULL,          -- "https://sxd.thanhhoa.gov.vn": for mails and feeds; empty: no absolute addresses
  about TEXT NOT NULL,             -- Markdown
  is_on BOOLEAN NOT NULL,
  shows_plans BOOLEAN NOT NULL,    -- how the plan stands is public
  edits BIGINT NOT NULL,
  PRIMARY KEY (tenant, agency_id)
);
CREATE UNIQUE INDEX site_code ON site (code);
