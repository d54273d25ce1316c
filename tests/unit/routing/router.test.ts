import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { docIdFromBytes } from '#domain/ids.ts';
import { arrive, back, navigate, route, startRouter } from '#routing/router.ts';
import { href } from '#routing/routes.ts';

const doc = docIdFromBytes(new Uint8Array(16).fill(7));

interface Entry {
  url: URL;
  state: unknown;
}

/** A window with a history, links and a focus: as much of a browser as a router touches. */
class SmallWindow {
  readonly entries: Entry[];
  at = 0;
  top = 0;
  scrolled: number[] = [];
  readonly body = { name: 'body' };
  readonly listeners = new Map<string, (event: unknown) => void>();
  readonly document = {
    title: '',
    body: this.body,
    activeElement: this.body as unknown,
    addEventListener: (type: string, heard: (event: unknown) => void) => this.listeners.set(type, heard),
    removeEventListener: (type: string) => this.listeners.delete(type),
  };

  constructor(address: string) {
    this.entries = [{ url: new URL(address, 'https://cordee.example'), state: null }];
  }

  readonly frames: (() => void)[] = [];
  requestAnimationFrame = (then: () => void): number => this.frames.push(then);
  setTimeout = this.requestAnimationFrame;

  /** What waits for a frame, and what that lets go. */
  frame(): void {
    while (this.frames.length > 0) this.frames.shift()?.();
  }

  addEventListener = this.document.addEventListener;
  removeEventListener = this.document.removeEventListener;

  get scrollY(): number {
    return this.top;
  }

  /** Whoever scrolls is heard of. */
  set scrollY(top: number) {
    this.top = top;
    this.listeners.get('scroll')?.({});
  }

  get location(): URL {
    return this.entry.url;
  }

  get entry(): Entry {
    const entry = this.entries[this.at];
    if (!entry) throw new Error('no entry');
    return entry;
  }

  get history() {
    const state = this.entry.state;
    return {
      state,
      pushState: (next: unknown, _: string, to: string) => {
        this.entries.length = this.at + 1;
        this.entries.push({ url: new URL(to, this.location), state: next });
        this.at += 1;
      },
      replaceState: (next: unknown, _: string, to?: string) => {
        this.entries[this.at] = { url: new URL(to ?? this.location.href, this.location), state: next };
      },
      back: () => this.pop(),
      forward: () => this.forward(),
    };
  }

  pop(): void {
    this.at -= 1;
    this.listeners.get('popstate')?.({ state: this.entry.state });
  }

  forward(): void {
    this.at += 1;
    this.listeners.get('popstate')?.({ state: this.entry.state });
  }

  scrollTo(_: number, y: number): void {
    this.scrolled.push(y);
  }

  heading(): HTMLElement & { focused: number } {
    const h1 = { focused: 0, focus: () => (h1.focused += 1) };
    return h1 as never;
  }

  /** A tap on a link; returns whether the router took it. */
  click(to: string, extra: { download?: boolean; target?: string; ctrlKey?: boolean; button?: number } = {}): boolean {
    const url = new URL(to, this.location);
    const { pathname, search, hash, origin } = url;
    const link = {
      pathname,
      search,
      hash,
      origin,
      target: extra.target ?? '',
      hasAttribute: () => extra.download === true,
    };
    let taken = false;
    this.listeners.get('click')?.({
      defaultPrevented: false,
      button: extra.button ?? 0,
      ctrlKey: extra.ctrlKey ?? false,
      target: { closest: () => link },
      preventDefault: () => {
        taken = true;
      },
    });
    return taken;
  }
}

let win: SmallWindow;
let stop: () => void;

beforeEach(() => {
  win = new SmallWindow('/entreprises');
  stop = startRouter(win as never, 'Cordée');
});

afterEach(() => stop());

describe('links', () => {
  test('a link of the application changes the view without a load', () => {
    expect(win.click(href.company(doc))).toBe(true);
    expect(route.value).toEqual({ name: 'company', doc });
    expect(win.location.pathname).toBe(href.company(doc));
  });

  test('what is not a plain tap on one of our views is left to the browser', () => {
    expect(win.click(href.settings(), { ctrlKey: true })).toBe(false);
    expect(win.click(href.settings(), { button: 1 })).toBe(false);
    expect(win.click(href.settings(), { download: true })).toBe(false);
    expect(win.click(href.settings(), { target: '_blank' })).toBe(false);
    expect(win.click('https://autre.example/entreprises')).toBe(false);
    expect(win.click('/v1/health')).toBe(false);
    expect(win.click('/entreprises#bas')).toBe(false);
    expect(route.value).toEqual({ name: 'companies' });
  });

  test('a tap on the address already shown adds no step', () => {
    win.click('/entreprises');
    expect(win.entries).toHaveLength(1);
  });
});

describe('history', () => {
  test('« back » after a jump within a page returns to where the jump was made', () => {
    win.scrollY = 320;
    expect(win.click('/entreprises#bas')).toBe(false);
    win.history.pushState(null, '', '/entreprises#bas');
    win.pop();
    expect(win.scrolled).toEqual([320]);
  });

  test('« back » of the browser returns to the view before, at its scroll', () => {
    win.scrollY = 640;
    navigate(href.company(doc));
    arrive('Scierie', win.heading());
    win.pop();
    arrive('Entreprises', win.heading());
    expect(route.value).toEqual({ name: 'companies' });
    expect(win.scrolled).toEqual([0, 640]);
  });

  test('a view left at its top is found at its top, though nothing had to be written into its step', () => {
    navigate(href.company(doc));
    const step = win.entry.state;
    navigate(href.home());
    expect(win.entries.at(-2)?.state).toBe(step);
    win.scrollY = 500;
    win.pop();
    arrive('Scierie', win.heading());
    expect(win.scrolled.at(-1)).toBe(0);
  });

  test('a page that stands still has its place written, so that the next step only pushes', () => {
    win.scrollY = 300;
    win.listeners.get('scrollend')?.({});
    const step = win.entry.state;
    expect(step).toMatchObject({ scroll: 300 });
    navigate(href.network());
    expect(win.entries.at(-2)?.state).toBe(step);
  });

  test('what scrolls while a screen is on its way is written nowhere: the screen has its own place', () => {
    navigate(href.network());
    win.scrollY = 40;
    win.listeners.get('scrollend')?.({});
    expect(win.entry.state).not.toHaveProperty('scroll');
  });

  test('« forward » within a view finds it where it stood when the step was made', () => {
    navigate(href.network());
    arrive('Réseau', win.heading());
    win.scrollY = 300;
    navigate(href.network('liste', 'bassin=massatois'));
    win.frame();
    win.pop();
    win.scrollY = 0;
    win.forward();
    expect(win.scrolled.at(-1)).toBe(300);
  });

  test('within a view the screen changes at once, and the history is told one frame later', () => {
    navigate(href.network());
    navigate(href.network('carte'));
    expect(route.value).toEqual({ name: 'network', view: 'carte' });
    expect(win.entries).toHaveLength(2);
    win.frame();
    expect(win.entries.map(({ url }) => url.pathname + url.search)).toEqual([
      '/entreprises',
      href.network(),
      href.network('carte'),
    ]);
  });

  test('what the history was not told yet comes before the next step, and before a window that goes', () => {
    navigate(href.network());
    navigate(href.network('carte'));
    navigate(href.network('liens'));
    navigate(href.home());
    expect(win.entries.map(({ url }) => url.pathname + url.search)).toEqual([
      '/entreprises',
      href.network(),
      href.network('carte'),
      href.network('liens'),
      href.home(),
    ]);
    navigate(href.network());
    navigate(href.network('carte'));
    win.listeners.get('pagehide')?.({});
    expect(win.location.search).toBe(new URL(href.network('carte'), win.location).search);
    win.frame();
    expect(win.entries).toHaveLength(7);
  });

  test('a screen that became shorter within that frame is found by « back » where it was left', () => {
    navigate(href.network());
    arrive('Réseau', win.heading());
    win.scrollY = 300;
    navigate(href.network('liste', 'bassin=massatois'));
    win.scrollY = 0;
    win.frame();
    win.pop();
    expect(win.scrolled.at(-1)).toBe(300);
  });

  test('« back » pressed before the history knew the step takes back that step, and no other', () => {
    navigate(href.network());
    navigate(href.network('carte'));
    win.pop();
    win.frame();
    expect(route.value).toEqual({ name: 'network', view: 'liste' });
    expect(win.location.pathname).toBe(href.network());
  });

  test('back() leaves to the given address when the application was opened on this very view', () => {
    back(href.home());
    expect(route.value).toEqual({ name: 'home' });
    expect(win.entries).toHaveLength(1);
  });

  test('back() takes the step back when the view was reached from inside', () => {
    navigate(href.company(doc));
    back(href.home());
    expect(route.value).toEqual({ name: 'companies' });
  });

  test('replace leaves no step behind', () => {
    navigate(href.company(doc), { replace: true });
    expect(win.entries).toHaveLength(1);
    expect(route.value).toEqual({ name: 'company', doc });
  });
});

describe('arrival', () => {
  test('the window takes the title of the view, and the application its name', () => {
    arrive('Entreprises', win.heading());
    expect(win.document.title).toBe('Entreprises · Cordée');
  });

  test('after a change of view the heading takes the focus, once', () => {
    navigate(href.company(doc));
    const h1 = win.heading();
    win.document.activeElement = { name: 'the link' };
    arrive('Scierie', h1);
    arrive('Scierie Dupuy', h1);
    expect(h1.focused).toBe(1);
  });

  test('another tab of the same view leaves focus and scroll where they are', () => {
    navigate(href.network());
    arrive('Réseau', win.heading());
    win.document.activeElement = { name: 'the tab' };
    win.scrolled = [];
    navigate(href.network('carte'));
    const h1 = win.heading();
    arrive('Réseau', h1);
    expect(h1.focused).toBe(0);
    expect(win.scrolled).toEqual([]);
  });
});

test('at the first load nothing is focused, so that a screen reader reads the page from its top', () => {
  stop();
  win = new SmallWindow('/dossiers');
  stop = startRouter(win as never, 'Cordée');
  const h1 = win.heading();
  win.document.activeElement = { name: 'a field' };
  arrive('Dossiers', h1);
  expect(h1.focused).toBe(0);
});
