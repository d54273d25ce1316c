// A network as large as a test wants, the same each time for the same seed.
import type { DocId } from '#domain/ids.ts';
import type { LayoutGraph } from '#domain/network/layout.ts';

export function docAt(index: number): DocId {
  return `${String(index).padStart(21, '0')}A` as DocId;
}

/** Companies in villages that are tied mostly to their neighbours of the same village. */
export function graphOfChance(count: number, lines: number, seed = 1): LayoutGraph {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const villages = Array.from({ length: Math.max(1, Math.round(count / 20)) }, () => ({ x: next(60), y: next(40) }));
  const villageOf = Array.from({ length: count }, () => next(villages.length));
  const nodes = villageOf.map((village, index) => ({ doc: docAt(index), home: villages[village] ?? null }));
  const made = Array.from({ length: lines }, () => {
    const from = next(count);
    const same = villageOf.flatMap((village, index) => (village === villageOf[from] ? [index] : []));
    const to = next(4) === 0 ? next(count) : (same[next(same.length)] ?? 0);
    return { from: docAt(from), to: docAt(to) };
  });
  return { nodes, lines: made.filter(({ from, to }) => from !== to) };
}
