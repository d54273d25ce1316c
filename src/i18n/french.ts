// Texts that stay French on a screen in another language, such as a grid's own words that nobody translated: whoever
// draws them says so, that they are read aloud as French (WCAG 3.1.2).
import { locale } from './locale.ts';
import { typeset } from './typeset.ts';

const french = new Set<string>();

/** The text itself, known as French from now on. */
export function keptFrench(text: string): string {
  if (locale.value !== 'fr') french.add(text);
  return text;
}

/** What was typed in a plain editor, with French spaces and apostrophes, so that no sign starts a line alone. */
export function printedFrench(text: string): string {
  return keptFrench(typeset(text).replaceAll("'", '’'));
}

/** The `lang` of an element with this text; undefined where it is that of the page. */
export function langOf(text: unknown): 'fr' | undefined {
  return locale.value !== 'fr' && typeof text === 'string' && french.has(text) ? 'fr' : undefined;
}

const around = new Map<string, readonly string[]>();

/** The sentence itself, in the language of the page, known to hold such texts from now on. */
export function frenchWithin(sentence: string, texts: readonly string[]): string {
  const inside = texts.filter(langOf);
  if (inside.length > 0) around.set(sentence, inside);
  return sentence;
}

export interface Piece {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  readonly lang: 'fr' | undefined;
}

/** A text cut where its language changes. */
export function piecesOf(text: string): Piece[] {
  const lang = langOf(text);
  const inside = lang ? undefined : around.get(text);
  if (!inside) return [{ at: 0, text, lang }];
  const pieces: Piece[] = [];
  let from = 0;
  while (from < text.length) {
    const [at, found] = firstOf(text, inside, from);
    if (at > from) pieces.push({ at: from, text: text.slice(from, at), lang: undefined });
    if (found) pieces.push({ at, text: found, lang: 'fr' });
    from = at + found.length;
  }
  return pieces;
}

/** Where the next of them begins, the longest of those that begin there; the end without one. */
function firstOf(text: string, texts: readonly string[], from: number): [at: number, found: string] {
  let [at, found] = [text.length, ''];
  for (const one of texts) {
    const place = text.indexOf(one, from);
    if (place >= 0 && (place < at || (place === at && one.length > found.length))) [at, found] = [place, one];
  }
  return [at, found];
}
