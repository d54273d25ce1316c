// A record's state is computed from its journal by a table (SYNC R5), never read from one overwritten field.
import { dayAt, isDay, type Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import type { RecordEvent, RecordView } from './record.ts';

/** A row of a transition table, as far as replaying needs it. */
interface Arrow<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

export interface Machine<State extends string> {
  readonly states: readonly State[];
  /** The state of an empty journal: it lives here and is never written. */
  readonly initial: State;
  readonly arrows: readonly Arrow<State>[];
  /** Moves a committee decides: from this state to one of those. Null when nothing is decided. */
  readonly decisions: { readonly from: State; readonly to: readonly State[] } | null;
}

/** A `moved` event, read. */
export interface Move<State extends string> {
  readonly event: RecordEvent;
  readonly from: State;
  readonly to: State;
  /** When it happened in the field, which may be earlier than when it was written. */
  readonly day: Day;
  readonly reason: string;
  readonly outcome: string;
  /** The committee session of a decision, or ''. */
  readonly session: string;
}

export interface Standing<State extends string> {
  readonly state: State;
  /** When the last move was written, ms; 0 when nothing has moved. */
  readonly since: number;
  /** The day of the last move; null when nothing has moved. */
  readonly sinceDay: Day | null;
  readonly outcome: string;
  /** The moves that stand, in order. */
  readonly history: readonly Move<State>[];
  /** Moves that do not fit, for the coordinator. */
  readonly toArbitrate: readonly RecordEvent[];
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function readMove<State extends string>(machine: Machine<State>, event: RecordEvent): Move<State> | null {
  const from = machine.states.find((state) => state === event.body['from']);
  const to = machine.states.find((state) => state === event.body['to']);
  if (from === undefined || to === undefined) return null;
  const { businessDay, reason, outcome, session } = event.body;
  const day = isDay(businessDay) ? businessDay : dayAt(event.at);
  return { event, from, to, day, reason: text(reason), outcome: text(outcome), session: text(session) };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Each event once, by business day, then by the moment of writing, then by id: the same order everywhere. */
function inBusinessOrder<State extends string>(moves: readonly Move<State>[]): Move<State>[] {
  const byId = new Map(moves.map((move) => [move.event.id, move]));
  return [...byId.values()].sort(
    (a, b) => compareText(a.day, b.day) || a.event.at - b.event.at || compareText(a.event.id, b.event.id),
  );
}

/** Two people noted the same thing: nothing to arbitrate. */
function says<State extends string>(a: Move<State>, b: Move<State>): boolean {
  return a.from === b.from && a.to === b.to && a.outcome === b.outcome;
}

/**
 * The longest run of these moves, in order, that leads from one state to another; null when there is none.
 * Each state remembers the best run that reaches it, so the work is one pass.
 */
function pathTo<State extends string>(
  machine: Machine<State>,
  moves: readonly Move<State>[],
  start: State,
  end: State,
): Move<State>[] | null {
  const paths = new Map<State, Move<State>[]>([[start, []]]);
  for (const move of moves) {
    const path = paths.get(move.from);
    if (!path || !isAllowed(machine, move)) continue;
    if (path.length + 1 > (paths.get(move.to)?.length ?? -1)) paths.set(move.to, [...path, move]);
  }
  return paths.get(end) ?? null;
}

function isAllowed<State extends string>(machine: Machine<State>, move: Move<State>): boolean {
  return machine.arrows.some((arrow) => arrow.to === move.to && arrow.from.includes(move.from));
}

function isDecision<State extends string>({ decisions }: Machine<State>, move: Move<State>): boolean {
  return decisions !== null && move.from === decisions.from && decisions.to.includes(move.to);
}

/** What has been replayed so far; a segment is what lies since the last decision, which nothing later may undo. */
interface Replay<State extends string> {
  settled: Move<State>[];
  segmentStart: State;
  segment: Move<State>[];
  standing: Move<State>[];
  aside: Move<State>[];
}

function lastState<State extends string>(replay: Replay<State>): State {
  return replay.standing.at(-1)?.to ?? replay.segmentStart;
}

function closeSegment<State extends string>(replay: Replay<State>, decision: Move<State>): void {
  replay.aside.push(
    ...replay.segment.filter(
      (move) => !replay.standing.includes(move) && !replay.standing.some((standing) => says(standing, move)),
    ),
  );
  replay.settled.push(...replay.standing, decision);
  replay.segmentStart = decision.to;
  replay.segment = [];
  replay.standing = [];
}

function replayMove<State extends string>(machine: Machine<State>, replay: Replay<State>, move: Move<State>): void {
  const fits = isAllowed(machine, move) && move.from === lastState(replay);
  if (isDecision(machine, move)) {
    const previous = replay.settled.at(-1);
    const repeats = previous !== undefined && replay.standing.length === 0 && says(previous, move);
    // A committee's decision wins over what was dated before its session: the moves that lead to it stand, the others do not.
    const path = fits ? replay.standing : pathTo(machine, replay.segment, replay.segmentStart, move.from);
    if (path) {
      replay.standing = path;
      closeSegment(replay, move);
    } else if (!repeats) replay.aside.push(move);
    return;
  }
  replay.segment.push(move);
  if (fits) replay.standing.push(move);
}

/**
 * The state of a record: its `moved` events taken once each in business order, those that follow the table applied,
 * those that say again what stands absorbed, the others set apart. A pure function of the set of events: neither the
 * order they arrive in nor repetition changes anything. What a guard asked was checked when the event was written.
 */
export function standingOf<State extends string>(machine: Machine<State>, view: RecordView): Standing<State> {
  const events = view.events.filter((event) => event.type === 'moved');
  const moves = events.flatMap((event) => readMove(machine, event) ?? []);
  const replay: Replay<State> = { settled: [], segmentStart: machine.initial, segment: [], standing: [], aside: [] };
  for (const move of inBusinessOrder(moves)) replayMove(machine, replay, move);
  const history = [...replay.settled, ...replay.standing];
  const foreign = events.filter((event) => readMove(machine, event) === null);
  const open = replay.segment.filter((move) => !replay.standing.some((standing) => says(standing, move)));
  const last = history.at(-1);
  return {
    state: last?.to ?? machine.initial,
    since: last?.event.at ?? 0,
    sinceDay: last?.day ?? null,
    outcome: last?.outcome ?? '',
    history,
    toArbitrate: withoutSetAside(view, [
      ...replay.aside.map(({ event }) => event),
      ...open.map(({ event }) => event),
      ...foreign,
    ]),
  };
}

/** Leaves out what the coordinator has looked at and set aside (`arbitrated` events), and orders the rest. */
function withoutSetAside(view: RecordView, events: readonly RecordEvent[]): RecordEvent[] {
  const seen = new Set(view.events.filter(({ type }) => type === 'arbitrated').map(({ body }) => text(body['event'])));
  const byId = new Map(events.filter(({ id }) => !seen.has(id)).map((event) => [event.id, event]));
  return [...byId.values()].sort((a, b) => a.at - b.at || compareText(a.id, b.id));
}
