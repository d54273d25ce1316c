import { describe, expect, it } from 'vitest';
import { readSketch, sketchPaths, type SketchStroke, strokesOf, writeSketch } from '#domain/dossier/sketches.ts';
import { plainRecord } from '#tests/unit/domain/plain-record.ts';

const ARROW: SketchStroke = { ink: 'red', width: 0.02, line: [0.1, 0.2, 0.5, 0.6] };
const ROUND: SketchStroke = { ink: 'blue', width: 0.008, line: [0.5, 0.5, 0.6, 0.5, 0.6, 0.6] };

describe('a sketch over a photo', () => {
  it('is read in the order it was drawn, with its inks and widths', () => {
    const record = plainRecord();
    expect(record.edit((draft) => writeSketch(draft, 'p1', [ARROW, ROUND], 1.5))).toBe(true);
    expect(readSketch(record.view, 'p1')).toEqual([ARROW, ROUND]);
  });

  it('is taken off whole', () => {
    const record = plainRecord();
    record.edit((draft) => writeSketch(draft, 'p1', [ARROW], 1.5));
    record.edit((draft) => writeSketch(draft, 'p1', [], 1.5));
    expect(readSketch(record.view, 'p1')).toEqual([]);
  });

  it('that would be too long for a record is not taken, and what was there stays', () => {
    const record = plainRecord();
    record.edit((draft) => writeSketch(draft, 'p1', [ARROW], 1.5));
    const endless = Array.from({ length: 2_000 }, () => ARROW);
    expect(record.edit((draft) => writeSketch(draft, 'p1', endless, 1.5))).toBe(false);
    expect(readSketch(record.view, 'p1')).toEqual([ARROW]);
  });

  it('keeps the strokes it understands (R10)', () => {
    expect(strokesOf(['x', null, { c: 'mauve', w: 0.01, p: '1 1' }, { c: 'red', w: 9, p: '1 1' }])).toEqual([]);
    expect(strokesOf([{ c: 'red', w: 0.02, p: '' }, { c: 'red', w: 0.02, p: '200 400 800 800' }, 4])).toEqual([ARROW]);
    expect(strokesOf('sketch')).toEqual([]);
  });

  it('is laid over a picture of any size', () => {
    const [path] = sketchPaths([ARROW], 1_600, 1_000);
    expect(path).toEqual({ path: 'M160 200C160 200 800 600 800 600', colour: '#d01c1c', width: 20 });
  });
});
