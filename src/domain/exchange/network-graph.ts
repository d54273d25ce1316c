// The network as a graph for other programs: GraphML (yEd, NetworkX, igraph) and GEXF 1.3 (Gephi).
import { xmlText } from './xml-text.ts';

type NodeKind = 'company' | 'partner' | 'stake';

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** What else is known; every node of a graph names the same attributes. */
  readonly attributes: { readonly [name: string]: string };
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  /** Without, the two ends are alike. */
  readonly directed: boolean;
}

export interface NetworkGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

function attributeNames({ nodes }: NetworkGraph): string[] {
  return [...new Set(nodes.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
}

/** GraphML, http://graphml.graphdrawing.org. */
export function graphml(graph: NetworkGraph): string {
  const names = attributeNames(graph);
  const key = (id: string, on: string, name: string): string =>
    `<key id="${id}" for="${on}" attr.name="${xmlText(name)}" attr.type="string"/>`;
  const data = (id: string, text: string): string => `<data key="${id}">${xmlText(text)}</data>`;
  const node = ({ id, kind, label, attributes }: GraphNode): string =>
    `<node id="${xmlText(id)}">${data('label', label)}${data('kind', kind)}${names
      .map((name, index) => (attributes[name] ? data(`n${index}`, attributes[name]) : ''))
      .join('')}</node>`;
  const edge = ({ from, to, type, directed }: GraphEdge, index: number): string =>
    `<edge id="e${index}" source="${xmlText(from)}" target="${xmlText(to)}" directed="${directed}">${data('type', type)}</edge>`;
  return [
    HEAD,
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    key('label', 'node', 'label'),
    key('kind', 'node', 'kind'),
    ...names.map((name, index) => key(`n${index}`, 'node', name)),
    key('type', 'edge', 'type'),
    '<graph id="network" edgedefault="undirected">',
    ...graph.nodes.map(node),
    ...graph.edges.map(edge),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

/** GEXF 1.3, https://gexf.net. */
export function gexf(graph: NetworkGraph): string {
  const names = ['kind', ...attributeNames(graph)];
  const valueOf = ({ kind, attributes }: GraphNode, name: string): string =>
    name === 'kind' ? kind : (attributes[name] ?? '');
  const value = (index: number, text: string): string =>
    text === '' ? '' : `<attvalue for="${index}" value="${xmlText(text)}"/>`;
  const node = (one: GraphNode): string =>
    `<node id="${xmlText(one.id)}" label="${xmlText(one.label)}"><attvalues>${names
      .map((name, index) => value(index, valueOf(one, name)))
      .join('')}</attvalues></node>`;
  const edge = ({ from, to, type, directed }: GraphEdge, index: number): string =>
    `<edge id="${index}" source="${xmlText(from)}" target="${xmlText(to)}" type="${
      directed ? 'directed' : 'undirected'
    }"><attvalues><attvalue for="0" value="${xmlText(type)}"/></attvalues></edge>`;
  return [
    HEAD,
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    '<graph mode="static" defaultedgetype="undirected">',
    '<attributes class="node" mode="static">',
    ...names.map((name, index) => `<attribute id="${index}" title="${xmlText(name)}" type="string"/>`),
    '</attributes>',
    '<attributes class="edge" mode="static">',
    '<attribute id="0" title="type" type="string"/>',
    '</attributes>',
    '<nodes>',
    ...graph.nodes.map(node),
    '</nodes>',
    '<edges>',
    ...graph.edges.map(edge),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}
