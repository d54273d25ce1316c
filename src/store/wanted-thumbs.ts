// Thumbnails of others come by themselves; pictures when somebody looks at them. Runs behind the first screen.
import { effect } from '@preact/signals-core';
import type { ActionCard, DossierCard } from '#domain/record/cards.ts';
import type { WantedBlob } from '#storage/blob-store.ts';
import type { Storage } from '#storage/storage.ts';
import { tidy } from './record-blobs.ts';
import type { Records } from './records.ts';

/** What names thumbnails: the card of a dossier, or of an action whose photos are its evidence. */
type Naming = Pick<DossierCard | ActionCard, 'doc' | 'thumbs'>;

/**
 * Asks for the thumbnails that the cards name and this tablet has never had; goes on until `stop` is called.
 * @param cards reads signals
 */
export function wantThumbs(
  storage: Pick<Storage, 'blobs'>,
  cards: () => Iterable<Naming>,
  now: () => number,
): () => void {
  const asked = new Set<string>();
  return effect(() => {
    const fresh: WantedBlob[] = [];
    for (const { doc, thumbs = [] } of cards()) {
      for (const sha of thumbs) {
        if (asked.has(sha + doc)) continue;
        asked.add(sha + doc);
        fresh.push({ sha, doc, thumb: true });
      }
    }
    if (fresh.length > 0) void storage.blobs.want(fresh, now());
  });
}

/** What a power cut left between a picture and its row: looked at once, at the start. */
export async function settleDrafts(
  storage: Pick<Storage, 'blobs'>,
  open: Records['open'],
  now: () => number,
): Promise<void> {
  const drafts = await storage.blobs.drafts();
  if (!drafts.ok) return;
  for (const doc of new Set(drafts.value.map((row) => row.doc))) {
    const record = await open(doc);
    if (!record) continue;
    await tidy(storage, record, now());
    record.close();
  }
}
