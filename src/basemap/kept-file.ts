// The basemap's file on this device: in the browser's own files, whole or not at all. Two places, so that the one in use
// stays until the next one has been written and looked at.
import { fail, ok, type Result } from '#domain/result.ts';
import { BASEMAP_PLACES, type KeptBasemap } from '#domain/territory/kept-basemap.ts';
import { type BasemapFailure, openArchive } from './archive.ts';
import { sampleTile } from './tiles.ts';

async function folder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await navigator.storage?.getDirectory?.()) ?? null;
  } catch {
    // A private window may refuse.
    return null;
  }
}

/** The file itself; null when the browser has thrown it away. */
export async function openKept({ place, size }: KeptBasemap): Promise<File | null> {
  try {
    const file = await (await folder())?.getFileHandle(place).then((handle) => handle.getFile());
    return file?.size === size ? file : null;
  } catch {
    return null;
  }
}

async function written(handle: FileSystemFileHandle, file: Blob): Promise<BasemapFailure['type'] | null> {
  if (!('createWritable' in handle)) return 'basemap-no-keeping';
  try {
    // Piece by piece: a map of a department is larger than a tablet's memory.
    await file.stream().pipeTo(await handle.createWritable());
    return (await handle.getFile()).size === file.size ? null : 'basemap-no-room';
  } catch (error) {
    return error instanceof DOMException && error.name !== 'QuotaExceededError'
      ? 'basemap-no-keeping'
      : 'basemap-no-room';
  }
}

/**
 * Looks at a file and keeps a copy beside the one in use. The copy counts once its description is stored by the caller;
 * until then nothing has changed.
 */
export async function keepBasemap(file: File, inUse: KeptBasemap | null): Promise<Result<KeptBasemap, BasemapFailure>> {
  const archive = await openArchive(file);
  if (!archive.ok) return archive;
  const sample = await sampleTile(archive.value);
  if (sample) return fail({ type: sample });
  const place = BASEMAP_PLACES.find((one) => one !== inUse?.place) ?? BASEMAP_PLACES[0];
  const handle = await (await folder())?.getFileHandle(place, { create: true });
  if (!handle) return fail({ type: 'basemap-no-keeping' });
  const problem = await written(handle, file);
  if (problem) {
    await dropBasemaps(inUse);
    return fail({ type: problem });
  }
  const { kind, attribution } = archive.value;
  return ok({ place, name: file.name, size: file.size, kind, attribution });
}

/** Deletes the copies that are not in use. */
export async function dropBasemaps(inUse: KeptBasemap | null): Promise<void> {
  const home = await folder();
  for (const place of BASEMAP_PLACES) {
    if (place === inUse?.place) continue;
    try {
      await home?.removeEntry(place);
    } catch {
      // It was not there.
    }
  }
}
