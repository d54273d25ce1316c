// Which column of somebody's file holds what: proposed from its headings, settled by a person, remembered by heading.
import { foldedWords } from '#domain/text/fold.ts';

export const COMPANY_COLUMNS = [
  'name',
  'siret',
  'commune',
  'postcode',
  'address',
  'sector',
  'naf',
  'legalForm',
  'sizeBand',
  'head',
  'phone',
  'email',
  'website',
  'note',
] as const;
export type CompanyColumn = (typeof COMPANY_COLUMNS)[number];

/** The column (from 0) that each thing is read from; what the file does not have is absent. */
export type ColumnMapping = { readonly [Column in CompanyColumn]?: number };

/**
 * Headings as they stand in files of the statistics office (SIRENE stock and API), of mapping tools of local authorities
 * and of people, without accents, case and signs; the better name first.
 */
const HEADINGS: Readonly<Record<CompanyColumn, readonly string[]>> = {
  name: [
    'enseigne1etablissement',
    'denominationusuelleetablissement',
    'denominationunitelegale',
    'nom de l entreprise',
    'nom entreprise',
    'raison sociale',
    'denomination',
    'enseigne',
    'entreprise',
    'nom commercial',
    'nom complet',
    'etablissement',
    'societe',
    'nom',
    'company',
    'name',
  ],
  siret: ['siret', 'numero siret', 'n siret', 'siretetablissement', 'identifiant siret', 'siret siege'],
  commune: [
    'codecommuneetablissement',
    'code insee',
    'code commune',
    'insee',
    'codgeo',
    'libellecommuneetablissement',
    'libelle commune',
    'commune',
    'ville',
    'localite',
    'city',
  ],
  postcode: ['codepostaletablissement', 'code postal', 'cp', 'postcode', 'zip'],
  address: ['geo adresse', 'adresse', 'adresse complete', 'adresse postale', 'rue', 'address'],
  sector: ['secteur', 'secteur d activite', 'filiere', 'sector'],
  naf: ['activiteprincipaleetablissement', 'code naf', 'code ape', 'ape', 'naf', 'activite principale'],
  legalForm: [
    'categoriejuridiqueunitelegale',
    'forme juridique',
    'categorie juridique',
    'statut juridique',
    'nature juridique',
    'statut',
  ],
  sizeBand: [
    'trancheeffectifsetablissement',
    'tranche effectifs',
    'tranche d effectif',
    'effectif',
    'effectifs',
    'nombre de salaries',
    'salaries',
  ],
  head: ['dirigeant', 'nom du dirigeant', 'gerant', 'responsable', 'contact', 'interlocuteur'],
  phone: ['telephone', 'tel', 'telephone fixe', 'telephone portable', 'portable', 'mobile', 'phone'],
  email: ['email', 'e mail', 'mail', 'courriel', 'adresse mail', 'adresse electronique'],
  website: ['site web', 'site internet', 'site', 'url', 'web', 'website'],
  note: ['commentaire', 'commentaires', 'remarque', 'remarques', 'observations', 'note', 'notes'],
};

/** A heading as it is compared and remembered. */
export function headingKey(heading: string): string {
  return foldedWords(heading).join(' ');
}

/** What was settled the last time, by heading: null is « not this one ». */
export type RememberedColumns = ReadonlyMap<string, CompanyColumn | null>;

/** A column for each thing: what was settled for this heading before, else what the heading says. Never one for two. */
export function proposeColumns(headings: readonly string[], remembered: RememberedColumns = new Map()): ColumnMapping {
  const keys = headings.map(headingKey);
  const mapping: { [Column in CompanyColumn]?: number } = {};
  const taken = new Set<number>();
  for (const [index, key] of keys.entries()) {
    const column = remembered.get(key);
    if (column === undefined) continue;
    taken.add(index);
    if (column !== null && mapping[column] === undefined) mapping[column] = index;
  }
  for (const column of COMPANY_COLUMNS) {
    if (mapping[column] !== undefined) continue;
    const found = HEADINGS[column].map((heading) => keys.findIndex((key, at) => key === heading && !taken.has(at)));
    const index = found.find((at) => at >= 0);
    if (index === undefined) continue;
    mapping[column] = index;
    taken.add(index);
  }
  return mapping;
}

/** What to remember of a mapping that a person settled. */
export function rememberColumns(headings: readonly string[], mapping: ColumnMapping): RememberedColumns {
  const byIndex = new Map(COMPANY_COLUMNS.map((column) => [mapping[column], column]));
  return new Map(headings.map((heading, index) => [headingKey(heading), byIndex.get(index) ?? null]));
}
