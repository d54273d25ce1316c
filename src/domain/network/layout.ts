// Where the graph's nodes stand. Companies start where their commune lies and are drawn together by their lines and
// pushed apart where it is crowded; whoever had a place keeps it, so that a picture learned yesterday is there today.
import type { DocId } from '#domain/ids.ts';
import { seedPlaces } from './layout-seeds.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LayoutNode {
  readonly doc: DocId;
  /** Kilometres east and south of some fixed place; null: nowhere of its own. */
  readonly home: Point | null;
  /** The community it belongs to: its members stand together, and lines to others pull less. */
  readonly group?: string | null;
}

export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[];
  readonly lines: readonly { readonly from: DocId; readonly to: DocId }[];
}

export type Places = ReadonlyMap<DocId, Point>;

/** The distance two nodes side by side like to keep, in the picture's own unit. */
const SPACING = 30;
const REACH = SPACING * 2.5;
const ROUNDS = 90;
/** Rounds in which what is new settles among those who stay. */
const NUDGES = 40;
/** Above this share of new nodes everything is arranged again, from where it stood. */
const MANY_NEW = 0.3;
/** A neighbour of something new moves so far at most. */
export const NUDGE = 30;

/** Two numbers in [0, 1) from an id: the same on every device and every day. */
function chance(doc: DocId): readonly [number, number] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < doc.length; at += 1) hash = Math.imul(hash ^ doc.charCodeAt(at), 0x01000193);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return [(mixed & 0xffff) / 0x10000, (mixed >>> 16) / 0x10000];
}

interface State {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly moveX: Float64Array;
  readonly moveY: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly degree: Int32Array;
  /** Number of the community, -1 without one. */
  readonly group: Int32Array;
  /** 1: stays; 2: may be nudged; 0: free. */
  readonly held: Uint8Array;
}

/**
 * Places for all nodes, whatever their order; yields between rounds, so that a caller may let the screen breathe and
 * show how far it is.
 */
export function* arrange(graph: LayoutGraph, kept: Places): Generator<() => Places, Places> {
  const nodes = [...graph.nodes].sort((a, b) => (a.doc < b.doc ? -1 : 1));
  const index = new Map(nodes.map(({ doc }, at) => [doc, at]));
  const state = stateOf(nodes, graph.lines, index);
  const fresh = nodes.filter(({ doc }) => !kept.has(doc)).length;
  const known = nodes.length - fresh;
  settleIn(state, nodes, kept);
  const again = fresh > known * MANY_NEW;
  if (!again) hold(state, nodes, kept);
  const rounds = again ? ROUNDS : fresh > 0 ? NUDGES : 0;
  const home = { x: state.x.slice(), y: state.y.slice() };
  const now = (): Places => placesOf(nodes, state);
  for (let round = 0; round < rounds; round += 1) {
    const heat = (again ? 1 : 0.4) * (1 - round / rounds);
    push(state, heat);
    pull(state, heat);
    gather(state, heat);
    move(state, home, again);
    if (round < rounds - 1) yield now;
  }
  return now();
}

/** What is new and tied to something with a place gets one beside it at once, until everything is arranged. */
export function placedBeside(lines: LayoutGraph['lines'], places: Places): Places {
  const next = new Map(places);
  for (const { from, to } of lines) {
    const [fresh, known] = next.has(from) ? [to, from] : [from, to];
    const place = next.get(known);
    if (!place || next.has(fresh)) continue;
    const [turn] = chance(fresh);
    const angle = turn * 2 * Math.PI;
    next.set(fresh, { x: tenth(place.x + SPACING * Math.cos(angle)), y: tenth(place.y + SPACING * Math.sin(angle)) });
  }
  return next.size === places.size ? places : next;
}

/** The same, all at once. */
export function arranged(graph: LayoutGraph, kept: Places = new Map()): Places {
  const steps = arrange(graph, kept);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function stateOf(nodes: readonly LayoutNode[], lines: LayoutGraph['lines'], index: ReadonlyMap<DocId, number>): State {
  const ends = lines
    .flatMap(({ from, to }): (readonly [number, number])[] => {
      const [a, b] = [index.get(from), index.get(to)];
      return a === undefined || b === undefined || a === b ? [] : [[Math.min(a, b), Math.max(a, b)]];
    })
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const count = nodes.length;
  const degree = new Int32Array(count);
  for (const [a, b] of ends) {
    degree[a] = (degree[a] ?? 0) + 1;
    degree[b] = (degree[b] ?? 0) + 1;
  }
  const groups = [...new Set(nodes.flatMap(({ group }) => group ?? []))];
  const numbers = new Map(groups.map((group, at) => [group, at]));
  return {
    x: new Float64Array(count),
    y: new Float64Array(count),
    moveX: new Float64Array(count),
    moveY: new Float64Array(count),
    from: Int32Array.from(ends, ([a]) => a),
    to: Int32Array.from(ends, ([, b]) => b),
    degree,
    group: Int32Array.from(nodes, ({ group }) => (group ? (numbers.get(group) ?? -1) : -1)),
    held: new Uint8Array(count),
  };
}

/** First places: those kept; beside neighbours that have one; else where a new picture would begin. */
function settleIn(state: State, nodes: readonly LayoutNode[], kept: Places): void {
  const beside = neighbourPlaces(state, nodes, kept);
  const seeds = nodes.every(({ doc }, at) => kept.has(doc) || beside.has(at)) ? [] : seedPlaces(nodes, SPACING);
  for (const [at, { doc }] of nodes.entries()) {
    const near = beside.get(at);
    const [turn, far] = chance(doc);
    const radius = near ? (0.4 + 0.6 * Math.sqrt(far)) * SPACING * 0.6 : 0;
    const place = kept.get(doc) ?? near ?? seeds[at] ?? { x: 0, y: 0 };
    state.x[at] = place.x + radius * Math.cos(turn * 2 * Math.PI);
    state.y[at] = place.y + radius * Math.sin(turn * 2 * Math.PI);
  }
}

/** For each new node with neighbours that have a place: the middle of them. */
function neighbourPlaces(state: State, nodes: readonly LayoutNode[], kept: Places): Map<number, Point> {
  const sums = new Map<number, { x: number; y: number; count: number }>();
  const add = (at: number, other: number): void => {
    const place = kept.get(nodes[other]?.doc ?? ('' as DocId));
    if (!place || kept.has(nodes[at]?.doc ?? ('' as DocId))) return;
    const sum = sums.get(at) ?? { x: 0, y: 0, count: 0 };
    sums.set(at, { x: sum.x + place.x, y: sum.y + place.y, count: sum.count + 1 });
  };
  for (let line = 0; line < state.from.length; line += 1) {
    const [a, b] = [state.from[line] ?? 0, state.to[line] ?? 0];
    add(a, b);
    add(b, a);
  }
  return new Map([...sums].map(([at, { x, y, count }]) => [at, { x: x / count, y: y / count }]));
}

/** Who had a place stays there; only those tied to something new may give way a little. */
function hold(state: State, nodes: readonly LayoutNode[], kept: Places): void {
  const isNew = nodes.map(({ doc }) => !kept.has(doc));
  for (const at of nodes.keys()) state.held[at] = isNew[at] ? 0 : 1;
  for (let line = 0; line < state.from.length; line += 1) {
    const [a, b] = [state.from[line] ?? 0, state.to[line] ?? 0];
    if (isNew[a] && !isNew[b]) state.held[b] = 2;
    if (isNew[b] && !isNew[a]) state.held[a] = 2;
  }
}

/** Nodes by the square of the plane they stand in, so that only those nearby are compared. */
function squares(state: State): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let at = 0; at < state.x.length; at += 1) {
    const key = squareOf(state.x[at] ?? 0, state.y[at] ?? 0);
    const square = found.get(key);
    if (square) square.push(at);
    else found.set(key, [at]);
  }
  return found;
}

const WIDE = 1 << 20;
const squareOf = (x: number, y: number): number => Math.floor(x / REACH) * WIDE + Math.floor(y / REACH);

/** In a square that is fuller than this, only so many stand for all of them. */
const CROWD = 24;

function push(state: State, heat: number): void {
  const { x, y, held, moveX, moveY } = state;
  const around = squares(state);
  for (let at = 0; at < x.length; at += 1) {
    if (held[at] === 1) continue;
    const here = squareOf(x[at] ?? 0, y[at] ?? 0);
    for (let side = 0; side < 9; side += 1) {
      const square = around.get(here + ((side % 3) - 1) * WIDE + Math.floor(side / 3) - 1);
      if (!square) continue;
      const step = Math.max(1, Math.floor(square.length / CROWD));
      for (let place = at % step; place < square.length; place += step) {
        const other = square[place] ?? at;
        if (other === at) continue;
        let dx = (x[at] ?? 0) - (x[other] ?? 0);
        const dy = (y[at] ?? 0) - (y[other] ?? 0);
        // Two on one spot: the first goes left.
        if (dx === 0 && dy === 0) dx = at < other ? -0.5 : 0.5;
        const apart = Math.sqrt(dx * dx + dy * dy);
        if (apart > REACH) continue;
        const force = (heat * step * SPACING * (1 - apart / REACH)) / Math.max(apart, 2);
        moveX[at] = (moveX[at] ?? 0) + dx * Math.min(force, SPACING) * 0.35;
        moveY[at] = (moveY[at] ?? 0) + dy * Math.min(force, SPACING) * 0.35;
      }
    }
  }
}

/** How much less a line between two communities pulls. */
const ACROSS = 0.08;

function pull({ x, y, from, to, degree, group, moveX, moveY }: State, heat: number): void {
  for (let line = 0; line < from.length; line += 1) {
    const [a, b] = [from[line] ?? 0, to[line] ?? 0];
    const [dx, dy] = [(x[b] ?? 0) - (x[a] ?? 0), (y[b] ?? 0) - (y[a] ?? 0)];
    const apart = Math.max(1, Math.sqrt(dx * dx + dy * dy));
    // A node with many lines is moved less by each of them.
    const [tiesA, tiesB] = [degree[a] ?? 1, degree[b] ?? 1];
    const wanted = SPACING * (1.2 + 0.25 * Math.sqrt(Math.min(tiesA, tiesB)));
    const tight = group[a] === group[b] ? 0.9 : ACROSS;
    const force = ((apart - wanted) / apart) * heat * (tight / Math.min(tiesA, tiesB));
    const share = tiesA / (tiesA + tiesB);
    moveX[a] = (moveX[a] ?? 0) + dx * force * (1 - share);
    moveY[a] = (moveY[a] ?? 0) + dy * force * (1 - share);
    moveX[b] = (moveX[b] ?? 0) - dx * force * share;
    moveY[b] = (moveY[b] ?? 0) - dy * force * share;
  }
}

/** Each community draws a little towards its middle. */
function gather({ x, y, group, moveX, moveY }: State, heat: number): void {
  const sums = new Map<number, { x: number; y: number; count: number }>();
  for (let at = 0; at < x.length; at += 1) {
    const sum = sums.get(group[at] ?? -1) ?? { x: 0, y: 0, count: 0 };
    sum.x += x[at] ?? 0;
    sum.y += y[at] ?? 0;
    sum.count += 1;
    sums.set(group[at] ?? -1, sum);
  }
  for (let at = 0; at < x.length; at += 1) {
    const sum = sums.get(group[at] ?? -1);
    if (!sum || group[at] === -1) continue;
    moveX[at] = (moveX[at] ?? 0) + (sum.x / sum.count - (x[at] ?? 0)) * 0.06 * heat;
    moveY[at] = (moveY[at] ?? 0) + (sum.y / sum.count - (y[at] ?? 0)) * 0.06 * heat;
  }
}

/** How much of the way back to where it began a node goes in each round. */
const HOMESICK = 0.03;
const LONGEST_STEP = SPACING * 2;

function move(state: State, home: { readonly x: Float64Array; readonly y: Float64Array }, again: boolean): void {
  const { x, y, moveX, moveY, held } = state;
  for (let at = 0; at < x.length; at += 1) {
    if (held[at] !== 1) {
      const far = Math.max(1, Math.hypot(moveX[at] ?? 0, moveY[at] ?? 0) / LONGEST_STEP);
      const back = again ? HOMESICK : 0;
      const [homeX, homeY] = [home.x[at] ?? 0, home.y[at] ?? 0];
      let dx = (x[at] ?? 0) + (moveX[at] ?? 0) / far - homeX;
      let dy = (y[at] ?? 0) + (moveY[at] ?? 0) / far - homeY;
      dx -= dx * back;
      dy -= dy * back;
      const most = held[at] === 2 ? Math.max(1, Math.hypot(dx, dy) / NUDGE) : 1;
      x[at] = homeX + dx / most;
      y[at] = homeY + dy / most;
    }
    moveX[at] = 0;
    moveY[at] = 0;
  }
}

/** One zero only: a place that is written down and read again is the same. */
const tenth = (value: number): number => Math.round(value * 10) / 10 || 0;

function placesOf(nodes: readonly LayoutNode[], { x, y }: State): Places {
  return new Map(nodes.map(({ doc }, at) => [doc, { x: tenth(x[at] ?? 0), y: tenth(y[at] ?? 0) }]));
}
