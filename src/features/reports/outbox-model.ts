// What is on this tablet alone, told record by record.
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { formatDay } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { SENDABLE_AGAIN } from '#store/outbox-acts.ts';
import type { Pending } from '#store/pending.ts';
import { rescueName } from '#store/rescue-name.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

export interface OutboxLine {
  readonly doc: DocId;
  readonly kind: keyof ReturnType<typeof t>['kinds'];
  readonly name: string;
  /** Null when no screen shows the record. */
  readonly href: string | null;
  /** Newest entry, ms since 1970; null when the record has no card. */
  readonly updatedAt: number | null;
}

export interface WaitingLine extends OutboxLine {
  /** When the oldest change that waits was written, ms since 1970. */
  readonly since: number | null;
}

export interface StuckLine extends OutboxLine {
  readonly reason: string;
  readonly at: number;
  /** Sending it again may end otherwise, and the record is here to be sent. */
  readonly again: boolean;
}

type Cards = Store['cards'];

/** Who a record is, from its card; a record without one is still told. */
export function lineOf(
  cards: Pick<Cards, 'company' | 'dossier' | 'stake' | 'action' | 'session'>,
  doc: DocId,
): OutboxLine {
  const company = cards.company.value.get(doc);
  if (company)
    return { doc, kind: 'company', name: company.name, href: href.company(doc), updatedAt: company.updatedAt };
  const dossier = cards.dossier.value.get(doc);
  if (dossier) {
    const name = cards.company.value.get(dossier.company)?.name ?? '';
    return { doc, kind: 'dossier', name, href: href.dossier(doc), updatedAt: dossier.updatedAt };
  }
  const stake = cards.stake.value.get(doc);
  if (stake) return { doc, kind: 'stake', name: stake.title, href: href.stake(doc), updatedAt: stake.updatedAt };
  const action = cards.action.value.get(doc);
  if (action) return { doc, kind: 'action', name: action.title, href: href.action(doc), updatedAt: action.updatedAt };
  const session = cards.session.value.get(doc);
  if (session) {
    const name = session.date ? formatDay(session.date) : session.place;
    return { doc, kind: 'session', name, href: href.committee(doc), updatedAt: session.updatedAt };
  }
  return { doc, kind: 'other', name: '', href: null, updatedAt: null };
}

/** What waits, the longest first. */
export function waitingLines(cards: Cards, { docs, since }: Pick<Pending, 'docs' | 'since'>): readonly WaitingLine[] {
  return [...docs]
    .map((doc) => ({ doc, since: since.get(doc) ?? null }))
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0))
    .map(({ doc, since }) => ({ ...lineOf(cards, doc), since }));
}

/** One line per refused record: its oldest refusal is the one that began it. */
export function stuckLines(cards: Cards, stuck: Pending['stuck']): readonly StuckLine[] {
  const first = new Map<DocId, Pending['stuck'][number]>();
  const again = new Set<DocId>();
  for (const item of stuck) {
    const known = first.get(item.doc);
    if (!known || item.at < known.at) first.set(item.doc, item);
    if (SENDABLE_AGAIN.has(item.reason)) again.add(item.doc);
  }
  return [...first.values()]
    .sort((a, b) => a.at - b.at)
    .map(({ doc, reason, at }) => {
      const line = lineOf(cards, doc);
      return { ...line, reason, at, again: again.has(doc) && line.href !== null };
    });
}

const HOUR = 3_600_000;

/** Unsent for 24 h: advice; for 72 h: a file to carry away (FIELD). */
export function urgencyOf(oldestAt: number | null, now: number): 'none' | 'advice' | 'rescue' {
  const age = oldestAt === null ? 0 : now - oldestAt;
  if (age >= 72 * HOUR) return 'rescue';
  return age >= 24 * HOUR ? 'advice' : 'none';
}

/** « 3 h », « 2 jours »: how long something has waited. */
export function ageText(since: number, now: number): string {
  const hours = Math.floor((now - since) / HOUR);
  if (hours < 1) return t().ageFresh;
  return hours < 48 ? t().ageHours(hours) : t().ageDays(Math.floor(hours / 24));
}

interface ReasonWords {
  /** What happened. */
  readonly text: string;
  /** What to do about it. */
  readonly help: string;
}

export function reasonWords(reason: string): ReasonWords {
  const known: Readonly<Record<string, ReasonWords | undefined>> = t().reasons;
  return known[reason] ?? { text: t().reasonOther(reason), help: t().reasonOtherHelp };
}

/** Hands over the given records (default: all that is not received) as a file; false when the person gave up. */
export async function exportRecords(
  store: Pick<Store, 'rescue' | 'platform' | 'now'>,
  only?: readonly DocId[],
): Promise<boolean> {
  const file = await store.rescue(only);
  return store.platform.saveFile(rescueName(`${t().exportName}-${dayAt(store.now())}`, file), file);
}
