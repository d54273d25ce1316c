// What a new version of a grid changes for the answers of the old one. Answers go by the ids of questions: where an id
// stands and still takes that kind of answer, the answer stands.
import { sameJson, type Json } from '#domain/json.ts';
import { isAsked } from './answer.ts';
import { allQuestions, type Grid, type Question } from './grid.ts';

export interface GridChanges {
  /** Questions of both whose answers all still fit. */
  readonly kept: number;
  readonly added: readonly Question[];
  /** Their answers stay in the record and are not shown any more. */
  readonly removed: readonly Question[];
  /** The same id asks for another kind of answer: what was answered does not count as one. */
  readonly retyped: readonly Question[];
  /** Options that are no longer offered, by question of the new version. */
  readonly withoutOptions: readonly { readonly question: Question; readonly options: readonly string[] }[];
}

function valuesOf(question: Question): ReadonlyMap<string, string> {
  if (question.type === 'scale') return new Map(question.levels.map(({ value, label }) => [String(value), label]));
  if (question.type !== 'choice' && question.type !== 'multi') return new Map();
  return new Map(question.options.map(({ value, label }) => [value, label]));
}

export function compareGrids(before: Grid, after: Grid): GridChanges {
  const asked = (grid: Grid): Map<string, Question> =>
    new Map(allQuestions(grid).flatMap((question) => (isAsked(question) ? [[question.id, question] as const] : [])));
  const [old, fresh] = [asked(before), asked(after)];
  const shared = [...fresh.values()].flatMap((question) => {
    const same = old.get(question.id);
    return same ? [{ question, same }] : [];
  });
  const retyped = shared.filter(({ question, same }) => question.type !== same.type).map(({ question }) => question);
  const withoutOptions = shared.flatMap(({ question, same }) => {
    if (question.type !== same.type) return [];
    const values = valuesOf(question);
    const options = [...valuesOf(same)].filter(([value]) => !values.has(value)).map(([, label]) => label);
    return options.length > 0 ? [{ question, options }] : [];
  });
  return {
    kept: shared.length - retyped.length - withoutOptions.length,
    added: [...fresh.values()].filter(({ id }) => !old.has(id)),
    removed: [...old.values()].filter(({ id }) => !fresh.has(id)),
    retyped,
    withoutOptions,
  };
}

/** Whether nothing changes for whoever fills one of them, whatever else their files hold. */
export function asksTheSame(a: Grid, b: Grid): boolean {
  const told = ({ id, version, scoring, context, dimensions, questions, suggestions }: Grid): Json =>
    ({ id, version, scoring, context, dimensions, questions, suggestions }) as unknown as Json;
  return a === b || sameJson(told(a), told(b));
}
