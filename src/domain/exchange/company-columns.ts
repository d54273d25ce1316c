// Which column of somebody's file holds what: proposed from its headings, settled by a person, remembered by heading.
import { foldedWords } from '#domain/text/fold.ts';

export const COMPANY_COLUMNS = [
  'name',
  'otherName',
  'firstName',
  'lastName',
  'siret',
  'commune',
  'postcode',
  'outside',
  'addressNumber',
  'addressType',
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
  'note',
  'closed',
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
    'nom de l etablissement',
    'raison sociale',
    'denomination',
    'enseigne',
    'entreprise',
    'nom commercial',
    'nom complet',
    'nom affiche',
    'etablissement',
    'societe',
    'nom',
    'company',
    'name',
  ],
  otherName: [
    'denominationunitelegale',
    'denominationusuelleetablissement',
    'denominationusuelle1unitelegale',
    'raison sociale',
    'denomination',
    'denomination sociale',
    'nom commercial',
  ],
  firstName: ['prenomusuelunitelegale', 'prenom1unitelegale', 'prenom', 'prenom du dirigeant'],
  lastName: ['nomusageunitelegale', 'nomunitelegale', 'nom de famille', 'nom d usage'],
  siret: ['siret', 'numero siret', 'n siret', 'siretetablissement', 'identifiant siret', 'code siret', 'siret siege'],
  commune: [
    'codecommuneetablissement',
    'code commune insee',
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
  outside: ['hors territoire'],
  addressNumber: ['numerovoieetablissement', 'numero de voie', 'numero voie'],
  addressType: ['typevoieetablissement', 'type de voie', 'type voie'],
  address: [
    'geo adresse',
    'adresse',
    'adresse complete',
    'adresse postale',
    'libellevoieetablissement',
    'libelle de voie',
    'voie',
    'rue',
    'address',
  ],
  sector: ['secteur', 'secteur d activite', 'filiere', 'sector'],
  naf: [
    'activiteprincipaleetablissement',
    'code naf',
    'code naf ape',
    'naf ape',
    'code ape',
    'ape',
    'naf',
    'activite principale',
  ],
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
    'tranche d effectifs',
    'tranche effectif',
    'effectif etablissement',
    'effectif',
    'effectifs',
    'nombre de salaries',
    'salaries',
  ],
  head: ['dirigeant', 'nom du dirigeant', 'gerant', 'responsable', 'contact', 'interlocuteur'],
  phone: ['telephone', 'tel', 'telephone fixe', 'telephone portable', 'portable', 'mobile', 'phone'],
  email: ['email', 'e mail', 'mail', 'courriel', 'adresse mail', 'adresse electronique'],
  website: ['site web', 'site internet', 'site', 'url', 'web', 'website'],
  source: ['source', 'origine du contact'],
  note: ['commentaire', 'commentaires', 'remarque', 'remarques', 'observations', 'note', 'notes'],
  closed: ['etatadministratifetablissement', 'etat administratif', 'etat etablissement', 'etat'],
};

const KNOWN: ReadonlySet<string> = new Set(Object.values(HEADINGS).flat());

/** A heading as it is compared and remembered. */
export function headingKey(heading: string): string {
  return foldedWords(heading).join(' ');
}

/** Whether it could be a heading of a file of companies: for finding the line of headings below a title. */
function isKnownHeading(heading: string): boolean {
  return KNOWN.has(headingKey(heading));
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

/** What names a row of headings in what the team remembers: the same columns in another order are the same file. */
export function headingsKey(headings: readonly string[]): string {
  const text = headings.map(headingKey).toSorted().join('|');
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93) >>> 0;
  return `${hash.toString(36)}-${headings.length}`;
}

/** The row with the most known headings among the first ones: a title or a date often stands above it. */
export function headingRowOf(rows: ReadonlyMap<number, readonly string[]>): number {
  let best = { row: [...rows.keys()][0] ?? 0, known: 0 };
  for (const [row, cells] of [...rows].slice(0, 30)) {
    const known = cells.filter(isKnownHeading).length;
    if (known > best.known) best = { row, known };
  }
  return best.row;
}
