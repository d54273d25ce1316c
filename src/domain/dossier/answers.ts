// The answers of a dossier: registers `a/<question>`, with a source beside each. Their notes are prose (`notes.ts`).
import type { AnswerValue, GivenAnswer } from '#domain/grid/answer.ts';
import { fits } from '#domain/grid/answer.ts';
import type { MultiQuestion, Question } from '#domain/grid/grid.ts';
import type { Json } from '#domain/json.ts';
import { choiceOf } from '#domain/record/read.ts';
import type { Draft, RecordView, Register } from '#domain/record/record.ts';
import { fail, ok, type Result } from '#domain/result.ts';

export type { AnswerValue } from '#domain/grid/answer.ts';

/** What the head said, or what the advisor saw. */
export const ANSWER_SOURCES = ['declare', 'observe'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

export interface MergedValue extends GivenAnswer {
  readonly at: number;
  readonly tag: string;
}

export interface Answer extends MergedValue {
  readonly source: AnswerSource;
  /** Concurrent values waiting for somebody to choose. */
  readonly others: readonly MergedValue[];
}

/** « Ne s'applique pas / ne sait pas », as it is written. */
export const NOT_APPLICABLE: Json = { na: true };

export const answerKey = (question: string): string => `a/${question}`;
export const sourceKey = (question: string): string => `a/${question}/src`;

/** An answer's value as JSON, read; what is neither a known shape nor « ne s'applique pas » is no answer. */
export function readAnswerValue(json: Json | undefined): GivenAnswer {
  const none = { value: null, na: false };
  if (json === undefined || json === null) return none;
  if (typeof json === 'number') return Number.isFinite(json) ? { value: json, na: false } : none;
  if (typeof json === 'string' || typeof json === 'boolean') return { value: json, na: false };
  if (Array.isArray(json)) {
    return { value: [...new Set(json.filter((item: Json): item is string => typeof item === 'string'))], na: false };
  }
  return { value: null, na: (json as { readonly na?: Json }).na === true };
}

type GivenAnswers = ReadonlyMap<string, Answer>;

/** The fields of a view never change: what was read of them once is what a screen, a card and a score all need. */
const read = new WeakMap<RecordView['fields'], GivenAnswers>();

/** A register never changes either: what was not answered again since is the same object as before. */
const readOnce = new WeakMap<Register, { readonly source: Register | undefined; readonly answer: Answer }>();

/** The answer under a key such as `a/off1`, whether one was given or not. */
export function readAnswer(view: RecordView, key: string): Answer {
  const register = view.fields.get(key);
  const source = view.fields.get(`${key}/src`);
  const known = register && readOnce.get(register);
  if (known && known.source === source) return known.answer;
  const answer: Answer = {
    ...readAnswerValue(register?.value),
    at: register?.at ?? 0,
    tag: register?.tag ?? '',
    source: choiceOf(view, `${key}/src`, ANSWER_SOURCES, 'declare'),
    others: (register?.others ?? []).map(({ value, at, tag }) => ({ ...readAnswerValue(value), at, tag })),
  };
  if (register) readOnce.set(register, { source, answer });
  return answer;
}

/** Every question with an answer, a cleared answer or something beside it, whatever grid it belongs to. */
export function readAnswers(view: RecordView): GivenAnswers {
  const known = read.get(view.fields);
  if (known) return known;
  const questions = new Set<string>();
  for (const key of view.fields.keys()) {
    if (!key.startsWith('a/')) continue;
    const end = key.indexOf('/', 2);
    const question = end < 0 ? key.slice(2) : key.slice(2, end);
    if (question !== '') questions.add(question);
  }
  const answers = new Map([...questions].sort().map((id) => [id, readAnswer(view, answerKey(id))]));
  read.set(view.fields, answers);
  return answers;
}

export type AnswerProblem = {
  readonly type:
    | 'answer-type'
    | 'answer-option'
    | 'answer-range'
    | 'answer-length'
    | 'answer-too-many'
    | 'answer-exclusive';
};

function checkMulti(question: MultiQuestion, value: readonly string[]): Result<AnswerValue, AnswerProblem> {
  if (!value.every((item) => question.options.some((option) => option.value === item))) {
    return fail({ type: 'answer-option' });
  }
  if (question.maxChoices !== undefined && value.length > question.maxChoices) return fail({ type: 'answer-too-many' });
  const exclusive = value.some((item) => question.exclusiveOptions?.includes(item));
  return exclusive && value.length > 1 ? fail({ type: 'answer-exclusive' }) : ok(value);
}

/** Whether a value may be an answer to this question; a screen tells the problem beside the field and keeps the value. */
export function checkAnswer(question: Question, value: AnswerValue): Result<AnswerValue, AnswerProblem> {
  switch (question.type) {
    case 'multi':
      return Array.isArray(value) ? checkMulti(question, value) : fail({ type: 'answer-type' });
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return fail({ type: 'answer-type' });
      if (question.integer && !Number.isInteger(value)) return fail({ type: 'answer-type' });
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = question;
      return value >= min && value <= max ? ok(value) : fail({ type: 'answer-range' });
    }
    case 'text':
      if (typeof value !== 'string') return fail({ type: 'answer-type' });
      return value.length <= (question.maxLength ?? Number.POSITIVE_INFINITY)
        ? ok(value)
        : fail({ type: 'answer-length' });
    case 'choice':
      if (typeof value !== 'string') return fail({ type: 'answer-type' });
      return fits(question, value) ? ok(value) : fail({ type: 'answer-option' });
    case 'scale':
      if (typeof value !== 'number') return fail({ type: 'answer-type' });
      return fits(question, value) ? ok(value) : fail({ type: 'answer-range' });
    case 'yesno':
      return typeof value === 'boolean' ? ok(value) : fail({ type: 'answer-type' });
    case 'date':
      return fits(question, value) ? ok(value) : fail({ type: 'answer-type' });
    case 'note':
    case 'calculate':
      return fail({ type: 'answer-type' });
  }
}

/**
 * The choice after a tap on an option, in the order of the grid. An exclusive option clears the others, any other one
 * clears the exclusive ones; past `maxChoices` nothing changes, and the caller can tell since the list is the same object.
 */
export function toggleOption(question: MultiQuestion, chosen: readonly string[], option: string): readonly string[] {
  const exclusive = question.exclusiveOptions ?? [];
  const inOrder = (values: ReadonlySet<string>): string[] =>
    question.options.map(({ value }) => value).filter((value) => values.has(value));
  if (chosen.includes(option)) return inOrder(new Set(chosen.filter((value) => value !== option)));
  if (exclusive.includes(option)) return [option];
  const next = inOrder(new Set([...chosen.filter((value) => !exclusive.includes(value)), option]));
  return question.maxChoices !== undefined && next.length > question.maxChoices ? chosen : next;
}

/** Writes an answer; null clears it. */
export function writeAnswer(draft: Draft, question: string, value: AnswerValue | null): void {
  draft.set(answerKey(question), value);
}

/** Writes « ne s'applique pas / ne sait pas ». */
export function writeNotApplicable(draft: Draft, question: string): void {
  draft.set(answerKey(question), NOT_APPLICABLE);
}
