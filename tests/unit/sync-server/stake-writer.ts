// Somebody who writes one stake as a tablet does, for tests of who may read it.
import { randomBytes } from 'node:crypto';
import { createReplica } from '#crdt/record.ts';
import type { DocId } from '#domain/ids.ts';
import { readStake } from '#domain/collective/stake.ts';
import type { PushItem } from '#protocol/sync-request.ts';
import { itemOf, T0 } from './workbench.ts';

export interface StakeWriter {
  /** One act, as what would be pushed. */
  write(fields: Readonly<Record<string, string | boolean>>): PushItem;
  /** What others wrote reaches this tablet. */
  take(bodies: readonly Uint8Array[]): void;
  isConfidential(): boolean;
  /** The whole stake as this tablet knows it. */
  encode(): Uint8Array;
}

export function stakeWriter(doc: DocId, tag: string): StakeWriter {
  const replica = createReplica([]);
  let at = T0;
  return {
    write(fields) {
      at += 1_000;
      const writer = { tag, at, random: (count: number) => new Uint8Array(randomBytes(count)) };
      const body = replica.edit(writer, (draft) => {
        for (const [key, value] of Object.entries(fields)) draft.set(key, value);
      });
      return itemOf(doc, body ?? new Uint8Array(), { kind: 'stake' });
    },
    take(bodies) {
      for (const body of bodies) replica.apply(body);
    },
    isConfidential: () => readStake(replica.view()).confidential,
    encode: () => replica.encode(),
  };
}
