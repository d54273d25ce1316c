// What the page itself measures: from an act, or from the word that a record was stored, to the frame that shows it.
import type { Page } from '@playwright/test';

/** What must be seen: so many elements, or another text than before, or the same element at another place. */
export interface Wanted {
  readonly selector: string;
  readonly least?: number;
  readonly changes?: true;
  readonly moves?: true;
  /** Frames are followed for so long after it is shown, ms, for the longest time between two. */
  readonly follow?: number;
}

interface Watch {
  arm(name: string, event: string, wanted: Wanted): void;
  readonly armed: Record<string, { readonly done: Promise<{ ms: number; at: number }>; start: number; freeze: number }>;
}

type Window_ = { watch: Watch };

/** In every page opened from now on. */
export async function installWatch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: (() => void)[] = [];
    // The application's own word between tabs and worker that rows were written.
    const channel = new BroadcastChannel('cordee:changes');
    channel.addEventListener('message', () => {
      for (const then of heard.splice(0)) then();
    });
    const armed: Record<string, { done: Promise<{ ms: number; at: number }>; start: number; freeze: number }> = {};
    /**
     * Called within a frame: calls back once it is on the screen. A message would wait behind whatever else the frame
     * let go; a task of this priority is the first thing that runs after it.
     */
    const afterFrame = (then: (now: number) => void): void =>
      void scheduler.postTask(() => then(performance.now()), { priority: 'user-blocking' });
    const stateOf = (wanted: Wanted): string => {
      const [first] = document.querySelectorAll<HTMLElement>(wanted.selector);
      return wanted.moves ? (first?.style.transform ?? '') : (first?.textContent ?? '');
    };
    function arm(name: string, event: string, wanted: Wanted): void {
      const before = stateOf(wanted);
      const isShown = (): boolean =>
        wanted.least === undefined
          ? stateOf(wanted) !== before
          : document.querySelectorAll(wanted.selector).length >= wanted.least;
      const entry = { start: 0, freeze: 0, done: Promise.resolve({ ms: 0, at: 0 }) };
      armed[name] = entry;
      entry.done = new Promise((resolve) => {
        const begin = (at: number): void => {
          entry.start = at;
          let last = at;
          let shown = false;
          const look = (): void => {
            const now = performance.now();
            if (shown) entry.freeze = Math.max(entry.freeze, now - last);
            last = now;
            if (!shown && isShown()) {
              shown = true;
              afterFrame((then) => resolve({ ms: then - at, at: then }));
            }
            if (!shown || now - at < (wanted.follow ?? 0)) requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        if (event === 'heard') heard.push(() => begin(performance.now()));
        else addEventListener(event, (occurred) => begin(occurred.timeStamp), { once: true, capture: true });
      });
    }
    Object.assign(window, { watch: { arm, armed } });
  });
}

export interface Armed {
  done(): Promise<{ readonly ms: number; readonly at: number }>;
  start(): Promise<number>;
  /** The page's own moment at which an element like this is there. */
  when(selector: string): Promise<number>;
  /** The longest time between two frames since what was wanted is shown, ms. */
  freeze(): Promise<number>;
}

let last = 0;

/** Gets ready to measure from the next such event on. */
export async function armed(page: Page, event: string, wanted: Wanted): Promise<Armed> {
  last += 1;
  const name = `watch${last}`;
  await page.evaluate(([id, of, what]) => (window as unknown as Window_).watch.arm(id, of, what), [
    name,
    event,
    wanted,
  ] as const);
  return {
    done: () =>
      page.evaluate((id) => (window as unknown as Window_).watch.armed[id]?.done ?? { ms: NaN, at: NaN }, name),
    start: () => page.evaluate((id) => (window as unknown as Window_).watch.armed[id]?.start ?? NaN, name),
    freeze: () => page.evaluate((id) => (window as unknown as Window_).watch.armed[id]?.freeze ?? NaN, name),
    when: (selector) =>
      page
        .waitForFunction((of) => (document.querySelector(of) ? performance.now() : 0), selector, { polling: 'raf' })
        .then((found) => found.jsonValue()),
  };
}

/** Acts, and gives ms until it is seen. */
export async function msUntil(page: Page, event: string, act: () => Promise<void>, wanted: Wanted): Promise<number> {
  const watch = await armed(page, event, wanted);
  await act();
  return (await watch.done()).ms;
}

/** Waits until such an element is there, and the page has nothing left to do. */
export async function lookAt(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  await idle(page);
}

/** Waits until the page has nothing left to do. */
export async function idle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5_000 })));
}
