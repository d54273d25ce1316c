// Which stakes are confidential, so that they stay off the devices of those who may not read them (SYNC L5). It stands in
// the merged bytes, which nobody reads inside a transaction: an update of a stake is judged between two tries, and the
// one that commits knows what it makes of the record. What cannot be read counts as confidential.
import type { DocId } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Parser } from '#server/parse/parser.ts';
import { derive, keptOf } from './derive-flow.ts';
import type { PushOutcome } from './push.ts';
import { confine } from './rights-flow.ts';
import { type Database, keyOf, type StoredRecord, type Tables } from './tables.ts';
import { wholeBody } from './whole-record.ts';

/** By name: confidential or not. A name says which updates on top of which version. */
export type Verdicts = ReadonlyMap<string, boolean>;

/** Stakes whose bytes must be read first. */
export interface Unjudged {
  readonly type: 'unjudged';
  readonly stakes: readonly {
    readonly name: string;
    readonly doc: DocId;
    readonly updates: readonly Uint8Array[];
  }[];
}

interface JudgedStake {
  readonly record: StoredRecord;
  readonly confined: boolean;
}

/** The stakes that a push changes, with what the verdicts say of them. */
export async function judgedStakes(
  tables: Tables,
  { records, rows }: Pick<PushOutcome, 'records' | 'rows'>,
  verdicts: Verdicts,
): Promise<Result<readonly JudgedStake[], Unjudged>> {
  const judged: JudgedStake[] = [];
  const open: Unjudged['stakes'][number][] = [];
  for (const record of records) {
    if (record.kind !== 'stake') continue;
    const { doc, version } = record;
    const added = rows.filter((row) => row.doc === doc);
    const name = [version, ...added.map(({ hash }) => keyOf(doc, hash))].join(' ');
    const confined = verdicts.get(name);
    if (confined !== undefined) judged.push({ record, confined });
    else open.push({ name, doc, updates: [...(await tables.updatesOf(doc)), ...added.map(({ body }) => body)] });
  }
  return open.length > 0 ? fail({ type: 'unjudged', stakes: open }) : ok(judged);
}

/** Outside of any transaction. */
export async function judge(parser: Parser, { stakes }: Unjudged): Promise<[name: string, confined: boolean][]> {
  return Promise.all(
    stakes.map(async ({ name, doc, updates }) => {
      const card = await parser.card('stake', doc, [await wholeBody(parser, updates)]);
      return [name, isConfidential(card)];
    }),
  );
}

const PAGE_RECORDS = 500;

/** At each start: confines the stakes that were taken in before anybody judged them. */
export async function confineKnown(database: Database, parser: Parser, now: number): Promise<void> {
  for (let after: number | null = 0; after !== null;) {
    const seq: number = after;
    const page = await database.read((tables) => tables.recordsAfter(seq, PAGE_RECORDS));
    const stakes = page.filter(({ kind, erased, confined }) => kind === 'stake' && !erased && !confined);
    if (stakes.length > 0) await confineThose(database, parser, now, stakes);
    after = page.length < PAGE_RECORDS ? null : (page.at(-1)?.lastSeq ?? null);
  }
}

async function confineThose(
  database: Database,
  parser: Parser,
  now: number,
  stakes: readonly StoredRecord[],
): Promise<void> {
  const kept = await database.read((tables) => keptOf(tables, stakes));
  const missing = stakes.filter(({ doc }) => !kept.has(doc));
  const made = await derive(database, parser, missing);
  const confidential = stakes.filter(({ doc }) => isConfidential((kept.get(doc) ?? made.get(doc))?.card ?? null));
  if (confidential.length === 0) return;
  await database.write(async (tables) => {
    const records = await tables.records(confidential.map(({ doc }) => doc));
    for (const { doc, version } of confidential) {
      const record = records.get(doc);
      // Another process took something in meanwhile, and judged it.
      if (!record || record.erased || record.version !== version) continue;
      await confine(tables, now, record, true);
    }
  });
}

function isConfidential(card: string | null): boolean {
  return card === null || (JSON.parse(card) as { readonly confidential?: unknown }).confidential !== false;
}
