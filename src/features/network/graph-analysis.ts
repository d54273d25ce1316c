// What takes longer than a frame: where the graph's nodes stand, its communities, who connects whom. Computed in slices
// while somebody looks, from the whole network, so that a filter moves nothing; places are kept on this device.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { findCommunities, type Community } from '#domain/network/communities.ts';
import { findConnectors, type Connector } from '#domain/network/connectors.ts';
import { arrange, placedBeside, type LayoutNode, type Places, type Point } from '#domain/network/layout.ts';
import type { Relation } from '#domain/network/relations.ts';
import type { Store } from '#store/store.ts';
import { afterFrame } from '#ui/use-frame-later.ts';
import type { NetworkRow } from './network-rows.ts';

export interface Analysis {
  readonly places: ReadonlySignal<Places>;
  /** Null before the first are known. */
  readonly communities: ReadonlySignal<readonly Community[] | null>;
  readonly connectors: ReadonlySignal<readonly Connector[]>;
  /** True while nodes still move. */
  readonly moving: ReadonlySignal<boolean>;
  /** The community a node is in; nobody while it is not known. Reads a signal. */
  membersWith(doc: DocId): ReadonlySet<DocId>;
  /** Keeps it up to date until the returned function is called. */
  follow(): () => void;
  /** Forgets all places and arranges anew. */
  again(): void;
}

interface AnalysisPorts {
  readonly relations: ReadonlySignal<readonly Relation[]>;
  readonly rows: ReadonlySignal<readonly NetworkRow[]>;
  readonly local: Store['local'];
}

const KEY = 'network.layout';
/** A slice of work, ms: the screen answers between two of them. */
const SLICE = 10;
/** Between two pictures of nodes on the move, ms, and for each of them: a large picture takes longer to draw. */
const PICTURE = 60;
const PICTURE_NODE = 0.15;
/** What arrives while everybody has a place waits so long, ms: an exchange brings many records, one after the other. */
const PAUSE = 400;
const CONNECTORS = 12;

const KM_PER_DEGREE = 111.2;
const MIDDLE = { lat: 42.94, lon: 1.17 };
const EAST = KM_PER_DEGREE * Math.cos((MIDDLE.lat * Math.PI) / 180);

function homeOf({ commune }: NetworkRow): Point | null {
  return commune && { x: (commune.lon - MIDDLE.lon) * EAST, y: (MIDDLE.lat - commune.lat) * KM_PER_DEGREE };
}

function linesOfPlaces(places: Places): string {
  return Array.from(places, ([doc, { x, y }]) => `${doc} ${Math.round(x)} ${Math.round(y)}`).join('\n');
}

function placesOfLines(text: Json | undefined): Map<DocId, Point> {
  const places = new Map<DocId, Point>();
  for (const line of typeof text === 'string' ? text.split('\n') : []) {
    const [doc, x, y] = line.split(' ');
    if (doc && Number.isFinite(Number(x)) && Number.isFinite(Number(y))) {
      places.set(doc as DocId, { x: Number(x), y: Number(y) });
    }
  }
  return places;
}

const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const nextFrame = (): Promise<void> => new Promise((resolve) => void afterFrame(resolve));

/** Runs steps in slices until done; null when somebody else began meanwhile. */
async function through<Step, End>(
  steps: Generator<Step, End>,
  isCurrent: () => boolean,
  onSlice?: (step: Step) => void,
  nodes = 0,
): Promise<End | null> {
  let started = performance.now();
  let drawn = started;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const now = performance.now();
    if (now - started < SLICE) continue;
    if (onSlice && now - drawn > PICTURE + PICTURE_NODE * nodes) {
      onSlice(step.value);
      drawn = now;
    }
    await breathe();
    if (!isCurrent()) return null;
    started = performance.now();
  }
}

function nodesOf(lines: readonly Relation[], groups: readonly Community[], rows: readonly NetworkRow[]): LayoutNode[] {
  const tied = new Set<DocId>();
  for (const { from, to } of lines) tied.add(from).add(to);
  const homes = new Map<DocId, Point | null>();
  for (const row of rows) if (tied.has(row.doc)) homes.set(row.doc, homeOf(row));
  const groupOf = new Map(groups.flatMap(({ id, members }) => members.map((doc) => [doc, id] as const)));
  return Array.from(tied, (doc) => ({ doc, home: homes.get(doc) ?? null, group: groupOf.get(doc) ?? null }));
}

export function createAnalysis({ relations, rows, local }: AnalysisPorts): Analysis {
  const places = signal<Places>(new Map());
  const found = signal<readonly Community[] | null>(null);
  const connectors = signal<readonly Connector[]>([]);
  const moving = signal(false);
  /** Where everybody stood when nobody moved: what an interrupted arrangement starts again from. */
  let settled: Places | null = null;
  let round = 0;
  let watchers = 0;

  async function work(lines: readonly Relation[]): Promise<void> {
    round += 1;
    const own = round;
    const isCurrent = (): boolean => own === round;
    settled ??= placesOfLines(await local.get(KEY));
    const kept = settled;
    // What waits for this has its frame first.
    await nextFrame();
    if (!isCurrent()) return;
    if (places.peek().size > 0) places.value = placedBeside(lines, places.peek());
    if (found.peek()) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (!isCurrent()) return;
    const groups = await through(findCommunities(lines), isCurrent);
    if (groups === null) return;
    found.value = groups;
    const steps = arrange({ nodes: nodesOf(lines, groups, rows.peek()), lines }, kept);
    const first = steps.next();
    // What is new has a place at once, and settles behind the screen.
    places.value = first.done ? first.value : first.value();
    moving.value = !first.done;
    const last = first.done
      ? first.value
      : await through(steps, isCurrent, (now) => (places.value = now()), places.peek().size);
    if (last === null) return;
    places.value = last;
    settled = last;
    moving.value = false;
    if ([...last.keys()].some((doc) => !kept.has(doc))) await local.set(KEY, linesOfPlaces(last));
    const best = await through(findConnectors(lines, CONNECTORS), isCurrent);
    if (best) connectors.value = best;
  }

  return {
    places,
    communities: found,
    connectors,
    moving,
    membersWith(doc) {
      return new Set(found.value?.find(({ members }) => members.includes(doc))?.members);
    },
    follow() {
      watchers += 1;
      const stop = relations.subscribe((lines) => void work(lines));
      return () => {
        stop();
        watchers -= 1;
        // Nobody looks any more.
        if (watchers === 0) round += 1;
      };
    },
    again() {
      settled = new Map();
      void work(relations.peek());
    },
  };
}
