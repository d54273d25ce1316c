import { describe, expect, it } from 'vitest';
import type { Edge } from '#domain/network/links.ts';
import { layoutLinks, namedNodes } from '#features/network/links-layout.ts';
import { orderNodes, type GraphNode } from '#features/network/links-order.ts';
import { docNamed } from '#tests/unit/features/network/sample-cards.ts';

const node = (name: string): GraphNode => ({ doc: docNamed(name), name, ambassador: false });
const edge = (a: string, b: string): Edge => ({ a: docNamed(a), b: docNamed(b), type: 'client' });
const nodes = ['bois', 'four', 'gite', 'lait', 'pain', 'zinc'].map(node);
const edges = [edge('bois', 'zinc'), edge('zinc', 'gite'), edge('pain', 'lait')];

describe('the order of the graph', () => {
  it('puts linked companies side by side, larger groups first, single ones last', () => {
    const order = orderNodes(nodes, edges).map(({ name }) => name);
    expect(order.slice(0, 3).sort()).toEqual(['bois', 'gite', 'zinc']);
    expect(order.slice(3, 5).sort()).toEqual(['lait', 'pain']);
    expect(order.at(-1)).toBe('four');
  });

  it('is the same whatever the order of the records', () => {
    const order = orderNodes(nodes, edges);
    expect(orderNodes(nodes.toReversed(), edges.toReversed())).toEqual(order);
    expect(
      orderNodes(
        nodes,
        edges.map(({ a, b }) => ({ a: b, b: a, type: 'client' as const })),
      ),
    ).toEqual(order);
  });

  it('ignores links to companies that are not shown', () => {
    expect(orderNodes([node('bois')], [edge('bois', 'elsewhere')])).toEqual([node('bois')]);
  });
});

describe('the layout of the graph', () => {
  const order = orderNodes(nodes, edges);

  it('is a ring where there is room and a column on a narrow screen', () => {
    expect(layoutLinks(order, edges, 900).kind).toBe('ring');
    expect(layoutLinks(order, edges, 320).kind).toBe('column');
  });

  it.each([320, 619, 620, 900, 2000])('keeps every company inside the drawing at %i px', (width) => {
    const layout = layoutLinks(order, edges, width);
    expect(layout.nodes).toHaveLength(order.length);
    for (const { x, y } of layout.nodes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(layout.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(layout.height);
    }
  });

  it('same data, same picture', () => {
    expect(layoutLinks(order, edges, 900)).toEqual(layoutLinks(order, edges, 900));
  });

  it('draws two kinds of link between the same companies as two lines', () => {
    const both: Edge[] = [edge('bois', 'zinc'), { ...edge('bois', 'zinc'), type: 'connait' } as Edge];
    for (const width of [320, 900]) {
      const paths = layoutLinks(order, both, width).edges.map(({ path }) => path);
      expect(new Set(paths).size).toBe(2);
    }
  });

  it('leaves out a link whose company is not placed', () => {
    expect(layoutLinks([node('bois')], [edge('bois', 'elsewhere')], 900).edges).toEqual([]);
  });
});

describe('names around the ring', () => {
  const many = Array.from({ length: 300 }, (_, index) => node(`c${index}`));

  it('are all there while there is room', () => {
    expect(namedNodes(layoutLinks(nodes, edges, 900), () => 1).size).toBe(nodes.length);
  });

  it('are fewer in a crowd, never side by side, and the best linked company keeps its own', () => {
    const layout = layoutLinks(many, [], 900);
    const named = namedNodes(layout, (doc) => (doc === docNamed('c42') ? 9 : 1));
    expect(named.size).toBeGreaterThan(10);
    expect(named.size).toBeLessThan(300);
    expect(named.has(docNamed('c42'))).toBe(true);
    expect(named.has(docNamed('c41')) || named.has(docNamed('c43'))).toBe(false);
  });
});
