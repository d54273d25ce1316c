// Who is on the same record: told to those who show it and may read it, and to nobody else.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { LIVE_REFUSED, PRESENCE_EVERY } from '#protocol/live.ts';
import { GONE_AFTER } from '#server/live/presence.ts';
import { type Ear, greeting, openEar } from '#tests/unit/sync-server/live/ear.ts';
import { runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';
import { docOf, itemOf, joinAs, must, privateItem, scribe } from '#tests/unit/sync-server/workbench.ts';

let server: RunningServer;
let tokens: { anais: string; anaisToo: string; bruno: string; claire: string; marc: string };
const open: Ear[] = [];
const COMPANY = docOf(1);
/** A dossier of Anaïs: hers and the coordinators'. */
const DOSSIER = docOf(2);

beforeAll(async () => {
  server = await runServer();
  const { anais, bruno, coordinator, committee } = server.team;
  tokens = {
    anais: await server.token(anais.id, 'aaaaa'),
    anaisToo: await server.token(anais.id, 'aaaab'),
    bruno: await server.token(bruno.id, 'bbbbb'),
    claire: await server.token(coordinator.id, 'ccccc'),
    marc: await server.token(committee.id, 'ddddd'),
  };
  const items = [itemOf(COMPANY, scribe(1).write('name', 'x')), privateItem(DOSSIER, scribe(2).write('mode', 'x'))];
  await server.send(tokens.anais, { items });
});
afterEach(async () => {
  for (const ear of open) ear.socket.close();
  await Promise.all(open.map((ear) => ear.closed));
  open.length = 0;
});
afterAll(() => server.close());

async function enter(token: string): Promise<Ear> {
  const ear = await openEar(server.origin, greeting(token));
  open.push(ear);
  await expect.poll(() => ear.heads.length).toBe(1);
  return ear;
}

/** What it was told last of this record, as names. */
function seenBy(ear: Ear, doc: DocId): string[] | null {
  const { anais, bruno, coordinator, committee } = server.team;
  const names = new Map([anais, bruno, coordinator, committee].map(({ id, name }) => [id, name]));
  const told = ear.peers.findLast((peers) => peers.doc === doc);
  return told ? told.members.map((id) => names.get(id) ?? id) : null;
}

const seen = (ear: Ear, doc: DocId) => (): string[] | null => seenBy(ear, doc);

describe('presence on a record', () => {
  it('tells each of two people about the other, and about the leaving at once', async () => {
    const [anais, bruno] = [await enter(tokens.anais), await enter(tokens.bruno)];
    anais.here(COMPANY);
    await expect.poll(seen(anais, COMPANY)).toEqual([]);
    bruno.here(COMPANY);
    await expect.poll(seen(bruno, COMPANY)).toEqual(['Anaïs']);
    await expect.poll(seen(anais, COMPANY)).toEqual(['Bruno']);
    bruno.here('');
    await expect.poll(seen(anais, COMPANY)).toEqual([]);
    bruno.here(COMPANY);
    await expect.poll(seen(anais, COMPANY)).toEqual(['Bruno']);
    bruno.socket.close();
    await expect.poll(seen(anais, COMPANY)).toEqual([]);
  });

  it('tells nobody who shows another record', async () => {
    const [anais, bruno] = [await enter(tokens.anais), await enter(tokens.bruno)];
    anais.here(DOSSIER);
    await expect.poll(seen(anais, DOSSIER)).toEqual([]);
    bruno.here(COMPANY);
    await expect.poll(seen(bruno, COMPANY)).toEqual([]);
    anais.here(COMPANY);
    await expect.poll(seen(bruno, COMPANY)).toEqual(['Anaïs']);
    expect(bruno.peers.every((peers) => peers.doc === COMPANY)).toBe(true);
  });

  it('does not count the same person on a second device', async () => {
    const [tablet, phone, bruno] = [await enter(tokens.anais), await enter(tokens.anaisToo), await enter(tokens.bruno)];
    tablet.here(COMPANY);
    phone.here(COMPANY);
    await expect.poll(seen(phone, COMPANY)).toEqual([]);
    bruno.here(COMPANY);
    await expect.poll(seen(bruno, COMPANY)).toEqual(['Anaïs']);
    await expect.poll(seen(tablet, COMPANY)).toEqual(['Bruno']);
    phone.here('');
    phone.here(COMPANY);
    await expect.poll(seen(phone, COMPANY)).toEqual(['Bruno']);
    expect(seenBy(bruno, COMPANY)).toEqual(['Anaïs']);
  });

  it('neither shows nor tells those who may not read the record', async () => {
    const [anais, bruno, claire] = [await enter(tokens.anais), await enter(tokens.bruno), await enter(tokens.claire)];
    const marc = await enter(tokens.marc);
    bruno.here(DOSSIER);
    marc.here(DOSSIER);
    anais.here(DOSSIER);
    claire.here(DOSSIER);
    await expect.poll(seen(claire, DOSSIER)).toEqual(['Anaïs']);
    await expect.poll(seen(anais, DOSSIER)).toEqual(['Claire']);
    expect([seenBy(bruno, DOSSIER), seenBy(marc, DOSSIER)]).toEqual([[], []]);
  });

  it('follows rights that move: who lost the dossier is neither shown nor told at the next sign', async () => {
    const doc = docOf(3);
    await server.send(tokens.anais, { items: [privateItem(doc, scribe(3).write('mode', 'x'))] });
    const [anais, claire] = [await enter(tokens.anais), await enter(tokens.claire)];
    anais.here(doc);
    claire.here(doc);
    await expect.poll(seen(anais, doc)).toEqual(['Claire']);
    must(await server.store.assign(server.team.coordinator.id, doc, server.team.bruno.id));
    anais.here(doc);
    await expect.poll(seen(anais, doc)).toEqual([]);
    await expect.poll(seen(claire, doc)).toEqual([]);
  });

  it(`forgets who has been silent for ${GONE_AFTER / 1000} s, and keeps who says so every ${PRESENCE_EVERY / 1000} s`, async () => {
    const [anais, bruno, claire] = [await enter(tokens.anais), await enter(tokens.bruno), await enter(tokens.claire)];
    for (const ear of [anais, bruno, claire]) ear.here(COMPANY);
    await expect.poll(seen(claire, COMPANY)).toHaveLength(2);
    server.advance(GONE_AFTER - 1_000);
    bruno.here(COMPANY);
    await expect.poll(() => bruno.peers.length).toBeGreaterThan(1);
    server.advance(2_000);
    claire.here(COMPANY);
    await expect.poll(seen(claire, COMPANY)).toEqual(['Bruno']);
    expect(GONE_AFTER).toBeLessThanOrEqual(50_000);
  });
});

describe('a hostile message on the live channel', () => {
  it.each([
    ['not JSON', '<html>'],
    ['of another type', '{"type":"peers","doc":"x","members":["y"]}'],
    ['with an id that is none', '{"type":"here","doc":"../../etc/passwd"}'],
    ['with an object for an id', '{"type":"here","doc":{"$ne":""}}'],
    ['with an id of no record', JSON.stringify({ type: 'here', doc: docOf(999) })],
  ])('is passed over when it is %s: the next one is read', async (_what, message) => {
    const [anais, bruno] = [await enter(tokens.anais), await enter(tokens.bruno)];
    bruno.socket.send(message);
    anais.here(COMPANY);
    bruno.here(COMPANY);
    await expect.poll(seen(bruno, COMPANY)).toEqual(['Anaïs']);
    expect(bruno.peers.flatMap((peers) => peers.members)).toEqual([server.team.anais.id]);
  });

  it('closes the connection when it is longer than 2 KB', async () => {
    const bruno = await enter(tokens.bruno);
    bruno.say({ type: 'here', doc: 'x'.repeat(4_000) });
    expect(await bruno.closed).toBe(1009);
  });

  it('is not answered when too many come at once, and a flood is cut', async () => {
    const bruno = await enter(tokens.bruno);
    for (let sent = 0; sent < 60; sent += 1) bruno.here(COMPANY);
    server.advance(5_000);
    bruno.here('');
    await expect.poll(() => bruno.peers.length).toBeGreaterThan(0);
    expect(bruno.peers.length).toBeLessThanOrEqual(12);
    for (let sent = 0; sent < 400; sent += 1) bruno.here(COMPANY);
    await bruno.closed;
  });

  it('closes a device that was taken out of the workspace since its hello', async () => {
    const { token, device } = await joinAs(server.store, server.team.bruno.id, 'bbbbc');
    const bruno = await enter(token);
    must(await server.store.revokeDevice(device));
    bruno.here(COMPANY);
    expect(await bruno.closed).toBe(LIVE_REFUSED);
    expect(bruno.peers).toEqual([]);
  });
});
