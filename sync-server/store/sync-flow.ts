// One sync, inside one transaction: check the marks, push, pull.
import type { DocId } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { type Mark, ORIGIN, sameTip } from '#protocol/mark.ts';
import type { LogRow, SyncReply } from '#protocol/sync-reply.ts';
import type { SyncRequest } from '#protocol/sync-request.ts';
import type { Inspected } from '#server/parse/parser.ts';
import { judgedStakes, type Unjudged, type Verdicts } from './confine-flow.ts';
import { workspaceOf } from './config-row.ts';
import { createHarvest, type Reader } from './pull.ts';
import { push, type PushFacts, type PushOutcome } from './push.ts';
import { confine } from './rights-flow.ts';
import type { StoreFailure } from './store.ts';
import { keyOf, type ScannedRow, type Tables, type WorkspaceRow } from './tables.ts';
import { writersFacts } from './writers.ts';

const PAGE_ROWS = 500;
/** Rows looked at in one request at most, so that a long unreadable stretch does not hold the others up. */
const SCANNED_ROWS = 10_000;

/** Who asks, and what their bodies say of themselves. */
export interface Sender {
  readonly member: string;
  /** '' where there is none: it can heal nothing. */
  readonly device: string;
  readonly inspected: readonly Inspected[];
  /** Which stakes these bodies would make confidential, as far as it was asked. */
  readonly verdicts: Verdicts;
}

/** Nothing was written when it comes back `unjudged`: it is called again with the verdicts that were missing. */
export async function syncFlow(
  tables: Tables,
  workspace: WorkspaceRow,
  sender: Sender,
  request: SyncRequest,
  now: number,
): Promise<Result<SyncReply, StoreFailure | Unjudged>> {
  if (request.workspace !== '' && request.workspace !== workspace.id) return fail({ type: 'wrong-workspace' });
  const member = await tables.member(sender.member);
  if (!member) return fail({ type: 'unknown-device' });
  const common = { stable: workspace.stable, time: now, minApp: '' };
  for (const mark of [request.cursor, request.horizon]) {
    if (await inHistory(tables, mark)) continue;
    // A restored backup or another server: the device must read again and heal before anything else (SYNC L2).
    return ok({ ...common, acks: [], rows: [], cursor: ORIGIN, horizon: workspace.head, more: true, reset: true });
  }
  const pushed = await pushFlow(tables, workspace, { ...sender, member }, request, now);
  if (!pushed.ok) return pushed;
  const { acks, head } = pushed.value;
  const pulled = await pullFlow(tables, member, request, { acks, head });
  return ok({ ...common, acks, ...pulled, horizon: head, reset: false });
}

async function inHistory(tables: Tables, mark: Mark): Promise<boolean> {
  const tip = mark.seq === 0 ? ORIGIN.tip : await tables.tipAt(mark.seq);
  return tip !== null && sameTip(tip, mark.tip);
}

async function pushFlow(
  tables: Tables,
  workspace: WorkspaceRow,
  people: Pick<PushFacts, 'member' | 'inspected'> & Pick<Sender, 'device' | 'verdicts'>,
  request: SyncRequest,
  now: number,
): Promise<Result<Pushed, Unjudged>> {
  const { items } = request;
  if (items.length === 0) return ok({ acks: [], head: workspace.head });
  const records = await tables.records([...new Set<DocId>(items.map((item) => item.doc))]);
  const held = await tables.heldOf(items);
  const { member, device, inspected } = people;
  const bodies = items.map(({ doc }, index) => ({ doc, inspected: inspected[index] ?? 'invalid' }) as const);
  const writers = await writersFacts(tables, { role: member.role, device }, bodies, records, now);
  // Only a coordinator's word about an owner counts.
  const owners = member.role === 'coordinator' ? await ownersAmong(tables, items) : new Set<string>();
  const outcome = push(items, { ...people, owners, head: workspace.head, now, records, held, writers });
  const { acks, head } = outcome;
  if (outcome.rows.length === 0) return ok({ acks, head });
  const judged = await judgedStakes(tables, outcome, people.verdicts);
  if (!judged.ok) return judged;
  await tables.putRecords(outcome.records);
  await tables.append(outcome.rows);
  await tables.clients.bind(outcome.bound);
  await tables.putWorkspace({ ...workspace, head });
  for (const { record, confined } of judged.value) await confine(tables, now, record, confined);
  return ok({ acks, head: (await workspaceOf(tables)).head });
}

type Pushed = Pick<PushOutcome, 'acks' | 'head'>;

/** Those named as an owner by what is pushed who are members. */
async function ownersAmong(tables: Tables, items: SyncRequest['items']): Promise<ReadonlySet<string>> {
  const named = new Set(items.map(({ owner }) => owner ?? '').filter((owner) => owner !== ''));
  const owners = new Set<string>();
  for (const id of named) if (await tables.member(id)) owners.add(id);
  return owners;
}

async function pullFlow(
  tables: Tables,
  member: Reader,
  request: SyncRequest,
  { acks, head }: Pushed,
): Promise<{ rows: LogRow[]; cursor: Mark; more: boolean }> {
  const { cursor, want, items } = request;
  if (want.bytes === 0 || want.rows === 0) return { rows: [], cursor, more: false };
  // Acknowledgements come in the order of the items; only what was taken is known to be on the device as it is here.
  const taken = items.filter((_, index) => acks[index]?.status === 'ok' || acks[index]?.status === 'dup');
  const sent = new Set(taken.map((item) => keyOf(item.doc, item.hash)));
  // A snapshot in the place of what was sent says more than that (SYNC L8).
  const echoes = (row: ScannedRow): boolean =>
    row.type === 'upd' && row.form === 'own' && sent.has(keyOf(row.doc, row.hash));
  const harvest = createHarvest(member, cursor, want, echoes);
  let [full, looked] = [false, 0];
  while (!full && harvest.cursor.seq < head.seq && looked < SCANNED_ROWS) {
    const page = await tables.scan(harvest.cursor.seq, PAGE_ROWS);
    looked += page.length;
    if (page.length === 0) harvest.passTo(head);
    full = !page.every((row) => harvest.take(row));
  }
  const bodies = await tables.bodies(harvest.rows.map((row) => row.seq));
  const rows = harvest.rows.map((row, index) => wireRow(row, bodies[index] ?? new Uint8Array(0)));
  return { rows, cursor: harvest.cursor, more: harvest.cursor.seq < head.seq };
}

function wireRow(row: ScannedRow, body: Uint8Array): LogRow {
  const { seq, doc, kind, channel, version, by, at } = row;
  const type = row.form === 'snap' ? 'snap' : row.type;
  const owner = channel === 'private' ? row.owner : '';
  return { seq, type, doc, kind, channel, owner, version, by, at, body };
}
