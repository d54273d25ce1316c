// Pieces that every binary frame is made of.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type Mark, TIP_BYTES } from './mark.ts';

/** `CRD`: what does not begin with it was not written by this program (a captive portal's page, say). */
export const MAGIC = new Uint8Array([0x43, 0x52, 0x44]);

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
