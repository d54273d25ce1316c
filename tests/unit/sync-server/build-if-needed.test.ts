import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../../sync-server/build-if-needed.ts');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cordee-build-'));
  for (const folder of ['sync-server', 'src/app', 'dist']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  copyFileSync(script, join(root, 'sync-server', 'build-if-needed.ts'));
  write('src/app/main.ts', 1000);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, seconds: number): void {
  writeFileSync(join(root, path), '');
  utimesSync(join(root, path), seconds, seconds);
}

/** Stands in for vite: writes the page, or fails. */
function installVite(content: string): void {
  mkdirSync(join(root, 'node_modules/vite/bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/vite/bin/vite.js'), content);
}

function run(): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'sync-server', 'build-if-needed.ts')]);
  return { status, said: `${stdout.toString()}${stderr.toString()}` };
}

describe('before a start', () => {
  it('nothing is built when the application is younger than its sources', () => {
    write('dist/index.html', 2000);
    expect(run()).toEqual({ status: 0, said: 'The application is built and up to date.\n' });
  });

  it('the application is built when it is missing or older than a source', () => {
    installVite(`require('node:fs').writeFileSync('dist/index.html', '')`);
    expect(run()).toEqual({ status: 0, said: 'Building the application…\n' });
    write('dist/index.html', 500);
    expect(run()).toEqual({ status: 0, said: 'The application has changed: building it again…\n' });
    expect(run().said).toContain('up to date');
  });

  it('a missing vite is said in a sentence and stops nothing', () => {
    const { status, said } = run();
    expect(status).toBe(0);
    expect(said).toContain('vite is not installed');
  });

  it('a failed build stops the start', () => {
    installVite('process.exit(2)');
    expect(run()).toMatchObject({ status: 1 });
  });
});
