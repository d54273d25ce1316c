// Text in the embedded letters: what it becomes, how wide it is, and how a line of it is drawn.
import type PDFDocument from 'pdfkit';
import { BOX, lettersOf, linesOf, NARROW } from './letters.ts';

export interface Style {
  readonly bold?: boolean;
  /** Points. */
  readonly size: number;
  readonly color: string;
  /** From one line to the next, in sizes. */
  readonly leading?: number;
}

export const leadingOf = ({ size, leading = 1.36 }: Style): number => size * leading;

export interface Place {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface Typesetter {
  /** Characters that a box stands for. */
  readonly boxed: ReadonlySet<string>;
  /** A text broken into lines of at most this width, points, as the letters can show it. */
  lines(text: string, width: number, style: Style): string[];
  /** How wide a line is, points. */
  measure(line: string, style: Style): number;
  /** Draws one of these lines; its top is `y`. */
  line(text: string, y: number, place: Place, style: Style): void;
}

/** Of the narrow space, thousandths of a size: the font's thin one is 140, too little to part thousands. */
const NARROW_WIDTH = 200;

/** The narrow space and the box are read back as what they stand for. Returns what is added to the narrow one. */
function nameGlyphs(pdf: PDFDocument): number {
  const { unicode, widths } = pdf._font;
  pdf._font.encode(NARROW);
  const narrow = unicode.findIndex((points) => points?.[0] === NARROW.codePointAt(0));
  unicode[0] = [BOX.codePointAt(0) ?? 0];
  if (narrow < 0) return 0;
  const added = NARROW_WIDTH - (widths[narrow] ?? NARROW_WIDTH);
  unicode[narrow] = [0x202f];
  widths[narrow] = NARROW_WIDTH;
  return added;
}

/** @param pdf with `regular` and `bold` registered */
export function createTypesetter(pdf: PDFDocument): Typesetter {
  let added = 0;
  for (const name of ['bold', 'regular']) {
    pdf.font(name);
    added = nameGlyphs(pdf);
  }
  const { font } = pdf._font;
  const has = (point: number): boolean => font.hasGlyphForCodePoint(point);
  const boxed = new Set<string>();
  const widths = new Map<string, number>();

  function use({ bold = false, size, color }: Style): void {
    pdf.font(bold ? 'bold' : 'regular', size).fillColor(color);
  }

  /** A word is measured once, in points for a size of 1,000. */
  function measureWith(style: Style): (text: string) => number {
    use({ ...style, size: 1000 });
    const weight = style.bold ? 'b' : 'r';
    return (text) => {
      const known = widths.get(weight + text) ?? pdf.widthOfString(text) + added * (text.split(NARROW).length - 1);
      widths.set(weight + text, known);
      return (known * style.size) / 1000;
    };
  }

  return {
    boxed,
    lines: (text, width, style) =>
      linesOf(
        lettersOf(text, has, (character) => boxed.add(character)),
        width,
        measureWith(style),
      ),
    measure: (line, style) => measureWith(style)(line),
    line(text, y, { x, width, align }, style) {
      const at = align === 'right' ? x + width - measureWith(style)(text) : x;
      use(style);
      pdf.text(text, at, y, { lineBreak: false });
    },
  };
}
