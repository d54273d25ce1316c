// Serves the gallery of the kit for looking at it and for axe; not part of the product's build.
import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: join(import.meta.dirname, '../../../public'),
  cacheDir: join(import.meta.dirname, '../../../node_modules/.vite-gallery'),
  server: { port: 5199, strictPort: true, fs: { allow: [join(import.meta.dirname, '../../..')] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
