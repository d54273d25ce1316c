// A tablet whose memory fails, as browsers let it fail: the disk is full, or the connection to the database is dead.
import type { Page } from '@playwright/test';

interface Broken {
  freeDisk(): void;
  readonly connections: readonly IDBDatabase[];
}

/** Until `freeDisk`, every write of this page is refused for want of room. */
export async function fillDisk(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { add, put } = IDBObjectStore.prototype;
    const full = (): never => {
      throw new DOMException('No room is left.', 'QuotaExceededError');
    };
    Object.assign(IDBObjectStore.prototype, { add: full, put: full });
    Object.assign(window, { freeDisk: () => Object.assign(IDBObjectStore.prototype, { add, put }) });
  });
}

export async function freeDisk(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as Broken).freeDisk());
}

/** Notes the database connections of the pages opened from now on, so that they can be closed under their feet. */
export async function watchConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections: IDBDatabase[] = [];
    Object.assign(window, { connections });
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function note(this: IDBFactory, ...args: Parameters<typeof open>) {
      const asked = open.apply(this, args);
      asked.addEventListener('success', () => connections.push(asked.result));
      return asked;
    };
  });
}

/** Closes what is open without telling its owner, as iOS does after a pause. */
export async function closeConnections(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const connection of (window as unknown as Broken).connections) connection.close();
  });
}

/** Connections to the application's database opened since the page was loaded. */
export function connectionsOpened(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { connections } = window as unknown as Broken;
    return connections.filter(({ name }) => name === 'cordee').length;
  });
}
