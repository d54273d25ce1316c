// Who connects whom: on how many of the shortest ways between two others somebody stands (betweenness, Brandes), and
// who would be cut off without them (articulation points, Tarjan).
import type { DocId } from '#domain/ids.ts';
import type { Line } from './communities.ts';

export interface Connector {
  readonly doc: DocId;
  /** Share of the shortest ways of the whole network that pass here, 0 to 1. */
  readonly share: number;
  /** How many would no longer be tied to the rest without it; the smaller sides. */
  readonly cutOff: number;
}

/** From so many nodes at most the ways are followed: on a large network a sample spread evenly says the same. */
const STARTS = 160;

interface Net {
  readonly docs: readonly DocId[];
  readonly around: readonly (readonly number[])[];
}

function netOf(lines: readonly Line[]): Net {
  const docs = [...new Set(lines.flatMap(({ from, to }) => [from, to]))].sort();
  const index = new Map(docs.map((doc, at) => [doc, at]));
  const around = docs.map(() => new Set<number>());
  for (const { from, to } of lines) {
    const [a, b] = [index.get(from) ?? 0, index.get(to) ?? 0];
    if (a === b) continue;
    around[a]?.add(b);
    around[b]?.add(a);
  }
  return { docs, around: around.map((others) => [...others].sort((a, b) => a - b)) };
}

/** The best connectors first; nobody who connects no one. Yields between its steps. */
export function* findConnectors(lines: readonly Line[], limit: number): Generator<null, Connector[]> {
  const net = netOf(lines);
  const count = net.docs.length;
  const passed = new Float64Array(count);
  const step = Math.max(1, Math.ceil(count / STARTS));
  let starts = 0;
  for (let start = 0; start < count; start += step) {
    follow(net, start, passed);
    starts += 1;
    yield null;
  }
  const cut = cutOffBy(net);
  const ways = Math.max(1, starts * (count - 1));
  return net.docs
    .map((doc, at): Connector => ({ doc, share: (passed[at] ?? 0) / ways, cutOff: cut[at] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || b.cutOff - a.cutOff || (a.doc < b.doc ? -1 : 1))
    .slice(0, limit);
}

/** The same, all at once. */
export function connectors(lines: readonly Line[], limit: number): Connector[] {
  const steps = findConnectors(lines, limit);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Adds what passes each node on the shortest ways from one start. */
function follow({ docs, around }: Net, start: number, passed: Float64Array): void {
  const far = new Int32Array(docs.length).fill(-1);
  const ways = new Float64Array(docs.length);
  const due = new Float64Array(docs.length);
  const order = [start];
  far[start] = 0;
  ways[start] = 1;
  for (let next = 0; next < order.length; next += 1) {
    const at = order[next] ?? 0;
    for (const other of around[at] ?? []) {
      if (far[other] === -1) {
        far[other] = (far[at] ?? 0) + 1;
        order.push(other);
      }
      if (far[other] === (far[at] ?? 0) + 1) ways[other] = (ways[other] ?? 0) + (ways[at] ?? 0);
    }
  }
  for (let back = order.length - 1; back > 0; back -= 1) {
    const at = order[back] ?? 0;
    for (const other of around[at] ?? []) {
      if (far[other] !== (far[at] ?? 0) - 1) continue;
      due[other] = (due[other] ?? 0) + ((ways[other] ?? 0) / (ways[at] ?? 1)) * (1 + (due[at] ?? 0));
    }
    passed[at] = (passed[at] ?? 0) + (due[at] ?? 0);
  }
}

/** For each node how many are cut off from the larger rest without it. Without recursion: a chain may be long. */
function cutOffBy({ docs, around }: Net): Int32Array {
  const count = docs.length;
  const seen = new Int32Array(count);
  const low = new Int32Array(count);
  const size = new Int32Array(count).fill(1);
  const below = docs.map((): number[] => []);
  const cut = new Int32Array(count);
  let clock = 0;
  for (let root = 0; root < count; root += 1) {
    if (seen[root]) continue;
    const path: { at: number; parent: number; next: number }[] = [{ at: root, parent: -1, next: 0 }];
    const walked: number[] = [];
    low[root] = seen[root] = clock += 1;
    while (path.length > 0) {
      const top = path[path.length - 1] as { at: number; parent: number; next: number };
      const other = around[top.at]?.[top.next];
      top.next += 1;
      if (other === undefined) {
        path.pop();
        walked.push(top.at);
        if (top.parent < 0) continue;
        size[top.parent] = (size[top.parent] ?? 0) + (size[top.at] ?? 0);
        low[top.parent] = Math.min(low[top.parent] ?? 0, low[top.at] ?? 0);
        if ((low[top.at] ?? 0) >= (seen[top.parent] ?? 0)) below[top.parent]?.push(size[top.at] ?? 0);
      } else if (!seen[other]) {
        low[other] = seen[other] = clock += 1;
        path.push({ at: other, parent: top.at, next: 0 });
      } else if (other !== top.parent) low[top.at] = Math.min(low[top.at] ?? 0, seen[other] ?? 0);
    }
    for (const at of walked) {
      const sides = [...(below[at] ?? [])];
      const rest = walked.length - 1 - sides.reduce((sum, side) => sum + side, 0);
      if (rest > 0) sides.push(rest);
      if (sides.length > 1) cut[at] = walked.length - 1 - Math.max(...sides);
    }
  }
  return cut;
}
