// A page in a real Chromium, built as the product is built, with the bench's own functions in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { BROWSER_FLAGS, findBrowser } from '#tests/support/browser.ts';

export interface BenchBrowser {
  /** A fresh profile's page with `window.bench`. */
  page(): Promise<Page>;
  close(): Promise<void>;
}

export async function openBenchBrowser(): Promise<BenchBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-bench-'));
  const root = join(import.meta.dirname, 'chromium');
  const common = { root, configFile: false, logLevel: 'error' } as const;
  await build({ ...common, build: { outDir: folder, emptyOutDir: true, target: 'es2022' } });
  const server = await preview({ ...common, build: { outDir: folder }, preview: { port: 0, host: '127.0.0.1' } });
  const [address] = server.resolvedUrls?.local ?? [];
  if (!address) throw new Error('the page is not served');
  const browser: Browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...BROWSER_FLAGS, '--disable-dev-shm-usage'],
  });
  return {
    async page() {
      const page = await (await browser.newContext()).newPage();
      await page.goto(address);
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
