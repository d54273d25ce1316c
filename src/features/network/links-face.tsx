import { useEffect, useMemo } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import { formatNumber } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { filterOptions, type ComboOption } from '#ui/combobox-model.ts';
import { Combobox } from '#ui/combobox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { captionsOf, communityNames } from './community-words.ts';
import { GraphCanvas } from './graph-canvas.tsx';
import { GraphLegend } from './graph-legend.tsx';
import { graphNodes, hrefOfNode } from './graph-nodes.ts';
import { ChosenNode, CommunitiesPanel, ConnectorsPanel } from './graph-panels.tsx';
import { sceneOf, type GraphNode } from './graph-scene.ts';
import { LinksTable } from './links-table.tsx';
import { t } from './messages.ts';
import { queryOf } from './network-filter.ts';
import type { NetworkModel } from './network-model.ts';

/** Who sells to whom, who knows whom, who shares a stake, an action, a partner: the selection as a graph. */
export function LinksFace({ model }: { model: NetworkModel }) {
  const words = t();
  useEffect(() => model.analysis.follow(), [model]);
  const drawn = model.drawn.value;
  const rows = model.selected.value;
  const nodes = useMemo(() => graphNodes(model, rows, drawn), [model, rows, drawn]);
  const places = model.analysis.places.value;
  const scene = useMemo(() => sceneOf(nodes, drawn.lines, places), [nodes, drawn, places]);
  const communities = model.analysis.communities.value;
  const names = useMemo(() => communityNames(model, communities ?? []), [model, communities]);
  const captions = useMemo(() => captionsOf(scene, communities ?? [], names), [scene, communities, names]);
  if (drawn.lines.length === 0) {
    const filtered = drawn.elsewhere > 0 || rows.length < model.rows.value.length;
    return (
      <EmptyState title={words.linksNone} icon="link">
        {filtered ? words.linksNoneFiltered : words.linksNoneText}
      </EmptyState>
    );
  }
  const chosen = nodes.some(({ doc }) => doc === model.company.value) ? model.company.value : null;
  const alone = rows.length - nodes.filter(({ kind }) => kind === 'company' || kind === 'ambassador').length;
  return (
    <section class="c-stack" aria-label={words.linksTitle}>
      <div class="network-map-face">
        <figure class="network-figure">
          <GraphCanvas
            scene={scene}
            captions={captions}
            chosen={chosen}
            onChoose={model.chooseCompany}
            hrefOf={hrefOfNode}
            label={words.graphLabel(formatNumber(scene.nodes.length), formatNumber(scene.lines.length))}
            fitKey={queryOf(model.filter.value)}
            settled={places.size > 0 && !model.analysis.moving.value}
          />
          <figcaption class="c-stack c-stack--tight">
            <GraphLegend />
            <p class="c-small c-soft">
              {words.graphSays(scene.nodes.length, scene.lines.length)}
              {alone > 0 && ` ${words.graphAlone(alone)}`}
              {drawn.elsewhere > 0 && ` ${words.linksElsewhere(drawn.elsewhere)}`} {words.graphKeys}
            </p>
          </figcaption>
        </figure>
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
      </div>
      <Disclosure title={words.linksTable(drawn.lines.length)} late>
        <LinksTable lines={drawn.lines} nodes={nodes} model={model} />
      </Disclosure>
    </section>
  );
}

const MOST_FOUND = 40;

function foundNodes(nodes: readonly GraphNode[], query: string): ComboOption[] {
  return filterOptions(
    nodes.map(({ doc, label }) => ({ value: doc, label })),
    query,
  ).slice(0, MOST_FOUND);
}
