// From the projections that French files come in to degrees (WGS 84 and RGF 93 agree within a metre).
import type { Position } from './geo-rings.ts';

export type Projection = 'degrees' | 'degrees-swapped' | 'lambert-93' | 'web-mercator';

const DEGREES = 180 / Math.PI;

// Lambert 93: IGN, NTG_71 « Projection cartographique conique conforme de Lambert », GRS 80, parallels 44° and 49°.
const N = 0.725607765053267;
const C = 11754255.426096;
const X_S = 700_000;
const Y_S = 12_655_612.0498760;
const E = 0.0818191910428158;
const CENTRAL = 3;

function fromLambert93([x, y]: Position): Position {
  const [east, south] = [x - X_S, Y_S - y];
  const isometric = -Math.log(Math.hypot(east, south) / C) / N;
  let lat = 2 * Math.atan(Math.exp(isometric)) - Math.PI / 2;
  for (let round = 0; round < 8; round += 1) {
    const bend = ((1 + E * Math.sin(lat)) / (1 - E * Math.sin(lat))) ** (E / 2);
    lat = 2 * Math.atan(bend * Math.exp(isometric)) - Math.PI / 2;
  }
  return [CENTRAL + (Math.atan2(east, south) / N) * DEGREES, lat * DEGREES];
}

const MERCATOR_RADIUS = 6_378_137;

function fromWebMercator([x, y]: Position): Position {
  return [(x / MERCATOR_RADIUS) * DEGREES, (2 * Math.atan(Math.exp(y / MERCATOR_RADIUS)) - Math.PI / 2) * DEGREES];
}

/** Longitude first, in degrees. What is far outside a projection's own land gives some place or no number at all. */
export const TO_DEGREES: Readonly<Record<Projection, (position: Position) => Position>> = {
  degrees: (position) => position,
  'degrees-swapped': ([lat, lon]) => [lon, lat],
  'lambert-93': fromLambert93,
  'web-mercator': fromWebMercator,
};

const BY_CODE: Readonly<Record<string, readonly Projection[]>> = {
  '4326': ['degrees', 'degrees-swapped'],
  '4258': ['degrees', 'degrees-swapped'],
  '4171': ['degrees', 'degrees-swapped'],
  '9777': ['degrees', 'degrees-swapped'],
  '9784': ['degrees', 'degrees-swapped'],
  '2154': ['lambert-93'],
  '9793': ['lambert-93'],
  '9794': ['lambert-93'],
  '3857': ['web-mercator'],
  '3785': ['web-mercator'],
  '900913': ['web-mercator'],
  '102100': ['web-mercator'],
};

/** What a file's `crs` allows; without one all are tried, and the land decides. Null: a projection we cannot convert. */
export function projectionsOf(crs: string | null): readonly Projection[] | null {
  if (crs === null) return ['degrees', 'lambert-93', 'web-mercator', 'degrees-swapped'];
  if (/crs:?84$/i.test(crs)) return ['degrees'];
  const code = /(\d+)\D*$/.exec(crs)?.[1] ?? '';
  return BY_CODE[code] ?? null;
}
