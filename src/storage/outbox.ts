// What waits on this tablet, and how far each record has got on its way into the backup (SYNC L9).
import type { DocId } from '#domain/ids.ts';
import type { RecordState } from '#domain/record/record-state.ts';
import { type UnsentPhotos, unsentPhotos } from './blob-rows.ts';
import type { DocRow, QuarantineRow, Tables } from './tables.ts';

export interface OutboxSummary {
  /** Records with changes that no receipt covers. */
  readonly docs: ReadonlySet<DocId>;
  /** When the oldest of them, or of the photos that wait, was written, ms since 1970. */
  readonly oldestAt: number | null;
  /** The same, record by record. */
  readonly since: ReadonlyMap<DocId, number>;
  /** Those of `docs` of which everything has left this tablet at least once. */
  readonly sent: ReadonlySet<DocId>;
  readonly stuck: readonly QuarantineRow[];
  /** Photos and voice notes that the server has not confirmed. */
  readonly blobs: number;
  readonly photos: UnsentPhotos;
  /** Number of the row of the log up to which the server's backup reaches; 0 when none is known. */
  readonly stable: number;
}

/** Records of this tablet by state. */
export type Tally = { readonly [State in RecordState]: number };

/** Where the number of the last row in the server's backup is remembered. */
export const STABLE = 'stable';

/** Reads all of it in one transaction, so that no record is counted twice. */
export function summarise(tables: Tables): Promise<OutboxSummary> {
  return tables.transaction('r', [tables.out, tables.quar, tables.meta, tables.blob], async () => {
    const since = new Map<DocId, number>();
    const unsent = new Set<DocId>();
    // In one piece: a cursor takes a task for each row.
    for (const row of await tables.out.toArray()) {
      since.set(row.doc, Math.min(row.at, since.get(row.doc) ?? row.at));
      if (row.sentAt === undefined) unsent.add(row.doc);
    }
    const docs = new Set(since.keys());
    const sent = new Set([...docs].filter((doc) => !unsent.has(doc)));
    const photos = await unsentPhotos(tables);
    const moments = [...since.values(), ...(photos.oldestAt === null ? [] : [photos.oldestAt])];
    const oldestAt = moments.reduce<number | null>((oldest, at) => Math.min(oldest ?? at, at), null);
    const stuck = await tables.quar.toArray();
    return { docs, oldestAt, since, sent, stuck, blobs: photos.count, photos, stable: await stableOf(tables) };
  });
}

export async function stableOf(tables: Tables): Promise<number> {
  return ((await tables.meta.get(STABLE))?.v as number | undefined) ?? 0;
}

/** Counts every record once, by what the outbox says and by its place in the log. */
export function tally(tables: Tables): Promise<Tally> {
  return tables.transaction('r', [tables.out, tables.quar, tables.doc, tables.meta, tables.blob], async () => {
    const { docs, sent, stuck, stable } = await summarise(tables);
    const stuckDocs = new Set(stuck.map(({ doc }) => doc));
    const notDone = (await tables.doc.bulkGet([...new Set([...docs, ...stuckDocs])])).filter(
      (row) => row !== undefined,
    );
    const isBackedUp = ({ seq = 0 }: DocRow): boolean => seq > 0 && seq <= stable;
    const placed = stable > 0 ? await tables.doc.where('seq').between(1, stable, true, true).count() : 0;
    const backup = placed - notDone.filter(isBackedUp).length;
    const sentCount = notDone.filter(({ id }) => sent.has(id) && !stuckDocs.has(id)).length;
    const received = (await tables.doc.count()) - notDone.length - backup;
    return { tablet: notDone.length - sentCount, sent: sentCount, received, backup };
  });
}
