// An expression cut into tokens. Quotes that a spreadsheet made round count as straight ones.
import { fail, ok, type Result } from '#domain/result.ts';
import type { ExpressionFailure } from './tree.ts';

export interface Token {
  readonly kind: 'number' | 'text' | 'field' | 'name' | 'sign';
  readonly text: string;
}

const QUOTES: Readonly<Record<string, string>> = { "'": "'", '"': '"', '‘': '’', '’': '’', '“': '”', '”': '”' };
const SPACE = /\s+/y;
const NUMBER = /\d+(?:\.\d*)?|\.\d+/y;
const FIELD = /\$\{\s*([^{}\s]+)\s*\}/y;
const NAME = /[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?/uy;
const SIGN = /!=|<=|>=|::|\/\/|\.\.|[-+*=<>(),.@/[\]|]/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function quoted(text: string, at: number): string | null {
  const close = QUOTES[text.charAt(at)];
  if (close === undefined) return null;
  const end = text.indexOf(close, at + 1);
  return end < 0 ? null : text.slice(at, end + 1);
}

const PATTERNS: readonly [Token['kind'], RegExp][] = [
  ['number', NUMBER],
  ['field', FIELD],
  ['name', NAME],
  ['sign', SIGN],
];

/** The tokens, or the place where nothing is understood. */
export function tokensOf(text: string): Result<readonly Token[], ExpressionFailure> {
  const tokens: Token[] = [];
  let at = 0;
  scan: while (at < text.length) {
    const space = match(SPACE, text, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const literal = quoted(text, at);
    if (literal !== null) {
      tokens.push({ kind: 'text', text: literal.slice(1, -1) });
      at += literal.length;
      continue;
    }
    for (const [kind, pattern] of PATTERNS) {
      const found = match(pattern, text, at);
      if (!found) continue;
      tokens.push({ kind, text: found[1] ?? found[0] });
      at += found[0].length;
      continue scan;
    }
    return fail({ type: 'expression-syntax', what: text.slice(at, at + 20) });
  }
  return ok(tokens);
}
