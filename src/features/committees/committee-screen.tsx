import { RecordMarks } from '#binding/record-marks.tsx';
import { BoundChoice, BoundDay, BoundProse, BoundText } from '#binding/bound-fields.tsx';
import { useRecord } from '#binding/use-record.ts';
import { readSession, SESSION_STATES } from '#domain/committee/session.ts';
import type { DocId } from '#domain/ids.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { AgendaSection } from './agenda-section.tsx';
import { AttendanceSection } from './attendance-section.tsx';
import { mayPrepare } from './committees-model.ts';
import { t } from './messages.ts';
import './committees.css';

interface PartProps {
  store: Store;
  record: OpenRecord;
}

/** One session: when, who, which dossiers, what was decided. */
export function CommitteeScreen({ store, doc }: { store: Store; doc: DocId }) {
  const words = t();
  const record = useRecord(store, doc);
  if (record?.kind === 'session') return <OpenSession store={store} record={record} />;
  return (
    <Page title={words.kicker} back={{ href: href.committees(), label: words.back }}>
      {record === undefined ? <Skeleton /> : <EmptyState title={words.absentTitle}>{words.absentText}</EmptyState>}
    </Page>
  );
}

function OpenSession({ store, record }: PartProps) {
  const words = t();
  const session = readSession(record.view.value);
  const prepares = mayPrepare(store);
  return (
    <Page
      title={session.date ? words.session(formatDay(session.date)) : words.sessionNoDate}
      kicker={words.kicker}
      lead={session.place}
      back={{ href: href.committees(), label: words.back }}
      badges={
        <>
          <Badge tone={session.state === 'tenue' ? 'plain' : 'strong'}>{words.states[session.state]}</Badge>
          <RecordMarks store={store} record={record} />
        </>
      }
    >
      {!prepares && <Banner tone="info">{words.readOnly}</Banner>}
      <fieldset class="c-sheet" disabled={!prepares} aria-label={words.kicker}>
        <When store={store} record={record} />
        <AgendaSection store={store} record={record} />
        <AttendanceSection store={store} record={record} />
        <Section title={words.minutes}>
          <BoundProse
            store={store}
            record={record}
            field="minutes"
            label={words.minutes}
            hideLabel
            hint={words.minutesHint}
            rows={8}
          />
        </Section>
      </fieldset>
    </Page>
  );
}

function When({ store, record }: PartProps) {
  const words = t();
  const bound = { store, record };
  const { state } = readSession(record.view.value);
  return (
    <Section title={words.when}>
      <div class="c-grid">
        <BoundDay {...bound} field="date" label={words.date} />
        <BoundText {...bound} field="place" label={words.place} />
      </div>
      <BoundChoice
        {...bound}
        field="state"
        label={words.state}
        layout="columns"
        options={SESSION_STATES.map((value) => ({
          value,
          label: words.states[value],
          hint: words.stateHints[value],
        }))}
        value={state}
      />
    </Section>
  );
}
