// The information notice, full, before the first answer (PRODUCT R2). It needs no network.
import { useDocumentSettings } from '#binding/documents/settings.ts';
import { noticeArticles, noticeVersion } from '#binding/notice/notice.ts';
import { dayAt } from '#domain/day.ts';
import { formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import type { VisitModel } from './visit-model.ts';

interface NoticeProps {
  store: Store;
  record: OpenRecord;
  model: VisitModel;
  company: string;
  /** Where « Revenir à la visite » leads; absent while the notice has not been shown. */
  onBack?: () => void;
}

/** The last time it was shown in this dossier. */
function shownBefore(model: VisitModel): string | null {
  const visit = model.dossier.value.visits.findLast((one) => one.noticeAt !== null);
  return visit?.noticeAt ? t().noticeShown(formatMoment(visit.noticeAt), visit.noticeVersion) : null;
}

/** Read aloud with the head; the act « Notice présentée » is what time-stamps it. */
export function NoticeView({ store, record, model, company, onBack }: NoticeProps) {
  const said = useDocumentSettings(store).settings.value;
  const version = noticeVersion(said);
  const present = (): void => {
    if (model.noticeShown(version)) showToast({ text: t().stateMoved });
    else scrollTo(0, 0);
  };
  const shown = shownBefore(model);
  return (
    <Page
      key="notice"
      title={t().noticeTitle}
      kicker={company}
      lead={t().noticeLead}
      back={{ href: href.dossier(record.doc), label: t().backToDossier }}
      foot={
        onBack ? (
          <Button variant="primary" icon="arrow-left" onClick={onBack}>
            {t().noticeBack}
          </Button>
        ) : (
          <>
            <LinkButton variant="plain" href={href.dossier(record.doc)}>
              {t().noticeLater}
            </LinkButton>
            <Button variant="primary" icon="check" onClick={present}>
              {t().noticeDone}
            </Button>
          </>
        )
      }
    >
      <div class="visit-notice">
        {noticeArticles(store, said).map((article) => (
          <section key={article.title} class="visit-notice__article">
            <h2>{article.title}</h2>
            <p>{article.text}</p>
          </section>
        ))}
      </div>
      <p class="c-soft c-small">{shown ?? t().noticeVersion(version)}</p>
    </Page>
  );
}

/** The day a visit is told by; today until it is written. */
export function dayOfVisit(store: Store, model: VisitModel) {
  return model.visit.value?.date ?? dayAt(store.now());
}
