import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeAuditReply, encodeAuditRequest } from '#protocol/audit.ts';
import { decodeBootReply, encodeBootRequest } from '#protocol/boot.ts';
import { CAPS } from '#protocol/caps.ts';
import { decodeDocsReply, encodeDocsRequest } from '#protocol/docs.ts';
import { refusalOf, runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';
import { docOf, itemOf, must, privateItem, scribe } from '#tests/unit/sync-server/workbench.ts';

let server: RunningServer;
let token: string;

beforeAll(async () => {
  server = await runServer();
  token = await server.token(server.team.anais.id, 'aaaaa');
  const other = await server.token(server.team.bruno.id, 'bbbbb');
  const writer = scribe(1);
  await server.send(token, { items: [itemOf(docOf(1), writer.write('a', 'x'.repeat(600)))] });
  await server.send(token, { items: [itemOf(docOf(1), writer.write('b', 'y'))] });
  await server.send(other, { items: [privateItem(docOf(2), scribe(2).write('a', 'x'))] });
});
afterAll(() => server.close());

const post = (path: string, frame: Uint8Array, headers: Record<string, string> = {}, bearer = token) =>
  fetch(`${server.origin}${path}`, {
    method: 'POST',
    body: frame as BodyInit,
    headers: { authorization: `Bearer ${bearer}`, ...headers },
  });
const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

const docs = encodeDocsRequest({ workspace: '', bytes: 100_000, docs: [{ doc: docOf(1) }, { doc: docOf(2) }] });
const boot = encodeBootRequest({ workspace: '', part: 'cards', before: 0, bytes: 100_000 });
const audit = encodeAuditRequest({
  workspace: '',
  docs: [1, 2].map((number) => ({ doc: docOf(number), version: 2, digest: new Uint8Array(16) })),
});
const ROUTES = [
  ['/v1/docs', docs],
  ['/v1/boot', boot],
  ['/v1/audit', audit],
] as const;

describe('whole records over HTTP', () => {
  it('hand over a record whole, and say of what this member may not read only that it is absent (L7, I3)', async () => {
    const { records, absent } = must(decodeDocsReply(await bytesOf(await post('/v1/docs', docs))));
    expect(records).toMatchObject([{ doc: docOf(1), version: 2 }]);
    expect(absent).toEqual([docOf(2)]);
    const copy = scribe(9);
    copy.read(records.map((record) => record.body));
    expect(copy.values()).toMatchObject({ b: 'y' });
  });

  it('bring a first sync: cards and the members’ list, then records', async () => {
    const first = must(decodeBootReply(await bytesOf(await post('/v1/boot', boot))));
    expect(first.cards.map(({ doc }) => doc)).toEqual([docOf(1)]);
    expect(first.cards.map(({ card }) => JSON.parse(card) as unknown)).toMatchObject([
      { doc: docOf(1), kind: 'company' },
    ]);
    expect(first.config).toContain('Anaïs');
    const next = encodeBootRequest({ workspace: '', part: 'records', before: first.next, bytes: 100_000 });
    const second = must(decodeBootReply(await bytesOf(await post('/v1/boot', next))));
    expect(second.records).toMatchObject([{ doc: docOf(1), version: 2 }]);
  });

  it('compare what a device holds with what is here (R11)', async () => {
    const reply = must(decodeAuditReply(await bytesOf(await post('/v1/audit', audit))));
    expect(reply).toEqual({ different: [docOf(1)], absent: [docOf(2)] });
  });

  it('travel deflated upwards and packed downwards, as an exchange does', async () => {
    for (const [path, frame] of ROUTES) {
      const headers = { 'x-cordee-encoding': 'deflate-raw', 'accept-encoding': 'br' };
      const response = await post(path, deflateRawSync(frame), headers);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-encoding')).toBe(path === '/v1/audit' ? null : 'br');
    }
  });

  it('name strangers, garbage, foreign frames, later versions and lists that are too long', async () => {
    for (const [path, frame] of ROUTES) {
      const later = frame.slice();
      later[3] = 99;
      const refused = async (...asked: Parameters<typeof post>) => {
        const { status, error } = await refusalOf(await post(...asked));
        return [status, error];
      };
      expect(await refused(path, frame, {}, 'x'.repeat(43))).toEqual([401, 'unknown-device']);
      expect(await refused(path, new TextEncoder().encode('<html>'))).toEqual([400, 'garbage']);
      expect(await refused(path, frame.subarray(0, frame.length - 1))).toEqual([400, 'garbage']);
      expect(await refused(path, later)).toEqual([426, 'app-too-old']);
      expect(await refused(path, new Uint8Array(CAPS.requestBytes + 1))).toEqual([413, 'too-large']);
    }
    const tooMany = Array.from({ length: CAPS.docs + 1 }, (_, number) => ({ doc: docOf(number) }));
    const long = await post('/v1/docs', encodeDocsRequest({ workspace: '', bytes: 1, docs: tooMany }));
    expect(await refusalOf(long)).toEqual({ status: 413, error: 'too-large', json: true });
    const elsewhere = await post('/v1/docs', encodeDocsRequest({ workspace: 'another', bytes: 1, docs: [] }));
    expect(await refusalOf(elsewhere)).toEqual({ status: 409, error: 'wrong-workspace', json: true });
  });

  it('leave a line in the log that counts and names nothing', () => {
    const line = server
      .log()
      .split('\n')
      .find((text) => text.includes('/v1/docs') && text.includes('"status":200'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ records: 1, absent: 1 });
    expect(line).not.toContain(docOf(1));
  });
});

describe('a server', () => {
  it('knows how long nobody has asked for anything, looks at its health aside', async () => {
    await fetch(`${server.origin}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    const before = server.quietFor();
    await fetch(`${server.origin}/v1/health`);
    expect(server.quietFor()).toBeGreaterThanOrEqual(before);
    let during = -1;
    const store = server.store as { docs: RunningServer['store']['docs'] };
    const real = store.docs;
    store.docs = (...asked) => {
      during = server.quietFor();
      return real(...asked);
    };
    await post('/v1/docs', docs);
    store.docs = real;
    expect(during).toBe(0);
  });
});
