import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putMember, readStake, writeStake } from '#domain/collective/stake.ts';
import { gridHash } from '#domain/grid/grid.ts';
import { docIdFromBytes, type DocId } from '#domain/ids.ts';
import { textOf } from '#domain/record/read.ts';
import { createGroupModel, EACH_SECTION, isPutTo, type GroupModel } from '#features/collective/group-model.ts';
import type { OpenRecord } from '#store/records.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

const company = (at: number): DocId => docIdFromBytes(new Uint8Array(16).fill(at));
const [forge, scierie, gite] = [company(1), company(2), company(3)];

let device: TestDevice;
let record: OpenRecord;
let model: GroupModel;

beforeEach(async () => {
  device = await openDevice();
  const { doc } = await device.store.create('stake', (draft) => {
    writeStake(draft, { title: 'Bois', topic: 'bois' });
    for (const [at, one] of [forge, scierie, gite].entries()) putMember(draft, one, { named: at > 0 }, at);
    draft.set(`member/${gite}/position`, 'non');
  });
  const opened = await device.store.open(doc);
  if (!opened) throw new Error('the stake is not on the device');
  record = opened;
  model = createGroupModel(device.store, record);
});

afterEach(async () => {
  record.close();
  await device.store.flushAll();
  device.close();
});

const stage = (id: string) => model.stages.value.find(({ section }) => section.id === id);

describe('The grid of a group', () => {
  it('is begun by an act, with the version it belongs to and the stake its topic names', () => {
    expect(model.begun.value).toBe(false);
    model.begin();
    const current = device.store.grids.current.value;
    expect(model.begun.value).toBe(true);
    expect(textOf(record.view.value, 'grid')).toBe(current && gridHash(current));
    expect(model.answers.value.group.get('ctx.enjeu')?.value).toBe('bois');
    expect(stage('c.chaine')?.section.questions.map(({ id }) => id)).toContain('c.bois1');
  });

  it('waits for one answer of the group and for one of each company that takes part', () => {
    expect([...model.answers.value.companies.keys()]).toEqual([forge, scierie]);
    expect(stage(EACH_SECTION)?.progress).toEqual({ answered: 0, relevant: 10 });
    model.actsOf(forge).answer('c.res3', 3);
    expect(stage(EACH_SECTION)).toMatchObject({ state: 'started', progress: { answered: 1, relevant: 10 } });
    const { relevant } = model.progress.value;
    expect(relevant).toBe(3 + 31 + 10);
  });

  it('keeps each voice apart, and what is taken back of one is of that one alone', () => {
    model.actsOf(forge).answer('c.enj2', 4);
    const change = model.actsOf(null).answer('c.enj2', 2);
    model.actsOf(scierie).answer('c.enj2', 0);
    change.undo();
    expect([null, forge, scierie].map((voice) => model.answersOf(voice).get('c.enj2')?.value ?? null)).toEqual([
      null,
      4,
      0,
    ]);
  });

  it('a company that says no while it answers stays on the screen until another is chosen', () => {
    model.speak(forge);
    model.actsOf(forge).answer('c.part1', 'non');
    expect(readStake(record.view.value).members[0]?.position).toBe('non');
    expect(model.voice.value).toBe(forge);
    expect(model.answersOf(forge).get('c.part1')?.value).toBe('non');
    model.speak(scierie);
    expect(model.members.value.map((member) => member.company)).toEqual([scierie]);
  });

  it('on a shared screen nobody speaks who has not agreed to be named', () => {
    model.speak(forge);
    model.share(true);
    expect(model.voice.value).toBeNull();
    model.speak(scierie);
    expect(model.voice.value).toBe(scierie);
  });

  it('asks a company what is its own, and its view of the scales of the group', () => {
    const asked = stage('c.ressources')?.section.questions ?? [];
    expect(asked.filter((question) => isPutTo(forge, question)).map(({ id }) => id)).toEqual([
      'c.res2',
      'c.res3',
      'c.res4',
      'c.part4',
    ]);
    expect(asked.every((question) => isPutTo(null, question))).toBe(true);
  });
});
