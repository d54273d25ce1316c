// Small readers over a record's flat keys. They tolerate what is absent or foreign (SYNC R10) and never throw.
import { isDay, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { RecordView, Written } from './record.ts';

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

/**
 * A row was removed, and somebody wrote in it without knowing: it stays until somebody chooses (SYNC R3). Whoever
 * removes a row notes under `left` the newest moment they saw of each writer.
 * @param row `contact/<id>`
 */
export function isContested(view: RecordView, row: string): boolean {
  return flagOf(view, `${row}/gone`) && unseenIn(view, row) !== null;
}

function isRemoved(view: RecordView, row: string): boolean {
  return flagOf(view, `${row}/gone`) && unseenIn(view, row) === null;
}

/**
 * The newest writing of a row that whoever removed it had not seen; null when they had seen all of it.
 * @param but a writer whose writings do not count
 */
export function unseenIn(view: RecordView, row: string, but?: string): Written | null {
  const left = view.fields.get(`${row}/left`);
  if (!left) return null;
  const seen = [left, ...left.others].map(({ value }) => value).filter(isSeen);
  let newest: Written | null = null;
  for (const [key, register] of view.fields) {
    if (!key.startsWith(`${row}/`) || key.endsWith('/gone') || key.endsWith('/left')) continue;
    for (const written of [register, ...register.others]) {
      if (written.tag === but || seen.some((moments) => written.at <= (moments[written.tag] ?? -1))) continue;
      if (!newest || written.at > newest.at) newest = written;
    }
  }
  return newest;
}

function isSeen(value: Json): value is { readonly [tag: string]: number } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The ids of the rows of a list (`contact/<id>/…`), in the order of their first writing, removed ones left out. */
export function rowIds(view: RecordView, list: string): string[] {
  const prefix = `${list}/`;
  const seen = new Map<string, number>();
  // A record may hold thousands of fields and dozens of lists: `forEach` makes no pair of each.
  view.fields.forEach((register, key) => {
    if (!key.startsWith(prefix)) return;
    const end = key.indexOf('/', prefix.length);
    if (end <= prefix.length) return;
    const id = key.slice(prefix.length, end);
    const born = key.endsWith('/born') && typeof register.value === 'number' ? register.value : register.at;
    seen.set(id, Math.min(seen.get(id) ?? Number.POSITIVE_INFINITY, born));
  });
  return [...seen]
    .filter(([id]) => !isRemoved(view, `${prefix}${id}`))
    .sort(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1))
    .map(([id]) => id);
}

/** Where somebody is in a visit: of two devices the newest says it, and nobody has to choose. */
function isPlace(key: string): boolean {
  return key.startsWith('visit/') && key.endsWith('/at') && key.split('/').length === 3;
}

/** How many fields hold several concurrent values, and rows a removal that met an edit: they wait for a choice. */
export function conflictCount(view: RecordView): number {
  let count = 0;
  view.fields.forEach(({ others }, key) => {
    if (others.length > 0 && !key.endsWith('/left') && !isPlace(key)) count += 1;
    if (key.endsWith('/gone') && isContested(view, key.slice(0, -'/gone'.length))) count += 1;
  });
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
  view.fields.forEach(({ at }) => {
    newest = Math.max(newest, at);
  });
  return newest;
}
