// Where a dossier stands, from its journal.
import { isDay, type Day } from '#domain/day.ts';
import { standingOf, type Standing } from '#domain/record/journal.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { DOSSIER_MACHINE, OPEN_STATES, type DossierState } from './states.ts';

interface Pause {
  readonly since: number;
  /** The day to start again; null when none was said. */
  readonly until: Day | null;
  readonly reason: string;
}

export interface DossierStanding extends Standing<DossierState> {
  /** Laid over an open state; null when the dossier is not paused. */
  readonly paused: Pause | null;
}

function readPause(view: RecordView): Pause | null {
  const last = view.events
    .filter(({ type }) => type === 'paused' || type === 'resumed')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)))
    .at(-1);
  if (last?.type !== 'paused') return null;
  const { until, reason } = last.body;
  return { since: last.at, until: isDay(until) ? until : null, reason: typeof reason === 'string' ? reason : '' };
}

/** A pure function of the set of events: two tablets that moved the dossier offline read the same standing. */
export function dossierStanding(view: RecordView): DossierStanding {
  const standing = standingOf(DOSSIER_MACHINE, view);
  return { ...standing, paused: OPEN_STATES.includes(standing.state) ? readPause(view) : null };
}

/** Puts an open dossier to sleep, with a reason and, when known, the day to start again. */
export function pauseDossier(draft: Draft, reason: string, until: Day | null): void {
  draft.event('paused', { reason, until });
}

export function resumeDossier(draft: Draft): void {
  draft.event('resumed');
}

/** The coordinator has looked at a move that did not fit: it stays in the journal and is no longer asked about. */
export function setAside(draft: Draft, event: string, reason: string): void {
  draft.event('arbitrated', { event, reason });
}
