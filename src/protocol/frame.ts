// Pieces that every binary frame is made of.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { base64url, type DocId, fromBase64url } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { OLDEST_VERSION, PROTOCOL_VERSION } from './caps.ts';
import { type Mark, TIP_BYTES } from './mark.ts';

/** `CRD`: what does not begin with it was not written by this program (a captive portal's page, say). */
const MAGIC = new Uint8Array([0x43, 0x52, 0x44]);

export function writeMark(encoder: encoding.Encoder, mark: Mark): void {
  encoding.writeVarUint(encoder, mark.seq);
  encoding.writeUint8Array(encoder, mark.tip);
}

export function readMark(decoder: decoding.Decoder): Mark {
  return { seq: decoding.readVarUint(decoder), tip: decoding.readUint8Array(decoder, TIP_BYTES).slice() };
}

/** The member of a closed list with this number; throws on a foreign one, which the frame's reader turns into a value. */
export function pick<Name extends string>(names: readonly Name[], index: number): Name {
  const name = names[index];
  if (name === undefined) throw new RangeError('a name outside its closed list');
  return name;
}

export type FrameFailure = { readonly type: 'not-a-frame' | 'unknown-version' | 'garbage' | 'too-large' };

/** Thrown inside a frame's reader when a list is longer than it may be. */
export class TooLong extends RangeError {}

/** Begins a frame. */
export function writeHead(encoder: encoding.Encoder, version: number = PROTOCOL_VERSION): void {
  encoding.writeUint8Array(encoder, MAGIC);
  encoding.writeVarUint(encoder, version);
}

/** Reads a whole frame of a version that is still spoken; what a stranger may have sent becomes a value, never a throw. */
export function readFrame<Frame>(
  bytes: Uint8Array,
  read: (decoder: decoding.Decoder, version: number) => Frame,
): Result<Frame, FrameFailure> {
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) return fail({ type: 'not-a-frame' });
  const decoder = decoding.createDecoder(bytes);
  try {
    decoding.readUint8Array(decoder, MAGIC.length);
    const version = decoding.readVarUint(decoder);
    if (version < OLDEST_VERSION || version > PROTOCOL_VERSION) return fail({ type: 'unknown-version' });
    const frame = read(decoder, version);
    return decoding.hasContent(decoder) ? fail({ type: 'garbage' }) : ok(frame);
  } catch (error) {
    return fail({ type: error instanceof TooLong ? 'too-large' : 'garbage' });
  }
}

export function writeDoc(encoder: encoding.Encoder, doc: DocId): void {
  encoding.writeUint8Array(encoder, fromBase64url(doc) ?? new Uint8Array(16));
}

export function readDoc(decoder: decoding.Decoder): DocId {
  return base64url(decoding.readUint8Array(decoder, 16)) as DocId;
}

export function writeList<Item>(
  encoder: encoding.Encoder,
  items: readonly Item[],
  write: (encoder: encoding.Encoder, item: Item) => void,
): void {
  encoding.writeVarUint(encoder, items.length);
  for (const item of items) write(encoder, item);
}

/** @param most longer lists are refused before anything of them is read */
export function readList<Item>(
  decoder: decoding.Decoder,
  read: (decoder: decoding.Decoder) => Item,
  most = Number.POSITIVE_INFINITY,
): Item[] {
  const count = decoding.readVarUint(decoder);
  if (count > most) throw new TooLong();
  const items: Item[] = [];
  for (let index = 0; index < count; index += 1) items.push(read(decoder));
  return items;
}
