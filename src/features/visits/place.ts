// The question somebody is at, for the other devices: written with an act that is written anyway, or on leaving.
import { placeKey, writePlace } from '#domain/dossier/visit-course.ts';
import { textOf } from '#domain/record/read.ts';
import type { Draft } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';

export interface Place {
  /** The person is at this question: nothing is written yet. */
  at(question: string): void;
  /** Within an act: says where it was done. */
  note(draft: Draft): void;
  /** Leaving the page or the visit: writes what no act took along. */
  leave(): void;
  /** This moment, corrected ms since 1970. */
  now(): number;
}

interface PlacePorts {
  readonly record: Pick<OpenRecord, 'view' | 'edit'>;
  readonly visit: string;
  /** An ended visit that somebody reads through goes nowhere. */
  isRunning(): boolean;
  now(): number;
}

export function createPlace({ record, visit, isRunning, now }: PlacePorts): Place {
  let question: string | null = null;
  const note = (draft: Draft): void => {
    if (question !== null && isRunning()) writePlace(draft, visit, question);
  };
  return {
    at(next) {
      question = next;
    },
    note,
    leave() {
      if (question === null || !isRunning() || textOf(record.view.value, placeKey(visit)) === question) return;
      void record.edit(note);
    },
    now,
  };
}
