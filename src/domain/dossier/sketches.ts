// What was drawn over a photo: `photo/<id>/sketch`, lines as figures. The picture's own bytes never change.
import type { Json } from '#domain/json.ts';
import { valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { writeRow } from '#domain/record/rows.ts';
import { fitLines, linePath, readLines, writeLines, type InkLine } from './ink.ts';

/** Inks that stand out on any picture, by name; their colours are the reader's business. */
export const SKETCH_INKS = ['red', 'yellow', 'blue', 'white'] as const;
export type SketchInk = (typeof SKETCH_INKS)[number];

export const INK_COLOURS: Readonly<Record<SketchInk, string>> = {
  red: '#d01c1c',
  yellow: '#ffd60a',
  blue: '#1750d0',
  white: '#ffffff',
};

/** Widths of a line, in shares of the picture's height. */
export const SKETCH_WIDTHS = { thin: 0.008, thick: 0.02 } as const;
export type SketchWidth = keyof typeof SKETCH_WIDTHS;

export interface SketchStroke {
  readonly ink: SketchInk;
  /** Share of the picture's height. */
  readonly width: number;
  readonly line: InkLine;
}

/** Characters of one sketch as it is stored. */
const LONGEST = 24_000;

const isInk = (value: Json | undefined): value is SketchInk => SKETCH_INKS.some((ink) => ink === value);

/** The strokes in the order they were drawn; what is none is passed over (SYNC R10). */
export function readSketch(view: RecordView, photo: string): SketchStroke[] {
  return strokesOf(valueOf(view, `photo/${photo}/sketch`));
}

/** The strokes that a value holds. */
export function strokesOf(value: Json | undefined): SketchStroke[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((stroke: Json) => {
    if (typeof stroke !== 'object' || stroke === null || Array.isArray(stroke)) return [];
    const { c, w, p } = stroke as { readonly [key: string]: Json };
    const [line] = typeof p === 'string' ? readLines(p) : [];
    if (!isInk(c) || typeof w !== 'number' || !(w > 0 && w <= 0.2) || !line) return [];
    return [{ ink: c, width: w, line }];
  });
}

/**
 * The strokes as a field holds them; null when there is too much of them for a record.
 * @param aspect width over height of the picture
 */
export function sketchValue(strokes: readonly SketchStroke[], aspect: number): Json | null {
  const lines = fitLines(
    strokes.map(({ line }) => line),
    aspect,
    LONGEST - 30 * strokes.length,
  );
  return lines && strokes.map(({ ink, width }, index) => ({ c: ink, w: width, p: writeLines([lines[index] ?? []]) }));
}

/** Puts these strokes over a photo, or takes them all off; false when there is too much of them. */
export function writeSketch(draft: Draft, photo: string, strokes: readonly SketchStroke[], aspect: number): boolean {
  const value = strokes.length === 0 ? null : sketchValue(strokes, aspect);
  if (strokes.length > 0 && value === null) return false;
  writeRow(draft, 'photo', photo, { sketch: value });
  return true;
}

/** The strokes as SVG paths over a picture of this size, in its units; to be stroked with round ends. */
export function sketchPaths(
  strokes: readonly SketchStroke[],
  width: number,
  height: number,
): { readonly path: string; readonly colour: string; readonly width: number }[] {
  return strokes.map((stroke) => ({
    path: linePath(stroke.line, (x, y) => [x * width, y * height]),
    colour: INK_COLOURS[stroke.ink],
    width: stroke.width * height,
  }));
}
