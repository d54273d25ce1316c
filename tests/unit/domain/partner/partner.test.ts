import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { consentStanding, giveConsent, readConsent, restoreConsent, withdrawConsent } from '#domain/partner/consent.ts';
import { addActivity, readPartner, writePartner } from '#domain/partner/partner.ts';
import { project } from '#domain/record/project.ts';
import type { RecordView } from '#domain/record/record.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const day = '2026-11-23' as Day;
const cardOf = (view: RecordView) => project('partner', 'p' as DocId, view, { grids: new Map(), updatedAt: 0 });

describe('a partner', () => {
  it('reads what is absent or foreign as empty, and never throws', () => {
    const partner = readPartner(viewOf({ body: 'ministère', competences: ['gestion', 7, null], sectors: 'bois' }));
    expect(partner).toMatchObject({ name: '', body: 'autre', competences: ['gestion'], sectors: [], activities: [] });
  });

  it('tells what it did, the newest day first', () => {
    const record = plainRecord();
    record.edit((draft) => {
      for (const on of ['2026-01-10', '2026-03-02', '2026-02-01'] as Day[]) {
        addActivity(draft, { day: on, kind: 'atelier', note: '', action: null }, T0);
      }
    });
    expect(readPartner(record.view).activities.map((one) => one.day)).toEqual([
      '2026-03-02',
      '2026-02-01',
      '2026-01-10',
    ]);
    expect(cardOf(record.view)).toMatchObject({ lastActivity: '2026-03-02' });
  });
});

describe('the agreement to be named', () => {
  it('is valid for 24 months, the last day included, and reminds of its end 60 days before', () => {
    const record = plainRecord();
    expect(consentStanding(readConsent(record.view).until, false, day)).toBe('asked');
    record.edit((draft) => giveConsent(draft, day));
    const { until } = readConsent(record.view);
    expect(until).toBe('2028-11-23');
    const on = (when: string) => consentStanding(until, false, when as Day);
    expect([on('2026-11-23'), on('2028-09-23'), on('2028-09-24'), on('2028-11-23'), on('2028-11-24')]).toEqual([
      'valid',
      'valid',
      'ending',
      'ending',
      'lapsed',
    ]);
  });

  it('taken back takes the person and the numbers out of the lists, and undone puts them back with the same days', () => {
    const record = plainRecord();
    record.edit((draft) => {
      writePartner(draft, { name: 'CMA', person: 'Sophie', phone: '05 61 00 00 01' });
      giveConsent(draft, day);
    });
    const before = readConsent(record.view);
    record.edit((draft) => withdrawConsent(draft, ''));
    const card = cardOf(record.view);
    expect(card).toMatchObject({ name: 'CMA', withdrawn: true });
    expect(card).not.toHaveProperty('person');
    expect(card).not.toHaveProperty('phone');
    record.edit((draft) => restoreConsent(draft, before));
    expect(readConsent(record.view)).toEqual(before);
    expect(cardOf(record.view)).toMatchObject({ person: 'Sophie', consentUntil: '2028-11-23' });
  });

  it('given by mistake is to be asked for again once undone: that is no refusal', () => {
    const record = plainRecord();
    const before = readConsent(record.view);
    record.edit((draft) => giveConsent(draft, day));
    record.edit((draft) => restoreConsent(draft, before));
    expect(consentStanding(readConsent(record.view).until, readConsent(record.view).withdrawn, day)).toBe('asked');
  });

  it('is withdrawn while one of two devices says so, and ends at the earlier day while they disagree on it', () => {
    const other = (value: string) => [{ value, at: T0, tag: 'b' }];
    const view = (value: string, also: string): RecordView => ({
      ...viewOf({}),
      fields: new Map([['consentUntil', register(value, T0, other(also))]]),
    });
    expect(readConsent(view('2028-11-23', 'retire'))).toMatchObject({ until: null, withdrawn: true });
    expect(readConsent(view('2028-11-23', '2027-01-01'))).toMatchObject({ until: '2027-01-01', withdrawn: false });
  });
});
