// Compaction in place (SYNC L8): the updates of a record up to one row become a snapshot on that row. Numbers, versions,
// hashes and tips stay, so that a device at any cursor ends up with the same.
import type { DocId } from '#domain/ids.ts';
import { sameTip } from '#protocol/mark.ts';
import type { Parser } from '#server/parse/parser.ts';
import type { Compacted, CompactRound } from './store.ts';
import type { Database, LiveRow } from './tables.ts';

/** A record that could not be compacted is left alone until the next start; more than this are not remembered. */
const REMEMBERED = 1000;

export interface Compactor {
  /** The most crowded records, one by one, each read and written in transactions of its own. */
  compact(round: CompactRound): Promise<Compacted>;
}

export function createCompactor(database: Database, parser: Parser): Compactor {
  const stubborn = new Set<DocId>();

  async function pass(minRows: number, records: number): Promise<Compacted> {
    const crowded = await database.read((tables) => tables.crowdedRecords(minRows, records + stubborn.size));
    const total = { records: 0, bytesBefore: 0, bytesAfter: 0 };
    for (const doc of crowded.filter((doc) => !stubborn.has(doc)).slice(0, records)) {
      const saved = await compactRecord(database, parser, doc);
      if (saved === 'stubborn') {
        if (stubborn.size < REMEMBERED) stubborn.add(doc);
      } else if (saved !== 'changed') {
        total.records += 1;
        total.bytesBefore += saved.before;
        total.bytesAfter += saved.after;
      }
    }
    return total;
  }

  return {
    async compact({ minRows, records }) {
      for (;;) {
        const known = stubborn.size;
        const done = await pass(Math.max(2, minRows), records);
        // Only stubborn ones were found: the others come after them.
        if (done.records > 0 || stubborn.size === known) return done;
      }
    },
  };
}

/** One record, in bytes before and after; `stubborn` when its rows cannot be one, `changed` when they were meanwhile. */
export async function compactRecord(
  database: Database,
  parser: Parser,
  doc: DocId,
): Promise<{ readonly before: number; readonly after: number } | 'stubborn' | 'changed'> {
  const rows = await database.read((tables) => tables.liveRows(doc));
  const snapshot = rows.length > 1 ? await snapshotOf(parser, rows) : null;
  if (!snapshot) return 'stubborn';
  if (!(await replace(database, doc, rows, snapshot))) return 'changed';
  return { before: rows.reduce((sum, row) => sum + row.body.length, 0), after: snapshot.length };
}

/** Null unless the snapshot says exactly what the rows say: nothing else may ever take their place. */
async function snapshotOf(parser: Parser, rows: readonly LiveRow[]): Promise<Uint8Array | null> {
  const bodies = rows.map((row) => row.body);
  try {
    const snapshot = await parser.compact(bodies);
    const [before, after] = [await parser.digest(bodies), await parser.digest([snapshot])];
    return sameTip(before, after) ? snapshot : null;
  } catch {
    return null;
  }
}

/** False when the record was erased or somebody else compacted it meanwhile; rows that were added since do no harm. */
function replace(database: Database, doc: DocId, rows: readonly LiveRow[], snapshot: Uint8Array): Promise<boolean> {
  return database.write(async (tables) => {
    const record = (await tables.records([doc])).get(doc);
    const last = rows.at(-1);
    if (!record || record.erased || !last) return false;
    const now = await tables.liveRows(doc);
    const same = rows.every((row, index) => row.seq === now[index]?.seq && row.form === now[index].form);
    if (!same) return false;
    await tables.foldRows(doc, last.seq, snapshot, record.grantSeq);
    await tables.putRecords([{ ...record, live: now.length - rows.length + 1 }]);
    return true;
  });
}
