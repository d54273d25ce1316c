// Lists are keyed rows with a tombstone (SYNC R3): `<list>/<row>/<field>`.
import type { Json } from '#domain/json.ts';
import type { Draft } from './record.ts';

/** Adds a row and returns its id; `now` (ms) fixes its place in the list for every device. */
export function addRow(draft: Draft, list: string, fields: { readonly [field: string]: Json }, now: number): string {
  const id = draft.row();
  draft.set(`${list}/${id}/born`, now);
  writeRow(draft, list, id, fields);
  return id;
}

/** Writes some fields of a row, and of a row named after another record (`member/<company>`) on its first writing. */
export function writeRow(draft: Draft, list: string, id: string, fields: { readonly [field: string]: Json }): void {
  for (const [field, value] of Object.entries(fields)) draft.set(`${list}/${id}/${field}`, value);
}

/** Puts back or adds a row named after another record. */
export function putRow(
  draft: Draft,
  list: string,
  id: string,
  fields: { readonly [field: string]: Json },
  now: number,
): void {
  const key = `${list}/${id}`;
  if (!draft.view.fields.has(`${key}/born`)) draft.set(`${key}/born`, now);
  if (draft.view.fields.get(`${key}/gone`)?.value === true) draft.set(`${key}/gone`, false);
  writeRow(draft, list, id, fields);
}

/**
 * Takes a row off its list by a tombstone, and notes what was in front of the person who did: an edit made elsewhere
 * meanwhile shows instead of vanishing (SYNC R3).
 */
export function removeRow(draft: Draft, list: string, id: string): void {
  const row = `${list}/${id}`;
  const seen: Record<string, number> = {};
  for (const [key, register] of draft.view.fields) {
    if (!key.startsWith(`${row}/`) || key.endsWith('/gone') || key.endsWith('/left')) continue;
    for (const { tag, at } of [register, ...register.others]) seen[tag] = Math.max(seen[tag] ?? 0, at);
  }
  draft.set(`${row}/left`, seen);
  draft.set(`${row}/gone`, true);
}
