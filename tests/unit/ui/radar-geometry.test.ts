import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutOf, linesOf, pointOn, RADAR_LINE, runsOf, type RadarAxis } from '#ui/radar-geometry.ts';

const LABELS = [
  'Le cap du chef d’entreprise',
  'Ce que l’on propose',
  'La façon de produire',
  'Acheter, stocker, livrer',
  'Clients, vente et image',
  'Le numérique utile',
  'Gestion et organisation',
  'Mettre au point et protéger',
  'Compétences, équipe et transmission',
  'Ressources et environnement',
  'Travailler avec d’autres',
  'Utilité locale et ancrage',
  'Moyens pour agir',
];
const axes = (values: readonly (number | null)[]): RadarAxis[] =>
  values.map((value, index) => ({ id: String(index), label: LABELS[index] ?? `Axe ${index}`, value }));

describe('spokes', () => {
  test('the first axis points up and the others follow clockwise', () => {
    expect(pointOn(0, 4, 10).y).toBeCloseTo(-10);
    expect(pointOn(1, 4, 10).x).toBeCloseTo(10);
    expect(pointOn(2, 4, 10).y).toBeCloseTo(10);
    expect(pointOn(3, 4, 10).x).toBeCloseTo(-10);
  });
});

describe('gaps', () => {
  test('with every axis rated the figure is closed', () => {
    expect(runsOf(axes([0.1, 0, 1]))).toEqual({ runs: [[0, 1, 2]], closed: true });
  });

  test('an axis « non évalué » opens the figure and is never drawn as zero', () => {
    expect(runsOf(axes([0.1, null, 1, 0.5]))).toEqual({ runs: [[2, 3, 0]], closed: false });
    expect(runsOf(axes([null, 0.5, null, 0.5, 0.2]))).toEqual({ runs: [[1], [3, 4]], closed: false });
  });

  test('nothing rated draws nothing', () => {
    expect(runsOf(axes([null, null]))).toEqual({ runs: [], closed: false });
    expect(runsOf([])).toEqual({ runs: [], closed: true });
  });

  test('each rated axis is in exactly one run, whatever is missing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 14 }),
        (values) => {
          const given = axes(values);
          const drawn = runsOf(given).runs.flat();
          const rated = given.flatMap((axis, index) => (axis.value === null ? [] : [index]));
          expect(drawn.sort((a, b) => a - b)).toEqual(rated);
        },
      ),
    );
  });
});

describe('labels', () => {
  test('they break at spaces only, and lose nothing', () => {
    expect(linesOf('Compétences, équipe et transmission', 14)).toEqual(['Compétences,', 'équipe et', 'transmission']);
    for (const label of LABELS) expect(linesOf(label, 12).join(' ')).toBe(label);
  });

  test.each([12, 13])('%i French labels stand apart and inside the drawing from 520 to 1100 pixels', (count) => {
    for (let width = 520; width <= 1100; width += 20) {
      const layout = layoutOf(
        axes(LABELS.slice(0, count).map((_, index) => (index % 5 === 2 ? null : 0.5))),
        width,
        'non évalué',
      );
      const boxes = layout.labels.map((label) => {
        const wide = Math.max(...label.lines.map((line) => line.length)) * 8;
        const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - wide : label.x - wide / 2;
        return {
          left,
          right: left + wide,
          top: label.y - 12,
          bottom: label.y + (label.lines.length - 1) * RADAR_LINE + 4,
        };
      });
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(-width / 2 - 8);
        expect(box.right).toBeLessThanOrEqual(width / 2 + 8);
        expect(box.top).toBeGreaterThanOrEqual(layout.top);
        expect(box.bottom).toBeLessThanOrEqual(layout.bottom);
        for (const other of boxes.slice(index + 1)) {
          const apart =
            box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
          expect(apart, `width ${width}, label ${index}`).toBe(true);
        }
      }
    }
  });
});
