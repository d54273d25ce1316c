// From what a device remembers of its basemap to something that draws.
import type { KeptBasemap } from '#domain/territory/kept-basemap.ts';
import { openArchive } from './archive.ts';
import { type Basemap, createBasemap } from './draw.ts';
import { openKept } from './kept-file.ts';

export type OpenBasemap = Basemap & Pick<KeptBasemap, 'attribution'>;

/** Null when the file is no longer there or no longer readable: the map is drawn without. */
export async function openBasemap(kept: KeptBasemap): Promise<OpenBasemap | null> {
  const file = await openKept(kept);
  const archive = file && (await openArchive(file));
  return archive?.ok ? { ...createBasemap(archive.value), attribution: kept.attribution } : null;
}
