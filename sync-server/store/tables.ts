// What a database must provide under the port: plain rows, in batches, inside one transaction.
// The rules are written once, above it (flows); a new database only brings these tables.
import type { Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import type { Channel, RecordKind } from '#domain/record/record.ts';
import type { Mark } from '#protocol/mark.ts';
import type { RowType } from '#protocol/sync-reply.ts';
import type { BlobTables } from './blob-tables.ts';
import type { ClientTables } from './client-tables.ts';
import type { OnHead, Whispers } from './head-listeners.ts';

export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** The last row of the log. Read and moved inside one write transaction only (SYNC L1). */
  readonly head: Mark;
  /** Number of the last row that the off-site backup is known to hold (SYNC L9); 0 before the first backup. */
  readonly stable: number;
}

export interface StoredRecord {
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  readonly owner: string;
  readonly version: number;
  /** Newest row of the log about it, whatever its type. */
  readonly lastSeq: number;
  /** Updates of it that still have a body of their own: what compaction would save. */
  readonly live: number;
  readonly stateVector: Uint8Array;
  /** The row that granted the record to its owner, whole; 0 when the owner made it or reads everything anyway. */
  readonly grantSeq: number;
  readonly erased: boolean;
  /** A confidential stake, judged at `version` (`confine-flow.ts`): only the team may read it. */
  readonly confined: boolean;
}

/**
 * What stands in the place of an update's body (SYNC L8): its own bytes, everything up to its number, or nothing because
 * a later row carries it. Neither number, hash nor tip of a row ever changes with it.
 */
type RowForm = 'own' | 'snap' | 'hollow';

/** A row of the log without its body: what scanning reads. */
export interface RowHead {
  readonly seq: number;
  readonly type: RowType;
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  readonly version: number;
  readonly by: string;
  readonly at: number;
  readonly hash: Uint8Array;
  /** The only member who may see a `grant` or `revoke`; '' for every other row, a `revoke` for all who may not read among them. */
  readonly target: string;
  readonly tip: Uint8Array;
  readonly form: RowForm;
}

export interface StoredRow extends RowHead {
  readonly body: Uint8Array;
}

export interface ScannedRow extends RowHead {
  /** Bytes of the body. */
  readonly size: number;
  /** The record's owner now, '' when the row is about no record. */
  readonly owner: string;
  /** As in the record. */
  readonly grantSeq: number;
  readonly erased: boolean;
  readonly confined: boolean;
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: number;
}

export interface DeviceRow {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly tag: string;
  readonly tokenHash: Uint8Array;
  readonly createdAt: number;
  readonly seenAt: number | null;
  readonly revokedAt: number | null;
}

export interface InviteRow {
  readonly id: string;
  readonly member: string;
  readonly codeHash: Uint8Array;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  /** The device that used it. */
  readonly device: string | null;
}

/** Where the log holds an update, and whose it is. */
export interface HeldUpdate {
  readonly by: string;
  readonly seq: number;
  readonly version: number;
}

/** An update that still has a body. */
export interface LiveRow {
  readonly seq: number;
  readonly form: RowForm;
  readonly body: Uint8Array;
}

/** What was made of a record's updates once, so that lists and comparisons need not read them again. */
export interface DerivedRow {
  readonly doc: DocId;
  /** The record's dense version it was made of; at another version it is out of date. */
  readonly version: number;
  /** Version of the projection that made the card. */
  readonly made: number;
  /** JSON text; null when the record has none. */
  readonly card: string | null;
  /** First 16 bytes of SHA-256 over the record's snapshot. */
  readonly digest: Uint8Array;
}

/** Names a body within a record. */
interface HashKey {
  readonly doc: DocId;
  readonly hash: Uint8Array;
}

/** Rows of the log and their bodies. */
export interface LogTables {
  /** The tip of a row, null when the log has no such row. */
  tipAt(seq: number): Promise<Uint8Array | null>;
  /** Appends rows in order; the caller moves the head with `putWorkspace`. */
  append(rows: readonly StoredRow[]): Promise<void>;
  /** Rows after `seq` in order, at most `limit`; hollow ones are passed over without being looked at (SYNC L8). */
  scan(seq: number, limit: number): Promise<ScannedRow[]>;
  /** The same with the hollow ones. */
  scanAll(seq: number, limit: number): Promise<ScannedRow[]>;
  /** Bodies by row number, in the order asked. */
  bodies(seqs: readonly number[]): Promise<Uint8Array[]>;
  /** The updates among `keys` that the log holds already, by `keyOf(doc, hash)`. */
  heldOf(keys: readonly HashKey[]): Promise<Map<string, HeldUpdate>>;
  /** All of a record's bytes, oldest first. */
  updatesOf(doc: DocId): Promise<Uint8Array[]>;
  /** Its updates that still have a body, oldest first. */
  liveRows(doc: DocId): Promise<LiveRow[]>;
  /**
   * Puts the snapshot in the place of row `seq`'s body and empties the updates before it, and the grants other than
   * `grantSeq`, which are shown to nobody any more (SYNC L8).
   */
  foldRows(doc: DocId, seq: number, snapshot: Uint8Array, grantSeq: number): Promise<void>;
  /** Empties the bodies of a record's rows and forgets what was derived of it; numbers, hashes and tips stay. */
  destroyBodies(doc: DocId): Promise<void>;
}

/** What is known of each record, and what was made of it. */
export interface RecordTables {
  records(docs: readonly DocId[]): Promise<Map<DocId, StoredRecord>>;
  putRecords(records: readonly StoredRecord[]): Promise<void>;
  countRecords(): Promise<number>;
  /** Records whose newest row is before `seq` (0: all), newest first, at most `limit`. */
  recordsBefore(seq: number, limit: number): Promise<StoredRecord[]>;
  /** Records whose newest row is after `seq`, oldest first, at most `limit`. */
  recordsAfter(seq: number, limit: number): Promise<StoredRecord[]>;
  /** Records with at least so many live updates, those with the most first, at most `limit`. */
  crowdedRecords(minLive: number, limit: number): Promise<DocId[]>;
  derivedOf(docs: readonly DocId[]): Promise<Map<DocId, DerivedRow>>;
  putDerived(rows: readonly DerivedRow[]): Promise<void>;
}

/** Members, their devices and their links. */
export interface PeopleTables {
  members(): Promise<MemberRow[]>;
  member(id: string): Promise<MemberRow | null>;
  putMember(row: MemberRow): Promise<void>;
  devices(): Promise<DeviceRow[]>;
  devicesOf(member: string): Promise<DeviceRow[]>;
  deviceByToken(tokenHash: Uint8Array): Promise<DeviceRow | null>;
  putDevice(row: DeviceRow): Promise<void>;
  invites(): Promise<InviteRow[]>;
  inviteByCode(codeHash: Uint8Array): Promise<InviteRow | null>;
  putInvite(row: InviteRow): Promise<void>;
}

export interface Tables extends LogTables, RecordTables, PeopleTables {
  /** Which photos are held for which records. */
  readonly blobs: BlobTables;
  /** Whose writing is whose. */
  readonly clients: ClientTables;
  /** Null before the first start has made it. */
  workspace(): Promise<WorkspaceRow | null>;
  putWorkspace(row: WorkspaceRow): Promise<void>;
}

/** A database: tables that live and change inside transactions only. */
export interface Database {
  /**
   * Runs `act` alone: nothing else writes between its first read and its commit. Resolves after the commit;
   * a throw rolls back. A full disk or a lock that lasts rejects with `StorageTrouble`.
   */
  write<Value>(act: (tables: Tables) => Promise<Value>): Promise<Value>;
  /** Runs `act` over one consistent state. */
  read<Value>(act: (tables: Tables) => Promise<Value>): Promise<Value>;
  /** Writes and removes about this many bytes, durably. */
  probe(bytes: number): Promise<void>;
  /** Only where other processes write too: hears of their commits as of its own (`store/compose.ts` does the rest). */
  readonly onHead?: OnHead;
  /** Only where several processes share the database. */
  readonly whispers?: Whispers;
  close(): Promise<void>;
}

/** Thrown by a database and turned into a refusal in one place (`store/compose.ts`). */
export class StorageTrouble extends Error {
  readonly type: 'disk-full' | 'unavailable';

  constructor(type: 'disk-full' | 'unavailable', cause: unknown) {
    super(`the database answered ${type}`, { cause });
    this.name = 'StorageTrouble';
    this.type = type;
  }
}

/** One text for a (record, hash) pair. */
export function keyOf(doc: DocId, hash: Uint8Array): string {
  return `${doc} ${Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('hex')}`;
}
