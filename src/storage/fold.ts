// Rows of a record that were folded into one, and the question whether a writer's rows are still here (SYNC D5).
import type { DocId } from '#domain/ids.ts';
import type { DocRow, Tables } from './tables.ts';

/** The rows of a record, from its first one, that one body stands for. */
export interface Folded {
  readonly doc: DocId;
  /** Number of the newest of them: its body is replaced. */
  readonly last: number;
  /** How many they were: when others are there meanwhile, nothing is folded. */
  readonly rows: number;
  readonly body: Uint8Array;
}

/** False when the rows are no longer those that were read: another tab folded them, or the record was withdrawn. */
export function foldRows(tables: Tables, { doc, last, rows, body }: Folded): Promise<boolean> {
  return tables.transaction('rw', [tables.doc, tables.upd], async () => {
    const all = (await tables.upd.where('doc').equals(doc).primaryKeys()).sort((a, b) => a - b);
    const older = all.filter((i) => i < last);
    const known = await tables.doc.get(doc);
    if (!known || !all.includes(last) || older.length + 1 !== rows) return false;
    await tables.upd.put({ i: last, doc, body });
    await tables.upd.bulkDelete(older);
    await tables.doc.put({ ...known, folded: last, foldedFrom: known.foldedFrom ?? all[0] ?? last });
    return true;
  });
}

/** True when row `known` of the record is here, or was folded into a younger one; every writer begins with 0. */
export async function isHere(tables: Tables, doc: DocId, known: number): Promise<boolean> {
  if (known === 0 || (await tables.upd.get(known))?.doc === doc) return true;
  return isFolded(await tables.doc.get(doc), known);
}

/** True when the row of that number was folded into a younger one. */
export function isFolded(row: DocRow | undefined, known: number): boolean {
  return row?.folded !== undefined && (row.foldedFrom ?? row.folded) <= known && known <= row.folded;
}

/** Those of the records that have at least so many rows. */
export async function longOnes(tables: Tables, docs: readonly DocId[], rows: number): Promise<DocId[]> {
  const counts = await tables.transaction('r', tables.upd, () =>
    Promise.all(docs.map((doc) => tables.upd.where('doc').equals(doc).count())),
  );
  return docs.filter((_, index) => (counts[index] ?? 0) >= rows);
}
