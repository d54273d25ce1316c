// Where a stake or an action stands, what may follow, and its journal: the table is the domain's, the words are ours.
import { useState } from 'preact/hooks';
import { whoWrote } from '#binding/writer-words.ts';
import type { CollectiveMove } from '#domain/collective/moves.ts';
import { dayAt, type Day } from '#domain/day.ts';
import type { Move, Standing } from '#domain/record/journal.ts';
import type { RecordEvent } from '#domain/record/record.ts';
import { formatDay, formatMoment } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';
import { MoveDialog, type Choice, type Missing } from './move-dialog.tsx';
import './moves.css';

/** Something that is no move from one state to another. */
export interface Act {
  readonly event: RecordEvent;
  readonly text: string;
}

interface MovesProps<State extends string> {
  store: Store;
  standing: Standing<State>;
  states: Readonly<Record<string, string>>;
  /** The state in a sentence. */
  sentence?: string;
  choices: readonly Choice<State>[];
  today: Day;
  writable: boolean;
  /** What else happened to the record, told among its moves. */
  acts?: readonly Act[];
  /** Checks and writes; what is in the way, or nothing when it is done. */
  onMove: (to: State, move: CollectiveMove) => Promise<readonly Missing[]>;
  onSetAside: (event: string) => void;
}

/** The state, its journal and what may follow. */
export function Moves<State extends string>(props: MovesProps<State>) {
  const words = t();
  const [choice, setChoice] = useState<Choice<State> | null>(null);
  const { standing, states } = props;
  const nameOf = (state: string): string => states[state] ?? state;
  return (
    <Section title={words.standing}>
      <p>
        <strong>{nameOf(standing.state)}</strong>
        {standing.sinceDay && <span class="c-soft"> · {formatDay(standing.sinceDay)}</span>}
      </p>
      {props.sentence && <p>{props.sentence}</p>}
      <Arbitration {...props} nameOf={nameOf} />
      <div class="c-stack c-stack--tight">
        <h3 class="moves-next">{words.next}</h3>
        {props.choices.length === 0 ? (
          <p class="c-soft">{words.nextNone}</p>
        ) : (
          <div class="c-cluster">
            {props.choices.map((one) => (
              <Button key={one.to} icon="arrow-right" onClick={() => setChoice(one)}>
                {nameOf(one.to)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {choice && (
        <MoveDialog
          key={choice.to}
          choice={choice}
          state={nameOf(choice.to)}
          today={props.today}
          onMove={props.onMove}
          onClose={() => setChoice(null)}
        />
      )}
      <Disclosure title={words.journal}>
        <Journal store={props.store} history={standing.history} acts={props.acts ?? []} nameOf={nameOf} />
      </Disclosure>
    </Section>
  );
}

/** Moves that do not fit: two tablets moved the same record apart, and a person decides. */
function Arbitration<State extends string>(props: MovesProps<State> & { nameOf: (state: string) => string }) {
  const words = t();
  const { toArbitrate } = props.standing;
  if (toArbitrate.length === 0) return null;
  return (
    <Banner tone="todo" title={words.arbitrateTitle}>
      <p>{words.arbitrate(toArbitrate.length)}</p>
      <ul class="c-plain c-stack c-stack--tight">
        {toArbitrate.map((event) => (
          <li key={event.id} class="c-cluster">
            <span>
              {words.journalLine(props.nameOf(String(event.body['from'])), props.nameOf(String(event.body['to'])))} ·{' '}
              {words.journalBy(whoWrote(props.store, event.tag), formatMoment(event.at))}
            </span>
            {props.writable && <Button onClick={() => props.onSetAside(event.id)}>{words.setAside}</Button>}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

interface Line {
  readonly event: RecordEvent;
  readonly day: Day;
  readonly text: string;
  readonly reason: string;
}

/** By the day in the field, then by the moment of writing. */
const inOrder = (a: Line, b: Line): number => (a.day === b.day ? a.event.at - b.event.at : a.day.localeCompare(b.day));

function Journal<State extends string>(props: {
  store: Store;
  history: readonly Move<State>[];
  acts: readonly Act[];
  nameOf: (state: string) => string;
}) {
  const words = t();
  const moves = props.history.map((move): Line => ({
    event: move.event,
    day: move.day,
    text: words.journalLine(props.nameOf(move.from), props.nameOf(move.to)),
    reason: move.reason,
  }));
  const acts = props.acts.map(({ event, text }): Line => ({ event, day: dayAt(event.at), text, reason: '' }));
  const lines = acts.length === 0 ? moves : [...moves, ...acts].sort(inOrder);
  if (lines.length === 0) return <p class="c-soft">{words.journalNone}</p>;
  return (
    <ol class="moves-journal">
      {lines.map(({ event, day, text, reason }) => (
        <li key={event.id}>
          <p>
            <strong>{formatDay(day)}</strong> · {text}
          </p>
          {reason && <p>{reason}</p>}
          <p class="c-small c-soft">{words.journalBy(whoWrote(props.store, event.tag), formatMoment(event.at))}</p>
        </li>
      ))}
    </ol>
  );
}
