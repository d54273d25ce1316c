// What changed in a dossier, from what is kept of each field's past (SYNC R12), and the way back to an earlier value.
import { type Json, sameJson } from '#domain/json.ts';
import type { Draft, RecordView, Register, Written } from '#domain/record/record.ts';
import type { Visit } from './visits.ts';

/** Whether a value belongs to the period that is looked at. */
export type IsNew = (written: Pick<Written, 'at' | 'tag'>) => boolean;

/** One field that was written in the period. */
export interface FieldChange {
  readonly key: string;
  /** What stands now. */
  readonly now: Register;
  /** The last value from before the period; null when none was kept: there was none, or nobody had read it. */
  readonly before: Written | null;
  /** The values written in the period, newest first, what stands now among them. */
  readonly steps: readonly Written[];
}

/** Every value that is known of a field, newest first: what stands, what stands beside it, what stood before. */
export function timelineOf(view: RecordView, key: string): Written[] {
  const register = view.fields.get(key);
  const all = [...(register ? [register, ...register.others] : []), ...(view.past.get(key) ?? [])];
  return all
    .map(({ value, at, tag }) => ({ value, at, tag }))
    .filter((one, index) => all.findIndex((other) => isSame(other, one)) === index)
    .sort((a, b) => b.at - a.at || (a.tag < b.tag ? 1 : -1));
}

function isSame(a: Written, b: Written): boolean {
  return a.at === b.at && a.tag === b.tag && sameJson(a.value, b.value);
}

/** What the tools write for themselves: it is nobody's change. */
const SILENT = /^(pause|reviewed|resume|was|gave)\/|^grid(Id|Version)?$|^visit\/[^/]+\/(at|travelFrom)$|\/(born|left)$/;

/** The fields written in a period; those whose value is again what it was are told too, with their steps. */
export function changesIn(view: RecordView, isNew: IsNew): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [key, now] of view.fields) {
    if (SILENT.test(key)) continue;
    const timeline = timelineOf(view, key);
    const steps = timeline.filter(isNew);
    if (steps.length === 0) continue;
    const before = (view.past.get(key) ?? []).find((written) => !isNew(written)) ?? null;
    changes.push({ key, now, before, steps });
  }
  return changes;
}

/** Lists of rows: their fields are told together, as one thing that was added, changed or removed. */
const LISTS = new Set(['visit', 'attempt', 'photo', 'voice', 'signature', 'promise', 'reserve', 'comment']);

/** A row that was added, changed or removed. */
export interface RowChange {
  readonly list: string;
  readonly id: string;
  readonly how: 'added' | 'changed' | 'removed';
  /** Its adding, else the newest writing of the period. */
  readonly at: number;
  readonly tag: string;
  readonly changes: readonly FieldChange[];
}

export type Change =
  | {
      readonly type: 'answer';
      readonly question: string;
      readonly part: 'value' | 'note' | 'source';
      readonly change: FieldChange;
    }
  | { readonly type: 'row'; readonly row: RowChange }
  | { readonly type: 'field'; readonly change: FieldChange };

const PARTS = { '': 'value', note: 'note', src: 'source' } as const;

function answerChange(change: FieldChange): Change | null {
  const [list, question = '', part = ''] = change.key.split('/');
  if (list !== 'a' || question === '' || !(part in PARTS)) return null;
  return { type: 'answer', question, part: PARTS[part as keyof typeof PARTS], change };
}

function rowChange(view: RecordView, row: string, changes: readonly FieldChange[], isNew: IsNew): RowChange {
  const [list = '', id = ''] = row.split('/');
  const gone = changes.find(({ key }) => key === `${row}/gone`);
  const born = view.fields.get(`${row}/born`);
  const newest = changes.flatMap(({ steps }) => steps).reduce((last, step) => (step.at > last.at ? step : last));
  const how = gone?.now.value === true ? 'removed' : born && isNew(born) ? 'added' : 'changed';
  // Who added it is told, not who touched it since.
  const { at, tag } = how === 'added' && born ? born : newest;
  return { list, id, how, at, tag, changes };
}

/** The same, put together as a person would tell them. */
export function tellChanges(view: RecordView, isNew: IsNew): Change[] {
  const rows = new Map<string, FieldChange[]>();
  const told: Change[] = [];
  for (const change of changesIn(view, isNew)) {
    const answer = answerChange(change);
    const [list = '', id, field] = change.key.split('/');
    if (answer) told.push(answer);
    else if (LISTS.has(list) && id && field) {
      const row = `${list}/${id}`;
      rows.set(row, [...(rows.get(row) ?? []), change]);
    } else told.push({ type: 'field', change });
  }
  for (const [row, changes] of rows) told.push({ type: 'row', row: rowChange(view, row, changes, isNew) });
  return told;
}

/** Who wrote in a change, and when last. */
export function writingsOf(change: Change): readonly Written[] {
  return change.type === 'row' ? change.row.changes.flatMap(({ steps }) => steps) : change.change.steps;
}

/** Fields that an earlier value would turn into another dossier. */
const FIXED = /^(grid|gridId|gridVersion|company)$/;

/** Whether an earlier value of this field may be put back. */
export const mayRestore = (key: string): boolean => !FIXED.test(key);

/** Puts an earlier value back: a new writing, by whoever does it, that others merge like any other. */
export function restoreValue(draft: Draft, key: string, value: Json): void {
  draft.set(key, value);
}

/** The end of the last visit, or its beginning while it runs; null before the first. */
export function lastVisit(visits: readonly Visit[]): { readonly visit: Visit; readonly at: number } | null {
  const ended = visits.flatMap((visit) => (visit.endedAt === null ? [] : [{ visit, at: visit.endedAt }]));
  const begun = visits.flatMap((visit) => (visit.startedAt === null ? [] : [{ visit, at: visit.startedAt }]));
  const latest = (list: typeof ended) => list.toSorted((a, b) => b.at - a.at)[0] ?? null;
  return latest(ended) ?? latest(begun);
}
