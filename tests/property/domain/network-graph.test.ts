import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocId } from '#domain/ids.ts';
import { communities, type Line } from '#domain/network/communities.ts';
import { connectors } from '#domain/network/connectors.ts';
import { arranged, type LayoutGraph, NUDGE } from '#domain/network/layout.ts';
import { createNetworkIndex } from '#domain/network/network-index.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { docAt, graphOfChance } from '#tests/unit/domain/network/graph-of-chance.ts';
import { companyCard } from '#tests/unit/features/network/sample-cards.ts';

const graphs = fc
  .record({ count: fc.integer({ min: 4, max: 60 }), seed: fc.integer({ min: 1, max: 1e6 }) })
  .map(({ count, seed }) => graphOfChance(count, Math.round(count * 1.5), seed));

const linesOf = fc
  .array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 40 })
  .map((pairs) => pairs.flatMap(([a, b]): Line[] => (a === b ? [] : [{ from: docAt(a), to: docAt(b) }])));

describe('the layout', () => {
  it('is the same whatever the order of nodes and lines', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const turned: LayoutGraph = { nodes: graph.nodes.toReversed(), lines: graph.lines.toReversed() };
        expect(arranged(turned)).toEqual(arranged(graph));
      }),
      { numRuns: 30 },
    );
  });

  it('a new company moves its neighbours a little and nobody else', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), fc.nat(), (graph, one, other) => {
        const before = arranged(graph);
        const doc = docAt(9999);
        const friends = [one, other].map((at) => graph.nodes[at % graph.nodes.length]?.doc as DocId);
        const after = arranged(
          {
            nodes: [...graph.nodes, { doc, home: null }],
            lines: [...graph.lines, ...friends.map((to) => ({ from: doc, to }))],
          },
          before,
        );
        for (const [known, was] of before) {
          const is = after.get(known) ?? { x: Number.NaN, y: Number.NaN };
          const far = Math.hypot(is.x - was.x, is.y - was.y);
          expect(far).toBeLessThanOrEqual(friends.includes(known) ? NUDGE + 0.2 : 0);
        }
        expect(after.has(doc)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('who leaves moves nobody', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const before = arranged(graph);
        const nodes = graph.nodes.slice(1);
        const after = arranged({ nodes, lines: graph.lines }, before);
        for (const { doc } of nodes) expect(after.get(doc)).toEqual(before.get(doc));
      }),
      { numRuns: 30 },
    );
  });

  it('gives every node a place of its own that is a number, and reads the same once it was written down', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const places = [...arranged(graph).values()];
        expect(JSON.parse(JSON.stringify(places))).toEqual(places);
        expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
        expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(graph.nodes.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('communities', () => {
  it('are the same whatever the order of the lines, hold nobody twice and no fewer than three', () => {
    fc.assert(
      fc.property(linesOf, (lines) => {
        const found = communities(lines);
        expect(communities(lines.toReversed().map(({ from, to }) => ({ from: to, to: from })))).toEqual(found);
        const all = found.flatMap(({ members }) => members);
        expect(new Set(all).size).toBe(all.length);
        expect(found.every(({ members }) => members.length >= 3)).toBe(true);
      }),
    );
  });
});

/** Whom somebody reaches when one node is taken away. */
function reached(lines: readonly Line[], without: DocId, start: DocId): Set<DocId> {
  const seen = new Set([start]);
  for (const at of seen) {
    for (const { from, to } of lines) {
      const next = from === at ? to : to === at ? from : null;
      if (next && next !== without) seen.add(next);
    }
  }
  return seen;
}

/** The sizes of the parts that are left. */
function partsWithout(lines: readonly Line[], doc: DocId): number[] {
  const parts: Set<DocId>[] = [];
  for (const { from, to } of lines) {
    const next = from === doc ? to : to === doc ? from : null;
    if (next && !parts.some((part) => part.has(next))) parts.push(reached(lines, doc, next));
  }
  return parts.map(({ size }) => size);
}

describe('connectors', () => {
  it('who would be cut off is what is really cut off when the node is taken away', () => {
    fc.assert(
      fc.property(linesOf, (lines) => {
        for (const { doc, cutOff } of connectors(lines, 100)) {
          const parts = partsWithout(lines, doc);
          const total = parts.reduce((sum, part) => sum + part, 0);
          expect(cutOff).toBe(total - Math.max(...parts));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the index of lines', () => {
  it('after any course of cards says the same as one that reads the last cards only', () => {
    const company = fc.record({
      at: fc.nat(6),
      to: fc.nat(6),
      type: fc.constantFrom('client', 'fournisseur', 'connait'),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(company, { maxLength: 25 }), (steps) => {
        const index = createNetworkIndex();
        const none = new Map<DocId, never>();
        let companies = new Map<DocId, CompanyCard>();
        const cardsOf = () => ({ companies, partners: none, stakes: none, actions: none, dossiers: none });
        for (const { at, to, type, gone } of steps) {
          companies = new Map(companies);
          const doc = docAt(at);
          const links = [...(companies.get(doc)?.links ?? []).slice(-2), { to: docAt(to), type }];
          if (gone) companies.delete(doc);
          else companies.set(doc, companyCard(`c${at}`, { doc, links }));
          index.read(cardsOf());
        }
        const kept = index.read(cardsOf());
        const afresh = createNetworkIndex().read(cardsOf());
        const keys = (lines: readonly { key: string }[]): string[] => lines.map(({ key }) => key).sort();
        expect(keys(kept.lines)).toEqual(keys(afresh.lines));
        for (const doc of companies.keys()) {
          expect(kept.degrees.get(doc) ?? 0).toBe(afresh.degrees.get(doc) ?? 0);
        }
      }),
    );
  });
});
