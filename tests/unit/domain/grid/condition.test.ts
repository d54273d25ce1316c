import { describe, expect, it } from 'vitest';
import { holds } from '#domain/grid/condition.ts';
import type { Condition } from '#domain/grid/grid.ts';
import type { Json } from '#domain/json.ts';
import { answersOf } from '#tests/unit/domain/plain-record.ts';

const given = answersOf({ n: 3, text: 'bois', list: ['achats', 'vente'], yes: false, cleared: null, na: { na: true } });
const test = (field: string, op: string, value?: Json): boolean => holds({ field, op, value } as Condition, given);

describe('a condition', () => {
  it.each<[string, string, Json, boolean]>([
    ['n', 'eq', 3, true],
    ['n', 'eq', '3', false],
    ['n', 'neq', 4, true],
    ['n', 'neq', 3, false],
    ['text', 'in', ['bois', 'fer'], true],
    ['text', 'in', ['fer'], false],
    ['text', 'nin', ['fer'], true],
    ['text', 'nin', ['bois'], false],
    ['n', 'gt', 3, false],
    ['n', 'gt', 2, true],
    ['n', 'gte', 3, true],
    ['n', 'lt', 3, false],
    ['n', 'lt', 4, true],
    ['n', 'lte', 3, true],
    ['text', 'gt', 2, false],
    ['list', 'includes', 'vente', true],
    ['list', 'includes', 'bois', false],
    ['text', 'includes', 'bo', false],
    ['yes', 'eq', false, true],
    ['yes', 'answered', true, true],
  ])('« %s %s %j » is %s', (field, op, value, expected) => {
    expect(test(field, op, value)).toBe(expected);
  });

  it.each(['eq', 'neq', 'in', 'nin', 'gt', 'gte', 'lt', 'lte', 'includes', 'answered'])(
    'on a field without an answer is false, with %s too',
    (op) => {
      for (const field of ['never', 'cleared', 'na']) expect(test(field, op, null)).toBe(false);
    },
  );

  it('joins with all and any, and « not » inverts what it is given, a missing answer included', () => {
    const yes: Condition = { field: 'n', op: 'eq', value: 3 };
    const no: Condition = { field: 'never', op: 'eq', value: 3 };
    expect(holds({ all: [yes, yes] }, given)).toBe(true);
    expect(holds({ all: [yes, no] }, given)).toBe(false);
    expect(holds({ any: [no, yes] }, given)).toBe(true);
    expect(holds({ any: [] }, given)).toBe(false);
    expect(holds({ not: no }, given)).toBe(true);
  });
});
