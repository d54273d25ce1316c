// Texts that stay French on a screen in another language, such as a grid's own words that nobody translated: whoever
// draws them says so, that they are read aloud as French (WCAG 3.1.2).
import { locale } from './locale.ts';

const french = new Set<string>();

/** The text itself, known as French from now on. */
export function keptFrench(text: string): string {
  if (locale.value !== 'fr') french.add(text);
  return text;
}

/** The `lang` of an element with this text; undefined where it is that of the page. */
export function langOf(text: unknown): 'fr' | undefined {
  return locale.value !== 'fr' && typeof text === 'string' && french.has(text) ? 'fr' : undefined;
}
