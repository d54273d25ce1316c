// Whatever arrives, the answer is a frame or a named refusal, and the server stays healthy (SYNC L11).
import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HTTP_REFUSALS, isHttpRefusal } from '#protocol/refusal.ts';
import { decodeSyncReply } from '#protocol/sync-reply.ts';
import { encodeSyncRequest } from '#protocol/sync-request.ts';
import { runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';
import { docOf, itemOf, must, privateItem, requestOf, scribe } from '#tests/unit/sync-server/workbench.ts';

let server: RunningServer;
let token: string;

beforeAll(async () => {
  server = await runServer();
  token = await server.token(server.team.anais.id, 'aaaaa');
});
afterAll(() => server.close());

/** `frame` or the refusal's name; anything else a device would not understand, and is described. */
async function answerOf(response: Response): Promise<string> {
  if (response.status === 200) {
    return decodeSyncReply(new Uint8Array(await response.arrayBuffer())).ok ? 'frame' : 'an unreadable frame';
  }
  const { error } = (await response.json()) as { error: unknown };
  const json = response.headers.get('content-type') === 'application/json';
  const named = json && isHttpRefusal(error) && HTTP_REFUSALS[error] === response.status;
  return named ? error : `${response.status} ${String(error)}`;
}

async function expectHealthy(): Promise<void> {
  expect((await fetch(`${server.origin}/v1/health`)).status).toBe(200);
  expect(must(await server.store.verify()).brokenAt).toBeNull();
}

const bytes = fc.uint8Array({ maxLength: 400 });

const EXPECTED = ['frame', 'garbage', 'too-large', 'app-too-old', 'wrong-workspace'];

/** A frame that a tablet could have sent. */
const frame = fc
  .array(fc.record({ doc: fc.nat(5), text: fc.string(), hidden: fc.boolean() }), { maxLength: 5 })
  .map((edits) => {
    const items = edits.map(({ doc, text, hidden }, index) =>
      (hidden ? privateItem : itemOf)(docOf(doc), scribe(index + 1).write('name', text)),
    );
    return encodeSyncRequest(requestOf({ items }));
  });

const mangled = fc
  .record({ frame, cut: fc.nat(2000), at: fc.nat(2000), by: fc.integer({ min: 1, max: 255 }), how: fc.nat(3) })
  .map(({ frame, cut, at, by, how }) => {
    const copy = frame.slice();
    const place = at % copy.length;
    if (how !== 0) copy[place] = (copy[place] ?? 0) ^ by;
    return how === 1 ? copy : copy.subarray(0, how === 3 ? copy.length : cut % (copy.length + 1));
  });

const packing = fc.constantFrom('none', 'honest', 'lying');

describe('hostile bytes', () => {
  it('in a sync body are always answered by a frame or a named refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, frame, mangled), packing, async (body, packing) => {
        const sent = packing === 'honest' ? deflateRawSync(body) : body;
        const headers: Record<string, string> = packing === 'none' ? {} : { 'x-cordee-encoding': 'deflate-raw' };
        expect(EXPECTED).toContain(await answerOf(await server.sync(token, sent, headers)));
      }),
      { numRuns: 300 },
    );
    await expectHealthy();
  });

  it('inside a well-formed item never break the record or its neighbours', async () => {
    const good = scribe(77);
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(400), fc.nat(255), fc.string(), async (noise, at, by, text) => {
        const update = good.write('name', text);
        const spoilt = update.slice();
        spoilt[at % spoilt.length] = by;
        const items = [
          itemOf(docOf(70), noise),
          itemOf(docOf(77), spoilt),
          itemOf(docOf(71), scribe(71).write('name', 'x')),
        ];
        const reply = await server.send(token, { items });
        expect(reply.acks).toHaveLength(3);
        expect(['ok', 'dup']).toContain(reply.acks[2]?.status);
      }),
      { numRuns: 200 },
    );
    await expectHealthy();
  });

  it('as JSON, as a path or as a token are refused by name', async () => {
    const routes = fc.constantFrom('/v1/join', '/v1/invites', '/v1/assign', '/v1/nothing', '/v1/devices/%00/revoke');
    const coordinator = await server.token(server.team.coordinator.id, 'ccccc');
    const bodies = fc.oneof(fc.json(), fc.string(), fc.constant('[[[['), fc.constant('null'));
    await fc.assert(
      fc.asyncProperty(routes, bodies, async (route, body) => {
        const headers = { authorization: `Bearer ${coordinator}`, 'content-type': 'application/json' };
        const response = await fetch(`${server.origin}${route}`, { method: 'POST', headers, body });
        expect(response.status).not.toBe(500);
        expect(isHttpRefusal(((await response.json()) as { error: unknown }).error)).toBe(true);
      }),
      { numRuns: 100 },
    );
    await expectHealthy();
  });
});
