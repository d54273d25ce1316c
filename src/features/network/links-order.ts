// In which order companies stand around the graph: those that are linked close to each other, the same every day.
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';

export interface GraphNode {
  readonly doc: DocId;
  readonly name: string;
  readonly ambassador: boolean;
}

const byName = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

const compareNodes = (a: GraphNode, b: GraphNode): number =>
  byName.compare(a.name, b.name) || (a.doc < b.doc ? -1 : Number(a.doc > b.doc));

export function neighboursOf(edges: readonly Edge[]): Map<DocId, Set<DocId>> {
  const neighbours = new Map<DocId, Set<DocId>>();
  const add = (from: DocId, to: DocId): void => {
    neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to));
  };
  for (const { a, b } of edges) {
    add(a, b);
    add(b, a);
  }
  return neighbours;
}

/** Depth first from the best linked company of each group; where one leads to several, the one with most in common. */
function walk(
  start: GraphNode,
  nodes: ReadonlyMap<DocId, GraphNode>,
  neighbours: ReadonlyMap<DocId, ReadonlySet<DocId>>,
  seen: Set<DocId>,
): GraphNode[] {
  const order: GraphNode[] = [];
  const stack = [start];
  while (stack.length > 0) {
    const node = stack.pop() as GraphNode;
    if (seen.has(node.doc)) continue;
    seen.add(node.doc);
    order.push(node);
    const around = neighbours.get(node.doc) ?? new Set<DocId>();
    const shared = (other: GraphNode): number => (neighbours.get(other.doc) ?? new Set()).intersection(around).size;
    const next = [...around].flatMap((doc) => nodes.get(doc) ?? []).filter(({ doc }) => !seen.has(doc));
    // The last pushed is visited first.
    stack.push(...next.sort((a, b) => shared(a) - shared(b) || -compareNodes(a, b)));
  }
  return order;
}

/** All nodes, linked ones side by side: larger groups first, then by name. Depends on the data only, never on its order. */
export function orderNodes(all: readonly GraphNode[], edges: readonly Edge[]): GraphNode[] {
  const nodes = new Map(all.map((node) => [node.doc, node]));
  const neighbours = neighboursOf(edges.filter(({ a, b }) => nodes.has(a) && nodes.has(b)));
  const degree = (node: GraphNode): number => neighbours.get(node.doc)?.size ?? 0;
  const seen = new Set<DocId>();
  const groups: GraphNode[][] = [];
  for (const start of [...all].sort((a, b) => degree(b) - degree(a) || compareNodes(a, b))) {
    if (!seen.has(start.doc)) groups.push(walk(start, nodes, neighbours, seen));
  }
  return groups.sort((a, b) => b.length - a.length || compareNodes(a[0] as GraphNode, b[0] as GraphNode)).flat();
}
