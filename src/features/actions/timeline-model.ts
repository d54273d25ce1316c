// One bar moved at a time, by hand or by keys; nothing is written before it is let go, and Escape writes nothing.
import { type ReadonlySignal, signal } from '@preact/signals';
import { actionTitle, periodOf } from '#binding/action/action-words.ts';
import { shiftDates, writeDates, type ActionDates, type Grip } from '#domain/collective/action-dates.ts';
import { addDays, type Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import type { Store } from '#store/store.ts';
import { announce, showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

export interface Moving {
  readonly action: ActionCard;
  /** What was on screen when it was taken. */
  readonly from: ActionDates;
  readonly to: ActionDates;
}

export interface TimelineModel {
  readonly moving: ReadonlySignal<Moving | null>;
  /** Days moved since it was taken; by hand. */
  drag(action: ActionCard, grip: Grip, days: number): void;
  /** Days more than now; by keys, said aloud. */
  nudge(action: ActionCard, grip: Grip, days: number): void;
  cancel(): void;
  /** Writes what was moved; with an undo. */
  drop(): Promise<void>;
  /** Gives days to an action that has none. */
  place(action: ActionCard, today: Day): Promise<void>;
}

/** A month of work: a beginning that is moved at once. */
const FIRST_LENGTH = 30;

export function createTimelineModel(store: Store): TimelineModel {
  const moving = signal<Moving | null>(null);
  const datesOf = ({ start, end }: ActionDates): ActionDates => ({ start, end });
  const taken = (action: ActionCard): Moving => {
    const now = moving.peek();
    return now?.action.doc === action.doc ? now : { action, from: datesOf(action), to: datesOf(action) };
  };

  async function write(doc: DocId, title: string, from: ActionDates, to: ActionDates): Promise<void> {
    const words = t();
    const saved = await store.edit(doc, (draft) => writeDates(draft, from, to));
    if (!saved.ok) {
      showToast({ tone: 'danger', text: words.notSaved });
      return;
    }
    showToast({
      text: words.datesNow(title, periodOf(to)),
      undo: () => void store.edit(doc, (draft) => writeDates(draft, to, from)),
    });
  }

  return {
    moving,
    drag(action, grip, days) {
      const { from } = taken(action);
      moving.value = { action, from, to: shiftDates(from, grip, days) };
    },
    nudge(action, grip, days) {
      const { from, to } = taken(action);
      const next = shiftDates(to, grip, days);
      moving.value = { action, from, to: next };
      announce(t().movedAloud(periodOf(next)));
    },
    cancel() {
      if (!moving.peek()) return;
      moving.value = null;
      announce(t().moveCancelled);
    },
    async drop() {
      const now = moving.peek();
      if (!now) return;
      moving.value = null;
      if (now.from.start === now.to.start && now.from.end === now.to.end) return;
      await write(now.action.doc, actionTitle(now.action), now.from, now.to);
    },
    place: (action, today) =>
      write(action.doc, actionTitle(action), datesOf(action), { start: today, end: addDays(today, FIRST_LENGTH) }),
  };
}
