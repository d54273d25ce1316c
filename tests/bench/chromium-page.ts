// A page in a real Chromium, built as the product is built, with the bench's own functions in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { BROWSER_FLAGS, findBrowser } from '#tests/support/browser.ts';

const PROJECT = join(import.meta.dirname, '../..');

export interface BenchBrowser {
  /** A fresh profile's page with `window.bench`. */
  page(): Promise<Page>;
  /** Where the application itself stands, and the same page at `/bench/` beside it: one origin, one database. */
  readonly origin: string;
  close(): Promise<void>;
}

/** @param application builds the application, too */
export async function openBenchBrowser(application = false): Promise<BenchBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-bench-'));
  const root = join(import.meta.dirname, 'chromium');
  const logLevel = 'error';
  if (application) await build({ root: PROJECT, logLevel, build: { outDir: folder, emptyOutDir: true } });
  const outDir = join(folder, 'bench');
  await build({
    root,
    base: '/bench/',
    configFile: false,
    logLevel,
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  const build_ = { outDir: folder };
  const server = await preview({
    root,
    configFile: false,
    logLevel,
    build: build_,
    preview: { port: 0, host: '127.0.0.1' },
  });
  const [address] = server.resolvedUrls?.local ?? [];
  if (!address) throw new Error('the page is not served');
  const origin = address.replace(/\/$/, '');
  const browser: Browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...BROWSER_FLAGS, '--disable-dev-shm-usage'],
  });
  return {
    origin,
    async page() {
      const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
      await page.goto(`${origin}/bench/index.html`);
      await page.waitForFunction(() => 'bench' in window);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
