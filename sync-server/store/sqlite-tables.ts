// Rows of the SQLite file as the plain rows of the port's tables, and back.
import type { Database } from 'better-sqlite3';
import type { DocId } from '#domain/ids.ts';
import { createPeopleTables } from './sqlite-people.ts';
import { type HeldUpdate, keyOf, type ScannedRow, type StoredRecord, type StoredRow, type Tables } from './tables.ts';

interface RecordColumns extends Omit<StoredRecord, 'stateVector' | 'grantSeq' | 'erased'> {
  readonly state_vector: Buffer;
  readonly grant_seq: number;
  readonly erased: number;
}
type ScanColumns = Omit<ScannedRow, 'erased'> & { readonly erased: number };

const APPEND = `INSERT INTO log (seq, type, doc, kind, channel, version, by, at, hash, target, tip, body)
  VALUES (@seq, @type, @doc, @kind, @channel, @version, @by, @at, @hash, @target, @tip, @body)`;
const SCAN = `SELECT log.seq, type, log.doc, log.kind, log.channel, log.version, by, at, hash, target, tip,
    length(body) AS size, coalesce(record.owner, '') AS owner, coalesce(record.grant_seq, 0) AS grantSeq,
    coalesce(record.erased, 0) AS erased
  FROM log LEFT JOIN record ON record.doc = log.doc WHERE seq > ? ORDER BY seq LIMIT ?`;
const PUT_RECORD = `INSERT INTO record (doc, kind, channel, owner, version, state_vector, grant_seq, erased)
  VALUES (@doc, @kind, @channel, @owner, @version, @stateVector, @grantSeq, @erased)
  ON CONFLICT (doc) DO UPDATE SET owner = excluded.owner, version = excluded.version,
    state_vector = excluded.state_vector, grant_seq = excluded.grant_seq, erased = excluded.erased`;

export function createSqliteTables(connection: Database): Tables {
  return { ...createLogTables(connection), ...createRecordTables(connection), ...createPeopleTables(connection) };
}

type LogTables = Pick<Tables, 'tipAt' | 'append' | 'scan' | 'bodies' | 'heldOf' | 'updatesOf' | 'destroyBodies'>;

function createLogTables(connection: Database): LogTables {
  const tip = connection.prepare<[number], Buffer>('SELECT tip FROM log WHERE seq = ?').pluck();
  const append = connection.prepare<[StoredRow]>(APPEND);
  const scan = connection.prepare<[number, number], ScanColumns>(SCAN);
  const body = connection.prepare<[number], Buffer>('SELECT body FROM log WHERE seq = ?').pluck();
  const held = connection.prepare<[string, Uint8Array], HeldUpdate>(
    `SELECT by, seq, version FROM log WHERE doc = ? AND hash = ? AND type = 'upd'`,
  );
  const updates = connection
    .prepare<[string], Buffer>(`SELECT body FROM log WHERE doc = ? AND type = 'upd' ORDER BY seq`)
    .pluck();
  const destroy = connection.prepare<[string]>(`UPDATE log SET body = x'' WHERE doc = ?`);
  return {
    tipAt: async (seq) => plain(tip.get(seq)),
    append: async (rows) => {
      for (const row of rows) append.run(row);
    },
    scan: async (seq, limit) =>
      scan
        .all(seq, limit)
        .map((row) => ({ ...row, hash: bytes(row.hash), tip: bytes(row.tip), erased: row.erased === 1 })),
    bodies: async (seqs) => seqs.map((seq) => bytes(body.get(seq) ?? new Uint8Array(0))),
    heldOf: async (keys) => {
      const found = new Map<string, HeldUpdate>();
      for (const { doc, hash } of keys) {
        const row = held.get(doc, hash);
        if (row) found.set(keyOf(doc, hash), row);
      }
      return found;
    },
    updatesOf: async (doc) => updates.all(doc).map(bytes),
    destroyBodies: async (doc) => void destroy.run(doc),
  };
}

function createRecordTables(connection: Database): Pick<Tables, 'records' | 'putRecords' | 'countRecords'> {
  const get = connection.prepare<[string], RecordColumns>('SELECT * FROM record WHERE doc = ?');
  const put = connection.prepare<[object]>(PUT_RECORD);
  const count = connection.prepare<[], number>('SELECT count(*) FROM record').pluck();
  return {
    records: async (docs) => {
      const found = new Map<DocId, StoredRecord>();
      for (const doc of docs) {
        const row = get.get(doc);
        if (!row) continue;
        const { state_vector, grant_seq, erased, ...rest } = row;
        found.set(doc, { ...rest, stateVector: bytes(state_vector), grantSeq: grant_seq, erased: erased === 1 });
      }
      return found;
    },
    putRecords: async (rows) => {
      for (const row of rows) put.run({ ...row, erased: row.erased ? 1 : 0 });
    },
    countRecords: async () => count.get() ?? 0,
  };
}

/** The driver's buffers as the plain arrays that everything else compares and encodes. */
function bytes(buffer: Uint8Array): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function plain(buffer: Buffer | undefined): Uint8Array | null {
  return buffer ? bytes(buffer) : null;
}
