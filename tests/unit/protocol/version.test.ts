import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import { CHANNELS, RECORD_KINDS } from '#domain/record/record.ts';
import { z } from '#domain/schema.ts';
import { MISSING_HEADER, REFUSAL_HEADER } from '#protocol/blobs.ts';
import { encodeAuditReply, encodeAuditRequest } from '#protocol/audit.ts';
import { type BootReply, encodeBootReply, encodeBootRequest } from '#protocol/boot.ts';
import { PROTOCOL_VERSION } from '#protocol/caps.ts';
import { encodeDocsReply, encodeDocsRequest } from '#protocol/docs.ts';
import * as enrolment from '#protocol/enrolment.ts';
import * as live from '#protocol/live.ts';
import type { Mark } from '#protocol/mark.ts';
import { ACK_STATUSES, HTTP_REFUSALS } from '#protocol/refusal.ts';
import { encodeSyncReply, ROW_TYPES, type SyncReply } from '#protocol/sync-reply.ts';
import { encodeSyncRequest, type SyncRequest } from '#protocol/sync-request.ts';

/** What each version looks like on the wire. A line is never changed once a device speaks that version. */
const FINGERPRINTS: Readonly<Record<number, string>> = {
  2: '0edb1d12dcc18a41ae26f43694d0ea63',
};

const docs: readonly DocId[] = [1, 2].map((number) => docIdFromBytes(new Uint8Array(16).fill(number)));
const [first, second] = docs as [DocId, DocId];
const sixteen = (number: number): Uint8Array => new Uint8Array(16).fill(number);
const mark = (seq: number): Mark => ({ seq, tip: sixteen(seq % 251) });

/** One act as the application writes it: a field written over, a line of prose cut, an event. */
function ownUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1_234_567;
  doc.transact(() => {
    doc.getMap('f').set('name@abcde', ['Scierie', 43_000_000]);
    doc.getMap('f').set('name@abcde', ['Scierie du Biros', 43_000_060]);
    doc.getText('t.notes').insert(0, 'Four à bois, ancien');
    doc.getText('t.notes').delete(11, 8);
    doc.getMap('j').set('AAAAAAAA', ['moved', 1_795_000_000_000, 'abcde', { from: 'a', to: 'b' }]);
  });
  return Y.encodeStateAsUpdate(doc);
}

const bodies = [ownUpdate(), new Uint8Array([9, 9, 9]), new Uint8Array(0)];
const heads = { kind: 'company', channel: 'network', owner: '', version: 3, seq: 300 } as const;
const records = bodies.map((body, index) => ({ doc: docs[index % 2] ?? first, ...heads, body }));

const request: SyncRequest = {
  app: '1.0.0',
  schema: 1,
  workspace: 'workspace',
  cursor: mark(5),
  horizon: mark(70_000),
  want: { bytes: 65_536, rows: 1000 },
  items: bodies.map((body, id) => ({
    id,
    doc: first,
    kind: 'dossier',
    channel: 'private',
    owner: 'anais',
    hash: sixteen(id),
    body,
  })),
};

const reply: SyncReply = {
  acks: ACK_STATUSES.map((status, id) => ({ id, status, seq: 900 + id, version: 4, stateVector: new Uint8Array([0]) })),
  rows: ROW_TYPES.map((type, index) => ({
    seq: 100 + index,
    type,
    doc: second,
    kind: RECORD_KINDS[index] ?? 'company',
    channel: CHANNELS[index % 2] ?? 'network',
    owner: 'anais',
    version: index,
    by: 'bruno',
    at: 1_795_000_000_000,
    body: bodies[index % 3] ?? new Uint8Array(0),
  })),
  cursor: mark(106),
  horizon: mark(106),
  stable: 90,
  more: true,
  reset: true,
  full: true,
  time: 1_795_000_000_000,
  minApp: '1.0.0',
};

const boot: BootReply = {
  head: mark(106),
  stable: 90,
  time: 1_795_000_000_000,
  config: '{"members":[]}',
  cards: docs.map((doc) => ({ doc, ...heads, card: `{"kind":"company","doc":"${doc}","name":"Scierie"}` })),
  records,
  next: 300,
};

const FRAMES: Readonly<Record<string, Uint8Array>> = {
  'sync request': encodeSyncRequest(request),
  'sync reply': encodeSyncReply(reply),
  'sync reply of version 1': encodeSyncReply(reply, 1),
  'docs request': encodeDocsRequest({
    workspace: 'workspace',
    bytes: 65_536,
    docs: [{ doc: first }, { doc: second, stateVector: new Uint8Array([1, 7, 3]) }],
  }),
  'docs reply': encodeDocsReply({ records, absent: docs }),
  'boot request for cards': encodeBootRequest({ workspace: 'workspace', part: 'cards', before: 0, bytes: 65_536 }),
  'boot request for records': encodeBootRequest({ workspace: 'workspace', part: 'records', before: 9, bytes: 65_536 }),
  'boot reply': encodeBootReply(boot),
  'audit request': encodeAuditRequest({
    workspace: 'workspace',
    docs: [{ doc: first, version: 3, digest: sixteen(8) }],
  }),
  'audit reply': encodeAuditReply({ different: [first], absent: [second] }),
};

const LISTS = {
  ACK_STATUSES,
  HTTP_REFUSALS,
  ROW_TYPES,
  RECORD_KINDS,
  CHANNELS,
  LIVE_REFUSED: live.LIVE_REFUSED,
  MISSING_HEADER,
  REFUSAL_HEADER,
};

/** Everything of a room that is a schema, by its name. */
function schemasIn(room: object): Record<string, unknown> {
  const schemas = Object.entries(room).filter(
    (entry): entry is [string, z.ZodMiniType] => entry[1] instanceof z.ZodMiniType,
  );
  return Object.fromEntries(schemas.map(([name, schema]) => [name, z.toJSONSchema(schema)]));
}

function fingerprint(): string {
  const frames = Object.entries(FRAMES).map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]);
  const wire = { frames, lists: LISTS, json: { ...schemasIn(enrolment), ...schemasIn(live) } };
  return createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 32);
}

it('what crosses the wire changes only together with PROTOCOL_VERSION (L12)', () => {
  const found = fingerprint();
  const advice =
    `The wire is not what version ${PROTOCOL_VERSION} was. Devices in the field would misread it: raise PROTOCOL_VERSION ` +
    `in src/protocol/caps.ts, keep reading and answering the older versions, and add ${PROTOCOL_VERSION + 1} with its ` +
    `fingerprint here. Only while no device speaks version ${PROTOCOL_VERSION} yet may its line become '${found}'.`;
  expect(found === FINGERPRINTS[PROTOCOL_VERSION] ? 'as it was' : advice).toBe('as it was');
});

it('every schema of joining and of the live channel is part of the fingerprint', () => {
  const names = Object.keys({ ...schemasIn(enrolment), ...schemasIn(live) });
  expect(names).toEqual(expect.arrayContaining(['joinRequest', 'membersReply', 'liveHello', 'livePeers']));
  expect(names.length).toBeGreaterThanOrEqual(12);
});
