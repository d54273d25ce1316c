// The value of an expression. Pure and total: whatever the answers are, there is a value and nothing is thrown.
import { FUNCTIONS, type Moment } from './functions.ts';
import type { BinaryOperator, Expression } from './tree.ts';
import { isSame, numberFrom, truthOf, type Value } from './value.ts';

export interface Scope extends Moment {
  /** The answer to a question as a form holds it; '' without one. */
  field(name: string): string;
  /** The answer to the question that carries the expression. */
  readonly self: string;
  /** A column of the option at hand; '' outside a filter of options. */
  column?(name: string): string;
}

type Numeric = Exclude<BinaryOperator, 'or' | 'and' | '=' | '!='>;

const NUMERIC: Readonly<Record<Numeric, (left: number, right: number) => Value>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  div: (left, right) => left / right,
  mod: (left, right) => left % right,
};

function binary(op: BinaryOperator, left: Expression, right: Expression, scope: Scope): Value {
  const first = evaluate(left, scope);
  if (op === 'or') return truthOf(first) || truthOf(evaluate(right, scope));
  if (op === 'and') return truthOf(first) && truthOf(evaluate(right, scope));
  const second = evaluate(right, scope);
  if (op === '=') return isSame(first, second);
  if (op === '!=') return !isSame(first, second);
  return NUMERIC[op](numberFrom(first), numberFrom(second));
}

export function evaluate(tree: Expression, scope: Scope): Value {
  switch (tree.kind) {
    case 'number':
    case 'text':
      return tree.value;
    case 'field':
      return { held: scope.field(tree.name) };
    case 'self':
      return { held: scope.self };
    case 'column':
      return scope.column?.(tree.name) ?? '';
    case 'negate':
      return -numberFrom(evaluate(tree.value, scope));
    case 'binary':
      return binary(tree.op, tree.left, tree.right, scope);
    case 'call':
      return (
        FUNCTIONS.get(tree.name)?.run(
          tree.args.map((arg) => evaluate(arg, scope)),
          scope,
        ) ?? ''
      );
  }
}
