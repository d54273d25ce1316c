// Outlines of communes as they are kept: arcs on a grid, small steps, plain JSON that packs well. What is read back came
// over the wire or from a disk, so that it is checked piece by piece.
import { isObject } from '#domain/exchange/geo-rings.ts';
import type { Json } from '#domain/json.ts';
import { communeOf } from './communes.ts';
import { type ArcUse, GRID, type GridPoint, ringPoints } from './outline-arcs.ts';

interface CommuneOutline {
  readonly code: string;
  /** What an odd number of rings surrounds is the commune. */
  readonly rings: readonly (readonly ArcUse[])[];
}

export interface Outlines {
  readonly arcs: readonly (readonly GridPoint[])[];
  readonly communes: readonly CommuneOutline[];
}

const FORMAT = 1;

function steps(points: readonly GridPoint[]): number[] {
  let [x, y] = [0, 0];
  return points.flatMap(([nextX, nextY]) => {
    const step = [nextX - x, nextY - y];
    [x, y] = [nextX, nextY];
    return step;
  });
}

export function writeOutlines({ arcs, communes }: Outlines): string {
  return JSON.stringify({
    format: FORMAT,
    arcs: arcs.map(steps),
    communes: communes.map(({ code, rings }) => [code, rings]),
  });
}

function integers(value: Json | undefined): readonly number[] | null {
  if (!Array.isArray(value)) return null;
  const items = value as readonly Json[];
  return items.every((item) => Number.isSafeInteger(item)) ? (items as readonly number[]) : null;
}

function arcOf(value: Json): readonly GridPoint[] | null {
  const numbers = integers(value);
  if (!numbers || numbers.length < 4 || numbers.length % 2 === 1) return null;
  const points: GridPoint[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < numbers.length; at += 2) {
    [x, y] = [x + (numbers[at] as number), y + (numbers[at + 1] as number)];
    if (Math.abs(x) > 180 * GRID || Math.abs(y) > 90 * GRID) return null;
    points.push([x, y]);
  }
  return points;
}

function communeOutlineOf(value: Json, arcs: number): CommuneOutline | null {
  const [code, rings] = Array.isArray(value) ? (value as readonly Json[]) : [];
  if (typeof code !== 'string' || communeOf(code)?.code !== code || !Array.isArray(rings)) return null;
  const read = (rings as readonly Json[]).map(integers);
  const isRing = (ring: readonly number[] | null): ring is readonly number[] =>
    ring !== null && ring.length > 0 && ring.every((use) => (use < 0 ? ~use : use) < arcs);
  return read.length > 0 && read.every(isRing) ? { code, rings: read } : null;
}

/** Null for text that `writeOutlines` never writes. */
export function readOutlines(text: string): Outlines | null {
  let file: Json;
  try {
    file = JSON.parse(text) as Json;
  } catch {
    return null;
  }
  if (!isObject(file) || file['format'] !== FORMAT || !Array.isArray(file['arcs']) || !Array.isArray(file['communes']))
    return null;
  const arcs = (file['arcs'] as readonly Json[]).map(arcOf);
  const communes = (file['communes'] as readonly Json[]).map((value) => communeOutlineOf(value, arcs.length));
  if (arcs.includes(null) || communes.includes(null)) return null;
  const known = communes as CommuneOutline[];
  if (known.length === 0 || new Set(known.map(({ code }) => code)).size < known.length) return null;
  return { arcs: arcs as (readonly GridPoint[])[], communes: known };
}

/** The rings of a commune in degrees, longitude first, the first point not repeated. */
export function degreesOf({ arcs }: Outlines, { rings }: CommuneOutline): (readonly [lon: number, lat: number])[][] {
  return rings.map((ring) => ringPoints(arcs, ring).map(([x, y]) => [x / GRID, y / GRID] as const));
}
