// A grid that the coordination published: a settings record of its own, written once. Its body is packed text, so that
// a large grid stays far below what one update may be.
import type { PublishedGrid } from '#domain/record/cards.ts';
import { textOf, valueOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';

export interface GridToPublish {
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** The packed grid. */
  readonly body: string;
}

/** Characters of a packed body: with the rest of the record, below half of what one update may be. */
export const PUBLISHED_BODY_CAP = 120_000;

export function writePublished(draft: Draft, grid: GridToPublish): void {
  draft.set('name', grid.title);
  draft.set('grid/hash', grid.hash);
  draft.set('grid/id', grid.id);
  draft.set('grid/version', grid.version);
  draft.set('grid/body', grid.body);
}

/** What the record says about its grid; null when it is not one. */
export function readPublished(view: RecordView): PublishedGrid | null {
  const hash = textOf(view, 'grid/hash');
  if (hash === '' || typeof valueOf(view, 'grid/body') !== 'string') return null;
  const at = view.fields.get('grid/hash')?.at ?? 0;
  return { hash, id: textOf(view, 'grid/id'), version: textOf(view, 'grid/version'), at };
}

export function publishedBody(view: RecordView): string {
  return textOf(view, 'grid/body');
}

/** Newest first; ties by hash, so that every device takes the same one for new dossiers. */
export function newestFirst<Named extends PublishedGrid>(grids: readonly Named[]): Named[] {
  return [...grids].sort((a, b) => b.at - a.at || (a.hash < b.hash ? -1 : 1));
}
