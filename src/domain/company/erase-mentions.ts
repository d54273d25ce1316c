// What an erased company leaves in the records of others is cleared there: names of its people, what it said of itself,
// notes kept beside it. The rule is one that no order of arrival changes: a row of an erased company holds no words,
// whether they were typed before, meanwhile or afterwards. What is counted stays: rows, seats, places, days.
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { unseenIn } from '#domain/record/read.ts';
import type { Draft, RecordKind, RecordView } from '#domain/record/record.ts';
import { removeRow } from '#domain/record/rows.ts';
import { fold } from '#domain/text/fold.ts';
import { erasedKey } from './erased.ts';
import { readSameFacts } from './same-company.ts';

/** The writer of what is cleared: no device has this tag. */
export const ERASER = 'server';

/** By list, the words of a row that is a company's, or that leads to it. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  /** An action: who came for it, and as what it takes part. */
  participant: ['name'],
  company: ['role'],
  /** A group: what it will not do, and who agreed to what. */
  member: ['limits', 'named', 'namedOn', 'namedBy'],
  /** Another company: what is noted of the two. */
  link: ['note'],
  /** The team's settings: why a proposal about it was set aside. */
  dismissed: ['reason'],
};

/** The answers of one company to the grid of its group, and their notes. */
const [ANSWERS, NOTES] = ['c', 'note'];

const leadsTo = (value: Json, company: DocId): boolean =>
  value === company || (Array.isArray(value) && value.includes(company));

/** `participant/<row>` of each row with words that is this company's; removed ones too, which still hold theirs. */
function rowsOf(view: RecordView, company: DocId): ReadonlySet<string> {
  const rows = new Set<string>();
  for (const [key, register] of view.fields) {
    const [list = '', id, field] = key.split('/');
    if (id === undefined || field === undefined || !Object.hasOwn(WORDS, list)) continue;
    const isIts = id === company || [register, ...register.others].some(({ value }) => leadsTo(value, company));
    if (isIts) rows.add(`${list}/${id}`);
  }
  return rows;
}

const isAnswer = (key: string, company: DocId): boolean => key.startsWith(`${ANSWERS}/${company}/`);
const isNote = (name: string, company: DocId): boolean => name.startsWith(`${NOTES}/${company}/`);

const isEmpty = (value: Json): boolean => value === null || value === '' || value === false;

function holdsWords({ fields, past }: RecordView, key: string): boolean {
  const register = fields.get(key);
  const said = register ? [register, ...register.others] : [];
  return said.some(({ value }) => !isEmpty(value)) || past.has(key);
}

/** Clears a field, whoever wrote in it at once, and its past (SYNC R12). */
function clear(draft: Draft, key: string): void {
  draft.set(key, null);
  draft.forget(key);
}

/**
 * Persons who stand in two rows are counted once, by their name. Without names the rows say it themselves: all but one
 * name the row they are the same as.
 */
function tieNamesakes(draft: Draft, rows: ReadonlySet<string>): void {
  const first = new Map<string, string>();
  for (const row of [...rows].sort()) {
    const [list, id = ''] = row.split('/');
    const name = fold(String(draft.view.fields.get(`${row}/name`)?.value ?? ''));
    if (list !== 'participant' || name === '') continue;
    const person = `${name}|${String(draft.view.fields.get(`${row}/partner`)?.value ?? '')}`;
    const same = first.get(person);
    if (same === undefined) first.set(person, id);
    else draft.set(`${row}/as`, same);
  }
}

const isOff = (view: RecordView, row: string): boolean => view.fields.get(`${row}/gone`)?.value === true;

/**
 * Whoever took a row off knew nothing of the clearing, which is no word of anybody: it stays off. Where they had not seen
 * what somebody else wrote in it, the row had come back, and stays.
 */
function keepPlace(draft: Draft, row: string, cameBack: boolean): void {
  const [list = '', id = ''] = row.split('/');
  if (!isOff(draft.view, row)) return;
  if (cameBack) draft.set(`${row}/gone`, false);
  else if (unseenIn(draft.view, row)) removeRow(draft, list, id);
}

/**
 * Clears what a record says of an erased company, and marks it so. Repeating it writes nothing; a record that does not
 * name the company is left untouched.
 */
export function eraseMentions(draft: Draft, company: DocId): void {
  const { view } = draft;
  const rows = rowsOf(view, company);
  const answers = [...view.fields.keys(), ...view.past.keys()].filter((key) => isAnswer(key, company));
  const notes = [...view.texts.keys()].filter((name) => isNote(name, company));
  if (rows.size === 0 && answers.length === 0 && notes.length === 0) return;
  const back = new Set([...rows].filter((row) => isOff(view, row) && unseenIn(view, row, ERASER)));
  tieNamesakes(draft, rows);
  const words = [...rows].flatMap((row) => (WORDS[row.split('/')[0] ?? ''] ?? []).map((field) => `${row}/${field}`));
  for (const key of new Set([...words, ...answers])) if (holdsWords(view, key)) clear(draft, key);
  for (const name of notes) if (view.texts.get(name) !== '') draft.text(name, '');
  for (const row of rows) keepPlace(draft, row, back.has(row));
  draft.set(erasedKey(company), true);
}

/** True when the record is the company's own matter as a whole: its dossier, an action of nobody else, a second record of it. */
export function isAbout(kind: RecordKind, view: RecordView, company: DocId): boolean {
  if (kind === 'dossier') return view.fields.get('company')?.value === company;
  if (kind === 'company') {
    const said = readSameFacts(view).findLast((fact) => fact.with === company);
    return said?.same === true;
  }
  if (kind !== 'action' || view.fields.get('type')?.value === 'collective') return false;
  const companies = [...view.fields.keys()].flatMap((key) => key.match(/^company\/([^/]+)\/born$/)?.[1] ?? []);
  return companies.length > 0 && companies.every((one) => one === company);
}
