// When a group may go on to a plan (PRODUCT 1.4): what its grid must say. Proposals, to become parameters.
import { questionOf, type Grid, type ScaleQuestion } from '#domain/grid/grid.ts';
import type { RecordView } from '#domain/record/record.ts';
import { voiceKey } from './collective-answers.ts';
import { EXIT_GUARDS, type ExitGuard } from './stake-states.ts';

const ASKED: Readonly<Record<ExitGuard, { readonly question: string; readonly least: number }>> = {
  'shared-reading': { question: 'c.enj2', least: 2 },
  'driver-found': { question: 'c.grp3', least: 2 },
  'first-step-dated': { question: 'c.fai1', least: 3 },
};

export interface ExitCriterion {
  readonly guard: ExitGuard;
  readonly question: ScaleQuestion;
  /** The lowest level that will do. */
  readonly least: number;
  /** What the group answered; null while it has not. */
  readonly value: number | null;
  readonly met: boolean;
}

/** The criteria that this grid can answer: what it does not ask is not waited for. */
export function exitCriteria(view: RecordView, grid: Grid | null): ExitCriterion[] {
  return EXIT_GUARDS.flatMap((guard) => {
    const { question: id, least } = ASKED[guard];
    const question = grid && questionOf(grid, id);
    if (question?.type !== 'scale') return [];
    const register = view.fields.get(voiceKey(null, id));
    const value = typeof register?.value === 'number' ? register.value : null;
    // While two people disagree, the careful answer holds.
    const all = [value, ...(register?.others ?? []).map((other) => other.value)];
    return [{ guard, question, least, value, met: all.every((one) => typeof one === 'number' && one >= least) }];
  });
}
