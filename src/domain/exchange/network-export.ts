// The network as a graph of companies, stakes and partners for other programs. Who asked not to be contacted and what is
// confidential stay out of it, each counted.
import { publicStakes } from '#domain/collective/confidential.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { isAmbassadorOn } from '#domain/network/ambassadors.ts';
import { networkEdges } from '#domain/network/links.ts';
import type { CompanyCard, PartnerCard, StakeCard } from '#domain/record/cards.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { exportable, type OptionWords } from './company-export.ts';
import type { GraphEdge, GraphNode, NetworkGraph } from './network-graph.ts';

interface NetworkParts {
  /** The selection; links to companies that are not in it are left out. */
  readonly companies: Iterable<CompanyCard>;
  readonly stakes: Iterable<StakeCard>;
  readonly partners: Iterable<PartnerCard>;
  readonly words: OptionWords;
  readonly day: Day;
}

export interface NetworkExport {
  readonly graph: NetworkGraph;
  readonly opposed: number;
  readonly confidential: number;
}

function companyNode(card: CompanyCard, words: OptionWords, day: Day): GraphNode {
  return {
    id: card.doc,
    kind: 'company',
    label: card.name,
    attributes: {
      siret: card.siret,
      commune: communeOf(card.commune)?.name ?? '',
      insee: card.commune,
      sector: words.sector.get(card.sector) ?? card.sector,
      naf: card.naf,
      size: card.sizeBand,
      ambassador: isAmbassadorOn(card.ambassador, day) ? 'oui' : '',
    },
  };
}

const plain = (id: DocId, kind: GraphNode['kind'], label: string): GraphNode => ({ id, kind, label, attributes: {} });

/** Companies of the selection, the stakes they share, and the partners who brought them. */
export function networkExport({ companies, stakes, partners, words, day }: NetworkParts): NetworkExport {
  const { companies: open, opposed } = exportable(companies);
  const inside = new Set(open.map(({ doc }) => doc));
  const all = [...stakes];
  const edges: GraphEdge[] = networkEdges(open, []).map(({ a, b, type }) => ({
    from: a,
    to: b,
    type,
    directed: type === 'client',
  }));
  const nodes = open.map((card) => companyNode(card, words, day));
  const publicOnes = publicStakes(all);
  for (const stake of publicOnes) {
    // A membership is known to the team; in a file it stands only where the company agreed to be named.
    const members = stake.members.filter(({ company, named }) => named && inside.has(company));
    if (members.length === 0) continue;
    nodes.push(plain(stake.doc, 'stake', stake.title));
    for (const { company, position } of members) {
      edges.push({ from: company, to: stake.doc, type: `enjeu-${position}`, directed: false });
    }
  }
  const partnerOf = new Map([...partners].map((partner) => [partner.doc, partner]));
  const shown = new Set<DocId>();
  for (const { doc, broughtBy } of open) {
    if (!broughtBy) continue;
    const partner = partnerOf.get(broughtBy);
    if (partner && !shown.has(broughtBy)) nodes.push(plain(broughtBy, 'partner', partner.name));
    if (partner) shown.add(broughtBy);
    if (partner || inside.has(broughtBy)) edges.push({ from: broughtBy, to: doc, type: 'amene', directed: true });
  }
  return { graph: { nodes, edges }, opposed, confidential: all.length - publicOnes.length };
}
