// What a move to another version of the grid would do to the answers of a record, before anybody does it.
import type { GivenAnswer } from '#domain/grid/answer.ts';
import { newestFirst } from '#domain/grid/published.ts';
import type { Grid, Question } from '#domain/grid/grid.ts';
import type { PublishedGrid } from '#domain/record/cards.ts';
import type { RecordView } from '#domain/record/record.ts';
import { answersAt, fateOf, isGiven, questionsById, readSetAside, type Fate } from './grid-move.ts';

export interface MappedAnswer {
  readonly id: string;
  /** Whose answer it is: where it stands in the record. */
  readonly place: string;
  /** As the old version asks it; null when that version does not ask it any more. */
  readonly before: Question | null;
  readonly after: Question | null;
  readonly answer: GivenAnswer;
}

export interface GridMovePreview {
  /** Answers that stand as they are. */
  readonly kept: readonly MappedAnswer[];
  /** Those of them whose question or answer is put in other words. */
  readonly reworded: readonly MappedAnswer[];
  /** Answers that stand in part: an option is not offered any more, a limit is passed. */
  readonly partly: readonly MappedAnswer[];
  /** Answers that are not shown any more; kept in the record. */
  readonly leftOut: readonly (MappedAnswer & { readonly why: Exclude<Fate, 'whole' | 'part'> })[];
  /** Questions of the new version that the old one did not ask. */
  readonly added: readonly Question[];
  /** Answers set aside by an earlier move, that may come back. */
  readonly back: number;
}

function wordsOf(question: Question, { value }: GivenAnswer): string {
  const chosen = (one: string | number): boolean => (Array.isArray(value) ? value.includes(one) : value === one);
  if (question.type === 'scale') return question.levels.find((level) => chosen(level.value))?.label ?? '';
  if (question.type !== 'choice' && question.type !== 'multi') return '';
  return question.options
    .filter((option) => chosen(option.value))
    .map(({ label }) => label)
    .join('\n');
}

function isReworded({ before, after, answer }: MappedAnswer): boolean {
  if (!before || !after) return false;
  return before.label !== after.label || wordsOf(before, answer) !== wordsOf(after, answer);
}

/**
 * @param hash of the version it would move to
 * @param places of the answers; those of a dossier without any
 */
export function previewGridMove(
  view: RecordView,
  before: Grid,
  after: Grid,
  hash: string,
  places: readonly string[] = ['a/'],
): GridMovePreview {
  const [old, fresh] = [questionsById(before), questionsById(after)];
  const given = places.flatMap((place) =>
    [...answersAt(view, place)].flatMap(([id, answer]) => {
      if (!isGiven(answer)) return [];
      const [from, to] = [old.get(id), fresh.get(id)];
      const fate = fateOf(from, to, answer);
      // What neither version asks was left out before, and nothing changes for it.
      if (!from && !to) return [];
      return [{ id, place, before: from ?? null, after: to ?? null, answer, fate }];
    }),
  );
  const kept = given.filter(({ fate }) => fate === 'whole');
  return {
    kept,
    reworded: kept.filter(isReworded),
    partly: given.filter(({ fate }) => fate === 'part'),
    leftOut: given.flatMap(({ fate, ...one }) => (fate === 'whole' || fate === 'part' ? [] : [{ ...one, why: fate }])),
    added: [...fresh.values()].filter(({ id }) => !old.has(id)),
    back: readSetAside(view).filter((aside) => aside.hash === hash).length,
  };
}

/**
 * The newest published version of a record's grid, when it is newer than the one it is filled with; the version that
 * came with the app is older than any published one.
 */
export function newerVersion(
  filled: { readonly grid: string; readonly gridId: string },
  published: readonly PublishedGrid[],
): PublishedGrid | null {
  const same = newestFirst(published.filter(({ id }) => id === filled.gridId));
  const newest = same[0];
  if (!newest || filled.grid === '' || newest.hash === filled.grid) return null;
  const own = same.find(({ hash }) => hash === filled.grid);
  return own && own.at >= newest.at ? null : newest;
}
