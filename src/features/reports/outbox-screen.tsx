// « À envoyer »: everything that exists on this tablet alone, and what can be done about it.
import { StateLegend } from '#binding/state-legend.tsx';
import { formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Page } from '#ui/page.tsx';
import { Progress } from '#ui/progress.tsx';
import { ExportButton } from './export-button.tsx';
import { ImportSection } from './import-section.tsx';
import { t } from './messages.ts';
import { urgencyOf } from './outbox-model.ts';
import { PhotosSection, RefusedPhotosSection } from './photos-section.tsx';
import { StuckSection } from './stuck-section.tsx';
import { WaitingSection } from './waiting-section.tsx';

/** What has not been received, what was refused, and how to carry it away. */
export function OutboxScreen({ store }: { store: Store }) {
  const sync = store.syncStatus.value;
  const joined = store.device.value.workspace !== null;
  return (
    <Page
      title={t().title}
      lead={t().lead}
      actions={
        joined ? (
          <Button variant="primary" icon="send" busy={sync.type === 'sending'} onClick={() => store.platform.sendNow()}>
            {t().sendNow}
          </Button>
        ) : (
          <LinkButton variant="primary" icon="link" href={href.join('')}>
            {t().join}
          </LinkButton>
        )
      }
    >
      <Unsaved store={store} />
      <Urgency store={store} />
      <Way store={store} />
      <StuckSection store={store} />
      <RefusedPhotosSection store={store} />
      <WaitingSection store={store} />
      <PhotosSection store={store} />
      <Disclosure title={t().states}>
        <StateLegend store={store} />
      </Disclosure>
      {store.device.value.member?.role === 'coordinator' && <ImportSection store={store} />}
    </Page>
  );
}

function Unsaved({ store }: { store: Store }) {
  const save = store.saveStatus.value;
  if (save.type !== 'failed') return null;
  return (
    <Banner tone="danger" title={t().failedTitle} action={<ExportButton store={store} />}>
      {t().failures[save.failure.type]} {t().failedText}
    </Banner>
  );
}

function Urgency({ store }: { store: Store }) {
  const urgency = urgencyOf(store.pending.value.oldestAt, store.now());
  if (urgency === 'none') return null;
  return urgency === 'rescue' ? (
    <Banner tone="todo" icon="download" title={t().rescueTitle} action={<ExportButton store={store} />}>
      {t().rescueText}
    </Banner>
  ) : (
    <Banner tone="todo" title={t().adviceTitle}>
      {t().adviceText}
    </Banner>
  );
}

/** The state of the way to the server, and its last proof. */
function Way({ store }: { store: Store }) {
  const sync = store.syncStatus.value;
  const receivedAt = store.receivedAt.value;
  return (
    <>
      {sync.type === 'sending' && (
        <Progress
          label={t().title}
          hideLabel
          value={sync.done}
          max={sync.total}
          text={t().sending(sync.done, sync.total)}
        />
      )}
      {(sync.type === 'alone' ||
        sync.type === 'offline' ||
        sync.type === 'portal' ||
        sync.type === 'refused' ||
        sync.type === 'trouble') && (
        <Banner tone={sync.type === 'refused' ? 'todo' : 'offline'}>{t()[sync.type]}</Banner>
      )}
      {store.device.value.workspace && (
        <p class="c-soft">{receivedAt === null ? t().noReceipt : t().lastReceipt(formatMoment(receivedAt))}</p>
      )}
    </>
  );
}
