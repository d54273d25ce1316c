// The information notice, full, before the first answer (PRODUCT R2). It needs no network.
import { dayAt } from '#domain/day.ts';
import { formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { NOTICE_VERSION } from './notice.ts';
import type { VisitModel } from './visit-model.ts';

interface NoticeProps {
  store: Store;
  record: OpenRecord;
  model: VisitModel;
  company: string;
  /** Where « Revenir à la visite » leads; absent while the notice has not been shown. */
  onBack?: () => void;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** The name in charge of the data: the workspace's, once one is joined. */
function controllerOf(store: Store): string {
  return store.device.value.workspace?.name || t().controller;
}

function articlesOf(store: Store): { readonly title: string; readonly text: string }[] {
  const { who, why, basis, what, recipients, duration, rights, dpo, cnil } = t().notice;
  const name = controllerOf(store);
  return [
    { title: who.title, text: capital(who.text(name)) },
    why,
    basis,
    what,
    recipients,
    duration,
    rights,
    { title: dpo.title, text: dpo.text(name) },
    cnil,
  ];
}

/** The last time it was shown in this dossier. */
function shownBefore(model: VisitModel): string | null {
  const visit = model.dossier.value.visits.findLast((one) => one.noticeAt !== null);
  return visit?.noticeAt ? t().noticeShown(formatMoment(visit.noticeAt), visit.noticeVersion) : null;
}

/** Read aloud with the head; the act « Notice présentée » is what time-stamps it. */
export function NoticeView({ store, record, model, company, onBack }: NoticeProps) {
  const present = (): void => {
    if (model.noticeShown()) showToast({ text: t().stateMoved });
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
        {articlesOf(store).map((article) => (
          <section key={article.title} class="visit-notice__article">
            <h2>{article.title}</h2>
            <p>{article.text}</p>
          </section>
        ))}
      </div>
      <p class="c-soft c-small">{shown ?? t().noticeVersion(NOTICE_VERSION)}</p>
    </Page>
  );
}

/** The day a visit is told by; today until it is written. */
export function dayOfVisit(store: Store, model: VisitModel) {
  return model.visit.value?.date ?? dayAt(store.now());
}
