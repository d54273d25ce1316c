// The one door by which the machine comes in: clock, chance, locks, files, storage, installation.
import type { StorageHealth } from '#store/platform.ts';
import { afterFrame } from '#ui/use-frame-later.ts';

export interface Environment {
  now(): number;
  random(bytes: number): Uint8Array;
  /** '' in the first tab, '.1', '.2' … in the others, held as long as the tab lives (SYNC R2). */
  tabSuffix(): Promise<string>;
  /** Slots of tabs that are gone: what they left may be looked at. */
  deadTabs(): Promise<string[]>;
  /** Gives the screen a turn. */
  breathe(): Promise<void>;
  /** Resolves once the next frame is drawn. */
  frame(): Promise<void>;
  /** Resolves when the screen has nothing to do. */
  idle(): Promise<void>;
  saveFile(name: string, content: Blob): Promise<boolean>;
  storageHealth(): Promise<StorageHealth>;
  askPersistence(): Promise<boolean>;
  readonly isInstalled: boolean;
  readonly origin: string;
}

export function createEnvironment(database: string): Environment {
  return {
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    tabSuffix: () => takeSlot(database),
    deadTabs: () => freeSlots(database),
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
    frame: () => new Promise((resolve) => void afterFrame(resolve)),
    idle: () =>
      new Promise((resolve) => {
        // Safari has no such callback: a pause in its place.
        if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
        else setTimeout(resolve, 200);
      }),
    saveFile,
    async storageHealth() {
      const estimate = await navigator.storage?.estimate?.();
      return {
        persisted: (await navigator.storage?.persisted?.()) ?? false,
        usage: estimate?.usage ?? null,
        quota: estimate?.quota ?? null,
      };
    },
    askPersistence: async () => (await navigator.storage?.persist?.()) ?? false,
    isInstalled: matchMedia('(display-mode: standalone), (display-mode: window-controls-overlay)').matches,
    origin: location.origin,
  };
}

/** The lowest free slot; its lock is released by the browser when the tab dies, however it dies. */
async function takeSlot(database: string): Promise<string> {
  for (let slot = 0; ; slot += 1) {
    const taken = await new Promise<boolean>((resolve) => {
      void navigator.locks.request(`${database}:tab:${slot}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => {});
      });
    });
    if (taken) return suffixOf(slot);
  }
}

/** More tabs than this on one tablet are not looked after. */
const SLOTS = 6;

async function freeSlots(database: string): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  const taken = new Set(held.map((lock) => lock.name));
  return Array.from({ length: SLOTS }, (_, slot) => slot)
    .filter((slot) => !taken.has(`${database}:tab:${slot}`))
    .map(suffixOf);
}

const suffixOf = (slot: number): string => (slot === 0 ? '' : `.${slot}`);

/** On a tablet the share sheet, elsewhere a download. False when the person gave up. */
async function saveFile(name: string, content: Blob): Promise<boolean> {
  const file = new File([content], name, { type: content.type });
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: name });
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false;
    }
  }
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}
