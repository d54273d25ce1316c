import { afterEach, describe, expect, it } from 'vitest';
import type { Draft } from '#domain/record/record.ts';
import { textOf } from '#domain/record/read.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

let devices: TestDevice[] = [];
const device = async (): Promise<TestDevice> => {
  const one = await openDevice();
  devices.push(one);
  return one;
};

afterEach(() => {
  for (const one of devices) one.close();
  devices = [];
});

describe('many records at once', () => {
  it('are here, in the lists and waiting to be sent, as if they had been made one by one', async () => {
    const { store, storage } = await device();
    const batch = await store.batch();
    const list = Array.from({ length: 300 }, (_, index) => ({
      doc: batch.newDoc(),
      write: (draft: { set(key: string, value: string): void }) => draft.set('name', `Fournil ${index}`),
    }));
    expect(await batch.createAll('company', list)).toMatchObject({ ok: true });
    expect(store.cards.company.value.size).toBe(300);
    expect(store.pending.value.records).toBe(300);
    const [first] = list;
    const record = first && (await store.open(first.doc));
    expect(record && textOf(record.view.value, 'name')).toBe('Fournil 0');
    const outbox = await storage.outbox();
    expect(outbox.ok && outbox.value.docs.size).toBe(300);
  });

  it('given again after a crash are made once, and what was typed in them meanwhile stays', async () => {
    const { store, storage } = await device();
    const batch = await store.batch();
    const [doc, other] = [batch.newDoc(), batch.newDoc()];
    const begin = (name: string) => (draft: { set(key: string, value: string): void }) => draft.set('name', name);
    await batch.createAll('company', [{ doc, write: begin('Dupuy') }]);
    await store.edit(doc, (draft) => draft.set('name', 'Scierie Dupuy'));
    await batch.createAll('company', [
      { doc, write: begin('Dupuy') },
      { doc: other, write: begin('Abadie') },
    ]);
    const rows = await storage.updates(doc);
    expect(rows.ok && rows.value.bodies.length).toBe(2);
    expect([...store.cards.company.value.values()].map(({ name }) => name).sort()).toEqual(['Abadie', 'Scierie Dupuy']);
  });
});

describe('acts on many records at once', () => {
  it('are as good as one by one, whether a screen holds the record, wrote in it meanwhile, or never saw it', async () => {
    const { store } = await device();
    const batch = await store.batch();
    const docs = [batch.newDoc(), batch.newDoc(), batch.newDoc()];
    await batch.createAll(
      'company',
      docs.map((doc, index) => ({ doc, write: (draft) => draft.set('name', `Fournil ${index}`) })),
    );
    const [held, raced] = docs;
    const screen = held && (await store.open(held));
    let other: Promise<unknown> | null = null;
    const acts = docs.map((doc) => ({
      doc,
      write: (draft: Draft) => {
        // Somebody writes between the reading and the commit.
        if (doc === raced) other ??= store.edit(doc, (second) => second.set('phone', '05 61 00 00 00'));
        draft.set('sector', 'commerce');
      },
    }));
    expect(await batch.editAll(acts)).toMatchObject({ ok: true });
    const cards = docs.map((doc) => store.cards.company.value.get(doc));
    expect(cards.map((card) => card?.sector)).toEqual(['commerce', 'commerce', 'commerce']);
    expect(screen && textOf(screen.view.value, 'sector')).toBe('commerce');
    await other;
    const record = raced && (await store.open(raced));
    expect(record && [...record.view.value.fields].map(([key]) => key).sort()).toEqual(['name', 'phone', 'sector']);
  });
});
