// Cards and digests, made once per version of a record and kept: a list of thousands must not be made again for each device.
import type { DocId } from '#domain/ids.ts';
import { CARD_VERSION } from '#domain/record/cards.ts';
import type { Parser } from '#server/parse/parser.ts';
import type { Derived, DeriveRound } from './store.ts';
import { type Database, type DerivedRow, StorageTrouble, type StoredRecord, type Tables } from './tables.ts';
import { readUpdates, type RecordUpdates, wholeBody } from './whole-record.ts';

/** Records made between two writes. */
const SLICE_RECORDS = 50;

/** What is kept of these records at their present version. */
export async function keptOf(tables: Tables, records: readonly StoredRecord[]): Promise<Map<DocId, DerivedRow>> {
  const versions = new Map(records.map(({ doc, version }) => [doc, version]));
  const rows = [...(await tables.derivedOf([...versions.keys()])).values()];
  return new Map(rows.filter((row) => isFresh(row, versions.get(row.doc))).map((row) => [row.doc, row]));
}

function isFresh(row: DerivedRow, version: number | undefined): boolean {
  return row.made === CARD_VERSION && row.version === version;
}

/**
 * Makes and keeps what is missing of these records. A record that changed meanwhile comes at its newer version; one that
 * cannot be read, or was erased, does not come.
 */
export async function derive(
  database: Database,
  parser: Parser,
  records: readonly StoredRecord[],
): Promise<Map<DocId, DerivedRow>> {
  const made = new Map<DocId, DerivedRow>();
  for (let left = [...records]; left.length > 0;) {
    const slice = left.slice(0, SLICE_RECORDS);
    const found = await database.read(async (tables) => {
      const now = await tables.records(slice.map(({ doc }) => doc));
      return readUpdates(tables, [...now.values()]);
    });
    const rows = (await Promise.all(found.map((one) => deriveOne(parser, one)))).filter((row) => row !== null);
    for (const row of rows) made.set(row.doc, row);
    await keep(database, rows);
    const done = new Set(found.map(({ record }) => record.doc));
    left = found.length === 0 ? left.slice(SLICE_RECORDS) : left.filter(({ doc }) => !done.has(doc));
  }
  return made;
}

async function deriveOne(parser: Parser, { record, updates }: RecordUpdates): Promise<DerivedRow | null> {
  if (record.erased) return null;
  const { doc, kind, version } = record;
  try {
    // Reading one body twice is quicker than reading a hundred twice.
    const whole = [await wholeBody(parser, updates)];
    const [card, digest] = await Promise.all([parser.card(kind, doc, whole), parser.digest(whole)]);
    return { doc, version, made: CARD_VERSION, card, digest };
  } catch {
    return null;
  }
}

/** Unless the record was erased or changed meanwhile (SYNC L10). Where nothing can be written, reading goes on without. */
async function keep(database: Database, rows: readonly DerivedRow[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    await database.write(async (tables) => {
      const records = await tables.records(rows.map(({ doc }) => doc));
      const current = rows.filter(({ doc, version }) => {
        const record = records.get(doc);
        return record !== undefined && !record.erased && record.version === version;
      });
      if (current.length > 0) await tables.putDerived(current);
    });
  } catch (error) {
    if (!(error instanceof StorageTrouble)) throw error;
  }
}

/** One round over the records whose newest row is after a mark. */
export async function deriveRound(
  database: Database,
  parser: Parser,
  { after, records }: DeriveRound,
): Promise<Derived> {
  const { page, missing } = await database.read(async (tables) => {
    const page = await tables.recordsAfter(after, records);
    const kept = await keptOf(tables, page);
    return { page, missing: page.filter(({ doc, erased }) => !erased && !kept.has(doc)) };
  });
  const made = await derive(database, parser, missing);
  return { made: made.size, after: page.at(-1)?.lastSeq ?? after, done: page.length < records };
}
