import { describe, expect, it } from 'vitest';
import { oneCard } from '#domain/company/one-card.ts';
import { identitiesOf, joinCompanies, readSameFacts, separateCompanies } from '#domain/company/same-company.ts';
import type { DocId } from '#domain/ids.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';
import { plainRecord } from '#tests/unit/domain/plain-record.ts';

const [a, b, c] = ['a', 'b', 'c'] as [DocId, DocId, DocId];
const here = (): boolean => true;

describe('two records of one company', () => {
  it('are joined by a fact in the record that lists show, and separated by a later one in either', () => {
    const [one, other] = [plainRecord(), plainRecord()];
    one.edit((draft) => joinCompanies(draft, a, b));
    const facts = (): [DocId, ReturnType<typeof readSameFacts>][] => [
      [a, readSameFacts(one.view)],
      [b, readSameFacts(other.view)],
    ];
    const joined = identitiesOf(facts(), here);
    expect([joined.of(a), joined.of(b), joined.of(c), joined.group(b)]).toEqual([a, a, c, [a, b]]);
    const [said] = readSameFacts(one.view);
    expect(said).toMatchObject({ with: b, same: true, keep: a });
    one.edit((draft) => separateCompanies(draft, [b]));
    const apart = identitiesOf(
      facts().map(([doc, all]) => [doc, all.map((fact) => (fact.same ? fact : { ...fact, at: fact.at + 1 }))]),
      here,
    );
    expect([apart.of(a), apart.of(b), apart.plain]).toEqual([a, b, true]);
  });

  it('what is not understood in such a fact is passed over', () => {
    const record = plainRecord();
    record.edit((draft) => {
      draft.event('same-company', { with: 7 });
      draft.event('same-company', {});
      draft.event('other-company', { with: '' });
    });
    expect(readSameFacts(record.view)).toEqual([]);
  });
});

describe('the one card of a company of several records', () => {
  const identities = identitiesOf([[a, [{ id: '1', at: 1, with: b, same: true, keep: a }]]], here);
  const shown = companyCard({ doc: 'a', name: 'Scierie Dupuy', phone: '', links: [{ to: c, type: 'client' }] });

  it('fills what the shown record leaves empty, and keeps what it says', () => {
    const other = companyCard({ doc: 'b', name: 'SARL Dupuy', phone: '05 61 00 00 00', commune: '09261' });
    const card = oneCard({ ...shown, outside: true }, [other], identities);
    expect(card).toMatchObject({ name: 'Scierie Dupuy', phone: '05 61 00 00 00', commune: '09261', outside: false });
  });

  it('one refusal to be approached is enough', () => {
    const other = companyCard({ doc: 'b', stance: 'ne-plus-contacter' });
    expect(oneCard(shown, [other], identities).stance).toBe('ne-plus-contacter');
  });

  it('has the links of all its records, each once, and none to itself', () => {
    const other = companyCard({
      doc: 'b',
      links: [
        { to: c, type: 'client' },
        { to: a, type: 'connait' },
      ],
    });
    expect(oneCard(shown, [other], identities).links).toEqual([{ to: c, type: 'client' }]);
  });
});
