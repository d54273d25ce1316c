// The bytes of photos on disk: whole ones in `aa/<sha>`, pieces on their way in `parts/<sha>.<doc>.<bytes>/<n>`.
// Pieces are kept per record, so that naming a blob by its sum alone opens it to nobody: who sends it has it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocId } from '#domain/ids.ts';
import { type BlobSha, chunkLength, chunksOf, isBlobSha } from '#protocol/blobs.ts';
import { fileTrouble, UNFINISHED, type WriteDurably, writeDurably } from './durable-file.ts';

/** A blob somebody is sending for one of their records. */
export interface Parcel {
  readonly sha: BlobSha;
  readonly doc: DocId;
  readonly bytes: number;
}

interface StoredParts {
  readonly parcel: Parcel;
  /** When the newest piece arrived, ms since 1970. */
  readonly at: number;
}

interface StoredFile {
  readonly sha: BlobSha;
  readonly at: number;
}

export interface BlobFiles {
  /** True when the whole is there with this length. */
  holds(sha: BlobSha, bytes: number): Promise<boolean>;
  path(sha: BlobSha): string;
  /** Durable when it resolves; the same piece again changes nothing. */
  putPart(parcel: Parcel, n: number, body: Uint8Array): Promise<void>;
  missingParts(parcel: Parcel): Promise<number[]>;
  /** Makes the whole of its pieces; false when their sum is not the name: then nothing was made. */
  assemble(parcel: Parcel): Promise<boolean>;
  dropParts(parcel: Parcel): Promise<void>;
  dropWhole(sha: BlobSha): Promise<void>;
  allParts(): Promise<StoredParts[]>;
  /** Whole files, and those that a cut left unfinished when `unfinished` is given. */
  allWhole(): Promise<StoredFile[]>;
  /** Removes what a power cut left unfinished before this moment (ms since 1970). */
  dropUnfinished(before: number): Promise<void>;
}

/** `write` is the disk; tests hand in one that fills up. */
export function createBlobFiles(folder: string, write: WriteDurably = writeDurably): BlobFiles {
  const parts = join(folder, 'parts');
  const path = (sha: BlobSha): string => join(folder, sha.slice(0, 2), sha);
  const partsOf = ({ sha, doc, bytes }: Parcel): string => join(parts, `${sha}.${doc}.${bytes}`);
  const partOf = (parcel: Parcel, n: number): string => join(partsOf(parcel), String(n));
  return {
    path,
    holds: async (sha, bytes) => (await sizeOf(path(sha))) === bytes,
    async putPart(parcel, n, body) {
      const part = partOf(parcel, n);
      if ((await sizeOf(part)) !== body.length) await write(part, [body]);
    },
    async missingParts(parcel) {
      const names = new Set(await namesIn(partsOf(parcel)));
      const numbers = Array.from({ length: chunksOf(parcel.bytes) }, (_, n) => n);
      return numbers.filter((n) => !names.has(String(n)));
    },
    assemble(parcel) {
      const sum = createHash('sha256');
      const pieces = readParts(chunksOf(parcel.bytes), (n) => partOf(parcel, n), sum);
      return write(path(parcel.sha), pieces, () => sum.digest('hex') === parcel.sha);
    },
    dropParts: (parcel) => remove(partsOf(parcel)),
    dropWhole: (sha) => remove(path(sha)),
    async allParts() {
      const found = (await namesIn(parts)).map(async (name) => {
        const parcel = parcelFrom(name);
        return parcel ? [{ parcel, at: await ageOf(join(parts, name)) }] : [];
      });
      return (await Promise.all(found)).flat();
    },
    async allWhole() {
      const files: StoredFile[] = [];
      for (const name of await shelves(folder)) {
        const shas = (await namesIn(join(folder, name))).filter(isBlobSha);
        for (const sha of shas) files.push({ sha, at: await ageOf(path(sha)) });
      }
      return files;
    },
    async dropUnfinished(before) {
      const folders = [...(await shelves(folder)), ...(await namesIn(parts)).map((name) => join('parts', name))];
      for (const inner of folders) {
        for (const name of await namesIn(join(folder, inner))) {
          const file = join(folder, inner, name);
          if (name.endsWith(UNFINISHED) && (await ageOf(file)) < before) await remove(file);
        }
      }
    },
  };
}

async function* readParts(count: number, partOf: (n: number) => string, sum: ReturnType<typeof createHash>) {
  for (let n = 0; n < count; n += 1) {
    for await (const chunk of createReadStream(partOf(n))) {
      const bytes = chunk as Uint8Array;
      sum.update(bytes);
      yield bytes;
    }
  }
}

function parcelFrom(name: string): Parcel | null {
  const [sha = '', doc = '', bytes = ''] = name.split('.');
  return isBlobSha(sha) && Number(bytes) > 0 ? { sha, doc: doc as DocId, bytes: Number(bytes) } : null;
}

/** Folders of whole files. */
async function shelves(folder: string): Promise<string[]> {
  return (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw fileTrouble(error);
  }
}

/** -1 when there is no such file. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isAbsent(error)) return -1;
    throw fileTrouble(error);
  }
}

/** Infinity when it went away meanwhile. */
async function ageOf(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return Number.POSITIVE_INFINITY;
    throw fileTrouble(error);
  }
}

async function remove(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    throw fileTrouble(error);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** True when the piece has the length that its number and the whole ask for. */
export function fits({ bytes }: Parcel, n: number, length: number): boolean {
  return n >= 0 && n < chunksOf(bytes) && length === chunkLength(bytes, n);
}
