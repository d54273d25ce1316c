// The records in Postgres, and what was derived of them.
import type { PostgresSession } from './postgres-session.ts';
import type { DerivedRow, RecordTables, StoredRecord } from './tables.ts';

const RECORD = `SELECT doc, kind, channel, owner, version, last_seq AS "lastSeq", live, state_vector AS "stateVector",
  grant_seq AS "grantSeq", erased, confined FROM record`;
const PUT = `INSERT INTO record (doc, kind, channel, owner, version, last_seq, live, state_vector, grant_seq, erased, confined)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
    $8::bytea[], $9::bigint[], $10::bool[], $11::bool[])
  ON CONFLICT (doc) DO UPDATE SET owner = excluded.owner, version = excluded.version, last_seq = excluded.last_seq,
    live = excluded.live, state_vector = excluded.state_vector, grant_seq = excluded.grant_seq, erased = excluded.erased,
    confined = excluded.confined`;
// Written out, so that the index of crowded records is seen to hold them all.
const CROWDED_FROM = 64;
const CROWDED = 'ORDER BY live DESC, doc LIMIT $2';
const PUT_DERIVED = `INSERT INTO derived (doc, version, made, card, digest)
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::bytea[])
  ON CONFLICT (doc) DO UPDATE SET version = excluded.version, made = excluded.made, card = excluded.card,
    digest = excluded.digest`;

export function createRecordTables(session: PostgresSession): RecordTables {
  return {
    records: async (docs) => {
      const rows = await session.all<StoredRecord>(`${RECORD} WHERE doc = ANY ($1::text[])`, [docs]);
      return new Map(rows.map((row) => [row.doc, row]));
    },
    putRecords: async (rows) => {
      await session.all(PUT, columnsOf(rows, RECORD_COLUMNS));
    },
    countRecords: async () =>
      (await session.all<{ count: number }>('SELECT count(*) AS count FROM record'))[0]?.count ?? 0,
    recordsBefore: (seq, limit) =>
      seq === 0
        ? session.all<StoredRecord>(`${RECORD} ORDER BY last_seq DESC LIMIT $1`, [limit])
        : session.all<StoredRecord>(`${RECORD} WHERE last_seq < $1 ORDER BY last_seq DESC LIMIT $2`, [seq, limit]),
    recordsAfter: (seq, limit) =>
      session.all<StoredRecord>(`${RECORD} WHERE last_seq > $1 ORDER BY last_seq LIMIT $2`, [seq, limit]),
    crowdedRecords: async (minLive, limit) => {
      const many = minLive >= CROWDED_FROM ? `live >= ${CROWDED_FROM} AND ` : '';
      const sql = `SELECT doc FROM record WHERE ${many}live >= $1 ${CROWDED}`;
      return (await session.all<Pick<StoredRecord, 'doc'>>(sql, [minLive, limit])).map(({ doc }) => doc);
    },
    derivedOf: async (docs) => {
      const rows = await session.all<DerivedRow>('SELECT * FROM derived WHERE doc = ANY ($1::text[])', [docs]);
      return new Map(rows.map((row) => [row.doc, row]));
    },
    putDerived: async (rows) => {
      await session.all(PUT_DERIVED, columnsOf(rows, ['doc', 'version', 'made', 'card', 'digest']));
    },
  };
}

const RECORD_COLUMNS = [
  'doc',
  'kind',
  'channel',
  'owner',
  'version',
  'lastSeq',
  'live',
  'stateVector',
  'grantSeq',
  'erased',
  'confined',
] as const;

/** Rows turned on their side, for `unnest`: one array per column. */
export function columnsOf<Row>(rows: readonly Row[], names: readonly (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
