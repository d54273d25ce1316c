// The device's tables (SYNC section 2). Bytes and plain rows; nothing here knows what is inside an update.
import { Dexie, type Table } from 'dexie';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Card } from '#domain/record/cards.ts';
import type { Channel, RecordKind } from '#domain/record/record.ts';
import type { RowSeam } from './seam.ts';

export interface DocRow {
  readonly id: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  /** Member to whom a private record belongs, once the server said so. */
  readonly owner?: string;
  /** The record's dense version (SYNC L7) up to which this tablet holds everything; absent: 0. */
  readonly version?: number;
  /** Newest row of the log that this tablet's copy contains, receipts of its own rows included; absent: 0. */
  readonly seq?: number;
  /** Only its card is here: nothing may be edited before the record is fetched. */
  readonly absent?: true;
  /**
   * Number of the row that stands for all before it (SYNC D5); those from `foldedFrom` to it count as still there.
   * Who puts other rows in the place of a record's rows takes both away.
   */
  readonly folded?: number;
  readonly foldedFrom?: number;
}

/** Why a record is fetched whole: its versions have a gap, the server refused what waited, bytes wait for others, … */
export type HoleReason = 'gap' | 'refused' | 'pending' | 'audit' | 'absent';

/** A record that is to be fetched whole from the server (SYNC L7). */
export interface HoleRow {
  readonly doc: DocId;
  readonly at: number;
  readonly why: HoleReason;
}

/** One received or written update of a record. */
export interface UpdateRow {
  readonly i?: number;
  readonly doc: DocId;
  readonly body: Uint8Array;
}

/** An update that waits to be sent; once sealed its bytes and its hash never change (SYNC L4). */
export interface OutRow {
  readonly id?: number;
  readonly doc: DocId;
  readonly body: Uint8Array;
  readonly hash: Uint8Array | null;
  /** When it was written, ms since 1970: the age of the oldest is told to the person. */
  readonly at: number;
  /** How often the server asked for its base. */
  readonly rebased?: number;
  /** When it last left this tablet, ms since 1970; absent: never (SYNC L9). */
  readonly sentAt?: number;
}

/** What the server will not take: kept, shown with its reason, exportable (SYNC L6). */
export interface QuarantineRow {
  readonly id?: number;
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  readonly body: Uint8Array;
  readonly reason: string;
  readonly at: number;
}

/**
 * How far a photo has got: `draft` until its record names it, `waiting` to be received by the server, `received`,
 * `wanted` from the server, `absent` (the server has it, its bytes were taken away here), `refused` with a reason.
 */
export type BlobState = 'draft' | 'waiting' | 'received' | 'wanted' | 'absent' | 'refused';

/** A photo or thumbnail of a record; its bytes lie apart, under its sum, so that lists do not read them. */
export interface BlobRow {
  readonly sha: string;
  readonly doc: DocId;
  /** 0: not known yet. */
  readonly bytes: number;
  readonly thumb: 0 | 1;
  /** A voice note, for the words about what waits; a picture otherwise. */
  readonly voice?: true;
  readonly state: BlobState;
  /** Bytes that have travelled on this try, for the screen. */
  readonly moved: number;
  readonly at: number;
  /** Why the server will not take it: the name of a refusal, `revoked` or `damaged`. */
  readonly reason?: string;
  /** Not tried again before this moment, ms since 1970. */
  readonly after?: number;
}

export class Tables extends Dexie {
  declare readonly meta: Table<{ k: string; v: unknown }, string>;
  declare readonly local: Table<{ k: string; v: Json }, string>;
  declare readonly doc: Table<DocRow, string>;
  declare readonly upd: Table<UpdateRow, number>;
  declare readonly out: Table<OutRow, number>;
  declare readonly quar: Table<QuarantineRow, number>;
  declare readonly card: Table<Card, string>;
  declare readonly stale: Table<{ doc: DocId }, string>;
  declare readonly hole: Table<HoleRow, string>;
  declare readonly blob: Table<BlobRow, [DocId, string]>;
  declare readonly bytes: Table<{ sha: string; body: Uint8Array }, string>;

  /** @param seam between the rows and the disk (`throughSeam`); none: they are written as they are (SYNC D8) */
  constructor(name: string, seam?: RowSeam) {
    super(name, { chromeTransactionDurability: 'strict' });
    if (seam) this.use(seam);
    this.version(1).stores({
      meta: 'k',
      local: 'k',
      doc: 'id',
      upd: '++i, doc',
      out: '++id, doc',
      quar: '++id, doc',
      card: 'doc',
      stale: 'doc',
    });
    this.version(2).stores({ hole: 'doc', doc: 'id, seq' });
    this.version(3).stores({ blob: '[doc+sha], doc, sha, state', bytes: 'sha' });
  }
}
