// The built application, listed once at the start. What is not in the list does not exist: no path is ever
// joined to a folder, so none can climb out of it.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { pack, type Packing } from './compress.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};
const PACKED = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt', '.xml']);
/** Done once per file, so the best. */
const BROTLI_QUALITY = 11;
const PACK_FROM = 256;

export interface AppFile {
  readonly type: string;
  /** Its name changes with its content: a browser may keep it for ever. */
  readonly immutable: boolean;
  readonly etag: string;
  /** The content as it travels; packed the first time it is asked for. */
  content(packing: Packing | null): Promise<{ readonly bytes: Uint8Array; readonly packing: Packing | null }>;
}

/** Every file under the folder by its address, `/assets/x.js`; empty when the application was never built. */
export async function listAppFiles(folder: string): Promise<ReadonlyMap<string, AppFile>> {
  const files = new Map<string, AppFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(address, await appFile(path, address));
  }
  return files;
}

async function appFile(path: string, address: string): Promise<AppFile> {
  const extension = extname(path).toLowerCase();
  const bytes = await readFile(path);
  const packable = PACKED.has(extension) && bytes.length > PACK_FROM;
  const packed = new Map<Packing, Promise<Uint8Array>>();
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    immutable: address.startsWith('/assets/'),
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    async content(packing) {
      if (!packing || !packable) return { bytes, packing: null };
      const making = packed.get(packing) ?? pack(bytes, packing, BROTLI_QUALITY);
      packed.set(packing, making);
      return { bytes: await making, packing };
    },
  };
}
