import { useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import { formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Progress } from '#ui/progress.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import {
  exportRecords,
  lineOf,
  reasonText,
  stuckLines,
  urgencyOf,
  type OutboxLine,
  type StuckLine,
} from './outbox-model.ts';

/** Lines drawn at first. */
const SHOWN = 50;

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
      <Stuck store={store} />
      <Waiting store={store} />
    </Page>
  );
}

function ExportButton({ store, only, name }: { store: Store; only?: readonly DocId[]; name?: string }) {
  const save = async (): Promise<void> => {
    if (await exportRecords(store, only)) showToast({ text: t().exportDone });
  };
  return (
    <Button icon="download" variant={only ? 'plain' : 'quiet'} onClick={() => void save()}>
      {only ? t().exportOne : t().exportAll}
      {name && <span class="c-hidden"> {name}</span>}
    </Button>
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

const titleOf = (line: OutboxLine) => {
  const name = line.name || t().unnamed;
  return line.href ? <a href={line.href}>{name}</a> : name;
};

function Stuck({ store }: { store: Store }) {
  const lines = stuckLines(store.cards, store.pending.value.stuck);
  if (lines.length === 0) return null;
  return (
    <Section title={t().stuck} lead={t().stuckText} framed>
      <RowList label={t().stuck}>
        {lines.map((line: StuckLine) => (
          <Row
            key={line.doc}
            icon="circle-alert"
            title={titleOf(line)}
            meta={[t().kinds[line.kind], reasonText(line.reason), t().stuckAt(formatMoment(line.at))].join(' · ')}
            action={<ExportButton store={store} only={[line.doc]} name={line.name} />}
          />
        ))}
      </RowList>
    </Section>
  );
}

function Waiting({ store }: { store: Store }) {
  const [shown, setShown] = useState(SHOWN);
  const { docs, oldestAt, stuck } = store.pending.value;
  // « Tout est reçu » is a claim about every stroke: not while one of them is not even saved.
  const settled = stuck.length === 0 && store.saveStatus.value.type === 'saved';
  if (docs.size === 0) return settled ? <NothingWaits store={store} /> : null;
  const lines = [...docs].slice(0, shown).map((doc) => lineOf(store.cards, doc));
  const left = Math.min(SHOWN, docs.size - lines.length);
  return (
    <Section title={docs.size === 1 ? t().waitingOne : t().waiting(docs.size)} actions={<ExportButton store={store} />}>
      <RowList label={t().title}>
        {lines.map((line, index) => (
          <Row
            key={line.doc}
            icon="send"
            title={titleOf(line)}
            meta={metaOf(line, index === 0 ? oldestAt : null)}
            action={<ExportButton store={store} only={[line.doc]} name={line.name} />}
          />
        ))}
      </RowList>
      {left > 0 && (
        <Button icon="chevron-down" onClick={() => setShown(shown + SHOWN)}>
          {t().more(left)}
        </Button>
      )}
    </Section>
  );
}

/** The outbox is in the order of writing: the first record is the one that waits the longest, and its age is known. */
function metaOf(line: OutboxLine, since: number | null): string {
  const changed = line.updatedAt !== null && t().changed(formatMoment(line.updatedAt));
  const when = since === null ? changed : t().since(formatMoment(since));
  return [t().kinds[line.kind], when].filter(Boolean).join(' · ');
}

function NothingWaits({ store }: { store: Store }) {
  const received = store.receivedAt.value !== null;
  return (
    <EmptyState title={received ? t().allReceived : t().nothing} icon={received ? 'cloud-check' : 'inbox'}>
      {received ? t().allReceivedText : t().nothingText}
    </EmptyState>
  );
}
