// The port: everything the server asks of a database, whichever it is. Routes, the command line and the
// demonstration know nothing else; memory, SQLite (and later Postgres) are held to one suite of tests.
import type { DocId } from '#domain/ids.ts';
import type { Member, Role } from '#domain/access/role.ts';
import type { Result } from '#domain/result.ts';
import type { JoinReply, JoinRequest, MembersReply, WorkspaceConfig } from '#protocol/enrolment.ts';
import type { Mark } from '#protocol/mark.ts';
import type { HttpRefusal } from '#protocol/refusal.ts';
import type { SyncReply } from '#protocol/sync-reply.ts';
import type { SyncRequest } from '#protocol/sync-request.ts';
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
}

export interface Store {
  status(): Outcome<StoreStatus>;

  /** One request, one transaction: check the marks, push, pull; answers after the commit (SYNC L1-L5). */
  sync(member: string, request: SyncRequest): Outcome<SyncReply>;

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
}
