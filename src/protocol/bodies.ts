// The bodies of a frame, all together at its end: what is alike in them stands side by side and travels once.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { CAPS } from './caps.ts';
import { readColumns, writeColumns } from './columns.ts';
import { pick } from './frame.ts';

const FORMS = ['plain', 'columns'] as const;
/** Below this many bytes the columns' own lengths weigh more than they save. */
const COLUMNS_FROM = 512;
/** What a frame's columns may unpack to, bytes. */
const MOST_BYTES = 4 * CAPS.inflatedBytes;

function writeBodies(encoder: encoding.Encoder, bodies: readonly Uint8Array[]): void {
  const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
  const columns = bytes < COLUMNS_FROM ? null : columnsOf(bodies);
  encoding.writeUint8(encoder, FORMS.indexOf(columns ? 'columns' : 'plain'));
  if (columns) encoding.writeUint8Array(encoder, columns);
  else for (const body of bodies) encoding.writeVarUint8Array(encoder, body);
}

/** Read back before they travel: what would not come out byte for byte goes plain, whatever the reason. */
function columnsOf(bodies: readonly Uint8Array[]): Uint8Array | null {
  const columns = encoding.encode((encoder) => writeColumns(encoder, bodies));
  try {
    const again = readColumns(decoding.createDecoder(columns), bodies.length, MOST_BYTES);
    return bodies.every((body, index) => isSame(body, again[index])) ? columns : null;
  } catch {
    return null;
  }
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** As many as the heads before them; throws like the rest of a frame's reader. */
function readBodies(decoder: decoding.Decoder, count: number): Uint8Array[] {
  const form = pick(FORMS, decoding.readUint8(decoder));
  if (form === 'columns') return readColumns(decoder, count, MOST_BYTES);
  return Array.from({ length: count }, () => decoding.readVarUint8Array(decoder).slice());
}

/** A list of things with a body each: the heads first, then the bodies. */
export function writeBodiedList<Item extends { readonly body: Uint8Array }>(
  encoder: encoding.Encoder,
  items: readonly Item[],
  writeHead: (encoder: encoding.Encoder, item: Item) => void,
): void {
  encoding.writeVarUint(encoder, items.length);
  for (const item of items) writeHead(encoder, item);
  writeBodies(
    encoder,
    items.map(({ body }) => body),
  );
}

export function readBodiedList<Head extends object>(
  decoder: decoding.Decoder,
  readHeads: (decoder: decoding.Decoder) => Head[],
): (Head & { readonly body: Uint8Array })[] {
  const heads = readHeads(decoder);
  const bodies = readBodies(decoder, heads.length);
  return heads.map((head, index) => ({ ...head, body: bodies[index] ?? new Uint8Array(0) }));
}
