import { describe, expect, it } from 'vitest';
import { differencesOf, settle, unsettle } from '#domain/company/differences.ts';
import { writeCompany } from '#domain/company/company-form.ts';
import type { DocId } from '#domain/ids.ts';
import { plainRecord } from '#tests/unit/domain/plain-record.ts';

const other = 'b' as DocId;

function pair() {
  const [shown, hidden] = [plainRecord(), plainRecord()];
  shown.edit((draft) => writeCompany(draft, { name: 'Scierie Dupuy', phone: '05 61 00 00 01', commune: '09261' }));
  hidden.edit((draft) =>
    writeCompany(draft, { name: 'scierie dupuy', phone: '+33561000001', commune: '09285', email: 'a@b.fr' }),
  );
  return { shown, hidden, left: () => differencesOf(shown.view, hidden.view, other).map(({ field }) => field) };
}

describe('two records of one company', () => {
  it('differ where the other says something else, not where it says the same in another hand or says nothing', () => {
    expect(pair().left()).toEqual(['commune', 'email']);
  });

  it('are settled field by field in the record that lists show; the other one keeps what it said', () => {
    const { shown, hidden, left } = pair();
    const [commune, email] = differencesOf(shown.view, hidden.view, other);
    if (!commune || !email) throw new Error('two differences');
    shown.edit((draft) => settle(draft, other, commune, commune.here));
    shown.edit((draft) => settle(draft, other, email, email.there));
    expect(left()).toEqual([]);
    expect([shown.view.fields.get('commune')?.value, shown.view.fields.get('email')?.value]).toEqual([
      '09261',
      'a@b.fr',
    ]);
    expect(hidden.view.fields.get('commune')?.value).toBe('09285');
  });

  it('ask again when the other record changes, or when the choice is undone', () => {
    const { shown, hidden, left } = pair();
    const [commune] = differencesOf(shown.view, hidden.view, other);
    if (!commune) throw new Error('a difference');
    shown.edit((draft) => settle(draft, other, commune, commune.there));
    expect(left()).toEqual(['email']);
    hidden.edit((draft) => draft.set('commune', '09042'));
    expect(left()).toEqual(['commune', 'email']);
    hidden.edit((draft) => draft.set('commune', '09285'));
    shown.edit((draft) => unsettle(draft, other, commune));
    expect(left()).toEqual(['commune', 'email']);
    expect(shown.view.fields.get('commune')?.value).toBe('09261');
  });
});
