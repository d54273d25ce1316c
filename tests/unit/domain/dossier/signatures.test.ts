import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import {
  addSignature,
  isMention,
  readSignatures,
  readStrokes,
  removeSignature,
  restoreSignature,
  signaturePath,
  type SignatureStrokes,
  writeStrokes,
} from '#domain/dossier/signatures.ts';
import { plainRecord, T0, viewOf } from '#tests/unit/domain/plain-record.ts';

const DAY = '2026-11-23' as Day;
const WHO = { name: 'Marie Estrade', role: 'chef', day: DAY };
const STROKES: SignatureStrokes = { aspect: 2.5, lines: [[0.25, 0.5, 0.75, 0.5], [0.5]] };

/** Somebody who never lifts the pen, `count` points a line. */
const scribble = (lines: number, count: number): SignatureStrokes => ({
  aspect: 2.5,
  lines: Array.from({ length: lines }, (_, line) =>
    Array.from({ length: 2 * count }, (_, index) => 0.5 + 0.49 * Math.sin((index * 7 + line * 3) * 0.61)),
  ),
});

/** The figures of a path. */
const figures = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('signatures under a record', () => {
  it('are rows of it: drawn, typed and refused ones, of several people, in the order they were given', () => {
    const record = plainRecord();
    const later = record.edit((draft) =>
      addSignature(
        draft,
        { ...WHO, about: 'visit', visit: 'v1', gesture: { type: 'refused', reason: 'Plus tard' } },
        T0 - 10,
      ),
    );
    const drawn = record.edit((draft) =>
      addSignature(draft, { ...WHO, about: 'plan', gesture: { type: 'drawn', strokes: STROKES } }, T0 - 30),
    );
    const typed = record.edit((draft) =>
      addSignature(draft, { ...WHO, about: 'plan', gesture: { type: 'typed', mention: 'Lu et approuvé' } }, T0 - 20),
    );
    const plain = { ...WHO, visit: '', strokes: null, mention: '', refused: false, reason: '' };
    const lines = [[0.25, 0.5, 0.75, 0.5]];
    expect(readSignatures(record.view)).toEqual([
      { ...plain, id: drawn, about: 'plan', at: T0 - 30, strokes: { aspect: 2.5, lines } },
      { ...plain, id: typed, about: 'plan', at: T0 - 20, mention: 'Lu et approuvé' },
      { ...plain, id: later, about: 'visit', visit: 'v1', at: T0 - 10, refused: true, reason: 'Plus tard' },
    ]);
  });

  it('leave and come back', () => {
    const record = plainRecord();
    const id = record.edit((draft) =>
      addSignature(draft, { ...WHO, about: 'plan', gesture: { type: 'drawn', strokes: STROKES } }, T0),
    );
    record.edit((draft) => removeSignature(draft, id));
    expect(readSignatures(record.view)).toEqual([]);
    record.edit((draft) => restoreSignature(draft, id));
    expect(readSignatures(record.view)).toMatchObject([{ id }]);
  });

  it('that hold neither a drawing, nor words, nor a refusal are none (R10)', () => {
    const view = viewOf({
      'signature/a/name': 'Marie',
      'signature/b/strokes': { r: 99, s: '1 1' },
      'signature/c/strokes': { r: 2.5, s: 'M0 0;nan' },
      'signature/d/strokes': 'x',
    });
    expect(readSignatures(view)).toEqual([]);
  });
});

describe('the drawing', () => {
  it('stays under 10 KB however long somebody draws, or is not taken at all', () => {
    const sizes = [1, 10, 60, 400].map((lines) => writeStrokes(scribble(lines, 300)));
    for (const stored of sizes) expect(JSON.stringify(stored).length).toBeLessThan(10_000);
    expect(writeStrokes(scribble(3_000, 4))).toBeNull();
    expect(() =>
      addSignature(
        plainRecord().edit((draft) => draft),
        {
          ...WHO,
          about: 'plan',
          gesture: { type: 'drawn', strokes: scribble(3_000, 4) },
        },
        T0,
      ),
    ).toThrow(RangeError);
  });

  it('is read as it was written', () => {
    expect(readStrokes(writeStrokes(STROKES) ?? undefined)).toEqual({ aspect: 2.5, lines: [[0.25, 0.5, 0.75, 0.5]] });
  });

  it('is set in the middle of its place, in its own shape, without the empty part of the frame', () => {
    // Half the frame wide, no height: twice as large as drawn at most.
    expect(figures(signaturePath({ aspect: 2, lines: [[0.25, 0.2, 0.75, 0.2]] }, 400, 100))).toEqual([
      100, 50, 100, 50, 300, 50, 300, 50,
    ]);
    const square = { aspect: 2, lines: [[0.4, 0.2, 0.6, 0.2, 0.6, 0.6, 0.4, 0.6]] };
    const drawn = figures(signaturePath(square, 100, 100));
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([30, 70]);
  });

  it('of a single dot is a dot', () => {
    expect(signaturePath({ aspect: 2, lines: [[0.5, 0.5]] }, 100, 50)).toMatch(/^M\S+ \S+L\S+ \S+$/);
  });
});

describe('the typed words', () => {
  it('are « lu et approuvé » in any writing, or its English', () => {
    for (const text of ['Lu et approuvé', 'LU ET APPROUVE', 'lu et approuvée le 3', 'Read and approved'])
      expect(isMention(text)).toBe(true);
    for (const text of ['', 'lu', 'approuvé']) expect(isMention(text)).toBe(false);
  });
});
