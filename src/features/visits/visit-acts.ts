// What is done to the visit itself: the notice, its pauses, its end, its road, and the way back from each.
import { NOTICE_VERSION } from '#binding/notice/notice.ts';
import { dayAt, momentAt, type Day } from '#domain/day.ts';
import { dossierFacts, emptyMove } from '#domain/dossier/facts.ts';
import { mayMove } from '#domain/dossier/guards.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import { addPromise, removePromise, restorePromise, type PromiseSide } from '#domain/dossier/promises.ts';
import {
  endTravel,
  endVisitAfter,
  moveVisit,
  pauseVisit,
  removePause,
  restorePause,
  resumeVisit,
  startTravel,
} from '#domain/dossier/visit-course.ts';
import { reopenVisit, showNotice } from '#domain/dossier/visits.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { Draft } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

export interface VisitActs {
  /** Time-stamps the notice; true when the dossier's state could follow. */
  noticeShown(version?: string): boolean;
  pause(): void;
  resume(): void;
  dropPause(pause: string): () => void;
  /** Ends the visit, or corrects how long it was: minutes without its pauses. */
  end(minutes: number): void;
  reopen(): void;
  setTravel(minutes: number | null): void;
  startTravel(): void;
  endTravel(): void;
  /** Moves the visit to a day and a time of the clock, `14:05`. False for a time that cannot be. */
  moveTo(day: Day, time: string): boolean;
  promise(side: PromiseSide): string;
  /** Gives the way back. */
  dropPromise(promise: string): () => void;
}

/** Shows the notice and, where the guards hold, lets the dossier's state follow. */
function presentNotice(store: Store, record: OpenRecord, id: string, grid: Grid | null, version: string): boolean {
  const now = store.now();
  const today = dayAt(now);
  let moved = false;
  void record.edit((draft) => {
    showNotice(draft, id, version, now);
    const move = emptyMove(today);
    const about = { doc: record.doc, today, grid, actions: [], sessions: [], move };
    const standing = dossierStanding(draft.view);
    const role = store.device.value.member?.role ?? 'advisor';
    if (!mayMove(role, standing, 'visite', dossierFacts(draft.view, about)).ok) return;
    moveDossier(draft, 'visite', move, now);
    moved = true;
  });
  return moved;
}

/** @param id the visit's row in the dossier */
export function createVisitActs(store: Store, record: OpenRecord, id: string, grid: () => Grid | null): VisitActs {
  const { now } = store;
  const edit = (write: (draft: Draft) => void): void => void record.edit(write);
  return {
    noticeShown: (version = NOTICE_VERSION) => presentNotice(store, record, id, grid(), version),
    pause: () => edit((draft) => pauseVisit(draft, id, now())),
    resume: () => edit((draft) => resumeVisit(draft, id, now())),
    dropPause(pause) {
      edit((draft) => removePause(draft, pause));
      return () => edit((draft) => restorePause(draft, pause));
    },
    end: (minutes) => edit((draft) => endVisitAfter(draft, id, minutes, now())),
    reopen: () => edit((draft) => reopenVisit(draft, id)),
    setTravel: (minutes) => edit((draft) => draft.set(`visit/${id}/travelMin`, minutes)),
    startTravel: () => edit((draft) => startTravel(draft, id, now())),
    endTravel: () => edit((draft) => endTravel(draft, id, now())),
    moveTo(day, time) {
      const moment = momentAt(day, time);
      if (moment !== null) edit((draft) => moveVisit(draft, id, moment));
      return moment !== null;
    },
    promise(side) {
      let row = '';
      edit((draft) => {
        row = addPromise(draft, id, side, now());
      });
      return row;
    },
    dropPromise(promise) {
      edit((draft) => removePromise(draft, promise));
      return () => edit((draft) => restorePromise(draft, promise));
    },
  };
}
