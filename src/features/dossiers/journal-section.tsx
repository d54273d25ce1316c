// What happened to the dossier, newest first: in words, with who noted it, when, and why.
import { dayAt, isDay, type Day } from '#domain/day.ts';
import type { RecordEvent } from '#domain/record/record.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import { Badge } from '#ui/badge.tsx';
import { Section } from '#ui/section.tsx';
import type { DossierModel } from './dossier-model.ts';
import { outcomeWords, stateWords, writerOf } from './dossier-words.ts';
import { t } from './messages.ts';

interface Line {
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

function moveLine(event: RecordEvent): Line {
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
export function journalLine(event: RecordEvent): Line | null {
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
export function journalLines(events: readonly RecordEvent[]): Line[] {
  const dayOf = (line: Line): Day => line.day ?? dayAt(line.event.at);
  return events
    .flatMap((event) => journalLine(event) ?? [])
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))) || a.event.at - b.event.at)
    .toReversed();
}

export function JournalSection({ model }: { model: DossierModel }) {
  const lines = journalLines(model.record.view.value.events);
  const unsettled = new Set(model.standing.value.toArbitrate.map(({ id }) => id));
  return (
    <Section id="journal" title={t().sections.journal}>
      {lines.length === 0 ? (
        <p class="c-soft">{t().journalEmpty}</p>
      ) : (
        <ol class="dossier-journal c-plain">
          {lines.map(({ event, title, day, detail }) => (
            <li key={event.id}>
              <p class="dossier-journal__title">
                <b>{title}</b>
                {day && <span>{formatDay(day)}</span>}
                {unsettled.has(event.id) && (
                  <Badge tone="todo" icon="scale">
                    {t().journalAside}
                  </Badge>
                )}
              </p>
              {detail && <p>{detail}</p>}
              <p class="c-soft c-small">{t().journalBy(writerOf(model.store, event.tag), formatMoment(event.at))}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
