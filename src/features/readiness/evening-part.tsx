// The evening: what of today is received, and whether anything is on this tablet alone. Both are proofs, not counters.
import { useEffect, useState } from 'preact/hooks';
import { dayAt, momentAt } from '#domain/day.ts';
import { isWhole, wipeReasons, type DayReceipt, type WipeFacts, type WipeReason } from '#domain/readiness/wipe.ts';
import { formatTime } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { wipeFacts } from './look-around.ts';
import { t } from './messages.ts';
import { whenWords } from './morning-part.tsx';

export function EveningPart({ store }: { store: Store }) {
  return (
    <>
      <Receipt store={store} />
      <Wipe store={store} />
    </>
  );
}

/** Counted again whenever what waits changes. */
function useReceipt(store: Store): DayReceipt | null {
  const [receipt, setReceipt] = useState<DayReceipt | null>(null);
  const pending = store.pending.value;
  useEffect(() => {
    let live = true;
    const midnight = momentAt(dayAt(store.now()), '00:00') ?? 0;
    void store
      .evidence()
      .then((evidence) => evidence.writtenSince(midnight))
      .then((day) => live && setReceipt(day));
    return () => {
      live = false;
    };
  }, [store, pending]);
  return receipt;
}

function receiptWords(day: DayReceipt): string {
  const changes = t().receipt(day.changesReceived, day.changes);
  return day.photos > 0 ? `${changes}, ${t().receiptPhotos(day.photosReceived, day.photos)}` : changes;
}

function Receipt({ store }: { store: Store }) {
  const day = useReceipt(store);
  const receivedAt = store.receivedAt.value;
  const joined = store.device.value.workspace !== null;
  if (!day)
    return (
      <Section title={t().receiptTitle}>
        <Skeleton lines={3} />
      </Section>
    );
  const waiting = day.records - day.recordsReceived;
  return (
    <Section title={t().receiptTitle}>
      {day.records === 0 ? (
        <p>{t().receiptNone}</p>
      ) : (
        <Banner
          tone={isWhole(day) ? 'ok' : 'todo'}
          icon={isWhole(day) ? 'cloud-check' : 'send'}
          title={receiptWords(day)}
          action={
            !isWhole(day) &&
            (joined ? (
              <Button icon="send" onClick={() => store.platform.sendNow()}>
                {t().send}
              </Button>
            ) : (
              <LinkButton icon="link" href={href.join('')}>
                {t().join}
              </LinkButton>
            ))
          }
        >
          {isWhole(day) ? t().receiptRecords(day.recordsReceived, day.records) : t().receiptWaiting(waiting)}{' '}
          {receivedAt === null ? t().receiptNever : t().receiptAt(whenWords(store, receivedAt))}
        </Banner>
      )}
      <p class="c-soft c-small">{t().receiptHow}</p>
    </Section>
  );
}

interface WipeAnswer {
  readonly facts: WipeFacts;
  readonly reasons: readonly WipeReason[];
  readonly at: number;
}

/** What an answer rests on: when any of it changes, the answer is looked for again. */
function groundOf({ pending, saveStatus, device }: Store): string {
  const { records, blobs, stuck, photos, oldestAt } = pending.value;
  const joined = device.value.workspace !== null;
  return [records, blobs, stuck.length, photos.refused.length, oldestAt, saveStatus.value.type, joined].join(' ');
}

function Wipe({ store }: { store: Store }) {
  const [asked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<WipeAnswer | null>(null);
  const ground = groundOf(store);
  useEffect(() => {
    if (asked === 0) return undefined;
    let live = true;
    // Nothing is said while it is looked for: a doubt is a no.
    setAnswer(null);
    void wipeFacts(store).then((facts) => {
      if (live) setAnswer({ facts, reasons: wipeReasons(facts), at: store.now() });
    });
    return () => {
      live = false;
    };
  }, [store, asked, ground]);
  return (
    <Section title={t().wipeTitle} lead={t().wipeLead}>
      <div>
        <Button icon="shield-check" busy={asked > 0 && answer === null} onClick={() => setAsked((times) => times + 1)}>
          {t().wipeAsk}
        </Button>
      </div>
      {answer && <WipeWords store={store} answer={answer} />}
    </Section>
  );
}

function reasonWords(reason: WipeReason, facts: WipeFacts): string {
  const words = t().wipeReasons;
  switch (reason) {
    case 'refused':
    case 'waiting':
    case 'photos':
    case 'drafts':
      return words[reason](facts[reason]);
    default:
      return words[reason]();
  }
}

function WipeWords({ store, answer: { facts, reasons, at } }: { store: Store; answer: WipeAnswer }) {
  const may = reasons.length === 0;
  // Counted while it is looked at; received and not in the backup is said apart, and stands against nothing.
  const { received, backup } = store.pending.value.counts;
  return (
    <div data-wipe={may ? 'yes' : 'no'} class="c-stack">
      <Banner
        tone={may ? 'ok' : 'todo'}
        live
        title={may ? t().wipeYes : t().wipeNo(reasons.length)}
        action={!may && <LinkButton href={href.outbox()}>{t().seeOutbox}</LinkButton>}
      >
        {may ? (
          t().wipeYesText(facts.receivedAt === null ? '' : whenWords(store, facts.receivedAt))
        ) : (
          <ul class="ready-reasons">
            {reasons.map((reason) => (
              <li key={reason}>{reasonWords(reason, facts)}</li>
            ))}
          </ul>
        )}
      </Banner>
      <p class="c-soft">
        {t().wipeBackup(backup, backup + received)} {received > 0 && t().wipeBackupText}
      </p>
      <p class="c-soft c-small">{t().wipeCheckedAt(formatTime(at))}</p>
    </div>
  );
}
