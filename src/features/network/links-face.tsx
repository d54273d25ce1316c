import { useMemo } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';
import { href } from '#routing/routes.ts';
import { LinkButton } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { LinksGraph } from './links-graph.tsx';
import { orderNodes, type GraphNode } from './links-order.ts';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';
import { nameOf } from './network-words.ts';

const keyOf = (edge: Edge): string => `${edge.type} ${edge.a} ${edge.b} ${edge.type === 'enjeu' ? edge.stake : ''}`;

/** Who sells to whom, who knows whom and who shares a stake, within the selection. */
export function LinksFace({ model }: { model: NetworkModel }) {
  const words = t();
  const edges = model.edges.value;
  const rows = model.selected.value;
  const byDoc = useMemo(() => new Map(rows.map((row) => [row.doc, row])), [rows]);
  const order = useMemo(() => linkedNodes(rows, edges), [rows, edges]);
  const nameFor = (doc: DocId): string => {
    const row = byDoc.get(doc);
    return row ? nameOf(row) : words.unknownCompany;
  };
  if (edges.length === 0) {
    const filtered = model.edgesElsewhere.value > 0 || rows.length < model.rows.value.length;
    return (
      <EmptyState title={words.linksNone} icon="link">
        {filtered ? words.linksNoneFiltered : words.linksNoneText}
      </EmptyState>
    );
  }
  const selected = order.some(({ doc }) => doc === model.company.value) ? model.company.value : null;
  const select = (doc: DocId | null): void => {
    model.chooseCompany(doc === model.company.value ? null : doc);
  };
  return (
    <Section title={words.linksTitle} lead={words.linksHelp}>
      <div class="network-map-face">
        <figure class="network-figure">
          <LinksGraph
            order={order}
            edges={edges}
            selected={selected}
            onSelect={select}
            label={words.linksLabel(words.shown(order.length, order.length), words.linkCount(edges.length))}
          />
          <figcaption class="c-stack c-stack--tight">
            <Legend />
          </figcaption>
        </figure>
        <div class="c-stack">
          <Combobox
            label={words.chooseCompany}
            value={selected}
            options={order.map(({ doc, name }) => ({ value: doc, label: name }))}
            onChange={(doc) => model.chooseCompany(doc as DocId | null)}
          />
          {selected && <Chosen doc={selected} edges={edges} model={model} nameFor={nameFor} />}
          {model.edgesElsewhere.value > 0 && <p class="c-soft">{words.linksElsewhere(model.edgesElsewhere.value)}</p>}
        </div>
      </div>
      <Disclosure title={words.linksTable}>
        <LinksTable edges={edges} model={model} nameFor={nameFor} />
      </Disclosure>
    </Section>
  );
}

function linkedNodes(rows: readonly NetworkRow[], edges: readonly Edge[]): GraphNode[] {
  const linked = new Set(edges.flatMap(({ a, b }) => [a, b]));
  const nodes = rows
    .filter(({ doc }) => linked.has(doc))
    .map((row): GraphNode => ({ doc: row.doc, name: nameOf(row), ambassador: row.ambassador }));
  return orderNodes(nodes, edges);
}

function stakeTitle(edge: Edge, model: NetworkModel): string {
  return edge.type === 'enjeu' ? (model.stakes.value.find(({ doc }) => doc === edge.stake)?.title ?? '') : '';
}

function kindOf(edge: Edge, model: NetworkModel): string {
  const title = stakeTitle(edge, model);
  return title ? `${t().kinds[edge.type]} (${title})` : t().kinds[edge.type];
}

interface LinkRow {
  readonly key: string;
  readonly a: DocId;
  readonly b: DocId;
  readonly nameA: string;
  readonly nameB: string;
  readonly kind: string;
}

const cellA = ({ a, nameA }: LinkRow) => <a href={href.company(a)}>{nameA}</a>;
const cellB = ({ b, nameB }: LinkRow) => <a href={href.company(b)}>{nameB}</a>;

function LinksTable({ edges, model, nameFor }: Omit<ChosenProps, 'doc'>) {
  const words = t();
  const rows = edges.map((edge): LinkRow => {
    const { a, b } = edge;
    return { key: keyOf(edge), a, b, nameA: nameFor(a), nameB: nameFor(b), kind: kindOf(edge, model) };
  });
  return (
    <DataTable
      caption={words.linksCaption}
      hideCaption
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { id: 'a', label: words.colOne, cell: cellA },
        { id: 'kind', label: words.colKind, cell: ({ kind }) => kind },
        { id: 'b', label: words.colOther, cell: cellB },
      ]}
    />
  );
}

interface ChosenProps {
  doc: DocId;
  edges: readonly Edge[];
  model: NetworkModel;
  nameFor: (doc: DocId) => string;
}

function Chosen({ doc, edges, model, nameFor }: ChosenProps) {
  const words = t();
  const own = edges.filter(({ a, b }) => a === doc || b === doc);
  return (
    <div class="network-panel" aria-live="polite">
      <div class="network-panel__head">
        <h3>{words.linksOf(nameFor(doc))}</h3>
        <LinkButton variant="plain" icon="arrow-right" href={href.company(doc)}>
          {words.openCompany}
        </LinkButton>
      </div>
      <RowList label={words.linksOf(nameFor(doc))}>
        {own.map((edge) => (
          <Row
            key={keyOf(edge)}
            icon={edge.type === 'enjeu' ? 'target' : edge.type === 'client' ? 'handshake' : 'link'}
            title={words.sentences[edge.type](nameFor(edge.a), nameFor(edge.b))}
            meta={stakeTitle(edge, model)}
          />
        ))}
      </RowList>
    </div>
  );
}

function Legend() {
  const words = t();
  const lines = [
    ['client', words.legendCommerce],
    ['connait', words.legendKnows],
    ['enjeu', words.legendStake],
  ] as const;
  return (
    <div class="network-legend">
      <p>{words.legendLinks}</p>
      <ul class="c-plain">
        {lines.map(([type, label]) => (
          <li key={type}>
            <svg viewBox="0 0 40 12" width="40" height="12" aria-hidden="true">
              <path class={`network-edge network-edge--${type}`} d="M1 6H39" />
            </svg>
            <span>{label}</span>
          </li>
        ))}
        <li>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle class="network-node__mark" cx="10" cy="10" r="6" />
          </svg>
          <span>{words.legendCompany}</span>
        </li>
        <li>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path class="network-node__mark" d="M10 1L19 10L10 19L1 10Z" />
          </svg>
          <span>{words.legendAmbassador}</span>
        </li>
      </ul>
    </div>
  );
}
