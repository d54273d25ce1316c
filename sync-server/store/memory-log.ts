// The log and the records over plain arrays and maps: what a store in memory and a simulated one are made of.
import type { DocId } from '#domain/ids.ts';
import {
  type DerivedRow,
  type HeldUpdate,
  keyOf,
  type LogTables,
  type ScannedRow,
  type StoredRecord,
  type StoredRow,
  type Tables,
} from './tables.ts';

export interface MemoryLog {
  readonly log: StoredRow[];
  readonly held: Map<string, HeldUpdate>;
  readonly records: Map<DocId, StoredRecord>;
  readonly derived: Map<DocId, DerivedRow>;
}

const NOTHING = new Uint8Array(0);
const NO_RECORD = { owner: '', grantSeq: 0, erased: false, confined: false };

export function createLogTables(memory: MemoryLog): LogTables & RecordTables {
  return { ...createRowTables(memory), ...createRecordTables(memory) };
}

type RecordTables = Pick<
  Tables,
  | 'records'
  | 'putRecords'
  | 'countRecords'
  | 'recordsBefore'
  | 'recordsAfter'
  | 'crowdedRecords'
  | 'derivedOf'
  | 'putDerived'
>;

function createRowTables({ log, held, records, derived }: MemoryLog): LogTables {
  const scanned = ({ body, ...head }: StoredRow): ScannedRow => {
    const { owner, grantSeq, erased, confined } = records.get(head.doc) ?? NO_RECORD;
    return { ...head, size: body.length, owner, grantSeq, erased, confined };
  };
  const liveRows = (doc: DocId): StoredRow[] =>
    log.filter((row) => row.doc === doc && row.type === 'upd' && row.form !== 'hollow');
  const hollowOut = (isMeant: (row: StoredRow) => boolean): void => {
    for (const [index, row] of log.entries()) if (isMeant(row)) log[index] = { ...row, form: 'hollow', body: NOTHING };
  };
  return {
    tipAt: async (seq) => log[seq - 1]?.tip ?? null,
    append: async (rows) => {
      for (const row of rows) {
        log.push(row);
        const { by, seq, version } = row;
        if (row.type === 'upd') held.set(keyOf(row.doc, row.hash), { by, seq, version });
      }
    },
    scan: async (seq, limit) => {
      const found: ScannedRow[] = [];
      for (let index = seq; index < log.length && found.length < limit; index += 1) {
        const row = log[index];
        if (row && row.form !== 'hollow') found.push(scanned(row));
      }
      return found;
    },
    scanAll: async (seq, limit) => log.slice(seq, seq + limit).map(scanned),
    bodies: async (seqs) => seqs.map((seq) => log[seq - 1]?.body ?? NOTHING),
    heldOf: async (keys) => pickFrom(held, new Set(keys.map(({ doc, hash }) => keyOf(doc, hash)))),
    updatesOf: async (doc) => liveRows(doc).map((row) => row.body),
    liveRows: async (doc) => liveRows(doc).map(({ seq, form, body }) => ({ seq, form, body })),
    foldRows: async (doc, seq, snapshot, grantSeq) => {
      hollowOut((row) => row.doc === doc && row.type === 'upd' && row.seq < seq);
      hollowOut((row) => row.doc === doc && row.type === 'grant' && row.seq !== grantSeq);
      const row = log[seq - 1];
      if (row) log[seq - 1] = { ...row, form: 'snap', body: snapshot };
    },
    destroyBodies: async (doc) => {
      derived.delete(doc);
      hollowOut((row) => row.doc === doc && (row.type === 'upd' || row.type === 'grant'));
    },
  };
}

function createRecordTables({ records, derived }: MemoryLog): RecordTables {
  const sorted = (): StoredRecord[] => [...records.values()].sort((a, b) => a.lastSeq - b.lastSeq);
  return {
    records: async (docs) => pickFrom(records, new Set(docs)),
    putRecords: async (rows) => {
      for (const row of rows) records.set(row.doc, row);
    },
    countRecords: async () => records.size,
    recordsBefore: async (seq, limit) =>
      sorted()
        .reverse()
        .filter((record) => seq === 0 || record.lastSeq < seq)
        .slice(0, limit),
    recordsAfter: async (seq, limit) =>
      sorted()
        .filter((record) => record.lastSeq > seq)
        .slice(0, limit),
    crowdedRecords: async (minLive, limit) =>
      [...records.values()]
        .filter((record) => record.live >= minLive)
        .sort((a, b) => b.live - a.live || (a.doc < b.doc ? -1 : 1))
        .slice(0, limit)
        .map(({ doc }) => doc),
    derivedOf: async (docs) => pickFrom(derived, new Set(docs)),
    putDerived: async (rows) => {
      for (const row of rows) derived.set(row.doc, row);
    },
  };
}

function pickFrom<Key, Value>(map: ReadonlyMap<Key, Value>, keys: ReadonlySet<Key>): Map<Key, Value> {
  const found = new Map<Key, Value>();
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}
