// Light, dark or « plein soleil »: the person's choice on this tablet, else the system's.
import { effect, signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark' | 'sun';

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'sun'];

/** The theme asked for; `auto` follows the system. */
export const theme = signal<Theme>('auto');

/** The one on the screen: what is drawn on a canvas is drawn anew when it changes. */
export const shownTheme = signal<Exclude<Theme, 'auto'>>('light');

/** A stored preference as a theme; null when it is none of ours. */
export function themeOf(text: unknown): Theme | null {
  return THEMES.find((known) => known === text) ?? null;
}

/** Keeps `data-theme` on `<html>` equal to the choice, or to the system's while it is `auto`. Call once at start. */
export function bindTheme(win: Window): () => void {
  const dark = win.matchMedia('(prefers-color-scheme: dark)');
  const root = win.document.documentElement;
  const system = signal(dark.matches);
  const changed = (): void => {
    system.value = dark.matches;
  };
  dark.addEventListener('change', changed);
  const stop = effect(() => {
    const shown = theme.value === 'auto' ? (system.value ? 'dark' : 'light') : theme.value;
    root.dataset['theme'] = shown;
    shownTheme.value = shown;
  });
  // Whoever else sets the attribute changes what is on the screen, too.
  const watch = new MutationObserver(() => {
    const set = themeOf(root.dataset['theme']);
    if (set && set !== 'auto') shownTheme.value = set;
  });
  watch.observe(root, { attributeFilter: ['data-theme'] });
  return () => {
    stop();
    watch.disconnect();
    dark.removeEventListener('change', changed);
  };
}
