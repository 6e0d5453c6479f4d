-- SPDX-License-Identifier: AGPL-3.0-or-later
-- name: put_setting
INSERT INTO setting (tenant, name, value) VALUES ($1, $2, $3) ON CONFLICT (tenant, name) DO UPDATE SET value = $3;
