import { afterEach, describe, expect, it } from 'vitest';
import { writeCompany } from '#domain/company/company-form.ts';
import { duplicatesIn } from '#features/companies/duplicate-watch.ts';
import { keepApart, merge, reopen, separate } from '#features/companies/same-company-acts.ts';
import type { DocId } from '#domain/ids.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

const devices: TestDevice[] = [];

afterEach(() => {
  for (const opened of devices.splice(0)) opened.close();
});

async function sawmills(names = ['Scierie Dupuy', 'SARL Scierie Dupuy']) {
  const device = await openDevice();
  devices.push(device);
  const { store } = device;
  const docs: DocId[] = [];
  for (const name of names) {
    const { doc } = await store.create('company', (draft) => writeCompany(draft, { name, commune: '09261' }));
    docs.push(doc);
  }
  return { store, docs: docs as [DocId, DocId, DocId], open: () => duplicatesIn(store).open.value.length };
}

describe('possible duplicates', () => {
  it('are asked about once: answered, they are not asked again until the answer is taken back', async () => {
    const { store, docs, open } = await sawmills();
    expect(open()).toBe(1);
    await keepApart(store, docs[0], docs[1]);
    expect(open()).toBe(0);
    await reopen(store, docs[1], docs[0]);
    expect(open()).toBe(1);
    await merge(store, docs[0], docs[1]);
    expect(open()).toBe(0);
    expect([...store.cards.company.value.keys()]).toEqual([docs[0]]);
    await separate(store, docs[1]);
    expect(store.cards.company.value.size).toBe(2);
    expect(open()).toBe(0);
  });

  it('merged are one company for search, dossiers and groups, whichever of its records they name', async () => {
    const { store, docs } = await sawmills();
    const { doc: dossier } = await store.create('stake', (draft) => {
      for (const doc of docs) draft.set(`member/${doc}/position`, 'actif');
    });
    await merge(store, docs[1], docs[0]);
    expect(store.searchCompanies('scierie').map(({ doc }) => doc)).toEqual([docs[1]]);
    expect(store.cards.company.value.get(docs[0])?.doc).toBe(docs[1]);
    expect(store.cards.stake.value.get(dossier)?.members).toEqual([{ company: docs[1], position: 'actif' }]);
    expect(store.companyRecords.value.size).toBe(2);
  });

  it('of three, the one that leaves takes nobody with it, even when it held them together', async () => {
    const { store, docs } = await sawmills(['Scierie Dupuy', 'SARL Scierie Dupuy', 'Dupuy scierie']);
    await merge(store, docs[0], docs[1]);
    await merge(store, docs[0], docs[2]);
    await separate(store, docs[0]);
    const { of } = store.identities.value;
    expect(of(docs[1])).toBe(of(docs[2]));
    expect(of(docs[0])).toBe(docs[0]);
  });
});
