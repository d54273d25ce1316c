import { FieldConflict, plainWords } from '#binding/field-conflict.tsx';
import { mayWrite } from '#binding/rights.ts';
import { dayAt, isDay } from '#domain/day.ts';
import {
  consentStanding,
  giveConsent,
  readConsent,
  restoreConsent,
  withdrawConsent,
  type Consent,
} from '#domain/partner/consent.ts';
import { formatDay } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** The agreement to be named and called: given, renewed or taken back in one act, each with its way back. */
export function ConsentSection({ store, record }: Props) {
  const consent = readConsent(record.view.value);
  const today = dayAt(store.now());
  const standing = consentStanding(consent.until, consent.withdrawn, today);
  const undo = (): void => void record.edit((draft) => restoreConsent(draft, consent));
  const give = async (): Promise<void> => {
    await record.edit((draft) => giveConsent(draft, today));
    const { until } = readConsent(record.view.value);
    showToast({ text: until ? t().given(formatDay(until)) : t().standing.asked, undo });
  };
  const withdraw = async (): Promise<void> => {
    await record.edit((draft) => withdrawConsent(draft, ''));
    showToast({ text: t().withdrawn, undo });
  };
  return (
    <Section title={t().consentTitle}>
      <FieldConflict
        store={store}
        record={record}
        field="consentUntil"
        label={t().conflictUntil}
        words={(value) =>
          isDay(value) ? formatDay(value) : value === null ? plainWords(value) : t().standing.withdrawn
        }
      />
      {standing === 'ending' || standing === 'lapsed' ? (
        <Banner tone="todo" icon="clock" title={t().standing[standing]}>
          {sentence(consent, standing)}
        </Banner>
      ) : (
        <p>{sentence(consent, standing)}</p>
      )}
      {mayWrite(store) && (
        <div class="c-cluster">
          <Button icon="circle-check" onClick={() => void give()}>
            {consent.until ? t().renew : t().give}
          </Button>
          {consent.until && (
            <Button icon="x" onClick={() => void withdraw()}>
              {t().withdraw}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

function sentence({ on, until }: Consent, standing: ReturnType<typeof consentStanding>): string {
  if (standing === 'withdrawn') return t().consentWithdrawn;
  if (until === null) return t().consentAsked;
  if (standing === 'lapsed') return t().consentLapsed(formatDay(until));
  if (standing === 'ending') return t().consentEnding(formatDay(until));
  return on ? t().consentIs(formatDay(on), formatDay(until)) : `${t().standing.valid} ${t().until(formatDay(until))}.`;
}
