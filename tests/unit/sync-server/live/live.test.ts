import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIVE_REFUSED } from '#protocol/live.ts';
import { greeting, openEar } from '#tests/unit/sync-server/live/ear.ts';
import { runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';
import { docOf, itemOf, must, scribe } from '#tests/unit/sync-server/workbench.ts';

let server: RunningServer;
let token: string;

beforeAll(async () => {
  server = await runServer();
  token = await server.token(server.team.anais.id, 'aaaaa');
});
afterAll(() => server.close());

describe('WS /v1/live', () => {
  it('tells where the log stands, and then each growth of it', async () => {
    const { heads, socket } = await openEar(server.origin, greeting(token));
    await expect.poll(() => heads.length).toBe(1);
    await server.send(token, { items: [itemOf(docOf(1), scribe(1).write('name', 'x'))] });
    await expect.poll(() => heads.length).toBe(2);
    const { head } = must(await server.store.status());
    expect(heads.at(-1)).toBe(head.seq);
    socket.close();
  });

  it.each([
    ['an unknown token', greeting('nobody')],
    ['words that are not a hello', '{"type":"hello"}'],
    ['what is not JSON', '<html>'],
  ])('closes on %s, and says nothing', async (_what, hello) => {
    const { heads, closed } = await openEar(server.origin, hello);
    expect(await closed).toBe(LIVE_REFUSED);
    expect(heads).toEqual([]);
  });

  it('is not opened at another address', async () => {
    const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/v1/other`);
    await new Promise((resolve) => {
      socket.addEventListener('error', resolve, { once: true });
    });
    expect(socket.readyState).toBeGreaterThanOrEqual(WebSocket.CLOSING);
  });
});
