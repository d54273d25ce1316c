// Records offered whole again: to a server that was restored from an older copy, or that holds something else (SYNC L2).
import { isEmptyUpdate } from '#crdt/updates.ts';
import { isRole, mayWriteRecord, type Role } from '#domain/access/role.ts';
import type { Json } from '#domain/json.ts';
import { ok, type Result } from '#domain/result.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { ExchangeState } from '#storage/exchange-state.ts';
import type { FullRecord } from '#storage/receipt.ts';
import type { Storage } from '#storage/storage.ts';
import type { DocRow } from '#storage/tables.ts';
import { BATCH_BYTES } from './seal.ts';
import { isSound, mergeSound } from './sound.ts';

/**
 * Puts every record that this person may write, whole, into the outbox and forgets the marks; gives their number.
 * Of one that they may only read nothing would be taken; in the days after, when those who wrote it have given it
 * back, the comparison finds what is still missing.
 */
export async function offerAll(storage: Storage, at: number): Promise<Result<number, StorageFailure>> {
  const upTo = await storage.lastOut();
  if (!upTo.ok) return upTo;
  const state = await storage.exchangeState();
  if (!state.ok) return state;
  const docs = await storage.docRows();
  if (!docs.ok) return docs;
  const full = await wholeStates(storage, docs.value.filter(mayOffer(state.value)), at);
  if (!full.ok) return full;
  const healed = await storage.heal(full.value, upTo.value);
  const done = healed.ok ? await storage.setAudited(at) : healed;
  return done.ok ? ok(new Set(full.value.map(({ doc }) => doc)).size) : done;
}

/** Whole states of these records, as they may be sent. */
export async function wholeStates(
  storage: Storage,
  docs: readonly DocRow[],
  at: number,
): Promise<Result<FullRecord[], StorageFailure>> {
  const full: FullRecord[] = [];
  for (const { id } of docs) {
    const held = await storage.updates(id);
    if (!held.ok) return held;
    full.push(...statesOf(held.value.bodies).map((body) => ({ doc: id, body, at })));
  }
  return ok(full);
}

/**
 * Whether the server would take it from this person; who is not known (yet) may try. What an advisor holds is theirs,
 * whatever their name was on the server that is gone.
 */
function mayOffer({ account, config }: ExchangeState): (row: DocRow) => boolean {
  const role = account && roleOf(config, account.member);
  if (!account || !role) return () => true;
  const person = { id: account.member, role };
  return ({ channel, kind }) => mayWriteRecord(person, { channel, kind, owner: person.id });
}

function roleOf(config: Json | null, member: string): Role | null {
  const members = typeof config === 'object' && config !== null && 'members' in config ? config.members : null;
  const own = Array.isArray(members) ? members.find((one) => isMember(one) && one.id === member) : null;
  return own && isMember(own) ? own.role : null;
}

function isMember(value: unknown): value is { readonly id: string; readonly role: Role } {
  return typeof value === 'object' && value !== null && 'id' in value && 'role' in value && isRole(value.role);
}

/** A record in one piece, or, when it is longer than one batch may be, piece by piece in the order it was written. */
function statesOf(bodies: readonly Uint8Array[]): readonly Uint8Array[] {
  const whole = mergeSound(bodies);
  if (isEmptyUpdate(whole)) return [];
  return whole.length <= BATCH_BYTES ? [whole] : bodies.filter(isSound);
}
