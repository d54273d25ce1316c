import { useState } from 'preact/hooks';
import { BoundChoice, BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { useField } from '#binding/use-buffer.ts';
import { distinctOf, presentAt, seatsAt } from '#domain/collective/attendance.ts';
import {
  addMeeting,
  checkMeeting,
  isTime,
  MEETING_KINDS,
  readMeetings,
  removeMeeting,
  type Meeting,
} from '#domain/collective/meeting.ts';
import { href } from '#routing/routes.ts';
import type { FieldOptions } from '#store/field-buffer.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { exportAction } from './calendar-acts.ts';
import { meetingTitle, meetingWhen } from './meeting-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** Workshops, visits and meetings of the action. */
export function ActionMeetings({ store, record }: Props) {
  const words = t();
  const meetings = readMeetings(record.view.value);
  const add = (): void => {
    void record.edit((draft) => {
      addMeeting(draft, { kind: 'atelier', title: '', day: null, from: '', to: '', place: '' }, store.now());
    });
  };
  return (
    <Section
      title={words.meetings}
      lead={words.meetingsLead}
      actions={
        mayWrite(store) && (
          <Button icon="plus" onClick={add}>
            {words.addMeeting}
          </Button>
        )
      }
    >
      {meetings.length === 0 ? (
        <p class="c-soft">{words.meetingsNone}</p>
      ) : (
        <RowList label={words.meetings}>
          {meetings.map((meeting) => (
            <MeetingRow key={meeting.id} store={store} record={record} meeting={meeting} />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function MeetingRow({ store, record, meeting }: Props & { meeting: Meeting }) {
  const words = t();
  const title = meetingTitle(meeting);
  const view = record.view.value;
  const { of } = store.identities.value;
  const came = distinctOf(presentAt(view, meeting.id), of);
  const invited = distinctOf(
    seatsAt(view, meeting.id).map(({ participant }) => participant),
    of,
  );
  const remove = (): void => {
    void record.edit((draft) => removeMeeting(draft, meeting.id));
    showToast({
      text: words.removed(title),
      undo: () => void record.edit((draft) => draft.set(`meeting/${meeting.id}/gone`, false)),
    });
  };
  return (
    <Row
      icon="calendar"
      title={title}
      meta={[
        meetingWhen(meeting),
        meeting.place,
        came.persons > 0 ? words.cameOf(came.persons, invited.persons) : words.invitedCount(invited.persons),
      ]
        .filter(Boolean)
        .join(' · ')}
      action={
        mayWrite(store) && (
          <Button variant="plain" icon="minus" aria-label={`${words.remove} ${title}`} onClick={remove}>
            {words.remove}
          </Button>
        )
      }
    >
      <div class="c-cluster">
        <LinkButton icon="users" href={href.attendance(record.doc, meeting.id)}>
          {words.attendance}
        </LinkButton>
        <Button icon="download" onClick={() => void exportAction(store, record.doc, meeting.id)}>
          {words.icsOne}
        </Button>
      </div>
      <RowContest store={store} record={record} list="meeting" id={meeting.id} label={title} />
      <MeetingForm store={store} record={record} meeting={meeting} />
    </Row>
  );
}

function MeetingForm({ store, record, meeting }: Props & { meeting: Meeting }) {
  const words = t();
  const bound = { store, record };
  const key = (field: string): string => `meeting/${meeting.id}/${field}`;
  const problems = checkMeeting(meeting);
  const wrong = problems.find((problem) => problem !== 'day-invalid');
  // One that was just added opens, and stays open while it is filled.
  const [isNew] = useState(meeting.title === '' && meeting.day === null);
  return (
    <Disclosure title={words.editMeeting} open={isNew}>
      <fieldset class="actions-plain c-stack" disabled={!mayWrite(store)}>
        <BoundChoice
          {...bound}
          field={key('kind')}
          label={words.meetingKind}
          layout="columns"
          value={meeting.kind}
          options={MEETING_KINDS.map((value) => ({ value, label: words.meetingKinds[value] }))}
        />
        <BoundText {...bound} field={key('title')} label={words.meetingSubject} />
        <div class="actions-when">
          <BoundDay {...bound} field={key('day')} label={words.day} />
          <BoundTime {...bound} field={key('from')} label={words.from} />
          <BoundTime {...bound} field={key('to')} label={words.to} error={wrong && words.meetingProblems[wrong]} />
        </div>
        <BoundText {...bound} field={key('place')} label={words.where} />
      </fieldset>
    </Disclosure>
  );
}

const TIME: FieldOptions = { parse: (text) => (text === '' || isTime(text) ? text : undefined) };

/** A time of the clock, with the tablet's own picker. */
function BoundTime(props: Props & { field: string; label: string; error?: string | undefined }) {
  const buffer = useField(props.store, props.record, props.field, TIME);
  return (
    <TextField
      type="time"
      label={props.label}
      error={props.error ?? null}
      value={buffer.text.value}
      onInput={buffer.input}
      onBlur={() => void buffer.flush()}
      below={<FieldConflict {...props} />}
    />
  );
}
