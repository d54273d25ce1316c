// What the page itself measures: from the moment of a tap or a key to the frame that shows its effect, and to the end
// of the transaction that keeps it.
import type { Locator, Page } from '@playwright/test';

/** What must be on the screen: so many elements, pictures decoded. */
export interface Wanted {
  readonly selector: string;
  readonly count: number;
}

interface Probe {
  /** Ms from the next tap to the frame that shows all of it. */
  shown(wanted: readonly Wanted[]): void;
  /** Ms from each key or tap from now on to the next frame, and to the next durable act. */
  watch(): void;
  settled(): Promise<void>;
  readonly drawn: number[];
  readonly durable: number[];
  readonly done: Promise<number> | null;
}

type Window_ = { probe: Probe };

/** In every page opened from now on. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe = { drawn: [] as number[], durable: [] as number[], done: null as Promise<number> | null };
    /**
     * Called within a frame: calls back once it is on the screen. A message would wait behind whatever else the frame
     * let go; a task of this priority is the first thing that runs after it.
     */
    const afterFrame = (then: (now: number) => void): void =>
      void scheduler.postTask(() => then(performance.now()), { priority: 'user-blocking' });
    const isReady = (element: Element): boolean => !(element instanceof HTMLImageElement) || element.complete;
    const isShown = ({ selector, count }: { selector: string; count: number }): boolean => {
      const found = [...document.querySelectorAll(selector)];
      return count === 0 ? found.length === 0 : found.length >= count && found.every(isReady);
    };
    function shown(wanted: readonly { selector: string; count: number }[]): void {
      probe.done = new Promise((resolve) => {
        const begin = (event: Event): void => {
          const look = (): void => {
            if (wanted.every(isShown)) afterFrame((now) => resolve(now - event.timeStamp));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        addEventListener('click', begin, { once: true, capture: true });
      });
    }
    /** The moments of acts that no completed transaction has answered yet. */
    const acts: number[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function note(this: IDBDatabase, ...asked: Parameters<typeof transaction>) {
      const made = transaction.apply(this, asked);
      if (asked[1] === 'readwrite' && made.objectStoreNames.contains('upd')) {
        const began = performance.now();
        made.addEventListener('complete', () => {
          while (acts.length > 0 && (acts[0] ?? 0) < began) probe.durable.push(performance.now() - (acts.shift() ?? 0));
        });
      }
      return made;
    };
    function watch(): void {
      probe.drawn.length = 0;
      probe.durable.length = 0;
      acts.length = 0;
    }
    const keyed = ({ timeStamp }: Event): void => {
      requestAnimationFrame(() => afterFrame((now) => void probe.drawn.push(now - timeStamp)));
    };
    addEventListener('keydown', keyed, { capture: true });
    const acted = ({ timeStamp, target }: Event): void => {
      if (target instanceof HTMLInputElement && target.type === 'radio') acts.push(timeStamp);
    };
    addEventListener('change', acted, { capture: true });
    /** Every act is durable, and the page has nothing left to do: a person is slower than that. */
    const settled = (): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (acts.length === 0) requestIdleCallback(() => resolve(), { timeout: 3_000 });
          else setTimeout(look, 50);
        };
        look();
      });
    Object.assign(window, { probe: Object.assign(probe, { shown, watch, settled }) });
  });
}

/**
 * Taps on what is there and gives ms until all of it is on the screen. A finger, and nothing more: the driver's own tap
 * asks the page what lies under it, in the page's time.
 */
export async function msToShow(page: Page, target: Locator, wanted: readonly Wanted[]): Promise<number> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to tap on');
  await page.evaluate((all) => (window as unknown as Window_).probe.shown(all), wanted);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  return page.evaluate(() => (window as unknown as Window_).probe.done ?? Number.NaN);
}

/** Starts counting keys and acts. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as Window_).probe.watch());
}

/** Waits as somebody does between two answers. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as Window_).probe.settled());
}

/** Ms from key to frame, and from tap to durable, since `watch`. */
export function watched(page: Page): Promise<{ drawn: number[]; durable: number[] }> {
  return page.evaluate(() => {
    const { drawn, durable } = (window as unknown as Window_).probe;
    return { drawn: [...drawn], durable: [...durable] };
  });
}

/** The value that 95 of 100 do not pass. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN;
}
