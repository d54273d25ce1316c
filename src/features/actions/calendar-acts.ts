// Calendar files handed to the person: one meeting, one action, or all of them.
import { actionTitle } from '#binding/action/action-words.ts';
import { t as calendarTexts } from '#binding/calendar/messages.ts';
import { actionEntries, allEntries, meetingEntry } from '#domain/collective/calendar-entries.ts';
import { isPublicAction } from '#domain/collective/confidential.ts';
import { calendarFile, type CalendarEntry } from '#domain/exchange/calendar-file.ts';
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

async function save(store: Store, name: string, entries: readonly CalendarEntry[]): Promise<void> {
  const words = t();
  if (entries.length === 0) {
    showToast({ tone: 'todo', text: words.icsNothing });
    return;
  }
  const file = new Blob([calendarFile(name, entries)], { type: 'text/calendar;charset=utf-8' });
  if (await store.platform.saveFile(`${fileName(name)}.ics`, file)) {
    showToast({ text: words.icsSaved(entries.length) });
  }
}

/** Letters, digits and hyphens: a name every system takes. */
function fileName(title: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'cordee'
  );
}

/** One action, or one of its meetings; a confidential stake blocks it, and it is said. */
export async function exportAction(store: Store, doc: DocId, meeting?: string): Promise<void> {
  const action = store.cards.action.value.get(doc);
  if (!action) return;
  if (!isPublicAction(action, store.cards.stake.value)) {
    showToast({ tone: 'todo', text: t().icsConfidential });
    return;
  }
  const one = action.meetings?.find(({ id }) => id === meeting);
  const entries = one ? meetingEntry(action, one) : actionEntries(action);
  await save(store, one?.title || actionTitle(action), entries);
}

/** Every collective action that is not confidential. */
export async function exportAll(store: Store): Promise<void> {
  await save(
    store,
    calendarTexts().calendarName,
    allEntries(store.cards.action.value.values(), store.cards.stake.value),
  );
}
