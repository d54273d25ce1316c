import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, dayAt, timeAt, type Day } from '#domain/day.ts';
import { answerKey, readAnswers } from '#domain/dossier/answers.ts';
import { writeNewDossier } from '#domain/dossier/dossier.ts';
import { emptyMove } from '#domain/dossier/facts.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import { readFollowUps } from '#domain/dossier/follow-up.ts';
import { readPromises } from '#domain/dossier/promises.ts';
import { placeKey } from '#domain/dossier/visit-course.ts';
import { startVisit } from '#domain/dossier/visits.ts';
import { gridHash, questionOf, type Grid, type MultiQuestion } from '#domain/grid/grid.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import { textOf } from '#domain/record/read.ts';
import { SATISFACTION_QUESTIONS } from '#features/visits/follow-questions.ts';
import { NOTICE_VERSION } from '#binding/notice/notice.ts';
import { sharedKey } from '#features/visits/shared-screen.ts';
import { createVisitModel, type VisitModel } from '#features/visits/visit-model.ts';
import type { OpenRecord } from '#store/records.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

let device: TestDevice;
let record: OpenRecord;
let model: VisitModel;
let grid: Grid;

beforeEach(async () => {
  device = await openDevice();
  const { store } = device;
  const current = store.grids.current.value;
  if (!current) throw new Error('the grid is not loaded');
  grid = current;
  let visit = '';
  const { doc } = await store.create('dossier', (draft) => {
    writeNewDossier(draft, {
      company: docIdFromBytes(new Uint8Array(16)),
      mode: 'express',
      advisor: '',
      grid: gridHash(grid),
      gridId: grid.id,
      gridVersion: grid.version,
    });
    visit = startVisit(draft, { kind: 'visite', date: dayAt(store.now()), place: 'Seix' }, store.now());
  });
  const opened = await store.open(doc);
  if (!opened) throw new Error('the dossier is not on the device');
  record = opened;
  model = createVisitModel(store, record, visit);
});

afterEach(async () => {
  record.close();
  // The acts of a screen are not awaited: a device is closed once they are durable.
  await device.store.flushAll();
  device.close();
});

const valueOf = (question: string) => readAnswers(record.view.value).get(question);
const stage = (id: string) => model.stages.value.find(({ section }) => section.id === id);

function multi(id: string): MultiQuestion {
  const question = questionOf(grid, id);
  if (question?.type !== 'multi') throw new Error(`${id} is not a multiple choice`);
  return question;
}

describe('Sections of a visit', () => {
  it('are the context and thirteen dimensions, empty at first', () => {
    expect(model.stages.value.map(({ section }) => section.id)).toEqual([
      'contexte',
      ...grid.dimensions.map(({ id }) => id),
    ]);
    expect(model.stages.value.every(({ state }) => state === 'empty')).toBe(true);
  });

  it('count answers and « ne s’applique pas » alike as done, and hidden questions not at all', () => {
    const before = model.progress.value;
    model.answer('cap2', 3);
    model.notApplicable('cap3', true);
    expect(model.progress.value).toEqual({ answered: 2, relevant: before.relevant });
    expect(stage('cap')?.state).toBe('started');
    model.answer('ctx.effectif', 1);
    const asked = stage('equipe')?.section.questions.map(({ id }) => id) ?? [];
    expect(asked).not.toContain('equ2');
  });

  it('lose no answer when the mode changes and comes back', () => {
    model.setMode('complet');
    model.answer('cap4', 2);
    model.setMode('express');
    expect(stage('cap')?.section.questions.some(({ id }) => id === 'cap4')).toBe(false);
    model.setMode('complet');
    expect(valueOf('cap4')?.value).toBe(2);
  });

  it('are one list of screens while answers open and close questions in them: nothing around them is drawn again', () => {
    const [heads, sections] = [model.heads.value, model.sections.value];
    model.answer('ctx.transmission', true);
    expect(model.sections.value).not.toBe(sections);
    expect(model.heads.value).toBe(heads);
  });

  it('lead to the first open point, in the order of the grid', () => {
    expect(model.firstOpen()).toEqual({ section: 'contexte', question: 'ctx.secteur' });
    model.answer('ctx.secteur', 'batiment');
    expect(model.firstOpen()?.question).toBe('ctx.effectif');
  });
});

describe('A tap', () => {
  it('is in the record at once, and its change can be taken back', () => {
    expect(model.answer('cap2', 1).replaced).toBe('none');
    const change = model.answer('cap2', 4);
    expect([change.replaced, valueOf('cap2')?.value]).toEqual(['changed', 4]);
    change.undo();
    expect(valueOf('cap2')?.value).toBe(1);
    expect(model.answer('cap2', null).replaced).toBe('cleared');
  });

  it('on an exclusive option sweeps the others away and offers them back', () => {
    const question = multi('coo4');
    const [first = '', second = ''] = question.options.map(({ value }) => value);
    const [exclusive = ''] = question.exclusiveOptions ?? [];
    expect(model.toggle(question, first)?.replaced).toBe('none');
    expect(model.toggle(question, second)?.replaced).toBe('none');
    const change = model.toggle(question, exclusive);
    expect([change?.replaced, valueOf('coo4')?.value]).toEqual(['changed', [exclusive]]);
    change?.undo();
    expect(valueOf('coo4')?.value).toEqual([first, second]);
  });

  it('past the number of choices writes nothing', () => {
    const question: MultiQuestion = { ...multi('coo4'), maxChoices: 1 };
    const [first = '', second = ''] = question.options.map(({ value }) => value);
    model.toggle(question, first);
    expect(model.toggle(question, second)).toBeNull();
    expect(valueOf('coo4')?.value).toEqual([first]);
  });

  it('that empties a choice clears the answer', () => {
    const question = multi('coo4');
    const [first = ''] = question.options.map(({ value }) => value);
    model.toggle(question, first);
    model.toggle(question, first);
    expect(record.view.value.fields.get(answerKey('coo4'))?.value).toBeNull();
  });
});

describe('The information notice (PRODUCT R2)', () => {
  it('is asked for until it was shown, and is time-stamped with its version', () => {
    expect(model.needsNotice.value).toBe(true);
    expect(model.noticeShown()).toBe(false);
    expect(model.needsNotice.value).toBe(false);
    expect(model.visit.value?.noticeVersion).toBe(NOTICE_VERSION);
    expect(model.visit.value?.noticeAt).toBeGreaterThan(0);
  });

  it('moves a dossier with a meeting to « visité », and no other', async () => {
    const today = dayAt(device.store.now());
    await record.edit((draft) => {
      moveDossier(draft, 'contacte', emptyMove(addDays(today, -2)), device.store.now());
      moveDossier(draft, 'rdv_pris', emptyMove(addDays(today, -1)), device.store.now());
    });
    expect(model.noticeShown()).toBe(true);
    expect(dossierStanding(record.view.value).state).toBe('visite');
  });
});

describe('The end of a visit', () => {
  it('keeps the duration and the road apart, and can be taken back', () => {
    model.end(75);
    model.setTravel(40);
    const { startedAt, endedAt, travelMin } = model.visit.value ?? {};
    expect([(endedAt ?? 0) - (startedAt ?? 0), travelMin]).toEqual([75 * 60_000, 40]);
    model.reopen();
    expect(model.visit.value?.endedAt).toBeNull();
  });

  it('may be moved to another hour of another day, and refuses a time that is none', () => {
    model.end(75);
    expect(model.moveTo('2026-11-20' as Day, '09:30')).toBe(true);
    expect([model.visit.value?.date, timeAt(model.visit.value?.endedAt ?? 0)]).toEqual(['2026-11-20', '10:45']);
    expect(model.moveTo('2026-11-20' as Day, '25:00')).toBe(false);
  });
});

describe('A promise', () => {
  it('is taken off with a way back', () => {
    const row = model.promise('conseil');
    expect(readPromises(record.view.value, model.id).map(({ id }) => id)).toEqual([row]);
    const undo = model.dropPromise(row);
    expect(readPromises(record.view.value, model.id)).toEqual([]);
    undo();
    expect(readPromises(record.view.value, model.id)).toHaveLength(1);
  });
});

describe('The question somebody is at', () => {
  const place = () => textOf(record.view.value, placeKey(model.id));

  it('travels with the next act, and not before', () => {
    model.place.at('cap2');
    expect(place()).toBe('');
    model.answer('cap2', 1);
    expect(place()).toBe('cap2');
    model.place.at('cap3');
    expect(place()).toBe('cap2');
    model.place.leave();
    expect(place()).toBe('cap3');
  });

  it('is not written by reading through a visit that is over', () => {
    model.end(60);
    model.place.at('cap2');
    model.place.leave();
    expect(place()).toBe('');
  });

  it('leaves no trail in what the record keeps of its past', () => {
    for (const question of ['cap2', 'cap3', 'off1']) {
      model.place.at(question);
      model.place.leave();
    }
    expect(record.view.value.past.has(placeKey(model.id))).toBe(false);
  });
});

describe('The shared screen', () => {
  it('stays shared after a reload, so that nothing internal flashes up', async () => {
    await vi.waitFor(() => expect(model.isKnown.value).toBe(true));
    expect(model.shared.value).toBe(false);
    model.share(true);
    await vi.waitFor(async () => expect(await device.store.local.get(sharedKey(record.doc))).toBe(true));
    const again = createVisitModel(device.store, record, model.id);
    expect(again.isKnown.value).toBe(false);
    await vi.waitFor(() => expect(again.isKnown.value).toBe(true));
    expect(again.shared.value).toBe(true);
  });
});

describe('A follow-up', () => {
  let follow: VisitModel;

  beforeEach(async () => {
    model.answer('cap1', 'hightech');
    let id = '';
    await record.edit((draft) => {
      id = startVisit(draft, { kind: 'suivi', date: dayAt(device.store.now()), place: '' }, device.store.now());
    });
    follow = createVisitModel(device.store, record, id);
  });

  it('asks cap1 and moy2 again apart from the sections, and never overwrites the first answers', () => {
    expect(follow.again.value.map(({ id }) => id)).toEqual(['cap1', 'moy2']);
    const inSections = follow.stages.value.flatMap(({ section }) => section.questions.map(({ id }) => id));
    expect(inSections).not.toContain('cap1');
    const change = follow.answer('cap1', 'petits-pas');
    follow.setSource('cap1', 'observe');
    expect([follow.answerOf('cap1').value, follow.answerOf('cap1').source]).toEqual(['petits-pas', 'observe']);
    expect([valueOf('cap1')?.value, valueOf('cap1')?.source]).toEqual(['hightech', 'declare']);
    change.undo();
    expect(follow.answerOf('cap1').value).toBeNull();
  });

  it('writes every other answer where a first visit does', () => {
    follow.answer('cap2', 3);
    expect(valueOf('cap2')?.value).toBe(3);
    expect(model.again.value).toEqual([]);
    expect(model.follow.value).toBeNull();
  });

  it('is done when both are answered and the four words of satisfaction are given', () => {
    expect(follow.follow.value?.state).toBe('empty');
    follow.answer('cap1', 'petits-pas');
    follow.notApplicable('moy2', true);
    for (const { id } of SATISFACTION_QUESTIONS) follow.answer(id, true);
    expect(follow.follow.value).toEqual({ state: 'done', progress: { answered: 6, relevant: 6 } });
    expect(readFollowUps(record.view.value, grid)[0]?.satisfaction.chose.value).toBe(true);
  });
});
