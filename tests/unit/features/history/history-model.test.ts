import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import { endVisit, startVisit } from '#domain/dossier/visits.ts';
import { gridHash } from '#domain/grid/grid.ts';
import { groupOf } from '#features/history/history-groups.ts';
import { createHistoryModel, type HistoryModel } from '#features/history/history-model.ts';
import type { OpenRecord } from '#store/records.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

const DAY = 86_400_000;
let clock = Date.UTC(2026, 10, 23, 8);
let device: TestDevice;
let record: OpenRecord;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 23, 8);
  device = await openDevice(undefined, () => clock);
  const grid = device.store.grids.current.value;
  const dossier = await device.store.create('dossier', (draft) => {
    draft.set('grid', grid ? gridHash(grid) : '');
    draft.set('mode', 'complet');
    draft.set('a/off1', 1);
  });
  const opened = await device.store.open(dossier.doc);
  if (!opened) throw new Error('the dossier is not on the device');
  record = opened;
});

afterEach(async () => {
  record.close();
  await device.store.flushAll();
  device.close();
});

const titles = (model: HistoryModel): string[] => model.groups.value.map(({ title }) => title);

describe('the history of a dossier', () => {
  it('begins with what changed since the last visit, and with everything before the first', async () => {
    const model = createHistoryModel(device.store, record);
    expect(model.period.value).toBe('ever');
    clock += DAY;
    await record.edit((draft) => {
      const visit = startVisit(draft, { kind: 'visite', date: '2026-11-24' as Day, place: 'Ustou' }, clock);
      endVisit(draft, visit, clock);
    });
    expect(model.period.value).toBe('visit');
    expect(model.groups.value).toEqual([]);
    clock += DAY;
    await record.edit((draft) => draft.set('a/pro1', 3));
    expect(model.groups.value).toHaveLength(1);
    expect(titles(model)[0]).toMatch(/produire/);
  });

  it('groups answers by their section in the order of the grid, then the rest of the dossier', async () => {
    const model = createHistoryModel(device.store, record);
    await record.edit((draft) => {
      draft.set('a/moy1', 2);
      draft.set('a/cap2', 2);
      draft.set('a/gone-from-the-grid', 2);
      draft.set('restitution/note', 'content');
      draft.set('rdv/place', 'Ustou');
    });
    expect(model.groups.value.map(({ id }) => id)).toEqual([
      'cap',
      'offre',
      'moyens',
      'other',
      ':visits',
      ':head',
      ':file',
    ]);
  });

  it('leaves out what the dossier is made of: company, grid', () => {
    const model = createHistoryModel(device.store, record);
    const keys = model.groups.value.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.type === 'row' ? [] : [change.change.key])),
    );
    expect(keys.sort()).toEqual(['a/off1', 'mode']);
  });

  it('since a chosen day counts that day whole', async () => {
    const model = createHistoryModel(device.store, record);
    model.choosePeriod('day');
    model.chooseDay('2026-11-23');
    expect(titles(model)).not.toEqual([]);
    model.chooseDay('2026-11-24');
    expect(titles(model)).toEqual([]);
    model.chooseDay('not a day');
    expect(titles(model)).toEqual([]);
  });

  it('since everything was seen here: fields and texts that moved, until that is taken back', async () => {
    const model = createHistoryModel(device.store, record);
    expect(model.texts.value).toBeNull();
    clock += DAY;
    const undo = model.markSeen();
    model.choosePeriod('looked');
    expect([titles(model), model.texts.value]).toEqual([[], []]);
    clock += DAY;
    await record.edit((draft) => {
      draft.set('a/off1', 2);
      draft.text('note/off1', 'vu');
    });
    expect(titles(model)).toHaveLength(1);
    expect(model.texts.value).toEqual(['note/off1']);
    undo();
    expect(model.texts.value).toBeNull();
  });

  it('an earlier value is put back only where the grid still offers it', () => {
    const model = createHistoryModel(device.store, record);
    expect(model.isOffered('a/off1', 3)).toBe(true);
    expect(model.isOffered('a/off1', 9)).toBe(false);
    expect(model.isOffered('a/off1', { na: true })).toBe(true);
    expect(model.isOffered('restitution/note', 'mot')).toBe(true);
    expect(model.isOffered('grid', 'other')).toBe(false);
  });

  it('a value put back can be taken back', () => {
    const model = createHistoryModel(device.store, record);
    const undo = model.restore('a/off1', 4);
    expect(record.view.value.fields.get('a/off1')?.value).toBe(4);
    undo();
    expect(record.view.value.fields.get('a/off1')?.value).toBe(1);
  });

  it('by one person only what they wrote', () => {
    const model = createHistoryModel(device.store, record);
    expect(model.people.value).toHaveLength(1);
    model.chooseWho('Somebody else');
    expect(titles(model)).toEqual([]);
    model.chooseWho(model.people.value[0] ?? '');
    expect(titles(model)).toHaveLength(2);
  });
});

describe('where a change is told', () => {
  it('what no group knows is told with the dossier', () => {
    const change = { now: { value: 1, at: 0, tag: 'a', others: [] }, before: null, steps: [] };
    expect(groupOf({ type: 'field', change: { ...change, key: 'unheard/of' } })).toBe('file');
    expect(groupOf({ type: 'field', change: { ...change, key: 'track/x/kept' } })).toBe('head');
  });
});
