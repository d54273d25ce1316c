// Thumbnails of others come by themselves; pictures when somebody looks at them. Runs behind the first screen.
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { DocId } from '#domain/ids.ts';
import type { DossierCard } from '#domain/record/cards.ts';
import type { WantedBlob } from '#storage/blob-store.ts';
import type { Storage } from '#storage/storage.ts';
import { tidy } from './record-blobs.ts';
import type { Records } from './records.ts';

/** Asks for the thumbnails that the cards name and this tablet has never had; goes on until `stop` is called. */
export function wantThumbs(
  storage: Pick<Storage, 'blobs'>,
  dossiers: ReadonlySignal<ReadonlyMap<DocId, DossierCard>>,
  now: () => number,
): () => void {
  const asked = new Set<string>();
  return effect(() => {
    const fresh: WantedBlob[] = [];
    for (const { doc, thumbs = [] } of dossiers.value.values()) {
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
