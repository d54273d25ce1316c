import { actionTitle } from '#binding/action/action-words.ts';
import { addDays, type Day } from '#domain/day.ts';
import type { ActionCard, ActionMeetingCard } from '#domain/record/cards.ts';
import { MEETING_KINDS } from '#domain/collective/meeting.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import type { ActionsModel } from './actions-model.ts';
import { exportAll } from './calendar-acts.ts';
import { meetingTitle, meetingWhen } from './meeting-words.ts';
import { t } from './messages.ts';

interface Dated {
  readonly key: string;
  readonly action: ActionCard;
  readonly day: Day;
  /** Null: the end of the action. */
  readonly meeting: ActionMeetingCard | null;
}

const OVER: ReadonlySet<string> = new Set(['faite', 'abandonnee']);

/** Meetings, and ends of actions that are not over, in the order of the days. */
function datesOf(actions: readonly ActionCard[]): Dated[] {
  const dates = actions.flatMap((action): Dated[] => [
    ...(action.meetings ?? []).flatMap((meeting) =>
      meeting.day ? [{ key: `${action.doc} ${meeting.id}`, action, day: meeting.day, meeting }] : [],
    ),
    ...(action.end && !OVER.has(action.state)
      ? [{ key: `${action.doc} end`, action, day: action.end, meeting: null }]
      : []),
  ]);
  const at = ({ day, meeting, key }: Dated): string => `${day} ${meeting?.from ?? '99'} ${key}`;
  return dates.sort((a, b) => (at(a) < at(b) ? -1 : 1));
}

/** Dates in sight; the others are a tap away. */
const NEXT = 12;

/** The list of dates: what comes, then what is past, folded. */
export function DatesList({ store, model }: { store: Store; model: ActionsModel }) {
  const words = t();
  const yesterday = addDays(model.today(), -1);
  const dates = datesOf(model.shown.value);
  const coming = dates.filter(({ day }) => day > yesterday);
  const past = dates.filter(({ day, meeting }) => day <= yesterday && meeting !== null).reverse();
  return (
    <Section
      title={words.dates}
      actions={
        <Button icon="download" onClick={() => void exportAll(store)}>
          {words.icsAll}
        </Button>
      }
    >
      {coming.length === 0 ? (
        <p class="c-soft">{words.datesNone}</p>
      ) : (
        <Dates dates={coming.slice(0, NEXT)} label={words.dates} />
      )}
      {coming.length > NEXT && (
        <Disclosure title={words.laterDates(coming.length - NEXT)}>
          <Dates dates={coming.slice(NEXT)} label={words.laterDates(coming.length - NEXT)} />
        </Disclosure>
      )}
      {past.length > 0 && (
        <Disclosure title={words.pastDates(past.length)}>
          <Dates dates={past} label={words.pastDates(past.length)} />
        </Disclosure>
      )}
    </Section>
  );
}

function Dates({ dates, label }: { dates: readonly Dated[]; label: string }) {
  const words = t();
  return (
    <RowList label={label}>
      {dates.map(({ key, action, day, meeting }) => (
        <RowLink
          key={key}
          icon={meeting ? 'users' : 'calendar-check'}
          href={meeting ? href.attendance(action.doc, meeting.id) : href.action(action.doc)}
          title={
            meeting ? meetingTitle({ title: meeting.title, kind: kindOf(meeting) }) : words.endOf(actionTitle(action))
          }
          meta={[
            meetingWhen(meeting ?? { day, from: '', to: '' }),
            meeting?.place,
            meeting && actionTitle(action),
            action.responsible,
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </RowList>
  );
}

const kindOf = ({ kind }: ActionMeetingCard) => MEETING_KINDS.find((one) => one === kind) ?? 'reunion';
