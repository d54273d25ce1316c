// The grid that comes with the app. A dynamic import keeps its 140 KB out of the first load.
import type { Grid } from './grid.ts';

/** The shipped grid; a test proves that `parseGrid` accepts it, so that the app does not check it again at each start. */
export async function loadDefaultGrid(): Promise<Grid> {
  const file = await import('./grid.fr.json', { with: { type: 'json' } });
  return file.default as unknown as Grid;
}
