// Presence when people are connected to different server processes on one Postgres.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GONE_AFTER } from '#server/live/presence.ts';
import { createPostgresStore } from '#server/store/postgres.ts';
import type { Store } from '#server/store/store.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { type Ear, greeting, openEar } from '#tests/unit/sync-server/live/ear.ts';
import { runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';
import { docOf, itemOf, ownedSources, privateItem, scribe } from '#tests/unit/sync-server/workbench.ts';

let postgres: TestPostgres;
let first: RunningServer;
let second: RunningServer;
const COMPANY = docOf(1);
const DOSSIER = docOf(2);

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.freshDatabase();
  const open = (server: number): Promise<Store> => {
    const sources = ownedSources();
    const random = (size: number): Uint8Array =>
      sources.random(size).map((byte, index) => (index === 5 ? server : byte));
    return createPostgresStore({ url }, { ...sources, random });
  };
  const stores = [await open(1), await open(2)];
  first = await runServer(new Map(), () => stores[0] as Store);
  second = await runServer(new Map(), () => stores[1] as Store);
});
afterAll(async () => {
  await first.close();
  await second.close();
  await postgres.dispose();
});

async function enter(server: RunningServer, token: string): Promise<Ear> {
  const ear = await openEar(server.origin, greeting(token));
  await expect.poll(() => ear.heads.length).toBeGreaterThan(0);
  return ear;
}

const told = (ear: Ear): readonly string[] | undefined => ear.peers.at(-1)?.members;

describe('people on the same record, connected to two servers', () => {
  it('see each other come and go, by their rights; a server that dies takes its people with it within 50 s (L13)', async () => {
    const { anais, bruno } = first.team;
    const [forAnais, forBruno] = [await first.token(anais.id, 'aaaaa'), await first.token(bruno.id, 'bbbbb')];
    const items = [itemOf(COMPANY, scribe(1).write('name', 'x')), privateItem(DOSSIER, scribe(2).write('mode', 'x'))];
    await first.send(forAnais, { items });
    const here = await enter(first, forAnais);
    const there = await enter(second, forBruno);
    here.here(COMPANY);
    await expect.poll(() => told(here)).toEqual([]);
    there.here(COMPANY);
    await expect.poll(() => told(here)).toEqual([bruno.id]);
    await expect
      .poll(() => {
        there.here(COMPANY);
        return told(there);
      })
      .toEqual([anais.id]);
    there.socket.close();
    await expect.poll(() => told(here)).toEqual([]);

    const again = await enter(second, forBruno);
    here.here(DOSSIER);
    again.here(DOSSIER);
    await expect.poll(() => told(again)).toEqual([]);
    expect(told(here)).toEqual([]);
    again.here(COMPANY);
    here.here(COMPANY);
    await expect.poll(() => told(again)).toEqual([anais.id]);
    // Whatever the first server would still say is cut off: only its silence is left.
    second.advance(GONE_AFTER + 1);
    again.here(COMPANY);
    await expect.poll(() => told(again)).toEqual([]);
    here.socket.close();
    again.socket.close();
  });
});
