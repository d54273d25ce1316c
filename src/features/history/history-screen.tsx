// What changed in a dossier, since when and by whom, in words; and the way back to an earlier value.
import { RecordMarks } from '#binding/record-marks.tsx';
import { useRecord } from '#binding/use-record.ts';
import { textLabel } from '#binding/dossier/change-words.ts';
import { useMemo } from 'preact/hooks';
import { dayAt, isDay } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import { ChangeItem } from './change-item.tsx';
import { EventsPart } from './events-part.tsx';
import { createHistoryModel, type HistoryModel, type Period } from './history-model.ts';
import { t } from './messages.ts';
import './history.css';

export function HistoryScreen({ store, doc }: { store: Store; doc: DocId }) {
  const record = useRecord(store, doc);
  const back = { href: href.dossier(doc), label: t().back };
  if (record === undefined) {
    return (
      <Page title={t().title} back={back}>
        <Skeleton lines={6} />
      </Page>
    );
  }
  if (record === null || record.kind !== 'dossier') {
    return (
      <Page title={t().title} back={{ href: href.dossiers(), label: t().back }}>
        <EmptyState title={t().noRecord} icon="folder-open">
          {t().noRecordText}
        </EmptyState>
      </Page>
    );
  }
  return <OpenHistory store={store} record={record} />;
}

function OpenHistory({ store, record }: { store: Store; record: OpenRecord }) {
  const model = useMemo(() => createHistoryModel(store, record), [store, record]);
  const company = model.company.value?.name ?? t().back;
  const seen = (): void => showToast({ text: t().seenToast, undo: model.markSeen() });
  return (
    <Page
      title={`${t().title}\u00a0: ${company}`}
      back={{ href: href.dossier(record.doc), label: company }}
      badges={<RecordMarks store={store} record={record} />}
      actions={
        <>
          <Button icon="eye" onClick={seen}>
            {t().seen}
          </Button>
          <LinkButton icon="clipboard-check" href={href.review(record.doc)}>
            {t().review}
          </LinkButton>
        </>
      }
    >
      <Filters model={model} />
      <Changes model={model} />
      <Texts model={model} />
    </Page>
  );
}

function Filters({ model }: { model: HistoryModel }) {
  const visit = model.visit.value;
  const looked = model.looked.value;
  const periods: readonly { value: Period; label: string }[] = [
    ...(visit ? [{ value: 'visit' as const, label: t().sinceVisit(formatDay(dayAt(visit.at))) }] : []),
    ...(looked ? [{ value: 'looked' as const, label: t().sinceLooked(formatMoment(looked.at)) }] : []),
    { value: 'day', label: t().sinceDay },
    { value: 'ever', label: t().sinceEver },
  ];
  const people = model.people.value;
  const chosen = model.who.value;
  const names = chosen !== '' && !people.includes(chosen) ? [...people, chosen] : people;
  return (
    <div class="history-filters">
      <SelectField
        label={t().period}
        placeholder={false}
        value={model.period.value}
        options={periods}
        onChange={(value) => model.choosePeriod(periods.find((period) => period.value === value)?.value ?? 'ever')}
      />
      {model.period.value === 'day' && (
        <DateField
          label={t().day}
          value={model.day.value}
          error={isDay(model.day.value) ? null : t().dayWanted}
          onInput={model.chooseDay}
        />
      )}
      <SelectField
        label={t().who}
        placeholder={t().everybody}
        value={chosen}
        options={names.map((name) => ({ value: name, label: name }))}
        onChange={model.chooseWho}
      />
    </div>
  );
}

function Changes({ model }: { model: HistoryModel }) {
  const groups = model.groups.value;
  const events = model.events.value;
  const count = groups.reduce((sum, { changes }) => sum + changes.length, events.length);
  if (count === 0) {
    return (
      <EmptyState title={t().nothing} icon="check">
        {t().nothingText}
      </EmptyState>
    );
  }
  return (
    <>
      <output class="c-soft">{t().shown(count)}</output>
      {groups.map((group) => (
        <Section key={group.id} title={group.title} actions={<Badge>{t().shown(group.changes.length)}</Badge>}>
          <ul class="history-changes c-plain">
            {group.changes.map((change) => (
              <ChangeItem
                key={change.type === 'row' ? `${change.row.list}/${change.row.id}` : change.change.key}
                model={model}
                change={change}
              />
            ))}
          </ul>
        </Section>
      ))}
      {events.length > 0 && <EventsPart model={model} events={events} />}
    </>
  );
}

/** What can be said of prose, and no more. */
function Texts({ model }: { model: HistoryModel }) {
  const changed = model.texts.value;
  return (
    <Section title={t().groups.texts} lead={t().textsLead}>
      {changed !== null && changed.length === 0 && <p>{t().textsSame}</p>}
      {changed !== null && changed.length > 0 && (
        <>
          <p>{t().textsChanged}</p>
          <ul class="c-stack c-stack--tight">
            {changed.map((name) => (
              <li key={name}>{textLabel(model.grid.value, name)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
