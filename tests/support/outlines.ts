// A file of communes as an institute would give it: borders that wind, the same for both neighbours. Where
// `CORDEE_OUTLINES` names a real file, that one is used as well.
import { readFileSync } from 'node:fs';
import { Delaunay } from 'd3-delaunay';
import { COMMUNES } from '#domain/territory/communes.ts';

type Pair = readonly [number, number];

interface Feature {
  readonly type: 'Feature';
  readonly properties: Record<string, unknown>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

/** Text of the real file, or null. */
export function realOutlines(): string | null {
  const path = process.env['CORDEE_OUTLINES'];
  return path ? readFileSync(path, 'utf8') : null;
}

/** A number between -1 and 1 that depends on nothing but the two ends and the place between them. */
function wobble([ax, ay]: Pair, [bx, by]: Pair, at: number, seed: number): number {
  const x = Math.sin(ax * 127.1 + ay * 311.7 + bx * 74.7 + by * 269.5 + at * 53.3 + seed * 17.9) * 43758.5453;
  return (x - Math.floor(x)) * 2 - 1;
}

/** Large bends with smaller ones on them, nothing at the ends: as streams and ridges are. */
function bend(a: Pair, b: Pair, share: number, seed: number): number {
  let push = 0;
  for (let octave = 0; octave < 6; octave += 1) {
    const place = share * 3 * 2 ** octave;
    const [from, part] = [Math.floor(place), place % 1];
    const [left, right] = [wobble(a, b, from + 100 * octave, seed), wobble(a, b, from + 1 + 100 * octave, seed)];
    push += (left + (right - left) * part) / 2 ** octave;
  }
  return 0.07 * push * Math.sin(Math.PI * share);
}

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

/** Points from one end to the other, without the last; the same line whoever walks it. */
function winding(from: Pair, to: Pair, steps: number, seed: number): Pair[] {
  const turned = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1]);
  const [a, b] = turned ? [to, from] : [from, to];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const points = Array.from({ length: steps + 1 }, (_, at): Pair => {
    const share = at / steps;
    const push = at === 0 || at === steps ? 0 : bend(a, b, share, seed);
    return [rounded(a[0] + dx * share - dy * push), rounded(a[1] + dy * share + dx * push)];
  });
  return (turned ? points.reverse() : points).slice(0, -1);
}

/** Closed rings in degrees, longitude first, by INSEE code: the land shared out among the communes without gap or overlap. */
export function drawnRings(steps = 12, seed = 1): Map<string, Pair[]> {
  const squeeze = 0.73;
  const centres = COMMUNES.map(({ lon, lat }): [number, number] => [lon * squeeze, lat]);
  const [xs, ys] = [centres.map(([x]) => x), centres.map(([, y]) => y)];
  const box: [number, number, number, number] = [
    Math.min(...xs) - 0.04,
    Math.min(...ys) - 0.04,
    Math.max(...xs) + 0.04,
    Math.max(...ys) + 0.04,
  ];
  const voronoi = Delaunay.from(centres).voronoi(box);
  return new Map(
    COMMUNES.map(({ code }, index) => {
      const corners = (voronoi.cellPolygon(index) ?? []).map(([x, y]): Pair => [rounded(x / squeeze), rounded(y)]);
      const ring = corners.slice(0, -1).flatMap((corner, at) => winding(corner, corners[at + 1] as Pair, steps, seed));
      return [code, [...ring, ring[0] as Pair]];
    }),
  );
}

interface FileOptions {
  readonly rings?: ReadonlyMap<string, readonly Pair[]>;
  readonly project?: (point: Pair) => Pair;
  readonly crs?: string;
  readonly properties?: (code: string, name: string) => Record<string, unknown>;
}

export function outlineFeatures(options: FileOptions = {}): Feature[] {
  const { rings = drawnRings(), project = (point) => point } = options;
  const properties = options.properties ?? ((code, nom) => ({ code, nom }));
  return COMMUNES.flatMap(({ code, name }): Feature[] => {
    const ring = rings.get(code);
    if (!ring) return [];
    const geometry = { type: 'Polygon', coordinates: [ring.map(project)] };
    return [{ type: 'Feature', properties: properties(code, name), geometry }];
  });
}

export function outlineFile(options: FileOptions = {}, features = outlineFeatures(options)): string {
  const crs = options.crs ? { crs: { type: 'name', properties: { name: options.crs } } } : {};
  return JSON.stringify({ type: 'FeatureCollection', ...crs, features });
}

/** Forward Lambert 93 (IGN, algorithm ALG0003 on GRS 80). */
export function toLambert93([lon, lat]: Pair): Pair {
  const [n, c, e] = [0.725607765053267, 11754255.426096, 0.0818191910428158];
  const phi = (lat * Math.PI) / 180;
  const isometric =
    Math.log(Math.tan(Math.PI / 4 + phi / 2)) - (e / 2) * Math.log((1 + e * Math.sin(phi)) / (1 - e * Math.sin(phi)));
  const radius = c * Math.exp(-n * isometric);
  const angle = (n * (lon - 3) * Math.PI) / 180;
  return [700_000 + radius * Math.sin(angle), 12_655_612.049876 - radius * Math.cos(angle)];
}

export function toWebMercator([lon, lat]: Pair): Pair {
  const radius = 6_378_137;
  return [(radius * lon * Math.PI) / 180, radius * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))];
}
