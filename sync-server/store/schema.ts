// The SQLite schema, one entry per version, only ever appended: an older file is brought up to date when opened.

import { BLOB_SCHEMA } from './sqlite-blobs.ts';
import { CLIENT_SCHEMA } from './sqlite-clients.ts';

export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE workspace (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    tip BLOB NOT NULL
  ) STRICT;
  CREATE TABLE member (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE device (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    tag TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    seen_at INTEGER,
    revoked_at INTEGER
  ) STRICT;
  CREATE TABLE invite (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL REFERENCES member (id),
    code_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    device TEXT REFERENCES device (id)
  ) STRICT;
  CREATE TABLE record (
    doc TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    owner TEXT NOT NULL REFERENCES member (id),
    version INTEGER NOT NULL,
    state_vector BLOB NOT NULL,
    grant_seq INTEGER NOT NULL,
    erased INTEGER NOT NULL
  ) STRICT;
  -- The body comes last: scanning reads the other columns without touching its pages.
  CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    doc TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    version INTEGER NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    hash BLOB NOT NULL,
    target TEXT NOT NULL,
    tip BLOB NOT NULL,
    body BLOB NOT NULL
  ) STRICT;
  CREATE INDEX log_doc ON log (doc, seq);
  CREATE UNIQUE INDEX log_once ON log (doc, hash) WHERE type = 'upd';
  CREATE TABLE probe (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
  `,
  `
  ALTER TABLE workspace ADD COLUMN stable INTEGER NOT NULL DEFAULT 0;
  -- Added after the body, so on its pages; scanning reads \`log_live\` and the columns before the body.
  ALTER TABLE log ADD COLUMN form TEXT NOT NULL DEFAULT 'own';
  CREATE INDEX log_live ON log (seq, form) WHERE form <> 'hollow';
  ALTER TABLE record ADD COLUMN last_seq INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE record ADD COLUMN live INTEGER NOT NULL DEFAULT 0;
  UPDATE record SET last_seq = (SELECT coalesce(max(seq), 0) FROM log WHERE log.doc = record.doc),
    live = CASE erased WHEN 1 THEN 0 ELSE (SELECT count(*) FROM log WHERE log.doc = record.doc AND type = 'upd') END;
  CREATE INDEX record_last ON record (last_seq);
  CREATE INDEX record_crowded ON record (live) WHERE live >= 64;
  CREATE TABLE derived (
    doc TEXT PRIMARY KEY REFERENCES record (doc),
    version INTEGER NOT NULL,
    made INTEGER NOT NULL,
    card TEXT,
    digest BLOB NOT NULL
  ) STRICT;
  `,
  BLOB_SCHEMA,
  CLIENT_SCHEMA,
  'ALTER TABLE record ADD COLUMN confined INTEGER NOT NULL DEFAULT 0',
];
