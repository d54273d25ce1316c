// Whom the collective work accompanies: each company once, whatever the number of its stakes (PRODUCT 1.4).
import type { DocId } from '#domain/ids.ts';
import type { StakeCard } from '#domain/record/cards.ts';
import type { Position } from './stake.ts';

/** Who takes part; `suivre` wants news and `non` said no. */
export const TAKING_PART: ReadonlySet<string> = new Set<Position>(['porteur', 'actif', 'test']);

/** The companies that take part in at least one of these stakes. */
export function accompaniedCompanies(stakes: Iterable<Pick<StakeCard, 'members'>>): ReadonlySet<DocId> {
  const companies = new Set<DocId>();
  for (const { members } of stakes) {
    for (const { company, position } of members) if (TAKING_PART.has(position)) companies.add(company);
  }
  return companies;
}
