// Theme and language of this tablet: read before the first screen, written when they change.
import { effect } from '@preact/signals-core';
import { bindLocale, locale, localeOf } from '#i18n/locale.ts';
import type { Store } from '#store/store.ts';
import { bindTheme, theme, themeOf } from '#ui/theme.ts';

export async function startPreferences(store: Store): Promise<void> {
  const [savedTheme, savedLocale] = await Promise.all([store.local.get('theme'), store.local.get('locale')]);
  theme.value = themeOf(savedTheme) ?? theme.value;
  locale.value = localeOf(savedLocale) ?? locale.value;
  bindTheme(window);
  bindLocale(document.documentElement);
  let first = true;
  effect(() => {
    const chosen = { theme: theme.value, locale: locale.value };
    if (!first) void Promise.all([store.local.set('theme', chosen.theme), store.local.set('locale', chosen.locale)]);
    first = false;
  });
}
