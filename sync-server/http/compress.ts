// What a browser says it can unpack, and packing it.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Packing = 'br' | 'gzip';

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** The best packing the header allows, null when it names neither. */
export function packingFor(acceptEncoding: string | undefined): Packing | null {
  const parts = (acceptEncoding ?? '').split(',').map((part) => part.trim().toLowerCase());
  const refused = /;\s*q=0(\.0*)?$/;
  const names = new Set(parts.filter((part) => !refused.test(part)).map((part) => part.split(';')[0]?.trim()));
  if (names.has('br')) return 'br';
  return names.has('gzip') ? 'gzip' : null;
}

/** `quality` is brotli's, 0 to 11; gzip keeps its own default. */
export function pack(bytes: Uint8Array, packing: Packing, quality: number): Promise<Uint8Array> {
  if (packing === 'gzip') return asGzip(bytes);
  return asBrotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}
