import { describe, expect, it } from 'vitest';
import { addContact, addLink, checkCompany, recordOpposition, writeCompany } from '#domain/company/company-form.ts';
import {
  EMPTY_COMPANY,
  headOf,
  readCompany,
  SECTORS,
  LEGAL_FORMS,
  type CompanyInput,
} from '#domain/company/company.ts';
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { questionOf } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { EMPTY_VIEW } from '#domain/record/record.ts';
import { removeRow } from '#domain/record/rows.ts';
import { plainRecord, register, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const bakery: CompanyInput = {
  ...EMPTY_COMPANY,
  name: 'Fournil du Biros',
  commune: '09285',
  source: 'prospection',
};
const types = (input: Partial<CompanyInput>): string[] =>
  checkCompany({ ...bakery, ...input }).map(({ field, type }) => `${field}: ${type}`);

describe('creating a company', () => {
  it('asks for a name, a commune of the territory and a source, and for nothing else', () => {
    expect(types({})).toEqual([]);
    expect(types({ name: ' ', commune: '', source: '' })).toEqual([
      'name: required',
      'commune: required',
      'source: required',
    ]);
  });

  it('asks for no commune when it is explicitly out of the territory', () => {
    expect(types({ commune: '', outside: true })).toEqual([]);
  });

  it('says what is wrong beside the field it is wrong in', () => {
    expect(types({ commune: '75056' })).toEqual(['commune: commune-unknown']);
    expect(types({ siret: '73282932000075' })).toEqual(['siret: siret-key']);
    expect(types({ naf: '12' })).toEqual(['naf: naf-shape']);
    expect(types({ phone: '05 61', email: 'a@b', website: 'fournil' })).toEqual([
      'phone: phone-shape',
      'email: email-shape',
      'website: website-shape',
    ]);
    expect(types({ sector: 'mine', sizeBand: '50+' })).toEqual(['sizeBand: choice-unknown', 'sector: choice-unknown']);
  });

  it('writes a SIRET as digits, a NAF code with its dot and a merged commune under its new code', () => {
    const record = plainRecord();
    record.edit((draft) => writeCompany(draft, { siret: '732 829 320 00074', naf: '1071c', commune: '09317' }));
    expect(readCompany(record.view)).toMatchObject({ siret: '73282932000074', naf: '10.71C', commune: '09062' });
  });

  it('writes what is wrong as it was typed, so that nothing typed is lost', () => {
    const record = plainRecord();
    record.edit((draft) => writeCompany(draft, { siret: '732 829', naf: 'boulanger', commune: 'Seix' }));
    expect(readCompany(record.view)).toMatchObject({ siret: '732 829', naf: 'boulanger', commune: 'Seix' });
  });
});

describe('reading a company', () => {
  it('an empty record reads as an empty form', () => {
    expect(readCompany(EMPTY_VIEW)).toMatchObject(EMPTY_COMPANY);
  });

  it('its head is the first contact as head, else as associate, else nobody', () => {
    const record = plainRecord();
    const person = { phone: '', email: '', note: '' };
    record.edit((draft) => addContact(draft, { ...person, name: 'Paul', role: 'salarie' }, T0));
    expect(headOf(readCompany(record.view).contacts)).toBeNull();
    record.edit((draft) => addContact(draft, { ...person, name: 'Zoé', role: 'associe' }, T0 + 1));
    expect(headOf(readCompany(record.view).contacts)?.name).toBe('Zoé');
    record.edit((draft) => addContact(draft, { ...person, name: ' Léa ', role: 'dirigeant' }, T0 + 2));
    expect(headOf(readCompany(record.view).contacts)?.name).toBe('Léa');
  });

  it('a row that was taken off is not listed, and a link without a company or a known type is none', () => {
    const record = plainRecord();
    const row = record.edit((draft) => addLink(draft, { to: 'b' as DocId, type: 'client', note: '' }, T0));
    record.edit((draft) => addLink(draft, { to: 'c' as DocId, type: 'connait', note: '' }, T0 + 1));
    record.edit((draft) => draft.set('link/x/to', 'd'));
    record.edit((draft) => removeRow(draft, 'link', row));
    expect(readCompany(record.view).links.map(({ to }) => to)).toEqual(['c']);
  });

  it('a recorded opposition holds against an older « ok », and a later « ok » lifts it', () => {
    const record = plainRecord();
    record.edit((draft) => writeCompany(draft, { stance: 'ok' }));
    record.edit((draft) => recordOpposition(draft, 'plus le temps'));
    expect(readCompany(record.view)).toMatchObject({
      stance: 'ne-plus-contacter',
      oppositions: [{ day: '2026-11-23', reason: 'plus le temps' }],
    });
    record.edit((draft) => writeCompany(draft, { stance: 'ok' }));
    expect(readCompany(record.view).stance).toBe('ok');
  });

  it('« ne plus me contacter » on one of two tablets holds until somebody chooses', () => {
    const other = { value: 'ne-plus-contacter', at: T0 - 5, tag: 'bruno' };
    const view = { ...EMPTY_VIEW, fields: new Map([['stance', register('ok', T0, [other])]]) };
    expect(readCompany(view).stance).toBe('ne-plus-contacter');
    expect(readCompany(viewOf({ stance: 'ok' })).stance).toBe('ok');
  });
});

it('sectors and legal forms are the options of the grid, micro-entreprise apart', async () => {
  const grid = await loadDefaultGrid();
  const options = (id: string): string[] => {
    const question = questionOf(grid, id);
    return question?.type === 'choice' ? question.options.map((option) => option.value) : [];
  };
  expect(options('ctx.secteur')).toEqual([...SECTORS]);
  expect(options('ctx.statut').filter((form) => form !== 'micro')).toEqual([...LEGAL_FORMS]);
});
