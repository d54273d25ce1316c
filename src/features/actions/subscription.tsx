// The secret address that calendar programs poll: what it holds, who can read it, and how to end it.
import { useEffect, useState } from 'preact/hooks';
import { publishCalendar, setPublishing } from '#binding/calendar/publishing.ts';
import { roleOf } from '#binding/rights.ts';
import type { Result } from '#domain/result.ts';
import { formatMoment } from '#i18n/format.ts';
import type { CalendarLink, ServerFailure } from '#store/platform.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { CopyField } from '#ui/copy-field.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

/** For the coordination of a workspace; it needs the network, and says so. */
export function Subscription({ store }: { store: Store }) {
  const words = t();
  const [link, setLink] = useState<CalendarLink | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const may = roleOf(store) === 'coordinator' && store.device.value.workspace !== null;
  const { calendar } = store.platform.coordination;
  const take = (answer: Result<CalendarLink, ServerFailure>): boolean => {
    setFailed(!answer.ok);
    if (answer.ok) setLink(answer.value);
    return answer.ok;
  };
  useEffect(() => {
    if (may) void calendar.read().then(take);
    // The acts of the platform are the same all along.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [may]);
  const act = async (run: () => Promise<boolean>, said: string): Promise<void> => {
    setBusy(true);
    if (await run()) showToast({ text: said });
    setBusy(false);
  };
  /** This device publishes from now on, and at once. */
  const publish = async (): Promise<boolean> => {
    await setPublishing(store, true);
    const sent = await publishCalendar(store);
    return sent.ok ? take(await calendar.read()) : (setFailed(true), false);
  };
  const renew = async (): Promise<boolean> => take(await calendar.renew()) && publish();
  const withdraw = async (): Promise<boolean> => {
    await setPublishing(store, false);
    return take(await calendar.withdraw());
  };
  if (!may) return null;
  return (
    <Section title={words.subscription} lead={words.subscriptionLead}>
      <p>{words.subscriptionWho}</p>
      {failed && <Banner tone="offline">{words.subscriptionFailed}</Banner>}
      {link?.address ? (
        <>
          <CopyField label={words.subscriptionAddress} value={link.address} />
          <p class="c-small">
            {link.publishedAt ? words.subscriptionAt(formatMoment(link.publishedAt)) : words.subscriptionNever}
          </p>
          <div class="c-cluster">
            <Button icon="refresh-cw" busy={busy} onClick={() => void act(publish, words.subscriptionPublished)}>
              {words.subscriptionUpdate}
            </Button>
            <Button busy={busy} onClick={() => void act(renew, words.subscriptionRenewed)}>
              {words.subscriptionRenew}
            </Button>
            <Button icon="x" busy={busy} onClick={() => void act(withdraw, words.subscriptionWithdrawn)}>
              {words.subscriptionWithdraw}
            </Button>
          </div>
        </>
      ) : (
        <div class="c-stack">
          <p class="c-soft">{words.subscriptionNone}</p>
          <div>
            <Button icon="link" busy={busy} onClick={() => void act(renew, words.subscriptionPublished)}>
              {words.subscriptionOpen}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}
