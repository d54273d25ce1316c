// POST /v1/sync, downwards: what became of the pushed items, then the rows the device does not hold.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { base64url, type DocId, fromBase64url } from '#domain/ids.ts';
import { type Channel, CHANNELS, RECORD_KINDS, type RecordKind } from '#domain/record/record.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { PROTOCOL_VERSION } from './caps.ts';
import { MAGIC, pick, readMark, writeMark } from './frame.ts';
import type { Mark } from './mark.ts';
import { ACK_STATUSES, type AckStatus } from './refusal.ts';
import type { FrameFailure } from './sync-request.ts';

export interface Ack {
  readonly id: number;
  readonly status: AckStatus;
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
  readonly hash: Uint8Array;
  /** Null when the very same bytes were pushed in this request (SYNC L4). */
  readonly body: Uint8Array | null;
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
  /** The server's clock, ms since 1970. */
  readonly time: number;
  /** Oldest application that may pull; '' when any may. */
  readonly minApp: string;
}

const MORE = 1;
const RESET = 2;

export function encodeSyncReply(reply: SyncReply): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, MAGIC);
    encoding.writeVarUint(encoder, PROTOCOL_VERSION);
    encoding.writeUint8(encoder, (reply.more ? MORE : 0) | (reply.reset ? RESET : 0));
    encoding.writeVarUint(encoder, reply.time);
    encoding.writeVarString(encoder, reply.minApp);
    writeMark(encoder, reply.cursor);
    writeMark(encoder, reply.horizon);
    encoding.writeVarUint(encoder, reply.stable);
    encoding.writeVarUint(encoder, reply.acks.length);
    for (const ack of reply.acks) {
      encoding.writeVarUint(encoder, ack.id);
      encoding.writeUint8(encoder, ACK_STATUSES.indexOf(ack.status));
      encoding.writeVarUint8Array(encoder, ack.stateVector ?? new Uint8Array(0));
    }
    encoding.writeVarUint(encoder, reply.rows.length);
    for (const row of reply.rows) writeRow(encoder, row);
  });
}

function writeRow(encoder: encoding.Encoder, row: LogRow): void {
  encoding.writeVarUint(encoder, row.seq);
  encoding.writeUint8(encoder, ROW_TYPES.indexOf(row.type));
  encoding.writeUint8Array(encoder, fromBase64url(row.doc) ?? new Uint8Array(16));
  encoding.writeUint8(encoder, RECORD_KINDS.indexOf(row.kind));
  encoding.writeUint8(encoder, CHANNELS.indexOf(row.channel));
  encoding.writeVarString(encoder, row.owner ?? '');
  encoding.writeVarUint(encoder, row.version);
  encoding.writeVarString(encoder, row.by);
  encoding.writeVarUint(encoder, row.at);
  encoding.writeUint8Array(encoder, row.hash);
  encoding.writeUint8(encoder, row.body === null ? 0 : 1);
  if (row.body !== null) encoding.writeVarUint8Array(encoder, row.body);
}

/** Reads what a proxy, a portal or a server may have answered: every failure is a value. */
export function decodeSyncReply(bytes: Uint8Array): Result<SyncReply, FrameFailure> {
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) return fail({ type: 'not-a-frame' });
  const decoder = decoding.createDecoder(bytes);
  try {
    decoding.readUint8Array(decoder, MAGIC.length);
    if (decoding.readVarUint(decoder) !== PROTOCOL_VERSION) return fail({ type: 'unknown-version' });
    const flags = decoding.readUint8(decoder);
    const time = decoding.readVarUint(decoder);
    const minApp = decoding.readVarString(decoder);
    const cursor = readMark(decoder);
    const horizon = readMark(decoder);
    const stable = decoding.readVarUint(decoder);
    const acks = readList(decoder, readAck);
    const rows = readList(decoder, readRow);
    return ok({
      acks,
      rows,
      cursor,
      horizon,
      stable,
      more: (flags & MORE) !== 0,
      reset: (flags & RESET) !== 0,
      time,
      minApp,
    });
  } catch {
    return fail({ type: 'garbage' });
  }
}

function readList<Item>(decoder: decoding.Decoder, read: (decoder: decoding.Decoder) => Item): Item[] {
  const count = decoding.readVarUint(decoder);
  const items: Item[] = [];
  for (let index = 0; index < count; index += 1) items.push(read(decoder));
  return items;
}

function readAck(decoder: decoding.Decoder): Ack {
  const id = decoding.readVarUint(decoder);
  const status = pick(ACK_STATUSES, decoding.readUint8(decoder));
  const stateVector = decoding.readVarUint8Array(decoder).slice();
  return stateVector.length > 0 ? { id, status, stateVector } : { id, status };
}

function readRow(decoder: decoding.Decoder): LogRow {
  return {
    seq: decoding.readVarUint(decoder),
    type: pick(ROW_TYPES, decoding.readUint8(decoder)),
    doc: base64url(decoding.readUint8Array(decoder, 16)) as DocId,
    kind: pick(RECORD_KINDS, decoding.readUint8(decoder)),
    channel: pick(CHANNELS, decoding.readUint8(decoder)),
    owner: decoding.readVarString(decoder),
    version: decoding.readVarUint(decoder),
    by: decoding.readVarString(decoder),
    at: decoding.readVarUint(decoder),
    hash: decoding.readUint8Array(decoder, 16).slice(),
    body: decoding.readUint8(decoder) === 1 ? decoding.readVarUint8Array(decoder).slice() : null,
  };
}
