// Who stands in the graph of a selection, under which name, and where its own screen is.
import type { DocId } from '#domain/ids.ts';
import { href } from '#routing/routes.ts';
import { t } from './messages.ts';
import type { Drawn } from './network-figures.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';
import { nameOf } from './network-words.ts';
import type { GraphNode } from './graph-scene.ts';

/** Everything that a line touches. */
export function tiedBy({ lines }: Drawn): Set<DocId> {
  const tied = new Set<DocId>();
  for (const { from, to } of lines) tied.add(from).add(to);
  return tied;
}

/** Companies of the selection that have a line, then stakes, actions and partners beside them. */
export function graphNodes(model: NetworkModel, rows: readonly NetworkRow[], drawn: Drawn): GraphNode[] {
  const tied = tiedBy(drawn);
  const nodes: GraphNode[] = [];
  for (const row of rows) {
    if (tied.has(row.doc))
      nodes.push({ doc: row.doc, kind: row.ambassador ? 'ambassador' : 'company', label: nameOf(row) });
  }
  for (const doc of drawn.beside) nodes.push(besideNode(model, doc));
  return nodes;
}

function besideNode(model: NetworkModel, doc: DocId): GraphNode {
  const stake = model.stakes.value.find((card) => card.doc === doc);
  if (stake) return { doc, kind: 'stake', label: stake.title || t().unnamed };
  const action = model.actions.value.get(doc);
  if (action) return { doc, kind: 'action', label: action.title || t().unnamed };
  return { doc, kind: 'partner', label: model.partners.value.find(({ value }) => value === doc)?.label || t().unnamed };
}

export function hrefOfNode({ doc, kind }: Pick<GraphNode, 'doc' | 'kind'>): string | null {
  if (kind === 'stake') return href.stake(doc);
  if (kind === 'action') return href.action(doc);
  return kind === 'partner' ? href.partner(doc) : href.company(doc);
}
