// The list of dossiers: cards joined with their companies, filtered at each key.
import type { Day } from '#domain/day.ts';
import { OPEN_STATES, type DossierState } from '#domain/dossier/states.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { fold } from '#domain/text/fold.ts';

export interface DossierRow {
  readonly card: DossierCard;
  /** '' when the company is not on this device. */
  readonly name: string;
  /** '' when unknown. */
  readonly commune: string;
  readonly outside: boolean;
  readonly head: string;
}

/** `open`, a state, or '' for all. */
export type StateFilter = '' | 'open' | DossierState;

export interface DossierFilter {
  readonly query: string;
  readonly state: StateFilter;
}

/** The rows of a device, newest work first. */
export function dossierRows(
  dossiers: Iterable<DossierCard>,
  companies: ReadonlyMap<DocId, CompanyCard>,
): readonly DossierRow[] {
  const rows = [...dossiers].map((card): DossierRow => {
    const company = companies.get(card.company);
    return {
      card,
      name: company?.name ?? '',
      commune: communeOf(company?.commune ?? '')?.name ?? '',
      outside: company?.outside ?? false,
      head: company?.head ?? '',
    };
  });
  return rows.sort((a, b) => b.card.updatedAt - a.card.updatedAt || (a.card.doc < b.card.doc ? -1 : 1));
}

function isOpen(state: string): boolean {
  return OPEN_STATES.some((open) => open === state);
}

/** The rows that hold every word looked for, without accents, in the chosen state. */
export function filterRows(rows: readonly DossierRow[], filter: DossierFilter): readonly DossierRow[] {
  const words = fold(filter.query).split(' ').filter(Boolean);
  return rows.filter(({ card, name, commune, head }) => {
    if (filter.state === 'open' ? !isOpen(card.state) : filter.state !== '' && card.state !== filter.state)
      return false;
    if (words.length === 0) return true;
    const text = fold(`${name} ${commune} ${head}`);
    return words.every((word) => text.includes(word));
  });
}

/** How many dossiers stand in each state. */
export function countStates(rows: readonly DossierRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { card } of rows) counts.set(card.state, (counts.get(card.state) ?? 0) + 1);
  return counts;
}

/** What a row says about time: the visit that was, or the meeting that comes. */
export function whenOf(card: DossierCard): { readonly kind: 'visited' | 'meeting' | 'none'; readonly day: Day | null } {
  if (card.nextMeeting) return { kind: 'meeting', day: card.nextMeeting };
  return card.lastVisit ? { kind: 'visited', day: card.lastVisit } : { kind: 'none', day: null };
}
