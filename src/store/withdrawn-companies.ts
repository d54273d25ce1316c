// Companies that an import made and that were taken back: out of the lists, unless a record of somebody leads to them.
import type { DocId } from '#domain/ids.ts';
import type { Card, CompanyCard } from '#domain/record/cards.ts';

export interface WithdrawnCompanies {
  /** Parts cards in those to show and those to take out; one that is needed again comes back with what needs it. */
  sift(cards: readonly Card[]): { readonly shown: readonly Card[]; readonly hidden: readonly Card[] };
}

function companiesIn(card: Card): readonly DocId[] {
  if (card.kind === 'dossier') return [card.company];
  if (card.kind === 'stake') return card.members.map(({ company }) => company);
  return card.kind === 'action' ? card.companies : [];
}

export function createWithdrawnCompanies(): WithdrawnCompanies {
  const needed = new Set<DocId>();
  const aside = new Map<DocId, CompanyCard>();
  const isAside = (card: Card): card is CompanyCard =>
    card.kind === 'company' && card.withdrawn === true && !needed.has(card.doc);
  return {
    sift(cards) {
      const back: Card[] = [];
      for (const card of cards) {
        for (const doc of companiesIn(card)) {
          needed.add(doc);
          const company = aside.get(doc);
          if (company && aside.delete(doc)) back.push(company);
        }
      }
      const hidden = cards.filter(isAside);
      for (const card of cards) aside.delete(card.doc);
      for (const card of hidden) aside.set(card.doc, card);
      if (hidden.length + back.length === 0) return { shown: cards, hidden };
      const given = new Set(cards.map(({ doc }) => doc));
      const shown = cards.filter((card) => !isAside(card));
      return { shown: [...back.filter(({ doc }) => !given.has(doc)), ...shown], hidden };
    },
  };
}
