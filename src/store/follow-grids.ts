// Grids that the workspace publishes, brought into memory; dossiers whose grid was missing get their cards made again.
import type { ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import type { SettingsCard } from '#domain/record/cards.ts';
import { CARD_WITHOUT_GRID } from '#domain/record/cards.ts';
import type { Storage } from '#storage/storage.ts';
import type { Grids } from './grids.ts';
import type { Records } from './records.ts';

interface FollowPorts {
  readonly grids: Grids;
  readonly records: Pick<Records, 'open'>;
  readonly storage: Pick<Storage, 'cards' | 'markStale'>;
  readonly settings: ReadonlySignal<ReadonlyMap<DocId, SettingsCard>>;
  readonly rebuildStale: () => Promise<void>;
}

/** Returns what ends it. */
export function followGrids({ grids, records, storage, settings, rebuildStale }: FollowPorts): () => void {
  async function remake(): Promise<void> {
    const cards = await storage.cards();
    if (!cards.ok) return;
    const waiting = cards.value.filter(({ kind, version }) => kind === 'dossier' && version === CARD_WITHOUT_GRID);
    if (waiting.length === 0) return;
    await storage.markStale(waiting.map(({ doc }) => doc));
    await rebuildStale();
  }
  return grids.follow(
    {
      cards: settings,
      async view(doc) {
        const record = await records.open(doc);
        const view = record?.view.value ?? null;
        record?.close();
        return view;
      },
    },
    () => void remake(),
  );
}
