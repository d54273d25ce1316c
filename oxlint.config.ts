// The walls of the house. One table says which room may import which room and which library;
// everything else known to package.json is forbidden. `tests/unit/fence.test.ts` proves that it bites.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'oxlint';

interface Room {
  readonly files: string;
  /** Rooms that may be imported; `room/file.ts` opens that one file only. */
  readonly rooms: readonly string[];
  readonly libraries: readonly string[];
  readonly node?: true;
  /** Its folders do not know each other: a sibling is another room. */
  readonly apart?: true;
}

const SERVER_LIBRARIES = ['ws', 'hono', '@hono/node-server', 'better-sqlite3', 'pg', 'pino'];

export const ROOMS: Readonly<Record<string, Room>> = {
  domain: { files: 'src/domain/**', rooms: [], libraries: ['zod'] },
  protocol: { files: 'src/protocol/**', rooms: ['domain'], libraries: ['zod', 'lib0'] },
  crdt: { files: 'src/crdt/**', rooms: ['domain'], libraries: ['yjs', 'y-indexeddb', 'lib0'] },
  storage: { files: 'src/storage/**', rooms: ['domain'], libraries: ['dexie'] },
  store: {
    files: 'src/store/**',
    rooms: ['domain', 'crdt', 'storage'],
    libraries: ['@preact/signals-core', 'fflate'],
  },
  workbook: { files: 'src/workbook/**', rooms: ['domain'], libraries: ['fflate'] },
  pdf: {
    files: 'src/pdf/**',
    rooms: ['domain'],
    libraries: ['pdfkit', 'fflate', '@expo-google-fonts/atkinson-hyperlegible-next'],
  },
  basemap: {
    files: 'src/basemap/**',
    rooms: ['domain'],
    libraries: ['pmtiles', '@mapbox/vector-tile', 'pbf'],
  },
  sync: {
    files: 'src/sync/**',
    rooms: ['domain', 'protocol', 'crdt/updates.ts', 'storage', 'store/sync-status.ts'],
    libraries: ['@preact/signals-core'],
  },
  routing: { files: 'src/routing/**', rooms: ['domain'], libraries: ['@preact/signals-core'] },
  i18n: { files: 'src/i18n/**', rooms: ['domain'], libraries: ['@preact/signals-core'] },
  ui: {
    files: 'src/ui/**',
    rooms: ['i18n', 'routing'],
    libraries: ['preact', '@preact/signals', 'lucide-static', '@fontsource-variable/atkinson-hyperlegible-next'],
  },
  binding: {
    files: 'src/binding/**',
    rooms: ['domain', 'store', 'i18n', 'ui'],
    libraries: ['preact', '@preact/signals', 'd3-delaunay'],
  },
  features: {
    files: 'src/features/**',
    rooms: ['domain', 'store', 'routing', 'i18n', 'ui', 'binding', 'workbook', 'pdf', 'basemap'],
    libraries: ['preact', '@preact/signals', 'uqr'],
    apart: true,
  },
  app: {
    files: 'src/app/**',
    rooms: ['domain', 'protocol', 'crdt', 'storage', 'store', 'sync', 'routing', 'i18n', 'ui', 'binding', 'features'],
    libraries: ['preact', '@preact/signals', '@preact/signals-core', 'workbox-window'],
  },
  sw: {
    files: 'src/sw/**',
    rooms: ['domain', 'sync', 'storage', 'protocol', 'crdt/updates.ts'],
    libraries: ['workbox-core', 'workbox-precaching', 'workbox-routing'],
  },
  server: {
    files: 'sync-server/**',
    rooms: ['domain', 'protocol', 'crdt/updates.ts', 'crdt/inspection.ts'],
    libraries: SERVER_LIBRARIES,
    node: true,
  },
  // The one place where the server looks inside a record: hostile bytes are read here and nowhere else.
  'server/parse': {
    files: 'sync-server/parse/**',
    rooms: ['domain', 'protocol', 'crdt', 'server'],
    libraries: [],
    node: true,
  },
  'server/demo': {
    files: 'sync-server/demo/**',
    rooms: ['domain', 'protocol', 'crdt', 'server'],
    libraries: [],
    node: true,
  },
};

const ROOM_FOLDERS = [
  'domain',
  'protocol',
  'crdt',
  'storage',
  'store',
  'sync',
  'workbook',
  'pdf',
  'basemap',
  'routing',
  'i18n',
  'ui',
  'binding',
  'features',
  'app',
  'sw',
];
const root = import.meta.dirname;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
const LIBRARIES = Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] });

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function forbiddenOf(name: string, room: Room): { regex: string; message: string }[] {
  const whole = new Set([...(room.apart ? [] : [name]), ...room.rooms.filter((path) => !path.includes('/'))]);
  const partial = room.rooms.filter((path) => path.includes('/'));
  const closed = ROOM_FOLDERS.filter(
    (other) => !whole.has(other) && !partial.some((path) => path.startsWith(`${other}/`)),
  );
  const closedFiles = partial.flatMap((path) => {
    const folder = path.slice(0, path.indexOf('/'));
    return readdirSync(join(root, 'src', folder))
      .filter((file) => !partial.includes(`${folder}/${file}`))
      .map((file) => `#${folder}/${file}`);
  });
  const libraries = LIBRARIES.filter((library) => !room.libraries.includes(library));
  const rules = [
    { regex: '^\\.\\.(/|$)', message: 'Another folder is another room: name it with #room/file.ts.' },
    { regex: '^\\./.*/', message: 'Only the same folder is ./ ; anything deeper is #room/folder/file.ts.' },
    { regex: `^#(${closed.map(escape).join('|')})/`, message: `The room "${name}" may not import this room.` },
    { regex: `^(${libraries.map(escape).join('|')})(/|$)`, message: `The room "${name}" may not import this library.` },
    { regex: '^#tests/', message: 'Nothing imports the tests.' },
  ];
  if (!room.node) rules.push({ regex: '^node:', message: `The room "${name}" runs where Node is not.` });
  if (!room.node || !room.rooms.includes('server')) {
    if (name !== 'server') rules.push({ regex: '^#server/', message: 'Client code never reads the server.' });
  }
  for (const file of closedFiles)
    rules.push({ regex: `^${escape(file)}$`, message: `The room "${name}" may not import this file.` });
  return rules;
}

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'react', 'jsx-a11y', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['dist/**', 'data/**', 'node_modules/**'],
  rules: {
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'off',
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
    'import/no-unassigned-import': 'off',
    'max-lines': ['error', { max: 300 }],
    // Factories of closures are one function to the linter; ordinary functions aim at 40.
    'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    'no-await-in-loop': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'react/react-in-jsx-scope': 'off',
    'react/no-unknown-property': 'off',
    'react/jsx-key': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/prefer-add-event-listener': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    'oxc/no-map-spread': 'off',
    'vitest/require-mock-type-parameters': 'off',
    'vitest/no-conditional-tests': 'off',
    'jest/no-conditional-expect': 'off',
    'vitest/no-conditional-expect': 'off',
    'jest/expect-expect': 'off',
  },
  overrides: [
    ...Object.entries(ROOMS).map(([name, room]) => ({
      files: [room.files],
      rules: { 'no-restricted-imports': ['error', { patterns: forbiddenOf(name, room) }] as never },
    })),
    {
      files: ['tests/**'],
      rules: {
        'max-lines': ['error', { max: 400 }] as never,
        'max-lines-per-function': 'off' as const,
      },
    },
    { files: ['*.config.ts'], rules: { 'max-lines-per-function': 'off' as const } },
    { files: ['**/messages.fr.ts', '**/messages.en.ts'], rules: { 'max-lines': 'off' as const } },
  ],
});
