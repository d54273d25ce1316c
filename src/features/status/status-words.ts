// What the status line may say: a pure function of what is proven (FIELD, « Words for the state of the data »).
import { dayAt } from '#domain/day.ts';
import { formatMoment, formatTime } from '#i18n/format.ts';
import type { SaveStatus } from '#store/save-status.ts';
import type { SyncStatus } from '#store/sync-status.ts';
import type { Tone } from '#ui/banner.tsx';
import type { IconName } from '#ui/icons.ts';
import { t } from './messages.ts';

export interface Waiting {
  readonly dossiers: number;
  readonly companies: number;
  /** Records of any other kind. */
  readonly others: number;
  readonly photos: number;
  /** Voice notes. */
  readonly voices: number;
  readonly stuck: number;
  /** When the oldest unsent change was written, ms since 1970. */
  readonly oldestAt: number | null;
}

export interface StatusFacts {
  readonly save: SaveStatus;
  readonly sync: SyncStatus;
  readonly waiting: Waiting;
  /** The last receipt of the server, ms since 1970. */
  readonly receivedAt: number | null;
  readonly now: number;
}

export interface StatusWord {
  readonly id: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: string;
}

const HOUR = 3_600_000;
/** Unsent for so long: advice in amber, then a file to carry away (ms). */
const ADVICE_AFTER = 24 * HOUR;
const RESCUE_AFTER = 72 * HOUR;

/** The words now true, most local first. */
export function statusWords(facts: StatusFacts): readonly StatusWord[] {
  const words = [saveWord(facts.save), wayWord(facts), waitingWord(facts), stuckWord(facts.waiting)];
  return words.filter((word) => word !== null);
}

function saveWord(save: SaveStatus): StatusWord {
  switch (save.type) {
    case 'saved':
      return { id: 'saved', tone: 'ok', icon: 'circle-check', text: t().saved };
    case 'typing':
      return { id: 'typing', tone: 'info', icon: 'pencil', text: t().typing };
    case 'saving':
      return { id: 'saving', tone: 'info', icon: 'save', text: t().saving };
    case 'failed':
      return { id: 'failed', tone: 'danger', icon: 'triangle-alert', text: t().failed };
  }
}

/** What is known of the way to the server; null when the count of what waits says it all. */
function wayWord(facts: StatusFacts): StatusWord | null {
  const { sync } = facts;
  // « Tout est gardé ici » is a claim about this tablet: it stands only while nothing failed to be saved.
  const kept = facts.save.type !== 'failed';
  switch (sync.type) {
    case 'alone':
      return { id: 'alone', tone: 'offline', icon: 'hard-drive', text: kept ? t().alone : t().aloneShort };
    case 'offline':
      return { id: 'offline', tone: 'offline', icon: 'cloud-off', text: kept ? t().offline : t().offlineShort };
    case 'portal':
      return { id: 'portal', tone: 'offline', icon: 'wifi-off', text: t().portal };
    case 'sending':
      return { id: 'sending', tone: 'info', icon: 'send', text: sendingText(sync.done, sync.total) };
    case 'receiving':
      return { id: 'receiving', tone: 'info', icon: 'refresh-cw', text: t().receiving(sync.done, sync.total) };
    case 'refused':
      return { id: 'refused', tone: 'todo', icon: 'circle-alert', text: refusedText(sync.reason) };
    case 'trouble':
      return { id: 'trouble', tone: 'offline', icon: 'refresh-cw', text: troubleText(sync.reason) };
    case 'received':
      return hasWaiting(facts.waiting) || !kept ? null : receivedWord(sync.at, facts.now);
    case 'waiting':
      if (hasWaiting(facts.waiting) || !kept) return null;
      return facts.receivedAt === null
        ? { id: 'nothing', tone: 'info', icon: 'cloud-check', text: t().nothing }
        : receivedWord(facts.receivedAt, facts.now);
  }
}

function receivedWord(at: number, now: number): StatusWord {
  const today = dayAt(at) === dayAt(now);
  const text = today ? t().received(formatTime(at)) : t().receivedOn(formatMoment(at));
  return { id: 'received', tone: 'ok', icon: 'cloud-check', text };
}

const sendingText = (done: number, total: number): string => (total > 0 ? t().sending(done, total) : t().sendingStart);

function refusedText(reason: string): string {
  const known: Readonly<Record<string, string | undefined>> = {
    'revoked-device': t().revoked,
    'unknown-device': t().unknownDevice,
    'app-too-old': t().tooOld,
    'wrong-workspace': t().wrongWorkspace,
    'not-allowed': t().notAllowed,
  };
  return known[reason] ?? t().refused;
}

function troubleText(reason: string): string {
  if (reason === 'disk-full') return t().serverFull;
  return reason.startsWith('storage-') ? t().tabletTrouble : t().trouble;
}

const hasWaiting = (waiting: Waiting): boolean =>
  waiting.dossiers + waiting.companies + waiting.others + waiting.photos + waiting.voices > 0;

/** « 3 dossiers, 8 photos »: two names at most, else « 6 fiches ». */
export function waitingText(waiting: Waiting): string {
  const { dossiers, companies, others, photos, voices } = waiting;
  const parts =
    others > 0 && dossiers + companies > 0
      ? [t().records(dossiers + companies + others)]
      : [
          dossiers > 0 && t().dossiers(dossiers),
          companies > 0 && t().companies(companies),
          others > 0 && t().records(others),
        ];
  return [...parts, photos > 0 && t().photos(photos), voices > 0 && t().voices(voices)].filter(Boolean).join(', ');
}

function waitingWord({ sync, waiting, now }: StatusFacts): StatusWord | null {
  if (!hasWaiting(waiting) || sync.type === 'sending') return null;
  const what = waitingText(waiting);
  const age = waiting.oldestAt === null ? 0 : now - waiting.oldestAt;
  if (age >= RESCUE_AFTER)
    return { id: 'rescue', tone: 'todo', icon: 'download', text: t().rescue(what, ageText(age)) };
  if (age >= ADVICE_AFTER) return { id: 'advice', tone: 'todo', icon: 'send', text: t().since(what, ageText(age)) };
  return { id: 'to-send', tone: 'info', icon: 'send', text: t().toSend(what) };
}

function ageText(age: number): string {
  const hours = Math.floor(age / HOUR);
  return hours < 48 ? t().hours(hours) : t().days(Math.floor(hours / 24));
}

function stuckWord({ stuck }: Waiting): StatusWord | null {
  return stuck > 0 ? { id: 'stuck', tone: 'todo', icon: 'flag', text: t().stuck(stuck) } : null;
}

/** What is worth saying aloud when the facts change: failure, recovery, receipt; never a key stroke. */
export function spokenChange(before: StatusFacts | null, after: StatusFacts): string | null {
  if (before === null) return null;
  const failed = after.save.type === 'failed';
  if (failed && before.save.type !== 'failed') return t().failedSpoken;
  // « typing » after a failure proves nothing yet: only a save does.
  if (after.save.type === 'saved' && before.save.type === 'failed') return t().savedAgain;
  const arrived = after.sync.type === 'received' && !hasWaiting(after.waiting);
  const was = before.sync.type === 'received' && !hasWaiting(before.waiting);
  return arrived && !was && after.sync.type === 'received' ? t().receivedSpoken(formatTime(after.sync.at)) : null;
}
