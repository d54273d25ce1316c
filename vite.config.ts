import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { type ListedFile, shortened } from './src/sw/file-list.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

const icon = (src: string, sizes: string, purpose?: 'maskable') => ({
  src,
  sizes,
  type: 'image/png',
  ...(purpose ? { purpose } : {}),
});

/** Node needs the attribute to import JSON; the dev server answers such an import with a module, which the browser then refuses. */
const plainJsonImports = {
  name: 'plain-json-imports',
  apply: 'serve',
  enforce: 'pre',
  transform: (code: string, id: string) =>
    /\.tsx?$/.test(id) && code.includes("type: 'json'")
      ? code.replace(/, \{ with: \{ type: 'json' \} \}| with \{ type: 'json' \}/g, '')
      : null,
} as const;

/** What the build reports as the size of a line is that of its files: all of them together. */
function shortList(files: readonly (ListedFile & { readonly size: number })[]) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return { manifest: shortened(files).map((file, index) => ({ ...file, size: index === 0 ? size : 0 })) };
}

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  resolve: {
    dedupe: ['yjs', 'lib0', 'preact', '@preact/signals-core'],
    alias: { 'lib0/logging': fileURLToPath(new URL('src/app/yjs-logging.ts', import.meta.url)) },
  },
  build: {
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    // What a screen imports is in the worker's cache: only its styles have to be named before it is drawn.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')),
    },
    // The worker carries the list of all files: without their names it is half as long, and seven letters tell three
    // hundred apart. One is looked for by its name (`app/machine.ts`).
    rolldownOptions: {
      output: {
        assetFileNames: 'assets/[hash:7][extname]',
        chunkFileNames: ({ name }) => (name === 'make-pdf' ? 'assets/[name]-[hash:7].js' : 'assets/[hash:7].js'),
      },
    },
  },
  server: { proxy: { '/v1': `http://127.0.0.1:${process.env['PORT'] ?? '4180'}` } },
  plugins: [
    plainJsonImports,
    preact(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: false,
      includeManifestIcons: false,
      injectManifest: {
        // A classic script, in one piece: what the page loads later is part of it.
        rollupFormat: 'iife',
        globPatterns: ['**/*.{js,css,html,woff2,ttf,json,svg}', 'icons/*.png'],
        globIgnores: ['.vite/**', 'service-worker.js'],
        manifestTransforms: [shortList],
        maximumFileSizeToCacheInBytes: 3 * 1024 * 1024,
      },
      manifest: {
        id: '/',
        name: 'Cordée',
        short_name: 'Cordée',
        description: 'Pré-diagnostics et actions collectives, même sans réseau',
        lang: 'fr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        orientation: 'any',
        background_color: '#f6f1e4',
        theme_color: '#1f4a3a',
        launch_handler: { client_mode: 'navigate-existing' },
        icons: [
          icon('/icons/192.png', '192x192'),
          icon('/icons/512.png', '512x512'),
          icon('/icons/maskable-512.png', '512x512', 'maskable'),
        ],
        screenshots: [
          {
            src: '/screenshots/reseau.png',
            sizes: '1280x800',
            type: 'image/png',
            form_factor: 'wide',
            label: 'Le réseau',
          },
          {
            src: '/screenshots/dossier.png',
            sizes: '412x824',
            type: 'image/png',
            form_factor: 'narrow',
            label: 'Un dossier',
          },
        ],
        shortcuts: [
          { name: 'Nouvelle visite', url: '/dossiers' },
          { name: 'Reprendre', url: '/' },
          { name: 'À envoyer', url: '/a-envoyer' },
          { name: 'Tableau de bord', url: '/reseau' },
        ],
      },
    }),
  ],
});
