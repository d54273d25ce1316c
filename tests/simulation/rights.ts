// Who may read what, told apart from the code under test: of a stake by what its bytes say.
import { createReplica } from '#crdt/record.ts';
import { readStake } from '#domain/collective/stake.ts';
import type { DocId } from '#domain/ids.ts';
import type { StoredRecord, StoredRow } from '#server/store/tables.ts';
import type { ServerState } from './server-state.ts';

const judged = new WeakMap<StoredRecord, boolean>();

/** By the rights of this state. */
export function mayRead(
  state: Pick<ServerState, 'records' | 'log'>,
  member: { readonly id: string; readonly role: string },
  doc: DocId,
): boolean {
  const record = state.records.get(doc);
  if (!record) return false;
  if (record.channel === 'private') return member.role === 'coordinator' || record.owner === member.id;
  return member.role !== 'committee' || !isConfidential(state, record);
}

/**
 * Whether the stake was kept from the committee at this row, or has been since. Somebody who stands there may lack rows
 * of it without knowing: the row that opens it again, which is still to come, shows them the gap.
 */
export function wasKeptBack(state: Pick<ServerState, 'records' | 'log'>, doc: DocId, seq: number): boolean {
  const record = state.records.get(doc);
  if (record?.kind !== 'stake') return false;
  const told = state.log.filter((row) => row.doc === doc && row.type === 'revoke');
  if (told.length === 0) return false;
  if (isConfidential(state, record) || told.some((row) => row.seq > seq)) return true;
  return readConfidential(state.log.slice(0, seq), doc);
}

function isConfidential({ log }: Pick<ServerState, 'log'>, record: StoredRecord): boolean {
  // Of what was erased nothing is left to read, and the rights are those of before.
  if (record.kind !== 'stake' || record.erased) return record.confined;
  const known = judged.get(record) ?? readConfidential(log, record.doc);
  judged.set(record, known);
  return known;
}

function readConfidential(log: readonly StoredRow[], doc: DocId): boolean {
  const rows = log.filter((row) => row.doc === doc && row.type === 'upd' && row.form !== 'hollow');
  const replica = createReplica(rows.map(({ body }) => body));
  const { confidential } = readStake(replica.view());
  replica.destroy();
  return confidential;
}
