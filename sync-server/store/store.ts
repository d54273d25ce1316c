// The port: everything the server asks of a database, whichever it is. Routes, the command line and the
// demonstration know nothing else; memory, SQLite (and later Postgres) are held to one suite of tests.
import type { DocId } from '#domain/ids.ts';
import type { Member, Role } from '#domain/access/role.ts';
import type { Result } from '#domain/result.ts';
import type { AuditReply, AuditRequest } from '#protocol/audit.ts';
import type { BootReply, BootRequest } from '#protocol/boot.ts';
import type { DocsReply, DocsRequest } from '#protocol/docs.ts';
import type { JoinReply, JoinRequest, MembersReply, WorkspaceConfig } from '#protocol/enrolment.ts';
import type { Mark } from '#protocol/mark.ts';
import type { HttpRefusal } from '#protocol/refusal.ts';
import type { SyncReply } from '#protocol/sync-reply.ts';
import type { SyncRequest } from '#protocol/sync-request.ts';
import type { BlobLedger } from './blob-ledger.ts';
import type { ErasureLedger } from './erasure-ledger.ts';
import type { Parser } from '#server/parse/parser.ts';
import type { OnHead, Whispers } from './head-listeners.ts';

/** Why an act was not done. Any act may also meet `disk-full` or `unavailable` (the database is locked). */
export interface StoreFailure {
  readonly type: HttpRefusal;
}
export type Outcome<Value> = Promise<Result<Value, StoreFailure>>;

/** Who is behind a token. */
export interface Identity {
  readonly device: string;
  readonly member: Member;
}

/** A one-time link; the code is known only now, the store keeps its hash. */
export interface Invite {
  readonly id: string;
  readonly member: string;
  readonly code: string;
  readonly expiresAt: number;
}

export interface StoreStatus {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly head: Mark;
  readonly records: number;
  /** False until a coordinator's device has used its token: the first link must be shown. */
  readonly coordinatorJoined: boolean;
  /** The last push found no room; what is there is still read (`read-only.ts`). */
  readonly full: boolean;
}

export interface CompactRound {
  /** Records with at least so many updates that have a body, 2 or more. */
  readonly minRows: number;
  /** At most so many records. */
  readonly records: number;
}

export interface Compacted {
  /** Records that were compacted; 0 when there is none left. */
  readonly records: number;
  /** What their bodies weighed, and weigh now. */
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

export interface DeriveRound {
  readonly after: number;
  /** Looks at so many records at most. */
  readonly records: number;
}

export interface Derived {
  /** How many were made. */
  readonly made: number;
  /** `after` of the next round: the newest row of the last record looked at. */
  readonly after: number;
  /** Nothing is left to look at. */
  readonly done: boolean;
}

export interface MentionRound {
  readonly after: number;
  /** Looks at so many records at most. */
  readonly records: number;
}

export interface MentionsCleared {
  /** Records of others in which something was cleared. */
  readonly cleared: number;
  /** Records that are about an erased company as a whole, and are there to be erased, too. */
  readonly about: readonly DocId[];
  /** How many erased companies it looked for. */
  readonly companies: number;
  /** `after` of the next round. */
  readonly after: number;
  readonly done: boolean;
}

export interface Store {
  status(): Outcome<StoreStatus>;

  /**
   * One request, one transaction: check the marks, push, pull; answers after the commit (SYNC L1-L5).
   * @param device that asks: after a `reset` it may bring back for a week what others wrote (SYNC L11)
   */
  sync(member: string, request: SyncRequest, device?: string): Outcome<SyncReply>;

  /** Whole records, for holes and repair (SYNC L6, L7); what this member may not read looks like what is not there. */
  docs(member: string, request: DocsRequest): Outcome<DocsReply>;
  /** A page of a device's first sync: cards, or whole records, newest first. */
  boot(member: string, request: BootRequest): Outcome<BootReply>;
  /** Which of these records differ here at the same version (SYNC R11). */
  audit(member: string, request: AuditRequest): Outcome<AuditReply>;

  /** One round of compaction in place (SYNC L8), over the most crowded records. */
  compact(round: CompactRound): Outcome<Compacted>;
  /** Makes cards and digests that are missing or out of date for records whose newest row is after `after`, oldest first. */
  derive(round: DeriveRound): Outcome<Derived>;
  /** The off-site backup holds the log up to this row (SYNC L9). Never goes back, never beyond the log. */
  setStable(seq: number): Outcome<null>;

  /** A new person. They appear in everybody's list of members at once. */
  createMember(input: { readonly name: string; readonly role: Role }): Outcome<Member>;
  /** A one-time link for a member's next device; `unknown-target` for a stranger. */
  createInvite(input: { readonly member: string; readonly hours: number }): Outcome<Invite>;
  /**
   * A one-time link for the first coordinator, who is made under this name when there is none: one act, so that
   * processes that start together make one person.
   */
  createCoordinatorInvite(input: { readonly name: string; readonly hours: number }): Outcome<Invite>;
  /** Uses a code: `link-unknown`, `link-used`, `link-expired`, `tag-taken`, or a device with its token. */
  join(request: JoinRequest): Outcome<JoinReply>;
  /** `unknown-device` or `revoked-device` when the token opens nothing. */
  authenticate(token: string): Outcome<Identity>;
  config(): Outcome<WorkspaceConfig>;
  members(): Outcome<MembersReply>;
  /** The token opens nothing from now on; repeating it changes nothing. */
  revokeDevice(device: string): Outcome<null>;

  /** Hands a private record to a member: grant and revoke rows in the log (SYNC L5). */
  assign(by: string, doc: DocId, member: string): Outcome<null>;
  /** Destroys a record's bodies for ever; its id stays, so that late bytes are refused as `gone` (SYNC L10). */
  erase(by: string, doc: DocId): Outcome<null>;
  /** Clears what records whose newest row is after `after` say of erased companies, oldest first (SYNC L10). */
  clearMentions(round: MentionRound): Outcome<MentionsCleared>;

  /** Who may send and see which photo; the bytes are files beside the database (`blobs/blob-house.ts`). */
  readonly blobs: BlobLedger;

  /** Recomputes every tip and dense version (SYNC I5); the first row that does not hold, or null. */
  verify(): Outcome<{ readonly rows: number; readonly brokenAt: number | null }>;
  /** Really writes, durably: an answer of `disk-full` here is what devices would get. */
  probe(): Outcome<null>;
  /**
   * Hears the number of the last row after each commit, from every process that shares a Postgres, from this process
   * otherwise. A hint that may be late, repeated or lost: what it announces is read by a sync.
   */
  readonly onHead: OnHead;
  /** What server processes tell each other beside the log; silent where there is only one. */
  readonly whispers: Whispers;
  /** Those of these members who may read the record now; nobody, when there is none or it was erased. */
  readersAmong(doc: DocId, members: readonly string[]): Outcome<ReadonlySet<string>>;
  /** Waits for the acts under way, then leaves the files tidy. */
  close(): Promise<void>;
}

/** What a store takes from the world, handed in so that tests own time and chance. */
export interface Sources {
  /** ms since 1970. */
  now(): number;
  random(count: number): Uint8Array;
  /** Reads what is inside an update; closed with the store. */
  readonly parser: Parser;
  /** What was erased, wherever that is kept for ever; without it, it is forgotten with the process. */
  readonly ledger?: ErasureLedger;
}
