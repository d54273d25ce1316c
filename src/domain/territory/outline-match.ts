// Which feature of a file is which commune: by INSEE code whatever the property is called, then by name.
import type { JsonObject } from '#domain/exchange/geo-rings.ts';
import type { Json } from '#domain/json.ts';
import { communeNamed, communeOf, type Commune } from './communes.ts';

interface Named {
  readonly id: Json;
  readonly properties: JsonObject;
}

export interface Matched<Feature> {
  readonly feature: Feature;
  readonly commune: Commune;
  /** The code the file gave, which for a merged commune is an old one; '' when it was found by name. */
  readonly code: string;
}

interface Matching<Feature> {
  readonly matched: readonly Matched<Feature>[];
  readonly unknown: readonly Feature[];
  /** Property that held the codes, or the names when there were none; '' for the feature's own id, null for nothing. */
  readonly by: string | null;
}

/** How files usually call it; of two properties that match equally well, the earlier one counts. */
const USUAL = ['insee_com', 'insee', 'code_insee', 'codgeo', 'com', 'code', 'ref:insee', 'codecommune', 'code_commune'];

/** An INSEE code as written, or as a number that lost its first zero; null for anything else. */
function inseeOf(value: Json | undefined): string | null {
  const text =
    typeof value === 'number' ? String(value).padStart(5, '0') : typeof value === 'string' ? value.trim() : '';
  return /^(\d{5}|2[AB]\d{3})$/.test(text) ? text : null;
}

const ID = '';

const read = (feature: Named, key: string): Json | undefined => (key === ID ? feature.id : feature.properties[key]);

/** The property that names the most communes of ours. */
function bestKey(features: readonly Named[], found: (value: Json | undefined) => Commune | null): string | null {
  const communes = new Map<string, Set<string>>();
  for (const feature of features) {
    for (const key of [ID, ...Object.keys(feature.properties)]) {
      const commune = found(read(feature, key));
      if (!commune) continue;
      const known = communes.get(key);
      if (known) known.add(commune.code);
      else communes.set(key, new Set([commune.code]));
    }
  }
  const usual = (key: string): number => {
    const place = USUAL.indexOf(key.toLowerCase());
    return place < 0 ? USUAL.length : place;
  };
  const [best] = [...communes].sort(([a, one], [b, other]) => other.size - one.size || usual(a) - usual(b));
  return best?.[0] ?? null;
}

const byCode = (value: Json | undefined): Commune | null => communeOf(inseeOf(value) ?? '');
const byName = (value: Json | undefined): Commune | null => (typeof value === 'string' ? communeNamed(value) : null);

/** A feature with a code that is not ours is unknown, even when a commune elsewhere in France bears the same name. */
export function matchFeatures<Feature extends Named>(features: readonly Feature[]): Matching<Feature> {
  const codeKey = bestKey(features, byCode);
  const codeless = features.filter((feature) => codeKey === null || inseeOf(read(feature, codeKey)) === null);
  const nameKey = bestKey(codeless, byName);
  const matched: Matched<Feature>[] = [];
  const unknown: Feature[] = [];
  for (const feature of features) {
    const code = codeKey === null ? null : inseeOf(read(feature, codeKey));
    const commune = code !== null ? communeOf(code) : nameKey === null ? null : byName(read(feature, nameKey));
    if (commune) matched.push({ feature, commune, code: code ?? '' });
    else unknown.push(feature);
  }
  return { matched, unknown, by: codeKey ?? nameKey };
}

const LABELS = ['nom', 'name', 'nom_com', 'libgeo', 'libelle', 'nom_commune', 'nom_officiel'];

/** What a person would recognise a feature by: a name, a code, or nothing. */
export function labelOf({ id, properties }: Named): string {
  const entries = Object.entries(properties);
  const named = LABELS.flatMap((label) => entries.filter(([key]) => key.toLowerCase() === label));
  for (const [, value] of [...named, ...entries, ['', id] as const]) {
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 60);
  }
  return typeof id === 'number' ? String(id) : '';
}
