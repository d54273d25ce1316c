// The only place that touches history: the address on screen is a signal, links are plain links.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { parseRoute, viewKey, type Route } from './routes.ts';

const address = signal('/');
const heading = signal('');
let page: Window | null = null;
let arriving = false;
let moved = false;
let wantedScroll: number | null = null;
/** How far the page is scrolled, as last told: to ask for it would lay the page out, in the frame of a tap. */
let scrolled = 0;

/** Where the person is. */
export const route: ReadonlySignal<Route> = computed(() => parseRoute(address.value));

/** Path, query and fragment now shown; what `navigate` was last given. */
export const currentAddress: ReadonlySignal<string> = address;

/** A step that the screen shows and the history does not know yet. */
let due: (() => void) | null = null;

/** Tells the history what it does not know yet. */
function tell(): void {
  const write = due;
  due = null;
  write?.();
}

/** Not in the frame of the tap: a call of the history takes a good part of it, and lays the page out besides. */
function tellLater(win: Window, write: () => void): void {
  due = write;
  win.requestAnimationFrame(() => win.setTimeout(tell));
}

function here(win: Window): string {
  return win.location.pathname + win.location.search + win.location.hash;
}

function go(to: string, scroll: number): void {
  const before = viewKey(route.value);
  address.value = to;
  if (viewKey(route.value) === before) return;
  arriving = true;
  moved = true;
  wantedScroll = scroll;
}

/** Goes to an address of the application; `replace` leaves no step behind for « back ». */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  if (!page) {
    address.value = to;
    return;
  }
  tell();
  const [win, left] = [page, scrolled];
  const stays = viewKey(parseRoute(to)) === viewKey(route.value);
  const inside = options.replace ? isInside(win) : true;
  // Another view begins at its top; the same one stays where it is.
  const step: Step = stays && left > 0 ? { inside, scroll: left } : { inside };
  const write = (): void => {
    if (options.replace) win.history.replaceState(step, '', to);
    else {
      leaveAt(win, left);
      win.history.pushState(step, '', to);
    }
  };
  if (stays) tellLater(win, write);
  else write();
  go(to, 0);
}

/** What a step of the history says of itself; null before the application wrote there. */
type Step = { readonly inside?: boolean; readonly scroll?: number } | null;

const stepOf = (state: unknown): Step => state as Step;

/** Where « back » will find this screen: at its top, unless something else is written. */
const scrollOf = (step: Step): number | undefined => (step ? (step.scroll ?? 0) : undefined);

/** Writes only what is not written yet: a call of the history takes a good part of a frame. */
function leaveAt(win: Window, scroll: number): void {
  const step = stepOf(win.history.state);
  if (scrollOf(step) !== scroll) win.history.replaceState({ ...step, scroll }, '');
}

function isInside(win: Window): boolean {
  return stepOf(win.history.state)?.inside === true;
}

/** One step back when that step is ours, else to the address given (a shared link opened cold has no « back »). */
export function back(otherwise: string): void {
  tell();
  if (page && isInside(page)) page.history.back();
  else navigate(otherwise, { replace: true });
}

function followed(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null;
  if (!link || link.hasAttribute('download') || (link.target && link.target !== '_self')) return null;
  return link;
}

function onClick(event: MouseEvent, win: Window): void {
  const link = followed(event);
  if (!link || link.origin !== win.location.origin) return;
  tell();
  const to = link.pathname + link.search + link.hash;
  const samePage = link.pathname === win.location.pathname && link.search === win.location.search;
  if (samePage && link.hash) {
    // The browser jumps there itself; « back » comes back here.
    leaveAt(win, scrolled);
    return;
  }
  if (parseRoute(to).name === 'not-found') return;
  event.preventDefault();
  if (to === here(win)) return;
  navigate(to);
}

/**
 * Starts listening to links and to « back », and keeps the title of the window. `appName` follows the view's title.
 * Returns what undoes it.
 */
export function startRouter(win: Window, appName: string): () => void {
  page = win;
  address.value = here(win);
  const click = (event: MouseEvent): void => onClick(event, win);
  const pop = (event: PopStateEvent): void => {
    if (due) {
      // The step back was from what the screen shows, and that was no step yet.
      due = null;
      win.history.forward();
      return;
    }
    const scroll = scrollOf(stepOf(event.state));
    const before = viewKey(route.value);
    go(here(win), scroll ?? 0);
    if (scroll !== undefined && viewKey(route.value) === before) win.scrollTo(0, scroll);
  };
  const follow = (): void => {
    scrolled = win.scrollY;
  };
  // Written while nothing else is going on, so that the next tap finds it done; at the latest when the screen is left.
  const stand = (): void => {
    if (!arriving) leaveAt(win, scrolled);
  };
  follow();
  win.document.addEventListener('click', click);
  win.addEventListener('popstate', pop);
  win.addEventListener('scroll', follow, { passive: true });
  win.addEventListener('scrollend', stand);
  win.addEventListener('pagehide', tell);
  // Where a screen was left, the screen itself knows better: the browser would put its own place over it, later.
  win.history.scrollRestoration = 'manual';
  const stopTitle = effect(() => {
    win.document.title = heading.value ? `${heading.value} · ${appName}` : appName;
  });
  return () => {
    win.document.removeEventListener('click', click);
    win.removeEventListener('popstate', pop);
    win.removeEventListener('scroll', follow);
    win.removeEventListener('scrollend', stand);
    win.removeEventListener('pagehide', tell);
    tell();
    stopTitle();
    win.history.scrollRestoration = 'auto';
    page = null;
  };
}

/**
 * A view says that its heading is on screen: the window takes its title, and after a change of view the focus goes
 * to the heading, so that a screen reader starts there (never at the first load, never away from a field in use).
 */
export function arrive(title: string, h1: HTMLElement): void {
  heading.value = title;
  if (!page) return;
  const idle = page.document.activeElement === null || page.document.activeElement === page.document.body;
  if (arriving || (moved && idle)) h1.focus({ preventScroll: true });
  if (arriving && wantedScroll !== null) page.scrollTo(0, wantedScroll);
  arriving = false;
  wantedScroll = null;
}
