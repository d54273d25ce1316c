// A grid as short text and back. What comes back is checked: its bytes came over the wire.
import type { Json } from '#domain/json.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { gridHash, type Grid } from '#domain/grid/grid.ts';
import { parseGrid } from '#domain/grid/parse-grid.ts';
import { PUBLISHED_BODY_CAP } from '#domain/grid/published.ts';
import { packText, unpackText } from './packed-text.ts';

/** Fails for a grid that would not fit into one record. */
export async function packGrid(grid: Grid): Promise<Result<string, { readonly type: 'grid-too-large' }>> {
  const body = (await packText(JSON.stringify(grid))) ?? '';
  return body === '' || body.length > PUBLISHED_BODY_CAP ? fail({ type: 'grid-too-large' }) : ok(body);
}

/** The grid of that hash, or null when the body is not that: damaged, foreign, or made by a program we do not know. */
export async function unpackGrid(body: string, hash: string): Promise<Grid | null> {
  const text = await unpackText(body);
  if (text === null) return null;
  try {
    const grid = parseGrid(JSON.parse(text) as Json);
    return grid.ok && gridHash(grid.value) === hash ? grid.value : null;
  } catch {
    // Not JSON.
    return null;
  }
}
