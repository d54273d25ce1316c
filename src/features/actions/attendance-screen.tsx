// At the door: one tap a person, with big targets; the same screen prints as a sheet to sign.
import { useRef, useState } from 'preact/hooks';
import { actionTitle } from '#binding/action/action-words.ts';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { maySeeAction, mayWrite } from '#binding/rights.ts';
import { useRecord } from '#binding/use-record.ts';
import { readAction } from '#domain/collective/action.ts';
import {
  distinctOf,
  markSeat,
  presentAt,
  seatCounts,
  seatKey,
  seatsAt,
  type Seat,
  type SeatState,
} from '#domain/collective/attendance.ts';
import { readMeetings, type Meeting } from '#domain/collective/meeting.ts';
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import { fold } from '#domain/text/fold.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Figure, FigureRow } from '#ui/figure.tsx';
import { Page } from '#ui/page.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import { AddPerson } from './action-people.tsx';
import { AttendanceSheet } from './attendance-sheet.tsx';
import { meetingTitle, meetingWhen, participantFor, participantName } from './meeting-words.ts';
import { t } from './messages.ts';
import './actions.css';
import './attendance.css';

export function AttendanceScreen({ store, doc, meeting }: { store: Store; doc: DocId; meeting: string }) {
  const words = t();
  const record = useRecord(store, doc);
  const back = { href: href.action(doc), label: words.backToAction };
  if (record?.kind !== 'action') {
    return (
      <Page title={words.attendance} back={back}>
        {record === undefined ? <Skeleton /> : <EmptyState title={words.absentTitle}>{words.absentText}</EmptyState>}
      </Page>
    );
  }
  if (!maySeeAction(store, readAction(record.view.value))) {
    return (
      <Page title={words.attendance} back={{ href: href.collective('actions'), label: words.backToActions }}>
        <EmptyState title={words.hiddenTitle} icon="lock">
          {words.hiddenText}
        </EmptyState>
      </Page>
    );
  }
  const found = readMeetings(record.view.value).find(({ id }) => id === meeting);
  if (!found) {
    return (
      <Page title={words.attendance} back={back}>
        <EmptyState title={words.meetingGone}>{words.meetingGoneText}</EmptyState>
      </Page>
    );
  }
  return <Door store={store} record={record} meeting={found} />;
}

interface DoorProps {
  store: Store;
  record: OpenRecord;
  meeting: Meeting;
}

function Door({ store, record, meeting }: DoorProps) {
  const words = t();
  const [query, setQuery] = useState('');
  const view = record.view.value;
  const action = readAction(view);
  const seats = seatsAt(view, meeting.id).sort((a, b) =>
    participantName(store, a.participant).localeCompare(participantName(store, b.participant), 'fr'),
  );
  const wanted = fold(query);
  const shown = seats.filter(({ participant }) =>
    fold(`${participantName(store, participant)} ${participantFor(store, participant)}`).includes(wanted),
  );
  return (
    <Page
      title={meetingTitle(meeting)}
      lead={[meetingWhen(meeting), meeting.place].filter(Boolean).join('\u00a0· ')}
      back={{ href: href.action(record.doc), label: actionTitle(action) }}
      actions={
        <Button icon="printer" onClick={() => print()}>
          {words.printSheet}
        </Button>
      }
    >
      <div class="attendance">
        <Figures store={store} record={record} meeting={meeting} seats={seats} />
        {seats.length > 8 && (
          <SearchField label={words.findPerson} value={query} onInput={setQuery} found={shown.length} />
        )}
        {seats.length === 0 && <p>{words.doorEmpty}</p>}
        <ul class="c-plain attendance__list" aria-label={words.people}>
          {shown.map((seat) => (
            <SeatRow key={seat.participant.id} {...{ store, record, meeting, seat }} />
          ))}
        </ul>
        {mayWrite(store) && (
          <Section title={words.atTheDoor}>
            <AddPerson
              store={store}
              record={record}
              onAdded={(id) => void record.edit((draft) => markSeat(draft, meeting.id, id, 'present'))}
            />
          </Section>
        )}
      </div>
      <AttendanceSheet store={store} seats={seats} />
    </Page>
  );
}

function Figures({ store, record, meeting, seats }: DoorProps & { seats: readonly Seat[] }) {
  const words = t();
  const { of } = store.identities.value;
  const counts = seatCounts(seats, of);
  const came = distinctOf(presentAt(record.view.value, meeting.id), of);
  const asked = distinctOf(
    seats.map(({ participant }) => participant),
    of,
  );
  return (
    <FigureRow>
      <Figure label={words.presentPersons} value={came.persons} detail={words.outOf(asked.persons)} />
      <Figure label={words.presentCompanies} value={came.companies} />
      <Figure label={words.presentPartners} value={came.partners} />
      <Figure label={words.seatStates.excuse} value={counts.excuse} />
    </FigureRow>
  );
}

const DOOR: readonly SeatState[] = ['present', 'excuse', 'absent'];
/** Until the day has come, who said that they will. */
const AHEAD: readonly SeatState[] = ['inscrit', ...DOOR];

function SeatRow({ store, record, meeting, seat }: DoorProps & { seat: Seat }) {
  const words = t();
  const { participant, state } = seat;
  const name = participantName(store, participant);
  const writable = mayWrite(store);
  const isAhead = meeting.day !== null && dayAt(store.now()) < meeting.day;
  const mark = (to: SeatState): void => {
    void record.edit((draft) => markSeat(draft, meeting.id, participant.id, to));
  };
  const row = useRef<HTMLLIElement>(null);
  const unmark = (): void => {
    mark('invite');
    // The button goes with the mark: who came by keyboard stays in the row.
    row.current?.querySelector<HTMLElement>('.attendance__mark')?.focus();
    showToast({ text: words.unmarked(name, words.seatStates[state]), undo: () => mark(state) });
  };
  const field = seatKey(meeting.id, participant.id);
  const seatWords = (value: Json): string =>
    (words.seatStates as Readonly<Record<string, string>>)[String(value)] ?? words.seatStates.invite;
  return (
    <li ref={row} class={`attendance__person attendance__person--${state}`}>
      <div class="attendance__who">
        <strong>{name}</strong>
        {participant.name !== '' && <span class="c-soft">{participantFor(store, participant)}</span>}
      </div>
      {writable && state !== 'invite' && (
        <Button variant="plain" icon="undo-2" onClick={unmark}>
          {words.unmark}
          <span class="c-hidden">{`\u00a0: ${name}`}</span>
        </Button>
      )}
      <fieldset class="attendance__marks" aria-label={name} disabled={!writable}>
        {(isAhead ? AHEAD : DOOR).map((one) => (
          <button
            key={one}
            type="button"
            class="attendance__mark"
            aria-pressed={state === one}
            // A hurried second tap changes nothing: a mark is taken back by its own button.
            onClick={() => state !== one && mark(one)}
          >
            {words.seatStates[one]}
            <span class="c-hidden">{`\u00a0: ${name}`}</span>
          </button>
        ))}
      </fieldset>
      <FieldConflict store={store} record={record} field={field} label={name} words={seatWords} />
    </li>
  );
}
