// Text as the embedded letters can show it. What they do not hold becomes an empty box, never nothing: whoever reads the
// paper sees that something stood there.

/** Stands for what cannot be drawn; it comes out as the font's own empty box. */
export const BOX = '\ufffd';

/** The font has no narrow no-break space, and a thin space that nobody types: one is drawn for the other, and read back as what it stands for. */
export const NARROW = '\u2009';

/** Drawn like something the font has. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['\u202f', NARROW],
  ['\u2011', '-'],
  ['\u2010', '-'],
  ['\u2007', '\u00a0'],
  ['\t', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
]);

/** Without a shape: controls, soft hyphens, marks of direction, joiners, selectors of a form. */
const SHAPELESS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{fe00}-\u{fe0f}]/gu;

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/**
 * @param has whether the font holds a code point
 * @param onBox told each character that a box stands for
 */
export function lettersOf(text: string, has: (point: number) => boolean, onBox: (character: string) => void): string {
  let shown = '';
  for (const { segment } of graphemes.segment(text.toWellFormed().normalize('NFC'))) {
    if (segment === '\n') {
      shown += segment;
      continue;
    }
    const twin = [...segment].map((character) => TWINS.get(character) ?? character).join('');
    const visible = twin.replaceAll(SHAPELESS, '');
    if ([...visible].every((character) => has(character.codePointAt(0) ?? 0))) shown += visible;
    else {
      shown += BOX;
      onBox(segment);
    }
  }
  return shown;
}

/** Parts of a word no wider than the room, cut between characters: a word of 10,000 letters must not leave the page. */
function cutWord(word: string, width: number, measure: (text: string) => number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = measure(segment);
    if (part !== '' && used + wide > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += segment;
    used += wide;
  }
  return part === '' ? parts : [...parts, part];
}

/** Lines no wider than the room, broken at plain spaces; each line break of the text starts a new one. */
export function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  const space = measure(' ');
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    let used = 0;
    for (const word of line.split(' ').filter((one) => one !== '')) {
      const wide = measure(word);
      if (current !== '' && used + space + wide <= width) {
        current += ` ${word}`;
        used += space + wide;
        continue;
      }
      if (current !== '') lines.push(current);
      const parts = wide > width ? cutWord(word, width, measure) : [word];
      lines.push(...parts.slice(0, -1));
      current = parts.at(-1) ?? '';
      used = parts.length > 1 ? measure(current) : wide;
    }
    return [...lines, current];
  });
}
