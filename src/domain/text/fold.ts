// Words compared as people read them: accents, case, ligatures and typographic apostrophes do not count.

/** Lower case, without accents, `œ` as `oe`, `’` as `'`, runs of spaces (also no-break ones) as one, trimmed. */
export function fold(text: string): string {
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

/** The words of a folded text, split on everything that is neither a letter nor a digit. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
