// A grid file as text becomes a grid. Hostile text is refused before anything walks down into it.
import { fail, type Result } from '#domain/result.ts';
import type { Grid } from './grid.ts';
import { type GridProblem, parseGrid } from './parse-grid.ts';

export type GridTextFailure =
  | { readonly type: 'json-broken' | 'json-deep' }
  | { readonly type: 'grid-invalid'; readonly problems: readonly GridProblem[] };

const DEEPEST = 60;

/** How far brackets are inside one another, strings left out. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, (depth += 1));
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return deepest;
}

/** @param complete given what the file holds, before it is judged */
export function gridFromText(
  text: string,
  complete: (input: unknown) => unknown = (input) => input,
): Result<Grid, GridTextFailure> {
  if (depthOf(text) > DEEPEST) return fail({ type: 'json-deep' });
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail({ type: 'json-broken' });
  }
  return parseGrid(complete(input));
}
