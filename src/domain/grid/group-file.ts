// A grid of groups that comes in a file of its own. It is published inside the file of the grid of a company, whose
// scores and bands it takes; nobody who fills that one is told of another version.
import type { Result } from '#domain/result.ts';
import { isForEach } from './collective-grid.ts';
import { allQuestions, type Grid } from './grid.ts';
import { type GridProblem, parseGrid } from './parse-grid.ts';

/** JSON of a group's part alone, as it stands in a whole file, with what it takes from the grid around it; else as it is. */
export function completeGroup(input: unknown, around: Grid): unknown {
  if (typeof input !== 'object' || input === null || !('questions' in input)) return input;
  if ('scoring' in input && typeof input.scoring === 'object') return input;
  return { lang: around.lang, suggestions: [], context: [], ...input, scoring: around.scoring };
}

/** Whether a file without a group's part is one itself: by its name, or because it asks each company. */
export function isForGroup(grid: Grid, inUse: Grid | null): boolean {
  return grid.id === inUse?.id || allQuestions(grid).some(isForEach);
}

/** The file to publish, or what a group cannot be asked. */
export function asGroupFile(
  { id, version, title, titleEn, context, dimensions, questions }: Grid,
  around: Grid,
): Result<Grid, { readonly type: 'grid-invalid'; readonly problems: readonly GridProblem[] }> {
  const words = titleEn === undefined ? {} : { titleEn };
  return parseGrid({ ...around, collective: { id, version, title, ...words, context, dimensions, questions } });
}
