// A tablet as a person holds it: a browser profile on disk that survives closing, and the words on its screen.
import { type BrowserContext, chromium, expect, type Locator, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER_FLAGS, findBrowser } from '#tests/support/browser.ts';

export interface Tablet {
  page(): Page;
  context(): BrowserContext;
  /** Cuts the tablet's network, also across a restart. */
  setOffline(offline: boolean): Promise<void>;
  /** Closes the browser as a person does. */
  shut(): Promise<void>;
  /** Ends the browser's processes at once, as an empty battery does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Messages of the console that are errors, and exceptions. */
  readonly errors: string[];
  dispose(): Promise<void>;
}

export interface TabletOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Under a finger; otherwise a mouse and its compact sizes. */
  readonly touch?: boolean;
  /** Further switches of Chromium, such as those of a pretended microphone. */
  readonly flags?: readonly string[];
}

export async function openTablet(origin: string, options: TabletOptions = {}): Promise<Tablet> {
  const profile = mkdtempSync(join(tmpdir(), 'cordee-tablet-'));
  const errors: string[] = [];
  let context: BrowserContext | null = null;
  let page: Page | null = null;
  let offline = false;

  async function start(): Promise<void> {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: findBrowser(),
      args: [...BROWSER_FLAGS, '--disable-dev-shm-usage', ...(options.flags ?? [])],
      baseURL: origin,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: options.viewport ?? { width: 1024, height: 768 },
      colorScheme: options.colorScheme ?? 'light',
      hasTouch: options.touch ?? false,
      acceptDownloads: true,
    });
    context.setDefaultTimeout(15_000);
    await context.setOffline(offline);
    page = context.pages()[0] ?? (await context.newPage());
    watch(page);
    context.on('page', watch);
  }

  function watch(opened: Page): void {
    opened.on('pageerror', (error) => errors.push(error.message));
    opened.on('console', (message) => {
      // Chromium itself reports each request and live connection that found no server; the application has no say in it.
      if (
        message.type() === 'error' &&
        !/Failed to load resource|net::ERR_|^WebSocket connection to/.test(message.text())
      )
        errors.push(message.text());
    });
  }

  await start();
  return {
    errors,
    page() {
      if (!page) throw new Error('the tablet is off');
      return page;
    },
    context() {
      if (!context) throw new Error('the tablet is off');
      return context;
    },
    async setOffline(next) {
      offline = next;
      await context?.setOffline(next);
    },
    async shut() {
      await context?.close();
      context = null;
      page = null;
    },
    async kill() {
      const { pid } = await processOf(context);
      process.kill(pid, 'SIGKILL');
      await new Promise<void>((resolve) => {
        if (!context) resolve();
        else context.once('close', () => resolve());
      });
      context = null;
      page = null;
    },
    start,
    async dispose() {
      await context?.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The browser's own process, which Chromium tells over its protocol. */
async function processOf(context: BrowserContext | null): Promise<{ pid: number }> {
  const browser = context?.browser();
  if (!browser) throw new Error('the tablet is off');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  const main = processInfo.find((process_) => process_.type === 'browser');
  if (!main) throw new Error('no browser process');
  return { pid: main.id };
}

/** Opens an address and waits until the service worker answers for it: from now on the network is not needed. */
export async function install(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export async function joinByLink(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`/rejoindre#${code}`);
  await page.getByLabel('Nom de l’appareil').fill(name);
  await page.getByRole('button', { name: 'Rejoindre', exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
}

/** The line that is always visible. */
export function statusLine(page: Page): Locator {
  return page.locator('.c-shell__status');
}

export async function chooseCommune(scope: Page | Locator, commune: string): Promise<void> {
  await scope.getByRole('combobox', { name: 'Commune' }).fill(commune);
  await scope
    .getByRole('option', { name: new RegExp(commune) })
    .first()
    .click();
}

export async function createCompany(page: Page, name: string, commune: string): Promise<void> {
  await page.goto('/entreprises/nouvelle');
  await page.getByLabel('Nom de l’entreprise').fill(name);
  await chooseCommune(page, commune);
  await page.getByLabel('Source du contact').selectOption('prospection');
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** From a company's page to a running visit whose notice was presented. */
export async function startVisit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ouvrir un dossier' }).click();
  await page.getByRole('button', { name: 'Démarrer la visite' }).click();
  await page.getByRole('button', { name: 'Notice présentée' }).click();
  await expect(page.locator('[data-question]').first()).toBeVisible();
}
