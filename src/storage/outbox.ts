// What waits on this tablet, and how far each record has got on its way into the backup (SYNC L9).
import type { DocId } from '#domain/ids.ts';
import type { RecordState } from '#domain/record/record-state.ts';
import { type UnsentPhotos, unsentPhotos } from './blob-rows.ts';
import type { QuarantineRow, Tables } from './tables.ts';

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
  /** Photos that the server has not confirmed. */
  readonly blobs: number;
  readonly photos: UnsentPhotos;
  /** Number of the row of the log up to which the server's backup reaches; 0 when none is known. */
  readonly stable: number;
  /** Records of this tablet by state. */
  readonly counts: { readonly [State in RecordState]: number };
}

/** Where the number of the last row in the server's backup is remembered. */
export const STABLE = 'stable';

/** Reads all of it in one transaction, so that no record is counted twice. */
export function summarise(tables: Tables): Promise<OutboxSummary> {
  return tables.transaction('r', [tables.out, tables.quar, tables.doc, tables.meta, tables.blob], async () => {
    const since = new Map<DocId, number>();
    const sent = new Set<DocId>();
    const unsent = new Set<DocId>();
    await tables.out.each((row) => {
      since.set(row.doc, Math.min(row.at, since.get(row.doc) ?? row.at));
      (row.sentAt === undefined ? unsent : sent).add(row.doc);
    });
    for (const doc of unsent) sent.delete(doc);
    const stuck = await tables.quar.toArray();
    const photos = await unsentPhotos(tables);
    const stable = ((await tables.meta.get(STABLE))?.v as number | undefined) ?? 0;
    const here = new Set<DocId>([...since.keys(), ...stuck.map(({ doc }) => doc)]);
    const notDone = (await tables.doc.bulkGet([...here])).filter((row) => row !== undefined);
    const confirmed = stable > 0 ? await tables.doc.where('seq').between(1, stable, true, true).count() : 0;
    const backup = confirmed - notDone.filter(({ seq = 0 }) => seq > 0 && seq <= stable).length;
    const isSent = ({ id }: { id: DocId }): boolean => sent.has(id) && !stuck.some(({ doc }) => doc === id);
    const sentCount = notDone.filter(isSent).length;
    const counts = {
      tablet: notDone.length - sentCount,
      sent: sentCount,
      received: (await tables.doc.count()) - notDone.length - backup,
      backup,
    };
    const moments = [...since.values(), ...(photos.oldestAt === null ? [] : [photos.oldestAt])];
    const oldestAt = moments.reduce<number | null>((oldest, at) => Math.min(oldest ?? at, at), null);
    const blobs = photos.count;
    return { docs: new Set(since.keys()), oldestAt, since, sent, stuck, blobs, photos, stable, counts };
  });
}
