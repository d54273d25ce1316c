// A device's first sync, page by page, newest first: cards for a list at once, then whole records. What changes meanwhile
// comes as rows after the first page's head, or as a gap in the versions (SYNC L7).
import { mayReadRecord } from '#domain/access/role.ts';
import { ok, type Result } from '#domain/result.ts';
import type { BootCard, BootReply, BootRequest } from '#protocol/boot.ts';
import type { WholeRecord } from '#protocol/whole-record.ts';
import type { Parser } from '#server/parse/parser.ts';
import { configOf } from './config-row.ts';
import { derive, keptOf } from './derive-flow.ts';
import type { StoreFailure } from './store.ts';
import type { Database, DerivedRow, StoredRecord, Tables, WorkspaceRow } from './tables.ts';
import { askedBy, createBudget, headOf, readUpdates, type RecordUpdates, wholeBody } from './whole-record.ts';

const SLICE_RECORDS = 100;
/** Records looked at in one request at most, so that a long unreadable stretch does not hold the others up. */
const LOOKED_AT = 10_000;
/** Cards made for one request at most: a device that is the first to ask has the newest on its screen meanwhile. */
const MADE = 300;

/** What one transaction found, and how far it looked. */
interface Slice<Found> {
  readonly workspace: WorkspaceRow;
  readonly config: string;
  readonly found: Found;
  /** The newest row of the last record looked at; 0 when none is left. */
  readonly next: number;
}

interface Page {
  readonly cards: BootCard[];
  readonly records: WholeRecord[];
  readonly budget: ReturnType<typeof createBudget>;
  made: number;
}

export async function bootFlow(
  database: Database,
  parser: Parser,
  now: () => number,
  memberId: string,
  request: BootRequest,
): Promise<Result<BootReply, StoreFailure>> {
  const page: Page = { cards: [], records: [], budget: createBudget(request.bytes), made: 0 };
  const fill = request.part === 'cards' ? fillCards : fillRecords;
  let next = request.before;
  let first: WorkspaceRow | null = null;
  let config = '';
  for (let looked = 0; looked < LOOKED_AT; looked += SLICE_RECORDS) {
    const filled = await fill(database, parser, page, memberId, { ...request, before: next });
    if (!filled.ok) return filled;
    const slice = filled.value;
    if (first === null) config = slice.config;
    first ??= slice.workspace;
    next = slice.found.full ?? slice.next;
    if (slice.found.full !== null || next === 0 || page.made >= MADE) break;
  }
  const { cards, records } = page;
  if (first === null) throw new Error('a page of nothing');
  return ok({ head: first.head, stable: first.stable, time: now(), config, cards, records, next });
}

/** `full`: where to go on because the page is full; null when it is not. */
type Filled = Promise<Result<Slice<{ readonly full: number | null }>, StoreFailure>>;

async function fillCards(
  database: Database,
  parser: Parser,
  page: Page,
  memberId: string,
  request: BootRequest,
): Filled {
  const slice = await database.read((tables) => readSlice(tables, memberId, request, keptWith));
  if (!slice.ok) return slice;
  const { records, kept } = slice.value.found;
  const made = await derive(
    database,
    parser,
    records.filter(({ doc }) => !kept.has(doc)),
  );
  page.made += made.size;
  let reached = request.before;
  for (const record of records) {
    const row = kept.get(record.doc) ?? made.get(record.doc);
    // A stake that changed meanwhile may be confidential by now; if not, the change comes as a row and finds a gap.
    const card = record.kind === 'stake' && row?.version !== record.version ? null : row?.card;
    if (typeof card === 'string') {
      if (!page.budget.take(Buffer.byteLength(card))) return ok({ ...slice.value, found: { full: reached } });
      page.cards.push({ ...headOf(record), card });
    }
    reached = record.lastSeq;
  }
  return ok({ ...slice.value, found: { full: null } });
}

async function keptWith(
  tables: Tables,
  records: readonly StoredRecord[],
): Promise<{ records: readonly StoredRecord[]; kept: ReadonlyMap<string, DerivedRow> }> {
  return { records, kept: await keptOf(tables, records) };
}

async function fillRecords(
  database: Database,
  parser: Parser,
  page: Page,
  memberId: string,
  request: BootRequest,
): Filled {
  const slice = await database.read((tables) => readSlice(tables, memberId, request, updatesWith));
  if (!slice.ok) return slice;
  const { found, cutAt } = slice.value.found;
  let reached = request.before;
  for (const { record, updates } of found) {
    const body = await wholeBody(parser, updates);
    if (!page.budget.take(body.length)) return ok({ ...slice.value, found: { full: reached } });
    page.records.push({ ...headOf(record), body });
    reached = record.lastSeq;
  }
  // Too much to hold at once: the next slice begins where this one was cut.
  return ok({ ...slice.value, next: cutAt ?? slice.value.next, found: { full: null } });
}

async function updatesWith(
  tables: Tables,
  records: readonly StoredRecord[],
): Promise<{ found: readonly RecordUpdates[]; cutAt: number | null }> {
  const found = await readUpdates(tables, records);
  return { found, cutAt: found.length < records.length ? (found.at(-1)?.record.lastSeq ?? null) : null };
}

async function readSlice<Found>(
  tables: Tables,
  memberId: string,
  { workspace: workspaceId, part, before }: BootRequest,
  read: (tables: Tables, records: readonly StoredRecord[]) => Promise<Found>,
): Promise<Result<Slice<Found>, StoreFailure>> {
  const asked = await askedBy(tables, memberId, workspaceId);
  if (!asked.ok) return asked;
  const { member, workspace } = asked.value;
  const page = await tables.recordsBefore(before, SLICE_RECORDS);
  const readable = page.filter((record) => !record.erased && mayReadRecord(member, record));
  const config = part === 'cards' && before === 0 ? JSON.stringify(await configOf(tables)) : '';
  const next = page.length < SLICE_RECORDS ? 0 : (page.at(-1)?.lastSeq ?? 0);
  return ok({ workspace, config, found: await read(tables, readable), next });
}
