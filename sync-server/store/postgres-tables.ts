// The log in Postgres: one statement per call, however many rows.
import type { DocId } from '#domain/ids.ts';
import { createBlobTables } from './postgres-blobs.ts';
import { createClientTables } from './postgres-clients.ts';
import { createPeopleTables, createWorkspaceTables, type HeldWorkspace } from './postgres-people.ts';
import { columnsOf, createRecordTables } from './postgres-records.ts';
import type { PostgresSession } from './postgres-session.ts';
import { type HeldUpdate, keyOf, type LiveRow, type LogTables, type ScannedRow, type Tables } from './tables.ts';

const APPEND = `INSERT INTO log (seq, type, doc, kind, channel, version, by, at, hash, target, tip, body, form)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],
    $8::bigint[], $9::bytea[], $10::text[], $11::bytea[], $12::bytea[], $13::text[])`;
const SCANNED = `SELECT log.seq, type, log.doc, log.kind, log.channel, log.version, by, at, hash, target, tip, form,
    octet_length(body) AS size, coalesce(record.owner, '') AS owner, coalesce(record.grant_seq, 0) AS "grantSeq",
    coalesce(record.erased, false) AS erased, coalesce(record.confined, false) AS confined
  FROM log LEFT JOIN record ON record.doc = log.doc WHERE seq > $1`;
const SCAN = `${SCANNED} AND form <> 'hollow' ORDER BY seq LIMIT $2`;
const SCAN_ALL = `${SCANNED} ORDER BY seq LIMIT $2`;
const BODIES = 'SELECT seq, body FROM log WHERE seq = ANY ($1::bigint[])';
const HELD = `SELECT log.doc, log.hash, by, seq, version FROM unnest($1::text[], $2::bytea[]) AS key (doc, hash)
  JOIN log ON log.doc = key.doc AND log.hash = key.hash AND type = 'upd'`;
const LIVE = `SELECT seq, form, body FROM log WHERE doc = $1 AND type = 'upd' AND form <> 'hollow' ORDER BY seq`;
const FOLD = `UPDATE log SET body = '', form = 'hollow' WHERE doc = $1 AND form <> 'hollow'
  AND (type = 'upd' AND seq < $2 OR type = 'grant' AND seq <> $3)`;
const SNAPSHOT = `UPDATE log SET body = $1, form = 'snap' WHERE seq = $2`;
const DESTROY = `UPDATE log SET body = '', form = CASE WHEN type IN ('upd', 'grant') THEN 'hollow' ELSE form END
  WHERE doc = $1`;

/** `held` is null in a transaction that only reads. */
export function createPostgresTables(session: PostgresSession, held: HeldWorkspace | null): Tables {
  return {
    blobs: createBlobTables(session),
    clients: createClientTables(session),
    ...createLogTables(session),
    ...createRecordTables(session),
    ...createPeopleTables(session),
    ...createWorkspaceTables(session, held),
  };
}

function createLogTables(session: PostgresSession): LogTables {
  return {
    tipAt: async (seq) => {
      const [row] = await session.all<{ tip: Uint8Array }>('SELECT tip FROM log WHERE seq = $1', [seq]);
      return row?.tip ?? null;
    },
    append: async (rows) => {
      const columns = columnsOf(rows, LOG_COLUMNS);
      if (rows.length > 0) await session.all(APPEND, columns);
    },
    scan: (seq, limit) => session.all<ScannedRow>(SCAN, [seq, limit]),
    scanAll: (seq, limit) => session.all<ScannedRow>(SCAN_ALL, [seq, limit]),
    bodies: async (seqs) => {
      if (seqs.length === 0) return [];
      const rows = await session.all<{ seq: number; body: Uint8Array }>(BODIES, [seqs]);
      const found = new Map(rows.map((row) => [row.seq, row.body]));
      return seqs.map((seq) => found.get(seq) ?? new Uint8Array(0));
    },
    heldOf: async (keys) => {
      const values = columnsOf(keys, ['doc', 'hash']);
      const rows = await session.all<HeldUpdate & { doc: DocId; hash: Uint8Array }>(HELD, values);
      return new Map(rows.map(({ doc, hash, ...held }) => [keyOf(doc, hash), held]));
    },
    updatesOf: async (doc) => (await session.all<LiveRow>(LIVE, [doc])).map((row) => row.body),
    liveRows: (doc) => session.all<LiveRow>(LIVE, [doc]),
    foldRows: async (doc, seq, snapshot, grantSeq) => {
      await session.all(FOLD, [doc, seq, grantSeq]);
      await session.all(SNAPSHOT, [snapshot, seq]);
    },
    destroyBodies: async (doc) => {
      await session.all(DESTROY, [doc]);
      await session.all('DELETE FROM derived WHERE doc = $1', [doc]);
    },
  };
}

const LOG_COLUMNS = [
  'seq',
  'type',
  'doc',
  'kind',
  'channel',
  'version',
  'by',
  'at',
  'hash',
  'target',
  'tip',
  'body',
  'form',
] as const;
