// The directory of partners: what is asked and what is found.
import { bodyName, competenceName } from '#binding/partner/partner-words.ts';
import type { Day } from '#domain/day.ts';
import { consentStanding, type ConsentStanding } from '#domain/partner/consent.ts';
import type { PartnerCard } from '#domain/record/cards.ts';
import { fold } from '#domain/text/fold.ts';
import type { Store } from '#store/store.ts';
import { signal } from '@preact/signals';

export interface Asked {
  readonly query: string;
  readonly body: string;
  readonly competence: string;
  readonly sector: string;
  /** INSEE code; '' for all. */
  readonly commune: string;
  /** Only agreements to ask for or to renew. */
  readonly consent: string;
}

export const NOTHING_ASKED: Asked = { query: '', body: '', competence: '', sector: '', commune: '', consent: '' };

/** What was asked last is still there when one comes back from a record. */
export const asked = signal<Asked>(NOTHING_ASKED);

export const isFiltered = (question: Asked): boolean => Object.values(question).some((value) => value !== '');

export function standingOf(card: PartnerCard, today: Day): ConsentStanding {
  return consentStanding(card.consentUntil ?? null, card.withdrawn === true, today);
}

/** Whoever serves all sectors or the whole territory serves this one too. */
const serves = (list: readonly string[] | undefined, one: string): boolean =>
  one === '' || !list || list.length === 0 || list.includes(one);

/** Partners that answer what is asked, by name. */
export function findPartners(store: Pick<Store, 'cards' | 'grids'>, question: Asked, today: Day): PartnerCard[] {
  const words = fold(question.query).split(' ').filter(Boolean);
  const text = (card: PartnerCard): string =>
    fold(
      [
        card.name,
        card.person ?? '',
        bodyName(card.body ?? 'autre'),
        ...(card.competences ?? []).map((id) => competenceName(store, id)),
      ].join(' '),
    );
  return [...store.cards.partner.value.values()]
    .filter((card) => question.body === '' || card.body === question.body)
    .filter((card) => question.competence === '' || card.competences?.includes(question.competence))
    .filter((card) => serves(card.sectors, question.sector) && serves(card.communes, question.commune))
    .filter((card) => question.consent === '' || standingOf(card, today) !== 'valid')
    .filter((card) => words.every((word) => text(card).includes(word)))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}
