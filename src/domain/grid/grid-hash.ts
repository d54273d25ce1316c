// A dossier pins the grid it was filled with (SYNC R10): the same definition has the same name on every device.
import type { Json } from '#domain/json.ts';
import type { Grid } from './grid.ts';

/** JSON with object keys in one order, so that reformatting or rebuilding the file does not rename the grid. */
function canonical(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`;
  const object = value as { readonly [key: string]: Json | undefined };
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(object[key])}`);
  return `{${members.join(',')}}`;
}

/** FNV-1a on UTF-16 units, 32 bits, from a given start. */
function fnv(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  // A last mix, so that four starts give four independent words.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The name of this exact definition, 32 hexadecimal characters (128 bits).
 * It guards against mistakes, not against somebody who forges a grid: whoever may write a dossier may name any grid.
 */
export function gridHash(grid: Grid): string {
  const text = canonical(grid as unknown as Json);
  return [0x811c9dc5, 0x1b873593, 0xcc9e2d51, 0x9e3779b9]
    .map((start) => fnv(text, start).toString(16).padStart(8, '0'))
    .join('');
}
