// Theme and language of this tablet: read before the first screen, written when they change.
import { effect, untracked } from '@preact/signals-core';
import { bindLocale, locale, localeOf, type Locale } from '#i18n/locale.ts';
import type { Store } from '#store/store.ts';
import { bindTheme, theme, themeOf, type Theme } from '#ui/theme.ts';

async function keep({ local }: Pick<Store, 'local'>, chosen: { theme: Theme; locale: Locale }): Promise<void> {
  await Promise.all([local.set('theme', chosen.theme), local.set('locale', chosen.locale)]);
}

export async function startPreferences(store: Store): Promise<void> {
  const [savedTheme, savedLocale] = await Promise.all([store.local.get('theme'), store.local.get('locale')]);
  theme.value = themeOf(savedTheme) ?? theme.value;
  locale.value = localeOf(savedLocale) ?? locale.value;
  bindTheme(window);
  bindLocale(document.documentElement);
  let first = true;
  effect(() => {
    const chosen = { theme: theme.value, locale: locale.value };
    // Keeping them moves the line on what is saved: not what this follows.
    if (!first) untracked(() => void keep(store, chosen));
    first = false;
  });
}
