// One simulated day from one seed: people work, things go wrong, then the network heals and every promise is checked.
import { ownRandomness } from './seeded-crypto.ts';
import type { Role } from '#domain/access/role.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { type Chance, createChance } from './chance.ts';
import { checkEnd } from './final-checks.ts';
import { willHeal } from './healing.ts';
import { createWatch, living, type Watch } from './invariants.ts';
import * as mishaps from './mishaps.ts';
import type { Mutant } from './mutant.ts';
import * as people from './people.ts';
import * as tidying from './tidying.ts';
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { createServerHost, ServerDied } from './server-host.ts';
import { exchange, join, newTablet, openTab } from './tablets.ts';
import { createTruth } from './truth.ts';
import { Violation } from './violation.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { GOOD_LINK, type Stats, type Tab, type Tablet, type World } from './world.ts';

export interface DayOutcome extends Stats {
  readonly seed: number;
  readonly violation: Violation | null;
  /** The last things that happened, oldest first. */
  readonly trace: readonly string[];
}

const MORNING = Date.UTC(2026, 10, 23, 6);
const HOUR = 3_600_000;
const TRACE = 80;
/** Between two looks at the promises. */
const LOOK_EVERY = 8;
/** Rounds of exchanges after which a whole network must have settled everything. */
const MOST_ROUNDS = 14;

const TEAM: readonly (readonly [name: string, role: Role])[] = [
  ['Claire', 'coordinator'],
  ['Bruno', 'advisor'],
  ['Anais', 'advisor'],
  ['Marc', 'committee'],
  ['Denise', 'advisor'],
];

let grid: Grid | null = null;

/** What is loaded late in a server would make the first day of a process unlike the same day later. */
async function loadEverything(): Promise<Grid> {
  await createInlineParser().card('company', 'AAAAAAAAAAAAAAAAAAAAAQ' as DocId, []);
  return loadDefaultGrid();
}

/** Never throws: a broken promise, and a bug that threw, are in the outcome. */
export async function runDay(seed: number, mutant: Mutant | null = null): Promise<DayOutcome> {
  grid ??= await loadEverything();
  const chance = createChance(seed);
  const clock = createVirtualClock(MORNING);
  const restoreTimers = clock.install();
  const ids = chance.fork();
  ownRandomness((count) => {
    const drawn = ids.bytes(count);
    return mutant?.clientIds ? drawn.fill(0).fill(1 + ids.below(mutant.clientIds), 0, 1) : drawn;
  });
  const trace: string[] = [];
  const stats: Stats = { edits: 0, restores: 0, crashes: 0 };
  let broken: Violation | null = null;
  try {
    const serverChance = chance.fork();
    const random = (count: number): Uint8Array => serverChance.bytes(count);
    const host = await createServerHost(
      { now: clock.now, random, parser: createInlineParser() },
      { tables: mutant?.tables, lazy: mutant?.lazy },
    );
    const world: World = {
      chance,
      clock,
      host,
      mutant,
      grid,
      stats,
      truth: createTruth(),
      tablets: [],
      backups: [],
      oldFrames: [],
      pageBytes: chance.pick([900, 6_000, 512 * 1024]),
      step: 0,
      hasEvicted: false,
      restoredAt: -1,
      note(text) {
        if (
          trace.push(`${String(world.step).padStart(4)} ${new Date(clock.now()).toISOString().slice(11, 23)} ${text}`) >
          TRACE
        )
          trace.shift();
      },
      broke(violation) {
        broken ??= violation;
      },
      broken: () => broken,
    };
    await live(world);
  } catch (error) {
    broken ??= error instanceof Violation ? error : new Violation('crash', (error as Error).stack ?? String(error));
  } finally {
    ownRandomness(null);
    restoreTimers();
  }
  return { seed, ...stats, violation: broken, trace };
}

async function live(world: World): Promise<void> {
  const { chance } = world;
  for (const [name, role] of TEAM.slice(0, chance.between(3, 5))) {
    const drift = chance.pick([0, 0, -2 * HOUR, 40_000, 300 * 24 * HOUR]);
    const tablet = newTablet(world, name, role, drift);
    world.tablets.push(tablet);
    await openTab(world, tablet, '');
    if (role === 'coordinator' || chance.happens(0.7)) await join(world, tablet);
  }
  const watch = createWatch(world);
  const steps = chance.between(120, 260);
  for (world.step = 1; world.step <= steps; world.step += 1) {
    await oneStep(world);
    await world.clock.advance(chance.pick([300, 1_500, 5_000, 60_000, 600_000]));
    await stopIfBroken(world);
    if (world.step % LOOK_EVERY === 0) await watch.check();
  }
  await evening(world, watch);
}

async function stopIfBroken(world: World): Promise<void> {
  await world.clock.settle();
  const violation = world.broken();
  if (violation) throw violation;
}

type Deed = readonly [weight: number, act: (world: World, tablet: Tablet, tab: Tab) => unknown];

const DEEDS: readonly Deed[] = [
  [26, people.editField],
  [6, (world, tablet, tab) => people.create(world, tablet, tab)],
  [4, people.confide],
  [6, people.editTogether],
  [8, people.writeProse],
  [3, people.happen],
  [5, people.look],
  [4, people.endLook],
  [26, (world, tablet) => exchange(world, tablet)],
  [5, mishaps.changeWeather],
  [4, mishaps.pullPlugLater],
  [1.5, mishaps.crashNow],
  [2, mishaps.failStorage],
  [5, mishaps.secondTab],
  [0.4, mishaps.damageRow],
  [0.15, mishaps.lose],
  [0.6, (world) => mishaps.hire(world)],
  [0.3, (world, tablet, tab) => people.pasteNovel(world, tablet, tab, false)],
  [0.1, (world, tablet, tab) => people.pasteNovel(world, tablet, tab, true)],
  [3, (world) => mishaps.takeBackup(world)],
  [3, (world) => mishaps.compact(world)],
  [1.6, (world) => mishaps.restoreBackup(world)],
  [0.08, (world) => mishaps.wipeServer(world)],
  [4, tidying.foldRows],
  [3, tidying.makeRoom],
  [2, (world) => mishaps.assign(world)],
  [0.4, (world) => mishaps.erase(world)],
  [2, (world) => mishaps.replay(world)],
  [3, mishaps.attack],
  [1, (world) => world.host.dieAt(world.chance.pick(['before', 'after']))],
  [0.6, (world) => world.host.setFull(world.chance.happens(0.5))],
];
const WEIGHT = DEEDS.reduce((sum, [weight]) => sum + weight, 0);

function drawDeed(chance: Chance): Deed[1] {
  let left = chance.next() * WEIGHT;
  for (const [weight, act] of DEEDS) {
    left -= weight;
    if (left < 0) return act;
  }
  return people.editField;
}

async function oneStep(world: World): Promise<void> {
  const tablet = world.chance.pick(living(world));
  if (tablet.tabs.length === 0) {
    world.note(`${tablet.name} is switched on`);
    void openTab(world, tablet, '');
    return;
  }
  if ((tablet.member === '' && world.chance.happens(0.08)) || (tablet.needsJoin && world.chance.happens(0.3))) {
    void join(world, tablet).catch((error: unknown) => joinFailed(world, error));
    return;
  }
  const act = drawDeed(world.chance);
  // Who may only read tries to write now and then, and is refused.
  const writes = act === people.editField || act === people.editTogether || act === people.confide;
  if (tablet.role === 'committee' && writes && !world.chance.happens(0.15)) return;
  const tab = tablet.chance.pick(tablet.tabs);
  try {
    await act(world, tablet, tab);
  } catch (error) {
    if (!(error instanceof ServerDied)) throw error;
    world.note('the server died and was started again');
  }
}

/** The server may be full or die while somebody joins: they try again. */
function joinFailed(world: World, error: unknown): void {
  world.note(`joining failed: ${String(error)}`);
}

/** The network is whole, everybody comes back to the office, and exchanges until nothing moves any more. */
async function evening(world: World, watch: Watch): Promise<void> {
  world.host.setFull(false);
  world.host.dieAt(null);
  world.note('evening: the network is whole');
  await world.clock.advance(5 * 60_000);
  for (const tablet of living(world)) await comeBack(world, tablet);
  for (let round = 1; ; round += 1) {
    const before = world.host.state().log.length;
    for (const tablet of living(world)) for (const tab of tablet.tabs.slice(0, 1)) await tidying.wantAll(tablet, tab);
    for (const tablet of living(world)) await wholeExchange(world, tablet, round);
    await watch.check();
    if (before === world.host.state().log.length && living(world).every((tablet) => isSettled(world, tablet))) break;
    if (round === MOST_ROUNDS) throw new Violation('I1', 'the exchanges never settle');
  }
  checkEnd(world, watch);
}

async function comeBack(world: World, tablet: Tablet): Promise<void> {
  tablet.link = { ...GOOD_LINK };
  tablet.armed = null;
  tablet.failing = null;
  await world.clock.advance(10 * 60_000);
  if (tablet.tabs.length === 0) await openTab(world, tablet, '');
  for (const tab of tablet.tabs) await tab.store.flushAll();
  if (tablet.member === '') await join(world, tablet);
  await stopIfBroken(world);
}

/** I11: on a whole network one run sends all that waits, whatever else waits beside it. */
async function wholeExchange(world: World, tablet: Tablet, round: number): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    exchange(world, tablet);
    await world.clock.advance(10 * 60_000);
    await stopIfBroken(world);
    if (!tablet.needsJoin) break;
    await join(world, tablet);
  }
  const status = tablet.advice?.status;
  if (status?.type !== 'received')
    throw new Violation('I11', `${tablet.name}, round ${round}: the exchange ends with ${JSON.stringify(status)}`);
}

function isSettled(world: World, tablet: Tablet): boolean {
  return tablet.disk.out.size === 0 && !willHeal(tablet, world.host.state());
}
