// Rights that move and records that end, as rows of the same log (SYNC L5, L10).
import { mayReadRecord } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { EMPTY_STATE_VECTOR, mergeUpdates } from '#crdt/updates.ts';
import { nextRow } from './chain.ts';
import { workspaceOf } from './config-row.ts';
import type { ErasureLedger } from './erasure-ledger.ts';
import type { StoreFailure } from './store.ts';
import type { MemberRow, StoredRecord, StoredRow, Tables } from './tables.ts';

const NOTHING = new Uint8Array(0);

interface RightsAct {
  readonly by: string;
  readonly doc: DocId;
  readonly now: number;
}

/** Makes `memberId` the owner. Who can read only now gets the whole state, who no longer can is told to forget. */
export async function assign(tables: Tables, act: RightsAct, memberId: string): Promise<Result<null, StoreFailure>> {
  const record = (await tables.records([act.doc])).get(act.doc);
  const members = await tables.members();
  const next = members.find((member) => member.id === memberId);
  if (!record || !next || record.erased || record.channel !== 'private') return fail({ type: 'unknown-target' });
  const handed: StoredRecord = { ...record, owner: next.id };
  if (!mayReadRecord(next, handed)) return fail({ type: 'not-allowed' });
  if (record.owner === next.id) return ok(null);
  const before = members.find((member) => member.id === record.owner);
  const rows: Pick<StoredRow, 'type' | 'target' | 'body'>[] = [];
  if (!mayReadRecord(next, record)) {
    rows.push({ type: 'grant', target: next.id, body: mergeUpdates(await tables.updatesOf(act.doc)) });
  }
  if (before && loses(before, record, handed)) rows.push({ type: 'revoke', target: before.id, body: NOTHING });
  const appended = await appendRights(tables, act, handed, rows);
  const grant = appended.find((row) => row.type === 'grant');
  const lastSeq = appended.at(-1)?.seq ?? record.lastSeq;
  await tables.putRecords([{ ...handed, grantSeq: grant?.seq ?? 0, lastSeq }]);
  return ok(null);
}

/**
 * Says whether the record is confined from now on. One row tells all who may no longer read it to forget, those who join
 * later, too: a restored server may hear of a stake that their devices hold from before. Who may read it again gets the
 * update that opened it, finds a gap, and asks for it whole (SYNC L7).
 */
export async function confine(tables: Tables, now: number, record: StoredRecord, confined: boolean): Promise<void> {
  if (record.confined === confined) return;
  const next: StoredRecord = { ...record, confined };
  // By nobody: who may not read it learns no more than its random id.
  const act = { by: '', doc: record.doc, now };
  const rows = confined ? await appendRights(tables, act, next, [{ type: 'revoke', target: '', body: NOTHING }]) : [];
  await tables.putRecords([{ ...next, lastSeq: rows.at(-1)?.seq ?? record.lastSeq }]);
}

/** Those of these members who may read the record by today's rights. */
export async function readersAmong(tables: Tables, doc: DocId, among: readonly string[]): Promise<ReadonlySet<string>> {
  const record = (await tables.records([doc])).get(doc);
  if (!record || record.erased) return new Set();
  const members = (await tables.members()).filter(({ id }) => among.includes(id));
  return new Set(members.filter((member) => mayReadRecord(member, record)).map(({ id }) => id));
}

/** Destroys the bodies; the id and the numbers stay, so that tips hold and a late tablet is refused. */
export async function erase(
  tables: Tables,
  ledger: ErasureLedger,
  act: RightsAct,
): Promise<Result<null, StoreFailure>> {
  const record = (await tables.records([act.doc])).get(act.doc);
  if (!record) return fail({ type: 'unknown-target' });
  const { doc, kind, channel, owner } = record;
  // On disk before the commit: from here on no crash and no restored backup brings the record back (SYNC L10).
  const { id } = await workspaceOf(tables);
  ledger.note([{ workspace: id, doc, kind, channel, owner, at: act.now }]);
  if (!record.erased) await destroyRecord(tables, record, act);
  return ok(null);
}

/** The part of erasing that is the database's. */
export async function destroyRecord(tables: Tables, record: StoredRecord, act: RightsAct): Promise<void> {
  const erased: StoredRecord = { ...record, erased: true, live: 0, stateVector: EMPTY_STATE_VECTOR };
  await tables.destroyBodies(act.doc);
  const rows = await appendRights(tables, act, erased, [{ type: 'erase', target: '', body: NOTHING }]);
  await tables.putRecords([{ ...erased, lastSeq: rows.at(-1)?.seq ?? record.lastSeq }]);
}

function loses(member: MemberRow, before: StoredRecord, after: StoredRecord): boolean {
  return mayReadRecord(member, before) && !mayReadRecord(member, after);
}

async function appendRights(
  tables: Tables,
  act: RightsAct,
  record: StoredRecord,
  parts: readonly Pick<StoredRow, 'type' | 'target' | 'body'>[],
): Promise<readonly StoredRow[]> {
  const workspace = await workspaceOf(tables);
  const { doc, kind, channel, version } = record;
  const rows: StoredRow[] = [];
  let head = workspace.head;
  for (const part of parts) {
    // The dense version stays: for everybody else nothing was written (SYNC L7).
    const row = nextRow(head, { ...part, doc, kind, channel, version, by: act.by, at: act.now });
    rows.push(row);
    head = { seq: row.seq, tip: row.tip };
  }
  await tables.append(rows);
  await tables.putWorkspace({ ...workspace, head });
  return rows;
}
