// Tokens become a tree, by the precedence of XPath 1.0. What XPath has and forms do not need is refused by name.
import { fail, ok, type Result } from '#domain/result.ts';
import { FUNCTIONS } from './functions.ts';
import { tokensOf, type Token } from './tokens.ts';
import { type BinaryOperator, type Expression, EXPRESSION_CAPS, type ExpressionFailure } from './tree.ts';

const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

/** Thrown and caught in this file alone: the way out of a recursive descent. */
class Refusal {
  readonly failure: ExpressionFailure;
  constructor(type: ExpressionFailure['type'], what: string) {
    this.failure = { type, what };
  }
}

class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Expression {
    const tree = this.level(0);
    const rest = this.tokens[this.at];
    if (rest) throw this.wrong();
    return tree;
  }

  private wrong(): Refusal {
    const token = this.tokens[this.at];
    const isPath = token?.kind === 'sign' && ['/', '//', '..', '@', '[', ']', '|', '::'].includes(token.text);
    return new Refusal(isPath ? 'expression-unsupported' : 'expression-syntax', token?.text ?? '');
  }

  private isSign(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'sign' && token.text === text;
  }

  private take(text: string): boolean {
    if (!this.isSign(text)) return false;
    this.at += 1;
    return true;
  }

  private operator(level: number): BinaryOperator | null {
    const token = this.tokens[this.at];
    if (!token || (token.kind !== 'sign' && token.kind !== 'name')) return null;
    return LEVELS[level]?.find((op) => op === token.text) ?? null;
  }

  private level(level: number): Expression {
    if (level === LEVELS.length) return this.unary();
    this.depth += 1;
    if (this.depth > EXPRESSION_CAPS.depth * LEVELS.length) throw new Refusal('expression-size', '');
    let left = this.level(level + 1);
    let height = 0;
    for (let op = this.operator(level); op; op = this.operator(level)) {
      height += 1;
      if (height > 500) throw new Refusal('expression-size', '');
      this.at += 1;
      left = { kind: 'binary', op, left, right: this.level(level + 1) };
    }
    this.depth -= 1;
    return left;
  }

  private unary(): Expression {
    let minus = 0;
    while (this.take('-')) minus += 1;
    const value = this.primary();
    if (minus === 0) return value;
    const negated: Expression = { kind: 'negate', value };
    // An even count still makes a number of what it stands before.
    return minus % 2 === 1 ? negated : { kind: 'negate', value: negated };
  }

  private primary(): Expression {
    const token = this.tokens[this.at];
    if (!token) throw this.wrong();
    if (this.take('(')) {
      const inner = this.level(0);
      if (!this.take(')')) throw this.wrong();
      return this.end(inner);
    }
    if (this.take('.')) return this.end({ kind: 'self' });
    if (token.kind === 'sign') throw this.wrong();
    this.at += 1;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.kind === 'field') return this.end({ kind: 'field', name: token.text });
    return this.end(this.isSign('(') ? this.call(token.text) : { kind: 'column', name: token.text });
  }

  /** Nothing of a path may follow a value. */
  private end(tree: Expression): Expression {
    if (['/', '//', '[', '::'].some((sign) => this.isSign(sign))) throw this.wrong();
    return tree;
  }

  private call(name: string): Expression {
    this.at += 1;
    const args: Expression[] = [];
    if (!this.take(')')) {
      do args.push(this.level(0));
      while (this.take(','));
      if (!this.take(')')) throw this.wrong();
    }
    const known = FUNCTIONS.get(name);
    if (!known) throw new Refusal('function-unsupported', `${name}()`);
    if (args.length < known.min || args.length > known.max) throw new Refusal('expression-syntax', `${name}()`);
    return { kind: 'call', name, args };
  }
}

const known = new Map<string, Result<Expression, ExpressionFailure>>();
const KNOWN_CAP = 5000;

function read(text: string): Result<Expression, ExpressionFailure> {
  if (text.length > EXPRESSION_CAPS.length) return fail({ type: 'expression-size', what: text.slice(0, 40) });
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  try {
    return ok(new Reader(tokens.value).whole());
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure);
    throw error;
  }
}

/**
 * The tree of an expression. A bare name parses (`column`); whoever takes expressions outside a filter of options
 * refuses it. The same text gives the same tree, so that a screen that draws again does not parse again.
 */
export function parseExpression(text: string): Result<Expression, ExpressionFailure> {
  const before = known.get(text);
  if (before) return before;
  if (known.size >= KNOWN_CAP) known.clear();
  const result = read(text);
  known.set(text, result);
  return result;
}
