// What goes out as a file comes back as the same companies, in each format that has a way back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { LEGAL_FORMS, SECTORS, SIZE_BANDS, CONTACT_SOURCES } from '#domain/company/company.ts';
import { duplicateIndex } from '#domain/company/duplicates.ts';
import type { Day } from '#domain/day.ts';
import { companyTable, EXPORT_FIELDS, geoTable, wordsForReading } from '#domain/exchange/company-export.ts';
import { headingRowOf, proposeColumns } from '#domain/exchange/company-columns.ts';
import { compare, type Difference, planImport } from '#domain/exchange/company-import.ts';
import { lineContext, usualWidth } from '#domain/exchange/company-line.ts';
import {
  isUntouched,
  takeBackChanges,
  takeBackCreated,
  writeChanges,
  writeImported,
} from '#domain/exchange/company-writing.ts';
import { geoCompanyOf, readGeoJson, writeGeoJson } from '#domain/exchange/geo-json.ts';
import type { DocId } from '#domain/ids.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { project } from '#domain/record/project.ts';
import type { Draft } from '#domain/record/record.ts';
import { COMMUNES } from '#domain/territory/communes.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';
import { readTable } from '#workbook/read-table.ts';
import { writeCsv } from '#workbook/write-csv.ts';
import { writeXlsx } from '#workbook/write-xlsx.ts';

const DAY = '2026-11-23' as Day;
const WORDS = {
  sector: new Map(SECTORS.map((id) => [id, id === 'autre' ? 'Autre' : `Secteur « ${id} » ; de l’${id}`])),
  legalForm: new Map(LEGAL_FORMS.map((id) => [id, `Forme ${id}`])),
};
const READING = wordsForReading(WORDS);

/** A name as people write it, the worst included, and told apart by its number. */
const letters = fc.constantFrom(
  'a',
  'É',
  'œ',
  ' ',
  ';',
  ',',
  '"',
  "'",
  '=',
  '+',
  '@',
  '-',
  '|',
  '7',
  '«',
  '🐝',
  '<',
  '&',
);
const text = fc.string({ unit: letters, maxLength: 14 }).map((one) => one.replaceAll(/ +/g, ' ').trim());
const named = fc.tuple(fc.constantFrom('', '=', '@', "'=", '-', "''+", '"'), text).map(([a, b]) => `${a}${b}`);
const SIRETS = ['73282932000074', '55203253400646', '40483304800022', '35600000000048', '05580113000018'];

const company = fc.record({
  name: named,
  siret: fc.boolean(),
  commune: fc.option(fc.constantFrom(...COMMUNES.map(({ code }) => code)), { nil: '' }),
  address: text.map((one) => one.replace(/^[-?=@]+$/, '')),
  sector: fc.constantFrom('', ...SECTORS),
  naf: fc.constantFrom('', '16.10A', '01.41Z'),
  legalForm: fc.constantFrom('', ...LEGAL_FORMS),
  sizeBand: fc.constantFrom('', ...SIZE_BANDS),
  head: fc.constantFrom('', 'Rose Abadie', "'-Élie"),
  phone: fc.constantFrom('', '+33 5 61 00 00 00', '05.61.00.00.01'),
  email: fc.constantFrom('', 'contact@exemple.fr'),
  website: fc.constantFrom('', 'https://exemple.fr/a;b'),
  source: fc.constantFrom(...CONTACT_SOURCES),
});
const companies = fc.array(company, { maxLength: 5 }).map((list) =>
  list.map(({ siret, ...fields }, index) =>
    companyCard({
      ...fields,
      doc: `${index}`,
      name: `${fields.name} Entreprise ${'abcde'[index]}${'abcde'[index]}`.trim(),
      siret: siret ? (SIRETS[index] ?? '') : '',
      outside: fields.commune === '',
    }),
  ),
);

async function imported(bytes: Uint8Array) {
  const file = await readTable(bytes, async () => {});
  if (!file.ok) return file.error.type;
  const rows = file.value.sheets[0]?.rows ?? new Map<number, readonly string[]>();
  return plan(rows, file.value.dialect !== null);
}

function plan(rows: ReadonlyMap<number, readonly string[]>, isCsv: boolean) {
  const head = headingRowOf(rows);
  const headings = rows.get(head) ?? [];
  const file = isCsv ? { width: usualWidth(rows, headings) } : {};
  const below = new Map([...rows].filter(([row]) => row > head));
  const context = lineContext(headings, proposeColumns(headings), READING, file);
  return planImport(below, { ...context, known: duplicateIndex([]) });
}

const FIELDS = [
  'name',
  'siret',
  'commune',
  'outside',
  'address',
  'sector',
  'naf',
  'legalForm',
  'sizeBand',
  'head',
  'phone',
  'email',
  'website',
  'source',
] as const;
const seen = (
  one: Partial<Record<(typeof FIELDS)[number], unknown>>,
  fields: readonly (typeof FIELDS)[number][] = FIELDS,
) => Object.fromEntries(fields.map((field) => [field, one[field] || '']));

describe('companies written to a file', () => {
  it.each([
    ['.csv', (table: ReturnType<typeof companyTable>) => writeCsv([table.heading, ...table.rows])],
    ['.xlsx', (table: ReturnType<typeof companyTable>) => writeXlsx([{ name: 'Entreprises', ...table }])],
  ])('come back from %s as the same companies, nothing told of any line', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(companies, async (cards) => {
        const lines = await imported(write(companyTable(cards, EXPORT_FIELDS, WORDS, DAY)));
        expect(lines).not.toBe('not-a-workbook');
        const read = (lines as ReturnType<typeof plan>).map(({ input }) => seen(input));
        expect(read).toEqual(cards.map((card) => seen(card)));
        const told = (lines as ReturnType<typeof plan>).flatMap(({ problems }) => problems.map(({ type }) => type));
        expect(told.filter((type) => type !== 'formula-text')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('come back from GeoJSON with what a map may know of them', () => {
    fc.assert(
      fc.property(companies, (cards) => {
        const read = readGeoJson(writeGeoJson(cards.flatMap((card) => geoCompanyOf(card, DAY) ?? [])));
        const rows = read.ok ? geoTable(read.value.companies) : [];
        const lines = plan(new Map(rows.map((row, index) => [index, row])), false);
        const fields = ['name', 'siret', 'commune', 'outside', 'sector', 'naf', 'legalForm', 'sizeBand'] as const;
        expect(lines.map(({ input }) => seen(input, fields))).toEqual(cards.map((card) => seen(card, fields)));
      }),
      { numRuns: 60 },
    );
  });
});

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const ORIGIN = { source: 'partenaire', sourceDetail: 'liste.csv' };

function record() {
  const replica = createReplica([]);
  let at = Date.UTC(2026, 10, 23);
  return {
    edit(write: (draft: Draft) => void) {
      at += 1000;
      replica.edit({ tag: 'aaaaa', at, random }, write);
    },
    view: replica.view,
    card: () => project('company', 'a' as DocId, replica.view(), { grids: new Map(), updatedAt: 0 }) as CompanyCard,
  };
}

const line = companies
  .filter(({ length }) => length > 0)
  .map(([card]) => ({ ...seen(card ?? {}), outside: card?.outside }));

describe('what an import writes', () => {
  it('is what the line said, is untouched until somebody writes, and written twice is written once', () => {
    fc.assert(
      fc.property(line, text, (input, word) => {
        const one = record();
        one.edit((draft) => writeImported(draft, input, ORIGIN, 1));
        const first = one.card();
        expect(seen(first)).toEqual(seen(input));
        expect(isUntouched(one.view(), input, ORIGIN)).toBe(true);
        one.edit((draft) => writeImported(draft, input, ORIGIN, 1));
        expect(seen(one.card())).toEqual(seen(first));
        expect(isUntouched(one.view(), input, ORIGIN)).toBe(true);
        one.edit((draft) => draft.set('phone', `${word} 05`));
        expect(isUntouched(one.view(), input, ORIGIN)).toBe(false);
        one.edit((draft) => expect(takeBackCreated(draft, input, ORIGIN)).toBe('kept'));
        expect(one.card().withdrawn).toBeUndefined();
      }),
    );
  });

  it('into a known company is taken back field by field, and a field that a person wrote since is left and named', () => {
    fc.assert(
      fc.property(line, line, fc.boolean(), (before, file, later) => {
        const one = record();
        one.edit((draft) => writeImported(draft, before, ORIGIN, 1));
        const start = seen(one.card());
        const { fills, differences } = compare(file, one.card());
        const changes: Difference[] = [...fills, ...differences];
        one.edit((draft) => expect(writeChanges(draft, changes, 2)).toEqual([]));
        for (const { field, file: said } of changes) expect(one.card()[field]).toBe(said);
        if (later) one.edit((draft) => draft.set('address', 'Écrit après'));
        const left: string[] = [];
        one.edit((draft) => left.push(...takeBackChanges(draft, changes, 3)));
        const touched = later && changes.some(({ field }) => field === 'address');
        expect(left).toEqual(touched ? ['address'] : []);
        expect(seen(one.card())).toEqual(later ? { ...start, address: 'Écrit après' } : start);
      }),
    );
  });
});
