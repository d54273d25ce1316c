// What a follow-up asks: again what innovation evokes and what is known of aids, and how useful the support was.
import type { Answer } from '#domain/dossier/answers.ts';
import { followAnswerKey, SATISFACTION, satisfactionKey, type Satisfaction } from '#domain/dossier/follow-up.ts';
import type { Question, YesNoQuestion } from '#domain/grid/grid.ts';
import { progressOf, sectionState, type Progress, type SectionState } from '#domain/grid/sections.ts';
import { fr } from './follow-messages.fr.ts';
import { en } from './follow-messages.en.ts';

/** No question of a grid is called so: names in forms begin with a letter or an underscore. */
const MARK = ':';

/** The questions of R8 as questions of a grid, so that they are asked and drawn as any other. */
export const SATISFACTION_QUESTIONS: readonly YesNoQuestion[] = SATISFACTION.map((item) => ({
  id: MARK + item,
  type: 'yesno',
  label: fr.satisfaction[item],
  labelEn: en.satisfaction[item],
  core: true,
  allowNA: true,
}));

/** Where a follow-up keeps the answer; null for a question it does not ask. */
export function followKey(visit: string, again: readonly Question[], question: string): string | null {
  const item = SATISFACTION.find((one: Satisfaction) => MARK + one === question);
  if (item) return satisfactionKey(visit, item);
  return again.some(({ id }) => id === question) ? followAnswerKey(visit, question) : null;
}

/** How far it is. */
export function followStage(
  again: readonly Question[],
  answerOf: (question: string) => Answer,
): { readonly state: SectionState; readonly progress: Progress } {
  const questions = [...again, ...SATISFACTION_QUESTIONS];
  const answers = new Map(questions.map(({ id }) => [id, answerOf(id)] as const));
  const section = { id: '', label: '', labelEn: '', about: '', questions };
  return { state: sectionState(section, answers), progress: progressOf(questions, answers) };
}
