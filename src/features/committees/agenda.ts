// Which dossiers may be put before a session, which wait for one, and the order of an agenda. Pure.
import type { DossierState } from '#domain/dossier/states.ts';
import type { DocId } from '#domain/ids.ts';
import type { DossierCard, SessionCard } from '#domain/record/cards.ts';

const READY: readonly string[] = ['plan_accepte', 'soumis_comite'] satisfies readonly DossierState[];

/** Dossiers whose plan is accepted or that already wait for a decision, without those on the agenda. */
export function readyFor(dossiers: Iterable<DossierCard>, agenda: Iterable<DocId>): DossierCard[] {
  const present = new Set(agenda);
  return [...dossiers].filter(({ doc, state, paused }) => READY.includes(state) && !paused && !present.has(doc));
}

/** Dossiers ready for a committee that no planned session has on its agenda. */
export function waiting(dossiers: Iterable<DossierCard>, sessions: Iterable<SessionCard>): DossierCard[] {
  const planned = [...sessions].filter(({ state }) => state !== 'tenue').flatMap(({ files }) => files);
  return readyFor(dossiers, planned);
}

/** The next ones first, those without a date last; ties by id. */
export function compareSessions(a: SessionCard, b: SessionCard): number {
  const [dayA, dayB] = [a.date ?? '9999', b.date ?? '9999'];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return a.doc < b.doc ? -1 : Number(a.doc > b.doc);
}

/** The agenda after one dossier went a place up (-1) or down (+1); the same list at its ends. */
export function moved(agenda: readonly DocId[], dossier: DocId, step: -1 | 1): DocId[] {
  const from = agenda.indexOf(dossier);
  const to = from + step;
  if (from < 0 || to < 0 || to >= agenda.length) return [...agenda];
  const next = agenda.filter((doc) => doc !== dossier);
  next.splice(to, 0, dossier);
  return next;
}
