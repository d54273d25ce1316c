import { describe, expect, it } from 'vitest';
import { keepLastWords, leftWords, type WordShelf } from '#app/last-words.ts';
import { textOf } from '#domain/record/read.ts';
import { recoverLeftovers } from '#store/recovery.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

/** A shelf as a browser gives one; it outlives the page. */
function aShelf(): WordShelf {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const recover = (device: TestDevice, shelf: WordShelf) =>
  recoverLeftovers({ leftovers: () => leftWords(shelf, device.storage) }, device.storage, Date.now());

describe('what was typed in the last moment before a page goes away (D4)', () => {
  it('is on the shelf before anything is waited for, and comes back where the database never got it', async () => {
    const tablet = await openDevice();
    const { doc } = await tablet.store.create('company', (draft) => draft.set('name', 'Fournil'));
    const record = await tablet.store.open(doc);
    if (!record) throw new Error('the record is here');
    const shelf = aShelf();
    tablet.store.field(record, 'phone').input('05 61 66 00 00');
    tablet.store.prose(record, 'notes').input('Four à bois');
    const keeping = keepLastWords(tablet.store, shelf, 'a')();
    expect(shelf.length).toBe(1);
    const copy = aShelf();
    copy.setItem(shelf.key(0) ?? '', shelf.getItem(shelf.key(0) ?? '') ?? '');
    await keeping;

    const restarted = await openDevice();
    expect(await recover(restarted, copy)).toEqual([doc]);
    const back = await restarted.store.open(doc);
    expect(back && textOf(back.view.value, 'phone')).toBe('05 61 66 00 00');
    expect(back?.view.value.texts.get('notes')).toBe('Four à bois');
    expect(copy.length).toBe(0);
  });

  it('leaves the shelf again once the database has it', async () => {
    const tablet = await openDevice();
    const { doc } = await tablet.store.create('company', (draft) => draft.set('name', 'Fournil'));
    const record = await tablet.store.open(doc);
    if (!record) throw new Error('the record is here');
    const shelf = aShelf();
    tablet.store.field(record, 'phone').input('05');
    await keepLastWords(tablet.store, shelf, 'a')();
    expect(shelf.length).toBe(0);
    expect(await recover(tablet, shelf)).toEqual([]);
  });

  it('nothing is put there when nothing waits', async () => {
    const tablet = await openDevice();
    const shelf = aShelf();
    await keepLastWords(tablet.store, shelf, 'a')();
    expect(shelf.length).toBe(0);
  });

  it('drafts of forms go back to their place', async () => {
    const tablet = await openDevice();
    const shelf = aShelf();
    const written = tablet.store.local.set('draft:company-new', { name: 'Scierie' });
    const keeping = keepLastWords(tablet.store, shelf, 'a')();
    const copy = aShelf();
    copy.setItem('cordee:last-words:a', shelf.getItem('cordee:last-words:a') ?? '');
    await Promise.all([written, keeping]);
    const restarted = await openDevice();
    await recover(restarted, copy);
    expect(await restarted.store.local.get('draft:company-new')).toEqual({ name: 'Scierie' });
    expect(copy.length).toBe(0);
  });

  it.each(['', 'null', '{"records":7}', '{"records":[{"doc":"x"}],"values":[null]}', '[', '{"values":[{"key":1}]}'])(
    'a shape that this version does not know is passed over: %s',
    async (text) => {
      const tablet = await openDevice();
      const shelf = aShelf();
      shelf.setItem('cordee:last-words:a', text);
      expect(await recover(tablet, shelf)).toEqual([]);
    },
  );

  it('what another program keeps on the shelf is not touched', async () => {
    const tablet = await openDevice();
    const shelf = aShelf();
    shelf.setItem('theme', 'dark');
    expect(await recover(tablet, shelf)).toEqual([]);
    expect(shelf.getItem('theme')).toBe('dark');
  });
});
