import { useState } from 'preact/hooks';
import { readCompany } from '#domain/company/company.ts';
import { dayAt } from '#domain/day.ts';
import { consentAmbassador, isAmbassadorOn, withdrawAmbassador } from '#domain/network/ambassadors.ts';
import { formatDay, list } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { mayWrite } from './companies-model.ts';
import { labelOf, optionsOf } from './company-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** The head's consent: dated, valid 24 months, withdrawn in one tap (PRODUCT R18). */
export function AmbassadorSection({ store, record }: Props) {
  const [asking, setAsking] = useState(false);
  const { ambassador } = readCompany(record.view.value);
  const today = dayAt(store.now());
  const valid = isAmbassadorOn(ambassador, today);
  const withdraw = (): void => {
    const topics = ambassador?.topics ?? [];
    void record.edit((draft) => withdrawAmbassador(draft, ''));
    showToast({
      text: t().withdrawn,
      undo: () => void record.edit((draft) => consentAmbassador(draft, today, topics)),
    });
  };
  return (
    <Section id="ambassadeur" title={t().ambassadorTitle}>
      {ambassador === null ? (
        <p class="c-soft">{t().ambassadorNone}</p>
      ) : (
        <div>
          <p>
            {valid
              ? t().ambassadorIs(formatDay(ambassador.since), formatDay(ambassador.until))
              : t().ambassadorLapsed(formatDay(ambassador.until))}
          </p>
          {ambassador.topics.length > 0 && (
            <p class="c-soft">{list(ambassador.topics.map((topic) => labelOf(t().topics, topic)))}</p>
          )}
        </div>
      )}
      {mayWrite(store) && asking && (
        <Consent store={store} record={record} before={ambassador?.topics ?? []} onDone={() => setAsking(false)} />
      )}
      {mayWrite(store) && !asking && (
        <div class="c-cluster">
          <Button icon="star" onClick={() => setAsking(true)}>
            {ambassador ? t().renew : t().consent}
          </Button>
          {ambassador && (
            <Button icon="x" onClick={withdraw}>
              {t().withdraw}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

function Consent(props: Props & { before: readonly string[]; onDone: () => void }) {
  const { store, record, onDone } = props;
  const [topics, setTopics] = useState<readonly string[]>(props.before);
  const [tried, setTried] = useState(false);
  const save = (): void => {
    setTried(true);
    if (topics.length === 0) return;
    void record.edit((draft) => consentAmbassador(draft, dayAt(store.now()), topics));
    showToast({ text: t().consented });
    onDone();
  };
  return (
    <div class="companies-edit companies-sheet">
      <MultiRows
        legend={t().ambassadorTopics}
        hint={t().ambassadorHint}
        options={optionsOf(t().topics)}
        values={topics}
        error={tried && topics.length === 0 && t().consentNeeds}
        onToggle={(topic, checked) =>
          setTopics(checked ? [...topics, topic] : topics.filter((other) => other !== topic))
        }
      />
      <div class="c-cluster">
        <Button variant="primary" icon="check" onClick={save}>
          {t().consentSave}
        </Button>
        <Button variant="plain" onClick={onDone}>
          {t().cancel}
        </Button>
      </div>
    </div>
  );
}
