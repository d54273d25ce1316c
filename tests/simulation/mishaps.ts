// What goes wrong around people: networks, batteries, disks, servers, backups, and those who send what they must not.
import { createReplica } from '#crdt/record.ts';
import { EMPTY_UPDATE } from '#crdt/updates.ts';
import type { DocId } from '#domain/ids.ts';
import { encodeSyncRequest, type PushItem } from '#protocol/sync-request.ts';
import { ORIGIN } from '#protocol/mark.ts';
import { hashBody } from '#server/store/chain.ts';
import type { Account } from '#storage/exchange-state.ts';
import { damage } from './memory-acts.ts';
import { deliver } from './network.ts';
import { blankState } from './server-state.ts';
import { living } from './invariants.ts';
import { crash, join, newTablet, openTab } from './tablets.ts';
import { GOOD_LINK, type Tablet, type World } from './world.ts';

const BACKUPS = 6;
const MOST_TABLETS = 6;

export function changeWeather(world: World, tablet: Tablet): void {
  const { chance } = tablet;
  tablet.link = chance.happens(0.35)
    ? { ...GOOD_LINK }
    : {
        up: chance.happens(0.75),
        loss: chance.pick([0, 0.15, 0.3, 0.5]),
        slowness: chance.pick([50, 600, 5_000, 40_000]),
        longest: chance.happens(0.2) ? chance.between(2_000, 60_000) : Number.POSITIVE_INFINITY,
        twice: chance.pick([0, 0, 0.2]),
        portal: chance.happens(0.1) ? 0.5 : 0,
      };
  world.note(`the link of ${tablet.name} is now ${JSON.stringify(tablet.link)}`);
}

export function pullPlugLater(world: World, tablet: Tablet): void {
  tablet.armed = { calls: tablet.chance.between(1, 14), moment: tablet.chance.pick(['before', 'after']) };
  world.note(`${tablet.name} has ${tablet.armed.calls} calls of battery left`);
}

export function crashNow(world: World, tablet: Tablet): void {
  world.note(`${tablet.name} is switched off`);
  crash(world, tablet);
}

export function failStorage(world: World, tablet: Tablet): void {
  const type = tablet.chance.pick(['storage-full', 'storage-closed', 'storage-timeout'] as const);
  tablet.failing = { calls: tablet.chance.between(1, 6), failure: { type, detail: 'simulated' } };
  world.note(`the disk of ${tablet.name} answers ${type} ${tablet.failing.calls} times`);
}

export function secondTab(world: World, tablet: Tablet): void {
  if (tablet.tabs.length === 1) {
    world.note(`${tablet.name} opens a second tab`);
    void openTab(world, tablet, '.1');
  } else if (tablet.tabs.length === 2) {
    const tab = tablet.tabs.pop();
    world.note(`${tablet.name} closes its second tab`);
    void tab?.store.flushAll().then(() => tab.store.close());
  }
}

/** A row that is no update, as a bad sector leaves it, among those that wait to be sent. */
export function damageRow(world: World, tablet: Tablet): void {
  const [row] = tablet.disk.out.values();
  if (!row) return;
  world.note(`a row of ${row.doc} on ${tablet.name} is damaged`);
  damage(tablet.disk, row.doc, tablet.chance.bytes(24));
}

export function lose(world: World, tablet: Tablet): void {
  const others = world.tablets.filter((other) => !other.lost);
  if (others.length <= 2) return;
  world.note(`${tablet.name} is lost for ever`);
  crash(world, tablet);
  tablet.lost = true;
}

/** The off-site copy, which devices are then told about (L9). */
export async function takeBackup(world: World): Promise<void> {
  const state = world.host.state();
  // A boast is a backup that was never written.
  if (!world.mutant?.boastful || world.chance.happens(0.3)) {
    world.backups.push(state);
    if (world.backups.length > BACKUPS) world.backups.shift();
    for (const row of state.log) if (row.type === 'upd') world.truth.backUp(row.doc, row.body);
  }
  await world.host.store().setStable(state.workspace?.head.seq ?? 0);
}

/** Somebody is given another tablet, in the middle of the day: its first sync meets people at work. */
export async function hire(world: World): Promise<void> {
  if (living(world).length >= MOST_TABLETS) return;
  const { person, role } = world.chance.pick(world.tablets);
  const tablet = newTablet(world, `${person} ${world.tablets.length}`, role, 0, person);
  world.note(`${person} is given the tablet ${tablet.name}`);
  world.tablets.push(tablet);
  await openTab(world, tablet, '');
  // The server may be full or dead just then: they try again.
  void join(world, tablet).catch((error: unknown) => world.note(`joining failed: ${String(error)}`));
}

/** Housekeeping: the most crowded records are put together (L8). */
export async function compact(world: World): Promise<void> {
  const done = await world.host
    .store()
    .compact({ minRows: world.chance.between(2, 6), records: world.chance.between(1, 4) });
  if (done.ok && done.value.records > 0) world.note(`${done.value.records} records are compacted`);
}

export async function restoreBackup(world: World): Promise<void> {
  if (world.backups.length === 0) return;
  const state = world.chance.pick(world.backups);
  const lost = (world.host.state().workspace?.head.seq ?? 0) - (state.workspace?.head.seq ?? 0);
  world.note(`the server is restored from an older backup, ${lost} rows are gone`);
  world.stats.restores += 1;
  world.restoredAt = world.step;
  await world.host.replaceDisk(state);
}

export async function wipeServer(world: World): Promise<void> {
  if (world.hasEvicted) return;
  world.note('the disk of the server is wiped');
  world.stats.restores += 1;
  world.restoredAt = world.step;
  world.backups.length = 0;
  await world.host.replaceDisk(blankState());
}

/** A coordinator hands a dossier to somebody; which is what rights of their own come from (L5). */
export async function assign(world: World): Promise<void> {
  const { chance, host } = world;
  const state = host.state();
  const docs = [...state.records.values()].filter((record) => record.channel === 'private' && !record.erased);
  const people = [...state.members.values()].filter((member) => member.role !== 'committee');
  const by = people.find((member) => member.role === 'coordinator');
  if (docs.length === 0 || !by) return;
  const [record, to] = [chance.pick(docs), chance.pick(people)];
  world.note(`${record.doc} is handed to ${to.name}`);
  await host.store().assign(by.id, record.doc, to.id);
}

export async function erase(world: World): Promise<void> {
  const docs = [...world.host.state().records.values()].filter((record) => !record.erased);
  const by = [...world.host.state().members.values()].find((member) => member.role === 'coordinator');
  if (docs.length < 3 || !by) return;
  const { doc } = world.chance.pick(docs);
  world.note(`${doc} is erased`);
  world.truth.erased.add(doc);
  await world.host.store().erase(by.id, doc);
}

/** A request that arrived once arrives again, much later. */
export function replay(world: World): void {
  if (world.oldFrames.length === 0) return;
  const { token, frame } = world.chance.pick(world.oldFrames);
  void deliver(world, token, frame);
}

/** An edit that builds on another one, which stays behind: the server can never integrate it (L3). */
function secondThought(world: World, tablet: Tablet, doc: DocId): Uint8Array {
  const rows = world.host.state().log.filter((row) => row.doc === doc && row.body.length > 0);
  const replica = createReplica(rows.map(({ body }) => body));
  const writer = { tag: 'zzzzz', at: world.clock.now(), random: (count: number) => tablet.chance.bytes(count) };
  replica.edit(writer, (draft) => draft.set('thought', 'first'));
  const second = replica.edit(writer, (draft) => draft.set('thought', 'second'));
  replica.destroy();
  return second ?? EMPTY_UPDATE;
}

/** A record that only an attack brings about: what somebody wrote in another one, under that person's tag. */
export const FORGED = 'BBBBBBBBBBBBBBBBBBBBBA' as DocId;

/** Somebody with a valid token and a wish to break things (L11): each item of this must be refused by its name. */
export function attack(world: World, tablet: Tablet): void {
  const account = tablet.disk.meta.get('account') as Account | undefined;
  const rows = world.host.state().log.filter((row) => row.type === 'upd' && row.body.length > 8);
  if (!account || rows.length === 0) return;
  const { chance } = tablet;
  const row = chance.pick(rows);
  const body = chance.pick([
    chance.bytes(chance.between(1, 60)),
    row.body.slice(0, chance.between(1, row.body.length - 1)),
    row.body,
  ]);
  const elsewhere = chance.pick([row.doc, FORGED]);
  const item: PushItem = {
    id: 1,
    doc: elsewhere,
    kind: chance.pick([row.kind, 'partner']),
    channel: row.channel,
    hash: chance.happens(0.3) ? chance.bytes(16) : hashBody(body),
    body: chance.happens(0.1) ? new Uint8Array(270_000).fill(7) : body,
  };
  const { doc, kind, channel } = row;
  const orphan = secondThought(world, tablet, doc);
  const wellFormed: PushItem = { id: 1, doc, kind, channel, hash: hashBody(orphan), body: orphan };
  const head = { app: 'hostile', schema: 1, workspace: '', cursor: ORIGIN, horizon: ORIGIN };
  void deliver(
    world,
    account.token,
    encodeSyncRequest({ ...head, want: { bytes: 0, rows: 0 }, items: [chance.happens(0.4) ? wellFormed : item] }),
  );
}
