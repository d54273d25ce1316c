// oxlint-disable jsx-a11y/prefer-tag-over-role -- a node inside an SVG cannot be a <button>; it has the role, the keys and the focus of one.
import { useMemo, useRef, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { Edge } from '#domain/network/links.ts';
import { useWidth } from '#ui/use-width.ts';
import { layoutLinks, namedNodes, spacing, type PlacedNode } from './links-layout.ts';
import { neighboursOf, type GraphNode } from './links-order.ts';
import { t } from './messages.ts';

interface GraphProps {
  order: readonly GraphNode[];
  edges: readonly Edge[];
  selected: DocId | null;
  onSelect: (doc: DocId) => void;
  label: string;
}

const LONGEST = 20;

const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

/** Companies and their links, drawn the same every day: a ring, or a column with arcs on a narrow screen. */
export function LinksGraph(props: GraphProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  return (
    <div ref={box} class="network-graph">
      {width > 0 && <Drawing {...props} width={width} />}
    </div>
  );
}

function Drawing(props: GraphProps & { width: number }) {
  const { order, edges, width, selected } = props;
  const layout = useMemo(() => layoutLinks(order, edges, width), [order, edges, width]);
  const neighbours = useMemo(() => neighboursOf(edges), [edges]);
  const drawing = useRef<SVGSVGElement>(null);
  const [walked, setWalked] = useState<DocId | null>(null);
  const known = (doc: DocId | null): boolean => order.some((node) => node.doc === doc);
  const stop = known(walked) ? walked : known(selected) ? selected : order[0]?.doc;
  const around = selected && neighbours.get(selected);
  const dim = (doc: DocId): boolean => Boolean(around) && doc !== selected && !around?.has(doc);
  const fitting = useMemo(() => namedNodes(layout, (doc) => neighbours.get(doc)?.size ?? 0), [layout, neighbours]);
  const crowded = fitting.size < order.length;
  // Choosing a company frees the place of the others: its own links are then named.
  const named = ({ doc }: GraphNode): boolean =>
    crowded && selected ? doc === selected || Boolean(around?.has(doc)) : fitting.has(doc);
  const radius = Math.max(2.5, Math.min(6, spacing(layout) * 0.45));
  const keyDown = (event: KeyboardEvent, index: number): void => {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      const next = order[(index + step + order.length) % order.length];
      if (next) drawing.current?.querySelector<SVGElement>(`[data-doc="${next.doc}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const node = order[index];
      if (node) props.onSelect(node.doc);
    }
  };
  return (
    <>
      <svg
        ref={drawing}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        width={layout.width}
        height={layout.height}
        role="group"
        aria-label={props.label}
      >
        <g aria-hidden="true">
          {layout.edges.map(({ edge, path }) => {
            const touches = !selected || !around || edge.a === selected || edge.b === selected;
            return (
              <path
                key={`${edge.type} ${edge.a} ${edge.b} ${edge.type === 'enjeu' ? edge.stake : ''}`}
                class={`network-edge network-edge--${edge.type} ${touches ? '' : 'network-dim'}`}
                d={path}
              />
            );
          })}
        </g>
        {layout.nodes.map((node, index) => (
          <g
            key={node.doc}
            role="button"
            data-doc={node.doc}
            class={`network-node ${node.doc === selected ? 'network-node--chosen' : ''} ${dim(node.doc) ? 'network-dim' : ''}`}
            tabIndex={node.doc === stop ? 0 : -1}
            aria-pressed={node.doc === selected}
            aria-label={nodeLabel(node, neighbours.get(node.doc)?.size ?? 0)}
            onClick={() => props.onSelect(node.doc)}
            onFocus={() => setWalked(node.doc)}
            onKeyDown={(event) => keyDown(event, index)}
          >
            <NodeShape node={node} radius={radius} />
          </g>
        ))}
        <g class="network-over" aria-hidden="true">
          {layout.nodes
            .filter((node) => named(node))
            .map((node) => (
              <NodeName key={node.doc} node={node} chosen={node.doc === selected} dim={dim(node.doc)} />
            ))}
        </g>
      </svg>
      {crowded && <p class="c-small c-soft">{t().linksCrowded(order.length)}</p>}
    </>
  );
}

const STEPS: Readonly<Record<string, number | undefined>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

function nodeLabel(node: GraphNode, links: number): string {
  const parts = [node.name, node.ambassador && t().legendAmbassador, t().linkCount(links)];
  return parts.filter(Boolean).join(', ');
}

const turned = ({ label }: PlacedNode): string | undefined =>
  label.turn === 0 ? undefined : `rotate(${label.turn} ${label.x} ${label.y})`;

/** A dot for a company, a diamond for an ambassador, and around it and its name an area that a finger can hit. */
function NodeShape({ node, radius }: { node: PlacedNode; radius: number }) {
  const tip = radius * 1.5;
  const { x, y, label } = node;
  const width = short(node.name).length * 8;
  return (
    <>
      <circle class="network-node__target" cx={x} cy={y} r="16" />
      <rect
        class="network-node__reach"
        x={label.anchor === 'start' ? label.x : label.x - width}
        y={label.y - 14}
        width={width}
        height="28"
        transform={turned(node)}
      />
      {node.ambassador ? (
        <path class="network-node__mark" d={`M${x} ${y - tip}L${x + tip} ${y}L${x} ${y + tip}L${x - tip} ${y}Z`} />
      ) : (
        <circle class="network-node__mark" cx={x} cy={y} r={radius} />
      )}
    </>
  );
}

/** The name as it fits; the whole name is the node's label. */
function NodeName({ node, chosen, dim }: { node: PlacedNode; chosen: boolean; dim: boolean }) {
  const { label } = node;
  return (
    <text
      class={`network-node__name ${chosen ? 'network-node__name--chosen' : ''} ${dim ? 'network-dim' : ''}`}
      x={label.x}
      y={label.y}
      text-anchor={label.anchor}
      transform={turned(node)}
    >
      {short(node.name)}
    </text>
  );
}
