// What was captured leaves by itself, with no page open, as soon as there is a network.
import { expect, test } from '@playwright/test';
import { DatabaseSync } from 'node:sqlite';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAR, openLink } from '#tests/support/link.ts';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { createCompany, install, joinByLink, openTablet, statusLine, type Tablet } from '#tests/support/tablet.ts';
import { inviteOnScreen } from '#tests/support/workspace.ts';

let server: ServerProcess;
let tablet: Tablet;

test.beforeEach(async () => {
  server = await startServer();
  tablet = await openTablet(server.origin);
  await install(tablet.page());
  await joinByLink(tablet.page(), server.firstCode, 'Tablette');
});

test.afterEach(async () => {
  await tablet.dispose();
  await server.dispose();
});

/** Records in the server's log, read from its files. */
function recordsOnServer(): number {
  const file = readdirSync(server.dataDir).find((name) => /\.(sqlite|db)3?$/.test(name)) ?? '';
  const database = new DatabaseSync(join(server.dataDir, file), { readOnly: true });
  try {
    const row = database.prepare('SELECT count(*) AS n FROM record').get() as { n: number };
    return row.n;
  } finally {
    database.close();
  }
}

test('with every page closed, the worker sends when the network returns', async () => {
  await tablet.setOffline(true);
  await server.kill();
  await createCompany(tablet.page(), 'Fromagerie du Cap', 'Seix');
  await expect(statusLine(tablet.page())).toContainText('À envoyer');
  // The first try was in vain: from now on the worker has been asked.
  await expect(statusLine(tablet.page())).toContainText('Hors connexion');
  await tablet.context().newPage();
  await tablet.page().close();
  await server.restart();
  await tablet.setOffline(false);
  await expect.poll(recordsOnServer, { timeout: 60_000 }).toBe(1);
});

test('after the browser was closed and opened again without network, the worker still sends', async () => {
  await tablet.setOffline(true);
  await server.kill();
  await createCompany(tablet.page(), 'Fromagerie du Cap', 'Seix');
  await tablet.shut();
  await tablet.start();
  await tablet.page().goto('/');
  await expect(statusLine(tablet.page())).toContainText('À envoyer');
  // The first try was in vain: from now on the worker has been asked.
  await expect(statusLine(tablet.page())).toContainText('Hors connexion');
  await tablet.context().newPage();
  await tablet.page().close();
  await server.restart();
  await tablet.setOffline(false);
  await expect.poll(recordsOnServer, { timeout: 60_000 }).toBe(1);
});

test('a request of the worker that hangs does not hold up the page', async () => {
  const link = await openLink({ to: Number(new URL(server.origin).port), ...CLEAR });
  const moved = await openTablet(`http://127.0.0.1:${link.port}`);
  try {
    await install(moved.page());
    const code = await inviteOnScreen(tablet.page(), 'Anaïs');
    await joinByLink(moved.page(), code, 'Tablette d’Anaïs');
    link.cut(true);
    await createCompany(moved.page(), 'Fromagerie du Cap', 'Seix');
    await expect(statusLine(moved.page())).toContainText('Hors connexion');
    const left = moved.page();
    const swallowed = link.swallow();
    link.mend();
    const next = await moved.context().newPage();
    await left.close();
    await swallowed;
    await next.goto(`http://127.0.0.1:${link.port}/`);
    await expect(statusLine(next)).toContainText('Reçu par le serveur');
    expect(recordsOnServer()).toBe(1);
  } finally {
    await moved.dispose();
    await link.close();
  }
});
