// The language of the screen: one signal, French unless the person chose otherwise.
import { effect, signal } from '@preact/signals-core';

export type Locale = 'fr' | 'en';

export const LOCALES: readonly Locale[] = ['fr', 'en'];

/** The language now on screen; whoever reads it re-renders when it changes. */
export const locale = signal<Locale>('fr');

/** A stored preference as a locale; null when it is none of ours. */
export function localeOf(text: unknown): Locale | null {
  return LOCALES.find((known) => known === text) ?? null;
}

/** Keeps `<html lang>` equal to the locale, for screen readers and hyphenation; call once at start. */
export function bindLocale(html: { lang: string }): () => void {
  return effect(() => {
    html.lang = locale.value;
  });
}
