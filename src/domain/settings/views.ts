// Selections of the network that the team keeps under a name: rows `view/<id>/{name, query}` of the settings.
import { rowIds, textOf } from '#domain/record/read.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';
import { addRow, removeRow } from '#domain/record/rows.ts';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** What the address says after `?`. */
  readonly query: string;
}

export const VIEW_NAME_CAP = 80;
/** An address longer than this cannot be sent. */
const QUERY_CAP = 6_000;

/** In the order of their names. */
export function readViews(view: RecordView): SavedView[] {
  return rowIds(view, 'view')
    .map((id) => ({ id, name: textOf(view, `view/${id}/name`), query: textOf(view, `view/${id}/query`) }))
    .filter(({ name, query }) => name !== '' && query.length <= QUERY_CAP)
    .sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1));
}

/** @param now ms since 1970 */
export function saveView(draft: Draft, name: string, query: string, now: number): string {
  return addRow(draft, 'view', { name: name.trim().slice(0, VIEW_NAME_CAP), query }, now);
}

export function renameView(draft: Draft, id: string, name: string): void {
  draft.set(`view/${id}/name`, name.trim().slice(0, VIEW_NAME_CAP));
}

export function removeView(draft: Draft, id: string): void {
  removeRow(draft, 'view', id);
}

/** Takes a removal back. */
export function restoreView(draft: Draft, id: string): void {
  draft.set(`view/${id}/gone`, false);
}
