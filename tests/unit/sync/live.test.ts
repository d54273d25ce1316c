// The page's end of the live channel, against a real server.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLive, type Live } from '#sync/live.ts';
import { createPresence, type PresenceCell } from '#store/presence.ts';
import { runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';
import { docOf, itemOf, scribe } from '#tests/unit/sync-server/workbench.ts';

let server: RunningServer;
let anaisToken: string;
let brunoToken: string;
const COMPANY = docOf(1);
const open: Live[] = [];

beforeAll(async () => {
  server = await runServer();
  anaisToken = await server.token(server.team.anais.id, 'aaaaa');
  brunoToken = await server.token(server.team.bruno.id, 'bbbbb');
  await server.send(anaisToken, { items: [itemOf(COMPANY, scribe(1).write('name', 'x'))] });
});
afterEach(() => {
  for (const live of open) live.pause();
  open.length = 0;
});
afterAll(() => server.close());

interface Page {
  readonly live: Live;
  readonly presence: PresenceCell;
  readonly news: () => number;
}

function page(token: string, held = 1_000_000): Page {
  const presence = createPresence();
  const onNews = vi.fn<() => void>();
  const live = createLive({
    account: () => Promise.resolve({ origin: server.origin, token }),
    held: () => Promise.resolve(held),
    onNews,
    shown: () => presence.shown.peek(),
    onPeers: presence.heard,
  });
  open.push(live);
  return { live, presence, news: () => onNews.mock.calls.length };
}

describe('the live channel of a page', () => {
  it('says which record is on the screen when it opens and at each move, and hears who else is', async () => {
    const [anais, bruno] = [page(anaisToken), page(brunoToken)];
    anais.presence.show(COMPANY);
    anais.live.listen();
    bruno.live.listen();
    const leave = bruno.presence.show(COMPANY);
    bruno.live.moved();
    await expect.poll(() => anais.presence.on(COMPANY)).toEqual([server.team.bruno.id]);
    await expect.poll(() => bruno.presence.on(COMPANY)).toEqual([server.team.anais.id]);
    leave();
    bruno.live.moved();
    await expect.poll(() => anais.presence.on(COMPANY)).toEqual([]);
  });

  it('says nothing of anybody once it is paused, and the others are told at once', async () => {
    const [anais, bruno] = [page(anaisToken), page(brunoToken)];
    for (const one of [anais, bruno]) {
      one.presence.show(COMPANY);
      one.live.listen();
    }
    await expect.poll(() => anais.presence.on(COMPANY)).toEqual([server.team.bruno.id]);
    await expect.poll(() => bruno.presence.on(COMPANY)).toEqual([server.team.anais.id]);
    bruno.live.pause();
    expect(bruno.presence.on(COMPANY)).toEqual([]);
    await expect.poll(() => anais.presence.on(COMPANY)).toEqual([]);
  });

  it('starts an exchange when the log is longer than what it holds, and not otherwise', async () => {
    const [behind, level] = [page(anaisToken, 0), page(brunoToken)];
    behind.live.listen();
    level.live.listen();
    await expect.poll(() => behind.news()).toBe(1);
    expect(level.news()).toBe(0);
  });
});

describe('the record on the screen', () => {
  it('stays when another screen of the same record comes before the old one goes', () => {
    const presence = createPresence();
    const leaveDossier = presence.show(COMPANY);
    const leaveVisit = presence.show(COMPANY);
    leaveDossier();
    expect(presence.shown.value).toBe(COMPANY);
    leaveVisit();
    expect(presence.shown.value).toBe('');
  });

  it('names nobody of another record', () => {
    const presence = createPresence();
    presence.heard(COMPANY, ['m']);
    expect([presence.on(COMPANY), presence.on(docOf(2))]).toEqual([['m'], []]);
  });
});
