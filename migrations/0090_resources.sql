-- What the work costs and what was printed for it (vi: kinh phí, ấn phẩm).

CREATE TABLE budget_line (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,       -- empty: the plan as a whole
  title TEXT NOT NULL,
  source TEXT NOT NULL,            -- where the money comes from, as the plan says it
  planned BIGINT NOT NULL,         -- đồng
  spent BIGINT NOT NULL,           -- đồng: the sum of its payments
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,        -- account
  PRIMARY KEY (tenant, id)
);
CREATE INDEX budget_line_plan ON budget_line (tenant, plan_id, id);

CREATE TABLE budget_payment (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  line_id TEXT NOT NULL,
  form_token TEXT NOT NULL,        -- of the form it came by: sent twice, kept once
  amount BIGINT NOT NULL,          -- đồng; negative: taken back
  paid_on BIGINT NOT NULL,         -- day number
  voucher TEXT NOT NULL,
  note TEXT NOT NULL,
  created_name TEXT NOT NULL,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, line_id) REFERENCES budget_line (tenant, id)
);
CREATE INDEX budget_payment_line ON budget_payment (tenant, line_id, id);
CREATE UNIQUE INDEX budget_payment_form ON budget_payment (tenant, form_token);

CREATE TABLE material (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,           -- empty: no plan
  kind TEXT NOT NULL,              -- poster leaflet banner …: resources/model.h
  title TEXT NOT NULL,
  unit TEXT NOT NULL,              -- what is counted: "tờ", "cuốn"
  made BIGINT NOT NULL,
  given BIGINT NOT NULL,           -- never more than was made
  made_on BIGINT NOT NULL,         -- day number
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,        -- account
  PRIMARY KEY (tenant, id)
);
CREATE INDEX material_agency ON material (tenant, agency_id, id);

CREATE TABLE material_handout (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  material_id TEXT NOT NULL,
  form_token TEXT NOT NULL,        -- of the form it came by: sent twice, kept once
  receiver TEXT NOT NULL,
  amount BIGINT NOT NULL,
  given_on BIGINT NOT NULL,        -- day number
  note TEXT NOT NULL,
  created_name TEXT NOT NULL,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, material_id) REFERENCES material (tenant, id)
);
CREATE INDEX material_handout_material ON material_handout (tenant, material_id, id);
CREATE UNIQUE INDEX material_handout_form ON material_handout (tenant, form_token);
