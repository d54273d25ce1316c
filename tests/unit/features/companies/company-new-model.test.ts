import { afterEach, describe, expect, it } from 'vitest';
import { readCompany } from '#domain/company/company.ts';
import type { DocId } from '#domain/ids.ts';
import {
  blocking,
  createNewCompany,
  draftOf,
  EMPTY,
  shownProblem,
  type NewCompanyModel,
} from '#features/companies/company-new-model.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

const devices: TestDevice[] = [];

async function device(name?: string): Promise<TestDevice> {
  const opened = await openDevice(name);
  devices.push(opened);
  return opened;
}

afterEach(() => {
  for (const opened of devices.splice(0)) opened.close();
});

/** Reading the kept draft takes a turn of the database. */
async function ready(model: NewCompanyModel): Promise<NewCompanyModel> {
  if (!model.ready.value)
    await new Promise<void>((resolve) => {
      const stop = model.ready.subscribe((is) => {
        if (!is) return;
        queueMicrotask(() => stop());
        resolve();
      });
    });
  return model;
}

const open = ({ store }: TestDevice, called = ''): Promise<NewCompanyModel> => ready(createNewCompany(store, called));

const LEAST = { name: 'Scierie du Biros', commune: '09290', source: 'prospection' } as const;
const SIRET = '732 829 320 00074';

describe('a company being typed', () => {
  it('is kept at each stroke and is there again after a reload', async () => {
    const first = await device();
    const model = await open(first);
    for (const name of ['S', 'Sc', 'Sci']) model.set({ name });
    model.set({ siret: '12 34' });
    await expect.poll(async () => draftOf(await first.store.local.get('companies.draft')).siret).toBe('12 34');
    first.close();
    const again = await open(await device(first.storage.name));
    expect(again.input.value).toMatchObject({ name: 'Sci', siret: '12 34' });
    expect(again.resumed.value).toBe(true);
  });

  it('takes the name that was searched for, unless a draft waits', async () => {
    const tablet = await device();
    expect((await open(tablet, 'Oust Bois')).input.value.name).toBe('Oust Bois');
    expect((await open(tablet, 'Autre')).input.value.name).toBe('Oust Bois');
  });

  it('gives back what was emptied', async () => {
    const model = await open(await device());
    model.set(LEAST);
    const before = model.restart('');
    expect(model.input.value).toEqual(EMPTY);
    model.restore(before);
    expect(model.input.value).toMatchObject(LEAST);
  });

  it('reads a draft of another shape as far as it can', () => {
    expect(draftOf({ name: 'Oust Bois', micro: 'yes', foreign: 1 })).toEqual({ ...EMPTY, name: 'Oust Bois' });
    expect(draftOf(null)).toEqual(EMPTY);
    expect(draftOf(['x'])).toEqual(EMPTY);
  });
});

describe('creating a company', () => {
  it('asks for a name, a commune or « hors territoire », and a source; for nothing else', async () => {
    const model = await open(await device());
    expect(await model.create()).toBeNull();
    expect(blocking(model.problems.value).map(({ field }) => field)).toEqual(['name', 'commune', 'source']);
    model.set({ ...LEAST, commune: '', outside: true });
    expect(await model.create()).not.toBeNull();
  });

  it('is never stopped by a wrong SIRET, which is kept as it was typed', async () => {
    const { store } = await device();
    const model = await ready(createNewCompany(store, ''));
    model.set({ ...LEAST, siret: '123 456' });
    const doc = (await model.create()) as DocId;
    const record = await store.open(doc);
    expect(record && readCompany(record.view.value).siret).toBe('123 456');
  });

  it('writes what was filled in, with the head as first contact, and empties the draft', async () => {
    const { store } = await device();
    const model = await ready(createNewCompany(store, ''));
    model.set({ ...LEAST, siret: SIRET, head: 'Anne Rouch', stance: 'ne-plus-contacter' });
    const doc = (await model.create()) as DocId;
    const record = await store.open(doc);
    const company = record && readCompany(record.view.value);
    expect(company).toMatchObject({ ...LEAST, siret: '73282932000074', stance: 'ne-plus-contacter' });
    expect(company?.contacts[0]).toMatchObject({ name: 'Anne Rouch', role: 'dirigeant' });
    expect(company?.oppositions).toHaveLength(1);
    expect(record?.view.value.fields.has('website')).toBe(false);
    await expect.poll(async () => draftOf(await store.local.get('companies.draft'))).toEqual(EMPTY);
  });

  it('creates once however often it is asked', async () => {
    const { store } = await device();
    const model = await ready(createNewCompany(store, ''));
    model.set(LEAST);
    const docs = await Promise.all([model.create(), model.create()]);
    expect(docs.filter((doc) => doc !== null)).toHaveLength(1);
    expect(store.cards.company.value.size).toBe(1);
  });
});

describe('companies that may be the same', () => {
  it('are told by SIRET at once, by name once the commune is known', async () => {
    const { store } = await device();
    const first = await ready(createNewCompany(store, ''));
    first.set({ ...LEAST, siret: SIRET });
    await first.create();
    const second = await ready(createNewCompany(store, ''));
    second.set({ name: 'SARL Scierie du Biros' });
    expect(second.twins.value).toEqual([]);
    second.set({ commune: LEAST.commune });
    expect(second.twins.value.map(({ why }) => why)).toEqual(['name-commune']);
    second.set({ name: 'Tout autre', siret: '73282932000074' });
    expect(second.twins.value.map(({ why }) => why)).toEqual(['siret']);
  });
});

describe('problems at a field', () => {
  const problems = [
    { field: 'siret', type: 'siret-length' },
    { field: 'name', type: 'required' },
  ] as const;

  it('tells a wrong shape once the field was left, not while it is typed', () => {
    const at = (left: string[]) => shownProblem(problems, 'siret', { left: new Set(left), tried: true });
    expect(at([])).toBeNull();
    expect(at(['siret'])?.type).toBe('siret-length');
  });

  it('tells what is missing only once the person asked to create', () => {
    const at = (tried: boolean) => shownProblem(problems, 'name', { left: new Set(['name']), tried });
    expect([at(false), at(true)?.type]).toEqual([null, 'required']);
  });
});
