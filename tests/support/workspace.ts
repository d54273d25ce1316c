// A coordinator at a desk and Anaïs with a tablet, both installed and joined to one server: where most stories begin.
import { expect, type Page } from '@playwright/test';
import { type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { install, joinByLink, openTablet, statusLine, type Tablet, type TabletOptions } from '#tests/support/tablet.ts';

export interface Workspace {
  readonly server: ServerProcess;
  readonly office: Tablet;
  readonly field: Tablet;
  /** A one-time code for somebody, made on the coordinator's screen. */
  invite(person: string): Promise<string>;
  goOffline(): Promise<void>;
  comeBack(): Promise<void>;
  /** Waits until both say that the server has everything. */
  bothReceived(): Promise<void>;
  /** Closes all of it; what either console said is a failure. */
  dispose(): Promise<void>;
}

/** Makes the link on the screen of members and gives its code. */
export async function inviteOnScreen(page: Page, person: string): Promise<string> {
  await page.goto('/reglages/membres');
  await page.getByLabel('Nom de la personne').fill(person);
  await page.getByRole('button', { name: 'Créer le lien' }).click();
  const link = page.getByLabel('Lien à usage unique');
  await expect(link).toHaveValue(/#/);
  const value = await link.inputValue();
  return value.slice(value.indexOf('#') + 1);
}

export async function openWorkspace(field: TabletOptions = {}, args: readonly string[] = []): Promise<Workspace> {
  const server = await startServer(args);
  const office = await openTablet(server.origin, { viewport: { width: 1440, height: 900 } });
  const tablet = await openTablet(server.origin, field);
  await install(office.page());
  await joinByLink(office.page(), server.firstCode, 'Bureau de Claire');
  const code = await inviteOnScreen(office.page(), 'Anaïs');
  await install(tablet.page());
  await joinByLink(tablet.page(), code, 'Tablette d’Anaïs');
  return {
    server,
    office,
    field: tablet,
    invite: (person) => inviteOnScreen(office.page(), person),
    goOffline: () => tablet.setOffline(true),
    async comeBack() {
      await tablet.setOffline(false);
      await tablet.page().evaluate(() => dispatchEvent(new Event('online')));
    },
    async bothReceived() {
      for (const one of [tablet, office]) await expect(statusLine(one.page())).toContainText('Reçu par le serveur');
    },
    async dispose() {
      const errors = [...tablet.errors, ...office.errors];
      await tablet.dispose();
      await office.dispose();
      await server.dispose();
      expect(errors).toEqual([]);
    },
  };
}
