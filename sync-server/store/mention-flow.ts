// What other records say of an erased company is cleared there (`#domain/company/erase-mentions.ts`): the one thing that
// the server writes into a record itself, for the devices that could are at rest, and the ones that come later would not
// know. A round looks at records that changed since the last one, so that what a late tablet brings is cleared as well.
import type { DocId } from '#domain/ids.ts';
import { admits } from '#crdt/inspection.ts';
import type { Parser } from '#server/parse/parser.ts';
import { nextRow } from './chain.ts';
import { compactRecord } from './compact-flow.ts';
import { workspaceOf } from './config-row.ts';
import type { ErasureLedger } from './erasure-ledger.ts';
import type { MentionRound, MentionsCleared } from './store.ts';
import type { Database, StoredRecord } from './tables.ts';
import { readUpdates, type RecordUpdates } from './whole-record.ts';

/** The server itself. */
const NOBODY = '';

interface Means {
  readonly database: Database;
  readonly parser: Parser;
  readonly ledger: ErasureLedger;
  readonly now: number;
}

/** One round. What was cleared is compacted at once: the words leave the server's disk, not only its answers. */
export async function clearMentions(means: Means, { after, records }: MentionRound): Promise<MentionsCleared> {
  const { database, ledger } = means;
  const noted = ledger.noted().filter(({ kind }) => kind === 'company');
  if (noted.length === 0) return { cleared: 0, about: [], companies: 0, after, done: true };
  const { page, companies } = await database.read(async (tables) => {
    const { id } = await workspaceOf(tables);
    const companies = noted.filter(({ workspace }) => workspace === id).map(({ doc }) => doc);
    return { companies, page: companies.length > 0 ? await tables.recordsAfter(after, records) : [] };
  });
  const about: DocId[] = [];
  let cleared = 0;
  for (let left = page.filter(({ erased }) => !erased); left.length > 0;) {
    const found = await database.read((tables) => readUpdates(tables, left));
    for (const one of found) {
      const told = await clearOne(means, companies, one);
      if (told === 'about') about.push(one.record.doc);
      if (told === 'cleared') cleared += 1;
    }
    left = left.slice(Math.max(1, found.length));
  }
  const { length } = companies;
  return { cleared, about, companies: length, after: page.at(-1)?.lastSeq ?? after, done: page.length < records };
}

async function clearOne(
  { database, parser, now }: Means,
  companies: readonly DocId[],
  { record, updates }: RecordUpdates,
): Promise<'about' | 'cleared' | 'left'> {
  try {
    const { update, isAbout } = await parser.clear(record.kind, companies, now, updates);
    if (update && (await append({ database, parser, now }, record, update))) {
      await compactRecord(database, parser, record.doc);
      return isAbout ? 'about' : 'cleared';
    }
    return isAbout ? 'about' : 'left';
  } catch {
    // What cannot be read is shown to nobody.
    return 'left';
  }
}

/** False when somebody wrote in it meanwhile: it has changed, and the next round looks at it again. */
async function append(
  { database, parser, now }: Omit<Means, 'ledger'>,
  { doc, version }: StoredRecord,
  body: Uint8Array,
): Promise<boolean> {
  const [inspected] = await parser.inspect([body]);
  if (inspected === undefined || typeof inspected === 'string') return false;
  return database.write(async (tables) => {
    const record = (await tables.records([doc])).get(doc);
    if (!record || record.erased || record.version !== version) return false;
    const admission = admits(record.stateVector, inspected);
    if (!admission.ok) return false;
    const workspace = await workspaceOf(tables);
    const { kind, channel, live } = record;
    const next = { type: 'upd', doc, kind, channel, version: version + 1, target: '', body } as const;
    const row = nextRow(workspace.head, { ...next, by: NOBODY, at: now });
    await tables.append([row]);
    const written = { version: row.version, live: live + 1, stateVector: admission.value, lastSeq: row.seq };
    await tables.putRecords([{ ...record, ...written }]);
    await tables.putWorkspace({ ...workspace, head: { seq: row.seq, tip: row.tip } });
    return true;
  });
}
