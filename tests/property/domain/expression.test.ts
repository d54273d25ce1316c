import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import { evaluate } from '#domain/expression/evaluate.ts';
import { parseExpression } from '#domain/expression/parse.ts';
import { isPattern, matchesPattern } from '#domain/expression/pattern.ts';

const PIECES = [
  '${a}',
  '.',
  '(',
  ')',
  ',',
  '+',
  '-',
  '*',
  'div',
  'mod',
  '=',
  '!=',
  '<',
  '>=',
  'and',
  'or',
  'not(',
  'if(',
  'selected(',
  'regex(',
  'round(',
  'substr(',
  'concat(',
  'date(',
  'format-date(',
  "'x'",
  '"%Y"',
  '12',
  '.5',
  ' ',
  'nom',
  '::',
  '[',
  '‘',
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((parts) => parts.join(' ')),
);

describe('expressions', () => {
  it('any text is a tree or a named refusal, and any tree has a value for any answer', () => {
    fc.assert(
      fc.property(text, fc.string(), (source, answer) => {
        const tree = parseExpression(source);
        const value = !tree.ok
          ? tree.error.type
          : evaluate(tree.value, { today: '2026-11-23' as Day, self: answer, field: () => answer });
        expect(['string', 'number', 'boolean', 'object']).toContain(typeof value);
      }),
      { numRuns: 3000 },
    );
  });
});

const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '(a|b)', '(?:ab)', '[a-c]', 'é', '\\.');
const counted = fc.tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?'));
const pattern = fc
  .tuple(fc.constantFrom('', '^'), fc.array(counted, { maxLength: 5 }), fc.constantFrom('', '$'))
  .map(([start, parts, end]) => start + parts.map(([one, count]) => one + count).join('') + end);

describe('patterns', () => {
  it('find what the regular expressions of the language find', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', 'é', ' '), maxLength: 12 }),
        (source, given) => {
          expect(isPattern(source)).toBe(true);
          expect(matchesPattern(source, given)).toBe(new RegExp(source, 'u').test(given));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('any text is a pattern or is not, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string(), (source, given) => {
        expect(typeof matchesPattern(source, given)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  it('a pattern that would freeze a backtracking engine is answered', () => {
    expect(
      matchesPattern('^(([0-9]{1})*[- .(]*([0-9]{3})[- .)]*[0-9]{3}[- .]*[0-9]{4})+$', `${'0'.repeat(3000)}x`),
    ).toBe(false);
    expect(matchesPattern('^(a+)+$', `${'a'.repeat(3000)}!`)).toBe(false);
    expect(isPattern('(((){999}){999}){999}')).toBe(false);
    expect(isPattern('a{9999}')).toBe(false);
    expect(isPattern('(?=a)')).toBe(false);
    expect(isPattern('(a)\\1')).toBe(false);
  });
});
