import { describe, expect, it } from 'vitest';
import { addMonths, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { consentAmbassador, isAmbassadorOn, readAmbassador, withdrawAmbassador } from '#domain/network/ambassadors.ts';
import { networkEdges } from '#domain/network/links.ts';
import type { CompanyCard, StakeCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';
import { plainRecord } from '#tests/unit/domain/plain-record.ts';

const company = (doc: string, ...links: [string, string][]): CompanyCard =>
  companyCard({ doc, links: links.map(([type, to]) => ({ type, to: to as DocId })) });

function stake(doc: string, ...members: [string, string][]): StakeCard {
  const empty = project('stake', doc as DocId, EMPTY_VIEW, { grids: new Map(), updatedAt: 0 }) as StakeCard;
  return { ...empty, members: members.map(([id, position]) => ({ company: id as DocId, position })) };
}

describe('the edges of the network', () => {
  it('« mon client » and « mon fournisseur » told from both sides are one edge, from seller to buyer', () => {
    const edge = { a: 'a', b: 'b', type: 'client' };
    expect(networkEdges([company('a', ['client', 'b']), company('b', ['fournisseur', 'a'])], [])).toEqual([edge]);
    expect(networkEdges([company('b', ['fournisseur', 'a']), company('a')], [])).toEqual([edge]);
  });

  it('knowing one another has no direction and is told once', () => {
    const edges = networkEdges([company('b', ['connait', 'a']), company('a', ['connait', 'b'])], []);
    expect(edges).toEqual([{ a: 'a', b: 'b', type: 'connait' }]);
  });

  it('each pair of companies that take part in a stake shares it; those who watch or refuse do not', () => {
    const companies = ['a', 'b', 'c', 'd', 'e'].map((doc) => company(doc));
    const shared = stake('s', ['c', 'test'], ['a', 'porteur'], ['b', 'actif'], ['d', 'suivre'], ['e', 'non']);
    expect(networkEdges(companies, [shared])).toEqual([
      { a: 'a', b: 'b', type: 'enjeu', stake: 's' },
      { a: 'a', b: 'c', type: 'enjeu', stake: 's' },
      { a: 'b', b: 'c', type: 'enjeu', stake: 's' },
    ]);
  });

  it('a tie with oneself, with a company that is not here, or of an unknown kind is none', () => {
    const lone = company('a', ['client', 'a'], ['connait', 'z'], ['cousin', 'b']);
    expect(networkEdges([lone, company('b')], [stake('s', ['a', 'actif'], ['z', 'actif'])])).toEqual([]);
  });

  it('are in the same order whatever the order of the cards', () => {
    const companies = [company('a', ['client', 'b'], ['connait', 'c']), company('b', ['client', 'c']), company('c')];
    expect(networkEdges(companies.toReversed(), [])).toEqual(networkEdges(companies, []));
  });
});

describe('an ambassador', () => {
  const day = '2026-11-23' as Day;

  it('is one for 24 months from the consent, last day included', () => {
    const record = plainRecord();
    record.edit((draft) => consentAmbassador(draft, day, ['bois']));
    const ambassador = readAmbassador(record.view);
    expect(ambassador).toEqual({ since: day, until: '2028-11-23', topics: ['bois'], forms: [] });
    expect(isAmbassadorOn(ambassador, '2028-11-23' as Day)).toBe(true);
    expect(isAmbassadorOn(ambassador, '2028-11-24' as Day)).toBe(false);
  });

  it('is none any more once the consent is withdrawn, and again after a new one', () => {
    const record = plainRecord();
    record.edit((draft) => consentAmbassador(draft, day, []));
    record.edit((draft) => withdrawAmbassador(draft, 'plus le temps'));
    expect(readAmbassador(record.view)).toBeNull();
    record.edit((draft) => consentAmbassador(draft, day, []));
    expect(readAmbassador(record.view)).not.toBeNull();
    expect(isAmbassadorOn(null, day)).toBe(false);
  });

  it('with a consent and a withdrawal at the same instant is none: the withdrawal must not be missed', () => {
    const record = plainRecord();
    record.edit((draft) => {
      withdrawAmbassador(draft, '');
      consentAmbassador(draft, day, []);
    });
    expect(readAmbassador(record.view)).toBeNull();
  });
});

it('months later is the same day, or the last one of a shorter month', () => {
  expect(addMonths('2026-01-31' as Day, 1)).toBe('2026-02-28');
  expect(addMonths('2024-02-29' as Day, 24)).toBe('2026-02-28');
  expect(addMonths('2026-11-23' as Day, 24)).toBe('2028-11-23');
  expect(addMonths('2026-03-31' as Day, -1)).toBe('2026-02-28');
});
