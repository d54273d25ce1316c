// The size budget of the built app, in bytes as they travel (gzip). Exits 1 when one is passed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '../../dist');
const BUDGETS = { initial: 120_000, route: 60_000, worker: 75_000, precache: 1_500_000 };

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
}

const gzip = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

function closure(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(next, seen);
  return seen;
}

const bytesOf = (keys: Iterable<string>): number =>
  [...new Set([...keys].map((key) => manifest[key]?.file ?? ''))]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzip(file), 0);

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? '';
const shell = closure(entry);
const home = new Set([...shell, ...closure('src/features/home/home-screen.tsx')]);
const rows: { name: string; bytes: number; limit: number }[] = [
  { name: 'initial JS (shell + home)', bytes: bytesOf(home), limit: BUDGETS.initial },
  { name: 'service worker', bytes: gzip('service-worker.js'), limit: BUDGETS.worker },
];
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry || !key.endsWith('-screen.tsx') || key.includes('/home/')) continue;
  rows.push({
    name: `route ${key.replace('src/features/', '')}`,
    bytes: bytesOf([...closure(key)].filter((part) => !shell.has(part))),
    limit: BUDGETS.route,
  });
}
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && !file.parentPath.includes('.vite') && file.name !== 'service-worker.js')
  .map((file) => join(file.parentPath, file.name));
const isPacked = /\.(woff2|png)$/;
const precache = files.reduce((sum, file) => {
  const content = readFileSync(file);
  return sum + (isPacked.test(file) ? content.length : brotliCompressSync(content).length);
}, 0);
rows.push({ name: 'whole precache, compressed', bytes: precache, limit: BUDGETS.precache });

let failed = 0;
for (const { name, bytes, limit } of rows) {
  const fits = bytes <= limit;
  if (!fits) failed += 1;
  console.log(
    `${fits ? 'fits ' : 'LARGE'} ${(bytes / 1000).toFixed(1).padStart(8)} KB of ${(limit / 1000).toFixed(0).padStart(5)}  ${name}`,
  );
}
process.exitCode = failed === 0 ? 0 : 1;
