// The grid of a group as a grid of its own: sections, conditions and scores work on it as on the one of a company.
import type { Grid, Question } from './grid.ts';

const made = new WeakMap<Grid, Grid>();

/** The same object for the same grid; null when the file holds none. Scores and bands are those of the grid around it. */
export function collectiveGridOf(grid: Grid): Grid | null {
  const { collective: part, lang, scoring } = grid;
  if (!part) return null;
  const known = made.get(grid);
  if (known) return known;
  const { id, version, title, titleEn, context, dimensions, questions } = part;
  const own: Grid = {
    id,
    version,
    lang,
    title,
    ...(titleEn === undefined ? {} : { titleEn }),
    scoring,
    context,
    dimensions,
    questions,
    suggestions: [],
  };
  made.set(grid, own);
  return own;
}

/** True for what each company answers for itself. */
export function isForEach(question: Question): boolean {
  return question.respondent === 'chaque-entreprise';
}

/** The first of these files that holds a grid of groups. */
export function groupGridAmong(
  hashes: Iterable<string>,
  files: ReadonlyMap<string, Grid>,
): { readonly hash: string; readonly grid: Grid } | null {
  for (const hash of hashes) {
    const file = files.get(hash);
    const grid = file && collectiveGridOf(file);
    if (grid) return { hash, grid };
  }
  return null;
}
