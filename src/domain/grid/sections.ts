// The grid cut into the screens of a visit: the context, then one section for each dimension.
import { isAsked, isSettled, type Answers, type GivenAnswer } from './answer.ts';
import type { Grid, Mode, Question } from './grid.ts';
import { visibleQuestions } from './visible.ts';

/** The id of the first section, whose words belong to the screen and not to the grid. */
export const CONTEXT_SECTION = 'contexte';

/** A screen of a visit, whatever it asks. */
export interface SectionHead {
  /** `contexte`, or a dimension's id. */
  readonly id: string;
  /** '' for the context. */
  readonly label: string;
  readonly labelEn: string;
  readonly about: string;
  /** Which of the screens of a long section this is (`sectionScreens`); absent: the section is on one. */
  readonly screen?: { readonly of: string; readonly at: number; readonly count: number };
}

export interface Section extends SectionHead {
  readonly questions: readonly Question[];
}

export interface Progress {
  /** Visible questions answered or said not to apply. */
  readonly answered: number;
  /** Visible questions. */
  readonly relevant: number;
}

export type SectionState = 'empty' | 'started' | 'done' | 'check';

/** The sections that ask something in this mode, with the questions they ask. */
export function visibleSections(grid: Grid, answers: Answers, mode: Mode): Section[] {
  const questions = Map.groupBy(visibleQuestions(grid, answers, mode), ({ dimension }) => dimension);
  const context: Section = {
    id: CONTEXT_SECTION,
    label: '',
    labelEn: '',
    about: '',
    questions: questions.get(undefined) ?? [],
  };
  const dimensions = grid.dimensions.map(({ id, label, labelEn = label, about = '' }): Section => ({
    id,
    label,
    labelEn,
    about,
    questions: questions.get(id) ?? [],
  }));
  return [context, ...dimensions].filter((section) => section.questions.length > 0);
}

export function progressOf(questions: readonly Question[], answers: Answers): Progress {
  const asked = questions.filter(isAsked);
  return { answered: asked.filter((question) => isSettled(question, answers)).length, relevant: asked.length };
}

type MergedAnswers = ReadonlyMap<string, GivenAnswer & { readonly others: readonly unknown[] }>;

/** `check` when an answer of the section has several concurrent values, whatever else is filled. */
export function sectionState(section: Section, answers: MergedAnswers): SectionState {
  if (section.questions.some((question) => (answers.get(question.id)?.others.length ?? 0) > 0)) return 'check';
  const { answered, relevant } = progressOf(section.questions, answers);
  if (answered === relevant) return 'done';
  return answered === 0 ? 'empty' : 'started';
}

/** The first question of the section still open, to jump to; null when nothing is left. */
export function firstOpenQuestion(section: Section, answers: Answers): Question | null {
  return section.questions.find((question) => !isSettled(question, answers)) ?? null;
}
