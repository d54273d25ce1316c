// What happened to the dossier, newest first: in words, with who noted it, when, and why.
import { whoWrote } from '#binding/writer-words.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import { Badge } from '#ui/badge.tsx';
import { Section } from '#ui/section.tsx';
import type { DossierModel } from './dossier-model.ts';
import { journalLines } from './journal-lines.ts';
import { t } from './messages.ts';

export function JournalSection({ model }: { model: DossierModel }) {
  const lines = journalLines(model.view.value.events);
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
              <p class="c-soft c-small">{t().journalBy(whoWrote(model.store, event.tag), formatMoment(event.at))}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
