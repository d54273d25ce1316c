// Links of companies drawn between their communes: one line per pair, with how many and how far.
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';
import { distanceKm, type Commune } from '#domain/territory/communes.ts';

export interface CommuneLine {
  readonly from: Commune;
  readonly to: Commune;
  readonly count: number;
  /** Kilometres in a straight line. */
  readonly km: number;
}

/** Lines between different communes, the busiest first; two companies tied in several ways count each tie. */
export function communeLines(edges: readonly Edge[], communeOf: (doc: DocId) => Commune | null): CommuneLine[] {
  const lines = new Map<string, CommuneLine>();
  for (const edge of edges) {
    const [a, b] = [communeOf(edge.a), communeOf(edge.b)];
    if (!a || !b || a.code === b.code) continue;
    const [from, to] = a.code < b.code ? [a, b] : [b, a];
    const key = `${from.code} ${to.code}`;
    const count = (lines.get(key)?.count ?? 0) + 1;
    lines.set(key, { from, to, count, km: distanceKm(from, to) });
  }
  return [...lines.values()].sort((a, b) => b.count - a.count || a.km - b.km || (a.from.code < b.from.code ? -1 : 1));
}
