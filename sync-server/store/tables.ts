// What a database must provide under the port: plain rows, in batches, inside one transaction.
// The rules are written once, above it (flows); a new database only brings these tables.
import type { Role } from '#domain/access/role.ts';
import type { DocId } from '#domain/ids.ts';
import type { Channel, RecordKind } from '#domain/record/record.ts';
import type { Mark } from '#protocol/mark.ts';
import type { RowType } from '#protocol/sync-reply.ts';
import type { OnHead, Whispers } from './head-listeners.ts';

export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** The last row of the log. Read and moved inside one write transaction only (SYNC L1). */
  readonly head: Mark;
}

export interface StoredRecord {
  readonly doc: DocId;
  readonly kind: RecordKind;
  readonly channel: Channel;
  readonly owner: string;
  readonly version: number;
  readonly stateVector: Uint8Array;
  /** The row that granted the record to its owner, whole; 0 when the owner made it or reads everything anyway. */
  readonly grantSeq: number;
  readonly erased: boolean;
}

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
  /** The only member who may see a `grant` or `revoke`; '' for every other row. */
  readonly target: string;
  readonly tip: Uint8Array;
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

/** Names a body within a record. */
interface HashKey {
  readonly doc: DocId;
  readonly hash: Uint8Array;
}

export interface Tables {
  /** Null before the first start has made it. */
  workspace(): Promise<WorkspaceRow | null>;
  putWorkspace(row: WorkspaceRow): Promise<void>;

  /** The tip of a row, null when the log has no such row. */
  tipAt(seq: number): Promise<Uint8Array | null>;
  /** Appends rows in order; the caller moves the head with `putWorkspace`. */
  append(rows: readonly StoredRow[]): Promise<void>;
  /** Rows after `seq`, in order, at most `limit`. */
  scan(seq: number, limit: number): Promise<ScannedRow[]>;
  /** Bodies by row number, in the order asked. */
  bodies(seqs: readonly number[]): Promise<Uint8Array[]>;
  /** The updates among `keys` that the log holds already, by `keyOf(doc, hash)`. */
  heldOf(keys: readonly HashKey[]): Promise<Map<string, HeldUpdate>>;
  /** All of a record's bytes, oldest first. */
  updatesOf(doc: DocId): Promise<Uint8Array[]>;
  /** Empties the bodies of a record's rows; numbers, hashes and tips stay. */
  destroyBodies(doc: DocId): Promise<void>;

  records(docs: readonly DocId[]): Promise<Map<DocId, StoredRecord>>;
  putRecords(records: readonly StoredRecord[]): Promise<void>;
  countRecords(): Promise<number>;

  members(): Promise<MemberRow[]>;
  putMember(row: MemberRow): Promise<void>;
  devices(): Promise<DeviceRow[]>;
  deviceByToken(tokenHash: Uint8Array): Promise<DeviceRow | null>;
  putDevice(row: DeviceRow): Promise<void>;
  invites(): Promise<InviteRow[]>;
  inviteByCode(codeHash: Uint8Array): Promise<InviteRow | null>;
  putInvite(row: InviteRow): Promise<void>;
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
