import { afterEach, describe, expect, it } from 'vitest';
import type { ImportWork } from '#features/exchange/import-types.ts';
import { importRun } from '#features/exchange/import-run.ts';
import type { DocId } from '#domain/ids.ts';
import { textOf } from '#domain/record/read.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

let devices: TestDevice[] = [];
async function device(name?: string): Promise<TestDevice> {
  const one = await openDevice(name);
  devices.push(one);
  return one;
}

afterEach(() => {
  for (const one of devices) one.close();
  devices = [];
});

const ABOUT = { file: 'liste.csv', origin: { source: 'partenaire', sourceDetail: 'liste.csv' }, refused: 0 };
const lines = (count: number): ImportWork => ({
  creates: Array.from({ length: count }, (_, index) => ({ name: `Fournil ${index}`, commune: '09261' })),
  changes: [],
});
const names = ({ store }: TestDevice) => [...store.cards.company.value.values()].map(({ name }) => name).sort();

async function known({ store }: TestDevice, name: string): Promise<DocId> {
  const { doc } = await store.create('company', (draft) => draft.set('name', name));
  return doc;
}

describe('an import', () => {
  it('of 600 lines is written, and taken back whole by one undo', async () => {
    const tablet = await device();
    const run = importRun(tablet.store);
    expect(await run.start(lines(600), ABOUT)).toBe(true);
    expect(run.run.value).toMatchObject({ state: 'done', created: 600, parts: 3, done: 3 });
    expect(tablet.store.cards.company.value.size).toBe(600);
    await run.undo(run.run.value?.id ?? '');
    expect(run.run.value).toMatchObject({ state: 'undone', kept: 0 });
    expect(names(tablet)).toEqual([]);
  });

  it('taken back leaves what somebody wrote in since, and what a dossier leads to, and counts them', async () => {
    const tablet = await device();
    const { store } = tablet;
    const run = importRun(store);
    await run.start(lines(4), ABOUT);
    const [first, second] = [...store.cards.company.value.values()];
    await store.edit(first?.doc as DocId, (draft) => draft.text('notes', 'Vu au marché'));
    await store.create('dossier', (draft) => draft.set('company', second?.doc as DocId));
    await run.undo(run.run.value?.id ?? '');
    expect(run.run.value).toMatchObject({ state: 'undone', kept: 2 });
    expect(names(tablet)).toEqual([first?.name, second?.name].sort());
  });

  it('changes what was chosen, leaves what changed under the preview, and the undo gives the old values back', async () => {
    const tablet = await device();
    const { store } = tablet;
    const [one, two] = [await known(tablet, 'Dupuy'), await known(tablet, 'Abadie')];
    await store.edit(two, (draft) => draft.set('name', 'Abadie & fils'));
    const run = importRun(store);
    await run.start(
      {
        creates: [],
        changes: [
          { doc: one, changes: [{ field: 'name', here: 'Dupuy', file: 'Scierie Dupuy' }] },
          { doc: two, changes: [{ field: 'name', here: 'Abadie', file: 'Ferme Abadie' }] },
        ],
      },
      ABOUT,
    );
    expect(run.run.value).toMatchObject({ state: 'done', updated: 2, left: 1 });
    expect(names(tablet)).toEqual(['Abadie & fils', 'Scierie Dupuy']);
    await run.undo(run.run.value?.id ?? '');
    expect(names(tablet)).toEqual(['Abadie & fils', 'Dupuy']);
    const record = await store.open(one);
    expect(record && textOf(record.view.value, 'name')).toBe('Dupuy');
  });

  it('that a closed tablet cut goes on at the next start, and no company is made twice', async () => {
    const name = `cut-${Math.random()}`;
    const before = await device(name);
    // The storage gives out while the second part is written, as when the tablet is switched off.
    const { batch } = before.store;
    let parts = 0;
    const store = {
      ...before.store,
      batch: async () => {
        const whole = await batch();
        const dead = { ok: false as const, error: { type: 'storage-closed' as const, detail: '' } };
        return {
          ...whole,
          createAll: (...given: Parameters<typeof whole.createAll>) =>
            (parts += 1) > 1 ? Promise.resolve(dead) : whole.createAll(...given),
        };
      },
    };
    const cut = importRun(store);
    await cut.start(lines(600), ABOUT);
    expect(cut.failed.value).toBe(true);
    expect(names(before)).toHaveLength(250);
    before.close();

    const after = await device(name);
    const run = importRun(after.store);
    await run.resume();
    expect(run.run.value).toMatchObject({ state: 'done', done: 3 });
    expect(new Set(names(after)).size).toBe(600);
    expect(after.store.cards.company.value.size).toBe(600);
    expect(await run.past()).toHaveLength(1);
    await run.resume();
    expect(after.store.cards.company.value.size).toBe(600);
  });

  it.each([
    ['before a part is committed', 500],
    ['when a part was committed and is not noted yet', 250],
  ])(
    'whose undo a closed tab cuts %s goes on at the next start: each company is there whole or taken back, and what was written in one meanwhile stays',
    async (_, left) => {
      const name = `cut-undo-${Math.random()}`;
      const before = await device(name);
      await importRun(before.store).start(lines(600), ABOUT);
      const { batch } = before.store;
      let parts = 0;
      const dead = { ok: false as const, error: { type: 'storage-closed' as const, detail: '' } };
      const cut = importRun({
        ...before.store,
        batch: async () => {
          const whole = await batch();
          return {
            ...whole,
            async editAll(...given: Parameters<typeof whole.editAll>) {
              if (given[0].length > 0) parts += 1;
              if (parts < 2) return whole.editAll(...given);
              // Committed, but whoever asked never hears of it; or not at all.
              if (parts === 2 && left === 250) await whole.editAll(...given);
              return dead;
            },
          };
        },
      });
      const [{ id } = { id: '' }] = await cut.past();
      await cut.undo(id);
      expect(cut.failed.value).toBe(true);
      // The last part of 100 and, where it was committed, one of 250 are gone; no company is lost on the way.
      expect(names(before)).toHaveLength(left);
      const [spoken] = [...before.store.cards.company.value.values()];
      await before.store.edit(spoken?.doc as DocId, (draft) => draft.text('notes', 'Vu au marché'));
      before.close();

      const after = await device(name);
      expect(names(after)).toHaveLength(left);
      const run = importRun(after.store);
      await run.resume();
      expect(run.run.value).toMatchObject({ state: 'undone', done: 0, kept: 1 });
      expect(names(after)).toEqual([spoken?.name]);
      const record = await after.store.open(spoken?.doc as DocId);
      expect(record?.view.value.texts.get('notes')).toBe('Vu au marché');
      expect(await run.resume()).toBeNull();
    },
  );

  it('that is stopped while it is written leaves nothing', async () => {
    const tablet = await device();
    const run = importRun(tablet.store);
    const started = run.start(lines(1_000), ABOUT);
    run.cancel();
    await started;
    expect(run.run.value).toMatchObject({ state: 'undone' });
    expect(names(tablet)).toEqual([]);
  });
});
