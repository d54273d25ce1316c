import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import { evaluate } from '#domain/expression/evaluate.ts';
import { parseExpression } from '#domain/expression/parse.ts';
import { fieldsIn } from '#domain/expression/tree.ts';

const ANSWERS: Readonly<Record<string, string>> = { n: '7', d: '2.5', t: 'abc', m: 'a c', j: '2026-11-24', vide: '' };

function valueOf(text: string, self = ''): unknown {
  const tree = parseExpression(text);
  if (!tree.ok) return tree.error;
  const value = evaluate(tree.value, { today: '2026-11-23' as Day, self, field: (name) => ANSWERS[name] ?? '' });
  return typeof value === 'object' ? value.held : value;
}

describe('an expression of a form has the value XPath gives it', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['7 mod 3 - 1', 0],
    ['-2 - -3', 1],
    ['1 < 2 and not(2 < 1) or false()', true],
    ['${n} > 5', true],
    ["${n} = '7'", true],
    ["selected(${m}, 'c')", true],
    ["selected(${m}, 'b')", false],
    ['count-selected(${m})', 2],
    ["if(${vide} = '', 'rien', 'plein')", 'rien'],
    ["coalesce(${vide}, 'autre')", 'autre'],
    ['. >= 18', true, '18'],
    ["regex(., '^[0-9]{5}$')", true, '09200'],
    ["regex(., '^[0-9]{5}$')", false, '0920'],
    ['today()', '2026-11-23'],
    ['${j} > today()', true],
    ['${j} - today()', 1],
    ['${t} = ‘abc’', true],
    ['round(2.345, 2)', 2.35],
    ['${vide} > 0', false],
    ['true() = 1', true],
  ])('%s is %j', (text, value, self = '') => {
    expect(valueOf(text, self)).toEqual(value);
  });

  it('an answer that is not there is no number, and nothing that asks for one holds', () => {
    expect(valueOf('${vide} + 1')).toBeNaN();
    expect(valueOf('${vide} <= 0')).toBe(false);
  });
});

describe('what cannot be taken is refused by name', () => {
  it.each([
    ['1 +', 'expression-syntax', ''],
    ["concat('a'", 'expression-syntax', ''],
    ['because it does', 'expression-syntax', 'it'],
    ['../name', 'expression-unsupported', '..'],
    ['/data/name', 'expression-unsupported', '/'],
    ['${a}[1]', 'expression-unsupported', '['],
    ["pulldata('a', 'b', 'c', 'd')", 'function-unsupported', 'pulldata()'],
    ['if(1, 2)', 'expression-syntax', 'if()'],
    ['label::English', 'expression-unsupported', '::'],
  ])('%s: %s', (text, type, what) => {
    expect(valueOf(text)).toEqual({ type, what });
  });

  it('a text or a nesting without measure is too large, and costs nothing', () => {
    expect(valueOf(`${'1 + '.repeat(2000)}1`)).toMatchObject({ type: 'expression-size' });
    expect(valueOf('('.repeat(1500) + ')'.repeat(1500))).toMatchObject({ type: 'expression-size' });
    expect(valueOf(`${'not('.repeat(300)}1${')'.repeat(300)}`)).toMatchObject({ type: 'expression-size' });
    expect(valueOf(`${'-'.repeat(3000)}1`)).toBe(1);
  });

  it('the questions an expression reads are known, each once', () => {
    const tree = parseExpression('if(${a} > ${b}, ${a}, concat(${c}, ${b}))');
    expect(tree.ok && fieldsIn(tree.value).sort()).toEqual(['a', 'b', 'c']);
  });
});
