// Words compared as people read them: accents, case, ligatures and typographic apostrophes do not count.

/** Of any writing: each accent apart, then dropped. */
function foldAny(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Nearly every text here; each of its letters is folded by itself. */
const LATIN = /^[ -\u017f’]*$/;
const SPECIAL = /[^ -~]/g;
const SPACES = /^ | {2}| $/;
const specials = new Map<string, string>();

function foldLetter(letter: string): string {
  const known = specials.get(letter);
  if (known !== undefined) return known;
  const folded = /\s/.test(letter) ? ' ' : foldAny(letter);
  specials.set(letter, folded);
  return folded;
}

/** Lower case, without accents, `œ` as `oe`, `’` as `'`, runs of spaces (also no-break ones) as one, trimmed. */
export function fold(text: string): string {
  if (!LATIN.test(text)) return foldAny(text);
  const folded = text.replace(SPECIAL, foldLetter).toLowerCase();
  return SPACES.test(folded) ? folded.replace(/ +/g, ' ').trim() : folded;
}

/** The words of a folded text, split on everything that is neither a letter nor a digit. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
