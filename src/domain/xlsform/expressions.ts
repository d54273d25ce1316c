// The expressions of a form, judged cell by cell: taken as they are, or a line that says why not.
import { isPattern } from '#domain/expression/pattern.ts';
import { parseExpression } from '#domain/expression/parse.ts';
import { childrenOf, type Expression, fieldsIn } from '#domain/expression/tree.ts';
import type { IssueType } from './issue.ts';

/** What the names in an expression may be. */
export interface Names {
  readonly known: ReadonlySet<string>;
  /** Rows of the form that are not taken. */
  readonly leftOut: ReadonlySet<string>;
  /** Columns of the options, in a filter of options. */
  readonly columns?: ReadonlySet<string>;
}

export interface Objection {
  readonly type: IssueType;
  readonly detail: string;
}

function every(tree: Expression): Expression[] {
  const all: Expression[] = [];
  const waiting: Expression[] = [tree];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    all.push(next);
    waiting.push(...childrenOf(next));
  }
  return all;
}

/** A pattern written out in the cell; one that is computed is only known when it is used. */
function patternOf(tree: Expression): string | null {
  const pattern = tree.kind === 'call' && tree.name === 'regex' ? tree.args[1] : undefined;
  return pattern?.kind === 'text' ? pattern.value : null;
}

/** A name that is nowhere refuses the form; one of a row that is not taken leaves the expression out. */
export function nameObjection(names: readonly string[], { known, leftOut }: Names): Objection | null {
  const unknown = names.find((name) => !known.has(name) && !leftOut.has(name));
  if (unknown !== undefined) return { type: 'reference-unknown', detail: unknown };
  const missing = names.find((name) => leftOut.has(name));
  return missing === undefined ? null : { type: 'reference-left-out', detail: missing };
}

/** Null when the expression can be taken. */
export function objectionTo(text: string, names: Names): Objection | null {
  const parsed = parseExpression(text);
  if (!parsed.ok) return { type: parsed.error.type, detail: parsed.error.what };
  for (const part of every(parsed.value)) {
    if (part.kind === 'column' && !names.columns?.has(part.name)) {
      return { type: names.columns ? 'reference-unknown' : 'expression-unsupported', detail: part.name };
    }
    const pattern = patternOf(part);
    if (pattern !== null && !isPattern(pattern)) return { type: 'pattern-unsupported', detail: pattern };
  }
  return nameObjection(fieldsIn(parsed.value), names);
}

/** The names in `${…}` of a label. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/\$\{\s*([^{}\s]+)\s*\}/g)].map((found) => found[1] ?? '');
}

/** Conditions one inside another hold together. */
export function together(texts: readonly string[]): string | undefined {
  return texts.length < 2 ? texts[0] : texts.map((text) => `(${text})`).join(' and ');
}
