import { useState } from 'preact/hooks';
import { recordOpposition } from '#domain/company/company-form.ts';
import { readCompany } from '#domain/company/company.ts';
import { formatDay } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import { mayWrite } from './companies-model.ts';
import { CompanyConflict } from './company-conflict.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** What stands at the top of the screen when the head does not want to be contacted. */
export function OppositionBanner({ record }: { record: OpenRecord }) {
  const company = readCompany(record.view.value);
  if (company.stance !== 'ne-plus-contacter') return null;
  const last = company.oppositions.at(-1);
  return (
    <Banner tone="todo" icon="phone" title={t().stanceNo}>
      {t().stanceNoLong} {last && t().stanceSince(formatDay(last.day), last.reason)}
    </Banner>
  );
}

/** Whether the company may be contacted, and since when not (PRODUCT R11). */
export function StanceSection({ store, record }: Props) {
  const [asking, setAsking] = useState(false);
  const writable = mayWrite(store);
  const { stance } = readCompany(record.view.value);
  const lift = (): void => {
    void record.edit((draft) => draft.set('stance', 'ok'));
    showToast({ text: t().stanceLifted, undo: () => void record.edit((draft) => recordOpposition(draft, '')) });
  };
  return (
    <Section title={t().stanceTitle}>
      <CompanyConflict store={store} record={record} field="stance" label={t().stanceTitle} />
      {stance === 'ok' ? <p>{t().stanceOk}</p> : <p>{t().stanceNo}</p>}
      {writable && stance !== 'ok' && (
        <div>
          <Button icon="undo-2" onClick={lift}>
            {t().stanceLift}
          </Button>
        </div>
      )}
      {writable && stance === 'ok' && !asking && (
        <div>
          <Button icon="phone" onClick={() => setAsking(true)}>
            {t().stanceAct}
          </Button>
        </div>
      )}
      {stance === 'ok' && asking && <Opposition record={record} onDone={() => setAsking(false)} />}
    </Section>
  );
}

function Opposition({ record, onDone }: { record: OpenRecord; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const save = (): void => {
    void record.edit((draft) => recordOpposition(draft, reason.trim()));
    showToast({ text: t().stanceRecorded, undo: () => void record.edit((draft) => draft.set('stance', 'ok')) });
    onDone();
  };
  return (
    <div class="companies-edit companies-sheet">
      <TextArea label={t().stanceReason} value={reason} onInput={setReason} rows={2} />
      <div class="c-cluster">
        <Button variant="primary" icon="check" onClick={save}>
          {t().stanceRecord}
        </Button>
        <Button variant="plain" onClick={onDone}>
          {t().cancel}
        </Button>
      </div>
    </div>
  );
}
