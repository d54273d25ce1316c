// The Postgres schema, one entry per version, only ever appended; a database holds one workspace.
import { BLOB_SCHEMA } from './postgres-blobs.ts';
import { CLIENT_SCHEMA } from './postgres-clients.ts';
import type { PostgresSession } from './postgres-session.ts';

/** Any constant: whoever holds it in this database may change the schema. */
const UPGRADE_LOCK = 20_260_923;

const MIGRATIONS: readonly string[] = [
  `
  -- One row, changed by every write: room in its page keeps old versions from piling up elsewhere.
  CREATE TABLE workspace (
    one smallint PRIMARY KEY CHECK (one = 1),
    id text NOT NULL,
    name text NOT NULL,
    created_at bigint NOT NULL,
    seq bigint NOT NULL,
    tip bytea NOT NULL
  ) WITH (fillfactor = 10);
  -- \`place\` is the order of arrival, for lists; the log's own numbers never come from a sequence (SYNC L1).
  CREATE TABLE member (
    id text PRIMARY KEY,
    place bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL
  );
  CREATE TABLE device (
    id text PRIMARY KEY,
    place bigint GENERATED ALWAYS AS IDENTITY,
    member text NOT NULL REFERENCES member (id),
    name text NOT NULL,
    tag text NOT NULL,
    token_hash bytea NOT NULL UNIQUE,
    created_at bigint NOT NULL,
    seen_at bigint,
    revoked_at bigint
  );
  CREATE TABLE invite (
    id text PRIMARY KEY,
    place bigint GENERATED ALWAYS AS IDENTITY,
    member text NOT NULL REFERENCES member (id),
    code_hash bytea NOT NULL UNIQUE,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    device text REFERENCES device (id)
  );
  CREATE TABLE record (
    doc text PRIMARY KEY,
    kind text NOT NULL,
    channel text NOT NULL,
    owner text NOT NULL REFERENCES member (id),
    version bigint NOT NULL,
    state_vector bytea NOT NULL,
    grant_seq bigint NOT NULL,
    erased boolean NOT NULL
  );
  CREATE TABLE log (
    seq bigint PRIMARY KEY,
    type text NOT NULL,
    doc text NOT NULL,
    kind text NOT NULL,
    channel text NOT NULL,
    version bigint NOT NULL,
    by text NOT NULL,
    at bigint NOT NULL,
    hash bytea NOT NULL,
    target text NOT NULL,
    tip bytea NOT NULL,
    body bytea NOT NULL
  );
  CREATE INDEX log_doc ON log (doc, seq);
  CREATE UNIQUE INDEX log_once ON log (doc, hash) WHERE type = 'upd';
  CREATE TABLE probe (id bigint GENERATED ALWAYS AS IDENTITY, body bytea NOT NULL);
  -- Zeros would be compressed to nothing and prove nothing.
  ALTER TABLE probe ALTER body SET STORAGE EXTERNAL;
  `,
  `
  ALTER TABLE workspace ADD COLUMN stable bigint NOT NULL DEFAULT 0;
  ALTER TABLE log ADD COLUMN form text NOT NULL DEFAULT 'own';
  CREATE INDEX log_live ON log (seq) WHERE form <> 'hollow';
  ALTER TABLE record ADD COLUMN last_seq bigint NOT NULL DEFAULT 0, ADD COLUMN live bigint NOT NULL DEFAULT 0;
  UPDATE record SET last_seq = (SELECT coalesce(max(seq), 0) FROM log WHERE log.doc = record.doc),
    live = CASE WHEN erased THEN 0 ELSE (SELECT count(*) FROM log WHERE log.doc = record.doc AND type = 'upd') END;
  CREATE INDEX record_last ON record (last_seq);
  CREATE INDEX record_crowded ON record (live) WHERE live >= 64;
  CREATE TABLE derived (
    doc text PRIMARY KEY REFERENCES record (doc),
    version bigint NOT NULL,
    made bigint NOT NULL,
    card text,
    digest bytea NOT NULL
  );
  `,
  BLOB_SCHEMA,
  CLIENT_SCHEMA,
  'ALTER TABLE record ADD COLUMN confined boolean NOT NULL DEFAULT false',
];

/**
 * Brings the database up to date, inside the caller's transaction; processes that start together wait for each other.
 * Throws with a clear sentence when the database is not one that this version can use.
 */
export async function upgradeSchema(session: PostgresSession): Promise<void> {
  await session.all('SELECT pg_advisory_xact_lock($1)', [UPGRADE_LOCK]);
  const [encoding] = await session.all<{ server_encoding: string }>('SHOW server_encoding');
  if (encoding?.server_encoding !== 'UTF8') throw new Error('the database must be made with the encoding UTF8');
  await session.script('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)');
  const [row] = await session.all<{ version: number }>('SELECT version FROM schema_version');
  const version = row?.version ?? 0;
  if (version > MIGRATIONS.length) {
    throw new Error(`this data was written by a newer Cordée (schema ${version}, this one knows ${MIGRATIONS.length})`);
  }
  for (const migration of MIGRATIONS.slice(version)) await session.script(migration);
  const write = row ? 'UPDATE schema_version SET version = $1' : 'INSERT INTO schema_version (version) VALUES ($1)';
  if (version < MIGRATIONS.length) await session.all(write, [MIGRATIONS.length]);
}
