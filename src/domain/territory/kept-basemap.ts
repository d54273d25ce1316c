// What a device remembers of its basemap; the file itself is among the browser's files.
import type { Json } from '#domain/json.ts';

/** Under this name in the values of one device. */
export const KEPT_BASEMAP = 'territory:basemap';

/** Two, so that the file in use stays until the next one is whole. */
export const BASEMAP_PLACES = ['fond-a.pmtiles', 'fond-b.pmtiles'] as const;
type Place = (typeof BASEMAP_PLACES)[number];

export interface KeptBasemap {
  readonly place: Place;
  /** The file's name. */
  readonly name: string;
  readonly size: number;
  readonly kind: 'raster' | 'vector';
  readonly attribution: string;
}

/** What a stored value says; null when it says nothing. */
export function keptBasemap(value: Json | undefined): KeptBasemap | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { place, name, size, kind, attribution } = value as { readonly [key: string]: Json };
  const known = BASEMAP_PLACES.find((one) => one === place);
  if (!known || typeof name !== 'string' || typeof size !== 'number') return null;
  return {
    place: known,
    name,
    size,
    kind: kind === 'vector' ? 'vector' : 'raster',
    attribution: typeof attribution === 'string' ? attribution : '',
  };
}
