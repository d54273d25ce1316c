import { afterEach, describe, expect, it } from 'vitest';
import { writeCompany } from '#domain/company/company-form.ts';
import type { Day } from '#domain/day.ts';
import { consentAmbassador } from '#domain/network/ambassadors.ts';
import { giveConsent } from '#domain/partner/consent.ts';
import { writePartner } from '#domain/partner/partner.ts';
import {
  ambassadorRows,
  findAmbassadors,
  NOTHING_ASKED as NO_AMBASSADOR_ASKED,
  withdraw,
} from '#features/partners/ambassadors-model.ts';
import { findPartners, NOTHING_ASKED } from '#features/partners/partners-model.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';

const devices: TestDevice[] = [];
const day = '2026-11-23' as Day;

afterEach(() => {
  for (const opened of devices.splice(0)) opened.close();
});

async function opened(): Promise<TestDevice['store']> {
  const device = await openDevice();
  devices.push(device);
  return device.store;
}

describe('the directory of partners', () => {
  it('finds by words of the name, the person and the competence, and by where they serve', async () => {
    const store = await opened();
    await store.create('partner', (draft) => {
      writePartner(draft, {
        name: 'CMA',
        body: 'cma',
        person: 'Sophie Laffont',
        competences: ['bois'],
        communes: ['09261'],
      });
      giveConsent(draft, day);
    });
    await store.create('partner', (draft) => writePartner(draft, { name: 'CCI', body: 'cci' }));
    const find = (asked: Partial<typeof NOTHING_ASKED>) =>
      findPartners(store, { ...NOTHING_ASKED, ...asked }, day).map(({ name }) => name);
    expect(find({})).toEqual(['CCI', 'CMA']);
    expect(find({ query: 'laffont' })).toEqual(['CMA']);
    expect(find({ query: 'filière bois' })).toEqual(['CMA']);
    // Without communes: the whole territory.
    expect(find({ commune: '09285' })).toEqual(['CCI']);
    expect(find({ consent: 'renew' })).toEqual(['CCI']);
  });
});

describe('the directory of ambassadors', () => {
  it('tells what ends within 60 days, counts who was brought, and takes a consent back in one act that can be undone', async () => {
    const store = await opened();
    const { doc } = await store.create('company', (draft) => {
      writeCompany(draft, { name: 'Servan', commune: '09261' });
      consentAmbassador(draft, '2024-12-01' as Day, ['achats'], ['accueil']);
    });
    await store.create('company', (draft) => {
      writeCompany(draft, { name: 'Autre', source: 'ambassadeur' });
      draft.set('broughtBy', doc);
    });
    expect(ambassadorRows(store, day)).toMatchObject([{ card: { doc }, standing: 'ending', brought: 1 }]);
    const rows = ambassadorRows(store, day);
    expect(findAmbassadors(rows, { ...NO_AMBASSADOR_ASKED, form: 'parrainage' })).toEqual([]);
    expect(findAmbassadors(rows, { ...NO_AMBASSADOR_ASKED, form: 'accueil', topic: 'achats' })).toHaveLength(1);
    const undo = await withdraw(store, doc);
    expect(ambassadorRows(store, day)).toEqual([]);
    await undo();
    expect(ambassadorRows(store, day)).toMatchObject([{ ambassador: { until: '2026-12-01', forms: ['accueil'] } }]);
  });
});
