// Companies as a table for other programs, in words that the import reads back as the same companies.
import type { CompanyCard } from '#domain/record/cards.ts';
import { communeOf } from '#domain/territory/communes.ts';
import { isAmbassadorOn } from '#domain/network/ambassadors.ts';
import type { Day } from '#domain/day.ts';
import { fold } from '#domain/text/fold.ts';
import type { ChoiceWords } from './company-choices.ts';
import type { GeoCompany } from './geo-json.ts';

/** The headings are part of the format: the same in every language, and known to `proposeColumns`. */
const HEADINGS = {
  name: 'Nom',
  siret: 'SIRET',
  commune: 'Code commune',
  communeName: 'Commune',
  outside: 'Hors territoire',
  address: 'Adresse',
  sector: 'Secteur',
  naf: 'Code NAF',
  legalForm: 'Forme juridique',
  sizeBand: 'Effectif',
  head: 'Dirigeant',
  phone: 'Téléphone',
  email: 'Courriel',
  website: 'Site web',
  source: 'Source',
  ambassador: 'Ambassadeur',
} as const;
export type ExportField = keyof typeof HEADINGS;
export const EXPORT_FIELDS = Object.keys(HEADINGS) as ExportField[];

/** Fields about a person: chosen apart, since the file leaves the application (PRODUCT R3, R8). */
export const PERSONAL_FIELDS: readonly ExportField[] = ['head', 'phone', 'email'];

/** Words for options, from the grid; an id without a word is written as it is. */
export interface OptionWords {
  readonly sector: ReadonlyMap<string, string>;
  readonly legalForm: ReadonlyMap<string, string>;
}

/** The same words for reading a file. */
export function wordsForReading({ sector, legalForm }: OptionWords): ChoiceWords {
  const turned = (words: ReadonlyMap<string, string>): Map<string, string> =>
    new Map([...words].map(([id, label]) => [fold(label), id]));
  return { sector: turned(sector), legalForm: turned(legalForm) };
}

/** Written out: a spreadsheet takes « 3-5 » for the third of May. */
function sizeText(band: string): string {
  if (band === '') return '';
  if (band === '20+') return '20 salariés ou plus';
  const [low, high] = band.split('-');
  return high === undefined ? `${low} salarié` : `${low} à ${high} salariés`;
}

function textOf(card: CompanyCard, field: ExportField, words: OptionWords, day: Day): string {
  switch (field) {
    case 'communeName':
      return communeOf(card.commune)?.name ?? '';
    case 'outside':
      return card.outside ? 'oui' : '';
    case 'sector':
      return words.sector.get(card.sector) ?? card.sector;
    case 'legalForm':
      return words.legalForm.get(card.legalForm) ?? card.legalForm;
    case 'sizeBand':
      return sizeText(card.sizeBand);
    case 'ambassador':
      return isAmbassadorOn(card.ambassador, day) ? 'oui' : '';
    default:
      return card[field] ?? '';
  }
}

export interface Exportable {
  readonly companies: readonly CompanyCard[];
  /** Left out: they asked not to be contacted again, and no list of ours brings callers. */
  readonly opposed: number;
}

/** In the order of their names, the same on every device. */
export function exportable(cards: Iterable<CompanyCard>): Exportable {
  const all = [...cards];
  const companies = all.filter(({ stance }) => stance !== 'ne-plus-contacter');
  const order = new Intl.Collator('fr');
  companies.sort((a, b) => order.compare(a.name, b.name) || (a.doc < b.doc ? -1 : 1));
  return { companies, opposed: all.length - companies.length };
}

export interface ExportTable {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function companyTable(
  companies: readonly CompanyCard[],
  fields: readonly ExportField[],
  words: OptionWords,
  day: Day,
): ExportTable {
  return {
    heading: fields.map((field) => HEADINGS[field]),
    rows: companies.map((card) => fields.map((field) => textOf(card, field, words, day))),
  };
}

/** Companies of a GeoJSON file as the rows of a table, so that they go the way of any other file. */
export function geoTable(companies: readonly GeoCompany[]): readonly (readonly string[])[] {
  const fields = ['name', 'siret', 'commune', 'sector', 'naf', 'legalForm', 'sizeBand'] as const;
  const heading = [...fields.map((field) => HEADINGS[field]), HEADINGS.outside];
  return [heading, ...companies.map((one) => [...fields.map((field) => one[field]), one.outside ? 'oui' : ''])];
}
