// The 94 communes of the Couserans, with the code people still write for a merged one.
import table from './communes.json' with { type: 'json' };
import { foldedWords } from '#domain/text/fold.ts';

export interface Commune {
  /** INSEE code, 5 characters. */
  readonly code: string;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly population: number;
  /** Centre of the outline in degrees (WGS 84), not the town hall. */
  readonly lat: number;
  readonly lon: number;
}

/** What a point on earth needs, in degrees. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

type Row = readonly [string, string, readonly string[], number, number, number];

/** In the order of their INSEE codes, which is that of their names. */
export const COMMUNES: readonly Commune[] = (table.rows as unknown as readonly Row[]).map(
  ([code, name, postcodes, population, lat, lon]) => ({ code, name, postcodes, population, lat, lon }),
);

const byCode = new Map(COMMUNES.map((commune) => [commune.code, commune]));
const aliases = new Map(Object.entries(table.aliases));

/** The commune of an INSEE code; a merged commune's old code gives the new one (09317 Uchentein -> 09062). */
export function communeOf(code: string): Commune | null {
  return byCode.get(code) ?? byCode.get(aliases.get(code) ?? '') ?? null;
}

// « St » and « Ste » are how people write, the full word is how the list does.
const SHORT_FORMS = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
]);

function searchName(text: string): string {
  return foldedWords(text)
    .map((word) => SHORT_FORMS.get(word) ?? word)
    .join(' ');
}

const names = COMMUNES.map((commune) => ({ commune, name: searchName(commune.name) }));

const byName = new Map(names.map(({ commune, name }) => [name, commune]));

/** The commune of that name; accents, hyphens, case and « St » do not matter. */
export function communeNamed(name: string): Commune | null {
  return byName.get(searchName(name)) ?? null;
}

/** Best first: 0 whole name, 1 start of the name, 2 start of a word, 3 anywhere, 4 postcode or code; null: not found. */
function rank(name: string, commune: Commune, wanted: string): number | null {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  if (commune.code === wanted || commune.postcodes.some((postcode) => postcode.startsWith(wanted))) return 4;
  return name.includes(wanted) ? 3 : null;
}

/** Communes by name (accents, hyphens and « St » do not matter) or by postcode, best first, larger ones first at equal rank. */
export function findCommunes(query: string, limit: number): Commune[] {
  const wanted = searchName(query);
  if (wanted === '') return COMMUNES.slice(0, limit);
  return names
    .flatMap(({ commune, name }) => {
      const place = rank(name, commune, wanted);
      return place === null ? [] : [{ commune, place }];
    })
    .sort((a, b) => a.place - b.place || b.commune.population - a.commune.population)
    .slice(0, limit)
    .map(({ commune }) => commune);
}

const EARTH_RADIUS_KM = 6371;

/** Kilometres in a straight line; a road in these valleys is much longer, so a screen must say so. */
export function distanceKm(a: Place, b: Place): number {
  const radians = Math.PI / 180;
  const lat = ((b.lat - a.lat) * radians) / 2;
  const lon = ((b.lon - a.lon) * radians) / 2;
  const chord = Math.sin(lat) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(lon) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
