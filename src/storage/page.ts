// Which of the batches that wait go into the next page.
import type { DocId } from '#domain/ids.ts';

interface Waiting {
  readonly doc: DocId;
  readonly body: Uint8Array;
}

/**
 * The oldest that fit. A batch larger than the page waits, and the later ones of its record behind it, so that it
 * holds up nobody else (SYNC I11); when nothing else is left it gets a page of its own.
 */
export function pageOf<Row extends Waiting>(rows: readonly Row[], limit: { bytes: number; items: number }): Row[] {
  const page: Row[] = [];
  const held = new Set<DocId>();
  let bytes = 0;
  for (const row of rows) {
    if (row.body.length > limit.bytes) held.add(row.doc);
    if (held.has(row.doc)) continue;
    if (page.length >= limit.items || bytes + row.body.length > limit.bytes) break;
    bytes += row.body.length;
    page.push(row);
  }
  return page.length > 0 ? page : rows.slice(0, 1);
}
