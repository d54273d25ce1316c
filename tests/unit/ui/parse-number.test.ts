import { expect, test } from 'vitest';
import { parseNumber } from '#ui/parse-number.ts';

test.each([
  ['12,5', 12.5],
  ['1\u202f234,5', 1234.5],
  ['1 234.5', 1234.5],
  ['-3', -3],
  ['\u22123', -3],
  ['0', 0],
  [',5', 0.5],
  ['12,', 12],
])('« %s » is read as a number', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each(['', '  ', 'douze', '12 km', '1,2,3', '-', '1e5', 'NaN', 'Infinity', '0x10'])(
  '« %s » is not a number',
  (text) => {
    expect(parseNumber(text)).toBeNull();
  },
);
