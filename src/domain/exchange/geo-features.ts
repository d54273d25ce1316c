// Polygons of a GeoJSON (RFC 7946 and the older form with `crs`) or TopoJSON file, with what is wrong told per feature.
import type { Json } from '#domain/json.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import {
  checkedRing,
  type FeatureProblem,
  isObject,
  type JsonObject,
  type Position,
  type RawFeature,
  type Ring,
  ringsOf,
} from './geo-rings.ts';
import { topologyFeatures } from './geo-topology.ts';

export interface GeoFeature {
  /** Counted from 1, as a reader would. */
  readonly number: number;
  readonly id: Json;
  readonly properties: JsonObject;
  /** Outer rings and holes of all its polygons; what is inside is what an odd number of them surrounds. */
  readonly rings: readonly Ring[];
}

export interface BadFeature {
  readonly number: number;
  readonly id: Json;
  readonly properties: JsonObject;
  readonly reason: FeatureProblem;
}

interface GeoFeatures {
  readonly features: readonly GeoFeature[];
  readonly bad: readonly BadFeature[];
  /** What the file says of its projection; null when it says nothing. */
  readonly crs: string | null;
}

export type GeoFileFailure = {
  readonly type: 'geo-empty' | 'geo-json-broken' | 'geo-not-geojson' | 'geo-no-feature';
};

function positionOf(value: Json): Position | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = value as readonly Json[];
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** A ring as it may be used, or why not. */
function ringOf(value: Json): Ring | FeatureProblem {
  if (!Array.isArray(value)) return 'bad-coordinates';
  const ring: Position[] = [];
  for (const item of value as readonly Json[]) {
    const position = positionOf(item);
    if (!position) return 'bad-coordinates';
    ring.push(position);
  }
  return checkedRing(ring);
}

function geometryRings(geometry: Json | undefined): readonly Ring[] | FeatureProblem {
  if (!isObject(geometry)) return 'no-geometry';
  const { type, coordinates, geometries } = geometry;
  if (type === 'GeometryCollection' && Array.isArray(geometries)) {
    const read = (geometries as readonly Json[]).map(geometryRings);
    const rings = read.flatMap((one) => (typeof one === 'string' ? [] : one));
    return rings.length > 0 ? rings : 'wrong-geometry';
  }
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'wrong-geometry';
  if (!Array.isArray(coordinates)) return 'bad-coordinates';
  return ringsOf(type === 'Polygon' ? [coordinates] : (coordinates as readonly Json[]), ringOf);
}

function rawFeature(value: Json): RawFeature {
  const feature = isObject(value) ? value : {};
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  return { id: feature['id'] ?? null, properties, rings: geometryRings(feature['geometry']) };
}

function rawFeatures(file: JsonObject): readonly RawFeature[] | null {
  if (file['type'] === 'Topology') return topologyFeatures(file);
  if (file['type'] === 'Feature') return [rawFeature(file)];
  const features = file['features'];
  return Array.isArray(features) ? (features as readonly Json[]).map(rawFeature) : null;
}

/** GeoJSON of before 2016: `{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}`. */
function crsOf({ crs }: JsonObject): string | null {
  const properties = isObject(crs) && isObject(crs['properties']) ? crs['properties'] : {};
  const name = properties['name'] ?? properties['code'];
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

/** Reads a file's text; it never throws, whatever the text holds. */
export function readGeoFeatures(text: string): Result<GeoFeatures, GeoFileFailure> {
  if (text.trim() === '') return fail({ type: 'geo-empty' });
  let file: Json;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return fail({ type: 'geo-json-broken' });
  }
  const raw = isObject(file) ? rawFeatures(file) : null;
  if (!raw || !isObject(file)) return fail({ type: 'geo-not-geojson' });
  if (raw.length === 0) return fail({ type: 'geo-no-feature' });
  const features: GeoFeature[] = [];
  const bad: BadFeature[] = [];
  for (const [index, { id, properties, rings }] of raw.entries()) {
    const number = index + 1;
    if (typeof rings === 'string') bad.push({ number, id, properties, reason: rings });
    else features.push({ number, id, properties, rings });
  }
  return ok({ features, bad, crs: crsOf(file) });
}
