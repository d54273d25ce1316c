// What each side promised, in a visit or in the plan: rows `promise/<id>/…` of the dossier.
import type { Day } from '#domain/day.ts';
import { choiceOf, dayOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';

/** The company, or the team that accompanies it. */
export const COMMITMENT_SIDES = ['entreprise', 'conseil'] as const;
export type CommitmentSide = (typeof COMMITMENT_SIDES)[number];

export interface Commitment {
  readonly id: string;
  readonly side: CommitmentSide;
  readonly text: string;
  readonly due: Day | null;
  /** The visit it was made in; '' when it was made with the plan. */
  readonly visit: string;
}

export function readCommitments(view: RecordView): Commitment[] {
  return rowIds(view, 'promise').map((id) => ({
    id,
    side: choiceOf(view, `promise/${id}/side`, COMMITMENT_SIDES, 'conseil'),
    text: textOf(view, `promise/${id}/text`),
    due: dayOf(view, `promise/${id}/due`),
    visit: textOf(view, `promise/${id}/visit`),
  }));
}

/** Adds a promise made with the plan now (ms) and returns its row. */
export function addCommitment(draft: Draft, side: CommitmentSide, text: string, now: number): string {
  return addRow(draft, 'promise', { visit: '', side, text: text.trim(), due: null }, now);
}

/** Takes a promise off; `restoreCommitment` takes that back. */
export function removeCommitment(draft: Draft, id: string): void {
  removeRow(draft, 'promise', id);
}

export function restoreCommitment(draft: Draft, id: string): void {
  draft.set(`promise/${id}/gone`, false);
}
