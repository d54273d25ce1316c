// The log and the records in Postgres: one statement per call, however many rows.
import type { DocId } from '#domain/ids.ts';
import { createPeopleTables, createWorkspaceTables, type HeldWorkspace } from './postgres-people.ts';
import type { PostgresSession } from './postgres-session.ts';
import { type HeldUpdate, keyOf, type ScannedRow, type StoredRecord, type Tables } from './tables.ts';

const APPEND = `INSERT INTO log (seq, type, doc, kind, channel, version, by, at, hash, target, tip, body)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],
    $8::bigint[], $9::bytea[], $10::text[], $11::bytea[], $12::bytea[])`;
const SCAN = `SELECT log.seq, type, log.doc, log.kind, log.channel, log.version, by, at, hash, target, tip,
    octet_length(body) AS size, coalesce(record.owner, '') AS owner, coalesce(record.grant_seq, 0) AS "grantSeq",
    coalesce(record.erased, false) AS erased
  FROM log LEFT JOIN record ON record.doc = log.doc WHERE seq > $1 ORDER BY seq LIMIT $2`;
const BODIES = 'SELECT seq, body FROM log WHERE seq = ANY ($1::bigint[])';
const HELD = `SELECT log.doc, log.hash, by, seq, version FROM unnest($1::text[], $2::bytea[]) AS key (doc, hash)
  JOIN log ON log.doc = key.doc AND log.hash = key.hash AND type = 'upd'`;
const UPDATES = `SELECT body FROM log WHERE doc = $1 AND type = 'upd' ORDER BY seq`;
const DESTROY = `UPDATE log SET body = '' WHERE doc = $1`;

const RECORDS = `SELECT doc, kind, channel, owner, version, state_vector AS "stateVector", grant_seq AS "grantSeq", erased
  FROM record WHERE doc = ANY ($1::text[])`;
const PUT_RECORDS = `INSERT INTO record (doc, kind, channel, owner, version, state_vector, grant_seq, erased)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bytea[], $7::bigint[], $8::bool[])
  ON CONFLICT (doc) DO UPDATE SET owner = excluded.owner, version = excluded.version,
    state_vector = excluded.state_vector, grant_seq = excluded.grant_seq, erased = excluded.erased`;

/** `held` is null in a transaction that only reads. */
export function createPostgresTables(session: PostgresSession, held: HeldWorkspace | null): Tables {
  return {
    ...createLogTables(session),
    ...createRecordTables(session),
    ...createPeopleTables(session),
    ...createWorkspaceTables(session, held),
  };
}

type LogTables = Pick<Tables, 'tipAt' | 'append' | 'scan' | 'bodies' | 'heldOf' | 'updatesOf' | 'destroyBodies'>;

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
    updatesOf: async (doc) => (await session.all<{ body: Uint8Array }>(UPDATES, [doc])).map((row) => row.body),
    destroyBodies: async (doc) => {
      await session.all(DESTROY, [doc]);
    },
  };
}

function createRecordTables(session: PostgresSession): Pick<Tables, 'records' | 'putRecords' | 'countRecords'> {
  return {
    records: async (docs) => {
      const rows = await session.all<StoredRecord>(RECORDS, [docs]);
      return new Map(rows.map((row) => [row.doc, row]));
    },
    putRecords: async (rows) => {
      await session.all(PUT_RECORDS, columnsOf(rows, RECORD_COLUMNS));
    },
    countRecords: async () =>
      (await session.all<{ count: number }>('SELECT count(*) AS count FROM record'))[0]?.count ?? 0,
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
] as const;
const RECORD_COLUMNS = ['doc', 'kind', 'channel', 'owner', 'version', 'stateVector', 'grantSeq', 'erased'] as const;

/** Rows turned on their side, for `unnest`: one array per column. */
function columnsOf<Row>(rows: readonly Row[], names: readonly (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
