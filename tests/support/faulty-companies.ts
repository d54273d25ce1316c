// A file of companies as an office has it after ten years: 5,000 lines, and 31 kinds of fault planted and counted.
import type { LineProblemType } from '#domain/exchange/line-problem.ts';
import type { PlannedAct } from '#domain/exchange/company-import.ts';
import { COMMUNES } from '#domain/territory/communes.ts';
import { createChance, type Chance } from '#tests/simulation/chance.ts';

export const FAULTY_HEADINGS = [
  'Nom de l’entreprise',
  'SIRET',
  'Code INSEE',
  'CP',
  'Adresse',
  'Secteur',
  'Code APE',
  'Statut',
  'Effectif',
  'Dirigeant',
  'Téléphone',
  'Courriel',
  'Site web',
  'État',
  'Remarques',
] as const;

/** The line as the file has it, by heading in their order. */
type Cells = string[];
const [NAME, SIRET, COMMUNE, CP, ADDRESS, SECTOR, NAF, STATUS, SIZE, HEAD, PHONE, EMAIL, SITE, STATE, NOTE] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
] as const;

/** A company that is already in the network when the file comes. */
interface KnownCompany {
  readonly name: string;
  readonly siret: string;
  readonly commune: string;
  readonly opposed: boolean;
}

export interface FaultyFile {
  readonly rows: readonly (readonly string[])[];
  readonly known: readonly KnownCompany[];
  readonly problems: ReadonlyMap<LineProblemType, number>;
  readonly acts: Readonly<Record<PlannedAct, number>>;
}

interface Fault {
  readonly type: LineProblemType;
  readonly act: 'create' | 'skip';
  readonly spoil: (cells: Cells, chance: Chance) => void;
}

const set =
  (column: number, ...texts: readonly string[]) =>
  (cells: Cells, chance: Chance): void => {
    cells[column] = chance.pick(texts);
  };
const change =
  (column: number, how: (text: string, chance: Chance) => string) =>
  (cells: Cells, chance: Chance): void => {
    cells[column] = how(cells[column] ?? '', chance);
  };
const whole =
  (make: (cells: Cells) => readonly string[]) =>
  (cells: Cells): void => {
    cells.splice(0, cells.length, ...make([...cells]));
  };

const FAULTS: readonly Fault[] = [
  { type: 'name-missing', act: 'skip', spoil: set(NAME, '', '-', '[ND]') },
  { type: 'name-without-letters', act: 'skip', spoil: set(NAME, '2019', '???!', '04/05') },
  {
    type: 'commune-missing',
    act: 'skip',
    spoil: (cells) => {
      cells[COMMUNE] = '';
      cells[CP] = '';
    },
  },
  { type: 'commune-unknown', act: 'skip', spoil: set(COMMUNE, 'Saint-Gyrons', 'La vallée', 'idem') },
  {
    type: 'line-shifted',
    act: 'skip',
    spoil: whole((cells) => [...cells.slice(0, ADDRESS), '3', ' rue Haute', ...cells.slice(SECTOR)]),
  },
  { type: 'heading-again', act: 'skip', spoil: whole(() => [...FAULTY_HEADINGS]) },
  {
    type: 'total-line',
    act: 'skip',
    spoil: whole((cells) => cells.map((_, column) => (column === NAME ? 'TOTAL' : column === SIZE ? '1 240' : ''))),
  },
  { type: 'establishment-closed', act: 'skip', spoil: set(STATE, 'F', 'Fermé', 'cessée', 'radié') },
  { type: 'siret-length', act: 'create', spoil: change(SIRET, (text) => text.slice(0, 11)) },
  { type: 'siret-is-siren', act: 'create', spoil: change(SIRET, (text) => text.slice(0, 9)) },
  { type: 'siret-characters', act: 'create', spoil: change(SIRET, (text) => text.replace(/^./, 'O')) },
  {
    type: 'siret-key',
    act: 'create',
    spoil: change(SIRET, (text) => text.slice(0, -1) + String((Number(text.at(-1)) + 1) % 10)),
  },
  {
    type: 'siret-as-number',
    act: 'create',
    spoil: change(SIRET, (text) => `${text[0]},${text.slice(1, 6)}E+13`),
  },
  { type: 'siret-zero-added', act: 'create', spoil: (cells, chance) => (cells[SIRET] = siretOf(chance, '0').slice(1)) },
  { type: 'naf-shape', act: 'create', spoil: set(NAF, 'bois', '1610', '16.10AB') },
  { type: 'phone-shape', act: 'create', spoil: set(PHONE, '05 61', 'sur demande', '0561.') },
  { type: 'email-shape', act: 'create', spoil: set(EMAIL, 'contact chez dupuy', 'dupuy.fr', 'a@b') },
  { type: 'website-shape', act: 'create', spoil: set(SITE, 'pas de site', 'facebook', 'http://') },
  { type: 'choice-unknown', act: 'create', spoil: set(STATUS, 'à voir', 'divers') },
  { type: 'size-as-date', act: 'create', spoil: set(SIZE, '05-mars', '09-juin', '03/05/2026', 'mai-03') },
  { type: 'cell-error', act: 'create', spoil: set(SECTOR, '#REF!', '#N/A', '#VALEUR!') },
  { type: 'postcode-shape', act: 'create', spoil: set(CP, '092', 'Ariège', '09-200') },
  { type: 'commune-postcode-differ', act: 'create', spoil: set(CP, '31000', '75011') },
  {
    type: 'several-values',
    act: 'create',
    spoil: change(PHONE, (text) => `${text} / 06 12 34 56 78`),
  },
  { type: 'cell-too-long', act: 'create', spoil: change(ADDRESS, (text) => `${text} ${'près du pont '.repeat(45)}`) },
  { type: 'text-garbled', act: 'create', spoil: change(HEAD, (text) => `${text} dit RenÃ©`) },
  { type: 'text-controls', act: 'create', spoil: change(NAME, (text) => `${text.slice(0, 3)}\u00AD${text.slice(3)}`) },
  { type: 'formula-text', act: 'create', spoil: set(NOTE, '=SOMME(A1:A9)', '@rappeler') },
  { type: 'line-short', act: 'create', spoil: (cells) => cells.splice(SITE) },
];

function luhnKey(digits: string): string {
  const sum = [...digits].reverse().reduce((total, letter, index) => {
    const digit = Number(letter) * (index % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A number with its key, of nobody in particular. */
function siretOf(chance: Chance, first = '4'): string {
  const digits = `${first}${Array.from({ length: 7 }, () => chance.below(10)).join('')}`;
  const siren = digits + luhnKey(digits);
  const establishment = `${siren}00${1 + chance.below(9)}${chance.below(10)}`;
  return establishment + luhnKey(establishment);
}

const TRADES = ['Menuiserie', 'Scierie', 'Fournil', 'Ferme', 'Gîte', 'Garage', 'Atelier', 'Épicerie', 'Brasserie'];
const PEOPLE = ['Abadie', 'Bénazet', 'Cazalé', 'Dégeilh', 'Eychenne', 'Faur', 'Galy', 'Icart', 'Loubières', 'Rouäix'];

function cleanLine(chance: Chance, number: number): Cells {
  const commune = chance.pick(COMMUNES);
  const cells: Cells = FAULTY_HEADINGS.map(() => '');
  // The number forwards and backwards: no two names are one typo apart.
  const mirrored = [...String(number)].reverse().join('');
  cells[NAME] = `${chance.pick(TRADES)} ${chance.pick(PEOPLE)} n° ${number}-${mirrored}`;
  cells[SIRET] = siretOf(chance);
  cells[COMMUNE] = commune.code;
  cells[CP] = commune.postcodes[0] ?? '';
  cells[ADDRESS] = chance.pick(['Le Bourg', '12 bis, rue du Pont', 'Z.A. « Lou Plan »\nBât. B', '3 ; 5 place Haute']);
  cells[SECTOR] = chance.pick(['bois-foret', 'commerce', 'agriculture', '', 'Autre']);
  cells[NAF] = chance.pick(['1610A', '10.71C', '', '55.20Z']);
  cells[STATUS] = chance.pick(['SARL', 'EI', '5499', 'Auto-entrepreneur', '']);
  cells[SIZE] = chance.pick(['3 à 5 salariés', '0', '12', 'NN', '1-2', '']);
  cells[HEAD] = chance.pick(PEOPLE);
  cells[PHONE] = `05 61 ${10 + chance.below(90)} ${10 + chance.below(90)} ${10 + chance.below(90)}`;
  cells[EMAIL] = chance.pick(['contact@exemple.fr', '']);
  cells[SITE] = chance.pick(['www.exemple.fr', 'https://exemple.org/a', '']);
  cells[STATE] = chance.pick(['A', 'Actif', '']);
  cells[NOTE] = chance.pick(['vu au "marché" ; à rappeler', '', 'Ancien café…']);
  return cells;
}

/** The same seed gives the same file, line by line. */
export function faultyCompanies(seed: number, lines = 5_000): FaultyFile {
  const chance = createChance(seed);
  const rows = Array.from({ length: lines }, (_, index) => cleanLine(chance, index));
  const free = rows.map((_, index) => index).slice(1);
  const take = (): number => free.splice(chance.below(free.length), 1)[0] ?? 0;
  const problems = new Map<LineProblemType, number>();
  const acts = { create: lines, update: 0, same: 0, ask: 0, opposed: 0, repeated: 0, skip: 0 };
  for (const { type, act, spoil } of FAULTS) {
    const count = 5 + chance.below(30);
    problems.set(type, count);
    acts.create -= act === 'skip' ? count : 0;
    acts.skip += act === 'skip' ? count : 0;
    for (let left = count; left > 0; left -= 1) spoil(rows[take()] ?? [], chance);
  }
  const known: KnownCompany[] = [];
  const among = (act: 'ask' | 'opposed' | 'same' | 'repeated', plant: (cells: Cells) => void): void => {
    const count = 5 + chance.below(30);
    acts[act] += count;
    acts.create -= count;
    for (let left = count; left > 0; left -= 1) plant(rows[take()] ?? []);
  };
  const knownOf = (cells: Cells, change: Partial<KnownCompany>): void => {
    const [name = '', siret = '', commune = ''] = cells;
    known.push({ name, siret, commune, opposed: false, ...change });
  };
  among('opposed', (cells) => knownOf(cells, { opposed: true }));
  among('same', (cells) => {
    knownOf(cells, {});
    for (const column of [ADDRESS, SECTOR, NAF, STATUS, SIZE, HEAD, PHONE, EMAIL, SITE]) cells[column] = '';
  });
  // The same name in the same place under another number: the same company moved, or another one.
  among('ask', (cells) => knownOf(cells, { siret: siretOf(chance, '8') }));
  // The same number under another name, or the same name without a number, further down than the first.
  among('repeated', (cells) => {
    const first = rows[0] ?? [];
    cells[SIRET] = chance.pick([first[SIRET] ?? '', '']);
    if (cells[SIRET] === '')
      [cells[NAME], cells[COMMUNE], cells[CP]] = [first[NAME] ?? '', first[COMMUNE] ?? '', first[CP] ?? ''];
  });
  return { rows, known, problems, acts };
}

/** Letters of the Windows page by what they are in Unicode. */
const WINDOWS_1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);

/** The file as a French Excel saves it: semicolons, its own page of letters, quotes where they are needed. */
export function asFrenchExcel(rows: readonly (readonly string[])[]): Uint8Array {
  const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = rows.map((row) => row.map(quoted).join(';')).join('\r\n');
  return Uint8Array.from(text, (letter) => WINDOWS_1252.get(letter) ?? 0x3f);
}
