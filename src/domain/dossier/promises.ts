// What both sides promised at a visit: rows `promise/<id>/…`. They go into the report the company keeps.
import type { Day } from '#domain/day.ts';
import { choiceOf, dayOf, rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';

export const PROMISE_SIDES = ['entreprise', 'conseil'] as const;
export type PromiseSide = (typeof PROMISE_SIDES)[number];

export interface VisitPromise {
  readonly id: string;
  readonly visit: string;
  readonly side: PromiseSide;
  readonly text: string;
  readonly due: Day | null;
}

/** Those of one visit, in the order they were made; without a visit, those of the whole dossier. */
export function readPromises(view: RecordView, visit?: string): VisitPromise[] {
  return rowIds(view, 'promise')
    .map((id) => ({
      id,
      visit: textOf(view, `promise/${id}/visit`),
      side: choiceOf(view, `promise/${id}/side`, PROMISE_SIDES, 'conseil'),
      text: textOf(view, `promise/${id}/text`),
      due: dayOf(view, `promise/${id}/due`),
    }))
    .filter((promise) => visit === undefined || promise.visit === visit);
}

/** Adds an empty promise and returns its row; its words are written by their own input. */
export function addPromise(draft: Draft, visit: string, side: PromiseSide, now: number): string {
  return addRow(draft, 'promise', { visit, side }, now);
}

export function removePromise(draft: Draft, id: string): void {
  removeRow(draft, 'promise', id);
}

export function restorePromise(draft: Draft, id: string): void {
  draft.set(`promise/${id}/gone`, false);
}
