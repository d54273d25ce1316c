import { seenActions } from '#binding/rights.ts';
import { dayAt } from '#domain/day.ts';
import { handoffStage } from '#domain/collective/handoff.ts';
import type { DocId } from '#domain/ids.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';

/** What actions handed to this partner, the newest first; what waits too long says so. */
export function HandedSection({ store, doc }: { store: Store; doc: DocId }) {
  const today = dayAt(store.now());
  const handed = seenActions(store)
    .flatMap((card) => (card.handoffs ?? []).map((handoff) => ({ card, handoff })))
    .filter(({ handoff }) => handoff.partner === doc)
    .sort((a, b) => (b.handoff.sentOn ?? '9').localeCompare(a.handoff.sentOn ?? '9'));
  return (
    <Section title={t().handed}>
      {handed.length === 0 ? (
        <p class="c-soft">{t().handedNone}</p>
      ) : (
        <RowList label={t().handed}>
          {handed.map(({ card, handoff }) => {
            const late = ['nudge', 'last-chance', 'abandoned'].includes(handoffStage(handoff, today));
            return (
              <RowLink
                key={`${card.doc} ${handoff.id}`}
                icon="flag"
                href={href.action(card.doc)}
                title={card.title || t().untitled}
                meta={[
                  handoff.sentOn ? t().sentOn(formatDay(handoff.sentOn)) : t().notSent,
                  handoff.answer && t().answers[handoff.answer],
                ]
                  .filter(Boolean)
                  .join(' · ')}
                badges={
                  late && (
                    <Badge tone="todo" icon="clock">
                      {t().waits}
                    </Badge>
                  )
                }
              />
            );
          })}
        </RowList>
      )}
    </Section>
  );
}
