// One record in one piece, for whoever asks for it so.
import { diffUpdate, mergeUpdates } from '#crdt/updates.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { CAPS } from '#protocol/caps.ts';
import type { RecordHead } from '#protocol/whole-record.ts';
import type { Parser } from '#server/parse/parser.ts';
import { workspaceOf } from './config-row.ts';
import type { Reader } from './pull.ts';
import type { StoreFailure } from './store.ts';
import type { StoredRecord, Tables, WorkspaceRow } from './tables.ts';

/** What a record weighs in a reply beside its body, bytes. */
const HEAD_BYTES = 96;
/** Bytes of updates held in memory at once while whole records are made of them; one record always fits. */
const SLICE_BYTES = 2 * 1024 * 1024;

export interface AskedBy {
  readonly member: Reader;
  readonly workspace: WorkspaceRow;
}

/** Who asks, in this transaction; `wrong-workspace` or `unknown-device`. */
export async function askedBy(
  tables: Tables,
  memberId: string,
  workspaceId: string,
): Promise<Result<AskedBy, StoreFailure>> {
  const workspace = await workspaceOf(tables);
  if (workspaceId !== '' && workspaceId !== workspace.id) return fail({ type: 'wrong-workspace' });
  const member = await tables.member(memberId);
  return member ? ok({ member, workspace }) : fail({ type: 'unknown-device' });
}

/** How much still fits into one reply; the first thing always does. */
export function createBudget(wanted: number): { take(bytes: number): boolean } {
  const most = Math.min(wanted, CAPS.replyBytes);
  let [taken, count] = [0, 0];
  return {
    take(bytes) {
      if (count > 0 && taken + HEAD_BYTES + bytes > most) return false;
      taken += HEAD_BYTES + bytes;
      count += 1;
      return true;
    },
  };
}

export function headOf({ doc, kind, channel, owner, version, lastSeq }: StoredRecord): RecordHead {
  return { doc, kind, channel, owner: channel === 'private' ? owner : '', version, seq: lastSeq };
}

/** A record with its updates as one transaction found them. */
export interface RecordUpdates {
  readonly record: StoredRecord;
  readonly updates: readonly Uint8Array[];
}

/** The updates of the first of these records, as many as may be held at once, one at least. */
export async function readUpdates(tables: Tables, records: readonly StoredRecord[]): Promise<RecordUpdates[]> {
  const found: RecordUpdates[] = [];
  let bytes = 0;
  for (const record of records) {
    if (bytes > SLICE_BYTES) break;
    const updates = await tables.updatesOf(record.doc);
    bytes += updates.reduce((sum, update) => sum + update.length, 0);
    found.push({ record, updates });
  }
  return found;
}

/** Everything the updates say, without what was replaced; only what is missing after `stateVector`, when there is one. */
export async function wholeBody(
  parser: Parser,
  updates: readonly Uint8Array[],
  stateVector?: Uint8Array,
): Promise<Uint8Array> {
  const whole = updates.length > 1 ? await compacted(parser, updates) : mergeUpdates(updates);
  if (!stateVector) return whole;
  try {
    return diffUpdate(whole, stateVector);
  } catch {
    // Not a state vector: whoever sent it gets everything.
    return whole;
  }
}

async function compacted(parser: Parser, updates: readonly Uint8Array[]): Promise<Uint8Array> {
  try {
    return await parser.compact(updates);
  } catch {
    // Larger, and the same.
    return mergeUpdates(updates);
  }
}
