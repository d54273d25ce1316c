// Photos make a rescue file an archive that any computer opens: the records as in the plain file, each photo beside it.
import { strToU8, Unzip, UnzipInflate, Zip, ZipDeflate } from 'fflate';
import { fail, ok, type Result } from '#domain/result.ts';

/** The entry that holds the records. */
export const RECORDS_ENTRY = 'cordee-secours.json';
const ARCHIVE_TYPE = 'application/zip';

/** A season of one tablet's photos is less than this, bytes. */
export const ARCHIVE_BYTES = 1024 * 1024 * 1024;
/** What comes out of it may be a little more than what went in. */
const OPENED_BYTES = ARCHIVE_BYTES + 64 * 1024 * 1024;
const ENTRIES = 20_000;
const SLICE = 1024 * 1024;

/** `file`: a path in the archive. */
export interface ArchiveEntry {
  readonly file: string;
  readonly body: Uint8Array;
}

/** Pictures are packed already, so nothing is packed again; each is handed to the browser before the next is read. */
export async function packArchive(json: string, entries: AsyncIterable<ArchiveEntry>): Promise<Blob> {
  const whole: Blob[] = [];
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const put = ({ file, body }: ArchiveEntry): void => {
    const entry = new ZipDeflate(file, { level: 0 });
    zip.add(entry);
    entry.push(body, true);
    whole.push(new Blob(pieces as BlobPart[]));
    pieces = [];
  };
  put({ file: RECORDS_ENTRY, body: strToU8(json) });
  for await (const entry of entries) put(entry);
  zip.end();
  return new Blob([...whole, ...(pieces as BlobPart[])], { type: ARCHIVE_TYPE });
}

/** The first bytes of every archive. */
export async function isArchive(file: Blob): Promise<boolean> {
  const [p, k] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return p === 0x50 && k === 0x4b;
}

/** What is in it by path, read in slices: what it claims of its sizes is not believed. */
export async function unpackArchive(
  file: Blob,
): Promise<Result<ReadonlyMap<string, Blob>, { readonly type: 'too-large' | 'not-rescue' }>> {
  if (file.size > ARCHIVE_BYTES) return fail({ type: 'too-large' });
  const found = new Map<string, Blob[]>();
  let [opened, broken] = [0, false];
  const unzip = new Unzip((entry) => {
    const pieces: Blob[] = [];
    found.set(entry.name, pieces);
    entry.ondata = (error, piece) => {
      broken ||= error !== null;
      opened += piece?.length ?? 0;
      if (!error && opened <= OPENED_BYTES && found.size <= ENTRIES) pieces.push(new Blob([piece as BlobPart]));
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < file.size; at += SLICE) {
    const slice = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
    try {
      unzip.push(slice, at + SLICE >= file.size);
    } catch {
      // The library throws on what is no archive; what it throws says nothing more than that.
      broken = true;
    }
    if (opened > OPENED_BYTES || found.size > ENTRIES) return fail({ type: 'too-large' });
    if (broken) break;
  }
  // A copy cut short still gives what came before the cut, where it is whole; each photo has its sum.
  if (!found.has(RECORDS_ENTRY)) return fail({ type: 'not-rescue' });
  return ok(new Map([...found].map(([path, pieces]) => [path, new Blob(pieces)])));
}
