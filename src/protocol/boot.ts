// POST /v1/boot: the first sync of a device. Cards first, a list within one round trip; then whole records, newest first.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Result } from '#domain/result.ts';
import { type FrameFailure, pick, readFrame, readList, readMark, writeHead, writeList, writeMark } from './frame.ts';
import type { Mark } from './mark.ts';
import {
  readRecordHead,
  readWholeRecords,
  type RecordHead,
  type WholeRecord,
  writeRecordHead,
  writeWholeRecords,
} from './whole-record.ts';

const BOOT_PARTS = ['cards', 'records'] as const;

export interface BootRequest {
  readonly workspace: string;
  readonly part: (typeof BOOT_PARTS)[number];
  /** Records whose newest row is older than this number; 0 to begin. Repeating a request is harmless. */
  readonly before: number;
  /** Bytes of bodies wanted at most; the first record always fits. */
  readonly bytes: number;
}

export interface BootCard extends RecordHead {
  /** The card as JSON text; the device makes its own once it holds the record. */
  readonly card: string;
}

export interface BootReply {
  /** Head of the log when this page was read: the first page's is the cursor to go on from afterwards. */
  readonly head: Mark;
  /** What the off-site backup is known to hold (SYNC L9). */
  readonly stable: number;
  /** The server's clock, ms since 1970. */
  readonly time: number;
  /** The members' list as JSON text, in the first page of cards; else ''. */
  readonly config: string;
  readonly cards: readonly BootCard[];
  readonly records: readonly WholeRecord[];
  /** `before` of the next page; 0 when there is none. */
  readonly next: number;
}

export function encodeBootRequest(request: BootRequest): Uint8Array {
  return encoding.encode((encoder) => {
    writeHead(encoder);
    encoding.writeVarString(encoder, request.workspace);
    encoding.writeUint8(encoder, BOOT_PARTS.indexOf(request.part));
    encoding.writeVarUint(encoder, request.before);
    encoding.writeVarUint(encoder, request.bytes);
  });
}

export function decodeBootRequest(bytes: Uint8Array): Result<BootRequest, FrameFailure> {
  return readFrame(bytes, (decoder) => ({
    workspace: decoding.readVarString(decoder),
    part: pick(BOOT_PARTS, decoding.readUint8(decoder)),
    before: decoding.readVarUint(decoder),
    bytes: decoding.readVarUint(decoder),
  }));
}

export function encodeBootReply(reply: BootReply): Uint8Array {
  return encoding.encode((encoder) => {
    writeHead(encoder);
    writeMark(encoder, reply.head);
    encoding.writeVarUint(encoder, reply.stable);
    encoding.writeVarUint(encoder, reply.time);
    encoding.writeVarString(encoder, reply.config);
    writeList(encoder, reply.cards, writeCard);
    writeWholeRecords(encoder, reply.records);
    encoding.writeVarUint(encoder, reply.next);
  });
}

export function decodeBootReply(bytes: Uint8Array): Result<BootReply, FrameFailure> {
  return readFrame(bytes, (decoder) => ({
    head: readMark(decoder),
    stable: decoding.readVarUint(decoder),
    time: decoding.readVarUint(decoder),
    config: decoding.readVarString(decoder),
    cards: readList(decoder, readCard),
    records: readWholeRecords(decoder),
    next: decoding.readVarUint(decoder),
  }));
}

/** In the place of the record's own id, which the head has said: JSON text never holds this character as it is. */
const OWN_ID = '\u0001';

function writeCard(encoder: encoding.Encoder, card: BootCard): void {
  writeRecordHead(encoder, card);
  encoding.writeVarString(encoder, card.card.replaceAll(card.doc, OWN_ID));
}

function readCard(decoder: decoding.Decoder): BootCard {
  const head = readRecordHead(decoder);
  return { ...head, card: decoding.readVarString(decoder).replaceAll(OWN_ID, head.doc) };
}
