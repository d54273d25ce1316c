// What a follow-up asks again (PRODUCT R2, R3) and how useful the support was (R8). Kept per visit, so that what was
// first answered stays what was first answered.
import type { Grid, Question } from '#domain/grid/grid.ts';
import { allQuestions } from '#domain/grid/grid.ts';
import type { RecordView } from '#domain/record/record.ts';
import { readAnswer, type Answer } from './answers.ts';
import { readVisits, type Visit } from './visits.ts';

/** The grid marks what is asked before and after with a tag that ends so. */
const BEFORE_AND_AFTER = 'avant-apres';

/** The questions asked again: the regard on innovation and the knowledge of aids, in the grid that comes with the app. */
export function askedAgain(grid: Grid): Question[] {
  return allQuestions(grid).filter(({ tags = [] }) => tags.some((tag) => tag.endsWith(BEFORE_AND_AFTER)));
}

export const SATISFACTION = ['useful', 'discovered', 'started', 'chose'] as const;
export type Satisfaction = (typeof SATISFACTION)[number];

/** A new answer to a question of the grid. */
export const followAnswerKey = (visit: string, question: string): string => `follow/${visit}/a/${question}`;
/** Yes, no, or « ne s'applique pas ». */
export const satisfactionKey = (visit: string, item: Satisfaction): string => `follow/${visit}/${item}`;

export interface FollowUp {
  readonly visit: Visit;
  /** By question; only what was answered at this follow-up. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly satisfaction: { readonly [Item in Satisfaction]: Answer };
}

const isGiven = (answer: Answer): boolean => answer.value !== null || answer.na || answer.others.length > 0;

/** What was answered at the follow-ups of a dossier, oldest first; those with no answer included. */
export function readFollowUps(view: RecordView, grid: Grid): FollowUp[] {
  const questions = askedAgain(grid);
  return readVisits(view)
    .filter(({ kind }) => kind === 'suivi')
    .map((visit) => ({
      visit,
      answers: new Map(
        questions
          .map(({ id }) => [id, readAnswer(view, followAnswerKey(visit.id, id))] as const)
          .filter(([, answer]) => isGiven(answer)),
      ),
      satisfaction: {
        useful: readAnswer(view, satisfactionKey(visit.id, 'useful')),
        discovered: readAnswer(view, satisfactionKey(visit.id, 'discovered')),
        started: readAnswer(view, satisfactionKey(visit.id, 'started')),
        chose: readAnswer(view, satisfactionKey(visit.id, 'chose')),
      },
    }));
}
