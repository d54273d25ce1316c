// Signatures: rows `signature/<row>/…` of the record they stand under, so that they are never parted from its text.
import type { Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import { choiceOf, dayOf, flagOf, numberOf, rowIds, textOf, valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';
import { fold } from '#domain/text/fold.ts';
import { fitLines, linePath, readLines, writeLines, type InkLine } from './ink.ts';

/** What was signed. */
const SIGNATURE_SUBJECTS = ['restitution', 'plan', 'visit'] as const;
export type SignatureSubject = (typeof SIGNATURE_SUBJECTS)[number];

/** Who signs; any other words are a role too, told as they were written. */
export const SIGNATURE_ROLES = ['chef', 'conseil', 'temoin'] as const;
export type SignatureRole = (typeof SIGNATURE_ROLES)[number];

/** What the hand drew. */
export interface SignatureStrokes {
  /** Width over height of the frame it was drawn in. */
  readonly aspect: number;
  readonly lines: readonly InkLine[];
}

export interface Signature {
  readonly id: string;
  readonly about: SignatureSubject;
  /** The visit that was signed, '' where that is not the subject. */
  readonly visit: string;
  readonly name: string;
  /** One of `SIGNATURE_ROLES`, or the person's own words; '' when none was said. */
  readonly role: string;
  readonly day: Day | null;
  /** Null when it was typed or refused. */
  readonly strokes: SignatureStrokes | null;
  /** « lu et approuvé », as it was typed instead of being drawn; '' otherwise. */
  readonly mention: string;
  /** The person would not sign: that is kept too, with the reason. */
  readonly refused: boolean;
  readonly reason: string;
  /** When it was given, ms since 1970; null when that was not written. */
  readonly at: number | null;
}

/** How somebody answers the request to sign. */
export type SignatureGesture =
  | { readonly type: 'drawn'; readonly strokes: SignatureStrokes }
  | { readonly type: 'typed'; readonly mention: string }
  | { readonly type: 'refused'; readonly reason: string };

export interface NewSignature {
  readonly about: SignatureSubject;
  readonly visit?: string;
  readonly name: string;
  readonly role: string;
  readonly day: Day;
  readonly gesture: SignatureGesture;
}

/** Characters of the drawing as it is stored: with its other fields a signature stays under 10 KB. */
const LONGEST = 8_000;
/** Frames that no pad has: what comes from elsewhere is not believed. */
const ASPECTS = { least: 0.2, most: 12 } as const;

/** Signatures and refusals in the order they were given; a row that holds neither is passed over (SYNC R10). */
export function readSignatures(view: RecordView): Signature[] {
  return rowIds(view, 'signature').flatMap((id) => {
    const signature = readSignature(view, id);
    const given = signature.strokes !== null || signature.mention !== '' || signature.refused;
    return given ? [signature] : [];
  });
}

function readSignature(view: RecordView, id: string): Signature {
  const key = (field: string): string => `signature/${id}/${field}`;
  return {
    id,
    about: choiceOf(view, key('about'), SIGNATURE_SUBJECTS, 'visit'),
    visit: textOf(view, key('visit')),
    name: textOf(view, key('name')),
    role: textOf(view, key('role')),
    day: dayOf(view, key('day')),
    strokes: readStrokes(valueOf(view, key('strokes'))),
    mention: textOf(view, key('mention')),
    refused: flagOf(view, key('refused')),
    reason: textOf(view, key('reason')),
    at: numberOf(view, key('born')),
  };
}

/** The drawing that a field holds, or a draft kept on this tablet; null when it is none. */
export function readStrokes(value: Json | undefined): SignatureStrokes | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { r, s } = value as { readonly [key: string]: Json };
  if (typeof r !== 'number' || typeof s !== 'string' || !(r >= ASPECTS.least && r <= ASPECTS.most)) return null;
  const lines = readLines(s);
  return lines.length === 0 ? null : { aspect: r, lines };
}

/** The drawing as a field holds it, made coarser if need be; null when there is too much of it for a signature. */
export function writeStrokes({ aspect, lines }: SignatureStrokes): Json | null {
  const fitted = fitLines(lines, aspect, LONGEST);
  return fitted && { r: Math.round(aspect * 1_000) / 1_000, s: writeLines(fitted) };
}

/** « Lu et approuvé » or its English, however it is written. */
export function isMention(text: string): boolean {
  const folded = fold(text);
  return folded.includes('lu et approuv') || folded.includes('read and approved');
}

/** Gives it now (ms), whole in one act, and returns its row; several of one dossier are so many rows. */
export function addSignature(draft: Draft, { about, visit = '', gesture, ...who }: NewSignature, now: number): string {
  const fields: Record<string, Json> = { about, name: who.name, role: who.role, day: who.day };
  if (visit !== '') fields['visit'] = visit;
  if (gesture.type === 'drawn') {
    const strokes = writeStrokes(gesture.strokes);
    if (strokes === null) throw new RangeError('a drawing too long for a signature');
    fields['strokes'] = strokes;
  }
  if (gesture.type === 'typed') fields['mention'] = gesture.mention;
  if (gesture.type === 'refused') Object.assign(fields, { refused: true, reason: gesture.reason });
  return addRow(draft, 'signature', fields, now);
}

/** Takes it off; `restoreSignature` takes that back. */
export function removeSignature(draft: Draft, id: string): void {
  removeRow(draft, 'signature', id);
}

export function restoreSignature(draft: Draft, id: string): void {
  draft.set(`signature/${id}/gone`, false);
}

/** A drawing is at most so much larger than it was made: a dot must not fill a page. */
const LARGEST = 2;

/**
 * The signature as one SVG path (`M`, `C`, `L`, absolute; to be stroked with round ends) in the middle of a place of
 * this size, in its units: the empty part of the frame is left out, the shape of the writing is kept.
 */
export function signaturePath({ aspect, lines }: SignatureStrokes, width: number, height: number): string {
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (const line of lines) {
    for (let index = 0; index + 1 < line.length; index += 2) {
      const [x, y] = [line[index] ?? 0, line[index + 1] ?? 0];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  }
  // In units of the frame's height.
  const whole = Math.min(width / aspect, height);
  const [wide, high] = [(right - left) * aspect, bottom - top];
  const scale = Math.min(width / Math.max(wide, 0.001), height / Math.max(high, 0.001), whole * LARGEST);
  const [offX, offY] = [(width - wide * scale) / 2, (height - high * scale) / 2];
  return lines
    .map((line) => linePath(line, (x, y) => [offX + (x - left) * aspect * scale, offY + (y - top) * scale]))
    .join('');
}
