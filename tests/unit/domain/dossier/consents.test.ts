import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import {
  allowUse,
  consentKey,
  gapsFor,
  mayUsePhoto,
  mustGo,
  readConsent,
  withdrawConsent,
} from '#domain/dossier/consents.ts';
import { addPhoto, markPerson, readPhotos, type Photo } from '#domain/dossier/photos.ts';
import { plainRecord, T0 } from '#tests/unit/domain/plain-record.ts';

const DAY = '2026-11-23' as Day;
const FACTS = { sha: 'a'.repeat(64), thumb: 'b'.repeat(64), type: 'image/jpeg', width: 16, height: 9, bytes: 4 };

function aPhoto() {
  const record = plainRecord();
  const id = record.edit((draft) => addPhoto(draft, FACTS, T0));
  const photo = (): Photo => readPhotos(record.view)[0] as Photo;
  return {
    record,
    id,
    set: (field: Parameters<typeof consentKey>[1], value: string | boolean) =>
      record.edit((draft) => draft.set(consentKey(id, field), value)),
    gaps: (use: 'rapport' | 'publication', today = DAY) => gapsFor(photo(), readConsent(record.view, id), use, today),
    may: (use: 'rapport' | 'publication') => mayUsePhoto(record.view, photo(), use, DAY),
    photo,
  };
}

describe('what may be done with a photo (PRODUCT R6)', () => {
  it('is nothing outside the team, until somebody has said who is on it and allowed the use', () => {
    const { record, id, gaps, may } = aPhoto();
    expect(gaps('rapport')).toEqual(['use', 'person-unsaid']);
    record.edit((draft) => allowUse(draft, id, 'rapport', true, DAY));
    expect(gaps('rapport')).toEqual(['person-unsaid']);
    record.edit((draft) => markPerson(draft, id, false));
    expect(may('rapport')).toBe(true);
  });

  it('is allowed for each use apart: to hand it over is not to publish it', () => {
    const { record, id, may, gaps } = aPhoto();
    record.edit((draft) => markPerson(draft, id, false));
    record.edit((draft) => allowUse(draft, id, 'rapport', true, DAY));
    expect([may('rapport'), may('publication')]).toEqual([true, false]);
    expect(gaps('publication')).toEqual(['use']);
  });

  it('with a person on it needs who agreed and how, and a witness of what was only said', () => {
    const { record, id, set, gaps } = aPhoto();
    record.edit((draft) => markPerson(draft, id, true));
    record.edit((draft) => allowUse(draft, id, 'rapport', true, DAY));
    expect(gaps('rapport')).toEqual(['who', 'proof']);
    set('who', 'Marie Estrade');
    set('proof', 'oral');
    expect(gaps('rapport')).toEqual(['witness']);
    set('witness', 'Anaïs Rouch');
    expect(gaps('rapport')).toEqual([]);
    expect(readConsent(record.view, id)).toMatchObject({ who: 'Marie Estrade', proof: 'oral', day: DAY });
  });

  it('ends on its day, and when the agreement is taken back', () => {
    const { record, id, set, gaps, may } = aPhoto();
    record.edit((draft) => markPerson(draft, id, false));
    record.edit((draft) => allowUse(draft, id, 'publication', true, DAY));
    set('until', '2027-01-31');
    expect(gaps('publication', '2027-01-31' as Day)).toEqual([]);
    expect(gaps('publication', '2027-02-01' as Day)).toEqual(['over']);
    record.edit((draft) => withdrawConsent(draft, id, DAY));
    expect(gaps('publication')).toEqual(['withdrawn']);
    record.edit((draft) => withdrawConsent(draft, id, null));
    expect(may('publication')).toBe(true);
  });

  it('of a minor is refused without the written agreement of the parents, and the photo is not to be kept (R19)', () => {
    const { record, id, set, gaps, photo } = aPhoto();
    record.edit((draft) => allowUse(draft, id, 'rapport', true, DAY));
    set('minor', true);
    set('who', 'Jean Estrade');
    set('proof', 'signature');
    expect(gaps('rapport')).toEqual(['parents']);
    expect(mustGo(photo(), readConsent(record.view, id))).toBe(true);
    set('parents', true);
    expect(gaps('rapport')).toEqual([]);
    expect(mustGo(photo(), readConsent(record.view, id))).toBe(false);
  });
});
