import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerKey } from '#domain/dossier/answers.ts';
import { addDays } from '#domain/day.ts';
import { textOf } from '#domain/record/read.ts';
import {
  createRestitutionModel,
  missingAnswers,
  type RestitutionModel,
  type Undo,
} from '#features/restitution/restitution-model.ts';
import type { OpenRecord } from '#store/records.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

let device: TestDevice;
let record: OpenRecord;
let model: RestitutionModel;
let dated: Undo[] = [];

beforeEach(async () => {
  dated = [];
  device = await openDevice();
  const dossier = await device.store.create('dossier', (draft) => {
    for (const question of ['off1', 'off2', 'off3', 'off4']) draft.set(answerKey(question), 1);
  });
  const opened = await device.store.open(dossier.doc);
  if (!opened) throw new Error('the dossier is not on the device');
  record = opened;
  model = createRestitutionModel(device.store, record, (undo) => dated.push(undo));
});

afterEach(async () => {
  record.close();
  await device.store.flushAll();
  device.close();
});

const day = (): string => textOf(record.view.value, 'restitution/date');

describe('The first act of a restitution', () => {
  it('gives it its day, once, and that can be taken back', () => {
    model.answer('accord');
    model.keep('sug.offre.retours', true);
    expect([day(), dated.length]).toEqual([model.today(), 1]);
    dated[0]?.();
    expect(day()).toBe('');
  });

  it('may be a signature, and gives the day then too', () => {
    model.begin();
    expect([day(), dated.length]).toEqual([model.today(), 1]);
  });

  it('leaves a day that somebody wrote', async () => {
    const earlier = addDays(model.today(), -3);
    await record.edit((draft) => draft.set('restitution/date', earlier));
    model.adjust('offre', { score: 0.875, reason: 'Elle refuse peu' });
    expect([day(), dated.length]).toEqual([earlier, 0]);
  });
});

describe('The tracks', () => {
  it('are proposed by the rules until they are kept, and proposed again when they are let go', () => {
    const proposed = (): string[] => model.proposed.value.map(({ rule }) => rule.id);
    expect(proposed()).toContain('sug.offre.retours');
    const undo = model.keep('sug.offre.retours', true);
    expect(model.kept.value.map(({ id }) => id)).toEqual(['sug.offre.retours']);
    expect(proposed()).not.toContain('sug.offre.retours');
    undo();
    expect([model.kept.value, model.letGo.value]).toEqual([[], ['sug.offre.retours']]);
  });

  it('may be the head’s own, and taken back without losing a word', () => {
    const undo = model.addOwn('Vendre au marché de Massat');
    expect(model.kept.value).toMatchObject([{ own: true, words: 'Vendre au marché de Massat' }]);
    undo();
    expect(model.kept.value).toEqual([]);
    expect([...record.view.value.fields.values()].some(({ value }) => value === 'Vendre au marché de Massat')).toBe(
      true,
    );
  });
});

describe('An adjusted dimension', () => {
  it('stands beside the computed score, which does not move, and undo brings back what stood before', () => {
    const computed = (): unknown => model.evaluation.value?.score.dimensions.find(({ id }) => id === 'offre')?.score;
    const before = computed();
    const first = model.adjust('offre', { score: 0.625, reason: 'On y travaille' });
    const second = model.adjust('offre', { score: 0.875, reason: 'Trois nouveautés' });
    expect(model.adjustments.value.get('offre')).toMatchObject({ score: 0.875, reason: 'Trois nouveautés' });
    expect(computed()).toBe(before);
    second();
    expect(model.adjustments.value.get('offre')).toMatchObject({ score: 0.625, reason: 'On y travaille' });
    first();
    expect(model.adjustments.value.has('offre')).toBe(false);
  });
});

describe('What the head thinks', () => {
  it('meets the guard whether it is an agreement or a disagreement', () => {
    for (const answer of ['accord', 'desaccord']) {
      model.answer(answer);
      expect(model.facts().agreementNoted).toBe(true);
    }
    model.answer(null);
    expect(model.facts().agreementNoted).toBe(false);
  });
});

describe('A dimension that is not evaluated', () => {
  it('is listed, and says how many answers are missing, none when nothing applies', () => {
    const listed = model.notEvaluated.value.map(({ id }) => id);
    expect(listed).toContain('cap');
    expect(listed).not.toContain('offre');
    expect(missingAnswers({ relevant: 5, answered: 1 }, 0.5)).toBe(2);
    expect(missingAnswers({ relevant: 4, answered: 1 }, 0.5)).toBe(1);
    expect(missingAnswers({ relevant: 0, answered: 0 }, 0.5)).toBe(0);
  });
});
