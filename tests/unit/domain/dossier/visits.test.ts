import { describe, expect, it } from 'vitest';
import { dayAt } from '#domain/day.ts';
import { addPromise, readPromises, removePromise, restorePromise } from '#domain/dossier/promises.ts';
import { activeMinutes, runningPause } from '#domain/dossier/visit-time.ts';
import {
  endTravel,
  endVisitAfter,
  moveVisit,
  pauseVisit,
  placeKey,
  removePause,
  restorePause,
  resumeVisit,
  startTravel,
  writePlace,
} from '#domain/dossier/visit-course.ts';
import { endVisit, readVisits, startVisit } from '#domain/dossier/visits.ts';
import { conflictCount } from '#domain/record/read.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const MINUTE = 60_000;

function running() {
  const record = plainRecord();
  const id = record.edit((draft) => startVisit(draft, { kind: 'visite', date: dayAt(T0), place: 'Seix' }, T0));
  const visit = () => {
    const [found] = readVisits(record.view);
    if (!found) throw new Error('no visit');
    return found;
  };
  return { record, id, visit };
}

describe('A pause', () => {
  it('is not counted in the length of the visit', () => {
    const { record, id, visit } = running();
    record.edit((draft) => pauseVisit(draft, id, T0 + 20 * MINUTE));
    expect(runningPause(visit().pauses)?.from).toBe(T0 + 20 * MINUTE);
    expect(activeMinutes(visit(), T0 + 50 * MINUTE)).toBe(20);
    record.edit((draft) => resumeVisit(draft, id, T0 + 35 * MINUTE));
    expect(runningPause(visit().pauses)).toBeNull();
    expect(activeMinutes(visit(), T0 + 50 * MINUTE)).toBe(35);
  });

  it('that runs already is not begun twice', () => {
    const { record, id, visit } = running();
    record.edit((draft) => pauseVisit(draft, id, T0 + MINUTE));
    record.edit((draft) => pauseVisit(draft, id, T0 + 2 * MINUTE));
    expect(visit().pauses).toHaveLength(1);
  });

  it('of another visit is not this one’s', () => {
    const { record, visit } = running();
    record.edit((draft) => pauseVisit(draft, 'another', T0 + MINUTE));
    expect(visit().pauses).toEqual([]);
  });

  it('that was none can be taken off and put back', () => {
    const { record, id, visit } = running();
    record.edit((draft) => pauseVisit(draft, id, T0));
    record.edit((draft) => resumeVisit(draft, id, T0 + 10 * MINUTE));
    const [pause] = visit().pauses;
    record.edit((draft) => removePause(draft, pause?.id ?? ''));
    expect(activeMinutes(visit(), T0 + 30 * MINUTE)).toBe(30);
    record.edit((draft) => restorePause(draft, pause?.id ?? ''));
    expect(activeMinutes(visit(), T0 + 30 * MINUTE)).toBe(20);
  });

  it('that still runs at the end is ended with the visit', () => {
    const { record, id, visit } = running();
    record.edit((draft) => pauseVisit(draft, id, T0 + 20 * MINUTE));
    record.edit((draft) => endVisit(draft, id, T0 + 60 * MINUTE));
    expect(runningPause(visit().pauses)).toBeNull();
    expect(activeMinutes(visit(), T0 + 999 * MINUTE)).toBe(20);
  });
});

describe('The length of a visit', () => {
  it('is corrected at the end, and its pauses stay', () => {
    const { record, id, visit } = running();
    record.edit((draft) => pauseVisit(draft, id, T0 + 20 * MINUTE));
    record.edit((draft) => resumeVisit(draft, id, T0 + 30 * MINUTE));
    record.edit((draft) => endVisitAfter(draft, id, 75, T0 + 200 * MINUTE));
    expect(visit().endedAt).toBe(T0 + 85 * MINUTE);
    expect(activeMinutes(visit(), T0)).toBe(75);
  });

  it('stays when the visit is moved to another day, its pauses with it', () => {
    const { record, id, visit } = running();
    record.edit((draft) => pauseVisit(draft, id, T0 + 20 * MINUTE));
    record.edit((draft) => resumeVisit(draft, id, T0 + 30 * MINUTE));
    record.edit((draft) => endVisitAfter(draft, id, 75, T0 + 200 * MINUTE));
    record.edit((draft) => moveVisit(draft, id, T0 - 3 * 24 * 60 * MINUTE));
    expect(visit().date).toBe(dayAt(T0 - 3 * 24 * 60 * MINUTE));
    expect(activeMinutes(visit(), T0)).toBe(75);
  });

  it('does not hold the road, whose timed legs are added up', () => {
    const { record, id, visit } = running();
    record.edit((draft) => endVisit(draft, id, T0 + 40 * MINUTE, 25));
    record.edit((draft) => startTravel(draft, id, T0 + 45 * MINUTE));
    record.edit((draft) => endTravel(draft, id, T0 + 75 * MINUTE));
    record.edit((draft) => endTravel(draft, id, T0 + 95 * MINUTE));
    expect([visit().travelMin, visit().travelFrom]).toEqual([55, null]);
    expect(activeMinutes(visit(), T0)).toBe(40);
  });
});

describe('Where somebody is in a visit', () => {
  it('is written only when the question changes', () => {
    const { record, id } = running();
    record.edit((draft) => writePlace(draft, id, 'off1'));
    const before = record.view.fields.get(placeKey(id));
    record.edit((draft) => writePlace(draft, id, 'off1'));
    expect(record.view.fields.get(placeKey(id))).toBe(before);
    expect(before?.value).toBe('off1');
  });

  it('is never a conflict: the newest device says it', () => {
    const other = { value: 'off2', at: T0 - 1, tag: 'bruno' };
    const view = { ...viewOf({}), fields: new Map([[placeKey('v1'), register('off1', T0, [other])]]) };
    expect(conflictCount(view)).toBe(0);
    expect(conflictCount({ ...view, fields: new Map([['visit/v1/date', register('off1', T0, [other])]]) })).toBe(1);
  });
});

describe('Promises', () => {
  it('are kept by visit and side, and one taken off can be put back', () => {
    const { record, id } = running();
    const mine = record.edit((draft) => addPromise(draft, id, 'conseil', T0));
    record.edit((draft) => draft.set(`promise/${mine}/text`, 'Envoyer la fiche INPI'));
    record.edit((draft) => draft.set(`promise/${mine}/due`, '2026-12-01'));
    const theirs = record.edit((draft) => addPromise(draft, id, 'entreprise', T0 + 1));
    expect(readPromises(record.view, id)).toEqual([
      { id: mine, visit: id, side: 'conseil', text: 'Envoyer la fiche INPI', due: '2026-12-01' },
      { id: theirs, visit: id, side: 'entreprise', text: '', due: null },
    ]);
    expect(readPromises(record.view, 'another')).toEqual([]);
    record.edit((draft) => removePromise(draft, mine));
    expect(readPromises(record.view).map((promise) => promise.id)).toEqual([theirs]);
    record.edit((draft) => restorePromise(draft, mine));
    expect(readPromises(record.view)).toHaveLength(2);
  });
});
