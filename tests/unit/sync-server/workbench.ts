// What tests of the server are made with: owned time and chance, real updates, whole requests.
import * as Y from 'yjs';
import type { Member, Role } from '#domain/access/role.ts';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import type { Channel, RecordKind } from '#domain/record/record.ts';
import type { Result } from '#domain/result.ts';
import type { JoinReply } from '#protocol/enrolment.ts';
import { ORIGIN } from '#protocol/mark.ts';
import type { SyncReply } from '#protocol/sync-reply.ts';
import type { PushItem, SyncRequest } from '#protocol/sync-request.ts';
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { hashBody } from '#server/store/chain.ts';
import type { Sources, Store } from '#server/store/store.ts';

export const T0 = Date.UTC(2026, 10, 23, 8);

/** A clock that only tests move, and random bytes that are a counter. */
export function ownedSources(): Sources & { advance(ms: number): void } {
  let [now, count] = [T0, 0];
  return {
    parser: createInlineParser(),
    now: () => now,
    random(size) {
      count += 1;
      const bytes = new Uint8Array(size).fill(7);
      new DataView(bytes.buffer).setUint32(0, count);
      return bytes;
    },
    advance(ms) {
      now += ms;
    },
  };
}

/** A fresh workspace in the database under test. */
export type OpenStore = (sources: Sources) => Promise<Store>;

export function docOf(number: number): DocId {
  const bytes = new Uint8Array(16).fill(1);
  new DataView(bytes.buffer).setUint32(0, number);
  return docIdFromBytes(bytes);
}

/** The value, or a test that fails with the refusal's name. */
export function must<Value>(result: Result<Value, { readonly type: string }>): Value {
  if (!result.ok) throw new Error(`refused: ${result.error.type}`);
  return result.value;
}

export interface Scribe {
  /** One edit of the record, as the update it makes. */
  write(key: string, value: string): Uint8Array;
  /** Everything the scribe knows of the record. */
  whole(): Uint8Array;
  read(updates: readonly Uint8Array[]): void;
  values(): Record<string, unknown>;
}

/** Somebody with an own copy of one record. */
export function scribe(client: number): Scribe {
  const doc = new Y.Doc();
  doc.clientID = client;
  const map = doc.getMap('fields');
  return {
    write(key, value) {
      const before = Y.encodeStateVector(doc);
      map.set(key, value);
      return Y.encodeStateAsUpdate(doc, before);
    },
    whole: () => Y.encodeStateAsUpdate(doc),
    read(updates) {
      for (const update of updates) Y.applyUpdate(doc, update);
    },
    values: () => map.toJSON(),
  };
}

let itemCount = 0;

export function itemOf(
  doc: DocId,
  body: Uint8Array,
  given: Partial<{ id: number; kind: RecordKind; channel: Channel; hash: Uint8Array }> = {},
): PushItem {
  itemCount += 1;
  return { id: itemCount, doc, kind: 'company', channel: 'network', hash: hashBody(body), body, ...given };
}

/** A private record's item. */
export function privateItem(doc: DocId, body: Uint8Array): PushItem {
  return itemOf(doc, body, { kind: 'dossier', channel: 'private' });
}

export function requestOf(given: Partial<SyncRequest> = {}): SyncRequest {
  const want = { bytes: 512 * 1024, rows: 1000 };
  return { app: 'test', schema: 1, workspace: '', cursor: ORIGIN, horizon: ORIGIN, want, items: [], ...given };
}

/** Pushes items without asking for rows. */
export async function pushAs(store: Store, member: string, items: readonly PushItem[]): Promise<SyncReply> {
  return must(await store.sync(member, requestOf({ items, want: { bytes: 0, rows: 0 } })));
}

/** Everything a member may read, from the start to the head. */
export async function pullAll(
  store: Store,
  member: string,
  given: Partial<SyncRequest> = {},
): Promise<SyncReply['rows']> {
  const rows: SyncReply['rows'][number][] = [];
  let cursor = given.cursor ?? ORIGIN;
  for (;;) {
    const reply = must(await store.sync(member, requestOf({ ...given, cursor })));
    rows.push(...reply.rows);
    if (!reply.more) return rows;
    cursor = reply.cursor;
  }
}

/** Rows about records, without the members' lists. */
export function recordRows(rows: SyncReply['rows']): SyncReply['rows'] {
  return rows.filter((row) => row.type !== 'cfg');
}

export interface Team {
  readonly coordinator: Member;
  readonly anais: Member;
  readonly bruno: Member;
  readonly committee: Member;
}

export async function teamOf(store: Store): Promise<Team> {
  const member = async (name: string, role: Role): Promise<Member> => must(await store.createMember({ name, role }));
  return {
    coordinator: await member('Claire', 'coordinator'),
    anais: await member('Anaïs', 'advisor'),
    bruno: await member('Bruno', 'advisor'),
    committee: await member('Marc', 'committee'),
  };
}

/** A member's next device. */
export async function joinAs(store: Store, member: string, tag: string, hours = 24): Promise<JoinReply> {
  const invite = must(await store.createInvite({ member, hours }));
  return must(await store.join({ code: invite.code, device: `Tablette ${tag}`, tag }));
}
