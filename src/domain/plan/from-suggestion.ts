// An action as a rule of the grid proposes it: everything filled that the rule knows, and nothing decided.
import { programmesForTags } from '#domain/aids/catalogue.ts';
import type { Catalogue } from '#domain/aids/programme.ts';
import { standingOf } from '#domain/aids/standing.ts';
import type { ActionInput, ActionPlan, ActionType } from '#domain/collective/action.ts';
import type { Day } from '#domain/day.ts';
import type { SuggestionRule } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';

/** « Trois fiches d’aides choisies, pas un catalogue. » */
export const AIDS_AT_FIRST = 3;

/** The tag of rules that only several companies can follow. */
const TOGETHER = 'collectif';

/** Rules that need several companies make a collective action. */
export function typeOfRule({ programmeTags }: Pick<SuggestionRule, 'programmeTags'>): ActionType {
  return programmeTags.includes(TOGETHER) ? 'collective' : 'individuelle';
}

/** Programmes worth checking for a rule, the nearest first; closed ones are left out. */
export function aidsForRule(
  rule: Pick<SuggestionRule, 'programmeTags'>,
  catalogue: Catalogue | null,
  today: Day,
): string[] {
  if (!catalogue) return [];
  return programmesForTags(catalogue, rule.programmeTags, today)
    .filter((programme) => standingOf(programme, today) !== 'expired')
    .slice(0, AIDS_AT_FIRST)
    .map(({ id }) => id);
}

export type PlannedAction = Pick<ActionInput, 'title' | 'type' | 'dossier'> &
  Pick<ActionPlan, 'partner' | 'aids' | 'suggestion' | 'order'>;

interface Rule extends Pick<SuggestionRule, 'id' | 'programmeTags'> {
  /** As it is shown, or as the head says it. */
  readonly title: string;
  readonly partner: string;
}

/** The fields of the action that one touch adds to the plan. */
export function actionFromRule(
  rule: Rule,
  context: {
    readonly dossier: DocId;
    readonly order: number;
    readonly catalogue: Catalogue | null;
    readonly today: Day;
  },
): PlannedAction {
  return {
    title: rule.title,
    type: typeOfRule(rule),
    dossier: context.dossier,
    partner: rule.partner,
    aids: aidsForRule(rule, context.catalogue, context.today),
    suggestion: rule.id,
    order: context.order,
  };
}
