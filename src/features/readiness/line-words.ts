// What each line says, from the same facts it was judged by.
import { CLOCK_LIMIT, type Line, type LineId, type ReadinessFacts } from '#domain/readiness/readiness.ts';
import { formatBytes, formatDuration, formatPercent } from '#i18n/format.ts';
import { t } from './messages.ts';

type Say = (facts: ReadinessFacts, line: Line) => string;

const join = (...parts: (string | false | null)[]): string => parts.filter(Boolean).join(' ');

function appWords({ worker, version }: ReadinessFacts, { state }: Line): string {
  if (state === 'yes') return t().appYes(worker.version ?? version, worker.expected);
  return worker.missing.length > 0 ? t().appFiles(worker.missing.length) : t().appStates[worker.state];
}

/** A part of the app: opened here, and held only with the app. */
const part =
  (isOpened: (facts: ReadinessFacts) => boolean, say: (facts: ReadinessFacts) => string): Say =>
  (facts, { state }) =>
    state === 'yes' ? say(facts) : isOpened(facts) ? t().notKept : t().notOpened;

function recordWords({ records }: ReadinessFacts, { state }: Line): string {
  if (state === 'yes') return records.needed === 0 ? t().recordsNone : t().recordsYes(records.whole);
  return join(
    records.arriving > 0 && t().recordsArriving(records.arriving, records.needed),
    records.damaged > 0 && t().recordsDamaged(records.damaged),
  );
}

function offsetWords(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / 1000);
  return seconds < 60 ? t().seconds(seconds) : formatDuration(seconds / 60);
}

function unsentWords({ unsent }: ReadinessFacts): string {
  const { joined, records, photos, voices, stuck } = unsent;
  if (!joined) return t().unsentAlone;
  const waiting = records + photos + voices;
  if (waiting + stuck === 0) return t().unsentYes;
  return join(waiting > 0 && t().unsentNo(records, photos, voices), stuck > 0 && t().unsentStuck(stuck));
}

function batteryWords({ battery }: ReadinessFacts, { state }: Line): string {
  if (battery === null) return t().batteryUnknown;
  const level = formatPercent(battery.level);
  if (battery.charging) return t().batteryCharging(level);
  return state === 'yes' ? t().batteryYes(level) : t().batteryNo(level);
}

const WORDS: Readonly<Record<LineId, Say>> = {
  app: appWords,
  grid: (facts, line) =>
    facts.gridsMissing > 0
      ? t().gridPinned(facts.gridsMissing)
      : part(
          ({ gridQuestions }) => gridQuestions > 0,
          ({ gridQuestions }) => t().gridYes(gridQuestions),
        )(facts, line),
  records: recordWords,
  aids: part(
    ({ aids }) => (aids ?? 0) > 0,
    ({ aids }) => t().aidsYes(aids ?? 0),
  ),
  notice: part(
    ({ notice }) => notice > 0,
    ({ notice, noticeVersion }) => t().noticeYes(notice, noticeVersion),
  ),
  map: part(
    ({ communes }) => communes > 0,
    ({ communes }) => t().mapYes(communes),
  ),
  exporter: (_, { state }) =>
    state === 'yes' ? t().exporterYes : state === 'missing' ? t().exporterNo : t().exporterUnknown,
  space: ({ free }, { state }) =>
    free === null ? t().spaceUnknown : (state === 'yes' ? t().spaceYes : t().spaceNo)(formatBytes(Math.max(0, free))),
  saved: (_, { state }) => (state === 'yes' ? t().savedYes : t().savedNo),
  update: (_, { state }) => (state === 'yes' ? t().updateYes : t().updateNo),
  unsent: unsentWords,
  persisted: (_, { state }) => (state === 'yes' ? t().persistedYes : t().persistedNo),
  clock: ({ clockOffset }) => {
    if (clockOffset === null) return t().clockUnknown;
    return (Math.abs(clockOffset) <= CLOCK_LIMIT ? t().clockYes : t().clockNo)(offsetWords(clockOffset));
  },
  battery: batteryWords,
};

export const lineText = (facts: ReadinessFacts, line: Line): string => WORDS[line.id](facts, line);
