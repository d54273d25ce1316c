import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerKey } from '#domain/dossier/answers.ts';
import { keepTrack, trackWordsKey } from '#domain/dossier/restitution.ts';
import { readAidCopies } from '#domain/plan/aid-copies.ts';
import { readAcceptance } from '#domain/plan/plan.ts';
import { loadCatalogue } from '#domain/aids/catalogue.ts';
import { createPlanModel, type PlanModel } from '#features/plan/plan-model.ts';
import type { OpenRecord } from '#store/records.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

let device: TestDevice;
let record: OpenRecord;
let model: PlanModel;
const RULE = 'sug.production.partage';

beforeEach(async () => {
  device = await openDevice();
  await loadCatalogue();
  const company = await device.store.create('company', (draft) => draft.set('name', 'Atelier du Pont'));
  const dossier = await device.store.create('dossier', (draft) => {
    draft.set('company', company.doc);
    for (const question of ['pro1', 'pro2', 'pro3', 'pro4', 'pro5']) draft.set(answerKey(question), 1);
    keepTrack(draft, RULE, true);
    draft.set(trackWordsKey(RULE), 'Partager la raboteuse avec Ercé');
  });
  const opened = await device.store.open(dossier.doc);
  if (!opened) throw new Error('the dossier is not on the device');
  record = opened;
  model = createPlanModel(device.store, record, (text) => text);
  await vi.waitUntil(() => model.catalogue.value !== null && model.evaluation.value !== null);
});

afterEach(async () => {
  record.close();
  await device.store.flushAll();
  device.close();
});

const titles = (): string[] => model.inPlan.value.map(({ title }) => title);

async function addTitled(title: string): Promise<string> {
  const { doc } = await model.addEmpty();
  await device.store.edit(doc, (draft) => draft.set('title', title));
  return doc;
}

describe('One touch on a track', () => {
  it('adds an action in the head’s words, with what the rule knows, and the track is proposed no more', async () => {
    const [first] = model.proposals.value;
    expect(first).toMatchObject({ id: RULE, title: 'Partager la raboteuse avec Ercé', kept: true });
    if (!first) return;
    await model.addFrom(first);
    expect(model.inPlan.value).toMatchObject([
      { title: 'Partager la raboteuse avec Ercé', type: 'collective', plan: { suggestion: RULE, order: 1 } },
    ]);
    expect(model.inPlan.value[0]?.plan?.aids.length).toBeGreaterThan(0);
    expect(model.inPlan.value[0]?.companies).toEqual([model.dossier.value.company]);
    expect(model.proposals.value.map(({ id }) => id)).not.toContain(RULE);
  });

  it('is taken back whole: the action leaves the plan, the track is proposed again, and it can be put back', async () => {
    const [first] = model.proposals.value;
    if (!first) throw new Error('a track is proposed');
    const { doc, undo } = await model.addFrom(first);
    undo();
    await expect.poll(titles).toEqual([]);
    expect(model.proposals.value[0]?.id).toBe(RULE);
    expect(model.takenOut.value.map((action) => action.doc)).toEqual([doc]);
    model.putBack(doc);
    await expect.poll(titles).toEqual([first.title]);
  });
});

describe('The order', () => {
  it('is that of adding, and moves one place at a time', async () => {
    await addTitled('a');
    await addTitled('b');
    const c = await addTitled('c');
    expect(titles()).toEqual(['a', 'b', 'c']);
    model.shift(c as never, -1);
    await expect.poll(titles).toEqual(['a', 'c', 'b']);
    model.shift(c as never, -1);
    await expect.poll(titles).toEqual(['c', 'a', 'b']);
    model.shift(c as never, -1);
    await device.store.flushAll();
    expect(titles()).toEqual(['c', 'a', 'b']);
  });
});

describe('The agreement', () => {
  it('is dated today unless a day is written, and undo brings back all that stood before', () => {
    const undo = model.answer('signature');
    expect(readAcceptance(record.view.value)).toMatchObject({ agreement: 'signature', date: model.today() });
    expect(model.facts().planAgreed).toBe(true);
    undo();
    expect(readAcceptance(record.view.value)).toMatchObject({ agreement: '', date: null });
  });

  it('is refused with a reason, and a refusal is no agreement', () => {
    model.answer('refus');
    expect(model.facts().planAgreed).toBe(false);
  });

  it('keeps the aids as they were that day: a catalogue changes, a signed plan does not', async () => {
    const [first] = model.proposals.value;
    if (!first) throw new Error('a track is proposed');
    await model.addFrom(first);
    expect(readAidCopies(record.view.value).size).toBe(0);
    model.answer('oral');
    const aid = model.inPlan.value[0]?.plan?.aids[0] ?? '';
    expect(readAidCopies(record.view.value).get(aid)?.name).toBe(model.aidName(aid));
    expect(model.aidName('an-id-nobody-knows')).toBe('an-id-nobody-knows');
  });
});

describe('The promises', () => {
  it('are added on a side, dropped, and brought back', () => {
    model.promise('entreprise');
    const [promise] = model.promises.value;
    expect(promise).toMatchObject({ side: 'entreprise', visit: '' });
    const undo = model.dropPromise(promise?.id ?? '');
    expect(model.promises.value).toEqual([]);
    undo();
    expect(model.promises.value).toHaveLength(1);
  });
});
