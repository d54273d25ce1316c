// A zip archive, opened with a limit: how much comes out is counted while it comes out.
import { Unzip, UnzipInflate } from 'fflate';
import { fail, ok, type Result } from '#domain/result.ts';

export const UNPACK_CAPS = {
  /** The file as it is, bytes. */
  file: 8 * 1024 * 1024,
  /** All that comes out of it, bytes; of a file that may be larger, up to `most`. */
  inflated: 48 * 1024 * 1024,
  most: 256 * 1024 * 1024,
  entries: 500,
} as const;

export type UnpackFailure = { readonly type: 'file-too-large' | 'archive-bomb' | 'archive-broken' };

const SLICE = 16 * 1024;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The wanted files of an archive by path. The sizes it claims are ignored; what is not wanted is not inflated. */
export function unpack(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
  largest: number = UNPACK_CAPS.file,
): Result<ReadonlyMap<string, Uint8Array>, UnpackFailure> {
  if (bytes.length > largest) return fail({ type: 'file-too-large' });
  const most = largest > UNPACK_CAPS.file ? UNPACK_CAPS.most : UNPACK_CAPS.inflated;
  const pieces = new Map<string, Uint8Array[]>();
  let entries = 0;
  let inflated = 0;
  let broken = false;
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > UNPACK_CAPS.entries || !wanted(entry.name)) return;
    const own: Uint8Array[] = [];
    pieces.set(entry.name, own);
    entry.ondata = (error, piece) => {
      if (error) {
        broken = true;
        return;
      }
      inflated += piece.length;
      if (inflated <= most) own.push(piece);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In slices, so that a bomb is noticed long before all of it is there.
    for (let at = 0; at < bytes.length; at += SLICE) {
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
      if (inflated > most || entries > UNPACK_CAPS.entries) return fail({ type: 'archive-bomb' });
    }
  } catch {
    // The library throws on what is no archive; what it throws says nothing more than that.
    return fail({ type: 'archive-broken' });
  }
  if (broken || pieces.size === 0) return fail({ type: 'archive-broken' });
  return ok(new Map([...pieces].map(([path, own]) => [path, joined(own)])));
}
