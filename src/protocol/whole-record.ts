// One record in one piece, as `/v1/boot` and `/v1/docs` hand it over.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocId } from '#domain/ids.ts';
import { type Channel, CHANNELS, RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';
import { readBodiedList, writeBodiedList } from './bodies.ts';
import { pick, readDoc, readList, writeDoc } from './frame.ts';

export interface RecordHead {
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  /** Member to whom a private record belongs; '' for the others. */
  readonly owner: string;
  /** Dense version that is reached with it (SYNC L7). */
  readonly version: number;
  /** Newest row of the log about it. */
  readonly seq: number;
}

export interface WholeRecord extends RecordHead {
  /** Everything up to `version`, or what is missing after the state vector that was sent. */
  readonly body: Uint8Array;
}

export function writeRecordHead(encoder: encoding.Encoder, record: RecordHead): void {
  writeDoc(encoder, record.doc);
  encoding.writeUint8(encoder, RECORD_KINDS.indexOf(record.kind));
  encoding.writeUint8(encoder, CHANNELS.indexOf(record.channel));
  encoding.writeVarString(encoder, record.owner);
  encoding.writeVarUint(encoder, record.version);
  encoding.writeVarUint(encoder, record.seq);
}

export function readRecordHead(decoder: decoding.Decoder): RecordHead {
  return {
    doc: readDoc(decoder),
    kind: pick(RECORD_KINDS, decoding.readUint8(decoder)),
    channel: pick(CHANNELS, decoding.readUint8(decoder)),
    owner: decoding.readVarString(decoder),
    version: decoding.readVarUint(decoder),
    seq: decoding.readVarUint(decoder),
  };
}

export function writeWholeRecords(encoder: encoding.Encoder, records: readonly WholeRecord[]): void {
  writeBodiedList(encoder, records, writeRecordHead);
}

export function readWholeRecords(decoder: decoding.Decoder): WholeRecord[] {
  return readBodiedList(decoder, (heads) => readList(heads, readRecordHead));
}
