// The network as pairs of companies: who sells to whom, who knows whom, who shares a stake.
import type { Position } from '#domain/collective/stake.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, StakeCard } from '#domain/record/cards.ts';

/**
 * `client`: `a` sells to `b`, whichever of the two said so. `connait` and `enjeu` have no direction, and `a` < `b`.
 * `enjeu` names the stake.
 */
export type Edge =
  | { readonly a: DocId; readonly b: DocId; readonly type: 'client' | 'connait' }
  | { readonly a: DocId; readonly b: DocId; readonly type: 'enjeu'; readonly stake: DocId };

/** Who takes part; `suivre` wants news and `non` said no: neither ties two companies. */
const TYING: ReadonlySet<string> = new Set<Position>(['porteur', 'actif', 'test']);

function linkEdge(from: DocId, { to, type }: CompanyCard['links'][number]): Edge | null {
  if (type === 'client') return { a: from, b: to, type };
  // « B is my supplier » and « A is my client » are one fact.
  if (type === 'fournisseur') return { a: to, b: from, type: 'client' };
  if (type !== 'connait') return null;
  return from < to ? { a: from, b: to, type } : { a: to, b: from, type };
}

function stakeEdges(stake: StakeCard, known: ReadonlySet<DocId>): Edge[] {
  const tied = stake.members
    .filter(({ company, position }) => TYING.has(position) && known.has(company))
    .map(({ company }) => company)
    .sort();
  return tied.flatMap((a, index) =>
    tied.slice(index + 1).map((b): Edge => ({ a, b, type: 'enjeu', stake: stake.doc })),
  );
}

/** Every tie between companies that are on this device, each once, in the same order on every device. */
export function networkEdges(companies: Iterable<CompanyCard>, stakes: Iterable<StakeCard>): Edge[] {
  const all = [...companies];
  const known = new Set(all.map((company) => company.doc));
  const links = all.flatMap((company) => company.links.flatMap((link) => linkEdge(company.doc, link) ?? []));
  const edges = [
    ...links.filter(({ a, b }) => a !== b && known.has(a) && known.has(b)),
    ...[...stakes].flatMap((stake) => stakeEdges(stake, known)),
  ];
  const byName = new Map(
    edges.map((edge) => [`${edge.type} ${edge.a} ${edge.b} ${edge.type === 'enjeu' ? edge.stake : ''}`, edge]),
  );
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge);
}
