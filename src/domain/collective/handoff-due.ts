// Which partners are to be reminded today, over all actions: the list « Relances à faire ».
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, ActionHandoffCard } from '#domain/record/cards.ts';
import { daysWaited, handoffStage, isReminded, type HandoffStage } from './handoff.ts';

/** Stages that ask for an act: a reminder, a last one, or to say that nobody answered. */
type DueStage = Extract<HandoffStage, 'nudge' | 'last-chance' | 'abandoned'>;

interface DueHandoff {
  readonly action: ActionCard;
  readonly handoff: string;
  readonly partner: DocId;
  readonly stage: DueStage;
  /** Days since it was sent. */
  readonly waited: number;
}

/** The stage of a handoff that asks for something today, or null: answered, reminded since, not yet, or archived. */
function dueStage({ sentOn, answer, reminded }: ActionHandoffCard, today: Day): DueStage | null {
  if (!sentOn) return null;
  const stage = handoffStage({ sentOn, answer }, today);
  if (stage !== 'nudge' && stage !== 'last-chance' && stage !== 'abandoned') return null;
  return isReminded(reminded ? [reminded] : [], sentOn, stage) ? null : stage;
}

/** The longest wait first. An action that is over asks nobody any more. */
export function dueHandoffs(actions: Iterable<ActionCard>, today: Day): DueHandoff[] {
  const due: DueHandoff[] = [];
  for (const action of actions) {
    if (action.state === 'faite' || action.state === 'abandonnee' || action.plan?.removed) continue;
    for (const handoff of action.handoffs ?? []) {
      const stage = dueStage(handoff, today);
      if (!stage || !handoff.sentOn) continue;
      const waited = daysWaited(handoff.sentOn, today);
      due.push({ action, handoff: handoff.id, partner: handoff.partner, stage, waited });
    }
  }
  return due.sort((a, b) => b.waited - a.waited || (a.handoff < b.handoff ? -1 : Number(a.handoff > b.handoff)));
}
