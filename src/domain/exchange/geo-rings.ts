// What a file of shapes is made of, before anybody knows what the shapes are.
import type { Json } from '#domain/json.ts';

/** In the file's own coordinates. */
export type Position = readonly [x: number, y: number];
/** Closed: the first position is repeated. */
export type Ring = readonly Position[];

export type FeatureProblem =
  | 'no-geometry'
  | 'wrong-geometry'
  | 'ring-open'
  | 'ring-short'
  | 'bad-coordinates'
  | 'bad-arcs';

export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A feature before its geometry has been looked at: what it is made of, or why not. */
export interface RawFeature {
  readonly id: Json;
  readonly properties: JsonObject;
  readonly rings: readonly Ring[] | FeatureProblem;
}

/** At least a triangle, and back where it began. */
export function checkedRing(ring: Ring): Ring | FeatureProblem {
  if (ring.length < 4) return 'ring-short';
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && first[0] === last[0] && first[1] === last[1] ? ring : 'ring-open';
}

/** All rings of a list of polygons, each read by `read`; the first problem stands for the feature. */
export function ringsOf(
  polygons: readonly Json[],
  read: (ring: Json) => Ring | FeatureProblem,
): Ring[] | FeatureProblem {
  const rings: Ring[] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return 'bad-coordinates';
    for (const item of polygon as readonly Json[]) {
      const ring = read(item);
      if (typeof ring === 'string') return ring;
      rings.push(ring);
    }
  }
  return rings.length === 0 ? 'no-geometry' : rings;
}
