// A tablet: the real memory and the real exchange over a disk that outlives them.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { Role } from '#domain/access/role.ts';
import { project } from '#domain/record/project.ts';
import type { HistoryMark } from '#storage/receipt.ts';
import type { Storage } from '#storage/storage.ts';
import { createStore } from '#store/store.ts';
import { createSyncStatus } from '#store/sync-status.ts';
import { audit } from '#sync/audit.ts';
import { drain } from '#sync/drain.ts';
import { offerAll } from '#sync/heal.ts';
import { hash16, quietPlatform } from '#tests/support/device.ts';
import { stretchesOf } from './coverage.ts';
import { createDisk } from './memory-disk.ts';
import { type MemoryStorage, openMemoryStorage, type Troubles } from './memory-storage.ts';
import { transportOf } from './network.ts';
import { Violation } from './violation.ts';
import { GOOD_LINK, type Tab, type Tablet, type World } from './world.ts';

export function newTablet(world: World, name: string, role: Role, drift: number, person = name): Tablet {
  return {
    name,
    person,
    role,
    disk: createDisk(),
    drift,
    chance: world.chance.fork(),
    link: { ...GOOD_LINK },
    lost: false,
    session: 0,
    plugs: new Set(),
    tabs: [],
    member: '',
    needsJoin: false,
    running: null,
    trips: [],
    advice: null,
    delivered: null,
    forgotten: new Set(),
    everForgot: new Set(),
    armed: null,
    failing: null,
  };
}

const nowOf = (world: World, tablet: Tablet) => (): number => world.clock.now() + tablet.drift;

/** Opens a page over the tablet's disk. Never ends when the plug is pulled meanwhile. */
export async function openTab(world: World, tablet: Tablet, suffix: string): Promise<Tab> {
  const plug = openMemoryStorage(tablet.name, tablet.disk, troublesOf(world, tablet));
  tablet.plugs.add(plug);
  const storage = watched(world, tablet, world.mutant?.storage?.(plug, tablet.disk, tablet.chance) ?? plug);
  if (world.mutant?.oneTag) tablet.disk.local.set('device', { tag: 'aaaaa', name: tablet.name });
  const status = createSyncStatus();
  const isBlind = tablet.failing !== null;
  const store = await createStore({
    storage,
    platform: quietPlatform(nowOf(world, tablet)),
    syncStatus: status.status,
    random: (count) => tablet.chance.bytes(count),
    tabSuffix: world.mutant?.oneTag ? '' : suffix,
    loadGrid: () => Promise.resolve(world.grid),
    loadProject: () => Promise.resolve(project),
    breathe: () => Promise.resolve(),
  });
  const tab = { plug, storage, store, suffix, screens: [], isBlind };
  if (plug.isAlive()) tablet.tabs.push(tab);
  return tab;
}

function troublesOf(world: World, tablet: Tablet): Troubles {
  const { chance } = tablet;
  return {
    async pause() {
      for (let turns = chance.below(3); turns > 0; turns -= 1) await Promise.resolve();
    },
    failure() {
      if (!tablet.failing) return null;
      const { failure } = tablet.failing;
      tablet.failing.calls -= 1;
      if (tablet.failing.calls <= 0) tablet.failing = null;
      return failure;
    },
    dies(call, moment) {
      if (!tablet.armed || tablet.armed.moment !== moment) return false;
      tablet.armed.calls -= 1;
      if (tablet.armed.calls > 0) return false;
      world.note(`${tablet.name} loses its battery ${moment} "${call}"`);
      crash(world, tablet);
      return true;
    },
  };
}

/** All tabs die; what was committed stays. */
export function crash(world: World, tablet: Tablet): void {
  for (const plug of tablet.plugs) plug.kill();
  tablet.disk.users.clear();
  tablet.plugs = new Set<MemoryStorage>();
  tablet.tabs = [];
  tablet.session += 1;
  tablet.running = null;
  tablet.delivered = null;
  tablet.armed = null;
  tablet.failing = null;
  world.stats.crashes += 1;
}

/** Writes down what the app was promised, and checks what it asks for. */
function watched(world: World, tablet: Tablet, inner: Storage): Storage {
  return {
    ...inner,
    async commit(act) {
      const done = await inner.commit(act);
      if (done.ok) {
        const stretches = stretchesOf(act.update);
        world.truth.edits.push({ doc: act.doc.id, tablet: tablet.name, step: world.step, stretches });
        world.stats.edits += 1;
      }
      return done;
    },
    async receive(receipt) {
      const before = (tablet.disk.meta.get('cursor') ?? null) as HistoryMark | null;
      if (before && receipt.cursor.seq < before.seq)
        world.broke(new Violation('I6', `${tablet.name} goes back from ${before.seq} to ${receipt.cursor.seq}`));
      const forget = new Set<DocId>();
      for (const row of tablet.delivered?.rows ?? []) {
        if (row.type === 'revoke' || row.type === 'erase') forget.add(row.doc);
        else if (row.body !== null) {
          forget.delete(row.doc);
          tablet.forgotten.delete(row.doc);
        }
      }
      for (const doc of forget) tablet.everForgot.add(doc);
      const done = await inner.receive(receipt);
      if (done.ok) for (const doc of forget) tablet.forgotten.add(doc);
      return done;
    },
  };
}

/** Begins a run of the exchange, unless one is under way: tabs and worker share one lock (D6). */
export function exchange(world: World, tablet: Tablet): void {
  const [tab] = tablet.tabs;
  if (!tab || tablet.running) return;
  const { session } = tablet;
  tablet.trips = [];
  tablet.advice = null;
  tablet.running = drain({
    storage: tab.storage,
    transport: transportOf(world, tablet),
    hash: hash16,
    now: nowOf(world, tablet),
    app: 'simulated',
    schema: 1,
    audit,
  }).then(
    (advice) => {
      if (session !== tablet.session) return;
      tablet.running = null;
      tablet.advice = advice;
      world.note(
        `${tablet.name} ends an exchange: ${JSON.stringify(advice.status)} after ${tablet.trips.length} trips`,
      );
      const five = tablet.trips.slice(-5);
      if (advice.status.type === 'offline' && five.some(Boolean))
        world.broke(new Violation('I9', `${tablet.name} gave up although a try went through`));
    },
    (error: unknown) => world.broke(new Violation('crash', `${tablet.name}: ${String(error)}`)),
  );
}

/** By a one-time link, as the app does it; the person is made anew when the server does not know them. */
export async function join(world: World, tablet: Tablet): Promise<void> {
  const [tab] = tablet.tabs;
  if (!tab || tablet.running) return;
  const store = world.host.store();
  const known = [...world.host.state().members.values()].find((member) => member.name === tablet.person);
  const made = known ?? must(await store.createMember({ name: tablet.person, role: tablet.role }));
  const invite = must(await store.createInvite({ member: made.id, hours: 24 }));
  const tag = world.mutant?.oneTag ? tagOf(tablet) : tab.store.device.value.tag;
  const { token, device, config } = must(await store.join({ code: invite.code, device: tablet.name, tag }));
  world.note(`${tablet.name} joins as ${made.id}`);
  const before = await tab.storage.exchangeState();
  const elsewhere = before.ok && before.value.account && before.value.account.workspace.id !== config.workspace.id;
  const account = { origin: '', token, device, member: made.id, workspace: config.workspace };
  const kept = await tab.storage.setAccount(account, config as unknown as Json);
  if (!kept.ok) return;
  tablet.member = made.id;
  tablet.needsJoin = false;
  if (elsewhere) await offerAll(tab.storage, nowOf(world, tablet)());
}

const tagOf = (tablet: Tablet): string => `${tablet.name.toLowerCase().replace(/[^a-z]/g, '')}22222`.slice(0, 5);

function must<Value>(result: { ok: true; value: Value } | { ok: false; error: { type: string } }): Value {
  if (!result.ok) throw new Violation('crash', `joining was refused: ${result.error.type}`);
  return result.value;
}
