// POST /v1/sync, downwards: what became of the pushed items, then the rows the device does not hold.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { DocId } from '#domain/ids.ts';
import { type Channel, CHANNELS, RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';
import type { Result } from '#domain/result.ts';
import { readBodiedList, writeBodiedList } from './bodies.ts';
import { PROTOCOL_VERSION } from './caps.ts';
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
import { ACK_STATUSES, type AckStatus } from './refusal.ts';

export interface Ack {
  readonly id: number;
  readonly status: AckStatus;
  /** For `ok` and `dup`: the row of the log that holds the batch. A device of version 1 is not told. */
  readonly seq?: number;
  /** For `ok` and `dup`: the record's dense version of that row (SYNC L7). */
  readonly version?: number;
  /** For `needbase`: the state vector the server holds; the device answers with the difference (SYNC L3). */
  readonly stateVector?: Uint8Array;
}

/** `grant` carries a record's whole state, `cfg` the workspace's members as JSON; `revoke` and `erase` carry nothing. */
export const ROW_TYPES = ['upd', 'snap', 'grant', 'revoke', 'erase', 'blob', 'cfg'] as const;
export type RowType = (typeof ROW_TYPES)[number];

export interface LogRow {
  readonly seq: number;
  readonly type: RowType;
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  /** Member to whom a private record belongs now; '' for the others. */
  readonly owner?: string;
  /** Dense version of the record (SYNC L7). */
  readonly version: number;
  /** Member id of the writer; '' for the server itself. */
  readonly by: string;
  /** When the server took it, ms since 1970. */
  readonly at: number;
  readonly body: Uint8Array;
}

export interface SyncReply {
  readonly acks: readonly Ack[];
  readonly rows: readonly LogRow[];
  /** Where the device stands after these rows. */
  readonly cursor: Mark;
  /** The head of the history these acknowledgements belong to. */
  readonly horizon: Mark;
  /** What the off-site backup is known to hold (SYNC L9). */
  readonly stable: number;
  /** More rows wait: ask again at once. */
  readonly more: boolean;
  /** The device's marks are not in this history: read again from the start and heal (SYNC L2). Nothing was pushed. */
  readonly reset: boolean;
  /** The server has no room: nothing was pushed and every item is `busy`, but reading goes on (SYNC L1). */
  readonly full?: true;
  /** The server's clock, ms since 1970. */
  readonly time: number;
  /** Oldest application that may pull; '' when any may. */
  readonly minApp: string;
}

const MORE = 1;
const RESET = 2;
const FULL = 4;
/** In version 1 a row carried the hash of its body, which no device ever read. */
const NO_HASH = new Uint8Array(16);

/** @param version of the frames the asking device understands (SYNC L12) */
export function encodeSyncReply(reply: SyncReply, version: number = PROTOCOL_VERSION): Uint8Array {
  return encoding.encode((encoder) => {
    writeHead(encoder, version);
    encoding.writeUint8(encoder, (reply.more ? MORE : 0) | (reply.reset ? RESET : 0) | (reply.full ? FULL : 0));
    encoding.writeVarUint(encoder, reply.time);
    encoding.writeVarString(encoder, reply.minApp);
    writeMark(encoder, reply.cursor);
    writeMark(encoder, reply.horizon);
    encoding.writeVarUint(encoder, reply.stable);
    writeList(encoder, reply.acks, version === 1 ? writeFirstAck : writeAck);
    if (version === 1) writeList(encoder, reply.rows, writeFirstRow);
    else writeBodiedList(encoder, reply.rows, writeRowHead);
  });
}

/** Reads what a proxy, a portal or a server may have answered: every failure is a value. */
export function decodeSyncReply(bytes: Uint8Array): Result<SyncReply, FrameFailure> {
  return readFrame(bytes, (decoder, version) => {
    const flags = decoding.readUint8(decoder);
    return {
      more: (flags & MORE) !== 0,
      reset: (flags & RESET) !== 0,
      ...((flags & FULL) === 0 ? {} : { full: true as const }),
      time: decoding.readVarUint(decoder),
      minApp: decoding.readVarString(decoder),
      cursor: readMark(decoder),
      horizon: readMark(decoder),
      stable: decoding.readVarUint(decoder),
      acks: readList(decoder, version === 1 ? readFirstAck : readAck),
      rows:
        version === 1
          ? readList(decoder, readFirstRow)
          : readBodiedList(decoder, (heads) => readList(heads, readRowHead)),
    };
  });
}

function isReceipt(status: AckStatus): boolean {
  return status === 'ok' || status === 'dup';
}

function writeAck(encoder: encoding.Encoder, ack: Ack): void {
  encoding.writeVarUint(encoder, ack.id);
  encoding.writeUint8(encoder, ACK_STATUSES.indexOf(ack.status));
  if (isReceipt(ack.status)) {
    encoding.writeVarUint(encoder, ack.seq ?? 0);
    encoding.writeVarUint(encoder, ack.version ?? 0);
  }
  if (ack.status === 'needbase') encoding.writeVarUint8Array(encoder, ack.stateVector ?? new Uint8Array(0));
}

function readAck(decoder: decoding.Decoder): Ack {
  const id = decoding.readVarUint(decoder);
  const status = pick(ACK_STATUSES, decoding.readUint8(decoder));
  if (isReceipt(status)) {
    return { id, status, seq: decoding.readVarUint(decoder), version: decoding.readVarUint(decoder) };
  }
  return status === 'needbase'
    ? { id, status, stateVector: decoding.readVarUint8Array(decoder).slice() }
    : { id, status };
}

function writeFirstAck(encoder: encoding.Encoder, ack: Ack): void {
  encoding.writeVarUint(encoder, ack.id);
  encoding.writeUint8(encoder, ACK_STATUSES.indexOf(ack.status));
  encoding.writeVarUint8Array(encoder, ack.stateVector ?? new Uint8Array(0));
}

function readFirstAck(decoder: decoding.Decoder): Ack {
  const id = decoding.readVarUint(decoder);
  const status = pick(ACK_STATUSES, decoding.readUint8(decoder));
  const stateVector = decoding.readVarUint8Array(decoder).slice();
  return stateVector.length > 0 ? { id, status, stateVector } : { id, status };
}

function writeFirstRow(encoder: encoding.Encoder, row: LogRow): void {
  writeRowHead(encoder, row);
  encoding.writeUint8Array(encoder, NO_HASH);
  encoding.writeUint8(encoder, 1);
  encoding.writeVarUint8Array(encoder, row.body);
}

function readFirstRow(decoder: decoding.Decoder): LogRow {
  const head = readRowHead(decoder);
  decoding.readUint8Array(decoder, NO_HASH.length);
  const present = decoding.readUint8(decoder) === 1;
  return { ...head, body: present ? decoding.readVarUint8Array(decoder).slice() : new Uint8Array(0) };
}

function writeRowHead(encoder: encoding.Encoder, row: Omit<LogRow, 'body'>): void {
  encoding.writeVarUint(encoder, row.seq);
  encoding.writeUint8(encoder, ROW_TYPES.indexOf(row.type));
  writeDoc(encoder, row.doc);
  encoding.writeUint8(encoder, RECORD_KINDS.indexOf(row.kind));
  encoding.writeUint8(encoder, CHANNELS.indexOf(row.channel));
  encoding.writeVarString(encoder, row.owner ?? '');
  encoding.writeVarUint(encoder, row.version);
  encoding.writeVarString(encoder, row.by);
  encoding.writeVarUint(encoder, row.at);
}

function readRowHead(decoder: decoding.Decoder): Omit<LogRow, 'body'> {
  return {
    seq: decoding.readVarUint(decoder),
    type: pick(ROW_TYPES, decoding.readUint8(decoder)),
    doc: readDoc(decoder),
    kind: pick(RECORD_KINDS, decoding.readUint8(decoder)),
    channel: pick(CHANNELS, decoding.readUint8(decoder)),
    owner: decoding.readVarString(decoder),
    version: decoding.readVarUint(decoder),
    by: decoding.readVarString(decoder),
    at: decoding.readVarUint(decoder),
  };
}
