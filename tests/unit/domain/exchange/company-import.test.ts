import { describe, expect, it } from 'vitest';
import { duplicateIndex } from '#domain/company/duplicates.ts';
import { type ColumnMapping, proposeColumns, rememberColumns } from '#domain/exchange/company-columns.ts';
import { planImport, sumsOf } from '#domain/exchange/company-import.ts';
import { lineContext, readCompanyLine } from '#domain/exchange/company-line.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { companyCard } from '#tests/unit/domain/company-card.ts';

const HEADINGS = ['Nom', 'SIRET', 'Commune', 'Code postal', 'Secteur', 'APE', 'Statut', 'Effectif', 'Tél.', 'Mail'];
const MAPPING = proposeColumns(HEADINGS);
const WORDS = { sector: new Map([['filiere bois', 'bois-foret']]), legalForm: new Map<string, string>() };
const SIRET = '73282932000074';

const context = (headings: readonly string[] = HEADINGS) =>
  lineContext(headings, proposeColumns(headings), WORDS, { width: null });
const line = (...cells: string[]) => readCompanyLine(cells, context());
/** One line of a file with these headings. */
const under = (headings: readonly string[], cells: readonly string[], width: number | null = null) =>
  readCompanyLine(cells, { ...context(headings), width });
const problems = (...cells: string[]) => line(...cells).problems.map(({ column, type }) => `${column} ${type}`);
const plan = (rows: readonly (readonly string[])[], cards: readonly CompanyCard[] = []) =>
  planImport(new Map(rows.map((row, index) => [index + 1, row])), {
    ...context(),
    known: duplicateIndex(cards),
  });

describe('the columns of somebody’s file', () => {
  it('are proposed from headings, whatever their accents, case and signs', () => {
    expect(MAPPING).toEqual({
      name: 0,
      siret: 1,
      commune: 2,
      postcode: 3,
      sector: 4,
      naf: 5,
      legalForm: 6,
      sizeBand: 7,
      phone: 8,
      email: 9,
    });
  });

  it('are known in an extract of the statistics office, and no column is taken twice', () => {
    const sirene = ['siret', 'enseigne1Etablissement', 'denominationUniteLegale', 'codeCommuneEtablissement'];
    expect(proposeColumns(sirene)).toEqual({ siret: 0, name: 1, otherName: 2, commune: 3 });
  });

  it('are remembered as a person settled them, by their heading and not by their place', () => {
    const settled: ColumnMapping = { name: 2, siret: 0 };
    const headings = ['siret', 'enseigne1Etablissement', 'denominationUniteLegale'];
    const remembered = rememberColumns(headings, settled);
    expect(proposeColumns(headings.toReversed(), remembered)).toEqual({ name: 0, siret: 2 });
  });
});

describe('a line of the file', () => {
  it('is taken in the words of this product', () => {
    const { input, problems: none } = line(
      '  Scierie   Dupuy ',
      '732 829 320 00074',
      'st-girons',
      '09200',
      'Filière bois',
      '1610a',
      'SARL',
      '4 salariés',
      '05 61 00 00 00',
      'a@b.fr',
    );
    expect(none).toEqual([]);
    expect(input).toEqual({
      name: 'Scierie Dupuy',
      siret: SIRET,
      commune: '09261',
      sector: 'bois-foret',
      naf: '16.10A',
      legalForm: 'societe',
      sizeBand: '3-5',
      phone: '05 61 00 00 00',
      email: 'a@b.fr',
    });
  });

  it.each([
    ['the old code of a merged commune', ['X', '', '09317'], '09062'],
    ['a code that lost its leading zero', ['X', '', '9261'], '09261'],
    ['a name with its postcode', ['X', '', '09200 Saint-Girons'], '09261'],
  ])('finds the commune by %s', (_, cells, code) => {
    expect(line(...cells).input.commune).toBe(code);
  });

  it.each([
    ['is without a name', ['', '', '09261'], ['name name-missing']],
    ['has no place', ['X'], ['commune commune-missing']],
    ['has a commune nobody knows, with a postcode of here', ['X', '', 'Sain', '09200'], ['commune commune-unknown']],
    [
      'has a postcode that is not its commune’s',
      ['X', '', 'Saint-Girons', '09320'],
      ['postcode commune-postcode-differ'],
    ],
    ['has a SIRET that lost another figure than a leading zero', ['X', '7328293200007', '09261'], ['siret siret-key']],
    ['has a SIRET of twelve figures', ['X', '732829320000', '09261'], ['siret siret-length']],
    ['has a SIRET with a wrong key', ['X', '73282932000075', '09261'], ['siret siret-key']],
    ['has letters in its SIRET', ['X', 'SIRET 732', '09261'], ['siret siret-characters']],
    ['has a SIRET that a spreadsheet rounded', ['X', '7,32829E+13', '09261'], ['siret siret-as-number']],
    ['has a code of activity of another shape', ['X', '', '09261', '', '', 'bois'], ['naf naf-shape']],
    ['has a sector nobody knows', ['X', '', '09261', '', 'divers'], ['sector choice-unknown']],
    ['has a status nobody knows', ['X', '', '09261', '', '', '', 'autre chose'], ['legalForm choice-unknown']],
    ['has a staff in words', ['X', '', '09261', '', '', '', '', 'quelques-uns'], ['sizeBand choice-unknown']],
    ['has half a telephone number', ['X', '', '09261', '', '', '', '', '', '05 61'], ['phone phone-shape']],
    ['has an address without @', ['X', '', '09261', '', '', '', '', '', '', 'a.fr'], ['email email-shape']],
    ['has a whole story in a cell', ['X'.repeat(501), '', '09261'], ['name cell-too-long']],
  ])('that %s says so', (_, cells, expected) => {
    expect(problems(...cells)).toEqual(expected);
  });

  it.each([
    ['is named by figures alone', ['2026', '', '09261'], ['name name-without-letters']],
    ['has nine figures for a SIRET', ['X', '732829320', '09261'], ['siret siret-is-siren']],
    ['has a SIRET that lost its leading zero', ['X', '5580113000018', '09261'], ['siret siret-zero-added']],
    ['has a SIRET that a workbook rounded', ['X', '73282900000000', '09261'], ['siret siret-as-number']],
    ['has a staff that became a day', ['X', '', '09261', '', '', '', '', '05-mars'], ['sizeBand size-as-date']],
    ['has a postcode of three figures', ['X', '', 'Saint-Girons', '092'], ['postcode postcode-shape']],
    [
      'has two telephone numbers',
      ['X', '', '09261', '', '', '', '', '', '0561000000 / 0661000000'],
      ['phone several-values'],
    ],
    ['was read in another encoding on its way', ['CafÃ© du Port', '', '09261'], ['name text-garbled']],
    ['holds letters that nobody sees', ['Du\u200Bpuy', '', '09261'], ['name text-controls']],
    ['looks like a formula', ['=1+1 Conseil', '', '09261'], ['name formula-text']],
    ['has a formula that could not compute', ['X', '#N/A', '09261'], ['siret cell-error']],
    ['is a sum', ['Total général', '', '', '', '', '', '', '12'], ['null total-line']],
    ['says the headings again', [...HEADINGS], ['null heading-again']],
  ])('that %s says so too', (_, cells, expected) => {
    expect(problems(...cells)).toEqual(expected);
  });

  it('of another width than the headings of a .csv says so', () => {
    const headings = ['Nom', 'Commune', 'Adresse'];
    const types = (cells: readonly string[]) => under(headings, cells, 3).problems.map(({ type }) => type);
    expect(types(['X', '09261', '3, rue Haute', 'Bât. B'])).toEqual(['line-shifted']);
    expect(types(['X', '09261'])).toEqual(['line-short']);
    expect(types(['X', '09261', 'rue Haute'])).toEqual([]);
  });

  it('of the statistics office is named by its sign, else its company, else its person, and left out once closed', () => {
    const headings = [
      'siret',
      'enseigne1Etablissement',
      'denominationUniteLegale',
      'prenomUsuelUniteLegale',
      'nomUniteLegale',
      'codeCommuneEtablissement',
      'numeroVoieEtablissement',
      'typeVoieEtablissement',
      'libelleVoieEtablissement',
      'etatAdministratifEtablissement',
    ];
    const read = (...cells: string[]) => under(headings, cells);
    expect(read(SIRET, '', 'DUPUY SARL', '', '', '09261', '3', 'RUE', 'HAUTE', 'A')).toEqual({
      input: { name: 'DUPUY SARL', siret: SIRET, commune: '09261', address: '3 RUE HAUTE' },
      problems: [],
    });
    expect(read(SIRET, '[ND]', '', 'Rose', 'Abadie', '09261').input.name).toBe('Rose Abadie');
    expect(read(SIRET, '', 'DUPUY', '', '', '09261', '', '', '', 'F').problems).toEqual([
      { column: 'closed', type: 'establishment-closed' },
    ]);
  });

  it('gives back what a careful file marked as text', () => {
    const read = (name: string) => under(['Nom', 'Commune'], [name, '09261'], 2);
    expect(read("'+ de Bois").input.name).toBe('+ de Bois');
    expect(read("'=1+1 Conseil")).toMatchObject({ input: { name: '=1+1 Conseil' }, problems: [] });
  });

  it('from elsewhere is outside the territory, which is allowed', () => {
    expect(line('X', '', 'Toulouse', '31000')).toMatchObject({ input: { outside: true }, problems: [] });
  });

  it('reads « néant » in the ways people write it as nothing', () => {
    for (const none of ['-', 'N/A', 'NULL', '[ND]', 'Non renseigné']) {
      expect(line('X', none, '09261', '', none, none).problems).toEqual([]);
    }
  });

  it.each([
    ['NN', '0'],
    ['00', '0'],
    ['03', '6-9'],
    ['12', '20+'],
    ['6 à 9 salariés', '6-9'],
    ['1', '1-2'],
    ['250', '20+'],
  ])('reads a staff of « %s » as the band %s', (text, band) => {
    expect(line('X', '', '09261', '', '', '', '', text).input.sizeBand).toBe(band);
  });

  it.each([
    ['1000', 'ei'],
    ['5499', 'societe'],
    ['5458', 'scop-scic'],
    ['6533', 'agricole'],
    ['9220', 'association'],
    ['Entreprise individuelle', 'ei'],
    ['GAEC', 'agricole'],
  ])('reads a status of « %s » as %s', (text, form) => {
    expect(line('X', '', '09261', '', '', '', text).input.legalForm).toBe(form);
  });
});

describe('an import', () => {
  const known = companyCard({ doc: 'a', name: 'Scierie Dupuy', siret: SIRET, commune: '09261' });

  it('says what it would do with each line before anything is written', () => {
    const other = companyCard({ doc: 'b', name: 'Fournil', commune: '09182', phone: '05 61 00 00 00' });
    const twin = companyCard({ doc: 'c', name: 'Gîte des Pics', siret: '55203253400646', commune: '09182' });
    const lines = plan(
      [
        ['Dupuy scierie', SIRET, '09261', '', '', '1610A'],
        ['Le Fournil', '', '09182', '', '', '', '', '', '05 61 99 99 99'],
        ['Gite des Pics', '40483304800022', '09182'],
        ['Nouvelle', '', '09261'],
        ['nouvelle', '', '09261'],
        ['', '', '09261'],
      ],
      [known, other, twin],
    );
    expect(lines.map(({ line: number, act }) => [number, act])).toEqual([
      [2, 'update'],
      [3, 'update'],
      [4, 'ask'],
      [5, 'create'],
      [6, 'repeated'],
      [7, 'skip'],
    ]);
    expect(lines[0]).toMatchObject({ doc: 'a', fills: [{ field: 'naf', here: '', file: '16.10A' }] });
    expect(lines[1]).toMatchObject({
      doc: 'b',
      fills: [],
      differences: [{ field: 'phone', here: '05 61 00 00 00', file: '05 61 99 99 99' }],
    });
    expect(lines[4]).toMatchObject({ of: 5 });
    expect(sumsOf(lines)).toMatchObject({ create: 1, update: 2, ask: 1, repeated: 1, skip: 1 });
  });

  it('leaves in peace who asked not to be contacted again, and takes two numbers of one name for two', () => {
    const opposed = companyCard({ doc: 'a', name: 'Dupuy', siret: SIRET, stance: 'ne-plus-contacter' });
    const lines = plan(
      [
        ['Dupuy', SIRET, '09261'],
        ['Gîte des Pics', '55203253400646', '09182'],
        ['Gîte des Pics', '40483304800022', '09182'],
        ['gite des pics', '', '09182'],
      ],
      [opposed],
    );
    expect(lines.map(({ act }) => act)).toEqual(['opposed', 'create', 'create', 'repeated']);
  });

  it('of the same file again changes nothing', () => {
    const row = ['Scierie Dupuy', SIRET, '09261', '', 'Filière bois', '16.10A'];
    const [first] = plan([row]);
    const made = companyCard({ doc: 'a', ...first?.input });
    expect(plan([row], [made])).toMatchObject([{ act: 'same', doc: 'a' }]);
  });

  it('counts each kind of fault once a line', () => {
    const lines = plan([
      ['A', '12', '09261', '', '?', 'x'],
      ['B', '12', '09261'],
    ]);
    expect([...sumsOf(lines).problems]).toEqual([
      ['siret-length', 2],
      ['naf-shape', 1],
    ]);
  });
});
