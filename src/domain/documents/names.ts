// The documents of a dossier and their names in an address: `fiche`, `plan`, `visite-<visit>`.
import { readVisits } from '#domain/dossier/visits.ts';
import type { RecordView } from '#domain/record/record.ts';

export type DocumentName = 'fiche' | 'plan' | `visite-${string}`;

export type DocumentWish =
  | { readonly kind: 'fiche' }
  | { readonly kind: 'plan' }
  | { readonly kind: 'visit'; readonly visit: string };

const VISIT = 'visite-';

export const visitDocument = (visit: string): DocumentName => `${VISIT}${visit}`;

/** What an address asks for; null for anything else. */
export function documentOf(name: string): DocumentWish | null {
  if (name === 'fiche' || name === 'plan') return { kind: name };
  const visit = name.startsWith(VISIT) ? name.slice(VISIT.length) : '';
  return visit === '' ? null : { kind: 'visit', visit };
}

/** The documents of a dossier: a report for each visit that began, oldest first, then the fiche and the plan. */
export function documentNames(dossier: RecordView): DocumentName[] {
  const visits = readVisits(dossier).filter(({ startedAt, posteriori }) => startedAt !== null || posteriori);
  return [...visits.map(({ id }) => visitDocument(id)), 'fiche', 'plan'];
}
