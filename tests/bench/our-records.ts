// The edits of a day as the product writes them, without a device: updates of records, and their place on a server.
import { randomBytes } from 'node:crypto';
import { createReplica } from '#crdt/record.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import { base64url, type DocId } from '#domain/ids.ts';
import type { PlainClient, Unnamed } from '#tests/support/plain-client.ts';
import type { Visit } from './field-day-edits.ts';

export const newDoc = (): DocId => base64url(new Uint8Array(randomBytes(16))) as DocId;
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** A visit as so many batches, each what an evening would seal. */
export function batchesOf(visit: Visit, tag: string, batches: number): Uint8Array[] {
  const replica = createReplica([]);
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array | null): void => {
    if (update) updates.push(update);
  };
  const first = visit.acts[0]?.at ?? 0;
  keep(
    replica.edit({ tag, at: first, random }, (draft) => {
      for (const [key, value] of Object.entries(visit.fields)) draft.set(key, value);
    }),
  );
  for (const { at, key, value } of visit.acts)
    keep(replica.edit({ tag, at, random }, (draft) => draft.set(key, value)));
  replica.destroy();
  const size = Math.ceil(updates.length / batches);
  return Array.from({ length: batches }, (_, index) => updates.slice(index * size, (index + 1) * size))
    .filter((part) => part.length > 0)
    .map(mergeUpdates);
}

/** How many items one request carries here. */
const PAGE = 100;

/** Pushes every batch of every visit, evening by evening. */
export async function fill(client: PlainClient, visits: readonly Visit[], batches: number): Promise<DocId[]> {
  const docs = visits.map(newDoc);
  const rounds = visits.map((visit) => batchesOf(visit, 'anais', batches));
  for (let round = 0; round < batches; round += 1) {
    const items = docs.flatMap((doc, index): Unnamed[] => {
      const body = rounds[index]?.[round];
      return body ? [{ doc, kind: 'dossier', channel: 'private', body }] : [];
    });
    for (let start = 0; start < items.length; start += PAGE) await pushAll(client, items.slice(start, start + PAGE));
  }
  return docs;
}

/** Pushes a page and takes nothing back; anything but a receipt is an error. */
export async function pushAll(client: PlainClient, items: readonly Unnamed[]): Promise<void> {
  const { acks } = await client.sync(items, { bytes: 0, rows: 0 });
  const refused = acks.find(({ status }) => status !== 'ok');
  if (refused) throw new Error(`a batch was answered ${refused.status}`);
}
