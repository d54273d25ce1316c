// The records of the SQLite file, and what was derived of them.
import type { Database } from 'better-sqlite3';
import type { DocId } from '#domain/ids.ts';
import { bytes } from './sqlite-bytes.ts';
import type { DerivedRow, RecordTables, StoredRecord } from './tables.ts';

interface RecordColumns extends Omit<StoredRecord, 'erased' | 'confined'> {
  readonly erased: number;
  readonly confined: number;
}

const RECORD = `SELECT doc, kind, channel, owner, version, last_seq AS lastSeq, live, state_vector AS stateVector,
  grant_seq AS grantSeq, erased, confined FROM record`;
const PUT = `INSERT INTO record (doc, kind, channel, owner, version, last_seq, live, state_vector, grant_seq, erased, confined)
  VALUES (@doc, @kind, @channel, @owner, @version, @lastSeq, @live, @stateVector, @grantSeq, @erased, @confined)
  ON CONFLICT (doc) DO UPDATE SET owner = excluded.owner, version = excluded.version, last_seq = excluded.last_seq,
    live = excluded.live, state_vector = excluded.state_vector, grant_seq = excluded.grant_seq, erased = excluded.erased,
    confined = excluded.confined`;
// Written out, so that the index of crowded records is seen to hold them all.
const CROWDED_FROM = 64;
const CROWDED = 'ORDER BY live DESC, doc LIMIT ?';
const PUT_DERIVED = `INSERT INTO derived (doc, version, made, card, digest) VALUES (@doc, @version, @made, @card, @digest)
  ON CONFLICT (doc) DO UPDATE SET version = excluded.version, made = excluded.made, card = excluded.card,
    digest = excluded.digest`;

export function createRecordTables(connection: Database): RecordTables {
  const get = connection.prepare<[string], RecordColumns>(`${RECORD} WHERE doc = ?`);
  const put = connection.prepare<[object]>(PUT);
  const count = connection.prepare<[], number>('SELECT count(*) FROM record').pluck();
  const newest = connection.prepare<[number], RecordColumns>(`${RECORD} ORDER BY last_seq DESC LIMIT ?`);
  const before = connection.prepare<[number, number], RecordColumns>(
    `${RECORD} WHERE last_seq < ? ORDER BY last_seq DESC LIMIT ?`,
  );
  const after = connection.prepare<[number, number], RecordColumns>(
    `${RECORD} WHERE last_seq > ? ORDER BY last_seq LIMIT ?`,
  );
  const some = connection.prepare<[number, number], DocId>(`SELECT doc FROM record WHERE live >= ? ${CROWDED}`).pluck();
  const crowded = connection
    .prepare<[number, number], DocId>(`SELECT doc FROM record WHERE live >= ${CROWDED_FROM} AND live >= ? ${CROWDED}`)
    .pluck();
  const derived = connection.prepare<[string], DerivedRow>('SELECT * FROM derived WHERE doc = ?');
  const putDerived = connection.prepare<[DerivedRow]>(PUT_DERIVED);
  return {
    records: async (docs) => found(docs, (doc) => recordOf(get.get(doc))),
    putRecords: async (rows) => {
      for (const row of rows) put.run({ ...row, erased: Number(row.erased), confined: Number(row.confined) });
    },
    countRecords: async () => count.get() ?? 0,
    recordsBefore: async (seq, limit) =>
      (seq === 0 ? newest.all(limit) : before.all(seq, limit)).flatMap((row) => recordOf(row) ?? []),
    recordsAfter: async (seq, limit) => after.all(seq, limit).flatMap((row) => recordOf(row) ?? []),
    crowdedRecords: async (minLive, limit) => (minLive >= CROWDED_FROM ? crowded : some).all(minLive, limit),
    derivedOf: async (docs) => found(docs, (doc) => derivedOf(derived.get(doc))),
    putDerived: async (rows) => {
      for (const row of rows) putDerived.run(row);
    },
  };
}

function found<Row>(docs: readonly DocId[], get: (doc: DocId) => Row | null): Map<DocId, Row> {
  const rows = new Map<DocId, Row>();
  for (const doc of docs) {
    const row = get(doc);
    if (row) rows.set(doc, row);
  }
  return rows;
}

function recordOf(row: RecordColumns | undefined): StoredRecord | null {
  if (!row) return null;
  return { ...row, stateVector: bytes(row.stateVector), erased: row.erased === 1, confined: row.confined === 1 };
}

function derivedOf(row: DerivedRow | undefined): DerivedRow | null {
  return row ? { ...row, digest: bytes(row.digest) } : null;
}
