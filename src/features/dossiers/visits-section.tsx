// The visits of a dossier, newest first; each opens where it was left.
import { activeMinutes } from '#domain/dossier/visit-time.ts';
import type { Visit } from '#domain/dossier/visits.ts';
import { formatDay, formatDuration, formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { LinkButton } from '#ui/button.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

function titleOf(visit: Visit): string {
  if (!visit.date) return t().visitUndated;
  return visit.kind === 'suivi' ? t().followUpOn(formatDay(visit.date)) : t().visitOn(formatDay(visit.date));
}

function metaOf(visit: Visit): string {
  const { endedAt, travelMin, noticeAt } = visit;
  const minutes = endedAt === null ? null : activeMinutes(visit, endedAt);
  return [
    visit.place,
    endedAt !== null && minutes !== null && t().visitDuration(formatDuration(minutes)),
    travelMin !== null && t().visitTravel(formatDuration(travelMin)),
    noticeAt !== null && t().noticeAt(formatMoment(noticeAt)),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function VisitsSection({ model }: { model: DossierModel }) {
  const { visits } = model.dossier.value;
  return (
    <Section
      id="visits"
      title={t().sections.visits}
      actions={
        <LinkButton variant="plain" icon="printer" href={href.dossierPaper(model.record.doc)}>
          {t().onPaper}
        </LinkButton>
      }
    >
      {visits.length === 0 ? (
        <p class="c-soft">{t().noVisit}</p>
      ) : (
        <RowList label={t().sections.visits}>
          {visits.toReversed().map((visit) => (
            <RowLink
              key={visit.id}
              icon="clipboard-check"
              href={href.visit(model.record.doc, visit.id)}
              title={titleOf(visit)}
              meta={metaOf(visit)}
              badges={
                <>
                  {visit.endedAt === null && (
                    <Badge tone="strong" icon="play">
                      {t().visitOpen}
                    </Badge>
                  )}
                  {visit.posteriori && <Badge icon="pencil">{t().posteriori}</Badge>}
                </>
              }
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
