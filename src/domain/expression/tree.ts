// Expressions of a form (relevance, constraint, calculation) as a tree: the XPath that XLSForm writes, and no more of it.

const BINARY_OPERATORS = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod'] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** `${name}`: the value of another question. */
  | { readonly kind: 'field'; readonly name: string }
  /** `.`: the value of the question that carries the expression. */
  | { readonly kind: 'self' }
  /** A bare name: a column of the option at hand, in a filter of options only. */
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'negate'; readonly value: Expression }
  | {
      readonly kind: 'binary';
      readonly op: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** What an expression may cost; more is refused, never cut. */
export const EXPRESSION_CAPS = {
  /** UTF-16 units. */
  length: 4000,
  /** Nodes on one another. */
  depth: 60,
} as const;

export interface ExpressionFailure {
  readonly type: 'expression-syntax' | 'expression-size' | 'expression-unsupported' | 'function-unsupported';
  /** The piece of the text that is meant. */
  readonly what: string;
}

export function childrenOf(tree: Expression): readonly Expression[] {
  switch (tree.kind) {
    case 'call':
      return tree.args;
    case 'negate':
      return [tree.value];
    case 'binary':
      return [tree.left, tree.right];
    default:
      return [];
  }
}

/** The names of the questions an expression reads, each once. */
export function fieldsIn(tree: Expression): string[] {
  const found = new Set<string>();
  const waiting: Expression[] = [tree];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'field') found.add(next.name);
    waiting.push(...childrenOf(next));
  }
  return [...found];
}
