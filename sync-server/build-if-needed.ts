// Before each start: builds the application when `dist/` is missing or older than what it is made of.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** What the built application is made of. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** The youngest file at or under this path, ms since 1970; 0 when there is none. */
function youngest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, youngest(join(path, name))), 0);
}

function main(): void {
  const built = youngest(join(ROOT, 'dist', 'index.html'));
  if (built > 0 && SOURCES.every((source) => youngest(join(ROOT, source)) <= built)) {
    console.log('The application is built and up to date.');
    return;
  }
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    const state = built > 0 ? 'an older build is served' : 'only the interface for devices is served';
    console.log(`The application cannot be built because vite is not installed (npm ci installs it): ${state}.`);
    return;
  }
  console.log(built > 0 ? 'The application has changed: building it again…' : 'Building the application…');
  const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' });
  if (build.status !== 0) {
    console.error('The application could not be built; the messages above say why.');
    process.exitCode = 1;
  }
}

main();
