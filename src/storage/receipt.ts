// What an exchange with the server brings, as the storage takes it.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Channel, RecordKind } from '#domain/record/record.ts';

/** A place in the server's history, as the protocol defines it. */
export interface HistoryMark {
  readonly seq: number;
  readonly tip: Uint8Array;
}

export interface ReceivedRow {
  readonly type: 'store' | 'forget';
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  readonly owner?: string;
  /** Bytes to keep for `store`. */
  readonly body: Uint8Array | null;
  /** The record's dense version that is reached with it, and its number in the log; absent: not told. */
  readonly version?: number;
  readonly seq?: number;
  /** It says everything up to its version, by itself. */
  readonly whole?: boolean;
}

/** A batch that the server holds, and where: the receipt stands for the row, which does not travel back. */
export interface Received {
  readonly id: number;
  readonly seq: number;
  readonly version: number;
}

/** Everything one reply changes, committed at once (SYNC D2). */
export interface Receipt {
  readonly received: readonly Received[];
  readonly refused: readonly { readonly id: number; readonly reason: string }[];
  readonly rows: readonly ReceivedRow[];
  readonly cursor: HistoryMark;
  readonly horizon: HistoryMark;
  readonly config: Json | null;
  readonly at: number;
  /** How far the tablet's clock is behind the server's, ms. */
  readonly clockOffset: number;
  /** Number of the row up to which the server's backup reaches (SYNC L9); absent: not told. */
  readonly stable?: number;
}

/** A record's whole state, to be offered again. */
export interface FullRecord {
  readonly doc: DocId;
  readonly body: Uint8Array;
  readonly at: number;
}
