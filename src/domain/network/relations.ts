// The network as a graph: companies, partners, collective stakes and actions, and the lines between them. A line comes
// from one card, so when one card changes only its own lines are read again.
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, DossierCard, PartnerCard, StakeCard } from '#domain/record/cards.ts';

/** `client`: `from` sells to `to`. `oriente`: handed over to a partner. `amene`: `from` brought `to` to the programme. */
export type RelationKind = 'client' | 'connait' | 'enjeu' | 'action' | 'oriente' | 'amene';
export const RELATION_KINDS: readonly RelationKind[] = ['client', 'connait', 'enjeu', 'action', 'oriente', 'amene'];

export interface Relation {
  /** The same for the same fact, whoever said it. */
  readonly key: string;
  readonly kind: RelationKind;
  readonly from: DocId;
  readonly to: DocId;
}

export type TiedCompany = CompanyCard & { readonly broughtBy?: DocId };
export type TiedAction = ActionCard & {
  readonly handoffs?: readonly { readonly partner: DocId | null }[];
  readonly partners?: readonly DocId[];
};

/** The cards a network is made of. */
export interface NetworkCards {
  readonly companies: ReadonlyMap<DocId, TiedCompany>;
  readonly partners: ReadonlyMap<DocId, PartnerCard>;
  readonly stakes: ReadonlyMap<DocId, StakeCard>;
  readonly actions: ReadonlyMap<DocId, TiedAction>;
  /** For whose company an action of a plan is. */
  readonly dossiers: ReadonlyMap<DocId, DossierCard>;
}

function relation(kind: RelationKind, from: DocId, to: DocId): Relation {
  return { key: `${kind} ${from} ${to}`, kind, from, to };
}

function linkOf(from: DocId, { to, type }: CompanyCard['links'][number]): Relation | null {
  if (type === 'client') return relation('client', from, to);
  // « B is my supplier » and « A is my client » are one fact.
  if (type === 'fournisseur') return relation('client', to, from);
  if (type !== 'connait') return null;
  return from < to ? relation('connait', from, to) : relation('connait', to, from);
}

export function ofCompany(card: TiedCompany): Relation[] {
  const lines: Relation[] = [];
  for (const link of card.links) {
    const line = linkOf(card.doc, link);
    if (line) lines.push(line);
  }
  if (card.broughtBy) lines.push(relation('amene', card.broughtBy, card.doc));
  return lines;
}

/** Whoever said no is not in it. */
export function ofStake(card: StakeCard): Relation[] {
  return card.members
    .filter(({ position }) => position !== 'non')
    .map(({ company }) => relation('enjeu', company, card.doc));
}

/** A collective action stands in the graph itself; one of a plan only shows whom its company was handed over to. */
export function ofAction(card: TiedAction, dossiers: NetworkCards['dossiers']): Relation[] {
  const asked = (card.handoffs ?? []).flatMap(({ partner }) => partner ?? []);
  const partners = new Set([...(card.partners ?? []), ...asked]);
  if (card.type === 'collective') {
    return [
      ...card.companies.map((company) => relation('action', company, card.doc)),
      ...(card.stake ? [relation('action', card.stake, card.doc)] : []),
      ...[...partners].map((partner) => relation('oriente', card.doc, partner)),
    ];
  }
  const owner = card.dossier && dossiers.get(card.dossier)?.company;
  const companies = new Set(owner ? [owner, ...card.companies] : card.companies);
  return [...companies].flatMap((company) => [...partners].map((partner) => relation('oriente', company, partner)));
}
