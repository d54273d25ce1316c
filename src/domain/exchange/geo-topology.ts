// TopoJSON (github.com/topojson/topojson-specification): rings are lists of arcs, and arcs may be small steps on a grid.
import type { Json } from '#domain/json.ts';
import {
  checkedRing,
  isObject,
  ringsOf,
  type FeatureProblem,
  type JsonObject,
  type Position,
  type RawFeature,
  type Ring,
} from './geo-rings.ts';

type Arc = readonly Position[];

function pairOf(value: Json | undefined, otherwise: Position): Position {
  if (!Array.isArray(value)) return otherwise;
  const [x, y] = value as readonly Json[];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : otherwise;
}

/** Null for an arc that is none: rings that need it are told. */
function arcOf(value: Json, transform: JsonObject | null): Arc | null {
  if (!Array.isArray(value)) return null;
  const [scaleX, scaleY] = pairOf(transform?.['scale'], [1, 1]);
  const [moveX, moveY] = pairOf(transform?.['translate'], [0, 0]);
  const points: Position[] = [];
  let [x, y] = [0, 0];
  for (const step of value as readonly Json[]) {
    const [dx, dy] = pairOf(step, [Number.NaN, Number.NaN]);
    if (!Number.isFinite(dx) || !Number.isFinite(dy)) return null;
    [x, y] = transform ? [x + dx, y + dy] : [dx, dy];
    points.push([x * scaleX + moveX, y * scaleY + moveY]);
  }
  return points;
}

function ringReader(arcs: readonly (Arc | null)[]) {
  return (value: Json): Ring | FeatureProblem => {
    if (!Array.isArray(value)) return 'bad-arcs';
    const ring: Position[] = [];
    for (const index of value as readonly Json[]) {
      if (typeof index !== 'number') return 'bad-arcs';
      const arc = arcs[index < 0 ? ~index : index];
      if (!arc) return 'bad-arcs';
      // Each arc begins where the one before ended.
      ring.push(...(index < 0 ? arc.toReversed() : arc).slice(ring.length === 0 ? 0 : 1));
    }
    return checkedRing(ring);
  };
}

function geometryRings(geometry: JsonObject, read: (ring: Json) => Ring | FeatureProblem): RawFeature['rings'] {
  const { type, arcs } = geometry;
  if (type === null || type === undefined) return 'no-geometry';
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'wrong-geometry';
  if (!Array.isArray(arcs)) return 'bad-arcs';
  return ringsOf(type === 'Polygon' ? [arcs] : (arcs as readonly Json[]), read);
}

/** Every geometry of every object of the file, in its order; null when it has none. */
export function topologyFeatures(file: JsonObject): RawFeature[] | null {
  const { objects } = file;
  if (!isObject(objects) || !Array.isArray(file['arcs'])) return null;
  const transform = isObject(file['transform']) ? file['transform'] : null;
  const read = ringReader((file['arcs'] as readonly Json[]).map((arc) => arcOf(arc, transform)));
  const geometries = Object.values(objects).flatMap((object): readonly Json[] => {
    if (!isObject(object)) return [];
    const inner = object['geometries'];
    return object['type'] === 'GeometryCollection' && Array.isArray(inner) ? (inner as readonly Json[]) : [object];
  });
  return geometries.map((value): RawFeature => {
    const geometry = isObject(value) ? value : {};
    const properties = isObject(geometry['properties']) ? geometry['properties'] : {};
    return { id: geometry['id'] ?? null, properties, rings: geometryRings(geometry, read) };
  });
}
