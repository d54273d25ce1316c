// « Prêt à partir »: each line is judged from facts that were looked at, never from what should be there. Pure.

/** What the worker that would serve the app without network says of itself. */
export interface WorkerFacts {
  /** `absent` none yet (the first minute, a private window); `silent`: it gave no answer; `none`: this browser has none. */
  readonly state: 'active' | 'installing' | 'absent' | 'silent' | 'none';
  /** Its version; null when it did not tell. */
  readonly version: string | null;
  /** Files of the app that it must hold, and those it does not. */
  readonly expected: number;
  readonly missing: readonly string[];
  /** A newer version waits for the person's word. */
  readonly updateWaiting: boolean;
}

export interface ReadinessFacts {
  readonly worker: WorkerFacts;
  /** Version of the page that is open. */
  readonly version: string;
  /** Questions of the grid for new dossiers; 0: it did not open. */
  readonly gridQuestions: number;
  /** Dossiers of the week whose own grid is not here. */
  readonly gridsMissing: number;
  readonly records: {
    readonly needed: number;
    readonly whole: number;
    /** Asked for; they come with the network. */
    readonly arriving: number;
    /** Here, and cannot be read. */
    readonly damaged: number;
  };
  /** Aid cards that were read; null: they did not open. */
  readonly aids: number | null;
  readonly communes: number;
  /** Articles of the information notice that were read; 0: it did not open. */
  readonly notice: number;
  /** Which one is shown. */
  readonly noticeVersion: string;
  /** What makes the documents that the company keeps; null: it cannot be told. */
  readonly exporter: boolean | null;
  /** The browser's promise to keep the data. */
  readonly persisted: boolean;
  /** Bytes; null when the browser does not tell. */
  readonly free: number | null;
  /** How far this clock is behind the server's, ms; null before a server was met. */
  readonly clockOffset: number | null;
  /** Null where the browser does not tell (Safari, Firefox). */
  readonly battery: { readonly level: number; readonly charging: boolean } | null;
  readonly unsent: {
    readonly joined: boolean;
    readonly records: number;
    readonly photos: number;
    readonly voices: number;
    readonly stuck: number;
    /** False while something typed is not durable on this tablet. */
    readonly saved: boolean;
  };
}

export const LINES = [
  'app',
  'grid',
  'records',
  'aids',
  'notice',
  'map',
  'exporter',
  'space',
  'saved',
  'update',
  'unsent',
  'persisted',
  'clock',
  'battery',
] as const;
export type LineId = (typeof LINES)[number];
type LineState = 'yes' | 'missing' | 'unknown';

/** Without these a day in the valley fails; the others are advice. */
const NEEDED: ReadonlySet<LineId> = new Set([
  'app',
  'grid',
  'records',
  'aids',
  'notice',
  'map',
  'exporter',
  'space',
  'saved',
]);

export interface Line {
  readonly id: LineId;
  readonly state: LineState;
  /** Without it a day in the valley fails. */
  readonly needed: boolean;
}

export type Verdict =
  | { readonly type: 'ready'; readonly advice: number }
  | { readonly type: 'missing'; readonly count: number }
  /** Nothing needed is known to be missing, and something needed is not known to be there. */
  | { readonly type: 'unknown'; readonly count: number };

/** Room for a day of photos, bytes. */
export const ROOM = 300_000_000;
/** A clock that is more wrong than this tells wrong days and orders, ms. */
export const CLOCK_LIMIT = 5 * 60_000;
/** 0..1: a day of visits empties about half. */
const BATTERY_LIMIT = 0.5;
const COMMUNE_COUNT = 94;

const yes = (holds: boolean): LineState => (holds ? 'yes' : 'missing');

/** The whole app is held by a worker that says so itself, and it is the version on screen or a newer one. */
function appState({ state, expected, missing }: WorkerFacts): LineState {
  if (state === 'silent') return 'unknown';
  return yes(state === 'active' && expected > 0 && missing.length === 0);
}

/** What is a file of the app opened now: without network it opens again only if the app is held. */
function partState(opened: boolean, app: LineState): LineState {
  return opened ? app : 'missing';
}

function judge(facts: ReadinessFacts): Readonly<Record<LineId, LineState>> {
  const app = appState(facts.worker);
  const { records, unsent, battery } = facts;
  return {
    app,
    grid: facts.gridsMissing > 0 ? 'missing' : partState(facts.gridQuestions > 0, app),
    records: yes(records.whole === records.needed),
    aids: partState((facts.aids ?? 0) > 0, app),
    notice: partState(facts.notice > 0, app),
    map: partState(facts.communes === COMMUNE_COUNT, app),
    exporter: facts.exporter === null ? 'unknown' : yes(facts.exporter),
    space: facts.free === null ? 'unknown' : yes(facts.free >= ROOM),
    saved: yes(unsent.saved),
    update: yes(!facts.worker.updateWaiting),
    unsent: unsent.joined ? yes(unsent.records + unsent.photos + unsent.voices + unsent.stuck === 0) : 'unknown',
    persisted: yes(facts.persisted),
    clock: facts.clockOffset === null ? 'unknown' : yes(Math.abs(facts.clockOffset) <= CLOCK_LIMIT),
    battery: battery === null ? 'unknown' : yes(battery.charging || battery.level >= BATTERY_LIMIT),
  };
}

/** Browsers that do not tell how much room there is do not stand in the way. */
const MAY_BE_UNKNOWN: ReadonlySet<LineId> = new Set(['space']);

export function linesOf(facts: ReadinessFacts): Line[] {
  const states = judge(facts);
  return LINES.map((id) => ({ id, state: states[id], needed: NEEDED.has(id) }));
}

/** One word for all lines: ready is said only when every needed line was seen to hold. */
export function verdictOf(lines: readonly Line[]): Verdict {
  const needed = lines.filter((line) => line.needed);
  const missing = needed.filter(({ state }) => state === 'missing').length;
  if (missing > 0) return { type: 'missing', count: missing };
  const unknown = needed.filter(({ id, state }) => state === 'unknown' && !MAY_BE_UNKNOWN.has(id)).length;
  if (unknown > 0) return { type: 'unknown', count: unknown };
  return { type: 'ready', advice: lines.filter((line) => !line.needed && line.state === 'missing').length };
}
