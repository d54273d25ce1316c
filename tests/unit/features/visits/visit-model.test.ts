import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayAt } from '#domain/day.ts';
import { answerKey, readAnswers } from '#domain/dossier/answers.ts';
import { writeNewDossier } from '#domain/dossier/dossier.ts';
import { emptyMove } from '#domain/dossier/facts.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import { startVisit } from '#domain/dossier/visits.ts';
import { gridHash, questionOf, type Grid, type MultiQuestion } from '#domain/grid/grid.ts';
import { docIdFromBytes } from '#domain/ids.ts';
import { NOTICE_VERSION } from '#features/visits/notice.ts';
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
  it('keeps the duration and the road apart, and can be taken back', async () => {
    await model.end(75, 40);
    const { startedAt, endedAt, travelMin } = model.visit.value ?? {};
    expect([(endedAt ?? 0) - (startedAt ?? 0), travelMin]).toEqual([75 * 60_000, 40]);
    model.reopen();
    expect(model.visit.value?.endedAt).toBeNull();
  });
});
