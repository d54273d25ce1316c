import { useMemo, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { Relation } from '#domain/network/relations.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { graphNodes, hrefOfNode } from './graph-nodes.ts';
import type { GraphNode } from './graph-scene.ts';
import { t } from './messages.ts';
import type { Drawn } from './network-figures.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';

interface LinkRow {
  readonly key: string;
  readonly from: GraphNode | undefined;
  readonly to: GraphNode | undefined;
  readonly kind: string;
}

const PAGE = 200;

function nodeCell(node: GraphNode | undefined) {
  if (!node) return t().unknownCompany;
  const target = hrefOfNode(node);
  return target ? <a href={target}>{node.label}</a> : node.label;
}

const fromCell = ({ from }: LinkRow) => nodeCell(from);
const toCell = ({ to }: LinkRow) => nodeCell(to);

interface LinksTableProps {
  rows: readonly NetworkRow[];
  drawn: Drawn;
  model: NetworkModel;
}

/** The lines of the picture, one a row. */
export function LinksTable({ rows: companies, drawn, model }: LinksTableProps) {
  const words = t();
  const [limit, setLimit] = useState(PAGE);
  const rows = useMemo(() => rowsOf(drawn.lines, graphNodes(model, companies, drawn)), [model, companies, drawn]);
  return (
    <div class="c-stack">
      <DataTable
        caption={words.linksCaption}
        hideCaption
        rows={rows.slice(0, limit)}
        rowKey={({ key }) => key}
        columns={[
          { id: 'from', label: words.colOne, cell: fromCell },
          { id: 'kind', label: words.colKind, cell: ({ kind }) => kind },
          { id: 'to', label: words.colOther, cell: toCell },
        ]}
      />
      {rows.length > limit && (
        <Button icon="chevron-down" onClick={() => setLimit(limit + PAGE)}>
          {words.moreLinks(Math.min(PAGE, rows.length - limit))}
        </Button>
      )}
    </div>
  );
}

function rowsOf(lines: readonly Relation[], nodes: readonly GraphNode[]): LinkRow[] {
  const byDoc = new Map<DocId, GraphNode>(nodes.map((node) => [node.doc, node]));
  const label = (node: GraphNode | undefined): string => node?.label ?? '';
  return lines
    .map((line): LinkRow => ({
      key: line.key,
      from: byDoc.get(line.from),
      to: byDoc.get(line.to),
      kind: t().tableKinds[line.kind],
    }))
    .sort((a, b) => label(a.from).localeCompare(label(b.from), 'fr') || (a.key < b.key ? -1 : 1));
}
