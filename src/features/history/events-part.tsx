// What happened in the period: steps, sendings, documents.
import { stateWords } from '#binding/dossier/dossier-words.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { isDay } from '#domain/day.ts';
import type { RecordEvent } from '#domain/record/record.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import { Badge } from '#ui/badge.tsx';
import { Section } from '#ui/section.tsx';
import type { HistoryModel } from './history-model.ts';
import { t } from './messages.ts';

const text = ({ body }: RecordEvent, key: string): string => {
  const value = body[key];
  return typeof value === 'string' ? value : '';
};

function eventWords(event: RecordEvent): string {
  const words = t().events;
  const { remarks } = event.body;
  switch (event.type) {
    case 'moved':
      return words.moved(stateWords(text(event, 'to')));
    case 'correction-asked':
      return words['correction-asked'](Array.isArray(remarks) ? remarks.length : 0);
    case 'document-handed': {
      const names: { readonly [name: string]: string } = t().documents;
      const document = text(event, 'document');
      return words['document-handed'](names[document.split('-')[0] ?? ''] ?? document);
    }
    case 'paused':
    case 'resumed':
    case 'arbitrated':
    case 'review-sent':
    case 'review-recalled':
    case 'grid-moved':
      return words[event.type];
    default:
      return words.other;
  }
}

export function EventsPart({ model, events }: { model: HistoryModel; events: readonly RecordEvent[] }) {
  return (
    <Section title={t().groups.events} actions={<Badge>{t().shown(events.length)}</Badge>}>
      <ul class="history-changes c-plain">
        {events.map((event) => {
          const day = event.body['businessDay'] ?? event.body['day'];
          const reason = text(event, 'reason');
          return (
            <li key={event.id} class="history-change">
              <p class="history-change__title">
                <b>{eventWords(event)}</b>
                {isDay(day) && <span>{formatDay(day)}</span>}
              </p>
              {reason !== '' && <p>{reason}</p>}
              <p class="history-change__who">{t().by(whoWrote(model.store, event.tag), formatMoment(event.at))}</p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
