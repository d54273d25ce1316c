// The territory as a flat drawing. Without a file of outlines each commune is the part of the land nearest to its centre,
// and a reader must be told that these are no borders.
import { Delaunay } from 'd3-delaunay';
import type { Commune, Place } from '#domain/territory/communes.ts';
import { degreesOf, type Outlines } from '#domain/territory/outlines.ts';

/** Kilometres east and south of the north-west corner of the drawing. */
export type Point = readonly [x: number, y: number];

export interface TerritoryCell {
  readonly code: string;
  readonly centre: Point;
  /** What is nearest to the centre: convex, not closed (the first point is not repeated). */
  readonly outline: readonly Point[];
  /** What is drawn: imported rings where there are some (what an odd number of them surrounds), else the outline. */
  readonly rings: readonly (readonly Point[])[];
}

export interface Territory {
  readonly cells: readonly TerritoryCell[];
  /** Convex outline of the whole, in the same kilometres. */
  readonly edge: readonly Point[];
  readonly width: number;
  readonly height: number;
  /** Borders are those of an imported file. */
  readonly exact: boolean;
  pointOf(place: Place): Point;
  placeOf(point: Point): Place;
}

const KM_PER_DEGREE = (6371 * Math.PI) / 180;
/** How far the land goes on around the outermost centres, km. */
const PADDING_KM = 4.5;
/** A commune is not drawn further than this from its centre, km, so that the edge follows the valleys. */
const REACH_KM = 7;
const CIRCLE_STEPS = 48;

/** Equirectangular around the middle latitude: at 50 km across, its error is under a pixel. */
function project(place: Place, middle: Place): Point {
  const east = (place.lon - middle.lon) * Math.cos((middle.lat * Math.PI) / 180) * KM_PER_DEGREE;
  return [east, (middle.lat - place.lat) * KM_PER_DEGREE];
}

function unproject([east, south]: Point, middle: Place): Place {
  const lon = middle.lon + east / (Math.cos((middle.lat * Math.PI) / 180) * KM_PER_DEGREE);
  return { lat: middle.lat - south / KM_PER_DEGREE, lon };
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: CIRCLE_STEPS }, (_, step) => {
    const angle = (step / CIRCLE_STEPS) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

const cross = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Twice the signed area over two: positive when the points turn like the angle of `circle`. */
export function signedArea(outline: readonly Point[]): number {
  let sum = 0;
  for (const [index, [x, y]] of outline.entries()) {
    const [nextX, nextY] = outline[(index + 1) % outline.length] as Point;
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

/** Convex hull by the monotone chain, turning as `signedArea` counts positive. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length >= 2 && cross(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** The part of a convex outline inside a convex window (Sutherland and Hodgman); both turn the same way. */
export function clip(outline: readonly Point[], window: readonly Point[]): Point[] {
  let kept = [...outline];
  for (const [index, from] of window.entries()) {
    const to = window[(index + 1) % window.length] as Point;
    const before = kept;
    kept = [];
    for (const [at, point] of before.entries()) {
      const next = before[(at + 1) % before.length] as Point;
      const [here, there] = [cross(from, to, point), cross(from, to, next)];
      if (here >= 0) kept.push(point);
      if (here >= 0 === there >= 0) continue;
      const share = here / (here - there);
      kept.push([point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]);
    }
  }
  return kept;
}

function middleOf(communes: readonly Commune[]): Place {
  const lats = communes.map(({ lat }) => lat);
  const lons = communes.map(({ lon }) => lon);
  return { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 };
}

const orient = (outline: readonly Point[]): readonly Point[] =>
  signedArea(outline) >= 0 ? outline : outline.toReversed();

/** A commune that the imported file lacks, km: a mark on the map, not a border. */
const STAND_IN_KM = 0.7;

interface Raw {
  readonly centres: readonly Point[];
  readonly edge: readonly Point[];
  /** By code; null without an imported file. */
  readonly rings: ReadonlyMap<string, readonly (readonly Point[])[]> | null;
}

function rawOf(communes: readonly Commune[], outlines: Outlines | null, flat: (place: Place) => Point): Raw {
  const centres = communes.map(flat);
  if (!outlines) return { centres, edge: hullOf(centres.flatMap((point) => circle(point, PADDING_KM))), rings: null };
  const rings = new Map(
    outlines.communes.map((one) => [
      one.code,
      degreesOf(outlines, one).map((ring) => ring.map(([lon, lat]) => flat({ lon, lat }))),
    ]),
  );
  const corners = [...rings.values()].flat(2);
  return { centres, edge: hullOf([...corners, ...centres.flatMap((point) => circle(point, STAND_IN_KM))]), rings };
}

/** Draws the territory, with imported outlines when they are given; the same input gives the same drawing. */
export function territoryOf(communes: readonly Commune[], outlines: Outlines | null = null): Territory {
  const middle = middleOf(communes);
  const flat = (place: Place): Point => project(place, middle);
  const raw = rawOf(communes, outlines, flat);
  const left = Math.min(...raw.edge.map(([x]) => x));
  const top = Math.min(...raw.edge.map(([, y]) => y));
  const moved = ([x, y]: Point): Point => [x - left, y - top];
  const centres = raw.centres.map(moved);
  const edge = raw.edge.map(moved);
  const width = Math.max(...edge.map(([x]) => x));
  const height = Math.max(...edge.map(([, y]) => y));
  const voronoi = Delaunay.from(centres as [number, number][]).voronoi([0, 0, width, height]);
  const cells = communes.map((commune, index): TerritoryCell => {
    const centre = centres[index] as Point;
    const polygon = (voronoi.cellPolygon(index) ?? []).slice(0, -1) as Point[];
    const outline = clip(clip(orient(polygon), edge), circle(centre, REACH_KM));
    const imported = raw.rings?.get(commune.code)?.map((ring) => ring.map(moved));
    const rings = raw.rings ? (imported ?? [circle(centre, STAND_IN_KM)]) : [outline];
    return { code: commune.code, centre, outline, rings };
  });
  return {
    cells,
    edge,
    width,
    height,
    exact: outlines !== null,
    pointOf: (place) => moved(flat(place)),
    placeOf: ([x, y]) => unproject([x + left, y + top], middle),
  };
}

/** True when a point is inside or on a convex outline. */
export function contains(outline: readonly Point[], point: Point): boolean {
  return outline.every((from, index) => cross(from, outline[(index + 1) % outline.length] as Point, point) >= -1e-9);
}
