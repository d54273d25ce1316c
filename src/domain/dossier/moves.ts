// Writing a move into the journal, with what it carries. Whether it may be made is `mayMove`'s question.
import type { Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import type { Draft } from '#domain/record/record.ts';
import { addRow, writeRow } from '#domain/record/rows.ts';
import type { MoveInput } from './facts.ts';
import { dossierStanding } from './journal.ts';
import { sealJson, sealOf } from './seal.ts';
import { DECISIONS, type DossierState } from './states.ts';

/** Moves the dossier from where it stands, and returns the event's id; a decision's reserves become rows of the record. */
export function moveDossier(draft: Draft, to: DossierState, move: MoveInput, now: number): string {
  const body: Record<string, Json> = {
    from: dossierStanding(draft.view).state,
    to,
    reason: move.reason.trim(),
    businessDay: move.day,
  };
  // What the committee gets is compared later with what stands then.
  if (to === 'soumis_comite') body['seal'] = sealJson(sealOf(draft.view));
  if (move.outcome !== '') body['outcome'] = move.outcome;
  if (DECISIONS.some((decision) => decision === to)) {
    body['session'] = move.session;
    body['aside'] = move.aside ?? [];
    for (const reserve of move.reserves) addRow(draft, 'reserve', { ...reserve }, now);
  }
  return draft.event('moved', body);
}

/** A reserve is lifted, or a complement answered, on a day. */
export function liftReserve(draft: Draft, reserve: string, day: Day): void {
  writeRow(draft, 'reserve', reserve, { lifted: day });
}
