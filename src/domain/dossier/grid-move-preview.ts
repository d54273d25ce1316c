// What a move to another version of the grid would do to the answers of a dossier, before anybody does it.
import { readAnswers } from '#domain/dossier/answers.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import { newestFirst } from '#domain/grid/published.ts';
import type { Grid, Question } from '#domain/grid/grid.ts';
import type { PublishedGrid } from '#domain/record/cards.ts';
import type { RecordView } from '#domain/record/record.ts';
import { fateOf, isGiven, questionsById, readSetAside, type Fate } from './grid-move.ts';

export interface MappedAnswer {
  readonly id: string;
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

/** @param hash of the version it would move to */
export function previewGridMove(view: RecordView, before: Grid, after: Grid, hash: string): GridMovePreview {
  const [old, fresh] = [questionsById(before), questionsById(after)];
  const given = [...readAnswers(view)].flatMap(([id, answer]) => {
    if (!isGiven(answer)) return [];
    const [from, to] = [old.get(id), fresh.get(id)];
    const fate = fateOf(from, to, answer);
    // What neither version asks was left out before, and nothing changes for it.
    if (!from && !to) return [];
    return [{ id, before: from ?? null, after: to ?? null, answer, fate }];
  });
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
 * The newest published version of the dossier's grid, when it is newer than the one it is filled with; a dossier on the
 * version that came with the app is older than any published one.
 */
export function newerVersion(
  dossier: { readonly grid: string; readonly gridId: string },
  published: readonly PublishedGrid[],
): PublishedGrid | null {
  const same = newestFirst(published.filter(({ id }) => id === dossier.gridId));
  const newest = same[0];
  if (!newest || dossier.grid === '' || newest.hash === dossier.grid) return null;
  const own = same.find(({ hash }) => hash === dossier.grid);
  return own && own.at >= newest.at ? null : newest;
}
