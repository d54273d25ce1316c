// Photos beside a backup of the database. Their names are their sums, so what an earlier copy holds is linked, not copied.
import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isBlobSha } from '#protocol/blobs.ts';
import { syncFolder } from '#server/blobs/durable-file.ts';
import { sumOf } from './manifest.ts';

/** Whole photos under this folder as `aa/<sha>`, with their lengths; pieces on their way are not among them. */
export async function photosIn(folder: string): Promise<ReadonlyMap<string, number>> {
  const photos = new Map<string, number>();
  for (const part of await namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    for (const name of await namesIn(join(folder, part))) {
      if (!isBlobSha(name)) continue;
      // One that was erased meanwhile is none of ours any more.
      const size = await sizeOf(join(folder, part, name));
      if (size !== null) photos.set(`${part}/${name}`, size);
    }
  }
  return photos;
}

/**
 * Copies the photos of `from` into `to`, durably. `earlier` is another copy: what it holds with the same name and length
 * is linked, where the disk knows links. Gives their number.
 */
export async function copyPhotos(from: string, to: string, earlier: string | null): Promise<number> {
  const photos = await photosIn(from);
  const before = earlier === null ? new Map<string, number>() : await photosIn(earlier);
  const folders = new Set<string>();
  let count = 0;
  for (const [path, bytes] of photos) {
    const target = join(to, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const linked = earlier !== null && before.get(path) === bytes && (await tryLink(join(earlier, path), target));
    if (!linked && !(await copyDurably(join(from, path), target))) continue;
    folders.add(dirname(target));
    count += 1;
  }
  for (const folder of folders) await syncFolder(folder);
  return count;
}

/**
 * Puts those photos of a copy that are missing (or have another length) into the data folder; removes none, and leaves
 * out those whose sum is not their name any more.
 */
export async function returnPhotos(from: string, to: string): Promise<{ returned: number; damaged: number }> {
  const there = await photosIn(to);
  let [returned, damaged] = [0, 0];
  for (const [path, bytes] of await photosIn(from)) {
    if (there.get(path) === bytes) continue;
    const source = join(from, path);
    if ((await sumOf(source)) !== basename(path)) damaged += 1;
    else {
      await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
      await copyDurably(source, join(to, path));
      await syncFolder(dirname(join(to, path)));
      returned += 1;
    }
  }
  return { returned, damaged };
}

/** False when the file went away meanwhile, with the record it belonged to. */
async function copyDurably(from: string, to: string): Promise<boolean> {
  const aside = `${to}.part`;
  try {
    await copyFile(from, aside, constants.COPYFILE_FICLONE);
  } catch (error) {
    await rm(aside, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  await syncFolder(aside);
  await rename(aside, to);
  return true;
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch {
    return false;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? found.size : null;
}
