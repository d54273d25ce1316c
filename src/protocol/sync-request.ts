// POST /v1/sync, upwards: validate the history marks, push, then pull, in one round trip.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocId } from '#domain/ids.ts';
import { type Channel, CHANNELS, RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';
import type { Result } from '#domain/result.ts';
import { readBodiedList, writeBodiedList } from './bodies.ts';
import { CAPS } from './caps.ts';
import {
  type FrameFailure,
  pick,
  readDoc,
  readFrame,
  readList,
  readMark,
  writeDoc,
  writeHead,
  writeList,
  writeMark,
} from './frame.ts';
import type { Mark } from './mark.ts';

/** One sealed batch of one record (SYNC L4): the same bytes on every try, named by their hash. */
export interface PushItem {
  /** Chosen by the device; comes back in the acknowledgement. */
  readonly id: number;
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  /**
   * Member to whom a private record belonged, as far as the device knows; '' or absent: the sender. Only believed of a
   * coordinator who brings back a record that a restored server lost (SYNC L2).
   */
  readonly owner?: string;
  /** First 16 bytes of SHA-256 of the body. */
  readonly hash: Uint8Array;
  readonly body: Uint8Array;
}

export interface SyncRequest {
  /** Version of the frames the device understands; the reply is written in it. Absent: the newest. */
  readonly protocol?: number;
  /** Version of the application, for the log and for `minApp`. */
  readonly app: string;
  /** Version of the record schema the device writes. */
  readonly schema: number;
  /** Id of the workspace the device joined: another server at the same address is noticed. */
  readonly workspace: string;
  /** Last row the device holds. */
  readonly cursor: Mark;
  /** Highest history the device has an acknowledgement from. */
  readonly horizon: Mark;
  /** What the device wants back at most; 0 bytes: acknowledgements only. */
  readonly want: { readonly bytes: number; readonly rows: number };
  readonly items: readonly PushItem[];
}

/** Writes a request; the caller keeps to CAPS. */
export function encodeSyncRequest(request: SyncRequest): Uint8Array {
  return encoding.encode((encoder) => {
    writeHead(encoder, request.protocol);
    encoding.writeVarString(encoder, request.app);
    encoding.writeVarUint(encoder, request.schema);
    encoding.writeVarString(encoder, request.workspace);
    writeMark(encoder, request.cursor);
    writeMark(encoder, request.horizon);
    encoding.writeVarUint(encoder, request.want.bytes);
    encoding.writeVarUint(encoder, request.want.rows);
    if (request.protocol === 1) writeList(encoder, request.items, writeFirstItem);
    else writeBodiedList(encoder, request.items, writeItemHead);
  });
}

/** Reads what a stranger may have sent: every failure is a value, every size is capped. */
export function decodeSyncRequest(bytes: Uint8Array): Result<SyncRequest, FrameFailure> {
  return readFrame(bytes, (decoder, protocol) => ({
    protocol,
    app: decoding.readVarString(decoder),
    schema: decoding.readVarUint(decoder),
    workspace: decoding.readVarString(decoder),
    cursor: readMark(decoder),
    horizon: readMark(decoder),
    want: { bytes: decoding.readVarUint(decoder), rows: decoding.readVarUint(decoder) },
    items:
      protocol === 1
        ? readList(decoder, readFirstItem, CAPS.pushItems)
        : readBodiedList(decoder, (heads) => readList(heads, readItemHead, CAPS.pushItems)),
  }));
}

function writeFirstItem(encoder: encoding.Encoder, item: PushItem): void {
  writeItemHead(encoder, item);
  encoding.writeVarUint8Array(encoder, item.body);
}

function readFirstItem(decoder: decoding.Decoder): PushItem {
  return { ...readItemHead(decoder), body: decoding.readVarUint8Array(decoder).slice() };
}

function writeItemHead(encoder: encoding.Encoder, item: PushItem): void {
  encoding.writeVarUint(encoder, item.id);
  writeDoc(encoder, item.doc);
  encoding.writeUint8(encoder, RECORD_KINDS.indexOf(item.kind));
  encoding.writeUint8(encoder, CHANNELS.indexOf(item.channel));
  encoding.writeVarString(encoder, item.owner ?? '');
  encoding.writeUint8Array(encoder, item.hash);
}

function readItemHead(decoder: decoding.Decoder): Omit<PushItem, 'body'> {
  return {
    id: decoding.readVarUint(decoder),
    doc: readDoc(decoder),
    kind: pick(RECORD_KINDS, decoding.readUint8(decoder)),
    channel: pick(CHANNELS, decoding.readUint8(decoder)),
    owner: decoding.readVarString(decoder),
    hash: decoding.readUint8Array(decoder, 16).slice(),
  };
}
