// What the review says of this dossier, and the ways to it and to the history.
import { openRemarks, reviewStage } from '#domain/dossier/review-stage.ts';
import { changedSince, latestSendings } from '#domain/dossier/sending.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { LinkButton } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

/** « 3 remarques de relecture »: told at the top, answered in the review. */
export function RemarksBanner({ model }: { model: DossierModel }) {
  const open = openRemarks(model.view.value);
  if (open === 0) return null;
  return (
    <Banner
      tone="todo"
      icon="message-square-text"
      title={t().remarks(open)}
      action={
        <LinkButton icon="arrow-right" href={href.review(model.record.doc)}>
          {t().readRemarks}
        </LinkButton>
      }
    >
      {t().remarksText}
    </Banner>
  );
}

export function ReviewSection({ model }: { model: DossierModel }) {
  const view = model.record.view.value;
  const stage = reviewStage(view);
  const sent = latestSendings(view).find(({ kind }) => kind === 'review');
  const { doc } = model.record;
  return (
    <Section
      id="review"
      title={t().sections.review}
      actions={
        <>
          <LinkButton icon="clipboard-check" href={href.review(doc)}>
            {t().openReview}
          </LinkButton>
          <LinkButton icon="clock" href={href.history(doc)}>
            {t().openHistory}
          </LinkButton>
        </>
      }
    >
      <p class="c-cluster">
        <span>{sent ? t().reviewSent(formatDay(sent.day)) : t().reviewStages[stage]}</span>
        {sent && stage !== 'sent' && <Badge>{t().reviewStages[stage]}</Badge>}
        {sent && !changedSince(sent, view).isSame && (
          <Badge tone="todo" icon="pencil">
            {t().modifiedSince}
          </Badge>
        )}
      </p>
    </Section>
  );
}
