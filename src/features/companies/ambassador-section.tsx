import { useState } from 'preact/hooks';
import { ActivitiesSection } from '#binding/partner/activities-section.tsx';
import { BroughtSection } from '#binding/partner/brought-section.tsx';
import { p } from '#binding/partner/messages.ts';
import { formName, optionsOf } from '#binding/partner/partner-words.ts';
import { PublishedSection } from '#binding/partner/published-section.tsx';
import { topicName, topicsOf } from '#binding/topic-words.ts';
import { readCompany } from '#domain/company/company.ts';
import { addDays, dayAt } from '#domain/day.ts';
import {
  consentAmbassador,
  isAmbassadorOn,
  restoreAmbassador,
  withdrawAmbassador,
  type Ambassador,
} from '#domain/network/ambassadors.ts';
import { REMINDER_DAYS } from '#domain/partner/consent.ts';
import { formatDay, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { mayWrite } from './companies-model.ts';
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
    void record.edit((draft) => withdrawAmbassador(draft, ''));
    showToast({
      text: t().withdrawn,
      undo: () => ambassador && void record.edit((draft) => restoreAmbassador(draft, ambassador)),
    });
  };
  const words = ambassador && [
    ...ambassador.forms.map(formName),
    ...ambassador.topics.map((topic) => topicName(store, topic)),
  ];
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
          {words && words.length > 0 && <p class="c-soft">{list(words)}</p>}
          {valid && ambassador.until <= addDays(today, REMINDER_DAYS) && (
            <Badge tone="todo" icon="clock">
              {t().ambassadorEnds(formatDay(ambassador.until))}
            </Badge>
          )}
        </div>
      )}
      {ambassador && (
        <>
          <ActivitiesSection store={store} record={record} level={3} />
          <BroughtSection store={store} doc={record.doc} hrefOf={href.company} level={3} />
        </>
      )}
      <PublishedSection store={store} record={record} isAmbassador={ambassador !== null} />
      {mayWrite(store) && asking && (
        <Consent store={store} record={record} before={ambassador} onDone={() => setAsking(false)} />
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

const toggled = (values: readonly string[], value: string, on: boolean): readonly string[] =>
  on ? [...values, value] : values.filter((other) => other !== value);

function Consent(props: Props & { before: Ambassador | null; onDone: () => void }) {
  const { store, record, before, onDone } = props;
  const [forms, setForms] = useState<readonly string[]>(before?.forms ?? []);
  const [topics, setTopics] = useState<readonly string[]>(before?.topics ?? []);
  const [tried, setTried] = useState(false);
  const save = (): void => {
    setTried(true);
    if (forms.length === 0) return;
    void record.edit((draft) => consentAmbassador(draft, dayAt(store.now()), topics, forms));
    showToast({ text: t().consented });
    onDone();
  };
  return (
    <div class="companies-edit companies-sheet">
      <MultiRows
        legend={t().ambassadorForms}
        hint={t().ambassadorHint}
        options={optionsOf(p().forms)}
        values={forms}
        error={tried && forms.length === 0 && t().consentNeeds}
        onToggle={(form, on) => setForms(toggled(forms, form, on))}
      />
      <MultiRows
        legend={t().ambassadorTopics}
        options={topicsOf(store)}
        values={topics}
        onToggle={(topic, on) => setTopics(toggled(topics, topic, on))}
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
