// Where the graph's companies and lines are drawn: a ring where there is room, a column with arcs on a narrow screen.
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';
import type { GraphNode } from './links-order.ts';

export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
  /** Where the name begins, and how it is turned (degrees). */
  readonly label: { readonly x: number; readonly y: number; readonly turn: number; readonly anchor: 'start' | 'end' };
}

interface PlacedEdge {
  readonly edge: Edge;
  /** An SVG path. */
  readonly path: string;
}

export interface GraphLayout {
  readonly kind: 'ring' | 'column';
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Below this width, px, names around a ring would be cut. */
const NARROW = 620;
/** Room for names around the ring, px. */
const NAMES = 170;
const ROW = 34;

const round = (value: number): number => Math.round(value * 10) / 10;

function edgesOf(
  edges: readonly Edge[],
  nodes: readonly PlacedNode[],
  path: (a: PlacedNode, b: PlacedNode, shift: number) => string,
): PlacedEdge[] {
  const placed = new Map<DocId, PlacedNode>(nodes.map((node) => [node.doc, node]));
  const drawn = new Map<string, number>();
  return edges.flatMap((edge) => {
    const [a, b] = [placed.get(edge.a), placed.get(edge.b)];
    if (!a || !b) return [];
    // Two companies with several kinds of link get lines side by side.
    const pair = [edge.a, edge.b].sort().join(' ');
    const shift = drawn.get(pair) ?? 0;
    drawn.set(pair, shift + 1);
    return [{ edge, path: path(a, b, shift) }];
  });
}

function ring(order: readonly GraphNode[], edges: readonly Edge[], width: number): GraphLayout {
  const size = Math.min(width, 1080);
  const radius = Math.max(140, size / 2 - NAMES);
  const middle = { x: width / 2, y: radius + NAMES };
  const nodes = order.map((node, index): PlacedNode => {
    const angle = (index / order.length) * 2 * Math.PI - Math.PI / 2;
    const at = (distance: number) => ({
      x: round(middle.x + distance * Math.cos(angle)),
      y: round(middle.y + distance * Math.sin(angle)),
    });
    const left = Math.cos(angle) < -1e-9;
    const degrees = round((angle * 180) / Math.PI);
    return {
      ...node,
      ...at(radius),
      label: { ...at(radius + 14), turn: left ? degrees + 180 : degrees, anchor: left ? 'end' : 'start' },
    };
  });
  return {
    kind: 'ring',
    width,
    height: round(2 * (radius + NAMES)),
    nodes,
    edges: edgesOf(edges, nodes, (a, b, shift) => {
      // Neighbours are tied along the ring, the others through the middle.
      const apart = Math.hypot(a.x - b.x, a.y - b.y) / (2 * radius);
      const pull = Math.max(0.08, 0.85 - 0.65 * Math.sqrt(apart)) - 0.12 * shift;
      const x = round(middle.x + ((a.x + b.x) / 2 - middle.x) * pull);
      const y = round(middle.y + ((a.y + b.y) / 2 - middle.y) * pull);
      return `M${a.x} ${a.y}Q${x} ${y} ${b.x} ${b.y}`;
    }),
  };
}

function column(order: readonly GraphNode[], edges: readonly Edge[], width: number): GraphLayout {
  const x = round(Math.min(width * 0.62, 240));
  const nodes = order.map((node, index): PlacedNode => {
    const y = ROW / 2 + index * ROW;
    return { ...node, x, y, label: { x: x - 14, y, turn: 0, anchor: 'end' } };
  });
  const room = width - x - 6;
  const tallest = Math.max(1, order.length - 1) * ROW;
  return {
    kind: 'column',
    width,
    height: order.length * ROW,
    nodes,
    edges: edgesOf(edges, nodes, (a, b, shift) => {
      const reach = Math.min(room, 24 + (room - 24) * Math.sqrt(Math.abs(a.y - b.y) / tallest) - shift * 7);
      const side = round(x + (reach * 4) / 3);
      return `M${x} ${a.y}C${side} ${a.y} ${side} ${b.y} ${x} ${b.y}`;
    }),
  };
}

/** Draws companies, in the order given, and their lines in a width in pixels. No chance in it: same data, same picture. */
export function layoutLinks(order: readonly GraphNode[], edges: readonly Edge[], width: number): GraphLayout {
  return width < NARROW ? column(order, edges, width) : ring(order, edges, width);
}

/** Room a name needs along the ring, px. */
const NAME_ROOM = 17;

/** The pixels between two companies side by side. */
export function spacing({ kind, height, nodes }: GraphLayout): number {
  if (kind === 'column' || nodes.length === 0) return ROW;
  return (Math.PI * (height - 2 * NAMES)) / nodes.length;
}

/** The companies whose names fit: all where there is room, else the best linked that do not stand too close. */
export function namedNodes(layout: GraphLayout, degree: (doc: DocId) => number): Set<DocId> {
  const { nodes } = layout;
  const step = spacing(layout);
  if (step >= NAME_ROOM) return new Set(nodes.map(({ doc }) => doc));
  const apart = Math.ceil(NAME_ROOM / step);
  const places = nodes.map((_, index) => index);
  const degrees = nodes.map(({ doc }) => degree(doc));
  const kept: number[] = [];
  for (const place of places.sort((a, b) => (degrees[b] ?? 0) - (degrees[a] ?? 0) || a - b)) {
    const free = kept.every((other) => {
      const between = Math.abs(other - place);
      return Math.min(between, nodes.length - between) >= apart;
    });
    if (free) kept.push(place);
  }
  return new Set(kept.flatMap((place) => nodes[place]?.doc ?? []));
}
