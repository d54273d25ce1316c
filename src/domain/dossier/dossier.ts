// A dossier: one company, one advisor, one pinned grid, and what the guards of its life look at.
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { MODES, type Mode } from '#domain/grid/grid.ts';
import { choiceOf, dayOf, docOf, flagOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow } from '#domain/record/rows.ts';
import { readVisits, type Visit } from './visits.ts';

/** How an attempt to reach the head ended. */
export const ATTEMPT_RESULTS = ['joint', 'sans-reponse', 'message', 'rappeler', 'refus'] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

export interface Attempt {
  readonly id: string;
  readonly date: Day | null;
  readonly by: string;
  readonly result: AttemptResult;
  readonly note: string;
}

/** A reserve or a complement asked by the committee: somebody answers for it before a day. */
interface Reserve {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly due: Day | null;
  /** The day it was answered; null while it stands. */
  readonly lifted: Day | null;
}

export interface Dossier {
  readonly company: DocId | null;
  readonly mode: Mode;
  /** Hash of the grid it is filled with (SYNC R10); '' before a grid was on the device. */
  readonly grid: string;
  readonly gridId: string;
  readonly gridVersion: string;
  /** A member's id, or ''. */
  readonly advisor: string;
  readonly visits: readonly Visit[];
  readonly attempts: readonly Attempt[];
  readonly meeting: { readonly date: Day | null; readonly place: string };
  readonly restitution: {
    readonly date: Day | null;
    readonly agreement: 'accord' | 'desaccord' | '';
    readonly note: string;
  };
  /** The head's agreement to the plan: a signature, or an oral one with a witness. */
  readonly plan: { readonly date: Day | null; readonly agreement: 'signature' | 'oral' | ''; readonly witness: string };
  /** Day of the quality check, and of the head's consent to share with the committee. */
  readonly qualityChecked: Day | null;
  readonly committeeConsent: Day | null;
  readonly handoff: { readonly partner: string; readonly accepted: boolean };
  readonly reserves: readonly Reserve[];
  readonly notes: string;
}

function readAttempts(view: RecordView): Attempt[] {
  return rowIds(view, 'attempt').map((id) => ({
    id,
    date: dayOf(view, `attempt/${id}/date`),
    by: textOf(view, `attempt/${id}/by`),
    result: choiceOf(view, `attempt/${id}/result`, ATTEMPT_RESULTS, 'sans-reponse'),
    note: textOf(view, `attempt/${id}/note`),
  }));
}

function readReserves(view: RecordView): Reserve[] {
  return rowIds(view, 'reserve').map((id) => ({
    id,
    text: textOf(view, `reserve/${id}/text`),
    owner: textOf(view, `reserve/${id}/owner`),
    due: dayOf(view, `reserve/${id}/due`),
    lifted: dayOf(view, `reserve/${id}/lifted`),
  }));
}

/** A dossier as its record stands, without its answers (`readAnswers`) and its state (`dossierStanding`). */
export function readDossier(view: RecordView): Dossier {
  return {
    company: docOf(view, 'company'),
    mode: choiceOf(view, 'mode', MODES, 'express'),
    grid: textOf(view, 'grid'),
    gridId: textOf(view, 'gridId'),
    gridVersion: textOf(view, 'gridVersion'),
    advisor: textOf(view, 'advisor'),
    visits: readVisits(view),
    attempts: readAttempts(view),
    meeting: { date: dayOf(view, 'rdv/date'), place: textOf(view, 'rdv/place') },
    restitution: {
      date: dayOf(view, 'restitution/date'),
      agreement: choiceOf(view, 'restitution/agreement', ['accord', 'desaccord'], ''),
      note: textOf(view, 'restitution/note'),
    },
    plan: {
      date: dayOf(view, 'plan/date'),
      agreement: choiceOf(view, 'plan/agreement', ['signature', 'oral'], ''),
      witness: textOf(view, 'plan/witness'),
    },
    qualityChecked: dayOf(view, 'quality/date'),
    committeeConsent: dayOf(view, 'consent/committee'),
    handoff: { partner: textOf(view, 'handoff/partner'), accepted: flagOf(view, 'handoff/accepted') },
    reserves: readReserves(view),
    notes: view.texts.get('notes') ?? '',
  };
}

export interface NewDossier {
  readonly company: DocId;
  readonly mode: Mode;
  readonly advisor: string;
  readonly grid: string;
  readonly gridId: string;
  readonly gridVersion: string;
}

/** Writes the fields of a new dossier; its state, `repere`, is that of an empty journal. */
export function writeNewDossier(draft: Draft, dossier: NewDossier): void {
  for (const [key, value] of Object.entries(dossier)) draft.set(key, value);
}

/** Logs an attempt to reach the head and returns its row. */
export function logAttempt(draft: Draft, attempt: Omit<Attempt, 'id' | 'date'> & { date: Day }, now: number): string {
  return addRow(draft, 'attempt', { ...attempt }, now);
}
