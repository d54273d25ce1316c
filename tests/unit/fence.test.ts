// The walls of oxlint.config.ts must bite: each forbidden import is written into a copy of the tree and must be reported.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let tree = '';

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'fence-'));
  for (const path of ['package.json', 'tsconfig.json', 'oxlint.config.ts', 'src', 'sync-server'])
    cpSync(join(root, path), join(tree, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

interface Report {
  readonly diagnostics: readonly { readonly message: string; readonly code: string; readonly filename: string }[];
}

/** Codes the linter reports for a file with this content. */
function lint(file: string, content: string): string[] {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  try {
    const output = execFileSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json', file], {
      cwd: tree,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return (JSON.parse(output) as Report).diagnostics.map((found) => found.code);
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    return (JSON.parse(stdout ?? '{"diagnostics":[]}') as Report).diagnostics.map((found) => found.code);
  } finally {
    rmSync(path);
  }
}

const WALL = 'eslint(no-restricted-imports)';
const use = (specifier: string): string => `import { thing } from '${specifier}';\nexport const other = thing;\n`;
const useType = (specifier: string): string =>
  `import type { Thing } from '${specifier}';\nexport type Other = Thing;\n`;
const useLazily = (specifier: string): string => `export const load = () => import('${specifier}');\n`;
const reexport = (specifier: string): string => `export { thing } from '${specifier}';\n`;

describe('what a room may not import is an error', () => {
  const cases: [room: string, what: string, content: string][] = [
    ['src/domain/fence-probe.ts', 'a room above it', use('#store/store.ts')],
    ['src/domain/fence-probe.ts', 'a type of a room above it', useType('#store/store.ts')],
    ['src/domain/fence-probe.ts', 'yjs', use('yjs')],
    ['src/domain/fence-probe.ts', 'a Node module', use('node:fs')],
    ['src/protocol/fence-probe.ts', 'the CRDT', use('#crdt/record.ts')],
    ['src/storage/fence-probe.ts', 'yjs', use('yjs')],
    ['src/storage/fence-probe.ts', 'a type of yjs', useType('yjs')],
    ['src/store/fence-probe.ts', 'dexie', use('dexie')],
    ['src/store/fence-probe.ts', 'the exchange', use('#sync/drain.ts')],
    ['src/store/fence-probe.ts', 'yjs, lazily', useLazily('yjs')],
    ['src/sync/fence-probe.ts', 'more of the CRDT than bytes', use('#crdt/record.ts')],
    ['src/sync/fence-probe.ts', 'more of the store than the status', use('#store/store.ts')],
    ['src/ui/fence-probe.tsx', 'a business word', use('#domain/grid/grid.ts')],
    ['src/ui/fence-probe.tsx', 'the store', useType('#store/store.ts')],
    ['src/binding/fence-probe.tsx', 'a feature', use('#features/home/home-screen.tsx')],
    ['src/features/home/fence-probe.tsx', 'a sibling feature', use('#features/companies/companies-screen.tsx')],
    ['src/features/home/fence-probe.tsx', 'the storage', use('#storage/storage.ts')],
    ['src/features/home/fence-probe.tsx', 'dexie', reexport('dexie')],
    ['src/features/home/fence-probe.tsx', 'the app', use('#app/boot.ts')],
    ['src/features/home/fence-probe.tsx', 'the PDF library', useLazily('pdfkit')],
    ['src/pdf/fence-probe.ts', 'the screen', use('#ui/button.tsx')],
    ['src/app/fence-probe.ts', 'the server', use('#server/server.ts')],
    ['src/app/fence-probe.ts', 'a type of the server', useType('#server/store/store.ts')],
    ['src/sw/fence-probe.ts', 'the memory of the page', use('#store/store.ts')],
    ['sync-server/fence-probe.ts', 'client code', use('#storage/storage.ts')],
    ['sync-server/fence-probe.ts', 'more of the CRDT than bytes', use('#crdt/record.ts')],
    ['sync-server/parse/fence-probe.ts', 'client code', use('#storage/storage.ts')],
    ['sync-server/parse/fence-probe.ts', 'yjs itself', use('yjs')],
    ['src/domain/fence-probe.ts', 'another folder by its path', use('../store/store.ts')],
    ['src/app/fence-probe.ts', 'the tests', use('#tests/support/device.ts')],
  ];
  it.each(cases)('%s may not import %s', (file, _what, content) => {
    expect(lint(file, content)).toContain(WALL);
  });

  it('a ring of imports is an error, types included', () => {
    writeFileSync(
      join(tree, 'src/domain/ring-a.ts'),
      "import type { B } from './ring-b.ts';\nexport type A = B | 1;\n",
    );
    const codes = lint('src/domain/ring-b.ts', "import type { A } from './ring-a.ts';\nexport type B = A | 2;\n");
    expect(codes).toContain('import(no-cycle)');
  });
});

describe('the pure rooms know no machine', () => {
  it.each([
    ['domain', 'document.title'],
    ['domain', 'process.env'],
    ['protocol', "fetch('/')"],
    ['crdt', 'localStorage.length'],
  ])('in %s, %s does not compile', (room, expression) => {
    const path = join(tree, 'src', room, 'world-probe.ts');
    writeFileSync(path, `export const probe: unknown = ${expression};\n`);
    const check = spawnSync(
      join(root, 'node_modules/.bin/tsc'),
      ['-p', 'src/tsconfig.pure.json', '--pretty', 'false'],
      { cwd: tree, encoding: 'utf8' },
    );
    rmSync(path);
    expect(check.stdout).toContain(`${room}/world-probe.ts`);
    expect(check.stdout).toContain('Cannot find name');
  });
});

describe('what a room may import passes', () => {
  it.each([
    ['src/crdt/fence-probe.ts', use('yjs')],
    ['src/domain/grid/fence-probe.ts', use('#domain/record/record.ts')],
    ['src/storage/fence-probe.ts', use('dexie')],
    ['src/sync/fence-probe.ts', use('#crdt/updates.ts')],
    ['sync-server/fence-probe.ts', use('#crdt/updates.ts')],
    ['sync-server/parse/fence-probe.ts', use('#crdt/record.ts')],
    ['sync-server/parse/fence-probe.ts', use('#server/store/store.ts')],
    ['src/pdf/fence-probe.ts', use('pdfkit')],
    ['src/features/home/fence-probe.tsx', use('#ui/button.tsx')],
    ['src/features/home/fence-probe.tsx', use('#binding/use-record.ts')],
  ])('%s', (file, content) => {
    expect(lint(file, content)).not.toContain(WALL);
  });
});
