import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './tests/support/browser.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // Each file has servers and browsers of its own, which mostly wait: two files share the time of one.
  workers: 2,
  // On a loaded machine a browser may be starved; what passes only at the second try is listed as flaky.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    serviceWorkers: 'allow',
    viewport: { width: 1024, height: 768 },
    launchOptions: { executablePath: findBrowser(), args: BROWSER_FLAGS },
  },
});
