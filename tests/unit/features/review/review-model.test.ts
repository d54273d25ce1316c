import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addComment } from '#domain/dossier/comments.ts';
import { gridHash } from '#domain/grid/grid.ts';
import { createReviewModel, sectionAfter, sectionOfRemark, type ReviewModel } from '#features/review/review-model.ts';
import type { OpenRecord } from '#store/records.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

let clock = Date.UTC(2026, 10, 23, 8);
let device: TestDevice;
let record: OpenRecord;
let model: ReviewModel;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 23, 8);
  device = await openDevice(undefined, () => clock);
  const grid = device.store.grids.current.value;
  const dossier = await device.store.create('dossier', (draft) => {
    draft.set('grid', grid ? gridHash(grid) : '');
    draft.set('mode', 'express');
    draft.set('a/off1', 1);
  });
  const opened = await device.store.open(dossier.doc);
  if (!opened) throw new Error('the dossier is not on the device');
  record = opened;
  model = createReviewModel(device.store, record);
});

afterEach(async () => {
  record.close();
  await device.store.flushAll();
  device.close();
});

const offer = () => {
  const found = model.sections.value.find(({ section }) => section.id === 'offre');
  if (!found) throw new Error('the section is not asked');
  return found;
};

describe('the review of a dossier', () => {
  it('has the sections that are asked, one after the other', () => {
    const [first, second] = model.sections.value;
    expect(first?.section.id).toBe('contexte');
    expect(sectionAfter(model.sections.value, 'contexte')).toBe(second);
    expect(sectionAfter(model.sections.value, model.sections.value.at(-1)?.section.id ?? '')).toBeNull();
  });

  it('a section that was read says so until one of its answers moves; that can be taken back and put back', async () => {
    expect(offer().reading).toBeNull();
    model.markRead([offer().section]);
    expect(offer().reading?.isSame).toBe(true);
    clock += 60_000;
    await record.edit((draft) => draft.set('a/off1', 3));
    expect(offer().reading).toMatchObject({ isSame: false, changed: ['off1'] });
    const undo = model.unmark('offre');
    expect(offer().reading).toBeNull();
    undo();
    expect(offer().reading?.isSame).toBe(false);
  });

  it('a remark counts in its section, and leads there; one on another grid’s question leads nowhere', async () => {
    await record.edit((draft) => {
      addComment(draft, 'q:off1', 'Lesquelles ?', clock);
      addComment(draft, 'q:unheard', 'Et ça ?', clock);
      addComment(draft, 'dossier', 'En tout', clock);
    });
    expect(offer().remarks).toBe(1);
    expect(model.remarks.value.map((one) => sectionOfRemark(model.sections.value, one)?.section.id)).toEqual(
      expect.arrayContaining(['offre', undefined]),
    );
  });

  it('sending and asking for a correction can each be taken back', async () => {
    const unsend = model.send();
    expect(model.stage.value).toBe('sent');
    expect(model.sent.value).toMatchObject([{ differences: { isSame: true } }]);
    await record.edit((draft) => addComment(draft, 'q:off1', 'Lesquelles ?', clock));
    clock += 1_000;
    const unask = model.ask();
    expect(model.stage.value).toBe('correction');
    unask();
    expect(model.stage.value).toBe('sent');
    unsend();
    expect(model.stage.value).toBe('none');
    expect(model.sent.value).toEqual([]);
  });

  it('what was sent is told as modified with the fields that moved', async () => {
    model.send();
    clock += 60_000;
    await record.edit((draft) => draft.set('a/off1', 3));
    expect(model.sent.value).toMatchObject([{ differences: { isSame: false, fields: ['a/off1'] } }]);
  });
});
