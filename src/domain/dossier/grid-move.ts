// A begun dossier, or the grid of a group, goes on in another version of its grid. Answers stay where they are: where the
// question stands and takes the value, it is an answer there too. What the new version would misread is set aside under
// the version it was given in, in a row of its own (`was/<row>`), and comes back with it. Nothing is ever dropped.
import { checkAnswer, readAnswer, readAnswers, readAnswerValue, type Answer } from '#domain/dossier/answers.ts';
import { fits, isAsked, type GivenAnswer } from '#domain/grid/answer.ts';
import { allQuestions, type Grid, type Question } from '#domain/grid/grid.ts';
import { sameJson, type Json } from '#domain/json.ts';
import type { Draft, RecordView } from '#domain/record/record.ts';

/** A version of a grid by the name a dossier pins. */
export interface PinnedGrid {
  readonly hash: string;
  readonly grid: Grid;
}

export type GridOf = (hash: string) => Grid | null;

/** Whether a question of the new version takes an answer: wholly, in part (an option is gone, a limit is passed), or not. */
export type Fate = 'whole' | 'part' | 'gone' | 'retyped' | 'value';

/** Where the answers of a dossier stand: `a/<question>`. A group has a place for each of its voices. */
const OWN = 'a/';
const DOSSIER: readonly string[] = [OWN];

/** What one place of a record answers, whatever grid asks it. */
export function answersAt(view: RecordView, place: string): ReadonlyMap<string, Answer> {
  if (place === OWN) return readAnswers(view);
  const answers = new Map<string, Answer>();
  for (const key of view.fields.keys()) {
    const question = key.startsWith(place) ? key.slice(place.length).split('/')[0] : '';
    if (question) answers.set(question, answers.get(question) ?? readAnswer(view, place + question));
  }
  return answers;
}

/** Comes back with its version, or with another one that takes it. */
const WAS = 'was/';
/** Only shown: something newer stands where it was. */
const GAVE = 'gave/';

export const questionsById = (grid: Grid): ReadonlyMap<string, Question> =>
  new Map(allQuestions(grid).flatMap((question) => (isAsked(question) ? [[question.id, question] as const] : [])));

export const isGiven = ({ value, na }: GivenAnswer): boolean => na || value !== null;

export function fateOf(before: Question | undefined, after: Question | undefined, answer: GivenAnswer): Fate {
  if (!after) return 'gone';
  if (answer.na || answer.value === null) return 'whole';
  if (before && before.type !== after.type) return 'retyped';
  if (!fits(after, answer.value)) return 'value';
  return checkAnswer(after, answer.value).ok ? 'whole' : 'part';
}

/** What was set aside of one question, at one place, under one version. */
export interface SetAside {
  /** Two tablets that moved apart wrote a row each: nothing to choose. */
  readonly keys: readonly string[];
  readonly hash: string;
  readonly place: string;
  readonly question: string;
  /** Newest first; of one moment, the value that was shown, then those that waited for a choice. */
  readonly values: readonly Json[];
  readonly at: number;
}

interface AsideRow {
  readonly hash: string;
  readonly place: string;
  readonly question: string;
  readonly values: readonly Json[];
}

function readRow(value: Json): AsideRow | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { hash, place = OWN, question, values } = value as { readonly [key: string]: Json | undefined };
  if (typeof hash !== 'string' || typeof question !== 'string' || !Array.isArray(values)) return null;
  return { hash, place: String(place), question, values: values as readonly Json[] };
}

export function readSetAside(view: RecordView, prefix = WAS): SetAside[] {
  const rows = [...view.fields]
    .flatMap(([key, { value, at }]) => {
      const row = key.startsWith(prefix) ? readRow(value) : null;
      return row && row.values.length > 0 ? [{ ...row, key, at }] : [];
    })
    .sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
  const groups = new Map<string, SetAside>();
  for (const { key, at, hash, place, question, values } of rows) {
    const name = JSON.stringify([hash, place, question]);
    const group = groups.get(name) ?? { keys: [], hash, place, question, values: [], at };
    groups.set(name, { ...group, keys: [...group.keys, key], values: union(group.values, values) });
  }
  return [...groups.values()];
}

/** Each value once. */
function union(values: readonly Json[], more: readonly Json[]): readonly Json[] {
  const all = [...values, ...more];
  return all.filter((one, index) => all.findIndex((other) => sameJson(one, other)) === index);
}

function writeRow(draft: Draft, prefix: string, { hash, place, question, values }: AsideRow): void {
  draft.set(`${prefix}${draft.row()}`, { hash, ...(place === OWN ? {} : { place }), question, values });
}

function setAside(draft: Draft, before: PinnedGrid, after: PinnedGrid, place: string): void {
  const [old, fresh] = [questionsById(before.grid), questionsById(after.grid)];
  for (const [id, answer] of answersAt(draft.view, place)) {
    if (!isGiven(answer) && !answer.others.some(isGiven)) continue;
    const fate = fateOf(old.get(id), fresh.get(id), answer);
    if (fate === 'whole' || fate === 'gone') continue;
    const register = draft.view.fields.get(place + id);
    const values = register ? [register.value, ...register.others.map((other) => other.value)] : [];
    writeRow(draft, WAS, { hash: before.hash, place, question: id, values });
    // Left where it is, it would be read as another kind of answer, and lost under the next tap.
    if (fate !== 'part') draft.set(place + id, null);
  }
}

/** Newest first, what was given in the version that comes back before what was given in others. */
function inReach(view: RecordView, after: PinnedGrid): SetAside[] {
  return readSetAside(view).sort(
    (a, b) =>
      Number(b.hash === after.hash) - Number(a.hash === after.hash) || b.at - a.at || (a.hash < b.hash ? -1 : 1),
  );
}

/** Whether another version, that the answer was not given in, asks the same and takes it wholly. */
function takesBack(origin: Grid | null, question: Question | undefined, id: string, value: Json): boolean {
  return origin !== null && fateOf(questionsById(origin).get(id), question, readAnswerValue(value)) === 'whole';
}

/** Puts back what this version takes again, where nothing newer stands. */
function bringBack(draft: Draft, after: PinnedGrid, gridOf: GridOf): void {
  const fresh = questionsById(after.grid);
  for (const { keys, hash, place, question: id, values } of inReach(draft.view, after)) {
    const returning = hash === after.hash;
    const [value] = values;
    if (value === undefined || (!returning && !takesBack(gridOf(hash), fresh.get(id), id, value))) continue;
    const standing = draft.view.fields.get(place + id)?.value;
    const returns = !isGiven(readAnswerValue(standing));
    if (!returns && !returning) continue;
    if (returns) draft.set(place + id, value);
    // Taken: what somebody clears later must not come back a second time. What did not return is still shown.
    const rest = values.filter((one) => !sameJson(one, returns ? value : standing));
    if (rest.length > 0) writeRow(draft, GAVE, { hash, place, question: id, values: rest });
    for (const key of keys) draft.set(key, null);
  }
}

/**
 * One act: the answers, the version, and the event that says so.
 * @param places of the answers; those of a dossier without any
 */
export function moveGrid(
  draft: Draft,
  before: PinnedGrid,
  after: PinnedGrid,
  gridOf: GridOf,
  places: readonly string[] = DOSSIER,
): void {
  for (const place of places) setAside(draft, before, after, place);
  bringBack(draft, after, gridOf);
  draft.set('grid', after.hash);
  draft.set('gridId', after.grid.id);
  draft.set('gridVersion', after.grid.version);
  draft.event('grid-moved', { from: before.hash, to: after.hash });
}

export interface LeftAnswer {
  readonly key: string;
  readonly place: string;
  readonly id: string;
  /** In the version it was given in; null when no grid on this device asks it. */
  readonly question: Question | null;
  readonly values: readonly GivenAnswer[];
}

/** The answers that the version in use does not show: to questions it does not ask, or set aside under another one. */
export function leftAnswers(
  view: RecordView,
  current: PinnedGrid,
  grids: ReadonlyMap<string, Grid>,
  places: readonly string[] = DOSSIER,
): LeftAnswer[] {
  const asked = questionsById(current.grid);
  const known = [...grids.values()].map(questionsById);
  const unaskedAt = (place: string): LeftAnswer[] =>
    [...answersAt(view, place)].flatMap(([id, answer]) => {
      const values = [answer, ...answer.others].filter(isGiven);
      if (asked.has(id) || values.length === 0) return [];
      const question = known.find((one) => one.has(id))?.get(id) ?? null;
      return [{ key: place + id, place, id, question, values }];
    });
  const aside = [...readSetAside(view), ...readSetAside(view, GAVE)].flatMap((one): LeftAnswer[] => {
    const { keys, hash, place, question: id, values } = one;
    const origin = grids.get(hash);
    const given = values.map((value) => readAnswerValue(value)).filter(isGiven);
    const question = (origin && questionsById(origin).get(id)) ?? null;
    return given.length === 0 ? [] : [{ key: keys[0] ?? id, place, id, question, values: given }];
  });
  return [...places.flatMap(unaskedAt), ...aside];
}

/** The version this one came from, by the newest move into it; '' when it was begun with it. */
export function movedFrom(view: RecordView, hash: string): string {
  const from = view.events.findLast(({ type, body }) => type === 'grid-moved' && body['to'] === hash)?.body['from'];
  return typeof from === 'string' && from !== hash ? from : '';
}
