import { useMemo, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { Community } from '#domain/network/communities.ts';
import type { Relation } from '#domain/network/relations.ts';
import { formatNumber, list } from '#i18n/format.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import type { CommunityNames } from './community-words.ts';
import { hrefOfNode } from './graph-nodes.ts';
import type { GraphNode } from './graph-scene.ts';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';

interface PanelProps {
  model: NetworkModel;
  nodes: readonly GraphNode[];
}

/** One line as a sentence. */
function sentenceOf({ kind, from, to }: Relation, nameOf: (doc: DocId) => string): string {
  return t().sentences[kind](nameOf(from), nameOf(to));
}

const FEW = 12;

/** The node that is looked at: what it is tied to, in sentences. */
export function ChosenNode({ doc, nodes, model }: PanelProps & { doc: DocId }) {
  const words = t();
  const [all, showAll] = useState(false);
  const names = useMemo(() => new Map(nodes.map((node) => [node.doc, node])), [nodes]);
  const node = names.get(doc);
  if (!node) return null;
  const own = model.drawn.value.lines.filter(({ from, to }) => from === doc || to === doc);
  const shown = all ? own : own.slice(0, FEW);
  const target = hrefOfNode(node);
  const nameFor = (other: DocId): string => names.get(other)?.label ?? words.unknownCompany;
  return (
    <div class="network-panel" aria-live="polite">
      <div class="network-panel__head">
        <h2>{node.label}</h2>
        {target && (
          <LinkButton variant="plain" icon="arrow-right" href={target}>
            {words.openCompany}
          </LinkButton>
        )}
      </div>
      <RowList label={words.linksOf(node.label)}>
        {shown.map((line) => (
          <Row
            key={line.key}
            icon={line.kind === 'enjeu' ? 'target' : line.kind === 'client' ? 'handshake' : 'link'}
            title={sentenceOf(line, nameFor)}
          />
        ))}
      </RowList>
      {own.length > shown.length && (
        <Button variant="plain" icon="chevron-down" onClick={() => showAll(true)}>
          {words.moreLinks(own.length - shown.length)}
        </Button>
      )}
    </div>
  );
}

interface NamedProps extends PanelProps {
  names: CommunityNames;
}

const SHOWN_GROUPS = 8;

/** Groups tied more closely to each other than to the rest; one of them can become the selection. */
export function CommunitiesPanel({ model, nodes, names }: NamedProps) {
  const words = t();
  const communities = model.analysis.communities.value;
  const here = useMemo(() => new Set(nodes.map(({ doc }) => doc)), [nodes]);
  const seen = useMemo(() => {
    const counted = (communities ?? []).map((community) => ({
      community,
      count: community.members.filter((doc) => here.has(doc)).length,
    }));
    return counted.filter(({ count }) => count >= 3).sort((a, b) => b.count - a.count);
  }, [communities, here]);
  if (seen.length === 0) return null;
  return (
    <Section level={2} title={words.communities} lead={words.communitiesLead}>
      <RowList label={words.communities}>
        {seen.slice(0, SHOWN_GROUPS).map(({ community, count }) => (
          <Row
            key={community.id}
            title={names.get(community.id) ?? ''}
            meta={words.nodeCount(count)}
            action={<KeepCommunity model={model} community={community} />}
          />
        ))}
      </RowList>
      {seen.length > SHOWN_GROUPS && <p class="c-small c-soft">{words.moreGroups(seen.length - SHOWN_GROUPS)}</p>}
    </Section>
  );
}

function KeepCommunity({ model, community }: { model: NetworkModel; community: Community }) {
  const words = t();
  const kept = model.filter.value.community;
  const on = kept !== '' && community.members.includes(kept as DocId);
  return (
    <Button
      variant="plain"
      icon={on ? 'x' : 'filter'}
      onClick={() => model.change({ community: on ? '' : community.id })}
    >
      {on ? words.leaveGroup : words.keepGroup}
    </Button>
  );
}

const SHOWN_CONNECTORS = 6;

/** Who connects whom: those on most ways between others, and what they hold together. */
export function ConnectorsPanel({ model, nodes, names }: NamedProps) {
  const words = t();
  const labels = useMemo(() => new Map(nodes.map((node) => [node.doc, node.label])), [nodes]);
  const best = model.analysis.connectors.value.filter(({ doc }) => labels.has(doc)).slice(0, SHOWN_CONNECTORS);
  if (best.length === 0) return null;
  return (
    <Section level={2} title={words.connectors} lead={words.connectorsLead}>
      <RowList label={words.connectors}>
        {best.map(({ doc, cutOff }) => {
          const tied = groupsAround(model, doc, names);
          const parts = [
            tied.length > 1 && words.connects(list(tied)),
            cutOff > 0 && words.cutOff(formatNumber(cutOff), cutOff),
          ];
          return (
            <Row
              key={doc}
              title={labels.get(doc) ?? ''}
              meta={parts.filter(Boolean).join(' ') || words.onManyWays}
              action={
                <Button variant="plain" icon="eye" onClick={() => model.chooseCompany(doc)}>
                  {words.see}
                </Button>
              }
            />
          );
        })}
      </RowList>
    </Section>
  );
}

/** The communities that a node has lines to, its own first. */
function groupsAround(model: NetworkModel, doc: DocId, names: CommunityNames): string[] {
  const beside = new Set<DocId>([doc]);
  for (const { from, to } of model.relations.value) {
    if (from === doc) beside.add(to);
    else if (to === doc) beside.add(from);
  }
  const found = (model.analysis.communities.value ?? []).filter(({ members }) =>
    members.some((one) => beside.has(one)),
  );
  return [...new Set(found.map(({ id }) => names.get(id) ?? ''))].slice(0, 4);
}
