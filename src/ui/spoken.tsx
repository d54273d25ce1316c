import { langOf } from '#i18n/french.ts';

/** A text in its own language: nothing around it while that is the page's. */
export function Spoken({ children }: { children: string }) {
  const lang = langOf(children);
  return lang ? <span lang={lang}>{children}</span> : children;
}
