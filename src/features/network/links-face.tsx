import { useEffect, useMemo } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { Community } from '#domain/network/communities.ts';
import { formatNumber } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { filterOptions, type ComboOption } from '#ui/combobox-model.ts';
import { Combobox } from '#ui/combobox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useFrameLater } from '#ui/use-frame-later.ts';
import { captionsOf, communityNames, type CommunityNames } from './community-words.ts';
import { GraphCanvas } from './graph-canvas.tsx';
import { GraphLegend } from './graph-legend.tsx';
import { graphNodes, hrefOfNode, tiedBy } from './graph-nodes.ts';
import { ChosenNode, CommunitiesPanel, ConnectorsPanel } from './graph-panels.tsx';
import { sceneOf, type GraphNode } from './graph-scene.ts';
import { LinksTable } from './links-table.tsx';
import { t } from './messages.ts';
import type { Drawn } from './network-figures.ts';
import { queryOf } from './network-filter.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';

/** Who sells to whom, who knows whom, who shares a stake, an action, a partner: the selection as a graph. */
export function LinksFace({ model }: { model: NetworkModel }) {
  const words = t();
  useEffect(() => model.analysis.follow(), [model]);
  const drawn = model.drawn.value;
  const rows = model.selected.value;
  const fitKey = queryOf(model.filter.value);
  const now = useMemo((): Shown => ({ drawn, rows, fitKey }), [drawn, rows, fitKey]);
  // Figures are said at once; a picture of thousands of nodes follows in the next frame.
  const shown = useFrameLater(now);
  const nodes = useMemo(() => graphNodes(model, shown.rows, shown.drawn), [model, shown]);
  const communities = model.analysis.communities.value;
  const names = useMemo(() => communityNames(model, communities ?? []), [model, communities]);
  const picture = useMemo(
    () => <Picture {...{ model, nodes, names, communities: communities ?? [] }} {...shown} />,
    [model, nodes, names, communities, shown],
  );
  const side = useMemo(() => <Side {...{ model, nodes, names }} />, [model, nodes, names]);
  if (drawn.lines.length === 0) {
    const filtered = drawn.elsewhere > 0 || rows.length < model.rows.value.length;
    return (
      <EmptyState title={words.linksNone} icon="link">
        {filtered ? words.linksNoneFiltered : words.linksNoneText}
      </EmptyState>
    );
  }
  return (
    <section class="c-stack" aria-label={words.linksTitle}>
      <div class="network-map-face">
        <figure class="network-figure">
          {picture}
          <figcaption class="c-stack c-stack--tight">
            <GraphLegend />
            <Says rows={rows} drawn={drawn} />
          </figcaption>
        </figure>
        {side}
      </div>
      <Disclosure title={words.linksTable(drawn.lines.length)} late>
        <LinksTable rows={rows} drawn={drawn} model={model} />
      </Disclosure>
    </section>
  );
}

interface Shown {
  readonly drawn: Drawn;
  readonly rows: readonly NetworkRow[];
  readonly fitKey: string;
}

interface PartProps {
  model: NetworkModel;
  nodes: readonly GraphNode[];
  names: CommunityNames;
}

function chosenAmong({ model, nodes }: PartProps): DocId | null {
  const chosen = model.company.value;
  return nodes.some(({ doc }) => doc === chosen) ? chosen : null;
}

/** What the picture holds, counted. */
function Says({ rows, drawn }: Pick<Shown, 'rows' | 'drawn'>) {
  const words = t();
  const tied = useMemo(() => tiedBy(drawn), [drawn]);
  const alone = rows.reduce((count, { doc }) => count + (tied.has(doc) ? 0 : 1), 0);
  return (
    <p class="c-small c-soft">
      {words.graphSays(tied.size, drawn.lines.length)}
      {alone > 0 && ` ${words.graphAlone(alone)}`}
      {drawn.elsewhere > 0 && ` ${words.linksElsewhere(drawn.elsewhere)}`} {words.graphKeys}
    </p>
  );
}

function Picture(props: PartProps & Shown & { communities: readonly Community[] }) {
  const { model, nodes, names, communities, drawn, fitKey } = props;
  const places = model.analysis.places.value;
  const scene = useMemo(() => sceneOf(nodes, drawn.lines, places), [nodes, drawn, places]);
  const captions = useMemo(() => captionsOf(scene, communities, names), [scene, communities, names]);
  return (
    <GraphCanvas
      scene={scene}
      captions={captions}
      chosen={chosenAmong(props)}
      onChoose={model.chooseCompany}
      hrefOf={hrefOfNode}
      label={t().graphLabel(formatNumber(scene.nodes.length), formatNumber(scene.lines.length))}
      fitKey={fitKey}
      settled={places.size > 0 && !model.analysis.moving.value}
    />
  );
}

/** Beside the picture: one node looked at, the communities, who connects whom. */
function Side(props: PartProps) {
  const words = t();
  const { model, nodes, names } = props;
  const chosen = chosenAmong(props);
  return (
    <div class="c-stack">
      <Combobox
        label={words.chooseNode}
        value={chosen}
        valueLabel={nodes.find(({ doc }) => doc === chosen)?.label}
        search={(query) => foundNodes(nodes, query)}
        onChange={(doc) => model.chooseCompany(doc as DocId | null)}
      />
      {chosen && <ChosenNode doc={chosen} nodes={nodes} model={model} />}
      <CommunitiesPanel model={model} nodes={nodes} names={names} />
      <ConnectorsPanel model={model} nodes={nodes} names={names} />
      <Disclosure title={words.arrangeTitle}>
        <p class="c-small c-soft">{words.arrangeText}</p>
        <Button icon="refresh-cw" onClick={model.analysis.again}>
          {words.arrangeAgain}
        </Button>
      </Disclosure>
    </div>
  );
}

const MOST_FOUND = 40;

function foundNodes(nodes: readonly GraphNode[], query: string): ComboOption[] {
  return filterOptions(
    nodes.map(({ doc, label }) => ({ value: doc, label })),
    query,
  ).slice(0, MOST_FOUND);
}
