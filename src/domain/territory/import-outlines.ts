// A coordinator's file becomes the outlines of our communes, or the reasons why not. Nothing is kept of what is not ours.
import {
  readGeoFeatures,
  type BadFeature,
  type GeoFeature,
  type GeoFileFailure,
} from '#domain/exchange/geo-features.ts';
import { projectionsOf, TO_DEGREES, type Projection } from '#domain/exchange/geo-projection.ts';
import type { FeatureProblem, Position, Ring } from '#domain/exchange/geo-rings.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { COMMUNES, distanceKm, type Commune } from './communes.ts';
import { arcsOf, dissolved, gridRing, type Arcs, type GridPoint } from './outline-arcs.ts';
import { labelOf, matchFeatures, type Matched } from './outline-match.ts';
import { simplified } from './outline-simplify.ts';
import { writeOutlines } from './outlines.ts';

/** Bytes of a file that is read at all: the communes of all France, drawn finely, are below. */
export const LARGEST_OUTLINE_FILE = 60_000_000;

type OutlineProblem = FeatureProblem | 'elsewhere' | 'too-small' | 'twice';

export interface RejectedFeature {
  /** Counted from 1. */
  readonly number: number;
  readonly label: string;
  readonly reason: OutlineProblem;
}

export interface OutlineImport {
  /** As `writeOutlines` wrote them. */
  readonly text: string;
  readonly projection: Projection;
  /** The property that named the communes; '' for the features' ids. */
  readonly by: string;
  /** Codes of the communes that have an outline now, and of those the file does not hold. */
  readonly found: readonly string[];
  readonly missing: readonly string[];
  /** Old codes of communes that merged since, drawn as part of the new one. */
  readonly merged: readonly string[];
  readonly unknown: { readonly count: number; readonly first: readonly string[] };
  readonly rejected: readonly RejectedFeature[];
  /** Metres by which a line may have moved. */
  readonly tolerance: number;
  readonly pointsBefore: number;
  readonly pointsAfter: number;
}

export type OutlineFailure =
  | GeoFileFailure
  | { readonly type: 'outline-projection'; readonly crs: string }
  | { readonly type: 'outline-elsewhere' }
  | { readonly type: 'outline-none'; readonly rejected: readonly RejectedFeature[] };

/** An outline's middle is so near to its commune's centre, km; else the file means another place. */
const NEAR_KM = 12;
/** And no point of it is farther than this, km. */
const REACH_KM = 60;
/** Metres; the first that gives a text small enough is taken. */
const TOLERANCES = [10, 25, 50, 100, 200];
/** Characters before packing, which makes less than half of them. */
const ROOMY_TEXT = 220_000;
const LISTED = 50;

interface Placed {
  readonly commune: Commune;
  readonly feature: GeoFeature;
  readonly code: string;
  readonly rings: readonly Ring[];
}

function middleOf(rings: readonly Ring[]): Position {
  const ends = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity };
  for (const [x, y] of rings.flat()) {
    ends.left = Math.min(ends.left, x);
    ends.right = Math.max(ends.right, x);
    ends.low = Math.min(ends.low, y);
    ends.high = Math.max(ends.high, y);
  }
  return [(ends.left + ends.right) / 2, (ends.low + ends.high) / 2];
}

const isNear = ([lon, lat]: Position, commune: Commune, km: number): boolean =>
  Number.isFinite(lon) && Number.isFinite(lat) && distanceKm({ lon, lat }, commune) <= km;

function placedBy(projection: Projection, { feature, commune, code }: Matched<GeoFeature>): Placed | null {
  const rings = feature.rings.map((ring) => ring.map(TO_DEGREES[projection]));
  const fits =
    isNear(middleOf(rings), commune, NEAR_KM) && rings.flat().every((point) => isNear(point, commune, REACH_KM));
  return fits ? { commune, feature, code, rings } : null;
}

/** The projection under which most features lie where their communes are. */
function bestProjection(matched: readonly Matched<GeoFeature>[], allowed: readonly Projection[]) {
  let best: {
    readonly projection: Projection;
    readonly placed: readonly (Placed | null)[];
    readonly count: number;
  } | null = null;
  for (const projection of allowed) {
    const placed = matched.map((one) => placedBy(projection, one));
    const count = placed.filter(Boolean).length;
    if (count > (best?.count ?? 0)) best = { projection, placed, count };
  }
  return best;
}

interface Shape {
  readonly commune: Commune;
  readonly rings: readonly (readonly GridPoint[])[];
}

/** One shape per feature, in the order of the codes; what is no shape on the grid, or there already, is rejected. */
function shapesOf(placed: readonly Placed[], reject: (feature: GeoFeature, reason: OutlineProblem) => void): Shape[] {
  const shapes: Shape[] = [];
  const seen = new Set<string>();
  for (const { commune, feature, rings } of placed) {
    const kept = rings.map(gridRing).filter((ring) => ring !== null);
    const name = JSON.stringify([commune.code, kept]);
    if (kept.length === 0) reject(feature, 'too-small');
    else if (seen.has(name)) reject(feature, 'twice');
    else shapes.push({ commune, rings: kept });
    seen.add(name);
  }
  return shapes.sort((a, b) => (a.commune.code < b.commune.code ? -1 : Number(a.commune.code > b.commune.code)));
}

const countPoints = ({ arcs }: Arcs): number => arcs.reduce((sum, points) => sum + points.length, 0);

/** Shapes of one commune as one; arcs that only were between them go. */
function written(shapes: readonly Shape[], { arcs, shapes: rings }: Arcs): string {
  const codes = [...new Set(shapes.map(({ commune }) => commune.code))];
  const communes = codes.map((code) => {
    const own = shapes.flatMap(({ commune }, index) => (commune.code === code ? [rings[index] ?? []] : []));
    return { code, rings: own.length > 1 ? dissolved(arcs, own.flat()) : own.flat() };
  });
  const used = [...new Set(communes.flatMap((one) => one.rings.flat().map((use) => (use < 0 ? ~use : use))))];
  const place = new Map(used.map((arc, index) => [arc, index]));
  const moved = (use: number): number => (use < 0 ? ~(place.get(~use) ?? 0) : (place.get(use) ?? 0));
  return writeOutlines({
    arcs: used.map((arc) => arcs[arc] ?? []),
    communes: communes.map((one) => ({ code: one.code, rings: one.rings.map((ring) => ring.map(moved)) })),
  });
}

function lightest(shapes: readonly Shape[]) {
  const whole = arcsOf(shapes.map(({ rings }) => rings));
  const pointsBefore = countPoints(whole);
  const simplest = (tolerance: number) => {
    const less = simplified(whole, tolerance);
    return { text: written(shapes, less), tolerance, pointsBefore, pointsAfter: countPoints(less) };
  };
  const [first = 0, ...coarser] = TOLERANCES;
  let done = simplest(first);
  for (const tolerance of coarser) if (done.text.length > ROOMY_TEXT) done = simplest(tolerance);
  return done;
}

function rejections(bad: readonly BadFeature[]) {
  const rejected: RejectedFeature[] = bad.map((one) => ({
    number: one.number,
    label: labelOf(one),
    reason: one.reason,
  }));
  const reject = (feature: GeoFeature, reason: OutlineProblem): void => {
    rejected.push({ number: feature.number, label: labelOf(feature), reason });
  };
  return { rejected, reject };
}

/** Reads a whole file; slow for a large one, so that a screen calls it in a worker. Nothing is kept of a refused one. */
export function importOutlines(text: string): Result<OutlineImport, OutlineFailure> {
  const file = readGeoFeatures(text);
  if (!file.ok) return file;
  const { features, bad, crs } = file.value;
  const allowed = projectionsOf(crs);
  if (!allowed) return fail({ type: 'outline-projection', crs: (crs ?? '').slice(0, 80) });
  const { matched, unknown, by } = matchFeatures(features);
  const { rejected, reject } = rejections(bad);
  const best = bestProjection(matched, allowed);
  if (!best)
    return fail(
      matched.length > 0
        ? { type: 'outline-elsewhere' }
        : { type: 'outline-none', rejected: rejected.slice(0, LISTED) },
    );
  const placed = best.placed.flatMap((one, index) => {
    const given = matched[index];
    if (!one && given && given.code !== '') reject(given.feature, 'elsewhere');
    return one ? [one] : [];
  });
  const shapes = shapesOf(placed, reject);
  if (shapes.length === 0) return fail({ type: 'outline-none', rejected: rejected.slice(0, LISTED) });
  const found = [...new Set(shapes.map(({ commune }) => commune.code))];
  return ok({
    ...lightest(shapes),
    projection: best.projection,
    by: by ?? '',
    found,
    missing: COMMUNES.flatMap(({ code }) => (found.includes(code) ? [] : [code])),
    merged: placed.flatMap(({ code, commune }) => (code !== '' && code !== commune.code ? [code] : [])),
    unknown: { count: unknown.length, first: unknown.slice(0, LISTED).map(labelOf) },
    rejected: rejected.sort((a, b) => a.number - b.number),
  });
}
