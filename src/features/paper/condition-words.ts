// When a question is asked, in words that a pencil can follow: « si … ».
import { answerWords, labelOf } from '#binding/question/grid-words.ts';
import { parseExpression } from '#domain/expression/parse.ts';
import type { BinaryOperator, Expression } from '#domain/expression/tree.ts';
import type { AnswerValue } from '#domain/grid/answer.ts';
import { questionOf, type Condition, type Grid } from '#domain/grid/grid.ts';
import type { Json } from '#domain/json.ts';
import type { PaperCondition } from '#domain/paper/paper-form.ts';
import { list } from '#i18n/format.ts';
import { t } from './messages.ts';

/** Longer labels are cut: the code beside them finds the question. */
const SHOWN = 60;

function questionWords(grid: Grid, id: string): string {
  const question = questionOf(grid, id);
  if (!question) return `[${id}]`;
  const label = labelOf(question);
  const short = label.length > SHOWN ? `${label.slice(0, SHOWN - 1).trimEnd()}…` : label;
  return `« ${short} » [${id}]`;
}

function valueWords(grid: Grid, id: string, value: Json | undefined): string {
  const question = questionOf(grid, id);
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!question || !isPlain) return JSON.stringify(value ?? null);
  const answer: AnswerValue = question.type === 'multi' && typeof value === 'string' ? [value] : value;
  return answerWords(question, { value: answer, na: false });
}

function leafWords(grid: Grid, { field, op, value }: Extract<Condition, { readonly op: string }>): string {
  const words = t().words;
  const question = questionWords(grid, field);
  if (op === 'answered') return words.answered(question);
  if (op === 'in' || op === 'nin') {
    const values = (Array.isArray(value) ? (value as readonly Json[]) : []).map(
      (one) => `« ${valueWords(grid, field, one)} »`,
    );
    return words[op](question, list(values, 'disjunction'));
  }
  return words[op](question, valueWords(grid, field, value));
}

/** Brackets where « et » and « ou » would be read in the wrong order. */
function joined(grid: Grid, parts: readonly Condition[], word: string): string {
  return parts
    .map((part) => ('all' in part || 'any' in part ? `(${conditionWords(grid, part)})` : conditionWords(grid, part)))
    .join(word);
}

export function conditionWords(grid: Grid, condition: Condition): string {
  const words = t().words;
  if ('all' in condition) return joined(grid, condition.all, words.and);
  if ('any' in condition) return joined(grid, condition.any, words.or);
  if ('not' in condition) return words.not(conditionWords(grid, condition.not));
  return leafWords(grid, condition);
}

const COMPARISONS: Partial<Record<BinaryOperator, 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte'>> = {
  '=': 'eq',
  '!=': 'neq',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
};

/** Null where a form calculates: the rule is then shown as it is written. */
function treeWords(grid: Grid, tree: Expression): string | null {
  const words = t().words;
  if (tree.kind === 'call') {
    const [first, second] = tree.args;
    if (tree.name === 'selected' && first?.kind === 'field' && second?.kind === 'text') {
      return words.includes(questionWords(grid, first.name), valueWords(grid, first.name, second.value));
    }
    if (tree.name !== 'not' || !first) return null;
    const inner = treeWords(grid, first);
    return inner && words.not(inner);
  }
  if (tree.kind !== 'binary') return null;
  const { op, left, right } = tree;
  if (op === 'and' || op === 'or') {
    const [a, b] = [treeWords(grid, left), treeWords(grid, right)];
    return a && b && [bracketed(left, op, a), bracketed(right, op, b)].join(words[op]);
  }
  const comparison = COMPARISONS[op];
  if (!comparison || left.kind !== 'field' || (right.kind !== 'text' && right.kind !== 'number')) return null;
  // « = '' » asks whether there is an answer.
  if (right.value === '' && comparison === 'neq') return words.answered(questionWords(grid, left.name));
  if (right.value === '' && comparison === 'eq') return words.not(words.answered(questionWords(grid, left.name)));
  return words[comparison](questionWords(grid, left.name), valueWords(grid, left.name, right.value));
}

function bracketed(tree: Expression, op: BinaryOperator, text: string): string {
  return tree.kind === 'binary' && (tree.op === 'and' || tree.op === 'or') && tree.op !== op ? `(${text})` : text;
}

function expressionWords(grid: Grid, text: string): string {
  const tree = parseExpression(text);
  return (tree.ok && treeWords(grid, tree.value)) || t().words.formula(text);
}

/** « Seulement si … », for a question that is not asked of everybody. */
export function onlyIfWords(grid: Grid, { condition, expression }: PaperCondition): string {
  const parts = [
    condition && conditionWords(grid, condition),
    expression !== null && expressionWords(grid, expression),
  ].filter((part): part is string => Boolean(part));
  return t().onlyIf(parts.join(t().words.and));
}
