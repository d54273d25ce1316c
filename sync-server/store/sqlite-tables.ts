// The log in the SQLite file as the plain rows of the port's tables, and back.
import type { Database } from 'better-sqlite3';
import { createBlobTables } from './sqlite-blobs.ts';
import { createClientTables } from './sqlite-clients.ts';
import { bytes } from './sqlite-bytes.ts';
import { createPeopleTables } from './sqlite-people.ts';
import { createRecordTables } from './sqlite-records.ts';
import {
  type HeldUpdate,
  keyOf,
  type LiveRow,
  type LogTables,
  type ScannedRow,
  type StoredRow,
  type Tables,
} from './tables.ts';

type ScanColumns = Omit<ScannedRow, 'erased' | 'confined'> & { readonly erased: number; readonly confined: number };

const APPEND = `INSERT INTO log (seq, type, doc, kind, channel, version, by, at, hash, target, tip, body, form)
  VALUES (@seq, @type, @doc, @kind, @channel, @version, @by, @at, @hash, @target, @tip, @body, @form)`;
const SCANNED = ` log.seq, type, log.doc, log.kind, log.channel, log.version, by, at, hash, target, tip, form,
    length(body) AS size, coalesce(record.owner, '') AS owner, coalesce(record.grant_seq, 0) AS grantSeq,
    coalesce(record.erased, 0) AS erased, coalesce(record.confined, 0) AS confined
`;
const JOINED = 'LEFT JOIN record ON record.doc = log.doc WHERE seq > ?';
// The planner knows nothing of how many rows are hollow.
const SCAN = `SELECT ${SCANNED} FROM log INDEXED BY log_live ${JOINED} AND form <> 'hollow' ORDER BY seq LIMIT ?`;
const SCAN_ALL = `SELECT ${SCANNED} FROM log ${JOINED} ORDER BY seq LIMIT ?`;
const LIVE = `FROM log WHERE doc = ? AND type = 'upd' AND form <> 'hollow' ORDER BY seq`;
const FOLD = `UPDATE log SET body = x'', form = 'hollow' WHERE doc = @doc AND form <> 'hollow'
  AND (type = 'upd' AND seq < @seq OR type = 'grant' AND seq <> @grantSeq)`;
const DESTROY = `UPDATE log SET body = x'', form = CASE WHEN type IN ('upd', 'grant') THEN 'hollow' ELSE form END
  WHERE doc = ?`;

export function createSqliteTables(connection: Database): Tables {
  const blobs = createBlobTables(connection);
  return {
    blobs,
    clients: createClientTables(connection),
    ...createLogTables(connection),
    ...createRecordTables(connection),
    ...createPeopleTables(connection),
  };
}

function createLogTables(connection: Database): LogTables {
  const tip = connection.prepare<[number], Buffer>('SELECT tip FROM log WHERE seq = ?').pluck();
  const append = connection.prepare<[StoredRow]>(APPEND);
  const scan = connection.prepare<[number, number], ScanColumns>(SCAN);
  const scanAll = connection.prepare<[number, number], ScanColumns>(SCAN_ALL);
  const body = connection.prepare<[number], Buffer>('SELECT body FROM log WHERE seq = ?').pluck();
  const held = connection.prepare<[string, Uint8Array], HeldUpdate>(
    `SELECT by, seq, version FROM log WHERE doc = ? AND hash = ? AND type = 'upd'`,
  );
  const live = connection.prepare<[string], LiveRow>(`SELECT seq, form, body ${LIVE}`);
  const updates = connection.prepare<[string], Buffer>(`SELECT body ${LIVE}`).pluck();
  const fold = connection.prepare<[object]>(FOLD);
  const snapshot = connection.prepare<[Uint8Array, number]>(`UPDATE log SET body = ?, form = 'snap' WHERE seq = ?`);
  const destroy = connection.prepare<[string]>(DESTROY);
  const forget = connection.prepare<[string]>('DELETE FROM derived WHERE doc = ?');
  return {
    tipAt: async (seq) => plain(tip.get(seq)),
    append: async (rows) => {
      for (const row of rows) append.run(row);
    },
    scan: async (seq, limit) => scan.all(seq, limit).map(scanned),
    scanAll: async (seq, limit) => scanAll.all(seq, limit).map(scanned),
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
    liveRows: async (doc) => live.all(doc).map((row) => ({ ...row, body: bytes(row.body) })),
    foldRows: async (doc, seq, body, grantSeq) => {
      fold.run({ doc, seq, grantSeq });
      snapshot.run(body, seq);
    },
    destroyBodies: async (doc) => {
      destroy.run(doc);
      forget.run(doc);
    },
  };
}

function scanned(row: ScanColumns): ScannedRow {
  const [erased, confined] = [row.erased === 1, row.confined === 1];
  return { ...row, hash: bytes(row.hash), tip: bytes(row.tip), erased, confined };
}

function plain(buffer: Buffer | undefined): Uint8Array | null {
  return buffer ? bytes(buffer) : null;
}
