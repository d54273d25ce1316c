// Groups that are tied more closely to each other than to the rest (Louvain: moves that raise the modularity, then the
// same among the groups). No chance in it: nodes are looked at in the order of their ids.
import type { DocId } from '#domain/ids.ts';

export interface Line {
  readonly from: DocId;
  readonly to: DocId;
}

export interface Community {
  /** Its smallest id, so that the same group has the same name on every device. */
  readonly id: DocId;
  readonly members: readonly DocId[];
}

/** Fewer are no group. */
const SMALLEST = 3;

interface Weighted {
  readonly count: number;
  /** Weight of the lines to each neighbour. */
  readonly ties: readonly ReadonlyMap<number, number>[];
  /** Twice the weight inside each node. */
  readonly inside: readonly number[];
}

/** Groups of at least three, the largest first; yields between its steps, so that a caller may let the screen breathe. */
export function* findCommunities(lines: readonly Line[]): Generator<null, Community[]> {
  const docs = [...new Set(lines.flatMap(({ from, to }) => [from, to]))].sort();
  const index = new Map(docs.map((doc, at) => [doc, at]));
  const ties = docs.map(() => new Map<number, number>());
  for (const { from, to } of lines) {
    const [a, b] = [index.get(from) ?? 0, index.get(to) ?? 0];
    if (a === b) continue;
    ties[a]?.set(b, (ties[a]?.get(b) ?? 0) + 1);
    ties[b]?.set(a, (ties[b]?.get(a) ?? 0) + 1);
  }
  let graph: Weighted = { count: docs.length, ties, inside: docs.map(() => 0) };
  let group = docs.map((_, at) => at);
  for (;;) {
    const next = yield* moved(graph);
    const count = new Set(next).size;
    if (count === graph.count) break;
    const [merged, names] = together(graph, next);
    group = group.map((at) => names.get(next[at] ?? 0) ?? 0);
    graph = merged;
  }
  const members = new Map<number, DocId[]>();
  for (const [at, doc] of docs.entries()) {
    const known = members.get(group[at] ?? 0);
    if (known) known.push(doc);
    else members.set(group[at] ?? 0, [doc]);
  }
  return [...members.values()]
    .filter((docs_) => docs_.length >= SMALLEST)
    .map((docs_): Community => ({ id: docs_[0] as DocId, members: docs_ }))
    .sort((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1));
}

/** The same, all at once. */
export function communities(lines: readonly Line[]): Community[] {
  const steps = findCommunities(lines);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** So many nodes are looked at in one step. */
const STEP = 128;

/** Each node goes to the neighbouring group that gains most by it, until nobody moves. */
function* moved({ count, ties, inside }: Weighted): Generator<null, number[]> {
  const degree = ties.map((around, at) => [...around.values()].reduce((sum, one) => sum + one, inside[at] ?? 0));
  const total = degree.reduce((sum, one) => sum + one, 0);
  const group = Array.from({ length: count }, (_, at) => at);
  const weight = [...degree];
  for (let pass = 0, moves = 1; moves > 0 && pass < 20; pass += 1) {
    moves = 0;
    for (let at = 0; at < count; at += 1) {
      if (at % STEP === STEP - 1) yield null;
      const own = group[at] ?? 0;
      const of = degree[at] ?? 0;
      const toGroup = new Map<number, number>([[own, 0]]);
      for (const [other, tie] of ties[at] ?? []) {
        const theirs = group[other] ?? 0;
        toGroup.set(theirs, (toGroup.get(theirs) ?? 0) + tie);
      }
      weight[own] = (weight[own] ?? 0) - of;
      let [best, most] = [own, (toGroup.get(own) ?? 0) - ((weight[own] ?? 0) * of) / total];
      for (const [theirs, tie] of toGroup) {
        const gain = tie - ((weight[theirs] ?? 0) * of) / total;
        if (gain > most + 1e-9 || (theirs < best && Math.abs(gain - most) <= 1e-9 && best !== own)) {
          [best, most] = [theirs, gain];
        }
      }
      weight[best] = (weight[best] ?? 0) + of;
      group[at] = best;
      if (best !== own) moves += 1;
    }
  }
  return group;
}

/** Each group as one node. */
function together(graph: Weighted, group: readonly number[]): [Weighted, ReadonlyMap<number, number>] {
  const names = new Map<number, number>();
  for (const of of group) if (!names.has(of)) names.set(of, names.size);
  const ties = Array.from({ length: names.size }, () => new Map<number, number>());
  const inside = ties.map(() => 0);
  for (let at = 0; at < graph.count; at += 1) {
    const own = names.get(group[at] ?? 0) ?? 0;
    inside[own] = (inside[own] ?? 0) + (graph.inside[at] ?? 0);
    for (const [other, tie] of graph.ties[at] ?? []) {
      const theirs = names.get(group[other] ?? 0) ?? 0;
      if (theirs === own) inside[own] = (inside[own] ?? 0) + tie;
      else ties[own]?.set(theirs, (ties[own]?.get(theirs) ?? 0) + tie);
    }
  }
  return [{ count: names.size, ties, inside }, names];
}
