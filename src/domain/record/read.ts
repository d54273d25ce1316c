// Small readers over a record's flat keys. They tolerate what is absent or foreign (SYNC R10) and never throw.
import { isDay, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { RecordView } from './record.ts';

/** The shown value of a field, or undefined. */
export function valueOf(view: RecordView, key: string): Json | undefined {
  return view.fields.get(key)?.value;
}

export function textOf(view: RecordView, key: string): string {
  const value = valueOf(view, key);
  return typeof value === 'string' ? value : '';
}

export function numberOf(view: RecordView, key: string): number | null {
  const value = valueOf(view, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function flagOf(view: RecordView, key: string): boolean {
  return valueOf(view, key) === true;
}

/** The value when it is one of a closed list, else the fallback. */
export function choiceOf<Choice extends string, Fallback>(
  view: RecordView,
  key: string,
  choices: readonly Choice[],
  fallback: Fallback,
): Choice | Fallback {
  const value = valueOf(view, key);
  return choices.find((choice) => choice === value) ?? fallback;
}

/** The ids of the rows of a list (`contact/<id>/…`), in the order of their first writing, removed ones left out. */
export function rowIds(view: RecordView, list: string): string[] {
  const prefix = `${list}/`;
  const seen = new Map<string, number>();
  for (const [key, register] of view.fields) {
    if (!key.startsWith(prefix)) continue;
    const end = key.indexOf('/', prefix.length);
    if (end <= prefix.length) continue;
    const id = key.slice(prefix.length, end);
    const born = key.endsWith('/born') && typeof register.value === 'number' ? register.value : register.at;
    seen.set(id, Math.min(seen.get(id) ?? Number.POSITIVE_INFINITY, born));
  }
  return [...seen]
    .filter(([id]) => !flagOf(view, `${prefix}${id}/gone`))
    .sort(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1))
    .map(([id]) => id);
}

/** How many fields hold several concurrent values, waiting for somebody to choose. */
export function conflictCount(view: RecordView): number {
  let count = 0;
  for (const register of view.fields.values()) if (register.others.length > 0) count += 1;
  return count;
}

/** The value when it is a day of the calendar. */
export function dayOf(view: RecordView, key: string): Day | null {
  const value = valueOf(view, key);
  return isDay(value) ? value : null;
}

/** The value when it names another record; whether that record is on this device is the reader's question. */
export function docOf(view: RecordView, key: string): DocId | null {
  const value = textOf(view, key);
  return value === '' ? null : (value as DocId);
}

/** When the record was last written, corrected ms since 1970; 0 for an empty one. */
export function newestWrite(view: RecordView): number {
  let newest = view.events.at(-1)?.at ?? 0;
  for (const register of view.fields.values()) newest = Math.max(newest, register.at);
  return newest;
}
