// A file that is there whole or not at all, also after a power cut: written aside, forced to the disk, renamed,
// and the folder's own entry forced to the disk.
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StorageTrouble } from '#server/store/tables.ts';

/** What a write may be made of, in order. */
type Content = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Names of files that are not whole yet end with this. */
export const UNFINISHED = '.part';

export type WriteDurably = (path: string, content: Content, accept?: () => boolean) => Promise<boolean>;

/**
 * Writes `path`. With `accept`, asks it when all is written, and leaves nothing behind when it says no.
 * Rejects with `StorageTrouble` when the disk is full or fails; then `path` is as it was.
 */
export const writeDurably: WriteDurably = async (path, content, accept = () => true) => {
  const aside = `${path}.${randomBytes(6).toString('hex')}${UNFINISHED}`;
  try {
    await makeFolder(dirname(path));
    const file = await open(aside, 'wx', 0o600);
    try {
      for await (const bytes of content) await file.appendFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!accept()) {
      await rm(aside, { force: true });
      return false;
    }
    await rename(aside, path);
    await syncFolder(dirname(path));
    return true;
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw fileTrouble(error);
  }
};

async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  // A new folder is an entry of the one above it.
  if (first !== undefined) await syncFolder(dirname(first));
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS']);
const FAILING = new Set(['EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EBUSY', 'ESTALE', 'ENOENT', 'ENOTDIR']);

/** What the disk did to us is expected; any other error is a bug and stays one. */
export function fileTrouble(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return new StorageTrouble('disk-full', error);
  return FAILING.has(code) ? new StorageTrouble('unavailable', error) : error;
}
