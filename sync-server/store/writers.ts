// Whose writing an update brings (SYNC L11): a client id belongs to the first member who pushed something of it, so that
// nobody can put words into another's mouth under the same struct ids, where the readers would keep whichever came first.
import type { DocId } from '#domain/ids.ts';
import { newWriters } from '#crdt/inspection.ts';
import { EMPTY_STATE_VECTOR } from '#crdt/updates.ts';
import type { Inspected } from '#server/parse/parser.ts';
import { type ClientRow, type Writer, writerKey } from './client-tables.ts';
import type { StoredRecord, Tables } from './tables.ts';

/** For so long a device brings back what others wrote, ms. */
const HEALING = 7 * 24 * 3_600_000;

export interface WritersFacts {
  /** Of the writers that the items bring something new of, those that are bound. */
  readonly owners: ReadonlyMap<string, string>;
  /**
   * May bring what others wrote: a coordinator (a rescue file of somebody's tablet), or a device that heals. Such a push
   * binds nothing, for it is not known to be its sender's writing.
   */
  readonly bringsBack: boolean;
}

/**
 * The device was told that its history is not this server's, or it has just joined, perhaps in place of a server that is
 * lost: it will offer everything it holds.
 */
export async function openHealing(tables: Tables, device: string, now: number): Promise<void> {
  await tables.clients.setHealing(device, now + HEALING);
}

interface PushedBody {
  readonly doc: DocId;
  readonly inspected: Inspected;
}

/** What is to be known before judging these bodies. */
export async function writersFacts(
  tables: Tables,
  sender: { readonly role: string; readonly device: string },
  bodies: readonly PushedBody[],
  records: ReadonlyMap<DocId, StoredRecord>,
  now: number,
): Promise<WritersFacts> {
  const writers = bodies.flatMap((body) => freshIn(body, records.get(body.doc)?.stateVector));
  if (writers.length === 0) return { owners: new Map(), bringsBack: false };
  const owners = await tables.clients.owners(writers);
  const heals = sender.device !== '' && (await tables.clients.healingUntil(sender.device)) > now;
  return { owners, bringsBack: heals || sender.role === 'coordinator' };
}

/** The writers that a body brings something new of, to a record that has come so far. */
export function freshIn({ doc, inspected }: PushedBody, stateVector: Uint8Array = EMPTY_STATE_VECTOR): Writer[] {
  return typeof inspected === 'string' ? [] : newWriters(stateVector, inspected).map((client) => ({ doc, client }));
}

/** Keeps the books over the items of one push. */
export function createWriterBook(member: string, { owners, bringsBack }: WritersFacts) {
  const bound: ClientRow[] = [];
  const known = new Map(owners);
  return {
    bound: bound as readonly ClientRow[],
    /** False when somebody else's writing is among them. */
    mayBring(writers: readonly Writer[]): boolean {
      return bringsBack || writers.every((writer) => (known.get(writerKey(writer)) ?? member) === member);
    },
    taken(writers: readonly Writer[]): void {
      if (bringsBack) return;
      for (const writer of writers) {
        if (known.has(writerKey(writer))) continue;
        known.set(writerKey(writer), member);
        bound.push({ ...writer, member });
      }
    },
  };
}
