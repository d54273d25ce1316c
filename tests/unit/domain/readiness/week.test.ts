import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard, DossierCard } from '#domain/record/cards.ts';
import { neighboursOf, NEAR_KM, roundsOf, weekOf } from '#domain/readiness/week.ts';
import { COMMUNES, distanceKm } from '#domain/territory/communes.ts';

const TODAY = '2026-11-23' as Day;
const id = (text: string): DocId => text as DocId;
const communeNamed = (name: string): string => COMMUNES.find((commune) => commune.name === name)?.code ?? '';

function dossier(doc: string, change: Partial<DossierCard> = {}): DossierCard {
  return {
    kind: 'dossier',
    doc: id(doc),
    company: id(`c-${doc}`),
    advisor: 'me',
    state: 'rdv_pris',
    nextMeeting: TODAY,
    ...change,
  } as DossierCard;
}

function companies(places: Readonly<Record<string, string>>): Map<DocId, CompanyCard> {
  return new Map(
    Object.entries(places).map(([doc, commune]) => [
      id(`c-${doc}`),
      { kind: 'company', doc: id(`c-${doc}`), name: doc, commune } as CompanyCard,
    ]),
  );
}

const ME = { id: 'me' };

describe('the week', () => {
  it('holds the meetings of today and the six days after it, by day then by name', () => {
    const dossiers = [
      dossier('b'),
      dossier('a'),
      dossier('z', { nextMeeting: '2026-11-29' as Day }),
      dossier('late', { nextMeeting: '2026-11-30' as Day }),
      dossier('past', { nextMeeting: '2026-11-22' as Day }),
      dossier('none', { nextMeeting: null }),
    ];
    const week = weekOf({ dossiers, companies: companies({ a: '', b: '', z: '' }) }, ME, TODAY);
    expect(week.meetings.map((meeting) => meeting.dossier.doc)).toEqual(['a', 'b', 'z']);
  });

  it('needs own open dossiers and their companies, not those of others nor the closed ones', () => {
    const dossiers = [
      dossier('mine', { nextMeeting: null }),
      dossier('free', { advisor: '', nextMeeting: null }),
      dossier('theirs', { advisor: 'you' }),
      dossier('closed', { state: 'clos' }),
    ];
    const week = weekOf({ dossiers, companies: new Map() }, ME, TODAY);
    expect([...week.needed].sort()).toEqual(['c-free', 'c-mine', 'free', 'mine']);
    expect(week.meetings.map((meeting) => meeting.dossier.doc)).toEqual([]);
    expect(weekOf({ dossiers, companies: new Map() }, null, TODAY).open).toHaveLength(3);
  });
});

describe('rounds of meetings', () => {
  const places = { a: communeNamed('Massat'), b: communeNamed('Biert'), c: communeNamed('Sentein'), d: '' };
  const cards = { dossiers: Object.keys(places).map((name) => dossier(name)), companies: companies(places) };

  it('put together what lies near, straight line, and those without a known place apart and last', () => {
    const rounds = roundsOf(weekOf(cards, ME, TODAY).meetings);
    expect(rounds.map(({ meetings }) => meetings.map((meeting) => meeting.dossier.doc))).toEqual([
      ['a', 'b'],
      ['c'],
      ['d'],
    ]);
    expect(rounds[0]?.span).toBeCloseTo(
      distanceKm(
        COMMUNES.find(({ name }) => name === 'Massat') as never,
        COMMUNES.find(({ name }) => name === 'Biert') as never,
      ),
    );
    expect(rounds[2]?.communes).toEqual([]);
  });

  it('hold every meeting exactly once, and no two rounds come within reach of each other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COMMUNES.map(({ code }) => code)), { maxLength: 12 }), (codes) => {
        const named = Object.fromEntries(codes.map((code, at) => [`d${at}`, code]));
        const all = { dossiers: Object.keys(named).map((name) => dossier(name)), companies: companies(named) };
        const week = weekOf(all, ME, TODAY);
        const rounds = roundsOf(week.meetings);
        expect(rounds.flatMap(({ meetings }) => meetings.map((meeting) => meeting.dossier.doc)).sort()).toEqual(
          Object.keys(named).sort(),
        );
        const between = rounds.flatMap((one, at) =>
          rounds
            .slice(at + 1)
            .flatMap((other) => one.communes.flatMap((here) => other.communes.map((there) => distanceKm(here, there)))),
        );
        expect(Math.min(...between)).toBeGreaterThan(NEAR_KM);
      }),
    );
  });

  it('name the nearest own dossiers around a meeting, nearest first', () => {
    const around = { ...cards, dossiers: [...cards.dossiers.slice(0, 1), dossier('b', { nextMeeting: null })] };
    const week = weekOf(around, ME, TODAY);
    const [meeting] = week.meetings;
    expect(meeting && neighboursOf(meeting, week, cards.companies).map(({ dossier: { doc } }) => doc)).toEqual(['b']);
  });
});
