import { describe, expect, it } from 'vitest';
import { placeLabels, type LabelWish } from '#features/network/territory-labels.ts';
import { classOf, isNumbered, markRadius, neighbourOf } from '#features/network/territory-marks.ts';

const frame = { width: 400, height: 300, size: 14 };
const wish = (code: string, x: number, y: number, weight: number): LabelWish => ({
  code,
  name: `Commune ${code}`,
  at: [x, y],
  weight,
  mark: 8,
});

describe('names on the map', () => {
  it('the largest commune keeps its name where two would collide', () => {
    const packed = Array.from({ length: 30 }, (_, index) => wish(`c${index}`, 200, 150 + index * 0.1, index));
    const placed = placeLabels(packed, frame);
    expect(placed[0]?.code).toBe('c29');
    expect(placed.length).toBeLessThan(6);
  });

  it('a name never leaves the drawing', () => {
    for (const label of placeLabels([wish('edge', 399, 150, 1), wish('left', 1, 100, 1)], frame)) {
      const width = label.name.length * frame.size * 0.56;
      const left = label.anchor === 'end' ? label.x - width : label.anchor === 'middle' ? label.x - width / 2 : label.x;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(frame.width);
    }
  });

  it('the same wishes in another order give the same names', () => {
    const wishes = [wish('a', 50, 50, 3), wish('b', 60, 52, 3), wish('c', 300, 200, 1)];
    expect(placeLabels(wishes.toReversed(), frame)).toEqual(placeLabels(wishes, frame));
  });
});

describe('how many companies a commune has', () => {
  it('falls into the classes none, 1-2, 3-5, 6-10, 11 and more', () => {
    expect([0, 1, 2, 3, 5, 6, 10, 11, 400].map(classOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('shows in the size of the mark, which grows and stays bounded', () => {
    const sizes = [1, 4, 12, 60, 5000].map((count) => markRadius(count, 900));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBeLessThanOrEqual(20);
    expect(markRadius(0, 900)).toBe(0);
  });
});

describe('arrow keys on the map', () => {
  const cells = [
    { code: 'middle', centre: [0, 0], outline: [] },
    { code: 'east', centre: [5, 1], outline: [] },
    { code: 'far east', centre: [9, 0], outline: [] },
    { code: 'north', centre: [1, -4], outline: [] },
  ] as const;

  it('go to the nearest commune ahead', () => {
    expect(neighbourOf(cells, 'middle', 'right')).toBe('east');
    expect(neighbourOf(cells, 'middle', 'up')).toBe('north');
    expect(neighbourOf(cells, 'east', 'right')).toBe('far east');
  });

  it('stay where the land ends', () => {
    expect(neighbourOf(cells, 'middle', 'down')).toBeNull();
    expect(neighbourOf(cells, 'unknown', 'down')).toBeNull();
  });
});

describe('on a phone', () => {
  it('a single company is a bare dot, and the others keep their number', () => {
    expect([1, 2, 12].map((count) => isNumbered(count, 330))).toEqual([false, true, true]);
    expect([1, 2, 12].map((count) => isNumbered(count, 900))).toEqual([true, true, true]);
    expect(markRadius(1, 330)).toBeLessThan(markRadius(2, 330));
  });
});
