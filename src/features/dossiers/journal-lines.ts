// The journal of a dossier in words.
import { stateWords } from '#binding/dossier/dossier-words.ts';
import { dayAt, isDay, type Day } from '#domain/day.ts';
import type { RecordEvent } from '#domain/record/record.ts';
import { formatDay } from '#i18n/format.ts';
import { outcomeWords } from './dossier-words.ts';
import { t } from './messages.ts';

export interface JournalLine {
  readonly event: RecordEvent;
  readonly title: string;
  /** When it happened, which may be before it was noted. */
  readonly day: Day | null;
  readonly detail: string;
}

const text = (event: RecordEvent, key: string): string => {
  const value = event.body[key];
  return typeof value === 'string' ? value : '';
};

function asideNames(event: RecordEvent): string {
  const { aside } = event.body;
  const names = Array.isArray(aside) ? aside.filter((name) => typeof name === 'string') : [];
  return names.length > 0 ? t().journalAsideNames(names.join(', ')) : '';
}

function moveLine(event: RecordEvent): JournalLine {
  const { businessDay } = event.body;
  const outcome = text(event, 'outcome');
  const title = stateWords(text(event, 'to'));
  return {
    event,
    title: outcome === '' ? title : `${title} · ${outcomeWords(outcome)}`,
    day: isDay(businessDay) ? businessDay : null,
    detail: [text(event, 'reason'), asideNames(event)].filter(Boolean).join(' · '),
  };
}

/** The event in words; null for one this screen has no word for. */
function journalLine(event: RecordEvent): JournalLine | null {
  const { until } = event.body;
  const reason = text(event, 'reason');
  switch (event.type) {
    case 'moved':
      return moveLine(event);
    case 'paused': {
      const end = isDay(until) ? t().journalUntil(formatDay(until)) : '';
      return { event, title: t().journalPaused, day: null, detail: [end, reason].filter(Boolean).join(' · ') };
    }
    case 'resumed':
      return { event, title: t().journalResumed, day: null, detail: '' };
    case 'arbitrated':
      return { event, title: t().journalArbitrated, day: null, detail: reason };
    default:
      return null;
  }
}

/** Newest first, by the day things happened, then by the moment they were noted. */
export function journalLines(events: readonly RecordEvent[]): JournalLine[] {
  const dayOf = (line: JournalLine): Day => line.day ?? dayAt(line.event.at);
  return events
    .flatMap((event) => journalLine(event) ?? [])
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))) || a.event.at - b.event.at)
    .toReversed();
}
