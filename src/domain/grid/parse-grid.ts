// A grid from outside (an import, another version) becomes typed once, here. The only door to zod in this room.
import { fail, ok, type Result } from '#domain/result.ts';
import { parseExpression } from '#domain/expression/parse.ts';
import { fieldsIn } from '#domain/expression/tree.ts';
import { collectiveGridOf } from './collective-grid.ts';
import { fieldsOf } from './condition.ts';
import { formOrder } from './form-order.ts';
import { hasExpressions, hasRules, judgeOfForm } from './form-questions.ts';
import { formProblems } from './form-state.ts';
import { gridSchema } from './grid-schema.ts';
import { allQuestions, MAX_QUESTIONS, RESPONDENTS, type Grid, type Question } from './grid.ts';
import { checkBy, judgeBy } from './visible.ts';

export interface GridProblem {
  /** Where: `questions/3/levels`, or the id of a question, a suggestion. */
  readonly path: string;
  readonly type:
    | 'shape'
    | 'id-twice'
    | 'dimension-unknown'
    | 'condition-field'
    | 'option-unknown'
    | 'question-unknown'
    | 'score-rule'
    | 'bands-start'
    | 'expression'
    | 'expression-field'
    | 'condition-ring'
    | 'too-many-questions'
    | 'respondent-unknown'
    | 'id-shape'
    | 'option-twice';
}

/** A scale and a yes/no count by themselves; a list of options counts only with points and a mode of its own. */
function isScorable(question: Question): boolean {
  const rule = question.score;
  if (!rule) return true;
  if (question.type === 'scale') return rule.mode === undefined;
  if (question.type === 'yesno') return rule.yes !== undefined && rule.no !== undefined;
  if (question.type === 'multi') return rule.mode === 'sumCapped';
  return question.type === 'choice' && rule.mode === 'optionPoints';
}

/** The same answer twice, unless a filter tells the two apart: the town King of Texas, and the one of Washington. */
function hasTwins(question: Question): boolean {
  if ('levels' in question) return new Set(question.levels.map(({ value }) => value)).size < question.levels.length;
  const options = 'options' in question ? question.options : [];
  const given = options.map(({ value, columns = {} }) => JSON.stringify([value, Object.entries(columns).sort()]));
  return new Set(given).size < given.length;
}

function questionProblems(grid: Grid): GridProblem[] {
  const dimensions = new Set(grid.dimensions.map((dimension) => dimension.id));
  const before = new Set<string>();
  return allQuestions(grid).flatMap((question) => {
    const { id: path, visibleIf, score, dimension } = question;
    const problems: GridProblem[] = [];
    if (before.has(path)) problems.push({ path, type: 'id-twice' });
    // Answers stand in fields named after their question, with more behind a slash.
    if (path.includes('/')) problems.push({ path, type: 'id-shape' });
    if (hasTwins(question)) problems.push({ path, type: 'option-twice' });
    for (const named of [dimension, score?.dimension]) {
      if (named !== undefined && !dimensions.has(named)) problems.push({ path, type: 'dimension-unknown' });
    }
    if (visibleIf && !fieldsOf(visibleIf).every((field) => before.has(field)))
      problems.push({ path, type: 'condition-field' });
    if (!isScorable(question)) problems.push({ path, type: 'score-rule' });
    if (question.type === 'multi') {
      const values = new Set(question.options.map((option) => option.value));
      const foreign = question.exclusiveOptions?.some((option) => !values.has(option));
      if (foreign) problems.push({ path, type: 'option-unknown' });
    }
    before.add(path);
    return problems;
  });
}

/** Expressions that cannot be read, that read what is not there, and rings of them. */
function expressionProblems(grid: Grid): GridProblem[] {
  const ids = new Set(allQuestions(grid).map((question) => question.id));
  const problems = allQuestions(grid).flatMap((question): GridProblem[] => {
    const { id: path, relevant, constraint, requiredIf } = question;
    const filter = 'optionsIf' in question ? question.optionsIf : undefined;
    const texts = [
      relevant,
      constraint,
      requiredIf,
      filter,
      question.type === 'calculate' ? question.calculate : undefined,
    ];
    return texts.flatMap((text): GridProblem[] => {
      const tree = text === undefined ? null : parseExpression(text);
      if (!tree) return [];
      if (!tree.ok) return [{ path, type: 'expression' }];
      return fieldsIn(tree.value).every((field) => ids.has(field)) ? [] : [{ path, type: 'expression-field' }];
    });
  });
  return [...problems, ...formOrder(grid).rings.map((path): GridProblem => ({ path, type: 'condition-ring' }))];
}

function suggestionProblems(grid: Grid): GridProblem[] {
  const questions = new Set(allQuestions(grid).map((question) => question.id));
  const dimensions = new Set(grid.dimensions.map((dimension) => dimension.id));
  return grid.suggestions.flatMap(({ id: path, when }): GridProblem[] => {
    if ('dimension' in when) return dimensions.has(when.dimension) ? [] : [{ path, type: 'dimension-unknown' }];
    return questions.has(when.question) ? [] : [{ path, type: 'question-unknown' }];
  });
}

/**
 * A grid, or everything that is wrong with it. The value is the very object given, so that what this code does not read
 * is kept and counts in the hash.
 */
export function parseGrid(
  input: unknown,
): Result<Grid, { readonly type: 'grid-invalid'; readonly problems: readonly GridProblem[] }> {
  const shape = gridSchema.safeParse(input);
  if (!shape.success) {
    const problems = shape.error.issues.map(({ path }): GridProblem => ({ path: path.join('/'), type: 'shape' }));
    return fail({ type: 'grid-invalid', problems });
  }
  const grid = input as Grid;
  const collective = collectiveGridOf(grid);
  const parts = collective ? [grid, collective] : [grid];
  for (const part of parts) {
    const count = allQuestions(part).length;
    if (count > MAX_QUESTIONS) {
      return fail({ type: 'grid-invalid', problems: [{ path: String(count), type: 'too-many-questions' }] });
    }
  }
  const problems = [...partProblems(grid), ...suggestionProblems(grid)];
  if (!grid.scoring.bands.some((band) => band.min === 0)) problems.push({ path: 'scoring/bands', type: 'bands-start' });
  if (collective) problems.push(...collectiveProblems(collective));
  if (problems.length > 0) return fail({ type: 'grid-invalid', problems });
  for (const part of parts) {
    if (hasExpressions(part)) judgeBy(part, judgeOfForm(part));
    if (hasRules(part)) checkBy(part, (answers) => formProblems(part, answers));
  }
  return ok(grid);
}

function collectiveProblems(grid: Grid): GridProblem[] {
  const strangers = allQuestions(grid).filter(
    ({ respondent }) => respondent !== undefined && !RESPONDENTS.includes(respondent),
  );
  const found = [
    ...partProblems(grid),
    ...strangers.map(({ id }): GridProblem => ({ path: id, type: 'respondent-unknown' })),
  ];
  return found.map(({ path, type }) => ({ path: `collective/${path}`, type }));
}

function partProblems(grid: Grid): GridProblem[] {
  return [...questionProblems(grid), ...expressionProblems(grid)];
}
