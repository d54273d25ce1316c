// What a received page does to the records of this tablet: which bytes are kept, how far each record then reaches
// without a gap, and which must be fetched whole (SYNC L7). Pure, so that every storage does the same.
import type { DocId } from '#domain/ids.ts';
import type { Receipt, ReceivedRow } from './receipt.ts';
import type { DocRow, HoleReason } from './tables.ts';

export type Effect =
  /** A right that was withdrawn. */
  | { readonly type: 'forget'; readonly doc: DocId }
  | { readonly type: 'store'; readonly doc: DocId; readonly body: Uint8Array }
  | { readonly type: 'know'; readonly row: DocRow }
  | { readonly type: 'hole'; readonly doc: DocId; readonly why: HoleReason }
  /** A whole state came with the page: what was missing is here. */
  | { readonly type: 'mended'; readonly doc: DocId };

/** A row of the page, or the receipt for one that this tablet wrote. */
interface Arrival {
  readonly doc: DocId;
  readonly seq: number;
  readonly version: number;
  /** Null for a receipt: its bytes are here already. */
  readonly row: ReceivedRow | null;
}

/**
 * @param docs what is known of the records of the page
 * @param sent the records of the batches that the page acknowledges, by the batch's number
 */
export function effectsOf(
  receipt: Receipt,
  docs: ReadonlyMap<DocId, DocRow>,
  sent: ReadonlyMap<number, DocId>,
): readonly Effect[] {
  const effects: Effect[] = [];
  const now = new Map<DocId, DocRow>(docs);
  /** The highest version above a gap. */
  const gaps = new Map<DocId, number>();
  for (const arrival of arrivals(receipt, sent)) {
    const { doc, row } = arrival;
    if (row?.type === 'forget') {
      effects.push({ type: 'forget', doc });
      now.delete(doc);
      gaps.delete(doc);
      continue;
    }
    const known = now.get(doc) ?? (row ? { id: doc, kind: row.kind, channel: row.channel } : null);
    if (known) effects.push(...arrive(arrival, known, receipt.cursor.seq, now, gaps));
  }
  for (const [doc, row] of now) if (row !== docs.get(doc)) effects.push({ type: 'know', row });
  for (const [doc, version] of gaps)
    if ((now.get(doc)?.version ?? 0) < version) effects.push({ type: 'hole', doc, why: 'gap' });
  return effects;
}

/** In the order of the log; rows whose place is not told keep theirs. */
function arrivals(receipt: Receipt, sent: ReadonlyMap<number, DocId>): Arrival[] {
  const rows = receipt.rows.map((row) => ({ doc: row.doc, seq: row.seq ?? 0, version: row.version ?? 0, row }));
  const acks = receipt.received.flatMap(({ id, seq, version }) => {
    const doc = sent.get(id);
    return doc ? [{ doc, seq, version, row: null }] : [];
  });
  return acks.length === 0 ? rows : [...rows, ...acks].sort((a, b) => a.seq - b.seq);
}

function arrive(
  { doc, seq, version, row }: Arrival,
  known: DocRow,
  cursor: number,
  now: Map<DocId, DocRow>,
  gaps: Map<DocId, number>,
): Effect[] {
  const held = known.version ?? 0;
  const whole = row?.whole === true;
  const owned = row ? withOwner(known, row.owner ?? '') : known;
  const body = row?.body ?? null;
  // A piece of a record that is not here says nothing by itself.
  if (known.absent && row && !whole) {
    if (owned !== known) now.set(doc, owned);
    return [{ type: 'hole', doc, why: 'absent' }];
  }
  const isNext = version === held + 1 || (whole && version > held);
  // Rows before one of ours are still to come when the cursor has not reached it: it then comes once more, as a row.
  const counts = row !== null || seq <= cursor;
  if (counts && version > held + 1 && !whole) gaps.set(doc, version);
  const { absent, ...present } = owned;
  const advanced = at(absent && !whole ? owned : present, counts && isNext ? version : held, seq);
  const isNew = row !== null && body !== null && (version === 0 || version > held || known.absent === true);
  if (!isSame(advanced, known) || !now.has(doc)) now.set(doc, advanced);
  return [
    ...(isNew ? [{ type: 'store', doc, body } as const] : []),
    ...(whole && (isNext || known.absent) ? [{ type: 'mended', doc } as const] : []),
  ];
}

function withOwner(known: DocRow, owner: string): DocRow {
  if ((known.owner ?? '') === owner) return known;
  const { owner: _, ...rest } = known;
  return owner === '' ? rest : { ...rest, owner };
}

/** The record at this place; it never goes back. */
export function at(row: DocRow, version: number, seq: number): DocRow {
  return {
    ...row,
    ...(version > (row.version ?? 0) ? { version } : {}),
    ...(seq > (row.seq ?? 0) ? { seq } : {}),
  };
}

function isSame(a: DocRow, b: DocRow): boolean {
  return a.version === b.version && a.seq === b.seq && a.owner === b.owner && a.absent === b.absent;
}
